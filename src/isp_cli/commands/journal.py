"""`isp journal`: list, read, edit, move and put away entries; `isp where`: the folders.

To search is in `journal_search`; what was written before, brought together, in `review`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import entry_name_or_day, past_day
from isp_cli.commands.journal_search import EXAMPLE, search
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    WhichEntry,
    env_of,
    put,
)
from isp_cli.dates import day_of_time
from isp_cli.entry.ids import GO_ON, day_of, is_id, kind_of
from isp_cli.errors import (
    BrokenRule,
    CannotSave,
    Interrupted,
    InvalidFile,
    IspError,
    NeedsTerminal,
    NotEdited,
)
from isp_cli.journal.heads import read_head
from isp_cli.journal.journal import (
    drafts_waiting,
    find_entry_meant,
    is_draft,
    versions_kept_beside,
    whereabouts,
)
from isp_cli.records import plain as plain_data
from isp_cli.scope import Scope, scope_in_use

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.env import Env
    from isp_cli.journal.edited_entry import EditedEntry
    from isp_cli.journal.editor import LentFile


def edit(ctx: typer.Context, id: WhichEntry, plain: PlainOption = False) -> None:
    """Open an entry, or a draft by its id, in your editor.

    What you save is checked before it takes the entry's place. With a mistake in it the entry
    stays as it was, your text is kept, and the same command opens it again. A key that seems
    misspelt is remarked on once it is saved: isp does not see what stands below it.
    """
    from isp_cli.journal.edited_entry import (
        open_copy,
        texts_left,
        texts_left_behind,
        words_hidden_in,
    )
    from isp_cli.journal.pages import edited_page, other_day_remark

    env = env_of(ctx, plain=plain)
    path = find_entry_meant(env.journal, entry_name_or_day(env, id))
    lent = open_copy(path)
    if lent.is_kept_text:
        env.screen.tell(f"This is the text you left unfinished: {lent.kept}")
    for each in texts_left(lent):
        env.screen.tell(f"Another text you left unfinished is kept too: {each}")
    for each in texts_left_behind(lent):
        env.screen.tell(f"The entry has changed since you left this text, which is kept: {each}")
    began = read_head(path).started
    with env.signals.saving():
        changed = _edited(env, lent)
    if changed:
        env.screen.show(edited_page(path.stem, str(path), draft=is_draft(env.journal, path)))
        for hidden in words_hidden_in(env.journal, path):
            env.screen.tell(f"isp: {hidden}\nisp: to mend it: isp journal edit {path.stem}")
        day = day_of_time(read_head(path).started)
        if (
            day
            and day_of_time(began) != day != day_of(path.stem)
            and not is_draft(env.journal, path)
        ):
            env.screen.tell(other_day_remark(path.stem, day))
    else:
        env.screen.tell("Nothing was changed, so nothing was written.")


def _edited(env: Env, lent: EditedEntry) -> bool:
    """Return True once the text is saved, False where nothing was changed."""
    from isp_cli.journal.edited_entry import take_back
    from isp_cli.journal.editor import discard, lend

    text, left = _left_by_editor(env, lent)
    while True:
        file = lend(env.journal.drafts_folder, _file_name(lent), text, env.disk)
        for each in left:
            if each.path != file.path:  # the same words under the same name are left where they are
                discard(each, env.disk)
        left = []
        text = _from_editor(env, lent, file)
        try:
            changed = take_back(env.journal, lent, text)
            discard(file, env.disk)
            return changed
        except (InvalidFile, CannotSave) as trouble:
            if isinstance(trouble, CannotSave):
                _show_unsaved(env, text)
                _tell_of_copy(env, file)
            else:
                discard(file, env.disk)
            if not env.screen.can_ask:
                raise
            env.screen.tell(f"isp: error: {trouble}")
            if not env.asked(lambda prompter: prompter.confirm("Open it again?", default=True)):
                raise trouble if isinstance(trouble, CannotSave) else _not_edited(lent) from None


def _file_name(lent: EditedEntry) -> str:
    from isp_cli.files.files import digest

    return f"{lent.path.stem}.{digest(lent.data)[:12]}.entry.yaml"


def _left_by_editor(env: Env, lent: EditedEntry) -> tuple[str, list[LentFile]]:
    """Return the text to open: the entry's, or what an editor left of it that nobody took back.

    Beside it stand the files that say no more than it does.
    """
    from isp_cli.journal.editor import left_over

    left = left_over(env.journal.drafts_folder, _file_name(lent), lent.text)
    texts = {each.path: each.read() for each in left}
    saved = [each for each in texts.values() if each.strip() and each != lent.text]
    if not saved:
        return lent.text, left
    env.screen.tell("This is the text your editor left, which was not taken back yet.")
    others = [each for each in left if texts[each.path] in saved and texts[each.path] != saved[-1]]
    for each in others:
        env.screen.tell(f"Another text your editor left is kept too: {each.path}")
    return saved[-1], [each for each in left if each not in others]


def _from_editor(env: Env, lent: EditedEntry, file: LentFile) -> str:
    from isp_cli.journal.editor import discard

    id = lent.path.stem
    try:
        left = env.screen.edited(file)
    except Interrupted as stop:
        if stop.partial in ("", lent.text) or _is_kept(env, lent, stop.partial):
            discard(file, env.disk)
        else:
            _tell_of_copy(env, file)
        raise
    if left is None or not left.strip():
        discard(file, env.disk)
    if left is None:
        raise NotEdited(id, "no text came back", hint="set VISUAL or EDITOR, and try again")
    if not left.strip():
        hint = f"to put the whole entry away: isp journal trash {id}"
        raise NotEdited(id, "the text came back empty", hint=hint)
    return left


def _is_kept(env: Env, lent: EditedEntry, text: str) -> bool:
    """Keep an edited text beside its entry; claim that a disk took it."""
    from isp_cli.journal.edited_entry import keep

    try:
        keep(env.journal, lent, text)
        env.screen.tell(f"\nKept: {lent.kept}\nGo on with: isp journal edit {lent.path.stem}")
    except CannotSave as failure:
        env.screen.tell(f"isp: error: {failure}")
        _show_unsaved(env, text)
        return False
    return True


def _show_unsaved(env: Env, text: str) -> None:
    """Put a text that no file holds on the screen, the last place it can be kept."""
    env.screen.tell(f"isp: this text is not saved:\n{text}")


def _tell_of_copy(env: Env, file: LentFile) -> None:
    env.screen.tell(f"isp: it stands here still: {file.path}")


def _not_edited(lent: EditedEntry) -> NotEdited:
    id = lent.path.stem
    return NotEdited(
        id,
        "the edited text needs attention",
        hint=f"'isp journal edit {id}' opens it again",
        needs_attention=True,
    )


def move(
    ctx: typer.Context,
    id: WhichEntry,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day it is about: 'last tuesday'.")
    ],
    plain: PlainOption = False,
) -> None:
    """Carry an entry to another day.

    It gets a new id, and everything that names it names it by that. The entry keeps the id it had,
    and 'isp journal show' still finds it by it.
    """
    from isp_cli.journal.moving import move_entry
    from isp_cli.journal.pages import moved_page, resume_command

    env = env_of(ctx, plain=plain)
    said = id if is_id(id) else entry_name_or_day(env, id)
    path = find_entry_meant(env.journal, said)
    day = past_day(env, on)
    if is_draft(env.journal, path):
        raise BrokenRule(
            f"{path.stem} is a draft",
            hint=f"finish it, and then move it: {resume_command(path.stem)}",
        )
    with env.signals.saving(), env.changing() as change:
        moved = move_entry(
            env.journal,
            path,
            day,
            on=env.today(),
            randomness=env.randomness,
            progress=env.screen.progress("Changing what names it"),
        )
        change.add_day(path.stem, moved.path.stem)
    env.screen.show(moved_page(moved.path.stem, path.stem, str(moved.path), moved.pointing))
    env.tell_way_back()


TrashedId = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as 'isp journal list --trash' shows it.")
]


def trash(ctx: typer.Context, id: WhichEntry, plain: PlainOption = False) -> None:
    """Put an entry, or a draft by its id, into the trash."""
    from isp_cli.journal.pages import put_away_page
    from isp_cli.journal.promises import keep_numbers
    from isp_cli.journal.trash import Trash

    env = env_of(ctx, plain=plain)
    path = find_entry_meant(env.journal, entry_name_or_day(env, id))
    beside = len(versions_kept_beside(path))
    draft = is_draft(env.journal, path)
    with env.signals.saving():
        keep_numbers(env.journal, env.today())
        with env.changing() as change:
            moved = Trash(env.journal).put(path.stem)
            change.add_move(path.stem, "trash")
    env.screen.show(put_away_page(path.stem, str(moved[0]), beside, draft=draft))
    env.tell_way_back()


def restore(ctx: typer.Context, id: TrashedId, plain: PlainOption = False) -> None:
    """Bring an entry or a draft back from the trash."""
    from isp_cli.journal.pages import restored_page
    from isp_cli.journal.promises import give_free_numbers
    from isp_cli.journal.trash import Trash

    env = env_of(ctx, plain=plain)
    with env.signals.saving(), env.changing() as change:
        path, *_ = Trash(env.journal).restore(id)
        draft = is_draft(env.journal, path)
        change.add_move(path.stem, "draft" if draft else "journal")
        with suppress(IspError):  # what came back may need attention itself
            give_free_numbers(env.journal, path.stem, env.today())
    env.screen.show(restored_page(path.stem, str(path), draft=draft))
    env.tell_way_back()


def empty_trash(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    plain: PlainOption = False,
) -> None:
    """Delete what is in the trash for good; asks first.

    There is no way back from this, not with 'isp undo' either.
    """
    from isp_cli.journal.journal import Journal
    from isp_cli.journal.pages import emptied_page, empty_trash_question, trash_page
    from isp_cli.journal.trash import Trash

    env = env_of(ctx, plain=plain)
    trash = Trash(env.journal)
    count = len(trash.listed())
    env.missing.raise_any()  # nothing is deleted of what nobody can see
    if not count:
        env.screen.show(trash_page([]))
        return
    if not yes:
        if not env.screen.can_ask:
            raise NeedsTerminal(hint="to delete without being asked: isp journal empty-trash --yes")
        question = empty_trash_question(count)
        if not env.asked(lambda prompter: prompter.confirm(question, default=False)):
            env.screen.tell("Nothing was deleted.")
            return
    with env.signals.saving():
        deleted = trash.empty()
        # also of an index that this command does not ask
        Journal(env.home, env.disk, cache=env.cache).index.forget_what_is_gone()
    env.screen.show(emptied_page(deleted))


def list_trash(env: Env) -> None:
    """Show what is in the trash."""
    from isp_cli.journal.pages import trash_page, trash_record
    from isp_cli.journal.trash import Trash

    found = Trash(env.journal).listed()
    put(env, lambda: trash_page(found), lambda: trash_record(found), found=found)


def list_drafts(env: Env) -> None:
    """Show the drafts that wait."""
    from isp_cli.journal.pages import drafts_page, drafts_record

    found = drafts_waiting(env.journal)
    put(env, lambda: drafts_page(found), lambda: drafts_record(found), found=found)


_NEWEST = 15

app = Commands(
    help="List, read, search, edit and put away your entries.",
    epilog="Example: isp journal show last",
)


@app.command("list", epilog="Example: isp journal list")
def list_(
    ctx: typer.Context,
    in_trash: Annotated[bool, typer.Option("--trash", help="What is in the trash.")] = False,
    drafts_only: Annotated[bool, typer.Option("--drafts", help="What is not finished.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Also the older ones, as --json and --markdown have them.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """List the entries, newest first.

    It shows the last fifteen, and with --all every one. The numbers are the same.
    """
    from isp_cli.journal.pages import list_page, list_record
    from isp_cli.journal.survey import conflict_copies

    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    if in_trash and drafts_only:
        raise typer.BadParameter("choose --trash or --drafts, not both")
    if in_trash or drafts_only:
        (list_trash if in_trash else list_drafts)(env)
        return
    every = every or json or markdown
    entries = list(env.journal.listed(limit=-1 if every else _NEWEST))
    older = 0 if every else env.journal.count() - len(entries)
    # a plan's draft is taken up only while no plan is open, and home says so then
    drafts = {
        command: len(env.journal.drafts(kind)) for kind, command in GO_ON.items() if kind != "plan"
    }
    put(
        env,
        lambda: list_page(
            entries,
            drafts,
            older=older,
            copies=conflict_copies(env.journal),
            lacks=bool(env.missing),
        ),
        lambda: list_record(entries),
    )


@app.command("show", epilog="Example: isp journal show last")
def show(
    ctx: typer.Context,
    id: WhichEntry,
    before: Annotated[
        bool, typer.Option("--before", help="Also what answers said until you changed them.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """Read one entry."""
    from functools import partial

    from isp_cli.commands.open_plan import put_plan
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.journal.pages import entry_page

    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    path = env.journal.find(entry_name_or_day(env, id, is_shown=True))
    if kind_of(path.stem) == "plan":
        held = env.journal.load(path, Plan)
        put_plan(_as_written(env, held.record), held)
        return
    entry = env.journal.load(path, Entry).record
    scope = _as_written(env, entry)
    put(
        env,
        lambda: entry_page(
            scope.names, entry, str(path), partial(whereabouts, env.journal), before=before
        ),
        lambda: plain_data(entry),
    )


def _as_written(env: Env, record: Entry | Plan) -> Scope:
    """Return what a record's page names things by; JSON names nothing."""
    scope = scope_in_use(env)
    return scope if env.screen.printed.json else scope.as_written(record)


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

app.command("move", epilog="Example: isp journal move last --on yesterday")(move)

app.command("trash", epilog="Example: isp journal trash last")(trash)

app.command("restore", epilog="Example: isp journal restore 2026-11-22-reflection-k7fq")(restore)

app.command("empty-trash", epilog="Example: isp journal empty-trash")(empty_trash)


def where(ctx: typer.Context, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Show the folders isp keeps things in."""
    from isp_cli.framework.bundled import FOLDER as FRAMEWORKS
    from isp_cli.journal.pages import where_page
    from isp_cli.journal.trash import Trash
    from isp_cli.questions.store import FOLDER

    env = env_of(ctx, json=json, plain=plain)
    places = {
        "home": str(env.home),
        "journal": str(env.journal.folder),
        "drafts": str(env.journal.drafts_folder),
        "trash": str(Trash(env.journal).folder),
        FOLDER: str(env.home / FOLDER),
        FRAMEWORKS: str(env.home / FRAMEWORKS),
        "index": str(env.cache),
    }
    put(
        env,
        lambda: where_page(tuple(places.items()), env.home_named_by),
        lambda: {"format": "isp-where/1", **places},
    )
