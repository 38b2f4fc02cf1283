"""What one sitting asks: the questions of its set, and the promises that come back first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.env import Env
from isp_cli.errors import BrokenRule, CannotRead, InvalidFile, IspError

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Question
    from isp_cli.storage.entry_file import Stored

MOST_PROMISES = 3


def questions_of(
    env: Env, name: str, about: str, draft: Entry | None = None
) -> tuple[Question, ...]:
    """Return the questions of a set; those about a competency with its name in them.

    A draft that chose activities is asked for them again, also where its framework is gone. A set
    that asks a framework's own questions is to be taken first: `taking.take_what_asks`.

    Raises:
        UnknownName: no set or competency is called that.
        BrokenRule: the set is about one competency, and none is named.
        CannotRead, InvalidFile: the set's file needs attention.
    """
    from isp_cli.core.question_set import GUIDE_TEN
    from isp_cli.core.question_set import about as about_competency
    from isp_cli.storage.frameworks import practice_guide

    if name in ("", GUIDE_TEN):
        return practice_guide().questions
    from isp_cli.commands.names import names_of
    from isp_cli.storage.question_sets import question_set

    held = question_set(env.home, name)
    if held.questions_of:
        return env.framework.questions
    competency = names_of(env).capability(about)
    if competency is None and held.wants_competency:
        raise BrokenRule(
            f"the questions of {held.id} are about one competency",
            hint=f"name it: isp reflect --set {held.id} --about {_first(env)}",
        )
    if competency is None:
        return held.questions
    chosen = draft is not None and any(each.activities for each in draft.answers)
    return about_competency(held.questions, competency, were_chosen=chosen)


def _first(env: Env) -> str:
    """Return the id of a competency, for an example."""
    ids = [each.id for each in env.framework.competencies()]
    return "facilitation" if "facilitation" in ids else next(iter(ids), "NAME")


def promises_back(env: Env, day: date) -> tuple[Question, ...]:
    """Return the questions that bring back, on a day, the open promises made by then."""
    from isp_cli.core.promises import question_about
    from isp_cli.storage.promises import open_promises

    found, trouble = open_promises(env.journal, day)
    found = [each for each in found if each.made <= day]
    for problem in trouble:
        env.tell(f"isp: {problem}\nisp: a promise in it would not come back before it is mended")
    more = len(found) - MOST_PROMISES
    if more > 0:
        env.tell(f"{more} more {'promise is' if more == 1 else 'promises are'} open: isp promises")
    return tuple(question_about(each) for each in found[:MOST_PROMISES])


def questions_of_draft(env: Env, draft: Entry) -> tuple[Question, ...]:
    """Return the questions a draft was asking, in its order.

    Where its set is gone or broken it can be finished with the answers it has.

    Raises:
        BrokenRule: the person would rather have the set back first; the draft stays.
        CannotRead, InvalidFile, UnknownName: as `questions_of`, where the draft says nothing yet.
    """
    from isp_cli.core.promises import meant_by

    try:
        everything = {each.id: each for each in questions_of(env, draft.set, draft.about, draft)}
    except IspError as trouble:
        return _questions_as_answered(env, draft, trouble)
    if not draft.asking:
        return tuple(everything.values())
    asked = (
        question_back(env, draft, id) if meant_by(id) else everything.get(id) for id in draft.asking
    )
    return tuple(each for each in asked if each) or tuple(everything.values())


def _questions_as_answered(env: Env, draft: Entry, trouble: IspError) -> tuple[Question, ...]:
    from isp_cli.core.half_said import questions_in
    from isp_cli.storage.belongings import draft_path

    questions = questions_in(draft)
    if not questions:
        raise trouble
    where = draft_path(env.journal, draft.id)
    env.tell(f"isp: {trouble}\nisp: this draft asks its questions: {where}")
    with env.signals.asking():
        if env.prompter.confirm("Finish it now with what you answered?", default=False):
            return questions
    raise BrokenRule(
        f"the draft {draft.id} waits for its questions",
        hint=f"mend or bring back the question set {draft.set or draft.about!r}, or finish the "
        "draft without: isp reflect",
    )


def question_back(env: Env, draft: Entry, id: str) -> Question | None:
    """Return the question of a draft that brings a promise back, if it is still to be asked.

    One that was answered in the draft is, also where the promise cannot be read just now.
    """
    from dataclasses import replace

    from isp_cli.core.promises import meant_by, question_about, shape_of
    from isp_cli.storage.promises import held_promise

    about = meant_by(id)
    if about is None:
        return None
    answer = draft.answer(id)
    try:
        held = held_promise(env.journal, *about)
    except (CannotRead, InvalidFile) as trouble:
        env.tell(f"isp: {trouble}\nisp: the promise in it stays open until that is mended")
        return replace(shape_of(id), text=answer.asked) if answer else None
    if held is None or not (held.promise.is_open or answer):
        return None
    return question_about(held)


def show_saved(env: Env, saved: Stored[Entry], asked: int) -> None:
    """Show where a finished reflection is; `asked` is how many questions there were."""
    from isp_cli.ui.pages.interview import saved_page

    is_last = next(env.journal.newest_first(), None) == saved.path
    name = "last" if is_last else saved.record.id
    env.show(saved_page(str(saved.path), saved.record, asked, name))


def tell_promises(env: Env, entry: Entry) -> None:
    """Write down, in the entries that made them, how the promises went that this one tells of."""
    from isp_cli.core.promises import outcomes_in
    from isp_cli.storage.promises import settle

    for made_in, question, outcome, due in outcomes_in(entry, env.today()):
        try:
            settle(env.journal, made_in, question, outcome, due=due)
        except IspError as problem:
            env.tell(f"isp: {problem}\nisp: your answer is kept in {entry.id}")
