"""A draft goes on whatever became of what it asks: its set, its promises, a question of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support import FINISH, App, Script, leaving

OWN = (
    "format: isp-questions/1\nid: morning\nname: Morning\nwhose: me\ntext: Before work.\n"
    "questions:\n"
    "  - id: morning.one\n    text: What is the one thing today?\n    answer: text\n"
    "  - id: morning.two\n    text: And then?\n    answer: text\n"
    "  - id: morning.three\n    text: And last?\n    answer: text\n"
)


@pytest.fixture
def own_set(app: App) -> Path:
    """A set of one's own, and a draft of it with an answer and half a sentence."""
    own = app.home / "question-sets" / "morning.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN, encoding="utf-8")
    script = Script("Call Anna.", leaving("half of the rest"))
    app("reflect", "--set", "morning", script=script, exit_code=130)
    return own


def break_it(own: Path) -> None:
    own.write_text(OWN + "x: [", encoding="utf-8")


@pytest.mark.parametrize("harm", [break_it, Path.unlink], ids=["broken", "gone"])
def test_a_draft_whose_set_is_broken_or_gone_can_be_finished_with_what_it_holds(
    app: App, own_set: Path, harm: Callable[[Path], None]
) -> None:
    harm(own_set)
    draft = app.only_file("drafts")
    script = Script(True, True, "half of the rest, and all of it", FINISH)
    told = app("reflect", script=script).err
    assert f"isp: this draft asks its questions: {draft}" in told
    assert script.defaults[2] == "half of the rest"
    shown = app("journal", "show", "last").out
    assert "And then?\n  | half of the rest, and all of it" in shown
    assert "What is the one thing today?\n  | Call Anna." in shown


@pytest.mark.parametrize("harm", [break_it, Path.unlink], ids=["broken", "gone"])
def test_a_draft_whose_set_is_broken_or_gone_waits_for_it_if_the_person_says_so(
    app: App, own_set: Path, harm: Callable[[Path], None]
) -> None:
    harm(own_set)
    told = app("reflect", script=Script(True, False), exit_code=1).err
    assert "waits for its questions" in told
    assert "mend or bring back the question set 'morning'" in told
    own_set.write_text(OWN, encoding="utf-8")
    script = Script(True, leaving())
    app("reflect", script=script, exit_code=130)
    assert script.defaults[1] == "half of the rest"


@pytest.mark.parametrize("command", ["reflect", "plan review"])
def test_a_draft_goes_on_where_the_file_of_its_promise_is_broken(app: App, command: str) -> None:
    form = "competencies: [{competency: brokering}, {competency: facilitation}]"
    app("plan", "--from", app.write("plan.yaml", form))
    app("promises", "add", "Ask first")
    (promise,) = (app.home / "journal").rglob("*-promise-*.yaml")
    app(*command.split(), script=Script("kept", leaving("half a note")), exit_code=130)
    promise.write_bytes(promise.read_bytes().replace(b"end: true", b"end: tru"))
    script = Script(True, "half a note, and more", leaving())
    told = app(*command.split(), script=script, exit_code=130).err
    assert "the promise in it stays open until that is mended" in told
    assert script.defaults[1] == "half a note"
    assert "half a note, and more" in app.only_file("drafts").read_text(encoding="utf-8")


def test_a_promise_is_looked_over_by_its_words_where_the_set_of_its_draft_is_gone(
    app: App,
) -> None:
    app("promises", "add", "Ask \u201cwhat if?\u201d")
    own = app.home / "question-sets" / "morning.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN, encoding="utf-8")
    script = Script("kept", "They knew.", leaving("half"))
    app("reflect", "--set", "morning", script=script, exit_code=130)
    own.unlink()
    script = Script(True, True, "all of it", FINISH)
    app("reflect", script=script)
    assert script.choices[-1][0].name == (
        "From before: Kept. They knew. \u201cAsk \u201cwhat if?\u201d\u201d"
    )


def test_a_promise_whose_file_is_broken_is_looked_over_by_what_was_asked(app: App) -> None:
    app("promises", "add", "Ask first")
    promise = app.only_file("journal")
    script = Script("kept", "Yes.", "One", leaving("half"))
    app("reflect", "--after", "Site C", script=script, exit_code=130)
    promise.write_bytes(promise.read_bytes().replace(b"end: true", b"end: tru"))
    script = Script(True, "Two", "", "", (), FINISH)
    app("reflect", script=script)
    assert script.choices[-1][0].name.startswith(
        "From before: Kept. Yes. \u201cOn 22 Nov 2026, you said you would"
    )


