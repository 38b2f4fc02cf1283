"""Ask for a piece of evidence: an interview of its own, or one in the middle of another.

What evidence is, and what is looked up in it, stands in `evidence`; evidence that is said on the
command line, in `commands`. What only evidence needs is imported where it is asked for: most
interviews come to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.conversation.asking import ask_and_look_over, reflection_script, understand_answer
from isp_cli.conversation.beginning import choose_draft, draft_questions, new_entry
from isp_cli.conversation.keeping import Conversation
from isp_cli.interview.interview import Interview
from isp_cli.questions.sets import EVIDENCE
from isp_cli.records import replace

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.entry.entry import Entry
    from isp_cli.interview.steps import Step
    from isp_cli.journal.entry_file import StoredRecord
    from isp_cli.scope import Scope


def ask_for_evidence(scope: Scope, during: str = "") -> StoredRecord[Entry] | None:
    """Ask for a piece of evidence and keep it; None where nothing was answered.

    `during` is the id of the entry it is written in the middle of. Call it inside
    `env.signals.saving()`.

    Raises:
        Interrupted: the person left; the draft of this piece holds what was said.
        CannotSave: the disk says no; the draft stays.
    """
    from isp_cli.evidence import pages

    env = scope.env
    draft, scope = choose_draft(scope, "evidence")
    if draft is None:
        entry = replace(new_entry(scope, "evidence"), set=EVIDENCE, during=during)
        env.screen.show(pages.welcome_page(during=during))
    else:
        entry = draft.record
    principles = tuple(each.id for each in scope.framework.principles)
    interview = Interview.begin(draft_questions(scope, entry), entry, principles)
    script = reflection_script(scope, resume="isp evidence add", echo=False)
    script = script._replace(
        understand=lambda step, text, _: _understood(
            asking.interview.entry, step, text, env.today()
        )
    )
    asking = Conversation(scope, interview, draft, script)
    ask_and_look_over(asking)
    with env.changing() as change:
        saved = asking.finish()
        if saved is not None and not during:
            change.add_new(saved.record)
    if saved is None:
        env.screen.tell("Nothing was answered, so nothing was kept.")
    else:
        env.screen.show(pages.kept_page(scope.names, saved.record, str(saved.path)))
    return saved


def _understood(entry: Entry, step: Step, text: str, today: date) -> str:
    """Return an answer as it is kept: Enter means today on the day it is pressed, not on another.

    Raises:
        BrokenRule: a day was asked for, and this is none, could be two, or is still to come.
    """
    from isp_cli.entry.pieces import WHEN

    means_today = step.asked_id == WHEN and not text.strip() and bool(entry.answers)
    return understand_answer(step, "today" if means_today else text, today)
