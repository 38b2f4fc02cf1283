"""A text that was edited by hand is saved when it is valid, kept when it is not, and never lost."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from isp_cli.entry.entry import Answer
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.errors import ChangedOnDisk, InvalidFile
from isp_cli.journal.edited_entry import (
    EditedEntry,
    keep,
    open_copy,
    take_back,
    texts_left,
    texts_left_behind,
)
from isp_cli.journal.entry_file import MOST_BYTES
from isp_cli.journal.journal import Journal
from isp_cli.plan.changes import with_step_done
from support import PINNED, entry_record

TIME = "2026-11-22T18:05:00+01:00"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    held = Journal(tmp_path)
    answer = Answer(question="practice", asked="About?", text="Words.")
    held.add(entry_record(answer, finished=TIME))
    held.add(
        Plan(
            id="2025-11-22-plan-aaaa",
            framework=PINNED,
            started=TIME,
            horizon="2028-05-22",
            competencies=(
                Development(
                    competency="facilitation",
                    steps=(PlanStep(step=1, text="Shadow Anna", due="2027-01-15"),),
                ),
                Development(competency="brokering"),
            ),
        )
    )
    return held


def lent(journal: Journal, which: str = "last") -> EditedEntry:
    return open_copy(journal.find(which))


def problems(journal: Journal, which: str, *changes: tuple[str, str]) -> list[str]:
    held = lent(journal, which)
    text = held.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    with pytest.raises(InvalidFile) as caught:
        take_back(journal, held, text)
    assert caught.value.path == held.kept
    assert held.kept.read_text(encoding="utf-8") == text
    assert held.path.read_bytes() == held.data
    return [str(each) for each in caught.value.problems]


def test_a_valid_text_takes_the_entrys_place_as_it_was_typed(journal: Journal) -> None:
    held = lent(journal)
    text = "# mine\n" + held.text.replace("text: |-\n      Words.", "text: 'Other words.'  # now")
    assert take_back(journal, held, text)
    assert held.path.read_bytes().decode() == text


def test_an_unchanged_text_writes_nothing(journal: Journal) -> None:
    held = lent(journal)
    before = held.path.stat()
    assert not take_back(journal, held, held.text)
    assert held.path.stat() == before


def test_other_line_ends_alone_are_no_change(journal: Journal) -> None:
    path = journal.find("last")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    held = open_copy(path)
    assert not take_back(journal, held, held.text.replace("\r\n", "\n"))
    assert path.read_bytes() == held.data


def test_every_problem_is_told_at_once_in_the_order_of_the_lines(journal: Journal) -> None:
    found = problems(
        journal,
        "last",
        ("id: 2026-11-22-reflection-k7fq", "id: 2026-11-23-reflection-k7fq"),
        ("kind: reflection", "kind: plan"),
        ("    asked: About?\n", ""),
        ("started: '2026", "started: ['2026"),
        ("+01:00'\nfinished", "+01:00']\nfinished"),
    )
    assert found == [
        "line 2: id: stays '2026-11-22-reflection-k7fq', as the file is named",
        "line 3: kind: stays 'reflection', as the file is named",
        "line 7: started: expected text, found a list",
        "line 10: answers > item 1 > asked: this key is missing",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("horizon: '2028-05-22'", "horizon: next year", "horizon: 'next year' is no day"),
        (
            "horizon: '2028-05-22'",
            "horizon: '2028-05-22'\nnext_review: in May",
            "next_review: 'in May' is no day",
        ),
        ("due: '2027-01-15'", "due: 2027-02-30", "'2027-02-30' is no day"),
        ("due: '2027-01-15'", "due: 20270115", "'20270115' is no day"),
        (f"started: '{TIME}'", "started: noon", "'noon' is no time"),
        ("competency: brokering", "competency: facilitation", "names each competency once"),
        ("  - competency: brokering\n", "", "two or three competencies, not 1"),
    ],
)
def test_what_the_pages_of_a_plan_could_not_show_is_a_problem_with_its_line(
    journal: Journal, old: str, new: str, expected: str
) -> None:
    (problem,) = problems(journal, "2025-11-22-plan-aaaa", (old, new))
    assert problem.startswith("line ") and expected in problem


def test_a_step_or_an_answer_that_is_there_twice_is_a_problem(journal: Journal) -> None:
    step = "      - step: 1\n        text: Again\nend:"
    (problem,) = problems(
        journal, "2025-11-22-plan-aaaa", ("brokering\n", "brokering\n    steps:\n"), ("end:", step)
    )
    assert "step 1 is there twice" in problem
    answer = "  - question: practice\n    asked: About?\n    text: Again\nend:"
    (problem,) = problems(journal, "last", ("end:", answer))
    assert "practice is answered twice" in problem


def test_a_kept_text_is_what_is_lent_next_and_goes_once_it_is_valid(journal: Journal) -> None:
    problems(journal, "last", ("Words.", "New words."), ("kind: reflection", "kind: letter"))
    held = lent(journal)
    assert held.is_kept_text and "New words." in held.text
    assert take_back(journal, held, held.text.replace("kind: letter", "kind: reflection"))
    assert not held.kept.exists()
    assert "New words." in held.path.read_text(encoding="utf-8")
    assert not lent(journal).is_kept_text


def test_going_back_to_what_the_entry_says_lets_the_kept_text_go(journal: Journal) -> None:
    problems(journal, "last", ("kind: reflection", "kind: letter"))
    held = lent(journal)
    assert not take_back(journal, held, held.data.decode())
    assert not held.kept.exists()


def test_a_text_kept_again_takes_the_place_of_the_one_before(journal: Journal) -> None:
    held = lent(journal)
    keep(journal, held, "one")
    keep(journal, held, "two")
    assert lent(journal).text == "two"
    assert sorted(held.path.parent.iterdir()) == sorted([held.path, held.kept])


def test_a_kept_text_cannot_undo_what_was_saved_since(journal: Journal) -> None:
    which = "2025-11-22-plan-aaaa"
    problems(journal, which, ("Shadow Anna", "Shadow Ben"), ("kind: plan", "kind: letter"))
    earlier = lent(journal, which)
    stored = journal.load(earlier.path, Plan)
    journal.save(stored, with_step_done(stored.record, 1, on=date(2026, 12, 1)))
    now = lent(journal, which)
    assert not now.is_kept_text and "done: '2026-12-01'" in now.text
    assert texts_left_behind(now) == [earlier.kept]
    with pytest.raises(ChangedOnDisk):
        take_back(journal, earlier, earlier.text.replace("kind: letter", "kind: plan"))
    assert now.path.read_bytes() == now.data


def test_an_entry_changed_by_another_window_meanwhile_is_kept_and_so_is_the_edit(
    journal: Journal,
) -> None:
    held = lent(journal)
    theirs = held.data.replace(b"Words.", b"Their words.")
    held.path.write_bytes(theirs)
    with pytest.raises(ChangedOnDisk):
        take_back(journal, held, held.text.replace("Words.", "My words."))
    assert held.path.read_bytes() == theirs
    mine = held.path.with_name(f"{held.path.stem}.mine-1.yaml")
    assert "My words." in mine.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        pytest.param(b"answers:", b"answers: [", id="no-yaml"),
        pytest.param(b"Words.", b"W\xf6rds.", id="no-utf-8"),
        pytest.param(b"Words.", b"Wo\0rds.", id="nul"),
        pytest.param(b"end: true\n", b"", id="cut"),
        pytest.param(b"kind: reflection", b"kind: *a", id="alias"),
    ],
)
def test_an_entry_that_is_broken_on_disk_can_be_mended(
    journal: Journal, whole: bytes, broken: bytes
) -> None:
    path = journal.find("last")
    sound = path.read_bytes()
    path.write_bytes(sound.replace(whole, broken))
    held = open_copy(path)
    with pytest.raises(InvalidFile) as caught:
        take_back(journal, held, held.text)
    assert caught.value.path == path and not held.kept.exists()
    assert path.read_bytes() == held.data
    assert take_back(journal, held, sound.decode())
    assert path.read_bytes() == sound


def test_the_draft_of_a_plan_is_a_row_of_answers(journal: Journal) -> None:
    journal.start_draft(entry_record(id="2026-11-24-plan-dddd"))
    held = open_copy(journal.drafts("plan")[0])
    assert take_back(journal, held, held.text.replace("end:", "mine: kept\nend:"))


# Two windows with one entry: each lets go of its own text only.


def mistaken(journal: Journal, held: EditedEntry, words: str) -> None:
    text = held.text.replace("Words.", words).replace("kind: reflection", "kind: letter")
    with pytest.raises(InvalidFile) as caught:
        take_back(journal, held, text)
    assert caught.value.path == held.kept


@pytest.mark.parametrize("ends", ["mistaken", "unchanged", "valid", "kept"])
def test_no_window_touches_the_text_another_one_kept(journal: Journal, ends: str) -> None:
    theirs, ours = lent(journal), lent(journal)
    mistaken(journal, theirs, "Their words.")
    if ends == "mistaken":
        mistaken(journal, ours, "Our words.")
    elif ends == "kept":
        keep(journal, ours, "Our words.")
    elif ends == "unchanged":
        assert not take_back(journal, ours, ours.text)
    else:
        assert take_back(journal, ours, ours.text.replace("Words.", "Our words."))
    assert "Their words." in theirs.kept.read_text(encoding="utf-8")
    there = "".join(each.read_text(encoding="utf-8") for each in theirs.path.parent.iterdir())
    assert ends == "unchanged" or "Our words." in there
    now = lent(journal)
    assert {now.kept, *texts_left(now), *texts_left_behind(now)} >= {theirs.kept}


def test_what_a_window_opened_and_another_one_wrote_over_stays_for_both(journal: Journal) -> None:
    mistaken(journal, lent(journal), "First words.")
    theirs, ours = lent(journal), lent(journal)
    keep(journal, theirs, "Their words.")
    keep(journal, ours, "Our words.")
    keep(journal, ours, "Our other words.")
    assert theirs.kept != ours.kept
    assert theirs.kept.read_text() == "Their words." and ours.kept.read_text() == "Our other words."
    assert take_back(journal, ours, ours.data.decode().replace("Words.", "Valid words."))
    assert theirs.kept.read_text() == "Their words." and not ours.kept.exists()
    assert texts_left_behind(lent(journal)) == [theirs.kept]


def test_the_text_that_was_kept_last_is_lent_and_the_other_is_named(journal: Journal) -> None:
    theirs, ours = lent(journal), lent(journal)
    keep(journal, theirs, "Their words.")
    keep(journal, ours, "Our words.")
    os.utime(theirs.kept, ns=(0, 0))
    now = lent(journal)
    assert (now.text, texts_left(now)) == ("Our words.", [theirs.kept])


def test_a_text_that_no_entry_holds_is_kept_and_its_size_told(journal: Journal) -> None:
    held = lent(journal)
    text = held.text.replace("Words.", "Many words. " * 200_000)
    with pytest.raises(InvalidFile, match="it would be 2344 KiB, and an entry holds at most 2048"):
        take_back(journal, held, text)
    assert held.kept.read_text(encoding="utf-8") == text
    assert held.path.read_bytes() == held.data


def test_an_entry_of_an_earlier_isp_that_is_larger_may_be_edited(journal: Journal) -> None:
    held = lent(journal)
    large = held.data.replace(b"Words.", b"Many words. " * (MOST_BYTES // 12))
    held.path.write_bytes(large)
    held = lent(journal)
    assert take_back(journal, held, held.text.replace("Many words.", "Other words", 1))
