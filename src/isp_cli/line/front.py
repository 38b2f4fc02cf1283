"""Plain command lines, read without typer: a command that is known, and options that are.

`made` says what typer takes, and is made of typer's own declarations. A line is taken here only
where typer would call the same function with the same values; anything else is typer's: help,
completion, values that are no text, and every line that may be wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from isp_cli.line.made import BEFORE, COMPLETION, LINES
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.declaring import BadParameter
    from isp_cli.env import Env

_EXPANDED = "*?[~$%"  # where Windows' shell leaves it to the program


class PlainLine(NamedTuple):
    """A line that was taken: what stands before the command, its name, where it is, its values.

    A value that was not said is not among them: the function has it as a default. `isp` alone has
    no name and is nowhere.
    """

    before: dict[str, Any]
    name: str
    source: str
    values: dict[str, Any]


def run(args: Sequence[str] | None = None, env: Env | None = None) -> None:
    """Run a command line, without `args` the program's own; the exit code says how it went."""
    line = None if os.environ.get(COMPLETION) else _of_the_program(args)
    if line is None:
        from isp_cli.line.root import run as run_by_typer

        run_by_typer(args, env)
        return
    from isp_cli.line.boundary import bounded

    bounded(lambda: _carry_out(line, sys.argv[1:] if args is None else args, env))


def plain_line(args: Sequence[str]) -> PlainLine | None:
    """Return what a line says, or None where it is for typer to say."""
    words, before = [*args], dict[str, Any]()
    try:
        "".join(words).encode()
    except UnicodeEncodeError:  # bytes that are no text in this locale
        return None
    while words and _is_option(words[0]):
        if not _take_option(words, BEFORE, before):
            return None
    if not words:
        return PlainLine(before, "", "", {})
    name = words.pop(0)
    if " " in name:  # one word, which is no command because two words are
        return None
    if words and f"{name} {words[0]}" in LINES:
        name = f"{name} {words.pop(0)}"
    if name not in LINES:
        return None
    source, arguments, options = LINES[name]
    values: dict[str, Any] = {}
    said: list[str] = []
    while words:
        if not _is_option(words[0]):
            said.append(words.pop(0))
        elif not _take_option(words, options, values):
            return None
    needed = {each.rstrip("!") for each in options.values() if each.endswith("!")}
    if needed - {*values} or not _take_arguments(said, arguments, values):
        return None
    return PlainLine(before, name, source, values)


def _of_the_program(args: Sequence[str] | None) -> PlainLine | None:
    if args is not None:
        return plain_line(args)
    said = sys.argv[1:]
    if os.name == "nt" and any(letter in word for word in said for letter in _EXPANDED):
        return None
    return plain_line(said)


def _is_option(word: str) -> bool:
    return word[:1] == "-" and word != "-"


def _take_option(words: list[str], options: dict[str, str], values: dict[str, Any]) -> bool:
    """Take the option at the head of the words, with its value; claim that this is a plain one."""
    option, is_joined, value = words.pop(0).partition("=")
    if option not in options:
        return False
    name, kind = options[option].rstrip("=!+"), options[option][-1]
    if kind not in "=!+":
        values[name] = True
        return not is_joined
    if not is_joined:
        if not words or _is_option(words[0]):
            return False
        value = words.pop(0)
    if kind == "+":
        values.setdefault(name, []).append(value)
    else:
        values[name] = value
    return True


def _take_arguments(said: list[str], arguments: Sequence[str], values: dict[str, Any]) -> bool:
    """Take what stands for itself; claim that nothing is missing and nothing is left over."""
    for each in arguments:
        name, kind = each.rstrip("?*+"), each[-1]
        if kind in "*+":
            if said:
                values[name] = said[:]
            elif kind == "+":
                return False
            said.clear()
        elif said:
            values[name] = said.pop(0)
        elif kind != "?":
            return False
    return not said


def _carry_out(line: PlainLine, args: Sequence[str], env: Env | None) -> None:
    """Do what a line says, and end where typer would end it."""
    from isp_cli.declaring import BadParameter, Context
    from isp_cli.env import Env
    from isp_cli.line.boundary import completed, silence_stdout

    context = Context(env or Env(), line.name or None)
    try:
        try:
            completed(context.obj, lambda: _call(context, line))
        finally:
            context.close()
    except BadParameter as wrong:
        _refuse(args, wrong)
    except BrokenPipeError:  # whoever reads has read enough
        silence_stdout()
        sys.exit(1)


def _call(context: Any, line: PlainLine) -> None:
    from isp_cli.declaring import BadParameter, Context
    from isp_cli.line.beginning import begin

    try:
        begin(context, **line.before)
    except BadParameter as wrong:
        _refuse((), wrong)
    if line.source:
        module, _, name = line.source.partition(":")
        command = getattr(import_module(f"isp_cli.commands.{module}"), name)
        command(Context(context.obj), **line.values)


def _refuse(args: Sequence[str], wrong: BadParameter) -> NoReturn:
    from isp_cli.line.root import refuse

    refuse(args, wrong)
