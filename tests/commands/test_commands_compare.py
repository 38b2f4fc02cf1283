"""`isp browse` over two frameworks: side by side, searched together, a name from either."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from support import ROOT, App

EXAMPLES = ROOT / "examples" / "frameworks"
OURS = "This project's own reading"


def ids(met: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    return [(each["id"], each["strength"]) for each in met]


def test_a_competency_stands_beside_what_covers_the_same_ground_with_its_reason(app: App) -> None:
    out = app("browse", "--compare", "facilitation").out
    assert out.startswith("Facilitation\n\n  Competency in: Practice Guide 1.1\n")
    assert out.index("\nPractice Guide 1.1\n") < out.index("\nTCI white paper 2024\n")
    assert out.index("Strong\n") < out.index("- Understand: ") < out.index("Partial\n")
    assert out.index("Partial\n") < out.index("tci.connect")
    assert OURS in out


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("tci.connect", ("brokering", "strong")),
        ("Unearth the problem", ("advance-equity", "strong")),
        ("advance equity", ("tci.problem", "strong")),
    ],
)
def test_a_function_a_competency_and_a_principle_can_be_compared_from_either_side(
    app: App, wanted: str, first: tuple[str, str]
) -> None:
    found = app("browse", "--compare", wanted, "--json").json
    assert found["format"] == "isp-comparison/1"
    assert found["whose"].startswith(OURS)
    assert first in ids(found["met"])
    assert all(each["reason"] for each in found["met"])
    strengths = [each["strength"] for each in found["met"]]
    assert strengths == sorted(strengths, key=["strong", "partial"].index)


def test_at_40_columns_one_stands_below_the_other(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for wanted in (["facilitation"], []):
        out = app("browse", "--compare", *wanted).out
        assert "Practice Guide 1.1" in out and "TCI white paper 2024" in out
        # an id stays whole, however long, so that it can be copied
        assert all(len(line) <= 40 or len(line.split()) == 1 for line in out.splitlines())


def test_where_nothing_covers_the_same_ground_it_says_so_and_why(app: App) -> None:
    out = app("browse", "--compare", "tci.term.why", "--markdown").out
    assert "Nothing here covers the same ground." in out
    assert "it has no WHY to come back to" in out


def test_something_the_reading_does_not_speak_of_is_not_said_to_be_lacking(app: App) -> None:
    out = app("browse", "--compare", "facilitation.welcome", "--markdown").out
    assert "The reading says nothing of this one by itself." in out


def test_without_a_name_it_says_what_each_has_that_the_other_lacks_and_what_meets(
    app: App,
) -> None:
    out = app("browse", "--compare").out
    assert OURS in out
    assert "facilitation.technical" in out and "tci.term.why" in out
    assert "  Brokering\n    strong: Connect, Enable;\n" in out
    whole = app("browse", "--compare", "--json").json
    assert set(whole["only_in"]) == {"practice-guide", "tci"}
    assert len(whole["pairs"]) == 21
    assert [each["id"] for each in whole["frameworks"]] == ["practice-guide", "tci"]


def test_either_framework_can_come_first(app: App) -> None:
    out = app("browse", "--compare", "--framework", "tci").out
    assert "TCI white paper 2024, and what meets it in: Practice Guide 1.1" in out


def test_a_comparison_as_markdown_has_one_after_the_other(app: App) -> None:
    out = app("browse", "--compare", "facilitation", "--markdown").out
    assert out.startswith("# Facilitation\n")
    assert out.index("## Practice Guide 1.1") < out.index("## TCI white paper 2024")


@pytest.mark.parametrize(
    "args",
    [["--compare", "--search", "trust"], ["--compare", "--cite"], ["--cite", "--search", "x"]],
)
def test_two_things_at_once_are_a_usage_error(app: App, args: list[str]) -> None:
    assert "--search, --compare, --cite and" in app("browse", *args, exit_code=2).err


def test_a_framework_the_reading_does_not_cover_is_a_usage_error(app: App) -> None:
    app("framework", "add", str(EXAMPLES / "irshad.yaml"))
    err = app("browse", "--compare", "--framework", "irshad", exit_code=2).err
    assert "the reading covers practice-guide and tci, and nothing of irshad" in err


def test_a_competency_of_ones_own_is_told_to_be_outside_the_reading(app: App) -> None:
    app("framework", "add", str(EXAMPLES / "evaluacion.yaml"))
    err = app("browse", "--compare", "escuchar", exit_code=1).err
    assert "covers only practice-guide and tci" in err
    assert "hint: isp browse escucha\n" in err


def test_a_comparison_says_whose_words_it_sets_beside_the_other(app: App) -> None:
    app("framework", "add", str(EXAMPLES / "lantern.yaml"))
    app("framework", "use", "lantern")
    out = " ".join(app("browse", "--compare", "brokering").out.split())
    assert "Competency in: Practice Guide 1.1, in the words of Lantern Family Support" in out
    assert "Practice Guide 1.1 In the words of Lantern Family Support: You connect" in out
    assert "Called Brokering." in out
    out = app("browse", "--compare", "tci.connect", "--markdown").out
    assert "**Bringing people together (Lantern Family Support)**" in out
    whole = app("browse", "--compare", "--json").json
    assert {each["overlay"] for each in whole["pairs"]} == {"", "Lantern Family Support"}


def test_what_an_overlay_adds_is_not_said_to_be_covered_by_nothing(app: App) -> None:
    app("framework", "add", str(EXAMPLES / "lantern.yaml"))
    out = app("browse", "--compare", "family-voice", "--framework", "lantern", "--markdown").out
    assert "The reading says nothing of this one by itself." in out
    assert "from Lantern Family Support" in out
    whole = app("browse", "--compare", "--framework", "lantern")
    assert "The reading says nothing of: Family voice (Lantern Family Support)" in " ".join(
        whole.out.split()
    )
    assert "\n    nothing\n" not in whole.out


def test_a_search_looks_in_both_frameworks_and_says_which(app: App) -> None:
    out = app("browse", "--search", "trust").out
    guide, _, tci = out.partition("\nIn: TCI white paper 2024\n")
    assert "\nIn: Practice Guide 1.1\n" in guide
    assert "tci." in tci and "tci." not in guide
    hits = app("browse", "--search", "trust", "--json").json["hits"]
    assert {each["framework"] for each in hits} == {"practice-guide", "tci"}


def test_a_search_can_stay_in_one_framework(app: App) -> None:
    hits = app("browse", "--search", "trust", "--framework", "tci", "--json").json["hits"]
    assert {each["framework"] for each in hits} == {"tci"}


def test_a_search_below_a_section_looks_in_that_section_of_both(app: App) -> None:
    hits = app("browse", "about", "--search", "implementation", "--json").json["hits"]
    assert {each["framework"] for each in hits} == {"practice-guide", "tci"}
    assert {each["what"] for each in hits} <= {"about", "source", "section"}


@pytest.mark.parametrize(
    ("section", "words"),
    [("dilemmas", "support"), ("functions", "teams"), ("domains", "trust"), ("glossary", "trust")],
)
def test_a_search_below_a_section_finds_what_stands_in_it(
    app: App, section: str, words: str
) -> None:
    everywhere = app("browse", "--search", words, "--json").json["hits"]
    below = app("browse", section, "--search", words, "--json").json["hits"]
    assert below
    assert all(each in everywhere for each in below)


def test_a_search_below_a_competency_of_the_other_framework_finds_its_statements(app: App) -> None:
    hits = app("browse", "develop a team", "--search", "team", "--json").json["hits"]
    assert hits
    assert all(each["id"].startswith("tci.team") for each in hits)


@pytest.mark.parametrize("name", ["Unearth the problem", "unearth", "tci.problem", "CONNECT"])
def test_a_name_from_the_other_framework_opens_it(app: App, name: str) -> None:
    assert "TCI white paper 2024: " in app("browse", name).out


def test_the_framework_in_use_comes_first(app: App) -> None:
    assert (
        app("browse", "glossary").out
        == app("browse", "glossary", "--framework", "practice-guide").out
    )
    assert app("browse", "team").out.startswith("Developing teams\n")


def test_a_framework_is_shown_by_its_id(app: App) -> None:
    assert "Develop a team" in app("browse", "--framework", "tci").out
    assert "Khan" in app("browse", "--framework", "tci", "about").out
    assert app("browse", "--framework", "tci", "--json").json["id"] == "tci"
    assert "Khan" in app("browse", "--framework", "tci", "--cite").out


def test_a_framework_there_is_not_is_named_with_the_nearest_or_those_there_are(app: App) -> None:
    err = app("browse", "--framework", "tic", exit_code=1).err
    assert "no framework or overlay is called 'tic'" in err
    assert "nearest: tci" in err
    assert "practice-guide, tci" in app("browse", "--framework", "other", exit_code=1).err


@pytest.mark.parametrize("in_use", ["practice-guide", "lantern"])
def test_an_overlay_is_shown_by_its_id_and_its_framework_without_it(app: App, in_use: str) -> None:
    app("framework", "add", str(EXAMPLES / "lantern.yaml"))
    app("framework", "use", in_use)
    assert "With Lantern Family Support" in app("browse", "--framework", "lantern").out
    assert "Lantern" not in app("browse", "--framework", "practice-guide").out


def test_within_one_framework_a_name_of_the_other_is_unknown(app: App) -> None:
    app("browse", "--framework", "tci", "facilitation", exit_code=1)


def test_the_nearest_names_are_those_of_both_frameworks(app: App) -> None:
    assert "tci.problem" in app("browse", "problm", exit_code=1).err
    assert "facilitation" in app("browse", "facilitatoin", exit_code=1).err


def test_the_citation_is_that_of_the_framework_a_thing_stands_in(app: App) -> None:
    assert "Khan" in app("browse", "--cite", "unearth the problem").out


def test_a_section_that_only_the_other_framework_has_opens_by_its_id(app: App) -> None:
    assert app("browse", "functions").out.startswith(
        "Functions\n\n  From: TCI white paper 2024\n\nConnect (tci.connect)\n"
    )


def test_a_section_and_a_domain_are_compared_part_by_part(app: App) -> None:
    out = app("browse", "--compare", "principles", "--markdown").out
    assert "says nothing of this one" not in out
    assert "What meets each in: TCI white paper 2024" in out and "Be curious" in out
    found = app("browse", "--compare", "co-creation", "--json").json["pairs"]
    assert [each["id"] for each in found][:2] == ["co-learning", "brokering"]
    assert {each["name"] for each in found[1]["met"] if each["strength"] == "strong"} == {
        *("Connect", "Enable"),
    }
    assert len(app("browse", "--compare", "functions", "--json").json["pairs"]) == 5


def test_the_section_of_the_dilemmas_is_told_to_be_lacking_and_why(app: App) -> None:
    out = " ".join(app("browse", "--compare", "dilemmas", "--markdown").out.split())
    assert "Nothing here covers the same ground. TCI tells of an unclear role" in out
