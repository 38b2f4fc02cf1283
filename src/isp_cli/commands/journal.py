"""`isp journal`: list, read and locate entries; `isp where`: the folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.dates import entry_name_or_day
from isp_cli.commands.journal_search import EXAMPLE, search
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    PlainOption,
    WhichEntry,
    env_of,
    put,
)
from isp_cli.errors import CannotSave, Interrupted, InvalidFile, NeedsTerminal, NotEdited
from isp_cli.scope import scope_in_use

if TYPE_CHECKING:
    from pathlib import Path

    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.env import Env
    from isp_cli.journal.editing import EditedEntry
    from isp_cli.journal.journal import ListedEntry


def edit(ctx: typer.Context, id: WhichEntry, plain: PlainOption = False) -> None:
    """Open an entry, or a draft by its id, in your editor.

    What you save is checked before it takes the entry's place. With a mistake in it the entry
    stays as it was, your text is kept, and the same command opens it again.
    """
    from isp_cli.journal.editing import copy_left_behind, open_copy
    from isp_cli.journal.journal import find_entry_meant, is_draft
    from isp_cli.journal.pages import edited_page

    env = env_of(ctx, plain=plain)
    path = find_entry_meant(env.journal, entry_name_or_day(env, id))
    lent = open_copy(path)
    if lent.is_kept_text:
        env.screen.tell(f"This is the text you left unfinished: {lent.kept}")
    for each in copy_left_behind(lent):
        env.screen.tell(f"The entry has changed since you left this text, which is kept: {each}")
    with env.signals.saving():
        changed = _edited(env, lent)
    if changed:
        env.screen.show(edited_page(path.stem, str(path), draft=is_draft(env.journal, path)))
    else:
        env.screen.tell("Nothing was changed, so nothing was written.")


def _edited(env: Env, lent: EditedEntry) -> bool:
    """Return True once the text is saved, False where nothing was changed."""
    from isp_cli.journal.editing import take_back

    text = lent.text
    while True:
        text = _from_editor(env, lent, text)
        try:
            return take_back(env.journal, lent, text)
        except (InvalidFile, CannotSave) as trouble:
            if isinstance(trouble, CannotSave):
                _show_unsaved(env, text)
            if not env.screen.can_ask:
                raise
            env.screen.tell(f"isp: error: {trouble}")
            with env.signals.asking():
                again = env.screen.prompter.confirm("Open it again?", default=True)
            if not again:
                raise trouble if isinstance(trouble, CannotSave) else _not_edited(lent) from None


def _from_editor(env: Env, lent: EditedEntry, text: str) -> str:
    id = lent.path.stem
    try:
        with env.signals.asking():
            left = env.screen.edited(text, name=lent.path.name)
    except Interrupted as stop:
        if stop.partial not in ("", lent.text):
            _keep(env, lent, stop.partial)
        raise
    if left is None:
        raise NotEdited(id, "no text came back", hint="set VISUAL or EDITOR, and try again")
    if not left.strip():
        hint = f"to put the whole entry away: isp journal trash {id}"
        raise NotEdited(id, "the text came back empty", hint=hint)
    return left


def _keep(env: Env, lent: EditedEntry, text: str) -> None:
    from isp_cli.journal.editing import keep

    try:
        keep(env.journal, lent, text)
        env.screen.tell(f"\nKept: {lent.kept}\nGo on with: isp journal edit {lent.path.stem}")
    except CannotSave as failure:
        env.screen.tell(f"isp: error: {failure}")
        _show_unsaved(env, text)


def _show_unsaved(env: Env, text: str) -> None:
    """Put a text that no file holds on the screen, the last place it can be kept."""
    env.screen.tell(f"isp: this text is not saved:\n{text}")


def _not_edited(lent: EditedEntry) -> NotEdited:
    id = lent.path.stem
    return NotEdited(
        id,
        "the edited text needs attention",
        hint=f"'isp journal edit {id}' opens it again",
        needs_attention=True,
    )


TrashedId = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as 'isp journal list --trash' shows it.")
]


def trash(ctx: typer.Context, id: WhichEntry, plain: PlainOption = False) -> None:
    """Put an entry, or a draft by its id, into the trash."""
    from isp_cli.journal.journal import find_entry_meant, is_draft, versions_kept_beside
    from isp_cli.journal.pages import put_away_page
    from isp_cli.journal.trash import Trash

    env = env_of(ctx, plain=plain)
    path = find_entry_meant(env.journal, entry_name_or_day(env, id))
    beside = len(versions_kept_beside(path))
    draft = is_draft(env.journal, path)
    with env.signals.saving():
        moved = Trash(env.journal).put(path.stem)
    env.screen.show(put_away_page(path.stem, str(moved[0]), beside, draft=draft))


def restore(ctx: typer.Context, id: TrashedId, plain: PlainOption = False) -> None:
    """Bring an entry or a draft back from the trash."""
    from isp_cli.journal.journal import is_draft
    from isp_cli.journal.pages import restored_page
    from isp_cli.journal.trash import Trash

    env = env_of(ctx, plain=plain)
    with env.signals.saving():
        path, *_ = Trash(env.journal).restore(id)
    env.screen.show(restored_page(path.stem, str(path), draft=is_draft(env.journal, path)))


def empty_trash(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    plain: PlainOption = False,
) -> None:
    """Delete what is in the trash for good; asks first."""
    from isp_cli.journal.pages import emptied_page, empty_trash_question, trash_page
    from isp_cli.journal.trash import Trash

    env = env_of(ctx, plain=plain)
    trash = Trash(env.journal)
    count = len(trash.listed())
    if not count:
        env.screen.show(trash_page([]))
        return
    if not yes:
        if not env.screen.can_ask:
            raise NeedsTerminal(hint="to delete without being asked: isp journal empty-trash --yes")
        if not env.screen.prompter.confirm(empty_trash_question(count), default=False):
            env.screen.tell("Nothing was deleted.")
            return
    with env.signals.saving():
        deleted = trash.empty()
    env.screen.show(emptied_page(deleted))


def list_trash(env: Env, *, json: bool, markdown: bool) -> None:
    """Show what is in the trash."""
    from isp_cli.journal.pages import trash_page
    from isp_cli.journal.trash import Trash

    found = Trash(env.journal).listed()
    put(
        env,
        lambda: trash_page([(each.id, each.opening, draft) for each, draft in found]),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-trash/1",
            "entries": [
                {**_record_journal_trash(each), "was_draft": draft} for each, draft in found
            ],
        },
    )


def list_drafts(env: Env, *, json: bool, markdown: bool) -> None:
    """Show the drafts that wait."""
    from isp_cli.journal.journal import drafts_waiting
    from isp_cli.journal.pages import drafts_page

    found = drafts_waiting(env.journal)
    put(
        env,
        lambda: drafts_page([(each.id, each.opening) for each in found]),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-drafts/1",
            "entries": [_record_journal_trash(each) for each in found],
        },
    )


def _record_journal_trash(listed: ListedEntry) -> dict[str, Any]:
    return {
        "id": listed.id,
        "kind": listed.kind,
        "started": listed.started,
        "opening": listed.opening,
        "path": str(listed.path),
    }


app = Commands(
    help="List, read, search, edit and put away your entries.",
    epilog="Example: isp journal show last",
)


@app.command("list", epilog="Example: isp journal list")
def list_(
    ctx: typer.Context,
    in_trash: Annotated[bool, typer.Option("--trash", help="What is in the trash.")] = False,
    drafts_only: Annotated[bool, typer.Option("--drafts", help="What is not finished.")] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """List the entries, newest first."""
    from isp_cli.entry.ids import GO_ON
    from isp_cli.journal.pages import list_page
    from isp_cli.journal.survey import conflict_copies

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
    id: WhichEntry,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Read one entry."""
    env = env_of(ctx, plain=plain)
    path = env.journal.find(entry_name_or_day(env, id, is_shown=True))
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
    env.screen.write(
        f"{env.journal.find(entry_name_or_day(env, id)) if id else env.journal.folder}\n"
    )


