"""The form isp writes: the same texts for every reader of YAML, and read quickly by isp's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan
from isp_cli.errors import InvalidFile
from isp_cli.files.growing import MAX_DEPTH, MAX_NODES
from isp_cli.files.own_form import read, written, written_in_brackets
from isp_cli.files.yaml_in import parse_fully
from isp_cli.files.yaml_out import change_record, dump_record
from isp_cli.framework.bundled import read_bundled
from isp_cli.journal.entry_file import sparse_record
from nasty import NASTY, ORDINARY, TYPED, entries, plans

STORY = Path(__file__).parents[2] / "examples" / "journal"
_MANY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
_FEW = settings(_MANY, max_examples=15)  # whole entries are long, and all of YAML is slow


def all_text(value: Any) -> Any:
    """Return what another reader made of a file as isp reads it: the numbers are texts."""
    if isinstance(value, dict):
        return {key: all_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [all_text(item) for item in value]
    assert isinstance(value, str | int), value
    return str(value).lower() if isinstance(value, int) else value


@_FEW
@given(st.one_of(entries(), plans()), st.booleans())
def test_a_reader_of_yaml_1_1_sees_what_isp_sees(record: Entry | Plan, quoted: bool) -> None:
    data = dump_record(sparse_record(record), quoted=quoted)
    assert all_text(yaml.safe_load(data)) == parse_fully(data, "entry.yaml").value


@_FEW
@given(st.one_of(entries(), plans()))
def test_what_such_a_reader_writes_back_says_the_same(record: Entry | Plan) -> None:
    data = dump_record(sparse_record(record))
    back = yaml.safe_dump(yaml.safe_load(data), sort_keys=False)
    assert parse_fully(back.encode(), "entry.yaml").value == parse_fully(data, "entry.yaml").value


@_MANY
@given(NASTY)
def test_libyaml_sees_what_isp_sees(text: str) -> None:
    text = text.encode(errors="replace").decode()  # it takes no halves of letters
    value = {"asked": text, "text": text, "list": [text], "answers": [{"text": text}]}
    assert yaml.load(written(value), yaml.CSafeLoader) == value


@pytest.mark.parametrize("text", [each for each in TYPED if each])
def test_what_another_reader_takes_for_something_else_is_quoted(text: str) -> None:
    data = written({"label": text, text: ["x"], "chosen": [text]})
    assert data == f"label: '{text}'\n'{text}':\n  - x\nchosen:\n  - '{text}'\n"
    assert yaml.safe_load(data) == {"label": text, text: ["x"], "chosen": [text]}


@pytest.mark.parametrize("text", ["yesterday", "nothing", "online", "7a", "1,000", "v1.1", "a=b"])
def test_what_every_reader_takes_for_text_stands_without_quotes(text: str) -> None:
    assert written({"label": text}) == f"label: {text}\n"
    assert yaml.safe_load(f"label: {text}") == {"label": text}


@pytest.mark.parametrize("text", ["\tindented", " indented", "\nbelow", "\n\tboth"])
def test_a_block_whose_first_line_begins_with_a_blank_says_how_far_it_stands_in(text: str) -> None:
    data = written({"answers": [{"question": "q", "text": text}]})
    assert "    text: |2-\n" in data
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(data, loader)["answers"][0]["text"] == text


@_MANY
@given(NASTY)
def test_what_stands_in_brackets_is_the_same_to_every_reader(text: str) -> None:
    value = {"asked": text, f"a{text}": [text, {"text": text}, [text]], "more": {}, "none": []}
    line = written_in_brackets(value)
    assert "\n" not in line
    data = f"a: {line}\n".encode()
    assert parse_fully(data, "a.yaml").value == {"a": value}
    assert yaml.safe_load(data) == {"a": value}


@_FEW
@given(st.one_of(entries(), plans()), st.booleans())
def test_what_isp_writes_is_read_line_by_line(record: Entry | Plan, quoted: bool) -> None:
    data = dump_record(sparse_record(record), quoted=quoted)
    value = read(data)
    assert value is not None
    assert value == parse_fully(data, "entry.yaml").value


@_FEW
@given(st.one_of(*(st.tuples(each(), each()) for each in (entries, plans))))
def test_a_file_as_isp_wrote_it_changes_in_the_lines_in_which_it_is_written_anew(
    records: tuple[Entry | Plan, Entry | Plan],
) -> None:
    before, after = map(sparse_record, records)
    assert change_record(dump_record(before), before, after) == dump_record(after)


@pytest.mark.parametrize("said", ["\xa0", "Site B\xa0", "\u3000", "\u2003x"])
def test_a_space_that_is_none_to_yaml_stays_where_a_value_is_changed(said: str) -> None:
    before = {"label": "Site A", "version": "", "about": "teams"}
    for name in before:
        after = {**before, name: said}
        assert change_record(dump_record(before), before, after) == dump_record(after)


# Reading line by line takes what the reader of all YAML takes for the same, or nothing.

_PIECES = (
    *(" ", "  ", "    ", "\t", "\n", "\n\n", "\r", "\r\n", "#", " # so", "# so\n", "'", '"', "''"),
    *(":", ": ", " :", "-", "- ", "- - ", "  - ", "? ", "|", "|-", "|+", "|2", "|2+", ">", ">-"),
    *("\\", "\\x", "\\u12", '"\\q"', "&a ", "*a", "!t ", "{}", "[]", "[", "]", "{a: b}", ", "),
    *("~", "null", "true", "true: x\n", "share: true\n", "on: x\n", "'on': x\n", "how: kept\n"),
    *("a: b\n", "  a: b\n", "    a: b\n", "- a\n", "  - a\n", "---\n", "...\n", "%YAML 1.1\n"),
    *("\0", "\x07", "\x85", "\u2028", "\ufeff", "\ufffe", "é", "\U0001f600", "\\ud83d\\ude00"),
    *("<<: x\n", "text: |-\n", "  text: |\n", "x" * 1200, "key" * 400 + ": a\n", "end: true\n"),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a file that isp wrote, with anything done to it."""
    texts = st.one_of(ORDINARY, NASTY)
    record = draw(st.one_of(entries(texts), plans(texts)))
    data = dump_record(sparse_record(record), quoted=draw(st.booleans()))
    for _ in range(draw(st.integers(1, 3))):
        data = draw(_changed(data))
    return data


