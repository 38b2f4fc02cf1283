"""`isp practice`: the answers to the tenth question as a library to read and to pass on."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from support import App

ROUND = "A round of names first.\nThen the agenda."
HOW = "By doing it together,\nonce."
HOSTILE = "needle \x1b[31m [bold]red[/bold] \u202eabc <b>\nשלום # no heading"


def share(app: App, text: str, *, how: str = "", day: str = "2026-11-22") -> None:
    answer: dict[str, object] = {"question": 10, "text": text}
    if how:
        answer["follow_ups"] = [{"question": "sharing.how", "text": how}]
    on = App(app.home, lambda: datetime.fromisoformat(f"{day}T09:00:00+00:00"))
    on("reflect", "--from", "-", stdin=json.dumps({"answers": [answer]}))


def id_of(app: App, day: str) -> str:
    (path,) = app.home.rglob(f"{day}*.yaml")
    return path.stem


def break_entry(app: App, day: str) -> Path:
    (path,) = app.home.rglob(f"{day}*.yaml")
    path.write_text(path.read_text("utf-8").replace("answers:", "answers: ["), "utf-8")
    return path


def test_the_list_tells_the_first_line_how_it_is_shared_and_the_entry(app: App) -> None:
    share(app, ROUND, how=HOW, day="2025-03-01")
    share(app, "Leave a silence.", day="2026-10-02")
    out = app("practice").out
    assert out.startswith("Practices you could pass on\n\n  1. Fri 2 Oct 2026: Leave a silence.\n")
    assert "  2. Sat 1 Mar 2025: A round of names first.\n" in out
    assert f"     Shared best: By doing it together,\n     {id_of(app, '2025-03-01')}\n" in out
    assert "Then the agenda" not in out
    assert out == app("practice", "list").out


def test_several_practices_in_one_answer_stay_one(app: App) -> None:
    share(app, "- A round of names\n- A silence\n- A question at the end")
    assert len(app("practice", "--json").json["practices"]) == 1


def test_an_answer_that_only_says_how_to_share_is_listed_once_by_that(app: App) -> None:
    share(app, "", how=HOW)
    out = app("practice").out
    assert "  1. Sun 22 Nov 2026: By doing it together,\n" in out
    assert "Shared best" not in out


def test_an_empty_library_says_where_practices_come_from(app: App) -> None:
    for args in ([], ["list"], ["export"]):
        out = app("practice", *args).out
        assert "No practices yet" in out and "isp reflect --questions 10" in out
    assert app("practice", "--json").json == {"format": "isp-practice/1", "practices": []}
    err = app("practice", "show", "last", exit_code=1).err
    assert "no practice is called 'last'" in err and "isp reflect --questions 10" in err
    assert not app.home.exists()


@pytest.mark.parametrize("which", ["2", "id"])
def test_one_is_shown_in_full_with_its_follow_up_and_its_entry(app: App, which: str) -> None:
    share(app, ROUND, how=HOW, day="2025-03-01")
    share(app, "Leave a silence.", day="2026-10-02")
    id = id_of(app, "2025-03-01")
    out = app("practice", "show", id if which == "id" else which).out
    assert out.startswith("Practice of Sat 1 Mar 2025\n")
    assert "  | A round of names first.\n  | Then the agenda.\n" in out
    assert (
        "What would be the best way of sharing them?\n  | By doing it together,\n  | once.\n" in out
    )
    assert f"isp journal show {id}\n" in out
    assert "silence" not in out
    assert "Leave a silence." in app("practice", "show", "last").out


def test_one_that_is_not_there_is_told(app: App) -> None:
    share(app, "Leave a silence.")
    ran = app("practice", "show", "7", exit_code=1)
    assert "no practice is called '7'" in ran.err and "isp practice list" in ran.err


def test_json_holds_every_word_and_where_it_stands(app: App) -> None:
    share(app, ROUND, how=HOW)
    record = app("practice", "show", "1", "--json").json
    assert record["format"] == "isp-practice/1"
    (practice,) = record["practices"]
    assert (practice["entry"], practice["day"]) == (id_of(app, "2026-11-22"), "2026-11-22")
    assert (practice["question"], practice["text"]) == ("sharing", ROUND)
    assert practice["follow_ups"][0]["text"] == HOW
    assert app("practice", "--json").json == record
    assert app("practice", "export", "--json").json == record


def test_the_export_is_markdown_with_everything_in_full(app: App) -> None:
    share(app, ROUND, how=HOW, day="2025-03-01")
    share(app, "Leave a silence.", day="2026-10-02")
    out = app("practice", "export").out
    assert out.startswith("# Practices to pass on\n\nWhich practices or approaches")
    assert out.count("Which practices") == 1
    assert "## Sat 1 Mar 2025\n\n> A round of names first.  \n> Then the agenda.\n" in out
    assert "### What would be the best way of sharing them?\n\n> By doing it together,  \n" in out
    assert f"*{id_of(app, '2025-03-01')}*" in out
    assert out.index("silence") < out.index("round")


@pytest.mark.parametrize("args", [[], ["--json"]], ids=["markdown", "json"])
def test_the_export_goes_to_a_new_file_and_says_to_read_it_first(
    app: App, args: list[str], tmp_path: Path
) -> None:
    share(app, ROUND)
    target = tmp_path / "practices.txt"
    ran = app("practice", "export", "--output", str(target), *args)
    assert target.read_text("utf-8") == app("practice", "export", *args).out
    assert "Read it before you pass it on" in ran.out and "practices.txt" in ran.out


def test_a_file_that_is_there_is_left_as_it_is(app: App) -> None:
    share(app, ROUND)
    target = app.write("mine.md", "mine")
    ran = app("practice", "export", "--output", target, exit_code=1)
    assert f"{target} is there already" in ran.err
    assert Path(target).read_text("utf-8") == "mine"


def test_no_file_is_made_for_an_empty_library(app: App, tmp_path: Path) -> None:
    target = tmp_path / "practices.md"
    ran = app("practice", "export", "--output", str(target), exit_code=1)
    assert "there is no practice to write yet" in ran.err
    assert not target.exists()


def test_an_entry_that_cannot_be_read_is_told_after_the_others(app: App) -> None:
    share(app, ROUND, day="2025-03-01")
    share(app, "Leave a silence.", day="2026-10-02")
    broken = break_entry(app, "2026-10-02")
    for args in ([], ["show", "1"], ["export"]):
        ran = app("practice", *args, exit_code=3)
        assert "A round of names first." in ran.out
        assert str(broken) in ran.err and "line " in ran.err
    assert str(broken) in app("practice", "show", broken.stem, exit_code=3).err
    assert len(app("practice", "--json", exit_code=3).json["practices"]) == 1


def test_no_file_is_written_that_would_lack_a_practice(app: App, tmp_path: Path) -> None:
    share(app, ROUND, day="2025-03-01")
    share(app, "Leave a silence.", day="2026-10-02")
    broken = break_entry(app, "2026-10-02")
    target = tmp_path / "practices.md"
    ran = app("practice", "export", "--output", str(target), exit_code=3)
    assert str(broken) in ran.err
    assert not target.exists()


def test_what_was_written_is_neither_markup_nor_terminal_code(app: App) -> None:
    share(app, HOSTILE, how=HOSTILE)
    for args in ([], ["show", "1"]):
        assert r"needle \x1b[31m [bold]red[/bold] \u202eabc <b>" in app("practice", *args).out
    for args in (["--markdown"], ["show", "1", "--markdown"], ["export"]):
        out = app("practice", *args).out
        assert r"\[bold\]red\[/bold\] \\u202eabc \<b\>" in out
        assert "\x1b" not in out and "\u202e" not in out
    assert "שלום" in app("practice", "show", "1").out
    assert app("practice", "--json").json["practices"][0]["text"] == HOSTILE


@pytest.mark.parametrize("args", [["list"], ["show", "1"]], ids=" ".join)
def test_a_page_fits_forty_columns(
    app: App, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    share(app, "A word or two. " * 20, how="And so on. " * 20)
    assert max(map(len, app("practice", *args).out.splitlines())) <= 40


@pytest.mark.parametrize(
    "args", [["--json", "--markdown"], ["list", "--json", "--markdown"], ["show"], ["sing"]]
)
def test_a_command_line_that_means_nothing_is_refused(app: App, args: list[str]) -> None:
    app("practice", *args, exit_code=2)


@pytest.mark.parametrize(
    "command",
    ["practice", "practice list", "practice export", "review --question 10", "review --since 2025"],
)
def test_where_nothing_could_be_read_no_page_says_that_there_is_nothing(
    app: App, command: str
) -> None:
    share(app, ROUND)
    path = break_entry(app, "2026-11-22")
    ran = app(*command.replace("2025", "yesterday").split(), exit_code=3)
    for words in ("No practices", "Not answered", "Nothing you wrote"):
        assert words not in ran.out
    assert str(path) in ran.err
