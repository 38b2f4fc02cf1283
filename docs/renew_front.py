"""Write src/isp_cli/line/made.py anew: what `line.front` takes, made of typer's own declarations.

Run it from the repository, after a command has changed: .venv/bin/python docs/renew_front.py
(docs/renew_commands.py does the same, beside its page).
"""

from __future__ import annotations

from collections.abc import Iterator
from inspect import unwrap
from pathlib import Path
from textwrap import fill
from typing import Any

from typer.core import TyperOption
from typer.main import get_command

from isp_cli.line.root import PROGRAM, app

MODULE = Path(__file__).parents[1] / "src" / "isp_cli" / "line" / "made.py"
COMMANDS = "isp_cli.commands."
WIDTH = 78  # of help, on a terminal of 80
MOST = 100
WHOLE = {"break_on_hyphens": False, "break_long_words": False}
BEGINS = '''\
"""What typer takes, as `front` looks it up, and the help of `isp`: made by docs/renew_front.py.

Behind the name of an argument, `?`: it may be left out; `*`: any number of words; `+`: one or more.
Behind that of an option, `=`: a value follows; `!`: and has to be said; `+`: it may be said again;
nothing: it stands alone. A command that takes anything else is not here, nor is such an option."""

# fmt: off
'''


def front_module() -> str:
    """Return the whole module."""
    root = get_command(app)
    context = root.make_context(PROGRAM, [], terminal_width=WIDTH)
    lines = [
        BEGINS.rstrip(),
        f'COMPLETION = "_{PROGRAM.upper()}_COMPLETE"',
        _filled("BEFORE = ", _options(root), ""),
        "LINES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {",
        *_lines(root, ""),
        "}",
        f'HELP = """\\\n{context.get_help()}\n"""',
    ]
    return "\n".join(lines) + "\n"


def _lines(command: Any, path: str) -> Iterator[str]:
    callback = unwrap(command.callback) if command.callback else None
    if path and callback and _is_plain(command):
        source = f"{callback.__module__.removeprefix(COMMANDS)}:{callback.__name__}"
        begin = f'    "{path}": ("{source}", {(*_arguments(command),)}, '.replace("'", '"')
        yield _filled(begin, _options(command), "),")
    for name, below in getattr(command, "commands", {}).items():
        yield from _lines(below, f"{path} {name}".strip())


def _is_plain(command: Any) -> bool:
    """Claim that it can be run with text and flags alone."""
    strange = [each for each in command.params if not _is_text(each) and not _is_flag(each)]
    return not any(each.required or not isinstance(each, TyperOption) for each in strange)


def _is_text(param: Any) -> bool:
    return param.type.name == "str" and not _is_special(param)


def _is_flag(param: Any) -> bool:
    is_flag = getattr(param, "is_bool_flag", False)
    return is_flag and not param.secondary_opts and not _is_special(param)


def _is_special(param: Any) -> bool:
    return bool(param.callback or param.is_eager or param.envvar or getattr(param, "prompt", None))


def _options(command: Any) -> Iterator[tuple[str, str]]:
    for each in command.params:
        if isinstance(each, TyperOption) and (_is_text(each) or _is_flag(each)):
            kind = "+" if each.multiple else "!" if each.required else "="
            for option in each.opts:
                yield option, f"{each.name}{'' if each.is_flag else kind}"


def _arguments(command: Any) -> Iterator[str]:
    for each in command.params:
        if not isinstance(each, TyperOption):
            several = each.nargs != 1
            kind = ("+" if each.required else "*") if several else "" if each.required else "?"
            yield f"{each.name}{kind}"


def _filled(begin: str, pairs: Iterator[tuple[str, str]], end: str) -> str:
    """Return a mapping in one line, or where that is too long, in lines of its own."""
    texts = [f'"{key}": "{value}"' for key, value in pairs]
    line = f"{begin}{{{', '.join(texts)}}}{end}"
    if len(line) <= MOST:
        return line
    indent = "        "
    words = ", ".join(each.replace(" ", "~") for each in texts)
    said = fill(words, MOST, initial_indent=indent, subsequent_indent=indent, **WHOLE)
    return f"{begin}{{\n{said.replace('~', ' ')}\n    }}{end}"


def renew_front() -> None:
    """Write the module."""
    MODULE.write_text(front_module(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew_front()
