"""What a person grows in: a competency, function or principle of a framework, by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from isp_cli.core.find import subject_in
from isp_cli.core.framework import Framework, kind_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A competency, function or principle; `activities` are the (id, text) of those it has."""

    id: str
    name: str
    what: Literal["competency", "function", "principle"]
    activities: tuple[tuple[str, str], ...] = ()

    @property
    def in_a_sentence(self) -> str:
        """The name as it stands in the middle of a sentence."""
        return self.name[:1].lower() + self.name[1:]


def find_subject(frameworks: Iterable[Framework], wanted: str) -> Subject:
    """Return the one thing to grow in that an id, a name or a part of a name means.

    Raises:
        UnknownName: none is called that in any of the frameworks.
        AmbiguousName: several of the first that has it are.
    """
    found = subject_in(frameworks, wanted)
    return subject(found.framework, found.place.id)


def subject(framework: Framework, id: str) -> Subject:
    """Return what exactly this id means; one the framework no longer has stands for itself."""
    capability = framework.capability(id)
    if capability is None:
        principle = framework.principle(id)
        return Subject(id, principle.name if principle else id, "principle")
    activities = tuple((each.id, each.text) for each in capability.every_activity())
    return Subject(id, capability.name, kind_of(capability), activities)


def subjects(frameworks: Iterable[Framework], ids: Iterable[str]) -> tuple[Subject, ...]:
    """Return those of the ids that one of the frameworks has as something to grow in."""
    every = tuple(frameworks)
    return tuple(
        subject(framework, id)
        for id in ids
        for framework in every
        if framework.capability(id) or framework.principle(id)
    )
