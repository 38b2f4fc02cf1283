"""What records name stands in for a framework that is gone, or that lacks it by now."""

from __future__ import annotations

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, HalfAnswer, WrittenName
from isp_cli.entry.naming import framework_as_written, framework_from_names
from isp_cli.entry.plan import Development, Plan
from isp_cli.framework.names import Names
from isp_cli.framework.records import Framework
from isp_cli.interview.interview import Interview
from isp_cli.records import replace
from isp_cli.thread.moments import find_subject

WARD = FrameworkPin(id="ward", version="3")
ENTRY = Entry(
    id="2026-11-22-reflection-k7fq",
    kind="reflection",
    framework=WARD,
    about="facilitation",
    started="2026-11-22T08:15:00+01:00",
    answers=(
        Answer(
            question="q1",
            asked="What?",
            principles=("kind",),
            competencies=("teams",),
            activities=("facilitation.round",),
        ),
    ),
    named=(
        WrittenName(id="facilitation", name="Leading the round"),
        WrittenName(id="teams", name="Developing teams"),
        WrittenName(id="facilitation.round", name="Walk slowly"),
    ),
    unfinished=HalfAnswer(question="q2", part="competencies", chosen=("listen",)),
)
PLAN = Plan(
    id="2026-11-22-plan-k7fq",
    framework=WARD,
    started="2026-11-22T08:15:00+01:00",
    horizon="2028-05-22",
    competencies=(Development(competency="listen", name="Listen"), Development(competency="sit")),
)


def test_a_framework_that_is_gone_is_what_a_record_names(guide: Framework) -> None:
    held = framework_as_written(ENTRY, None, Names(guide))
    assert (held.id, held.version) == ("ward", "3")
    assert {each.id: each.name for each in held.competencies()} == {
        "facilitation": "Leading the round", "listen": "listen",
    }  # fmt: skip
    assert [each.id for each in held.principles] == ["kind"]


def test_what_another_framework_has_under_the_same_name_is_left_to_it(guide: Framework) -> None:
    teams = guide.name_of("teams")
    entry = replace(ENTRY, named=(WrittenName(id="teams", name=teams),))
    assert framework_as_written(entry, None, Names(guide)).competency("teams") is None
    assert framework_as_written(entry, None, Names(None)).name_of("teams") == teams


def test_a_framework_that_has_it_all_stays_as_it_is(guide: Framework) -> None:
    entry = replace(ENTRY, about="facilitation", answers=(), unfinished=None)
    assert framework_as_written(entry, guide, Names(None)) is guide


def test_a_framework_that_lacks_what_a_plan_is_for_has_it_by_the_plans_name(
    guide: Framework,
) -> None:
    held = framework_as_written(PLAN, guide, Names(None))
    assert held.name_of("listen") == "Listen"
    assert held.name_of("sit") == "sit"
    assert held.competency("facilitation")


def test_the_questions_a_draft_answered_are_those_it_goes_on_with() -> None:
    answers = (
        *ENTRY.answers,
        Answer(
            question="q3",
            asked="Where to?",
            competencies=("teams",),
            follow_ups=(
                FollowUpAnswer(question="q3.f", asked="Who?", competency="teams", text="A"),
            ),
        ),
        Answer(question="q4", asked="Which?", chosen="one", text="So."),
    )
    questions = framework_as_written(replace(ENTRY, answers=answers), None, Names(None)).questions
    assert [each.answer for each in questions] == ["in-play", "development", "choice", "text"]
    assert questions[1].follow_ups[0].text == "Who?"
    assert questions[2].options[0].id == "one"
    assert Interview.begin(questions, ENTRY).question_id == "q2"


def test_what_records_name_is_found_by_the_newest_name_unless_a_framework_has_it(
    guide: Framework,
) -> None:
    older = replace(
        ENTRY, named=(WrittenName(id="facilitation", name="The round"), *ENTRY.named[1:])
    )
    frameworks = (guide, framework_from_names([PLAN, ENTRY, older]))
    listen = find_subject(frameworks, "Listen")
    assert (listen.id, listen.what, listen.in_a_framework) == ("listen", "competency", False)
    assert find_subject(frameworks, "kind").what == "principle"
    known = find_subject(frameworks, "Leading the round")
    assert (known.name, known.in_a_framework) == (guide.name_of("facilitation"), True)


def test_an_activity_belongs_to_the_competency_its_id_begins_with_or_the_only_one() -> None:
    held = framework_from_names([ENTRY])
    activities = (("facilitation.round", "Walk slowly"),)
    assert find_subject((held,), "facilitation").activities == activities
    assert find_subject((held,), "teams").activities == ()
