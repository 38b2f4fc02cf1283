"""`isp reflect --after`, other question sets, and the promises that come back."""

from __future__ import annotations

import pytest

from support import FINISH, App, Days, Meddling, Script, leaving

AFTER = (
    "They set the agenda themselves.",
    "I waited, on purpose.",
    "Anna said she felt heard.",
    "feedback",
    "Ask what they tried\nbefore I speak.",
    "in 2 weeks",
    ("facilitation", "be-curious"),
    FINISH,
)


def test_after_a_session_five_questions_are_kept_with_the_label_and_their_set(app: App) -> None:
    script = Script(*AFTER)
    ran = app("reflect", "--after", "Site B coaching call", script=script)
    assert "After Site B coaching call" in ran.out
    assert "Question 5 of 5" in script.pages[6]
    assert "5 of 5 questions answered" in ran.out
    assert "“Ask what they tried before I speak.” by Sun 6 Dec 2026" in ran.out
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "set: after-session\nlabel: Site B coaching call\n" in text
    assert "    how: feedback\n" in text
    assert "    competencies:\n      - facilitation\n" in text
    assert "    principles:\n      - be-curious\n" in text
    assert "promises:\n  - question: after.differently\n    due: '2026-12-06'\n" in text


def test_the_day_of_a_promise_is_said_as_it_was_understood(app: App) -> None:
    ran = app("reflect", "--after", "Call", script=Script(*AFTER))
    assert "That is Sun 6 Dec 2026." in ran.err


WORDS = "facil and the parents"


def test_words_half_typed_at_a_list_are_shown_there_again_and_never_go_in_silence(app: App) -> None:
    script = Script(*AFTER[:6], leaving(WORDS))
    app("reflect", "--after", "Call", script=script, exit_code=130)
    script = Script(True, ":help", ("facilitation",), FINISH)
    ran = app("reflect", script=script)
    assert f"You had written here: \u201c{WORDS}\u201d" in script.pages[1]
    assert f"You had written here: \u201c{WORDS}\u201d" in script.pages[2]
    assert f"Your words are kept with this question: \u201c{WORDS}\u201d" in ran.err
    assert WORDS in app.only_file("journal").read_text(encoding="utf-8")


def test_words_half_typed_at_how_one_knows_are_no_answer_to_the_next_question(app: App) -> None:
    script = Script(*AFTER[:3], leaving("she wrote"))
    app("reflect", "--after", "Call", script=script, exit_code=130)
    script = Script(True, "feedback", *AFTER[4:])
    ran = app("reflect", script=script)
    assert script.defaults[2] == ""
    assert "Your words are kept with this question: \u201cshe wrote\u201d" in ran.err
    assert "she wrote" in app.only_file("journal").read_text(encoding="utf-8")


def test_words_half_typed_at_a_promise_wait_where_it_asks_for_words(app: App, days: Days) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(14)
    app("reflect", "--after", "C", script=Script(leaving("they knew")), exit_code=130)
    script = Script(True, "kept", leaving())
    app("reflect", script=script, exit_code=130)
    assert "You had written here: \u201cthey knew\u201d" in script.pages[1]
    assert script.defaults[2] == "they knew"


def test_a_day_that_is_none_is_asked_again_with_what_was_written(app: App) -> None:
    answers = [*AFTER[:5], "soonish", "tomorrow", *AFTER[6:]]
    script = Script(*answers)
    ran = app("reflect", "--after", "Call", script=script)
    assert "'soonish' is no day. Write it like " in ran.err
    assert script.defaults[6] == "soonish"
    assert "due: '2026-11-23'" in app.only_file("journal").read_text(encoding="utf-8")


