"""Two writers, or forty: everybody's words stay, and whoever came second is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faults.adding import WRITERS
from isp_cli.entry.entry import Entry
from isp_cli.journal.journal import Journal
from support import FINISH, App, Script, leaving


class Meanwhile(Script):
    """A person in front of one window, while something happens in another before an answer."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(*answers)
        self.events: dict[int, Callable[[], object]] = {}

    def before(self, number: int, event: Callable[[], object]) -> Meanwhile:
        self.events[number] = event
        return self

    def _next(self, page: Any, default: Any) -> Any:
        self.events.get(len(self.pages), lambda: None)()
        return super()._next(page, default)


def begun(app: App) -> Path:
    """Leave a draft with one answer."""
    app("reflect", "--questions", "1,4,9", script=Script("Begun.", leaving()), exit_code=130)
    return app.only_file("drafts")


def texts(app: App, folder: str) -> list[list[str]]:
    paths = sorted((app.home / folder).rglob("*.yaml"))
    records = [Journal(app.home).load(path, Entry).record for path in paths]
    return sorted([answer.text for answer in record.answers] for record in records)


@pytest.mark.sweep
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_forty_processes_that_want_one_name_keep_forty_entries(tmp_path: Path) -> None:
    adding = Path(__file__).with_name("adding.py")
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, str(adding), str(tmp_path)], env=environ, stdout=subprocess.PIPE, text=True
    )
    assert done.returncode == 0
    said = [line.split()[1] for line in done.stdout.splitlines()]
    assert len(said) == WRITERS
    assert said.count("first") == 1
    held = texts(App(tmp_path), "journal")
    assert held == sorted([f"Writer {number}."] for number in range(WRITERS))
    assert not list(tmp_path.rglob("*.tmp"))


def test_two_windows_on_one_draft_keep_both_and_tell_the_second(app: App) -> None:
    begun(app)
    other = Script(True, "Theirs.", leaving())
    mine = Meanwhile(True, "Mine.", leaving("half of mine")).before(
        1, lambda: app("reflect", script=other, exit_code=130)
    )
    told = app("reflect", script=mine, exit_code=130).err
    assert "Yours goes on as a draft of its own." in told
    assert texts(app, "drafts") == [["Begun.", "Mine."], ["Begun.", "Theirs."]]


def test_a_draft_finished_by_another_window_leaves_its_entry_as_it_is(app: App) -> None:
    begun(app)
    other = Script(True, "Theirs.", "", FINISH)
    mine = Meanwhile(True, "Mine.", "And more.", FINISH).before(
        1, lambda: app("reflect", script=other)
    )
    told = app("reflect", script=mine).err
    assert "Yours goes on as a draft of its own." in told
    assert texts(app, "journal") == [["Begun.", "Mine.", "And more."], ["Begun.", "Theirs."]]
    assert texts(app, "drafts") == []


def test_two_windows_that_finish_one_draft_make_two_entries(app: App) -> None:
    begun(app)
    other = Script(True, "lessons", "Theirs.", FINISH)
    mine = Meanwhile(True, "Mine.", "", FINISH).before(3, lambda: app("reflect", script=other))
    app("reflect", script=mine)
    assert texts(app, "journal") == [["Begun.", "Mine."], ["Begun.", "Theirs."]]
    assert texts(app, "drafts") == []


def test_a_draft_deleted_underneath_is_written_again(app: App) -> None:
    draft = begun(app)
    mine = Meanwhile(True, "Mine.", leaving("and half")).before(1, draft.unlink)
    app("reflect", script=mine, exit_code=130)
    assert texts(app, "drafts") == [["Begun.", "Mine."]]


@pytest.mark.parametrize(("left", "code"), [(leaving(), 130), (":quit", 0)], ids=["int", "quit"])
def test_a_draft_deleted_underneath_is_again_where_it_is_said_to_be(
    app: App, left: object, code: int
) -> None:
    script = Meanwhile("One.", "Four.", left)
    script.before(3, lambda: app.only_file("drafts").unlink())
    ran = app("reflect", "--questions", "1,4,9", script=script, exit_code=code)
    assert "Kept: 2 answers" in ran.err
    assert texts(app, "drafts") == [["One.", "Four."]]


def test_a_drafts_folder_deleted_underneath_costs_no_words(app: App) -> None:
    draft = begun(app)

    def gone() -> None:
        draft.unlink()
        draft.parent.rmdir()

    mine = Meanwhile(True, "Mine.", leaving()).before(1, gone)
    mine.answers.insert(2, "Mine.")
    mine.before(2, lambda: draft.parent.mkdir())
    app("reflect", script=mine, exit_code=130)
    assert mine.defaults[2] == "Mine."
    assert texts(app, "drafts") == [["Begun.", "Mine."]]


def test_a_draft_another_editor_made_unreadable_is_left_and_ours_goes_on(app: App) -> None:
    draft = begun(app)
    mine = Meanwhile(True, "Mine.", leaving()).before(1, lambda: draft.write_bytes(b"\x00torn"))
    app("reflect", script=mine, exit_code=130)
    assert draft.read_bytes() == b"\x00torn"
    draft.unlink()
    assert texts(app, "drafts") == [["Begun.", "Mine."]]
