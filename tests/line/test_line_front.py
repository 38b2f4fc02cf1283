"""A plain line is read as typer reads it, or left to typer; and it ends the same either way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from inspect import signature
from itertools import chain
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.main import get_command

from isp_cli import __version__
from isp_cli.declaring import Commands
from isp_cli.env import Env
from isp_cli.line import front, root
from isp_cli.line.beginning import begin
from isp_cli.line.front import plain_line
from isp_cli.line.made import BEFORE, HELP, LINES
from isp_cli.line.typed import Group, typed
from renew_front import MODULE, front_module
from support import NOW, ROOT, App, Ran

Call = tuple[str, dict[str, Any]]


def test_what_the_front_looks_up_is_what_typer_declares() -> None:
    assert MODULE.read_text(encoding="utf-8") == front_module(), "run docs/renew_commands.py"


def recorded(declared: Commands, calls: list[Call]) -> Commands:
    """Return the same commands, which write down with what they are called and do nothing else."""

    def recorder(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def record(**values: Any) -> None:
            del values["ctx"]
            calls.append((f"{function.__module__}:{function.__name__}", values))

        record.__signature__ = signature(function)  # type: ignore[attr-defined]
        return record

    same = Commands(**declared.settings)
    if declared.beginning:
        same.callback(**declared.beginning.settings)(recorder(declared.beginning.function))
    for name, function, more in declared.commands:
        same.command(name, **more)(recorder(function))
    return same


@cache
def typers() -> tuple[Any, list[Call]]:
    """Return typer's whole command, and where it writes down what it would call."""
    calls: list[Call] = []
    whole = Commands(context_settings={"help_option_names": ["-h", "--help"]}, add_completion=True)
    whole.callback(invoke_without_command=True)(begin)
    command = get_command(typed(recorded(whole, calls), Group))
    for name, entry in root.COMMANDS.items():
        module, _, found = entry.source.partition(":")
        declared = getattr(import_module(f"isp_cli.commands.{module}"), found)
        if not isinstance(declared, Commands):
            function, declared = declared, Commands()
            declared.command()(function)
        command.commands[name] = get_command(typed(recorded(declared, calls)))
    return command, calls


def called_by_typer(args: list[str]) -> tuple[Call, Call] | None:
    """Return what typer calls for a line, at first and at last; None where it refuses."""
    command, calls = typers()
    calls.clear()
    try:
        command.main([*args], prog_name="isp", standalone_mode=False)
    except Exception:  # noqa: BLE001 - whatever typer has against it
        return None
    return (calls[0], calls[-1]) if calls else None


def called_by_front(args: list[str]) -> tuple[Call, Call] | None:
    line = plain_line(args)
    if line is None:
        return None
    first = whole_call("isp_cli.line.beginning:begin", line.before)
    return first, whole_call(f"isp_cli.commands.{line.source}", line.values) if line.name else first


def whole_call(source: str, values: dict[str, Any]) -> Call:
    """Return a call with the values that the function has as defaults."""
    module, _, name = source.partition(":")
    bound = signature(getattr(import_module(module), name)).bind(None, **values)
    bound.apply_defaults()
    del bound.arguments["ctx"]
    return source, bound.arguments


