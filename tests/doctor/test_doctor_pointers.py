"""Ids that lead nowhere are named with their place and the nearest id there is."""

from __future__ import annotations

from isp_cli.doctor.pointers import Vocabulary, dangling_ids
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer
from isp_cli.entry.plan import Development, Plan
from isp_cli.framework.bundled import practice_guide
from isp_cli.plan.making import CHOICE, WHY
from support import PINNED, entry_record

GUIDE = practice_guide()
WORDS = Vocabulary(GUIDE)


def entry(*answers: Answer, kind: str = "reflection") -> Entry:
    return entry_record(*answers, id=f"2026-11-22-{kind}-k7fq")


def test_ids_the_framework_has_are_all_well() -> None:
    whole = entry(
        Answer(question="development", asked="?", competencies=("facilitation", "brokering"))
    )
    assert dangling_ids(whole, WORDS) == []


def test_each_id_of_an_answer_is_looked_up_among_its_own_sort() -> None:
    principle = GUIDE.principles[0].id
    found = dangling_ids(
        entry(
            Answer(question="practise", asked="?", text="x"),
            Answer(
                question="development",
                asked="?",
                principles=("facilitation",),
                competencies=("facilitaton", principle),
                follow_ups=(
                    FollowUpAnswer(
                        question="development.peopel", competency="Brokering", asked="?", text="x"
                    ),
                ),
            ),
        ),
        WORDS,
    )
    assert [at for at, _ in found] == [
        ("answers", 0, "question"),
        ("answers", 1, "follow_ups", 0, "question"),
        ("answers", 1, "principles", 0),
        ("answers", 1, "competencies", 0),
        ("answers", 1, "competencies", 1),
        ("answers", 1, "follow_ups", 0, "competency"),
    ]
    told = [what for _, what in found]
    assert told[0] == "'practise' is no question of the framework; the nearest is 'practice'"
    assert (
        told[3] == "'facilitaton' is no competency of the framework; the nearest is 'facilitation'"
    )
    assert told[1].endswith("the nearest is 'development.people'")
    assert told[5].endswith("the nearest is 'brokering'")


def test_a_draft_of_a_plan_answers_the_plans_own_questions() -> None:
    follow_up = FollowUpAnswer(question=WHY.id, competency="brokering", asked="?", text="x")
    draft = entry(
        Answer(question=CHOICE.id, asked="?", competencies=("brokering",), follow_ups=(follow_up,)),
        kind="plan",
    )
    assert dangling_ids(draft, WORDS) == []


def test_a_plans_resources_may_be_the_persons_own_words() -> None:
    own = ("resource.nirn", "reading.metz-2021", "nirn", "Notes: resource.nothing", "resource.nrin")
    plan = Plan(
        id="2026-11-22-plan-k7fq",
        framework=PINNED,
        started="2026-11-22T18:00:00+01:00",
        horizon="2028-05-22",
        competencies=(
            Development(competency="brokring", resources=own),
            Development(competency="facilitation"),
        ),
    )
    assert dangling_ids(plan, WORDS) == [
        (
            ("competencies", 0, "competency"),
            "'brokring' is no competency of the framework; the nearest is 'brokering'",
        ),
        (
            ("competencies", 0, "resources", 4),
            "'resource.nrin' is no resource of the framework; the nearest is 'resource.nirn'",
        ),
    ]


def test_what_is_like_nothing_is_told_without_a_nearest_id() -> None:
    found = dangling_ids(entry(Answer(question="q" * 900, asked="?", text="x")), WORDS)
    assert found == [
        (("answers", 0, "question"), f"'{'q' * 60}' is no question of the framework"),
    ]
