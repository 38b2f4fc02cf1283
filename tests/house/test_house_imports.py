"""What a command does not need, it does not import; seen in fresh interpreters."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

from support import ROOT, App

HEAVY = {"pydantic", "ruamel", "questionary", "prompt_toolkit", "rich", "markdown_it", "pygments"}
HEAVY |= {"icalendar", "dateutil"}
# what was written a moment ago the index has read again
READER = {"pydantic", "ruamel", "inspect", "dataclasses"}
SLOW = frozenset(("click", "inspect", "dataclasses", "asyncio"))
RUN = """
import sys
from isp_cli.cli import main
sys.argv = ["isp", *sys.argv[1:]]
try:
    main()
finally:
    roots = {name.partition(".")[0] for name in sys.modules}
    sys.stderr.write("MODULES " + " ".join(sorted(roots)))
"""


def imported(
    home: Path, *args: str, exit_code: int = 0, also: frozenset[str] = frozenset()
) -> set[str]:
    around = {"ISP_HOME": str(home), "ISP_CACHE": str(home.parent / "cache")}
    env = {**os.environ, **around, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *args],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == exit_code, done.stderr
    roots = {*done.stderr.rpartition("MODULES ")[2].split()}
    return roots & (HEAVY | {"platformdirs", "typer"} | also)


# each line of the table in docs/performance.md, and its kin
PLAIN_LINES = [
    *["--version", "--help", "where", "browse", "browse facilitation", "browse --search trust"],
    *["browse facilitation --json", "browse --compare facilitation", "browse unearth the problem"],
    *["", "promises", "promises --all", "thread facilitation", "evidence", "evidence --gaps"],
    *["journal list", "journal list --trash", "journal path", "journal search trust"],
    *["review --question 2", "review --since yesterday", "practice", "practice export"],
    *["worksheet", "worksheet --yaml --questions 1,4", "worksheet --html"],
]


@pytest.mark.sweep
@pytest.mark.parametrize("line", PLAIN_LINES)
def test_a_plain_line_imports_none_of_the_heavy_libraries(tmp_path: Path, line: str) -> None:
    assert not imported(tmp_path, *line.split(), also=SLOW)


def test_a_page_of_what_was_written_imports_only_what_reads_it(app: App) -> None:
    form = "answers: [{question: 7, competencies: [facilitation, teams]}]"
    app("reflect", "--from", app.write("form.yaml", form))
    app("evidence", "add", "They waited", "--how", "data", "--competency", "facilitation")
    app("promises", "add", "Ask Anna")
    for line in [
        *["browse facilitation", "promises", "promises --all", "journal list", "evidence"],
        *["evidence --gaps", "journal search slow", "thread facilitation", "review --question 2"],
    ]:
        # rich measures letters that are not ASCII
        assert not imported(app.home, *line.split(), also=SLOW) - READER - {"rich"}, line


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_nothing_of_the_library_python_comes_with(option: str) -> None:
    code = (
        "import sys\n"
        "before = {*sys.modules}\n"
        "from isp_cli.cli import main\n"
        "main()\n"
        "sys.stderr.write(' '.join({*sys.modules} - before))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code, option]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    ours = {"isp_cli", "isp_cli.cli", "isp_cli.line", "isp_cli.line.made"}
    assert {*done.stderr.split()} <= {"__future__", *ours}


@pytest.mark.parametrize("line", ["browse --help", "promises nobody"])
def test_a_line_that_is_typers_imports_no_more_than_typer(tmp_path: Path, line: str) -> None:
    exit_code = 0 if "--help" in line else 2
    assert imported(tmp_path, *line.split(), exit_code=exit_code) == {"typer"}


@pytest.mark.sweep
@pytest.mark.parametrize(
    "args", [["plan"], [], ["doctor"], ["journal", "show", "last"]], ids=" ".join
)
def test_reading_what_isp_wrote_imports_none_of_the_heavy_libraries(
    app: App, args: list[str]
) -> None:
    form = "competencies: [{competency: brokering}, {competency: facilitation}]"
    app("plan", "--from", app.write("plan.yaml", form))
    assert imported(app.home, *args) == set()


@pytest.mark.parametrize(
    "args",
    [
        ["promises", "add", "Listen longer."],
        ["evidence", "add", "They asked.", "--competency", "facilitation", "--how", "observed"],
        ["plan", "add", "facilitation", "Shadow Anna.", "--due", "in 3 weeks"],
    ],
    ids=lambda args: " ".join(args[:2]),
)
def test_saving_imports_none_of_the_heavy_libraries(app: App, args: list[str]) -> None:
    form = "competencies: [{competency: brokering}, {competency: facilitation}]"
    app("plan", "--from", app.write("plan.yaml", form))
    assert imported(app.home, *args) == set()


def test_what_another_hand_wrote_is_read_as_yaml_and_checked_only_where_it_is_not_right(
    app: App,
) -> None:
    form = "answers: [{question: 4, text: Slow is fast.}]"
    app("reflect", "--from", app.write("form.yaml", form))
    entry = app.only_file("journal")
    text = entry.read_text("utf-8")
    entry.write_text(f"{text}# mine\n", "utf-8")
    assert imported(app.home, "journal", "show", "last") == {"ruamel"}


def test_records_are_made_without_the_dataclasses_of_the_standard_library() -> None:
    """Each start would write and compile their methods anew, and import what that takes."""
    theirs = r"^ *(from dataclasses import|import dataclasses|from typing import.*\bNamedTuple)"
    importing = re.compile(theirs, re.MULTILINE)
    modules = sorted((ROOT / "src" / "isp_cli").rglob("*.py"))
    found = [path for path in modules if importing.search(path.read_text(encoding="utf-8"))]
    # the one only for mypy, the other to tell pydantic of records
    assert [path.stem for path in found] == ["schema", "records"]
    code = (
        "import sys\n"
        "import isp_cli.entry.plan, isp_cli.framework.overlay, isp_cli.thread.pages\n"
        "import isp_cli.evidence.pages, isp_cli.questions.sets, isp_cli.interview.interview\n"
        "assert not {'dataclasses', 'inspect'} & {*sys.modules}\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)


# what takes its time to import, and no page needs; typer's own imports are no concern of these
NO_PAGE_NEEDS = {"dataclasses", "inspect", "calendar", "locale", "shutil", "shlex", "subprocess"}
NO_PAGE_NEEDS |= {"difflib", "textwrap", "tempfile", "hashlib", "platformdirs", "isp_cli.ask.words"}
NO_PAGE_NEEDS |= {"isp_cli.interview.interview", "isp_cli.conversation", "isp_cli.files.json_in"}


@pytest.mark.parametrize(
    "modules",
    [
        "isp_cli.env, isp_cli.scope, isp_cli.framework.pages, isp_cli.framework.find",
        "isp_cli.plan.pages, isp_cli.review.home_page",
        "isp_cli.journal.pages, isp_cli.journal.search_pages",
        "isp_cli.thread.pages, isp_cli.thread.thread",
        "isp_cli.evidence.pages, isp_cli.evidence.gaps",
        "isp_cli.review.pages, isp_cli.review.look_back",
    ],
)
def test_pages_are_made_of_modules_that_are_quick_to_import(modules: str) -> None:
    code = f"import sys, {modules}\nprint(*sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
    )
    assert not {*done.stdout.split()} & (NO_PAGE_NEEDS | HEAVY)


def test_what_is_bundled_is_read_without_the_yaml_parser_or_the_checker() -> None:
    code = (
        "import sys\n"
        "from isp_cli.framework.bundled import bundled_crosswalk\n"
        "from isp_cli.framework.bundled import BUNDLED, bundled_framework\n"
        "assert [bundled_framework(id).framework.id for id in BUNDLED] == [*BUNDLED]\n"
        "assert bundled_crosswalk().rows\n"
        "assert not {'ruamel', 'pydantic', 'hashlib'} & {*sys.modules}\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)


def test_only_the_calendar_file_imports_what_writes_it(app: App) -> None:
    form = "competencies: [{competency: brokering}, {competency: facilitation}]"
    app("plan", "--from", app.write("plan.yaml", form))
    assert imported(app.home, "plan", "ics", "--help") == {"typer"}
    assert imported(app.home, "plan", "ics") == {"icalendar", "dateutil"}


def test_a_page_of_the_framework_looks_into_the_journal_without_the_heavy_libraries(
    app: App,
) -> None:
    form = "competencies: [{competency: brokering}, {competency: facilitation}]"
    app("plan", "--from", app.write("plan.yaml", form))
    assert "isp thread facilitation" in app("browse", "facilitation").out
    assert not imported(app.home, "browse", "facilitation") - READER


COMPLETED = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from isp_cli.cli import main
sys.argv = ["isp"]
try:
    main()
finally:
    commands = {name for name in sys.modules if name.startswith("isp_cli.commands.")}
    heavy = {name.partition(".")[0] for name in sys.modules}
    read = {name.replace("\\\\", "/").rpartition("/")[2] for name in opened}
    data = {name for name in read if name.endswith((".yaml", ".json"))}
    sys.stderr.write(f"{sorted(commands)}\\n{sorted(heavy)}\\n{sorted(data)}")
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "offered", "commands", "read"),
    [
        ("isp pr", "promises", set(), set()),
        ("isp --ho", "--home", set(), set()),
        ("isp thread --wh", "--whole", {"thread", "dates"}, set()),
        ("isp browse faci", "facilitation", {"browse"}, {"framework.yaml", "framework.json"}),
    ],
)
def test_completion_imports_the_command_of_the_line_and_no_other(
    tmp_path: Path, shell: str, line: str, offered: str, commands: set[str], read: set[str]
) -> None:
    env = {**os.environ, "ISP_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    env |= {"_ISP_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    env |= {"COMP_WORDS": line, "COMP_CWORD": "1" if line.count(" ") == 1 else "2"}
    env |= {"_TYPER_COMPLETE_ARGS": line}
    command = [sys.executable, "-c", COMPLETED]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    imported, roots, opened = ({*literal_eval(each)} for each in done.stderr.splitlines())
    assert offered in done.stdout
    assert imported == {f"isp_cli.commands.{each}" for each in (*commands, "options")}
    assert not HEAVY & roots
    assert opened <= read


OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from isp_cli.cli import main
sys.argv = ["isp", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write(f"OPENED {'page.css' in ' '.join(opened)}")
"""


