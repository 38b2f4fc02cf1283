"""A framework that is reworded, broken, put aside or gone takes nothing of a person's with it."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import read_bundled
from support import FINISH, ROOT, App, Script, leaving

EXAMPLES = ROOT / "examples" / "frameworks"
NURSE = """\
format: isp-framework/1
id: nurse
name: Nurses who teach
version: "1"
language: en
sources:
  - {id: handbook, name: Handbook, title: Ward handbook, authors: Ward 7, year: "2026",
     citation: Ward 7 (2026). Handbook., note: made up}
principles:
  - {id: kind, name: Stay kind, text: Kindly., source: {document: handbook, section: "1"}}
domains:
  - id: ward
    name: On the ward
    text: At the bed
    source: {document: handbook, section: "1"}
    competencies:
      - {id: listen, name: Listen, text: You listen., source: {document: handbook, section: "1"}}
      - {id: teach, name: Teach, text: You teach., source: {document: handbook, section: "1"}}
      - id: facilitation
        name: Leading the round
        text: Not the guide's.
        source: {document: handbook, section: "1"}
        activities:
          - id: facilitation.round
            text: Walk the round slowly
            source: {document: handbook, section: "1"}
resources:
  - {id: the-book, name: The ward's book, kind: collections, url: "https://example.org/book",
     source: {document: handbook, section: "1"}}
readings:
  - {id: a-paper, citation: Somebody (2020). A paper., source: {document: handbook, section: "1"}}
"""
HOUSE = """\
format: isp-overlay/1
id: house
name: Our house
of: tci
language: en
sources:
  - {id: casa, name: Casa, title: Our house, authors: All, year: "2026",
     citation: Casa (2026). Our house., note: for us}
competencies:
  - domain: tci.core-competencies
    id: house.extra
    name: One thing more
    text: A little more.
    statements: [{id: house.extra.s, text: Doing something}]
"""
NOTE = """\
set: after-session
answers:
  - {question: 1, text: They were silent.}
  - {question: 5, competencies: [listen], principles: [kind]}
"""
PLAN = """\
competencies:
  - {competency: listen, why: For them., resources: [The ward's book, a-paper, Anna's notes]}
  - {competency: teach, steps: [{text: Read, due: in 3 weeks}]}
"""


@pytest.fixture
def nurse(app: App) -> App:
    app("framework", "add", app.write("nurse.yaml", NURSE))
    app("framework", "use", "nurse")
    return app


def reworded(app: App, *words: tuple[str, str]) -> None:
    text = NURSE
    for before, after in words:
        assert before in text
        text = text.replace(before, after)
    app("framework", "add", app.write("nurse.yaml", text), "--replace")


def gone(app: App) -> None:
    """Take the framework away, as somebody would who tidies up, and go back to the guide."""
    app("framework", "use", "practice-guide")
    (app.home / "frameworks" / "nurse.yaml").unlink()


def broken(app: App) -> None:
    path = app.home / "frameworks" / "nurse.yaml"
    path.write_text(NURSE.replace("name: On the ward", "nmae: On the ward"), encoding="utf-8")


def begun(app: App) -> None:
    """Begin to reflect about the ward's own competency, and stop at the second question."""
    script = Script(("facilitation.round",), "", leaving("As one"))
    app("reflect", "--about", "Leading the round", script=script, exit_code=130)


def test_a_draft_keeps_its_words_where_its_framework_is_reworded(nurse: App) -> None:
    begun(nurse)
    reworded(nurse, ("Leading the round", "Strolling"), ("Walk the round slowly", "Stroll"))
    nurse("reflect", script=Script(True, "As one team.", *("",) * 3, FINISH))
    shown = nurse("journal", "show", "last").out
    assert "About Leading the round" in shown and "Walk the round slowly" in shown
    assert "Stroll" not in shown


