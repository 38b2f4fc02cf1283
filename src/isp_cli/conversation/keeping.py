"""Keep an interview with a person and its draft together: each answer is saved as it is accepted.

Nothing that was said is lost on any way out. Which step is next is known to `interview`; how a
draft reaches the disk, to `journal`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from isp_cli.ask.prompt import Choice, CompleteAnswer, Prompter
from isp_cli.conversation.beginning import new_entry
from isp_cli.entry.entry import Entry
from isp_cli.entry.naming import with_names
from isp_cli.errors import BrokenRule, CannotSave, ChangedOnDisk, Interrupted, TooLarge
from isp_cli.files.files import is_there
from isp_cli.interview.interview import Interview, unsaved_answers
from isp_cli.interview.pages import (
    refusal,
    to_copy,
    what_is_kept,
)
from isp_cli.interview.steps import Step, day_of_answer
from isp_cli.page.document import Document
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from typing import TypeVar

    from isp_cli.journal.entry_file import StoredRecord
    from isp_cli.scope import Scope

    T = TypeVar("T")


def _with_half(interview: Interview, text: str, chosen: tuple[str, ...]) -> Interview:
    if interview.at is None and text.strip():
        return interview.with_words(text)
    return interview.interrupted(text=text, chosen=chosen)


class QuitTyped(Interrupted):
    """The person said `:quit`: as Ctrl-C, but nothing went wrong."""

    def __init__(self) -> None:
        super().__init__(exit_code=0)


class Script(NamedTuple):
    """What makes one kind of interview: its pages, its choices, its own understanding.

    `understand` says nothing, so that it can be asked beforehand; `days` names those of an answer
    as it was understood. `completing` is for steps whose refused words an answer may complete.
    `write_evidence` asks for a piece of evidence that came up in the entry of the given id.
    """

    page: Callable[[Interview, Step], Document]
    choices: Callable[[Interview, Step], tuple[Choice, ...]]
    understand: Callable[[Step, str, tuple[str, ...]], str]
    resume: str
    days: Callable[[Step, str], tuple[str, ...]] = day_of_answer
    completing: Callable[[Step], CompleteAnswer | None] = lambda step: None
    write_evidence: Callable[[Scope, str], StoredRecord[Entry] | None] | None = None


class Conversation:
    """One interview with a person, and the draft that follows it."""

    def __init__(
        self, scope: Scope, interview: Interview, draft: StoredRecord[Entry] | None, script: Script
    ) -> None:
        self.scope = scope
        self.env = scope.env
        self.interview = interview
        self.begun = interview
        self.draft = draft
        self._is_draft_of_nothing = False  # begun by typing, and nothing is answered in it
        self.words_apart = ""  # those a file of their own has, which is said
        self.script = script
        self.going_back = False

    def asked(self, ask: Callable[[Prompter], T]) -> T:
        """Ask one thing; the draft has what is typed meanwhile, soon and on any way out.

        Raises:
            Interrupted: the person left, or was made to; what was half said is kept.
            TypedCommand, WordsAtList: as the prompter.
        """
        before, remarks = self.interview, list[str]()

        def keep(text: str, chosen: tuple[str, ...]) -> None:
            half = _with_half(before, text, chosen)
            with suppress(CannotSave):  # said where the answer is taken, or the person leaves
                if self.draft is not None or self._is_anything_said(half):
                    self._is_draft_of_nothing = self.draft is None or self._is_draft_of_nothing
                    self._write(half, remarks.append)

        try:
            so_far = before.so_far(before.at) if before.at else ("", ())
            return self.env.asked(ask, keep, so_far)
        except Interrupted as left:
            gone = left
        finally:
            self.interview = before.renamed(self.interview.entry.id)
            for each in remarks:
                self.env.screen.tell(each)
        self.leave(gone)

    def leave(self, left: Interrupted) -> NoReturn:
        """Save what was half said, say where it is, and leave; what cannot be saved is shown.

        Raises:
            Interrupted: always, the one that is given.
        """
        half, tell = self.interview, self.env.screen.tell
        if left.partial.strip() or left.chosen:
            half = _with_half(half, left.partial, left.chosen)
        try:
            is_new = self.draft is None or self._is_draft_of_nothing
            if is_new and not self._is_anything_said(half):
                self._drop_draft()
                tell("\nNothing was answered yet, so nothing was kept.")
                raise left
            self.write(half)
        except CannotSave as failure:
            if self._is_put_apart(failure, left.partial):
                left.partial = ""
                self.leave(left)
            left.exit_code = left.exit_code or failure.exit_code
            tell(f"\nisp: error: {failure}\n{self._unsaved(half)}")
            raise left from failure
        is_seen = not self.env.screen.is_spoken
        where = f"\n  {self.draft.path}" if self.draft and is_seen else ""
        tell(f"\nKept: {what_is_kept(half.entry)}.{where}\nGo on with: {self.script.resume}")
        raise left

    def _is_anything_said(self, half: Interview) -> bool:
        """Claim that there is more than what was chosen before the person came."""
        said, begun = half.entry.unfinished, self.begun
        if half.entry.answers != begun.entry.answers or (said and said.text.strip()):
            return True
        before = begun.so_far(begun.at)[1] if begun.at else ()
        return bool(said and said.chosen and said.chosen != before)

    def _unsaved(self, half: Interview) -> str:
        draft = self.draft if self.draft and is_there(self.draft.path) else None
        words = to_copy(unsaved_answers(half.entry, draft.record if draft else None))
        rest = f"\nThe rest is in {draft.path}\nGo on with: {self.script.resume}" if draft else ""
        return f"{words}{rest}"

    def _drop_draft(self) -> None:
        if self.draft is not None:
            self.env.journal.drop_draft(self.draft)
            self.draft = None

    def refused(self, step: Step, text: str) -> BrokenRule | None:
        """Return why a text is no answer to a step; nothing where it is one, or is empty."""
        try:
            if text.strip():
                self.script.understand(step, text, ())
        except BrokenRule as rule:
            return rule
        return None

    def accept(self, text: str, chosen: tuple[str, ...]) -> bool:
        """Take and save an answer to the step at hand; False where it is asked again."""
        step = self.interview.at
        if step is None:
            return True
        try:
            kept = self.script.understand(step, text, chosen)
            accepted = self.interview.accept(text=kept, chosen=chosen)
        except BrokenRule as rule:
            if not (step.is_written and text.strip()):  # words are told why when asked again
                self.env.screen.tell(refusal(str(rule), rule.hint))
            self.stay(text=text, chosen=chosen)
            return False
        days = self.script.days(step, kept) if kept != text.strip() else ()
        if days:
            self.env.screen.tell(f"That is {', '.join(days)}.")
        return self.save(accepted, text=kept, chosen=chosen)

    def stay(self, *, text: str = "", chosen: tuple[str, ...] = ()) -> bool:
        """Stay at the step at hand with what was half said there; False where no disk took it."""
        half = self.interview.interrupted(text=text, chosen=chosen)
        if text.strip() or chosen or self.draft is not None:
            return self.save(half, text=text, chosen=chosen)
        self.interview = half
        return True

    def begin_draft(self) -> bool:
        """Have a draft, where something is to be kept beside it; False where no disk takes it."""
        if self.draft is not None:
            return True
        is_begun = self.save(self.interview)
        self._is_draft_of_nothing = not self._is_anything_said(self.interview)
        return is_begun

    def save(self, interview: Interview, *, text: str = "", chosen: tuple[str, ...] = ()) -> bool:
        """Save the interview and go on with it; False where it could not be saved.

        What could not be saved (`text`, `chosen`) stays in the prompt; a text that is too large
        for any entry is kept beside the drafts.
        """
        try:
            self.write(interview)
        except CannotSave as failure:
            if self._is_put_apart(failure, text):
                return False
            self.env.screen.tell(
                f"isp: error: {failure}\nYour answer is still here. Enter tries again."
            )
            if text.strip() or chosen:
                self.interview = self.interview.interrupted(text=text, chosen=chosen)
            return False
        return True

    def _is_put_apart(self, failure: CannotSave, words: str) -> bool:
        """Put words that are too many for any entry into a file of their own, and say where."""
        if not isinstance(failure, TooLarge) or not words.strip():
            return False
        try:
            kept = self.env.journal.keep_words(self.interview.entry.id, words)
        except CannotSave:
            return False
        self.env.screen.tell(f"isp: error: {failure}\nYour words are kept in {kept}")
        self.words_apart = words
        return True

    def write(self, interview: Interview) -> None:
        """Put the interview's entry on disk, with the names of today beside what is newly chosen.

        A draft that another window changed or finished is left to it: ours becomes a draft of
        its own.

        Raises:
            CannotSave: the disk says no.
        """
        self._write(interview, self.env.screen.tell)
        self._is_draft_of_nothing = False

    def _write(self, interview: Interview, tell: Callable[[str], None]) -> None:
        named = with_names(interview.entry, self.scope.names, interview.questions)
        interview = interview.holding(named)
        if self.draft is not None:
            try:
                self.draft = self.env.journal.save_draft(self.draft, interview.entry)
            except ChangedOnDisk as changed:
                self.draft = None
                interview = interview.renamed(new_entry(self.scope, interview.entry.kind).id)
                tell(f"isp: {changed}. Yours goes on as a draft of its own.")
        while self.draft is None:
            try:
                self.draft = self.env.journal.start_draft(interview.entry)
            except FileExistsError:  # the same four letters, the same day
                interview = interview.renamed(new_entry(self.scope, interview.entry.kind).id)
        self.interview = interview

    def finish(self) -> StoredRecord[Entry] | None:
        """Move the finished entry into the journal; without an answer there is none to keep.

        Raises:
            CannotSave: the disk says no; the draft stays.
        """
        if not self.interview.entry.answers:
            self._drop_draft()
            return None
        while True:
            self.write(self.interview)
            assert self.draft is not None
            try:
                finished = self.interview.finish(self.env.now())
                return self.env.journal.finish(self.draft, finished)
            except (ChangedOnDisk, FileExistsError):
                continue  # another window was faster: write branches off, and we try again
