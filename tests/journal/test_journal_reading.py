"""What cannot be read is told once, and the rest is answered."""

from __future__ import annotations

from pathlib import Path

from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.journal.asked import naming
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass

WHOLE = b"format: isp-entry/1\nlabel: Site B\nend: true\n"


def test_what_could_not_be_read_is_added_once_however_often_it_is_met(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    ids = ("2026-11-21-reflection-aaaa", "2026-11-22-reflection-bbbb")
    cut, folder = (journal.path_of(id) for id in ids)
    folder.mkdir(parents=True)
    cut.write_bytes(WHOLE[:30])
    reading = JournalPass(journal)
    for _ in range(2):
        assert list(reading.entries(naming("never"))) == []
        assert reading.rows(naming("never")) == []
    assert reading.told_in((*ids, "2026-11-23-reflection-none", "../../etc/passwd")) == {}
    assert [type(each) for each in journal.missing.take()] == [CannotRead, InvalidFile]
