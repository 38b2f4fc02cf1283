"""Changes inside lists of records: follow-ups, a plan's steps, and names that stand there twice."""

from datetime import date
from pathlib import Path

import pytest

from isp_cli.entry.entry import Entry, FollowUpAnswer, Outcome
from isp_cli.entry.plan import Plan
from isp_cli.journal.entry_file import change_file, load_record
from isp_cli.plan.changes import with_new_step, with_step_done
from isp_cli.plan.closing import closed_plan
from isp_cli.records import replace
from support import entry_text, plan_text

PATH = Path("2026-11-22-plan-k7fq.yaml")
ADDED_ON = date(2027, 1, 10)
PLAN = plan_text("""\
  - competency: facilitation
    why: |-
      I am often asked.
    people: [Anna, Ben]   # ask Anna first
    steps:
      # the easy one
      - step: 1
        text: Shadow Anna.   # she agreed
        due: '2027-01-15'
      # the hard one
      - step: 2
        text: Lead a meeting.
        due: '2027-03-01'
  - competency: teams
""")
ENTRY = entry_text("""\
  - question: development
    asked: In which would you like to grow?
    competencies: [facilitation, teams]
    follow_ups:
      - question: development.people
        competency: facilitation   # sure
        asked: Who could teach you?
        text: Anna
      - question: development.people
        competency: teams   # less sure
        asked: Who could teach you?
        text: Ben
""")


def plan_after(text: str, plan: Plan) -> str:
    return change_file(load_record(text.encode(), PATH, Plan), plan).data.decode()


def entry_after(text: str, entry: Entry) -> str:
    return change_file(load_record(text.encode(), PATH, Entry), entry).data.decode()


def plan_of(text: str) -> Plan:
    return load_record(text.encode(), PATH, Plan).record


def entry_of(text: str) -> Entry:
    return load_record(text.encode(), PATH, Entry).record


def test_a_comment_above_a_step_stays_there_when_the_step_before_it_is_done() -> None:
    plan = with_step_done(plan_of(PLAN), 1, on=date(2027, 1, 14))
    assert "      # the hard one\n      - step: 2\n" in plan_after(PLAN, plan)


def test_a_step_done_changes_only_its_own_lines() -> None:
    plan = with_step_done(plan_of(PLAN), 2, on=date(2027, 1, 14), note="It went well.")
    assert plan_after(PLAN, plan) == PLAN.replace(
        "        due: '2027-03-01'\n",
        "        due: '2027-03-01'\n        done: '2027-01-14'\n"
        "        note: |-\n          It went well.\n",
    )


def test_a_first_step_is_added_where_there_was_none() -> None:
    plan = with_new_step(plan_of(PLAN), "teams", "Join a team.", on=ADDED_ON)
    assert plan_after(PLAN, plan) == PLAN.replace(
        "  - competency: teams\n",
        "  - competency: teams\n    steps:\n      - step: 3\n        text: |-\n"
        "          Join a team.\n        added: '2027-01-10'\n",
    )


def test_a_closed_plan_says_what_was_learnt_before_its_last_line() -> None:
    plan = closed_plan(plan_of(PLAN), at="2028-05-01T09:00:00+02:00", learnt="To wait.")
    assert plan_after(PLAN, plan) == PLAN.replace(
        "end: true\n",
        "closed: '2028-05-01T09:00:00+02:00'\nlearnt: |-\n  To wait.\nend: true\n",
    )


def test_a_list_of_names_is_written_anew() -> None:
    plan = plan_of(PLAN)
    first = replace(plan.competencies[0], people=("Anna", "Cleo"))
    wanted = replace(plan, competencies=(first, plan.competencies[1]))
    assert plan_of(plan_after(PLAN, wanted)) == wanted


def test_a_step_number_written_in_another_way_is_the_same_step() -> None:
    text = PLAN.replace("- step: 2\n", "- step: '02'\n")
    plan = with_step_done(plan_of(text), 2, on=date(2027, 1, 14))
    assert plan_of(plan_after(text, plan)) == plan