def test_a_draft_whose_framework_is_gone_is_not_taken_for_another_of_its_ids(nurse: App) -> None:
    begun(nurse)
    gone(nurse)
    script = Script(True, ":back", ":back", ("facilitation.round",), "", "As one team.",
                    *("",) * 3, FINISH)  # fmt: skip
    ran = nurse("reflect", script=script)
    assert "The framework 'nurse' is not there: you can go on" in ran.err
    assert "isp framework add FILE" in ran.err
    pages = "".join(script.pages)
    assert "Leading the round: which of these" in pages
    assert "Facilitation" not in pages and "facilitation.round" not in pages
    assert [each.name for each in script.choices[0]] == ["Walk the round slowly"]
    shown = nurse("journal", "show", "last").out
    assert "About Leading the round" in shown and "Walk the round slowly" in shown
    assert "As one team." in shown
    assert "id: nurse\n" in nurse.only_file("journal").read_text(encoding="utf-8")


def test_a_draft_goes_on_where_its_framework_no_longer_has_its_competency(nurse: App) -> None:
    nurse("reflect", "--about", "teach", script=Script(leaving("Yesterday")), exit_code=130)
    line = next(each for each in NURSE.splitlines(keepends=True) if "id: teach" in each)
    reworded(nurse, (line, ""))
    again = Script(True, "Yesterday.", *("",) * 4, FINISH)
    nurse("reflect", script=again)
    assert "Teach: what have you done of it lately" in again.pages[1]
    assert "About Teach" in nurse("journal", "show", "last").out


def test_a_draft_whose_framework_is_broken_says_where_and_goes_on(nurse: App) -> None:
    begun(nurse)
    nurse("framework", "use", "practice-guide")
    broken(nurse)
    script = Script(True, "As one team.", *("",) * 3, FINISH)
    err = nurse("reflect", script=script).err
    assert err.count("did you mean 'name'?") == 1
    assert "is not there" not in err
    assert "About Leading the round" in nurse("journal", "show", "last", exit_code=3).out


def test_a_draft_about_what_an_overlay_adds_goes_on_where_the_overlay_is_put_aside(
    app: App,
) -> None:
    app("framework", "add", app.write("house.yaml", HOUSE))
    app("framework", "use", "house")
    app("reflect", "--about", "house.extra", script=Script(("house.extra.s",), ":quit"))
    draft = app.only_file("drafts").read_text(encoding="utf-8")
    assert "overlay: house\n" in draft
    app("framework", "use", "practice-guide")
    again = Script(True, "", "Lately.", *("",) * 3, FINISH)
    ran = app("reflect", script=again)
    assert ran.err == ""
    assert "One thing more" in app("journal", "show", "last").out


def test_such_a_draft_goes_on_where_the_overlay_is_gone(app: App) -> None:
    app("framework", "add", app.write("house.yaml", HOUSE))
    app("framework", "use", "house")
    app("reflect", "--about", "house.extra", script=Script(("house.extra.s",), ":quit"))
    app("framework", "use", "practice-guide")
    (app.home / "frameworks" / "house.yaml").unlink()
    again = Script(True, "", ":evidence", "They came.", "data", "", ("house.extra", "tci.team"),
                   (), FINISH, "Lately.", *("",) * 3, FINISH)  # fmt: skip
    err = app("reflect", script=again).err
    assert "The overlay 'house' is not there" in err
    for which in ("1", "2"):
        assert "One thing more" in app("journal", "show", which).out


def test_a_plan_goes_on_with_the_names_of_an_overlay_that_was_put_aside(app: App) -> None:
    app("framework", "add", str(EXAMPLES / "lantern.yaml"))
    app("framework", "use", "lantern")
    script = Script(("lantern.family-voice", "brokering"), leaving())
    app("plan", script=script, exit_code=130)
    app("framework", "use", "practice-guide")
    out = app("plan", script=Script(True, *("",) * 8, "in 18 months", "")).out
    assert out.startswith("Plan: Family voice and Bringing people together\n")


def test_a_draft_that_asks_the_questions_of_a_framework_that_is_gone_keeps_those_it_put(
    app: App,
) -> None:
    asks = "questions:\n" + "".join(
        f'  - {{id: q{n}, text: "Question {n}?", source: {{document: handbook, section: "1"}}}}\n'
        for n in (1, 2, 3)
    )
    app("framework", "add", app.write("nurse.yaml", NURSE + asks))
    own = app.home / "question-sets" / "shift.yaml"
    own.parent.mkdir()
    own.write_text(
        "format: isp-questions/1\nid: shift\nname: Shift\nwhose: we\ntext: Today.\n"
        "questions_of: nurse\n",
        encoding="utf-8",
    )
    app("reflect", "--set", "shift", script=Script("Long.", leaving("Half a")), exit_code=130)
    (app.home / "frameworks" / "nurse.yaml").unlink()
    again = Script(True, "Half a day.", FINISH)
    app("reflect", script=again)
    assert again.defaults[1] == "Half a"
    shown = app("journal", "show", "last").out
    assert "Question 1?" in shown and "Long." in shown and "Half a day." in shown


