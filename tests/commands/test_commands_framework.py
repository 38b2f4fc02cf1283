"""`isp framework`: what there is, one of them, a check, one's own, and what differs."""

from __future__ import annotations

import os
import re
from pathlib import Path
from textwrap import indent

import pytest

from support import ROOT, App

EXAMPLES = ROOT / "examples" / "frameworks"
LANTERN = str(EXAMPLES / "lantern.yaml")
SPANISH = str(EXAMPLES / "evaluacion.yaml")
ARABIC = str(EXAMPLES / "irshad.yaml")


def test_the_list_says_what_there_is_whose_it_is_and_which_is_in_use(app: App) -> None:
    app("framework", "add", SPANISH)
    app("framework", "add", LANTERN)
    app("framework", "use", "lantern")
    out = app("framework", "list").out
    assert "- tci: Core Competencies" in out
    assert "- evaluacion: Competencias para evaluar programas" in out
    assert "In use. Yours, an overlay of practice-guide." in out
    record = app("framework", "--json").json
    assert record["format"] == "isp-frameworks/1"
    assert record["in_use"] == "lantern"
    assert [each["id"] for each in record["frameworks"]] == [
        "practice-guide", "tci", "evaluacion", "lantern",
    ]  # fmt: skip
    assert all(len(each["digest"]) == 12 for each in record["frameworks"])


def test_a_broken_file_is_told_and_the_others_are_listed(app: App) -> None:
    app("framework", "add", SPANISH)
    (app.home / "frameworks" / "broken.yaml").write_text("format: isp-framework/1\n")
    ran = app("framework", "list", exit_code=3)
    assert "evaluacion" in ran.out
    assert "broken.yaml has" in ran.err
    assert ran.err.endswith("isp: hint: isp framework check FILE\n")
    assert "id: this key is missing" in ran.err


def test_what_is_in_use_but_gone_is_told_in_the_list(app: App) -> None:
    app("framework", "add", SPANISH)
    app("framework", "use", "evaluacion")
    (app.home / "frameworks" / "evaluacion.yaml").unlink()
    ran = app("framework", "list", exit_code=3)
    assert "there is no framework called 'evaluacion'" in ran.err
    assert ran.err.endswith("choose one that is there: isp framework use practice-guide\n")
    assert "practice-guide" in ran.out


def test_show_says_what_one_holds_and_what_pins_it(app: App) -> None:
    out = app("framework", "show").out
    assert "15 competencies" in out
    assert "In use" in out
    record = app("framework", "show", "tci", "--json").json
    assert record["format"] == "isp-framework-shown/1"
    assert record["holds"]["functions"] == 5
    assert not record["in_use"]


def test_show_of_an_overlay_says_what_it_brings(app: App) -> None:
    app("framework", "add", LANTERN)
    out = app("framework", "show", "lantern").out
    for words in ("Lies on", "Family voice", "Bringing people together", "kitchen table", "Digest"):
        assert words in out
    assert app("framework", "show", "lantern", "--json").json["overlays"] == ["lantern"]


@pytest.mark.parametrize("file", [LANTERN, SPANISH, ARABIC], ids=lambda path: Path(path).stem)
def test_the_examples_are_valid(app: App, file: str) -> None:
    assert "This is a valid" in app("framework", "check", file).out


def test_check_takes_a_question_set_too(app: App) -> None:
    text = (
        "format: isp-questions/1\nid: morning\nname: Morning\nwhose: me\ntext: Now.\n"
        "questions:\n  - {id: morning.one, text: How are you?}\n"
    )
    assert (
        "valid set of 1 question" in app("framework", "check", app.write("morning.yaml", text)).out
    )
    broken = app.write("morning.yaml", text.replace("whose", "whos"))
    assert "did you mean 'whose'?" in app("framework", "check", broken, exit_code=3).err


def test_check_names_every_problem_by_line_with_the_nearest_key(app: App) -> None:
    text = Path(LANTERN).read_text(encoding="utf-8")
    text = text.replace("examples:", "exampels:").replace("of: brokering", "of: brokring")
    text = text.replace("domain: co-creation", "domain: cocreation")
    err = app("framework", "check", app.write("mine.yaml", text), exit_code=3).err
    assert "has 3 problems" in err
    assert "this key is not known; did you mean 'examples'?" in err
    assert "line 49: wordings > item 1 > of: 'brokring' is nothing" in err
    assert "the nearest is 'brokering'" in err
    assert "'cocreation' is no domain of practice-guide; the nearest is 'co-creation'" in err


@pytest.mark.parametrize("text", ["", "- a\n", "format: [\n", "a: 1\n", "\x00"])
def test_a_file_that_is_something_else_is_told_so(app: App, text: str) -> None:
    app("framework", "check", app.write("mine.yaml", text), exit_code=3)


