"""Promises: what a person said they would do differently, and how it went.

A promise is the answer that makes it, marked in its entry; what came of it is noted there too, and
told in the entry that asked. The questions here are this project's own. Promises across the journal
are in `journal.promises`, their pages in `review.pages`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

from isp_cli.dates import day_name, short_day
from isp_cli.entry.entry import Answer, Entry, Outcome, Promise
from isp_cli.entry.own_questions import _PREFIX, OUTCOMES, promise_of_question
from isp_cli.framework.records import FollowUp, Option, Question, Source
from isp_cli.records import dataclass, plain, replace
from isp_cli.wording import end_sentence

_OURS = Source(document="isp", section="Promises")
_TOLD_IN = {"kept": ".kept", "let-go": ".why"}
NEW = Question(
    id="promise.new",
    text="What will you do?",
    answer="promise",
    follow_ups=(FollowUp(id="promise.new.by", text="By when?", answer="day", source=_OURS),),
    source=_OURS,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseQuestion(Question):
    """A question that brings a promise back; `promised` are the words the promise was made in."""

    promised: str = ""


@dataclass(frozen=True, slots=True)
class MadePromise:
    """A promise with the entry that made it and the words it was made in.

    It has only the outcomes that hold; beside it stand those that were `taken_back`. `number` is
    what it goes by, while it is open, among all that are: 0 where nobody looked at the others.
    """

    entry: Entry
    promise: Promise
    text: str
    taken_back: tuple[Outcome, ...] = ()
    number: int = 0

    @property
    def made(self) -> date:
        """The day of the entry that made it."""
        return self.entry.day

    @property
    def due(self) -> date | None:
        """The day it was promised for, if one was."""
        return self.promise.due_on

    @property
    def waiting_since(self) -> date:
        """The day it was promised for or made, or on which it was last said to be open."""
        return max([self.due or self.made, *(each.day for each in self.promise.outcomes)])

    @property
    def line(self) -> str:
        """Its words on one line."""
        return " ".join(self.text.split())

    @property
    def after(self) -> str:
        """What it was made after, to go on with in a sentence: `, after Site B`; or nothing."""
        return f", after {self.entry.label}" if self.entry.label else ""

    def by_when(self, today: date, write: Callable[[date], str] = day_name) -> str:
        """Say its day, a past one without reproach: `by Fri 15 Jan 2027`; nothing for none."""
        if self.due is None:
            return ""
        return f"{'meant for' if self.due < today else 'by'} {write(self.due)}"

    def is_due(self, today: date) -> bool:
        """Claim that its day has come, or that it never had one."""
        return self.due is None or self.due <= today

    @property
    def record(self) -> dict[str, Any]:
        """The promise as plain data, with what tells where it was made."""
        return {
            "entry": self.entry.id,
            "question": self.promise.question,
            "number": (self.number or self.promise.number) if self.promise.is_open else None,
            "made": self.made.isoformat(),
            "label": self.entry.label,
            "text": self.text,
            "due": self.promise.due,
            "open": self.promise.is_open,
            "outcomes": plain(self.promise.outcomes),
            "taken_back": plain(self.taken_back),
        }


def outcome_name(outcome: Outcome) -> str:
    """Say how a promise went, and when that was told: `Kept on 15 Jan 2027`; and taken back."""
    back = outcome.day_taken_back
    taken_back = f", taken back on {short_day(back)}" if back else ""
    return f"{OUTCOMES[outcome.how]} on {short_day(outcome.day)}{taken_back}"


def promises_of(entry: Entry) -> Iterator[MadePromise]:
    """Yield the promises an entry made, with their words."""
    for promise in entry.promises:
        answer = entry.answer(promise.question)
        yield MadePromise(
            entry,
            replace(promise, outcomes=promise.lasting_outcomes),
            answer.text if answer else "",
            tuple(each for each in promise.outcomes if each.taken_back),
        )


def numbered_promises(found: list[MadePromise], taken: Collection[int] = ()) -> list[MadePromise]:
    """Return open promises in their order, each with a number that no other has.

    Each keeps its own. One that has none, or one that an earlier entry has too, as two computers
    may give it, gets the next that is free; the earliest first, and none of those `taken`.
    """
    own: dict[int, MadePromise] = {}
    without = []
    for each in sorted(found, key=lambda each: each.entry.id):
        number = each.promise.number or 0
        if number < 1 or own.setdefault(number, each) is not each:
            without.append(each)
    in_time = sorted(without, key=lambda each: (each.made, each.entry.started, each.entry.id))
    own |= zip(free_numbers({*own, *taken}), in_time, strict=False)
    number_of = {id(each): number for number, each in own.items()}
    return [replace(each, number=number_of[id(each)]) for each in found]


def free_numbers(taken: Collection[int]) -> Iterator[int]:
    """Yield the numbers from 1 that are not taken, without end."""
    return (number for number in count(1) if number not in taken)


def promises_by_day(found: list[MadePromise]) -> list[MadePromise]:
    """Return promises as they are asked: those with a day by that day, then the oldest."""
    return sorted(found, key=lambda each: (each.due or date.max, each.made, each.entry.started))


def promises_as_asked(found: list[MadePromise], today: date) -> list[MadePromise]:
    """Return promises in the order they are asked: those that are due, then those to come.

    Of those that are due the one that has waited longest comes first, so that each has its turn:
    since its day, or since it was made, or since it was last said to be still open.
    """
    return sorted(
        found,
        key=lambda each: (
            not each.is_due(today),
            each.waiting_since,
            each.made,
            each.entry.started,
        ),
    )


def with_promises(
    entry: Entry, questions: tuple[Question, ...], taken: Collection[int] = ()
) -> Entry:
    """Return a finished entry with its promises marked, each with the day its follow-up names.

    Each gets a number that is not `taken`.
    """
    made = []
    numbers = free_numbers(taken)
    for question in questions:
        answer = entry.answer(question.id)
        if question.answer != "promise" or answer is None or not answer.text.strip():
            continue
        day = next((each.id for each in question.follow_ups if each.answer == "day"), "")
        said = answer.follow_up(day)
        due = said.text if said else ""
        made.append(Promise(question=question.id, number=next(numbers), due=due))
    return replace(entry, promises=tuple(made))


def with_outcome(entry: Entry, question: str, outcome: Outcome, *, due: str = "") -> Entry:
    """Return an entry with what came of one of its promises, and its new day if it has one."""
    changed = tuple(
        replace(each, outcomes=(*each.outcomes, outcome), due=due or each.due)
        if each.question == question
        else each
        for each in entry.promises
    )
    return replace(entry, promises=changed, settled=day_settled(changed))


def day_settled(promises: tuple[Promise, ...]) -> str:
    """Return the ISO day on which the last of an entry's promises was settled, or nothing."""
    ends = [each.settlement.on if each.settlement else "" for each in promises]
    return max(ends, default="") if all(ends) else ""


