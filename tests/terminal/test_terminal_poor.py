"""Poor surroundings: other locales and code pages, pipes, closed and full outputs, few columns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from pseudo_terminal import Terminal
from support import ROOT, App

TEXT = "Größe – “quoted” 日本語 😀"


def isp(
    home: Path, *args: str, shell: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "ISP_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), **environ}
    command = [sys.executable, "-m", "isp_cli", *args]
    if shell:
        command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
    return subprocess.run(
        command, env=env, capture_output=True, text=True, errors="replace", check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def home(app: App) -> Path:
    app("reflect", "--from", "-", stdin=f"answers: [{{question: 1, text: '{TEXT}'}}]")
    return app.home


@pytest.mark.parametrize(
    "environ",
    [
        pytest.param({"LC_ALL": "C"}, id="C locale"),
        pytest.param({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, id="ASCII"),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, id="cp1252"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii stream"),
        pytest.param({"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "40"}, id="40 dumb columns"),
    ],
)
@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["browse", "glossary"], marks=pytest.mark.sweep),
        ["journal", "show", "last"],
        pytest.param(["doctor"], marks=pytest.mark.sweep),
    ],
    ids=" ".join,
)
def test_every_page_comes_out_under_any_locale(
    home: Path, environ: dict[str, str], args: list[str]
) -> None:
    done = isp(home, *args, **environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout


def test_words_of_the_command_line_are_text_where_the_locale_knows_only_ascii(
    tmp_path: Path,
) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert isp(tmp_path, "promises", "add", TEXT, **ascii_only).returncode == 0
    (path,) = (tmp_path / "journal").rglob("*.yaml")
    assert TEXT in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [["browse"], ["browse", "--json"], ["journal", "show", "last"]])
def test_an_output_that_cannot_come_out_is_one_sentence(home: Path, args: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = isp(home, *args, shell="> /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("isp: error: the page could not be printed")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("shell", [">&-", "<&-", "2>&-", "| head -1"])
def test_closed_and_cut_streams_are_no_bug(home: Path, shell: str) -> None:
    done = isp(home, "browse", "--json", shell=shell)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr and "bug" not in done.stderr


@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "-"])
def test_a_pipe_in_a_files_place_is_read(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "isp_cli", "reflect", "--from", name]
    env = {**os.environ, "ISP_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    form = b"answers: [{question: 1, text: Slow is fast}]"
    done = subprocess.run(command, env=env, input=form, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    (entry,) = tmp_path.rglob("*.yaml")
    assert "Slow is fast" in entry.read_text(encoding="utf-8")


def test_what_is_no_file_is_answered_with_the_word_that_reads_a_stream(home: Path) -> None:
    done = isp(home, "reflect", "--from", "/dev/null")
    assert done.returncode == 1
    assert "it is not a regular file\nisp: hint: name a file; or '-', which reads" in done.stderr


@pytest.mark.parametrize("shell", ["2>&-", "<&- >&- 2>&-"])
def test_words_are_saved_where_nothing_can_be_said(home: Path, shell: str) -> None:
    for words in ("Ask Anna", "Ask Priya"):
        done = isp(home, "promises", "add", words, "--by", "in 2 weeks", shell=shell)
        assert (done.returncode, done.stderr) == (0, "")
    assert isp(home, "promises", "kept", "1", "--note", "She will", shell=shell).returncode == 0
    there = "".join(path.read_text(encoding="utf-8") for path in home.rglob("*.yaml"))
    assert all(words in there for words in ("Ask Anna", "Ask Priya", "She will"))


@pytest.mark.sweep
def test_no_file_of_yours_takes_the_number_of_a_closed_stream(home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho lost >&2; echo lost; exit 1\n", encoding="utf-8")
    editor.chmod(0o700)
    before = {path: path.read_bytes() for path in home.rglob("*.yaml")}
    for shell in ("2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        done = isp(home, "journal", "edit", "last", shell=shell, VISUAL=str(editor))
        assert done.returncode == 1 and "Traceback" not in done.stdout
    assert {path: path.read_bytes() for path in home.rglob("*.yaml")} == before


def test_with_a_pipe_for_stdout_the_questions_go_to_the_terminal(tmp_path: Path) -> None:
    run = Terminal(tmp_path, shell=True, PS1="shell> ")
    page = tmp_path / "page.txt"
    run.answer("shell>", f"{sys.executable} -m isp_cli reflect --questions 4 | cat > {page}\r")
    run.answer("Question 1 of 1.", "Slow is fast.\r")
    run.answer("Before you finish", "\r")
    run.answer("shell>", "exit\r")
    run.finish()
    assert "Your reflection is saved" in page.read_text(encoding="utf-8")
    assert "Question 1" not in page.read_text(encoding="utf-8")
