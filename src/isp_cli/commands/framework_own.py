"""`isp framework check`, `add`, `use` and `new`: bring a framework of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import Plain, env_of
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.known import Known


def complete_id(incomplete: str) -> list[str]:
    """Offer the frameworks to the shell."""
    from isp_cli.storage.library import named

    return [each.id for each in named(Env().home) if each.id.startswith(incomplete.casefold())]


def check(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(help="A framework, an overlay or a question set; - is stdin.")
    ],
    plain: Plain = False,
) -> None:
    """Check a file of your own, and say what to mend."""
    from isp_cli.core.known import Known
    from isp_cli.storage.checking import check_file
    from isp_cli.storage.question_sets import FOLDER, asked_by
    from isp_cli.ui.pages.library import checked_page
    from isp_cli.ui.pages.questions import checked_page as checked_set_page

    env = env_of(ctx, plain=plain)
    data, name = env.read_input(file)
    found = check_file(env.home, data, Path(name))
    if isinstance(found, Known):
        env.show(checked_page(found, file, _shared(env, found)))
    else:
        count = len(asked_by(env.home, found))
        env.show(checked_set_page(found, count, str(env.home / FOLDER)))


def add(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="A framework or an overlay; - is stdin.")],
    replace: Annotated[
        bool,
        typer.Option("--replace", help="In place of yours of this id; the old one is kept."),
    ] = False,
    plain: Plain = False,
) -> None:
    """Check a file, and put it with your frameworks."""
    from isp_cli.storage.in_use import FOLDER
    from isp_cli.storage.library import checked, known, readable
    from isp_cli.storage.own_files import add_file
    from isp_cli.ui.pages.library import added_page

    env = env_of(ctx, plain=plain)
    data, name = env.read_input(file)
    found = checked(env.home, data, name)
    before = readable(env.home) if replace else frozenset()
    old = known(env.home, found.id) if found.id in before else None
    put = add_file(env.home / FOLDER, found.id, data, env.disk, replace=replace)
    known(env.home, found.id)  # compiles it, so that the first page is quick
    shared = _shared(env, found)
    broken = sorted(before - readable(env.home)) if replace else []
    gone = _gone(env, old, found) if old else ()
    env.show(added_page(found, str(put.path), str(put.before or ""), shared, broken, gone))


def _gone(env: Env, old: Known, new: Known) -> tuple[str, ...]:
    """Return the names of what the journal names and a new version no longer has."""
    from isp_cli.commands.names import other_frameworks
    from isp_cli.core.shared_ids import dropped
    from isp_cli.storage.evidence import last_named

    others = other_frameworks(env, but=new.framework.id)
    names = dropped(old.framework, new.framework, others)
    named, _ = last_named(env.journal, names) if names else ({}, [])
    return tuple(name for id, name in names.items() if id in named)


def _shared(env: Env, known: Known) -> dict[str, tuple[str, ...]]:
    """Return which of its ids stand in a framework too that it does not lie on."""
    from isp_cli.commands.names import other_frameworks
    from isp_cli.core.shared_ids import shared_ids

    return shared_ids(known, other_frameworks(env, but=known.framework.id))


def use(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(help="As 'isp framework list' shows it.", autocompletion=complete_id)
    ],
    plain: Plain = False,
) -> None:
    """Work with this framework from now on."""
    from isp_cli.storage import in_use
    from isp_cli.ui.pages.library import used_page

    env = env_of(ctx, plain=plain)
    env.show(used_page(in_use.use(env.home, id, env.disk)))


def new(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Lower-case words and '-', like our-coaches.")],
    overlay: Annotated[
        str,
        typer.Option("--overlay", metavar="OF", help="An overlay of this one, not a framework."),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Else ID.yaml, in the folder you are in."),
    ] = None,
    plain: Plain = False,
) -> None:
    """Begin a file of your own, with notes in it."""
    from isp_cli.core.framework_start import framework_start, overlay_start
    from isp_cli.storage.library import known
    from isp_cli.storage.new_file import write_new
    from isp_cli.ui.pages.library import begun_page
    from isp_cli.ui.text import as_argument

    env = env_of(ctx, plain=plain)
    path = output or Path(f"{id}.yaml")
    year, file = env.today().year, as_argument(path.name)
    if overlay:
        below = known(env.home, overlay)
        text = overlay_start(id, below.id, below.framework, year, file)
    else:
        text = framework_start(id, year, file)
    write_new(path, text, env.disk)
    env.show(begun_page(id, str(path)))
