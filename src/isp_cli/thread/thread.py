"""A thread: the story of one competency or principle through the journal, in the order of time.

It is told whole, from a day on, or by its last year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby

from isp_cli.dates import add_months
from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan, PlanStep
from isp_cli.entry.promises import MadePromise, promises_by_day, promises_of
from isp_cli.records import dataclass, replace
from isp_cli.thread.moments import (
    STANDINGS,
    Moment,
    MomentKind,
    Subject,
    is_about,
    moments_in,
    moments_of_plan,
    ways_placed,
)


@dataclass(frozen=True, slots=True)
class ThreadScene:
    """The moments of one day in one entry; `about` is the other framework's where it is."""

    day: date
    record: Entry | Plan
    moments: tuple[Moment, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class ReflectionPlace:
    """Where a reflection placed the subject: to grow in it, surest of it, and so on."""

    day: date
    entry: str
    kinds: tuple[MomentKind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """One story: `every` moment of it, and the `moments` that are told, those since `since`.

    `also` are what covers the same ground in another framework, if the story is to follow `both`.
    Where it was not read whole there are `others`, so many entries from which no moment was taken.

    What changed in its standing is told whatever `since` says, and what is ahead: the open plan
    that holds it, and open promises.
    """

    subject: Subject
    both: bool = False
    also: tuple[Subject, ...] = ()
    every: tuple[Moment, ...] = ()
    moments: tuple[Moment, ...] = ()
    others: int = 0
    since: date | None = None
    plan: Plan | None = None
    promises: tuple[MadePromise, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days of every moment."""
        return tuple(each.day for each in self.every)

    @property
    def earlier(self) -> int:
        """How many entries came before what is told, and have no part in it."""
        told = {each.record.id for each in self.moments}
        return self.others + len({each.record.id for each in self.every} - told)

    @property
    def scenes(self) -> tuple[ThreadScene, ...]:
        """The moments that are told, by day and entry."""
        return _scenes(self.moments)

    @property
    def steps_ahead(self) -> tuple[PlanStep, ...]:
        """The open plan's steps for it that are still to do, the soonest first."""
        ahead = self.plan.steps_ahead() if self.plan else []
        ids = [each.id for each in (self.subject, *self.also)]
        return tuple(step for held, step in ahead if held.competency in ids)

    @property
    def change_of_standing(self) -> tuple[ReflectionPlace, ReflectionPlace] | None:
        """Where the first and the latest reflection placed it, if that is not the same.

        Only questions that both answered are compared: a question that was not answered, or not
        asked, says nothing.
        """
        placing = [each for each in _scenes(self.every) if _standing(each)]
        if len(placing) < 2:
            return None
        first, latest = placing[0], placing[-1]
        both = ways_placed(first.record) & ways_placed(latest.record)
        before, after = (
            ReflectionPlace(
                each.day, each.record.id, tuple(k for k in _standing(each) if k in both)
            )
            for each in (first, latest)
        )
        return (before, after) if before.kinds and after.kinds != before.kinds else None

    @property
    def beyond_impression(self) -> Moment | None:
        """The first evidence that somebody or something else gave, after own impressions."""
        evidence = [each for each in self.moments if each.kind == "evidence"]
        if not evidence or evidence[0].how != "impression":
            return None
        return next((each for each in evidence if each.how != "impression"), None)


def _scenes(moments: tuple[Moment, ...]) -> tuple[ThreadScene, ...]:
    return tuple(
        ThreadScene(day, told[0].record, told, about)
        for (day, _, about), found in groupby(moments, _of_scene)
        for told in (tuple(found),)
    )


def _of_scene(moment: Moment) -> tuple[date, str, str]:
    return moment.day, moment.record.id, moment.about


def _standing(scene: ThreadScene) -> tuple[MomentKind, ...]:
    kinds = {each.kind for each in scene.moments}
    return tuple(each for each in STANDINGS if each in kinds)


def thread_of(
    subject: Subject, records: Iterable[Entry | Plan], told: Mapping[str, Entry]
) -> Thread:
    """Tell the story of a subject; `told` are entries that say how promises went, by id."""
    moments: list[Moment] = []
    promises: list[MadePromise] = []
    plan: Plan | None = None
    for record in records:
        if isinstance(record, Plan):
            found = list(moments_of_plan(record, subject))
            if found and record.is_open and (plan is None or record.started > plan.started):
                plan = record
        else:
            found = list(moments_in(record, subject, told))
            if is_about(record, subject):
                promises += [held for held in promises_of(record) if held.promise.is_open]
        moments += found
    every = tuple(sorted(moments, key=_in_time))
    return Thread(
        subject=subject,
        every=every,
        moments=every,
        plan=plan,
        promises=tuple(promises_by_day(promises)),
    )


def places(record: Entry | Plan, subject: Subject) -> bool:
    """Say whether an entry's answers place a subject among the others."""
    found = () if isinstance(record, Plan) else moments_in(record, subject, {})
    return any(each.kind in STANDINGS for each in found)


def merge_threads(thread: Thread, others: Iterable[Thread]) -> Thread:
    """Return one story of several: what the others tell says what it is about.

    What an entry says of several of them at once is told once.
    """
    told = list(others)
    held = list(thread.every)
    seen = set(held)
    for other in told:
        new = [each for each in other.every if each not in seen]
        held += [replace(each, about=other.subject.id) for each in new]
        seen.update(new)
    promises = list(dict.fromkeys(each for one in (thread, *told) for each in one.promises))
    every = tuple(sorted(held, key=_in_time))
    plans = [thread.plan, *(each.plan for each in told)]
    return replace(
        thread,
        both=True,
        also=tuple(each.subject for each in told),
        every=every,
        moments=every,
        plan=next((each for each in plans if each), None),
        promises=tuple(promises_by_day(promises)),
    )


def _in_time(moment: Moment) -> tuple[date, bool, str, bool, str, str]:
    # what became of a step is told after what happened that day, and what was planned with the
    # plan; within a second a plan comes after the reflection it is made from
    record = moment.record
    later = moment.kind in ("step", "closed") and moment.how != "planned"
    return moment.day, later, record.started, isinstance(record, Plan), record.id, moment.about


def thread_since(thread: Thread, day: date) -> Thread:
    """Return a thread from a day on; an older promise is told by how it went since then."""
    told = filter(None, (_from(each, day) for each in thread.every))
    return replace(thread, since=day, moments=tuple(sorted(told, key=_in_time)))


ReadThread = Callable[[date], Thread]
"""Reads of a thread what tells of a day or later, and beside it how it began and what is ahead."""


def read_since(read: ReadThread, day: date) -> Thread:
    """Return a thread from a day on, which knows its first and its latest day."""
    thread = read(day)
    if thread.every and thread.days[-1] < day:
        thread = read(thread.days[-1])  # nothing is later, or what is was not read yet
    return thread_since(thread, day)


def read_last_year(read: ReadThread, today: date) -> Thread:
    """Return the last year of a thread; where that has nothing, the year up to its latest day.

    Where no entry came before that it is whole.
    """
    told = read_since(read, add_months(today, -12))
    if told.every and not told.moments:
        told = read_since(read, add_months(told.days[-1], -12))
    return told if told.earlier else replace(told, since=None, moments=told.every)


def _from(moment: Moment, day: date) -> Moment | None:
    if moment.day >= day:
        return moment
    went = moment.outcomes[-1].day if moment.outcomes else moment.day
    return replace(moment, day=went, kind="outcome") if went >= day else None