@pytest.mark.parametrize(
    ("args", "is_opened"),
    [
        (["worksheet", "--html"], True),
        (["worksheet"], False),
        (["worksheet", "--yaml"], False),
        (["browse", "facilitation"], False),
        (["framework", "export", "--format", "markdown"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_only_a_page_of_html_opens_the_style_sheet(
    tmp_path: Path, args: list[str], is_opened: bool
) -> None:
    env = {**os.environ, "ISP_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", OPENED, *args]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert done.stderr.endswith(f"OPENED {is_opened}")


@pytest.mark.sweep
def test_every_module_imports_alone() -> None:
    names = [
        ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        for path in sorted((ROOT / "src").rglob("*.py"))
        if path.stem not in ("__main__", "__init__")
    ]
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    for held in [m for m in sys.modules if m.startswith('isp_cli')]:\n"
        "        del sys.modules[held]\n"
        "    importlib.import_module(name)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code, *names], env=env, check=True)


@pytest.mark.parametrize(
    "args", [["practice"], ["practice", "show", "1"], ["review", "--question", "10"]], ids=" ".join
)
def test_reading_answers_imports_none_of_the_heavy_libraries(app: App, args: list[str]) -> None:
    form = "answers: [{question: 10, text: A round of names.}]"
    app("reflect", "--from", app.write("form.yaml", form))
    assert imported(app.home, *args) == set()


@pytest.mark.parametrize(
    "args", [["browse"], ["browse", "facilitation"], ["journal", "show", "last"]], ids=" ".join
)
def test_the_second_framework_is_not_read_where_the_first_has_everything(
    app: App, args: list[str]
) -> None:
    form = "answers: [{question: 7, competencies: [facilitation, brokering]}]"
    app("reflect", "--from", app.write("form.yaml", form))
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) "
        "if event == 'open' else None)\n" + RUN + "\n"
        "    assert any('framework.' in each for each in opened)\n"
        "    assert not any('tci.' in each for each in opened), opened\n"
    )
    env = {**os.environ, "ISP_HOME": str(app.home), "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code, *args], env=env, check=True, capture_output=True)


def test_importing_the_commands_reads_no_file_of_ours_and_opens_no_stream() -> None:
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) "
        "if event == 'open' else None)\n"
        "import isp_cli.line.root\n"
        "assert not [p for p in opened if p.endswith(('.yaml', '.json'))], opened\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)


@pytest.mark.parametrize("id", ["evaluacion", "lantern"])
def test_reading_ones_own_framework_imports_none_of_the_heavy_libraries(app: App, id: str) -> None:
    app("framework", "add", str(ROOT / "examples" / "frameworks" / f"{id}.yaml"))
    app("framework", "use", id)
    for args in (["browse"], ["framework"], ["framework", "show"]):
        # rich measures letters that are not ASCII
        assert not imported(app.home, *args) - {"rich"}