def test_the_next_reflection_first_asks_how_the_promise_went(app: App, days: Days) -> None:
    app("reflect", "--after", "Site B coaching call", script=Script(*AFTER))
    days.go_on(14)
    script = Script("kept", "They knew already.", "One thing.", "", "", "", (), FINISH)
    app("reflect", "--after", "Site C", script=script)
    assert "From before." in script.pages[0]
    told = " ".join(script.pages[0].split())
    assert "On 22 Nov 2026, after Site B coaching call, you said you would do this" in told
    assert "“Ask what they tried before I speak.”" in told
    old, new = sorted((app.home / "journal").rglob("*.yaml"))
    assert "settled: '2026-12-06'\n" in old.read_text(encoding="utf-8")
    assert f"how: kept\n        entry: {new.stem}\n" in old.read_text(encoding="utf-8")
    assert "They knew already." in new.read_text(encoding="utf-8")
    script = Script(leaving())
    app("reflect", "--after", "Site D", script=script, exit_code=130)
    assert "Question 1 of 5" in script.pages[0], "a kept promise does not come back"


def test_a_promise_that_is_still_open_comes_back_with_its_new_day(app: App, days: Days) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(14)
    script = Script("still-open", "in 3 weeks", "One thing.", "", "", "", (), FINISH)
    app("reflect", "--after", "Site C", script=script)
    days.go_on(7)
    script = Script("let-go", "Not mine to do.", "Two things.", "", "", "", (), FINISH)
    app("reflect", "--after", "Site D", script=script)
    assert "by Sun 27 Dec 2026" in " ".join(script.pages[0].split())
    old = min((app.home / "journal").rglob("*.yaml")).read_text(encoding="utf-8")
    assert "how: still-open" in old
    assert "how: let-go" in old
    assert "settled: '2026-12-13'" in old


def test_an_interrupted_note_goes_on_with_its_promise_and_its_questions(
    app: App, days: Days
) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(7)
    script = Script("kept", "Good.", "Half", leaving("a sent"))
    app("reflect", "--after", "Site C", script=script, exit_code=130)
    script = Script(True, "a sentence", "", "", (), FINISH)
    app("reflect", script=script)
    assert "after Site C" in script.pages[0]
    assert script.defaults[1] == "a sent"
    assert "Question 2 of 5" in script.pages[1]
    old, new = sorted((app.home / "journal").rglob("*.yaml"))
    assert "settled:" in old.read_text(encoding="utf-8")
    assert "label: Site C\n" in new.read_text(encoding="utf-8")


def test_beside_a_question_stands_when_it_was_last_answered_and_how_it_began(
    app: App, days: Days
) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER[:4], "", ("facilitation",), FINISH))
    days.go_on(3)
    script = Script(":last", "Another thing.", "", "", "", (), FINISH)
    ran = app("reflect", "--after", "Site C", script=script)
    assert "On 22 Nov 2026: They set the agenda themselves." in " ".join(script.pages[0].split())
    assert script.defaults[0] == "", "never filled in as today's answer"
    assert "On 22 Nov 2026 you answered" in ran.out


def test_last_shows_how_one_knows_and_the_day_of_a_promise_in_words(app: App, days: Days) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(1)
    script = Script("kept", "", "", "", ":last", "", ":last", leaving())
    ran = app("reflect", "--after", "Site C", script=script, exit_code=130)
    assert "How I know: feedback from somebody." in ran.out
    assert "By when? Enter leaves it open.\n  Sun 6 Dec 2026" in ran.out


def test_the_echo_of_a_promise_says_how_it_went_in_words(app: App, days: Days) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(14)
    script = Script("still-open", "in 9 days", *[""] * 4, (), FINISH)
    app("reflect", "--after", "Site C", script=script)
    assert script.choices[-1][0].name == (
        "From before: Still open, by Tue 15 Dec 2026. \u201cAsk what they tried..."
    )
    days.go_on(9)
    script = Script(":last", "kept", "They knew", *[""] * 4, (), FINISH)
    ran = app("reflect", "--after", "Site D", script=script)
    assert "On 6 Dec 2026: Still open, by Tue 15 Dec 2026." in script.pages[0]
    assert "- Still open\n\nBy when now?\n  Tue 15 Dec 2026" in ran.out
    assert script.choices[-1][0].name.startswith("From before: Kept. They knew. \u201cAsk what")


@pytest.mark.parametrize("name", ["dilemma", "coaching", "team-debrief"])
def test_every_set_of_ours_is_asked_and_says_whose_it_is(app: App, name: str) -> None:
    script = Script(leaving())
    app("reflect", "--set", name, script=script, exit_code=130)
    assert "Question 1 of" in script.pages[0]


