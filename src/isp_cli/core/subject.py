"""What a person grows in: one competency or one principle of a framework, found by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from isp_cli.core.find import subject_in
from isp_cli.core.framework import Framework


@dataclass(frozen=True, slots=True)
class Subject:
    """A competency or a principle; `activities` are the (id, text) of those it has."""

    id: str
    name: str
    what: Literal["competency", "principle"]
    activities: tuple[tuple[str, str], ...] = ()


def find_subject(frameworks: Iterable[Framework], wanted: str) -> Subject:
    """Return the one competency or principle that an id, a name or a part of a name means.

    Raises:
        UnknownName: none is called that in any of the frameworks.
        AmbiguousName: several of the first that has it are.
    """
    found = subject_in(frameworks, wanted)
    return subject(found.framework, found.place.id)


def subject(framework: Framework, id: str) -> Subject:
    """Return what exactly this id means; one the framework no longer has stands for itself."""
    competency = framework.competency(id)
    if competency is None:
        principle = framework.principle(id)
        return Subject(id, principle.name if principle else id, "principle")
    activities = tuple((each.id, each.text) for each in competency.every_activity())
    return Subject(id, competency.name, "competency", activities)


def subjects(frameworks: Iterable[Framework], ids: Iterable[str]) -> tuple[Subject, ...]:
    """Return those of the ids that are a competency or a principle of one of the frameworks."""
    every = tuple(frameworks)
    return tuple(
        subject(framework, id)
        for id in ids
        for framework in every
        if framework.competency(id) or framework.principle(id)
    )
