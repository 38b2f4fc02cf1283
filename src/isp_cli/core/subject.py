"""What a person grows in: a competency, function or principle of a framework, by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from isp_cli.core.find import subject_in
from isp_cli.core.framework import Framework, kind_of
from isp_cli.core.whose import overlay_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A competency, function or principle; `activities` are the (id, text) of those it has.

    `overlay` is the one it comes from or is worded by. One that no framework has any more is only
    as entries name it.
    """

    id: str
    name: str
    what: Literal["competency", "function", "principle"]
    activities: tuple[tuple[str, str], ...] = ()
    in_a_framework: bool = True
    overlay: str = ""

    @property
    def listed(self) -> str:
        """Its name, with the overlay it comes from."""
        return f"{self.name} ({self.overlay})" if self.overlay else self.name


def find_subject(frameworks: Iterable[Framework], wanted: str) -> Subject:
    """Return the one thing to grow in that an id, a name or a part of a name means.

    A framework without an id is what entries name: one that has it by another name is taken first.

    Raises:
        UnknownName: none is called that in any of the frameworks.
        AmbiguousName: several of the first that has it are.
    """
    place, framework = subject_in(frameworks, wanted)
    if not framework.id:
        framework = next(each for each in frameworks if _has(each, place.id))
    return subject(framework, place.id)


def _has(framework: Framework, id: str) -> bool:
    return bool(framework.capability(id) or framework.principle(id))


def subject(framework: Framework, id: str) -> Subject:
    """Return what exactly this id means in a framework that has it."""
    is_there = bool(framework.id)
    capability = framework.capability(id)
    if capability is None:
        principle = framework.principle(id)
        name, overlay = principle.name if principle else id, overlay_of(framework, principle)
        return Subject(id, name, "principle", in_a_framework=is_there, overlay=overlay)
    activities = tuple((each.id, each.text) for each in capability.every_activity())
    overlay = overlay_of(framework, capability)
    return Subject(id, capability.name, kind_of(capability), activities, is_there, overlay)


def subjects(frameworks: Iterable[Framework], ids: Iterable[str]) -> tuple[Subject, ...]:
    """Return those of the ids that one of the frameworks has as something to grow in."""
    every = tuple(frameworks)
    return tuple(subject(framework, id) for id in ids for framework in every if _has(framework, id))