def test_about_a_competency_the_choice_is_its_activities(app: App) -> None:
    activity = "facilitation.thinking-balance"
    script = Script((activity,), "On Monday.", "Mostly.", "They spoke.", "observed", *[""] * 2, "")
    ran = app("reflect", "--about", "Facilitation", script=script)
    assert "Facilitation: which of these have you done lately?" in script.pages[0]
    assert activity in {each.id for each in script.choices[0]}
    assert "isp thread facilitation" in ran.out
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "set: about-competency\nabout: facilitation\n" in text
    assert f"    activities:\n      - {activity}\n" in text


def test_a_set_about_a_competency_asks_for_its_name(app: App) -> None:
    ran = app("reflect", "--set", "about-competency", script=Script(), exit_code=1)
    assert "are about one competency" in ran.err
    assert "--about facilitation" in ran.err


def test_a_set_of_ones_own_is_asked_and_its_promise_comes_back(app: App, days: Days) -> None:
    own = app.home / "question-sets" / "morning.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "format: isp-questions/1\nid: morning\nname: Morning\nwhose: me\ntext: Before work.\n"
        "questions:\n"
        "  - id: morning.mood\n    text: How are you?\n    answer: choice\n"
        "    options:\n      - {id: well, name: Well}\n      - {id: so-so, name: So so}\n"
        "  - id: morning.one\n    text: What is the one thing today?\n    answer: promise\n",
        encoding="utf-8",
    )
    script = Script("well", "Slept.", "Call Anna.", FINISH)
    app("reflect", "--set", "morning", script=script)
    days.go_on(1)
    script = Script(leaving())
    app("reflect", "--set", "morning", script=script, exit_code=130)
    assert "“Call Anna.”" in script.pages[0]


def test_every_problem_of_a_set_of_ones_own_is_told_with_its_line(app: App) -> None:
    own = app.home / "question-sets" / "morning.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "format: isp-questions/1\nid: evening\nname: Morning\nwhose: me\ntext: Before work.\n"
        "questions:\n"
        "  - id: one\n    text: How are you?\n    answer: choice\n"
        "  - id: one\n    text: What?\n",
        encoding="utf-8",
    )
    ran = app("reflect", "--set", "morning", script=Script(), exit_code=3)
    assert "line 2: id: the file is called morning.yaml, so its id is 'morning'" in ran.err
    assert "a choice needs two options or more" in ran.err
    assert "line 10: questions > one > id: the id 'one' is used twice" in ran.err


def test_an_unknown_set_is_told_with_the_nearest(app: App) -> None:
    ran = app("reflect", "--set", "dilema", script=Script(), exit_code=1)
    assert "nothing in the question sets is called 'dilema'" in ran.err
    assert "nearest: dilemma" in ran.err


def test_a_note_after_a_session_can_come_from_a_file(app: App) -> None:
    form = app.write(
        "note.yaml",
        "set: after-session\nlabel: Site B\nanswers:\n"
        "  - question: 1\n    text: They spoke first.\n"
        "  - question: 3\n    text: They laughed.\n    how: observed\n"
        "  - question: 4\n    text: Wait longer.\n    follow_ups:\n"
        "      - {question: after.differently.by, text: in 2 weeks}\n"
        "  - question: 5\n    competencies: [Facilitation]\n    principles: [Be curious]\n",
    )
    ran = app("reflect", "--from", form)
    assert "4 of 5 questions answered" in ran.out
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "how: observed\n" in text
    assert "due: '2026-12-06'\n" in text


def test_what_a_note_from_a_file_may_not_say_is_told_by_line(app: App) -> None:
    form = app.write(
        "note.yaml",
        "set: after-session\nanswers:\n"
        "  - question: 3\n    text: They laughed.\n    how: magic\n"
        "  - question: 4\n    text: Wait.\n    follow_ups:\n"
        "      - {question: after.differently.by, text: soonish}\n"
        "  - question: 1\n    text: Hm.\n    chosen: yes\n    activities: [facilitation]\n",
    )
    ran = app("reflect", "--from", form, exit_code=3)
    assert "line 5" in ran.err and "'magic' is no way of knowing" in ran.err
    assert "line 9" in ran.err and "'soonish' is no day" in ran.err
    assert "line 12" in ran.err and "'yes' is no option" in ran.err
    assert "line 13" in ran.err and "does not ask for activities" in ran.err


