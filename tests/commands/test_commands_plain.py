"""`isp plain`: it is remembered, said why, and nothing of it is left to guess."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from isp_cli.files.settings import is_plain_kept
from support import App, Plain, Script, leaving

if sys.platform != "win32":
    from pseudo_terminal import Terminal


def test_plain_on_is_remembered_and_off_takes_it_back(app: App) -> None:
    assert "Plain lines are off" in app("plain").out
    assert "from now on" in app("plain", "on").out
    assert (app.home / "settings.yaml").read_text() == "format: isp-settings/1\nplain: on\n"
    assert is_plain_kept(app.home)
    assert "Plain lines are on" in app("plain").out  # also where a page goes to a pipe
    assert "are no longer remembered" in app("plain", "OFF").out
    assert not is_plain_kept(app.home)
    assert "were not remembered" in app("plain", "off").out


def test_plain_off_makes_no_file_of_what_is_so_anyway(app: App) -> None:
    app("plain", "off")
    assert not app.home.exists()


def test_plain_says_what_asks_for_it(app: App) -> None:
    for environ, why in (({"ACCESSIBLE": "1"}, "ACCESSIBLE"), ({"TERM": "dumb"}, "TERM")):
        assert f"The variable {why} " in app("plain", environ=environ).out
        assert f"still on.\nThe variable {why} " in app("plain", "off", environ=environ).out
    assert "The option --plain asks" in app("--plain", "plain").out


def test_plain_takes_no_other_word(app: App) -> None:
    assert "say on or off" in app("plain", "maybe", exit_code=2).err


def test_a_settings_file_keeps_its_comments_and_keeps_them_in_place(app: App) -> None:
    app.home.mkdir()
    path = app.home / "settings.yaml"
    path.write_text("# mine\nformat: isp-settings/1\nplain: off  # for now\n# the end")
    app("plain", "on")
    text = "# mine\nformat: isp-settings/1\nplain: on  # for now\n# the end"
    assert path.read_text() == text
    path.write_text("format: isp-settings/1")
    app("plain", "on")
    assert path.read_text() == "format: isp-settings/1\nplain: on\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format: isp-settings/1\nplain: maybe\n", "'on' or 'off'"),
        ("format: isp-settings/2\nplain: on\n", "upgrade isp"),
        ("plain: on\n", "this key is missing"),
    ],
)
def test_settings_with_a_mistake_are_told_of_and_left_alone(
    app: App, text: str, words: str
) -> None:
    app.home.mkdir()
    (app.home / "settings.yaml").write_text(text)
    assert words in app("plain", "on", exit_code=3).err
    doctor = app("doctor", exit_code=3).out
    assert "settings.yaml" in doctor and words in " ".join(doctor.split())
    assert app("journal", "list")


def test_doctor_finds_nothing_wrong_with_settings_isp_wrote(app: App) -> None:
    app("plain", "on")
    assert "All is well" in app("doctor").out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pseudo-terminal")
def test_what_is_remembered_holds_for_the_next_command_on_a_terminal(app: App) -> None:
    app("plain", "on")
    run = Terminal(app.home, "plain")
    assert run.finish() == 0
    assert "Plain lines are on" in run.text
    assert b"\x1b" not in run.raw


def test_a_pipe_gets_what_it_always_got(app: App, tmp_path: Path) -> None:
    before = app("browse").out
    app("plain", "on")
    assert app("browse").out == before
    assert not list(tmp_path.glob("*.tmp"))


def test_a_word_or_a_sentence_at_the_list_of_drafts_chooses_none(app: App) -> None:
    app("reflect", "--after", "A", script=Script(leaving("one")), exit_code=130)
    app("reflect", "--after", "B", script=Script(False, leaving("two")), exit_code=130)
    lines = (":help", "we spoke of it mostly", "2")
    ran = app("reflect", script=Plain(*lines), exit_code=130)
    assert ran.err.count("Name one of these, or begin a new one; there it takes your words.") == 2


def test_a_listener_hears_the_number_of_a_promise_and_no_path(app: App) -> None:
    app("promises", "add", "Ask what they tried", "--by", "2 dec")
    app("promises", "add", "Ask who pays", "--by", "1 dec")
    heard = app("--plain", "promises").out
    assert heard.index("\n2. Ask who pays") < heard.index("\n1. Ask what they tried")
    shown = app("--plain", "journal", "show", "last").out
    assert "\nTuesday 1 December 2026\n" in shown
    moved = app("--plain", "journal", "move", "last", "--on", "yesterday").out
    listed = app("--plain", "questions").out + app("--plain", "framework").out
    assert str(app.home) not in shown + moved + listed
