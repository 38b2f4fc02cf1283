"""The shape of the house: who may import whom, who may touch what, how large a room may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from support import ROOT

SOURCE = ROOT / "src" / "isp_cli"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = ("core", "storage", "ui", "commands")
# room -> what it may import of isp_cli
MAY = {
    "errors": set(),
    "signals": {"errors"},
    "lacking": {"errors"},
    "core": {"errors", "core"},
    "storage": {"errors", "core", "storage"},
    "ui": {"errors", "core", "ui"},
    "env": {"errors", "core", "storage", "ui", "signals", "lacking"},
    "commands": {"errors", "core", "storage", "ui", "env", "commands"},
    "cli": {"errors", "env", "commands", "ui"},
    "__main__": {"cli"},
    "__init__": set(),
}
LARGEST = 250


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def name_of(path: Path) -> str:
    relative = path.relative_to(SOURCE.parent).with_suffix("")
    return ".".join(relative.parts)


def imports(path: Path) -> Iterator[tuple[str, int]]:
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


def test_every_import_goes_along_an_arrow() -> None:
    assert not [
        f"{name_of(path)}:{line} imports {module}"
        for path in MODULES
        for module, line in imports(path)
        if module.startswith("isp_cli.")
        and module != "isp_cli.__version__"
        and room_of(module) not in MAY[room_of(name_of(path))]
    ]


@pytest.mark.parametrize(
    ("library", "modules"),
    [
        ("questionary", {"ui.prompt_terminal"}),
        ("prompt_toolkit", {"ui.prompt_terminal", "ui.terminal_keys", "ui.terminal_list"}),
        ("pydantic", {"storage.schema", "storage.json_schemas"}),
        ("ruamel", {"storage.yaml_in", "storage.yaml_out", "storage.yaml_comments"}),
        ("platformdirs", {"env"}),
        ("icalendar", {"ui.calendar_file"}),
        ("rich", {"ui.streams", "ui.printers", "ui.text"}),
        ("typer", {"cli", "commands"}),
        ("signal", {"signals"}),
        ("subprocess", {"storage.scratch"}),
        ("tempfile", {"storage.scratch"}),
    ],
)
def test_a_library_is_imported_in_its_place_only(library: str, modules: set[str]) -> None:
    for path in MODULES:
        name = name_of(path).removeprefix("isp_cli.")
        if name in modules or name.split(".")[0] in modules:
            continue
        for module, line in imports(path):
            assert module.split(".")[0] != library, f"{name}:{line} imports {library}"


def called(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node), node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{node.func.id}()", node.lineno


EDGE = {"sys.stdin", "sys.stdout", "sys.stderr", "os.environ", "os.getenv", "input()"}
EDGE |= {"datetime.now", "date.today", "time.time"}
OPENING = {"open()", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir"}


def uses(forbidden: set[str], *, but_in: set[str]) -> list[str]:
    """Return where something is used in a room that may not, whole or by its last word."""
    return [
        f"{name_of(path)}:{line} uses {used}"
        for path in MODULES
        if room_of(name_of(path)) not in but_in
        for used, line in called(path)
        if used in forbidden or used.rpartition(".")[2] in forbidden
    ]


def test_only_the_edge_reads_environment_clock_and_streams() -> None:
    assert not uses(EDGE, but_in={"env", "cli"})


def test_only_storage_opens_files() -> None:
    assert not uses(OPENING | {"os.open"}, but_in={"storage"})


def test_core_and_storage_never_print_or_exit() -> None:
    assert not uses({"print()", "sys.exit", "exit()"}, but_in={"commands", "cli", "env", "ui"})


def test_every_module_says_what_it_is_for() -> None:
    modules = [path for path in MODULES if path.name != "__init__.py"]
    assert not [name_of(path) for path in modules if not ast.get_docstring(parsed(path))]


def test_every_module_fits_a_screenful_of_rooms() -> None:
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > LARGEST}


def test_every_public_function_and_class_has_a_docstring() -> None:
    assert not [
        f"{name_of(path)}:{node.lineno}: {node.name}"
        for path in MODULES
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]


def test_package_files_are_empty() -> None:
    for path in MODULES:
        if path.name == "__init__.py" and path.parent != SOURCE:
            assert path.read_text(encoding="utf-8") == "", path
