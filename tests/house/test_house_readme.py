"""README as a stranger runs it: its transcripts, its files, its tables, its two commands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from isp_cli.cli import COMMANDS
from isp_cli.cli import app as root
from support import ROOT, App

README = (ROOT / "README.md").read_text(encoding="utf-8")
LETTERS = re.compile(r"(-(?:reflection|plan)-)[a-z0-9]{4}\b")


def fences(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def pattern(expected: str) -> re.Pattern[str]:
    """`...` stands for any text; the four letters of an id may be any."""
    expected = LETTERS.sub(r"\1@@@@", expected)
    parts = [re.escape(part) for part in expected.split("...")]
    return re.compile(".*?".join(parts).replace("@@@@", "[a-z0-9]{4}") + r"\Z", re.DOTALL)


def transcripts() -> list[tuple[str, str]]:
    found = []
    for block in fences("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            found.append((command, expected))
    return found


def test_every_transcript_holds(app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples" / "journal", tmp_path / "examples" / "journal")
    for name, text in re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", README, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(transcripts()) >= 6
    for command, expected in transcripts():
        program, *args = shlex.split(command)
        assert program == "isp"
        out = app(*args).out
        assert pattern(expected).match(out), f"$ {command}\n{out}"
    (shown,) = re.findall(r"<!-- entry -->\n```yaml\n(.*?)```", README, re.DOTALL)
    (entry,) = (app.home / "journal").rglob("*reflection*")
    assert pattern(shown + "...").match(entry.read_text(encoding="utf-8"))


def test_every_command_is_in_the_readme_and_has_help_with_an_example() -> None:
    def walk(command: object, path: str) -> None:
        assert command.help, path  # type: ignore[attr-defined]
        first_line = command.help.strip().splitlines()[0]  # type: ignore[attr-defined]
        assert len(first_line) < 60, path
        assert (command.epilog or "").startswith("Example: "), path  # type: ignore[attr-defined]
        last = path.rpartition(" ")[2]
        assert re.search(rf"`[^`]*\b{last}\b[^`]*`", README), f"{path} is not in the README"
        for name, below in getattr(command, "commands", {}).items():
            walk(below, f"{path} {name}")

    walk(get_command(root), "isp")


def test_every_example_in_the_help_is_a_command_that_exists(app: App) -> None:
    def examples(command: object) -> list[str]:
        own = [command.epilog.partition("Example: ")[2]]  # type: ignore[attr-defined]
        below = getattr(command, "commands", {}).values()
        return own + [each for one in below for each in examples(one)]

    for example in examples(get_command(root)):
        inner = re.search(r"\$\((.*?)\)", example)
        program, *args = shlex.split(inner[1] if inner else example)
        assert program == "isp"
        app(*args, "--help") if args[:1] != ["browse"] else app(*args)


def test_every_runtime_dependency_has_a_line_in_the_table() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (block,) = re.findall(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    names = re.findall(r'^  "([A-Za-z_.-]+)', block, re.MULTILINE)
    assert len(names) == 8
    for name in names:
        assert re.search(rf"^\| {re.escape(name)} \|", README, re.MULTILINE), name


def test_every_exit_code_is_in_the_table() -> None:
    for code in ("0", "1", "2", "3", "4", "70"):
        assert re.search(rf"^\| {code} \|", README, re.MULTILINE), code


def test_the_test_command_is_the_one_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -m1 'pytest$' README.md" in ci
    first = next(line for line in README.splitlines() if line.endswith("pytest"))
    assert first.startswith("python3 -m venv .venv && ")


def test_links_inside_the_repository_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_of_commands_is_the_first_of_the_commands_own_help(name: str) -> None:
    made = COMMANDS[name].make()
    assert COMMANDS[name].about == made.help.strip().splitlines()[0]
