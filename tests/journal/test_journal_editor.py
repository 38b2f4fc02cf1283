"""A text lent to an editor comes back as the editor left it, and its file waits until it has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from isp_cli.files.files import Disk
from isp_cli.journal.editor import (
    EditorFailed,
    LentFile,
    discard,
    editor_command,
    left_over,
    lend,
    run_editor,
)

Lend = Callable[..., LentFile]
_OPEN = "import sys, pathlib; path = pathlib.Path(sys.argv[-1]); "


def editor(script: str) -> list[str]:
    return [sys.executable, "-c", _OPEN + script]


@pytest.fixture
def lent(tmp_path: Path) -> Lend:
    return lambda text, *head: lend(tmp_path / "drafts", "it.answer.txt", text, Disk(), head)


def edited(lent: LentFile, script: str) -> str:
    assert run_editor(editor(script), lent.path).code == 0
    return lent.read()


def test_the_text_comes_back_as_the_editor_left_it(lent: Lend) -> None:
    script = "path.write_bytes(path.read_bytes().strip().upper() + ' – é 😀'.encode())"
    assert edited(lent("some words"), script) == "SOME WORDS – é 😀"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("words", id="no-newline"),
        pytest.param("words\n", id="newline"),
        pytest.param("\n\n  a\n\n\n", id="blank-lines"),
        pytest.param("\n", id="only-a-newline"),
        pytest.param("é 😀 \u2028 \x85 \t \\", id="unicode"),
        pytest.param("\x1b[31m\0", id="control-characters"),
        pytest.param("\ufeffwords", id="byte-order-mark"),
        pytest.param("caf\udce9", id="byte-that-is-no-utf-8"),
        pytest.param("half \ud83d of it", id="lone-surrogate"),
    ],
)
def test_an_editor_that_changes_nothing_gives_the_text_back(lent: Lend, text: str) -> None:
    assert edited(lent(text), "pass") == text


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_other_line_ends_become_line_feeds(lent: Lend, end: str) -> None:
    assert edited(lent(""), f"path.write_bytes({('a' + end + 'b').encode()!r})") == "a\nb"


def test_the_newline_an_editor_adds_is_taken_off(lent: Lend) -> None:
    assert edited(lent("a"), "path.write_bytes(b'a b\\n')") == "a b"


def test_only_one_newline_is_taken_off(lent: Lend) -> None:
    assert edited(lent("a"), "path.write_bytes(b'a\\n\\n')") == "a\n"


def test_a_byte_order_mark_an_editor_adds_is_taken_off(lent: Lend) -> None:
    assert edited(lent("a"), "path.write_bytes(b'\\xef\\xbb\\xbfa')") == "a"


def test_bytes_that_are_no_utf_8_are_not_lost(lent: Lend) -> None:
    written = edited(lent("a"), "path.write_bytes(b'caf\\xe9')")
    assert written.encode("utf-8", "surrogateescape") == b"caf\xe9"


def test_an_emptied_file_is_an_emptied_text(lent: Lend) -> None:
    assert edited(lent("words"), "path.write_bytes(b'')") == ""


def test_an_editor_that_saves_by_renaming_is_read(lent: Lend) -> None:
    script = "new = path.with_name('new'); new.write_bytes(b'new'); new.replace(path)"
    assert edited(lent("words"), script) == "new"


def test_what_an_editor_saved_before_it_failed_is_there(lent: Lend) -> None:
    file = lent("words")
    assert run_editor(editor("path.write_bytes(b'half'); sys.exit(3)"), file.path).code == 3
    assert file.read() == "half"


def test_an_editor_that_is_missing_is_told_by_its_name(lent: Lend) -> None:
    with pytest.raises(EditorFailed, match="no-such-editor"):
        run_editor(["no-such-editor"], lent("words").path)


def test_a_file_an_editor_took_away_leaves_the_text_as_it_was(lent: Lend) -> None:
    assert edited(lent("words"), "path.unlink()") == "words"


def test_what_cannot_be_read_is_told(lent: Lend) -> None:
    with pytest.raises(EditorFailed):
        edited(lent("words"), "path.unlink(); path.mkdir()")


def test_the_file_its_backup_and_what_nano_saves_at_a_hang_up_go_together(lent: Lend) -> None:
    file = lent("words")
    edited(file, "[path.with_name(path.name + end).touch() for end in ('~', '.save')]")
    discard(file, Disk())
    assert list(file.path.parent.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_file_and_its_folder_are_for_their_owner_alone(lent: Lend) -> None:
    file = lent("words")
    assert [oct(each.stat().st_mode & 0o777) for each in (file.path, file.path.parent)] == [
        "0o600",
        "0o700",
    ]


def test_a_second_file_of_one_name_leaves_the_first_as_it_is(lent: Lend) -> None:
    first, second = lent("first"), lent("second")
    assert [each.path.name for each in (first, second)] == ["it.answer.txt", "it.answer.2.txt"]
    assert (first.read(), second.read()) == ("first", "second")


HEAD = ("Question 4 of 10.", "What will you do?")


@pytest.mark.parametrize(
    ("script", "text"),
    [
        pytest.param("pass", "my words", id="untouched"),
        pytest.param("path.write_text('new')", "new", id="all written over"),
        pytest.param("open(path, 'a').write('\\nmore\\n')", "my words\nmore", id="appended"),
        pytest.param(
            "path.write_text('# mine\\n' + path.read_text())", "# mine\nmy words", id="above it"
        ),
        pytest.param(
            "path.write_text(path.read_text().replace('will you', 'shall you'))",
            "# What shall you do?\nmy words",
            id="a line of it changed",
        ),
        pytest.param(
            "path.write_text('\\n'.join(path.read_text().split('\\n')[4:]))",
            "my words",
            id="taken out by hand",
        ),
    ],
)
def test_the_question_above_the_text_is_no_part_of_it(lent: Lend, script: str, text: str) -> None:
    file = lent("my words", *HEAD)
    assert file.path.read_text(encoding="utf-8").startswith("# Question 4 of 10.\n# What will")
    assert edited(file, script) == text


def test_a_heading_of_ones_own_stays(lent: Lend) -> None:
    assert lent("# What will happen\n\nIt rained.", *HEAD).read() == (
        "# What will happen\n\nIt rained."
    )


def test_what_nobody_took_back_is_found_the_last_saved_at_the_end(lent: Lend) -> None:
    first, second = lent("first", *HEAD), lent("second", *HEAD)
    os.utime(second.path, ns=(1, 1))
    again = left_over(first.path.parent, "it.answer.txt")
    assert [each.read() for each in again] == ["second", "first"]
    assert left_over(first.path.parent, "other.answer.txt") == []


@pytest.mark.parametrize(
    ("said", "command"),
    [
        pytest.param("code --wait", ["code", "--wait"], id="arguments"),
        pytest.param("'/opt/my editor/ed' -w", ["/opt/my editor/ed", "-w"], id="quotes"),
        pytest.param('"/opt/my editor/ed" -w', ["/opt/my editor/ed", "-w"], id="double quotes"),
        pytest.param("/opt/my\\ editor/ed", ["/opt/my editor/ed"], id="a backslash"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="quoting of POSIX")
def test_an_editor_is_named_with_arguments_quotes_and_blanks(said: str, command: list[str]) -> None:
    assert editor_command({"EDITOR": said}) == command
    assert editor_command({"EDITOR": "other", "VISUAL": said}) == command


@pytest.mark.skipif(os.name == "nt", reason="quoting of POSIX")
def test_a_path_with_blanks_needs_no_quotes_where_it_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "my editor"
    path.touch()
    assert editor_command({"VISUAL": str(path)}) == [str(path)]


def test_the_editors_own_arguments_come_before_the_file(lent: Lend) -> None:
    file = lent("words")
    command = [*editor("path.write_text(' '.join(sys.argv[1:-1]))"), "--wait", "-n"]
    run_editor(command, file.path)
    assert file.read() == "--wait -n"
