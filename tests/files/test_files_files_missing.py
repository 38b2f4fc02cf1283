"""What a run could not read is added once, and told once: now, or at the end."""

from __future__ import annotations

import pytest

from isp_cli.errors import CannotRead, InvalidFile, NotRead, NotSearched, Problem, UnknownName
from isp_cli.files.files import MissingFiles

GONE = CannotRead("a.yaml", "it is not there")
BROKEN = InvalidFile("b.yaml", (Problem(1, "kind", "this key is missing"),))


def test_one_file_met_twice_is_raised_once_with_the_others() -> None:
    missing = MissingFiles()
    for each in (GONE, BROKEN, GONE):
        missing.add(each)
    assert missing
    with pytest.raises(NotRead, match=r"^2 files could not be read\ncannot read a\.yaml"):
        missing.raise_any()


def test_only_what_can_be_mended_in_an_editor_is_said_to_be() -> None:
    locked = CannotRead("c.yaml", "permission denied", hint="let yourself read it")
    edit = "'isp journal edit ID' opens one to mend it"
    assert NotRead([GONE, BROKEN]).hint == edit
    assert NotRead([BROKEN]).hint == edit
    assert NotRead([locked, locked]).hint == "let yourself read it"
    assert NotRead([GONE, locked]).hint == "'isp doctor' says what to do about each"


def test_what_was_taken_is_not_raised_again_and_pages_still_lack_it() -> None:
    missing = MissingFiles()
    missing.add(GONE)
    assert missing.take() == [GONE]
    missing.add(GONE)
    missing.raise_any()
    assert missing


def test_a_search_ends_as_one() -> None:
    missing = MissingFiles()
    missing.add(GONE, NotSearched)
    with pytest.raises(NotSearched, match="could not be searched"):
        missing.raise_any()


def test_what_cannot_be_read_is_passed_over_and_nothing_else() -> None:
    missing = MissingFiles()
    for each in (GONE, BROKEN):
        with missing.passing_over():
            raise each
    assert missing.take() == [GONE, BROKEN]
    with pytest.raises(UnknownName), missing.passing_over():
        raise UnknownName("x", ())


def test_a_framework_gone_without_is_no_gap_in_the_page_and_alone_says_itself() -> None:
    missing = MissingFiles()
    missing.add_framework(BROKEN)
    assert not missing
    with pytest.raises(InvalidFile, match=r"b\.yaml"):
        missing.raise_frameworks()
    for each in (GONE, BROKEN):
        missing.add_framework(each)
    with pytest.raises(NotRead, match="2 files"):
        missing.raise_frameworks()
