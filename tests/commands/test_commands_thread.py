"""`isp thread`: one competency's story on one page, and its two lines under `isp browse`."""

from __future__ import annotations

import json
import re
from datetime import datetime

import pytest

from support import FINISH, App, Days, Script

LONG = "They set the agenda themselves and asked what the data were for. " * 6
HOSTILE = "needle \x1b[31m [bold]red[/bold] \u202eabc <b>\nשלום # no heading"


@pytest.fixture
def days() -> Days:
    return Days(datetime.fromisoformat("2026-01-05T09:00:00+00:00"))


def reflect(app: App, *answers: dict[str, object], **more: object) -> None:
    app("reflect", "--from", "-", stdin=json.dumps({**more, "answers": list(answers)}))


def note(app: App, label: str = "Site B", happened: str = "They began.", how: str = "") -> None:
    answers: list[dict[str, object]] = [{"question": 1, "text": happened}]
    if how:
        answers.append({"question": 3, "text": "She felt heard.", "how": how})
    answers.append({"question": 5, "competencies": ["facilitation"], "principles": ["be-curious"]})
    reflect(app, *answers, set="after-session", label=label)


def promise(app: App) -> None:
    reflect(
        app,
        {
            "question": 4,
            "text": "Ask what they tried.",
            "follow_ups": [{"question": "after.differently.by", "text": "in 2 weeks"}],
        },
        {"question": 5, "competencies": ["facilitation"]},
        set="after-session",
        label="Site C",
    )


def said(out: str) -> str:
    return " ".join(out.split())


def ids(app: App) -> list[str]:
    return sorted(path.stem for path in (app.home / "journal").rglob("*.yaml"))


def a_year(app: App, days: Days) -> None:
    """Write a story: the ten questions, a plan, two notes, a promise kept, the ten again."""
    reflect(
        app,
        {"question": 6, "competencies": ["brokering"]},
        {"question": 7, "competencies": ["facilitation", "teams"], "text": "I talk."},
    )
    days.go_on(2)
    steps = '[{text: Shadow Anna, due: in 3 weeks}, {text: Lead one, due: "2027-01-10"}]'
    plan = (
        "competencies:\n  - competency: facilitation\n    why: Too much me.\n"
        f"    people: [Anna]\n    steps: {steps}\n  - competency: teams\n"
    )
    app("plan", "--from", "-", stdin=plan)
    days.go_on(14)
    app("plan", "done", "1", "--note", "She counts to ten.")
    days.go_on(10)
    note(app, how="impression")
    days.go_on(10)
    promise(app)
    days.go_on(10)
    app("promises", "kept", "1", "--note", "They had tried twice.")
    note(app, "Site D", "They laughed.", "feedback")
    days.go_on(300)
    reflect(
        app,
        {"question": 6, "competencies": ["facilitation"], "text": "I can wait."},
        {"question": 7, "competencies": ["brokering", "teams"], "text": "I know few people."},
    )


def test_the_story_is_one_page_in_the_order_of_time(app: App, days: Days) -> None:
    a_year(app, days)
    out = re.sub(r"-[a-z2-9]{4}$", "-ID", app("thread", "facilitation").out, flags=re.MULTILINE)
    assert out == STORY


def test_the_opening_names_the_days_that_the_page_tells_of(app: App, days: Days) -> None:
    note(app)
    days.go_on(20)
    app("evidence", "add", "They led.", "--competency", "facilitation", "--how", "data",
        "--when", "6 days ago")  # fmt: skip
    told = "First named on Mon 5 Jan 2026; the latest is of Mon 19 Jan 2026."
    assert told in app("thread", "facilitation").out


@pytest.mark.parametrize("command", [("thread", "facilitation"), ("evidence",)])
def test_a_look_back_to_a_day_to_come_is_refused(app: App, command: tuple[str, ...]) -> None:
    assert "is still to come" in app(*command, "--since", "tomorrow", exit_code=1).err


