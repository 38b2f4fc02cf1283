"""The shape of the house: who may import whom, who may touch what, how large a room may be."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from floors import (
    FLOOR_OF,
    MODULES,
    SOURCE,
    arrows,
    imports,
    name_of,
    own_imports,
    parsed,
    picture,
    picture_shown,
    room_of,
)

MOST_LINES, FEWEST_LINES, MOST_FILES = 500, 40, 24
MOST_LINES_OF_A_FUNCTION = 80
SMALL = {"isp_cli.__main__", "isp_cli.questions.checking"}


def test_every_room_stands_on_a_floor() -> None:
    assert {room_of(name_of(path)) for path in MODULES} == {*FLOOR_OF}


def test_contributing_draws_the_floors_as_the_imports_make_them() -> None:
    assert picture_shown() == picture(), "renew it: python tests/house/floors.py"
    assert max(map(len, picture().splitlines())) <= 80


def test_every_import_goes_down_or_stays_in_its_package() -> None:
    assert not [
        f"{name_of(path)}:{line} imports {module}"
        for path in MODULES
        for module, line in own_imports(path)
        if room_of(module) != room_of(name_of(path))
        and FLOOR_OF[room_of(module)] >= FLOOR_OF[room_of(name_of(path))]
    ]


PURE, STORE, PAGES = "pure", "store", "pages"
# what a file's name says: these words, and the names of files that read and write
STORES = {"store", "files", "yaml_in", "yaml_out", "schema", "journal", "entry_file"}
STORES |= {
    "git_conflict",
    "moving",
    "reading",
    "search",
    "trash",
    "edited_entry",
    "editor",
    "survey",
    "bundled",
    "taking_back",
}
STORES |= {"in_use", "library", "own_file", "checking", "look", "copies", "checkup", "mending"}
STORES |= {"index_check"}
STORES |= {"streams", "json_in", "settings", "heads", "index"}
OTHER_PAGES = {"page_parts", "choices", "calendar_file"}
# a list to choose from is shown as a page is, and in whole letters
SHOWN = {"isp_cli.ask.prompt", "isp_cli.ask.words", "isp_cli.ask.letters"}
# the journal's own files bear the names of what they find
OTHER_STORES = {"isp_cli.journal.promises"}
EDGES = {"env", "screen", "scope", "ask", "page", "conversation", "commands", "line", "cli"}
EDGES |= {"signals", "__main__"}


def role_of(module: str) -> str:
    """Return what a module is: pure rules and records, a store, pages, or the edge."""
    _, room, *rest = module.split(".")
    if room in EDGES:
        return "edge"
    if not rest:
        return PURE
    if rest[-1].endswith(("pages", "page")) or rest[-1] in OTHER_PAGES:
        return PAGES
    return STORE if rest[-1] in STORES or module in OTHER_STORES else PURE


def test_what_is_pure_knows_no_files_and_no_pages_and_pages_know_no_files() -> None:
    allowed = {PURE: {PURE}, STORE: {PURE, STORE}, PAGES: {PURE, PAGES}}
    assert not [
        f"{module} ({role_of(module)}) imports {other} ({role_of(other)})"
        for module, others in arrows().items()
        for other in others
        if role_of(module) in allowed
        and role_of(other) not in allowed[role_of(module)]
        and not (role_of(module) == PAGES and (room_of(other) == "page" or other in SHOWN))
    ]


def test_no_imports_go_in_a_circle() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()
    TopologicalSorter(arrows()).prepare()


@pytest.mark.parametrize(
    ("library", "modules"),
    [
        ("questionary", {"ask.terminal"}),
        ("prompt_toolkit", {"ask.terminal", "ask.text_prompt"}),
        ("wcwidth", {"ask.letters", "ask.wrapping"}),
        ("pydantic", {"files.schema", "commands.schema"}),
        ("ruamel", {"files.yaml_events", "files.yaml_out"}),
        ("platformdirs", {"env"}),
        ("icalendar", {"plan.calendar_file"}),
        ("rich", {"page.printing"}),
        ("typer", {"line.root", "line.typed"}),
        ("signal", {"signals"}),
        ("subprocess", {"journal.editor"}),
        ("sqlite3", {"journal.index", "doctor.index_check"}),
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
    assert not uses(EDGE, but_in={"env", "screen", "line", "cli"})


def test_only_stores_open_files() -> None:
    found = uses(OPENING | {"os.open"}, but_in=set())
    assert not [each for each in found if role_of(each.partition(":")[0]) is not STORE]


def test_only_the_edge_prints_or_exits() -> None:
    printing = {"print()", "sys.exit", "exit()"}
    assert not uses(printing, but_in={"commands", "line", "ask", "page"})


def test_nobody_changes_the_surroundings_of_a_run_behind_its_back() -> None:
    """Which framework a command speaks of is a `Scope` that is passed on."""
    targets = [
        (path, target)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    assert len(targets) > 1000
    assert not [
        f"{name_of(path)}:{target.lineno}: {ast.unparse(target)}"
        for path, target in targets
        if isinstance(target, ast.Attribute)
        and re.search(r"(^|\.)(env|scope|screen)$", ast.unparse(target.value))
    ]


def test_every_module_says_what_it_is_for() -> None:
    modules = [path for path in MODULES if path.name != "__init__.py"]
    assert not [name_of(path) for path in modules if not ast.get_docstring(parsed(path))]


def test_every_file_is_large_enough_to_be_a_room_and_small_enough_to_be_one() -> None:
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES}
    small = {name for name, count in lines.items() if count < FEWEST_LINES}
    assert {name for name in small if not name.endswith("__init__")} == SMALL


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{name_of(path)}:{node.lineno}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert len(lengths) > 1000
    assert not [each for each, count in lengths.items() if count > MOST_LINES_OF_A_FUNCTION]


def test_no_folder_holds_too_many_rooms() -> None:
    folders = Counter(path.parent.name for path in MODULES if path.name != "__init__.py")
    assert not {name: count for name, count in folders.items() if count > MOST_FILES}


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
