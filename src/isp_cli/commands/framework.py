"""`isp framework`: the frameworks there are, what they hold, and how two of them differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.framework_exchange import export, import_
from isp_cli.commands.framework_own import add, check, new, use
from isp_cli.commands.framework_own import complete_id as complete_id
from isp_cli.commands.meant import meant
from isp_cli.commands.options import Commands, Json, Markdown, Plain, env_of
from isp_cli.commands.output import put

if TYPE_CHECKING:
    from isp_cli.core.framework_diff import Thing
    from isp_cli.core.known import Known
    from isp_cli.env import Env
    from isp_cli.errors import IspError

app = Commands()


@app.callback(invoke_without_command=True, epilog="Example: isp framework list")
def framework(
    ctx: typer.Context, json: Json = False, markdown: Markdown = False, plain: Plain = False
) -> None:
    """Choose a framework, and bring your own.

    A framework of your own, of any profession and in any language, is a YAML file. An overlay
    adds to a framework what is yours, and changes nothing in it.
    """
    if ctx.invoked_subcommand is None:
        _list(env_of(ctx, plain=plain), json=json, markdown=markdown)


@app.command("list", epilog="Example: isp framework list")
def list_(
    ctx: typer.Context, json: Json = False, markdown: Markdown = False, plain: Plain = False
) -> None:
    """List the frameworks and overlays there are."""
    _list(env_of(ctx, plain=plain), json=json, markdown=markdown)


def _list(env: Env, *, json: bool, markdown: bool) -> None:
    from isp_cli.errors import NotRead
    from isp_cli.storage.in_use import FOLDER
    from isp_cli.ui.pages.library import library_page

    found, trouble = _every(env)
    in_use = _in_use(env, found, trouble)
    put(
        env,
        lambda: library_page(found, in_use, str(env.home / FOLDER)),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-frameworks/1",
            "in_use": in_use,
            "frameworks": [_record(each) for each in found],
        },
    )
    if trouble:
        raise NotRead(trouble, way_out="isp framework check FILE")


@app.command("show", epilog="Example: isp framework show tci")
def show(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Without it, the one in use.", autocompletion=complete_id
        ),
    ] = "",
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """See what one holds, whose it is and what pins it."""
    from isp_cli.storage.in_use import known_in_use
    from isp_cli.storage.library import known
    from isp_cli.ui.pages.library import holds, known_page

    env = env_of(ctx, plain=plain)
    found = known(env.home, id) if id else known_in_use(env.home)
    used = _in_use(env, [found], []) == found.id
    put(
        env,
        lambda: known_page(found, in_use=used),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-framework-shown/1",
            **_record(found),
            "in_use": used,
            "overlays": [each.id for each in found.framework.overlays],
            "holds": holds(found.framework),
            "sources": [each.citation for each in found.framework.sources],
        },
    )


app.command("check", epilog="Example: isp framework check ours.yaml")(check)
app.command("add", epilog="Example: isp framework add ours.yaml")(add)
app.command("use", epilog="Example: isp framework use practice-guide")(use)
app.command("new", epilog="Example: isp framework new ours --overlay practice-guide")(new)
app.command("export", epilog="Example: isp framework export tci --format csv --output tci.csv")(
    export
)
app.command("import", epilog="Example: isp framework import package.json --output ours.yaml")(
    import_
)


@app.command("diff", epilog="Example: isp framework diff ours ours.yaml")
def diff(
    ctx: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="An id, or a file.")],
    other: Annotated[str, typer.Argument(metavar="B", help="An id, or a file.")],
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """See what differs from one to another."""
    from isp_cli.core.framework_diff import differences
    from isp_cli.ui.pages.framework_diff import differences_page

    env = env_of(ctx, plain=plain)
    found = differences(meant(env, one).framework, meant(env, other).framework)
    put(
        env,
        lambda: differences_page(one, other, found),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-framework-diff/1",
            "from": one,
            "to": other,
            "added": [_thing(each) for each in found.added],
            "gone": [_thing(each) for each in found.gone],
            "reworded": [
                {"id": each.now.id, "before": each.before, "now": each.now.words}
                for each in found.reworded
            ],
            "moved": [
                {"id": each.now.id, "before": each.before, "now": each.now.within}
                for each in found.moved
            ],
        },
    )


def _every(env: Env) -> tuple[list[Known], list[IspError]]:
    from isp_cli.errors import CannotRead, InvalidFile
    from isp_cli.storage.library import known, named, passed_over, read_own

    found: list[Known] = []
    trouble: list[IspError] = [*passed_over(env.home)]
    for each in named(env.home):
        try:
            found.append(read_own(env.home, each.path) if each.path else known(env.home, each.id))
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return found, trouble


def _in_use(env: Env, found: list[Known], trouble: list[IspError]) -> str:
    """Return the id in use; what is wrong with what says so goes to the trouble."""
    from isp_cli.errors import CannotRead, InvalidFile
    from isp_cli.storage.in_use import in_use, known_in_use

    try:
        id = in_use(env.home)
        if id not in {each.id for each in found}:
            known_in_use(env.home)
    except (CannotRead, InvalidFile) as problem:
        if str(problem) not in {str(each) for each in trouble}:
            trouble.append(problem)
        return ""
    return id


def _record(known: Known) -> dict[str, Any]:
    overlay = known.overlay
    return {
        "id": known.id,
        "name": known.name,
        "of": known.of,
        "version": known.version,
        "language": overlay.language if overlay else known.framework.language,
        "digest": known.digest,
        "bundled": known.is_bundled,
        "path": str(known.path),
    }


def _thing(thing: Thing) -> dict[str, Any]:
    return {"id": thing.id, "what": thing.kind, "within": thing.within, "words": thing.words}
