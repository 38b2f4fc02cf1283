"""Whatever is wrong with the index, answers are those of the files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from isp_cli.entry.entry import Answer, Outcome, Promise
from isp_cli.entry.texts import Query
from isp_cli.files.files import Disk
from isp_cli.journal.asked import MAKING_PROMISES, calling, naming
from isp_cli.journal.index import index_file
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.journal.search import search
from isp_cli.records import replace
from support import PRACTICE, entry_record, entry_text

LATER = int(timedelta(days=1).total_seconds()) * 10**9


class SettledDisk(Disk):
    """A disk on which nothing was written within the last day."""

    def time(self) -> int:
        return super().time() + LATER


def put(home: Path, id: str, words: str, *, more: str = "") -> Path:
    path = Journal(home).path_of(id)
    path.parent.mkdir(parents=True, exist_ok=True)
    answers = PRACTICE.replace("I coach three teams.", words)
    path.write_text(entry_text(answers, id=id, more=more), encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put(tmp_path, "2025-12-31-reflection-aaaa", "Old.", more="about: teams\n")
    put(tmp_path, "2026-02-01-reflection-bbbb", "Spring.")
    put(tmp_path, "2026-11-22-reflection-cccc", "Now.", more="about: teams\n")
    return tmp_path


def opened(home: Path, disk: Disk | None = None, *, counted: list[int] | None = None) -> Journal:
    def count(done: int, of: int) -> None:
        del of
        if counted is not None:
            counted.append(done)

    return Journal(home, disk or SettledDisk(), cache=home / "cache", progress=count)


def file_of(home: Path) -> Path:
    return index_file(home / "cache", Journal(home).folder)


def texts(journal: Journal) -> list[str]:
    return [each.answers[0].text for each in JournalPass(journal).entries()]


def answers(journal: Journal) -> list[object]:
    """Return what a few questions are answered, and what could not be read."""
    reading = JournalPass(journal)
    return [
        [(each.path, each.started, each.opening) for each in reading.rows()],
        [record for _, record in reading.records()],
        [each.path for each in reading.rows(naming("teams"))],
        [each.id for each in reading.entries(MAKING_PROMISES, kind="reflection")],
        journal.index.ask("SELECT question, folded FROM passages ORDER BY folded, question"),
        [str(each) for each in journal.missing.take()],
    ]


def from_files(home: Path) -> list[object]:
    return answers(Journal(home))


def test_files_that_did_not_change_are_not_read_again(home: Path) -> None:
    first: list[int] = []
    assert texts(opened(home, counted=first)) == ["Now.", "Spring.", "Old."]
    again: list[int] = []
    assert texts(opened(home, counted=again)) == ["Now.", "Spring.", "Old."]
    assert (len(first), again) == (3, [])


def test_a_file_that_was_written_just_now_is_looked_at_again(home: Path) -> None:
    newest = Journal(home).path_of("2026-11-22-reflection-cccc").stat().st_ctime_ns

    class SoonDisk(Disk):
        def time(self) -> int:
            return newest + 10**9

    texts(opened(home, SoonDisk()))
    counted: list[int] = []
    texts(opened(home, SoonDisk(), counted=counted))
    assert len(counted) == 3


@pytest.mark.parametrize("away", [-LATER, 400 * LATER], ids=["behind", "ahead"])
def test_a_clock_that_jumps_hides_nothing(home: Path, away: int) -> None:
    class OddDisk(Disk):
        def time(self) -> int:
            return super().time() + away

    for words in ("One.", "Two.", "Six."):
        put(home, "2026-11-22-reflection-cccc", words)
        assert texts(opened(home, OddDisk()))[0] == words


def written_in_place(home: Path) -> None:
    """Change a file without changing its name, size, inode or time."""
    path = Journal(home).path_of("2026-11-22-reflection-cccc")
    before = path.stat()
    with path.open("r+b") as file:
        data = file.read()
        file.seek(0)
        file.write(data.replace(b"Now.", b"Yes."))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def restored(home: Path) -> None:
    """Put an older version in the place of a file, with its old time."""
    path = Journal(home).path_of("2026-11-22-reflection-cccc")
    other = path.with_suffix(".bak")
    shutil.copy2(path, other)
    other.write_bytes(other.read_bytes().replace(b"Now.", b"Yes."))
    os.utime(other, ns=(0, 10**18))
    other.replace(path)


def moved_to_another_month(home: Path) -> None:
    path = Journal(home).path_of("2026-11-22-reflection-cccc")
    (home / "journal" / "2026" / "10").mkdir()
    path.rename(home / "journal" / "2026" / "10" / path.name)


def cut(home: Path) -> None:
    path = Journal(home).path_of("2026-02-01-reflection-bbbb")
    path.write_bytes(path.read_bytes()[:150])


def replaced_by_a_folder(home: Path) -> None:
    path = Journal(home).path_of("2026-02-01-reflection-bbbb")
    path.unlink()
    path.mkdir()


def led_away(home: Path) -> None:
    path = Journal(home).path_of("2026-02-01-reflection-bbbb")
    other = home / "other.yaml"
    path.rename(other)
    other.write_bytes(other.read_bytes().replace(b"Spring.", b"Led away."))
    path.symlink_to(other)


def half_synced(home: Path) -> None:
    path = Journal(home).path_of("2026-02-01-reflection-bbbb")
    path.rename(path.with_name(f".{path.name}.icloud"))
    (path.parent / "2026-02-02-reflection-dddd.yaml").write_bytes(b"")


@pytest.mark.parametrize(
    "change",
    [
        written_in_place,
        restored,
        moved_to_another_month,
        cut,
        replaced_by_a_folder,
        led_away,
        half_synced,
        lambda home: put(home, "2024-01-01-reflection-eeee", "Older."),
        lambda home: put(home, "2026-11-22-reflection-ffff", "Same day.", more="about: teams\n"),
        lambda home: put(home, "2026-11-22-reflection-cccc", "Not of teams."),
        lambda home: Journal(home).path_of("2026-11-22-reflection-cccc").unlink(),
        lambda home: shutil.rmtree(home / "journal" / "2026"),
        lambda home: shutil.rmtree(home / "journal"),
        lambda home: (home / "journal" / "2026").rename(home / "journal" / "2027"),
    ],
)  # fmt: skip
def test_whatever_became_of_the_files_is_answered(
    home: Path, change: Callable[[Path], object]
) -> None:
    answers(opened(home))
    change(home)
    for _ in range(2):
        assert answers(opened(home)) == from_files(home)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_no_text_is_passed_over(home: Path) -> None:
    month = os.fsencode(Journal(home).path_of("2026-11-22-reflection-cccc").parent)
    with open(month + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - bytes
        file.write(b"mine")
    for _ in range(2):
        assert answers(opened(home)) == from_files(home)


def test_any_number_of_ids_and_words_can_be_asked_for(home: Path) -> None:
    reading = JournalPass(opened(home))
    many = [f"id-{number}" for number in range(3000)]
    assert len(reading.rows(naming(*many, "teams"))) == 2
    assert reading.rows(calling(*many)) == []
    days = (date(2002, 1, 1) + timedelta(days=number) for number in range(9000))
    ids = [f"{day.isoformat()}-reflection-aaaa" for day in days]
    assert [*reading.told_in([*ids, "2026-11-22-reflection-cccc"])] == [
        "2025-12-31-reflection-aaaa",
        "2026-11-22-reflection-cccc",
    ]
    found, count = search(opened(home), Query(words=tuple(many)))
    assert (found, count) == ([], 0)


def test_what_isp_itself_writes_is_answered_in_the_same_run(home: Path) -> None:
    journal = opened(home)
    assert len(texts(journal)) == 3
    answer = Answer(question="practice", asked="?", text="Written now.")
    stored = journal.add(entry_record(answer, id="2026-11-23-reflection-gggg"))
    assert texts(journal)[0] == "Written now."
    promised = Promise(question="practice", outcomes=(Outcome(on="2026-11-24", how="kept"),))
    journal.save(stored, replace(stored.record, promises=(promised,)))
    assert len(list(JournalPass(journal).entries(MAKING_PROMISES))) == 1


def overwritten_in_the_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at : at + 200] = b"\xff" * 200
    file.write_bytes(bytes(data))


def of_an_older_isp(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE made SET form = '0'")
        db.execute("DROP TABLE passages")
        db.execute("CREATE TABLE of_old (n)")
    db.close()


def with_records_that_are_none(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE records SET record = '{' WHERE n = 1")
        db.execute("UPDATE records SET record = '{\"id\": 1}' WHERE n = 2")
        db.execute("DELETE FROM records WHERE n = 3")
    db.close()


def with_rows_of_other_types(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE months SET looked = NULL")
        db.execute("UPDATE entries SET looked = 'then'")
    db.close()


def without_tables(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE records")
    db.close()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "inside").write_text("x")


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"no database, but a text\n" * 400),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.with_name(f"{file.name}-journal").write_bytes(b"\xd9\xd5\x05" * 999),
        overwritten_in_the_middle,
        of_an_older_isp,
        with_records_that_are_none,
        with_rows_of_other_types,
        without_tables,
        a_folder,
    ],
)
def test_whatever_became_of_the_index_answers_are_those_of_the_files(
    home: Path, harm: Callable[[Path], object]
) -> None:
    answers(opened(home))
    harm(file_of(home))
    for _ in range(2):
        assert answers(opened(home)) == from_files(home)


def test_the_index_of_another_journal_answers_nothing(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    put(other, "2025-12-31-reflection-aaaa", "Somebody else's.")
    answers(opened(other))
    file_of(home).parent.mkdir()
    shutil.copy(file_of(other), file_of(home))
    assert answers(opened(home)) == from_files(home)


def test_where_no_index_can_be_kept_the_files_answer(home: Path) -> None:
    (home / "cache").write_text("a file where the caches should be")
    assert answers(opened(home)) == from_files(home)


def test_while_another_program_has_the_index_for_itself_the_files_answer(home: Path) -> None:
    answers(opened(home))
    put(home, "2026-11-23-reflection-hhhh", "Newer.")
    other = sqlite3.connect(file_of(home), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert answers(opened(home)) == from_files(home)
    other.close()
    assert answers(opened(home)) == from_files(home)


def test_whoever_stops_the_first_build_finds_it_gone_on_with(home: Path) -> None:
    for number in range(600):
        put(home, f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}-reflection-a{number:03}", "Day.")

    def stop(done: int, of: int) -> None:
        assert of == 603
        if done == 550:
            raise KeyboardInterrupt

    journal = Journal(home, SettledDisk(), cache=home / "cache", progress=stop)
    with pytest.raises(KeyboardInterrupt):
        texts(journal)
    counted: list[int] = []
    assert len(texts(opened(home, counted=counted))) == 603
    assert len(counted) == 103


def test_a_person_s_words_are_in_a_file_for_them_alone(home: Path) -> None:
    answers(opened(home))
    assert file_of(home).stat().st_mode & 0o077 == 0
    assert file_of(home).parent.stat().st_mode & 0o077 == 0


def test_what_is_deleted_leaves_no_words_in_the_index(home: Path) -> None:
    path = put(home, "2026-11-23-reflection-hhhh", "Unforgettable.")
    answers(opened(home))
    assert b"Unforgettable." in file_of(home).read_bytes()
    path.unlink()
    answers(opened(home))
    assert b"nforgettable" not in file_of(home).read_bytes()


def test_an_index_that_cannot_forget_is_deleted(home: Path) -> None:
    path = put(home, "2026-11-23-reflection-hhhh", "Unforgettable.")
    answers(opened(home))
    path.unlink()
    with sqlite3.connect(file_of(home)) as db:
        db.execute(
            "CREATE TRIGGER full BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    db.close()
    opened(home).index.forget_what_is_gone()
    assert not file_of(home).exists()


def test_to_forget_where_no_index_can_be_is_no_error(home: Path) -> None:
    Journal(home, cache=home / ("long" * 100)).index.forget_what_is_gone()


_ASKING = """
import os, sys
from pathlib import Path
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
home, at = Path(sys.argv[1]), int(sys.argv[2])
journal = Journal(home, cache=home / "cache")
if at:
    import sqlite3
    seen = [0]
    def count(statement):
        seen[0] += 1
        if seen[0] == at:
            os.kill(os.getpid(), 9)
    usual = sqlite3.connect
    def connect(*args, **more):
        db = usual(*args, **more)
        db.set_trace_callback(count)
        return db
    sqlite3.connect = connect
