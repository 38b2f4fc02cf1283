"""`isp reflect --again`: a finished entry is gone on with, and keeps what it said before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import (
    FINISH,
    PRACTICE,
    REFLECTION,
    SKIP,
    App,
    Days,
    Meddling,
    Script,
    entry_text,
    leaving,
)

AFTER = ("After", "Site B")


def two_of_ten(app: App) -> str:
    """Answer the first question and the fourth, and return the entry's id."""
    script = Script(
        "I coach.", SKIP, "", SKIP, "", "Slow.", *[SKIP, ""] * 3, "", "", "", "", FINISH
    )
    app("reflect", script=script)
    return app.only_file("journal").stem


def after_session(app: App, *, promise: str = "Ask first.", by: str = "in 2 weeks") -> str:
    """Answer three of the five questions after a session, and return the entry's id."""
    script = Script("They left.", "I waited.", "", promise, by, SKIP, FINISH)
    app("reflect", "--after", "Site B", script=script)
    return app.only_file("journal").stem


def shown(app: App, id: str = "last") -> dict[str, object]:
    record: dict[str, object] = app("journal", "show", id, "--json").json
    return record


def answers(app: App) -> dict[str, str]:
    return {each["question"]: each["text"] for each in shown(app)["answers"]}  # type: ignore[attr-defined]


def test_a_finished_reflection_goes_on_with_what_was_not_answered(app: App, days: Days) -> None:
    id = two_of_ten(app)
    days.go_on(3)
    script = Script(
        ("be-curious",), "It carries.", SKIP, "", *[SKIP, ""] * 3, "", "", "", "", FINISH
    )
    out = app("reflect", "--again", script=script).out
    assert "Your reflection of Sun 22 Nov 2026" in out
    assert "Question 2 of 10" in script.pages[0]
    assert not [each for each in script.pages if "Question 4 of 10" in each]
    assert app.only_file("journal").stem == id
    assert not list((app.home / "drafts").iterdir())
    held = shown(app)["answers"]
    assert [each["question"] for each in held] == ["practice", "guiding-principles", "lessons"]  # type: ignore[attr-defined]
    assert [each["since"] for each in held] == ["", "2026-11-25", ""]  # type: ignore[attr-defined]
    assert "Added on Wed 25 Nov 2026." in app("journal", "show", "last").out


def test_the_saved_page_names_how_to_go_on_with_it(app: App) -> None:
    script = Script("I coach.", SKIP, "", SKIP, "", "", *[SKIP, ""] * 3, "", "", "", "", FINISH)
    out = app("reflect", script=script).out
    assert "1 of 10 questions answered. The rest can wait: isp reflect --again" in out
    older = Script("Then.", FINISH)
    out = app("reflect", "--questions", "1", "--on", "2026-11-02", script=older).out
    assert "Change it  isp reflect --again 2026-11-02-reflection-" in out


def test_a_changed_answer_keeps_its_old_words_with_the_day(app: App, days: Days) -> None:
    id = two_of_ten(app)
    days.go_on(3)
    skips = (SKIP, "", SKIP, "", *[SKIP, ""] * 3, "", "", "", "")
    script = Script(*skips, "practice", "I listen.", FINISH)
    app("reflect", "--again", id, script=script)
    assert script.defaults[len(skips) + 1] == "I coach."
    (before,) = shown(app)["before"]  # type: ignore[misc]
    assert (before["question"], before["text"], before["until"]) == (
        "practice", "I coach.", "2026-11-25",
    )  # fmt: skip
    assert answers(app)["practice"] == "I listen."
    out = app("journal", "show", "last").out
    assert "Written anew on Wed 25 Nov 2026." in out
    assert "I coach." not in out
    assert f"isp journal show {id} --before" in out
    out = app("journal", "show", "last", "--before").out
    assert "Before, until Wed 25 Nov 2026" in out
    assert "I coach." in out
    assert "Written anew on Wed 25 Nov 2026." in app("journal", "show", "last", "--markdown").out
    assert id in app("journal", "search", "coach").out
    app("doctor")


