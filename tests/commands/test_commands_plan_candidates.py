"""`isp plan` asks which competencies, beside what the journal says of them."""

from __future__ import annotations

from datetime import datetime

import pytest

from isp_cli.framework.bundled import practice_guide
from isp_cli.interview.interview import Interview
from isp_cli.page.printing import as_plain
from isp_cli.plan.asking_pages import plan_question_page
from isp_cli.plan.candidates import Candidate
from isp_cli.plan.making import QUESTIONS
from support import App, Script, entry_record, leaving

HEADING = "What speaks for some of them"


def reflected(app: App, day: str, *competencies: str, question: int = 7) -> None:
    was, app.clock = app.clock, lambda: datetime.fromisoformat(f"{day}T09:00:00+01:00")
    named = f"competencies: [{', '.join(competencies)}]" if competencies else "text: Slow is fast."
    form = f"answers:\n  - question: {question}\n    {named}\n"
    app("reflect", "--from", app.write("form.yaml", form))
    app.clock = was


def asked(app: App) -> Script:
    script = Script(leaving())
    app("plan", script=script, exit_code=130)
    return script


def test_each_candidate_has_its_reasons_above_the_choice(app: App) -> None:
    reflected(app, "2025-12-02", "brokering", "teams")
    reflected(app, "2026-11-20", "facilitation", "brokering")
    page = asked(app).pages[0]
    assert page.endswith(
        """\
What speaks for some of them
  - Facilitation
    - named in question 7 on 20 Nov 2026
  - Brokering
    - named in question 7 on 20 Nov 2026 and 2 Dec 2025
  - Developing teams
    - named in question 7 on 2 Dec 2025
"""
    ), page
    assert page.index("Which two or three competencies") < page.index(HEADING)


def test_what_was_named_and_has_no_evidence_of_this_year_says_so(app: App) -> None:
    reflected(app, "2025-06-01", "brokering", "teams", "co-design")
    what = ["They set the agenda", "--how", "observed", "--competency"]
    app("evidence", "add", *what, "brokering", "--when", "2025-07-14")
    app("evidence", "add", *what, "teams", "--when", "2026-10-01")
    page = asked(app).pages[0]
    named = "    - named in question 7 on 1 Jun 2025\n"
    assert f"  - Brokering\n{named}    - no evidence since 14 Jul 2025\n" in page
    assert f"  - Developing teams\n{named}  - " in page
    assert f"  - Co-design\n{named}    - no evidence for a year\n" in page


def test_the_reasons_stand_beside_the_first_question_only(app: App) -> None:
    reflected(app, "2026-11-20", "facilitation", "brokering")
    script = Script(("facilitation", "brokering"), leaving())
    app("plan", script=script, exit_code=130)
    assert HEADING in script.pages[0] and HEADING not in script.pages[1]


def test_without_a_reason_nothing_is_said(app: App) -> None:
    reflected(app, "2026-11-20", question=4)
    assert HEADING not in asked(app).pages[0]


def test_a_naming_of_over_two_years_ago_is_neither_told_nor_chosen(app: App) -> None:
    reflected(app, "2024-11-01", "facilitation", "brokering")
    script = asked(app)
    assert "named in" not in script.pages[0]
    assert script.defaults[0] == ()


def test_those_named_last_are_chosen_even_when_a_later_reflection_named_none(app: App) -> None:
    reflected(app, "2026-11-10", "facilitation", "brokering")
    reflected(app, "2026-11-20", question=4)
    script = Script(("facilitation", "brokering"), *[""] * 10)
    app("plan", script=script)
    assert script.defaults[0] == ("facilitation", "brokering")
    assert app("plan", "--json").json["reflection"].startswith("2026-11-10-reflection-")


def test_a_plan_taken_up_again_shows_the_reasons_again(app: App) -> None:
    reflected(app, "2026-11-20", "facilitation", "brokering")
    app("plan", script=Script(leaving(chosen=("teams",))), exit_code=130)
    back = Script(True, leaving())
    app("plan", script=back, exit_code=130)
    assert HEADING in back.pages[1]
    assert back.defaults[1] == ("teams",)


def test_a_reflection_that_cannot_be_read_is_told_of_and_stops_no_plan(app: App) -> None:
    reflected(app, "2026-11-20", "facilitation", "brokering")
    path = app.only_file("journal")
    reflected(app, "2026-05-03", "teams", "capacity")
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    script = Script(leaving())
    err = app("plan", script=script, exit_code=130).err
    assert str(path) in err and "what it says of competencies is not told here" in err
    assert "named in question 7 on 3 May 2026" in script.pages[0]


@pytest.mark.parametrize("width", [80, 40])
def test_long_reasons_keep_to_the_width(width: int) -> None:
    interview = Interview.begin(QUESTIONS, entry_record(id="2026-11-22-plan-k7fq"))
    step = interview.at
    assert step is not None
    reasons = ("named in question 7 on 20 Nov 2026, 3 May 2026 and 2 Dec 2025",)
    found = (Candidate("facilitation", reasons),)
    guide = practice_guide()
    page = as_plain(plan_question_page(guide, guide, interview, step, found), width)
    assert "2 Dec 2025" in page
    assert max(map(len, page.splitlines())) <= width