def test_a_promise_settled_since_is_not_asked_about_when_a_draft_goes_on(app: App) -> None:
    app("promises", "add", "Ask first")
    app("promises", "add", "Ask last")
    app("reflect", "--after", "Site C", script=Script("", leaving()), exit_code=130)
    app("promises", "kept", "2")
    script = Script(True, leaving())
    app("reflect", script=script, exit_code=130)
    assert "Question 1 of 5" in script.pages[1]


def test_a_half_written_note_on_a_promise_that_is_put_away_stays_with_that_promise(
    app: App,
) -> None:
    app("promises", "add", "Ask first")
    only = app.only_file("journal").stem
    script = Script("kept", "They knew.", "It went well.", leaving())
    app("reflect", "--questions", "1,4", script=script, exit_code=130)
    app("reflect", script=Script(True, ":back", ":back", leaving("Half a note")), exit_code=130)
    app("journal", "trash", only)
    script = Script(True, "", FINISH)
    told = app("reflect", script=script).err
    assert "Half a note" in told
    assert script.defaults[1] == ""
    shown = app("journal", "show", "last").out
    assert "  | They knew.\n  |\n  | Half a note" in shown
    assert "It went well." in shown


def test_words_half_written_to_a_question_that_is_gone_are_told_and_kept(
    app: App, own_set: Path
) -> None:
    own_set.write_text(OWN.replace("morning.two", "morning.other"), encoding="utf-8")
    script = Script(True, "", "", FINISH)
    told = app("reflect", script=script).err
    assert "which is not asked any more:\n  And then?\n" in told
    assert "half of the rest" in told
    assert script.defaults[1:3] == ["", ""], "and they are put on no other question"
    shown = app("journal", "show", "last").out
    assert "And then?\n  | half of the rest" in shown
    assert "Call Anna." in shown


OTHERS = [
    ("--after", "Site C call"),
    ("--set", "dilemma"),
    ("--about", "facilitation"),
    ("--questions", "7"),
    ("--on", "last tuesday"),
]


@pytest.mark.parametrize("wanted", OTHERS, ids=" ".join)
def test_a_draft_does_not_swallow_what_the_command_line_asks_for(
    app: App, wanted: tuple[str, ...]
) -> None:
    app("reflect", "--after", "Site B", script=Script("One", leaving()), exit_code=130)
    script = Script(False, leaving())
    told = app("reflect", *wanted, script=script, exit_code=130).err
    assert "You began a reflection after Site B" in script.pages[0]
    assert "and ask for another one" in script.pages[0]
    assert script.defaults[0] is False, "Enter does what was asked for"
    assert "what you began stays in the drafts" in told
    assert "One" in app.only_file("drafts").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "begun",
    [
        ("--after", "Site B"),
        ("--set", "coaching"),
        ("--questions", "7,1"),
        ("--on", "yesterday"),
        (),
    ],
    ids=" ".join,
)
def test_a_draft_of_what_the_command_line_asks_for_is_gone_on_with(
    app: App, begun: tuple[str, ...]
) -> None:
    app("reflect", *begun, script=Script("One", leaving("half")), exit_code=130)
    script = Script(True, leaving())
    app("reflect", *begun, script=script, exit_code=130)
    assert script.defaults[0] is True
    assert script.pages[0].endswith("Go on with it?")


def test_of_several_drafts_the_one_the_command_line_asks_for_is_offered(app: App) -> None:
    app("reflect", "--after", "Site B", script=Script("B", leaving()), exit_code=130)
    app("reflect", "--after", "Site C", script=Script(False, "C", leaving()), exit_code=130)
    script = Script(True, leaving())
    app("reflect", "--after", "Site C", script=script, exit_code=130)
    assert "after Site C" in script.pages[0]


def test_about_an_earlier_day_nothing_of_later_is_asked_or_shown(app: App) -> None:
    app("reflect", "--questions", "4", "--on", "1 june", script=Script("In June.", FINISH))
    app("reflect", "--questions", "4", script=Script("Today.", FINISH))
    app("promises", "add", "Ask first")
    script = Script(":last", "Again.", FINISH)
    out = app("reflect", "--questions", "4", "--on", "last tuesday", script=script).out
    assert "Ask first" not in script.pages[0]
    assert "Question 1 of 1." in script.pages[0]
    assert "On 1 Jun 2026: In June." in script.pages[0]
    assert "  | In June." in out


def test_an_entry_about_an_earlier_day_is_named_by_its_id(app: App) -> None:
    out = app("reflect", "--questions", "4", script=Script("Today.", FINISH)).out
    assert "isp journal show last" in out
    out = app(
        "reflect", "--questions", "4", "--on", "last tuesday", script=Script("Then.", FINISH)
    ).out
    (path,) = (app.home / "journal").rglob("2026-11-17-*.yaml")
    assert f"isp journal show {path.stem}\n" in out
