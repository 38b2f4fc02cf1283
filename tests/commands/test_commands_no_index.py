"""`--no-index`: every page of the journal can be made of the files alone, and is the same page."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan
from isp_cli.env import Env
from isp_cli.journal.journal import Journal
from random_journals import journals
from support import ROOT, App

READING = [
    "",
    "browse",
    "browse facilitation",
    "browse --search silence",
    "evidence",
    "evidence --all",
    "evidence --gaps",
    "journal list",
    "journal list --all",
    "journal search silence",
    "journal show last",
    "levels",
    "plan",
    "practice",
    "practice export",
    "practice list",
    "practice show 1",
    "promises",
    "promises --all",
    "review --question 2",
    "review --since 2026-09-01",
    "thread facilitation",
    "thread facilitation --both",
    "thread facilitation --whole",
]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> App:
    home = tmp_path_factory.mktemp("no-index") / "journal"
    return App(Path(copytree(ROOT / "examples" / "journal", home)))


@pytest.mark.parametrize("line", READING)
def test_a_page_without_the_index_is_the_page_with_it(story: App, line: str) -> None:
    page = story(*line.split()).out
    assert story("--no-index", *line.split()).out == page
    if line:
        assert story(*line.split(), "--no-index").out == page


@settings(max_examples=12, deadline=None)
@given(
    written=st.lists(journals(), min_size=2, max_size=3),
    line=st.sampled_from(
        [
            *("", "browse teams", "evidence", "evidence --gaps", "evidence --competency teams"),
            *("journal list", "journal list --json", "journal search Yes", "levels", "promises"),
            *("promises --all", "review --since 2025-01-01", "thread teams", "thread teams --both"),
        ]
    ),
)
def test_the_pages_are_the_same_whatever_was_written_and_put_away_in_between(
    written: list[list[Entry | Plan]], line: str
) -> None:
    with TemporaryDirectory() as folder:
        app = App(Path(folder, "isp"))
        for records in written:
            journal = Journal(app.home)
            for path in [*journal.in_any_order()][::2]:
                path.unlink()
            for each in records:
                journal.path_of(each.id).unlink(missing_ok=True)
                journal.add(each)  # type: ignore[type-var]
            assert app(*line.split()).out == app("--no-index", *line.split()).out


def test_no_index_that_was_asked_for_once_is_not_taken_back() -> None:
    env = Env(environ={})
    env.take_options()
    assert env.uses_index
    env.take_options(no_index=True)
    env.take_options(plain=True)
    assert not env.uses_index
