"""The steps of an interview: what one question asks for, in order, and what it accepts.

Which step is next, and what becomes of half-said words, is in `interview.interview`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from isp_cli.dates import DayDirection, day_name, written_day
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, named_competencies
from isp_cli.errors import BrokenRule
from isp_cli.framework.records import AnswerKind, FollowUp, Question
from isp_cli.records import dataclass, replace
from isp_cli.spoken_dates import check_way, read_day_either_side
from isp_cli.wording import _in_words, how_many

Wants = Literal[
    "principles", "competencies", "in-play", "activities", "choice", "how", "day", "text"
]
ONE = ("choice", "how")

_PARTS: dict[AnswerKind, tuple[Wants, ...]] = {
    "text": ("text",),
    "promise": ("text",),
    "evidence": ("text", "how"),
    "principles": ("principles", "text"),
    "competencies": ("competencies", "text"),
    "development": ("competencies", "text"),
    "in-play": ("in-play", "text"),
    "activities": ("activities", "text"),
    "choice": ("choice", "text"),
    "day": ("day",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask: a choice, a day or a text, of a question or of one of its follow-ups."""

    question: Question
    number: int
    wants: Wants
    follow_up: FollowUp | None = None
    competency: str = ""

    @property
    def part(self) -> str:
        """The name of this step inside its question."""
        return self.follow_up.id if self.follow_up else self.wants

    @property
    def asked_id(self) -> str:
        """The id of the question or follow-up this step puts."""
        return self.follow_up.id if self.follow_up else self.question.id

    @property
    def way(self) -> DayDirection:
        """The side of today on which its day lies."""
        return way_of(self.question, self.follow_up)

    @property
    def asked(self) -> str:
        """The words of the question or follow-up this step puts."""
        return self.follow_up.text if self.follow_up else self.question.text

    @property
    def is_written(self) -> bool:
        """Claim that this is answered with words and not from a list."""
        return self.wants in ("text", "day")

    @property
    def opens_question(self) -> bool:
        """Claim that this is the first step of its question."""
        return self.follow_up is None and self.wants == _PARTS[self.question.answer][0]


def steps_of(questions: tuple[Question, ...], entry: Entry) -> list[Step]:
    """Return every step the answers so far ask for, the questions put off at the end."""
    put_off = [each for id in entry.later for each in questions if each.id == id]
    ordered = [each for each in questions if each not in put_off] + put_off
    return [
        step
        for question in ordered
        for step in _of_one(question, questions.index(question) + 1, entry)
    ]


def _of_one(question: Question, number: int, entry: Entry) -> Iterator[Step]:
    answer = entry.answer(question.id)
    for wants in _parts(question):
        if wants == "how" and not (answer and answer.text):
            continue
        if wants == "activities" and not named_competencies(entry):
            continue
        yield Step(question, number, wants)
    if question.answer in ("promise", "evidence") and not (answer and answer.text):
        return
    about: tuple[str, ...] = ("",)
    if question.answer == "development":
        about = tuple(dict.fromkeys(answer.competencies)) if answer else ()
    for competency in about:
        for follow_up in question.follow_ups:
            if not follow_up.only_if or (answer and answer.chosen == follow_up.only_if):
                yield Step(question, number, follow_up.answer, follow_up, competency)


def _parts(question: Question) -> tuple[Wants, ...]:
    parts = _PARTS[question.answer]
    return tuple(each for each in parts if each != "text" or question.words == "asked")


def chosen_so_far(answer: Answer, step: Step) -> tuple[str, tuple[str, ...]]:
    """Return the text and the choice an answer holds for a step."""
    if step.follow_up:
        said = answer.follow_up(step.follow_up.id, step.competency)
        return (said.text if said else ""), ()
    if step.is_written:
        return answer.text, ()
    if step.wants == "choice":
        return "", (answer.chosen,) if answer.chosen else ()
    if step.wants == "how":
        return "", (answer.how,) if answer.how else ()
    if step.wants == "in-play":
        return "", (*answer.competencies, *answer.principles)
    return "", getattr(answer, step.wants)


def way_of(question: Question, follow_up: FollowUp | None) -> DayDirection:
    """Return the side of today on which the day asked for lies; a promise's day is ahead."""
    if follow_up is None:
        return question.day
    return "ahead" if question.answer == "promise" else follow_up.day


def understand_day(
    text: str, today: date, way: DayDirection, *, also_gone_by: bool = False
) -> date | None:
    """Return the day an answer names; None for nothing.

    Raises:
        BrokenRule: it is no day, could be two, or lies on the wrong side of today. With
            `also_gone_by`, one that should lie ahead may have gone by.
    """
    if not text.strip():
        return None
    day = read_day_either_side(text, today, way)
    if way != "ahead" or not also_gone_by:
        check_way(day, today, way)
    return day


def day_of_answer(step: Step, understood: str) -> tuple[str, ...]:
    """Name the day of an answer as it was understood, so that it can be checked at a glance."""
    day = written_day(understood) if step.wants == "day" else None
    return (day_name(day),) if day else ()


def check_choice(question: Question, chosen: tuple[str, ...]) -> None:
    """Check how many were chosen; none is a skip and always right.

    Raises:
        BrokenRule: too few or too many for this question.
    """
    if not chosen:
        return
    if len(set(chosen)) != len(chosen):
        raise BrokenRule("each may be named once")
    fewest, most = question.at_least, question.at_most
    if len(chosen) < fewest or (most is not None and len(chosen) > most):
        wanted = how_many(fewest, most)
        raise BrokenRule(f"this question asks for {wanted}, not {_in_words(len(chosen))}")


def with_answer_named(
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
