"""`isp browse`: read the framework in use or another, search it, lay it beside the other one.

To choose a framework, or bring one, is in `framework`; a competency's story in `thread`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.ask.prompt import Choice, TypedCommand, WordsAtList
from isp_cli.commands.options import (
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
    put,
)
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, Interrupted, UnknownName
from isp_cli.framework import find, pages
from isp_cli.framework.bundled import bundled_crosswalk, bundled_framework
from isp_cli.framework.crosswalk import Crosswalk, compare_item, overview
from isp_cli.framework.find import FoundPlace, find_in, search
from isp_cli.framework.page_parts import short_name
from isp_cli.framework.pages import ids_page, map_page, story_lines
from isp_cli.framework.places import Place, places
from isp_cli.page.document import Aside, Document, Heading
from isp_cli.page.printing import quoted
from isp_cli.scope import (
    Scope,
    find_framework,
    find_place_meant,
    framework_to_complete_from,
    scope_in_use,
)

if TYPE_CHECKING:
    from isp_cli.framework.names import Names
    from isp_cli.framework.records import Framework


def complete_what(incomplete: str) -> list[tuple[str, str]]:
    """Offer competencies, functions, principles and sections to the shell."""
    framework = framework_to_complete_from()
    return [
        (place.id, place.name)
        for place in (places(framework) if framework else ())
        if place.kind in ("competency", "function", "principle", "domain", "section")
        and place.id.startswith(incomplete.casefold())
    ]


WhatToBrowse = Annotated[
    list[str] | None,
    typer.Argument(
        help="An id, a name, a part of a name, or a section: principles, domains, questions, "
        "dilemmas, glossary, resources, about.",
        metavar="WHAT",
        autocompletion=complete_what,
    ),
]


def browse(
    ctx: typer.Context,
    what: WhatToBrowse = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Find words anywhere.")
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Beside the other framework; alone, both as a whole.")
    ] = False,
    only: Annotated[
        str, typer.Option("--framework", metavar="ID", help="Only this one: tci, practice-guide.")
    ] = "",
    cite: Annotated[bool, typer.Option("--cite", help="Print the APA reference.")] = False,
    ids: Annotated[
        bool, typer.Option("--ids", help="Show the ids of what it holds, to point at.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """Read principles, competencies and questions.

    Without WHAT it shows the map of the framework and, on a terminal, opens what you choose. A
    name is looked up in the framework in use first, then in the others; --search looks in all.
    """
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    wanted = " ".join(what or [])
    scope = scope_in_use(env)
    guide = find_framework(scope, only) if only else scope.framework
    if sum((search is not None, compare, cite, ids)) > 1:
        raise typer.BadParameter("choose one of --search, --compare, --cite and --ids")
    if search is not None or compare:
        if compare:
            side_by_side(scope, wanted, guide if only else None)
        else:
            frameworks = (guide,) if only else scope.names
            look_for(env, frameworks, search or "", wanted)
        return
    place = None
    if wanted:
        place, guide = find.find_in((guide,), wanted) if only else find_place_meant(scope, wanted)
    if cite:
        put(
            env,
            lambda: pages.citation_page(guide, place),
            lambda: pages.citation_record(guide, place),
        )
        return
    export = json or markdown
    put(
        env,
        lambda: _document(scope, guide, place, ids=ids, export=export),
        lambda: pages.place_record(guide, place),
    )
    if place is None and not (ids or export) and _can_wander(env):
        _wander(scope, guide)


def _document(
    scope: Scope, guide: Framework, place: Place | None, *, ids: bool, export: bool
) -> Document:
    if ids:
        return ids_page(guide, place)
    return _page(scope, guide, place, export=export) if place else map_page(guide)


def _page(scope: Scope, guide: Framework, place: Place, *, export: bool = False) -> Document:
    """The page of a place; at its foot, but not in an export, what the journal holds of it.

    A section that is not of the framework in use says whose it is: its id is the same in all.
    """
    page = pages.place_page(guide, place)
    if place.kind == "section" and guide is not scope.framework:
        title, *rest = page
        page = (title, Aside(f"From: {short_name(guide)}"), *rest)
    if export or place.kind not in ("competency", "function", "principle"):
        return page
    from isp_cli.thread.store import count_naming

    count, latest = count_naming(scope.env.journal, place.id)
    if latest is None:
        return page

    return (*page, story_lines(place.id, count, latest))


def _can_wander(env: Env) -> bool:
    return env.screen.can_ask and not env.screen.stdout_is_pipe


def _wander(scope: Scope, guide: Framework) -> None:
    env, open_next, leave = scope.env, (Heading("Open one?"),), (Choice("done", "Done"),)
    while True:
        try:
            id = env.asked(lambda asks: asks.choose(open_next, pages.map_choices(guide)))
            if not id:
                return
            env.screen.show(_page(scope, guide, find.find(guide, id)))
            if env.asked(lambda asks: asks.choose((), leave, none="Back to the map")):
                return
            env.screen.show(pages.map_page(guide))
        except WordsAtList as written:
            env.screen.tell(f"Nothing here holds {quoted(written.words)}.")
        except (Interrupted, TypedCommand):
            return  # leaving a page that is only read costs nothing


def look_for(
    env: Env,
    frameworks: Iterable[Framework],
    words: str,
    below: str,
) -> None:
    """Print what holds all the words, framework by framework; only `below` something, if named.

    Raises:
        UnknownName, AmbiguousName: as `find.find_in`, for `below`.
    """
    from isp_cli.framework.search_pages import search_page, search_record

    if not words.strip():
        raise typer.BadParameter("name a word to look for", param_hint="--search")
    within = find_in(frameworks, below) if below else None
    found = []
    for framework in frameworks:
        if within is None:
            hits = search(framework, words)
        elif within.place.kind == "section" or framework is within.framework:
            # a section has the same id in every framework, anything else stands in one
            hits = search(framework, words, within.place)
        else:
            hits = []
        if hits:
            found.append((framework, hits))
    put(
        env,
        lambda: search_page(words, found, within.place.name if within else ""),
        lambda: search_record(words, found),
    )


def side_by_side(scope: Scope, wanted: str, only: Framework | None) -> None:
    """Print one thing beside the other framework, or without a name both as a whole.

    `only` is the one framework to look for the name in.

    Raises:
        UnknownName, AmbiguousName: as `find.find_in`.
        BrokenRule: the name is of a framework that the reading does not cover.
    """
    from isp_cli.framework import search_pages as pages

    env, crosswalk = scope.env, bundled_crosswalk()
    both = _sides(scope.names, crosswalk, only)
    if only and only not in both:
        covered = " and ".join(each.id for each in both)
        what = f"the reading covers {covered}, and nothing of {only.id}"
        raise typer.BadParameter(what, param_hint="--framework")
    if not wanted:
        whole = overview(crosswalk, *(tuple(reversed(both)) if only is both[1] else both))
        put(
            env,
            lambda: pages.overview_page(crosswalk, whole),
            lambda: pages.overview_record(crosswalk, whole),
        )
        return
    found = _found(scope.names, both, only, wanted)
    other = both[1] if found.framework is both[0] else both[0]
    one = compare_item(crosswalk, found.place, found.framework, other)
    put(env, lambda: pages.comparison_page(one), lambda: pages.comparison_record(crosswalk, one))


def _found(
    names: Names, both: tuple[Framework, Framework], only: Framework | None, wanted: str
) -> FoundPlace:
    """Find what a name means in the frameworks of the reading; raises as `compare`."""
    try:
        return find_in((only,) if only else both, wanted)
    except UnknownName as unknown:
        ids = [each.id for each in both]
        try:
            elsewhere = find_in([each for each in names if each.id not in ids], wanted)
        except UnknownName:
            raise unknown from None
    raise BrokenRule(
        f"{wanted!r} is in {elsewhere.framework.name}; the reading covers only {' and '.join(ids)}",
        hint=f"isp browse {elsewhere.place.id}",
    )


def _sides(
    names: Names, crosswalk: Crosswalk, only: Framework | None
) -> tuple[Framework, Framework]:
    """Return the frameworks of a crosswalk, the one in use first; `only` is one of them, if so."""
    ids = [side.framework for side in crosswalk.between]
    held = {each.id: each for each in (*names, *((only,) if only else ()))}
    one, other = (held.get(id) or bundled_framework(id).framework for id in ids)
    used = names.first
    return (other, one) if used is not None and used.id == other.id else (one, other)
