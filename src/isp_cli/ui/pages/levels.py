"""Pages of the levels: each beside the person's own words and the evidence they hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.levels import PLACES, Change, Placed, competency_of, placements
from isp_cli.core.named import as_written
from isp_cli.core.when import day_name, short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Quote
from isp_cli.ui.pages.choices import choice_name
from isp_cli.ui.pages.interview import question_page
from isp_cli.ui.text import shortened

if TYPE_CHECKING:
    from isp_cli.core.entry import Answer, Entry
    from isp_cli.core.evidence import Piece
    from isp_cli.core.framework import Framework
    from isp_cli.core.interview import Interview
    from isp_cli.core.steps import Step

_MOST_EVIDENCE = 3


def welcome_page(framework: Framework) -> Document:
    """What is about to happen, before the first competency."""
    return (
        Heading("Where do you see yourself?", 1),
        Paragraph(
            "One competency at a time, and a sentence of your own beside each. A role needs only "
            "some of them: what is not part of yours is no gap."
        ),
        Aside(f"The levels are those of {framework.name}: how deep and how complex, not how good."),
    )


def level_question_page(
    framework: Framework,
    interview: Interview,
    step: Step,
    last: tuple[Entry, Answer] | None,
    held: tuple[Piece, ...],
) -> Document:
    """One competency: its levels in the framework's words, what was said last, what is held."""
    asked = question_page(framework, interview, step, last)
    competency = framework.competency(competency_of(step.question.id))
    if step.follow_up or competency is None:
        return asked
    levels = Points(tuple(Point(each.text, label=each.name) for each in competency.levels))
    return (*asked[:2], levels, *asked[2:], *_evidence(held))


def levels_page(
    framework: Framework, entry: Entry, evidence: dict[str, tuple[Piece, ...]], where: str
) -> Document:
    """Where somebody placed themself, in their own words, with the evidence they hold."""
    blocks: list[Block] = [Heading(f"Where you saw yourself on {_day(entry)}", 1)]
    for placed in placements(entry):
        blocks.append(Heading(choice_name(as_written(entry, framework), placed.competency)))
        blocks += [*_placed(placed), *_evidence(evidence.get(placed.competency, ()))]
    compare = "Beside an earlier time: isp levels compare"
    return (*blocks, Aside(f"{compare}\nSay it anew: isp levels place"), Aside(where))


def compared_page(
    framework: Framework, then: Entry, now: Entry, changes: tuple[Change, ...]
) -> Document:
    """Two times side by side, competency by competency, in the person's own words."""
    blocks: list[Block] = [Heading(f"{_day(then)} and {_day(now)}", 1)]
    for each in changes:
        names = as_written(now, as_written(then, framework))
        blocks.append(Heading(choice_name(names, each.competency)))
        for entry, placed in ((then, each.then), (now, each.now)):
            blocks.append(Heading(_day(entry), 3))
            blocks += _placed(placed) if placed else [Aside("You did not speak of it.")]
    return tuple(blocks)


def nothing_yet_page() -> Document:
    """Nobody placed themself yet."""
    return (
        Heading("Levels", 1),
        Paragraph("You have not said yet where you see yourself."),
        Aside("Begin with: isp levels place"),
    )


def _placed(placed: Placed) -> list[Block]:
    return [Paragraph(PLACES[placed.place]), Quote(placed.words)]


def _evidence(held: tuple[Piece, ...]) -> Document:
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


def _day(entry: Entry) -> str:
    return day_name(date.fromisoformat(entry.id[:10]))
