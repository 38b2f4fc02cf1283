"""Pages of the journal and their records: the lists, one entry, and where everything is.

A plan's page is in `plan.pages`, a search's in `journal.search_pages`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from isp_cli.dates import day_name, written_day
from isp_cli.entry.ids import GO_ON, NAMES, day_of, kind_of
from isp_cli.entry.naming import choice_name, chosen_names, names_as_written, option_name
from isp_cli.entry.own_questions import HOW, OUTCOMES
from isp_cli.entry.promises import MadePromise, promises_of
from isp_cli.page.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Rows,
    Unspoken,
)
from isp_cli.page.printing import shortened
from isp_cli.records import PlainData, selected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from isp_cli.entry.entry import Answer, Entry, Outcome
    from isp_cli.entry.ids import ListedEntry
    from isp_cli.framework.names import Naming


_OPENING_WIDTH = 60
_ELSEWHERE = {"draft": ", which is not finished yet", "nowhere": ", which is not in the journal"}


def list_page(
    entries: Sequence[ListedEntry],
    drafts: dict[str, int],
    *,
    older: int = 0,
    copies: int = 0,
    lacks: bool = False,
) -> Document:
    """The entries, newest first; `drafts` are counted by what takes them up, `older` are not shown.

    `lacks` claims that there are more, which could not be read.
    """
    more: tuple[Block, ...] = tuple(
        Aside(f"{'A draft waits' if count == 1 else f'{count} drafts wait'}: {command}")
        for command, count in drafts.items()
        if count
    )
    if copies:
        what = "1 conflict copy waits" if copies == 1 else f"{copies} conflict copies wait"
        more = (*more, Aside(f"{what}: isp doctor"))
    if not entries and lacks:
        return (Heading("Journal", 1), Paragraph("No entry could be read."), *more)
    if not entries:
        return (Heading("The journal is empty", 1), *more, Aside("Begin with: isp reflect"))
    points = tuple(
        Point(
            NAMES.get(each.kind, each.kind),
            label=day_name(day_of(each.id)),
            aside=_aside(each),
        )
        for each in entries
    )
    rest = f"And {older} older: isp journal list --all\n" if older else ""
    return (
        Heading("Journal", 1),
        Points(points, numbered=True),
        *more,
        Aside(f"{rest}Read one: isp journal show 1"),
    )


def list_record(entries: Sequence[ListedEntry]) -> PlainData:
    """The same entries, each with its number."""
    numbered = [{"number": number, **_listed(each)} for number, each in enumerate(entries, 1)]
    return {"format": "isp-journal/1", "entries": numbered}


def _listed(listed: ListedEntry) -> dict[str, PlainData]:
    return {**selected(listed, "id", "kind", "started", "opening"), "path": str(listed.path)}


def _aside(listed: ListedEntry) -> str:
    opening = shortened(listed.opening, _OPENING_WIDTH)
    return f"{opening}\n{listed.id}" if listed.opening else listed.id


def entry_page(
    names: Naming,
    entry: Entry,
    where: str,
    whereabouts: Callable[[str], str],
    *,
    before: bool = False,
) -> Document:
    """One reflection: each question as it was asked, and the answer in the person's own words.

    `whereabouts` says of another entry's id: journal, draft, nowhere or unread. With `before`, what
    an answer said until it was written anew stands below it.
    """

    def named(id: str) -> str:
        return f"{id}{_ELSEWHERE.get(whereabouts(id), '')}"

    names = names_as_written(entry, names)
    day = day_name(entry.day)
    blocks: list[Block] = [Heading(f"{_kind(entry)} of {day}", 1)]
    if entry.finished:
        times = dict.fromkeys((_clock(entry.started), _clock(entry.finished)))
        blocks.append(Aside(f"Written {' to '.join(times)}"))
    if entry.label:
        blocks.append(Paragraph(f"After {entry.label}"))
    if entry.during:
        blocks.append(Paragraph(f"Written in the middle of {named(entry.during)}"))
    if entry.about:
        blocks.append(Paragraph(f"About {choice_name(names, entry.about)}"))
    if entry.plan:
        there = whereabouts(entry.plan) == "journal"
        way = f"isp journal show {entry.plan}" if there else named(entry.plan)
        blocks.append(Aside(f"The plan: {way}"))
    for answer in entry.answers:
        blocks += [Heading(answer.asked), *answer_lines(names, answer)]
        blocks += _written_anew(names, entry, answer, before=before)
    answered = [each.question for each in entry.answers]
    for earlier in entry.before:
        if earlier.question not in answered:
            taken = Aside(f"Taken away on {day_name(earlier.changed_on)}.")
            words = answer_lines(names, earlier) if before else ()
            blocks += [Heading(earlier.asked), taken, *words]
    if entry.before and not before:
        blocks.append(Aside(f"What it said before: isp journal show {entry.id} --before"))
    for held in promises_of(entry):
        blocks += _promise(held, named)
    blocks.append(Aside(Unspoken(where)))
    return tuple(blocks)


def _written_anew(names: Naming, entry: Entry, answer: Answer, *, before: bool) -> list[Block]:
    """Say when an answer was written, where the entry was finished before, and what it said."""
    if answer.written_on is None:
        return []
    earlier = [each for each in entry.before if each.question == answer.question]
    what = "Written anew" if earlier else "Added"
    blocks: list[Block] = [Aside(f"{what} on {day_name(answer.written_on)}.")]
    for each in reversed(earlier) if before else ():
        heading = Heading(f"Before, until {day_name(each.changed_on)}", 3)
        blocks += [heading, *answer_lines(names, each)]
    return blocks


def _kind(entry: Entry) -> str:
    name = NAMES.get(entry.kind, entry.kind)
    return name[:1].upper() + name[1:]


def answer_lines(names: Naming, answer: Answer) -> list[Block]:
    """What an answer chose and says, in full, with its follow-ups."""
    blocks: list[Block] = []
    chosen = chosen_names(names, answer)
    if chosen:
        blocks.append(Points(tuple(Point(each) for each in chosen)))
    if answer.text:
        blocks.append(_said(answer.text))
    if answer.how:
        blocks.append(Aside(f"How I know: {HOW[answer.how]}."))
    for each in answer.follow_ups:
        name = choice_name(names, each.competency) if each.competency else ""
        before = " (before you chose otherwise)" if each.chosen else ""
        blocks += [
            Heading(f"{name}: {each.asked}" if name else f"{each.asked}{before}", 3),
            _said(each.text),
        ]
    return blocks


def first_line(names: Naming, answer: Answer) -> str:
    """Return what an answer begins with: how it went, its words, or else what it names."""
    said = [(answer.question, answer.text), *((e.question, e.text) for e in answer.said_of_choice)]
    asked, text = next(((asked, text) for asked, text in said if text.strip()), ("", ""))
    told = in_words(text).strip().split("\n")[0]
    if not answer.chosen:
        return told or ", ".join(chosen_names(names, answer))
    chosen = option_name(names, answer.question, answer.chosen)
    if told == text.strip().split("\n")[0]:
        return f"{chosen}. {told}".rstrip()
    return f"{chosen}, {'by ' if asked.endswith('.by') else ''}{told}."  # a day, and no words


def _said(text: str) -> Block:
    """Return an answer as a person's own words; a day that was understood is told by isp."""
    told = in_words(text)
    return Quote(told) if told == text else Paragraph(told)


