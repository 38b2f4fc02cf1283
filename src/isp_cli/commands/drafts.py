"""Begin an entry, take a draft up again, add what is finished."""

from __future__ import annotations

from dataclasses import replace
from itertools import filterfalse
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from isp_cli.core.entry import Entry
from isp_cli.core.framework import Question
from isp_cli.core.ids import day_of, new_id
from isp_cli.core.promises import meant_by
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


class Wanted(NamedTuple):
    """What the command line asks for: an entry, only some questions, a day of its own."""

    entry: Entry
    questions: tuple[Question, ...] = ()
    of_day: bool = False

    def is_begun_in(self, draft: Entry) -> bool:
        """Claim that a draft is what is asked for."""
        wanted, questions = self.entry, tuple(each.id for each in self.questions)
        same = (wanted.set, wanted.about, wanted.label) == (draft.set, draft.about, draft.label)
        same = same and (not questions or questions == tuple(filterfalse(meant_by, draft.asking)))
        return same and (not self.of_day or day_of(wanted.id) == day_of(draft.id))


def draft_to_go_on_with(
    env: Env, kind: str, wanted: Wanted | None = None, *, within: str = ""
) -> Stored[Entry] | None:
    """Ask which waiting draft to go on with, about its own framework; None means a new entry.

    A draft that is not what is `wanted` is gone on with only if the person says so; one that is
    of another framework than the one asked `within` says of which. One that cannot be read is
    told of and left alone.
    """
    draft = _draft_chosen(env, kind, wanted, within)
    if draft is not None:
        from isp_cli.commands.taking import GO_ON, take_as_written

        take_as_written(env, draft.record, meaning=GO_ON)
        env.lacking.tell()
    return draft


def _draft_chosen(env: Env, kind: str, wanted: Wanted | None, within: str) -> Stored[Entry] | None:
    from isp_cli.ui.pages import drafts as pages

    drafts = []
    for path in env.journal.drafts(kind):
        try:
            drafts.append(env.journal.load(path, Entry))
        except (CannotRead, InvalidFile) as problem:
            env.tell(f"isp: {problem}\nisp: the draft is left as it is")
    if not drafts:
        return None
    same = [each for each in drafts if wanted is None or wanted.is_begun_in(each.record)]
    drafts = same or drafts
    with env.signals.asking():
        if len(drafts) == 1:
            of = _other_framework(env, drafts[0].record, within)
            question = pages.resume_question(drafts[0].record, of)
            if wanted and not same:
                question = pages.resume_instead_question(drafts[0].record, wanted.entry)
            if env.prompter.confirm(question, default=bool(same)):
                return drafts[0]
        else:
            choices = tuple(
                pages.draft_choice(each.record, _other_framework(env, each.record, within))
                for each in drafts
            )
            chosen = env.prompter.choose(pages.drafts_page(kind), choices, none="Begin a new one")
            for draft in drafts:
                if draft.record.id == chosen:
                    return draft
    env.tell("Nothing is lost: what you began stays in the drafts.")
    return None


def _other_framework(env: Env, draft: Entry, within: str) -> str:
    """Name a draft's framework where another one is asked for."""
    from isp_cli.commands.names import names_of

    id = draft.framework.id
    if not within or id == within:
        return ""
    return next((each.name for each in names_of(env) if each.id == id), id)
