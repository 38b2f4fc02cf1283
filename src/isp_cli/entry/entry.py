"""One entry of the journal that answers questions: the record and how it changes.

Every change makes a new value. What a person wrote is kept as it was typed; only line ends
become LF, and the two halves of a letter beyond U+FFFF one letter. A day is kept as the text of its
file, where a hand may have written one that there is not: such a file is still read, and told of.
The properties of the records here and in `entry.plan` are the only way from that text to a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from isp_cli.dates import day_of_time, written_day
from isp_cli.entry.ids import day_of
from isp_cli.records import NamedTuple, dataclass, plain, replace, whole_letters

FORMAT = "isp-entry/1"


def with_line_feeds(text: str) -> str:
    """Return the text with CRLF and CR as LF and whole letters, and nothing else changed."""
    return whole_letters(text.replace("\r\n", "\n").replace("\r", "\n"))


WayOfKnowing = Literal["", "impression", "feedback", "data", "observed"]
"""How somebody knows what they tell of; `own_questions` says how each is put. Empty: not said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameworkPin:
    """The framework an entry was written against; `digest` pins its very wording.

    `overlay` is the id of the overlay it was read with, if it was.
    """

    id: str
    version: str
    digest: str = ""
    overlay: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenName:
    """What an id was called when it was chosen."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FormerId:
    """The id an entry had until it was moved to another day, on the ISO day `until`.

    With it stand the times it said it `began` and `ended`, and the day a piece of evidence was of
    in `when`: moved back to that id, it says these again.
    """

    id: str
    until: str
    began: str = ""
    ended: str = ""
    when: str = ""

    @property
    def moved_on(self) -> date:
        """The day it was moved."""
        return date.fromisoformat(self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUpAnswer:
    """The answer to a question under a question, for one competency where it was asked of each.

    `chosen` is the option it went with, where another was chosen since.
    """

    question: str
    competency: str = ""
    asked: str
    text: str = ""
    chosen: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The answer to one question, beside the question as it was put.

    `chosen` is the option a choice took. With `how`, the way the person knows, the text is a piece
    of evidence. It is private unless `share` says that its owner may choose to show it. `since` is
    the ISO day it was written on, where the entry was finished before.
    """

    question: str
    asked: str
    principles: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    chosen: str = ""
    text: str = ""
    how: WayOfKnowing = ""
    follow_ups: tuple[FollowUpAnswer, ...] = ()
    share: Literal["", "yes"] = ""
    since: str = ""

    @property
    def written_on(self) -> date | None:
        """The day it was written, where the entry was finished before; else None."""
        return written_day(self.since)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the principles, competencies and activities it chose."""
        return (*self.principles, *self.competencies, *self.activities)

    @property
    def is_empty(self) -> bool:
        """Claim that nothing was answered."""
        said = (self.text, *self.chosen_ids, self.chosen, *(each.text for each in self.follow_ups))
        return not any(said)

    @property
    def said_of_choice(self) -> tuple[FollowUpAnswer, ...]:
        """The follow-ups that go with what is chosen now."""
        return tuple(each for each in self.follow_ups if not each.chosen)

    def follow_up(self, question: str, competency: str = "") -> FollowUpAnswer | None:
        """Find what was answered to a follow-up."""
        for each in self.follow_ups:
            if each.question == question and each.competency == competency:
                return each
        return None

    def with_follow_up(self, answer: FollowUpAnswer) -> Answer:
        """Return this answer with a follow-up's answer in place of an earlier one."""
        held = list(self.follow_ups)
        earlier = self.follow_up(answer.question, answer.competency)
        at = held.index(earlier) if earlier else len(held)
        held[at : at + 1] = [answer] if answer.text else []
        return replace(self, follow_ups=tuple(held))


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierAnswer(Answer):
    """What an answer said before it was written anew or taken away, on the ISO day `until`."""

    until: str

    @property
    def changed_on(self) -> date:
        """The day it was written anew or taken away."""
        return date.fromisoformat(self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How a promise went, on an ISO day; `entry` is the one that tells more.

    One that was taken back on an ISO day stays, with the day it had put the promise to in `due`.
    """

    on: str
    how: Literal["kept", "still-open", "let-go"]
    note: str = ""
    entry: str = ""
    due: str = ""
    taken_back: str = ""

    @property
    def day(self) -> date:
        """The day it was told."""
        return date.fromisoformat(self.on)

    @property
    def day_taken_back(self) -> date | None:
        """The day it was taken back, if it was."""
        return written_day(self.taken_back)


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """Marks an answer as something the person will do; `due` is an ISO day.

    `number` is what it goes by while it is open; older files have none.
    """

    question: str
    due: str = ""
    number: int | None = None
    outcomes: tuple[Outcome, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The day it was promised for, if one was."""
        return written_day(self.due)

    @property
    def is_open(self) -> bool:
        """Claim that it has neither been kept nor let go."""
        return self.settlement is None

    @property
    def settlement(self) -> Outcome | None:
        """The last of its outcomes that hold, if it was kept or let go with it."""
        last = self.lasting_outcomes[-1:]
        return last[0] if last and last[0].how != "still-open" else None

    @property
    def lasting_outcomes(self) -> tuple[Outcome, ...]:
        """Its outcomes without those that were taken back."""
        return tuple(each for each in self.outcomes if not each.taken_back)


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfAnswer:
    """Where a draft stands: the step to go on with, and what was half said there.

    `asked` is what those words were written for, in case it is asked no more.
    """

    question: str
    part: str = ""
    competency: str = ""
    asked: str = ""
    text: str = ""
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reopened:
    """The finished `entry` a draft goes on with; `answers` is the digest of what it said then."""

    entry: str
    answers: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A row of answers. `finished` is empty while it is a draft; times are ISO 8601 with offset.

    `set` is the question set (the guide's ten where it is empty), `label` what the entry is about
    in the person's words, `about` the one competency it is about, `during` the id of the entry it
    was written in the middle of, `plan` that of the plan it reviews. `settled` is the day the last
    of its promises was kept or let go, `moved` are the ids it had on other days, `named` what
    everything chosen was called. `only` are the questions somebody asked for, where not all;
    `before` is what answers said earlier. Only a draft has `asking` (the questions asked, where not
    all are), `later` (the ones put off), `unfinished`, and `again` (what it goes on with).
    """

    format: str = FORMAT
    id: str
    kind: str
    framework: FrameworkPin
    set: str = ""
    label: str = ""
    about: str = ""
    during: str = ""
    plan: str = ""
    started: str
    finished: str = ""
    settled: str = ""
    moved: tuple[FormerId, ...] = ()
    only: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    promises: tuple[Promise, ...] = ()
    before: tuple[EarlierAnswer, ...] = ()
    named: tuple[WrittenName, ...] = ()
    asking: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    unfinished: HalfAnswer | None = None
    again: Reopened | None = None

    @property
    def day(self) -> date:
        """The day it is about."""
        return day_of(self.id)

    @property
    def lasting_id(self) -> str:
        """The id it has once it is finished: a draft that goes on with an entry becomes that."""
        return self.again.entry if self.again else self.id

    @property
    def begun_on(self) -> date:
        """The day it was begun; what it is about may be of an earlier one."""
        return date.fromisoformat(self.started[:10])

    @property
    def finished_on(self) -> date | None:
        """The day it was finished; None for a draft."""
        return day_of_time(self.finished)

    @property
    def amount(self) -> tuple[int, str]:
        """How many answers it holds, those to follow-ups counted too, and their name."""
        said = sum(bool(each.text) for answer in self.answers for each in answer.follow_ups)
        return len(self.answers) + said, "answer"

    @property
    def names(self) -> dict[str, str]:
        """What it names, by id, in the words of the day it was chosen."""
        return {each.id: each.name for each in self.named}

    def answer(self, question: str) -> Answer | None:
        """Find the answer to a question by its id."""
        return next((each for each in self.answers if each.question == question), None)

    def with_answer(self, answer: Answer, order: tuple[str, ...]) -> Entry:
        """Return the entry with this answer in its place in the order of questions.

        An empty answer takes the earlier one away.
        """
        kept = [each for each in self.answers if each.question != answer.question]
        if not answer.is_empty:
            kept.append(answer)
        rank = {question: index for index, question in enumerate(order)}
        kept.sort(key=lambda each: rank.get(each.question, len(rank)))
        return replace(self, answers=tuple(kept))


def named_competencies(entry: Entry) -> tuple[str, ...]:
    """Return the competencies an entry is about or names, each once."""
    named = [id for answer in entry.answers for id in answer.competencies]
    return tuple(dict.fromkeys(([entry.about] if entry.about else []) + named))


PRACTICES = "sharing"  # the guide's tenth question: what could be passed on to others


class AnswerInEntry(NamedTuple):
    """One answer, with its entry."""

    entry: Entry
    answer: Answer

    @property
    def day(self) -> date:
        """The day the entry is about."""
        return self.entry.day

    @property
    def record(self) -> dict[str, Any]:
        """The answer as plain data, with what tells where it stands."""
        entry = self.entry
        where = {"entry": entry.id, "day": self.day.isoformat(), "label": entry.label}
        about = {"set": entry.set, "about": entry.about}
        return {**where, **about, **plain(self.answer)}


class OpenQuestion(NamedTuple):
    """A question without an answer: its words, and the command that asks it."""

    text: str
    command: str


def find_answered(found: Sequence[AnswerInEntry], wanted: str) -> AnswerInEntry | None:
    """Find the answer meant by `last`, its number in the list, or the id of its entry."""
    numbered = {str(number): each for number, each in enumerate(found, 1)}
    by_id = {each.entry.id: each for each in found}
    said = wanted.strip()
    return numbered.get("1" if said == "last" else said.lstrip("0")) or by_id.get(said)


def reworded_questions(found: Sequence[AnswerInEntry]) -> list[str]:
    """Return for each answer its question where it is worded otherwise than for the one before."""
    changes: list[str] = []
    before = found[0].answer.asked if found else ""
    for each in found:
        asked = each.answer.asked
        changes.append("" if asked.split() == before.split() else asked)
        before = asked
    return changes
