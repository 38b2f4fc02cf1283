"""Everything works with a framework of one's own, in any language, and with an overlay."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import practice_guide
from support import FINISH, ROOT, App, Script

EXAMPLES = ROOT / "examples" / "frameworks"
IDS = ("evaluacion", "irshad", "lantern")
PLAN = """\
competencies:
  - competency: {0}
    why: Porque / لأن / because.
    resources: [A book]
    steps: [{{text: Call, due: in 3 weeks}}]
  - competency: {1}
horizon: in 18 months
"""


def using(app: App, id: str) -> App:
    app("framework", "add", str(EXAMPLES / f"{id}.yaml"))
    app("framework", "use", id)
    return app


@pytest.fixture
def spanish(app: App) -> App:
    return using(app, "evaluacion")


@pytest.fixture
def arabic(app: App) -> App:
    return using(app, "irshad")


@pytest.fixture
def lantern(app: App) -> App:
    return using(app, "lantern")


def test_browse_opens_its_map_its_pages_and_its_sections(spanish: App) -> None:
    out = spanish("browse").out
    assert out.startswith("Competencias para evaluar programas, version 2026")
    assert "Preparar la evaluación (preparar)" in out
    assert "isp browse encargo" in out
    assert "Devolver lo entendido" in spanish("browse", "escuchar").out
    assert "Distinguir lo que se sabe" in spanish("browse", "teoria-cambio").out
    assert "Criterio" in spanish("browse", "glossary").out
    assert "not affiliated" not in spanish("browse", "about").out
    assert "project's own" not in spanish("browse", "--cite").out


def test_what_is_looked_for_needs_no_accents(spanish: App) -> None:
    assert "Dibujar la teoría del cambio" in spanish("browse", "teoria del cambio").out
    hits = spanish("browse", "--search", "decision", "--framework", "evaluacion", "--json").json
    assert "servir" in [each["id"] for each in hits["hits"]]


def test_right_to_left_names_are_found_and_their_pages_keep_their_lines(
    arabic: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (40, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        for args in (["browse"], ["browse", "الإصغاء"], ["browse", "principles"]):
            out = arabic(*args).out
            assert "\\u" not in out
            assert all(len(line) <= width for line in out.splitlines())
    assert "  isgha  الإصغاء\n" in arabic("browse").out
    assert "الإصغاء" in arabic("browse", "الاصغاء").out  # without the sign on its first letter
    assert "## " in arabic("browse", "isgha", "--markdown").out


@pytest.mark.parametrize(
    ("id", "about", "activity"),
    [
        ("evaluacion", "escucha", "escucha.lugar.horario"),
        ("evaluacion", "teoria-cambio", "teoria-cambio.supuestos"),
        ("irshad", "isgha", "isgha.sual"),
        ("lantern", "lantern.family-voice", "lantern.family-voice.invite"),
    ],
)
def test_reflecting_about_a_competency_offers_what_it_is_made_of(
    app: App, id: str, about: str, activity: str
) -> None:
    using(app, id)
    script = Script((activity,), "Ayer", "Bien", "Algo", "impression", "Nada", "", FINISH)
    app("reflect", "--about", about, script=script)
    text = app.only_file("journal").read_text(encoding="utf-8")
    framework = "practice-guide" if id == "lantern" else id
    assert f"id: {framework}\n" in text
    assert f"- {activity}\n" in text
    shown = app("journal", "show", "last").out
    assert activity not in shown


def test_where_there_is_nothing_to_choose_from_it_asks_for_words(spanish: App) -> None:
    script = Script("Pocas.", "Bien", ":back", "Muy pocas.", "Bien", "", "", "", FINISH)
    spanish("reflect", "--about", "preguntas", script=script)
    assert "Elegir las preguntas: what have you done of it lately" in flat(script.pages[0])
    assert "Say more" not in script.pages[0]
    assert "Muy pocas." in spanish("journal", "show", "last").out


def test_going_back_over_an_empty_choice_at_the_very_start_stays(spanish: App) -> None:
    script = Script(":back", "Pocas.", "", "", "", "", FINISH)
    spanish("reflect", "--about", "preguntas", script=script)


@pytest.mark.parametrize("id", IDS)
def test_reflecting_from_a_file_knows_its_names(app: App, id: str) -> None:
    using(app, id)
    about, name = {
        "evaluacion": ("escucha", "Trabajar con datos"),
        "irshad": ("isgha", "بناء الثقة"),
        "lantern": ("facilitation", "Family voice"),
    }[id]
    form = f"set: after-session\nanswers:\n  - question: 5\n    competencies: ['{name}', {about}]\n"
    app("reflect", "--from", app.write("form.yaml", form))
    assert name in app("journal", "show", "last").out


@pytest.mark.parametrize("id", ["tci", *IDS])
def test_the_guides_ten_stay_the_guides_whatever_is_in_use(app: App, id: str) -> None:
    if id == "tci":
        app("framework", "use", "tci")
    else:
        using(app, id)
    answers = "answers:\n  - {question: 6, competencies: [Facilitation, Brokering], text: Both.}\n"
    app("reflect", "--from", app.write("form.yaml", answers))
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "id: practice-guide\n" in text
    asked = practice_guide().questions
    assert asked[5].text in text
    shown = app("journal", "show", "last").out
    assert "Facilitation" in shown
    assert asked[1].text in " ".join(app("review", "--question", "2").out.split())
    assert asked[0].text.split()[0] in app("worksheet").out
    assert (
        app("questions", "show", "guide-ten", "--json").json["questions"][0]["text"]
        == asked[0].text
    )


def test_a_dilemma_offers_the_guides_principles_where_the_framework_in_use_has_none(
    app: App,
) -> None:
    app("framework", "use", "tci")
    script = Script(
        *("few-pathways", "A.", "B.", "C.", "D."), ("be-curious",), "", "Call Ben.", "", FINISH
    )
    app("reflect", "--set", "dilemma", script=script)
    assert {each.id for each in script.choices[1]} == {
        each.id for each in practice_guide().principles
    }
    record = app("journal", "show", "last", "--json").json
    assert record["framework"]["id"] == "practice-guide"


def test_a_dilemma_offers_the_principles_of_a_framework_that_has_some(arabic: App) -> None:
    script = Script("few-pathways", "A.", "B.", "C.", "D.", ":quit")
    arabic("reflect", "--set", "dilemma", script=script)
    assert [each.id for each in script.choices[1]] == ["ihtiram"]


def test_the_guides_ten_are_asked_on_a_terminal_with_the_guides_competencies(spanish: App) -> None:
    script = Script(("facilitation", "teams"), "Calm.", FINISH)
    spanish("reflect", "--questions", "6", script=script)
    assert {each.id for each in script.choices[0]} >= {"facilitation", "co-design"}
    assert "escucha" not in {each.id for each in script.choices[0]}


def test_the_guides_ten_offer_what_an_overlay_of_the_guide_adds(lantern: App) -> None:
    script = Script(("lantern.family-voice", "brokering"), "Calm.", FINISH)
    lantern("reflect", "--questions", "6", script=script)
    offered = {each.id: each.name for each in script.choices[0]}
    assert offered["brokering"] == "Bringing people together (Lantern Family Support)"
    assert offered["lantern.family-voice"] == "Family voice (Lantern Family Support)"
    assert offered["facilitation"] == "Facilitation"
    assert "implementation-frameworks" not in offered
    shown = lantern("journal", "show", "last").out
    assert "Family voice" in shown


def test_what_was_chosen_before_it_was_not_relevant_is_still_offered(app: App) -> None:
    script = Script(("implementation-frameworks", "teams"), KeyboardInterrupt())
    app("reflect", "--questions", "6", script=script, exit_code=130)
    using(app, "lantern")
    again = Script(True, ":back", ("implementation-frameworks", "teams"), "Yes.", FINISH)
    app("reflect", script=again)
    assert "implementation-frameworks" in {each.id for each in again.choices[0]}


def test_a_draft_goes_on_with_the_framework_it_was_begun_with(app: App) -> None:
    script = Script("A call.", KeyboardInterrupt())
    app("reflect", "--after", "Site B", script=script, exit_code=130)
    using(app, "evaluacion")
    again = Script(True, "", "", "", ("facilitation",), FINISH)
    app("reflect", script=again)
    assert "Facilitation" in app("journal", "show", "last").out
    assert "id: practice-guide" in app.only_file("journal").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("id", "first", "second"),
    [
        ("evaluacion", "Escuchar a quienes participan", "datos"),
        ("irshad", "الإصغاء", "thiqa"),
        ("lantern", "Family voice", "Bringing people together"),
        ("tci", "tci.communication", "tci.c1"),
    ],
)
def test_a_plan_is_made_and_shown(app: App, id: str, first: str, second: str) -> None:
    if id == "tci":
        app("framework", "use", "tci")
        first, second = (each["id"] for each in _competencies(app)[:2])
    else:
        using(app, id)
    out = app("plan", "--from", app.write("plan.yaml", PLAN.format(first, second))).out
    assert out.startswith("Plan: ")
    assert "Porque / لأن / because." in out
    if id != "lantern":
        app("framework", "use", "practice-guide")
    assert app("plan").out.splitlines()[0] == out.splitlines()[0]
    assert out.splitlines()[0] in app("journal", "show", "last").out


def _competencies(app: App) -> list[dict[str, str]]:
    return [
        each
        for domain in app("browse", "--json").json["domains"]
        for each in domain["competencies"]
    ]


def test_a_plan_is_asked_for_without_the_guides_resources(spanish: App) -> None:
    script = Script(
        ("escucha", "datos"), "Por ellos.", "Un libro", "Ana", "Leer by 15 Jan",
        "", "", "", "", "in 18 months", "",
    )  # fmt: skip
    spanish("plan", script=script)
    pages = "\n".join(script.pages)
    assert "The guide's" not in pages
    assert "What will you draw on? One a line." in pages


def test_a_plans_draft_keeps_the_question_as_it_was_put(app: App) -> None:
    app("framework", "use", "tci")
    first, second = (each["id"] for each in _competencies(app)[:2])
    script = Script((first, second), "Why.", "A book", KeyboardInterrupt())
    app("plan", script=script, exit_code=130)
    asked = "What will you draw on? One a line"
    (put,) = (line for line in script.pages[2].splitlines() if line.strip().startswith(asked))
    assert f"asked: {put.strip()}" in app.only_file("drafts").read_text(encoding="utf-8").replace(
        "'", ""
    ).replace('"', "")


@pytest.mark.parametrize(
    ("id", "competency", "activity"),
    [("evaluacion", "escucha", "escucha.devolver"), ("irshad", "isgha", "isgha.sual")],
)
def test_evidence_is_kept_listed_and_its_gaps_told(
    app: App, id: str, competency: str, activity: str
) -> None:
    using(app, id)
    app("evidence", "add", "Lo vi.", "--how", "observed", "--activity", activity)
    name = app("browse", competency).out.splitlines()[0]
    assert name in app("evidence").out
    assert name[1:] in app("evidence", "--gaps").out
    assert name in app("evidence", "--competency", competency, "--gaps").out


@pytest.mark.parametrize(
    ("id", "about"),
    [("evaluacion", "datos"), ("irshad", "isgha"), ("lantern", "lantern.supervision")],
)
def test_the_thread_of_a_competency_is_told(app: App, id: str, about: str) -> None:
    using(app, id)
    answers = f"answers:\n  - {{question: 5, competencies: [{about}]}}\n"
    form = f"set: after-session\nlabel: Visita\n{answers}"
    app("reflect", "--from", app.write("form.yaml", form))
    out = app("thread", about).out
    assert "after Visita" in out or "After Visita" in out


def test_what_comes_from_an_overlay_says_so_and_the_original_stays(lantern: App) -> None:
    out = lantern("browse", "brokering").out
    assert out.startswith("Bringing people together")
    assert "Lantern's handbook 2026" in out
    assert "Practice Guide  Called Brokering." in out
    assert lantern("browse", "Brokering").out == out
    assert (
        "Lantern Family Support: At Lantern the kitchen table"
        in lantern("browse", "facilitation").out
    )
    unfit = lantern("browse", "implementation-frameworks").out
    assert "Not relevant here, says Lantern Family Support: The" in unfit
    whole = lantern("browse").out
    assert "With Lantern Family Support" in whole
    assert "Family voice (Lantern Family Support)" in whole
    assert "Link worker" in lantern("browse", "functions").out


HOUSE = """\
format: isp-overlay/1
id: house
name: Our house
of: practice-guide
language: en
sources:
  - {id: hb, name: Handbook, title: H, authors: Us, year: "2026", citation: c, note: n}
