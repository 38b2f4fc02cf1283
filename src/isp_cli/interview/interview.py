"""The interview: which step is next, what a step accepts, and where a draft goes on.

A question is one to many steps: a choice, the free text, and its follow-ups (for
`development`, each follow-up for each competency chosen). Every accepted step makes a new
interview whose entry can be saved as it stands. Nothing here asks or saves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, HalfAnswer, with_line_feeds
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.entry.promises import question_as_asked
from isp_cli.errors import BrokenRule
from isp_cli.framework.records import FollowUp, Question
from isp_cli.interview.steps import (
    ONE,
    Step,
    Wants,
    check_choice,
    chosen_so_far,
    steps_of,
    with_answer_named,
)
from isp_cli.records import dataclass, replace

AskedAndAnswer = tuple[str, str]  # what was asked, and the words


def is_kept_as_answer(entry: Entry, half: HalfAnswer, order: tuple[str, ...]) -> Entry:
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


def asked_of(half: HalfAnswer) -> str:
    """Return what half-said words were written for."""
    return half.asked or f"(a question that was called {half.question})"


def questions_in(draft: Entry) -> tuple[Question, ...]:
    """Return what a draft answers and was writing to, as questions: for when its set is gone."""
    half = draft.unfinished
    answers = list(draft.answers)
    if half and half.text.strip() and not draft.answer(half.question):
        answers.append(Answer(question=half.question, asked=asked_of(half)))
    return tuple(_question_in(each, half) for each in answers)


def _question_in(answer: Answer, half: HalfAnswer | None) -> Question:
    asked = {each.question: each.asked for each in answer.follow_ups if not each.competency}
    is_here = half and half.question == answer.question and not half.competency
    if half and is_here and half.part not in get_args(Wants):
        asked.setdefault(half.part, asked_of(half))
    if promise_of_question(answer.question):
        return question_as_asked(answer)
    return Question(
        id=answer.question,
        text=answer.asked,
        follow_ups=tuple(FollowUp(id=id, text=text) for id, text in asked.items()),
    )


def texts_beside(entry: Entry) -> Iterator[FollowUpAnswer]:
    """Yield what was said of competencies that were not chosen in the end."""
    for answer in entry.answers:
        for each in answer.follow_ups:
            if each.competency and each.text.strip() and each.competency not in answer.competencies:
                yield each


def unsaved_answers(entry: Entry, saved: Entry | None) -> Iterator[AskedAndAnswer]:
    """Yield what an entry says in words that does not stand in what was `saved` of it."""
    held = set(_words(saved)) if saved else set()
    yield from (each for each in _words(entry) if each not in held)
    half = entry.unfinished
    if half and (half.text.strip() or half.chosen):
        yield asked_of(half), "\n".join(filter(None, (", ".join(half.chosen), half.text)))


def _words(entry: Entry) -> Iterator[AskedAndAnswer]:
    for answer in entry.answers:
        chosen = (*answer.chosen_ids, answer.chosen)
        yield from ((answer.asked, each) for each in (", ".join(filter(None, chosen)), answer.text))
        yield from ((each.asked, each.text) for each in answer.follow_ups)


def _joined(before: str, half: str, between: str = "\n\n") -> str:
    if before in half:
        return half
    return before if half in before else f"{before}{between}{half}"


ChosenIds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """A set of questions, an entry that answers them, and the step that is next.

    Without a next step every question has been asked: it is time to look them over. A question
    that is opened again leads back to where it was opened: there, or the step `then`. `moved` are
    half-said words whose step is gone: they stand in the entry as an answer, and the person is to
    be told. The way on goes past the questions of `passing`: they were answered before, and are
    opened only when they are meant.
    """

    questions: tuple[Question, ...]
    entry: Entry
    at: Step | None
    reopened: bool = False
    then: Step | None = None
    principles: ChosenIds = ()
    moved: HalfAnswer | None = None
    passing: frozenset[str] = frozenset()

    @classmethod
    def begin(
        cls, questions: tuple[Question, ...], entry: Entry, principles: ChosenIds = ()
    ) -> Interview:
        """Start, or go on where the entry's `unfinished` says.

        `principles` are the ids that are principles where both are chosen from one list.
        """
        interview = cls(questions, entry, None, principles=principles)
        steps = interview.steps()
        mark = entry.unfinished
        if mark is None:
            return interview if entry.answers else replace(interview, at=steps[0])
        here = [step for step in steps if step.question.id == mark.question]
        for step in here:
            if (step.part, step.competency) == (mark.part, mark.competency):
                return replace(interview, at=step)
        # the step is gone, by a hand edit or a newer framework: its half-said words are not
        at = here[0] if here else _first_ahead(steps, entry, mark.question)
        if not mark.text.strip():
            return replace(interview, at=at)
        kept = interview.holding(is_kept_as_answer(entry, mark, interview.order))
        return replace(kept.standing_at(at), moved=mark)

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the questions in the order they are asked."""
        return tuple(question.id for question in self.questions)

    def steps(self) -> list[Step]:
        """Return every step the answers so far ask for, the questions put off at the end."""
        return steps_of(self.questions, self.entry)

    def so_far(self, step: Step) -> tuple[str, ChosenIds]:
        """Return the text and the choice a step holds, half-said ones first."""
        mark, at = self.entry.unfinished, (step.question.id, step.part, step.competency)
        is_here = mark is not None and (mark.question, mark.part, mark.competency) == at
        if mark and is_here and (mark.text or mark.chosen):
            return mark.text, mark.chosen
        return self.answered(step)

    def answered(self, step: Step) -> tuple[str, ChosenIds]:
        """Return the text and the choice of the answer that was accepted at a step."""
        answer = self.entry.answer(step.question.id)
        return chosen_so_far(answer, step) if answer else ("", ())

    @property
    def question_id(self) -> str:
        """The id of the question at hand."""
        return self._here().question.id

    @property
    def text_so_far(self) -> str:
        """The text the step at hand holds."""
        return self.so_far(self._here())[0]

    @property
    def stray(self) -> str:
        """Words half said at the list at hand, where they are no answer."""
        return "" if self.at is None or self.at.is_written else self.text_so_far

    def accept(self, *, text: str = "", chosen: ChosenIds = ()) -> Interview:
        """Take the answer to the step at hand and move to the next.

        An empty answer skips.

        Raises:
            BrokenRule: the choice has too few or too many in it.
        """
        step = self._here()
        if not step.is_written and step.wants not in ONE:
            check_choice(step.question, chosen)
        changed = self._with(step, with_line_feeds(text) if text.strip() else "", chosen)
        return changed._moved(step)

    def interrupted(self, *, text: str = "", chosen: ChosenIds = ()) -> Interview:
        """Keep what was half said at the step at hand, and stay there."""
        if self.at is None:
            return self
        text = _joined(self.stray, text, "\n")
        return replace(self, entry=replace(self.entry, unfinished=_mark(self.at, text, chosen)))

    def without_stray(self) -> Interview:
        """Return the interview without words half said at the list at hand: they come back."""
        mark = self.entry.unfinished
        if not self.stray or mark is None:
            return self
        return self.holding(replace(self.entry, unfinished=replace(mark, asked="", text="")))

    def with_words(self, text: str) -> Interview:
        """Keep words that nobody asked for: at the step at hand, or where the last answer is."""
        here = self if self.at else self.reopen(self.entry.answers[-1].question)
        step = here._here()
        before, chosen = here.so_far(step)
        together = _joined(before, text) if step.is_written and before else text
        return here.interrupted(text=together, chosen=chosen)

    def with_words_for(self, step: Step, text: str) -> Interview:
        """Keep words that were written for another step as part of its answer, and stay here."""
        return self.holding(is_kept_as_answer(self.entry, _mark(step, text), self.order))

    def skip(self) -> Interview:
        """Go on; an answer given earlier stays."""
        return self._moved(self._here())

    def back(self) -> Interview:
        """Go to the step before this one; at the first step, stay."""
        step = self._here()
        steps = self.steps()
        before = steps[: steps.index(step)]
        if self.reopened:
            before = [each for each in before if each.question == step.question]
        return self.standing_at(before[-1]) if before else self

    def put_off(self) -> Interview:
        """Put the question at hand off to the end and go to the next question."""
        question = self._here().question
        steps = self.steps()
        after = self._not_passed(steps[steps.index(self._here()) :])
        following = next((step for step in after if step.question != question), None)
        later = (*(each for each in self.entry.later if each != question.id), question.id)
        moved = replace(self, entry=replace(self.entry, later=later))
        return moved._closed() if self.reopened else moved.standing_at(following)

    def reopen(self, question: str) -> Interview:
        """Open one question again; after its last step it goes on where the person was."""
        first = next((step for step in self.steps() if step.question.id == question), None)
        opened = replace(self.standing_at(first), reopened=True)
        return replace(opened, then=self.then if self.reopened else self.at)

    def shared(self, *, share: bool) -> Interview:
        """Mark the answer to the question at hand as one that may be shown, or as private."""
        question = self._here().question
        answer = self.entry.answer(question.id) or Answer(question=question.id, asked=question.text)
        marked = replace(answer, share="yes" if share else "")
        return replace(self, entry=self.entry.with_answer(marked, self.order))

    def holding(self, entry: Entry) -> Interview:
        """Return the same interview with another form of its entry."""
        return replace(self, entry=entry)

    def renamed(self, id: str) -> Interview:
        """Return the same interview under another entry id."""
        return replace(self, entry=replace(self.entry, id=id))

    def finish(self, at: str) -> Entry:
        """Return the finished entry; `at` is the time, ISO 8601 with offset."""
        return replace(self.entry, finished=at, asking=(), later=(), unfinished=None)

    def _here(self) -> Step:
        if self.at is None:
            raise BrokenRule("every question has been answered")
        return self.at

    def _with(self, step: Step, text: str, chosen: ChosenIds) -> Interview:
        question = step.question
        answer = self.entry.answer(question.id) or Answer(question=question.id, asked=question.text)
        said = with_answer_named(answer, step, text, chosen, self.principles)
        return replace(self, entry=self.entry.with_answer(said, self.order))

    def _takes_stray(self, step: Step) -> bool:
        is_asked_here = self.at is not None and self.at.question == step.question
        is_free = not step.competency and not self.answered(step)[0]
        return is_asked_here and step.wants == "text" and is_free

    def _moved(self, step: Step) -> Interview:
        steps = self.steps()
        following = self._not_passed(steps[steps.index(step) + 1 :], but=step.question.id)
        if self.reopened:
            following = [each for each in following if each.question == step.question]
            return self.standing_at(following[0]) if following else self._closed()
        return self.standing_at(following[0] if following else None)

    def _closed(self) -> Interview:
        """Go on where the person was when the question at hand was opened again."""
        steps, then = self.steps(), self.then
        at = then if then is None or then in steps else None
        if then and at is None:  # what was answered meanwhile has changed what is asked there
            at = next((each for each in steps if each.question.id == then.question.id), None)
        return replace(self, reopened=False, then=None).standing_at(at)

    def _not_passed(self, steps: list[Step], *, but: str = "") -> list[Step]:
        return [
            each
            for each in steps
            if each.question.id == but or each.question.id not in self.passing
        ]

    def at_first_not_passed(self) -> Interview:
        """Return the interview at the first step the way on does not go past, if there is one."""
        return self.standing_at(next(iter(self._not_passed(self.steps())), None))

    def standing_at(self, step: Step | None) -> Interview:
        """Return the same interview, answers and all, at another of its steps.

        Words half said at a list, which takes none, go on to where its question asks for words;
        else they are part of the answer to it.
        """
        entry, mark = self.entry, _mark(step) if step else None
        if self.stray and entry.unfinished:
            if step == self.at:
                mark = entry.unfinished
            elif step and self._takes_stray(step):
                mark = _mark(step, self.stray)
            else:
                entry = is_kept_as_answer(entry, entry.unfinished, self.order)
        reopened = self.reopened and step is not None
        return replace(self, at=step, reopened=reopened, entry=replace(entry, unfinished=mark))


def _first_ahead(steps: list[Step], entry: Entry, gone: str) -> Step | None:
    """Return the first step without an answer that was asked after a question that is gone."""
    asked = entry.asking
    behind = asked[: asked.index(gone)] if gone in asked else ()
    left = (step for step in steps if step.question.id not in behind)
    return next((step for step in left if not entry.answer(step.question.id)), None)


def _mark(step: Step, text: str = "", chosen: ChosenIds = ()) -> HalfAnswer:
    return HalfAnswer(
        question=step.question.id,
        part=step.part,
        competency=step.competency,
        asked=step.asked if text.strip() else "",
        text=with_line_feeds(text),
        chosen=chosen,
    )