def written(app: App) -> None:
    """Write a note, a plan and a piece of evidence about the ward's own."""
    app("reflect", "--from", app.write("note.yaml", NOTE))
    app("plan", "--from", app.write("plan.yaml", PLAN))
    app("evidence", "add", "They asked", "--how", "data", "--competency", "listen")


READING = {
    "show": (("journal", "show", "last"), "They asked"),
    "show a plan": (("journal", "show", "2"), "Plan: Listen and Teach"),
    "plan": (("plan",), "Plan: Listen and Teach"),
    "evidence": (("evidence",), "Data: Listen"),
    "evidence of one": (("evidence", "--competency", "listen"), "Competency  Listen"),
    "search": (("journal", "search", "silent"), "silent"),
    "search of one": (("journal", "search", "--competency", "Listen"), "Competency  Listen"),
    "thread": (("thread", "listen"), "They asked"),
    "thread of a principle": (("thread", "Stay kind"), "Stay kind\n"),
    "review": (("review", "--since", "last month"), "You wrote about Listen."),
    "review a question": (("review", "--question", "after.happened"), "They were silent."),
    "browse": (("browse", "--framework", "tci", "tci.team"), "Develop a team"),
    "gaps": (("evidence", "--gaps", "--competency", "tci.team"), "Develop a team"),
}


@pytest.mark.sweep
@pytest.mark.parametrize("which", READING)
@pytest.mark.parametrize("how", ["broken", "removed"])
def test_ones_own_words_are_read_where_the_framework_in_use_is_not(
    nurse: App, which: str, how: str
) -> None:
    written(nurse)
    path = nurse.home / "frameworks" / "nurse.yaml"
    path.unlink() if how == "removed" else broken(nurse)
    args, expected = READING[which]
    ran = nurse(*args, exit_code=3)
    assert expected in ran.out
    told = "there is no framework called 'nurse'" if how == "removed" else "did you mean 'name'?"
    assert ran.err.count(told) == 1
    assert "isp framework use practice-guide" in ran.err
    assert "is not there" not in ran.err


def test_practices_are_read_where_the_framework_in_use_is_broken(nurse: App) -> None:
    nurse("reflect", "--from", nurse.write("f.yaml", "answers: [{question: 10, text: Wait.}]"))
    broken(nurse)
    for args in (["practice"], ["practice", "show", "1"], ["practice", "export"]):
        assert "Wait." in nurse(*args, exit_code=3).out


def test_the_guides_own_entries_need_no_other_framework(nurse: App) -> None:
    nurse("reflect", "--from", nurse.write("f.yaml", "answers: [{question: 4, text: Wait.}]"))
    broken(nurse)
    ran = nurse("journal", "show", "last")
    assert "Wait." in ran.out
    assert ran.err == ""


def test_a_step_is_done_where_the_framework_of_the_plan_is_broken_and_that_is_told_once(
    nurse: App,
) -> None:
    written(nurse)
    broken(nurse)
    ran = nurse("plan", "done", "1")
    assert "1: Read, done" in ran.out
    assert ran.err.count("did you mean 'name'?") == 1
    assert nurse("plan", "add", "listen", "Sit down", "--due", "in 3 weeks").err.count("isp: ") == 2
    nurse("plan", "ics")


def test_what_is_gone_and_not_in_use_is_told_once_and_costs_nothing(nurse: App) -> None:
    written(nurse)
    gone(nurse)
    ran = nurse("plan")
    assert ran.out.startswith("Plan: Listen and Teach\n")
    assert ran.err == (
        "The framework 'nurse' is not there: what it named is shown as it was written.\n"
    )
    for args, expected in READING.values():
        assert expected in nurse(*args).out
    assert nurse("plan", "done", "1").err == f"{ran.err}To take this back: isp undo\n"