def in_words(text: str) -> str:
    """Return an ISO date as days are shown, `Tue 15 Dec 2026`, and any other text as it is."""
    day = written_day(text) if len(text) == 10 else None
    return day_name(day) if day else text


def _promise(held: MadePromise, named: Callable[[str], str]) -> list[Block]:
    def told(each: Outcome) -> Point:
        where = f", in {named(each.entry)}" if each.entry else ""
        note = f": {each.note}" if each.note else ""
        back = each.day_taken_back
        taken_back = f"Taken back on {day_name(back)}." if back else ""
        return Point(
            f"{day_name(each.day)}{where}{note}", label=OUTCOMES[each.how], aside=taken_back
        )

    by = f" by {day_name(held.due)}" if held.due else ""
    points = tuple(told(each) for each in (*held.taken_back, *held.promise.outcomes))
    still = () if held.promise.outcomes else (Aside("Still open."),)
    return [Heading(f"Promised{by}", 3), *((Points(points),) if points else ()), *still]


def where_page(rows: tuple[tuple[str, str], ...], named_by: str) -> Document:
    """Where everything is."""
    return (
        Heading("Where isp keeps things", 1),
        Rows(rows),
        Aside(f"Nothing leaves these folders. The home is {named_by}."),
        Aside("The index may be deleted at any time: it is made anew of your entries."),
    )


def _clock(time: str) -> str:
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return f"{day_name(moment.date())} {moment:%H:%M}"


