"""Moving about in the interview, through the command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from isp_cli.ask.prompt import WordsAtList
from support import FINISH, SKIP, App, Later, Meddling, Script, leaving

REST = [*[SKIP, ""] * 3, *[""] * 4]  # questions 5 to 10 skipped


def answers(app: App) -> dict[str, Any]:
    held = app("journal", "show", "last", "--json").json["answers"]
    return {each["question"]: each for each in held}


def test_back_shows_the_answer_and_takes_a_new_one(app: App) -> None:
    script = Script("First.", SKIP, ":back", ":back", "Better.", *[SKIP, ""] * 2, "", *REST, FINISH)
    app("reflect", script=script)
    assert script.defaults[4] == "First."
    assert answers(app)["practice"]["text"] == "Better."


def test_what_was_written_before_back_is_kept_as_the_answer(app: App) -> None:
    script = Script("", SKIP, "Half a thought\n:back", SKIP, leaving())
    app("reflect", script=script, exit_code=130)
    assert script.defaults[4] == "Half a thought"


def test_a_mistyped_word_is_no_answer_and_what_stands_above_it_is_kept(app: App) -> None:
    script = Script("It went well\n:bakc", ":nonsense", "It went well", "Four.", FINISH)
    told = app("reflect", "--questions", "1,4", script=script).err
    assert told.count("There is no :bakc; the nearest is :back. Two colons begin a text") == 1
    assert "There is no :nonsense; see :help." in told
    assert script.defaults[1:3] == ["It went well"] * 2
    assert answers(app)["practice"]["text"] == "It went well"


@pytest.mark.parametrize("typed", ["::back", ":::back", "Two lines\n::quit"])
def test_an_answer_that_reads_like_a_word_that_moves_stays_one_when_it_is_kept(
    app: App, typed: str
) -> None:
    kept = typed.replace("::", ":", 1)
    script = Script(typed, ":back", kept, "Four.", FINISH)
    app("reflect", "--questions", "1,4", script=script)
    assert [each["text"] for each in answers(app).values()] == [kept, "Four."]


def test_two_colons_write_a_word_with_a_colon_and_it_stays_an_answer(app: App) -> None:
    script = Script("::bakc", ":back", ":bakc", ":)", FINISH)
    told = app("reflect", "--questions", "1,4", script=script).err
    assert "There is no" not in told
    assert [each["text"] for each in answers(app).values()] == [":bakc", ":)"]


def test_a_mistyped_word_at_a_list_names_the_nearest(app: App) -> None:
    script = Script(":evidnce", SKIP, leaving())
    told = app("reflect", "--questions", "3", script=script, exit_code=130).err
    assert "There is no :evidnce; the nearest is :evidence." in told


def test_later_comes_back_before_the_look_over(app: App) -> None:
    script = Script(":later", *[SKIP, ""] * 2, "Four.", *REST, "One.", FINISH)
    app("reflect", script=script)
    assert "Question 1 of 10." in script.pages[-2]
    assert list(answers(app)) == ["practice", "lessons"]


def test_skip_leaves_the_question_without_an_answer(app: App) -> None:
    app("reflect", script=Script(":skip", *[SKIP, ""] * 2, "Four.", *REST, FINISH))
    assert list(answers(app)) == ["lessons"]


def test_empty_takes_an_earlier_answer_away(app: App) -> None:
    app("reflect", "--questions", "1,4", script=Script("One.", ":back", ":empty", "Four.", FINISH))
    assert list(answers(app)) == ["lessons"]


def test_empty_takes_an_earlier_choice_away(app: App) -> None:
    script = Script(("facilitation",), ":back", ":empty", "In words.", FINISH)
    app("reflect", "--questions", "3", script=script)
    assert script.defaults[2] == ("facilitation",)
    (answer,) = answers(app).values()
    assert (answer["competencies"], answer["text"]) == ([], "In words.")


def test_skip_never_drops_what_was_written_and_says_so(app: App) -> None:
    script = Script("Half a thought\n:skip", SKIP, leaving())
    told = app("reflect", script=script, exit_code=130).err
    assert "What you had written is kept as your answer. :empty takes one away." in told
    assert "Half a thought" in app.only_file("drafts").read_text(encoding="utf-8")


def test_quit_keeps_what_was_half_written_before(app: App) -> None:
    app("reflect", script=Script("First.", SKIP, leaving("half")), exit_code=130)
    app("reflect", script=Script(True, ":quit"))
    back = Script(True, leaving())
    app("reflect", script=back, exit_code=130)
    assert back.defaults[1] == "half"


def test_look_shows_a_competency_and_the_question_again(app: App) -> None:
    script = Script("I begin\n:look facil", leaving())
    out = app("reflect", script=script, exit_code=130).out
    assert "Make meetings and other facilitated activities" in out
    assert script.defaults[1] == "I begin"


def test_look_at_something_unknown_names_the_nearest(app: App) -> None:
    err = app("reflect", script=Script(":look facilitatoin", leaving()), exit_code=130).err
    assert "nearest: facilitation" in err


def test_help_shows_the_words(app: App) -> None:
    out = app("reflect", script=Script(":help", leaving()), exit_code=130).out
    for word in (":back", ":later", ":look", ":private", ":quit"):
        assert word in out


def test_last_shows_the_answer_of_last_time_and_fills_nothing_in(app: App) -> None:
    earlier = App(app.home, lambda: datetime.fromisoformat("2026-05-02T09:00:00+02:00"))
    earlier("reflect", "--from", "-", stdin='{"answers": [{"question": 1, "text": "In May."}]}')
    script = Script(":last", leaving())
    out = app("reflect", script=script, exit_code=130).out
    assert "On 2 May 2026 you answered\n  | In May." in out
    assert script.defaults[1] == ""


def test_last_shows_follow_ups_with_their_question_and_competency(app: App) -> None:
    earlier = App(app.home, lambda: datetime.fromisoformat("2026-05-02T09:00:00+02:00"))
    two = ("facilitation", "co-learning")
    script = Script(two, "", *["Anna", "Read.", "Shadow Anna."] * 2, FINISH)
    earlier("reflect", "--questions", "7", script=script)
    script = Script(":last", leaving())
    out = app("reflect", "--questions", "7", script=script, exit_code=130).out
    assert "Co-learning: " in out and "Facilitation: " in out
    assert out.count("  | Shadow Anna.") == 2


def test_quit_keeps_everything_and_is_no_failure(app: App) -> None:
    err = app("reflect", script=Script("First.", SKIP, "half\n:quit")).err
    assert "Kept: 1 answer and what you were writing." in err
    back = Script(True, leaving())
    app("reflect", script=back, exit_code=130)
    assert back.defaults[1] == "half"


def test_an_answer_is_private_until_it_is_marked(app: App) -> None:
    script = Script("First.\n:share", "First.", *[SKIP, ""] * 2, "Four.", *REST, FINISH)
    app("reflect", script=script)
    assert {id: each["share"] for id, each in answers(app).items()} == {
        "practice": "yes",
        "lessons": "",
    }
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert text.count("share: 'yes'") == 1 or text.count("share: yes") == 1


def test_an_editor_that_fails_leaves_the_text_as_it_was(app: App) -> None:
    script = Script("kept\n:edit", leaving())
    result = app("reflect", script=script, exit_code=130, environ={"VISUAL": "false"})
    assert script.defaults[1] == "kept"
    assert "Your text is as it was" in result.err
    assert list((app.home / "drafts").glob("*.txt*")) == []


def test_an_editor_that_is_back_at_once_is_waited_for_and_its_file_still_taken(
    app: App,
) -> None:
    def saving_late(message: str) -> str:
        assert "came back at once" in message
        (path,) = (app.home / "drafts").glob("*.answer.txt")
        path.write_text(path.read_text(encoding="utf-8") + "\nand more\n", encoding="utf-8")
        return ""

    script = Script("kept\n:edit", Later(saving_late), leaving())
    app("reflect", script=script, exit_code=130, environ={"VISUAL": "true"})
    assert script.defaults[2] == "kept\nand more"


def test_what_an_editor_saved_before_it_failed_is_taken_and_said(app: App, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\nand more" >> "$1"; exit 1\n', encoding="utf-8")
    editor.chmod(0o700)
    script = Script("kept\n:edit", leaving())
    result = app("reflect", script=script, exit_code=130, environ={"VISUAL": str(editor)})
    assert script.defaults[1] == "kept\nand more"
    assert "What you saved in it is taken" in result.err


def test_what_an_editor_left_that_nobody_took_back_stands_in_its_question(app: App) -> None:
    app("reflect", script=Script("kept\n:quit"))
    draft = app.only_file("drafts")
    left = draft.with_name(f"{draft.stem}.answer.txt")
    left.write_text("kept, and a page more\n", encoding="utf-8")
    script = Script(True, leaving())
    result = app("reflect", script=script, exit_code=130)
    assert script.defaults[1] == "kept, and a page more"
    assert "Your editor left words" in result.err
    assert not left.exists()


def test_a_sentence_that_begins_like_a_mistyped_word_stands_and_enter_keeps_it(app: App) -> None:
    said = "First.\n:looks like the team was tired"
    script = Script(said, said, FINISH)
    err = app("reflect", "--questions", "4", script=script).err
    assert "There is no :looks" in err and "Enter keeps it" in err
    assert script.defaults[1] == said
    assert answers(app)["lessons"]["text"] == said


def test_an_editor_that_dies_with_its_file_cut_to_nothing_leaves_what_was_typed(
    app: App, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\n: > "$1"; exit 1\n', encoding="utf-8")
    editor.chmod(0o700)
    script = Script("kept\n:edit", leaving())
    result = app("reflect", script=script, exit_code=130, environ={"VISUAL": str(editor)})
    assert script.defaults[1] == "kept"
    assert "Your text is as it was" in result.err


def left_by_an_editor(app: App, words: str, question: str = "") -> Path:
    """Leave words as an editor would that saved late, below the lines it was lent with."""
    draft = app.only_file("drafts")
    left = draft.with_name(f"{draft.stem}.answer.txt")
    above = f"# Question 1 of 2.\n# {question}\n{BELOW}\n\n" if question else ""
    left.write_text(f"{above}{words}\n", encoding="utf-8")
    return left


BELOW = "# Write below this line. These lines, as they are, are no part of your answer."
TWO = ("reflect", "--after", "B", "--questions", "1,2")


def test_words_an_editor_saved_late_go_to_the_question_they_were_written_for(app: App) -> None:
    app(*TWO, script=Script("begun", "half of it\n:quit"))
    left = left_by_an_editor(app, "begun, and more", "What happened that mattered?")
    script = Script(True, "half of it", FINISH)
    err = app("reflect", script=script).err
    assert script.defaults[1] == "half of it"
    assert "and they are kept: What happened that mattered?" in err
    assert [each["text"] for each in answers(app).values()] == ["begun, and more", "half of it"]
    assert not left.exists()


def test_words_an_editor_saved_late_stand_below_others_that_were_typed_meanwhile(app: App) -> None:
    app(*TWO, script=Script("begun, typed on\n:quit"))
    left_by_an_editor(app, "begun, saved late", "What happened that mattered?")
    script = Script(True, leaving())
    app("reflect", script=script, exit_code=130)
    assert script.defaults[1] == "begun, typed on\n\nbegun, saved late"


def test_words_an_editor_saved_late_are_found_before_one_finishes(app: App) -> None:
    script = Meddling(
        "begun",
        "done",
        FINISH,
        at="What did you do",
        meanwhile=lambda: left_by_an_editor(app, "begun, and more", "What happened that mattered?"),
    )
    app(*TWO, script=script)
    assert [each["text"] for each in answers(app).values()] == ["begun, and more", "done"]


def test_edit_brings_back_what_the_editor_wrote(app: App, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "from the editor\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    script = Script("begun\n:edit", leaving())
    app("reflect", script=script, exit_code=130, environ={"VISUAL": str(editor)})
    assert script.defaults[1] == "begunfrom the editor"


@pytest.mark.parametrize("word", [":go 1", ":go your practice", ":go PRACTICE"])
def test_go_opens_another_question_and_comes_back_to_where_one_was(app: App, word: str) -> None:
    script = Script("First.", f"Half of four\n{word}", "Better.", "All of four", "Nine.", FINISH)
    app("reflect", "--questions", "1,4,9", script=script)
    assert script.defaults[2:4] == ["First.", "Half of four"]
    assert [each["text"] for each in answers(app).values()] == ["Better.", "All of four", "Nine."]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (":go 7", "No question is called \u201c7\u201d. They are numbered 1 to 3."),
        (":go 0", "No question is called"),
        (":go zebra", "No question is called"),
        (":go you", "Name one by its number."),
    ],
)
def test_go_to_no_question_or_several_says_so_and_stays(app: App, word: str, told: str) -> None:
    script = Script("First.", word, "Four.", "Nine.", FINISH)
    assert told in app("reflect", "--questions", "1,4,9", script=script).err
    assert [each["text"] for each in answers(app).values()] == ["First.", "Four.", "Nine."]


@pytest.mark.parametrize("word", [":all", ":go"])
def test_all_shows_every_question_at_any_time_and_leads_back(app: App, word: str) -> None:
    script = Script("First.", word, "", word, "practice", "Better.", "Four.", FINISH)
    app("reflect", "--questions", "1,4", script=script)
    names = [each.name for each in script.choices[0]]
    assert names == ["Question 1: First.", "Question 2: (skipped)"]
    assert "Your answers so far" in script.pages[2]
    assert [each["text"] for each in answers(app).values()] == ["Better.", "Four."]


def test_words_written_at_the_overview_go_to_the_last_answer_and_are_said(app: App) -> None:
    script = Script("Four.", WordsAtList("and one thing more"), leaving())
    told = app("reflect", "--questions", "4", script=script, exit_code=130).err
    assert "Your words stand at this question now." in told
    assert script.defaults[2] == "Four.\n\nand one thing more"
    assert "and one thing more" in app.only_file("drafts").read_text(encoding="utf-8")


def test_words_at_a_list_stand_where_its_question_asks_for_words(app: App) -> None:
    script = Script(WordsAtList("I listen"), "I listen, mostly.", FINISH)
    app("reflect", "--questions", "2", script=script)
    assert script.defaults[1] == "I listen"
    (answer,) = answers(app).values()
    assert (answer["text"], answer["principles"]) == ("I listen, mostly.", [])


def test_words_at_a_list_without_a_place_for_words_are_said_to_be_kept(app: App) -> None:
    said = ["They spoke.", WordsAtList("she wrote to me"), FINISH]
    told = app("reflect", "--after", "B", "--questions", "3", script=Script(*said)).err
    assert "Your words are kept with this question: \u201cshe wrote to me\u201d" in told
    (answer,) = answers(app).values()
    assert answer["text"] == "They spoke.\n\nshe wrote to me"


def test_what_was_refused_is_on_disk_before_it_is_asked_again(app: App) -> None:
    drafts: list[str] = []

    def look() -> None:
        drafts.append(app.only_file("drafts").read_text(encoding="utf-8"))

    said = ["They came.", "It worked.", "They spoke.", "observed", "Ask first.", "soonish"]
    script = Meddling(*said, leaving(), at="By when?", meanwhile=look)
    app("reflect", "--after", "Call", script=script, exit_code=130)
    assert "soonish" in drafts[-1]


def test_any_answer_can_be_opened_from_the_look_over(app: App) -> None:
    script = Script("First.", *[SKIP, ""] * 2, "", *REST, "practice", "Second.", FINISH)
    app("reflect", script=script)
    names = [each.name for each in script.choices[-1]]
    assert names[0] == "Question 1: Second." and names[1] == "Question 2: (skipped)"
    assert len(names) == 10
    assert answers(app)["practice"]["text"] == "Second."


def test_leaving_at_the_look_over_keeps_the_draft_and_comes_back_there(app: App) -> None:
    script = Script("First.", *[SKIP, ""] * 2, "", *REST, leaving())
    app("reflect", script=script, exit_code=130)
    app("reflect", script=Script(True, FINISH))
    assert answers(app)["practice"]["text"] == "First."


def test_only_the_questions_asked_for_are_asked_also_after_a_break(app: App) -> None:
    err = app("reflect", "--questions", "4,1", script=Script("One.", leaving()), exit_code=130).err
    assert "Kept" in err
    script = Script(True, "Four.", FINISH)
    app("reflect", script=script)
    assert "Question 2 of 2." in script.pages[1]
    assert list(answers(app)) == ["practice", "lessons"]
    assert "asking" not in app.only_file("journal").read_text(encoding="utf-8")


@pytest.mark.parametrize("said", ["11", "mood", "0", ","])
def test_an_unknown_question_is_refused(app: App, said: str) -> None:
    assert "1 to 10" in app("reflect", "--questions", said, script=Script(), exit_code=1).err


def test_a_reflection_can_be_about_an_earlier_day(app: App) -> None:
    script = Script("One.", FINISH)
    err = app("reflect", "--questions", "1", "--on", "last tuesday", script=script).err
    assert "About Tue 17 Nov 2026." in err
    assert app.only_file("journal").name.startswith("2026-11-17-reflection-")


@pytest.mark.parametrize("said", ["tomorrow", "3/4/2026", "soon"])
def test_a_day_to_come_or_unclear_is_refused(app: App, said: str) -> None:
    app("reflect", "--on", said, script=Script(), exit_code=1)


def at_the_second(meanwhile: Callable[[], object]) -> Meddling:
    said = ("One.", SKIP, "Two.", leaving())
    return Meddling(*said, at="Question 2 of 10, in your own words", meanwhile=meanwhile)


def test_another_window_that_changed_the_draft_keeps_its_version_and_ours_goes_on(
    app: App,
) -> None:
    def change() -> None:
        path = app.only_file("drafts")
        path.write_bytes(path.read_bytes() + b"# theirs\n")

    err = app("reflect", script=at_the_second(change), exit_code=130).err
    assert "Yours goes on as a draft of its own" in err
    texts = [path.read_text(encoding="utf-8") for path in (app.home / "drafts").iterdir()]
    assert len(texts) == 2
    assert sum("# theirs" in text for text in texts) == 1
    assert sum("Two." in text and "One." in text for text in texts) == 1


def test_a_draft_another_window_finished_is_left_and_ours_goes_on(app: App) -> None:
    def finish() -> None:
        path = app.only_file("drafts")
        target = app.home / "journal" / "2026" / "11" / path.name
        target.parent.mkdir(parents=True)
        path.rename(target)

    app("reflect", script=at_the_second(finish), exit_code=130)
    assert b"Two." in app.only_file("drafts").read_bytes()
    assert b"Two." not in app.only_file("journal").read_bytes()


def test_a_draft_deleted_underneath_is_written_again(app: App) -> None:
    script = at_the_second(lambda: app.only_file("drafts").unlink())
    app("reflect", script=script, exit_code=130)
    text = app.only_file("drafts").read_text(encoding="utf-8")
    assert "One." in text and "Two." in text
