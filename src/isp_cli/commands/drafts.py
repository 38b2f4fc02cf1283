"""Begin an entry, take a draft up again, add what is finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from isp_cli.core.entry import Entry
from isp_cli.core.ids import day_of, new_id
from isp_cli.env import Env
from isp_cli.errors import CannotRead, InvalidFile

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.core.plan import Plan
    from isp_cli.storage.entry_file import Stored

    R = TypeVar("R", Entry, Plan)


def new_entry(env: Env, kind: str, day: date | None = None) -> Entry:
    """Return an empty entry of today, or of another day, with an id of its own."""
    from isp_cli.commands.taking import pinned

    return Entry(
        id=new_id(day or env.today(), kind, env.randomness()),
        kind=kind,
        framework=pinned(env),
        started=env.now(),
    )


def add_new(env: Env, record: R) -> Stored[R]:
    """Add a finished entry with its names to the journal, under another id if its own is taken."""
    from isp_cli.commands.names import names_of
    from isp_cli.core.named import with_names

    record = with_names(record, names_of(env))
    while True:
        try:
            return env.journal.add(record)
        except FileExistsError:  # the same four letters, the same day
            id = new_id(day_of(record.id), record.kind, env.randomness())
            record = replace(record, id=id)


def draft_to_go_on_with(env: Env, kind: str) -> Stored[Entry] | None:
    """Ask which waiting draft to go on with, about its own framework; None means a new entry.

    A draft that cannot be read is told of and left alone.
    """
    draft = _draft_chosen(env, kind)
    if draft is not None:
        from isp_cli.commands.taking import take_if_there

        take_if_there(env, draft.record.framework)
    return draft


def _draft_chosen(env: Env, kind: str) -> Stored[Entry] | None:
    from isp_cli.ui.pages.interview import draft_choice, drafts_page, resume_question

    drafts = []
    for path in env.journal.drafts(kind):
        try:
            drafts.append(env.journal.load(path, Entry))
        except (CannotRead, InvalidFile) as problem:
            env.tell(f"isp: {problem}\nisp: the draft is left as it is")
    if not drafts:
        return None
    with env.signals.asking():
        if len(drafts) == 1:
            if env.prompter.confirm(resume_question(drafts[0].record), default=True):
                return drafts[0]
        else:
            choices = tuple(draft_choice(each.record) for each in drafts)
            chosen = env.prompter.choose(drafts_page(kind), choices, none="Begin a new one")
            for draft in drafts:
                if draft.record.id == chosen:
                    return draft
    env.tell("Nothing is lost: what you began stays in the drafts.")
    return None
