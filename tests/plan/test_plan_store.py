"""A review and its plan are two files: what happens between writing the one and the other."""

from __future__ import annotations

from pathlib import Path

from isp_cli.entry.entry import Answer
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.journal.journal import Journal
from isp_cli.plan.store import take_in, waiting_reviews
from isp_cli.records import replace
from support import PINNED, entry_record

PLAN = Plan(
    id="2026-11-22-plan-aaaa",
    framework=PINNED,
    started="2026-11-22T09:00:00+01:00",
    horizon="2028-05-22",
    competencies=(
        Development(competency="teams", steps=(PlanStep(step=1, text="Call"),)),
        Development(competency="facilitation"),
    ),
)
REVIEW = entry_record(
    Answer(question=f"step.{PLAN.id}.1", asked="?", chosen="dropped"),
    id="2027-02-22-review-bbbb",
    set="plan-review",
    plan=PLAN.id,
    finished="2027-02-22T09:20:00+01:00",
)


def test_a_finished_review_waits_until_the_plan_took_it_in(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(PLAN)
    journal.add(REVIEW)
    journal.add(replace(REVIEW, id="2027-02-22-review-cccc", plan="2026-11-22-plan-zzzz"))
    assert (waiting_reviews(journal, PLAN), journal.missing.take()) == ([REVIEW], [])
    before, stored = take_in(journal, REVIEW)
    assert before == PLAN
    assert stored.record.competencies[0].steps[0].dropped == "2027-02-22"
    assert (waiting_reviews(journal, stored.record), journal.missing.take()) == ([], [])
    assert take_in(journal, REVIEW) == (stored.record, stored)


def test_waiting_reviews_are_told_the_oldest_first_and_broken_ones_as_missing(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path)
    journal.add(PLAN)
    later = replace(REVIEW, id="2027-05-22-review-dddd", started="2027-05-22T09:00:00+02:00")
    broken = journal.add(replace(REVIEW, id="2027-03-22-review-cccc")).path
    broken.write_bytes(broken.read_bytes().replace(b"kind: review", b"kin: review"))
    journal.add(later)
    journal.add(REVIEW)
    found, missing = waiting_reviews(journal, PLAN), journal.missing.take()
    assert found == [REVIEW, later]
    assert [str(broken) in str(each) for each in missing] == [True]