STORY = """\
Facilitation

  First named on Mon 5 Jan 2026; the latest is of Thu 17 Dec 2026.

2026
  - 5 Jan: The ten questions
    2026-01-05-reflection-ID
    - You want to grow in it: “I talk.”

  - 7 Jan: A plan for it, with Developing teams
    2026-01-07-plan-ID
    - Why: “Too much me.”
    - To learn from: Anna
    - Step planned: “Shadow Anna”, due 28 Jan 2026
    - Step planned: “Lead one”, due 10 Jan 2027

  - 21 Jan: Step done: “Shadow Anna”, due 28 Jan 2026
    2026-01-07-plan-ID
    - “She counts to ten.”

  - 31 Jan: After Site B
    2026-01-31-reflection-ID
    - What happened: “They began.”
    - Your own impression: “She felt heard.”

  - 10 Feb: After Site C
    2026-02-10-reflection-ID
    - Promised: “Ask what they tried.” by 24 Feb 2026
      - Kept on 20 Feb 2026: “They had tried twice.”

  - 20 Feb: After Site D
    2026-02-20-reflection-ID
    - What happened: “They laughed.”
    - Feedback: “She felt heard.”

  - 17 Dec: The ten questions
    2026-12-17-reflection-ID
    - Among those you are surest of: “I can wait.”

What changed
  - On 5 Jan 2026 you wanted to grow in it. On 17 Dec 2026 you were sure of it.
    2026-01-05-reflection-ID
    2026-12-17-reflection-ID
  - At first what you held was your own impression. On 20 Feb 2026 came
    feedback.
    2026-02-20-reflection-ID

Ahead
  - Your plan, until 7 Jul 2027
    2026-01-07-plan-ID
    - Next step: “Lead one”, by Sun 10 Jan 2027

  Go on       isp reflect --about facilitation
  In full     isp thread facilitation --whole
  Read one    isp journal show 2026-12-17-reflection-ID
  What it is  isp browse facilitation
"""


def test_every_part_of_it_can_be_opened(app: App, days: Days) -> None:
    a_year(app, days)
    told = app("thread", "facilitation").out
    for id in ids(app):
        assert id in told
        app("journal", "show", id)


def test_a_principle_has_its_story_too(app: App, days: Days) -> None:
    a_year(app, days)
    out = app("thread", "curious").out
    assert out.startswith("Be curious\n")
    assert "They laughed." in out
    assert "Too much me." not in out


def test_a_name_nobody_wrote_about_says_so_and_how_to_begin(app: App) -> None:
    out = app("thread", "co-design").out
    assert "You have not written about it yet." in out
    assert "isp reflect --about co-design" in out
    principle = app("thread", "be-curious").out
    assert "--about" not in principle, "questions are asked about competencies"
    assert "isp reflect --after" in principle


def test_a_long_answer_is_told_by_how_it_begins_and_whole_in_markdown_and_json(app: App) -> None:
    note(app, happened=LONG)
    words = " ".join(LONG.split())
    shown = app("thread", "facilitation").out
    assert "...”" in shown
    assert words not in " ".join(shown.split())
    assert f"“{words}”" in app("thread", "facilitation", "--markdown").out
    whole = app("thread", "facilitation", "--whole").out
    assert f"“{words}”" in " ".join(whole.split()) and "--whole" not in whole
    record = app("thread", "facilitation", "--json").json
    assert LONG.strip() in [each["words"].strip() for each in record["moments"]]


def test_the_json_holds_every_moment_with_its_day_and_entry(app: App, days: Days) -> None:
    a_year(app, days)
    record = app("thread", "facilitation", "--json").json
    assert record["format"] == "isp-thread/1"
    assert (record["id"], record["what"]) == ("facilitation", "competency")
    kinds = [each["kind"] for each in record["moments"]]
    assert kinds == [
        *("growth", "plan", "step", "step", "step", "words", "evidence", "promise"),
        *("words", "evidence", "surest"),
    ]
    assert {each["entry"] for each in record["moments"]} == set(ids(app))
    (outcome,) = record["moments"][7]["outcomes"]
    assert (outcome["how"], outcome["note"]) == ("kept", "They had tried twice.")
    assert [each["kinds"] for each in record["standing"]] == [["growth"], ["surest"]]
    assert [each["text"] for each in record["ahead"]["steps"]] == ["Lead one"]