def test_only_the_lines_of_what_changed_are_touched(app: App) -> None:
    id = two_of_ten(app)
    path = app.only_file("journal")
    text = path.read_text(encoding="utf-8").replace("answers:\n", "# mine\nmood: calm\nanswers:\n")
    path.write_text(text, encoding="utf-8")
    app("reflect", "--again", "--questions", "1", script=Script("I listen.", FINISH))
    lines = path.read_text(encoding="utf-8").splitlines()
    lost = [each for each in text.splitlines() if each not in lines]
    assert "mood: calm" in lines
    assert [each for each in lost if "I coach." not in each] == []
    assert path.stem == id


def test_an_answer_taken_away_stays_readable(app: App) -> None:
    two_of_ten(app)
    app("reflect", "--again", "--questions", "1", script=Script(":empty", FINISH))
    assert list(answers(app)) == ["lessons"]
    assert "Taken away on Sun 22 Nov 2026." in app("journal", "show", "last").out
    assert "I coach." in app("journal", "show", "last", "--before").out
    again = Script("I coach still.", FINISH)
    app("reflect", "--again", "--questions", "1", script=again)
    assert list(answers(app)) == ["practice", "lessons"]


def test_leaving_keeps_a_draft_that_finishes_into_the_same_entry(app: App, days: Days) -> None:
    id = two_of_ten(app)
    days.go_on(1)
    entry = app.only_file("journal").read_bytes()
    err = app(
        "reflect", "--again", script=Script(("be-curious",), leaving("half")), exit_code=130
    ).err
    assert "Go on with: isp reflect" in err
    assert app.only_file("journal").read_bytes() == entry
    app("doctor")
    rest = (SKIP, "", *[SKIP, ""] * 3, "", "", "", "", FINISH)
    back = Script(True, "half a thought", *rest)
    app("reflect", script=back)
    assert "You went on with your reflection of 22 Nov 2026 on 23 Nov 2026" in back.pages[0]
    assert back.defaults[1] == "half"
    assert not [each for each in back.pages if "Question 4 of 10" in each]
    assert app.only_file("journal").stem == id
    assert answers(app)["guiding-principles"] == "half a thought"
    assert not list((app.home / "drafts").iterdir())


def test_again_goes_on_where_it_was_left(app: App) -> None:
    two_of_ten(app)
    app("reflect", "--again", script=Script(leaving(chosen=("be-curious",))), exit_code=130)
    back = Script(leaving())
    err = app("reflect", "--again", script=back, exit_code=130).err
    assert "You had begun to change it" in err
    assert back.defaults[0] == ("be-curious",)
    assert len(list((app.home / "drafts").iterdir())) == 1


def test_questions_named_while_a_draft_waits_lose_none_of_its_words(app: App) -> None:
    two_of_ten(app)
    app("reflect", "--again", script=Script((), leaving("half")), exit_code=130)
    back = Script(leaving())
    app("reflect", "--again", "--questions", "1", script=back, exit_code=130)
    assert back.defaults[0] == "half"


def test_a_new_reflection_is_not_taken_for_the_one_gone_on_with(app: App) -> None:
    two_of_ten(app)
    app("reflect", "--again", script=Script(("be-curious",), leaving()), exit_code=130)
    asked = Script(False, "New.", FINISH)
    app("reflect", "--questions", "1", script=asked)
    assert "ask for another one" in asked.pages[0]


def test_an_open_promise_follows_its_changed_words_and_day(app: App) -> None:
    id = after_session(app)
    script = Script("Count to ten.", "in 3 weeks", FINISH)
    app("reflect", "--again", "--questions", "4", script=script)
    (promise,) = shown(app, id)["promises"]  # type: ignore[misc]
    assert promise["due"] == "2026-12-13"
    assert "Count to ten." in app("promises").out
    app("doctor")


def test_a_promise_that_was_kept_keeps_its_outcome_and_its_words(app: App) -> None:
    after_session(app)
    app("promises", "kept", "1", "--note", "It went well.")
    script = Script("Ask second.", "2026-12-06", FINISH)
    out = app("reflect", "--again", "--questions", "4", script=script).out
    assert "Promised" not in out
    held = shown(app)
    assert held["promises"][0]["outcomes"][0]["note"] == "It went well."  # type: ignore[index]
    assert held["settled"] == "2026-11-22"
    err = app("reflect", "--again", "--questions", "4", script=Script(":empty", FINISH)).err
    assert "stays, with its words" in err
    assert "Ask second." in app("promises", "--all").out
    app("doctor")


