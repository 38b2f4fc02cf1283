"""Words are found whatever their case, wherever they stand, and however the file writes them."""

import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, with_line_feeds
from isp_cli.entry.folding import search_words
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.entry.texts import Query
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.journal.journal import Journal
from isp_cli.journal.search import search
from support import PINNED, entry_record

TIME = "2026-11-22T18:05:00+01:00"


def entry(text: str, id: str = "2026-11-22-reflection-k7fq", **more: object) -> Entry:
    answer = Answer(question="practice", asked="About?", text=text, **more)  # type: ignore[arg-type]
    return entry_record(answer, id=id, finished=TIME)


def plan() -> Plan:
    return Plan(
        id="2026-11-23-plan-aaaa",
        framework=PINNED,
        started=TIME,
        horizon="2028-05-22",
        competencies=(
            Development(
                competency="facilitation",
                why="My summary, not theirs.",
                resources=("Notes from May",),
                people=("Anna",),
                steps=(PlanStep(step=1, text="Shadow a visit", note="She counts to ten."),),
            ),
            Development(competency="brokering"),
        ),
        closed=TIME,
        learnt="Ask sooner.",
    )


def journal(home: Path, *records: Entry | Plan) -> Journal:
    held = Journal(home)
    for record in records:
        if isinstance(record, Plan):
            held.add(record)
        else:
            held.add(record)
    return held


def found(held: Journal, said: str = "", **filters: object) -> list[str]:
    query = Query(words=search_words(said), **filters)  # type: ignore[arg-type]
    (hits, number), missing = search(held, query), held.missing.take()
    assert missing == [] and number == len(hits)
    return [hit.passage.text for hit in hits]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Slow is fast.", "FAST slow", id="any-case-any-order"),
        pytest.param("Slow\nis\n\nfast.\n", "slow fast", id="across-lines"),
        pytest.param("Die Straße", "STRASSE", id="sharp-s"),
        pytest.param("DIE STRASSE", "straße", id="sharp-s-sought"),
        pytest.param("ΟΔΟΣ", "οδός".replace("ό", "ο"), id="final-sigma"),
        pytest.param("Ünlü CAFÉ", "ünlü café", id="accents"),
        pytest.param(unicodedata.normalize("NFD", "café"), "café", id="accent-decomposed"),
        pytest.param("café", unicodedata.normalize("NFD", "CAFÉ"), id="accent-decomposed-sought"),
        pytest.param("The oﬃce", "office", id="ligature"),
        pytest.param("300 \u212a", "k", id="kelvin"),
        pytest.param("Don't: 'quote' \"it\"", 'don\'t "it"', id="quotes"),
        pytest.param("C:\\notes\tand\x1b", "c:\\notes", id="backslash"),
        pytest.param("日本語 の 文", "本語", id="no-spaces"),
        pytest.param("# no comment: [x]", "# [x]", id="yaml-signs"),
    ],
)
def test_words_are_found(tmp_path: Path, text: str, said: str) -> None:
    assert found(journal(tmp_path, entry(text)), said) == [text]


def test_all_the_words_stand_in_one_text(tmp_path: Path) -> None:
    follow_up = FollowUpAnswer(question="people", competency="facilitation", asked="Who?", text="b")
    held = journal(tmp_path, entry("a", follow_ups=(follow_up,)))
    assert found(held, "a") == ["a"]
    assert found(held, "B") == ["b"]
    assert found(held, "a b") == []


def test_questions_ids_and_comments_are_no_texts(tmp_path: Path) -> None:
    held = journal(tmp_path, entry("Words."))
    path = next(held.newest_first())
    path.write_bytes(path.read_bytes() + b"# remark\n")
    for said in ("about?", "reflection", "practice", "remark", "end:"):
        assert found(held, said) == []


@pytest.mark.parametrize(
    "said", ["summary THEIRS", "notes may", "anna", "shadow counts", "sooner", "visit"]
)
def test_every_text_of_a_plan_is_searched(tmp_path: Path, said: str) -> None:
    assert len(found(journal(tmp_path, plan()), said)) == 1


def test_a_question_narrows_to_its_answer_and_its_follow_ups(tmp_path: Path) -> None:
    follow_up = FollowUpAnswer(question="people", asked="Who?", text="Anna said so.")
    answers = (
        Answer(question="practice", asked="About?", text="Anna is here."),
        Answer(question="lessons", asked="Learnt?", text="Slow.", follow_ups=(follow_up,)),
        Answer(question="coaching", asked="Which?", competencies=("facilitation",)),
    )
    held = journal(tmp_path, entry_record(*answers))
    assert found(held, "anna", question="practice") == ["Anna is here."]
    assert found(held, "anna", question="lessons") == ["Anna said so."]
    assert found(held, question="lessons") == ["Slow."]
    assert found(held, question="coaching") == [""]  # answered by a choice
    assert found(held, "anna", question="coaching") == []
    assert found(held, question="sharing") == []


