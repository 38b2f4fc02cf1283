"""What a framework is worded like later never changes an entry that is written."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import bundled_framework
from isp_cli.framework.records import GUIDE, Competency, Framework, Item
from isp_cli.records import replace
from support import FINISH, App, Script, leaving

FORM = """\
answers:
  - question: 7
    competencies: [facilitation, brokering]
    text: I talk too much.
    follow_ups:
      - {question: development.people, competency: facilitation, text: Anna}
  - {question: 2, principles: [be curious]}
"""
PLAN = "competencies: [{competency: facilitation}, {competency: brokering}]"


def worded(competency: Competency) -> Competency:
    def item(each: Item) -> Item:
        return replace(each, text=f"Later: {each.text}")

    later = tuple(item(each) for each in competency.activities)
    return replace(competency, name=f"Later {competency.name}", activities=later)


@pytest.fixture(scope="module")
def later() -> Framework:
    guide = bundled_framework(GUIDE).framework
    domains = tuple(
        replace(each, competencies=tuple(worded(one) for one in each.competencies))
        for each in guide.domains
    )
    principles = tuple(replace(each, name=f"Later {each.name}") for each in guide.principles)
    return replace(guide, version="2.0", domains=domains, principles=principles)


def test_an_entry_shows_the_names_it_was_written_with(app: App, later: Framework) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    before = app("journal", "show", "last").out
    assert "Facilitation: " in before and "- Brokering" in before and "- Be curious" in before
    assert app("journal", "show", "last", framework=later).out == before
    assert app("browse", "facilitation", framework=later).out.startswith("Later Facilitation\n")


def test_a_search_and_a_review_show_them_too(app: App, later: Framework) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    for args in (("journal", "search", "anna"), ("review", "--question", "7")):
        out = app(*args, framework=later).out
        assert "Facilitation" in out
        assert "Later" not in out


def test_evidence_and_its_activity_show_the_words_of_their_day(app: App, later: Framework) -> None:
    app(
        "evidence", "add", "They agreed", "--how", "data",
        "--competency", "brokering", "--activity", "facilitation.welcome",
    )  # fmt: skip
    for args in (("evidence",), ("journal", "show", "last")):
        out = app(*args, framework=later).out
        assert "Brokering" in out
        assert "Later" not in out
    told = app("thread", "facilitation", framework=later).out
    assert told.startswith("Later Facilitation\n")
    assert "Later: " not in told


def test_a_plan_shows_the_names_it_was_made_with(app: App, later: Framework) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    shown = app("plan", framework=later).out
    assert shown.startswith("Plan: Facilitation and Brokering\n")
    assert "Later" not in shown
    assert "Later" not in app("plan", "ics", framework=later).out


def test_a_competency_that_is_gone_is_still_shown_by_its_name(app: App, later: Framework) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    before = app("journal", "show", "last").out
    without = replace(later, domains=later.domains[:1])
    assert app("journal", "show", "last", framework=without).out == before


def test_an_older_entry_without_names_shows_those_of_today(app: App, later: Framework) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    path = app.only_file("journal")
    text = path.read_text(encoding="utf-8")
    older = text.partition("named:\n")[0] + "end: true\n"
    path.write_text(older, encoding="utf-8")
    assert "- Brokering" in app("journal", "show", "last").out
    assert "- Later Brokering" in app("journal", "show", "last", framework=later).out


def test_a_new_entry_says_which_wording_it_was_written_against(app: App) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    text = app.only_file("journal").read_text(encoding="utf-8")
    head = text.partition("started:")[0].replace("'", "")
    assert head.endswith(
        f"id: practice-guide\n  version: 1.1\n  digest: {bundled_framework(GUIDE).digest}\n"
    )


def test_the_names_stand_at_the_end_of_the_file_beside_their_ids(app: App) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert text.endswith(
        """\
named:
  - id: be-curious
    name: Be curious
  - id: facilitation
    name: Facilitation
  - id: brokering
    name: Brokering
end: true
"""
    )


def test_an_interview_names_what_was_chosen_as_soon_as_it_is_accepted(app: App) -> None:
    chosen = Script(("be-curious",), leaving("As a"))
    app("reflect", "--questions", "2", script=chosen, exit_code=130)
    named = "named:\n  - id: be-curious\n    name: Be curious\n"
    assert named in app.only_file("drafts").read_text(encoding="utf-8")
    app("reflect", script=Script(True, "As a guest.", FINISH))
    assert app.only_file("journal").read_text(encoding="utf-8").endswith(f"{named}end: true\n")


def test_what_is_chosen_no_longer_keeps_no_name(app: App) -> None:
    script = Script(("be-curious",), ":back", ("be-empathetic",), "As a guest.", FINISH)
    app("reflect", "--questions", "2", script=script)
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "be-curious" not in text


def test_a_draft_keeps_the_names_of_the_day_each_answer_was_accepted(
    app: App, later: Framework
) -> None:
    script = Script(("facilitation", "brokering"), leaving())
    app("reflect", "--questions", "6", script=script, exit_code=130)
    app("reflect", script=Script(True, "Calm.", FINISH), framework=later)
    shown = app("journal", "show", "last", framework=later).out
    assert "- Facilitation\n" in shown
    assert "Later" not in shown


def test_a_plan_keeps_the_names_its_draft_was_begun_with(app: App, later: Framework) -> None:
    app("plan", script=Script(("facilitation", "brokering"), leaving()), exit_code=130)
    rest = Script(True, *("",) * 8, "in 18 months", "")
    out = app("plan", script=rest, framework=later).out
    assert out.startswith("Plan: Facilitation and Brokering\n")


def test_the_words_of_an_option_outlive_their_set(app: App) -> None:
    folder = app.home / "question-sets"
    folder.mkdir(parents=True)
    (folder / "morning.yaml").write_text(
        """\
format: isp-questions/1
id: morning
name: Before the first call
whose: me
text: For two minutes.
questions:
  - id: morning.mood
    text: How do you arrive?
    answer: choice
    options: [{id: rested, name: After a walk}, {id: hurried, name: In a rush}]
""",
        encoding="utf-8",
    )
    form = "answers: [{question: morning.mood, chosen: rested}]"
    app("reflect", "--set", "morning", "--from", app.write("form.yaml", form))
    (folder / "morning.yaml").unlink()
    assert "- After a walk" in app("journal", "show", "last").out


def test_an_entry_is_read_back_as_a_form(app: App) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    before = app.only_file("journal")
    shown = app("journal", "show", "last").out.partition("\n  /")[0]
    copy = app.write("copy.yaml", before.read_text(encoding="utf-8"))
    before.unlink()
    app("reflect", "--from", copy)
    assert app("journal", "show", "last").out.partition("\n  /")[0] == shown


def test_the_doctor_finds_nothing_wrong_with_such_entries(app: App) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    app("plan", "--from", app.write("plan.yaml", PLAN))
    app("doctor")
