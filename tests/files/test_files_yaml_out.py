"""What is written is what was typed, and a person can read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from isp_cli.entry.entry import (
    Answer,
    Entry,
    FollowUpAnswer,
    FrameworkPin,
    HalfAnswer,
)
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.files.yaml_in import parse
from isp_cli.files.yaml_out import change_record, dump_record, merge_changes
from isp_cli.journal.entry_file import change_file, load_record, new_file
from isp_cli.records import replace
from nasty import NASTY

_IN_EVERY_FIELD = settings(max_examples=60, deadline=None)


@settings(max_examples=200, deadline=None)
@given(NASTY)
@example("\n")
@example(" ")
@example("\n\n a\n")
@example("  a\n b\n\n")
@example("a\n\t\n")
@example("# a\n\n\n")
@example("a\\\n" * 40)
@example("\t" * 100 + "\n")
@example("\U0010ffff\uffff")
@example("\ufeffa\nb")
def test_whatever_text_goes_in_comes_out(text: str) -> None:
    for quoted in (False, True):
        data = dump_record({"asked": text, "list": [text]}, quoted=quoted)
        value = parse(data, "entry.yaml").value
        assert value == {"asked": text, "list": [text], "end": "true"}


@pytest.mark.sweep
@_IN_EVERY_FIELD
@given(NASTY, NASTY)
def test_whatever_is_written_in_an_entry_comes_out(one: str, two: str) -> None:
    entry = Entry(
        id="2026-11-22-reflection-k7fq",
        kind="reflection",
        framework=FrameworkPin(id="f" + one, version="1" + two),
        started="2026-11-22T08:15:00+01:00",
        finished="2026-11-22T19:00:00+01:00",
        answers=(
            Answer(
                question="q" + one,
                asked="?" + two,
                principles=(one, two),
                competencies=(two, one),
                text=one,
                follow_ups=(
                    FollowUpAnswer(question="f" + two, competency=one, asked="!" + one, text=two),
                ),
            ),
            Answer(question="other", asked="what", text=two),
        ),
        unfinished=HalfAnswer(
            question="q" + one, part=two, competency=one, text=two, chosen=(one, two)
        ),
    )
    path = "entry.yaml"
    assert load_record(new_file(entry, path).data, path, Entry).record == entry  # type: ignore[arg-type]


@pytest.mark.sweep
@_IN_EVERY_FIELD
@given(NASTY, NASTY)
def test_whatever_is_written_in_a_plan_comes_out(one: str, two: str) -> None:
    plan = Plan(
        id="2026-11-22-plan-k7fq",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T08:15:00+01:00",
        reflection=one,
        horizon="2028-05-22",
        competencies=(
            Development(
                competency="c" + one,
                why=two,
                resources=(one, two),
                people=(two,),
                steps=(PlanStep(step=1, text="t" + one, due="2027-01-15", note=two),),
            ),
        ),
        closed="2028-01-01T09:00:00+01:00",
        learnt=one,
    )
    path = "plan.yaml"
    assert load_record(new_file(plan, path).data, path, Plan).record == plan  # type: ignore[arg-type]


@pytest.mark.sweep
def test_a_megabyte_comes_out() -> None:
    text = "Grüße, \\ \u00e9 and \U0001f600.\nA line of its own\n\n" * 24_000
    assert len(text.encode()) > 1_000_000
    assert parse(dump_record({"text": text}), "entry.yaml").value == {"text": text, "end": "true"}


@pytest.mark.sweep
def test_a_megabyte_in_one_line_comes_out() -> None:
    text = "a word \x1b" * 125_000
    assert parse(dump_record({"text": text}), "entry.yaml").value == {"text": text, "end": "true"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("One line.", "text: |-\n  One line.\n", id="one-line"),
        pytest.param("One.\nTwo.", "text: |-\n  One.\n  Two.\n", id="two-lines"),
        pytest.param("One.\n\nTwo.\n", "text: |\n  One.\n\n  Two.\n", id="paragraphs"),
        pytest.param("One.\n\n\n", "text: |+\n  One.\n\n\n", id="blank-lines-at-the-end"),
        pytest.param("- a\n- b: c", "text: |-\n  - a\n  - b: c\n", id="list-marks"),
        pytest.param("# a\n'b' \"c\"", "text: |-\n  # a\n  'b' \"c\"\n", id="hash-and-quotes"),
        pytest.param("C:\\new", "text: |-\n  C:\\new\n", id="backslashes"),
        pytest.param("é 😀 中", "text: |-\n  é 😀 中\n", id="unicode"),
        pytest.param("a\tb", "text: |-\n  a\tb\n", id="tab"),
        pytest.param("---\n...", "text: |-\n  ---\n  ...\n", id="document-marks"),
        pytest.param("word " * 60 + "x", "text: |-\n  " + "word " * 60 + "x\n", id="long-line"),
        pytest.param("  indented\nless", "text: |2-\n    indented\n  less\n", id="blanks-first"),
    ],
)
def test_text_of_printable_characters_is_a_literal_block(text: str, written: str) -> None:
    assert dump_record({"text": text}).decode() == written + "end: true\n"


@pytest.mark.parametrize(
    "text",
    ["a\x1b[31m\nb", "a\x85b", "a\u2028b", "\ufeffa", "a\0", "a\ud83d", "a\rb"],
    ids=["escape", "next-line", "line-separator", "byte-order-mark", "nul", "surrogate", "return"],
)
def test_text_a_block_cannot_hold_is_double_quoted(text: str) -> None:
    assert dump_record({"text": text}).startswith(b'text: "')


def test_the_last_line_says_that_the_file_is_whole() -> None:
    assert dump_record({"format": "isp-entry/1", "text": "a\n\n"}).endswith(b"\nend: true\n")


def test_lists_stand_indented_under_their_key() -> None:
    data = dump_record({"answers": [{"question": "practice", "principles": ["empathy"]}]})
    assert data.decode() == (
        "answers:\n  - question: practice\n    principles:\n      - empathy\nend: true\n"
    )


def test_a_text_that_looks_like_something_else_is_quoted_so_that_loaders_see_text() -> None:
    data = dump_record({"version": "1.10", "started": "2026-11-22", "asked": "true", "kind": "~"})
    assert data.decode() == (
        "version: '1.10'\nstarted: '2026-11-22'\nasked: 'true'\nkind: '~'\nend: true\n"
    )


# What a person did to a file stays, whatever isp changes in it.

PATH = Path("2026-11-22-reflection-k7fq.yaml")
ORDER = ("practice", "lessons", "coaching", "sharing")
FILE = """\
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