def test_since_leaves_out_what_came_before_and_says_which_day_that_is(app: App, days: Days) -> None:
    a_year(app, days)
    ran = app("thread", "facilitation", "--since", "last month")
    assert "This is from" in " ".join(ran.out.split())
    assert "I can wait." in ran.out
    assert "They laughed." not in ran.out
    assert "Lead one" in ran.out, "what is ahead is told whatever the day"
    assert ran.err == "", "the page says which day that is"
    days.go_on(40)
    nothing = " ".join(app("thread", "facilitation", "--since", "last week").out.split())
    assert "Nothing since" in nothing


def test_a_thread_is_told_by_its_last_year_and_says_what_came_before(app: App, days: Days) -> None:
    a_year(app, days)
    days.go_on(60)
    ran = app("thread", "facilitation")
    assert "the latest is of Thu 17 Dec 2026. This is from Sun 15 Feb 2026 on." in said(ran.out)
    assert "I talk." not in ran.out and "They began." not in ran.out
    assert "They laughed." in ran.out and "I can wait." in ran.out
    assert "  - 20 Feb: Promised on 10 Feb 2026" in ran.out, "how it went is of this year"
    assert "On 5 Jan 2026 you wanted to grow in it. On 17 Dec 2026 you were sure" in said(ran.out)
    assert "Next step: “Lead one”" in ran.out, "what is ahead is told whatever the year"
    assert "  Earlier     3 entries since 5 Jan 2026\n" in ran.out
    assert "  In full     isp thread facilitation --whole\n" in ran.out
    whole = app("thread", "facilitation", "--whole").out
    assert "I talk." in whole and "This is from" not in whole and "Earlier" not in whole
    for more in ("--json", "--markdown"):
        assert "I talk." in app("thread", "facilitation", more).out
        assert "I talk." not in app("thread", "facilitation", more, "--since", "2026-02-15").out
    since = app("thread", "facilitation", "--whole", "--since", "2026-01-06").out
    assert "Too much me." in since and "I talk." not in since
    assert "  Earlier     1 entry since 5 Jan 2026\n" in since


def test_where_nothing_is_of_the_last_year_the_one_before_its_latest_is_told(
    app: App, days: Days
) -> None:
    a_year(app, days)
    days.go_on(700)
    ran = app("thread", "facilitation")
    told = "Nothing in the last year. This is from Wed 17 Dec 2025 on."
    assert told not in said(ran.out), "it is all of one year, and whole"
    assert "I talk." in ran.out
    note(App(app.home, Days(datetime.fromisoformat("2024-05-05T09:00:00+00:00"))), "Long ago")
    ran = app("thread", "facilitation")
    assert told in said(ran.out)
    assert "I talk." in ran.out and "Long ago" not in ran.out
    assert "  Earlier     1 entry since 5 May 2024\n" in ran.out


def test_since_tells_how_a_promise_made_before_went(app: App, days: Days) -> None:
    promise(app)
    days.go_on(30)
    app("promises", "kept", "1", "--note", "They had tried twice.")
    days.go_on(2)
    out = app("thread", "facilitation", "--since", "last week").out
    assert "  - 4 Feb: Promised on 5 Jan 2026: “Ask what they tried.” by 19 Jan 2026\n" in out
    assert "    - Kept on 4 Feb 2026: “They had tried twice.”\n" in out


def test_a_step_that_is_added_later_is_told_on_its_own_day(app: App, days: Days) -> None:
    plan = "competencies: [{competency: facilitation}, {competency: teams}]"
    app("plan", "--from", "-", stdin=plan)
    days.go_on(30)
    app("plan", "add", "facilitation", "Lead one", "--due", "in 3 weeks")
    out = app("thread", "facilitation").out
    assert "  - 4 Feb: Step added: “Lead one”, due 25 Feb 2026\n" in out


def test_a_file_that_cannot_be_read_is_told_of_after_the_rest(app: App, days: Days) -> None:
    a_year(app, days)
    path = app.home / "journal" / "2026" / "02" / f"{ids(app)[3]}.yaml"
    path.write_text(path.read_text("utf-8").replace("answers:", "answers: ["), "utf-8")
    ran = app("thread", "facilitation", exit_code=3)
    assert "I can wait." in ran.out
    assert "1 file could not be read" in ran.err
    assert path.stem in ran.err