def test_an_open_promise_goes_with_its_words(app: App) -> None:
    after_session(app)
    app("reflect", "--again", "--questions", "4", script=Script(":empty", FINISH))
    assert shown(app)["promises"] == []
    assert "Ask first." not in app("promises").out


def test_a_day_that_has_gone_by_is_no_trouble_while_it_stays(app: App, days: Days) -> None:
    after_session(app)
    days.go_on(60)
    script = Script("Ask first, and wait.", "2026-12-06", FINISH)
    app("reflect", "--again", "--questions", "4", script=script)
    assert shown(app)["promises"][0]["due"] == "2026-12-06"  # type: ignore[index]


def test_how_earlier_promises_went_stays_told(app: App, days: Days) -> None:
    app("promises", "add", "Ask twice")
    script = Script("kept", "They said.", "They left.", "", "", "", SKIP, FINISH)
    app("reflect", "--after", "Site B", script=script)
    days.go_on(1)
    app("reflect", "--again", "--questions", "2", script=Script("I waited.", FINISH))
    first = shown(app)["answers"][0]  # type: ignore[index]
    assert first["chosen"] == "kept"
    assert list(answers(app))[1:] == ["after.happened", "after.did"]


def test_what_another_window_changed_stays_and_so_does_the_draft(app: App) -> None:
    id = two_of_ten(app)
    path = app.only_file("journal")

    def meanwhile() -> None:
        path.write_bytes(path.read_bytes().replace(b"Slow.", b"Slow is fast."))

    script = Meddling("I listen.", FINISH, at="Before you finish", meanwhile=meanwhile)
    ran = app("reflect", "--again", "--questions", "1", script=script, exit_code=3, may_change="*")
    assert "both versions are kept" in ran.err
    assert b"Slow is fast." in path.read_bytes()
    assert b"I coach." in path.read_bytes()
    draft = app.only_file("drafts")
    assert b"I listen." in draft.read_bytes()
    assert id in draft.read_text(encoding="utf-8")


def test_an_outcome_told_meanwhile_is_kept_beside_what_changed(app: App) -> None:
    after_session(app)

    def meanwhile() -> None:
        app("promises", "kept", "1")

    script = Meddling("They stayed.", FINISH, at="Before you finish", meanwhile=meanwhile)
    app("reflect", "--again", "--questions", "1", script=script)
    assert shown(app)["settled"] == "2026-11-22"
    assert answers(app)["after.happened"] == "They stayed."


def test_a_save_that_was_cut_off_before_the_draft_went_is_ended_by_the_same_command(
    app: App,
) -> None:
    two_of_ten(app)
    left = Script("I listen.", leaving())
    app("reflect", "--again", "--questions", "1", script=left, exit_code=130)
    draft = app.only_file("drafts")
    kept = draft.read_bytes()
    app("reflect", script=Script(True, FINISH))
    draft.write_bytes(kept)
    err = app("reflect", script=Script(True, FINISH)).err
    assert "Nothing was changed" in err
    assert not draft.exists()
    assert len(shown(app)["before"]) == 1  # type: ignore[arg-type]


def test_with_nothing_changed_nothing_is_written(app: App) -> None:
    two_of_ten(app)
    before = app.files()
    err = app("reflect", "--again", "--questions", "1", script=Script("I coach.", FINISH)).err
    assert "Nothing was changed, so nothing was written." in err
    assert app.files() == before


def test_an_entry_whose_every_answer_is_taken_away_stays_as_it_was(app: App) -> None:
    app("reflect", "--questions", "1", script=Script("One.", FINISH))
    before = app.files()
    err = app("reflect", "--again", script=Script("practice", ":empty")).err
    assert "stays as it was" in err
    assert app.files() == before


