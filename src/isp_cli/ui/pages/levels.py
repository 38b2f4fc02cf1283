"""Pages of the levels: each beside the person's own words and the evidence they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.levels import Change, Placed, competency_of
from isp_cli.core.named import as_written
from isp_cli.core.sentence import together
from isp_cli.core.when import day_name, short_day
from isp_cli.core.whose import overlay_name
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Quote
from isp_cli.ui.pages.choices import choice_name, option_name
from isp_cli.ui.pages.interview import question_page
from isp_cli.ui.pages.local_notes import why_not_relevant
from isp_cli.ui.text import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from isp_cli.core.entry import Answer, Entry
    from isp_cli.core.evidence import Piece
    from isp_cli.core.framework import Competency, Framework
    from isp_cli.core.interview import Interview
    from isp_cli.core.names import Naming
    from isp_cli.core.steps import Step

    Held = Callable[[str], Sequence[Piece]]

_MOST_EVIDENCE = 3


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
    return together(dict.fromkeys(names))


def level_question_page(
    framework: Framework,
    interview: Interview,
    step: Step,
    last: tuple[Entry, Answer] | None,
    held: Sequence[Piece],
) -> Document:
    """One competency: its levels in the framework's words, what was said last, what is held."""
    asked = question_page(framework, interview, step, last)
    competency = framework.competency(competency_of(step.question.id))
    if step.follow_up or competency is None or not competency.levels:
        return asked
    levels = Points(tuple(Point(each.text, label=each.name) for each in competency.levels))
    return (*asked[:2], levels, *asked[2:], *_evidence(held))


def levels_page(
    names: Naming,
    title: str,
    latest: Mapping[str, Placed],
    held: Held,
    where: str,
    *,
    others: Sequence[str] = (),
    beside: Document = (),
) -> Document:
    """Where somebody sees themself in one framework, in their own words, with their evidence.

    `where` is the file of the latest of it, `others` are the frameworks spoken of too.
    """
    last = max(latest.values(), key=lambda each: (each.day, each.entry.started))
    blocks: list[Block] = [Heading(f"Where you saw yourself on {day_name(last.day)}", 1)]
    blocks.append(Aside(f"In {title}"))
    for each in latest.values():
        blocks.append(Heading(_competency(names, each)))
        if each.day != last.day:
            blocks.append(Aside(f"Said on {day_name(each.day)}."))
        blocks += [*_placed(names, each), *_evidence(held(each.competency))]
    of = f" --framework {last.entry.framework.id}" if others else ""
    anew = f" {next(iter(latest))}" if others else ""
    ways = [
        f"Beside an earlier time: isp levels compare{of}",
        f"Say it anew: isp levels place{anew}",
    ]
    ways += [f"In another framework: isp levels --framework {each}" for each in others]
    return (*blocks, *beside, Aside("\n".join(ways)), Aside(where))


def not_asked_page(framework: Framework, left_out: Sequence[Competency]) -> Document:
    """What was not asked, and why; nothing where everything was."""
    if not left_out:
        return ()
    points = (Point(each.name, aside=why_not_relevant(framework, each.id)) for each in left_out)
    one = "Ask of one all the same: isp levels place NAME"
    return (Heading("Not asked"), Points(tuple(points)), Aside(one))


def compared_page(
    names: Naming, title: str, days: tuple[date, date], changes: tuple[Change, ...]
) -> Document:
    """Two times side by side, competency by competency, in the person's own words."""
    then, now = days
    blocks: list[Block] = [Heading(f"{day_name(then)} and {day_name(now)}", 1)]
    blocks.append(Aside(f"In {title}"))
    silent = []
    for each in changes:
        if each.now is None:
            silent += [_competency(names, each.then)] if each.then else []
            continue
        blocks.append(Heading(_competency(names, each.now)))
        before = _dated(names, each.then) if each.then else [Aside("You had not spoken of it.")]
        blocks += [*before, *_dated(names, each.now)]
    if silent:
        blocks += [Heading("Not spoken of since"), Points(tuple(Point(each) for each in silent))]
    return tuple(blocks)


def nothing_yet_page() -> Document:
    """Nobody placed themself yet."""
    return (
        Heading("Levels", 1),
        Paragraph("You have not said yet where you see yourself."),
        Aside("Begin with: isp levels place"),
    )


def _dated(names: Naming, placed: Placed) -> list[Block]:
    return [Heading(day_name(placed.day), 3), *_placed(names, placed)]


def _placed(names: Naming, placed: Placed) -> list[Block]:
    words: list[Block] = [Quote(placed.words)] if placed.words else []
    return [Paragraph(_level(names, placed)), *words]


def _competency(names: Naming, placed: Placed) -> str:
    return choice_name(as_written(placed.entry, names), placed.competency)


def _level(names: Naming, placed: Placed) -> str:
    """Name a level; a word that was written by hand stands for itself."""
    named = as_written(placed.entry, names)
    return option_name(named, placed.answer.question, placed.place) or "No level"


def _evidence(held: Sequence[Piece]) -> Document:
    if not held:
        return (Aside("You hold no evidence on it yet."),)
    points = tuple(
        Point(
            shortened(" ".join(each.answer.text.split()), 72),
            aside=f"{short_day(each.day)}, {each.how}",
        )
        for each in held[:_MOST_EVIDENCE]
    )
    more = (Aside("More: isp evidence"),) if len(held) > _MOST_EVIDENCE else ()
    return (Heading("What you can point to", 3), Points(points), *more)
