"""`isp framework`: the frameworks there are, what they hold, and how two of them differ."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from isp_cli import declaring as typer
from isp_cli.commands.exchange import export, import_
from isp_cli.commands.options import (
    STDOUT,
    Commands,
    JsonOption,
    MarkdownOption,
    PlainOption,
    env_of,
    output_option,
    put,
)
from isp_cli.env import Env
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.files.files import write_new
from isp_cli.framework.bundled import FOLDER, read_template
from isp_cli.framework.edition import Edition
from isp_cli.page.printing import as_argument, visible
from isp_cli.scope import find_edition_or_file, other_frameworks


def complete_id(incomplete: str) -> list[str]:
    """Offer the frameworks to the shell."""
    from isp_cli.framework.library import own_frameworks

    every = own_frameworks(Env().home, lambda _: None)  # a shell shows no errors
    return [each.id for each in every if each.id.startswith(incomplete.casefold())]


def check(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(help="A framework, an overlay or a question set; - is stdin.")
    ],
    plain: PlainOption = False,
) -> None:
    """Check a file of your own, and say what to mend."""
    from isp_cli.commands.questions import steps_to_add
    from isp_cli.framework.library_pages import checked_page
    from isp_cli.questions.checking import check_file
    from isp_cli.questions.pages import checked_page as checked_set_page
    from isp_cli.questions.store import questions_asked_by

    env = env_of(ctx, plain=plain)
    data, name = env.read_input(file)
    found = check_file(env.home, data, Path(name))
    if isinstance(found, Edition):
        env.screen.show(checked_page(found, file, _shared(env, found)))
    else:
        count = len(questions_asked_by(env.home, found))
        env.screen.show(checked_set_page(found, count, steps_to_add(env, found, file)))


def add(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="A framework or an overlay; - is stdin.")],
    replace: Annotated[
        bool,
        typer.Option("--replace", help="In place of yours of this id; the old one is kept."),
    ] = False,
    plain: PlainOption = False,
) -> None:
    """Check a file, and put it with your frameworks."""
    from isp_cli.framework.library import check_own_file, find_edition, readable_ids
    from isp_cli.framework.library_pages import added_page
    from isp_cli.framework.own_file import add_file

    env = env_of(ctx, plain=plain)
    data, name = env.read_input(file)
    found = check_own_file(env.home, data, name)
    before = readable_ids(env.home, env.disk) if replace else frozenset()
    old = find_edition(env.home, found.id, env.disk) if found.id in before else None
    put = add_file(env.home / FOLDER, found.id, data, env.disk, replace=replace)
    find_edition(env.home, found.id, env.disk)  # compiles it, so that the first page is quick
    shared = _shared(env, found)
    broken = sorted(before - readable_ids(env.home, env.disk)) if replace else []
    gone = _gone(env, old, found) if old else ()
    env.screen.show(added_page(found, str(put.path), str(put.before or ""), shared, broken, gone))


def _gone(env: Env, old: Edition, new: Edition) -> tuple[str, ...]:
    """Return the names of what the journal names and a new version no longer has."""
    from isp_cli.evidence.store import last_days_named
    from isp_cli.framework.diff import ids_dropped

    others = other_frameworks(env, but=new.framework.id)
    names = ids_dropped(old.framework, new.framework, others)
    named = last_days_named(env.journal, names) if names else {}
    env.missing.take()  # the file is in its place already, and this only says more of it
    return tuple(name for id, name in names.items() if id in named)


def _shared(env: Env, known: Edition) -> dict[str, tuple[str, ...]]:
    """Return which of its ids stand in a framework too that it does not lie on."""
    from isp_cli.framework.diff import shared_ids

    return shared_ids(known, other_frameworks(env, but=known.framework.id))


def use(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(help="As 'isp framework list' shows it.", autocompletion=complete_id)
    ],
    plain: PlainOption = False,
) -> None:
    """Work with this framework from now on."""
    from isp_cli.framework.in_use import use_framework
    from isp_cli.framework.library_pages import used_page

    env = env_of(ctx, plain=plain)
    before = _id_in_use(env)
    with env.changing() as change:
        used = use_framework(env.home, id, env.disk)
        change.add_choice(before or used.id, used.id)
    env.screen.show(used_page(used))
    env.tell_way_back()


def _id_in_use(env: Env) -> str:
    """Return the id of the framework in use; nothing where the file that says so is broken."""
    from isp_cli.framework.in_use import in_use

    try:
        return in_use(env.home)
    except (CannotRead, InvalidFile):
        return ""


def new(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Lower-case words and '-', like our-coaches.")],
    overlay: Annotated[
        str,
        typer.Option("--overlay", metavar="OF", help="An overlay of this one, not a framework."),
    ] = "",
    output: Annotated[
        Path | None,
        output_option("Else ID.yaml, in the folder you are in.", else_stdout=False),
    ] = None,
    plain: PlainOption = False,
) -> None:
    """Begin a file of your own, with notes in it."""
    from isp_cli.framework.library import find_edition
    from isp_cli.framework.library_pages import begun_page
    from isp_cli.framework.template import framework_start, overlay_start

    env = env_of(ctx, plain=plain)
    path = output or Path(f"{id}.yaml")
    year, file = env.today().year, as_argument(visible(path.name).replace("\n", "\\n"))
    if overlay:
        below = find_edition(env.home, overlay, env.disk)
        text = overlay_start(read_template("overlay"), id, below.id, below.framework, year, file)
    else:
        text = framework_start(read_template("framework"), id, year, file)
    if path == STDOUT:
        env.screen.write(text)
        return
    write_new(path, text, env.disk)
    env.screen.show(begun_page(id, str(path)))


app = Commands()


@app.callback(invoke_without_command=True, epilog="Example: isp framework list")
def framework(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Choose a framework, and bring your own.

    A framework of your own, of any profession and in any language, is a YAML file. An overlay
    adds to a framework what is yours, and changes nothing in it.
    """
    if ctx.invoked_subcommand is None:
        list_(ctx, json=json, markdown=markdown, plain=plain)


