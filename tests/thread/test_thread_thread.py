"""A thread puts what many entries say of one competency into one story, in the order of time."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, Outcome, Promise
from isp_cli.entry.plan import Development, EarlierWording, Plan, PlanStep
from isp_cli.errors import AmbiguousName, UnknownName
from isp_cli.framework.bundled import practice_guide
from isp_cli.records import replace
from isp_cli.thread.moments import Moment, Subject, find_subject
from isp_cli.thread.thread import (
    Thread,
    merge_threads,
    read_last_year,
    thread_of,
    thread_since,
)
from support import PINNED, entry_record

FACILITATION = Subject(
    "facilitation", "Facilitation", "competency", (("facilitation.silence", "Leave a silence."),)
)
CURIOUS = Subject("be-curious", "Be curious", "principle")


def said(question: str, text: str = "", **more: object) -> Answer:
    return Answer(question=question, asked=f"{question}?", text=text, **more)  # type: ignore[arg-type]


def entry(day: str, *answers: Answer, kind: str = "reflection", **more: object) -> Entry:
    times = {"started": f"{day}T09:00:00+00:00", "finished": f"{day}T09:30:00+00:00"}
    return entry_record(*answers, id=f"{day}-{kind}-aaaa", **times, **more)


def note(day: str, *answers: Answer, **more: object) -> Entry:
    in_play = said("after.in-play", competencies=("facilitation",), principles=("be-curious",))
    return entry(day, *answers, in_play, set="after-session", label="Site B", **more)


def plan(day: str = "2026-03-01", **more: object) -> Plan:
    steps = (
        PlanStep(step=1, text="Shadow Anna", due="2026-03-20", done="2026-03-18", note="Ten."),
        PlanStep(step=2, text="Lead one", due="2026-09-01"),
    )
    held = Development(competency="facilitation", why="Too much me.", people=("Anna",), steps=steps)
    return Plan(
        id=f"{day}-plan-aaaa",
        framework=PINNED,
        started=f"{day}T09:00:00+00:00",
        horizon="2027-09-01",
        competencies=(Development(competency="brokering"), held),
        **more,  # type: ignore[arg-type]
    )


def told(*records: Entry | Plan, of: Subject = FACILITATION) -> Thread:
    outcomes = {each.id: each for each in records if isinstance(each, Entry)}
    return thread_of(of, records, outcomes)


def kinds(thread: Thread) -> list[tuple[str, str]]:
    return [(each.kind, each.words) for each in thread.moments]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("confident-competencies", "surest"),
        ("relied-on-competencies", "leaned-on"),
        ("development", "growth"),
        ("coaching.raised", "raised"),
        ("an-own-question", "named"),
    ],
)
def test_what_an_answer_that_names_it_is_goes_by_its_question(question: str, kind: str) -> None:
    ten = entry(
        "2026-01-05",
        said(question, "Mine.", competencies=("teams", "facilitation")),
        said("lessons", "Not about it."),
    )
    assert kinds(told(ten)) == [(kind, "Mine.")]
    assert kinds(told(ten, of=CURIOUS)) == []


def test_a_principle_has_a_thread_too() -> None:
    ten = entry("2026-01-05", said("resonant-principles", "I ask.", principles=("be-curious",)))
    assert kinds(told(ten, of=CURIOUS)) == [("resonates", "I ask.")]


def test_a_name_chosen_without_words_is_told_where_it_says_something_by_itself() -> None:
    ten = entry("2026-01-05", said("confident-competencies", competencies=("facilitation",)))
    assert kinds(told(ten)) == [("surest", "")]


def test_follow_ups_for_this_competency_are_told_and_those_for_another_are_not() -> None:
    people = [
        FollowUpAnswer(question="development.people", competency=id, asked="Who?", text=name)
        for id, name in (("facilitation", "Anna"), ("teams", "Ben"))
    ]
    answer = said("development", competencies=("facilitation", "teams"), follow_ups=tuple(people))
    assert kinds(told(entry("2026-01-05", answer))) == [("growth", ""), ("growth", "Anna")]


def test_a_note_in_which_it_was_in_play_is_told_with_its_evidence_and_its_promise() -> None:
    made = note(
        "2026-02-02",
        said("after.happened", "They began."),
        said("after.did", "I waited."),
        said("after.effect", "She felt heard.", how="feedback"),
        said("after.differently", "Ask first."),
        promises=(Promise(question="after.differently", due="2026-02-16"),),
    )
    for subject in (FACILITATION, CURIOUS):
        thread = told(made, of=subject)
        assert kinds(thread) == [
            ("words", "They began."),
            ("words", "I waited."),
            ("evidence", "She felt heard."),
            ("promise", "Ask first."),
        ]
        assert [each.text for each in thread.promises] == ["Ask first."]
        assert len(thread.scenes) == 1


def test_an_entry_about_it_is_told_whole_and_what_worries_is_named_so() -> None:
    about = entry(
        "2026-02-02",
        said("about.lately", activities=("facilitation.silence",)),
        said("about.went", "Mostly."),
        said("about.hard", "The director's voice."),
        set="about-competency",
        about="facilitation",
    )
    thread = told(about)
    assert kinds(thread) == [
        ("words", ""),
        ("words", "Mostly."),
        ("worry", "The director's voice."),
    ]
    assert thread.moments[0].activities == ("facilitation.silence",)


def test_an_entry_that_only_chooses_it_is_still_told() -> None:
    assert kinds(told(note("2026-02-02"))) == [("named", "")]


def test_in_a_conversation_it_is_said_who_raised_it_and_the_rest_stays_out() -> None:
    talk = entry(
        "2026-02-02",
        said("coaching.with", "Maria, my supervisor\nafter the audit"),
        said("coaching.tried", "About something else."),
        said("coaching.raised", "Step back.", competencies=("facilitation",)),
        said("coaching.said", "You left room.", how="observed"),
        set="coaching",
    )
    thread = told(talk)
    assert kinds(thread) == [("raised", "Step back."), ("evidence", "You left room.")]
    assert thread.moments[0].label == "Maria, my supervisor"


def test_evidence_stands_on_the_day_it_happened_and_in_every_thread_it_serves() -> None:
    late = entry(
        "2026-02-20",
        said("evidence.happened", "They set the agenda.", how="data"),
        said("evidence.when", "2026-01-15"),
        said("evidence.about", competencies=("teams", "facilitation"), principles=("be-curious",)),
        set="evidence",
        kind="evidence",
    )
    early = note("2026-02-02", said("after.happened", "They began."))
    teams = Subject("teams", "Developing teams", "competency")
    assert [each.day.isoformat() for each in told(late, early).moments] == [
        "2026-01-15",
        "2026-02-02",
    ]
    for subject in (FACILITATION, CURIOUS, teams):
        assert kinds(told(late, of=subject)) == [("evidence", "They set the agenda.")]


def test_what_came_of_a_promise_is_told_with_the_words_of_the_entry_that_asked() -> None:
    made = note(
        "2026-02-02",
        said("after.differently", "Ask first."),
        promises=(
            Promise(
                question="after.differently",
                outcomes=(
                    Outcome(on="2026-02-16", how="kept", entry="2026-02-16-reflection-bbbb"),
                ),
            ),
        ),
    )
    id = f"promise.{made.id}.after.differently"
    asked = said(
        id,
        chosen="kept",
        follow_ups=(FollowUpAnswer(question=f"{id}.kept", asked="What?", text="They knew."),),
    )
    later = replace(entry("2026-02-16", asked), id="2026-02-16-reflection-bbbb")
    thread = told(made, later)
    (promise,) = thread.moments
    assert [(each.how, each.note) for each in promise.outcomes] == [("kept", "They knew.")]
    assert thread.promises == ()


def test_a_plan_is_told_by_its_beginning_its_finished_steps_and_its_end() -> None:
    thread = told(plan(closed="2026-12-01T09:00:00+00:00", learnt="Ask sooner."))
    assert [(each.day.isoformat(), each.kind, each.words) for each in thread.moments] == [
        ("2026-03-01", "plan", "Too much me."),
        ("2026-03-01", "step", "Shadow Anna"),
        ("2026-03-01", "step", "Lead one"),
        ("2026-03-18", "step", "Shadow Anna"),
        ("2026-12-01", "closed", "Ask sooner."),
        ("2026-12-01", "step", "Lead one"),
    ]
    assert thread.moments[-1].how == "left"
    assert thread.steps_ahead == ()


def test_a_step_is_told_by_its_changes_and_by_its_end() -> None:
    step = PlanStep(
        step=1,
        text="Third words",
        due="2026-09-01",
        dropped="2026-08-01",
        note="It was theirs.",
        earlier=(
            EarlierWording(
                text="First words", due="2026-04-01", until="2026-05-01", note="Too long."
            ),
            EarlierWording(text="Second words", due="2026-06-01", until="2026-07-01"),
        ),
    )
    held = Development(competency="facilitation", steps=(step,))
    thread = told(replace(plan(), competencies=(held, Development(competency="teams"))))
    found = [
        (each.day.isoformat(), each.how, each.words, each.became, each.note)
        for each in thread.moments
        if each.kind == "step"
    ]
    assert found == [
        ("2026-03-01", "planned", "First words", "", ""),
        ("2026-05-01", "changed", "First words", "Second words", "Too long."),
        ("2026-07-01", "changed", "Second words", "Third words", ""),
        ("2026-08-01", "dropped", "Third words", "", "It was theirs."),
    ]
    assert thread.steps_ahead == ()


def test_of_a_review_what_changed_is_told_and_the_steps_by_the_plan() -> None:
    about = {"competencies": ("facilitation",)}
    review = entry(
        "2026-06-01",
        said("step.2026-03-01-plan-aaaa.1", chosen="done", **about),
        said("review.changed.facilitation", "They speak first.", **about),
        said("review.changed.brokering", "Nothing.", competencies=("brokering",)),
        kind="review",
        set="plan-review",
    )
    assert kinds(told(review)) == [("changed", "They speak first.")]
    quiet = entry("2026-06-01", said("step.x.1", chosen="ahead", **about), kind="review")
    assert kinds(told(quiet)) == [("review", "")]


def test_the_steps_of_the_open_plan_are_ahead_and_those_for_others_are_not() -> None:
    assert [each.text for each in told(plan()).steps_ahead] == ["Lead one"]
    brokering = Subject("brokering", "Brokering", "competency")
    assert told(plan(), of=brokering).steps_ahead == ()


def test_a_reflection_comes_before_the_plan_of_the_same_second() -> None:
    ten = entry("2026-03-01", said("development", competencies=("facilitation",)))
    found: list[Moment] = list(told(plan(), ten).moments)
    assert [each.kind for each in found] == ["growth", "plan", "step", "step", "step"]


def placing(day: str, **chosen: str) -> Entry:
    questions = {"growth": "development", "surest": "confident-competencies"}
    answers = [said(questions[kind], competencies=(id,)) for kind, id in chosen.items()]
    return entry(day, *answers)


def test_what_changed_is_where_the_first_and_the_latest_reflection_placed_it() -> None:
    first = placing("2025-01-05", growth="facilitation", surest="brokering")
    last = placing("2026-01-05", growth="brokering", surest="facilitation")
    change = told(last, first).change_of_standing
    assert change is not None
    assert [each.kinds for each in change] == [("growth",), ("surest",)]
    assert told(last).change_of_standing is None


def test_a_question_that_only_one_of_two_reflections_answered_tells_of_no_change() -> None:
    first = placing("2025-01-05", growth="facilitation")
    assert told(placing("2026-01-05", surest="facilitation"), first).change_of_standing is None
    both = placing("2026-01-05", growth="facilitation", surest="facilitation")
    assert told(both, first).change_of_standing is None


def test_what_became_of_a_step_is_told_after_the_note_of_the_day_it_happened() -> None:
    same_day = note("2026-03-18", said("after.did", "Watched Anna."))
    last = [each.kind for each in told(plan(), same_day).moments if each.day == date(2026, 3, 18)]
    assert last == ["words", "step"]


def test_it_is_told_when_evidence_first_came_from_elsewhere() -> None:
    def seen(day: str, how: str) -> Entry:
        return note(day, said("after.effect", day, how=how))

    own, other = seen("2026-01-01", "impression"), seen("2026-02-01", "data")
    beyond = told(own, other).beyond_impression
    assert beyond is not None
    assert beyond.words == "2026-02-01"
    assert told(own).beyond_impression is None
    assert told(other).beyond_impression is None


UNDERSTAND = Subject("tci.understand", "Understand", "function")


def planned(*competencies: str) -> Plan:
    step = PlanStep(step=1, text="Ask why", due="2026-09-01")
    return replace(
        plan(), competencies=tuple(Development(competency=id, steps=(step,)) for id in competencies)
    )


def test_the_open_plan_of_what_covers_the_same_ground_is_ahead_too() -> None:
    other = told(planned("tci.understand", "teams"), of=UNDERSTAND)
    thread = merge_threads(told(note("2026-01-01", said("after.did", "A."))), [other])
    assert thread.plan == planned("tci.understand", "teams")
    assert [each.text for each in thread.steps_ahead] == ["Ask why"]
    assert merge_threads(other, [told()]).plan == other.plan


def test_what_an_entry_says_of_two_others_at_once_is_told_once() -> None:
    teams = Subject("teams", "Developing teams", "competency")
    named = said("after.did", "A.", competencies=("tci.understand", "teams"))
    both = entry("2026-01-01", named, promises=(Promise(question="after.did"),))
    whole = merge_threads(told(), [told(both, of=UNDERSTAND), told(both, of=teams)])
    assert [each.about for each in whole.moments] == ["tci.understand"]
    assert len(whole.promises) == 1


def test_a_thread_from_a_day_on_keeps_what_is_ahead_and_when_it_was_first_named() -> None:
    thread = thread_since(
        told(note("2026-01-01", said("after.did", "A.")), plan()), date(2026, 3, 10)
    )
    assert [each.words for each in thread.moments] == ["Shadow Anna"]
    assert thread.days[0] == date(2026, 1, 1)
    assert thread.earlier == 1
    assert len(thread.steps_ahead) == 1


def test_where_it_was_placed_is_told_whatever_the_day_a_thread_begins() -> None:
    first = placing("2025-01-05", growth="facilitation", surest="brokering")
    last = placing("2026-01-05", growth="brokering", surest="facilitation")
    whole = told(last, first)
    assert thread_since(whole, date(2026, 1, 1)).change_of_standing == whole.change_of_standing


@pytest.mark.parametrize(
    ("today", "since", "words"),
    [
        ("2026-03-04", "2025-03-04", ["B.", "C."]),
        ("2026-03-05", "2025-03-05", ["C."]),
        ("2027-03-05", "2025-03-04", ["B.", "C."]),
    ],
)
def test_the_last_year_is_that_up_to_today_or_up_to_the_latest_day(
    today: str, since: str, words: list[str]
) -> None:
    days = {"A.": "2024-03-03", "B.": "2025-03-04", "C.": "2026-03-04"}
    thread = told(*(note(day, said("after.did", each)) for each, day in days.items()))
    year = read_last_year(lambda _: thread, date.fromisoformat(today))
    assert year.since == date.fromisoformat(since)
    assert [each.words for each in year.moments] == words


def test_where_no_entry_came_before_it_the_last_year_is_all_of_it() -> None:
    held = replace(plan(), next_review="")
    for thread in (told(held), told()):
        assert read_last_year(lambda _, of=thread: of, date(2027, 3, 15)) == thread


def test_a_step_that_came_later_is_told_on_the_day_it_was_added() -> None:
    steps = (
        PlanStep(step=1, text="Shadow Anna"),
        PlanStep(step=2, text="Lead one", due="2026-09-01", added="2026-06-01"),
    )
    held = Development(competency="facilitation", steps=steps)
    later = replace(note("2026-03-01"), started="2026-03-01T10:00:00+00:00")
    moments = told(replace(plan(), competencies=(held,)), later).moments
    assert [(each.day.isoformat(), each.kind, each.how) for each in moments] == [
        ("2026-03-01", "plan", ""),
        ("2026-03-01", "step", "planned"),
        ("2026-03-01", "named", ""),
        ("2026-06-01", "step", "added"),
    ]


def test_a_thread_from_a_day_on_tells_how_older_promises_went_since_then() -> None:
    kept = Outcome(on="2026-05-01", how="kept", entry="2026-05-01-reflection-aaaa")
    open_still = Outcome(on="2026-02-01", how="still-open", entry="2026-02-01-reflection-aaaa")
    old = note(
        "2026-01-01",
        said("after.next", "Wait."),
        said("after.other", "Ask."),
        promises=(
            Promise(question="after.next", outcomes=(open_still, kept)),
            Promise(question="after.other", outcomes=(open_still,)),
        ),
    )
    thread = thread_since(told(old, note("2026-06-01", said("after.did", "A."))), date(2026, 4, 1))
    assert [(each.day.isoformat(), each.kind, each.words) for each in thread.moments] == [
        ("2026-05-01", "outcome", "Wait."),
        ("2026-06-01", "words", "A."),
    ]


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("Facilitation", "facilitation"),
        ("power", "power-differentials"),
        ("curious", "be-curious"),
        ("Be curious", "be-curious"),
        ("be-curious", "be-curious"),
    ],
)
def test_a_competency_or_a_principle_is_found_by_a_part_of_its_name(wanted: str, id: str) -> None:
    assert find_subject((practice_guide(),), wanted).id == id


def test_what_could_be_a_competency_or_a_principle_is_not_guessed() -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_subject((practice_guide(),), "approaches")
    assert caught.value.candidates == ("implementation-frameworks", "cross-disciplinary")


def test_what_is_neither_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        find_subject((practice_guide(),), "facilitashun")
    assert "the competencies and principles" in str(caught.value)
    assert "facilitation" in caught.value.nearest
