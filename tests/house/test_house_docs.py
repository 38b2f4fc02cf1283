"""README and docs as a stranger uses them: their transcripts, files, commands and links."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from doc_pages import ALL, PAGES, DocPage, read_page
from typer.main import get_command

from isp_cli.line.root import app as root
from support import ROOT, App

LETTERS = re.compile(r"(-(?:reflection|plan)-)[a-z0-9]{4}\b")
RUN = [page for page in PAGES if page.transcripts()]
BY_NAME = {"ids": lambda page: page.name}


def pattern(expected: str) -> re.Pattern[str]:
    """`...` stands for any text; the four letters of an id may be any."""
    expected = LETTERS.sub(r"\1@@@@", expected)
    parts = [re.escape(part) for part in expected.split("...")]
    return re.compile(".*?".join(parts).replace("@@@@", "[a-z0-9]{4}") + r"\Z", re.DOTALL)


@pytest.mark.parametrize("page", RUN, **BY_NAME)
def test_every_transcript_of_a_page_holds(
    page: DocPage, app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    if any("examples/journal" in command for command, _ in page.transcripts()):
        shutil.copytree(ROOT / "examples" / "journal", tmp_path / "examples" / "journal")
    for name, text in page.files():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for command, expected in page.transcripts():
        program, *args = shlex.split(command)
        assert program == "isp"
        out = app(*args).out
        assert pattern(expected).match(out), f"$ {command}\n{out}"
    written = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*-reflection-*.yaml")]
    for shown in page.entries():
        assert any(pattern(shown + "...").match(each) for each in written), shown


def test_the_pages_that_show_something_are_among_those_that_are_run() -> None:
    shown = {page.name for page in PAGES if page.files() or page.entries()}
    shown |= {page.name for page in PAGES if "```console" in page.text}
    assert {page.name for page in RUN} == shown
    assert {"README.md", "docs/tour.md", "docs/frameworks.md"} <= shown
    assert sum(len(page.transcripts()) for page in RUN) >= 20


def unknown_in(words: list[str]) -> list[str]:
    """Return what isp does not know of a command line: a command, or options."""
    command: Any = get_command(root)
    options = {"--help"}
    left = [*words]
    while True:
        options |= {option for each in command.params for option in each.opts}
        if left[:1] == ["--home"]:
            del left[:2]
        commands = getattr(command, "commands", {})
        if not left or left[0] not in commands:
            break
        command = commands[left.pop(0)]
    wrong = [left[0]] if commands and left and left[0] != "COMMAND" and left[0][0] != "-" else []
    return wrong + [each for each in words if each.startswith("--") and each not in options]


@pytest.mark.parametrize("page", ALL, **BY_NAME)
def test_every_command_that_a_page_names_is_there_with_its_options(page: DocPage) -> None:
    for code in page.code():
        if re.match(r"isp( |$)", code):
            assert unknown_in(shlex.split(code)[1:]) == [], f"{page.name}: `{code}`"


def test_a_command_that_is_not_there_is_seen() -> None:
    assert unknown_in(["--home", "DIR", "evidence", "--gaps"]) == []
    assert unknown_in(["plan", "doen", "1"]) == ["doen"]
    assert unknown_in(["thread", "power", "--sinse", "may"]) == ["--sinse"]


@pytest.mark.parametrize("page", PAGES, **BY_NAME)
def test_a_block_for_the_shell_has_no_comments(page: DocPage) -> None:
    """The shell of macOS takes them for words where they are typed."""
    for block in page.fences("sh"):
        assert " #" not in block and not block.startswith("#"), block


@pytest.mark.parametrize("page", ALL, **BY_NAME)
def test_links_inside_the_repository_lead_somewhere(page: DocPage) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", page.text):
        path = (ROOT / PurePosixPath(page.name).parent / target).resolve()
        assert not target or path.exists(), f"{page.name}: {target}"
        if anchor:
            there = read_page(path.relative_to(ROOT).as_posix()) if target else page
            assert anchor in there.anchors(), f"{page.name}: {target}#{anchor}"


def test_every_page_is_in_the_index() -> None:
    index = read_page("docs/README.md")
    for page in PAGES:
        name = PurePosixPath(page.name).name
        assert name == "README.md" or f"]({name})" in index.text, page.name


@pytest.mark.parametrize("page", [*PAGES, read_page("CHANGELOG.md")], **BY_NAME)
def test_no_line_but_a_row_and_a_command_is_longer_than_a_hundred(page: DocPage) -> None:
    prose = re.sub(r"^```(sh|bat)\n.*?^```", "", page.text, flags=re.DOTALL | re.MULTILINE)
    assert [line for line in prose.splitlines() if len(line) > 100 and line[0] != "|"] == []


def test_every_exit_code_is_in_the_table() -> None:
    table = read_page("docs/files.md").text
    for code in ("0", "1", "2", "3", "4", "130, 143, 129, 131", "70"):
        assert re.search(rf"^\| {code} \|", table, re.MULTILINE), code


def test_every_runtime_dependency_has_a_row_and_is_named_in_the_readme() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (block,) = re.findall(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    names = re.findall(r'^  "([A-Za-z_.-]+)', block, re.MULTILINE)
    assert len(names) == 9
    (line,) = re.findall(r"isp is made of (.*?)\]\(docs/made-of\.md\)", PAGES[0].text, re.DOTALL)
    table = read_page("docs/made-of.md").text
    for name in names:
        assert re.search(rf"^\| {re.escape(name)} \| .+ \| .+ \|$", table, re.MULTILINE), name
        assert re.search(rf"\b{re.escape(name)}\b", line), name
