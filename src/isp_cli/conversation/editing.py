"""Write an answer in the person's editor: its file is among the drafts until the draft says it.

How an editor is run is in `journal.editor`; an entry's own file is edited by `commands.journal`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from isp_cli.entry.entry import with_line_feeds
from isp_cli.errors import CannotSave, Interrupted
from isp_cli.interview.pages import editor_head
from isp_cli.journal.editor import EditorFailed, discard, is_headed, left_over, lend

if TYPE_CHECKING:
    from isp_cli.conversation.keeping import Conversation
    from isp_cli.journal.editor import LentFile


def edit_answer(asking: Conversation) -> None:
    """Open the text at hand in an editor; what was saved there is the text at hand then.

    Raises:
        Interrupted: the person left; the draft has what was saved in the editor.
    """
    env, step = asking.env, asking.interview.at
    if step is None or not asking.begin_draft():
        return
    before, folder = asking.interview, env.journal.drafts_folder
    head, (so_far, chosen) = editor_head(before, step), before.so_far(step)
    try:
        lent = lend(folder, _file_name(asking), so_far, env.disk, head)
    except CannotSave as failure:
        env.screen.tell(f"isp: error: {failure}\nNo editor was opened; your text is as it was.")
        return
    try:
        left = env.screen.edited(lent)
    except Interrupted as stop:
        stop.chosen = chosen
        try:
            asking.leave(stop)
        finally:
            _discard_if_kept(asking, lent, stop.partial)
    if left is not None:
        asking.interview = asking.interview.without_stray()
        if not asking.stay(text=left, chosen=chosen) and asking.words_apart == left:
            asking.interview = before
    _discard_if_kept(asking, lent, so_far if left is None else left)


def take_left_over(asking: Conversation) -> None:
    """Put what an editor left in a file that nobody took back to the question it was written for.

    The lines above the text say which; where they are gone, it is the question at hand.
    """
    if asking.draft is None:
        return
    for lent in left_over(asking.env.journal.drafts_folder, _file_name(asking)):
        try:
            text = lent.read()
        except EditorFailed as failure:
            asking.env.screen.tell(f"isp: your editor left a text that cannot be read: {failure}")
            continue
        if not text.strip() or _is_taken(asking, lent, with_line_feeds(text)):
            with suppress(CannotSave):  # then it is found the next time, and says nothing new
                discard(lent, asking.env.disk)


def _is_taken(asking: Conversation, lent: LentFile, text: str) -> bool:
    """Claim that the draft has a text now that an editor left, and say where it is."""
    here = asking.interview
    meant = (each for each in here.steps() if is_headed(lent, editor_head(here, each)))
    other = next((each for each in meant if each != here.at), None)
    has_place = here.at is not None or here.entry.answers
    if asking.refused(other, text) if other else not has_place:
        asking.env.screen.tell(f"Your editor left a text: {lent.path}")
        return False
    taken = here.with_words_for(other, text) if other else here.with_words(text)
    if taken.entry == here.entry:
        return True
    if not asking.save(taken):
        return False
    told = "Your editor left words for this question. They stand in it."
    if other:
        told = f"Your editor left words for another question, and they are kept: {other.asked}"
    asking.env.screen.tell(told)
    return True


def _file_name(asking: Conversation) -> str:
    return f"{asking.interview.entry.id}.answer.txt"


def _discard_if_kept(asking: Conversation, lent: LentFile, text: str) -> None:
    half = asking.draft.record.unfinished if asking.draft else None
    is_kept = half is not None and half.text == with_line_feeds(text)
    if is_kept or text == asking.words_apart or not text.strip():
        with suppress(CannotSave):  # then it is found the next time, and says nothing new
            discard(lent, asking.env.disk)
