"""Begin an entry, take a draft up again, add what is finished.

What happens in between stands in `asking` and `keeping`; an entry that comes from a file goes only
through here."""

from __future__ import annotations

from contextlib import suppress
from itertools import filterfalse
from typing import TYPE_CHECKING, TypeVar

from isp_cli.ask.prompt import Choice, TypedCommand, WordsAtList
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import day_of, new_id
from isp_cli.entry.naming import with_names
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, CannotLook, CannotRead, InvalidFile, IspError
from isp_cli.files.folders import refuse
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import Framework, Question
from isp_cli.journal.journal import draft_path
from isp_cli.records import NamedTuple, replace
from isp_cli.scope import GO_ON, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from isp_cli.ask.prompt import Choice
    from isp_cli.entry.plan import Plan
    from isp_cli.framework.names import Names
    from isp_cli.journal.entry_file import StoredRecord
    from isp_cli.journal.taking_back import ChangeNote
    from isp_cli.page.document import Document

    R = TypeVar("R", Entry, Plan)


def new_entry(scope: Scope, kind: str, day: date | None = None) -> Entry:
    """Return an empty entry of today, or of another day, with an id of its own."""
    env = scope.env
    return Entry(
        id=new_id(day or env.today(), kind, env.randomness()),
        kind=kind,
        framework=scope.pin,
        started=env.now(),
    )


def add_new(scope: Scope, record: R) -> StoredRecord[R]:
    """Add a finished entry with its names to the journal, under another id if its own is taken."""
    env, record = scope.env, with_names(record, scope.names)
    while True:
        try:
            return env.journal.add(record)
        except FileExistsError:  # the same four letters, the same day
            id = new_id(day_of(record.id), record.kind, env.randomness())
            record = replace(record, id=id)


class RequestedDraft(NamedTuple):
    """What the command line asks for: an entry, only some questions, a day of its own."""

    entry: Entry
    questions: tuple[Question, ...] = ()
    of_day: bool = False

    def is_begun_in(self, draft: Entry) -> bool:
        """Claim that a draft is what is asked for."""
        wanted, questions = self.entry, tuple(each.id for each in self.questions)
        same = (wanted.set, wanted.about, wanted.label) == (draft.set, draft.about, draft.label)
        same = same and draft.again is None
        same = same and (
            not questions or questions == tuple(filterfalse(promise_of_question, draft.asking))
        )
        return same and (not self.of_day or day_of(wanted.id) == day_of(draft.id))


def choose_draft(
    scope: Scope, kind: str, wanted: RequestedDraft | None = None, *, within: str = ""
) -> tuple[StoredRecord[Entry] | None, Scope]:
    """Ask which waiting draft to go on with, and return it with the scope it was written in.

    Without a draft a new entry is meant, in the scope that was given.

    A draft that is not what is `wanted` is gone on with only if the person says so; one that is
    of another framework than the one asked `within` says of which. One that cannot be read is
    told of and left alone.

    Raises:
        CannotLook: the drafts cannot be looked into, and nothing is begun beside them.
    """
    draft = _draft_chosen(scope, kind, wanted, within)
    if draft is None:
        return None, scope
    scope = scope.as_written(draft.record, meaning=GO_ON)
    scope.env.tell_missing_frameworks()
    return draft, scope


def load_drafts(env: Env, paths: Iterable[Path]) -> list[StoredRecord[Entry]]:
    """Return the drafts at these paths; one that cannot be read is told of and left alone."""
    drafts = []
    for path in paths:
        try:
            drafts.append(env.journal.load(path, Entry))
        except (CannotRead, InvalidFile) as problem:
            env.screen.tell(f"isp: {problem}\nisp: the draft is left as it is")
    return drafts


def _draft_chosen(
    scope: Scope, kind: str, wanted: RequestedDraft | None, within: str
) -> StoredRecord[Entry] | None:
    from isp_cli.interview import pages

    env = scope.env
    drafts = load_drafts(env, env.journal.drafts(kind, unread=refuse))
    if not drafts:
        return None
    same = [each for each in drafts if wanted is None or wanted.is_begun_in(each.record)]
    drafts = same or drafts
    if len(drafts) == 1:
        of = _other_framework(scope.names, drafts[0].record, within)
        question = pages.resume_question(drafts[0].record, of)
        if wanted and not same:
            question = pages.resume_instead_question(drafts[0].record, wanted.entry)
        if env.asked(lambda prompter: prompter.confirm(question, default=bool(same))):
            return drafts[0]
    else:
        choices = tuple(
            pages.draft_choice(each.record, _other_framework(scope.names, each.record, within))
            for each in drafts
        )
        chosen = _one_of(env, pages.drafts_page(kind), choices)
        for draft in drafts:
            if draft.record.id == chosen:
                return draft
    env.screen.tell("Nothing is lost: what you began stays in the drafts.")
    return None


def _one_of(env: Env, page: Document, choices: tuple[Choice, ...]) -> str:
    while True:
        try:
            return env.asked(lambda asks: asks.choose(page, choices, none="Begin a new one"))
        except (TypedCommand, WordsAtList):
            env.screen.tell("Name one of these, or begin a new one; there it takes your words.")


def _other_framework(names: Names, draft: Entry, within: str) -> str:
    """Name a draft's framework where another one is asked for."""
    id = draft.framework.id
    if not within or id == within:
        return ""
    return next((each.name for each in names if each.id == id), id)


MOST_PROMISES = 3


