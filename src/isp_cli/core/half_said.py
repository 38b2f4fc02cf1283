"""Half-said words: they belong to what they were written for, also where it is asked no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from isp_cli.core.entry import Answer, Entry, FollowUpAnswer, Unfinished
from isp_cli.core.framework import FollowUp, Question
from isp_cli.core.promises import meant_by, shape_of
from isp_cli.core.steps import Wants

Said = tuple[str, str]  # what was asked, and the words


def kept_as_answer(entry: Entry, half: Unfinished, order: tuple[str, ...]) -> Entry:
    """Return the entry with half-said words as an answer to what they were written for.

    What was answered there before stays above them.
    """
    asked = asked_of(half)
    answer = entry.answer(half.question)
    if answer is None:
        answer = Answer(question=half.question, asked=asked, text=half.text)
    elif half.part in get_args(Wants):
        answer = replace(answer, text=_joined(answer.text, half.text))
    else:
        before = answer.follow_up(half.part, half.competency)
        answer = answer.with_follow_up(
            FollowUpAnswer(
                question=half.part,
                competency=half.competency,
                asked=before.asked if before else asked,
                text=_joined(before.text if before else "", half.text),
            )
        )
    return entry.with_answer(answer, order)


def asked_of(half: Unfinished) -> str:
    """Return what half-said words were written for."""
    return half.asked or f"(a question that was called {half.question})"


def questions_in(draft: Entry) -> tuple[Question, ...]:
    """Return what a draft answers and was writing to, as questions: for when its set is gone."""
    half = draft.unfinished
    answers = list(draft.answers)
    if half and half.text.strip() and not draft.answer(half.question):
        answers.append(Answer(question=half.question, asked=asked_of(half)))
    return tuple(_question_in(each, half) for each in answers)


def _question_in(answer: Answer, half: Unfinished | None) -> Question:
    asked = {each.question: each.asked for each in answer.follow_ups if not each.competency}
    is_here = half and half.question == answer.question and not half.competency
    if half and is_here and half.part not in get_args(Wants):
        asked.setdefault(half.part, asked_of(half))
    if meant_by(answer.question):
        return replace(shape_of(answer.question), text=answer.asked)
    return Question(
        id=answer.question,
        text=answer.asked,
        follow_ups=tuple(FollowUp(id=id, text=text) for id, text in asked.items()),
    )


def said_beside(entry: Entry) -> Iterator[FollowUpAnswer]:
    """Yield what was said of competencies that were not chosen in the end."""
    for answer in entry.answers:
        for each in answer.follow_ups:
            if each.competency and each.text.strip() and each.competency not in answer.competencies:
                yield each


def unsaved(entry: Entry, saved: Entry | None) -> Iterator[Said]:
    """Yield what an entry says in words that does not stand in what was `saved` of it."""
    held = set(_words(saved)) if saved else set()
    yield from (each for each in _words(entry) if each not in held)
    half = entry.unfinished
    if half and (half.text.strip() or half.chosen):
        yield asked_of(half), "\n".join(filter(None, (", ".join(half.chosen), half.text)))


def _words(entry: Entry) -> Iterator[Said]:
    for answer in entry.answers:
        chosen = (*answer.principles, *answer.competencies, *answer.activities, answer.chosen)
        yield from ((answer.asked, each) for each in (", ".join(filter(None, chosen)), answer.text))
        yield from ((each.asked, each.text) for each in answer.follow_ups)


def _joined(before: str, half: str) -> str:
    if before in half:
        return half
    return before if half in before else f"{before}\n\n{half}"
