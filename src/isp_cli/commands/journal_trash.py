"""`isp journal trash`, `restore`, `empty-trash`, and the lists of the trash and of the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.days import entry_meant
from isp_cli.commands.options import Plain, Which, env_of
from isp_cli.commands.output import put
from isp_cli.errors import NeedsTerminal

if TYPE_CHECKING:
    from isp_cli.env import Env
    from isp_cli.storage.journal import Listed

Trashed = Annotated[
    str, typer.Argument(metavar="ID", help="An id, as 'isp journal list --trash' shows it.")
]


def trash(ctx: typer.Context, id: Which, plain: Plain = False) -> None:
    """Put an entry, or a draft by its id, into the trash."""
    from isp_cli.storage.belongings import is_draft, kept_beside, meant
    from isp_cli.storage.trash import Trash
    from isp_cli.ui.pages.journal_trash import put_away_page

    env = env_of(ctx, plain=plain)
    path = meant(env.journal, entry_meant(env, id))
    beside = len(kept_beside(path))
    draft = is_draft(env.journal, path)
    with env.signals.saving():
        moved = Trash(env.journal).put(path.stem)
    env.show(put_away_page(path.stem, str(moved[0]), beside, draft=draft))


def restore(ctx: typer.Context, id: Trashed, plain: Plain = False) -> None:
    """Bring an entry or a draft back from the trash."""
    from isp_cli.storage.belongings import is_draft
    from isp_cli.storage.trash import Trash
    from isp_cli.ui.pages.journal_trash import restored_page

    env = env_of(ctx, plain=plain)
    with env.signals.saving():
        path, *_ = Trash(env.journal).restore(id)
    env.show(restored_page(path.stem, str(path), draft=is_draft(env.journal, path)))


def empty_trash(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    plain: Plain = False,
) -> None:
    """Delete what is in the trash for good; asks first."""
    from isp_cli.storage.trash import Trash
    from isp_cli.ui.pages.journal_trash import emptied_page, empty_question, trash_page

    env = env_of(ctx, plain=plain)
    trash = Trash(env.journal)
    count = len(trash.listed())
    if not count:
        env.show(trash_page([]))
        return
    if not yes:
        if not env.can_ask:
            raise NeedsTerminal(hint="to delete without being asked: isp journal empty-trash --yes")
        if not env.prompter.confirm(empty_question(count), default=False):
            env.tell("Nothing was deleted.")
            return
    with env.signals.saving():
        deleted = trash.empty()
    env.show(emptied_page(deleted))


def list_trash(env: Env, *, json: bool, markdown: bool) -> None:
    """Show what is in the trash."""
    from isp_cli.storage.trash import Trash
    from isp_cli.ui.pages.journal_trash import trash_page

    found = Trash(env.journal).listed()
    put(
        env,
        lambda: trash_page([(each.id, each.opening, draft) for each, draft in found]),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-trash/1",
            "entries": [{**_record(each), "was_draft": draft} for each, draft in found],
        },
    )


def list_drafts(env: Env, *, json: bool, markdown: bool) -> None:
    """Show the drafts that wait."""
    from isp_cli.storage.belongings import drafts_waiting
    from isp_cli.ui.pages.journal_trash import drafts_page

    found = drafts_waiting(env.journal)
    put(
        env,
        lambda: drafts_page([(each.id, each.opening) for each in found]),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-drafts/1",
            "entries": [_record(each) for each in found],
        },
    )


def _record(listed: Listed) -> dict[str, Any]:
    return {
        "id": listed.id,
        "kind": listed.kind,
        "started": listed.started,
        "opening": listed.opening,
        "path": str(listed.path),
    }
