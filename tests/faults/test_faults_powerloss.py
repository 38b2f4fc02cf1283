"""Whatever a power cut leaves of a save: the old words or the new ones, never a torn file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import NamedTuple

import pytest

from faults.power_loss import RecordingDisk, State
from isp_cli.entry.entry import Answer, Entry
from isp_cli.files import files
from isp_cli.journal.entry_file import new_file
from isp_cli.journal.journal import Journal
from isp_cli.journal.trash import Trash
from isp_cli.records import replace
from support import REFLECTION, entry_record

if os.name == "nt":
    pytest.skip("Windows syncs no folders: its rename is journalled", allow_module_level=True)

ID = REFLECTION
BEGUN = entry_record(Answer(question="practice", asked="About?", text="I coach teams."))
MORE = replace(BEGUN, answers=(replace(BEGUN.answers[0], text="I coach three teams.\nWeekly."),))
FINISHED = replace(MORE, finished="2026-11-22T08:40:00+01:00")

DRAFT = f"isp/drafts/{ID}.yaml"
ENTRY = f"isp/journal/2026/11/{ID}.yaml"
TRASHED = f"isp/trash/journal/{ID}.yaml"
OTHER = "isp/journal/2026/11/2026-11-01-reflection-aaaa.yaml"


def text_of(entry: Entry) -> bytes:
    return new_file(entry, Path(DRAFT)).data


class Save(NamedTuple):
    """One save: what stands before, what is done, and what stands once it is promised.

    A path that is not in `promised` is promised to be gone; OTHER is never to change.
    """

    before: dict[str, bytes]
    do: Callable[[Journal], object]
    promised: dict[str, bytes]


def _create(journal: Journal) -> None:
    files.create(journal.home / "a.yaml", b"new words", journal.disk)


def _replace(journal: Journal) -> None:
    path, old = journal.home / "a.yaml", files.digest(b"old words")
    files.replace(path, b"new words, and more of them", journal.disk, expected=old)


def _save_draft(journal: Journal) -> None:
    journal.save_draft(journal.load(journal.drafts("reflection")[0], Entry), MORE)


def _finish(journal: Journal) -> None:
    journal.finish(journal.load(journal.drafts("reflection")[0], Entry), FINISHED)


SAVES = {
    "create": Save({"isp/x": b"x"}, _create, {"isp/x": b"x", "isp/a.yaml": b"new words"}),
    "replace": Save(
        {"isp/a.yaml": b"old words"}, _replace, {"isp/a.yaml": b"new words, and more of them"}
    ),
    "keep beside": Save(
        {"isp/a.yaml": b"theirs"},
        lambda journal: files.keep_beside(journal.home / "a.yaml", b"mine", journal.disk),
        {"isp/a.yaml": b"theirs", "isp/a.mine-1.yaml": b"mine"},
    ),
    "start a draft": Save({}, lambda journal: journal.start_draft(BEGUN), {DRAFT: text_of(BEGUN)}),
    "save a draft": Save({DRAFT: text_of(BEGUN)}, _save_draft, {DRAFT: text_of(MORE)}),
    "finish": Save({DRAFT: text_of(BEGUN)}, _finish, {ENTRY: text_of(FINISHED)}),
    "add": Save({}, lambda journal: journal.add(FINISHED), {ENTRY: text_of(FINISHED)}),
    "put into the trash": Save(
        {ENTRY: text_of(FINISHED)},
        lambda journal: Trash(journal).put(ID),
        {TRASHED: text_of(FINISHED)},
    ),
    "bring back": Save(
        {TRASHED: text_of(FINISHED)},
        lambda journal: Trash(journal).restore(ID),
        {ENTRY: text_of(FINISHED)},
    ),
}
each_save = pytest.mark.parametrize("name", SAVES)


def recorded(root: Path, save: Save, *, forgets: str = "", links: bool = True) -> RecordingDisk:
    for name, data in {**save.before, OTHER: b"another entry"}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    disk = RecordingDisk(root, forgets=forgets, links=links)
    save.do(Journal(root / "isp", disk))
    return disk


def held(state: State) -> dict[str, bytes]:
    """Return the files a reader looks at; what a save left half done ends in .tmp."""
    named = {path.as_posix(): data for path, data in state.files.items()}
    return {name: data for name, data in named.items() if PurePath(name).suffix != ".tmp"}


def broken(save: Save, disk: RecordingDisk) -> list[str]:
    """Say what is wrong in each state that breaks the promise."""
    promised = {**save.promised, OTHER: b"another entry"}
    between = {text_of(FINISHED)} if DRAFT in save.before else set()  # a draft, then an entry
    found = []
    for state in disk.states:
        now = held(state)
        whole = {*save.before.values(), *promised.values(), *between}
        found += [f"torn: {name}" for name, data in now.items() if data not in whole]
        if not now.keys() <= {*save.before, *promised}:
            found.append("a file nobody asked for")
        if now.get(OTHER) != b"another entry":
            found.append("another file changed")
        if save.before and not now.keys() & (save.before.keys() | save.promised.keys()):
            found.append("the words are gone")
    found += ["promised, and not kept" for each in disk.last_states() if held(each) != promised]
    return found


@each_save
def test_every_legal_state_after_a_power_cut_holds_whole_words(tmp_path: Path, name: str) -> None:
    disk = recorded(tmp_path, SAVES[name])
    assert disk.operations >= 5
    assert len(disk.states) > disk.operations
    assert broken(SAVES[name], disk) == []


@each_save
def test_without_the_sync_of_the_folder_the_promise_is_seen_to_break(
    tmp_path: Path, name: str
) -> None:
    found = broken(SAVES[name], recorded(tmp_path, SAVES[name], forgets="folder"))
    assert "promised, and not kept" in found


@pytest.mark.parametrize(
    "name", [name for name in SAVES if "trash" not in name and "back" not in name]
)
def test_without_the_sync_of_the_file_torn_words_are_seen(tmp_path: Path, name: str) -> None:
    found = broken(SAVES[name], recorded(tmp_path, SAVES[name], forgets="file"))
    assert any(each.startswith("torn") for each in found)


def test_a_write_in_place_is_seen_to_tear(tmp_path: Path) -> None:
    def in_place(journal: Journal) -> None:
        fd = journal.disk.open(journal.home / "a.yaml", os.O_WRONLY | os.O_CREAT, 0o600)
        journal.disk.write(fd, memoryview(b"new words"))
        journal.disk.close(fd)

    save = Save({"isp/x": b"x"}, in_place, {"isp/x": b"x", "isp/a.yaml": b"new words"})
    assert any(each.startswith("torn") for each in broken(save, recorded(tmp_path, save)))


@pytest.mark.parametrize("name", ["finish", "put into the trash", "bring back"])
def test_without_links_only_an_empty_placeholder_may_stand_beside_the_words(
    tmp_path: Path, name: str
) -> None:
    save = SAVES[name]
    disk = recorded(tmp_path, save, links=False)
    words = {*save.before.values(), *save.promised.values()}
    for state in disk.states:
        now = held(state)
        assert all(
            data in {*words, text_of(FINISHED), b"another entry", b""} for data in now.values()
        )
        assert any(data in words for data in now.values())
    assert all(
        held(each) == {**save.promised, OTHER: b"another entry"} for each in disk.last_states()
    )


def test_whatever_a_power_cut_leaves_of_a_finish_the_words_are_shown_once(tmp_path: Path) -> None:
    disk = recorded(tmp_path / "real", SAVES["finish"])
    different = {tuple(sorted(state.files.items())) for state in disk.states}
    assert len(different) >= 10
    for number, left in enumerate(sorted(different)):
        root = tmp_path / str(number)
        for name, data in left:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        journal = Journal(root / "isp")
        shown = [*journal.newest_first(), *journal.drafts("reflection")]
        mine = [path for path in shown if path.stem == ID]
        assert len(mine) == 1
        assert journal.load(mine[0], Entry).record.answers in (BEGUN.answers, MORE.answers)
