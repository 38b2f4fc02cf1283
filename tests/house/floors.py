"""The floors of the house, its imports, and the picture of both that stands in CONTRIBUTING.

`python tests/house/floors.py` draws the picture anew.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "isp_cli"
MODULES = sorted(SOURCE.rglob("*.py"))
# from the ground up, each room with what it is for: a room imports from the floors below it, and
# inside its own package
FLOORS = (
    {
        "__init__": "the version",
        "dates": "days in words",
        "patterns": "compiled when used",
        "records": "records, plain data",
    },
    {
        "errors": "what goes wrong",
        "declaring": "a command's own words",
        "wording": "words beside words",
        "page": "documents and printers",
    },
    {
        "files": "disk and YAML",
        "ask": "prompters",
        "signals": "ends that save",
        "spoken_dates": "days as people say",
    },
    {"framework": "frameworks, overlays"},
    {"entry": "what a file says", "questions": "question sets"},
    {"journal": "files of entries"},
    {
        "screen": "pages shown, asked",
        "evidence": "what happened",
        "interview": "steps and answers",
        "exchange": "CASE and CSV",
    },
    {
        "env": "surroundings of a run",
        "forms": "forms filled in",
        "levels": "levels in words",
        "plan": "plans, calendar",
    },
    {
        "scope": "the framework meant",
        "thread": "a competency's story",
        "review": "reading back",
        "doctor": "checking, mending",
    },
    {"conversation": "a talk with a person"},
    {"commands": "parse, call, show"},
    {"line": "lines read, boundary"},
    {"cli": "the program"},
    {"__main__": "python -m isp_cli"},
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
PICTURE = ROOT / "CONTRIBUTING.md"
_MARKED = re.compile(r"(?<=<!-- floors -->\n).*(?=<!-- /floors -->)", re.DOTALL)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    """Return the package or the top module a module of ours belongs to."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def name_of(path: Path) -> str:
    """Return the dotted name of a file of ours; a package's own file keeps `.__init__`."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every module a file imports, wherever in the file, with the line."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            if module == "isp_cli":
                yield from ((f"isp_cli.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield module, node.lineno


def own_imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the modules of ours a file imports, each by its name, wherever in the file."""
    for module, line in imports(path):
        if module.partition(".")[0] == "isp_cli" and module != "isp_cli.__version__":
            yield module, line


@cache
def arrows() -> dict[str, set[str]]:
    """Return which of our modules imports which, inside functions and for types included."""
    names = {name_of(path) for path in MODULES}
    found: dict[str, set[str]] = {}
    for path in MODULES:
        here = found.setdefault(name_of(path), set())
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("isp_cli"):
                modules = {f"{node.module}.{alias.name}" for alias in node.names} & names
                here |= modules or {node.module or ""} & names
    return found


def rooms_below() -> dict[str, set[str]]:
    """Return the rooms each room rests on; not those that another of them rests on already."""
    reached: dict[str, set[str]] = {}
    direct: dict[str, set[str]] = {room: set() for room in FLOOR_OF}
    for module, others in arrows().items():
        direct[room_of(module)] |= {room_of(other) for other in others}
    for room in FLOOR_OF:  # from the ground up
        direct[room] -= {room, "__init__"}
        reached[room] = direct[room].union(*(reached[each] for each in direct[room]))
    return {
        room: below - {deep for each in below for deep in reached[each]}
        for room, below in direct.items()
    }


@cache
def picture() -> str:
    """Draw the floors from the roof down: rooms, files in each, what for, and what they rest on."""
    files = Counter(
        room_of(name_of(path))
        for path in MODULES
        if path.name != "__init__.py" or path.parent == SOURCE
    )
    below = rooms_below()
    lines = [f"{'room':>8} {'files':>15}  {'for':<23} rests on"]
    for number, rooms in reversed([*enumerate(FLOORS)][1:]):
        for index, (room, what) in enumerate(rooms.items()):
            floor = "" if index else str(number)
            name = f"{room}/" if (SOURCE / room).is_dir() else room
            rests = ", ".join(sorted(below[room], key=lambda each: (-FLOOR_OF[each], each)))
            start = f"{floor:>2}  {name:<14}{files[room]:6}  {what:<23} "
            lines += wrap(rests, 80, initial_indent=start, subsequent_indent=" " * len(start)) or [
                start.rstrip()
            ]
    return "```\n" + "\n".join(lines) + "\n```\n"


def picture_shown() -> str:
    """Return the picture that stands in CONTRIBUTING."""
    found = _MARKED.search(PICTURE.read_text(encoding="utf-8"))
    return found[0] if found else ""


def renew_picture() -> None:
    """Put the picture of today's floors into CONTRIBUTING."""
    text = PICTURE.read_text(encoding="utf-8")
    PICTURE.write_text(_MARKED.sub(lambda _: picture(), text), encoding="utf-8")


if __name__ == "__main__":
    renew_picture()