def comments(text: str) -> list[str]:
    lines = [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]
    return [line for line in lines if line != "not a comment"]


def test_a_change_of_one_key_leaves_every_other_line_as_it_is() -> None:
    changed = after(FILE, replace(entry_of(FILE), finished="2026-11-22T08:40:00+01:00"))
    added = [line for line in changed.splitlines() if line not in FILE.splitlines()]
    assert added == ["finished: '2026-11-22T08:40:00+01:00'"]
    kept = [line for line in changed.splitlines() if line in FILE.splitlines()]
    assert kept == FILE.splitlines()


def test_the_text_of_an_answer_changes_alone() -> None:
    changed = after(FILE, with_text(entry_of(FILE), "coaching", "What did you hear?"))
    wanted = FILE.replace('text: "What did you see?"', "text: |-\n      What did you hear?")
    assert list(filter(None, changed.splitlines())) == list(filter(None, wanted.splitlines()))


@pytest.mark.parametrize("question", ["practice", "coaching", "sharing"])
def test_every_comment_stays_when_an_answer_gets_another_text(question: str) -> None:
    changed = after(FILE, with_text(entry_of(FILE), question, "Something else.\nAnd more."))
    assert comments(changed) == comments(FILE)


def test_a_comment_behind_a_literal_block_stays_when_the_block_changes() -> None:
    text = FILE.replace("    text: A habit.\n", "    text: |-\n      A habit.\n")
    changed = after(text, with_text(entry_of(text), "sharing", "Another habit."))
    assert changed == text.replace("A habit.", "Another habit.")


