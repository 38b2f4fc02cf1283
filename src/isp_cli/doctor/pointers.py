"""The ids an entry holds, and which of them lead nowhere in a framework.

Ids of other entries are followed in `doctor.checkup`, which knows the files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache

from isp_cli.dates import is_day
from isp_cli.entry.entry import Answer, Entry
from isp_cli.entry.ids import is_id
from isp_cli.entry.own_questions import KIND as LEVELS
from isp_cli.entry.own_questions import level_competency, promise_of_question
from isp_cli.entry.plan import Plan
from isp_cli.entry.promises import NEW, blank_question_about
from isp_cli.entry.rules import Part, PartKind, no_day, parts_of
from isp_cli.framework.records import Framework, Question
from isp_cli.levels.levels import places_of
from isp_cli.plan.making import QUESTIONS as PLAN_QUESTIONS
from isp_cli.records import Location
from isp_cli.wording import with_nearest

Places = Iterator[tuple[Location, str]]
_Lost = Iterator[tuple[Location, str, str]]


class AskedQuestions:
    """The questions an entry may answer.

    `whole` claims that it can answer no other, and a choice take no other option. A person's own
    set may have changed since, and what it asked then stands in the entry. `of` names the set.
    """

    def __init__(
        self,
        questions: tuple[Question, ...] = (),
        *,
        whole: bool = False,
        of: str = "the framework",
    ) -> None:
        self.questions, self.whole, self.of = questions, whole, of

    def question(self, id: str) -> Question | None:
        """Find a question by its id; one that brings a promise back is always known."""
        about = promise_of_question(id)
        if about and is_id(about[0]):
            return _question_about(id)
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {each.id: each for each in reversed(self.questions)}


@lru_cache(maxsize=8)
def _question_about(id: str) -> Question:
    return blank_question_about(id)  # an answer is looked at twice


def guide_questions_of(record: Entry | Plan, framework: Framework) -> AskedQuestions:
    """Return the questions of an entry that names no question set."""
    if record.kind == "plan":
        return AskedQuestions(PLAN_QUESTIONS, whole=True)
    if record.kind == "promise":
        return AskedQuestions((NEW,), whole=True)
    if record.kind == LEVELS:
        return AskedQuestions(of="its competency")
    return (
        AskedQuestions(framework.questions, whole=True)
        if record.kind == "reflection"
        else AskedQuestions()
    )


class Vocabulary:
    """The ids of some frameworks by what they are of, and every name in them.

    It is made once for many records. The first framework is the one whose questions were asked.
    """

    def __init__(self, *frameworks: Framework) -> None:
        self.frameworks = frameworks

    def ids(self, kind: PartKind) -> Collection[str] | None:
        """Return the ids of one kind; None of what no framework has."""
        if kind == "competency":
            return self.competencies
        if kind == "activity":
            return self._activities
        if kind == "principle":
            return self._principles
        return self._resources if kind == "resource" else None

    @cached_property
    def competencies(self) -> Collection[str]:
        """The ids of competencies and functions."""
        return _in_order(each.id for one in self.frameworks for each in one.capabilities())

    @cached_property
    def _activities(self) -> Collection[str]:
        every = (each for one in self.frameworks for each in one.capabilities())
        return _in_order(item.id for each in every for item in each.every_activity())

    @cached_property
    def _principles(self) -> Collection[str]:
        return _in_order(each.id for one in self.frameworks for each in one.principles)

    @cached_property
    def _resources(self) -> Collection[str]:
        resources = [each.id for one in self.frameworks for each in one.resources]
        readings = [each.id for one in self.frameworks for each in one.readings]
        return _in_order((*resources, *readings))

    @cached_property
    def names(self) -> set[str]:
        """What competencies, activities and principles are called."""
        found = {each.name for one in self.frameworks for each in one.principles}
        for capability in (each for one in self.frameworks for each in one.capabilities()):
            found |= {capability.name, *(each.text for each in capability.every_activity())}
        return found


def _in_order(ids: Iterable[str]) -> Collection[str]:
    return dict.fromkeys(ids)


def dangling_ids(
    record: Entry | Plan,
    vocabulary: Vocabulary,
    asked: AskedQuestions | None = None,
    *,
    as_pinned: bool = False,
    parts: Iterable[Part] | None = None,
) -> list[tuple[Location, str]]:
    """Return every id there is not, of the frameworks or the questions, as (location, what).

    An id with a name beside it was there when it was written, whatever has become of it since:
    unless the frameworks are still `as_pinned`, and have that very name under another id. `parts`
    are those of the record, where somebody has them already.
    """
    found: list[tuple[Location, str, str]] = []
    if isinstance(record, Entry):
        asked = asked or guide_questions_of(record, vocabulary.frameworks[0])
        for index, answer in enumerate(record.answers):
            at: Location = ("answers", index)
            found += _in_answer(answer, at, asked)
            found += _in_placing(answer, at, vocabulary) if record.kind == LEVELS else ()
    found += _in_frameworks(parts_of(record) if parts is None else parts, vocabulary)
    if not found:
        return []
    taken = vocabulary.names if as_pinned else ()
    right = {id for id, name in record.names.items() if name not in taken}
    return [(at, what) for at, id, what in found if id not in right]


def has_unnamed_ids(record: Entry | Plan, vocabulary: Vocabulary, asked: AskedQuestions) -> bool:
    """Say whether a record whose framework is not there holds an id that nothing names."""
    lost = dangling_ids(record, vocabulary, asked)
    return any(at[-1] not in ("question", "chosen") for at, _ in lost)


def entry_pointers(parts: Iterable[Part]) -> Places:
    """Return the ids of other entries that must be in the journal, with their places.

    The id that `during` holds is not among them: that entry may have been left unanswered.
    """
    return ((part.at, part.value) for part in parts if part.kind == "entry")


def _in_frameworks(parts: Iterable[Part], vocabulary: Vocabulary) -> _Lost:
    """Yield the ids that a framework should have, and none of them has."""
    for part in parts:
        ids = vocabulary.ids(part.kind)
        is_own = part.kind == "resource" and not _is_resource_id(part.value)
        if ids is not None and not is_own:
            yield from _known(part.value, part.at, part.kind, ids)


def _is_resource_id(text: str) -> bool:
    """Claim that this is the id of a resource or a reading; else it is the person's own words."""
    return text.startswith(("resource.", "reading.")) and " " not in text


