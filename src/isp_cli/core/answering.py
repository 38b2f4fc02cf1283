"""Put what was said at one step of a question into its answer."""

from __future__ import annotations

from dataclasses import replace

from isp_cli.core.entry import Answer, FollowUpAnswer
from isp_cli.core.framework import Question
from isp_cli.core.steps import ONE, Step


def with_said(
    answer: Answer, step: Step, text: str, chosen: tuple[str, ...], principles: tuple[str, ...]
) -> Answer:
    """Return an answer with what was said at a step of its question.

    `principles` are the ids that are principles where both are chosen from one list.
    """
    question = step.question
    if step.follow_up:
        return answer.with_follow_up(
            FollowUpAnswer(
                question=step.follow_up.id,
                asked=step.follow_up.text,
                text=text,
                competency=step.competency,
            )
        )
    if step.is_written:
        answer = replace(answer, text=text)
        if text or question.answer not in ("promise", "evidence"):
            return answer
        return _without_what_hangs_on_words(answer, question)
    return _with_choice(answer, step, chosen, principles)


def _with_choice(
    answer: Answer, step: Step, chosen: tuple[str, ...], principles: tuple[str, ...]
) -> Answer:
    if step.wants == "in-play":
        return replace(
            answer,
            principles=tuple(each for each in chosen if each in principles),
            competencies=tuple(each for each in chosen if each not in principles),
        )
    if step.wants not in ONE:
        return replace(answer, **{step.wants: chosen})  # type: ignore[arg-type]
    one = chosen[0] if chosen else ""
    if step.wants == "how":
        return replace(answer, how=one)  # type: ignore[arg-type]
    return _marked(replace(answer, chosen=one), step.question)


def _marked(answer: Answer, question: Question) -> Answer:
    """Return an answer whose follow-ups say which option they went with, if not the one chosen."""
    wants = {each.id: each.only_if for each in question.follow_ups}
    kept = []
    for each in answer.follow_ups:
        option = wants.get(each.question, "")
        kept.append(replace(each, chosen="" if option == answer.chosen else option))
    return replace(answer, follow_ups=tuple(kept))


def _without_what_hangs_on_words(answer: Answer, question: Question) -> Answer:
    """Return an answer whose words were taken away without how one knows them and their day."""
    days = [each.id for each in question.follow_ups if each.answer == "day"]
    kept = tuple(each for each in answer.follow_ups if each.question not in days)
    return replace(answer, how="", follow_ups=kept)