def test_check_says_where_there_is_too_little_for_a_plan(app: App) -> None:
    text = Path(SPANISH).read_text(encoding="utf-8")
    one = text[: text.index("      - id: teoria-cambio\n")]
    assert (
        "for two or three competencies" in app("framework", "check", app.write("e.yaml", one)).out
    )
    assert "for two or three" not in app("framework", "check", SPANISH).out


def test_add_puts_the_very_bytes_with_the_others_and_says_where(app: App) -> None:
    out = app("framework", "add", SPANISH).out
    assert "isp framework use evaluacion" in out
    held = app.home / "frameworks" / "evaluacion.yaml"
    assert held.read_bytes() == Path(SPANISH).read_bytes()


def test_add_refuses_what_isp_brings_and_what_is_broken(app: App) -> None:
    text = Path(SPANISH).read_text(encoding="utf-8").replace("id: evaluacion", "id: tci")
    assert (
        "give yours another name"
        in app("framework", "add", app.write("t.yaml", text), exit_code=3).err
    )
    assert not (app.home / "frameworks").exists()


def test_another_of_the_same_id_is_replaced_only_when_asked_and_the_old_one_is_kept(
    app: App,
) -> None:
    app("framework", "add", SPANISH)
    text = Path(SPANISH).read_text(encoding="utf-8").replace("Trabajar con datos", "Leer datos")
    changed = app.write("e.yaml", text)
    refused = app("framework", "add", changed, exit_code=1)
    assert "--replace" in refused.err
    out = app("framework", "add", changed, "--replace").out
    old = app.home / "frameworks" / "evaluacion.before-1.yaml"
    assert str(old) in out
    assert old.read_bytes() == Path(SPANISH).read_bytes()
    app("framework", "use", "evaluacion")
    assert "Leer datos" in app("framework", "diff", str(old), "evaluacion").out


def test_adding_the_same_file_again_changes_nothing(app: App) -> None:
    app("framework", "add", SPANISH)
    before = app.files()
    app("framework", "add", SPANISH)
    assert app.files() == before


def test_use_of_something_unknown_names_the_nearest(app: App) -> None:
    app("framework", "add", SPANISH)
    err = app("framework", "use", "evaluation", exit_code=1).err
    assert "no framework or overlay is called 'evaluation'" in err
    assert "nearest: evaluacion" in err


@pytest.mark.parametrize("name", ["Lantern.yaml", "our house.yaml", "lantern.yml", "CON.yaml"])
def test_a_file_that_is_passed_over_because_of_its_name_is_told_of(app: App, name: str) -> None:
    path = app.home / "frameworks" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(Path(LANTERN).read_bytes())
    ran = app("framework", exit_code=3)
    assert f"{name} has 1 problem\n  isp does not see a file of this name" in ran.err
    assert "- tci: " in ran.out
    assert "isp does not see a file" in " ".join(app("doctor", exit_code=3).out.split())


def test_old_files_that_were_kept_are_passed_over_without_a_word(app: App) -> None:
    app("framework", "add", SPANISH)
    text = Path(SPANISH).read_text(encoding="utf-8").replace("Trabajar con datos", "Leer datos")
    app("framework", "add", app.write("e.yaml", text), "--replace")
    assert "before-1" not in app("framework").err
    app("doctor")


def test_check_and_list_say_the_same_of_a_file_that_is_not_called_as_its_id(app: App) -> None:
    path = app.home / "frameworks" / "house.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(Path(LANTERN).read_bytes())
    told = "the file is called house.yaml, so its id is 'house'"
    assert told in app("framework", exit_code=3).err
    assert told in app("framework", "check", str(path), exit_code=3).err


def test_diff_shows_what_an_overlay_changes(app: App) -> None:
    app("framework", "add", LANTERN)
    out = app("framework", "diff", "practice-guide", "lantern").out
    assert "- lantern.family-voice: Family voice" in out
    assert "name now: Bringing people together" in out
    assert "local example" in out
    record = app("framework", "diff", "practice-guide", LANTERN, "--json").json
    assert record["format"] == "isp-framework-diff/1"
    (reworded,) = record["reworded"]
    assert reworded["id"] == "brokering"
    assert set(reworded["before"]) == {"name", "text"}
    assert record["gone"] == []


