"""The moments of one competency or principle in one record: what was said of it there, and when.

They are put together to a story in `thread.thread`, and told in `thread.pages`.

What an answer is in the story goes by its question, so that a question set is data here too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, Outcome
from isp_cli.entry.own_questions import KIND as LEVELS
from isp_cli.entry.own_questions import promise_of_question, reviewed_competency
from isp_cli.entry.pieces import pieces
from isp_cli.entry.plan import Plan, PlanStep
from isp_cli.entry.promises import MadePromise, promises_of, with_outcome_words
from isp_cli.framework.authorship import overlay_of
from isp_cli.framework.find import subject_in
from isp_cli.framework.records import Framework, kind_of
from isp_cli.levels.levels import placements
from isp_cli.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Subject:
    """A competency, function or principle; `activities` are the (id, text) of those it has.

    `overlay` is the one it comes from or is worded by. One that no framework has any more is only
    as entries name it.
    """

    id: str
    name: str
    what: Literal["competency", "function", "principle"]
    activities: tuple[tuple[str, str], ...] = ()
    in_a_framework: bool = True
    overlay: str = ""

    def activities_in(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ids that are activities of it."""
        ours = {id for id, _ in self.activities}
        return tuple(id for id in ids if id in ours)

    @property
    def listed(self) -> str:
        """Its name, with the overlay it comes from."""
        return f"{self.name} ({self.overlay})" if self.overlay else self.name


def find_subject(frameworks: Iterable[Framework], wanted: str) -> Subject:
    """Return the one thing to grow in that an id, a name or a part of a name means.

    A framework without an id is what entries name: one that has it by another name is taken first.

    Raises:
        UnknownName: none is called that in any of the frameworks.
        AmbiguousName: several of the first that has it are.
    """
    place, framework = subject_in(frameworks, wanted)
    if not framework.id:
        framework = next(each for each in frameworks if _has(each, place.id))
    return subject_of_id(framework, place.id)


def _has(framework: Framework, id: str) -> bool:
    return bool(framework.capability(id) or framework.principle(id))


def subject_of_id(framework: Framework, id: str) -> Subject:
    """Return what exactly this id means in a framework that has it."""
    is_there = bool(framework.id)
    capability = framework.capability(id)
    if capability is None:
        principle = framework.principle(id)
        name, overlay = principle.name if principle else id, overlay_of(framework, principle)
        return Subject(id, name, "principle", in_a_framework=is_there, overlay=overlay)
    activities = tuple((each.id, each.text) for each in capability.every_activity())
    overlay = overlay_of(framework, capability)
    return Subject(id, capability.name, kind_of(capability), activities, is_there, overlay)


def subjects_of_ids(frameworks: Iterable[Framework], ids: Iterable[str]) -> tuple[Subject, ...]:
    """Return those of the ids that one of the frameworks has as something to grow in."""
    every = tuple(frameworks)
    return tuple(
        subject_of_id(framework, id) for id in ids for framework in every if _has(framework, id)
    )


MomentKind = Literal[
    "surest", "leaned-on", "growth", "guides", "resonates", "raised", "worry", "named", "words",
    "level", "evidence", "promise", "outcome", "plan", "step", "review", "changed", "closed",
]  # fmt: skip

# what a question's answer is in the story; any other is "named", or "words" of a whole entry
_BY_QUESTION: dict[str, MomentKind] = {
    "confident-competencies": "surest",
    "relied-on-competencies": "leaned-on",
    "development": "growth",
    "guiding-principles": "guides",
    "resonant-principles": "resonates",
    "coaching.raised": "raised",
    "about.hard": "worry",
}
# how the ten questions place a competency or a principle among the others, and which of them do
STANDINGS: tuple[MomentKind, ...] = ("growth", "leaned-on", "surest", "guides", "resonates")
PLACING = tuple(id for id, kind in _BY_QUESTION.items() if kind in STANDINGS)

_RAISED_BY = "coaching.with"

# in these one answer names many things, and the others may be about any of them
_NOT_WHOLE = ("", "coaching", "evidence")


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One thing an entry says of a subject, on the day it happened.

    `about` is what covers the same ground in another framework, where the entry names that instead.
    `words` are the person's own and whole. `label` is who raised it. `how` is how evidence is
    known, or what of a step is told: planned, added, done, dropped, left, or changed into what it
    `became`. `chosen` is the level the words stand beside. `due` and `outcomes` belong to a promise
    or a step, `people` and `resources` to a plan. An `outcome` is a promise on the day it was told
    how it went, where the day it was made is not told.
    """

    day: date
    kind: MomentKind
    record: Entry | Plan
    about: str = ""
    words: str = ""
    asked: str = ""
    question: str = ""
    label: str = ""
    how: str = ""
    chosen: str = ""
    due: date | None = None
    note: str = ""
    became: str = ""
    became_due: date | None = None
    outcomes: tuple[Outcome, ...] = ()
    activities: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()


def moments_in(entry: Entry, subject: Subject, told: Mapping[str, Entry]) -> Iterator[Moment]:
    """Yield what an entry says of a subject; `told` are the entries that say how promises went."""
    if entry.kind == LEVELS:
        yield from _levels(entry, subject)
        return
    if not is_about(entry, subject):
        yield from _evidence(entry, subject)
        return
    whole = entry.about == subject.id or (
        entry.kind == "reflection" and entry.set not in _NOT_WHOLE
    )
    said = [
        *(moment for answer in entry.answers for moment in _said(entry, answer, subject, whole)),
        *_evidence(entry, subject),
        *(_promised(held, told) for held in promises_of(entry)),
    ]
    yield from said or [_moment(entry, "review" if entry.kind == "review" else "named")]


def is_about(entry: Entry, subject: Subject) -> bool:
    """Say whether an entry is about a subject, or an answer in it names it."""
    return entry.about == subject.id or any(_names(each, subject) for each in entry.answers)


def ways_placed(record: Entry | Plan) -> set[MomentKind]:
    """Return in which ways an entry's answers place competencies and principles."""
    answers = () if isinstance(record, Plan) else record.answers
    return {
        _BY_QUESTION[each.question]
        for each in answers
        if each.question in _BY_QUESTION and (each.competencies or each.principles)
    }


