"""Files that may be JSON: what JSON means, and YAML where it is none."""

import pytest

from isp_cli.errors import InvalidFile
from isp_cli.files.yaml_in import parse_json_or_yaml


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
