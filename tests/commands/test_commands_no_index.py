"""`--no-index`: every page of the journal can be made of the files alone, and is the same page."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from isp_cli.env import Env
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


def test_no_index_that_was_asked_for_once_is_not_taken_back() -> None:
    env = Env(environ={})
    env.take_options()
    assert env.uses_index
    env.take_options(no_index=True)
    env.take_options(plain=True)
    assert not env.uses_index