def test_what_another_person_raised_in_a_coaching_conversation_comes_first(app: App) -> None:
    reflected(app, "2026-11-20", "facilitation", "brokering")
    form = "set: coaching\nanswers:\n  - question: coaching.raised\n    competencies: [teams]\n"
    app("reflect", "--from", app.write("coaching.yaml", form))
    page = " ".join(asked(app).pages[0].partition(HEADING)[2].split())
    assert page.startswith(
        "- Developing teams - the person who coached you raised it on 22 Nov 2026 - Facilitation"
    )


def test_who_raised_it_is_named_as_in_the_conversation(app: App) -> None:
    form = (
        "set: coaching\nanswers:\n  - question: coaching.raised\n    competencies: [teams]\n"
        '  - {question: coaching.with, text: "Helen\\nfrom the hub"}\n'
    )
    app("reflect", "--from", app.write("coaching.yaml", form))
    assert "  - Developing teams\n    - Helen raised it on 22 Nov 2026\n" in asked(app).pages[0]


def test_what_was_in_play_a_year_ago_and_has_no_evidence_since_says_so(app: App) -> None:
    was, app.clock = app.clock, lambda: datetime.fromisoformat("2025-10-01T09:00:00+01:00")
    form = "set: after-session\nanswers:\n  - question: 5\n    competencies: [communication]\n"
    app("reflect", "--from", app.write("note.yaml", form))
    app.clock = was
    assert "  - Communication\n    - no evidence for a year\n" in asked(app).pages[0]


def in_tci(app: App) -> App:
    reflected(app, "2026-11-20", "facilitation", "brokering")
    app("framework", "use", "tci")
    return app


def test_what_question_7_named_is_chosen_where_another_framework_is_in_use(app: App) -> None:
    script = asked(in_tci(app))
    assert script.defaults[0] == ("facilitation", "brokering")
    assert "The ones you named last are chosen already." in script.pages[0]
    assert "- Facilitation\n    - named in question 7 on 20 Nov 2026\n" in script.pages[0]
    groups = {each.id: each.group for each in script.choices[0]}
    guide = practice_guide().name
    assert [id for id in groups if groups[id] == guide] == ["brokering", "facilitation"]
    assert groups["tci.connect"] == "Functions"


def test_a_plan_may_be_for_one_of_each_framework(app: App) -> None:
    script = Script(("facilitation", "tci.team"), *[""] * 10)
    out = in_tci(app)("plan", script=script).out
    assert out.startswith("Plan: Facilitation and Develop a team\n")
    assert "For your plan: Facilitation." in "".join(script.pages)
    assert app("plan", "--json").json["reflection"].startswith("2026-11-20-reflection-")
    app("doctor")


def test_what_was_within_reach_comes_along_into_the_other_framework(app: App) -> None:
    said = "{question: development.people, competency: facilitation, text: Anna}"
    form = "answers:\n  - question: 7\n    competencies: [facilitation, brokering]\n"
    app("reflect", "--from", app.write("form.yaml", f"{form}    follow_ups: [{said}]\n"))
    app("framework", "use", "tci")
    script = Script(("facilitation", "brokering"), "", "", leaving())
    app("plan", script=script, exit_code=130)
    assert script.defaults[3] == "Anna"


def test_of_another_framework_only_what_somebody_spoke_of_is_offered(app: App) -> None:
    was, app.clock = app.clock, lambda: datetime.fromisoformat("2025-06-01T09:00:00+01:00")
    form = "set: after-session\nanswers:\n  - question: 5\n    competencies: [communication]\n"
    app("reflect", "--from", app.write("note.yaml", form))
    app.clock = was
    form = "set: coaching\nanswers:\n  - question: coaching.raised\n    competencies: [teams]\n"
    app("reflect", "--from", app.write("coaching.yaml", form))
    script = asked(in_tci(app))
    offered = {each.id for each in script.choices[0]}
    assert {"teams", "facilitation"} <= offered
    assert not {"communication", "co-design"} & offered
    assert "Communication" not in script.pages[0]


def test_where_nothing_was_named_nothing_is_said_to_be_chosen(app: App) -> None:
    assert "chosen already" not in asked(app).pages[0]
    reflected(app, "2024-11-01", "facilitation", "brokering")
    assert "chosen already" not in asked(app).pages[0]


@pytest.mark.parametrize(
    "form",
    [
        "set: coaching\nanswers:\n  - {question: coaching.raised, competencies: [teams]}\n",
        "set: after-session\nanswers:\n  - {question: 5, competencies: [teams]}\n",
        "set: team-debrief\nanswers:\n  - {question: debrief.in-play, competencies: [teams]}\n",
    ],
    ids=["raised", "in-play", "debrief"],
)
def test_a_file_that_could_say_more_and_cannot_be_read_is_told_of(app: App, form: str) -> None:
    app("reflect", "--from", app.write("form.yaml", form))
    path = app.only_file("journal")
    path.write_text(path.read_text(encoding="utf-8").replace("asked:", "ask: [", 1), "utf-8")
    err = app("plan", script=Script(leaving()), exit_code=130).err
    assert str(path) in err
    assert err.count("what it says of competencies is not told here") == 1
