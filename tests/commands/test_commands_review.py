"""`isp review --question`: what was answered to one question, over the years."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from support import FINISH, App, Script


def reflect(app: App, text: str, *, day: str, question: object = 2, **more: Any) -> Path:
    on = App(app.home, lambda: datetime.fromisoformat(f"{day}T09:00:00+00:00"))
    answer = {"question": question, "text": text, **more}
    on("reflect", "--from", "-", stdin=json.dumps({"answers": [answer]}))
    return max(app.home.rglob(f"{day}*.yaml"))


def ask_otherwise(path: Path, words: str) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    asked = next(line for line in lines if line.strip().startswith("asked: "))
    changed = asked.partition("asked: ")[0] + f"asked: {json.dumps(words)}\n"
    path.write_text("".join(lines).replace(asked, changed, 1), "utf-8")


def test_the_oldest_answer_comes_first_with_what_was_chosen_and_every_word(app: App) -> None:
    new = reflect(app, "Trust is slow.", day="2026-10-02", principles=["be-curious"])
    old = reflect(app, "Curiosity first.\nThen the rest.", day="2025-03-01")
    out = app("review", "--question", "2").out
    assert out.startswith("One question over time\n\n  When you support implementation, which")
    first = f"\nSat 1 Mar 2025\n  | Curiosity first.\n  | Then the rest.\n\n  {old.stem}\n"
    then = f"\nFri 2 Oct 2026\n  - Be curious\n\n  | Trust is slow.\n\n  {new.stem}\n"
    assert out.index(first) < out.index(then)
    assert f"isp journal show {new.stem}\n" in out
    assert "other words" not in out
    assert app("review", "--question", "guiding-principles").out == out


def test_follow_ups_stand_with_their_answer(app: App) -> None:
    how = [{"question": "sharing.how", "text": "Together."}]
    reflect(app, "A round.", day="2025-03-01", question=10, follow_ups=how)
    out = app("review", "--question", "sharing").out
    assert "What would be the best way of sharing them?\n  | Together.\n" in out


def test_where_the_question_was_worded_otherwise_it_says_so(app: App) -> None:
    ask_otherwise(reflect(app, "One.", day="2024-01-05"), "Which one is nearest?")
    reflect(app, "Two.", day="2025-03-01")
    reflect(app, "Three.", day="2026-10-02")
    out = app("review", "--question", "2").out
    assert out.startswith("One question over time\n\n  Which one is nearest?\n")
    assert out.count("Asked in other words: When you support implementation") == 1
    assert out.index("One.") < out.index("Asked in other words") < out.index("Two.")


def test_a_question_of_another_set_by_its_id_with_what_it_was_about(app: App) -> None:
    script = Script("They set the agenda.", "", "", "", (), FINISH)
    app("reflect", "--after", "Site B call", script=script)
    out = app("review", "--question", "after.happened").out
    assert "What happened that mattered?" in out
    assert "Sun 22 Nov 2026\n  After Site B call\n\n  | They set the agenda.\n" in out


def test_a_question_that_no_set_has_any_longer_is_found_in_the_entries(app: App) -> None:
    path = reflect(app, "Tired.", day="2025-03-01")
    text = path.read_text("utf-8")
    path.write_text(text.replace("question: guiding-principles", "question: morning.mood"), "utf-8")
    assert "  | Tired.\n" in app("review", "--question", "morning.mood").out


@pytest.mark.parametrize(
    ("question", "asked", "command"),
    [
        ("4", "What has supporting", "isp reflect --questions 4"),
        ("lessons", "What has supporting", "isp reflect --questions 4"),
        ("after.did", "What did you do, and why?", "isp reflect --set after-session"),
        ("about.lately", "The competency: ", "isp reflect --about facilitation"),
        ("evidence.happened", "What happened", "isp evidence add"),
    ],
)
def test_a_question_nobody_answered_says_how_to_answer_it(
    app: App, question: str, asked: str, command: str
) -> None:
    out = app("review", "--question", question).out
    assert out.startswith("Not answered yet\n")
    assert asked in out and command in out
    assert app("review", "--question", question, "--json").json["answers"] == []
    assert not app.home.exists()


@pytest.mark.parametrize(
    ("question", "nearest"), [("lesons", "lessons"), ("After.did", "after.did"), ("11", "browse")]
)
def test_a_question_there_is_not_is_told_with_the_nearest(
    app: App, question: str, nearest: str
) -> None:
    ran = app("review", "--question", question, exit_code=1)
    assert repr(question) in ran.err and nearest in ran.err


@pytest.mark.parametrize(
    "args", [[], ["--question", " "], ["--question", "2", "--json", "--markdown"]]
)
def test_without_a_question_it_says_what_to_say(app: App, args: list[str]) -> None:
    app("review", *args, exit_code=2)


def test_json_holds_every_word_oldest_first(app: App) -> None:
    reflect(app, "New.", day="2026-10-02", principles=["be-curious"])
    old = reflect(app, "Old.", day="2025-03-01")
    record = app("review", "--question", "2", "--json").json
    assert (record["format"], record["question"]) == (
        "isp-review-question/1",
        "guiding-principles",
    )
    assert [each["text"] for each in record["answers"]] == ["Old.", "New."]
    assert record["answers"][0]["entry"] == old.stem
    assert record["answers"][1]["principles"] == ["be-curious"]
    assert record["answers"][0]["asked"].startswith("When you support")


def test_what_was_written_is_neither_markup_nor_terminal_code(app: App) -> None:
    hostile = "needle \x1b[31m [bold]red[/bold] \u202eabc <b> # שלום"
    reflect(app, "Before.", day="2025-03-01")
    ask_otherwise(reflect(app, hostile, day="2026-10-02"), hostile)
    out = app("review", "--question", "2").out
    assert out.count(r"needle \x1b[31m [bold]red[/bold] \u202eabc <b> #") == 2
    assert "שלום" in out
    out = app("review", "--question", "2", "--markdown").out
    assert out.count(r"\[bold\]red\[/bold\] \\u202eabc \<b\>") == 2
    assert "\x1b" not in out and "\u202e" not in out


def test_the_page_fits_forty_columns(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    reflect(app, "A word or two. " * 20, day="2025-03-01")
    assert max(map(len, app("review", "--question", "2").out.splitlines())) <= 40
    assert max(map(len, app("review", "--question", "4").out.splitlines())) <= 40


def test_an_entry_that_cannot_be_read_is_told_after_the_others(app: App) -> None:
    reflect(app, "One.", day="2025-03-01")
    broken = reflect(app, "Two.", day="2026-10-02")
    broken.write_text(broken.read_text("utf-8").replace("answers:", "answers: ["), "utf-8")
    ran = app("review", "--question", "2", exit_code=3)
    assert "One." in ran.out and "Two." not in ran.out
    assert str(broken) in ran.err and "line " in ran.err


def test_an_old_entry_that_is_cut_does_not_keep_a_person_from_reflecting(app: App) -> None:
    cut = reflect(app, "Two.", day="2026-10-02")
    cut.write_bytes(cut.read_bytes()[:-20])
    ran = app("reflect", "--questions", "4", script=Script(":last", "Today.", FINISH))
    assert "This is the first time" in ran.out and "is saved" in ran.out
