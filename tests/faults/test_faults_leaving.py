"""Leaving an interview whose words no disk takes: all of them are shown, and it is no success."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from failing_disk import FullDisk
from isp_cli.env import Env
from isp_cli.framework.bundled import bundled_edition
from isp_cli.framework.records import GUIDE
from isp_cli.journal.journal import Journal
from isp_cli.line.root import app as root
from support import NOW, Script, leaving


def reflect(home: Path, disk: FullDisk, *said: Any, **environ: str) -> tuple[int, str, Script]:
    script = Script(*said)
    env = Env(home=home, clock=lambda: NOW, prompter=script, environ=environ)
    env.journal = Journal(home, disk)
    env.edition_in_use = bundled_edition(GUIDE)
    result = CliRunner().invoke(root, ["reflect", "--questions", "1,4"], obj=env)
    assert "Traceback" not in result.output
    assert not script.answers
    return result.exit_code, result.stderr, script


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(("Two of us\nHALF\n:quit",), id="quit"),
        pytest.param(("Two of us\nHALF", "Two of us\nHALF\n:quit"), id="an answer, then quit"),
        pytest.param(("Two of us\nHALF", ":quit"), id="an answer, then quit alone"),
        pytest.param(("Two of us\nHALF\n:evidence", leaving()), id="evidence"),
        pytest.param(("Two of us\nHALF\n:edit", leaving()), id="editor"),
        pytest.param(("Two of us\nHALF\n:look facilitation", ":quit"), id="a page beside it"),
        pytest.param(("Two of us\nHALF\n:back", ":quit"), id="back"),
        pytest.param((leaving("Two of us\nHALF"),), id="Ctrl-C"),
    ],
)
def test_words_no_disk_takes_are_shown_in_full_on_any_way_out(
    tmp_path: Path, said: tuple[Any, ...]
) -> None:
    code, told, _ = reflect(tmp_path, FullDisk(), *said, VISUAL="true")
    assert code != 0
    assert "the disk is full" in told
    assert "\nTwo of us\nHALF\n" in told.rpartition("Copy it before you close the window")[2]


@pytest.mark.parametrize("word", [":help", ":edit", ":look facilitation", ":last"])
def test_words_that_could_not_be_saved_stand_in_the_prompt_again(tmp_path: Path, word: str) -> None:
    _, _, script = reflect(tmp_path, FullDisk(), f"HALF\n{word}", ":quit", VISUAL="true")
    assert script.defaults[1] == "HALF"


def test_what_is_on_disk_already_is_not_shown_but_named(tmp_path: Path) -> None:
    disk = FullDisk(at=10_000)
    reflect(tmp_path, disk, "Saved words", leaving())
    full = FullDisk()
    script = Script(True, leaving("HALF"))
    env = Env(home=tmp_path, clock=lambda: NOW, prompter=script, environ={})
    env.journal = Journal(tmp_path, full)
    env.edition_in_use = bundled_edition(GUIDE)
    result = CliRunner().invoke(root, ["reflect"], obj=env)
    assert result.exit_code == 130
    assert "HALF" in result.stderr
    assert "Saved words" not in result.stderr
    (draft,) = (tmp_path / "drafts").iterdir()
    assert f"The rest is in {draft}" in result.stderr
