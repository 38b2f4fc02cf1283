"""A thread: the story of one competency or principle through the journal, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan, PlanStep
from isp_cli.entry.promises import MadePromise, promises_by_day, promises_of
from isp_cli.records import dataclass, replace
from isp_cli.thread.moments import (
    Moment,
    MomentKind,
    Subject,
    is_about,
    moments_in,
    moments_of_plan,
    ways_placed,
)

# how the ten questions place a competency or a principle among the others
STANDINGS: tuple[MomentKind, ...] = ("growth", "leaned-on", "surest", "guides", "resonates")


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
    """One story. `days` are those of all that is told, `moments` those since `since`.

    `also` are what covers the same ground in another framework, if the story is to follow `both`.

    What is ahead is there whatever `since` says: the open plan that holds it, and open promises.
    """

    subject: Subject
    both: bool = False
    also: tuple[Subject, ...] = ()
    moments: tuple[Moment, ...] = ()
    days: tuple[date, ...] = ()
    since: date | None = None
    plan: Plan | None = None
    promises: tuple[MadePromise, ...] = ()

    @property
    def scenes(self) -> tuple[ThreadScene, ...]:
        """The moments by day and entry."""
        return tuple(
            ThreadScene(day, told[0].record, told, about)
            for (day, _, about), found in groupby(self.moments, _of_scene)
            for told in (tuple(found),)
        )

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
        placing = [each for each in self.scenes if _standing(each)]
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
    moments.sort(key=_in_time)
    return Thread(
        subject=subject,
        moments=tuple(moments),
        days=tuple(each.day for each in moments),
        plan=plan,
        promises=tuple(promises_by_day(promises)),
    )


def merge_threads(thread: Thread, others: Iterable[Thread]) -> Thread:
    """Return one story of several: what the others tell says what it is about.

    What an entry says of several of them at once is told once.
    """
    told = list(others)
    held = list(thread.moments)
    seen = set(held)
    for other in told:
        new = [each for each in other.moments if each not in seen]
        held += [replace(each, about=other.subject.id) for each in new]
        seen.update(new)
    promises = list(dict.fromkeys(each for one in (thread, *told) for each in one.promises))
    held.sort(key=_in_time)
    plans = [thread.plan, *(each.plan for each in told)]
    return replace(
        thread,
        both=True,
        also=tuple(each.subject for each in told),
        moments=tuple(held),
        days=tuple(each.day for each in held),
        plan=next((each for each in plans if each), None),
        promises=tuple(promises_by_day(promises)),
    )


def _in_time(moment: Moment) -> tuple[date, bool, str, bool, str, str]:
    # what became of a step is told after what happened that day, and what was planned with the
    # plan; within a second a plan comes after the reflection it is made from
    record = moment.record
    later = moment.kind in ("step", "closed") and moment.how != "planned"
    return moment.day, later, record.started, isinstance(record, Plan), record.id, moment.about


def thread_since(thread: Thread, day: date | None) -> Thread:
    """Return a thread from a day on; an older promise is told by how it went since then."""
    if day is None:
        return thread
    told = filter(None, (_from(each, day) for each in thread.moments))
    return replace(thread, since=day, moments=tuple(sorted(told, key=_in_time)))


def _from(moment: Moment, day: date) -> Moment | None:
    if moment.day >= day:
        return moment
    went = moment.outcomes[-1].day if moment.outcomes else moment.day
    return replace(moment, day=went, kind="outcome") if went >= day else None
