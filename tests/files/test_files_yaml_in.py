"""What reading YAML gives: shapes, texts that stay texts, and the line of every place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.errors import InvalidFile
from isp_cli.files.json_in import parse_json_or_yaml
from isp_cli.files.yaml_in import parse


def value_of(text: str) -> object:
    return parse(text.encode(), "entry.yaml").value


def problem_of(data: bytes) -> tuple[int | None, str]:
    with pytest.raises(InvalidFile) as caught:
        parse(data, "entry.yaml")
    (problem,) = caught.value.problems
    return problem.line, problem.what


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: 1\nb: two\n", {"a": "1", "b": "two"}, id="keys"),
        pytest.param("- x\n- y\n", ["x", "y"], id="list"),
        pytest.param("only words\n", "only words", id="scalar"),
        pytest.param("a: [x, {b: y}]\n", {"a": ["x", {"b": "y"}]}, id="flow"),
        pytest.param("a: {}\nb: []\n", {"a": {}, "b": []}, id="empty-containers"),
        pytest.param("a:\n  b:\n    - c: d\n", {"a": {"b": [{"c": "d"}]}}, id="nested"),
        pytest.param("? a\n: b\n", {"a": "b"}, id="explicit-key"),
        pytest.param(": b\n", {"": "b"}, id="empty-key"),
        pytest.param(
            r'["\ud83d\ude00", "\ud83d"]', ["\U0001f600", "\ud83d"], id="letters-in-halves"
        ),
        pytest.param("a: |\n  x\n  y\n", {"a": "x\ny\n"}, id="literal"),
        pytest.param("a: >-\n  x\n  y\n", {"a": "x y"}, id="folded"),
        pytest.param("# said\na: b # so\n", {"a": "b"}, id="comments"),
        pytest.param("---\na: b\n...\n", {"a": "b"}, id="document-marks"),
        pytest.param("\ufeffa: b\n", {"a": "b"}, id="byte-order-mark"),
        pytest.param("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}, id="windows-line-ends"),
        pytest.param('a: "\\e[31m"\n', {"a": "\x1b[31m"}, id="escaped-control"),
        pytest.param("a: ! b\n", {"a": "b"}, id="non-specific-tag"),
        pytest.param("a: caf\u00e9 \U0001f600\n", {"a": "caf\u00e9 \U0001f600"}, id="unicode"),
    ],
)
def test_a_document_is_read_as_dicts_lists_and_texts(text: str, value: object) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    "word",
    [
        *("no", "yes", "on", "off", "NO", "true", "False", "nUll", "~a"),
        *("010", "0o10", "0x1F", "1e3", "1_000", "1:30", "3", "-3", "+.5", ".inf", ".nan"),
        *("2026-11-22", "2026-13-45", "2026-11-22T08:15:00+01:00", "1.10", "=", "9" * 5_000),
    ],
    ids=lambda word: word[:30],
)
def test_text_stays_text(word: str) -> None:
    assert value_of(f"a: {word}\n") == {"a": word}


def test_text_stays_text_where_the_file_asks_for_yaml_1_1() -> None:
    text = "%YAML 1.1\n---\na: yes\nno: 010\nb: 1:30\n"
    assert value_of(text) == {"a": "yes", "no": "010", "b": "1:30"}


def test_a_key_without_a_value_is_empty_text() -> None:
    assert value_of("a:\nb: ''\n") == {"a": "", "b": ""}


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
def test_nothing_said_in_a_word_of_yaml_is_empty_text_and_the_word_in_quotes_is_text(
    word: str,
) -> None:
    text = f"a: {word}\nb: [{word}, '{word}']\nc:\n  - {word}\nd: |-\n  {word}\ne: \"{word}\"\n"
    assert value_of(text) == {"a": "", "b": ["", word], "c": [""], "d": word, "e": word}


@pytest.mark.parametrize("beside", ["how: kept", "entry: 2026-11-22-review-k7fq"])
def test_a_day_whose_key_a_tool_of_yaml_1_1_made_true_is_found_under_on(beside: str) -> None:
    parsed = parse(f"a:\n  - {beside}\n    true: 2026-11-22\n    note: x\n".encode(), "a.yaml")
    key, value = beside.split(": ")
    assert list(parsed.value["a"][0].items()) == [(key, value), ("on", "2026-11-22"), ("note", "x")]
    assert parsed.line(("a", 0, "on")) == 3


def test_a_key_true_elsewhere_or_beside_the_key_on_is_a_key_of_its_own() -> None:
    assert value_of("true: x\n") == {"true": "x"}
    assert value_of("on: x\ntrue: y\nhow: kept\n") == {"on": "x", "true": "y", "how": "kept"}


def test_what_is_shared_is_shared_though_a_tool_of_yaml_1_1_made_the_yes_true() -> None:
    assert value_of("share: true\nmine: true\n") == {"share": "yes", "mine": "true"}


def test_an_unknown_directive_is_no_error() -> None:
    assert value_of("%FOO bar\n---\na: b\n") == {"a": "b"}


def test_every_place_has_its_line() -> None:
    parsed = parse(b"# first\na: b\nc:\n  - d: e\n\n    f: g\n  - h\n", "entry.yaml")
    assert parsed.lines == {
        (): 2,
        ("a",): 2,
        ("c",): 3,
        ("c", 0): 4,
        ("c", 0, "d"): 4,
        ("c", 0, "f"): 6,
        ("c", 1): 7,
    }


def test_a_place_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    parsed = parse(b"a: b\nc:\n  - d: e\n", "entry.yaml")
    assert parsed.line(("c", 0, "text")) == 3
    assert parsed.line(("gone",)) == 1


def test_sixteen_levels_are_taken() -> None:
    assert value_of("[" * 16 + "]" * 16) is not None


def test_seventeen_levels_are_refused() -> None:
    assert problem_of(b"[" * 17 + b"]" * 17) == (1, "it is nested more than 16 deep")


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        pytest.param(b"a: b\nc: [d\n", 2, "the '[' here is not closed", id="open-bracket"),
        pytest.param(b"a: [b\nc: d\n", 2, "the '[' of line 1 is not closed", id="bracket-above"),
        pytest.param(b"a: b\n\tc: d\n", 2, "there is a tab: use blanks", id="tab-indent"),
        pytest.param(b"a: b\nc: d: e\n", 2, "with ': ' in it stands in quotes", id="two-colons"),
        pytest.param(b"- {a: b, c: d: e}\n", 1, "a text with signs in it", id="in-flow"),
        pytest.param(b"a: b\n c: d\n", 2, "this line stands in too far", id="indent"),
        pytest.param(b"a:\n  b: c\n d: e\n", 3, "fits none of the lines above", id="dedent"),
        pytest.param(b"a: b\nc\nd: e\n", 2, "there is no ': ' in this line", id="no-colon"),
        pytest.param(b"a:b\nc: d\n", 2, "the line above has no ': '", id="no-blank"),
        pytest.param(b"a: b\n- c\n", 2, "a '- ' stands here where a key belongs", id="item"),
        pytest.param(b"- a\nb: c\n", 2, "a key stands here where a '- ' belongs", id="no-item"),
        pytest.param(b'a: b\nc: "d\n', 2, "a quotation mark is opened here", id="open-quote"),
        pytest.param(b'a: b\nc: "d" e\n', 2, "stands in quotes as a whole", id="half-quoted"),
        pytest.param(b'a: b\nc: "\\q"\n', 2, "a backslash stands twice", id="unknown-escape"),
        *(
            pytest.param(
                f"a: b\nc: {text}\n".encode(),
                2,
                f"a text that begins with {text[0]!r} stands in quotes",
                id=text,
            )
            for text in (
                *("@d", "*d* e", "* d", "*d", "& d", "&d", "!d", "!d e", "[d] e", "{d} e", "- d"),
                *("> d", "| d", "%d", "`d`", ", d", "? d", "] d"),
            )
        ),
        pytest.param(b"%YAML 2.0\n---\na: b\n", 1, "begins with '%'", id="yaml-2"),
        pytest.param(b"a: 1\nb: 2\na: 3\n", 3, "the key 'a' is there twice", id="key-twice"),
        pytest.param(b"x:\n  a: 1\n  a: 2\n", 3, "the key 'a' is there twice", id="inner-twice"),
        pytest.param(b"a: b\n[c]: d\n", 2, "a key is to be a word", id="list-as-key"),
        pytest.param(b"a: b\n? {c: d}\n: e\n", 2, "a key is to be a word", id="map-as-key"),
        pytest.param(b"a: b\n---\nc: d\n", 2, "a second document starts here", id="second"),
        pytest.param(b"a: b\n<<: {c: d}\n", 2, "the key '<<' is not taken", id="merge-key"),
        pytest.param(b"a: b\nc: !!str d\n", 2, "a text that begins with '!'", id="tag"),
        pytest.param(b"a: b\nc: !mine [d]\n", 2, "a text that begins with '!'", id="tag-on-list"),
        pytest.param(b"a: b\nc: \x1b[31m\n", 2, "the character U+001B stands bare", id="bare-esc"),
        pytest.param(b"a: b\nc: \xc2\x9b\n", 2, "the character U+009B stands bare", id="bare-c1"),
        pytest.param(b"\xef\xbb\xbfa: b\nc: \x07\n", 2, "U+0007 stands bare", id="bom-then-bell"),
        pytest.param(b"a: b\nc: \0\n", 2, "there is a NUL character", id="nul"),
        pytest.param(b"a: b\nc: caf\xe9\n", 2, "this is not UTF-8 text", id="latin-1"),
        pytest.param(b"a: b\nc: \xed\xa0\xbd\n", 2, "this is not UTF-8 text", id="surrogate"),
    ],
)
def test_what_is_not_taken_is_named_with_its_line(data: bytes, line: int, what: str) -> None:
    found = problem_of(data)
    assert found[0] == line
    assert what in found[1]


# Files meant to hang or break a reader, or that no reader can make sense of.

_NINE = ", ".join(["*{0}"] * 9)
_ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{_NINE.format(before)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
_MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{after}: &{after}\n  <<: [{_NINE.format(before)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(_ALIAS_BOMB.encode(), 1, id="alias-bomb"),
        pytest.param(_MERGE_BOMB.encode(), 1, id="merge-bomb"),
        pytest.param(b"a:\n  <<: [b, b]\n", 2, id="merge-without-anchor"),
        pytest.param(b"[" * 5_000, 1, id="brackets"),
        pytest.param(b"{a: " * 5_000, 1, id="braces"),
        pytest.param(b"- " * 5_000, 1, id="dashes"),
        pytest.param(b"a: b\nc: &x\n  d: *x\n", 2, id="loop"),
        pytest.param(b"a: b\nc: !!python/object/apply:os.system ['true']\n", 2, id="python-tag"),
        pytest.param(b"a: b\nc: !!binary aGk=\n", 2, id="binary-tag"),
        pytest.param(b"!!omap\n- a: b\n", 1, id="root-tag"),
        pytest.param(b"a: b\na: c\n", 2, id="duplicate-keys"),
        pytest.param(b"a: b\n'a': c\n", 2, id="duplicate-keys-quoted"),
        pytest.param(b"a: b\n...\n---\na: c\n", 3, id="second-document"),
        pytest.param(b"a: b\nc: \0\n", 2, id="nul"),
        pytest.param(b"a: b\nc: \x1b]0;x\x07\n", 2, id="terminal-escape"),
        pytest.param(b"a: b\nc: d\x7f\n", 2, id="delete"),
        pytest.param(b"a: b\nc: \xef\xbf\xbe\n", 2, id="noncharacter"),
        pytest.param("a: b\nc: Grüße\n".encode("latin-1"), 2, id="latin-1"),
        pytest.param("a: b\nc: d\n".encode("utf-16"), 1, id="utf-16"),
        pytest.param("a: b\nc: d\n".encode("utf-16-be"), 1, id="utf-16-without-mark"),
        pytest.param("a: b\nc: d\n".encode("utf-32"), 1, id="utf-32"),
        pytest.param("a: b\nc: \u00e9".encode()[:-1], 2, id="cut-inside-a-character"),
        pytest.param(b"\0" * 100, 1, id="all-nul"),
        pytest.param(b'a: b\nc: "\\U00110000"\n', None, id="impossible-escape"),
        pytest.param(b"", None, id="empty"),
        pytest.param(b"\n\n  \n", None, id="blank"),
        pytest.param(b"\xef\xbb\xbf", None, id="only-a-byte-order-mark"),
        pytest.param(b"# nothing\n", None, id="only-a-comment"),
    ],
)
def test_a_hostile_file_is_one_invalid_file_with_its_line(data: bytes, line: int | None) -> None:
    with pytest.raises(InvalidFile) as caught:
        parse(data, "entry.yaml")
    assert [problem.line for problem in caught.value.problems] == [line]


@pytest.mark.sweep
def test_a_hundred_thousand_keys_are_refused() -> None:
    data = "".join(f"k{number}: v\n" for number in range(100_000)).encode()
    with pytest.raises(InvalidFile, match="more than 80000 parts"):
        parse(data, "entry.yaml")


def test_a_key_that_is_there_twice_is_named_in_short() -> None:
    key = "k" * 900
    with pytest.raises(InvalidFile) as caught:
        parse(f"{key}: a\n{key}: b\n".encode(), "entry.yaml")
    assert len(caught.value.problems[0].what) < 80


_PIECES = st.sampled_from(
    [
        *("a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "\n", "\n  ", "\t", " "),
        *("#", " # ", "|", ">", "|2-", ">+9", "'", '"', "\\", "\\x", "\\ud83d", "&a ", "*a"),
        *("!", "!!str ", "!<", ">", "%YAML 1.1\n", "%TAG ! x\n", "%", "---\n", "...\n", "<<: "),
        *("@", "`", "~", "\r", "\r\n", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "é", "😀"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_pieces_of_yaml_in_any_order_are_read_or_are_an_invalid_file(text: str) -> None:
    for read in (parse, parse_json_or_yaml):
        try:
            read(text.encode(), "entry.yaml")
        except InvalidFile as invalid:
            assert len(invalid.problems) == 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_are_an_invalid_file(data: bytes) -> None:
    try:
        parse(data, "entry.yaml")
    except InvalidFile as invalid:
        assert len(invalid.problems) == 1
