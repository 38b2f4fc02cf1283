"""Pages of evidence and their records: what there is, its gaps, a piece that was just kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.dates import add_months, day_name, short_day
from isp_cli.entry.naming import choice_name, competency_row, names_as_written
from isp_cli.entry.own_questions import HOW, HOW_IN_A_SENTENCE
from isp_cli.entry.pieces import pieces
from isp_cli.evidence.gaps import EvidenceStanding, State
from isp_cli.framework.page_parts import short_name
from isp_cli.framework.records import Framework
from isp_cli.page.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Rows,
    Unspoken,
)
from isp_cli.page.printing import excerpt, shortened
from isp_cli.records import PlainData, replace, selected
from isp_cli.wording import join_names

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.pieces import Piece
    from isp_cli.evidence.evidence import EvidenceFilter
    from isp_cli.framework.names import Naming


_LINE = 70
_ROOM = 150  # for how a piece begins
_BEGIN = "Write one down: isp evidence add, or :evidence while you reflect"
_MOST = 3
_SAY_HOW = "and below 'asked:', in line with it, write: how: impression"
_OR = "(or feedback, data, observed)"


def evidence_page(
    names: Naming,
    found: Sequence[Piece],
    wanted: EvidenceFilter,
    today: date,
    *,
    gaps_on: str,
    any_at_all: bool,
    earlier: int = 0,
    without_how: tuple[str, ...] = (),
    whole: bool = False,
) -> Document:
    """The pieces of evidence that are looked for, the newest first; `whole`, or how they begin.

    `gaps_on` is the competency looked for, where gaps can be told of it; those `without_how` they
    are known are told of at the end, and how many `earlier` ones are not shown.
    """
    understood = _understood(names, wanted)
    asked = (Rows(understood),) if understood else ()
    note = without_how_note(without_how)
    if not found:
        what = "Nothing of this kind yet." if any_at_all else "There is none yet."
        return (Heading("Evidence", 1), *asked, Paragraph(what), Aside(_BEGIN), *note)
    quiet = earlier and found[0].day < add_months(today, -12)
    ways = (f"And {earlier} earlier: {_every(wanted)}",) if earlier else ()
    read = f"Read one: isp journal show {found[0].entry.id}"
    return (
        Heading("Evidence", 1),
        *asked,
        *((Paragraph("Nothing in the last year."),) if quiet else ()),
        Points(tuple(_point(names, each, 0 if whole else _ROOM) for each in found)),
        Aside("\n".join([*ways, read, f"Where there is none: {_gaps(gaps_on)}"])),
        *note,
    )


def evidence_record(found: Sequence[Piece], without_how: tuple[str, ...]) -> PlainData:
    """The same pieces, whole."""
    return {
        "format": "isp-evidence/1",
        "evidence": [
            {
                "entry": each.entry.id,
                "kind": each.entry.kind,
                "question": each.answer.question,
                "day": each.day.isoformat(),
                "text": each.answer.text,
                "how": each.answer.how,
                **selected(each, "competencies", "principles", "activities"),
                "label": each.entry.label,
                "during": each.entry.during,
                "share": each.answer.share,
            }
            for each in found
        ],
        "without_how": list(without_how),
    }


def welcome_page(*, during: str) -> Document:
    """What is about to happen, before the first question."""
    back = "\nAfterwards you are back at your question, with what you wrote." if during else ""
    return (
        Heading("A piece of evidence", 1),
        Paragraph(f"Something that happened, and how you know it. Skip what does not fit.{back}"),
    )


def without_how_note(ids: tuple[str, ...]) -> Document:
    """Which pieces are not shown because they do not say how they are known, and what to write."""
    if not ids:
        return ()
    named = ", ".join([*ids[:_MOST], *([f"and {len(ids) - _MOST} more"] if ids[_MOST:] else [])])
    which = "1 piece does not say how you know it"
    if ids[1:]:
        which = f"{len(ids)} pieces do not say how you know them"
    way_on = f"Say it: isp journal edit {ids[0]}\n{_SAY_HOW} {_OR}"
    return (Aside(f"{which}: {named}\n{way_on}"),)


def kept_page(names: Naming, entry: Entry, path: str) -> Document:
    """A piece that was kept: what was understood, and where it is."""
    piece = next(pieces(entry), None)
    if piece is None:
        happened = any(each.text.strip() for each in entry.answers)
        missing = "how you know it" if happened else "what happened"
        return (
            Heading("What you wrote is kept", 1),
            Paragraph(f"It does not say {missing}, so 'isp evidence' does not show it yet."),
            Rows((("Where", Unspoken(path)), ("Say it", f"isp journal edit {entry.id}"))),
            *((Aside(f"Open it {_SAY_HOW} {_OR}"),) if happened else ()),
        )
    rows = [("When", day_name(piece.day)), ("How I know", piece.how)]
    if serves := names_served(names, piece):
        rows.append(("It shows", ", ".join(serves)))
    rows += [
        ("Activity", choice_name(names_as_written(entry, names), each)) for each in piece.activities
    ]
    rows += [("Where", Unspoken(path)), ("See all", "isp evidence")]
    return (
        Heading("Your evidence is kept", 1),
        Paragraph(excerpt(piece.answer.text, _ROOM)),
        Rows(tuple(rows)),
    )


def names_served(names: Naming, piece: Piece) -> tuple[str, ...]:
    """Name the competencies and principles a piece is about."""
    written = names_as_written(piece.entry, names)
    return tuple(choice_name(written, each) for each in (*piece.competencies, *piece.principles))


def _point(names: Naming, piece: Piece, room: int) -> Point:
    known = piece.how[:1].upper() + piece.how[1:]
    serves = ", ".join(names_served(names, piece)) or "not tied to a competency yet"
    label = [f"after {shortened(piece.entry.label, _LINE)}"] if piece.entry.label else []
    return Point(
        excerpt(piece.answer.text, room),
        label=day_name(piece.day),
        aside="\n".join([f"{known}: {serves}", *label, piece.entry.id]),
    )


def _understood(names: Naming, wanted: EvidenceFilter) -> tuple[tuple[str, str], ...]:
    rows = (
        competency_row(names, wanted.competency),
        ("Principle", wanted.principle and choice_name(names, wanted.principle)),
        ("How I know", HOW.get(wanted.how, "")),
        ("Since", day_name(wanted.since) if wanted.since else ""),
    )
    return tuple((name, meaning) for name, meaning in rows if meaning)


def _every(wanted: EvidenceFilter) -> str:
    filters = selected(wanted, "competency", "principle", "how")
    said = "".join(f" --{name} {id}" for name, id in filters.items() if id)
    return f"isp evidence{said} --all"


def _gaps(competency: str) -> str:
    return f"isp evidence{f' --competency {competency}' if competency else ''} --gaps"


_GROUPS: dict[State, str] = {
    "told": "Where you have something to point to",
    "impression": "Where there is only your own impression",
    "long-ago": "Where nothing is recent",
    "written": "Written about, without evidence",
    "silent": "Not written about",
}
_MEANING = "This says what is written down, and nothing about how well you work."
_LACKING = "What stands in a file that could not be read is missing here."


def gaps_page(
    framework: Framework,
    standings: tuple[EvidenceStanding, ...],
    elsewhere: tuple[EvidenceStanding, ...],
    without_how: tuple[str, ...],
    *,
    is_whole: bool,
) -> Document:
    """Every competency, function and principle in one sentence, those of a kind together.

    `elsewhere` is what there is evidence on beside the framework, `without_how` the ids of pieces
    that do not say how they are known. The page `is_whole` where every
    file could be read.
    """
    title = Heading("Your evidence, and where there is none", 1)
    blocks: list[Block] = [title, Aside(_meaning(is_whole=is_whole))]
    groups = {
        heading: [each for each in standings if each.state == state]
        for state, heading in _GROUPS.items()
    }
    silent = groups.pop(_GROUPS["silent"])
    groups[f"Evidence on what is not in: {short_name(framework)}"] = list(elsewhere)
    groups[_GROUPS["silent"]] = silent
    for heading, these in groups.items():
        if these:
            blocks += [
                Heading(heading),
                Points(tuple(Point(standing_sentence(each)) for each in these)),
            ]
    first = next((each.id for each in standings if each.kind == "competency"), "NAME")
    one = f"One of them with its activities: isp evidence --competency {first} --gaps"
    return (*blocks, Aside(f"{one}\n{_BEGIN}"), *without_how_note(without_how))


def gaps_record(
    found: Sequence[EvidenceStanding],
    elsewhere: Sequence[EvidenceStanding],
    without_how: tuple[str, ...],
    activities: Sequence[EvidenceStanding],
) -> PlainData:
    """The same standings; `activities` where it is of one competency."""
    return {
        "format": "isp-evidence-gaps/1",
        "standings": [_standing(each) for each in found],
        "elsewhere": [_standing(each) for each in elsewhere],
        "without_how": list(without_how),
        "activities": [_standing(each) for each in activities],
    }


def _standing(standing: EvidenceStanding) -> PlainData:
    what = selected(standing, "id", "kind", "name", "overlay", "state", "how")
    return what | selected(standing, "earliest", "latest", "written")


def competency_gaps_page(
    competency: EvidenceStanding, activities: tuple[EvidenceStanding, ...], *, is_whole: bool
) -> Document:
    """One competency in a sentence, and which of its activities there is evidence on."""
    blocks: list[Block] = [Heading(_name(competency), 1), Paragraph(standing_sentence(competency))]
    same = competency.overlay
    told = [replace(each, overlay="") if each.overlay == same else each for each in activities]
    held = [each for each in told if each.latest]
    none = [each for each in told if not each.latest]
    if held:
        points = tuple(Point(_name(each), aside=_capital(_kinds_and_day(each))) for each in held)
        blocks += [Heading("Activities with evidence"), Points(points)]
    if none:
        points = tuple(Point(_name(each)) for each in none)
        heading = "The other activities" if held else "No evidence names one of its activities"
        blocks += [Heading(heading), Points(points)]
    return (*blocks, Aside(f"{_meaning(is_whole=is_whole)}\n{_BEGIN}"))


def _meaning(*, is_whole: bool) -> str:
    return _MEANING if is_whole else f"{_MEANING}\n{_LACKING}"


def _name(standing: EvidenceStanding) -> str:
    return f"{standing.name} ({standing.overlay})" if standing.overlay else standing.name


def standing_sentence(standing: EvidenceStanding) -> str:
    """Say in a sentence what is there on a competency and the like, and what is not."""
    name = _in_a_sentence(standing)
    if standing.state == "silent":
        return f"You have not written about {name}."
    if standing.state == "written":
        return (
            f"You have written about {name}, last on {_day(standing.written)}, "
            "but hold no evidence on it."
        )
    if standing.state == "impression":
        return f"All you hold on {name} is {_kinds_and_day(standing)}."
    if standing.state == "long-ago":
        kinds = join_names(HOW_IN_A_SENTENCE[each] for each in standing.how)
        return f"Nothing on {name} since {_day(standing.latest)}. Until then: {kinds}."
    return f"On {name}: {_kinds_and_day(standing)}."


def _kinds_and_day(standing: EvidenceStanding) -> str:
    kinds = join_names(HOW_IN_A_SENTENCE[each] for each in standing.how)
    only = standing.earliest == standing.latest
    return f"{kinds}, {'of' if only else 'the latest of'} {_day(standing.latest)}"


def _in_a_sentence(standing: EvidenceStanding) -> str:
    theirs = f" ({standing.overlay})" if standing.overlay else ""
    if standing.kind in ("function", "principle"):
        return f"the {standing.kind} {standing.name!r}{theirs}"
    if standing.is_noun:
        return standing.name[:1].lower() + standing.name[1:]
    return f"{standing.name!r}{theirs}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _day(day: date | None) -> str:
    return short_day(day) if day else ""
