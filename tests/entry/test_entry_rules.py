"""The one walk over a record forgets no field, and what an entry may not say is told by place."""

from __future__ import annotations

import pytest

from isp_cli.entry.entry import (
    Answer,
    Entry,
    FollowUpAnswer,
    FrameworkPin,
    HalfAnswer,
    Outcome,
    Promise,
)
from isp_cli.entry.plan import Development, EarlierWording, Plan, PlanStep, ReviewDay
from isp_cli.entry.rules import entry_problems, parts_of
from isp_cli.records import fields, walk

PIN = FrameworkPin(id="practice-guide", version="1.1")
ENTRY = Entry(
    id="2026-11-22-reflection-k7fq",
    kind="reflection",
    framework=PIN,
    set="morning",
    label="Site B",
    about="teams",
    plan="2026-11-22-plan-k7fq",
    started="2026-11-22T18:00:00+01:00",
    finished="2026-11-22T18:00:00+01:00",
    settled="2026-12-01",
    answers=(
        Answer(
            question="development",
            asked="Which?",
            principles=("trust",),
            competencies=("brokering", "teams"),
            activities=("teams.know",),
            chosen="well",
            text="Both.",
            how="data",
            follow_ups=(FollowUpAnswer(question="who", competency="teams", asked="?", text="A"),),
        ),
    ),
    promises=(
        Promise(
            question="development",
            due="2026-12-01",
            outcomes=(Outcome(on="2026-12-01", how="kept", note="N", entry="2026-12-01-x"),),
        ),
    ),
    unfinished=HalfAnswer(question="lessons", text="And", chosen=("trust",)),
)
STEP = PlanStep(
    step=3,
    text="Call",
    due="2026-12-06",
    added="2026-12-01",
    done="2026-12-06",
    dropped="2026-12-06",
    note="N",
    earlier=(EarlierWording(text="Ring", due="2026-12-01", until="2026-12-01", note="N"),),
)
PLAN = Plan(
    id="2026-11-22-plan-k7fq",
    framework=PIN,
    started="2026-11-22T18:00:00+01:00",
    reflection="2026-11-20-reflection-k7fq",
    horizon="2028-05-22",
    next_review="2027-01-15",
    closed="2028-05-22T18:00:00+01:00",
    learnt="L",
    competencies=(
        Development(competency="teams", why="W", resources=("x",), people=("A",), steps=(STEP,)),
    ),
    reviews=(ReviewDay(on="2026-12-01", entry="2026-12-01-review-k7fq"),),
)
# what tells which record it is, what was asked, how things were called, and how a draft goes on
LEFT_OUT = {"id", "kind", "format", "framework", "named", "asking", "later", "during"}
LEFT_OUT |= {"asked", "question", "part", "step", "name", "share"}
ALSO_LEFT_OUT = {(FollowUpAnswer, "chosen"), (HalfAnswer, "competency")}


@pytest.mark.parametrize("record", [ENTRY, PLAN], ids=["entry", "plan"])
def test_no_field_that_holds_something_is_forgotten(record: Entry | Plan) -> None:
    places = {part.at for part in parts_of(record)}
    places |= {place[:end] for place in places for end in range(len(place))}
    ours = [(at, each) for at, each in walk(record) if not isinstance(each, FrameworkPin)]
    assert not [
        (*at, field.name)
        for at, each in ours
        for field in fields(each)  # type: ignore[arg-type]
        if field.name not in LEFT_OUT
        and getattr(each, field.name)
        and (*at, field.name) not in places
        and (type(each), field.name) not in ALSO_LEFT_OUT
    ]


def test_a_part_says_where_it_stands_and_what_it_is_said_of() -> None:
    found = {part.at: part for part in parts_of(ENTRY)}
    second = found["answers", 0, "competencies", 1]
    assert (second.kind, second.value) == ("competency", "teams")
    assert second.statement == ("answers", "development", "chosen")
    said = found["answers", 0, "follow_ups", 0, "text"]
    assert said.statement == ("answers", "development", "follow_ups", "who", "teams")
    assert found["started",].statement == ()
    moved = found["promises", 0, "outcomes", 0, "on"]
    assert moved.statement == ("promises", "development", "outcomes", "0")


def test_a_step_is_known_by_its_number_wherever_it_stands() -> None:
    due = next(part for part in parts_of(PLAN) if part.at[-1] == "due")
    assert due.at == ("competencies", 0, "steps", 0, "due")
    assert due.statement == ("competencies", "teams", "steps", "3", "due")


def promising(*questions: str, said: str = "Ask first.") -> Entry:
    return Entry(
        id="2026-11-22-reflection-k7fq",
        kind="reflection",
        framework=PIN,
        started="2026-11-22T09:00:00+01:00",
        answers=(Answer(question="next", asked="What next?", text=said),),
        promises=tuple(Promise(question=each) for each in questions),
    )


def test_an_answer_makes_one_promise() -> None:
    assert entry_problems(promising("next")) == []
    at = ("promises", 1, "question")
    assert entry_problems(promising("next", "next")) == [(at, "next is promised twice")]


@pytest.mark.parametrize(
    ("question", "said"), [("next", " \n"), ("other", "Ask first.")], ids=["blank", "no-answer"]
)
def test_nothing_is_promised_without_words(question: str, said: str) -> None:
    ((place, told),) = entry_problems(promising(question, said=said))
    assert place == ("promises", 0, "question")
    assert told == f"{question!r} is not answered here, so nothing is promised"