app.command("search", epilog=EXAMPLE)(search)

app.command("edit", epilog="Example: isp journal edit last")(edit)

app.command("trash", epilog="Example: isp journal trash last")(trash)

app.command("restore", epilog="Example: isp journal restore 2026-11-22-reflection-k7fq")(restore)

app.command("empty-trash", epilog="Example: isp journal empty-trash")(empty_trash)


def where(ctx: typer.Context, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Show the folders isp keeps things in."""
    from isp_cli.framework.bundled import FOLDER as FRAMEWORKS
    from isp_cli.journal.pages import where_page
    from isp_cli.journal.trash import Trash
    from isp_cli.questions.store import FOLDER

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

    from isp_cli.entry.entry import Entry
    from isp_cli.journal.journal import whereabouts
    from isp_cli.journal.pages import entry_page

    entry = env.journal.load(path, Entry).record
    scope = scope_in_use(env) if json else scope_in_use(env).as_written(entry)
    put(
        env,
        lambda: entry_page(scope.names, entry, str(path), partial(whereabouts, env.journal)),
        json=json,
        markdown=markdown,
        record=lambda: _record(entry),
    )


def _show_plan(env: Env, path: Path, *, json: bool, markdown: bool) -> None:
    from isp_cli.entry.plan import Plan
    from isp_cli.plan.pages import plan_page

    plan = env.journal.load(path, Plan).record
    scope = scope_in_use(env) if json else scope_in_use(env).as_written(plan)
    put(
        env,
        lambda: plan_page(scope.names, plan, env.today(), str(path)),
        json=json,
        markdown=markdown,
        record=lambda: _record(plan),
    )


def _record(entry: Entry | Plan) -> dict[str, Any]:
    from isp_cli.records import plain

    record: dict[str, Any] = plain(entry)
    return record
