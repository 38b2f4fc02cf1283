"""What a shell sees: help that fits, completion that knows the competencies, a clock that jumps."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from isp_cli.line.root import app as root
from isp_cli.scope import framework_to_complete_from
from support import ROOT, App


def commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [path, *(each for name, sub in below.items() for each in commands(sub, (*path, name)))]


@pytest.mark.parametrize("path", commands(get_command(root)), ids=" ".join)
def test_help_is_plain_text_of_80_columns_that_ends_with_an_example(
    app: App, path: tuple[str, ...]
) -> None:
    out = app(*path, "--help").out
    takes = out.splitlines()[0].partition("[OPTIONS]")[2]
    assert takes in ("", " COMMAND [ARGS]...") or takes.isupper(), "every argument in capitals"
    assert "{" not in takes and "<str>" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "Example: " in "".join(out.rstrip().splitlines()[-2:])
    assert "\x1b" not in out and "[/" not in out


@pytest.mark.parametrize("command", [(), ("thread", "facilitation"), ("journal", "list")])
def test_a_home_that_is_named_and_not_there_is_told_in_one_line(
    app: App, tmp_path: Path, command: tuple[str, ...]
) -> None:
    typo = tmp_path / "jurnal"
    told = f"isp: there is no folder {typo} yet, the one "
    assert app("--home", str(typo), *command).err == f"{told}--home named\n"
    named = App(typo)
    assert named(*command, environ={"ISP_HOME": str(typo)}).err.startswith(told)
    named("promises", "add", "Ask", environ={"ISP_HOME": str(typo)})
    assert typo.exists()
    assert named(*command, environ={"ISP_HOME": str(typo)}).err == ""


def test_what_is_not_about_the_home_says_nothing_of_it(app: App, tmp_path: Path) -> None:
    assert app("--home", str(tmp_path / "none"), "browse", "--help").err == ""


def test_the_help_groups_commands_by_what_a_person_wants(app: App) -> None:
    out = app("--help").out
    places = [out.index(f"\n{group}:\n") for group in ("Read", "Reflect", "Grow", "Keep")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("isp browse facil", "facilitation"),
        ("isp browse gloss", "glossary"),
        ("isp plan add tea", "teams"),
    ],
)
def test_the_shell_completes_competencies_and_sections(
    tmp_path: Path, words: str, offered: str
) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "ISP_HOME": str(tmp_path),
        "_ISP_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    code = "import sys; from isp_cli.cli import main; sys.argv = ['isp']; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == [offered]


@pytest.mark.parametrize("name", ["~nobody-of-that-name/x", __file__])
def test_the_shell_completes_nothing_where_there_can_be_no_home(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISP_HOME", name)
    assert framework_to_complete_from() is None


def test_a_clock_that_goes_back_costs_no_entry(app: App) -> None:
    for time in ("2026-11-22T18:05:00+01:00", "2026-11-22T02:30:00+00:00", "1999-01-01T00:00:00Z"):
        at = App(app.home, lambda time=time: datetime.fromisoformat(time))
        for text in ("One.", "Two."):  # both in the same second
            form = f"answers: [{{question: 1, text: '{time} {text}'}}]"
            at("reflect", "--from", "-", stdin=form)
    entries = app("journal", "list", "--json").json["entries"]
    assert len({each["id"] for each in entries}) == 6
    assert [each["id"][:10] for each in entries] == ["2026-11-22"] * 4 + ["1999-01-01"] * 2
    assert entries[0]["opening"].endswith("Two.")
