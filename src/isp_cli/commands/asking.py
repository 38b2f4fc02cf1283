"""Run an interview: ask, accept, save, repeat. Nothing that was said is lost on any way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from isp_cli.core.entry import Entry, Pinned
from isp_cli.core.ids import new_id
from isp_cli.core.interview import Interview, Step
from isp_cli.env import Env
from isp_cli.errors import EXIT_INTERRUPTED, BrokenRule, CannotSave, Interrupted, InvalidFile
from isp_cli.ui.document import Document
from isp_cli.ui.prompt import Choice, Limits

if TYPE_CHECKING:
    from isp_cli.storage.entry_file import Stored

PageOf = Callable[[Interview, Step], Document]
ChoicesOf = Callable[[Step], tuple[Choice, ...]]
Understand = Callable[[Step, str, tuple[str, ...]], str]


def new_entry(env: Env, kind: str) -> Entry:
    """Return an empty entry of today with an id of its own."""
    guide = env.framework
    return Entry(
        id=new_id(env.today(), kind, env.randomness()),
        kind=kind,
        framework=Pinned(id=guide.id, version=guide.version),
        started=env.now(),
    )


def waiting_draft(env: Env, kind: str) -> Stored[Entry] | None:
    """Return the newest draft of a kind; one that cannot be read is told of and left alone."""
    for path in env.journal.drafts(kind):
        try:
            return env.journal.load(path, Entry)
        except InvalidFile as problem:
            env.tell(f"isp: {problem}\nisp: the draft is left as it is")
    return None


class Asking:
    """One interview with a person, and the draft that follows it."""

    def __init__(
        self,
        env: Env,
        interview: Interview,
        draft: Stored[Entry] | None,
        *,
        page: PageOf,
        choices: ChoicesOf,
        understand: Understand,
        resume: str,
    ) -> None:
        self.env = env
        self.interview = interview
        self.draft = draft
        self._page = page
        self._choices = choices
        self._understand = understand
        self._resume = resume

    def run(self) -> None:
        """Ask every step that is left.

        Raises:
            Interrupted: the person left; the draft holds what was said, half-said words too.
            ChangedOnDisk: another program changed the draft; both versions are kept.
        """
        while self.interview.at is not None:
            try:
                self._step(self.interview.at)
            except Interrupted as left:
                self._keep(left)
                raise
            except KeyboardInterrupt as stop:
                between = Interrupted(exit_code=getattr(stop, "exit_code", EXIT_INTERRUPTED))
                self._keep(between)
                raise between from None

    def _step(self, step: Step) -> None:
        text, chosen = self.interview.so_far(step)
        page = self._page(self.interview, step)
        prompter = self.env.prompter
        try:
            if step.wants == "text":
                said = prompter.text(page, default=text)
                accepted = self.interview.accept(text=self._understand(step, said, ()))
            else:
                limits = Limits(step.question.at_least, step.question.at_most)
                picked = prompter.choose_many(
                    page, self._choices(step), chosen=chosen, limits=limits
                )
                self._understand(step, "", picked)
                accepted = self.interview.accept(chosen=picked)
        except BrokenRule as rule:
            self.env.tell(f"{rule}. {rule.hint}" if rule.hint else str(rule))
            if step.wants == "text":
                self.interview = self.interview.interrupted(text=said)
            return
        try:
            self._save(accepted)
        except CannotSave as failure:
            # the answer stays in the prompt, so that nothing has to be written twice
            self.env.tell(f"isp: error: {failure}\nYour answer is still here. Enter tries again.")
            text, chosen = accepted.so_far(step)
            self.interview = self.interview.interrupted(text=text, chosen=chosen)

    def _save(self, interview: Interview) -> None:
        with self.env.signals.unbroken():
            while self.draft is None:
                try:
                    self.draft = self.env.journal.start_draft(interview.entry)
                except FileExistsError:  # the same four letters, the same day
                    interview = interview.renamed(new_entry(self.env, interview.entry.kind).id)
            self.draft = self.env.journal.save(self.draft, interview.entry)
            self.interview = interview

    def _keep(self, left: Interrupted) -> None:
        half = self.interview.interrupted(text=left.partial, chosen=left.chosen)
        nothing = not half.entry.answers and not left.partial.strip() and not left.chosen
        if self.draft is None and nothing:
            self.env.tell("\nNothing was answered yet, so nothing was kept.")
            return
        try:
            self._save(half)
        except CannotSave as failure:
            self.env.tell(f"\nisp: error: {failure}\nWhat you were typing:\n{left.partial}")
            return
        count = len(half.entry.answers)
        answers = f"{count} {'answer' if count == 1 else 'answers'}"
        typing = " and what you were typing" if left.partial.strip() else ""
        where = self.draft.path if self.draft else ""
        self.env.tell(f"\nKept: {answers}{typing}.\n  {where}\nGo on with: {self._resume}")
