"""Every command line that isp names, in a message, a hint, a page or its help, can be typed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Any

import pytest
from floors import MODULES, SOURCE, parsed
from typer.main import get_command

from isp_cli.line.root import app

# behind `isp` these are words of a sentence: no command follows, or the command line has ended
SENTENCE = {"adds", "as", "asks", "brings", "can", "cannot", "does", "from"}
SENTENCE |= {"had", "has", "is", "itself", "keeps", "knows", "looks", "may", "names", "needs"}
SENTENCE |= {"now", "of", "project", "reads", "says", "shows", "stands"}
SENTENCE |= {"takes", "to", "understands", "use", "was", "wrote", "works", "writes"}
# a line ends with its quotation mark, its sentence or its line; a placeholder may stand in it
LINE = re.compile(r"(?<![\w.-])isp ([a-z-](?:[^'`\n;,]|(?<=\w)'(?=\w))*?)(?=['`\n;,]|[.:] |\.?\Z)")
PLACEHOLDER = "{}"


@cache
def root() -> Any:
    return get_command(app)


def texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield every text in a module with its line; what an f-string fills in is a placeholder."""
    parts: set[ast.expr] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            parts |= {*node.values}
            said = (each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
            yield node.lineno, "".join(map(str, said))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            yield node.lineno, node.value


def command_lines(text: str) -> list[list[str]]:
    """Return the command lines in a text, each as its words without `isp`."""
    found = (re.sub('"[^"]*"', "TEXT", match[1]).split() for match in LINE.finditer(text))
    lines = ([word.rstrip(".:)") for word in words] for words in found)
    typed = (list(takewhile(lambda word: word not in SENTENCE, words)) for words in lines)
    return [words for words in typed if words]


def fault(words: list[str]) -> str:
    """Say why a command line cannot be typed; nothing where it can."""
    command, rest = root(), [*words]
    while rest and hasattr(command, "commands") and re.match("[a-z]", rest[0]):
        name = rest[0].partition(PLACEHOLDER)[0]
        if name not in command.commands:
            return f"there is no command {rest[0]!r}"
        command = command.commands[name]
        rest = rest[1:]
    options = {each for one in command.params for each in (*one.opts, *one.secondary_opts)}
    options |= {"--help", "-h"}
    for each in rest:
        option = re.split("[={]", each)[0]
        if re.match("--?[a-z]", option) and option not in options:
            return f"there is no option {option!r}"
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "isp brose facilitation",
        "'isp plan finish' ends it",
        "see it with isp journal list --bin",
        "isp plan close', and: isp plan ends",
        "isp levels compare{} --whith 2026",
        "two lines\nisp evidence --gasp",
    ],
)
def test_a_command_line_that_cannot_be_typed_is_found(text: str) -> None:
    assert [fault(words) for words in command_lines(text)][-1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("'isp plan close', and isp works with it", "plan close"),
        ("isp plan works with two of them", "plan"),
        ("isp levels compare --with {}{}", "levels compare --with {}{}"),
        ('isp plan change 2 "It was theirs" --due "in 3 weeks"', "plan change 2 TEXT --due TEXT"),
        ("isp framework check FILE, then: isp framework add FILE", "framework check FILE"),
        ("isp plan {} 2", "plan {} 2"),
    ],
)
def test_a_command_line_ends_where_its_sentence_goes_on(text: str, line: str) -> None:
    words = command_lines(text)[0]
    assert not fault(words)
    assert words == line.split()


def test_every_command_line_that_isp_names_can_be_typed() -> None:
    found = {
        f"{path.relative_to(SOURCE)}:{line}: isp {' '.join(words)}": fault(words)
        for path in MODULES
        for line, text in texts(parsed(path))
        for words in command_lines(text)
    }
    assert len(found) > 200
    assert not [f"{place}: {wrong}" for place, wrong in found.items() if wrong]
