"""Entries as files: what is refused, what is forgiven, and the proof that a file says the entry."""

from pathlib import Path

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin
from isp_cli.entry.plan import PlanStep
from isp_cli.errors import InvalidFile
from isp_cli.journal.entry_file import load_record, new_file, parsed_entry
from isp_cli.records import replace, sparse_record
from support import PRACTICE, entry_record, entry_text

PATH = Path("2026-11-22-reflection-k7fq.yaml")
WHOLE = entry_text(
    PRACTICE.replace("teams.", "teams – café.\n      end: true"),
    more="finished: '2026-11-22T08:40:00+01:00'\n",
)
ENTRY = entry_record(
    Answer(
        question="practice",
        asked="Tell me about your practice.",
        text="I coach three teams – café.\nend: true",
    ),
    started="2026-11-22T08:15:00+01:00",
    finished="2026-11-22T08:40:00+01:00",
)


def refusal(text: str) -> InvalidFile:
    with pytest.raises(InvalidFile) as caught:
        load_record(text.encode(), PATH, Entry)
    return caught.value


def test_an_entry_is_written_as_a_person_would_write_it() -> None:
    assert new_file(ENTRY, PATH).data.decode() == WHOLE


def test_a_file_is_read_as_the_entry_it_says() -> None:
    stored = load_record(WHOLE.encode(), PATH, Entry)
    assert (stored.record, stored.data, stored.path) == (ENTRY, WHOLE.encode(), PATH)


def test_a_file_cut_at_any_byte_is_refused_but_for_the_last_newline() -> None:
    data = WHOLE.encode()
    accepted = []
    for size in range(len(data)):
        try:
            load_record(data[:size], PATH, Entry)
        except InvalidFile:
            continue
        accepted.append(size)
    assert accepted == [len(data) - 1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE.removesuffix("end: true\n"), id="missing"),
        pytest.param(WHOLE.replace("\nend: true\n", "\nend: yes\n"), id="another-word"),
        pytest.param(WHOLE.replace("\nend: true\n", "\nend:\n"), id="no-word"),
        pytest.param(WHOLE.replace("\nend: true\n", "\nend: [true]\n"), id="a-list"),
    ],
)
def test_a_file_without_its_last_line_is_refused_and_the_hint_says_how_to_mend_it(
    text: str,
) -> None:
    invalid = refusal(text)
    assert "'end: true', is missing" in invalid.problems[0].what
    assert "add the line 'end: true'" in invalid.hint


def test_a_last_line_that_stands_elsewhere_is_to_be_moved_not_added() -> None:
    first, rest = WHOLE.removesuffix("end: true\n").split("\n", 1)
    invalid = refusal(f"{first}\nend: true\n{rest}")
    assert invalid.problems[0].line == 2
    assert invalid.hint == "if the text is whole, move the line 'end: true' (line 2) to the end"


@pytest.mark.parametrize("version", ["2", "10", "999999999999"])
def test_a_newer_format_is_refused_with_the_hint_to_upgrade(version: str) -> None:
    invalid = refusal(WHOLE.replace("isp-entry/1", f"isp-entry/{version}"))
    assert invalid.problems[0].line == 1
    assert f"isp-entry/{version}" in invalid.problems[0].what
    assert invalid.hint == "a newer isp wrote it; upgrade isp to read it"


def test_a_newer_format_is_refused_for_being_newer_even_where_its_shape_is_strange() -> None:
    invalid = refusal("format: isp-entry/2\nanything: [else]\n")
    assert "upgrade isp" in invalid.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(WHOLE.replace("isp-entry/1", "isp-framework/1"), 1, id="other-format"),
        pytest.param(WHOLE.replace("isp-entry/1", "isp-entry"), 1, id="no-version"),
        pytest.param(WHOLE.replace("isp-entry/1", "isp-entry/one"), 1, id="version-in-words"),
        pytest.param(WHOLE.replace("isp-entry/1", "isp-entry/２"), 1, id="full-width-version"),
        pytest.param(WHOLE.replace("isp-entry/1", "[isp-entry/1]"), 1, id="format-is-a-list"),
        pytest.param(WHOLE.removeprefix("format: isp-entry/1\n"), 1, id="no-format"),
        pytest.param("# a note\n- format: isp-entry/1\n", 1, id="a-list"),
        pytest.param("just words\n", 1, id="a-text"),
        pytest.param("~\n", 1, id="null"),
    ],
)
def test_what_is_no_entry_is_refused_and_told_what_was_expected(text: str, line: int) -> None:
    invalid = refusal(text)
    assert invalid.problems[0].line == line
    assert "isp-entry/1" in invalid.problems[0].what


def test_every_problem_of_an_entry_is_told_at_once_with_its_line() -> None:
    text = WHOLE.replace("kind: reflection\n", "").replace(
        "    asked: Tell me about your practice.\n", "    asked: [a]\n    principles: trust\n"
    )
    assert [str(problem) for problem in refusal(text).problems] == [
        "line 1: kind: this key is missing",
        "line 10: answers > item 1 > asked: expected text, found a list",
        "line 11: answers > item 1 > principles: expected a list, found 'trust'",
    ]


def test_keys_isp_does_not_know_are_left_alone() -> None:
    text = WHOLE.replace("kind: reflection\n", "kind: reflection\nmood: fair\n").replace(
        "    text: |-", "    colour: blue\n    text: |-"
    )
    assert load_record(text.encode(), PATH, Entry).record == ENTRY


def test_what_says_nothing_is_not_written() -> None:
    entry = replace(ENTRY, finished="", answers=(), unfinished=None)
    assert sparse_record(entry) == {
        "format": "isp-entry/1",
        "id": "2026-11-22-reflection-k7fq",
        "kind": "reflection",
        "framework": {"id": "practice-guide", "version": "1.1"},
        "started": "2026-11-22T08:15:00+01:00",
    }


def test_a_number_is_written_even_if_it_is_nought() -> None:
    assert sparse_record(PlanStep(step=0, text="Call Anna")) == {"step": 0, "text": "Call Anna"}


_ASKED_NOTHING = Answer(question="own", asked="", text="Many words.")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(replace(ENTRY, answers=(_ASKED_NOTHING,)), id="question-without-words"),
        pytest.param(
            replace(
                ENTRY,
                answers=(
                    replace(
                        ENTRY.answers[0],
                        follow_ups=(FollowUpAnswer(question="own.more", asked="", text="Words."),),
                    ),
                ),
            ),
            id="follow-up-without-words",
        ),
        pytest.param(
            replace(ENTRY, framework=FrameworkPin(id="own", version="")),
            id="framework-without-version",
        ),
    ],
)
def test_an_entry_is_kept_even_where_a_text_it_must_have_is_empty(entry: Entry) -> None:
    assert load_record(new_file(entry, PATH).data, PATH, Entry).record == entry


def test_what_every_kind_of_entry_has_in_common_is_read_without_its_shape() -> None:
    parsed = parsed_entry(b"format: isp-entry/1\nkind: letter\nend: true\n", PATH)
    assert parsed.value["kind"] == "letter"
