"""A page that lacks what a damaged file says shows the rest, names the file and denies nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support import App, Days

Damage = Callable[[Path], object]
CUT = "format: isp-entry/1\nid: 2026-11-01-promise-aaaa\nkind: promise\nframework:\n"
CONFLICT = "format: isp-entry/1\n<<<<<<< HEAD\n=======\n>>>>>>> laptop\nend: true\n"
DAMAGES: dict[str, Damage] = {
    "cut": lambda path: path.write_text(CUT),
    "empty": lambda path: path.write_bytes(b""),
    "in-conflict": lambda path: path.write_text(CONFLICT),
    "not-utf-8": lambda path: path.write_bytes(b"label: caf\xe9\nend: true\n"),
    "noughts": lambda path: path.write_bytes(b"label: \0\0\0\nend: true\n"),
    "no-file": lambda path: path.mkdir(),
}
PAGES = [
    ["promises"],
    ["promises", "--all"],
    ["evidence"],
    ["evidence", "--gaps"],
    ["thread", "facilitation"],
    ["thread", "facilitation", "--both"],
    ["review", "--since", "last year"],
    ["review", "--question", "4"],
    ["practice"],
    ["levels"],
    ["journal", "search", "silence"],
]
NOTHING = ("yet", "No promise", "Nothing found", "You made no entry")


def damaged(app: App, damage: Damage) -> Path:
    path = app.home / "journal" / "2026" / "11" / "2026-11-01-promise-aaaa.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    damage(path)
    return path


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_a_damaged_file_is_named_once_and_no_page_says_there_is_nothing(
    app: App, page: list[str], damage: Damage
) -> None:
    path = damaged(app, damage)
    ran = app(*page, exit_code=3)
    assert ran.err.count(str(path)) == 1
    assert "1 file could not be " in ran.err
    assert not [each for each in NOTHING if each in ran.out]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_home_page_names_it_too(app: App, damage: Damage) -> None:
    path = damaged(app, damage)
    out = app().out
    assert "Needs attention" in out
    assert out.count(path.name) == 1


def test_a_promise_in_a_file_cut_in_the_middle_does_not_vanish_silently(app: App) -> None:
    app("promises", "add", "Ask first")
    app("promises", "add", "Wait")
    paths = (app.home / "journal").rglob("*.yaml")
    path = next(each for each in paths if b"Wait" in each.read_bytes())
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"answers:")])
    for more in ([], ["--all"], ["--json"]):
        ran = app("promises", *more, exit_code=3)
        assert "Ask first" in ran.out
        assert f"{path} has 1 problem\n  line " in ran.err


def test_where_a_file_is_damaged_the_gaps_say_that_they_are_not_the_whole(app: App) -> None:
    damaged(app, DAMAGES["cut"])
    for more in ([], ["--competency", "facilitation"]):
        out = " ".join(app("evidence", *more, "--gaps", exit_code=3).out.split())
        assert "What stands in a file that could not be read is missing here." in out


def test_a_story_from_a_day_on_denies_nothing_either(app: App) -> None:
    days = Days()
    app.clock = days
    app("evidence", "add", "They laughed", "--how", "data", "--competency", "facilitation")
    damaged(app, DAMAGES["cut"])
    days.go_on(40)
    assert "They laughed" in app("thread", "facilitation", exit_code=3).out
    ran = app("thread", "facilitation", "--since", "yesterday", exit_code=3)
    assert "Nothing since Thu 31 Dec 2026 that could be read." in " ".join(ran.out.split())


def test_the_words_of_a_kept_promise_that_cannot_be_read_are_told_as_missing(app: App) -> None:
    app("promises", "add", "Ask first")
    made = app.only_file("journal")
    app("promises", "kept", "1")
    told_in = "2026-11-23-reflection-bbbb"
    text = made.read_text("utf-8").replace("how: kept", f"how: kept\n        entry: {told_in}")
    made.write_text(text, "utf-8")
    other = made.with_name(f"{told_in}.yaml")
    other.write_text("format: isp-entry/1\nanswers: [\nend: true\n", "utf-8")
    ran = app("promises", "--all", exit_code=3)
    assert "Ask first" in ran.out
    assert other.name in ran.err


@pytest.mark.parametrize("said", ["1", "2026-11-01-promise-aaaa"])
def test_a_promise_is_not_denied_while_a_file_cannot_be_read(app: App, said: str) -> None:
    path = damaged(app, DAMAGES["cut"])
    told = app("promises", "kept", said, exit_code=3).err
    assert str(path) in told
    assert "none is open" not in told
