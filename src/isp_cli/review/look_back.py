"""Looking back: what was touched since a day, what came of promises, and sentences to reread.

What is asked of the journal for it is in `journal.reading`, what is shown in `review.pages`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from isp_cli.entry.entry import Entry, named_competencies
from isp_cli.entry.ids import day_of
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.entry.promises import MadePromise, promises_by_day
from isp_cli.levels.levels import placements
from isp_cli.records import dataclass

_MOST = 4

# where sentences worth rereading stand: what was learnt, what others said, what is hard, what moved
_LESSONS = ("lessons", "coaching.said", "about.hard", "dilemma.yours", "after.happened")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A person's own words to read again, with the question they answer and their entry."""

    entry: str
    asked: str
    words: str

    @property
    def day(self) -> date:
        """The day of its entry."""
        return day_of(self.entry)


@dataclass(frozen=True, kw_only=True, slots=True)
class LookBack:
    """What lies between a day and today; open promises are those of today, as is
    the plan, unless it was closed in between. `named` is what was chosen, as it was called last."""

    since: date
    entries: int = 0
    named: dict[str, str]
    competencies: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    open: tuple[MadePromise, ...] = ()
    settled: tuple[MadePromise, ...] = ()
    plan: Plan | None = None
    ended: tuple[tuple[Development, PlanStep], ...] = ()
    sentences: tuple[Sentence, ...] = ()


def look_back(
    since: date, entries: Sequence[Entry], promises: Iterable[MadePromise], plan: Plan | None
) -> LookBack:
    """Look back from the entries since a day, every promise, and the plan."""
    every = list(promises)
    named = [id for entry in entries for id in named_competencies(entry)]
    named += [
        each.competency for entry in entries for said in entry.answers for each in said.follow_ups
    ]
    named += [each.competency for entry in entries for each in placements(entry)]
    principles = (id for entry in entries for said in entry.answers for id in said.principles)
    told = [(each.promise.settlement, each) for each in every]
    settled = [(last.day, each) for last, each in told if last and last.day >= since]
    in_time = sorted(entries, key=lambda each: (each.day, each.started))
    return LookBack(
        since=since,
        entries=len(entries),
        named={id: name for entry in in_time for id, name in entry.names.items()},
        competencies=tuple(dict.fromkeys(filter(None, named))),
        principles=tuple(dict.fromkeys(principles)),
        open=tuple(promises_by_day([each for each in every if each.promise.is_open])),
        settled=tuple(each for _, each in sorted(settled, key=lambda pair: pair[0])),
        plan=plan,
        ended=_ended(plan, since) if plan else (),
        sentences=_to_reread(in_time),
    )


def _ended(plan: Plan, since: date) -> tuple[tuple[Development, PlanStep], ...]:
    """Return the steps that were done or dropped since a day, in the order of their ends."""
    found = [pair for pair in plan.steps() if (pair[1].ended_on or date.min) >= since]
    return tuple(sorted(found, key=lambda pair: pair[1].ended_on or since))


def _to_reread(in_time: Sequence[Entry]) -> tuple[Sentence, ...]:
    """Choose a few: the first promise and the latest, then the latest of each sort of lesson.

    No chance is in it, so that the same journal gives the same page; one from each entry.
    """
    promises = [
        found
        for entry in in_time
        for promise in entry.promises
        if (found := _sentence(entry, promise.question))
    ]
    chosen = {each.entry: each for each in (*promises[-1:], *promises[:1])}
    for question in _LESSONS:
        told = (_sentence(entry, question) for entry in reversed(in_time) if entry.id not in chosen)
        lesson = next(filter(None, told), None)
        if lesson and len(chosen) < _MOST:
            chosen[lesson.entry] = lesson
    return tuple(sorted(chosen.values(), key=lambda each: each.day))


def _sentence(entry: Entry, question: str) -> Sentence | None:
    answer = entry.answer(question)
    if answer is None or not answer.text.strip() or promise_of_question(question):
        return None
    return Sentence(entry.id, answer.asked, answer.text)
