"""An entry that somebody goes on with after it was finished: its draft, and what becomes of it.

The draft is an entry like any other and says what it goes on with. The entry keeps what each answer
said before, with the day; how the questions are asked, and what is saved when, is in
`conversation.again`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from isp_cli.entry.entry import Answer, EarlierAnswer, Entry, Promise, Reopened
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.entry.promises import with_promises
from isp_cli.entry.rules import parts_of
from isp_cli.framework.records import Question
from isp_cli.records import fields, replace


def draft_of(entry: Entry, blank: Entry) -> Entry:
    """Return the draft that goes on with a finished entry: a `blank` one with its answers.

    How earlier promises went is told once: those answers stay in the entry alone.
    """
    answers = tuple(each for each in entry.answers if not promise_of_question(each.question))
    return replace(
        blank,
        framework=entry.framework,
        set=entry.set,
        label=entry.label,
        about=entry.about,
        answers=answers,
        named=entry.named,
        again=Reopened(entry=entry.id, answers=digest_of_answers(entry)),
    )


def digest_of_answers(entry: Entry) -> str:
    """Return what tells whether the answers of an entry are still those that they were."""
    said = [(each.at, each.value) for each in parts_of(entry) if each.at[0] == "answers"]
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def with_answers_of(entry: Entry, draft: Entry, questions: tuple[Question, ...], on: date) -> Entry:
    """Return an entry with what its draft says to these questions, on this day.

    What an answer said before is kept with the day. An open promise follows its answer; one that
    was kept or let go stays, and so do the words it was made in where they were taken away.
    """
    answers, before = list(entry.answers), list(entry.before)
    order = [each.id for each in questions]
    for id in order:
        was, now = entry.answer(id), draft.answer(id)
        if was is not None and lost_promise(entry, draft, id):
            continue
        if was is not None and (now is None or not _says_the_same(was, now)):
            before.append(_earlier(was, on))
        if was is not None:
            at = answers.index(was)
            answers[at : at + 1] = [_written(now, was, on)] if now else []
        elif now is not None:
            answers.insert(_place(answers, order, id), replace(now, since=on.isoformat()))
    changed = replace(entry, answers=tuple(answers), before=tuple(before))
    promises = _promises(entry, changed, questions)
    settled = entry.settled
    if promises != entry.promises:
        ended = [each.settlement for each in promises]
        settled = max((each.on for each in ended if each), default="") if all(ended) else ""
    return replace(changed, promises=promises, settled=settled)


def lost_promise(entry: Entry, draft: Entry, question: str) -> bool:
    """Claim that a draft takes away the words of a promise that was kept or let go."""
    ended = any(each.question == question and not each.is_open for each in entry.promises)
    answer = draft.answer(question)
    return ended and not (answer and answer.text.strip())


def _written(now: Answer, was: Answer, on: date) -> Answer:
    if _says_the_same(was, now):
        return replace(was, share=now.share)
    return replace(now, since=on.isoformat())


def _says_the_same(one: Answer, other: Answer) -> bool:
    return replace(one, share="", since="") == replace(other, share="", since="")


def _earlier(answer: Answer, on: date) -> EarlierAnswer:
    says = {each.name: getattr(answer, each.name) for each in fields(answer)}
    return EarlierAnswer(until=on.isoformat(), **says)


def _place(answers: Sequence[Answer], order: list[str], id: str) -> int:
    """Return where an answer goes, so that no other moves: before the first that comes after it."""
    later = order[order.index(id) :]
    return next(
        (index for index, each in enumerate(answers) if each.question in later), len(answers)
    )


def _promises(entry: Entry, changed: Entry, questions: tuple[Question, ...]) -> tuple[Promise, ...]:
    was = {each.question: each.due for each in with_promises(entry, questions).promises}
    made = {each.question: each for each in with_promises(changed, questions).promises}
    found = []
    for each in entry.promises:
        answer, new = changed.answer(each.question), made.pop(each.question, None)
        if answer is None or not answer.text.strip():
            continue
        moved = new is not None and new.due != was.get(each.question, new.due)
        found.append(replace(each, due=new.due) if new and moved and each.is_open else each)
    return (*found, *made.values())
