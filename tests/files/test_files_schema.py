"""What a wrong file is told: every problem at once, with its line, its place and what to write."""

import pytest

from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan
from isp_cli.errors import InvalidFile
from isp_cli.files.schema import place_name, validate
from isp_cli.files.yaml_in import parse
from isp_cli.forms.answers import AnswersForm
from isp_cli.framework.bundled import framework_from
from isp_cli.framework.records import Framework

FILE = """\
format: isp-framework/1
id: own
name: Our own
version: "1"
language: en
about: []
sources:
  - {id: paper, name: Paper, title: A paper, authors: Us, year: "2026", citation: c, note: n}
principles:
  - id: trust
    name: Trust
    text: Build it.
    source: {document: paper, section: One}
domains:
  - id: working
    name: Working
    text: Together.
    source: {document: paper, section: Two}
    competencies:
      - id: listening
        name: Listening
        text: To others.
        source: {document: paper, section: Two}
        abilities:
          - id: listening.ability
            text: Listen.
            source: {document: paper, section: Two, item: "1"}
        activities: []
        hint:
          id: listening.hint
          source: {document: paper, section: Two}
          items: []
questions:
  - id: why
    text: Why?
    help: Think.
    answer: text
    source: {document: paper, section: Three}
dilemmas: []
ways_out: []
context_levels: []
glossary: []
resources: []
readings: []
"""


def problems_of(text: str) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        framework_from(text.encode(), "own.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_framework_that_is_right_is_taken() -> None:
    framework = framework_from(FILE.encode(), "own.yaml")
    assert [each.id for each in framework.competencies()] == ["listening"]


_TRUST = "line 10: principles > trust"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("language: en\n", "", "line 1: language: this key is missing", id="missing"),
        pytest.param(
            "    text: Build it.\n",
            "",
            f"{_TRUST} > text: this key is missing",
            id="missing-inside",
        ),
        pytest.param(
            "name: Our own\n",
            "name: Our own\nlangage: en\n",
            "line 4: langage: this key is not known; did you mean 'language'?",
            id="unknown-key",
        ),
        pytest.param(
            "        activities: []\n",
            "        activites: []\n        activities: []\n",
            "line 28: domains > working > competencies > listening > activites: "
            "this key is not known; did you mean 'activities'?",
            id="unknown-key-inside",
        ),
        pytest.param(
            "name: Our own\n",
            "name: Our own\nxyzzy: en\n",
            "line 4: xyzzy: this key is not known",
            id="unlike-every-key",
        ),
        pytest.param(
            "isp-framework/1",
            "isp-framework/2",
            "line 1: format: this isp reads isp-framework/1, not isp-framework/2",
            id="format",
        ),
        pytest.param(
            "answer: text",
            "answer: essay",
            "line 37: questions > why > answer: expected 'text', 'principles', 'competencies', "
            "'development', 'in-play', 'activities', 'choice', 'evidence', 'promise' or 'day', "
            "found 'essay'",
            id="wrong-literal",
        ),
        pytest.param(
            "dilemmas: []",
            "dilemmas: none",
            "line 39: dilemmas: expected a list, found 'none'",
            id="text-for-a-list",
        ),
        pytest.param(
            "dilemmas: []",
            "dilemmas: {a: b}",
            "line 39: dilemmas: expected a list, found keys and values",
            id="keys-for-a-list",
        ),
        pytest.param(
            "dilemmas: []",
            "dilemmas: [none]",
            "line 39: dilemmas > item 1: expected keys and values, found 'none'",
            id="text-for-a-record",
        ),
        pytest.param(
            "name: Our own",
            "name: [Our own]",
            "line 3: name: expected text, found a list",
            id="list-for-a-text",
        ),
        pytest.param(
            "    help: Think.\n",
            "    help: Think.\n    at_least: two\n",
            "line 37: questions > why > at_least: expected a whole number, found 'two'",
            id="word-for-a-number",
        ),
        pytest.param(
            "    help: Think.\n",
            "    help: Think.\n    at_least: '3'\n    at_most: '2'\n",
            "line 37: questions > why > at_least: is larger than at_most",
            id="more-than-at-most",
        ),
        pytest.param(
            "  - id: why\n",
            "  - id: trust\n",
            "line 34: questions > trust > id: the id 'trust' is used twice",
            id="duplicate-id",
        ),
        pytest.param(
            "id: own\n",
            "id: Our Own\n",
            "line 2: id: 'Our Own' is no id: use lower-case words, '-' and '.'",
            id="no-id",
        ),
        pytest.param(
            "{document: paper, section: Three}",
            "{document: book, section: Three}",
            "line 38: questions > why > source > document: unknown document 'book': use paper",
            id="unknown-document",
        ),
    ],
)
def test_a_problem_is_told_with_its_line_its_place_and_what_to_write(
    old: str, new: str, problem: str
) -> None:
    assert problems_of(FILE.replace(old, new, 1)) == [problem]


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        FILE.replace("isp-framework/1", "mine")
        .replace("    text: Build it.\n", "    txt: Build it.\n")
        .replace("answer: text", "answer: essay")
        .replace("readings: []", "readings: soon")
    )
    assert [problem.partition(": ")[0] for problem in problems_of(text)] == [
        *("line 1", "line 10", "line 12", "line 37", "line 44"),
    ]


def test_every_inconsistency_is_told_at_once() -> None:
    text = FILE.replace("- id: why", "- id: trust").replace("document: paper", "document: book")
    assert len(problems_of(text)) == 1 + text.count("document: book")


def test_a_file_with_very_many_problems_tells_some_hundred() -> None:
    text = FILE.replace("glossary: []", f"glossary: [{'x, ' * 5_000}x]")
    assert len(problems_of(text)) == 200


def test_a_long_value_is_told_in_short() -> None:
    (problem,) = problems_of(FILE.replace("dilemmas: []", f"dilemmas: {'x' * 5_000}"))
    assert len(problem) < 120


@pytest.mark.parametrize("text", ["- a\n", "words\n", "[]\n"], ids=["list", "words", "empty-list"])
def test_a_file_without_keys_is_told_what_was_expected(text: str) -> None:
    assert problems_of(text) == ["line 1: expected keys and values, like 'format: …'"]


def test_the_message_names_the_file_and_every_problem() -> None:
    with pytest.raises(InvalidFile) as caught:
        framework_from(FILE.replace("language: en\n", "").encode(), "own.yaml")
    assert str(caught.value) == ("own.yaml has 1 problem\n  line 1: language: this key is missing")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    "kind", [Framework, Entry, Plan, AnswersForm], ids=lambda kind: kind.__name__
)
@pytest.mark.parametrize(
    "text", ["a: b\n", "framework: [a]\nanswers: {a: b}\ncompetencies: x\n"], ids=["other", "wrong"]
)
def test_no_problem_speaks_of_python(kind: type[object], text: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        validate(kind, parse(text.encode(), "own.yaml"), "own.yaml")
    said = "\n".join(str(problem) for problem in caught.value.problems)
    python = ("dict", "str", "tuple", "dataclass", "keyword", "argument", "NoneType", "input")
    assert [word for word in python if word in said] == []


def test_a_place_is_named_by_ids_and_by_numbers_from_one() -> None:
    parsed = parse(b"a:\n  - id: x\n    b: [c, d]\n  - e: f\n", "own.yaml")
    assert place_name(("a", 0, "b", 1), parsed) == "a > x > b > item 2"
    assert place_name(("a", 1, "gone", 0), parsed) == "a > item 2 > gone > item 1"
