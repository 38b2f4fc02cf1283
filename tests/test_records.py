"""Records become plain data and come back the same; walking them visits every one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nasty
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, HalfAnswer, Promise
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.files.exact import checked
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import FollowUp, Framework, Item, Question, Source, Variant
from isp_cli.records import build, plain, sparse_record, walk

text = st.text(max_size=8)
few_texts = st.lists(text, max_size=3).map(tuple)
sources = st.builds(Source, document=text, section=text, item=text)
variants = st.builds(Variant, source=sources, name=text, text=text)
items = st.recursive(
    st.builds(Item, id=text, text=text, source=sources),
    lambda inner: st.builds(
        Item,
        id=text,
        text=text,
        source=sources,
        variants=st.lists(variants, max_size=2).map(tuple),
        items=st.lists(inner, max_size=2).map(tuple),
    ),
    max_leaves=4,
)
follow_ups = st.builds(FollowUp, id=text, text=text, source=sources)


def questions(most: st.SearchStrategy[int | None]) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        id=text,
        text=text,
        help=text,
        answer=st.sampled_from(["text", "principles", "competencies", "development"]),
        source=sources,
        at_least=st.integers(0, 3),
        at_most=most,
        words=st.sampled_from(["asked", "none"]),
        follow_ups=st.lists(follow_ups, max_size=2).map(tuple),
    )


answers = st.builds(
    Answer,
    question=text,
    asked=text,
    principles=few_texts,
    competencies=few_texts,
    text=text,
    follow_ups=st.lists(
        st.builds(FollowUpAnswer, question=text, competency=text, asked=text, text=text),
        max_size=2,
    ).map(tuple),
)
marks = st.builds(
    HalfAnswer, question=text, part=text, competency=text, text=text, chosen=few_texts
)


def entries(unfinished: st.SearchStrategy[HalfAnswer | None]) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        id=text,
        kind=text,
        framework=st.builds(FrameworkPin, id=text, version=text),
        started=text,
        finished=text,
        answers=st.lists(answers, max_size=2).map(tuple),
        unfinished=unfinished,
    )


plan_steps = st.builds(PlanStep, step=st.integers(1, 99), text=text, due=text, done=text, note=text)
plans = st.builds(
    Plan,
    id=text,
    framework=st.builds(FrameworkPin, id=text, version=text),
    started=text,
    horizon=text,
    next_review=text,
    competencies=st.lists(
        st.builds(
            Development,
            competency=text,
            why=text,
            resources=few_texts,
            people=few_texts,
            steps=st.lists(plan_steps, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    closed=text,
)
quick = settings(max_examples=40, deadline=None)


@quick
@given(items)
def test_an_item_with_items_under_it_comes_back_the_same(item: Item) -> None:
    assert build(Item, plain(item)) == item


@quick
@given(questions(st.integers(1, 5)))
def test_a_question_comes_back_the_same(question: Question) -> None:
    assert build(Question, plain(question)) == question


@quick
@given(questions(st.none()))
def test_a_question_without_an_upper_limit_comes_back_the_same(question: Question) -> None:
    assert build(Question, plain(question)) == question


@quick
@given(entries(st.none()))
def test_an_entry_comes_back_the_same(entry: Entry) -> None:
    assert build(Entry, plain(entry)) == entry


@quick
@given(entries(marks))
def test_an_entry_that_is_not_finished_comes_back_the_same(entry: Entry) -> None:
    assert build(Entry, plain(entry)) == entry


@quick
@given(plans)
def test_a_plan_comes_back_the_same(plan: Plan) -> None:
    assert build(Plan, plain(plan)) == plan


def test_the_whole_guide_comes_back_the_same() -> None:
    guide = practice_guide()
    assert build(Framework, plain(guide)) == guide


def test_a_number_written_as_text_becomes_a_number() -> None:
    source = {"document": "guide", "section": "Questions"}
    written = {"id": "q", "text": "?", "help": "", "answer": "development", "source": source}
    question = build(Question, {**written, "at_least": "2", "at_most": "3"})
    assert (question.at_least, question.at_most) == (2, 3)


def test_a_key_that_is_left_out_has_its_default() -> None:
    assert build(Source, {"document": "guide", "section": "Overview"}).item == ""


def test_plain_data_holds_every_key_and_lists_for_tuples() -> None:
    step = PlanStep(step=1, text="Shadow Anna", due="2027-01-15")
    assert plain(Development(competency="teams", people=("Anna",), steps=(step,))) == {
        "competency": "teams",
        "name": "",
        "why": "",
        "resources": [],
        "people": ["Anna"],
        "steps": [
            {
                "step": 1,
                "text": "Shadow Anna",
                "due": "2027-01-15",
                "added": "",
                "done": "",
                "dropped": "",
                "note": "",
                "earlier": [],
                "undone": [],
            }
        ],
        "undone": [],
        "added": "",
        "left": "",
        "earlier": [],
    }


def test_walking_yields_the_outermost_record_first_and_each_with_its_place() -> None:
    source = Source(document="guide", section="Overview")
    inner = Item(id="b", text="", source=source)
    outer = Item(id="a", text="", source=source, items=(inner,))
    assert list(walk(outer)) == [
        ((), outer),
        (("source",), source),
        (("items", 0), inner),
        (("items", 0, "source"), source),
    ]


def test_walking_what_is_no_record_yields_nothing() -> None:
    assert list(walk("a text")) == []


# What a file says becomes a record where it is exactly right, and the same one pydantic makes.


@st.composite
def said_by_a_file(draw: st.DrawFn) -> tuple[type, Any]:
    """Return a kind of record, and what a file of it says, with anything done to it."""
    record = draw(st.one_of(nasty.entries(nasty.ORDINARY), nasty.plans(nasty.ORDINARY)))
    value = all_text(sparse_record(record))
    for _ in range(draw(st.integers(0, 2))):
        inside = draw(st.sampled_from([value, *_mappings(value)]))
        key = draw(st.sampled_from([*inside, "mine", "on", "text", "step", "number", "share"]))
        if draw(st.booleans()):
            inside[key] = draw(st.sampled_from(_STRANGE))
        else:
            inside.pop(key, None)
    return type(record), value


_STRANGE: list[Any] = [
    *("", "x", "1", "01", "-1", "+1", " 1", "1_000", "1.0", "9" * 40, "\u0661", "yes", "kept"),
    *([], ["x"], [[]], [{}], [{"id": "x"}], {}, {"id": "x"}, {"question": "q", "asked": "a"}),
]


def all_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: all_text(item) for key, item in value.items()}
    return [all_text(item) for item in value] if isinstance(value, list) else str(value)


def _mappings(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        inside = [each for item in value.values() for each in _mappings(item)]
        return [value, *inside]
    return [each for item in value for each in _mappings(item)] if isinstance(value, list) else []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said_by_a_file())
def test_a_record_of_what_a_file_says_is_the_one_that_pydantic_makes(
    said: tuple[type, Any],
) -> None:
    kind, value = said
    record = checked(kind, value)
    if record is not None:
        assert record == adapter_of(kind).validate_python(value)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(nasty.entries(), nasty.plans()))
def test_what_a_record_says_is_found_to_be_exactly_right(record: Entry | Plan) -> None:
    value = all_text(sparse_record(record))
    assert checked(type(record), value) == record
    assert checked(type(record), {**value, "mine": ["x"]}) == record


def test_a_key_that_a_framework_may_not_have_is_for_pydantic_to_tell_of() -> None:
    value = {"document": "d", "section": "s"}
    assert checked(Source, value) == Source(document="d", section="s")
    assert checked(Source, {**value, "mine": "x"}) is None


@pytest.mark.parametrize("value", ["1", "15", "0", "999999999999999"])
def test_a_number_is_taken_as_it_is_written(value: str) -> None:
    promise = checked(Promise, {"question": "q", "number": value})
    assert promise == Promise(question="q", number=int(value))


@pytest.mark.parametrize(
    "value", ["", "01", "-1", "+1", " 1", "1_0", "1.0", "\u0661", "9" * 16, 1, []]
)
def test_a_number_in_another_form_is_for_pydantic_to_take_or_refuse(value: Any) -> None:
    assert checked(Promise, {"question": "q", "number": value}) is None
