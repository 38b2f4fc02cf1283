"""Ask for a piece of evidence, on its own or in the middle of another interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.env import Env

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.core.entry import Entry
    from isp_cli.core.steps import Step
    from isp_cli.storage.entry_file import Stored


def ask_for_evidence(env: Env, *, during: str = "") -> Stored[Entry] | None:
    """Ask for a piece of evidence and keep it; None where nothing was answered.

    `during` is the id of the entry it is written in the middle of. Call it inside
    `env.signals.saving()`.

    Raises:
        Interrupted: the person left; the draft of this piece holds what was said.
        CannotSave: the disk says no; the draft stays.
    """
    from dataclasses import replace

    from isp_cli.commands.asking import Asking
    from isp_cli.commands.drafts import draft_to_go_on_with, new_entry
    from isp_cli.commands.look_over import ask_and_look_over
    from isp_cli.commands.names import names_of
    from isp_cli.commands.scripts import reflecting
    from isp_cli.commands.sitting import questions_of_draft
    from isp_cli.core.interview import Interview
    from isp_cli.core.question_set import EVIDENCE
    from isp_cli.ui.pages import evidence as pages

    draft = draft_to_go_on_with(env, "evidence")
    if draft is None:
        entry = replace(new_entry(env, "evidence"), set=EVIDENCE, during=during)
        env.show(pages.welcome_page(during=during))
    else:
        entry = draft.record
    principles = tuple(each.id for each in env.framework.principles)
    interview = Interview.begin(questions_of_draft(env, entry), entry, principles)
    script = reflecting(env, resume="isp evidence add", echo=False)
    script = script._replace(
        understand=lambda step, text, _: _understood(
            asking.interview.entry, step, text, env.today()
        )
    )
    asking = Asking(env, interview, draft, script)
    ask_and_look_over(asking)
    saved = asking.finish()
    if saved is None:
        env.tell("Nothing was answered, so nothing was kept.")
    else:
        env.show(pages.kept_page(names_of(env), saved.record, str(saved.path)))
    return saved


def _understood(entry: Entry, step: Step, text: str, today: date) -> str:
    """Return an answer as it is kept: Enter means today on the day it is pressed, not on another.

    Raises:
        BrokenRule: a day was asked for, and this is none, could be two, or is still to come.
    """
    from isp_cli.commands.scripts import understood
    from isp_cli.core.evidence import WHEN

    means_today = step.asked_id == WHEN and not text.strip() and bool(entry.answers)
    return understood(step, "today" if means_today else text, today)
