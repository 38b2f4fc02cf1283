"""The answers to one question: all of them, however a hand wrote them, and what is not readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer
from isp_cli.entry.plan import Development, Plan
from isp_cli.errors import InvalidFile
from isp_cli.journal.journal import Journal
from isp_cli.journal.search import answers_to, last_answer
from support import PINNED, entry_record

TIME = "2026-11-22T18:05:00+01:00"


def entry(id: str, *answers: Answer) -> Entry:
    return entry_record(*answers, id=id, finished=TIME)


def lesson(text: str, id: str) -> Entry:
    return entry(id, Answer(question="lessons", asked="What stayed?", text=text))


def journal(home: Path, *records: Entry) -> Journal:
    held = Journal(home)
    for record in records:
        held.add(record)
    return held


def texts(held: Journal, question: str) -> list[str]:
    return [each.answer.text for each in answers_to(held, question)]


def test_every_answer_comes_newest_first_with_its_entry(tmp_path: Path) -> None:
    held = journal(
        tmp_path,
        lesson("First.", "2025-03-01-reflection-aaaa"),
        entry("2026-01-01-reflection-bbbb", Answer(question="sharing", asked="?", text="Other.")),
        lesson("Second.", "2026-11-22-reflection-cccc"),
    )
    found, missing = answers_to(held, "lessons"), held.missing.take()
    assert [(each.entry.id, each.answer.text) for each in found] == [
        ("2026-11-22-reflection-cccc", "Second."),
        ("2025-03-01-reflection-aaaa", "First."),
    ]
    assert missing == []


def test_entries_of_every_kind_but_plans_are_asked(tmp_path: Path) -> None:
    held = journal(tmp_path, lesson("Seen.", "2026-11-22-evidence-aaaa"))
    two = (Development(competency="facilitation", why="lessons"), Development(competency="lessons"))
    held.add(
        Plan(
            id="2026-11-23-plan-aaaa",
            framework=PINNED,
            started=TIME,
            horizon="2028-05-22",
            competencies=two,
        )
    )
    answers_to(held, "lessons")
    assert not held.missing
    assert texts(held, "lessons") == ["Seen."]


def test_an_answer_that_says_nothing_is_none(tmp_path: Path) -> None:
    held = journal(
        tmp_path,
        lesson("Said.", "2026-11-21-reflection-aaaa"),
        lesson("", "2026-11-22-reflection-bbbb"),
    )
    assert texts(held, "lessons") == ["Said."]
    last = last_answer(held, "lessons")
    assert last is not None
    assert last.answer.text == "Said."


def test_what_only_a_follow_up_says_is_an_answer(tmp_path: Path) -> None:
    how = FollowUpAnswer(question="sharing.how", asked="How?", text="Together.")
    answer = Answer(question="sharing", asked="Which?", follow_ups=(how,))
    held = journal(tmp_path, entry("2026-11-22-reflection-aaaa", answer))
    assert [each.answer for each in answers_to(held, "sharing")] == [answer]


def test_a_word_of_a_text_is_no_question(tmp_path: Path) -> None:
    held = journal(tmp_path, lesson("About sharing.", "2026-11-22-reflection-aaaa"))
    assert (answers_to(held, "sharing"), held.missing.take()) == ([], [])
    assert last_answer(held, "sharing") is None


@pytest.mark.parametrize(
    ("question", "written"),
    [
        pytest.param("lessons", '"less\\x6fns"', id="escape"),
        pytest.param("lessons", '"les\\\n      sons"', id="escaped-line-end"),
        pytest.param("Lessons", "Lessons", id="capital"),
        pytest.param("my lessons", "my\n      lessons", id="two-lines"),
        pytest.param("my 'own'", "'my ''own'''", id="doubled-apostrophe"),
    ],
)
def test_a_question_is_found_however_a_hand_wrote_its_id(
    tmp_path: Path, question: str, written: str
) -> None:
    held = journal(tmp_path, lesson("Words.", "2026-11-22-reflection-aaaa"))
    path = next(held.newest_first())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("question: lessons", f"question: {written}"), encoding="utf-8")
    assert texts(held, question) == ["Words."]


def test_a_broken_entry_is_told_since_it_may_hold_an_answer(tmp_path: Path) -> None:
    held = journal(
        tmp_path,
        lesson("One.", "2026-11-20-reflection-aaaa"),
        lesson("Two.", "2026-11-21-reflection-bbbb"),
        entry("2026-11-22-reflection-cccc", Answer(question="coaching", asked="?", text="No.")),
    )
    other, broken, _ = held.newest_first()
    for path in (other, broken):
        path.write_bytes(path.read_bytes().replace(b"answers:", b"answers: ["))
    found, missing = answers_to(held, "lessons"), held.missing.take()
    assert [each.answer.text for each in found] == ["One."]
    assert [each.path for each in missing if isinstance(each, InvalidFile)] == [other, broken]


def test_the_last_answer_is_the_newest_that_can_be_read(tmp_path: Path) -> None:
    held = journal(
        tmp_path,
        lesson("Old.", "2026-11-20-reflection-aaaa"),
        lesson("New.", "2026-11-21-reflection-bbbb"),
        lesson("Cut.", "2026-11-22-reflection-cccc"),
    )
    newest = next(held.newest_first())
    newest.write_bytes(newest.read_bytes()[:-20])
    last = last_answer(held, "lessons")
    assert last is not None
    assert (last.entry.id, last.answer.text) == ("2026-11-21-reflection-bbbb", "New.")


def test_an_empty_journal_has_no_answers(tmp_path: Path) -> None:
    none = Journal(tmp_path / "none")
    assert (answers_to(none, "lessons"), none.missing.take()) == ([], [])
    assert last_answer(Journal(tmp_path / "none"), "lessons") is None
