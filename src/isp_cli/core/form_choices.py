"""What a form's answer chooses from a list, and the days it names: read, or found wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, get_args, get_type_hints

from isp_cli.core.entry import Answer, Entry
from isp_cli.core.evidence import HOW
from isp_cli.core.find import folded
from isp_cli.core.framework import FollowUp, Framework, Question
from isp_cli.core.records import Location
from isp_cli.core.steps import understood_day, way_of
from isp_cli.errors import BrokenRule

Found = tuple[Answer, list[tuple[Location, str]]]


class Given(Protocol):
    """What a form says: option, activities and how it is known, as somebody wrote them."""

    @property
    def chosen(self) -> str:
        """The option's id or name."""

    @property
    def activities(self) -> tuple[str, ...]:
        """Ids of activities."""

    @property
    def how(self) -> str:
        """One of the ways of knowing, by id or in words."""


def with_choices(
    answer: Answer,
    given: Given,
    question: Question,
    frameworks: Iterable[Framework],
    at: Location,
) -> Found:
    """Return the answer with what was chosen, and what cannot have been."""
    problems: list[tuple[Location, str]] = []
    options = {each.id: each.name for each in question.options}
    chosen = _one_of(options, given.chosen)
    if given.chosen and chosen is None:
        known = ", ".join(options) or "it has no options"
        problems.append(((*at, "chosen"), f"{given.chosen[:60]!r} is no option: {known}"))
    how = _one_of(HOW, given.how)
    if given.how and (how is None or question.answer != "evidence"):
        says = f"use {', '.join(HOW)}" if how is None else f"{question.id} does not ask for it"
        problems.append(((*at, "how"), f"{given.how[:60]!r} is no way of knowing here: {says}"))
        how = None
    for index, id in enumerate(given.activities):
        if question.answer != "activities":
            what = f"{question.id} does not ask for activities"
            problems.append(((*at, "activities"), what))
            break
        if not any(id in _activities(each) for each in frameworks):
            what = f"{id[:60]!r} is no activity's id: 'isp browse NAME --ids' shows them"
            problems.append(((*at, "activities", index), what))
    kept = given.activities if question.answer == "activities" else ()
    return replace(answer, chosen=chosen or "", how=_HOW[how or ""], activities=kept), problems


def _activities(framework: Framework) -> set[str]:
    every = (item for each in framework.capabilities() for item in each.every_activity())
    return {each.id for each in every}


def with_days(answer: Answer, question: Question, entry: Entry, at: Location) -> Found:
    """Return the answer with its days as ISO dates, counted from the day the entry was begun."""
    problems: list[tuple[Location, str]] = []
    today = date.fromisoformat(entry.started[:10])
    if question.answer == "day":
        try:
            answer = replace(answer, text=_day(answer.text, today, question))
        except BrokenRule as rule:
            problems.append(((*at, "text"), f"{rule} ({rule.hint})"))
    days = {each.id: each for each in question.follow_ups if each.answer == "day"}
    for index, each in enumerate(answer.follow_ups):
        if each.question in days:
            try:
                said = replace(each, text=_day(each.text, today, question, days[each.question]))
                answer = answer.with_follow_up(said)
            except BrokenRule as rule:
                problems.append(((*at, "follow_ups", index, "text"), f"{rule} ({rule.hint})"))
    return answer, problems


def _day(said: str, today: date, question: Question, follow_up: FollowUp | None = None) -> str:
    way = way_of(question, follow_up)
    # a form may be an entry of long ago, whose promises were for days that have gone by since
    return understood_day(said, today, way, also_gone_by=True)


_HOW = {each: each for each in get_args(get_type_hints(Answer)["how"])}


def _one_of(options: dict[str, str], said: str) -> str | None:
    key = folded(said)
    return next((id for id, name in options.items() if key in (id, folded(name))), None)
