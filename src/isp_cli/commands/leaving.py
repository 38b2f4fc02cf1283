"""What happens when a person leaves in the middle: all that was said is kept, or shown to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.half_said import unsaved
from isp_cli.errors import EXIT_INTERRUPTED, CannotSave, Interrupted
from isp_cli.ui.pages.drafts import to_copy, what_is_kept

if TYPE_CHECKING:
    from isp_cli.commands.asking import Asking
    from isp_cli.core.interview import Interview


class Keeping:
    """Keeps what was said when its block is broken off."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Interrupted):
            _keep(self._asking, error)
        elif isinstance(error, KeyboardInterrupt):
            code = getattr(error, "exit_code", EXIT_INTERRUPTED)
            left = Interrupted(self._asking.env.prompter.half_typed, exit_code=code)
            _keep(self._asking, left)
            raise left from None


def _keep(asking: Asking, left: Interrupted) -> None:
    """Save what was half said, and say where it is; what cannot be saved is shown in full."""
    half = asking.interview
    if left.partial.strip() or left.chosen:
        half = half.interrupted(text=left.partial, chosen=left.chosen)
    if asking.draft is None and not _said_anything(asking, half):
        asking.env.tell("\nNothing was answered yet, so nothing was kept.")
        return
    try:
        asking.write(half)
    except CannotSave as failure:
        left.exit_code = left.exit_code or failure.exit_code
        asking.env.tell(f"\nisp: error: {failure}\n{_told(asking, half)}")
        return
    where = asking.draft.path if asking.draft else ""
    kept = what_is_kept(half.entry)
    asking.env.tell(f"\nKept: {kept}.\n  {where}\nGo on with: {asking.script.resume}")


def _told(asking: Asking, half: Interview) -> str:
    from isp_cli.storage.files import is_there

    draft = asking.draft if asking.draft and is_there(asking.draft.path) else None
    words = to_copy(unsaved(half.entry, draft.record if draft else None))
    rest = f"\nThe rest is in {draft.path}\nGo on with: {asking.script.resume}" if draft else ""
    return f"{words}{rest}"


def _said_anything(asking: Asking, half: Interview) -> bool:
    """Claim that there is more than what was chosen before the person came."""
    said, begun = half.entry.unfinished, asking.begun
    if half.entry.answers != begun.entry.answers or (said and said.text.strip()):
        return True
    before = begun.so_far(begun.at)[1] if begun.at else ()
    return bool(said and said.chosen and said.chosen != before)
