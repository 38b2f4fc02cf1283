"""A text lent to an editor comes back as the editor left it, or the failure is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from isp_cli.journal.editing import EditorFailed, edit_text

_OPEN = "import sys, pathlib; path = pathlib.Path(sys.argv[-1]); "


def editor(script: str) -> list[str]:
    return [sys.executable, "-c", _OPEN + script]


NOTHING = editor("pass")


def test_the_text_comes_back_as_the_editor_left_it() -> None:
    script = "path.write_bytes(path.read_bytes().upper() + ' – é 😀'.encode())"
    assert edit_text("some words", editor(script)) == "SOME WORDS – é 😀"


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
def test_an_editor_that_changes_nothing_gives_the_text_back(text: str) -> None:
    assert edit_text(text, NOTHING) == text


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_other_line_ends_become_line_feeds(end: str) -> None:
    assert edit_text("", editor(f"path.write_bytes({('a' + end + 'b').encode()!r})")) == "a\nb"


def test_the_newline_an_editor_adds_is_taken_off() -> None:
    assert edit_text("a", editor("path.write_bytes(b'a b\\n')")) == "a b"


def test_only_one_newline_is_taken_off() -> None:
    assert edit_text("a", editor("path.write_bytes(b'a\\n\\n')")) == "a\n"


def test_a_byte_order_mark_an_editor_adds_is_taken_off() -> None:
    assert edit_text("a", editor("path.write_bytes(b'\\xef\\xbb\\xbfa')")) == "a"


def test_bytes_that_are_no_utf_8_are_not_lost() -> None:
    written = edit_text("a", editor("path.write_bytes(b'caf\\xe9')"))
    assert written.encode("utf-8", "surrogateescape") == b"caf\xe9"


def test_an_emptied_file_is_an_emptied_text() -> None:
    assert edit_text("words", editor("path.write_bytes(b'')")) == ""


def test_an_editor_that_saves_by_renaming_is_read() -> None:
    script = "new = path.with_name('new'); new.write_bytes(b'new'); new.replace(path)"
    assert edit_text("words", editor(script)) == "new"


def test_an_editor_that_fails_is_told() -> None:
    with pytest.raises(EditorFailed, match="failed"):
        edit_text("words", editor("path.write_bytes(b'half'); sys.exit(1)"))


def test_an_editor_that_is_missing_is_told_by_its_name() -> None:
    with pytest.raises(EditorFailed, match="no-such-editor"):
        edit_text("words", ["no-such-editor"])


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("path.unlink()", id="deleted"),
        pytest.param("path.unlink(); path.mkdir()", id="folder"),
    ],
)
def test_an_editor_that_takes_the_file_away_is_told(script: str) -> None:
    with pytest.raises(EditorFailed):
        edit_text("words", editor(script))


def test_the_file_and_all_beside_it_are_gone_afterwards(tmp_path: Path) -> None:
    note = tmp_path / "note"
    script = f"path.with_name('backup~').touch(); open({str(note)!r}, 'w').write(str(path))"
    edit_text("words", editor(script))
    assert not Path(note.read_text()).parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_file_and_its_folder_are_for_their_owner_alone() -> None:
    script = (
        "modes = [each.stat().st_mode & 0o777 for each in (path, path.parent)]; "
        "path.write_text(' '.join(map(oct, modes)))"
    )
    assert edit_text("words", editor(script)) == "0o600 0o700"


def test_the_file_bears_the_name_that_is_given() -> None:
    assert edit_text("", editor("path.write_text(path.name)"), name="entry.yaml") == "entry.yaml"


def test_the_editors_own_arguments_come_before_the_file() -> None:
    command = [*editor("path.write_text(' '.join(sys.argv[1:-1]))"), "--wait", "-n"]
    assert edit_text("words", command) == "--wait -n"
