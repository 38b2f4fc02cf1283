"""Files that may be JSON: what JSON means, and YAML where it is none."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.errors import InvalidFile
from isp_cli.files.growing import MAX_DEPTH, MAX_NODES
from isp_cli.files.json_in import parse_json_or_yaml
from isp_cli.files.yaml_in import parse


def value_of(text: str) -> object:
    return parse_json_or_yaml(text.encode(), "answers.json").value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('{"a": ["b", {"c": "d"}]}', {"a": ["b", {"c": "d"}]}, id="nested"),
        pytest.param('{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}, id="surrogate-pair"),
        pytest.param('{"a": "\\ud83d"}', {"a": "\ud83d"}, id="lone-surrogate"),
        pytest.param('{"a": "b\\/c\\n"}', {"a": "b/c\n"}, id="escapes"),
        pytest.param('\ufeff{"a": "b"}', {"a": "b"}, id="byte-order-mark"),
        pytest.param('{"a":"b"}', {"a": "b"}, id="without-blanks"),
        pytest.param('{\n\t"a": "b"\n}', {"a": "b"}, id="tabs"),
        pytest.param('{"<<": "b"}', {"<<": "b"}, id="merge-key-is-a-key"),
        pytest.param('["a"]', ["a"], id="list"),
    ],
)
def test_json_means_what_json_means(text: str, value: object) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    "word",
    ["3", "-3", "true", "false", "1.10", "2.50", "1e3", "0.1", "1e400", "9" * 400, "9" * 5_000],
    ids=lambda word: word[:12] + f"-{len(word)}",
)
def test_a_number_or_a_boolean_is_the_text_that_stands_there(word: str) -> None:
    assert value_of(f'{{"a": {word}}}') == {"a": word}


def test_null_is_empty_text() -> None:
    assert value_of('{"a": null, "b": [null]}') == {"a": "", "b": [""]}


def test_not_a_number_is_text() -> None:
    assert value_of('{"a": NaN, "b": -Infinity}') == {"a": "NaN", "b": "-Infinity"}


def test_a_place_in_json_has_its_line() -> None:
    parsed = parse_json_or_yaml(b'{\n "a": "b",\n "c": [\n  "d"\n ]\n}', "answers.json")
    assert parsed.line(("a",)) == 2
    assert parsed.line(("c", 0)) == 4


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: b\n", {"a": "b"}, id="yaml"),
        pytest.param("{'a': 'b'}", {"a": "b"}, id="single-quotes"),
        pytest.param('{"a": "b",}', {"a": "b"}, id="last-comma"),
        pytest.param('{"a": "b"} # so\n', {"a": "b"}, id="comment"),
        pytest.param("- 1.10\n- no\n", ["1.10", "no"], id="yaml-list"),
    ],
)
def test_what_is_no_json_is_read_as_yaml(text: str, value: object) -> None:
    assert value_of(text) == value


def test_the_error_in_broken_json_is_told_with_its_line() -> None:
    with pytest.raises(InvalidFile) as caught:
        value_of('{\n"a": "b"\n"c": "d"\n}')
    assert caught.value.problems[0].line == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"a": "b", "a": "c"}', id="same"),
        pytest.param('{"a": "b", "\\u0061": "c"}', id="escaped"),
        pytest.param('[{"x": {"a": 1, "a": 1}}]', id="inner"),
    ],
)
def test_a_key_that_json_has_twice_is_refused(text: str) -> None:
    with pytest.raises(InvalidFile, match="the key 'a' is there twice"):
        value_of(text)


def test_a_key_that_json_has_twice_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidFile) as caught:
        value_of('{\n"a": "b",\n"a": "c"\n}')
    assert caught.value.problems[0].line == 3


@pytest.mark.parametrize("depth", [17, 300, 700, 950, 5_000, 100_000])
@pytest.mark.parametrize("ends", ["[]", "{}"])
def test_json_nested_too_deep_is_an_invalid_file(depth: int, ends: str) -> None:
    step = "[" if ends == "[]" else '{"a":'
    with pytest.raises(InvalidFile):
        value_of(step * depth + '"x"' + ends[1] * depth)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0\0", id="nul"),
        pytest.param('{"a": "b"}'.encode("utf-16"), id="utf-16"),
        pytest.param(b'{"a": "\xe9"}', id="latin-1"),
        pytest.param(b'{"a": "b"', id="cut"),
    ],
)
def test_what_is_neither_json_nor_yaml_is_an_invalid_file(data: bytes) -> None:
    with pytest.raises(InvalidFile):
        parse_json_or_yaml(data, "answers.json")


def as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.sweep
@settings(max_examples=150, deadline=None)
@given(st.lists(_VALUES, max_size=3), st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_whatever_json_says_is_what_the_reader_of_json_itself_finds(
    value: list[Any], indent: Any, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only).replace("\0", " ")
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate has no bytes
        return
    assert value_of(text) == as_texts(json.loads(text, parse_int=int))


@pytest.mark.parametrize("indent", [None, 1])
def test_each_place_has_the_line_that_yaml_gives_it(indent: int | None) -> None:
    value = {"a": ["b", {"c": "d"}, []], "e": {"f": ["g", "h"]}, "i": ""}
    data = json.dumps(value, indent=indent).encode()
    read, expected = parse_json_or_yaml(data, "a.json"), parse(data, "a.json")
    assert (read.value, read.lines) == (expected.value, expected.lines)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{\n\t"a": "b",\n\t"c" "d"\n}', 3, "a ':' is missing here"),
        ('{\n\t"a": "b"\n\t"c": "d"\n}', 3, "a ',' is missing here"),
        ('{\n\t"a": "b", c\n\t: }', 2, "'c' is no value of JSON"),
        ('{\n\t"a": [1,,\n 2]}', 2, "a value is missing here"),
        ('{\n\t"a": [1, 2}', 2, "closes nothing that is open here"),
        ('{\n\t"a": "b"', 2, "it ends in the middle"),
        ('{\n\t"a": "b\n', 2, "not JSON: invalid control character"),
        ("[\n\t]\n\t[]", 3, "there is more behind its end"),
    ],
)
def test_what_is_wrong_in_a_file_of_json_is_told_as_json_with_its_line(
    text: str, line: int, what: str
) -> None:
    with pytest.raises(InvalidFile) as caught:
        value_of(text)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert what in problem.what


@pytest.mark.sweep
@pytest.mark.parametrize("part", ["{}", "[]", '""', "0"])
def test_json_of_too_many_parts_is_refused_where_they_begin_to_be(part: str) -> None:
    text = "[\n" + f"{part},\n" * MAX_NODES + f"{part}]"
    with pytest.raises(InvalidFile) as caught:
        value_of(text)
    assert [str(each) for each in caught.value.problems] == [
        f"line {MAX_NODES + 1}: it has more than {MAX_NODES} parts"
    ]


def test_json_is_as_deep_as_yaml_may_be() -> None:
    for depth, fits in ((MAX_DEPTH, True), (MAX_DEPTH + 1, False)):
        data = b"[" * depth + b"]" * depth
        for read in (parse, parse_json_or_yaml):
            try:
                read(data, "a.json")
                assert fits
            except InvalidFile as invalid:
                assert not fits and "nested more than 16 deep" in str(invalid)
