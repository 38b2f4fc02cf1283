"""The page that says in sentences what there is evidence on, and what there is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isp_cli.core.evidence import IN_A_SENTENCE
from isp_cli.core.framework import Framework
from isp_cli.core.gaps import Standing, State
from isp_cli.core.sentences import together
from isp_cli.core.when import short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points
from isp_cli.ui.pages.evidence import without_how_note
from isp_cli.ui.pages.framework_parts import short_name

_GROUPS: dict[State, str] = {
    "told": "Where you have something to point to",
    "impression": "Where there is only your own impression",
    "long-ago": "Where nothing is recent",
    "written": "Written about, without evidence",
    "silent": "Not written about",
}
_MEANING = "This says what is written down, and nothing about how well you work."
_LACKING = "What stands in a file that could not be read is missing here."
_BEGIN = "Write one down: isp evidence add, or :evidence while you reflect"


def gaps_page(
    framework: Framework,
    standings: tuple[Standing, ...],
    elsewhere: tuple[Standing, ...],
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
            blocks += [Heading(heading), Points(tuple(Point(sentence(each)) for each in these))]
    first = next((each.id for each in standings if each.kind == "competency"), "NAME")
    one = f"One of them with its activities: isp evidence --competency {first} --gaps"
    return (*blocks, Aside(f"{one}\n{_BEGIN}"), *without_how_note(without_how))


def competency_gaps_page(
    competency: Standing, activities: tuple[Standing, ...], *, is_whole: bool
) -> Document:
    """One competency in a sentence, and which of its activities there is evidence on."""
    blocks: list[Block] = [Heading(_name(competency), 1), Paragraph(sentence(competency))]
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


def _name(standing: Standing) -> str:
    return f"{standing.name} ({standing.overlay})" if standing.overlay else standing.name


def sentence(standing: Standing) -> str:
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
        kinds = together(IN_A_SENTENCE[each] for each in standing.how)
        return f"Nothing on {name} since {_day(standing.latest)}. Until then: {kinds}."
    return f"On {name}: {_kinds_and_day(standing)}."


def _kinds_and_day(standing: Standing) -> str:
    kinds = together(IN_A_SENTENCE[each] for each in standing.how)
    only = standing.earliest == standing.latest
    return f"{kinds}, {'of' if only else 'the latest of'} {_day(standing.latest)}"


def _in_a_sentence(standing: Standing) -> str:
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