def test_diff_tells_what_is_gone_and_what_moved(app: App) -> None:
    app("framework", "add", SPANISH)
    text = Path(SPANISH).read_text(encoding="utf-8")
    start, end = text.index("      - id: datos\n"), text.index("  - id: servir\n")
    moved = text[start:end]
    text = text[:start] + text[end:].replace(
        "      - id: juicio\n", f"{moved}      - id: juicio\n", 1
    )
    start = text.index("      - id: preguntas\n")
    text = text[:start] + text[text.index("  - id: indagar\n") :]
    record = app("framework", "diff", "evaluacion", app.write("e.yaml", text), "--json").json
    assert [each["id"] for each in record["gone"]] == ["preguntas"]
    assert record["moved"] == [
        {"id": "datos", "before": "competencies of indagar", "now": "competencies of servir"}
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('version: "2026"', 'version: "2027"', "evaluacion: version now: 2027"),
        ("language: es", "language: ca", "evaluacion: language now: ca"),
        ("name: Competencias para", "name: Saberes para", "evaluacion: name now: Saberes para"),
        ("section: Preparar", "section: Antes", "source now: ejemplo, Antes"),
        ("kind: websites", "kind: training", "kind now: training"),
        ("kind: idea", "kind: example", "kind now: example"),
    ],
)
def test_diff_tells_everything_that_differs(app: App, old: str, new: str, told: str) -> None:
    text = Path(SPANISH).read_text(encoding="utf-8") + (
        "resources:\n  - {id: sitio, name: Sitio, kind: websites, url: u, "
        "source: {document: ejemplo, section: Sitios}}\n"
    )
    hint = (
        "        hint:\n          id: encargo.hint\n"
        "          source: {document: ejemplo, section: Ideas}\n          items:\n"
        "            - {id: encargo.hint.1, kind: idea, text: Pruebe., "
        "source: {document: ejemplo, section: Ideas}}\n"
    )
    at = text.index("        activities:\n")
    text = text[:at] + hint + text[at:]
    assert old in text
    app("framework", "add", app.write("one.yaml", text))
    other = app.write("other.yaml", text.replace(old, new, 1))
    out = " ".join(app("framework", "diff", "evaluacion", other).out.split())
    assert "Worded otherwise" in out
    key = told.split(" now: ")
    assert f"{key[0].split(': ')[-1]} now: {key[1]}" in out
    assert key[0].split(": ")[0] in out


def test_diff_tells_another_version_of_an_overlay(app: App) -> None:
    app("framework", "add", LANTERN)
    text = Path(LANTERN).read_text(encoding="utf-8").replace('version: "3"', 'version: "4"')
    out = app("framework", "diff", "lantern", app.write("l.yaml", text)).out
    assert "- lantern\n" in out
    assert "version before: 3" in out and "version now: 4" in out


def test_the_same_twice_says_so(app: App) -> None:
    assert "Both say the same." in app("framework", "diff", "tci", "tci").out
    app("framework", "diff", "tci", "nothing", exit_code=1)
    app("framework", "diff", "tci", "nothing.yaml", exit_code=1)


@pytest.mark.sweep
@pytest.mark.parametrize(
    "overlay", ["", "practice-guide", "tci", "evaluacion", "irshad", "lantern"]
)
def test_a_new_file_is_right_as_it_is_and_where_its_notes_are_taken_away(
    app: App, tmp_path: Path, overlay: str
) -> None:
    for file in (SPANISH, ARABIC, LANTERN):
        app("framework", "add", file)
    path = tmp_path / "ours.yaml"
    of = ["--overlay", overlay] if overlay else []
    app("framework", "new", "ours", *of, "--output", str(path))
    assert "This is a valid" in app("framework", "check", str(path)).out
    written = path.read_text(encoding="utf-8")
    _, _, body = written.partition("\nformat:")
    note = re.compile(r"^( *)# ((?=[a-z_]+:$|  ).*)", re.MULTILINE)
    bare = "format:" + note.sub(r"\1\2", body)
    assert bare.count("#") < written.count("#") / 2
    for key in () if overlay else ("levels", "hint", "functions", "resources", "readings"):
        assert re.search(rf"^ *{key}:$", bare, re.MULTILINE), key
    out = app("framework", "check", app.write("bare.yaml", bare)).out
    assert "This is a valid" in out


def test_two_frameworks_that_were_begun_share_no_id(app: App, tmp_path: Path) -> None:
    for id in ("our-nurses", "our-coaches"):
        path = tmp_path / f"{id}.yaml"
        app("framework", "new", id, "--output", str(path))
        written = path.read_text(encoding="utf-8")
        ids = re.findall(r"^[ #]*- id: (.+)|^[ #]* id: (.+)", written, re.MULTILINE)
        assert len(ids) > 10
        assert {(one or other).partition(".")[0] for one, other in ids} == {id, f"{id}-document"}
        assert "another framework has too" not in app("framework", "add", str(path)).out


