"""`isp questions`: the sets there are, one of them, and a check of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.core.framework import Framework
from isp_cli.storage.frameworks import practice_guide
from isp_cli.storage.question_sets import OURS, question_set
from support import App

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


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(tmp_path / "home")


@pytest.fixture(scope="module")
def guide() -> Framework:
    return practice_guide()


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
    ],
)
def test_what_is_wrong_with_a_set_is_told_by_line(app: App, old: str, new: str, told: str) -> None:
    assert (
        told in app("questions", "check", str(own(app, OWN.replace(old, new, 1))), exit_code=3).err
    )


def test_a_broken_set_does_not_hide_the_others(app: App) -> None:
    own(app, "format: isp-questions/1\n")
    ran = app("questions", exit_code=3)
    assert "- coaching: " in ran.out
    assert "morning.yaml has" in ran.err


def test_a_set_of_ones_own_does_not_take_one_of_our_names(app: App) -> None:
    own(app, OWN.replace("id: morning\n", "id: coaching\n"), "coaching")
    ran = app("questions", exit_code=3)
    assert "isp brings a set called 'coaching'; give yours another name" in ran.err


def test_an_unknown_set_is_told_with_the_nearest(app: App) -> None:
    assert "nearest: coaching" in app("questions", "show", "coching", exit_code=1).err
