"""The home page: what is waiting, what comes next, and one question of one's own."""

from __future__ import annotations

from datetime import date

from isp_cli.dates import day_name, short_day
from isp_cli.entry.promises import MadePromise
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
)
from isp_cli.page.printing import excerpt
from isp_cli.records import dataclass
from isp_cli.wording import PLAIN_HINT

_MOST = 3
_LINE = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """What the home page tells: `step` is the next step and the command that ends it.

    `stay` is the command after which no other need name the home; nothing where none does.
    `plain_hint` names the plain lines, to somebody who may not know of them.
    """

    drafts: tuple[str, ...] = ()
    promises: tuple[MadePromise, ...] = ()
    step: tuple[str, str] | None = None
    reflected: date | None = None
    question: tuple[str, date] | None = None
    trouble: tuple[str, ...] = ()
    is_new: bool = False
    stay: str = ""
    plain_hint: bool = False


def home_page(home: Home, today: date) -> Document:
    """The greeting: what is waiting, or three first commands."""
    blocks: list[Block] = [Heading("isp: reflective practice for implementation support", 1)]
    if home.drafts:
        blocks += [Heading("Waiting for you"), *(Paragraph(each) for each in home.drafts)]
    if home.promises:
        blocks += _promises(home.promises, today)
    if home.step is not None:
        blocks += [Heading("Next step"), Paragraph(home.step[0]), Aside(home.step[1])]
    if home.question is not None:
        words, day = home.question
        blocks += [Heading("A question of your own"), Quote(words)]
        blocks.append(Aside(f"You would have asked it of somebody else, on {short_day(day)}."))
    if home.trouble:
        blocks += [Heading("Needs attention"), *(Paragraph(each) for each in home.trouble)]
    if home.reflected is not None:
        blocks.append(Paragraph(f"You last reflected on {day_name(home.reflected)}."))
    return (*blocks, *_ways_on(home))


def _promises(found: tuple[MadePromise, ...], today: date) -> list[Block]:
    points = tuple(
        Point(excerpt(each.text, _LINE), aside=_when(each, today)) for each in found[:_MOST]
    )
    numbers = tuple(each.number for each in found[:_MOST])
    more = len(found) - _MOST
    aside = f"{more} more: isp promises" if more > 0 else "How did it go? isp promises"
    return [Heading("You promised yourself"), Points(points, numbers=numbers), Aside(aside)]


def _when(held: MadePromise, today: date) -> str:
    return f"{held.by_when(today) or f'since {short_day(held.made)}'}{held.after}"


def _ways_on(home: Home) -> Document:
    plan = "see your plan" if home.step else "choose two or three competencies to develop"
    rows = (
        ("isp browse", "read the competencies, principles and questions"),
        ('isp reflect --after "Site B call"', "five questions after a session"),
        ("isp reflect", "answer the ten reflective questions"),
        ("isp plan", plan),
    )
    return (
        Heading("Four ways to begin" if home.is_new else "Four ways on"),
        Rows(rows),
        Aside("All commands: isp --help"),
        *((Aside(PLAIN_HINT),) if home.plain_hint else ()),
        *((Aside(f"To stay in this folder without --home: {home.stay}"),) if home.stay else ()),
    )
