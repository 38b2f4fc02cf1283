"""Run an interview: ask, accept, save, repeat. Nothing that was said is lost on any way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from isp_cli.commands.drafts import new_entry
from isp_cli.commands.leaving import Keeping
from isp_cli.core.entry import Entry
from isp_cli.core.interview import Interview
from isp_cli.core.moves import Move, mistyped, parted, read_move
from isp_cli.core.steps import ONE, Step, day_of_answer
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, CannotSave, ChangedOnDisk, Interrupted
from isp_cli.ui.document import Document
from isp_cli.ui.pages.drafts import moved_words
from isp_cli.ui.pages.interview import no_such_word, refusal, stray_note
from isp_cli.ui.prompt import Choice, Command, Complete, Limits
from isp_cli.ui.text import quoted

if TYPE_CHECKING:
    from isp_cli.storage.entry_file import Stored


class Quit(Interrupted):
    """The person said `:quit`: as Ctrl-C, but nothing went wrong."""

    def __init__(self) -> None:
        super().__init__(exit_code=0)


class Script(NamedTuple):
    """What makes one kind of interview: its pages, its choices, its own understanding.

    `understand` says nothing, so that it can be asked beforehand; `days` names those of an answer
    as it was understood. `completing` is for steps whose refused words an answer may complete.
    """

    page: Callable[[Interview, Step], Document]
    choices: Callable[[Interview, Step], tuple[Choice, ...]]
    understand: Callable[[Step, str, tuple[str, ...]], str]
    resume: str
    days: Callable[[Step, str], tuple[str, ...]] = day_of_answer
    completing: Callable[[Step], Complete | None] = lambda step: None


class Asking:
    """One interview with a person, and the draft that follows it."""

    def __init__(
        self, env: Env, interview: Interview, draft: Stored[Entry] | None, script: Script
    ) -> None:
        self.env = env
        self.interview = interview
        self.begun = interview
        self.draft = draft
        self.script = script
        self.going_back = False

    def run(self) -> None:
        """Ask every step that is left.

        Raises:
            Interrupted: the person left; the draft holds what was said, half-said words too.
        """
        self._tell_of_moved()
        while self.interview.at is not None:
            with self.keeping():
                stray = self.interview.stray
                self._step(self.interview.at)
                self._tell_of(stray)

    def keeping(self) -> Keeping:
        """Keep everything that was said if this block is left by Ctrl-C or the like."""
        return Keeping(self)

    def _step(self, step: Step) -> None:
        if not step.is_written and not self.script.choices(self.interview, step):
            self._pass_by(step)
            return
        self.going_back = False
        text, chosen = self.interview.so_far(step)
        page = self.script.page(self.interview, step)
        if step.is_written:
            said = self._written(step, page, text)
            is_kept = said == self.interview.answered(step)[0]
            if mistyped(said) and said != text and not is_kept:
                self._doubt(said, text)
                return
            words, move = (said, None) if is_kept else parted(said)
        else:
            words, move = "", None
            try:
                chosen = self._choose(step, (*page, *stray_note(text)), chosen)
            except Command as command:
                chosen, move = command.chosen, read_move(command.line)
                if move is None:
                    self.env.tell(no_such_word(command.line))
                    self.interview = self.interview.interrupted(chosen=chosen)
                    return
        if move is None:
            self.accept(words, chosen)
        else:
            self._move(move, words, chosen)

    def _doubt(self, said: str, before: str) -> None:
        """Take no mistyped word for an answer; what stands above it, or stood before, is kept."""
        self.env.tell(f"{no_such_word(said)} Two colons begin a text with one.")
        above = said.rpartition("\n")[0]
        self.interview = self.interview.interrupted(text=above if above.strip() else before)

    def _written(self, step: Step, page: Document, text: str) -> str:
        """Return what is written; words that would be refused are not offered to be kept."""
        rule = self.refused(step, text)
        if rule is not None:
            self.env.tell(refusal(str(rule), rule.hint))
        with self.env.signals.asking():
            if rule is None:
                return self.env.prompter.text(page, default=text)
            return self.env.prompter.mend(page, text, self.script.completing(step))

    def refused(self, step: Step, text: str) -> BrokenRule | None:
        """Return why a text is no answer to a step; nothing where it is one, or is empty."""
        try:
            if text.strip():
                self.script.understand(step, text, ())
        except BrokenRule as rule:
            return rule
        return None

    def _tell_of_moved(self) -> None:
        """Say once that what was half said is asked no more, and show where the words are now."""
        if self.interview.moved is not None:
            self.env.tell(moved_words(self.interview.moved))
            self.interview = replace(self.interview, moved=None)

    def _tell_of(self, stray: str) -> None:
        """Say which words, half said at a list, are not part of an answer: none go in silence."""
        half = self.interview.entry.unfinished
        if stray and (half is None or stray not in half.text):
            self.env.tell(f"A list takes no words. Not kept: {quoted(stray)}")

    def _pass_by(self, step: Step) -> None:
        """Go on where there is nothing to choose from, in the direction the person goes."""
        back = self.interview.back() if self.going_back else self.interview
        self.going_back = back.at not in (step, None)
        self.interview = back if self.going_back else self.interview.skip()

    def _choose(self, step: Step, page: Document, chosen: tuple[str, ...]) -> tuple[str, ...]:
        choices = self.script.choices(self.interview, step)
        with self.env.signals.asking():
            if step.wants in ONE:
                held = chosen[0] if chosen else ""
                one = self.env.prompter.choose(page, choices, none="Skip", chosen=held)
                return (one,) if one else ()
            limits = Limits(step.question.at_least, step.question.at_most)
            return self.env.prompter.choose_many(page, choices, chosen=chosen, limits=limits)

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
                self.env.tell(refusal(str(rule), rule.hint))
            self.interview = self.interview.interrupted(text=text, chosen=chosen)
            return False
        days = self.script.days(step, kept) if kept != text.strip() else ()
        if days:
            self.env.tell(f"That is {', '.join(days)}.")
        return self.save(accepted, text=kept, chosen=chosen)

    def save(self, interview: Interview, *, text: str = "", chosen: tuple[str, ...] = ()) -> bool:
        """Save the interview and go on with it; False where it could not be saved.

        What could not be saved (`text`, `chosen`) stays in the prompt.
        """
        try:
            self.write(interview)
        except CannotSave as failure:
            self.env.tell(f"isp: error: {failure}\nYour answer is still here. Enter tries again.")
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
        from isp_cli.commands.names import names_of
        from isp_cli.core.named import with_names

        named = with_names(interview.entry, names_of(self.env), interview.questions)
        interview = interview.holding(named)
        if self.draft is not None:
            try:
                self.draft = self.env.journal.save_draft(self.draft, interview.entry)
            except ChangedOnDisk as changed:
                self.draft = None
                interview = interview.renamed(new_entry(self.env, interview.entry.kind).id)
                self.env.tell(f"isp: {changed}. Yours goes on as a draft of its own.")
        while self.draft is None:
            try:
                self.draft = self.env.journal.start_draft(interview.entry)
            except FileExistsError:  # the same four letters, the same day
                interview = interview.renamed(new_entry(self.env, interview.entry.kind).id)
        self.interview = interview

    def finish(self) -> Stored[Entry] | None:
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

    def _move(self, move: Move, text: str, chosen: tuple[str, ...]) -> None:
        from isp_cli.commands.moving import make_move

        make_move(self, move, text, chosen)
