"""A framework as what was written still knows it, where its file is gone or lacks what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from isp_cli.core.entry import Answer, Entry
from isp_cli.core.framework import (
    AnswerKind,
    Competency,
    Domain,
    FollowUp,
    Framework,
    Option,
    Question,
    Statement,
)
from isp_cli.core.items import Item
from isp_cli.core.levels import competency_of
from isp_cli.core.named import names_in
from isp_cli.core.names import Naming
from isp_cli.core.plan import Plan
from isp_cli.core.sources import OWN

_GROUP = "Named before"
_NONE: Mapping[str, Sequence[Item]] = {}
_EMPTY = Framework(
    format="isp-framework/1", id="", name="", version="", language="", sources=(), domains=()
)


def as_held(record: Entry | Plan, framework: Framework | None, others: Naming) -> Framework:
    """Return the framework a record was written with, and in it what only the record still names.

    Without its `framework` that is all there is. What one of the `others` has under the same name
    is left to it.
    """
    held = framework or _nothing(record)
    called = names_in(record)

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


def what_is_named(records: Iterable[Entry | Plan]) -> Framework:
    """Return what records name as if it were a framework, one without an id; the first name wins.

    An activity belongs to the one competency its record is about, or to the one its id begins with.
    """
    competencies: dict[str, list[Item]] = {}
    principles: dict[str, None] = {}
    called: dict[str, str] = {}
    for record in records:
        called = names_in(record) | called
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
    chosen = () if isinstance(record, Plan) else record.answers
    every = (id for answer in chosen for id in answer.activities)
    return dict.fromkeys(id for id in every if is_only or id.startswith(f"{competency}."))


def _nothing(record: Entry | Plan) -> Framework:
    pin = record.framework
    questions = tuple(_questions(record)) if isinstance(record, Entry) else ()
    return replace(_EMPTY, id=pin.id, name=pin.id, version=pin.version, questions=questions)


def _competencies(record: Entry | Plan) -> Iterator[str]:
    if isinstance(record, Plan):
        yield from (each.competency for each in record.competencies)
        return
    found = [record.about]
    for answer in record.answers:
        found += [competency_of(answer.question), *answer.competencies]
        found += [each.competency for each in answer.follow_ups]
    half = record.unfinished
    if half and half.part in ("competencies", "in-play"):
        principles = set(_principles(record))
        found += [each for each in half.chosen if each not in principles]
    yield from filter(None, found)


def _principles(record: Entry | Plan) -> Iterator[str]:
    if isinstance(record, Plan):
        return
    for answer in record.answers:
        yield from answer.principles
    if record.unfinished and record.unfinished.part == "principles":
        yield from record.unfinished.chosen


def _questions(entry: Entry) -> Iterator[Question]:
    """Yield the questions a draft answered, as they were put, and the one it stands at."""
    called = names_in(entry)
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
