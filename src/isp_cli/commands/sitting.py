"""What one sitting asks: the questions of its set, and the promises that come back first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.env import Env
from isp_cli.errors import BrokenRule, IspError

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Question

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


def promises_back(env: Env) -> tuple[Question, ...]:
    """Return the questions that bring open promises back, the due ones first."""
    from isp_cli.core.promises import question_about
    from isp_cli.storage.promises import open_promises

    found, trouble = open_promises(env.journal)
    for problem in trouble:
        env.tell(f"isp: {problem}\nisp: a promise in it would not come back before it is mended")
    more = len(found) - MOST_PROMISES
    if more > 0:
        env.tell(f"{more} more {'promise is' if more == 1 else 'promises are'} open: isp promises")
    return tuple(question_about(each) for each in found[:MOST_PROMISES])


def questions_of_draft(env: Env, draft: Entry) -> tuple[Question, ...]:
    """Return the questions a draft was asking, in its order; raises as `questions_of`."""
    from isp_cli.core.promises import meant_by

    everything = {each.id: each for each in questions_of(env, draft.set, draft.about, draft)}
    if not draft.asking:
        return tuple(everything.values())
    asked = (question_back(env, id) if meant_by(id) else everything.get(id) for id in draft.asking)
    return tuple(each for each in asked if each) or tuple(everything.values())


def question_back(env: Env, id: str) -> Question | None:
    """Return the question of this id that brings a promise back, if there is the promise."""
    from isp_cli.core.promises import meant_by, question_about
    from isp_cli.storage.promises import held_promise

    about = meant_by(id)
    held = held_promise(env.journal, *about) if about else None
    return question_about(held) if held else None


def tell_promises(env: Env, entry: Entry) -> None:
    """Write down, in the entries that made them, how the promises went that this one tells of."""
    from isp_cli.core.promises import outcomes_in
    from isp_cli.storage.promises import settle

    for made_in, question, outcome, due in outcomes_in(entry, env.today()):
        try:
            settle(env.journal, made_in, question, outcome, due=due)
        except IspError as problem:
            env.tell(f"isp: {problem}\nisp: your answer is kept in {entry.id}")
