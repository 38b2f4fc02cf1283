"""`isp questions`: the sets there are, one of them, and a check of one's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isp_cli.framework.records import Framework
from isp_cli.questions.store import OURS, question_set
from support import App, Script

OWN = """\
format: isp-questions/1
id: morning
name: Morning
whose: me
text: Before work.
questions:
  - id: morning.mood
    text: How are you?
"""


def own(app: App, text: str = OWN, name: str = "morning") -> Path:
    path = app.home / "question-sets" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_set_nobody_knows_and_a_broken_one_name_a_way_out_that_works(app: App) -> None:
    assert (
        "hint: 'isp questions' shows what there is"
        in app("questions", "show", "nope", exit_code=1).err
    )
    own(app, OWN.replace("name: Morning", "nmae: Morning"))
    told = app("questions", exit_code=3).err
    assert "isp questions check FILE" in told
    assert "journal edit" not in told


def test_every_set_is_listed_with_whose_it_is_ones_own_too(app: App) -> None:
    own(app)
    out = app("questions").out
    for name in (*OURS, "morning"):
        assert f"- {name}: " in out
    assert "By this project, not the guide." in out
    assert "By me." in out


@pytest.mark.parametrize("name", OURS)
def test_each_set_can_be_read(app: App, name: str) -> None:
    ran = app("questions", "show", name)
    assert "1. " in ran.out
    assert "{competency}" not in ran.out


def test_the_guides_ten_are_the_frameworks_word_for_word(app: App, guide: Framework) -> None:
    record = app("questions", "show", "guide-ten", "--json").json
    assert [each["text"] for each in record["questions"]] == [each.text for each in guide.questions]
    assert question_set(app.home, "guide-ten").questions == ()


def test_the_dilemmas_of_the_set_are_the_guides(app: App, guide: Framework) -> None:
    first = question_set(app.home, "dilemma").questions[0]
    assert [each.id for each in first.options] == [*(each.id for each in guide.dilemmas), "another"]


def test_after_a_session_there_are_five_questions_and_they_say_they_are_ours(app: App) -> None:
    held = question_set(app.home, "after-session")
    assert [each.answer for each in held.questions] == [
        *("text", "text", "evidence", "promise", "in-play")
    ]
    assert "not the guide" in held.whose
    assert (held.questions[-1].at_least, held.questions[-1].at_most) == (0, 3)


def test_a_set_of_ones_own_is_checked(app: App) -> None:
    ran = app("questions", "check", str(own(app)))
    assert "This is a valid set of 1 question." in ran.out
    assert "isp reflect --set morning" in ran.out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: morning\n", "id: Morning!\n", "line 2: id: 'Morning!' is no name of a set"),
        ("    text: How are you?", "    txt: How?", "line 8: questions > morning.mood > txt: "),
        ("text: How are you?", "text: ' '", "line 8: questions > morning.mood > text: a question"),
        ("morning.mood", "promise.mood", "line 7: questions > promise.mood > id: "),
        (
            "text: How are you?",
            "text: How?\n    answer: choice\n    options: [{id: a, name: A}, {id: b, name: B}]\n"
            "    follow_ups: [{id: why, text: Why?, only_if: c}]",
            "'c' is none of the options: a, b",
        ),
        ("text: How are you?", "text: How?\n    words: none", "asks for words"),
        (
            "text: How are you?",
            "text: How?\n    day: past",
            "line 9: questions > morning.mood > day",
        ),
        ("text: How are you?", "text: How?\n    answer: day\n    day: soon", "line 10: "),
        (
            "text: How are you?",
            "text: How?\n    answer: promise\n"
            "    follow_ups: [{id: by, text: By?, answer: day, day: past}]",
            "a promise is for a day ahead",
        ),
        ("questions:\n", "questions_of: practice-guide\nquestions:\n", "a set has questions, or"),
        ("morning.mood", "lessons", "line 7: questions > lessons > id: isp itself asks something"),
        ("morning.mood", "about.next.by", "isp itself asks something by the id 'about.next.by'"),
    ],
)
def test_what_is_wrong_with_a_set_is_told_by_line(app: App, old: str, new: str, told: str) -> None:
    assert (
        told in app("questions", "check", str(own(app, OWN.replace(old, new, 1))), exit_code=3).err
    )


OF = OWN[: OWN.index("questions:")] + "questions_of: {}\n"


def test_a_set_that_asks_a_frameworks_questions_counts_those(app: App) -> None:
    path = str(own(app, OF.format("practice-guide")))
    for command in (["questions", "check"], ["framework", "check"]):
        assert "This is a valid set of 10 questions." in app(*command, path).out


@pytest.mark.parametrize(
    ("of", "told"),
    [
        ("practice-giude", "there is no framework called 'practice-giude'; the nearest is"),
        ("tci", "tci has no questions of its own"),
    ],
)
def test_a_set_that_asks_nothing_is_told_so(app: App, of: str, told: str) -> None:
    path = str(own(app, OF.format(of)))
    for command in (["questions", "check"], ["framework", "check"]):
        assert f"line 6: questions_of: {told}" in app(*command, path, exit_code=3).err
    for asks in (("reflect", "--set", "morning"), ("questions", "show", "morning")):
        err = app(*asks, script=Script(), exit_code=3).err
        assert f"{path} has 1 problem\n  line 6: questions_of: {told}" in err
    assert told in " ".join(app("doctor", exit_code=3).out.split())


def test_a_set_can_be_checked_from_standard_input(app: App) -> None:
    for command in ("framework", "questions"):
        assert "valid set of 1 question" in app(command, "check", "-", stdin=OWN).out


def test_a_set_about_a_competency_reads_as_sentences(app: App) -> None:
    out = app("questions", "show", "about-competency").out
    assert "1. The competency: " in out


def test_a_command_in_a_help_stands_as_it_is_typed(app: App) -> None:
    assert " isp browse dilemmas tells more" in app("questions", "show", "dilemma").out


def test_a_set_of_a_newer_isp_is_told_as_that(app: App) -> None:
    path = str(own(app, OWN.replace("questions/1", "questions/2").replace("text: Be", "txet: Be")))
    told = app("questions", "check", path, exit_code=3).err
    assert "has 1 problem\n  line 1: format: this isp reads isp-questions/1" in told
    assert "upgrade isp" in told


def test_a_broken_set_does_not_hide_the_others(app: App) -> None:
    own(app, "format: isp-questions/1\n")
    ran = app("questions", exit_code=3)
    assert "- coaching: " in ran.out
    assert "morning.yaml has" in ran.err


@pytest.mark.parametrize("name", ["Evening.yaml", "yml.yml", "my set.yaml"])
def test_a_set_that_is_passed_over_because_of_its_name_is_told_of(app: App, name: str) -> None:
    own(app).rename(app.home / "question-sets" / name)
    ran = app("questions", exit_code=3)
    assert f"{name} has 1 problem\n  isp does not see a file of this name" in ran.err
    assert "- coaching: " in ran.out
    assert "isp does not see a file" in " ".join(app("doctor", exit_code=3).out.split())


def test_a_checked_set_says_which_file_of_which_folder_it_is_to_be(app: App) -> None:
    file, place = app.write("morning.yaml", OWN), app.home / "question-sets" / "morning.yaml"
    told = app("questions", "check", file).out
    assert f"Make the folder  {place.parent}{os.sep}\n" in told
    assert f"Save it as       {place}\n" in told
    place.parent.mkdir(parents=True)
    assert "Make the folder" not in app("questions", "check", file).out
    assert f"Save it as  {place}\n" in app("framework", "check", "-", stdin=OWN).out
    place.write_text(OWN, encoding="utf-8")
    assert "Save it as" not in app("questions", "check", str(place)).out


@pytest.mark.parametrize(
    ("name", "command"), [("question-sets", "questions"), ("frameworks", "framework")]
)
def test_a_file_in_the_place_of_a_folder_is_told_of(app: App, name: str, command: str) -> None:
    app.home.mkdir()
    (app.home / name).write_text(OWN, encoding="utf-8")
    told = app(command, exit_code=3).err
    assert f"{name} has 1 problem\n  it is a file, and isp looks for a folder" in told
    assert f"make a folder called {name}" in " ".join(app("doctor", exit_code=3).out.split())


def test_a_set_of_ones_own_does_not_take_one_of_our_names(app: App) -> None:
    own(app, OWN.replace("id: morning\n", "id: coaching\n"), "coaching")
    ran = app("questions", exit_code=3)
    assert "isp brings a set called 'coaching'; give yours another name" in ran.err


def test_an_unknown_set_is_told_with_the_nearest(app: App) -> None:
    assert "nearest: coaching" in app("questions", "show", "coching", exit_code=1).err


KILN = """\
questions:
  - id: morning.kiln
    text: How is the kiln?
    answer: choice
    options: [{id: done, name: Fired through}, {id: kept, name: Kept for Friday}]
"""


@pytest.mark.parametrize(
    ("id", "name"), [("done", "Fired through"), ("kept", "Kept for Friday")], ids=["done", "kept"]
)
def test_an_option_of_ones_own_goes_by_its_own_name_where_isp_has_one_of_that_id(
    app: App, id: str, name: str
) -> None:
    own(app, OWN[: OWN.index("questions:")] + KILN)
    app("reflect", "--set", "morning", script=Script(id, "", ""))
    assert f"- {name}\n" in app("journal", "show", "last").out
    assert f"{name}\n" in app("journal", "search", "--question", "morning.kiln").out
