"""What tells an entry from others: its label, or the first line somebody wrote in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.entry.entry import Answer
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.journal.entry_file import new_file
from isp_cli.journal.heads import EntryHead, read_head
from support import PINNED, PRACTICE, entry_record, entry_text

ID = "2026-11-22-reflection-k7fq"


@pytest.mark.parametrize(
    "label",
    [
        "café 'x'", "'x' café", "'tis", "back\\slash \"q\"", "Ruth's \"Site\": call", '"A" and "B"',
        "2026-11-22", "no: 'no'", "# one", "\\n", "a\u200bb", "tab\tb", "bell\a 'x'",
        "😀 \x85 \xa0 'q'",
    ],
)  # fmt: skip
def test_a_label_is_shown_as_it_was_said(tmp_path: Path, label: str) -> None:
    path = tmp_path / f"{ID}.yaml"
    answer = Answer(question="one", asked="?", text="They spoke.")
    path.write_bytes(new_file(entry_record(answer, label=label), path).data)
    head = read_head(path)
    assert (head.opening.split(), head.label) == (f"After {label}".split(), label)


@pytest.mark.parametrize(
    ("written", "opening"),
    [
        ("|-\n      They spoke.\n", "They spoke."),
        ('"\\n  First.\\nSecond."\n', "First."),
        ("'one\n        two'\n", "one two"),
        ("|\n      label: mine\n", "label: mine"),
        ("''\n", ""),
    ],
)
def test_an_entry_without_a_label_is_known_by_its_first_words(
    tmp_path: Path, written: str, opening: str
) -> None:
    path = tmp_path / f"{ID}.yaml"
    path.write_text(
        entry_text(f"  - question: one\n    asked: '?'\n    text: {written}"), encoding="utf-8"
    )
    assert read_head(path).opening == opening


def test_a_plan_is_known_by_its_first_why_or_step(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-22-plan-k7fq.yaml"
    steps = (PlanStep(step=1, text="Ask Ruth."),)
    plan = Plan(
        id=path.stem,
        framework=PINNED,
        started="2026-11-22T08:15:00+01:00",
        horizon="2028-05-22",
        competencies=(Development(competency="brokering", steps=steps),),
    )
    path.write_bytes(new_file(plan, path).data)
    assert read_head(path) == EntryHead(plan.started, "Ask Ruth.")


def test_what_cannot_be_read_has_nothing_to_be_known_by(tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.yaml"
    assert read_head(path) == EntryHead()
    path.write_text(entry_text(PRACTICE, end=""), encoding="utf-8")
    assert read_head(path) == EntryHead()