OPTIONS = "- -- -h --help --version --nonsense -x --json=1 --home --home=x --output --format"
NOISE = ["", "=", "isp", "f.md", "csv", "1", "list", "add", "journal list", *OPTIONS.split()]
VALUES = [
    "facilitation",
    "last",
    "7",
    "",
    "-",
    "a b",
    "x=y",
    "Zo\u00eb",
    "caf\udce9",
    "-5",
    "--all",
]
words = st.sampled_from([*VALUES, *NOISE])


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Return a line of a command and its own options, in any order, often a little wrong."""
    name = draw(st.sampled_from(sorted(LINES)))
    _, arguments, options = LINES[name]
    said = [draw(options_said(BEFORE)) for _ in range(draw(st.integers(0, 1)))]
    parts = [[draw(st.sampled_from(VALUES))] for _ in arguments]
    if options:
        parts += [draw(options_said(options)) for _ in range(draw(st.integers(0, 3)))]
    line = [*chain(*said), *name.split(), *chain(*draw(st.permutations(parts)))]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        at = draw(st.integers(0, len(line)))
        line[at : at + draw(st.integers(0, 1))] = draw(st.lists(words, max_size=1))
    return line


@st.composite
def options_said(draw: st.DrawFn, options: dict[str, str]) -> list[str]:
    option = draw(st.sampled_from(sorted(options)))
    if options[option][-1] not in "=!+":
        return [option]
    value = draw(st.sampled_from(VALUES))
    return draw(st.sampled_from([[option, value], [f"{option}={value}"]]))


@example(args=[])
@example(args=["--home", "x"])
@example(args=["thread"])
@example(args=["plan", "change", "2", "Call", "Anna"])
@example(args=["plan", "add", "teams", "Call"])
@example(args=["journal", "move", "last", "--on=yesterday"])
@example(args=["evidence", "add", "--competency", "a", "--competency=b"])
@example(args=["practice", "--json", "list"])
@example(args=["promises", "nobody"])
@example(args=["journal"])
@example(args=["journal list"])
@settings(deadline=None, max_examples=200)
@given(args=command_lines() | st.lists(words | st.sampled_from([*" ".join(LINES).split()])))
def test_a_line_that_is_taken_is_taken_as_typer_takes_it(args: list[str]) -> None:
    taken = called_by_front(args)
    assert taken is None or taken == called_by_typer(args)


PLAIN = [
    *["", "browse", "browse facilitation", "browse --search listening", "plan", "promises"],
    *["journal list", "journal show last", "journal search silence", "thread facilitation"],
    *["evidence", "evidence --gaps", "promises --all", "review --since yesterday"],
    *["review --question=2", "doctor", "where --json", "--plain plan", "--home x journal list"],
    *["framework list", "questions show coaching", "practice export", "reflect --from -"],
    *["promises add Ask --by tomorrow", "evidence add Seen --how data --competency teams"],
]


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_is_taken(line: str) -> None:
    taken = called_by_front(line.split())
    assert taken is not None and taken == called_by_typer(line.split())


@pytest.mark.parametrize(
    "args",
    [
        *["--help", "-h", "browse --help", "--version", "promises nobody", "brose", "thread"],
        *["browse -- facilitation", "browse -x", "plan done 1", "worksheet --output f", "journal"],
        *["promises add -no", "review --since", "browse --json=yes", "browse caf\udce9"],
    ],
)
def test_what_may_be_wrong_or_is_no_plain_text_is_left_to_typer(args: str) -> None:
    assert plain_line(args.split()) is None


@pytest.mark.parametrize("name", [name for name in LINES if " " in name])
def test_a_command_of_two_words_is_not_taken_as_one(name: str) -> None:
    _, arguments, _ = LINES[name]
    assert plain_line([name, *["7"] * len(arguments)]) is None


LINES_TO_COMPARE = [
    *[*PLAIN, "review", "review --question 2 --since yesterday", "journal list --trash --drafts"],
    *[
        "browse --json --markdown",
        "browse --cite --ids",
        "browse --search=",
        "browse nothing-there",
    ],
    *["journal search", "journal search x --kind y", "evidence --gaps --how data", "doctor --json"],
    *["--home= browse", "--home . journal list", "--home nowhere journal list", "plain maybe"],
    *["journal show 2020-01-01", "plan close", "levels --framework x", "journal edit last"],
    *["evidence add Seen", "reflect --twice", "promises add Ask --by 31.2.", "undo", "schema x"],
]


@pytest.mark.parametrize("line", LINES_TO_COMPARE)
def test_a_line_prints_the_same_and_ends_the_same_on_either_way(
    app: App, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(app.home.parent)
    app("reflect", "--from", "-", stdin="answers: [{question: 2, text: Slow is fast.}]")

    def ran(way: Callable[..., None]) -> tuple[str, str, int]:
        before = app.files()
        environ = {"ISP_HOME": str(app.home)} if "--home" in line else {}
        env = Env(home=app.home, clock=lambda: NOW, environ=environ)
        env.randomness = lambda: b"isp!"  # type: ignore[method-assign]
        done = Ran.of(lambda: way(line.split(), env), "answers: [{question: 1, text: Two.}]")
        for name in {*app.files()} - {*before}:
            (app.home / name).unlink()
        return done.out, done.err, done.exit_code

    assert ran(front.run) == ran(root.run)


def program(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "isp_cli", *args]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_version_and_help_are_what_typer_prints(option: str) -> None:
    by_typer = program("--plain", option)
    assert program(option).stdout == by_typer.stdout != ""
    assert by_typer.stdout in (HELP, f"isp {__version__}\n")


def test_help_on_a_narrow_terminal_is_as_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert (
        max(map(len, program("--help").stdout.splitlines())) < 60 < max(map(len, HELP.split("\n")))
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has a disk that is full")  # noqa: PTH110
@pytest.mark.parametrize("args", [["--version"], ["--help"], ["browse"]], ids=" ".join)
def test_a_page_for_which_there_is_no_room_is_told(args: list[str]) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "isp_cli", *args]
        done = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert "the page could not be printed: the disk is full" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("line", ["--version", "browse", "framework export tci"])
def test_a_reader_that_has_gone_is_met_the_same_on_either_way(line: str) -> None:
    by_front, by_typer = (_unread(*line.split()), _unread("--plain", *line.split(), "--"))
    assert (by_front.returncode, by_front.stderr) == (by_typer.returncode, by_typer.stderr)
    assert by_front.returncode == 1 and "Traceback" not in by_front.stderr


def _unread(*args: str) -> subprocess.CompletedProcess[str]:
    end, pipe = os.pipe()
    os.close(end)
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-m", "isp_cli", *args]
    try:
        return subprocess.run(command, env=env, stdout=pipe, stderr=subprocess.PIPE, text=True)
    finally:
        os.close(pipe)