@pytest.mark.parametrize("question", ["a-first", "lessons", "z-last"])
def test_an_answer_finds_its_place_and_every_comment_stays(question: str) -> None:
    order = ("a-first", *ORDER, "z-last")
    wanted = entry_of(FILE).with_answer(answer(question, "New.\nWords."), order)
    changed = after(FILE, wanted)
    assert entry_of(changed) == wanted
    assert comments(changed) == comments(FILE)
    assert [line for line in FILE.splitlines() if line not in changed.splitlines()] == []


@pytest.mark.parametrize("question", ["practice", "coaching", "sharing"])
def test_the_comments_inside_other_answers_stay_when_one_is_taken_away(question: str) -> None:
    kept = tuple(each for each in entry_of(FILE).answers if each.question != question)
    changed = after(FILE, replace(entry_of(FILE), answers=kept))
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
    wanted = replace(entry_of(FILE), answers=())
    assert entry_of(after(FILE, wanted)) == wanted


def test_answers_change_places_with_all_they_hold() -> None:
    wanted = replace(entry_of(FILE), answers=tuple(reversed(entry_of(FILE).answers)))
    changed = after(FILE, wanted)
    assert entry_of(changed) == wanted
    assert "weather: [sun, rain]" in changed


def test_keys_isp_does_not_know_stay_where_they_are() -> None:
    changed = after(FILE, with_text(entry_of(FILE), "practice", "Else."))
    assert "mood: fair   # a key of my own\nid:" in changed
    assert "    weather: [sun, rain]\n" in changed


def test_a_key_behind_the_others_does_not_push_the_last_line_away() -> None:
    changed = after(FILE, replace(entry_of(FILE), finished="2026-11-22T08:40:00+01:00"))
    assert changed.endswith("\nend: true\n")


def test_a_second_change_is_made_in_the_changed_file() -> None:
    once = after(FILE, with_text(entry_of(FILE), "practice", "One."))
    twice = after(once, entry_of(once).with_answer(answer("lessons", "Two."), ORDER))
    assert [each.text for each in entry_of(twice).answers] == [
        "One.",
        "Two.",
        "What did you see?",
        "A habit.",
    ]
    assert comments(twice) == comments(FILE)


FINISHED = "2026-11-22T08:40:00+01:00"


@pytest.mark.parametrize(
    "above",
    ["# mine\n---\n", "# mine\n%YAML 1.2\n# and mine\n---\n", "---   # mine\n", "\ufeff# mine\n"],
    ids=["a-mark", "a-directive", "beside-the-mark", "a-byte-order-mark"],
)
def test_what_stands_above_the_first_key_stays(above: str) -> None:
    text = above + FILE
    changed = after(text, replace(entry_of(text), finished=FINISHED))
    assert changed.startswith(above + "# My journal, do not lose it\nformat:")


def test_a_file_keeps_its_line_ends_in_every_line() -> None:
    text = FILE.replace("\n", "\r\n")
    wanted = with_text(entry_of(text), "coaching", "What did you hear?\nAnd see?")
    changed = after(text, wanted)
    assert entry_of(changed) == wanted
    assert changed.count("\r\n") == changed.count("\n") == changed.count("\r")
    assert comments(changed) == comments(FILE)


@pytest.mark.parametrize("style", [">-", "|+", "|", "|2-"])
def test_the_lines_of_a_key_isp_does_not_know_stay_as_they_are(style: str) -> None:
    mine = f"mine: {style}\n      folded or not\n\n\n   # a comment\n  # another\n"
    text = FILE.replace("# before the end\n", mine)
    changed = after(text, replace(with_text(entry_of(text), "practice", "A."), finished=FINISHED))
    assert mine in changed


def test_a_key_isp_does_not_know_stays_beside_an_answer_that_changes() -> None:
    mine = "    mine: |\n          words\n\n\n      # a comment\n"
    text = FILE.replace("    # after the fourth\n", mine)
    changed = after(text, with_text(entry_of(text), "sharing", "Changed."))
    assert changed == text.replace("text: A habit.", "text: |-\n      Changed.")


