"""Files meant to hang or break a reader, or that no reader can make sense of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.errors import InvalidFile
from isp_cli.files.yaml_in import parse, parse_json_or_yaml

_NINE = ", ".join(["*{0}"] * 9)
_ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{_NINE.format(before)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
_MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{after}: &{after}\n  <<: [{_NINE.format(before)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


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