def _names(answer: Answer, subject: Subject) -> bool:
    return (
        subject.id in (*answer.competencies, *answer.principles)
        or bool(subject.activities_in(answer.activities))
        or any(each.competency == subject.id for each in answer.follow_ups)
    )


def _said(entry: Entry, answer: Answer, subject: Subject, whole: bool) -> Iterator[Moment]:
    if _is_told_elsewhere(entry, answer):
        return
    named = _names(answer, subject)
    kind = _kind(answer.question, "words" if whole else "named")
    activities = subject.activities_in(answer.activities)
    says_something = bool(answer.text.strip() or activities)
    if (named or whole) and (says_something or kind not in ("named", "words")):
        label = people_raising(entry) if kind == "raised" else ""
        yield replace(
            _moment(entry, kind, answer),
            words=answer.text,
            label=label,
            activities=activities,
        )
    for each in answer.said_of_choice:
        if each.text.strip() and (each.competency == subject.id or (whole and not each.competency)):
            yield replace(_moment(entry, kind, each), words=each.text)


def _levels(entry: Entry, subject: Subject) -> Iterator[Moment]:
    for placed in placements(entry):
        if placed.competency == subject.id:
            yield replace(
                _moment(entry, "level", placed.answer), words=placed.words, chosen=placed.place
            )


def _is_told_elsewhere(entry: Entry, answer: Answer) -> bool:
    """Say whether an answer is a promise, its outcome, evidence, or about a step of the plan."""
    if "evidence" in (entry.kind, entry.set):
        return True
    promised = any(each.question == answer.question for each in entry.promises)
    of_step = entry.kind == "review" and not reviewed_competency(answer.question)
    return promised or bool(answer.how) or bool(promise_of_question(answer.question)) or of_step


def _kind(question: str, usual: MomentKind) -> MomentKind:
    return "changed" if reviewed_competency(question) else _BY_QUESTION.get(question, usual)


def _moment(entry: Entry, kind: MomentKind, said: Answer | FollowUpAnswer | None = None) -> Moment:
    return Moment(
        day=entry.day,
        kind=kind,
        record=entry,
        asked=said.asked if said else "",
        question=said.question if said else "",
    )


def people_raising(entry: Entry) -> str:
    """Return who asked in a coaching conversation, as the person named them; they may not have."""
    said = entry.answer(_RAISED_BY)
    return said.text.strip().partition("\n")[0] if said else ""


def _evidence(entry: Entry, subject: Subject) -> Iterator[Moment]:
    for piece in pieces(entry):
        activities = subject.activities_in(piece.activities)
        if piece.serves(subject.id) or activities:
            yield replace(
                _moment(entry, "evidence", piece.answer),
                day=piece.day,
                words=piece.answer.text,
                how=piece.answer.how,
                activities=activities,
            )


def _promised(held: MadePromise, told: Mapping[str, Entry]) -> Moment:
    answer = held.entry.answer(held.promise.question)
    return replace(
        _moment(held.entry, "promise", answer),
        words=held.text,
        due=held.due,
        outcomes=with_outcome_words(held, told).promise.outcomes,
    )


def moments_of_plan(plan: Plan, subject: Subject) -> Iterator[Moment]:
    """Yield what a plan holds of a subject, on the days it came to be."""
    for held in plan.competencies:
        if held.competency != subject.id:
            continue
        yield Moment(
            day=held.added_on or plan.day,
            kind="plan",
            record=plan,
            words=held.why,
            people=held.people,
            resources=held.resources,
        )
        yield from (moment for step in held.steps for moment in _of_step(plan, step))
        if day := plan.closed_on:
            yield Moment(day=day, kind="closed", record=plan, words=plan.learnt)
            left = (step for step in held.steps if step.is_ahead)
            yield from (_step(plan, step, day, "left") for step in left)


def _of_step(plan: Plan, step: PlanStep) -> Iterator[Moment]:
    """Yield what was planned, on the day it came into the plan, and what became of it."""
    first = step.earlier[0] if step.earlier else step
    how = "added" if step.added_on else "planned"
    begun = _step(plan, step, step.added_on or plan.day, how)
    yield replace(begun, words=first.text, due=first.due_on)
    later = [(each.text, each.due_on) for each in step.earlier[1:]] + [(step.text, step.due_on)]
    for before, (text, due) in zip(step.earlier, later, strict=False):
        yield Moment(
            day=before.changed_on,
            kind="step",
            record=plan,
            words=before.text,
            how="changed",
            due=before.due_on,
            note=before.note,
            became=text,
            became_due=due,
        )
    for how, day in (("done", step.done_on), ("dropped", step.dropped_on)):
        if day:
            yield replace(_step(plan, step, day, how), note=step.note)


def _step(plan: Plan, step: PlanStep, day: date, how: str) -> Moment:
    return Moment(day=day, kind="step", record=plan, words=step.text, how=how, due=step.due_on)
