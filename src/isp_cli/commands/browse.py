"""`isp browse`: read the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.options import Json, Markdown, Plain, env_of
from isp_cli.commands.output import put
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.framework import Framework
    from isp_cli.core.places import Place
    from isp_cli.ui.document import Document


def complete_what(incomplete: str) -> list[tuple[str, str]]:
    """Offer competencies, functions, principles and sections to the shell."""
    from isp_cli.commands.taking import offered
    from isp_cli.core.places import places

    framework = offered()
    return [
        (place.id, place.name)
        for place in (places(framework) if framework else ())
        if place.kind in ("competency", "function", "principle", "domain", "section")
        and place.id.startswith(incomplete.casefold())
    ]


What = Annotated[
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
    what: What = None,
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
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """Read principles, competencies and questions.

    Without WHAT it shows the map of the framework and, on a terminal, opens what you choose. A
    name is looked up in the framework in use first, then in the others; --search looks in all.
    """
    from isp_cli.commands.names import framework_meant, named_meant, names_of
    from isp_cli.core import find
    from isp_cli.ui.pages import framework as pages

    env = env_of(ctx, plain=plain)
    wanted = " ".join(what or [])
    guide = framework_meant(env, only) if only else env.framework
    if search is not None or compare:
        if search is not None and compare:
            raise typer.BadParameter("choose --search or --compare, not both")
        if compare:
            from isp_cli.commands.compare import compare as side_by_side

            side_by_side(env, wanted, guide.id if only else "", json=json, markdown=markdown)
        else:
            from isp_cli.commands.browse_search import search as look_for

            frameworks = (guide,) if only else names_of(env)
            look_for(env, frameworks, search or "", wanted, json=json, markdown=markdown)
        return
    place = None
    if wanted:
        place, guide = find.find_in((guide,), wanted) if only else named_meant(env, wanted)
    if cite:
        put(
            env,
            lambda: pages.citation_page(guide, place),
            json=json,
            markdown=markdown,
            record=lambda: {
                "format": "isp-citation/1",
                "citations": [each.citation for each in find.cited(guide, place)],
            },
        )
        return
    export = json or markdown
    put(
        env,
        lambda: _page(env, guide, place, export=export) if place else pages.map_page(guide),
        json=json,
        markdown=markdown,
        record=lambda: _record(guide, place),
    )
    if place is None and not (json or markdown) and _can_wander(env):
        _wander(env, guide)


def _record(guide: Framework, place: Place | None) -> dict[str, Any]:
    from isp_cli.core.places import SHARED_BY
    from isp_cli.core.records import plain

    whole: dict[str, Any] = plain(guide)
    if place is None:
        return whole
    head = {"format": "isp-browse/1", "what": place.kind}
    if place.kind != "section":
        return {**head, **plain(place.record)}
    return {**head, **{key: whole[key] for key in (place.id, *SHARED_BY.get(place.id, ()))}}


def _page(env: Env, guide: Framework, place: Place, *, export: bool = False) -> Document:
    """The page of a place; at its foot, but not in an export, what the journal holds of it."""
    from isp_cli.ui.pages import framework as pages

    page = pages.place_page(guide, place)
    if export or place.kind not in ("competency", "function", "principle"):
        return page
    from isp_cli.storage.threads import naming

    count, latest = naming(env.journal, place.id)
    if latest is None:
        return page
    from isp_cli.ui.pages.story import story_lines

    return (*page, story_lines(place.id, count, latest))


def _can_wander(env: Env) -> bool:
    return env.can_ask and not env.stdout_is_pipe


def _wander(env: Env, guide: Framework) -> None:
    from isp_cli.core import find
    from isp_cli.errors import Interrupted
    from isp_cli.ui.document import Heading
    from isp_cli.ui.pages import framework as pages
    from isp_cli.ui.prompt import Choice, Command

    open_next, leave = (Heading("Open one?"),), (Choice("done", "Done"),)
    while True:
        try:
            id = env.prompter.choose(open_next, pages.map_choices(guide))
            if not id:
                return
            env.show(_page(env, guide, find.find(guide, id)))
            if env.prompter.choose((), leave, none="Back to the map"):
                return
            env.show(pages.map_page(guide))
        except (Interrupted, Command):
            return  # leaving a page that is only read costs nothing
