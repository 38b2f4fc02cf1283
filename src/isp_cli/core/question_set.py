"""Question sets: an ordered list of questions, whose they are, and what they must hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from isp_cli.core.consistency import names_a_file
from isp_cli.core.framework import Capability, Question
from isp_cli.core.records import Location
from isp_cli.core.sources import Strict

FORMAT = "isp-questions/1"
GUIDE_TEN = "guide-ten"
AFTER_SESSION = "after-session"
ABOUT_COMPETENCY = "about-competency"
EVIDENCE = "evidence"
DILEMMA = "dilemma"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*\Z", re.ASCII)
_SET_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_COMPETENCY = "{competency}"
_LATELY = Question(  # of about-competency, where there are no activities to choose from
    id="about.lately",
    text=f"{_COMPETENCY}: what have you done of it lately, when, and with whom?",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionSet(Strict):
    """A list of questions to ask in one sitting.

    `whose` says who wrote them. A set with `questions_of` has no questions of its own: they are
    those of the framework it names, word for word.
    """

    format: Literal["isp-questions/1"]
    id: str
    name: str
    whose: str
    text: str
    language: str = "en-GB"
    questions_of: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def wants_competency(self) -> bool:
        """Claim that the questions are about one competency, to be named beforehand."""
        return any(_COMPETENCY in f"{each.text}{each.help}" for each in self.questions)

    @property
    def command(self) -> str:
        """The command that asks the questions."""
        if self.id == EVIDENCE:
            return "isp evidence add"
        if self.id == ABOUT_COMPETENCY:
            return "isp reflect --about facilitation"
        about = " --about facilitation" if self.wants_competency else ""
        return f"isp reflect --set {self.id}{about}"


def is_set_id(text: str) -> bool:
    """Say whether this can be the name of a question set, and of its file."""
    return bool(_SET_ID.match(text)) and names_a_file(text)


def about(
    questions: tuple[Question, ...], competency: Capability, *, were_chosen: bool = False
) -> tuple[Question, ...]:
    """Return the questions with the competency's name where they leave room for it.

    What lets choose its activities asks for words where it has none, and none `were_chosen`.
    """
    lists = were_chosen or competency.every_activity()
    asked = questions if lists else tuple(map(_in_words, questions))
    return tuple(
        replace(
            each,
            text=each.text.replace(_COMPETENCY, competency.name),
            help=each.help.replace(_COMPETENCY, competency.name),
        )
        for each in asked
    )


def _in_words(question: Question) -> Question:
    if question.answer != "activities":
        return question
    if question.id == _LATELY.id:
        return _LATELY
    return replace(question, answer="text", words="asked", at_least=0, at_most=None)


def unasked(words: str) -> str:
    """Return the words of a question as they read before a competency is named."""
    said = words.replace(_COMPETENCY, "the competency")
    return f"{said[:1].upper()}{said[1:]}"


def broken_rules(held: QuestionSet, taken: Collection[str] = ()) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with a set beyond its shape as (location, what is wrong).

    The ids that are `taken` are those of questions that ask something else.
    """
    if not is_set_id(held.id):
        yield ("id",), f"{held.id[:60]!r} is no name of a set: use lower-case words and '-'"
    if bool(held.questions) == bool(held.questions_of):
        yield ("questions",), "a set has questions, or names a framework whose questions it asks"
    seen: set[str] = set()
    for index, question in enumerate(held.questions):
        at: Location = ("questions", index)
        ids = [((*at, "id"), question.id)]
        ids += [
            ((*at, "follow_ups", number, "id"), each.id)
            for number, each in enumerate(question.follow_ups)
        ]
        for place, id in ids:
            if not _ID.match(id) or id.isdigit() or id.startswith("promise."):
                yield (
                    place,
                    f"{id[:60]!r} is no id of a question: use lower-case words, '-' and '.'",
                )
            elif id in taken:
                yield place, f"isp itself asks something by the id {id!r}: give yours another"
            elif id in seen:
                yield place, f"the id {id!r} is used twice"
            seen.add(id)
        yield from _of_question(question, at)


def _of_question(question: Question, at: Location) -> Iterator[tuple[Location, str]]:
    options = [each.id for each in question.options]
    if not question.text.strip():
        yield (*at, "text"), "a question needs words"
    if question.answer == "choice" and len(set(options)) < 2:
        yield (*at, "options"), "a choice needs two options or more, each with an id of its own"
    if question.answer != "choice" and options:
        yield (*at, "options"), "only a question with 'answer: choice' has options"
    if question.answer in ("text", "promise", "evidence") and question.words == "none":
        yield (*at, "words"), f"a question with 'answer: {question.answer}' asks for words"
    if question.answer != "day" and question.day != "any":
        yield (*at, "day"), "only a question with 'answer: day' has 'day'"
    if question.at_most is not None and question.at_least > question.at_most:
        yield (*at, "at_least"), "is larger than at_most"
    for number, each in enumerate(question.follow_ups):
        here = (*at, "follow_ups", number)
        if each.only_if and each.only_if not in options:
            known = ", ".join(options) or "none"
            yield (*here, "only_if"), f"{each.only_if[:60]!r} is none of the options: {known}"
        if each.answer != "day" and each.day != "any":
            yield (*here, "day"), "only a question with 'answer: day' has 'day'"
        elif question.answer == "promise" and each.day == "past":
            yield (*here, "day"), "a promise is for a day ahead"
