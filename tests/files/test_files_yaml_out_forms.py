"""What a person did to a file stays, whatever form it has, and only what is meant is changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import (
    Answer,
    Entry,
    with_line_feeds,
)
from isp_cli.errors import CannotSave
from isp_cli.journal.entry_file import change_file, load_record

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


@settings(max_examples=100, deadline=None)
@given(_LINES, _LINES, st.sampled_from(["practice", "coaching", "sharing"]))
def test_whatever_text_is_put_into_a_file_comes_out(one: str, two: str, question: str) -> None:
    wanted = with_text(entry_of(FILE), question, one)
    wanted = wanted.with_answer(answer("lessons", two), ORDER)
    assert entry_of(after(FILE, wanted)) == wanted


# A file full of what a person added to it: comments, keys, blank lines.

COMMENTED = """\
# My journal, do not lose it
format: isp-entry/1
mood: fair   # a key of my own
id: 2026-11-22-reflection-k7fq
framework: {id: practice-guide, version: '1.1'}   # on one line
kind: "reflection"
started: '2026-11-22T08:15:00+01:00'

# what I said
answers:
  # the first one
  - question: practice
    text: |-
      I coach three teams.

      # not a comment
    asked: 'Tell me about your practice.'
    weather: [sun, rain]
    # after the first

  # the third one
  - question: coaching
    asked: "What would you ask?"   # good question
    text: "What did you see?"
    # after the third
  - question: sharing
    asked: What could you pass on?
    text: A habit.
    # after the fourth
