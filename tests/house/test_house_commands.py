"""The commands explain themselves: in their help, by an example, and in docs/commands.md."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
from typer.main import get_command

from isp_cli.line.root import COMMANDS
from isp_cli.line.root import app as root
from renew_commands import PAGE, commands_page
from support import App


def every_command() -> list[tuple[str, Any]]:
    """Return each command with its path, `isp` first."""

    def walk(command: Any, path: str) -> list[tuple[str, Any]]:
        below = getattr(command, "commands", {}).items()
        return [(path, command), *(each for n, one in below for each in walk(one, f"{path} {n}"))]

    return walk(get_command(root), "isp")


def test_the_page_is_the_one_the_commands_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "run docs/renew_commands.py"


def test_every_command_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for path, _ in every_command()[1:]:
        assert re.search(rf"^##+ `{path}[` ]", page, re.MULTILINE), path


def test_every_command_has_help_with_an_example() -> None:
    assert len(every_command()) > 40
    for path, command in every_command():
        assert command.help, path
        assert len(command.help.strip().splitlines()[0]) < 60, path
        assert (command.epilog or "").startswith("Example: "), path


def test_every_example_in_the_help_is_a_command_that_exists(app: App) -> None:
    for _, command in every_command():
        example = command.epilog.partition("Example: ")[2]
        inner = re.search(r"\$\((.*?)\)", example)
        program, *args = shlex.split(inner[1] if inner else example)
        assert program == "isp"
        app(*args, "--help") if args[:1] != ["browse"] else app(*args)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_of_commands_is_the_first_of_the_commands_own_help(name: str) -> None:
    made = COMMANDS[name].make()
    assert COMMANDS[name].about == made.help.strip().splitlines()[0]