def test_an_empty_label_is_refused(app: App) -> None:
    ran = app("reflect", "--after", " ", script=Script(), exit_code=2)
    assert "say after what" in ran.err


def test_a_promise_that_cannot_be_settled_is_told_and_the_answer_stays(
    app: App, days: Days
) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    old = app.only_file("journal")
    days.go_on(14)
    script = Meddling(
        *("kept", "They knew.", "One thing.", "", "", "", (), FINISH),
        at="Before you finish",
        meanwhile=lambda: old.write_bytes(old.read_bytes().replace(b"end: true", b"end: tru")),
    )
    ran = app("reflect", "--after", "Site C", script=script)
    assert "the last line, 'end: true', is missing" in ran.err
    assert "isp: your answer is kept in 2026-12-06-reflection-" in ran.err
    (new,) = set((app.home / "journal").rglob("*.yaml")) - {old}
    assert "They knew." in new.read_text(encoding="utf-8")


def test_a_promise_in_a_file_that_cannot_be_read_is_told_before_the_questions(app: App) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    old = app.only_file("journal")
    old.write_bytes(old.read_bytes().replace(b"end: true", b"end: tru"))
    ran = app("reflect", "--after", "Site C", script=Script(leaving()), exit_code=130)
    assert "a promise in it would not come back before it is mended" in ran.err


def test_what_was_settled_in_another_window_meanwhile_is_left_as_it_is(
    app: App,
) -> None:
    app("promises", "add", "Ask first")
    script = Script("kept", "They knew.", leaving())
    app("reflect", "--after", "Site C", script=script, exit_code=130)
    app("promises", "let-go", "1", "--why", "Not mine.")
    ran = app("reflect", script=Script(True, "One thing.", "", "", "", (), FINISH))
    assert "is no longer open" in ran.err
    assert "Let go on" in app("promises", "--all").out


def test_a_form_may_say_itself_which_competency_it_is_about(app: App) -> None:
    form = "about: Facilitation\nanswers:\n  - {question: about.went, text: Mostly well.}\n"
    app("reflect", "--from", app.write("about.yaml", form))
    text = app.only_file("journal").read_text("utf-8")
    assert "set: about-competency\nabout: facilitation\n" in text


def test_several_that_were_begun_are_told_apart_by_their_session_and_words(app: App) -> None:
    app("reflect", "--after", "Site B", script=Script("One", leaving()), exit_code=130)
    app("reflect", "--after", "Site C", script=Script(False, leaving("ha")), exit_code=130)
    script = Script(leaving())
    app("reflect", script=script, exit_code=130)
    names = {each.name for each in script.choices[0]}
    assert names == {"22 Nov 2026, after Site B: One", "22 Nov 2026, after Site C: ha"}


def test_one_question_is_told_as_one(app: App) -> None:
    out = app("reflect", "--questions", "4", script=Script("Slow is fast.", FINISH)).out
    assert "1 question. Skip what" in out
    assert "1 of 1 question answered." in out


def test_a_question_that_a_set_has_not_is_told_with_where_its_questions_are(app: App) -> None:
    told = app("reflect", "--set", "dilemma", "--questions", "9", script=Script(), exit_code=1).err
    assert "questions are 1 to 6: isp questions show dilemma" in told


def test_an_answer_to_a_promise_since_put_away_is_not_counted_among_the_questions(app: App) -> None:
    app("promises", "add", "Ask what they tried")
    only = app.only_file("journal").stem
    left = Script("kept", leaving("It went"))
    app("reflect", "--questions", "4", script=left, exit_code=130)
    app("journal", "trash", only)
    script = Script(True, "Slow is fast.", FINISH)
    app("reflect", script=script)
    assert "1 of 1 question has an answer." in script.pages[-1]
