"""`isp evidence --gaps`: in plain sentences what is there and what is not."""

from __future__ import annotations

import pytest

from support import App

PAGE = """\
Your evidence, and where there is none

  This says what is written down, and nothing about how well you work.

Where you have something to point to
  - On facilitation: feedback and data, the latest of 14 Nov 2026.
  - On the principle 'Be curious': feedback, of 1 Nov 2026.

Where there is only your own impression
  - All you hold on communication is your own impression, of 14 Nov 2026.

Where nothing is recent
  - Nothing on developing teams since 14 Nov 2025. Until then: what somebody
    observed.

Written about, without evidence
  - You have written about brokering, last on 20 Nov 2026, but hold no evidence
    on it.
  - You have written about the principle 'Advance equity', last on 20 Nov 2026,
    but hold no evidence on it.

Not written about
  - You have not written about co-learning.
"""


@pytest.fixture
def app(app: App) -> App:
    add = ("evidence", "add")
    app(
        *(*add, "They opened the meeting themselves", "--how", "feedback", "--when", "1 nov"),
        *("--competency", "facilitation", "--principle", "be-curious"),
    )
    app(
        *(*add, "8 of 9 spoke", "--how", "data", "--when", "14 nov"),
        *("--activity", "facilitation.thinking-balance"),
    )
    app(*add, "It felt calm", "--how", "impression", "--competency", "communication",
        "--when", "14 nov")  # fmt: skip
    app(*add, "Ida saw them plan", "--how", "observed", "--competency", "teams",
        "--when", "2025-11-14")  # fmt: skip
    form = app.write(
        "form.yaml",
        "set: after-session\nanswers:\n  - question: 1\n    text: A quiet day.\n"
        "  - question: 5\n    competencies: [brokering]\n    principles: [Advance equity]\n",
    )
    app("reflect", "--from", form, "--on", "20 nov")
    return app


def test_the_page_says_in_sentences_what_is_there_and_what_is_not(app: App) -> None:
    out = app("evidence", "--gaps").out
    assert out.startswith(PAGE)
    sentences = [line for line in out.splitlines() if line.startswith("  - ")]
    assert len(sentences) == 21


def test_nothing_is_counted_or_graded(app: App) -> None:
    page = app("evidence", "--gaps").out.casefold()
    for word in ("%", "score", "level", "progress", "points", "total", "streak", "out of"):
        assert word not in page.replace("point to", "")


def test_one_competency_tells_of_its_activities(app: App) -> None:
    out = app("evidence", "--gaps", "--competency", "Facilitation").out
    assert out.startswith(
        "Facilitation\n\n  On facilitation: feedback and data, the latest of 14 Nov 2026.\n"
    )
    held, _, others = out.partition("The other activities")
    assert "Data, of 14 Nov 2026." in held
    assert "divergent" in held
    assert "divergent" not in others
    out = app("evidence", "--gaps", "--competency", "brokering").out
    assert "No evidence names one of its activities" in out


def test_the_facts_are_there_for_other_programs(app: App) -> None:
    found = app("evidence", "--gaps", "--json").json
    assert found["format"] == "isp-evidence-gaps/1"
    facts = {each["id"]: each for each in found["standings"]}
    assert facts["facilitation"] == {
        "id": "facilitation",
        "kind": "competency",
        "name": "Facilitation",
        "overlay": "",
        "state": "told",
        "how": ["feedback", "data"],
        "earliest": "2026-11-01",
        "latest": "2026-11-14",
        "written": "",
    }
    assert facts["brokering"]["written"] == "2026-11-20"
    assert app("evidence", "--gaps", "--markdown").out.startswith("# Your evidence, and where")


def test_gaps_look_at_everything(app: App) -> None:
    ran = app("evidence", "--gaps", "--how", "data", exit_code=2)
    assert "--gaps goes with --competency only" in ran.err


def test_a_plan_and_a_reflection_tell_of_a_competency_too(app: App) -> None:
    plan = app.write(
        "plan.yaml",
        "competencies:\n  - competency: co-design\n    why: It is new.\n"
        "  - competency: capacity\nhorizon: in 18 months\n",
    )
    app("plan", "--from", plan)
    out = " ".join(app("evidence", "--gaps").out.split())
    assert "You have written about co-design, last on 22 Nov 2026" in out


def test_evidence_on_what_the_framework_in_use_lacks_is_told_too(app: App) -> None:
    assert "not in:" not in app("evidence", "--gaps").out
    app("framework", "use", "tci")
    out = app("evidence", "--gaps").out
    told = " ".join(out.partition("Evidence on what is not in: TCI white paper 2024")[2].split())
    assert "On 'Facilitation': feedback and data, the latest of 14 Nov 2026." in told
    assert "On the principle 'Be curious': feedback, of 1 Nov 2026." in told
    assert told.index("Facilitation") < told.index("Not written about")
    found = app("evidence", "--gaps", "--json").json["elsewhere"]
    assert {each["id"] for each in found} == {
        *("facilitation", "be-curious", "communication", "teams"),
    }
    assert "not in:" not in app("evidence", "--gaps", "--competency", "Develop a team").out
