"""The texts of an entry one by one, each with what was asked, and which somebody looks for.

Where the values of a record lie is in `entry.rules`; here they are put together as they are read.
How words are compared with a text is in `entry.folding`; all of them must stand in one text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.entry.entry import Entry
from isp_cli.entry.folding import folded_for_search, stands_in, without_accents
from isp_cli.entry.own_questions import level_competency
from isp_cli.entry.plan import WHY, Development, EarlierDevelopment, Plan
from isp_cli.entry.rules import parts_of
from isp_cli.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of an entry beside what was asked.

    `question` is the id of the question; a follow-up bears that of the question above it.
    `competency` is the one the text is about; `chosen` holds the competencies and the like that
    were chosen beside it, `option` the option.
    """

    asked: str = ""
    text: str = ""
    question: str = ""
    competency: str = ""
    chosen: tuple[str, ...] = ()
    option: str = ""

    @property
    def says_something(self) -> bool:
        """Claim that something was written or chosen here."""
        return bool(self.text or self.chosen or self.option)

    def names(self, competency: str) -> bool:
        """Say whether this is about a competency, or chooses it."""
        return competency == self.competency or competency in self.chosen


def passages(record: Entry | Plan) -> Iterator[Passage]:
    """Yield the texts of an entry in its order."""
    if isinstance(record, Plan):
        for development in record.competencies:
            yield from _development(development)
        learnt = (record.learnt, *(each.learnt for each in record.reopened))
        yield from (Passage(asked="What I learnt", text=each) for each in learnt if each)
        return
    if record.label or record.about:
        about = (record.about,) if record.about else ()
        yield Passage(asked="After" if record.label else "About", text=record.label, chosen=about)
    for answer in record.answers:
        yield Passage(
            asked=answer.asked,
            text=answer.text,
            question=answer.question,
            chosen=answer.chosen_ids,
            option=answer.chosen,
        )
        for each in answer.follow_ups:
            yield Passage(
                asked=each.asked,
                text=each.text,
                question=answer.question,
                competency=each.competency or level_competency(answer.question),
            )
    for before in record.before:
        said = [(before.asked, before.text), *((e.asked, e.text) for e in before.follow_ups)]
        for asked, text in said:
            asked = f"{asked} (until {before.until})"
            yield Passage(asked=asked, text=text, question=before.question)
    for promise in record.promises:
        for outcome in promise.outcomes:
            if outcome.note:
                asked = "What came of the promise"
                yield Passage(asked=asked, text=outcome.note, question=promise.question)


def ids_named_in(record: Entry | Plan) -> set[str]:
    """Return the ids of all that an entry is about or chooses."""
    return {id for each in passages(record) for id in (each.competency, *each.chosen) if id}


def _development(held: Development) -> Iterator[Passage]:
    about = held.competency
    # also without a why: the plan names this competency
    yield Passage(asked=WHY, text=held.why, competency=about, chosen=(about,))
    yield from _drawn_on(held, about)
    for before in held.earlier:
        until = f", until {before.until}"
        if before.why:
            yield Passage(asked=f"{WHY[:-1]}{until}", text=before.why, competency=about)
        yield from _drawn_on(before, about, until)
    for step in (*held.steps, *held.undone):
        before_it = [(each.until, each.text, each.note) for each in step.earlier]
        before_it += [(each.until, each.text, each.note) for each in step.undone]
        versions = [(f"Step {step.step}", step.text, step.note)]
        versions += [(f"Step {step.step}, until {day}", said, why) for day, said, why in before_it]
        for asked, text, note in versions:
            text = "\n".join(filter(None, (text, note)))
            yield Passage(asked=asked, text=text, competency=about)


def _drawn_on(
    held: Development | EarlierDevelopment, about: str, until: str = ""
) -> Iterator[Passage]:
    for asked, lines in (("Resources", held.resources), ("People", held.people)):
        if lines:
            yield Passage(asked=f"{asked}{until}", text="\n".join(lines), competency=about)


class EntryHit(NamedTuple):
    """An entry that was looked for, and the text to show of it."""

    path: Path
    passage: Passage
    record: Entry | Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: all `words` in one text, of an entry that is all of the rest.

    A word is one as `folding.search_words` gives it, or a phrase with single spaces.
    """

    words: tuple[str, ...] = ()
    question: str = ""
    competency: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def asks_nothing(self) -> bool:
        """Claim that every entry would do."""
        return self == Query()

    def first_match(self, record: Entry | Plan) -> Passage | None:
        """Find the text to show for an entry: one about the competency before any other."""
        found = list(passages(record))
        if self.competency and not any(each.names(self.competency) for each in found):
            return None
        if not (self.words or self.question or self.competency):
            return next((each for each in found if each.says_something), Passage())
        hits = [each for each in found if each.says_something and self._is_met_by(each)]
        about = (each for each in hits if each.names(self.competency))
        return next(about, hits[0] if hits else None)

    def _is_met_by(self, passage: Passage) -> bool:
        if self.question not in ("", passage.question):
            return False
        folded = folded_for_search(passage.text)
        unaccented = without_accents(folded)
        return all(stands_in(word, folded, unaccented) for word in self.words)


def count_missing(one: Entry | Plan, other: Entry | Plan) -> int:
    """Return how many statements of the one the other does not make."""
    held = _statements(other)
    return sum(held.get(place) != values for place, values in _statements(one).items())


def _statements(record: Entry | Plan) -> dict[tuple[str, ...], list[str]]:
    """Return what the person wrote and chose, by what it is said of, whatever the order."""
    found: dict[tuple[str, ...], list[str]] = {}
    for part in parts_of(record):
        if part.statement and part.value:
            found.setdefault(part.statement, []).append(part.value)
    return found


def amount_in_words(record: Entry | Plan) -> str:
    """Say in two words how much a record holds, what was asked within a question counted too."""
    number, what = record.amount
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
