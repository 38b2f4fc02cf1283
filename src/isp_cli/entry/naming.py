"""What an entry names, in the words of the day it was chosen: written beside its ids, and read.

So an entry still says the same when a framework is worded otherwise, or is gone. Which ids a record
holds is in `entry.rules`; what a framework calls them today, in `framework.names`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from isp_cli.entry.entry import Answer, Entry, WrittenName
from isp_cli.entry.own_questions import (
    OUTCOMES,
    PLACES,
    STANDS,
    is_about_step,
    level_competency,
    promise_of_question,
)
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import parts_of
from isp_cli.framework.names import Naming, resource_name
from isp_cli.framework.records import (
    OWN,
    AnswerKind,
    Capability,
    Competency,
    Domain,
    FollowUp,
    Framework,
    Item,
    Option,
    Question,
    Statement,
    kind_of,
)
from isp_cli.records import NamedTuple, replace

R = TypeVar("R", Entry, Plan)


class _Written(NamedTuple):
    """The names an entry was written with, before anybody else's."""

    own: dict[str, str]
    names: Naming
    resources: dict[str, str]

    def name_of(self, id: str) -> str:
        return self.own.get(id) or self.names.name_of(id)

    def resource(self, id: str) -> tuple[str, str]:
        name, address = self.names.resource(id)
        return self.resources.get(id, name), address

    def capability(self, id: str) -> Capability | None:
        return self.names.capability(id)


def names_as_written(record: Entry | Plan, names: Naming) -> Naming:
    """Return the names an entry was written with, and after them those of today."""
    resources = record.resource_names if isinstance(record, Plan) else {}
    return written_names(record.names, names, resources)


def written_names(
    written: dict[str, str], names: Naming, resources: dict[str, str] | None = None
) -> Naming:
    """Return names that were written down, and after them those of today."""
    return _Written(written, names, resources or {}) if written else names


def with_names(record: R, names: Naming, questions: tuple[Question, ...] = ()) -> R:
    """Return an entry with what it names beside the ids; names it already holds stay.

    The names of options are those of the `questions` that were answered. What is no longer chosen
    loses its name.
    """
    known = names_as_written(record, names)
    if isinstance(record, Plan):
        developments = tuple(
            replace(each, name=known.name_of(each.competency)) for each in record.competencies
        )
        drawn_on = [each.resources for each in developments]
        drawn_on += [before.resources for each in developments for before in each.earlier]
        held = dict.fromkeys(id for resources in drawn_on for id in resources)
        called = {id: resource_name(known, id) for id in held}
        named = tuple(WrittenName(id=id, name=name) for id, name in called.items() if name != id)
        return replace(record, competencies=developments, named=named)
    ids: tuple[str, ...] = tuple(filter(None, _ids_in(record)))
    options = _options(record, questions)
    held = {*ids, *(each.chosen for each in (*record.answers, *record.before))}
    found = {each.id: each.name for each in record.named if each.id in held}
    for id in ids:
        if id not in found:
            found[id] = known.name_of(id)
    found.update({id: name for id, name in options.items() if id not in found})
    named = tuple(WrittenName(id=id, name=name) for id, name in found.items() if name)
    return replace(record, named=named)


def _ids_in(entry: Entry) -> Iterator[str]:
    for part in parts_of(entry):
        if part.kind in ("competency", "principle", "activity", "chosen"):
            yield part.value
        elif part.kind == "question":
            yield level_competency(part.value)


def _options(entry: Entry, questions: tuple[Question, ...]) -> dict[str, str]:
    """Return the names of the options chosen, where an id does not say them by itself."""
    names: dict[str, set[str]] = {}
    for question in questions:
        answer = entry.answer(question.id)
        for option in question.options:
            if answer is not None and answer.chosen == option.id:
                names.setdefault(option.id, set()).add(option.name)
    return {
        id: min(said)
        for id, said in names.items()
        if len(said) == 1 and min(said).casefold() != id.replace("-", " ").casefold()
    }


_GROUP = "Named before"
_NONE: Mapping[str, Sequence[Item]] = {}
_EMPTY = Framework(
    format="isp-framework/1", id="", name="", version="", language="", sources=(), domains=()
)


def framework_as_written(
    record: Entry | Plan, framework: Framework | None, others: Naming
) -> Framework:
    """Return the framework a record was written with, and in it what only the record still names.

    Without its `framework` that is all there is. What one of the `others` has under the same name
    is left to it.
    """
    held = framework or _nothing(record)
    called = record.names

    def is_lost(id: str) -> bool:
        if held.capability(id) or held.principle(id):
            return False
        name = others.name_of(id)
        return not name or called.get(id, name) != name

    principles = tuple(id for id in dict.fromkeys(_principles(record)) if is_lost(id))
    competencies = tuple(id for id in dict.fromkeys(_competencies(record)) if is_lost(id))
    if not (competencies or principles):
        return held
    return _grown(held, called, competencies, principles)