examples:
  - {to: co-creation, text: The domain at our table.}
  - {to: about.purpose, text: What it is to us.}
  - {to: lessons, text: A question we like.}
wordings:
  - {of: brokering, name: Bringing people together}
  - {of: facilitation, text: Making room for everybody.}
  - {of: co-creation, name: Making it together}
  - {of: be-curious, name: Keep asking}
  - {of: glossary.domain, name: Area}
not_relevant:
  - {id: teams, why: Others do this.}
  - {id: brokering.bridge, why: No bridge.}
"""


@pytest.fixture
def house(app: App) -> App:
    app("framework", "add", app.write("house.yaml", HOUSE))
    app("framework", "use", "house")
    return app


def flat(text: str) -> str:
    return " ".join(text.split())


def test_where_only_the_name_is_an_overlays_the_originals_place_stays(house: App) -> None:
    out = flat(house("browse", "brokering").out)
    assert "Competency in the domain Making it together (Our house), named by Our house" in out
    assert "Handbook 2026 Practice Guide 1.1: Overview, Key activities, Helpful hint" in out
    out = flat(house("browse", "facilitation").out)
    assert "Competency in the domain Ongoing improvement, in the words of Our house" in out


NAMES = """\
format: isp-overlay/1
id: names
name: Our names
of: tci
language: en
sources:
  - {id: names-document, name: Names, title: Names, authors: We, year: "2026",
     citation: We. Names., note: n}