def test_a_promise_on_an_impossible_day_is_told_by_its_line(app: App) -> None:
    promise(app)
    path = app.only_file("journal")
    text = path.read_text("utf-8")
    path.write_text(text.replace("due: '2026-01-19'", "due: soon"), "utf-8")
    ran = app("thread", "facilitation", exit_code=3)
    line = text.splitlines().index("    due: '2026-01-19'") + 1
    assert f"line {line}: promises > item 1 > due: 'soon' is no day" in ran.err


@pytest.mark.parametrize("more", [[], ["--markdown"], ["--json"]], ids=str)
def test_what_a_person_wrote_is_never_a_command_to_the_terminal(app: App, more: list[str]) -> None:
    note(app, label="Call <b> [red] \x1b[2J", happened=HOSTILE)
    out = app("thread", "facilitation", *more).out
    assert "needle" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_forty_columns_hold_it(app: App, days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    a_year(app, days)
    monkeypatch.setenv("COLUMNS", "40")
    for line in app("thread", "facilitation").out.splitlines():
        assert len(line) <= 40 or " " not in line.strip()


def test_a_review_of_the_plan_and_what_became_of_its_steps_belong_to_the_story(
    app: App, days: Days
) -> None:
    steps = (
        "[{text: Shadow Anna, due: in 3 weeks}, {text: Lead one, due: in 9 weeks}, "
        "{text: Read Kislov, due: in 5 weeks}]"
    )
    plan = f"competencies: [{{competency: facilitation, steps: {steps}}}, {{competency: teams}}]"
    app("plan", "--from", "-", stdin=plan)
    days.go_on(30)
    app(
        *("plan", "review"),
        script=Script(
            *("changed", "Lead two by 1 may", "One is not enough."),
            *("dropped", "It was theirs to do."),
            *("ahead", "They speak first now.", "", "in 2 months", FINISH),
        ),
    )
    out = app("thread", "facilitation").out
    assert "    - Step changed: “Shadow Anna”, due 26 Jan 2026\n" in out
    assert "      - Now: “Lead two”, due 1 May 2026\n" in out
    assert "      - “One is not enough.”\n" in out
    assert "    - Step dropped: “Lead one”, due 9 Mar 2026\n" in out
    assert "  - 4 Feb: A review of the plan\n" in out
    assert "    - What changed: “They speak first now.”\n" in out
    assert "    - Next step: “Read Kislov”, by Mon 9 Feb 2026\n" in out
    assert "    - Next review: Sat 4 Apr 2026\n" in out
    back = app("review", "--since", "today").out
    assert "  - Dropped on 4 Feb 2026: “Lead one”\n    - “It was theirs to do.”\n" in back
    assert "  - Next review: Sat 4 Apr 2026\n" in back


def test_a_busy_year_is_told_by_its_months(app: App, days: Days) -> None:
    for _ in range(9):
        note(app)
        days.go_on(10)
    out = app("thread", "facilitation").out
    assert "\nJanuary 2026\n" in out
    assert "\nMarch 2026\n" in out


def test_two_lines_under_browse_say_where_the_story_is(app: App, days: Days) -> None:
    a_year(app, days)
    for name in ("facilitation", "be-curious"):
        out = app("browse", name).out
        assert out.endswith(f"\n  The story: isp thread {name}\n")
    assert "6 entries of yours name it, the latest of 17 Dec 2026." in app("browse", "facil").out


def test_browse_says_nothing_of_it_where_there_is_nothing_and_in_exports(app: App) -> None:
    note(app)
    assert "isp thread" not in app("browse", "co-design").out
    assert "isp thread" not in app("browse", "domains").out
    assert "isp thread" not in app("browse", "facilitation", "--markdown").out
    assert "isp thread" not in app("browse", "facilitation", "--json").out
    assert "1 entry of yours names it, of 5 Jan 2026." in app("browse", "facilitation").out
