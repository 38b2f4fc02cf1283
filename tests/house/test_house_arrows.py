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
# Types of `storage` that commands may only name; opening files is storage's own business.
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


def paths(of: list[Path]) -> list[object]:
    return [pytest.param(path, id=name_of(path)) for path in of]


@pytest.mark.parametrize("path", paths(MODULES))
def test_every_import_goes_along_an_arrow(path: Path) -> None:
    here = room_of(name_of(path))
    for module, line in imports(path):
        if module == "isp_cli" or module == "isp_cli.__version__":
            continue
        if module.startswith("isp_cli."):
            assert room_of(module) in MAY[here], f"{path.name}:{line}: {here} imports {module}"


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


@pytest.mark.parametrize("path", paths(MODULES))
def test_only_the_edge_reads_environment_clock_and_streams(path: Path) -> None:
    name = name_of(path).removeprefix("isp_cli.")
    edge = {"sys.stdin", "sys.stdout", "sys.stderr", "os.environ", "os.getenv", "input()"}
    edge |= {"datetime.now", "date.today", "time.time"}
    for used, line in called(path):
        if used in edge and name not in ("env", "cli"):
            raise AssertionError(f"{name}:{line} uses {used}")


@pytest.mark.parametrize("path", paths(MODULES))
def test_only_storage_opens_files(path: Path) -> None:
    name = name_of(path).removeprefix("isp_cli.")
    if room_of(name_of(path)) == "storage":
        return
    for used, line in called(path):
        last = used.rpartition(".")[2]
        forbidden = {"open()", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir"}
        assert last not in forbidden and used != "os.open", f"{name}:{line} uses {used}"


@pytest.mark.parametrize("path", paths(MODULES))
def test_core_and_storage_never_print_or_exit(path: Path) -> None:
    if room_of(name_of(path)) in ("commands", "cli", "env", "ui"):
        return
    for used, line in called(path):
        assert used not in ("print()", "sys.exit", "exit()"), f"{path.name}:{line} uses {used}"


@pytest.mark.parametrize("path", paths(MODULES))
def test_every_module_says_what_it_is_for_and_fits_a_screenful_of_rooms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name != "__init__.py":
        assert ast.get_docstring(ast.parse(text)), f"{path.name} has no docstring"
    assert text.count("\n") <= LARGEST, f"{path.name} has over {LARGEST} lines"


@pytest.mark.parametrize("path", paths(MODULES))
def test_every_public_function_and_class_has_a_docstring(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}:{node.lineno}: {node.name}"


def test_package_files_are_empty() -> None:
    for path in MODULES:
        if path.name == "__init__.py" and path.parent != SOURCE:
            assert path.read_text(encoding="utf-8") == "", path