wordings:
  - {of: tci.problem, name: Understand what is wrong}
  - {of: tci.team.level-1, text: Say who is in the team.}
  - {of: tci.team.level-2, name: senior}
"""


def test_a_name_alone_is_not_said_to_be_the_words_and_the_original_name_is_shown(app: App) -> None:
    app("framework", "add", app.write("names.yaml", NAMES))
    app("framework", "use", "names")
    team = app("browse", "tci.team").out
    assert team.count("As Our names words it.") == 1
    first, _, second = flat(team).partition("Named by Our names.")
    assert "As Our names words it." in first
    assert "senior: Facilitate discussion" in first
    assert second.startswith(" - TCI white paper: Called level 2 (advanced).")
    compared = flat(app("browse", "--compare", "tci.problem").out)
    assert "Competency in: TCI white paper 2024, named by Our names" in compared
    assert "TCI white paper 2024 Together with implementation teams" in compared
    assert "Called Unearth the problem." in compared


def test_what_an_overlay_adds_says_from_whom_on_its_page(lantern: App) -> None:
    for name in ("lantern.family-voice", "lantern.link"):
        assert "from Lantern Family Support" in flat(lantern("browse", name).out)


def test_the_map_and_every_section_say_what_an_overlay_words_and_adds(house: App) -> None:
    assert "Making it together (co-creation, Our house)" in house("browse").out
    domains = house("browse", "domains").out
    assert "Making it together (Our house)" in domains
    assert "Our house: The domain at our table." in domains
    assert "Practice Guide  Called Co-creation and engagement." in domains
    assert "Keep asking (Our house)" in house("browse", "principles").out
    assert "Area (Our house)" in house("browse", "glossary").out
    assert "Our house: What it is to us." in house("browse", "about").out
    assert "Our house: A question we like." in house("browse", "questions").out
    page = house("browse", "co-creation").out
    assert "Named by Our house" in page
    assert "Our house: The domain at our table." in page


def test_a_search_finds_what_an_overlay_says_and_what_it_said_before(lantern: App) -> None:
    out = lantern("browse", "--search", "kitchen").out
    assert "- Facilitation\n" in out
    assert "- Lantern Family Support: At Lantern the kitchen table" in out
    out = lantern("browse", "--search", "Brokering", "--framework", "lantern").out
    assert "- Bringing people together (Lantern Family Support)" in out
    assert "- Practice Guide: Called Brokering." in out
    out = lantern("browse", "--search", "two parents").out
    assert "lantern.family-voice.invite, Lantern Family Support" in out
    (hit,) = lantern("browse", "--search", "kitchen table", "--json").json["hits"]
    assert (hit["id"], hit["overlay"]) == ("facilitation", "")
    assert hit["local"][0]["text"].startswith("At Lantern the kitchen")
    below = lantern("browse", "ongoing-improvement", "--search", "kitchen", "--json").json["hits"]
    assert below == [hit]


def test_a_section_of_another_framework_than_the_one_in_use_says_whose_it_is(spanish: App) -> None:
    for section in ("principles", "questions"):
        assert "\n  From: Practice Guide 1.1\n" in spanish("browse", section).out
        assert spanish("browse", section, "--json").json["framework"] == "practice-guide"
    assert "From: " not in spanish("browse", "glossary").out


def test_the_questions_of_ones_own_framework_say_how_they_are_asked(app: App) -> None:
    text = (EXAMPLES / "evaluacion.yaml").read_text(encoding="utf-8")
    text += (
        "questions:\n  - id: pregunta.una\n    text: ¿Qué?\n"
        "    source: {document: ejemplo, section: Preguntas}\n"
    )
    app("framework", "add", app.write("e.yaml", text))
    app("framework", "use", "evaluacion")
    assert "'questions_of: evaluacion'" in flat(app("browse", "questions").out)
    page = app("browse", "pregunta.una").out
    assert "\n\n\n" not in page


def test_json_holds_what_an_overlay_says_beside_a_thing(lantern: App) -> None:
    found = lantern("browse", "facilitation", "--json").json
    (note,) = found["local"]
    assert (note["to"], note["kind"]) == ("facilitation", "example")
    (overlay,) = found["overlays"]
    assert overlay["name"] == "Lantern Family Support"
    assert note["source"]["document"] in overlay["documents"]
    unfit = lantern("browse", "implementation-frameworks", "--json").json["local"]
    assert [each["kind"] for each in unfit] == ["not-relevant"]


@pytest.mark.parametrize(
    ("original", "worded"),
    [
        ("Co-creation and engagement", "Making it together"),
        ("Domain", "Area"),
        ("Brokering", "Bringing people together"),
    ],
)
def test_what_an_overlay_renames_is_found_by_its_old_name_too(
    house: App, original: str, worded: str
) -> None:
    assert house("browse", original).out.startswith(f"{worded}\n")
    assert worded in flat(house("browse", "--search", original).out)


def test_every_list_to_choose_from_says_what_an_overlay_brings(house: App) -> None:
    script = Script(("be-curious",), "", FINISH)
    house("reflect", "--questions", "5", script=script)
    offered = {each.id: each.name for each in script.choices[0]}
    assert offered["be-curious"] == "Keep asking (Our house)"
    script = Script(("facilitation", "brokering"), KeyboardInterrupt())
    house("plan", script=script, exit_code=130)
    groups = {each.id: (each.name, each.group) for each in script.choices[0]}
    assert groups["brokering"] == (
        "Bringing people together (Our house)",
        "Making it together (Our house)",
    )
    script = Script((), KeyboardInterrupt())
    house("reflect", "--about", "brokering", script=script, exit_code=130)
    assert {each.group for each in script.choices[0]} == {"Bringing people together (Our house)"}
    assert "brokering.bridge" not in {each.id for each in script.choices[0]}
    assert not any("(Our house)" in each.name for each in script.choices[0])


def test_gaps_leave_out_what_is_not_relevant_and_say_what_an_overlay_brings(house: App) -> None:
    out = flat(house("evidence", "--gaps").out)
    assert "You have not written about 'Bringing people together' (Our house)." in out
    assert "the principle 'Keep asking' (Our house)" in out
    assert "eveloping teams" not in out
    assert "isp evidence --competency co-learning --gaps" in out
    house("evidence", "add", "One.", "--how", "data", "--competency", "teams")
    assert "eveloping teams: data" in flat(house("evidence", "--gaps").out)
    one = house("evidence", "--competency", "brokering", "--gaps").out
    assert one.startswith("Bringing people together (Our house)\n")
    bridge = practice_guide().name_of("brokering.bridge")
    assert bridge not in flat(one)
    assert "No bridge" not in one


def test_a_thread_says_whose_name_its_competency_has(house: App) -> None:
    name = "Bringing people together (Our house)"
    assert house("thread", "brokering").out.startswith(f"{name}\n")
    house("evidence", "add", "They met.", "--how", "data", "--competency", "brokering")
    assert house("thread", "brokering").out.startswith(f"{name}\n")


def test_gaps_end_with_a_command_that_works_under_any_framework(spanish: App) -> None:
    assert "isp evidence --competency encargo --gaps" in flat(spanish("evidence", "--gaps").out)


def test_a_framework_that_breaks_is_told_in_every_command_with_the_way_out(spanish: App) -> None:
    path = spanish.home / "frameworks" / "evaluacion.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("name: Indagar", "nmae: Indagar"), encoding="utf-8"
    )
    for args in (["browse"], ["thread", "datos"], ["evidence"]):
        err = spanish(*args, exit_code=3).err
        assert "did you mean 'name'?" in err
        assert "isp framework use practice-guide" in err
    spanish("framework", "use", "practice-guide")
    assert "Facilitation" in spanish("browse", "facilitation").out


def test_the_guides_form_is_printed_where_the_one_in_use_is_gone_and_that_is_told(
    spanish: App,
) -> None:
    (spanish.home / "frameworks" / "evaluacion.yaml").unlink()
    form = spanish.write("form.yaml", "answers: [{question: 4, text: Wait.}]")
    ran = spanish("worksheet")
    assert "isp framework use practice-guide" in ran.err
    spanish("reflect", "--from", form, exit_code=3)


def test_doctor_checks_each_entry_by_its_own_framework_and_names_broken_files(spanish: App) -> None:
    note = "set: after-session\nanswers:\n  - {question: 5, competencies: [datos]}\n"
    spanish("reflect", "--from", spanish.write("form.yaml", note))
    spanish("framework", "use", "practice-guide")
    spanish("doctor")
    entry = spanish.only_file("journal")
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("- datos", "- dados"), encoding="utf-8"
    )
    assert "'dados' is no competency" in spanish("doctor", exit_code=3).out
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("- dados", "- datos"), encoding="utf-8"
    )
    (spanish.home / "frameworks" / "broken.yaml").write_text("format: isp-framework/1\n")
    assert "broken.yaml" in spanish("doctor", exit_code=3).out


def test_doctor_knows_what_an_overlay_adds_also_when_it_is_not_in_use(lantern: App) -> None:
    note = "set: after-session\nanswers:\n  - {question: 5, competencies: [Family voice]}\n"
    lantern("reflect", "--from", lantern.write("form.yaml", note))
    lantern("framework", "use", "practice-guide")
    lantern("doctor")


def test_a_set_may_ask_the_questions_of_a_framework_of_ones_own(app: App) -> None:
    text = (EXAMPLES / "evaluacion.yaml").read_text(encoding="utf-8")
    text += (
        "questions:\n  - id: pregunta.una\n    text: ¿Qué competencia?\n    answer: competencies\n"
        "    source: {document: ejemplo, section: Preguntas}\n"
    )
    app("framework", "add", app.write("e.yaml", text))
    own = app.home / "question-sets" / "mias.yaml"
    own.parent.mkdir()
    own.write_text(
        "format: isp-questions/1\nid: mias\nname: Mías\nwhose: yo\ntext: Hoy.\n"
        "questions_of: evaluacion\n",
        encoding="utf-8",
    )
    assert "¿Qué competencia?" in app("questions", "show", "mias").out
    app("reflect", "--set", "mias", script=Script(("datos",), "Sí.", FINISH))
    assert "Trabajar con datos" in app("journal", "show", "last").out


def test_a_shell_is_offered_what_is_in_use_and_nothing_where_it_cannot_be_read(
    spanish: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    from isp_cli.commands.browse import complete_what

    monkeypatch.setenv("ISP_HOME", str(spanish.home))
    assert ("escucha", "Escuchar a quienes participan") in complete_what("esc")
    (spanish.home / "frameworks" / "evaluacion.yaml").unlink()
    assert complete_what("esc") == []


KEPT = """\
format: isp-overlay/1
id: faith
name: Faith
of: practice-guide
language: en
sources:
  - {id: faith, name: Faith, title: F, authors: Us, year: "2026", citation: c, note: n}
competencies:
  - {domain: co-creation, id: kept, name: Keeping faith, text: You do what you said.}
"""


def test_a_competency_goes_by_its_name_and_an_outcome_by_its_own_where_both_have_one_id(
    app: App,
) -> None:
    app("framework", "add", app.write("faith.yaml", KEPT))
    app("framework", "use", "faith")
    app("promises", "add", "Ask what they tried")
    script = Script("kept", "They had.", ("kept",), "", FINISH)
    app("reflect", "--questions", "6", script=script)
    (reflection,) = app.home.rglob("*-reflection-*.yaml")
    shown = app("journal", "show", reflection.stem).out
    assert "- Kept\n" in shown
    assert "- Keeping faith\n" in shown
    found = app("journal", "search", "--competency", "kept").out
    assert found.startswith("1 entry found\n")
    assert "Keeping faith" in found
