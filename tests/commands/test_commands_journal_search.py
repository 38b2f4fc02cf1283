"""`isp journal search`: what is found, how it is shown, and what is said about the rest."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from support import App


def reflect(app: App, text: str, *, day: str = "2026-11-22", question: int = 1) -> None:
    on = App(app.home, lambda: datetime.fromisoformat(f"{day}T09:00:00+00:00"))
    form = json.dumps({"answers": [{"question": question, "text": text}]})
    on("reflect", "--from", "-", stdin=form)


def found(app: App, *args: str) -> list[str]:
    return [each["text"] for each in app("journal", "search", *args, "--json").json["entries"]]


def test_the_newest_comes_first_with_its_question_its_words_and_its_id(app: App) -> None:
    reflect(app, "Silence works.", day="2025-03-01")
    reflect(app, "More silence.", day="2026-10-02", question=4)
    out = app("journal", "search", "SILENCE").out
    assert out.startswith("2 entries found\n\n  Words  SILENCE\n")
    assert out.index("Fri 2 Oct 2026: What has") < out.index("Sat 1 Mar 2025: Tell me")
    assert "\n    More silence.\n    2026-10-02-reflection-" in out
    assert "Read one: isp journal show 2026-10-02-reflection-" in out


@pytest.mark.parametrize("typed", ["don't", "don\u2019t", "know - really"])
def test_an_apostrophe_or_a_dash_is_found_as_it_is_typed(app: App, typed: str) -> None:
    reflect(app, "I don\u2019t know \u2013 really, I don\u2019t. " + "And so on. " * 20)
    assert len(found(app, typed)) == 1
    assert "I don\u2019t know" in app("journal", "search", typed).out


def test_one_is_one_entry_and_none_says_what_to_try(app: App) -> None:
    reflect(app, "Silence.")
    assert app("journal", "search", "silence").out.startswith("1 entry found\n")
    out = app("journal", "search", "noise").out
    assert out.startswith("Nothing found\n") and "isp journal list" in out
    assert app("journal", "search", "noise", "--json").json["entries"] == []


def test_several_words_may_be_given_apart_or_together(app: App) -> None:
    reflect(app, "Slow\nis fast.")
    assert found(app, "fast", "slow") == found(app, "fast slow") == ["Slow\nis fast."]
    assert found(app, "fast", "quick") == []


@pytest.mark.parametrize("args", [("reunion",), ("RÉUNION",), ("une re\u0301union",)])
def test_accents_may_be_left_out_and_those_that_are_typed_count(
    app: App, args: tuple[str, ...]
) -> None:
    reflect(app, "Une réunion à La Réunion.")
    reflect(app, "Une reunion.")
    shown = ["Une reunion.", "Une réunion à La Réunion."]
    assert sorted(found(app, *args)) == shown[args != ("reunion",) :]


@pytest.mark.parametrize(
    "args", [('"team plan"',), ("\u201cTeam", "plan\u201d"), ("\u00ab team plan \u00bb",)]
)
def test_a_phrase_has_quotation_marks_of_its_own(app: App, args: tuple[str, ...]) -> None:
    reflect(app, "The plan of the team.", day="2026-11-21")
    reflect(app, "Our team\nplan.")
    assert found(app, *args) == ["Our team\nplan."]
    assert found(app, "team plan") == ["Our team\nplan.", "The plan of the team."]
    assert found(app, '"team plan', "our") == []  # an open quotation mark is one
    assert "Words  team plan\n" in app("journal", "search", "team plan").out


def test_the_newest_twenty_are_shown_with_the_number_of_all(app: App) -> None:
    for day in range(1, 26):
        reflect(app, f"Day {day}.", day=f"2026-10-{day:02}")
    some, every = app("journal", "search", "day").out, app("journal", "search", "day", "--all").out
    assert some.startswith("25 entries found, the newest twenty\n")
    assert every.startswith("25 entries found\n")
    assert (some.count("Day "), every.count("Day ")) == (20, 25)
    assert "Day 6." in some and "Day 5." not in some and "Day 25." in some
    assert "--all" in some and "--all" not in every
    assert len(found(app, "day")) == 25
    assert app("journal", "search", "day", "--markdown").out.count("_**Day** ") == 25
    assert app("journal", "search", "day 5").out.startswith("3 entries found\n")


def test_every_word_is_marked_on_the_page(app: App) -> None:
    reflect(app, "She bought *bread*, and bøught salt: b\u00f8ugh!")
    out = app("journal", "search", "BOUGH", "*bread").out
    assert "    She bought *bread*, and bøught salt: bøugh!\n" in out
    marked = app("journal", "search", "BOUGH", "*bread", "--markdown").out
    assert r"_She **bough**t **\*bread**\*, and **bøugh**t salt: **bøugh**\!; 2026-11-22-" in marked


@pytest.mark.parametrize("width", [40, 80])
def test_a_long_text_is_shown_around_the_first_hit_on_one_line(
    app: App, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    reflect(app, "A word or two. " * 40 + "\nThen the needle,\nand hay. " + "And so on. " * 40)
    out = app("journal", "search", "Needle").out
    assert max(map(len, out.splitlines())) <= width
    (line,) = [each for each in out.splitlines() if "needle" in each]
    assert line.strip().startswith("...") and line.endswith("...")
    assert "the needle, and hay." in line


@pytest.mark.parametrize(
    "text", ["x " * 200 + "needle", "needle " + "x " * 200, "日本 " * 90 + "é"]
)
def test_a_hit_at_an_end_fills_the_line(app: App, text: str) -> None:
    reflect(app, text)
    out = app("journal", "search", "é" if "é" in text else "needle").out
    (line,) = [each for each in out.splitlines() if "..." in each]
    assert "needle" in line or "é" in line
    assert len(line) >= 38


def test_what_was_written_is_neither_markup_nor_terminal_code(app: App) -> None:
    reflect(app, "needle \x1b[31m [bold]red[/bold] \u202e")
    out = app("journal", "search", "needle").out
    assert r"needle \x1b[31m [bold]red[/bold] \u202e" in out
    assert r"\[bold\]" in app("journal", "search", "needle", "--markdown").out


def test_days_are_understood_as_people_say_them_and_said_back(app: App) -> None:
    reflect(app, "Before.", day="2026-10-31")
    reflect(app, "First.", day="2026-11-01")
    reflect(app, "Last.", day="2026-11-22")
    ran = app("journal", "search", "--since", "1 nov", "--until", "today")
    assert "Since  Sun 1 Nov 2026" in ran.out and "Until  Sun 22 Nov 2026" in ran.out
    assert found(app, "--since", "1 nov", "--until", "today") == ["Last.", "First."]
    assert found(app, "--until", "2026-10-31") == ["Before."]
    assert found(app, "--since", "3 weeks ago", "--until", "yesterday") == ["First."]


def test_a_question_by_number_or_id(app: App) -> None:
    reflect(app, "Anna.", question=1)
    reflect(app, "Anna too.", question=4)
    assert found(app, "anna", "--question", "4") == ["Anna too."]
    assert found(app, "--question", "lessons") == ["Anna too."]
    assert "Question  What has supporting" in app("journal", "search", "--question", "4").out
    err = app("journal", "search", "--question", "lesons", exit_code=1).err
    assert "nearest: lessons" in err
    app("journal", "search", "--question", "11", exit_code=1)


def test_a_competency_by_id_or_part_of_its_name_in_reflections_and_plans(app: App) -> None:
    reflect(app, "Not named.")
    form = "answers:\n  - {question: 7, competencies: [facilitation, brokering], text: Both.}\n"
    app("reflect", "--from", app.write("form.yaml", form))
    form = "competencies: [{competency: facilitation, why: Mine.}, {competency: brokering}]"
    app("plan", "--from", app.write("plan.yaml", form))
    assert sorted(found(app, "--competency", "Facil")) == ["Both.", "Mine."]
    assert found(app, "--competency", "facilitation", "--kind", "plan") == ["Mine."]
    assert "Facilitation: Why this one" in app("journal", "search", "mine").out
    app("journal", "search", "--competency", "nonsense", exit_code=1)


def test_json_names_what_was_understood_and_where_it_stands(app: App) -> None:
    reflect(app, "Silence.")
    record = app("journal", "search", "Silence", "--since", "1 nov", "--json").json
    assert record["format"] == "isp-journal-search/1"
    assert record["query"] == {
        "words": ["silence"],
        "question": "",
        "competency": "",
        "kind": "",
        "since": "2026-11-01",
        "until": "",
    }
    (entry,) = record["entries"]
    assert entry["path"] == str(app.only_file("journal"))
    assert (entry["kind"], entry["question"], entry["text"]) == (
        "reflection",
        "practice",
        "Silence.",
    )


def test_a_broken_entry_among_good_ones_is_named_after_the_hits(app: App) -> None:
    reflect(app, "Silence one.", day="2026-11-20")
    reflect(app, "Silence two.", day="2026-11-21")
    reflect(app, "Silence three.", day="2026-11-22")
    broken = next(app.home.rglob("2026-11-21*.yaml"))
    broken.write_text(broken.read_text("utf-8").replace("answers:", "answers: ["), "utf-8")
    ran = app("journal", "search", "silence", exit_code=3)
    assert "Silence one." in ran.out and "Silence three." in ran.out
    assert "Silence two." not in ran.out
    assert "1 file could not be searched" in ran.err
    assert str(broken) in ran.err and "line " in ran.err
    assert len(app("journal", "search", "silence", "--json", exit_code=3).json["entries"]) == 2


@pytest.mark.parametrize(
    ("args", "exit_code"),
    [
        ([], 2),
        (["  "], 2),
        (["x", "--kind", "letter"], 2),
        (["x", "--json", "--markdown"], 2),
        (["x", "--since", "3/4/2026"], 1),
        (["x", "--until", "someday"], 1),
        (["--since", "2026-02-01", "--until", "2026-01-31"], 1),
    ],
)
def test_what_cannot_be_looked_for_is_told(app: App, args: list[str], exit_code: int) -> None:
    app("journal", "search", *args, exit_code=exit_code)


def test_an_empty_journal_is_searched_without_making_a_folder(app: App) -> None:
    assert app("journal", "search", "x").out.startswith("Nothing found")
    assert not app.home.exists()