def framework_from_names(records: Iterable[Entry | Plan]) -> Framework:
    """Return what records name as if it were a framework, one without an id; the first name wins.

    An activity belongs to the one competency its record is about, or to the one its id begins with.
    """
    competencies: dict[str, list[Item]] = {}
    principles: dict[str, None] = {}
    called: dict[str, str] = {}
    for record in records:
        called = record.names | called
        principles |= dict.fromkeys(_principles(record))
        about = tuple(dict.fromkeys(_competencies(record)))
        for id in about:
            known = competencies.setdefault(id, [])
            held = {each.id for each in known}
            found = _activities(record, id, is_only=len(about) == 1)
            known += [
                Item(id=each, text=called.get(each, each), source=OWN)
                for each in found
                if each not in held
            ]
    return _grown(_EMPTY, called, competencies, principles, competencies)


def _grown(
    framework: Framework,
    called: Mapping[str, str],
    competencies: Iterable[str],
    principles: Iterable[str],
    activities: Mapping[str, Sequence[Item]] = _NONE,
) -> Framework:
    """Return a framework with competencies and principles of which there is little but the name."""
    more = tuple(
        Competency(
            id=id,
            name=called.get(id, id),
            text="",
            source=OWN,
            activities=tuple(activities.get(id, ())),
        )
        for id in competencies
    )
    told = (Statement(id=id, name=called.get(id, id), text="", source=OWN) for id in principles)
    group = Domain(id=_GROUP, name=_GROUP, text="", source=OWN, competencies=more)
    return replace(
        framework,
        domains=(*framework.domains, *((group,) if more else ())),
        principles=(*framework.principles, *told),
    )


def _activities(record: Entry | Plan, competency: str, *, is_only: bool) -> dict[str, None]:
    every = (part.value for part in parts_of(record) if part.kind == "activity")
    return dict.fromkeys(id for id in every if is_only or id.startswith(f"{competency}."))


def _nothing(record: Entry | Plan) -> Framework:
    pin = record.framework
    questions = tuple(_questions(record)) if isinstance(record, Entry) else ()
    return replace(_EMPTY, id=pin.id, name=pin.id, version=pin.version, questions=questions)


def _competencies(record: Entry | Plan) -> Iterator[str]:
    """Yield the competencies a record is about or names, a draft's half-chosen ones too."""
    chosen = _half_chosen(record, "competencies", "in-play")
    principles = set(_principles(record))
    for part in parts_of(record):
        if part.kind == "competency":
            yield part.value
        elif part.kind == "question" and (placed := level_competency(part.value)):
            yield placed
    yield from (each for each in chosen if each not in principles)


def _principles(record: Entry | Plan) -> Iterator[str]:
    yield from (part.value for part in parts_of(record) if part.kind == "principle")
    yield from _half_chosen(record, "principles")


def _half_chosen(record: Entry | Plan, *parts: str) -> tuple[str, ...]:
    half = record.unfinished if isinstance(record, Entry) else None
    return half.chosen if half and half.part in parts else ()


def _questions(entry: Entry) -> Iterator[Question]:
    """Yield the questions a draft answered, as they were put, and the one it stands at."""
    called = entry.names
    for answer in entry.answers:
        asked = {each.question: each.asked for each in answer.follow_ups}
        option = answer.chosen
        yield Question(
            id=answer.question,
            text=answer.asked,
            answer=_kind(answer),
            options=(Option(id=option, name=called.get(option, option)),) if option else (),
            follow_ups=tuple(FollowUp(id=id, text=text) for id, text in asked.items()),
        )
    at = entry.unfinished.question if entry.unfinished else ""
    if at and entry.answer(at) is None:
        yield Question(id=at, text=at)


def _kind(answer: Answer) -> AnswerKind:
    kinds: tuple[tuple[object, AnswerKind], ...] = (
        (any(each.competency for each in answer.follow_ups), "development"),
        (answer.principles and answer.competencies, "in-play"),
        (answer.principles, "principles"),
        (answer.competencies, "competencies"),
        (answer.activities, "activities"),
        (answer.chosen, "choice"),
        (answer.how, "evidence"),
    )
    return next((kind for is_so, kind in kinds if is_so), "text")


def option_name(names: Naming, question: str, id: str) -> str:
    """Name the option chosen at a question; its words outlive their set as its id.

    What isp itself asks has options of isp's own, and no other question has them.
    """
    return _of_isp(question).get(id) or names.name_of(id) or id.replace("-", " ")


def _of_isp(question: str) -> Mapping[str, str]:
    if promise_of_question(question):
        return OUTCOMES
    if is_about_step(question):
        return STANDS
    return PLACES if level_competency(question) else {}


def choice_name(names: Naming, id: str) -> str:
    """Name a principle, competency or activity; an id nobody has any more stands for itself."""
    return names.name_of(id) or id


def competency_row(names: Naming, id: str) -> tuple[str, str]:
    """Say which competency is looked for, or that it is a function; nothing for none."""
    found = names.capability(id)
    return kind_of(found).capitalize() if found else "Competency", id and choice_name(names, id)


def chosen_names(names: Naming, answer: Answer) -> tuple[str, ...]:
    """Name everything an answer chose."""
    named = [choice_name(names, each) for each in answer.chosen_ids]
    if answer.chosen:
        named.append(option_name(names, answer.question, answer.chosen))
    return tuple(named)
