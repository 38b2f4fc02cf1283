"""`isp browse` as a reader meets it."""

from __future__ import annotations

import pytest

from support import App, Script


def test_the_map_shows_principles_domains_competencies_and_sections(app: App) -> None:
    out = app("browse").out
    for words in ("Be empathetic", "Ongoing improvement", "Facilitation", "Glossary", "dilemmas"):
        assert words in out


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(["facilitation"], id="an id"),
        pytest.param(["Facilitation"], id="a name"),
        pytest.param(["facil"], id="part of a name"),
        pytest.param(["FACILITATION"], id="capitals"),
    ],
)
def test_a_competency_opens_by_id_name_or_part_of_a_name(app: App, wanted: list[str]) -> None:
    out = app("browse", *wanted).out
    assert out.startswith("Facilitation\n")
    for heading in ("Abilities", "Activities", "Hint", "Source"):
        assert f"\n{heading}\n" in out


def test_a_name_of_several_words_needs_no_quotes(app: App) -> None:
    assert app("browse", "power", "differentials").out.startswith("Addressing power")


def test_the_profiles_name_of_a_competency_opens_it_too(app: App) -> None:
    assert "Called Develop teams." in app("browse", "develop teams").out


def test_what_the_profile_says_otherwise_stands_under_the_item_and_says_so(app: App) -> None:
    out = app("browse", "communication").out
    assert "ISP Profile: " in out


@pytest.mark.parametrize(
    ("section", "holds"),
    [
        ("principles", "Embrace cross-disciplinary approaches"),
        ("domains", "Sustaining change"),
        ("questions", "10. "),
        ("dilemmas", "Ways out"),
        ("glossary", "Implementation team"),
        ("resources", "https://nirn.fpg.unc.edu"),
        ("about", "Sources"),
    ],
)
def test_every_section_is_one_page(app: App, section: str, holds: str) -> None:
    assert holds in app("browse", section).out


@pytest.mark.parametrize(
    "id",
    [
        "be-curious",
        "co-creation",
        "facilitation.welcome",
        "facilitation.hint",
        "communication.protocols",
        "development",
        "development.people",
        "glossary.champion",
        "resource.nirn",
        "reading.albers-2020",
        "about.purpose",
        "profile",
    ],
)
def test_everything_with_an_id_opens(app: App, id: str) -> None:
    assert app("browse", id).out.strip()


def test_something_unknown_names_the_nearest_and_exits_1(app: App) -> None:
    err = app("browse", "facilitatoin", exit_code=1).err
    assert "isp: error: nothing in the framework is called 'facilitatoin'" in err
    assert "facilitation" in err.partition("nearest:")[2]


def test_something_ambiguous_names_the_candidates(app: App) -> None:
    err = app("browse", "co", exit_code=1).err
    assert "co-learning" in err and "communication" in err


def test_a_search_gives_each_hit_with_its_place(app: App) -> None:
    out = app("browse", "--search", "feedback loops").out
    assert "Ongoing improvement > Communication > Activities" in out
    assert "communication." in out


def test_a_search_without_a_hit_says_so_and_is_no_error(app: App) -> None:
    assert app("browse", "--search", "xylophone").out.startswith("Nothing holds: xylophone")


def test_a_search_can_stay_below_one_competency(app: App) -> None:
    out = app("browse", "facilitation", "--search", "stakeholders").out
    assert "Facilitation > Activities" in out
    assert "Communication" not in out


def test_cite_prints_the_apa_reference(app: App) -> None:
    out = " ".join(app("browse", "--cite").out.split())
    assert out.startswith("Metz, A., Burke, K., Albers, B., Louison, L., & Bartley, L. (2021).")


def test_cite_names_the_place_of_one_item(app: App) -> None:
    out = app("browse", "--cite", "facilitation.welcome").out
    assert "Practice Guide 1.1: Key activities, item 1" in out


def test_the_whole_framework_as_json_has_the_keys_of_the_yaml(app: App) -> None:
    whole = app("browse", "--json").json
    assert whole["format"] == "isp-framework/1"
    assert list(whole["domains"][0]["competencies"][0]) == [
        "id", "name", "text", "source", "variants", "abilities", "activities", "hint",
        "statements", "levels",
    ]  # fmt: skip
    for key in ("principles", "questions", "dilemmas", "glossary", "resources", "readings"):
        assert whole[key], key
    assert whole["questions"][6]["follow_ups"]


def test_one_competency_as_json(app: App) -> None:
    found = app("browse", "communication", "--json").json
    assert (found["format"], found["what"]) == ("isp-browse/1", "competency")
    assert [len(each["items"]) for each in found["activities"]] == [5, 0, 0, 0, 2, 0]


def test_a_section_and_a_search_as_json(app: App) -> None:
    assert set(app("browse", "glossary", "--json").json) == {
        "format", "framework", "what", "glossary", "context_levels", "local", "overlays",
    }  # fmt: skip
    found = app("browse", "--search", "trust", "--json").json
    assert found["format"] == "isp-search/1"
    assert set(found["hits"][0]) == {
        *("framework", "id", "what", "name", "place", "text", "overlay", "variants", "local"),
    }


def test_a_competency_as_markdown(app: App) -> None:
    out = app("browse", "facilitation", "--markdown").out
    assert out.startswith("# Facilitation\n")
    assert "\n## Activities\n\n- Make meetings" in out


def test_two_forms_at_once_are_a_usage_error(app: App) -> None:
    app("browse", "--json", "--markdown", exit_code=2)


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_no_line_is_wider_than_the_terminal_or_80(
    app: App, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for what in ([], ["facilitation"], ["principles"], ["questions"], ["dilemmas"]):
        for line in app("browse", *what).out.splitlines():
            assert len(line) <= min(int(width), 80), line


def test_without_a_terminal_the_map_asks_nothing(app: App) -> None:
    assert "Open one by its name" in app("browse").out


def test_on_a_terminal_one_chooses_from_the_map_and_comes_back(app: App) -> None:
    out = app("browse", script=Script("facilitation", "", "principles", "done")).out
    assert "\nFacilitation\n" in out
    assert "\nPrinciples\n" in out.partition("\nFacilitation\n")[2]


def test_the_ids_of_all_that_a_thing_holds_are_shown_when_asked_for(app: App) -> None:
    out = app("browse", "facilitation", "--ids").out
    assert out.startswith("Ids: Facilitation\n")
    for id in ("facilitation", "facilitation.welcome", "facilitation.thinking-balance"):
        assert f"  {id}" in out
    assert "co-design" not in out
    assert "Ongoing improvement > Facilitation > Activities" in out
    levels = app("browse", "tci.connect", "--ids").out
    assert "tci.connect.level-1" in levels and "tci.connect.statement.1" in levels
    whole = app("browse", "--ids").out
    assert "about.purpose" in whole and "be-curious" in whole
    app("evidence", "add", "One.", "--how", "data", "--activity", "facilitation.welcome")


def test_an_unknown_activity_says_where_the_ids_are(app: App) -> None:
    form = (
        "set: about-competency\nabout: facilitation\n"
        "answers: [{question: 1, activities: [facilitation.welcom]}]\n"
    )
    err = app("reflect", "--from", app.write("form.yaml", form), exit_code=3).err
    assert "'isp browse NAME --ids' shows them" in err