def test_the_shapes_that_the_docs_show_are_right(app: App) -> None:
    docs = (ROOT / "docs" / "frameworks.md").read_text(encoding="utf-8")
    block = docs[docs.index("```yaml\n") + 8 :].partition("```")[0]
    inside, principles, rest = block.partition("principles:\n")
    source = '{document: our-handbook, section: "2"}'
    head = (
        'format: isp-framework/1\nid: our-coaches\nname: Ours\nversion: "1"\nlanguage: en\n'
        "sources:\n  - {id: our-handbook, name: H, title: H, authors: We, year: '', "
        "citation: c, note: n}\n"
        f"domains:\n  - id: our.working\n    name: Working\n    text: ''\n    source: {source}\n"
        "    competencies:\n      - id: our.listening\n        name: Listening\n"
        f"        text: You listen.\n        source: {source}\n"
    )
    text = f"{head}{indent(inside, ' ' * 8)}{principles}{rest}"
    out = " ".join(app("framework", "check", app.write("our-coaches.yaml", text)).out.split())
    assert "1 question, 1 resource, 1 reading." in out


def test_a_new_file_is_named_in_its_notes_as_it_is_called(app: App, tmp_path: Path) -> None:
    path = tmp_path / "our house.yaml"
    out = app("framework", "new", "ours", "--output", str(path)).out
    assert f'isp framework check "{path}"' in " ".join(out.split())
    written = path.read_text(encoding="utf-8")
    assert '#   isp framework add "our house.yaml"' in written
    assert "ours.yaml" not in written
    assert f'isp framework add "{path}"' in " ".join(
        app("framework", "check", str(path)).out.split()
    )


@pytest.mark.skipif(os.name == "nt", reason="names of files as POSIX has them")
@pytest.mark.parametrize("name", ["our\nid: theirs.yaml", "our\x85house.yaml", "<id>.yaml"])
def test_what_a_new_file_is_called_stays_inside_its_notes(
    app: App, tmp_path: Path, name: str
) -> None:
    app("framework", "new", "ours", "--output", str(tmp_path / name))
    app("framework", "new", "mine", "--overlay", "tci", "--output", str(tmp_path / f"2{name}"))
    assert "This is a valid framework" in app("framework", "check", str(tmp_path / name)).out
    assert "This is a valid overlay" in app("framework", "check", str(tmp_path / f"2{name}")).out


@pytest.mark.parametrize("id", ["tci", "practice-guide", "con", "lpt1"])
def test_a_new_file_is_not_begun_under_an_id_that_check_refuses(
    app: App, tmp_path: Path, id: str
) -> None:
    path = str(tmp_path / "n.yaml")
    app("framework", "new", id, "--output", path, exit_code=1)
    app("framework", "new", id, "--overlay", "tci", "--output", path, exit_code=1)


def test_replacing_a_framework_names_the_overlays_that_no_longer_fit(app: App) -> None:
    app("framework", "add", SPANISH)
    head = Path(LANTERN).read_text(encoding="utf-8").partition("competencies:")[0]
    house = head.replace("of: practice-guide", "of: evaluacion").replace("lantern\n", "house\n")
    app("framework", "add", app.write("h.yaml", house + "wordings: [{of: datos, name: Cifras}]\n"))
    text = Path(SPANISH).read_text(encoding="utf-8")
    changed = app.write("e.yaml", text.replace("id: datos", "id: cifras"))
    out = " ".join(app("framework", "add", changed, "--replace").out.split())
    assert "No longer fits house; 'isp framework list' says why" in out
    assert "'datos' is nothing of evaluacion" in app("framework", exit_code=3).err
    again = app("framework", "add", app.write("e.yaml", text), "--replace").out
    assert "No longer fits" not in again


def test_the_one_in_use_is_not_to_be_used_to_be_read(app: App) -> None:
    assert "Read it: isp browse\n" in app("framework", "show").out
    assert "Read it: isp browse --framework tci\n" in app("framework", "show", "tci").out


def test_a_new_file_takes_no_others_place_and_no_impossible_id(app: App, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("mine")
    app("framework", "new", "ours", "--output", str(path), exit_code=1)
    assert path.read_text() == "mine"
    app("framework", "new", "Our Own", "--output", str(tmp_path / "b.yaml"), exit_code=1)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "args",
    [["list"], ["show", "lantern"], ["show", "irshad"], ["diff", "practice-guide", "lantern"]],
    ids=" ".join,
)
def test_pages_fit_narrow_terminals(
    app: App, monkeypatch: pytest.MonkeyPatch, width: int, args: list[str]
) -> None:
    for file in (ARABIC, LANTERN):
        app("framework", "add", file)
    monkeypatch.setenv("COLUMNS", str(width))
    for line in app("framework", *args).out.splitlines():
        assert len(line) <= width or str(app.home) in line, line
