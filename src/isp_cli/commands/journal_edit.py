"""`isp journal edit`: open an entry in the person's own editor, and check what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from isp_cli.commands.days import entry_meant
from isp_cli.commands.options import Plain, Which, env_of
from isp_cli.errors import CannotSave, Interrupted, InvalidFile, NotEdited

if TYPE_CHECKING:
    from isp_cli.env import Env
    from isp_cli.storage.editing import Lent


def edit(ctx: typer.Context, id: Which, plain: Plain = False) -> None:
    """Open an entry, or a draft by its id, in your editor.

    What you save is checked before it takes the entry's place. With a mistake in it the entry
    stays as it was, your text is kept, and the same command opens it again.
    """
    from isp_cli.storage.belongings import is_draft, meant
    from isp_cli.storage.editing import left_behind, lend
    from isp_cli.ui.pages.journal_trash import edited_page

    env = env_of(ctx, plain=plain)
    path = meant(env.journal, entry_meant(env, id))
    lent = lend(path)
    if lent.is_kept_text:
        env.tell(f"This is the text you left unfinished: {lent.kept}")
    for each in left_behind(lent):
        env.tell(f"The entry has changed since you left this text, which is kept: {each}")
    with env.signals.saving():
        changed = _edited(env, lent)
    if changed:
        env.show(edited_page(path.stem, str(path), draft=is_draft(env.journal, path)))
    else:
        env.tell("Nothing was changed, so nothing was written.")


def _edited(env: Env, lent: Lent) -> bool:
    """Return True once the text is saved, False where nothing was changed."""
    from isp_cli.storage.editing import take_back

    text = lent.text
    while True:
        text = _from_editor(env, lent, text)
        try:
            return take_back(env.journal, lent, text)
        except (InvalidFile, CannotSave) as trouble:
            if isinstance(trouble, CannotSave):
                _show_unsaved(env, text)
            if not env.can_ask:
                raise
            env.tell(f"isp: error: {trouble}")
            with env.signals.asking():
                again = env.prompter.confirm("Open it again?", default=True)
            if not again:
                raise trouble if isinstance(trouble, CannotSave) else _not_edited(lent) from None


def _from_editor(env: Env, lent: Lent, text: str) -> str:
    id = lent.path.stem
    try:
        with env.signals.asking():
            left = env.edited(text, name=lent.path.name)
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


def _keep(env: Env, lent: Lent, text: str) -> None:
    from isp_cli.storage.editing import keep

    try:
        keep(env.journal, lent, text)
        env.tell(f"\nKept: {lent.kept}\nGo on with: isp journal edit {lent.path.stem}")
    except CannotSave as failure:
        env.tell(f"isp: error: {failure}")
        _show_unsaved(env, text)


def _show_unsaved(env: Env, text: str) -> None:
    """Put a text that no file holds on the screen, the last place it can be kept."""
    env.tell(f"isp: this text is not saved:\n{text}")


def _not_edited(lent: Lent) -> NotEdited:
    id = lent.path.stem
    return NotEdited(
        id,
        "the edited text needs attention",
        hint=f"'isp journal edit {id}' opens it again",
        needs_attention=True,
    )
