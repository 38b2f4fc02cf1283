"""Write docs/commands.md anew, after a command has changed: it is made of the commands themselves.

And what `isp` looks up to read a line without typer, as docs/renew_front.py makes it.

Run it from the repository: .venv/bin/python docs/renew_commands.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any

from typer.main import get_command

from isp_cli.line.root import COMMANDS, GROUPS, app
from renew_front import renew_front

PAGE = Path(__file__).parent / "commands.md"
WIDTH = 100
SHARED = ("--json", "--markdown", "--plain", "--no-index")
BEGINS = """\
# Every command

This page is made of the commands themselves. `isp COMMAND --help` says the same on your screen.

`isp` alone shows what is waiting: a draft, promises, the plan's next step, a question of your own.

These options come before the command:

{root}

These come after it, and a command says at its end which of them it takes:

{shared}

What `--json` prints has a key `format`, which names the form and its number. Completion knows the
commands and the names of the competencies.
"""


def commands_page() -> str:
    """Return the whole page."""
    root = get_command(app)
    shared = {option: each for each in _all_params(root) for option in each.opts}
    begins = BEGINS.format(
        root="\n".join(_param(each) for each in root.params),
        shared="\n".join(_param(shared[option]) for option in SHARED),
    )
    commands = [_command(root.commands[name], f"isp {name}", "##") for name in COMMANDS]
    lines = [begins, *_overview(root), *(line for each in commands for line in each)]
    return "\n".join(lines).strip() + "\n"


def _overview(root: Any) -> Iterator[str]:
    for group in GROUPS:
        yield f"| {group} | |\n| --- | --- |"
        for name, entry in COMMANDS.items():
            if entry.group == group:
                slug = re.sub(r"[^a-z -]", "", _usage(root.commands[name], f"isp {name}").lower())
                yield f"| [`isp {name}`](#{slug.replace(' ', '-')}) | {entry.about} |"
        yield ""


def _command(command: Any, path: str, mark: str) -> Iterator[str]:
    own = [each for each in command.params if each.opts[0] not in SHARED]
    also = [f"`{each.opts[0]}`" for each in command.params if each not in own]
    yield f"{mark} `{_usage(command, path)}`\n"
    for paragraph in command.help.strip().split("\n\n"):
        yield _wrapped(_with_code(" ".join(paragraph.split()))) + "\n"
    if own:
        yield "\n".join(_param(each) for each in own) + "\n"
    ends = f"Example: `{command.epilog.partition('Example: ')[2]}`."
    yield _wrapped(f"{ends} Also {', '.join(also)}." if also else ends) + "\n"
    for name, below in getattr(command, "commands", {}).items():
        yield from _command(below, f"{path} {name}", "###")


def _usage(command: Any, path: str) -> str:
    """Return a command with its arguments; one that may be left out stands in brackets."""
    arguments = [each for each in command.params if not _is_option(each)]
    names = [(each.metavar.strip("[]"), each.required) for each in arguments]
    return " ".join([path, *(name if needed else f"[{name}]" for name, needed in names)])


def _param(param: Any) -> str:
    name = param.metavar.strip("[]") if not _is_option(param) else param.opts[0]
    choices = getattr(param.type, "choices", ())
    takes = param.metavar if _is_option(param) else ""
    if choices and not takes:
        takes = "|".join(str(getattr(each, "value", each)) for each in choices)
    return _wrapped(f"- `{' '.join(filter(None, [name, takes]))}`: {_with_code(param.help)}", "  ")


def _is_option(param: Any) -> bool:
    return bool(param.opts[0].startswith("-"))


def _all_params(command: Any) -> Iterator[Any]:
    yield from command.params
    for below in getattr(command, "commands", {}).values():
        yield from _all_params(below)


def _with_code(text: str) -> str:
    """Set a command that stands in quotation marks as code."""
    return re.sub(r"'(isp [^']+)'", r"`\1`", text)


def _wrapped(text: str, indent: str = "") -> str:
    lines = wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    # a line that begins with a sign would be a heading or an item of a list
    rest = [re.sub(r"^(\s*)([#>+*-]|\d+[.)])(?=\s)", r"\1\\\2", line) for line in lines[1:]]
    return "\n".join([*lines[:1], *rest])


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8", newline="\n")
    renew_front()