print([each.answers[0].text for each in JournalPass(journal).entries()])
"""


def asking(home: Path, at: int = 0, *before: str, **more: Any) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [*before, sys.executable, "-c", _ASKING, str(home), str(at)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env, **more)


def test_processes_that_ask_at_once_all_answer(home: Path) -> None:
    for number in range(40):
        put(home, f"2025-{number % 12 + 1:02}-11-reflection-a{number:03}", "Day.")
    running = [asking(home) for _ in range(4)]
    said = {each.communicate()[0] for each in running}
    assert said == {f"{texts(Journal(home))}\n"}


@pytest.mark.sweep
def test_killed_at_any_statement_the_index_answers_right_the_next_time(home: Path) -> None:
    at, code = 0, -9
    while code == -9:
        at += 1
        shutil.rmtree(home / "cache", ignore_errors=True)
        killed = asking(home, at)
        killed.communicate()
        code = killed.returncode
        assert answers(opened(home)) == from_files(home), f"killed at statement {at}"
    assert at > 20


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_on_a_full_disk_the_files_answer(home: Path) -> None:
    import resource

    def nothing_fits() -> None:  # Python has every program of its own ignore the signal for it
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    full = asking(home, preexec_fn=nothing_fits)
    assert full.communicate()[0] == f"{texts(Journal(home))}\n"
    assert full.returncode == 0


@pytest.mark.sweep
@pytest.mark.skipif(not shutil.which("strace"), reason="strace kills at a file operation")
@pytest.mark.parametrize("operation", ["openat", "pwrite64", "fdatasync", "unlink"])
def test_killed_at_any_file_operation_the_index_answers_right_the_next_time(
    home: Path, operation: str
) -> None:
    put(home, "2026-11-23-reflection-hhhh", "Newer.")
    at, code = 0, -9
    while code == -9:
        at += 1
        shutil.rmtree(home / "cache", ignore_errors=True)
        traced = ("-P", str(file_of(home)), "-P", f"{file_of(home)}-journal", "-P", str(home))
        inject = f"inject={operation}:signal=SIGKILL:when={at}"
        killed = asking(home, 0, "strace", "-f", "-qq", "-o", os.devnull, *traced, "-e", inject)
        killed.communicate()
        code = killed.returncode
        assert answers(opened(home)) == from_files(home), f"killed at {operation} {at}"
    assert at > 2
