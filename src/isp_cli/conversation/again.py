"""Go on with an entry after it was finished: the same interview, with the answers in place.

It runs as a draft of its own; the entry changes once, at the end. What it says then, and what it
keeps of what it said before, is in `entry.anew`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.conversation.asking import ask_and_look_over, reflection_script, understand_answer
from isp_cli.conversation.beginning import load_drafts, new_entry, set_questions, show_saved
from isp_cli.conversation.evidence import ask_for_evidence
from isp_cli.conversation.keeping import Conversation
from isp_cli.entry.anew import digest_of_answers, draft_of, lost_promise, with_answers_of
from isp_cli.entry.entry import Entry
from isp_cli.entry.naming import with_names
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.errors import BrokenRule, ChangedOnDisk, IspError
from isp_cli.files import files
from isp_cli.interview import pages
from isp_cli.interview.interview import Interview, questions_in
from isp_cli.interview.steps import chosen_so_far
from isp_cli.questions.sets import chosen_questions
from isp_cli.records import replace
from isp_cli.scope import GO_ON, Scope

if TYPE_CHECKING:
    from isp_cli.conversation.keeping import Script
    from isp_cli.env import Env
    from isp_cli.framework.records import Question
    from isp_cli.interview.steps import Step
    from isp_cli.journal.entry_file import StoredRecord


def draft_going_on_with(env: Env, id: str) -> StoredRecord[Entry] | None:
    """Return the newest draft that goes on with a finished entry, if one waits."""
    found = load_drafts(env, env.journal.drafts("reflection"))
    return next((each for each in found if each.record.lasting_id == id), None)


def reflect_again(
    scope: Scope, id: str, draft: StoredRecord[Entry] | None, named: str | None = None
) -> None:
    """Ask the questions of a finished entry again, those without an answer first, and save it.

    `named` are the only ones to ask, by number or id. Call it inside `env.signals.saving()`.

    Raises:
        BrokenRule: the entry is gone, or a question that is named is none of its own.
        CannotRead, InvalidFile: it needs attention.
        Interrupted: the person left; the draft holds what was said.
        ChangedOnDisk: the entry was changed meanwhile; it and the draft both stay.
        CannotSave: the disk says no; the draft stays.
    """
    env = scope.env
    stored = _finished(env, id, draft)
    entry = stored.record
    scope = scope.as_written(draft.record if draft else entry, meaning=GO_ON)
    env.tell_missing_frameworks()
    every = _questions(scope, entry)
    begun = draft.record if draft else draft_of(entry, new_entry(scope, entry.kind, entry.day))
    if named:
        chosen = tuple(each.id for each in chosen_questions(every, named, set=entry.set))
        if draft is None or begun.asking:  # what a draft asks already is not left out
            begun = replace(begun, asking=(*begun.asking, *chosen))
    asked = tuple(each for each in every if not begun.asking or each.id in begun.asking)
    principles = tuple(each.id for each in scope.framework.principles)
    interview = Interview.begin(asked, begun, principles)
    passing = frozenset(() if begun.asking else (each.question for each in entry.answers))
    interview = replace(interview, passing=passing)
    if draft is None:
        env.screen.show(pages.again_page(interview, entry))
        interview = interview.at_first_not_passed()
    asking = Conversation(scope, interview, draft, _script(scope, entry))
    ask_and_look_over(asking)
    saved = _saved(asking, stored, every)
    if saved is not None:
        show_saved(env, saved, len(every))


def _finished(env: Env, id: str, draft: StoredRecord[Entry] | None) -> StoredRecord[Entry]:
    path = env.journal.path_of(id)
    if draft is not None and not files.is_there(path):
        raise BrokenRule(
            f"the entry {id} that you were going on with is no longer in the journal",
            hint=f"bring it back, 'isp journal restore {id}', or put away what you began, "
            f"'isp journal trash {draft.record.id}'",
        )
    return env.journal.load(path, Entry)


def _questions(scope: Scope, entry: Entry) -> tuple[Question, ...]:
    """Return the questions of an entry as it was asked them, and what else it answers."""
    try:
        asked = set_questions(scope, entry.set, entry.about, entry)
    except IspError as trouble:
        scope.env.screen.tell(f"isp: {trouble}\nisp: what was answered then can be opened again")
        asked = ()
    known = [each.id for each in asked]
    others = [
        each
        for each in questions_in(entry)
        if each.id not in known and not promise_of_question(each.id)
    ]
    only = (*entry.only, *(each.question for each in entry.answers)) if entry.only else ()
    as_asked = (_as_asked(each, entry) for each in (*asked, *others))
    return tuple(each for each in as_asked if not only or each.id in only)


def _as_asked(question: Question, entry: Entry) -> Question:
    answer = entry.answer(question.id)
    return replace(question, text=answer.asked) if answer else question


def _script(scope: Scope, entry: Entry) -> Script:
    """Return how the questions are asked; what an answer said before is understood as it was."""
    env = scope.env

    def understand(step: Step, text: str, chosen: tuple[str, ...]) -> str:
        del chosen
        answer = entry.answer(step.question.id)
        was = chosen_so_far(answer, step)[0] if answer else ""
        return was if text.strip() == was.strip() else understand_answer(step, text, env.today())

    script = reflection_script(scope, write_evidence=ask_for_evidence)
    return script._replace(understand=understand)


def _saved(
    asking: Conversation, stored: StoredRecord[Entry], questions: tuple[Question, ...]
) -> StoredRecord[Entry] | None:
    """Bring what was said into the entry as its file stands now; None where it stays as it was."""
    env, draft = asking.env, asking.interview.entry
    if not draft.answers:
        env.screen.tell(
            "No answer is left, so the entry stays as it was. "
            f"To put it away: isp journal trash {stored.record.id}"
        )
        _let_go(asking)
        return None
    current = env.journal.load(stored.path, Entry)
    changed = with_answers_of(current.record, draft, questions, on=env.today())
    for question in questions:
        if lost_promise(current.record, draft, question.id):
            env.screen.tell("A promise that you kept or let go stays, with its words.")
    if changed == current.record:
        env.screen.tell("Nothing was changed, so nothing was written.")
        _let_go(asking)
        return None
    if draft.again and digest_of_answers(current.record) != draft.again.answers:
        asking.write(asking.interview)
        raise ChangedOnDisk(stored.path, asking.draft.path if asking.draft else None)
    named = with_names(changed, asking.scope.names, asking.interview.questions)
    saved = env.journal.save(current, named)
    _let_go(asking)
    return saved


def _let_go(asking: Conversation) -> None:
    """Take the draft away, unless another window has changed it."""
    draft = asking.draft
    if draft is not None and files.is_there(draft.path):
        if files.read(draft.path) == draft.data:
            asking.env.journal.drop_draft(draft)
        else:
            asking.env.screen.tell(f"Another window changed the draft, so it stays: {draft.path}")
