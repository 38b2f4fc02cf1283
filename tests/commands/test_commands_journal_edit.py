"""`isp journal edit`: the person's editor, and what becomes of what it leaves."""

from __future__ import annotations

import os
import shlex
import signal
import stat
import sys
from pathlib import Path

import pytest

from isp_cli.files.files import digest
from support import App, Script, leaving

KEPT = "*.edited-*"
posix = pytest.mark.skipif(os.name == "nt", reason="modes and signals of POSIX")
PLAN = """\
competencies:
  - competency: facilitation
    steps: [{text: Shadow Anna, due: in 3 weeks}]
  - competency: brokering
"""


def editor(app: App, script: str) -> dict[str, str]:
    """An editor that does with `text` what the script says."""
    path = app.home.parent / "editor.py"
    path.write_text(
        "import os, pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"{script}\n"
        "path.write_text(text, encoding='utf-8', newline='')\n",
        encoding="utf-8",
    )
    return {"EDITOR": f"{shlex.quote(sys.executable)} {shlex.quote(str(path))}"}


def changing(app: App, old: str, new: str) -> dict[str, str]:
    return editor(app, f"assert {old!r} in text, text\ntext = text.replace({old!r}, {new!r})")


@pytest.fixture
def entry(app: App) -> Path:
    app("reflect", "--from", "-", stdin='{"answers": [{"question": 1, "text": "I coach."}]}')
    return app.only_file("journal")


def test_a_valid_edit_is_the_entry(app: App, entry: Path) -> None:
    environ = changing(app, "I coach.", "I coach and listen.")
    ran = app("journal", "edit", "last", environ=environ)
    assert ran.out.startswith("Your changes are saved\n") and str(entry) in ran.out
    assert "I coach and listen." in app("journal", "show", "last").out
    assert list(app.files()) == [entry.relative_to(app.home).as_posix()]


@pytest.mark.parametrize("which", ["last", "1", "2026-11-22", "id"])
def test_the_entry_is_meant_as_for_show(app: App, entry: Path, which: str) -> None:
    environ = changing(app, "I coach.", "I listen.")
    app("journal", "edit", entry.stem if which == "id" else which, environ=environ)
    assert "I listen." in entry.read_text(encoding="utf-8")


def test_the_editors_file_bears_the_entrys_name_and_stands_among_the_drafts(
    app: App, entry: Path
) -> None:
    app("journal", "edit", "last", environ=editor(app, "text += f'# {path}\\n'"))
    path = Path(entry.read_text(encoding="utf-8").rpartition("# ")[2].strip())
    assert path.parent == app.home / "drafts" and not path.exists()
    assert path.name.startswith(entry.stem) and path.suffix == ".yaml"


def test_what_an_editor_left_of_an_entry_is_opened_the_next_time(app: App, entry: Path) -> None:
    app("journal", "edit", "last", environ=editor(app, "text += f'# {path}\\n'"))
    changed = entry.read_text(encoding="utf-8")
    path = Path(changed.rpartition("# ")[2].strip())
    left = path.with_name(
        path.name.replace(path.name.split(".")[1], digest(entry.read_bytes())[:12])
    )
    left.write_text(changed + "# and more\n", encoding="utf-8")
    err = app("journal", "edit", "last", environ=editor(app, "text += '# all\\n'")).err
    assert "your editor left" in err and not left.exists()
    assert entry.read_text(encoding="utf-8") == changed + "# and more\n# all\n"


def test_another_text_an_editor_left_of_an_entry_is_named_and_stays(app: App, entry: Path) -> None:
    drafts = app.home / "drafts"
    drafts.mkdir(exist_ok=True)
    before, name = entry.read_bytes(), f"{entry.stem}.{digest(entry.read_bytes())[:12]}.entry"
    older, newer = drafts / f"{name}.yaml", drafts / f"{name}.2.yaml"
    older.write_bytes(before + b"# older\n")
    newer.write_bytes(before + b"# newer\n")
    os.utime(older, ns=(1, 1))
    err = app("journal", "edit", "last", environ=editor(app, "")).err
    assert f"Another text your editor left is kept too: {older}" in err
    assert entry.read_bytes() == before + b"# newer\n"
    assert older.read_bytes() == before + b"# older\n" and not newer.exists()