def set_questions(
    scope: Scope, name: str, about: str, draft: Entry | None = None
) -> tuple[Question, ...]:
    """Return the questions of a set; those about a competency with its name in them.

    A draft that chose activities is asked for them again, also where its framework is gone. A set
    that asks a framework's own questions asks those of the scope: see `Scope.asking`.

    Raises:
        UnknownName: no set or competency is called that.
        BrokenRule: the set is about one competency, and none is named.
        CannotRead, InvalidFile: the set's file needs attention.
    """
    from isp_cli.questions.sets import GUIDE_TEN, about_competency

    if name in ("", GUIDE_TEN):
        return practice_guide().questions
    from isp_cli.questions.store import question_set

    held = question_set(scope.env.home, name)
    if held.questions_of:
        return scope.framework.questions
    competency = scope.names.capability(about)
    if competency is None and held.wants_competency:
        raise BrokenRule(
            f"the questions of {held.id} are about one competency",
            hint=f"name it: isp reflect --set {held.id} --about {_first(scope.framework)}",
        )
    if competency is None:
        return held.questions
    chosen = draft is not None and any(each.activities for each in draft.answers)
    return about_competency(held.questions, competency, were_chosen=chosen)


def _first(framework: Framework) -> str:
    """Return the id of a competency, for an example."""
    ids = [each.id for each in framework.competencies()]
    return "facilitation" if "facilitation" in ids else next(iter(ids), "NAME")


def promise_questions(env: Env, day: date) -> tuple[Question, ...]:
    """Return the questions that bring back, on a day, the open promises made by then."""
    from isp_cli.entry.promises import question_about
    from isp_cli.journal.promises import open_promises

    found = [each for each in open_promises(env.journal, day) if each.made <= day]
    env.tell_missing("a promise in it would not come back before it is mended")
    more = len(found) - MOST_PROMISES
    if more > 0:
        env.screen.tell(
            f"{more} more {'promise is' if more == 1 else 'promises are'} open: isp promises"
        )
    return tuple(question_about(each) for each in found[:MOST_PROMISES])


def draft_questions(scope: Scope, draft: Entry) -> tuple[Question, ...]:
    """Return the questions a draft was asking, in its order.

    Where its set is gone or broken it can be finished with the answers it has.

    Raises:
        BrokenRule: the person would rather have the set back first; the draft stays.
        CannotRead, InvalidFile, UnknownName: as `set_questions`, where the draft says nothing yet.
    """
    try:
        everything = {each.id: each for each in set_questions(scope, draft.set, draft.about, draft)}
    except IspError as trouble:
        return _questions_as_answered(scope.env, draft, trouble)
    if not draft.asking:
        return tuple(everything.values())
    asked = (
        promise_question(scope.env, draft, id) if promise_of_question(id) else everything.get(id)
        for id in draft.asking
    )
    return tuple(each for each in asked if each) or tuple(everything.values())


def _questions_as_answered(env: Env, draft: Entry, trouble: IspError) -> tuple[Question, ...]:
    from isp_cli.interview.interview import questions_in

    questions = questions_in(draft)
    if not questions:
        raise trouble
    questions = tuple(promise_question(env, draft, each.id) or each for each in questions)
    where = draft_path(env.journal, draft.id)
    env.screen.tell(f"isp: {trouble}\nisp: this draft asks its questions: {where}")
    finish = "Finish it now with what you answered?"
    if env.asked(lambda prompter: prompter.confirm(finish, default=False)):
        return questions
    raise BrokenRule(
        f"the draft {draft.id} waits for its questions",
        hint=f"mend or bring back the question set {draft.set or draft.about!r}, or finish the "
        "draft without: isp reflect",
    )


def promise_question(env: Env, draft: Entry, id: str) -> Question | None:
    """Return the question of a draft that brings a promise back, if it is still to be asked.

    One that was answered in the draft is, also where the promise cannot be read just now.
    """
    from isp_cli.entry.promises import question_about, question_as_asked
    from isp_cli.journal.promises import find_promise

    about = promise_of_question(id)
    if about is None:
        return None
    answer = draft.answer(id)
    try:
        held = find_promise(env.journal, *about)
    except (CannotRead, InvalidFile) as trouble:
        env.screen.tell(f"isp: {trouble}\nisp: the promise in it stays open until that is mended")
        return question_as_asked(answer) if answer else None
    if held is None or not (held.promise.is_open or answer):
        return None
    return question_about(held)


def show_saved(env: Env, saved: StoredRecord[Entry], asked: int) -> None:
    """Show where a finished reflection is; `asked` is how many questions there were."""
    from isp_cli.interview.pages import saved_page

    name, again = saved.record.id, f"isp reflect --again {saved.record.id}"
    with suppress(CannotLook):
        if next(env.journal.newest_first(unread=refuse), None) == saved.path:
            name = "last"
        kind = saved.record.kind
        if next(env.journal.newest_first(kind=kind, unread=refuse), None) == saved.path:
            again = "isp reflect --again"
    env.screen.show(saved_page(str(saved.path), saved.record, asked, name, again))


def settle_promises(env: Env, entry: Entry, change: ChangeNote) -> None:
    """Write down, in the entries that made them, how the promises went that this one tells of."""
    from isp_cli.entry.promises import outcomes_in
    from isp_cli.journal.promises import keep_numbers, settle

    outcomes = list(outcomes_in(entry, env.today()))
    if outcomes:
        keep_numbers(env.journal, env.today())
    for made_in, question, outcome, due in outcomes:
        try:
            done = settle(env.journal, made_in, question, outcome, due=due)
            change.add(done.before, done.stored.record)
        except IspError as problem:
            env.screen.tell(f"isp: {problem}\nisp: your answer is kept in {entry.id}")