@st.composite
def _changed(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    lines = data.splitlines(keepends=True) or [b""]
    line = draw(st.integers(0, len(lines) - 1))
    how = draw(st.sampled_from(("piece", "cut", "byte", "flip", "away", "twice", "moved", "crlf")))
    match how:
        case "piece":
            piece = draw(st.sampled_from(_PIECES)).encode()
            if draw(st.booleans()):
                lines[line] = piece + lines[line]
                return b"".join(lines)
            return data[:at] + piece + data[at:]
        case "cut":
            return data[:at]
        case "byte":
            return data[:at] + draw(st.binary(min_size=1, max_size=2)) + data[at + 1 :]
        case "flip":
            bit = 1 << draw(st.integers(0, 7))
            return data[:at] + bytes(each ^ bit for each in data[at : at + 1]) + data[at + 1 :]
        case "away":
            del lines[line]
        case "twice":
            lines.insert(draw(st.integers(0, len(lines))), lines[line])
        case "moved":
            over = draw(st.integers(-4, 4))
            lines[line] = b" " * over + lines[line] if over > 0 else lines[line][-over:]
        case "crlf":
            return data.replace(b"\n", b"\r\n")
    return b"".join(lines)


@_FEW
@given(mutated())
@example(b"")
@example(b"\n")
@example(b"a: b")
@example(b"a:\n")
@example(b"a:\nb: c\n")
@example(b"a:\n- b\n")
@example(b"a:\n  - b\n  c: d\n")
@example(b"a:\n  - b: c\n     d: e\n")
@example(b"a: b\n  c\n")
@example(b"a: |\n   b\n")
@example(b"a: |\n\n  b\n")
@example(b"a: |-\n  b\n \n  c\n")
@example(b"a: |2-\n  b\n\n\n# so\n")
@example(b"a:  b\n")
@example(b"a: ''''\nb: '\t'\n")
@example(b"share: true\n")
@example(b"how: kept\ntrue: x\n")
@example(b'a: "\\uD83D\\uDE00"\n')
@example(b'a: "\\UFFFFFFFF"\n')
@example(b"a: []\nb: {}\n")
@example(b"a: [] \n")
@example(b"# so\n#\n#a: b\na: b\n")
@example(b"# so\n")
@example(b" # so\na: b\n")
@example(b"#\n---\na: b\n")
@example(b"a" * 1_100 + b": b\n")
@example(b"a: b\n" + b"a" * 1_100 + b": b\n")
def test_what_is_read_line_by_line_is_what_the_reader_of_all_yaml_reads(data: bytes) -> None:
    value = read(data)
    if value is not None:
        assert parse_fully(data, "entry.yaml").value == value


@pytest.mark.sweep
@settings(_MANY, max_examples=2_000)
@given(mutated())
def test_what_is_read_line_by_line_is_what_the_reader_of_all_yaml_reads_at_length(
    data: bytes,
) -> None:
    value = read(data)
    if value is not None:
        assert parse_fully(data, "entry.yaml").value == value


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_is_read_as_deep_and_as_long_as_the_reader_of_all_yaml_reads_it(more: int) -> None:
    depth = MAX_DEPTH + more
    nested = "".join(f"{'  ' * at}a:\n" for at in range(depth - 1)) + "  " * (depth - 1) + "a: b\n"
    empty = "".join(f"{'  ' * at}a:\n" for at in range(depth - 2)) + "  " * (depth - 2) + "a: []\n"
    for text in (nested, empty):
        assert (read(text.encode()) is None) is bool(more)
        if more:
            with pytest.raises(InvalidFile):
                parse_fully(text.encode(), "a.yaml")
        else:
            assert read(text.encode()) == parse_fully(text.encode(), "a.yaml").value
    listed = "a:\n" + "  - b\n" * (MAX_NODES - 3 + more)  # a mapping, its key, a list
    assert (read(listed.encode()) is None) is bool(more)


def test_the_story_as_it_was_before_its_keys_were_quoted_is_the_same_after_a_tool_of_yaml_1_1() -> (
    None
):
    for each in sorted(STORY.rglob("*.yaml")):
        old = each.read_bytes().replace(b"'on': ", b"on: ").replace(b"share: 'yes'", b"share: yes")
        back = yaml.safe_dump(yaml.load(old, yaml.CSafeLoader), sort_keys=False).encode()
        assert parse_fully(back, each).value == read(each.read_bytes())


def test_the_question_sets_that_come_with_isp_are_read_line_by_line() -> None:
    for name in ("after-session", "evidence", "about-competency"):
        data, path = read_bundled(f"question-sets/{name}.yaml")
        assert read(data) == parse_fully(data, path).value


def test_the_story_is_read_line_by_line_and_so_it_was_before_its_keys_were_quoted() -> None:
    files = sorted(STORY.rglob("*.yaml"))
    assert len(files) > 50
    for each in files:
        data = each.read_bytes()
        for form in (
            data,
            data.replace(b"'on': ", b"on: ").replace(b"share: 'yes'", b"share: yes"),
        ):
            assert read(form) == parse_fully(form, each).value
