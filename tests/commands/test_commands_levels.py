"""`isp levels`: a level never stands without words, and no level that was said is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from isp_cli.framework.bundled import bundled_framework
from isp_cli.framework.records import TCI
from support import FINISH, NOW, App, Days, Script, leaving

TEN = len(list(bundled_framework(TCI).framework.competencies()))


def placed(app: App, *first: str) -> Script:
    """Answer the first competency, and skip the others."""
    script = Script(*first, *[""] * (TEN - 1), FINISH)
    app("levels", "place", script=script)
    return script


def test_without_a_word_it_says_so_and_asks_nothing(app: App) -> None:
    out = app("levels").out
    assert "You have not said yet where you see yourself." in out
    assert "isp levels place" in out


def test_a_level_stands_beside_the_persons_words_and_their_evidence(app: App) -> None:
    competency = next(bundled_framework(TCI).framework.competencies())
    placed(app, "foundational", "I help them\nto choose.")
    out = app("levels").out
    assert competency.name in out
    assert "  Foundational\n\n  | I help them\n  | to choose.\n" in out
    assert "You hold no evidence on it yet." in out


def test_two_times_are_read_side_by_side(app: App, days: Days) -> None:
    placed(app, "foundational", "I follow.")
    days.now += timedelta(days=365)
    script = placed(app, "advanced", "I plan it with them.")
    assert "On 22 Nov 2026: Foundational. I follow." in " ".join(script.pages[0].split())
    out = app("levels", "compare").out
    assert out.index("Sun 22 Nov 2026") < out.index("I follow.") < out.index("I plan it with them.")
    assert "Mon 22 Nov 2027" in out


def test_what_was_not_spoken_of_again_is_named_and_not_compared(app: App, days: Days) -> None:
    script = Script("foundational", "One.", "advanced", "Two.", FINISH)
    app("levels", "place", "team, problem", script=script)
    days.go_on(30)
    script = Script("advanced", "Anew.", "foundational", "First.", FINISH)
    app("levels", "place", "problem, thing", script=script)
    out = app("levels", "compare").out
    assert out.index("Two.") < out.index("Anew.") < out.index("You had not spoken of it.")
    assert "Not spoken of since\n  - Develop a team\n" in out
    assert "One." not in out
    team, problem, thing = app("levels", "compare", "--json").json["levels"]
    assert (team["competency"], team["now"]) == ("tci.team", None)
    assert problem["then"]["words"] == "Two."
    assert (thing["competency"], thing["then"]) == ("tci.thing", None)


def test_one_entry_that_cannot_be_read_hides_no_other(app: App, days: Days) -> None:
    placed(app, "foundational", "One.")
    broken = app.only_file("journal")
    days.go_on(30)
    placed(app, "advanced", "Two.")
    broken.write_text("format: isp-entry/1\nanswers: [\n", encoding="utf-8")
    ran = app("levels", exit_code=3)
    assert "Two." in ran.out
    assert broken.name in ran.err


def test_a_level_changed_by_hand_hides_no_sentence_and_doctor_says_where(app: App) -> None:
    placed(app, "foundational", "I help them.")
    path = app.only_file("journal")
    text = path.read_text(encoding="utf-8").replace("chosen: foundational", "chosen: expert")
    path.write_text(text, encoding="utf-8")
    assert "  expert\n\n  | I help them.\n" in app("levels").out
    line = text.splitlines().index("    chosen: expert") + 1
    told = " ".join(app("doctor", exit_code=3).out.split())
    assert path.name in told
    assert f"line {line}: answers > item 1 > chosen: 'expert' is no level of tci.team" in told
    assert "not-my-role, foundational, advanced" in told


def test_the_earlier_time_can_be_named(app: App, days: Days) -> None:
    for number, words in enumerate(("One.", "Two.", "Three.")):
        days.now = NOW + timedelta(days=100 * number)
        placed(app, "foundational", words)
    ran = app("levels", "compare", "--with", "4 months ago")
    assert "One." in ran.out
    assert "Three." in ran.out
    assert "Two." not in ran.out
    assert "That is" in ran.err


def test_without_an_earlier_time_there_is_nothing_to_compare(app: App) -> None:
    placed(app, "foundational", "One.")
    assert "no earlier time" in app("levels", "compare", exit_code=1).err


def test_nothing_is_counted_or_averaged(app: App) -> None:
    placed(app, "foundational", "Because.")
    record = app("levels", "--json").json
    assert set(record) == {"format", "framework", "name", "levels"}
    words = {"competency", "name", "place", "level", "words", "day", "entry", "evidence"}
    assert set(record["levels"][0]) == words


def test_as_data_it_names_the_framework_the_level_and_the_evidence(app: App) -> None:
    app("evidence", "add", "They chose.", "--competency", "tci.team", "--how", "data")
    placed(app, "foundational", "Because.")
    record = app("levels", "--json").json
    assert record["framework"] == "tci"
    (team,) = record["levels"]
    assert (team["competency"], team["name"]) == ("tci.team", "Develop a team")
    assert (team["place"], team["level"], team["words"]) == (
        *("foundational", "Foundational", "Because."),
    )
    assert [each["text"] for each in team["evidence"]] == ["They chose."]


def test_an_entry_of_levels_reads_well_and_doctor_finds_nothing(app: App) -> None:
    placed(app, "foundational", "Because.")
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "kind: levels\nframework:\n  id: tci\n" in text
    assert "    chosen: foundational\n" in text
    assert "Because." in app("journal", "show", "last").out
    assert "question set" not in app("doctor").out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ("thread tci.team", "Where you saw yourself"),
        ("thread tci.team", "Foundational: \u201cI help them to choose.\u201d"),
        ("evidence --gaps", "last on 22 Nov 2026, but hold no evidence"),
        ("journal search --competency tci.team", "What makes you say so"),
        ("review --since yesterday", "You wrote about Develop a team."),
        ("browse tci.team", "1 entry of yours names it"),
        ("doctor", "Read 1 look at your levels in"),
    ],
)
def test_a_sentence_beside_a_level_is_something_written_about_its_competency(
    app: App, args: str, told: str
) -> None:
    app("framework", "use", "tci")
    placed(app, "foundational", "I help them to choose.")
    assert told in " ".join(app(*args.split()).out.split())


def test_a_story_says_as_data_which_level_was_chosen(app: App) -> None:
    placed(app, "not-my-role", "Our evaluators do this.")
    (moment,) = app("thread", "tci.team", "--json").json["moments"]
    assert (moment["kind"], moment["level"]) == ("level", "not-my-role")
    assert moment["words"] == "Our evaluators do this."


def test_a_level_is_called_the_same_wherever_an_entry_is_read(app: App) -> None:
    placed(app, "foundational", "Because.")
    assert "- Foundational\n" in app("journal", "show", "last").out


def test_an_earlier_time_is_led_to_only_where_there_is_one(app: App, days: Days) -> None:
    first = app("levels", "place", "team", script=Script("foundational", "One.", FINISH))
    led = "isp levels compare"
    assert led not in first.out
    assert led not in app("levels").out
    days.go_on(30)
    again = app("levels", "place", "team", script=Script("advanced", "Two.", FINISH))
    assert led in again.out
    assert led in app("levels").out


def test_before_the_earliest_time_the_way_out_is_its_day(app: App, days: Days) -> None:
    for words in ("One.", "Two."):
        app("levels", "place", "team", script=Script("foundational", words, FINISH))
        days.go_on(30)
    err = app("levels", "compare", "--with", "2 years ago", exit_code=1).err
    assert "the earliest is of 22 Nov 2026" in err
    assert "hint: isp levels compare --with 2026-11-22\n" in err
    assert "One." in app("levels", "compare", "--with", "2026-11-22").out


def test_evidence_on_the_same_ground_of_the_other_framework_is_told_of(app: App) -> None:
    app("evidence", "add", "They chose.", "--competency", "teams", "--how", "data")
    script = Script("foundational", "One.", "foundational", "Two.", FINISH)
    app("levels", "place", "team, problem", script=script)
    told = (
        "You hold no evidence on it yet. You hold some on Developing teams (Practice Guide 1.1), "
        "which covers the same ground, by this project's own reading."
    )
    assert told in " ".join(script.pages[0].split())
    assert "Developing teams" not in script.pages[2]
    assert " ".join(app("levels").out.split()).count(told) == 1
    app("evidence", "add", "They met.", "--competency", "tci.team", "--how", "data")
    assert "Developing teams" not in app("levels").out


@pytest.mark.parametrize("args", [("place", "team"), ("compare",)])
def test_a_framework_named_before_another_command_is_refused(
    app: App, args: tuple[str, ...]
) -> None:
    err = app("levels", "--framework", "tci", *args, exit_code=2).err
    assert "stands alone or behind 'compare'" in " ".join(err.split())


def test_each_of_tcis_competencies_is_asked_with_its_levels_in_words(app: App) -> None:
    script = placed(app, "foundational", "I help them to choose.")
    assert len(script.pages) == TEN + 2
    first = " ".join(script.pages[0].split())
    assert "where do you see yourself now?" in first
    assert "level 1 (foundational): " in first
    assert "level 2 (advanced): " in first
    assert [each.name for each in script.choices[0]] == [
        *("Not part of my role", "Foundational", "Advanced")
    ]


def test_a_level_without_words_is_asked_for_again(app: App) -> None:
    script = Script("advanced", "", "I plan it with them.", *[""] * (TEN - 1), FINISH)
    ran = app("levels", "place", script=script)
    assert "a level stands beside a sentence of your own" in ran.err
    assert "I plan it with them." in ran.out


def test_a_level_cannot_be_skipped_past_its_words(app: App) -> None:
    script = Script("advanced", ":skip", "I plan it with them.", *[""] * (TEN - 1), FINISH)
    ran = app("levels", "place", script=script)
    assert "a level stands beside a sentence of your own" in ran.err
    assert "I plan it with them." in ran.out


def test_a_level_put_off_without_words_is_asked_for_before_it_is_finished(app: App) -> None:
    first = ("foundational", "I help.", *[""] * (TEN - 2))
    script = Script(*first, "advanced", ":later", FINISH, "advanced", "I plan it.")
    ran = app("levels", "place", script=script)
    assert "spread and scale: the level you chose has no sentence" in ran.err
    assert "I help." in ran.out
    assert "I plan it." in ran.out


def test_a_level_without_words_can_be_taken_away_again(app: App) -> None:
    script = Script(*[""] * (TEN - 1), "advanced", ":later", FINISH, "")
    ran = app("levels", "place", script=script)
    assert "Nothing was said, so nothing was kept." in ran.err


def test_a_level_without_words_stays_in_the_draft_of_who_leaves(app: App) -> None:
    script = Script(*[""] * (TEN - 1), "advanced", ":later", FINISH, ":quit")
    app("levels", "place", script=script)
    assert "chosen: advanced" in app.only_file("drafts").read_text(encoding="utf-8")


def test_what_is_not_part_of_the_role_is_said_in_words_and_is_no_gap(app: App) -> None:
    placed(app, "not-my-role", "Our evaluators do this.")
    out = app("levels").out
    assert "Not part of my role" in out
    assert "Our evaluators do this." in out


def test_one_competency_alone_is_placed_by_its_name_and_the_others_stay(
    app: App, days: Days
) -> None:
    placed(app, "foundational", "I follow.")
    days.go_on(30)
    script = Script("advanced", "I plan it.", "not-my-role", "Others do.", FINISH)
    app("levels", "place", "barriers,", "unearth", "the", "problem", script=script)
    assert "Question 1 of 2." in script.pages[0]
    out = app("levels").out
    assert "Where you saw yourself on Tue 22 Dec 2026" in out
    assert "Said on Sun 22 Nov 2026." in out
    assert out.index("I follow.") < out.index("Others do.") < out.index("I plan it.")


def test_a_draft_of_one_competency_asks_no_other_when_it_is_taken_up(app: App) -> None:
    app("levels", "place", "team", script=Script("advanced", leaving("I")), exit_code=130)
    app("levels", "place", script=Script(True, "I plan it.", FINISH))
    assert "I plan it." in app("levels").out


def test_the_guide_has_no_levels_and_one_sentence_says_so(app: App) -> None:
    ran = app("levels", "place", "facilitation", script=Script(), exit_code=1)
    assert "there are no levels for Facilitation in A Practice Guide" in ran.err
    assert "isp reflect --about facilitation" in ran.err
    assert "no levels in A Pra" in app("levels", "--framework", "practice-guide", exit_code=1).err


def test_evidence_told_in_between_stands_beside_the_level_it_was_told_at(app: App) -> None:
    evidence = ("They chose.", "data", "", ("tci.team",), (), FINISH)
    script = Script(":evidence", *evidence, "advanced", "I plan it.", FINISH)
    app("framework", "use", "tci")
    app("levels", "place", "team", script=script)
    assert "You hold no evidence on it yet." in script.pages[0]
    assert "They chose." in script.pages[-3]


def test_a_look_at_levels_that_was_interrupted_goes_on(app: App) -> None:
    script = Script("foundational", leaving("I help"))
    app("levels", "place", script=script, exit_code=130)
    assert "A look at your levels you began on 22 Nov 2026" in app().out
    script = Script(True, "I help them.", *[""] * (TEN - 1), FINISH)
    app("levels", "place", script=script)
    assert script.defaults[1] == "I help"
    assert "I help them." in app("levels").out


def test_without_a_terminal_it_refuses_and_names_the_way(app: App) -> None:
    assert "isp levels" in app("levels", "place", exit_code=4).err