def test_the_story_of_what_no_framework_has_names_no_command_that_leads_nowhere(
    nurse: App,
) -> None:
    written(nurse)
    gone(nurse)
    out = nurse("thread", "listen").out
    assert out.startswith("Listen\n")
    assert "no framework that isp can read has it now." in out
    assert "isp browse" not in out and "--about" not in out
    assert "isp thread listen" in nurse("review", "--since", "last month").out
    assert "--competency" not in nurse("evidence", "--competency", "listen").out
    nurse("evidence", "--competency", "listen", "--gaps", exit_code=1)
    assert nurse("thread", "listne", exit_code=1).err


def test_what_an_overlay_added_is_read_where_it_is_put_aside(app: App) -> None:
    app("framework", "add", app.write("house.yaml", HOUSE))
    app("framework", "use", "house")
    about = ("reflect", "--about", "house.extra")
    app(*about, script=Script(("house.extra.s",), "Lately.", *("",) * 4, FINISH))
    app("framework", "use", "practice-guide")
    for wanted in ("house.extra", "One thing more", "one thing"):
        out = app("thread", wanted).out
        assert out.startswith("One thing more\n")
        assert "Doing something" in out and "Lately." in out


def test_a_whole_name_that_entries_hold_wins_over_a_part_of_another(nurse: App) -> None:
    written(nurse)
    gone(nurse)
    house = HOUSE.replace("One thing more", "Listen and learn")
    nurse("framework", "add", nurse.write("house.yaml", house))
    nurse("framework", "use", "house")
    assert nurse("thread", "Listen").out.startswith("Listen\n")
    assert nurse("thread", "facilitation").out.startswith("Facilitation\n")


def test_replacing_names_what_the_journal_names_and_the_new_version_lacks(nurse: App) -> None:
    written(nurse)
    lines = NURSE.splitlines(keepends=True)
    less = "".join(
        each for each in lines if not each.startswith(("      - {id: listen", "  - {id: a"))
    )
    less = less.replace("id: facilitation", "id: round").replace("readings:\n", "")
    out = " ".join(
        nurse("framework", "add", nurse.write("nurse.yaml", less), "--replace").out.split()
    )
    assert "No longer in it Listen; what you wrote stays as it is Use it" in out
    assert "Listen" in nurse("thread", "listen").out
    reworded(nurse, ("name: Teach", "name: Show"))
    again = nurse("framework", "add", nurse.write("nurse.yaml", NURSE), "--replace").out
    assert "No longer in it" not in again


def test_a_framework_that_is_asked_for_and_broken_says_where(nurse: App) -> None:
    nurse("framework", "use", "practice-guide")
    broken(nurse)
    err = nurse("browse", "--framework", "nurse", exit_code=3).err
    assert "did you mean 'name'?" in err
    assert "isp framework list" in nurse("thread", "listen", exit_code=3).err
    err = nurse("thread", "facilitatoin", exit_code=3).err
    assert "nearest: facilitation, " in err and "; nurse.yaml could not be read" in err
    nurse("framework", "list", exit_code=3)


def test_an_overlay_is_browsed_by_its_id(app: App) -> None:
    app("framework", "add", app.write("house.yaml", HOUSE))
    assert "A little more." in app("browse", "--framework", "house", "house.extra").out


def test_old_entries_are_told_with_their_own_names_and_pages_of_today_with_todays(
    nurse: App,
) -> None:
    script = Script("Yesterday.", *("",) * 4, FINISH)
    nurse("reflect", "--about", "listen", script=script)
    reworded(nurse, ("name: Listen", "name: Hear"))
    told = nurse("thread", "listen").out
    assert told.startswith("Hear\n")
    assert "About Listen" in told and "About Hear" not in told
    assert "You wrote about Listen." in nurse("review", "--since", "last month").out
    assert nurse("thread", "Listen").out == told


def test_the_doctor_leaves_what_was_right_when_it_was_written(nurse: App) -> None:
    written(nurse)
    line = next(each for each in NURSE.splitlines(keepends=True) if "id: listen" in each)
    reworded(nurse, (line, ""))
    assert "All is well" in nurse("doctor").out
    gone(nurse)
    out = nurse("doctor").out
    assert "All is well" in out and "nurse" not in out