@pytest.mark.parametrize("question", ["practice", "coaching"])
def test_what_isp_does_not_know_stays_in_a_record_in_brackets(question: str) -> None:
    answers = (
        "  - {question: practice, asked: f, mine: [a, {b: no}], text: g}   # one\n"
        "  - {question: coaching, asked: f, text: g, mine: ~}   # two\n"
    )
    text = FILE[: FILE.index("  # the first one")] + answers + "end: true\n"
    changed = after(text, with_text(entry_of(text), question, "Changed."))
    assert entry_of(changed).answer(question).text == "Changed."  # type: ignore[union-attr]
    assert comments(changed) == comments(text)
    parsed = [parse(each.encode(), PATH).value["answers"] for each in (text, changed)]
    assert [[each["mine"] for each in value] for value in parsed] == [
        [["a", {"b": "no"}], ""],
    ] * 2


def test_the_comments_beside_names_in_a_list_stay_where_others_are_named() -> None:
    names = "    principles:\n      # first of all\n      - empathy   # mine\n      - curiosity\n"
    text = FILE.replace("    # after the fourth\n", names)
    entry = entry_of(text)
    answers = (*entry.answers[:-1], replace(entry.answers[-1], principles=("trust", "empathy")))
    changed = after(text, replace(entry, answers=answers))
    assert changed == text.replace(
        "      - empathy   # mine\n      - curiosity\n",
        "      - trust\n      - empathy   # mine\n",
    )


def test_a_key_isp_does_not_know_goes_with_the_answer_it_stood_in() -> None:
    kept = tuple(each for each in entry_of(FILE).answers if each.question != "practice")
    assert "weather" not in after(FILE, replace(entry_of(FILE), answers=kept))


def test_a_comment_below_a_key_that_goes_stays() -> None:
    text = FILE.replace("\n# what I said", "settled: '2026-11-22'   # gone\n# what I said")
    changed = after(text, replace(entry_of(text), settled=""))
    assert changed == FILE.replace("\n# what I said", "# what I said")


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (
            "a:\n  - text: gone\n    #keep\n    question: q\n",
            {"text": None},
            "a:\n  - \n    #keep\n    question: q\n",
        ),
        (
            "a:\n  - text: gone\n    how: data\n    question: q\n    mine: 1\n",
            {"text": None, "how": None},
            "question: q\n    mine: 1\n",
        ),
        (
            "a:\n  - question: q\n    text: #one\n      #two\n      old\n",
            {"text": "new"},
            "#one #two",
        ),
        (
            "a:\n  - {question: q, #one\n     text: b, mine: [1, #two\n     2]}\n",
            {"text": "new"},
            "#two",
        ),
        ("a:\n  - {question: q, text: b, mine: [1, ~, 'x']}\n", {"text": "new"}, "[1, ~, x]"),
        ("a:\n  - question: q\n    mine:\n      - -\n  - question: r\n", {"text": "new"}, "- -\n"),
        (
            "a:\n  - question: q\n    ? mine #c: x\n    : y\n",
            {"text": "new"},
            "? mine #c: x\n    : y\n",
        ),
    ],
    ids=[
        "first-key",
        "two-first-keys",
        "between",
        "in-brackets",
        "bare",
        "empty-dash",
        "question-mark",
    ],
)
def test_what_stands_around_a_change_stays(
    before: str, change: dict[str, str | None], after: str
) -> None:
    known = ("question", "text", "how")
    there = [
        {key: value for key, value in item.items() if key in known}
        for item in parse(before.encode(), "a.yaml").value["a"]
    ]
    first = {**there[0], **{key: value for key, value in change.items() if value}}
    first = {key: value for key, value in first.items() if change.get(key, "") is not None}
    wanted = {"a": [first, *there[1:]]}
    changed = change_record(before.encode(), {"a": there}, wanted).decode()
    assert after in changed
    whole = parse(changed.encode(), "a.yaml").value
    assert whole == merge_changes(parse(before.encode(), "a.yaml").value, {"a": there}, wanted)
    assert all(comment in changed for comment in re.findall(r"#\w+", before))
