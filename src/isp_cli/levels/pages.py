"""Pages of the levels and their records: each beside the person's own words and their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.ask.prompt import Choice
from isp_cli.dates import day_name, short_day
from isp_cli.entry.naming import choice_name, names_as_written, option_name
from isp_cli.entry.own_questions import level_competency
from isp_cli.entry.pieces import evidence_for
from isp_cli.framework.authorship import listed_name, marked_name, overlay_name
from isp_cli.framework.page_parts import short_name, why_not_relevant
from isp_cli.interview.pages import question_page
from isp_cli.levels.levels import LevelChange, Placement, level_at
from isp_cli.page.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Quote
from isp_cli.page.printing import shortened
from isp_cli.records import NamedTuple, PlainData, selected
from isp_cli.wording import join_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from isp_cli.entry.entry import Answer, Entry
    from isp_cli.entry.pieces import Piece
    from isp_cli.framework.names import Naming
    from isp_cli.framework.records import Capability, Competency, Framework, Level, Statement
    from isp_cli.interview.interview import Interview
    from isp_cli.interview.steps import Step

    EvidenceFor = Callable[[str], "EvidenceOnIt"]


_MOST_EVIDENCE = 3


class EvidenceOnIt(NamedTuple):
    """The evidence on a competency; without any, what has some and covers the same ground."""

    pieces: Sequence[Piece]
    elsewhere: tuple[tuple[Framework, Capability | Statement], ...] = ()


class LevelNames(NamedTuple):
    """What things are called, in a framework called `title`; the `frameworks` know whose it is."""

    names: Naming
    title: str
    frameworks: tuple[Framework, ...]


class NextCommands(NamedTuple):
    """Where a page of levels leads: a command that says it `anew`, an `earlier` time, `others`.

    The others are the frameworks spoken of too.
    """

    anew: str
    earlier: bool
    others: tuple[str, ...]


def welcome_page(framework: Framework) -> Document:
    """What is about to happen, before the first competency."""
    return (
        Heading("Where do you see yourself?", 1),
        Paragraph(
            "One competency at a time, and a sentence of your own beside each. A role needs only "
            "some of them: what is not part of yours is no gap."
        ),
        Aside(
            f"The levels are those of {_whose(framework)}. They say where you stand, not "
            "how good you are."
        ),
    )


def _whose(framework: Framework) -> str:
    """Name the frameworks and overlays that the levels come from."""
    names = (
        overlay_name(framework, level.source) or framework.name
        for competency in framework.competencies()
        for level in competency.levels
    )
    return join_names(dict.fromkeys(names))


def level_question_page(
    framework: Framework,
    interview: Interview,
    step: Step,
    last: tuple[Entry, Answer] | None,
    held: EvidenceOnIt,
) -> Document:
    """One competency: its levels in the framework's words, what was said last, what is held."""
    asked = question_page(framework, interview, step, last)
    competency = framework.competency(level_competency(step.question.id))
    if step.follow_up or competency is None or not competency.levels:
        return asked
    levels = tuple(
        Point(each.text, label=marked_name(framework, each.name, each))
        for each in competency.levels
    )
    return (*asked[:2], Points(levels), *asked[2:], *_evidence(held))


def level_choices(framework: Framework, step: Step) -> tuple[Choice, ...]:
    """What a competency offers, each level with the overlay it comes from."""
    competency = framework.competency(level_competency(step.question.id))
    found = ((each, level_at(competency, each.id)) for each in step.question.options)
    return tuple(Choice(each.id, marked_name(framework, each.name, level)) for each, level in found)


def levels_page(
    wording: LevelNames,
    latest: Mapping[str, Placement],
    held: EvidenceFor,
    where: str,
    *,
    ways: NextCommands,
    beside: Document = (),
) -> Document:
    """Where somebody sees themself in one framework, in their own words, with their evidence.

    `where` is the file of the latest of it.
    """
    last = max(latest.values(), key=lambda each: (each.day, each.entry.started))
    blocks: list[Block] = [Heading(f"Where you saw yourself on {day_name(last.day)}", 1)]
    blocks.append(Aside(f"In {wording.title}"))
    for each in latest.values():
        blocks.append(Heading(_competency(wording, each)))
        if each.day != last.day:
            blocks.append(Aside(f"Said on {day_name(each.day)}."))
        blocks += [*_placed(wording, each), *_evidence(held(each.competency))]
    of = f" --framework {last.entry.framework.id}" if ways.others else ""
    lines = [f"Beside an earlier time: isp levels compare{of}"] if ways.earlier else []
    lines += [f"Say it anew: {ways.anew}"] if ways.anew else []
    lines += [f"In another framework: isp levels --framework {each}" for each in ways.others]
    leading = (Aside("\n".join(lines)),) if lines else ()
    return (*blocks, *beside, *leading, Aside(where))