def test_the_doctor_leaves_what_an_overlay_added_and_another_framework_had(app: App) -> None:
    app("framework", "add", app.write("nurse.yaml", NURSE))
    app("framework", "add", app.write("house.yaml", HOUSE))
    app("framework", "use", "house")
    app("evidence", "add", "They came", "--how", "data", "--competency", "house.extra",
        "--activity", "house.extra.s", "--competency", "teach")  # fmt: skip
    app("framework", "use", "practice-guide")
    for id in ("nurse", "house"):
        (app.home / "frameworks" / f"{id}.yaml").unlink()
    assert "All is well" in app("doctor").out


def test_the_doctor_names_once_the_files_whose_ids_nothing_names(nurse: App) -> None:
    for _ in range(2):
        nurse("reflect", "--twice", "--from", nurse.write("note.yaml", NOTE))
    gone(nurse)
    paths = sorted((nurse.home / "journal").rglob("*.yaml"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.partition("named:")[0] + "end: true\n", encoding="utf-8")
    out = " ".join(nurse("doctor").out.split())
    assert out.count("ids of the framework 'nurse'") == 1
    assert all(path.name in out for path in paths)


def test_a_plan_keeps_what_its_resources_are_called(nurse: App) -> None:
    written(nurse)
    shown = nurse("plan").out
    assert "The ward's book, https://example.org/book" in shown
    assert "Somebody (2020). A paper." in shown and "Anna's notes" in shown
    told = nurse("thread", "listen").out
    assert "The ward's book, Somebody (2020). A paper., Anna's notes" in told
    gone(nurse)
    shown = nurse("plan").out
    assert "- The ward's book\n" in shown and "- Somebody (2020). A paper.\n" in shown
    assert "the-book" not in shown and "a-paper" not in shown
    assert nurse("thread", "listen").out.count("The ward's book") == 1


def test_a_resource_keeps_its_name_where_it_is_called_otherwise_later(nurse: App) -> None:
    written(nurse)
    reworded(nurse, ("The ward's book", "The big book"))
    assert "- The ward's book, https" in nurse("plan").out


def test_a_word_of_ones_own_is_not_taken_for_a_competency_of_that_id(nurse: App) -> None:
    plan = PLAN.replace("The ward's book", "teach")
    nurse("plan", "--from", nurse.write("plan.yaml", plan))
    assert "- teach\n" in nurse("plan").out


def test_an_id_that_another_framework_has_too_is_remarked_on_when_it_is_checked_and_added(
    app: App,
) -> None:
    path = app.write("nurse.yaml", NURSE)
    for args in (("check", path), ("add", path), ("add", path, "--replace")):
        out = " ".join(app("framework", *args).out.split())
        assert "Ids that another framework has too - practice-guide: facilitation What" in out
        assert "like nurse.facilitation." in out
    house = HOUSE.replace("id: house.extra\n", "id: facilitation\n")
    assert (
        "practice-guide: facilitation\n"
        in app("framework", "check", app.write("house.yaml", house)).out
    )


def test_a_translation_is_not_told_of_each_of_its_ids(app: App) -> None:
    whole = read_bundled("framework.yaml")[0].decode("utf-8")
    again = whole.replace("\nid: practice-guide\n", "\nid: guide-again\n", 1)
    out = app("framework", "check", app.write("again.yaml", again)).out
    assert "practice-guide: " in out and " more\n" in out
    assert len(out.splitlines()) < 30


@pytest.mark.parametrize("file", ["lantern.yaml", "evaluacion.yaml", "irshad.yaml"])
def test_an_example_shares_no_id(app: App, file: str) -> None:
    assert "another framework" not in app("framework", "add", str(EXAMPLES / file)).out


def test_a_competency_that_is_gone_is_looked_at_as_a_name_and_no_more(nurse: App) -> None:
    begun(nurse)
    gone(nurse)
    out = nurse("reflect", script=Script(True, ":look Leading", leaving()), exit_code=130).out
    assert "Only its name is left" in " ".join(out.split())
    assert "Named before" not in out and "Source" not in out