def test_a_draft_is_edited_by_its_id(app: App) -> None:
    app("reflect", script=Script("Half of it.", leaving()), exit_code=130)
    draft = app.only_file("drafts")
    ran = app("journal", "edit", draft.stem, environ=changing(app, "Half of it.", "All of it."))
    assert "Go on  isp reflect" in ran.out
    assert "All of it." in draft.read_text(encoding="utf-8")


def test_an_unchanged_text_writes_nothing_and_says_so(app: App, entry: Path) -> None:
    before = entry.stat()
    assert "Nothing was changed" in app("journal", "edit", "1", environ=editor(app, "")).err
    after = entry.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_invalid_edit_is_kept_and_every_problem_told_by_line(app: App, entry: Path) -> None:
    script = "text = text.replace('kind: reflection', 'kind: letter').replace('asked:', 'aksed:')"
    environ = editor(app, f"text = text.replace('I coach.', 'I listen.')\n{script}")
    err = app("journal", "edit", "last", environ=environ, exit_code=3, may_change=KEPT).err
    (kept,) = entry.parent.glob(KEPT)
    assert f"{kept} has 2 problems" in err
    assert "line 3: kind: stays 'reflection'" in err
    assert "line 11: answers > item 1 > asked: this key is missing" in err
    assert f"'isp journal edit {entry.stem}' opens this text again" in err
    assert "I coach." in app("journal", "show", "last").out
    if os.name != "nt":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600

    repaired = "replace('kind: letter', 'kind: reflection').replace('aksed:', 'asked:')"
    environ = editor(app, f"assert 'kind: letter' in text\ntext = text.{repaired}")
    assert str(kept) in app("journal", "edit", "last", environ=environ).err
    assert "I listen." in app("journal", "show", "last").out
    assert not kept.exists()


@pytest.mark.usefixtures("entry")
def test_with_somebody_to_ask_it_opens_again_at_once(app: App) -> None:
    script = (
        "second = 'kind: letter' in text\n"
        "text = text.replace('kind: letter', 'kind: reflection') if second else "
        "text.replace('kind: reflection', 'kind: letter').replace('I coach.', 'I listen.')"
    )
    person = Script(True)
    ran = app("journal", "edit", "last", environ=editor(app, script), script=person)
    assert "line 3: kind" in ran.err
    assert person.pages == ["Open it again?"]
    assert "I listen." in app("journal", "show", "last").out
    assert len(app.files()) == 1


def test_who_does_not_open_it_again_finds_the_text_next_time(app: App, entry: Path) -> None:
    environ = changing(app, "I coach.", "I listen.\n  x")
    ran = app(
        "journal", "edit", "1", environ=environ, script=Script(False), exit_code=3, may_change=KEPT
    )
    assert f"'isp journal edit {entry.stem}' opens it again" in ran.err
    app("journal", "edit", "1", environ=changing(app, "I listen.\n  x", "I listen."))
    assert "I listen." in app("journal", "show", "last").out


@pytest.mark.parametrize("old", ["id: 2026-11-22", "kind: reflection"])
@pytest.mark.usefixtures("entry")
def test_what_an_entry_is_found_by_stays(app: App, old: str) -> None:
    environ = changing(app, old, {"i": "id: 2026-11-21", "k": "kind: plan"}[old[0]])
    err = app("journal", "edit", "last", environ=environ, exit_code=3, may_change=KEPT).err
    assert f"line {2 if old[0] == 'i' else 3}: " in err and "stays '" in err


def test_an_editor_that_fails_leaves_everything(app: App, entry: Path) -> None:
    environ = editor(app, "sys.exit(1)")
    err = app("journal", "edit", "last", environ=environ, exit_code=1).err
    assert "said that it failed" in err and f"{entry.stem} is as it was" in err


def test_what_an_editor_saved_before_it_failed_is_taken_as_any_text(app: App, entry: Path) -> None:
    environ = editor(app, "path.write_text(text + '# more\\n')\nsys.exit(1)")
    err = app("journal", "edit", "last", environ=environ).err
    assert "What you saved in it is taken" in err
    assert entry.read_text(encoding="utf-8").endswith("# more\n")


@pytest.mark.usefixtures("entry")
def test_a_missing_editor_is_told(app: App) -> None:
    err = app("journal", "edit", "last", environ={"EDITOR": "no-such-editor"}, exit_code=1).err
    assert "no-such-editor" in err and "set VISUAL or EDITOR" in err


