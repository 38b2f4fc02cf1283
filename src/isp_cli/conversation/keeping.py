"""Keep an interview with a person and its draft together: each answer is saved as it is accepted.

Nothing that was said is lost on any way out. Which step is next is known to `interview`; how a
draft reaches the disk, to `journal`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from isp_cli.ask.prompt import Choice, CompleteAnswer
from isp_cli.conversation.beginning import new_entry
from isp_cli.entry.entry import Entry
from isp_cli.entry.naming import with_names
from isp_cli.errors import EXIT_INTERRUPTED, BrokenRule, CannotSave, ChangedOnDisk, Interrupted
from isp_cli.files.files import is_there
from isp_cli.interview.interview import Interview, unsaved_answers
from isp_cli.interview.pages import (
    refusal,
    to_copy,
    what_is_kept,
)
from isp_cli.interview.steps import Step, day_of_answer
from isp_cli.page.document import Document

if TYPE_CHECKING:
    from isp_cli.journal.entry_file import StoredRecord
    from isp_cli.scope import Scope


class KeepingWords:
    """Keeps what was said when its block is broken off."""

    def __init__(self, asking: Conversation) -> None:
        self._asking = asking

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Interrupted):
            _keep(self._asking, error)
        elif isinstance(error, KeyboardInterrupt):
            code = getattr(error, "exit_code", EXIT_INTERRUPTED)
            left = Interrupted(self._asking.env.screen.prompter.half_typed, exit_code=code)
            _keep(self._asking, left)
            raise left from None


def _keep(asking: Conversation, left: Interrupted) -> None:
    """Save what was half said, and say where it is; what cannot be saved is shown in full."""
    half = asking.interview
    if left.partial.strip() or left.chosen:
        half = half.interrupted(text=left.partial, chosen=left.chosen)
    if asking.draft is None and not _said_anything(asking, half):
        asking.env.screen.tell("\nNothing was answered yet, so nothing was kept.")
        return
    try:
        asking.write(half)
    except CannotSave as failure:
        left.exit_code = left.exit_code or failure.exit_code
        asking.env.screen.tell(f"\nisp: error: {failure}\n{_told(asking, half)}")
        return
    is_seen = not asking.env.screen.is_spoken
    where = f"\n  {asking.draft.path}" if asking.draft and is_seen else ""
    kept = what_is_kept(half.entry)
    asking.env.screen.tell(f"\nKept: {kept}.{where}\nGo on with: {asking.script.resume}")


def _told(asking: Conversation, half: Interview) -> str:
    draft = asking.draft if asking.draft and is_there(asking.draft.path) else None
    words = to_copy(unsaved_answers(half.entry, draft.record if draft else None))
    rest = f"\nThe rest is in {draft.path}\nGo on with: {asking.script.resume}" if draft else ""
    return f"{words}{rest}"


def _said_anything(asking: Conversation, half: Interview) -> bool:
    """Claim that there is more than what was chosen before the person came."""
    said, begun = half.entry.unfinished, asking.begun
    if half.entry.answers != begun.entry.answers or (said and said.text.strip()):
        return True
    before = begun.so_far(begun.at)[1] if begun.at else ()
    return bool(said and said.chosen and said.chosen != before)


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
        self.script = script
        self.going_back = False

    def keeping(self) -> KeepingWords:
        """Keep everything that was said if this block is left by Ctrl-C or the like."""
        return KeepingWords(self)

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
            self.interview = self.interview.interrupted(text=text, chosen=chosen)
            return False
        days = self.script.days(step, kept) if kept != text.strip() else ()
        if days:
            self.env.screen.tell(f"That is {', '.join(days)}.")
        return self.save(accepted, text=kept, chosen=chosen)

    def save(self, interview: Interview, *, text: str = "", chosen: tuple[str, ...] = ()) -> bool:
        """Save the interview and go on with it; False where it could not be saved.

        What could not be saved (`text`, `chosen`) stays in the prompt.
        """
        try:
            self.write(interview)
        except CannotSave as failure:
            self.env.screen.tell(
                f"isp: error: {failure}\nYour answer is still here. Enter tries again."
            )
            if text.strip() or chosen:
                self.interview = self.interview.interrupted(text=text, chosen=chosen)
            return False
        return True

    def write(self, interview: Interview) -> None:
        """Put the interview's entry on disk, with the names of today beside what is newly chosen.

        A draft that another window changed or finished is left to it: ours becomes a draft of
        its own.

        Raises:
            CannotSave: the disk says no.
        """
        named = with_names(interview.entry, self.scope.names, interview.questions)
        interview = interview.holding(named)
        if self.draft is not None:
            try:
                self.draft = self.env.journal.save_draft(self.draft, interview.entry)
            except ChangedOnDisk as changed:
                self.draft = None
                interview = interview.renamed(new_entry(self.scope, interview.entry.kind).id)
                self.env.screen.tell(f"isp: {changed}. Yours goes on as a draft of its own.")
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
            if self.draft is not None:
                self.env.journal.drop_draft(self.draft)
            return None
        while True:
            self.write(self.interview)
            assert self.draft is not None
            try:
                finished = self.interview.finish(self.env.now())
                return self.env.journal.finish(self.draft, finished)
            except (ChangedOnDisk, FileExistsError):
                continue  # another window was faster: write branches off, and we try again
