"""`:evidence` inside an interview: written down, and back at the same question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support import FINISH, App, Script, leaving

PIECE = ("They opened the meeting.", "observed", "", ("facilitation",), (), FINISH)
REST = ("", "", "", (), FINISH)


def entries(app: App, kind: str) -> list[Path]:
    return sorted((app.home / "journal").rglob(f"*-{kind}-*.yaml"))


def after(app: App, *answers: Any, exit_code: int = 0) -> Script:
    script = Script(*answers)
    app("reflect", "--after", "Site B", script=script, exit_code=exit_code)
    return script


def test_the_half_typed_answer_stands_there_again_afterwards(app: App) -> None:
    script = after(app, "Half an ans\n:evidence", *PIECE, "Half an answer.", *REST)
    assert "What happened that mattered?" in script.pages[0]
    assert "What happened?" in script.pages[1]
    assert "What happened that mattered?" in script.pages[7]
    assert script.defaults[7] == "Half an ans"
    (note,), (piece,) = entries(app, "reflection"), entries(app, "evidence")
    assert "Half an answer." in note.read_text(encoding="utf-8")
    assert "They opened the meeting." not in note.read_text(encoding="utf-8")
    assert f"during: {note.stem}\n" in piece.read_text(encoding="utf-8")
    shown = app("journal", "show", piece.stem).out
    assert f"Written in the middle of {note.stem}" in shown


def test_what_was_chosen_so_far_stands_there_again_too(app: App) -> None:
    script = after(
        app, *("One.", "", "Felt.", ":evidence"), *PIECE, *("data", "", ("brokering",), FINISH)
    )
    assert "How do you know?" in script.pages[3]
    assert "How do you know?" in script.pages[10]
    assert len(app("evidence", "--json").json["evidence"]) == 2


def test_ctrl_c_inside_keeps_both_and_each_goes_on_where_it_was(app: App) -> None:
    script = Script("One.", "Half an ans\n:evidence", leaving("They op"))
    ran = app("reflect", "--after", "Site B", script=script, exit_code=130)
    assert "Go on with: isp evidence add" in ran.err
    assert "Go on with: isp reflect" in ran.err
    script = Script(True, leaving("Half an answer"))
    app("reflect", script=script, exit_code=130)
    assert script.defaults[1] == "Half an ans"
    script = Script(True, *PIECE)
    app("evidence", "add", script=script)
    assert script.defaults[1] == "They op"
    assert "evidence" not in "".join(each.name for each in (app.home / "drafts").iterdir())


def test_a_stopped_piece_is_offered_again_by_the_same_word(app: App) -> None:
    after(app, "One.", ":evidence", leaving("They op"), exit_code=130)
    script = Script(True, ":evidence", True, *PIECE, leaving())
    app("reflect", script=script, exit_code=130)
    assert "You began this piece of evidence" in script.pages[2]
    assert script.defaults[3] == "They op"


def test_quit_inside_keeps_both_and_is_no_failure(app: App) -> None:
    after(app, "One.", "Half\n:evidence", "They\n:quit")
    names = sorted(each.name.split("-")[3] for each in (app.home / "drafts").iterdir())
    assert names == ["evidence", "reflection"]


def test_without_an_answer_there_nothing_is_kept_and_the_question_comes_back(app: App) -> None:
    script = after(app, ":evidence", "", "", (), "One.", *REST)
    assert "What happened that mattered?" in script.pages[4]
    assert not entries(app, "evidence")


def test_the_note_is_begun_before_the_evidence_in_it_and_keeps_its_label(app: App) -> None:
    script = Script(":evidence", "Ev A", leaving())
    ran = app("reflect", "--after", "Site B", script=script, exit_code=130)
    assert "Go on with: isp evidence add" in ran.err
    assert "Kept: what you had begun." in ran.err
    assert "Nothing answered yet" not in ran.err
    app("evidence", "add", script=Script(True, "observed", "", ("teams",), (), FINISH))
    (piece,) = entries(app, "evidence")
    (draft,) = (app.home / "drafts").iterdir()
    assert "label: Site B\n" in draft.read_text(encoding="utf-8")
    told = f"Written in the middle of {draft.stem}, which is not finished yet"
    assert told in " ".join(app("journal", "show", piece.stem).out.split())
    script = Script(True, "One.", *REST)
    app("reflect", script=script)
    assert "You began this reflection after Site B" in script.pages[0]
    (note,) = entries(app, "reflection")
    assert f"Written in the middle of {note.stem}\n" in app("journal", "show", piece.stem).out
    assert "Good to know" not in app("doctor").out


def test_a_note_that_was_left_without_an_answer_is_told_of_where_evidence_names_it(
    app: App,
) -> None:
    after(app, ":evidence", *PIECE, "", *REST[:-1])
    (piece,) = entries(app, "evidence")
    assert not entries(app, "reflection")
    assert "which is not in the journal" in " ".join(app("journal", "show", piece.stem).out.split())
    doctor = " ".join(app("doctor").out.split())
    assert "All is well" in doctor and f"{piece.name} was written in the middle of" in doctor


def test_evidence_inside_evidence_stays_where_it_is(app: App) -> None:
    script = Script("They\n:evidence", *PIECE)
    ran = app("evidence", "add", script=script)
    assert "This is a piece of evidence already." in ran.err
    assert script.defaults[1] == "They"


def test_evidence_can_be_written_before_the_look_over_is_left(app: App) -> None:
    after(app, "One.", "", "", "", (), ":evidence", *PIECE, FINISH)
    assert len(entries(app, "evidence")) == 1
    assert len(entries(app, "reflection")) == 1


def test_evidence_can_be_written_in_the_middle_of_a_plan(app: App) -> None:
    script = Script(":evidence", *PIECE, leaving())
    app("plan", script=script, exit_code=130)
    (piece,) = entries(app, "evidence")
    assert "-plan-" in piece.read_text(encoding="utf-8").partition("during: ")[2].splitlines()[0]


def test_the_word_is_told_with_the_others(app: App) -> None:
    ran = app("reflect", script=Script(":help", leaving()), exit_code=130)
    assert ":evidence" in ran.out