@pytest.mark.parametrize("left", ["", "\n", "  \n\n"])
def test_an_emptied_file_is_no_wish_to_delete(app: App, entry: Path, left: str) -> None:
    environ = editor(app, f"text = {left!r}")
    err = app("journal", "edit", "last", environ=environ, exit_code=1).err
    assert "came back empty" in err and f"isp journal trash {entry.stem}" in err


def test_an_entry_broken_on_disk_is_mended_with_it(app: App, entry: Path) -> None:
    sound = entry.read_text(encoding="utf-8")
    entry.write_text(sound.replace("answers:", "answers: ["), encoding="utf-8")
    err = app("journal", "edit", "last", environ=editor(app, ""), exit_code=3).err
    assert f"{entry} has 1 problem" in err and "line 1" in err
    app("journal", "edit", "last", environ=changing(app, "answers: [", "answers:"))
    assert entry.read_text(encoding="utf-8") == sound


def test_a_change_by_another_window_is_not_written_over(app: App, entry: Path) -> None:
    theirs = f"other = pathlib.Path({str(entry)!r})\n"
    theirs += "other.write_text(text.replace('I coach.', 'Theirs.'), encoding='utf-8')\n"
    environ = editor(app, f"{theirs}text = text.replace('I coach.', 'Mine.')")
    err = app("journal", "edit", "last", environ=environ, exit_code=3, may_change="*").err
    assert "both versions are kept" in err
    assert "Theirs." in entry.read_text(encoding="utf-8")
    (mine,) = entry.parent.glob("*.mine-*")
    assert "Mine." in mine.read_text(encoding="utf-8")


def test_comments_order_quoting_and_own_keys_survive_the_edit_and_later_changes(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    path = app.only_file("journal")
    script = (
        "import re\n"
        "text = '# on top\\n' + re.sub(r'text: .*\\n +Shadow Anna', "
        "'text: \"Shadow Anna\"  # twice', text)\n"
        "text = text.replace('horizon:', 'mood: hopeful  # mine\\nhorizon:')\n"
        "text = text.replace('end: true', 'colour: [red, blue]\\nend: true')"
    )
    app("journal", "edit", "last", environ=editor(app, script))
    edited = path.read_text(encoding="utf-8")
    app("plan", "done", "1", "--note", "She counts.")
    after = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in edited.splitlines()]
    assert [line.strip() for line in added] == ["done: '2026-11-22'", "note: |-", "She counts."]
    assert [line for line in after if line not in added] == edited.splitlines()
    assert after[0] == "# on top" and "mood: hopeful  # mine" in after
    assert '        text: "Shadow Anna"  # twice' in after


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_termination_keeps_what_was_saved_in_the_editor(
    app: App, entry: Path, number: signal.Signals
) -> None:
    script = (
        "path.write_text(text.replace('I coach.', 'I listen.'), encoding='utf-8')\n"
        f"os.kill(os.getppid(), {int(number)})\n"
        "import signal\nsignal.pause()"
    )
    err = app("journal", "edit", "last", environ=editor(app, script), exit_code=128 + number).err
    (kept,) = entry.parent.glob(KEPT)
    assert f"Kept: {kept}" in err
    assert "I listen." in kept.read_text(encoding="utf-8")
    assert "I coach." in entry.read_text(encoding="utf-8")
    app("journal", "edit", "last", environ=editor(app, "text += '# done\\n'"))
    assert "I listen." in app("journal", "show", "last").out


@posix
def test_a_text_that_cannot_be_saved_is_shown(app: App, entry: Path) -> None:
    script = (
        f"month = pathlib.Path({str(entry.parent)!r})\n"
        "text = text.replace('I coach.', 'I listen.')\n"
        "month.rename(month.with_name('away'))"
    )
    ran = app("journal", "edit", "last", environ=editor(app, script), exit_code=1, may_change="*")
    assert "cannot save" in ran.err and "I listen." in ran.err


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("id", ["../x", "/etc/passwd", "", "2026-11-22-reflection-zzzz", "7"])
def test_what_no_entry_is_called_opens_no_editor(app: App, id: str) -> None:
    environ = editor(app, "raise SystemExit(9)")
    err = app("journal", "edit", id, environ=environ, exit_code=1).err
    assert "no journal entry is called" in err
