"""Every piece of evidence is found, however its file writes it, and broken files are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.entry.entry import Answer, Entry
from isp_cli.evidence.store import every_piece
from isp_cli.journal.entry_file import new_file
from isp_cli.journal.journal import Journal
from support import entry_record, entry_text

TIME = "2026-11-22T18:05:00+01:00"


def note(how: str) -> bytes:
    answer = "  - question: after.effect\n    asked: How?\n    text: They laughed.\n"
    more = f"set: after-session\nfinished: '{TIME}'\n"
    return entry_text(f"{answer}    {how}\n", started=TIME, more=more).encode("utf-8")


def evidence(id: str, text: str, *more: Answer, kind: str = "evidence") -> Entry:
    told = Answer(question="evidence.happened", asked="What happened?", text=text, how="feedback")
    return entry_record(told, *more, id=id, kind=kind, finished=TIME)


@pytest.mark.parametrize(
    "how",
    [
        "how: feedback",
        "how : feedback",
        "how:\n      feedback",
        "'how': feedback",
        '"how" : feedback',
        '"h\\u006fw": feedback',
        "? how\n    : feedback",
        "?\n      # a remark\n      how\n    : feedback",
        "? |-\n      how\n    : feedback",
    ],
)
def test_a_file_that_holds_evidence_is_never_passed_over(tmp_path: Path, how: str) -> None:
    journal = Journal(tmp_path)
    path = journal.path_of("2026-11-22-reflection-k7fq")
    path.parent.mkdir(parents=True)
    path.write_bytes(note(how))
    assert [each.answer.text for each in every_piece(journal)] == ["They laughed."]


def test_a_question_that_asks_how_is_no_evidence(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    path = journal.path_of("2026-11-22-reflection-k7fq")
    path.parent.mkdir(parents=True)
    path.write_bytes(note("share: yes"))
    assert every_piece(journal) == []


def test_pieces_come_newest_first_by_the_day_they_tell_of(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    when = Answer(question="evidence.when", asked="When?", text="2026-03-02")
    journal.add(evidence("2026-11-22-evidence-aaaa", "Long ago", when))
    journal.add(evidence("2026-05-01-reflection-bbbb", "In May", kind="reflection"))
    found, missing = every_piece(journal), journal.missing.take()
    assert [each.answer.text for each in found] == ["In May", "Long ago"]
    assert not missing


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(evidence("2026-11-22-evidence-aaaa", "They set the agenda"))
    broken = journal.path_of("2026-11-21-reflection-bbbb")
    broken.write_bytes(note("how: magic"))
    cut = journal.path_of("2026-11-20-reflection-cccc")
    cut.write_bytes(new_file(evidence(cut.stem, "Cut", kind="reflection"), cut).data[:90])
    found, missing = every_piece(journal), journal.missing.take()
    assert [each.answer.text for each in found] == ["They set the agenda"]
    assert [str(each).split(" has ")[0] for each in missing] == [str(broken), str(cut)]