# before the end
end: true
"""


def comments(text: str) -> list[str]:
    lines = [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]
    return [line for line in lines if line != "not a comment"]


def test_a_change_of_one_key_leaves_every_other_line_as_it_is() -> None:
    changed = after(COMMENTED, replace(entry_of(COMMENTED), finished="2026-11-22T08:40:00+01:00"))
    added = [line for line in changed.splitlines() if line not in COMMENTED.splitlines()]
    assert added == ["finished: '2026-11-22T08:40:00+01:00'"]
    kept = [line for line in changed.splitlines() if line in COMMENTED.splitlines()]
    assert kept == COMMENTED.splitlines()


def test_the_text_of_an_answer_changes_alone() -> None:
    changed = after(COMMENTED, with_text(entry_of(COMMENTED), "coaching", "What did you hear?"))
    wanted = COMMENTED.replace('text: "What did you see?"', "text: |-\n      What did you hear?")
    assert list(filter(None, changed.splitlines())) == list(filter(None, wanted.splitlines()))


@pytest.mark.parametrize("question", ["practice", "coaching", "sharing"])
def test_every_comment_stays_when_an_answer_gets_another_text(question: str) -> None:
    changed = after(
        COMMENTED, with_text(entry_of(COMMENTED), question, "Something else.\nAnd more.")
    )
    assert comments(changed) == comments(COMMENTED)


def test_a_comment_behind_a_literal_block_stays_when_the_block_changes() -> None:
    text = COMMENTED.replace("    text: A habit.\n", "    text: |-\n      A habit.\n")
    changed = after(text, with_text(entry_of(text), "sharing", "Another habit."))
    assert changed == text.replace("A habit.", "Another habit.")


@pytest.mark.parametrize("question", ["a-first", "lessons", "z-last"])
def test_an_answer_finds_its_place_and_every_comment_stays(question: str) -> None:
    order = ("a-first", *ORDER, "z-last")
    wanted = entry_of(COMMENTED).with_answer(answer(question, "New.\nWords."), order)
    changed = after(COMMENTED, wanted)
    assert entry_of(changed) == wanted
    assert comments(changed) == comments(COMMENTED)
    assert [line for line in COMMENTED.splitlines() if line not in changed.splitlines()] == []


@pytest.mark.parametrize("question", ["practice", "coaching", "sharing"])
def test_the_comments_inside_other_answers_stay_when_one_is_taken_away(question: str) -> None:
    kept = tuple(each for each in entry_of(COMMENTED).answers if each.question != question)
    changed = after(COMMENTED, replace(entry_of(COMMENTED), answers=kept))
    inside = {
        "practice": [
            "My journal, do not lose it",
            "a key of my own",
            "on one line",
            "good question",
        ],
        "coaching": ["My journal, do not lose it", "the first one", "after the first"],
        "sharing": ["My journal, do not lose it", "the first one", "good question"],
    }[question]
    assert [comment for comment in inside if comment not in comments(changed)] == []
    assert entry_of(changed).answers == kept


def test_every_answer_can_be_taken_away() -> None:
    wanted = replace(entry_of(COMMENTED), answers=())
    assert entry_of(after(COMMENTED, wanted)) == wanted


def test_answers_change_places_with_all_they_hold() -> None:
    wanted = replace(entry_of(COMMENTED), answers=tuple(reversed(entry_of(COMMENTED).answers)))
    changed = after(COMMENTED, wanted)
    assert entry_of(changed) == wanted
    assert "weather: [sun, rain]" in changed


def test_keys_isp_does_not_know_stay_where_they_are() -> None:
    changed = after(COMMENTED, with_text(entry_of(COMMENTED), "practice", "Else."))
    assert "mood: fair   # a key of my own\nid:" in changed
    assert "    weather: [sun, rain]\n" in changed


def test_a_key_behind_the_others_does_not_push_the_last_line_away() -> None:
    changed = after(COMMENTED, replace(entry_of(COMMENTED), finished="2026-11-22T08:40:00+01:00"))
    assert changed.endswith("\nend: true\n")


def test_a_second_change_is_made_in_the_changed_file() -> None:
    once = after(COMMENTED, with_text(entry_of(COMMENTED), "practice", "One."))
    twice = after(once, entry_of(once).with_answer(answer("lessons", "Two."), ORDER))
    assert [each.text for each in entry_of(twice).answers] == [
        "One.",
        "Two.",
        "What did you see?",
        "A habit.",
    ]
    assert comments(twice) == comments(COMMENTED)


FINISHED = "2026-11-22T08:40:00+01:00"


@pytest.mark.parametrize(
    "above",
    ["# mine\n---\n", "# mine\n%YAML 1.2\n# and mine\n---\n", "---   # mine\n", "\ufeff# mine\n"],
    ids=["a-mark", "a-directive", "beside-the-mark", "a-byte-order-mark"],
)
def test_what_stands_above_the_first_key_stays(above: str) -> None:
    text = above + COMMENTED
    changed = after(text, replace(entry_of(text), finished=FINISHED))
    assert changed.startswith(above + "# My journal, do not lose it\nformat:")


def test_a_file_keeps_its_line_ends_in_every_line() -> None:
    text = COMMENTED.replace("\n", "\r\n")
    wanted = with_text(entry_of(text), "coaching", "What did you hear?\nAnd see?")
    changed = after(text, wanted)
    assert entry_of(changed) == wanted
    assert changed.count("\r\n") == changed.count("\n") == changed.count("\r")
    assert comments(changed) == comments(COMMENTED)


@pytest.mark.parametrize("style", [">-", "|+", "|", "|2-"])
def test_the_lines_of_a_key_isp_does_not_know_stay_as_they_are(style: str) -> None:
    mine = f"mine: {style}\n      folded or not\n\n\n   # a comment\n  # another\n"
    text = COMMENTED.replace("# before the end\n", mine)
    changed = after(text, replace(with_text(entry_of(text), "practice", "A."), finished=FINISHED))
    assert mine in changed


def test_a_change_that_would_touch_a_key_isp_does_not_know_is_refused_with_its_line() -> None:
    mine = "    mine: |\n          words\n\n\n      # a comment\n"
    text = COMMENTED.replace("    # after the fourth\n", mine)
    with pytest.raises(CannotSave, match="line 29: 'mine', which isp does not know"):
        after(text, with_text(entry_of(text), "sharing", "Changed."))


def test_a_key_isp_does_not_know_goes_with_the_answer_it_stood_in() -> None:
    kept = tuple(each for each in entry_of(COMMENTED).answers if each.question != "practice")
    assert "weather" not in after(COMMENTED, replace(entry_of(COMMENTED), answers=kept))


def test_a_comment_below_a_key_that_goes_stays() -> None:
    text = COMMENTED.replace("\n# what I said", "settled: '2026-11-22'   # gone\n# what I said")
    changed = after(text, replace(entry_of(text), settled=""))
    assert changed == COMMENTED.replace("\n# what I said", "# what I said")
