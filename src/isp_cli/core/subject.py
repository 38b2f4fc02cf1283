"""What a person grows in: one competency or one principle of a framework, found by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from isp_cli.core.find import find_competency, find_principle
from isp_cli.core.framework import Framework
from isp_cli.errors import AmbiguousName, UnknownName


@dataclass(frozen=True, slots=True)
class Subject:
    """A competency or a principle; `activities` are the (id, text) of those it has."""

    id: str
    name: str
    what: Literal["competency", "principle"]
    activities: tuple[tuple[str, str], ...] = ()

    @property
    def in_a_sentence(self) -> str:
        """The name as it stands in the middle of a sentence."""
        return self.name[:1].lower() + self.name[1:]


def find_subject(framework: Framework, wanted: str) -> Subject:
    """Return the one competency or principle that an id, a name or a part of a name means.

    Raises:
        UnknownName: none is called that.
        AmbiguousName: several are.
    """
    found: list[str] = []
    nearest: tuple[str, ...] = ()
    for look in (find_competency, find_principle):
        try:
            found.append(look(framework, wanted))
        except UnknownName as unknown:
            nearest += unknown.nearest
    if not found:
        among = "the competencies and principles"
        raise UnknownName(wanted, tuple(dict.fromkeys(nearest))[:3], among=among)
    exact = [id for id in found if id == wanted.strip().casefold()]
    if len(found) > 1 and not exact:
        raise AmbiguousName(wanted, tuple(found))
    return subject(framework, (exact or found)[0])


def subject(framework: Framework, id: str) -> Subject:
    """Return what exactly this id means; one the framework no longer has stands for itself."""
    competency = framework.competency(id)
    if competency is None:
        principle = framework.principle(id)
        return Subject(id, principle.name if principle else id, "principle")
    activities = tuple((each.id, each.text) for each in competency.every_activity())
    return Subject(id, competency.name, "competency", activities)
