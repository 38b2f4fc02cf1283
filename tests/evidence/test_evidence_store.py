"""Every piece of evidence is found, however its file writes it, and broken files are told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import Answer, Entry
from isp_cli.entry.texts import ids_named_in
from isp_cli.evidence.evidence import EvidenceFilter
from isp_cli.evidence.gaps import span_by_id
from isp_cli.evidence.store import (
    count_pieces,
    every_piece,
    evidence_spans,
    last_days_named,
    newest_pieces_on,
    pieces_covered,
)
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


DAYS = st.integers(0, 60).map(lambda days: date(2026, 1, 1) + timedelta(days))
IDS = ("teams", "brokering", "be-curious")
SOME = st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple)
TOLD = st.builds(
    Answer,
    question=st.sampled_from(["evidence.happened", "after.effect"]),
    asked=st.just("What?"),
    text=st.sampled_from(["", "They laughed."]),
    how=st.sampled_from(["", "data", "observed"]),
    competencies=SOME,
    principles=SOME,
    activities=st.sampled_from([(), ("teams.roles",)]),
)
WHEN = DAYS.map(lambda day: Answer(question="evidence.when", asked="?", text=day.isoformat()))


@settings(max_examples=60, deadline=None)
@given(
    told=st.lists(st.tuples(DAYS, TOLD, st.one_of(st.none(), WHEN)), max_size=6),
    wanted=st.builds(
        EvidenceFilter,
        competency=st.sampled_from(["", *IDS]),
        principle=st.sampled_from(["", *IDS]),
        how=st.sampled_from(["", "data"]),
        since=st.one_of(st.none(), DAYS),
    ),
)
def test_what_is_asked_of_the_index_is_what_all_pieces_say(
    told: list[tuple[date, Answer, Answer | None]], wanted: EvidenceFilter
) -> None:
    with TemporaryDirectory() as home:
        journal, entries = Journal(Path(home)), []
        for number, (day, *answers) in enumerate(told):
            id = f"{day}-evidence-a{number:03}"
            entry = entry_record(*filter(None, answers), id=id, finished=TIME)
            entries.append(journal.add(entry).record)
        every = every_piece(journal)
        found = [each for each in every if wanted.covers(each)]
        assert pieces_covered(journal, wanted) == found
        latest = max((each.day for each in found), default=None)
        assert count_pieces(journal, wanted) == (len(found), latest)
        spans = [(each, each.answer.how, each.day, each.day) for each in every]
        assert evidence_spans(journal) == (
            span_by_id(((*each.competencies, *each.principles), *rest) for each, *rest in spans),
            span_by_id((each.activities, *rest) for each, *rest in spans),
        )
        for id in IDS:
            on = [each for each in every if id in (*each.competencies, *each.principles)]
            assert on[:1] == [e for e in newest_pieces_on(journal, [id]) if e in on][:1]
        days = {id: max(e.day for e in entries if id in ids_named_in(e)) for id in IDS
                if any(id in ids_named_in(e) for e in entries)}  # fmt: skip
        assert last_days_named(journal, IDS) == days