def with_numbers(entry: Entry, numbers: Mapping[str, int]) -> Entry:
    """Return an entry whose promises have these numbers, by their questions."""
    changed = (
        replace(each, number=numbers.get(each.question, each.number)) for each in entry.promises
    )
    return replace(entry, promises=tuple(changed))


def question_about(held: MadePromise) -> PromiseQuestion:
    """Return the question that brings a promise back."""
    until = f" by {day_name(held.due)}" if held.due else ""
    quotation = end_sentence(f"\u201c{held.line}\u201d")
    told = f"you said you would do this{until}: {quotation} How did it go?"
    text = f"On {short_day(held.made)}{held.after}, {told}"
    return replace(blank_question_about(question_id_about(held)), text=text, promised=held.line)


def question_id_about(held: MadePromise) -> str:
    """Return the id of the question that brings a promise back."""
    return f"{_PREFIX}{held.entry.id}.{held.promise.question}"


def question_as_asked(answer: Answer) -> PromiseQuestion:
    """Return the question that brought a promise back as an answer keeps it.

    This is for a promise whose own entry is gone or cannot be read: nothing else has its words
    then, and no sentence is taken apart for them. All that was asked stands for them.
    """
    blank = blank_question_about(answer.question)
    return replace(blank, text=answer.asked, promised=answer.asked)


def blank_question_about(id: str) -> PromiseQuestion:
    """Return a question that brings a promise back, without its words."""
    return PromiseQuestion(
        id=id,
        text="",
        answer="choice",
        words="none",
        options=tuple(Option(id=key, name=name) for key, name in OUTCOMES.items()),
        follow_ups=(
            FollowUp(id=f"{id}.kept", text="What came of it?", only_if="kept", source=_OURS),
            FollowUp(
                id=f"{id}.by",
                text="By when now?",
                answer="day",
                day="ahead",
                only_if="still-open",
                source=_OURS,
            ),
            FollowUp(id=f"{id}.why", text="Why do you let it go?", only_if="let-go", source=_OURS),
        ),
        source=_OURS,
    )


def outcomes_in(entry: Entry, on: date) -> Iterator[tuple[str, str, Outcome, str]]:
    """Yield (entry, question, outcome, new day) for each promise an entry says the outcome of."""
    for answer in entry.answers:
        about = promise_of_question(answer.question)
        if about is None or answer.chosen not in OUTCOMES:
            continue
        by = answer.follow_up(f"{answer.question}.by")
        yield (
            *about,
            Outcome(on=on.isoformat(), how=answer.chosen, entry=entry.id),  # type: ignore[arg-type]
            by.text if by and answer.chosen == "still-open" else "",
        )


def with_outcome_words(held: MadePromise, told: Mapping[str, Entry]) -> MadePromise:
    """Return a promise with what was said of its outcomes, from the `told` entries by their ids."""
    outcomes = tuple(_with_words(each, held, told) for each in held.promise.outcomes)
    taken_back = tuple(_with_words(each, held, told) for each in held.taken_back)
    return replace(held, promise=replace(held.promise, outcomes=outcomes), taken_back=taken_back)


def _with_words(outcome: Outcome, held: MadePromise, told: Mapping[str, Entry]) -> Outcome:
    """Return an outcome with what was said of it, which may stand in the entry that tells it."""
    entry = told.get(outcome.entry)
    if outcome.note or entry is None:
        return outcome
    about = (held.entry.id, held.promise.question)
    words = (
        each.text
        for answer in entry.answers
        if promise_of_question(answer.question) == about
        for each in answer.follow_ups
        if each.question.endswith(_TOLD_IN.get(outcome.how, " "))
    )
    return replace(outcome, note=next(words, ""))