def trash_page(entries: Sequence[tuple[ListedEntry, bool]]) -> Document:
    """What is in the trash, and whether it was a draft."""
    if not entries:
        return (Heading("The trash is empty", 1),)
    points = tuple(_point(each, draft=draft) for each, draft in entries)
    return (
        Heading("Trash", 1),
        Points(points),
        Aside(f"Bring one back: isp journal restore {entries[0][0].id}"),
        Aside("Delete all of it for good: isp journal empty-trash"),
    )


def trash_record(entries: Sequence[tuple[ListedEntry, bool]]) -> PlainData:
    """The same."""
    found = [{**_listed(each), "was_draft": draft} for each, draft in entries]
    return {"format": "isp-trash/1", "entries": found}


def drafts_page(entries: Sequence[ListedEntry]) -> Document:
    """The drafts that wait."""
    if not entries:
        return (Heading("No draft waits", 1), Aside("Begin with: isp reflect"))
    points = tuple(_point(each, draft=True) for each in entries)
    kinds = dict.fromkeys(resume_command(each.id) for each in entries)
    return (Heading("Drafts", 1), Points(points), *(Aside(f"Go on with: {each}") for each in kinds))


def drafts_record(entries: Sequence[ListedEntry]) -> PlainData:
    """The same."""
    return {"format": "isp-drafts/1", "entries": [_listed(each) for each in entries]}


def put_away_page(id: str, where: str, beside: int, *, draft: bool) -> Document:
    """What is in the trash now."""
    versions = f"{beside} {'version' if beside == 1 else 'versions'} kept beside it came along."
    return (
        Heading(f"{name_of(id, draft=draft)} is in the trash", 1),
        *((Paragraph(versions),) if beside else ()),
        Rows((("Where", Unspoken(where)), ("Bring it back", f"isp journal restore {id}"))),
    )


def restored_page(id: str, where: str, *, draft: bool) -> Document:
    """What is back."""
    return (
        Heading(f"{name_of(id, draft=draft)} is back", 1),
        Rows((("Where", Unspoken(where)), next_row(id, draft=draft))),
    )


def edited_page(id: str, where: str, *, draft: bool) -> Document:
    """What was changed by hand."""
    return (
        Heading("Your changes are saved", 1),
        Rows((("Where", Unspoken(where)), next_row(id, draft=draft))),
    )


def other_day_remark(id: str, day: date) -> str:
    """Say that an entry stays one of its id's day, though it says now that it began on another."""
    return (
        f"It says now that it was begun on {day_name(day)}, and stays an entry of "
        f"{day_name(day_of(id))}.\nTo carry it there: isp journal move {id} --on {day.isoformat()}"
    )


def moved_page(id: str, was: str, where: str, pointing: int) -> Document:
    """What was carried to another day, and how much else names it."""
    name = NAMES[kind_of(id)]
    title = f"Your {name} of {day_name(day_of(was))} is of {day_name(day_of(id))} now"
    others = (
        "1 other file that names it says"
        if pointing == 1
        else f"{pointing} other files that name it say"
    )
    told = (Paragraph(f"{others} so too."),) if pointing else ()
    rows = (("Where", Unspoken(where)), ("Read it", f"isp journal show {id}"))
    back = Aside(
        f"It is found by its old id too. Back again: isp journal move {id} --on {day_of(was)}"
    )
    return (Heading(title, 1), *told, Rows(rows), back)


def empty_trash_question(count: int) -> str:
    """Ask whether to delete what is in the trash."""
    what = "1 entry" if count == 1 else f"{count} entries"
    return f"Delete {what} for good? There is no way back."


def emptied_page(count: int) -> Document:
    """What was deleted."""
    what = "1 entry is" if count == 1 else f"{count} entries are"
    return (Heading(f"{what} deleted for good", 1),)


def name_of(id: str, *, draft: bool) -> str:
    """Name an entry by its kind and day."""
    kind = f"{'draft of a ' if draft else ''}{NAMES[kind_of(id)]}"
    day = day_name(day_of(id))
    return f"Your {kind} {'begun' if draft else 'of'} {day}"


def next_row(id: str, *, draft: bool) -> tuple[str, str]:
    """Say how to read an entry, or how to go on with a draft."""
    return ("Go on", resume_command(id)) if draft else ("Read it", f"isp journal show {id}")


def resume_command(id: str) -> str:
    """Return the command that takes up a draft."""
    return GO_ON.get(kind_of(id), f"isp journal edit {id}")


def _point(listed: ListedEntry, *, draft: bool) -> Point:
    label = day_name(day_of(listed.id))
    what = f"{NAMES[kind_of(listed.id)]}{', a draft' if draft else ''}"
    return Point(what, label=label, aside=_aside(listed))