def levels_record(
    wording: LevelNames, framework: str, latest: Mapping[str, Placement], pieces: Sequence[Piece]
) -> PlainData:
    """The same for a framework of this id, with all the evidence."""
    levels = [
        {
            **_placement(wording, each),
            "evidence": [
                {
                    "entry": piece.entry.id,
                    "day": piece.day.isoformat(),
                    **selected(piece.answer, "how", "text"),
                }
                for piece in evidence_for(pieces, id)
            ],
        }
        for id, each in latest.items()
    ]
    head = {"format": "isp-levels/1", "framework": framework, "name": wording.title}
    return {**head, "levels": levels}


def _placement(wording: LevelNames, placed: Placement) -> dict[str, PlainData]:
    names = names_as_written(placed.entry, wording.names)
    return {
        "competency": placed.competency,
        "name": choice_name(names, placed.competency),
        "place": placed.place,
        "level": option_name(names, placed.answer.question, placed.place),
        **selected(placed, "words", "day"),
        "entry": placed.entry.id,
    }


def not_asked_page(framework: Framework, left_out: Sequence[Competency]) -> Document:
    """What was not asked, and why; nothing where everything was."""
    if not left_out:
        return ()
    names = ((each, marked_name(framework, each.name, each)) for each in left_out)
    points = (Point(name, aside=why_not_relevant(framework, each.id)) for each, name in names)
    one = "Ask of one all the same: isp levels place NAME"
    return (Heading("Not asked"), Points(tuple(points)), Aside(one))


def compared_page(
    wording: LevelNames, days: tuple[date, date], changes: tuple[LevelChange, ...]
) -> Document:
    """Two times side by side, competency by competency, in the person's own words."""
    then, now = days
    blocks: list[Block] = [Heading(f"{day_name(then)} and {day_name(now)}", 1)]
    blocks.append(Aside(f"In {wording.title}"))
    silent = []
    for each in changes:
        if each.now is None:
            silent += [_competency(wording, each.then)] if each.then else []
            continue
        blocks.append(Heading(_competency(wording, each.now)))
        before = _dated(wording, each.then) if each.then else [Aside("You had not spoken of it.")]
        blocks += [*before, *_dated(wording, each.now)]
    if silent:
        blocks += [Heading("Not spoken of since"), Points(tuple(Point(each) for each in silent))]
    return tuple(blocks)


def compared_record(
    wording: LevelNames, framework: str, changes: tuple[LevelChange, ...]
) -> PlainData:
    """The same two times in a framework of this id."""
    levels = [
        {
            "competency": each.competency,
            "then": _placement(wording, each.then) if each.then else None,
            "now": _placement(wording, each.now) if each.now else None,
        }
        for each in changes
    ]
    head = {"format": "isp-levels-compare/1", "framework": framework, "name": wording.title}
    return {**head, "levels": levels}


def nothing_yet_page(begin: str) -> Document:
    """Nobody placed themself yet."""
    return (
        Heading("Levels", 1),
        Paragraph("You have not said yet where you see yourself."),
        Aside(f"Begin with: {begin}"),
    )


def _dated(wording: LevelNames, placed: Placement) -> list[Block]:
    return [Heading(day_name(placed.day), 3), *_placed(wording, placed)]


def _placed(wording: LevelNames, placed: Placement) -> list[Block]:
    words: list[Block] = [Quote(placed.words)] if placed.words else []
    return [Paragraph(_level(wording, placed)), *words]


def _competency(wording: LevelNames, placed: Placement) -> str:
    name = choice_name(names_as_written(placed.entry, wording.names), placed.competency)
    return _with_overlay(wording, name, lambda within: within.competency(placed.competency))


def _level(wording: LevelNames, placed: Placement) -> str:
    """Name a level; a word that was written by hand stands for itself."""
    named = names_as_written(placed.entry, wording.names)
    name = option_name(named, placed.answer.question, placed.place) or "No level"

    def find(within: Framework) -> Level | None:
        return level_at(within.competency(placed.competency), placed.place)

    return _with_overlay(wording, name, find)


def _with_overlay(
    wording: LevelNames, name: str, find: Callable[[Framework], Competency | Level | None]
) -> str:
    """Return a name as it was written, with the overlay it is from; only where one has it so."""
    for framework in wording.frameworks:
        found = find(framework)
        if found is not None and found.name == name:
            return marked_name(framework, name, found)
    return name


def _evidence(held: EvidenceOnIt) -> Document:
    if not held.pieces:
        return (Aside(" ".join(("You hold no evidence on it yet.", *_elsewhere(held)))),)
    points = tuple(
        Point(
            shortened(" ".join(each.answer.text.split()), 72),
            aside=f"{short_day(each.day)}, {each.how}",
        )
        for each in held.pieces[:_MOST_EVIDENCE]
    )
    more = (Aside("More: isp evidence"),) if len(held.pieces) > _MOST_EVIDENCE else ()
    return (Heading("What you can point to", 3), Points(points), *more)


def _elsewhere(held: EvidenceOnIt) -> tuple[str, ...]:
    names = [listed_name(within, each, short_name(within)) for within, each in held.elsewhere]
    if not names:
        return ()
    cover = "covers" if len(names) == 1 else "cover"
    ours = "by this project's own reading"
    return (f"You hold some on {join_names(names)}, which {cover} the same ground, {ours}.",)