def test_an_entry_of_some_questions_is_asked_those_alone(app: App) -> None:
    app("reflect", "--questions", "1,4", script=Script("One.", "", FINISH))
    script = Script("Four.", FINISH)
    app("reflect", "--again", script=script)
    assert answers(app) == {"practice": "One.", "lessons": "Four."}


def test_an_entry_written_by_an_earlier_isp_is_gone_on_with(app: App) -> None:
    path = app.home / "journal/2026/11" / f"{REFLECTION}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(entry_text(PRACTICE), encoding="utf-8")
    app("reflect", "--again", "--questions", "1", script=Script("I listen.", FINISH))
    assert "I coach three teams." in app("journal", "show", "last", "--before").out


def test_what_was_said_last_time_is_never_the_entry_itself(app: App) -> None:
    two_of_ten(app)
    script = Script(":last", "I listen.", FINISH)
    ran = app("reflect", "--again", "--questions", "1", script=script)
    assert "first time you answer" in ran.out
    assert ":last shows" not in script.pages[0]


def test_the_same_framework_and_set_are_gone_on_with(app: App) -> None:
    id = after_session(app)
    script = Script("", SKIP, FINISH)
    app("reflect", "--again", id, script=script)
    assert "Question 3 of 5" in script.pages[0]


@pytest.mark.parametrize(
    ("make", "fitting"),
    [
        (("promises", "add", "Ask"), "isp promises"),
        (
            ("evidence", "add", "It went", "--competency", "facilitation", "--how", "data"),
            "isp journal edit",
        ),
    ],
)
def test_other_kinds_are_told_which_command_fits(
    app: App, make: tuple[str, ...], fitting: str
) -> None:
    app(*make)
    id = app.only_file("journal").stem
    err = app("reflect", "--again", id, exit_code=1).err
    assert "--again goes on with reflections" in err
    assert fitting in err


@pytest.mark.parametrize(
    "other",
    [("--after", "X"), ("--set", "dilemma"), ("--about", "X"), ("--on", "today"), ("--from", "f")],
)
def test_what_would_make_another_entry_of_it_is_refused(app: App, other: tuple[str, str]) -> None:
    two_of_ten(app)
    err = app("reflect", "--again", *other, exit_code=2).err
    assert other[0] in err


def test_without_a_terminal_it_names_a_way(app: App) -> None:
    id = two_of_ten(app)
    assert f"isp journal edit {id}" in app("reflect", "--again", exit_code=4).err


def test_an_id_needs_again(app: App) -> None:
    id = two_of_ten(app)
    assert f"isp reflect --again {id}" in app("reflect", id, exit_code=2).err


def test_a_day_or_a_number_names_the_reflection(app: App) -> None:
    two_of_ten(app)
    app("promises", "add", "Ask")
    asked = Script(leaving())
    app("reflect", "--again", "today", script=asked, exit_code=130)
    assert "nothing to go on with" not in asked.pages[0]
    assert "begin one: isp reflect" in App(app.home / "none")("reflect", "--again", exit_code=1).err


def test_an_entry_put_away_meanwhile_is_named_with_the_way_back(app: App) -> None:
    id = two_of_ten(app)
    app("reflect", "--again", script=Script(("be-curious",), leaving()), exit_code=130)
    app("journal", "trash", id)
    err = app("reflect", script=Script(True), exit_code=1).err
    assert f"isp journal restore {id}" in err


def test_evidence_written_in_between_names_the_entry(app: App) -> None:
    id = two_of_ten(app)
    script = Script(
        ":evidence", "She waited.", "observed", "", ("facilitation",), (), FINISH,
        "I listen.", FINISH,
    )  # fmt: skip
    app("reflect", "--again", "--questions", "1", script=script)
    (path,) = (app.home / "journal").rglob("*-evidence-*.yaml")
    assert f"during: {id}" in path.read_text(encoding="utf-8")


def test_the_record_holds_what_was_said_before(app: App) -> None:
    two_of_ten(app)
    app("reflect", "--again", "--questions", "1", script=Script("I listen.", FINISH))
    path = Path(app("journal", "path", "last").out.strip())
    assert "before:\n  - question: practice\n" in path.read_text(encoding="utf-8")
    assert json.loads(app("journal", "show", "last", "--json").out)["again"] is None
