"""What the index keeps of an entry: what questions are asked of it, and the record itself.

It is worked out here from the record alone. How it is kept is in `journal.index`, how it is asked
for in `journal.asked`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from isp_cli.dates import day_of_time, iso_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.folding import folded_for_search, without_accents
from isp_cli.entry.ids import KINDS, day_of
from isp_cli.entry.own_questions import level_competency, reviewed_competency
from isp_cli.entry.pieces import is_without_how, pieces
from isp_cli.entry.plan import Plan
from isp_cli.entry.texts import ids_named_in, passages
from isp_cli.records import NamedTuple, build, sparse_record
from isp_cli.wording import folded

_HALF = re.compile("[\ud800-\udfff]")
# an id from the hyphen after its day on: to look for that one is quick
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}-"
_ID = re.compile(
    rf"-(?<={_DAY})(?<![a-z0-9-]{_DAY})(?:{'|'.join(KINDS)})-[a-z0-9]{{4}}(?![a-z0-9])", re.ASCII
)
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class EntryRow(NamedTuple):
    """An entry among the others. Rows of ids or days stand each in lines of their own.

    `started` is the time it was begun; `finished` the day it was ended, for a plan the day of its
    id; `opening` its first words. `names` is all it is about or chooses, and `called` the ids and
    names of it, folded. `asked` are the questions it answers; `points` the entries it names, and
    `former` the ids it had. `plan` is the plan it reviews. `promises` counts those it makes,
    `waiting` those that are open, and `settled` are the days on which the others were settled.
    `is_open` says so of a plan, and `lacks_how` of evidence without how it is known. `first_day`
    and `last_day` are those of its own day, its evidence's and what came of its promises, and for a
    plan its own. `record` is all of it as JSON.
    """

    started: str
    finished: str
    opening: str
    names: str
    called: str
    asked: str
    points: str
    former: str
    plan: str
    promises: int
    waiting: int
    settled: str
    is_open: bool
    lacks_how: bool
    first_day: str
    last_day: str
    record: str


class PassageRow(NamedTuple):
    """One text of an entry, to be searched: `names` is what it is about or chooses, in lines.

    `unaccented` is the text without its accents; nothing where it has none.
    """

    question: str
    names: str
    says_something: bool
    folded: str
    unaccented: str


class PieceRow(NamedTuple):
    """One piece of evidence: its ISO day, the way it is known, and in lines what it serves."""

    day: str
    how: str
    competencies: str
    principles: str
    activities: str


def entry_row(record: Entry | Plan) -> EntryRow:
    """Return an entry's own row."""
    text = _as_json(record)
    points = in_lines(id for id in _ids_in(text) if id != record.id)
    former = in_lines(each.id for each in record.moved)
    ids = sorted(ids_named_in(record))  # rows of one record are the same in every run
    called = in_lines(map(folded, (*ids, *record.names, *record.names.values())))
    if isinstance(record, Plan):
        return EntryRow(
            started=storable(record.started),
            finished=iso_day(record.day),
            opening=opening_of(record),
            names=in_lines(each.competency for each in record.competencies),
            called=called,
            asked="",
            points=points,
            former=former,
            plan="",
            promises=0,
            waiting=0,
            settled="",
            is_open=record.is_open,
            lacks_how=False,
            first_day=iso_day(record.day),
            last_day=iso_day(record.day),
            record=text,
        )
    ends = [each.settlement for each in record.promises]
    days = [iso_day(record.day), *(iso_day(each.day) for each in pieces(record))]
    days += [outcome.on for each in record.promises for outcome in each.outcomes]
    return EntryRow(
        started=storable(record.started),
        finished=iso_day(day_of_time(record.finished) or day_of(record.id)),
        opening=opening_of(record),
        names=in_lines(_names(record)),
        called=called,
        asked=in_lines(each.question for each in record.answers if not each.is_empty),
        points=points,
        former=former,
        plan=storable(record.plan),
        promises=len(record.promises),
        waiting=ends.count(None),
        settled=in_lines(each.on for each in ends if each),
        is_open=False,
        lacks_how=is_without_how(record),
        first_day=min(days),
        last_day=max(days),
        record=text,
    )


def passage_rows(record: Entry | Plan) -> Iterator[PassageRow]:
    """Yield what is searched of an entry."""
    for each in passages(record):
        names = in_lines((each.competency, *each.chosen))
        text = storable(folded_for_search(each.text))
        bare = without_accents(text)
        question, unaccented = storable(each.question), "" if bare == text else bare
        yield PassageRow(question, names, each.says_something, text, unaccented)


def piece_rows(record: Entry | Plan) -> Iterator[PieceRow]:
    """Yield the evidence in an entry."""
    for each in () if isinstance(record, Plan) else pieces(record):
        served = map(in_lines, (each.competencies, each.principles, each.activities))
        yield PieceRow(each.day.isoformat(), each.answer.how, *served)


def record_of(kind: type[Entry] | type[Plan], text: str) -> Entry | Plan:
    """Make the record again that a row holds.

    Raises:
        KeyError, TypeError, ValueError: the row is damaged.
    """
    return build(kind, json.loads(text))


def _as_json(record: Entry | Plan) -> str:
    value = sparse_record(record)
    text = _json(value)
    return text if _is_whole(text) else json.dumps(value, separators=(",", ":"))


def _ids_in(text: str) -> Iterator[str]:
    for match in _ID.finditer(text):
        yield text[match.start() - len("2026-11-22") : match.end()]


def _is_whole(text: str) -> bool:
    """Claim that a text has no half of a letter in it, which no database takes."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def storable(text: str) -> str:
    """Return a text as it is asked for, with a mark in place of half a letter."""
    return text if _is_whole(text) else _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def in_lines(values: Iterable[str]) -> str:
    """Return texts each in a line of its own, so that one is found whole by `line`; nothing for
    none.
    """
    found = dict.fromkeys(filter(None, values))
    return storable("\n".join(["", *found, ""])) if found else ""


def lines_of(text: str) -> list[str]:
    """Return the texts that stand in lines."""
    return [*filter(None, text.split("\n"))]


def line(value: str) -> str:
    """Return a text as it stands among others in lines."""
    return f"\n{value}\n"


def _names(entry: Entry) -> Iterator[str]:
    yield entry.about
    for answer in entry.answers:
        yield from (*answer.competencies, *answer.principles, *answer.activities)
        yield level_competency(answer.question)
        yield reviewed_competency(answer.question)
        yield from (each.competency for each in answer.follow_ups)


def opening_of(record: Entry | Plan) -> str:
    """Return the first line somebody wrote, to know an entry by."""
    if isinstance(record, Plan):
        texts = [
            text
            for each in record.competencies
            for text in (each.why, *(step.text for step in each.steps))
        ]
    elif record.label.strip():
        return storable(f"After {_first_line(record.label)}")
    else:
        texts = [
            text
            for each in record.answers
            for text in (each.text, *(more.text for more in each.follow_ups))
        ]
    return storable(next(filter(None, map(_first_line, texts)), ""))


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
