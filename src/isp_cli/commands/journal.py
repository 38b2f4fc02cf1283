"""`isp journal`: list, read and locate entries; `isp where`: the folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.days import entry_meant
from isp_cli.commands.journal_edit import edit
from isp_cli.commands.journal_search import EXAMPLE, search
from isp_cli.commands.journal_trash import empty_trash, list_drafts, list_trash, restore, trash
from isp_cli.commands.options import Commands, Json, Markdown, Plain, Which, env_of
from isp_cli.commands.output import put
from isp_cli.commands.taking import take_as_written

if TYPE_CHECKING:
    from pathlib import Path

    from isp_cli.core.entry import Entry
    from isp_cli.core.plan import Plan
    from isp_cli.env import Env

app = Commands(
    help="List, read, search, edit and put away your entries.",
    epilog="Example: isp journal show last",
)


@app.command("list", epilog="Example: isp journal list")
def list_(
    ctx: typer.Context,
    in_trash: Annotated[bool, typer.Option("--trash", help="What is in the trash.")] = False,
    drafts_only: Annotated[bool, typer.Option("--drafts", help="What is not finished.")] = False,
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """List the entries, newest first."""
    from isp_cli.core.kinds import GO_ON
    from isp_cli.storage.survey import conflict_copies
    from isp_cli.ui.pages.journal import list_page

    env = env_of(ctx, plain=plain)
    if in_trash and drafts_only:
        raise typer.BadParameter("choose --trash or --drafts, not both")
    if in_trash or drafts_only:
        (list_trash if in_trash else list_drafts)(env, json=json, markdown=markdown)
        return
    entries = list(enumerate(env.journal.listed(), 1))
    # a plan's draft is taken up only while no plan is open, and home says so then
    drafts = {
        command: len(env.journal.drafts(kind)) for kind, command in GO_ON.items() if kind != "plan"
    }
    rows = [(number, each.id, each.kind, each.opening) for number, each in entries]
    put(
        env,
        lambda: list_page(rows, drafts, copies=conflict_copies(env.journal)),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-journal/1",
            "entries": [
                {
                    "number": number,
                    "id": each.id,
                    "kind": each.kind,
                    "started": each.started,
                    "opening": each.opening,
                    "path": str(each.path),
                }
                for number, each in entries
            ],
        },
    )


@app.command("show", epilog="Example: isp journal show last")
def show(
    ctx: typer.Context,
    id: Which,
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """Read one entry."""
    env = env_of(ctx, plain=plain)
    path = env.journal.find(entry_meant(env, id, is_shown=True))
    if path.stem.split("-")[3] == "plan":
        _show_plan(env, path, json=json, markdown=markdown)
    else:
        _show_reflection(env, path, json=json, markdown=markdown)


@app.command("path", epilog='Example: cat "$(isp journal path last)"')
def path(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="As for show; without it, the folder.")
    ] = "",
) -> None:
    """Print where an entry, or the journal, is."""
    env = env_of(ctx)
    env.write(f"{env.journal.find(entry_meant(env, id)) if id else env.journal.folder}\n")


app.command("search", epilog=EXAMPLE)(search)
app.command("edit", epilog="Example: isp journal edit last")(edit)
app.command("trash", epilog="Example: isp journal trash last")(trash)
app.command("restore", epilog="Example: isp journal restore 2026-11-22-reflection-k7fq")(restore)
app.command("empty-trash", epilog="Example: isp journal empty-trash")(empty_trash)


def where(ctx: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """Show the folders isp keeps things in."""
    from isp_cli.storage.in_use import FOLDER as FRAMEWORKS
    from isp_cli.storage.question_sets import FOLDER
    from isp_cli.storage.trash import Trash
    from isp_cli.ui.pages.journal import where_page

    env = env_of(ctx, plain=plain)
    places = {
        "home": str(env.home),
        "journal": str(env.journal.folder),
        "drafts": str(env.journal.drafts_folder),
        "trash": str(Trash(env.journal).folder),
        FOLDER: str(env.home / FOLDER),
        FRAMEWORKS: str(env.home / FRAMEWORKS),
    }
    put(
        env,
        lambda: where_page(tuple(places.items()), env.home_named_by),
        json=json,
        record=lambda: {"format": "isp-where/1", **places},
    )


def _show_reflection(env: Env, path: Path, *, json: bool, markdown: bool) -> None:
    from functools import partial

    from isp_cli.commands.names import names_of
    from isp_cli.core.entry import Entry
    from isp_cli.storage.belongings import whereabouts
    from isp_cli.ui.pages.journal import entry_page

    entry = env.journal.load(path, Entry).record
    if not json:
        take_as_written(env, entry)
    put(
        env,
        lambda: entry_page(names_of(env), entry, str(path), partial(whereabouts, env.journal)),
        json=json,
        markdown=markdown,
        record=lambda: _record(entry),
    )


def _show_plan(env: Env, path: Path, *, json: bool, markdown: bool) -> None:
    from isp_cli.commands.names import names_of
    from isp_cli.core.plan import Plan
    from isp_cli.ui.pages.plan import plan_page

    plan = env.journal.load(path, Plan).record
    if not json:
        take_as_written(env, plan)
    put(
        env,
        lambda: plan_page(names_of(env), plan, env.today(), str(path)),
        json=json,
        markdown=markdown,
        record=lambda: _record(plan),
    )


def _record(entry: Entry | Plan) -> dict[str, Any]:
    from isp_cli.core.records import plain

    record: dict[str, Any] = plain(entry)
    return record