@app.command("list", epilog="Example: isp framework list")
def list_(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """List the frameworks and overlays there are."""
    from isp_cli.framework.library_pages import library_page, library_record

    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    found, in_use = _every(env), ""
    with env.missing.passing_over():
        in_use = _in_use(env, found)
    put(
        env,
        lambda: library_page(found, in_use, str(env.home / FOLDER)),
        lambda: library_record(found, in_use),
    )
    env.missing.raise_any(way_out="isp framework check FILE")


@app.command("show", epilog="Example: isp framework show tci")
def show(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Without it, the one in use.", autocompletion=complete_id
        ),
    ] = "",
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """See what one holds, whose it is and what pins it."""
    from contextlib import suppress

    from isp_cli.framework.in_use import edition_in_use, in_use
    from isp_cli.framework.library import find_edition
    from isp_cli.framework.library_pages import edition_page, edition_record

    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    found = find_edition(env.home, id, env.disk) if id else edition_in_use(env.home, env.disk)
    used = False
    with suppress(CannotRead, InvalidFile):  # the list says what is wrong with what says it
        used = in_use(env.home) == found.id
    put(env, lambda: edition_page(found, in_use=used), lambda: edition_record(found, in_use=used))


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
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """See what differs from one to another."""
    from isp_cli.framework.diff import differences
    from isp_cli.framework.search_pages import differences_page, differences_record

    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    found = differences(
        find_edition_or_file(env, one).framework, find_edition_or_file(env, other).framework
    )
    put(
        env,
        lambda: differences_page(one, other, found),
        lambda: differences_record(one, other, found),
    )


def _every(env: Env) -> list[Edition]:
    from isp_cli.framework.library import find_edition, ids_passed_over, own_frameworks, read_own

    found: list[Edition] = []
    for problem in ids_passed_over(env.home, env.missing.add):
        env.missing.add(problem)
    for each in own_frameworks(env.home, env.missing.add):
        with env.missing.passing_over():
            found.append(
                read_own(env.home, each.path, env.disk)
                if each.path
                else find_edition(env.home, each.id, env.disk)
            )
    return found


def _in_use(env: Env, found: list[Edition]) -> str:
    """Return the id in use.

    Raises:
        CannotRead, InvalidFile: what says so cannot be read, or the framework it names.
    """
    from isp_cli.framework.in_use import edition_in_use, in_use

    id = in_use(env.home)
    if id not in {each.id for each in found}:
        edition_in_use(env.home, env.disk)
    return id