def _in_answer(answer: Answer, at: Location, asked: AskedQuestions) -> _Lost:
    question = asked.question(answer.question)
    if question is None and asked.whole:
        ids = [each.id for each in asked.questions]
        yield from _known(answer.question, (*at, "question"), "question", ids, of=asked.of)
    if question is not None and not asked.whole and not promise_of_question(question.id):
        question = None  # it may have asked otherwise then
    if question is not None and question.options and answer.chosen:
        options = [each.id for each in question.options]
        yield from _known(answer.chosen, (*at, "chosen"), "option", options, of=question.id)
    if question is not None and answer.follow_ups:
        ids = [each.id for each in question.follow_ups]
        for index, each in enumerate(answer.follow_ups):
            here = (*at, "follow_ups", index, "question")
            yield from _known(each.question, here, "question", ids, of=asked.of)


def _in_placing(answer: Answer, at: Location, vocabulary: Vocabulary) -> _Lost:
    id = level_competency(answer.question)
    every = (each for one in vocabulary.frameworks for each in one.competencies())
    held = [each for each in every if each.id == id]
    if not held:
        yield from _known(id, (*at, "question"), "competency", vocabulary.competencies)
    elif answer.chosen:
        places = dict.fromkeys(place for each in held for place in places_of(each))
        if answer.chosen not in places:
            yield (
                (*at, "chosen"),
                answer.chosen,
                f"{answer.chosen[:60]!r} is no level of {id}, which has {', '.join(places)}",
            )


def _known(
    id: str, at: Location, what: str, ids: Collection[str], *, of: str = "the framework"
) -> _Lost:
    if id not in ids:
        yield at, id, with_nearest(f"{id[:60]!r} is no {what} of {of}", id, ids)


def answers_without_day(entry: Entry, asked: AskedQuestions) -> Iterator[tuple[Location, str]]:
    """Yield the answers that name no day to a question that asks for one."""
    for index, answer in enumerate(entry.answers):
        question = asked.question(answer.question)
        if question is None:
            continue
        at: Location = ("answers", index)
        if question.answer == "day" and answer.text and not is_day(answer.text):
            yield (*at, "text"), no_day(answer.text)
        if not answer.follow_ups:
            continue
        days = [each.id for each in question.follow_ups if each.answer == "day"]
        for number, each in enumerate(answer.follow_ups):
            if each.question in days and each.text and not is_day(each.text):
                yield (*at, "follow_ups", number, "text"), no_day(each.text)
