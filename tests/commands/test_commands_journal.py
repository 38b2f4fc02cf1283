"""`isp journal`, `isp where` and `isp` alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from support import App, Script, leaving


def reflect(app: App, text: str) -> None:
    app("reflect", "--from", "-", stdin=f'{{"answers": [{{"question": 1, "text": "{text}"}}]}}')


def on(app: App, day: str) -> App:
    return App(app.home, lambda: datetime.fromisoformat(f"{day}T09:00:00+00:00"))


def test_the_list_is_newest_first_with_each_entrys_first_line(app: App) -> None:
    reflect(on(app, "2025-03-01"), "In spring.")
    reflect(on(app, "2026-10-02"), "In autumn.")
    out = app("journal", "list").out
    assert out.index("In autumn.") < out.index("In spring.")
    assert "1. Fri 2 Oct 2026: reflection" in out


def test_an_empty_journal_says_how_to_begin(app: App) -> None:
    assert "isp reflect" in app("journal", "list").out
    assert app("journal", "list", "--json").json == {"format": "isp-journal/1", "entries": []}


def test_the_list_as_json(app: App) -> None:
    reflect(app, "Once.")
    (entry,) = app("journal", "list", "--json").json["entries"]
    assert set(entry) == {"number", "id", "kind", "started", "opening", "path"}
    assert entry["started"] == "2026-11-22T18:05:00+01:00"
    assert entry["path"] == str(app.only_file("journal"))


def test_the_list_shows_the_last_fifteen_and_says_how_to_see_the_older(app: App) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 9)]
    for day in days[1:]:
        reflect(on(app, day), f"On {day}.")
    assert "older" not in app("journal", "list").out, "there are none"
    reflect(on(app, days[0]), "The first.")
    short, whole = app("journal", "list").out, app("journal", "list", "--all").out
    assert "15. Wed 2 Sep 2026" in short and "The first." not in short
    end = "  And 1 older: isp journal list --all\n  Read one: isp journal show 1\n"
    assert short.endswith(f"\n\n{end}")
    assert "16. Tue 1 Sep 2026" in whole and "older" not in whole
    assert "The first." in app("journal", "show", "16").out, "a number is a place from the newest"
    reflect(app, "The last.")
    assert "And 2 older: isp journal list --all" in app("journal", "list").out
    assert len(app("journal", "list", "--json").json["entries"]) == 17
    assert "The first." in app("journal", "list", "--markdown").out


def test_an_entry_is_found_by_id_last_number_or_date(app: App) -> None:
    reflect(on(app, "2025-03-01"), "In spring.")
    reflect(on(app, "2026-10-02"), "In autumn.")
    id = app("journal", "list", "--json").json["entries"][1]["id"]
    assert "In autumn." in app("journal", "show", "last").out
    for spring in ("2", "2025-03-01", id):
        assert "In spring." in app("journal", "show", spring).out


def test_a_date_with_two_entries_names_both(app: App) -> None:
    reflect(app, "One.")
    reflect(app, "Two.")
    err = app("journal", "show", "2026-11-22", exit_code=1).err
    assert err.count("2026-11-22-reflection-") == 2


@pytest.mark.parametrize(
    "id",
    ["0", "2", "2031-01-01", "2026-11-22-reflection-zzzz", "../x", "/etc/passwd", "", "\u0661"],
)
def test_an_unknown_entry_exits_1_and_says_where_to_look(app: App, id: str) -> None:
    reflect(app, "One.")
    assert "isp: error: no journal entry is called" in app("journal", "show", id, exit_code=1).err


def test_show_prints_the_question_beside_the_answer(app: App) -> None:
    reflect(app, "I coach.")
    out = app("journal", "show", "last").out
    assert out.index("Tell me about your practice") < out.index("| I coach.")
    assert out.startswith("Reflection of Sun 22 Nov 2026\n")


def test_show_as_markdown_escapes_what_was_written(app: App) -> None:
    reflect(app, "# not a heading <b>")
    assert r"\# not a heading \<b\>" in app("journal", "show", "last", "--markdown").out


def test_path_prints_one_path_for_other_programs(app: App) -> None:
    reflect(app, "One.")
    assert app("journal", "path", "last").out == f"{app.only_file('journal')}\n"
    assert app("journal", "path").out == f"{app.home / 'journal'}\n"


def test_an_entry_broken_by_hand_is_told_by_line_and_the_rest_still_lists(app: App) -> None:
    reflect(app, "One.")
    path = app.only_file("journal")
    path.write_text(path.read_text(encoding="utf-8").replace("answers:", "answers: ["), "utf-8")
    err = app("journal", "show", "last", exit_code=3).err
    assert str(path) in err and "line " in err
    assert "2026-11-22-reflection-" in app("journal", "list").out


def test_where_names_the_folders(app: App) -> None:
    found = app("where", "--json").json
    assert found["home"] == str(app.home)
    assert found["journal"] == str(app.home / "journal")
    assert "--home" in app("where").out


def test_home_of_the_command_line_wins(app: App) -> None:
    other = app.home.parent / "other"
    assert app("--home", str(other), "where", "--json").json["home"] == str(other)


def test_isp_alone_greets_with_three_first_commands(app: App) -> None:
    out = app().out
    for command in ("isp browse", "isp reflect", "isp plan"):
        assert command in out


def test_isp_alone_tells_of_a_draft_and_of_the_next_step(app: App) -> None:
    app("reflect", script=Script("One.", leaving()), exit_code=130)
    form = "competencies:\n" + "".join(
        f"  - competency: {each}\n    steps: [{{text: Call {each}, due: tomorrow}}]\n"
        for each in ("brokering", "facilitation")
    )
    app("plan", "--from", app.write("plan.yaml", form))
    out = app().out
    assert "Go on with: isp reflect" in out
    assert "Call brokering\n  by Mon 23 Nov 2026" in out
    assert "isp plan done 1" in out


def test_a_broken_plan_does_not_hide_the_greeting(app: App) -> None:
    form = "competencies: [{competency: brokering}, {competency: facilitation}]"
    app("plan", "--from", app.write("plan.yaml", form))
    app.only_file("journal").write_text("nonsense: [", encoding="utf-8")
    out = app().out
    assert "Needs attention" in out and "isp reflect" in out