def test_two_steps_with_one_number_are_both_kept_when_one_more_is_added() -> None:
    text = PLAN.replace("- step: 2\n", "- step: 1\n")
    plan = with_new_step(plan_of(text), "facilitation", "Read.", on=ADDED_ON)
    assert plan_of(plan_after(text, plan)) == plan


def test_two_answers_to_one_question_are_both_kept_when_one_changes() -> None:
    text = ENTRY.replace("competency: teams ", "competency: facilitation ")
    entry = entry_of(text)
    first, second = entry.answers[0].follow_ups
    changed = replace(entry.answers[0], follow_ups=(first, replace(second, text="Cleo")))
    wanted = replace(entry, answers=(changed,))
    assert entry_of(entry_after(text, wanted)) == wanted


def test_follow_ups_are_told_apart_by_their_competency() -> None:
    entry = entry_of(ENTRY)
    given = FollowUpAnswer(
        question="development.people",
        competency="teams",
        asked="Who could teach you?",
        text="Cleo",
    )
    wanted = replace(entry, answers=(entry.answers[0].with_follow_up(given),))
    assert entry_after(ENTRY, wanted) == ENTRY.replace(
        "        text: Ben\n", "        text: |-\n          Cleo\n"
    )


def test_a_follow_up_is_taken_away_with_its_own_lines() -> None:
    entry = entry_of(ENTRY)
    kept = replace(entry.answers[0], follow_ups=entry.answers[0].follow_ups[1:])
    changed = entry_after(ENTRY, replace(entry, answers=(kept,)))
    assert "Anna" not in changed
    assert "competency: teams   # less sure" in changed


def test_follow_ups_change_places_with_their_comments() -> None:
    entry = entry_of(ENTRY)
    turned = replace(entry.answers[0], follow_ups=entry.answers[0].follow_ups[::-1])
    wanted = replace(entry, answers=(turned,))
    changed = entry_after(ENTRY, wanted)
    assert entry_of(changed) == wanted
    assert "competency: teams   # less sure" in changed
    assert "competency: facilitation   # sure" in changed


@pytest.mark.parametrize("key", ["on", "'on'", '"on"', "true"])
def test_an_outcome_is_changed_in_its_own_lines_however_its_day_is_called(key: str) -> None:
    held = f"      - {key}: 2026-12-01   # a Tuesday\n        how: still-open\n"
    promises = f"promises:\n  - question: development\n    outcomes:\n{held}end: true\n"
    text = ENTRY.replace("end: true\n", promises)
    entry = entry_of(text)
    outcome = entry.promises[0].outcomes[0]
    assert outcome == Outcome(on="2026-12-01", how="still-open")
    taken_back = replace(outcome, on="2026-12-02", taken_back="2026-12-03")
    new = Outcome(on="2026-12-04", how="kept")
    wanted = replace(entry, promises=(replace(entry.promises[0], outcomes=(taken_back, new)),))
    assert entry_after(text, wanted) == text.replace(
        held,
        f"      - {key}: '2026-12-02'   # a Tuesday\n        how: still-open\n"
        "        taken_back: '2026-12-03'\n      - 'on': '2026-12-04'\n        how: kept\n",
    )


@pytest.mark.parametrize("word", ["yes", "'yes'", "true"])
def test_an_answer_that_may_be_shown_stays_so_however_that_is_written(word: str) -> None:
    text = ENTRY.replace("    follow_ups:\n", f"    share: {word}\n    follow_ups:\n")
    entry = entry_of(text)
    assert entry.answers[0].share == "yes"
    wanted = replace(entry, answers=(replace(entry.answers[0], text="Both."),))
    assert f"    share: {word}\n" in entry_after(text, wanted)
    private = replace(entry, answers=(replace(entry.answers[0], share=""),))
    assert entry_after(text, private) == ENTRY


def test_what_says_nothing_gives_way_to_words() -> None:
    text = ENTRY.replace("    competencies: [", "    text: ~   # later\n    competencies: [")
    entry = entry_of(text)
    assert entry.answers[0].text == ""
    wanted = replace(entry, answers=(replace(entry.answers[0], text="Both."),))
    assert entry_after(text, wanted) == text.replace(
        "    text: ~   # later\n", "    text: |-   # later\n      Both.\n"
    )