def test_a_competency_is_named_by_a_choice_a_follow_up_or_a_plan(tmp_path: Path) -> None:
    about = FollowUpAnswer(question="people", competency="brokering", asked="Who?", text="Few.")
    held = journal(
        tmp_path,
        plan(),
        entry("Chosen.", "2026-11-22-reflection-aaaa", competencies=("brokering",)),
        entry("Asked.", "2026-11-21-reflection-bbbb", follow_ups=(about,)),
        entry("The word brokering alone.", "2026-11-20-reflection-cccc"),
    )
    assert found(held, competency="brokering") == ["", "Chosen.", "Few."]
    # the words may stand elsewhere in an entry that names it
    assert found(held, "asked", competency="brokering") == ["Asked."]


def test_both_ends_of_a_range_belong_to_it(tmp_path: Path) -> None:
    days = ("2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01")
    held = journal(tmp_path, *(entry(day, f"{day}-reflection-aaaa") for day in days))
    assert found(held, since=date(2026, 11, 1)) == list(reversed(days[1:]))
    assert found(held, until=date(2026, 11, 30)) == list(reversed(days[:3]))
    assert found(held, since=date(2026, 11, 1), until=date(2026, 11, 30)) == [days[2], days[1]]
    assert found(held, since=date(2026, 11, 1), until=date(2026, 11, 1)) == [days[1]]


def test_a_kind_alone(tmp_path: Path) -> None:
    held = journal(tmp_path, plan(), entry("Words."))
    assert found(held, kind="reflection") == ["Words."]
    assert found(held, kind="plan") == ["My summary, not theirs."]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("'don''t'", "don't", id="doubled-apostrophe"),
        pytest.param('"caf\\xe9"', "café", id="escape"),
        pytest.param('"sl\\\n      ow"', "slow", id="escaped-line-end"),
        pytest.param("slow\n      is fast", "is slow", id="plain-over-two-lines"),
        pytest.param(">\n      slow\n      is fast", "fast slow", id="folded"),
    ],
)
def test_words_are_found_however_a_hand_wrote_them(tmp_path: Path, written: str, said: str) -> None:
    held = journal(tmp_path, entry("PLACE"))
    path = next(held.newest_first())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("|-\n      PLACE", written), encoding="utf-8")
    assert len(found(held, said)) == 1


def test_a_broken_entry_does_not_stop_the_search_and_is_told(tmp_path: Path) -> None:
    held = journal(
        tmp_path,
        entry("Slow one.", "2026-11-20-reflection-aaaa"),
        entry("Slow two.", "2026-11-21-reflection-bbbb"),
        entry("Slow three.", "2026-11-22-reflection-cccc"),
    )
    _, broken, _ = held.newest_first()
    broken.write_bytes(broken.read_bytes().replace(b"answers:", b"answers: ["))
    (hits, _), missing = search(held, Query(words=("slow",))), held.missing.take()
    assert [hit.passage.text for hit in hits] == ["Slow three.", "Slow one."]
    (problem,) = missing
    assert isinstance(problem, InvalidFile) and problem.path == broken


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"format: isp-entry/1\nid: x\n", id="cut"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\0" * 300, id="noughts"),
        pytest.param("format: isp-entry/1\nend: true\n".encode("utf-16"), id="utf-16"),
        pytest.param(b"text: caf\xe9\nend: true\n", id="no-utf-8"),
    ],
)
def test_a_file_whose_text_may_be_lost_is_told_whatever_is_sought(
    tmp_path: Path, data: bytes
) -> None:
    held = journal(tmp_path, entry("Words."))
    next(held.newest_first()).write_bytes(data)
    (hits, _), missing = search(held, Query(words=("sought",))), held.missing.take()
    assert (len(hits), len(missing)) == (0, 1)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    held = journal(tmp_path, entry("Words."))
    (tmp_path / "journal/2026/11/2026-11-23-reflection-dddd.yaml").mkdir()
    (hits, _), missing = search(held, Query(words=("words",))), held.missing.take()
    assert [type(each) for each in missing] == [CannotRead]
    assert len(hits) == 1


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1), quoted=st.booleans())
@example(text="it''s", quoted=False)
@example(text="\u0338<", quoted=True)
@example(text="ß ﬁ İ ſ", quoted=True)
@example(text="\0 \x1b", quoted=False)
def test_no_word_of_any_text_is_passed_over(text: str, quoted: bool) -> None:
    text = with_line_feeds(text).encode("utf-8", "ignore").decode()
    record = entry(text)
    with TemporaryDirectory() as home:
        held = journal(Path(home), record)
        path = held.path_of(record.id)
        data = path.read_bytes()
        if quoted and "\\" not in text:
            path.write_bytes(data.replace(b"|-\n      ", b"'", 1).replace(b"\nend:", b"'\nend:"))
            try:
                if held.read(path) != record:
                    path.write_bytes(data)
            except InvalidFile:
                path.write_bytes(data)
        for word in search_words(text):
            assert search(held, Query(words=(word,)))[1] == 1
