"""What is put away can be brought back; a file is never lost or written over on its way."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from failing_disk import FailingDisk, LinklessDisk, PowerOff, disk_error
from isp_cli.errors import AlreadyThere, CannotRead, CannotSave, UnknownEntry
from isp_cli.files.files import Disk
from isp_cli.journal.journal import Journal
from isp_cli.journal.trash import Trash, move
from support import PRACTICE, entry_text, plan_text

ID = "2026-11-22-reflection-k7fq"
ENTRY = f"journal/2026/11/{ID}.yaml"
DRAFT = f"drafts/{ID}.yaml"
IN_TRASH = f"trash/journal/{ID}.yaml"
DRAFT_IN_TRASH = f"trash/drafts/{ID}.yaml"

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")


def put(home: Path, name: str, text: str = "Words.") -> None:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"started: '2026-11-22T18:05:00+01:00'\ntext: {text}\n", encoding="utf-8")


def held(home: Path) -> dict[str, str]:
    return {
        path.relative_to(home).as_posix(): path.read_text(encoding="utf-8").partition("text: ")[2]
        for path in home.rglob("*")
        if path.is_file()
    }


def trash(home: Path, disk: Disk | None = None) -> Trash:
    return Trash(Journal(home, disk))


@pytest.mark.parametrize(("name", "away"), [(ENTRY, IN_TRASH), (DRAFT, DRAFT_IN_TRASH)])
def test_an_entry_and_a_draft_go_and_come_back_to_where_they_were(
    tmp_path: Path, name: str, away: str
) -> None:
    put(tmp_path, name)
    assert trash(tmp_path).put(ID) == [tmp_path / away]
    assert held(tmp_path) == {away: "Words.\n"}
    assert trash(tmp_path).restore(ID) == [tmp_path / name]
    assert held(tmp_path) == {name: "Words.\n"}


def test_an_entry_and_a_draft_of_one_id_go_and_come_back_together(tmp_path: Path) -> None:
    put(tmp_path, ENTRY, "Entry.")
    put(tmp_path, DRAFT, "Draft.")
    before = held(tmp_path)
    trash(tmp_path).put(ID)
    assert held(tmp_path) == {IN_TRASH: "Entry.\n", DRAFT_IN_TRASH: "Draft.\n"}
    trash(tmp_path).restore(ID)
    assert held(tmp_path) == before


def test_the_versions_kept_beside_an_entry_go_along_and_no_other_file_does(tmp_path: Path) -> None:
    folder = str(Path(ENTRY).parent)
    for ending in ("mine-1", "mine-12", "edited-0123456789ab"):
        put(tmp_path, f"{folder}/{ID}.{ending}.yaml", ending)
    strangers = (
        f"{folder}/{ID}.sync-conflict-20261122-180500.yaml",
        f"{folder}/{ID} (conflicted copy).yaml",
        f"{folder}/{ID}.yaml~",
        f"{folder}/2026-11-22-reflection-aaaa.yaml",
        f"{folder}/2026-11-22-reflection-aaaa.mine-1.yaml",
    )
    for name in (ENTRY, *strangers):
        put(tmp_path, name)
    before = held(tmp_path)
    trash(tmp_path).put(ID)
    after = held(tmp_path)
    assert sorted(name for name in after if name.startswith("trash/")) == [
        f"trash/journal/{ID}.edited-0123456789ab.yaml",
        f"trash/journal/{ID}.mine-1.yaml",
        f"trash/journal/{ID}.mine-12.yaml",
        IN_TRASH,
    ]
    assert set(strangers) < set(after)
    trash(tmp_path).restore(ID)
    assert held(tmp_path) == before


def test_another_text_of_the_id_in_the_trash_is_refused_and_both_stay(tmp_path: Path) -> None:
    put(tmp_path, ENTRY, "New.")
    put(tmp_path, IN_TRASH, "Old.")
    before = held(tmp_path)
    with pytest.raises(AlreadyThere):
        trash(tmp_path).put(ID)
    assert held(tmp_path) == before


def test_another_text_of_the_id_in_the_journal_is_refused_and_both_stay(tmp_path: Path) -> None:
    put(tmp_path, ENTRY, "New.")
    put(tmp_path, IN_TRASH, "Old.")
    before = held(tmp_path)
    with pytest.raises(AlreadyThere):
        trash(tmp_path).restore(ID)
    assert held(tmp_path) == before


def test_one_that_cannot_go_keeps_the_other_of_its_id_here_too(tmp_path: Path) -> None:
    put(tmp_path, ENTRY, "Entry.")
    put(tmp_path, DRAFT, "New.")
    put(tmp_path, DRAFT_IN_TRASH, "Old.")
    before = held(tmp_path)
    with pytest.raises(AlreadyThere):
        trash(tmp_path).put(ID)
    assert held(tmp_path) == before


_TRAPS = ["../x", "../../etc/passwd", "/etc/passwd", f"{ID}/..", f"{ID}\0", f"{ID}\n", "", "last"]


@pytest.mark.parametrize("id", _TRAPS)
def test_what_is_no_id_moves_nothing(tmp_path: Path, id: str) -> None:
    put(tmp_path, "x.yaml")
    put(tmp_path, IN_TRASH)
    before = held(tmp_path)
    for attempt in (trash(tmp_path).put, trash(tmp_path).restore):
        with pytest.raises(UnknownEntry):
            attempt(id)
    assert held(tmp_path) == before


def test_an_id_nothing_has_is_unknown(tmp_path: Path) -> None:
    for attempt in (trash(tmp_path).put, trash(tmp_path).restore):
        with pytest.raises(UnknownEntry):
            attempt(ID)
    assert list(tmp_path.iterdir()) == []


def test_the_list_says_what_was_a_draft_and_is_newest_first(tmp_path: Path) -> None:
    answer = PRACTICE.replace("I coach three teams.", "Draft.")
    step = "  - competency: brokering\n    why: Old.\n"
    for name, text in (
        ("journal/2025/03/2025-03-01-plan-aaaa.yaml", plan_text(step, id="2025-03-01-plan-aaaa")),
        (ENTRY, entry_text(answer.replace("Draft", "Entry"), id=ID)),
        ("drafts/2026-12-01-reflection-bbbb.yaml", entry_text(answer)),
    ):
        put(tmp_path, name)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for id in ("2025-03-01-plan-aaaa", ID, "2026-12-01-reflection-bbbb"):
        trash(tmp_path).put(id)
    assert [(each.id, each.opening, draft) for each, draft in trash(tmp_path).listed()] == [
        ("2026-12-01-reflection-bbbb", "Draft.", True),
        (ID, "Entry.", False),
        ("2025-03-01-plan-aaaa", "Old.", False),
    ]


def test_emptying_deletes_what_was_put_away_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, ENTRY)
    put(tmp_path, f"journal/2026/11/{ID}.mine-1.yaml")
    put(tmp_path, DRAFT)
    trash(tmp_path).put(ID)
    put(tmp_path, ENTRY, "Another.")
    put(tmp_path, "trash/journal/notes.txt", "Not ours.")
    assert trash(tmp_path).empty() == 2
    assert set(held(tmp_path)) == {ENTRY, "trash/journal/notes.txt"}
    assert trash(tmp_path).empty() == 0


@posix
def test_the_folders_of_the_trash_are_for_their_owner_alone(tmp_path: Path) -> None:
    put(tmp_path, ENTRY)
    before = os.umask(0)
    try:
        trash(tmp_path).put(ID)
    finally:
        os.umask(before)
    for folder in ("trash", "trash/journal"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700


def test_where_there_are_no_links_it_moves_all_the_same(tmp_path: Path) -> None:
    for error in (errno.EPERM, errno.ENOTSUP, errno.EXDEV):
        put(tmp_path, ENTRY)
        trash(tmp_path, LinklessDisk(error)).put(ID)
        assert held(tmp_path) == {IN_TRASH: "Words.\n"}
        trash(tmp_path, LinklessDisk(error)).restore(ID)
        assert held(tmp_path) == {ENTRY: "Words.\n"}


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
@pytest.mark.parametrize(
    "fault",
    [disk_error(errno.ENOSPC), disk_error(errno.EROFS), disk_error(errno.EIO), PowerOff()],
    ids=["full", "read-only", "failing", "power-cut"],
)
def test_whatever_stops_a_move_the_text_is_there_and_the_same_again_ends_it(
    tmp_path: Path, fault: BaseException, links: bool
) -> None:
    stopped = 0
    for at in range(1, 60):
        home = tmp_path / str(at)
        put(home, ENTRY)
        disk = FailingDisk(at, fault, links=links)
        try:
            trash(home, disk).put(ID)
        except (CannotSave, PowerOff):
            stopped += 1
            # a passing file of a copy may be left by a power cut; its name is no entry's
            left = {name: text for name, text in held(home).items() if not name.endswith(".tmp")}
            assert "Words.\n" in left.values() and set(left.values()) <= {"Words.\n", ""}, at
            assert left.get(ENTRY) != "", at
            if ENTRY in left:
                trash(home).put(ID)
        assert held(home)[IN_TRASH] == "Words.\n" and ENTRY not in held(home), at
        if disk.count < at:
            break
    else:
        raise AssertionError("no attempt went through")
    assert stopped >= 5


def test_a_name_taken_in_the_last_moment_is_not_written_over(tmp_path: Path) -> None:
    class Rival(Disk):
        def link(self, source: Path, target: Path) -> None:
            target.write_text("theirs")
            super().link(source, target)

    put(tmp_path, ENTRY)
    with pytest.raises(AlreadyThere):
        trash(tmp_path, Rival()).put(ID)
    assert (tmp_path / ENTRY).exists()
    assert (tmp_path / IN_TRASH).read_text() == "theirs"


def test_what_another_window_writes_during_the_move_stays(tmp_path: Path) -> None:
    class Rival(Disk):
        def link(self, source: Path, target: Path) -> None:
            super().link(source, target)
            source.unlink()
            source.write_text("theirs")

    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("ours")
    with pytest.raises(FileExistsError):
        move(source, target, Rival())
    assert (source.read_text(), target.read_text()) == ("theirs", "ours")


def test_what_another_window_saves_while_the_disk_is_slow_stays(tmp_path: Path) -> None:
    class Slow(Disk):
        def fsync(self, fd: int) -> None:
            super().fsync(fd)
            if target.exists() and source.read_text() == "ours":
                source.unlink()
                source.write_text("ours, and a note")

    source, target = tmp_path / "a", tmp_path / "trash" / "a"
    source.write_text("ours")
    with pytest.raises(FileExistsError):
        move(source, target, Slow())
    assert source.read_text() == "ours, and a note"


@posix
@pytest.mark.parametrize("disk", [Disk, lambda: LinklessDisk(errno.EPERM)], ids=["links", "none"])
def test_who_moves_it_back_waits_until_the_move_is_done(
    tmp_path: Path, disk: Callable[[], Disk]
) -> None:
    """The other window begins at the worst moment: the file has both its names."""

    class Meanwhile(type(disk())):  # type: ignore[misc]
        def fsync(self, fd: int) -> None:
            super().fsync(fd)
            if target.exists() and not other:
                other.append(Thread(target=move_back))
                other[0].start()
                other[0].join(0.3)  # one that did not wait for its turn is done by then

    def move_back() -> None:
        try:
            move(target, source, disk())
        except (CannotRead, FileExistsError) as refusal:
            refused.append(refusal)

    other: list[Thread] = []
    refused: list[Exception] = []
    source, target = tmp_path / "a", tmp_path / "trash" / "a"
    source.write_text("ours")
    move(source, target, Meanwhile(errno.EPERM) if disk is not Disk else Meanwhile())
    other[0].join(30)
    assert [path for path in (source, target) if path.exists()] == [source]
    assert source.read_text() == "ours" and not refused


@posix
def test_what_is_no_file_is_not_moved(tmp_path: Path) -> None:
    (tmp_path / ENTRY).mkdir(parents=True)
    with pytest.raises(CannotRead):
        trash(tmp_path).put(ID)
    assert not (tmp_path / "trash").exists()


def test_a_trash_that_is_a_file_is_told_and_the_entry_stays(tmp_path: Path) -> None:
    put(tmp_path, ENTRY)
    (tmp_path / "trash").write_text("words")
    with pytest.raises(CannotSave):
        trash(tmp_path).put(ID)
    assert (tmp_path / ENTRY).exists()
