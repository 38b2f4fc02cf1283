"""Which files are read as YAML whatever is asked, and that what cannot be read is added once."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass, may_matter

WHOLE = b"format: isp-entry/1\nlabel: Site B\nend: true\n"


def unlikely(text: str) -> bool:
    return "never" in text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(WHOLE[:30], id="cut"),
        pytest.param(WHOLE[:28] + b" of it: the end: true", id="cut-in-words-like-the-end"),
        pytest.param(WHOLE.replace(b"B", b"\xe9"), id="not-utf-8"),
        pytest.param(WHOLE.decode().encode("utf-16"), id="utf-16"),
        pytest.param(WHOLE.replace(b"B", b"\0"), id="nought"),
        pytest.param(WHOLE.replace(b"Site B", b'"S\\x69te"'), id="escape"),
        pytest.param(WHOLE.replace(b"end:", b">>>>>>> laptop\nend:"), id="conflict"),
    ],
)
def test_a_file_whose_text_may_be_lost_or_hidden_matters_whatever_is_asked(data: bytes) -> None:
    assert may_matter(data, unlikely)


@pytest.mark.parametrize("data", [WHOLE, WHOLE.replace(b"\n", b"\r\n"), WHOLE + b"\n"])
def test_a_whole_file_matters_where_its_text_says_so(data: bytes) -> None:
    assert not may_matter(data, unlikely)
    assert may_matter(data, lambda text: "Site B" in text)


def test_what_could_not_be_read_is_added_once_however_often_it_is_met(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    ids = ("2026-11-21-reflection-aaaa", "2026-11-22-reflection-bbbb")
    cut, folder = (journal.path_of(id) for id in ids)
    folder.mkdir(parents=True)
    cut.write_bytes(WHOLE[:30])
    reading = JournalPass(journal)
    for _ in range(2):
        assert list(reading.entries(unlikely)) == []
    assert reading.told_in((*ids, "2026-11-23-reflection-none", "../../etc/passwd")) == {}
    assert [type(each) for each in journal.missing.take()] == [CannotRead, InvalidFile]
