"""Files in any form a person or another program gives them can be changed, and only where meant."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import Answer, Entry, with_line_feeds
from isp_cli.journal.entry_file import change_file, load_record
from isp_cli.records import replace

PATH = Path("2026-11-22-reflection-k7fq.yaml")
ORDER = ("practice", "lessons", "coaching", "sharing")
FILE = """\
format: isp-entry/1
mood: fair
id: 2026-11-22-reflection-k7fq
framework:
  id: practice-guide
  version: '1.1'
kind: reflection
started: '2026-11-22T08:15:00+01:00'
answers:
  - question: practice
    asked: Tell me about your practice.
    text: |-
      I coach three teams.
  - question: coaching
    asked: "What would you ask?"
    text: "What did you see?"
  - question: sharing
    asked: What could you pass on?
    text: A habit.
end: true
"""


def entry_of(text: str) -> Entry:
    return load_record(text.encode(), PATH, Entry).record


def after(text: str, entry: Entry) -> str:
    return change_file(load_record(text.encode(), PATH, Entry), entry).data.decode()


def answer(question: str, text: str) -> Answer:
    return Answer(question=question, asked=f"About {question}?", text=text)


def with_text(entry: Entry, question: str, text: str) -> Entry:
    changed = tuple(
        replace(each, text=text) if each.question == question else each for each in entry.answers
    )
    return replace(entry, answers=changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("A habit.", "~", id="tilde"),
        pytest.param("A habit.", "Null", id="null"),
        pytest.param("A habit.", "True", id="boolean"),
        pytest.param("A habit.", "no", id="no"),
        pytest.param("A habit.", "0o10", id="octal"),
        pytest.param("A habit.", "010", id="leading-nought"),
        pytest.param("A habit.", "0x1F", id="hexadecimal"),
        pytest.param("A habit.", "1e3", id="exponent"),
        pytest.param("A habit.", "1.10", id="decimal"),
        pytest.param("A habit.", "+1_000", id="underscore"),
        pytest.param("A habit.", ".NaN", id="not-a-number"),
        pytest.param("A habit.", "2026-11-22", id="date"),
        pytest.param("A habit.", "2026-13-45", id="no-date"),
        pytest.param("A habit.", "2026-11-22T08:15:00+01:00", id="time"),
        pytest.param("A habit.", "2026-11-22 8:15:00.50 -5", id="loose-time"),
        pytest.param("A habit.", "=", id="equals"),
        pytest.param("A habit.", "", id="nothing"),
        pytest.param("A habit.", "! tagged", id="non-specific-tag"),
        pytest.param("A habit.", "9" * 5_000, id="long-number"),
        pytest.param("A habit.", ">-\n      One.\n      Two.", id="folded"),
        pytest.param("A habit.", "One.\n      Two.", id="plain-lines"),
        pytest.param("A habit.", '"One.\\\n      Two."', id="quoted-lines"),
        pytest.param("A habit.", "'It''s'", id="single-quotes"),
        pytest.param("A habit.", '"\\ud83d"', id="lone-surrogate"),
        pytest.param("A habit.", '"\\ud83d\\ude00"', id="surrogate-pair"),
        pytest.param("'2026-11-22T08:15:00+01:00'", "2026-11-22T08:15:00+01:00", id="started"),
        pytest.param("version: '1.1'", "version: 1.10", id="version"),
        pytest.param("mood: fair", "mood: ~", id="unknown-null"),
        pytest.param("mood: fair", "mood: 2026-13-45", id="unknown-no-date"),
        pytest.param("mood: fair", "yes: no\n2: 3\n~: 1.0", id="unknown-keys-of-all-kinds"),
    ],
)
def test_a_file_a_person_wrote_can_be_changed_whatever_its_words_look_like(
    old: str, new: str
) -> None:
    text = FILE.replace(old, new)
    wanted = with_text(entry_of(text), "practice", "Changed.")
    assert entry_of(after(text, wanted)) == wanted


@pytest.mark.parametrize(
    "value",
    [
        *("~", "null", "True", "no", "010", "0o10", "+3", "-0", "1_000.5", "1e3", "1.10", ".NaN"),
        *("2026-11-22", "2026-11-22 8:15:00.50 -5", "'quoted'", '"quoted"', "[~, True, +1]"),
    ],
)
def test_what_stands_under_a_key_isp_does_not_know_stays_letter_for_letter(value: str) -> None:
    text = FILE.replace("mood: fair", f"mood: {value}")
    changed = after(text, with_text(entry_of(text), "practice", "Changed."))
    assert changed.splitlines()[1] == f"mood: {value}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FILE.replace("\n", "\r\n"), id="windows-line-ends"),
        pytest.param(FILE.replace("\n", "\r"), id="line-ends-of-old"),
        pytest.param("\ufeff" + FILE, id="byte-order-mark"),
        pytest.param("---\n" + FILE + "...\n", id="document-marks"),
        pytest.param("%YAML 1.1\n---\n" + FILE.replace("A habit.", "yes"), id="yaml-1.1"),
        pytest.param("%YAML 1.2\n---\n" + FILE, id="yaml-1.2"),
        pytest.param(
            "{format: isp-entry/1, id: 2026-11-22-reflection-k7fq, kind: reflection,"
            " framework: {id: c, version: d}, started: 2026-11-22T18:05:00+01:00,"
            " answers: [{question: practice, asked: f, text: g}], end: true}\n",
            id="on-one-line",
        ),
        pytest.param(FILE.replace("\n  ", "\n        "), id="wide-indent"),
        pytest.param(FILE.removesuffix("\n"), id="no-last-newline"),
    ],
)
def test_a_file_of_any_form_can_be_changed(text: str) -> None:
    wanted = with_text(entry_of(text), "practice", "Changed.\n\nTwice.")
    wanted = wanted.with_answer(answer("lessons", "New."), ORDER)
    assert entry_of(after(text, wanted)) == wanted


_LINES = st.text(st.characters(), max_size=30).map(with_line_feeds)


@pytest.mark.sweep
@settings(max_examples=100, deadline=None)
@given(_LINES, _LINES, st.sampled_from(["practice", "coaching", "sharing"]))
def test_whatever_text_is_put_into_a_file_comes_out(one: str, two: str, question: str) -> None:
    wanted = with_text(entry_of(FILE), question, one)
    wanted = wanted.with_answer(answer("lessons", two), ORDER)
    assert entry_of(after(FILE, wanted)) == wanted
