"""`isp framework export` and `import`, as a person and an institution's system meet them."""

from __future__ import annotations

import csv
import io
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from case_rules import breaches
from isp_cli.commands.schema import json_schema
from isp_cli.framework.bundled import bundled_framework, framework_from
from isp_cli.framework.records import Framework
from support import ROOT, App, schemas_of_editors

LANTERN = str(ROOT / "examples" / "frameworks" / "lantern.yaml")

NURSING = {
    "CFPackage": {
        "CFDocument": {"identifier": "doc", "title": "مهارات التمريض", "creator": "كلية"},
        "CFItems": [
            {"identifier": "a", "fullStatement": "الرعاية"},
            {"identifier": "b", "fullStatement": "الاستماع", "CFItemType": "Skill"},
            {"identifier": "c", "fullStatement": "اجلس أولا"},
        ],
        "CFAssociations": [
            {
                "associationType": "isChildOf",
                "originNodeURI": {"identifier": child},
                "destinationNodeURI": {"identifier": parent},
            }
            for child, parent in (("a", "doc"), ("b", "a"), ("c", "b"), ("c", "a"))
        ],
    }
}


def held(file: Path) -> Framework:
    return framework_from(file.read_bytes(), file)


def test_export_prints_a_case_package_of_the_framework_in_use(app: App) -> None:
    made = app("framework", "export").json
    assert made["CFDocument"]["caseVersion"] == "1.1"
    assert made["CFDocument"]["title"] == "A Practice Guide to Supporting Implementation"
    assert "isp project's own" in made["CFDocument"]["description"]
    assert app("framework", "export", "tci", "--case-version", "1.0").json["CFItems"]


def test_exporting_twice_gives_the_same_bytes(app: App, tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    app("framework", "export", "--output", str(one))
    app("framework", "export", "practice-guide", "--format", "case", "--output", str(two))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("id", ["practice-guide", "tci"])
def test_what_was_exported_is_imported_as_the_same_framework(
    app: App, tmp_path: Path, id: str
) -> None:
    package, file = tmp_path / "package.json", tmp_path / "back.yaml"
    app("framework", "export", id, "--output", str(package))
    app("framework", "import", str(package), "--output", str(file))
    assert held(file) == bundled_framework(id).framework


def test_a_framework_file_of_ones_own_is_exported_too(app: App, tmp_path: Path) -> None:
    package, file = tmp_path / "package.json", tmp_path / "ours.yaml"
    package.write_text(json.dumps(NURSING), encoding="utf-8")
    app("framework", "import", str(package), "--output", str(file))
    made = app("framework", "export", str(file)).json
    assert made["CFDocument"]["title"] == "مهارات التمريض"
    assert "isp project" not in made["CFDocument"]["description"]


def test_import_makes_a_framework_of_any_package_and_tells_what_it_decided(app: App) -> None:
    done = app("framework", "import", "-", stdin=json.dumps(NURSING))
    assert "1 item stands below more than one" in done.err.replace("\n", " ").capitalize()
    assert done.out.startswith("format: isp-framework/1\nid: framework-doc\nname: مهارات التمريض\n")
    assert "for want of Latin letters" in done.err.replace("\n", " ")


def test_import_says_where_the_file_is_and_what_comes_next(app: App, tmp_path: Path) -> None:
    package = app.write("package.json", json.dumps(NURSING))
    file = tmp_path / "ours.yaml"
    out = app("framework", "import", package, "--output", str(file)).out
    assert "Decided on the way" in out
    assert str(file) in out.replace("\n", "")
    assert [each.name for each in held(file).competencies()] == ["الاستماع"]


def test_a_package_and_a_framework_file_at_each_others_door_are_shown_theirs(app: App) -> None:
    large = NURSING | {"CFItems": [{"identifier": f"i{each}"} for each in range(20000)]}
    for made in (app("framework", "export", "tci").json, {"CFPackage": large}):
        package = app.write("package.json", json.dumps(made))
        for door in ("check", "add", "export"):
            err = app("framework", door, package, exit_code=3).err
            assert "1 problem\n  this is a CASE package, and no framework file yet" in err
            assert err.endswith("isp: hint: isp framework import FILE\n")
    own = app.write("own.json", app("framework", "export", "tci", "--format", "json").out)
    err = app("framework", "import", own, exit_code=3).err
    assert "this is no CASE package but a file of isp's own" in err
    assert err.endswith("hint: isp framework check FILE, then: isp framework add FILE\n")


def test_a_package_with_problems_exits_3_and_tells_all_of_them(app: App, tmp_path: Path) -> None:
    broken = {"CFDocument": {}, "CFItems": [{"identifier": "a"}, 7]}
    package = app.write("package.json", json.dumps(broken))
    target = tmp_path / "ours.yaml"
    err = app("framework", "import", package, "--output", str(target), exit_code=3).err
    assert "has 3 problems" in err
    for where in ("CFDocument.title:", "CFItems[0].fullStatement:", "CFItems[1]:"):
        assert where in err
    assert not target.exists()


def test_no_file_is_written_over(app: App, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    package = app.write("package.json", json.dumps(NURSING))
    app("framework", "export", "--output", str(taken), exit_code=1)
    app("framework", "import", package, "--output", str(taken), exit_code=1)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_csv_file_begins_with_a_byte_order_mark_and_printed_csv_does_not(
    app: App, tmp_path: Path
) -> None:
    file = tmp_path / "tci.csv"
    app("framework", "export", "tci", "--format", "csv", "--output", str(file))
    printed = app("framework", "export", "tci", "--format", "csv").out
    assert file.read_bytes() == b"\xef\xbb\xbf" + printed.encode()
    assert next(csv.DictReader(io.StringIO(printed)))["id"] == "tci.about.purpose"


@pytest.mark.sweep
def test_json_is_a_framework_file_that_isp_and_editors_take(app: App) -> None:
    app("framework", "add", LANTERN)
    for id in ("tci", "practice-guide", "lantern"):
        made = app("framework", "export", id, "--format", "json").json
        schemas_of_editors().validate(made, json_schema("framework"))
        ours = {**made, "id": "ours", "name": "Ours \U0001f600"}
        file = app.write(f"{id}.json", json.dumps(ours))
        assert "valid framework" in app("framework", "check", file).out


def test_an_overlay_is_exported_in_its_own_name_with_what_is_said_of_the_words(app: App) -> None:
    app("framework", "add", LANTERN)
    app("framework", "use", "lantern")
    done = app("framework", "export")
    document = done.json["CFDocument"]
    assert document["title"] == document["creator"] == "Lantern Family Support"
    assert "publisher" not in document
    assert document["description"].startswith(
        "Where it is not Lantern Family Support's, the wording is the isp project's own, not the "
        "documents'; their authors have no part.\n\nAfter: Lantern Family Support. (2026)."
    )
    assert "It lies on: Metz, A." in document["description"]
    said = " ".join(done.err.split())
    assert "Every item is in it, also what is not part of your role" in said
    assert "implementation-frameworks" in [
        each.get("humanCodingScheme") for each in done.json["CFItems"]
    ]


FRENCH = """\
format: isp-overlay/1
id: tci-fr
name: TCI en français
of: tci
language: fr
sources:
  - {id: tci-fr-doc, name: TCI en français, title: TCI en français, authors: Nous, year: "2026",
     citation: Nous (2026). TCI en français., note: Une traduction.}
functions:
  - {id: tci-fr.link, name: Relier, text: Tenir ensemble.}
wordings:
  - {of: tci.team, name: Former une équipe, text: Vous formez une équipe.}
  - {of: tci.team.level-1, text: Vous commencez.}
  - {of: tci.team.level-2, name: niveau 2 (avancé)}
"""


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_translation_is_exported_in_its_own_language_and_the_rest_in_that_of_its_words(
    app: App, tmp_path: Path, version: str
) -> None:
    def languages(made: dict[str, Any]) -> dict[str, str]:
        return {each.get("humanCodingScheme", ""): each["language"] for each in made["CFItems"]}

    made = app("framework", "export", app.write("fr.yaml", FRENCH), "--case-version", version).json
    assert breaches(made, version) == []
    assert made["CFDocument"]["language"] == "fr"
    said = languages(made)
    french = {"tci-fr-doc", "tci-fr.link", "tci.team", "tci.team.level-1"}
    assert {code for code, language in said.items() if language == "fr"} == french
    assert {said[code] for code in ("tci.team.level-2", "tci.white-paper")} == {"en-GB"}
    variants = [each for each in made["CFItems"] if each["CFItemType"] == "Variant"]
    assert [each["language"] for each in variants] == ["en-GB"] * len(variants)
    package, back = app.write("fr.json", json.dumps(made)), tmp_path / "back.yaml"
    app("framework", "import", package, "--output", str(back))
    again = app("framework", "export", str(back), "--case-version", version).json
    assert again["CFItems"] == made["CFItems"]
    assert again["CFDocument"] == made["CFDocument"] | {
        "description": again["CFDocument"]["description"]
    }


def test_json_of_a_translation_says_which_documents_are_in_another_language(app: App) -> None:
    made = app("framework", "export", app.write("fr.yaml", FRENCH), "--format", "json").json
    assert made["language"] == "fr"
    assert {each["id"]: each.get("language", "") for each in made["sources"]} == {
        "tci-fr-doc": "", "tci.white-paper": "en-GB",
    }  # fmt: skip


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_an_overlays_package_leads_back_to_the_framework_it_repeats(app: App, version: str) -> None:
    made = app("framework", "export", LANTERN, "--case-version", version).json
    assert breaches(made, version) == []
    guide = app("framework", "export", "practice-guide").json
    codes = {each["identifier"]: each.get("humanCodingScheme") for each in guide["CFItems"]}
    mine = {each["identifier"]: each.get("humanCodingScheme") for each in made["CFItems"]}
    assert not codes.keys() & mine.keys()
    like = [each for each in made["CFAssociations"] if each["associationType"] != "isChildOf"]
    pairs = [
        (mine.get(each["originNodeURI"]["identifier"]), each["associationType"])
        for each in like
        if each["destinationNodeURI"]["identifier"] in codes
    ]
    assert all(
        mine[each["originNodeURI"]["identifier"]] == codes[each["destinationNodeURI"]["identifier"]]
        for each in like[1:]
    )
    assert ("facilitation", "exactMatchOf") in pairs
    assert ("brokering", "isRelatedTo") in pairs
    assert "lantern.link" not in dict(pairs)
    assert len(pairs) == len([code for code in codes.values() if code])
    whole = (made["CFDocument"]["identifier"], guide["CFDocument"]["identifier"])
    ends = ("originNodeURI", "destinationNodeURI")
    assert tuple(like[0][each]["identifier"] for each in ends) == whole


@pytest.mark.sweep
def test_an_overlays_package_comes_back_as_one_framework(app: App, tmp_path: Path) -> None:
    package, file = tmp_path / "package.json", tmp_path / "back.yaml"
    app("framework", "export", LANTERN, "--output", str(package))
    out = app("framework", "import", str(package), "--output", str(file)).out
    assert "Decided on the way" not in out
    assert "valid framework" in app("framework", "check", str(file)).out
    assert [each.name for each in held(file).functions] == ["Link worker"]


def test_the_time_of_an_overlay_is_the_later_day_of_it_and_what_it_lies_on(
    app: App,
) -> None:
    def changed(*lines: str) -> tuple[str, str]:
        text = Path(LANTERN).read_text(encoding="utf-8")
        file = app.write("house.yaml", text.replace('version: "3"\n', "\n".join(lines) + "\n"))
        done = app("framework", "export", file)
        return done.json["CFDocument"]["lastChangeDateTime"], " ".join(done.err.split())

    guide = app("framework", "export").json["CFDocument"]["lastChangeDateTime"]
    since, told = changed('version: "3"')
    assert since == guide
    assert "names no day as 'revised'" in told
    since, told = changed('version: "3"', "revised: 2031-02-03")
    assert since == "2031-02-03T00:00:00Z"
    assert "revised" not in told
    assert changed("revised: 2001-02-03")[0] == guide


def test_a_framework_of_isp_is_exported_without_a_word_beside_it(app: App) -> None:
    assert app("framework", "export", "tci").err == ""


def test_markdown_of_an_overlay_says_whose_words_are_whose(app: App) -> None:
    done = app("framework", "export", LANTERN, "--format", "markdown")
    assert done.out.startswith("# Lantern Family Support, version 3\n\n*An overlay of A Practice")
    assert "The wording it shows is its own. What comes from Lantern Family" in done.out
    assert "kitchen table" in done.out
    assert done.err == ""


@pytest.mark.parametrize("id", ["practice-guide", "tci"])
def test_markdown_leaves_out_no_level_of_headings(app: App, id: str) -> None:
    lines = app("framework", "export", id, "--format", "markdown").out.split("\n")
    levels = [len(line.split(" ")[0]) for line in lines if line.startswith("#")]
    assert all(level <= above + 1 for above, level in itertools.pairwise(levels))


def test_a_file_that_is_wrong_or_missing_is_told_before_anything_is_exported(app: App) -> None:
    wrong = app.write("wrong.yaml", "format: isp-overlay/1\nid: wrong\nof: nowhere\n")
    assert "'nowhere'" in app("framework", "export", wrong, exit_code=3).err
    assert "cannot read" in app("framework", "export", "missing.yaml", exit_code=1).err


@pytest.mark.sweep
def test_a_package_of_a_framework_that_isp_brings_is_given_an_id_of_its_own(
    app: App, tmp_path: Path
) -> None:
    package, file = (
        app.write("tci.json", app("framework", "export", "tci").out),
        tmp_path / "t.yaml",
    )
    out = app("framework", "import", package, "--output", str(file)).out
    assert "isp brings a framework called 'tci'; 'our-tci' would do" in " ".join(out.split())
    assert "--id" in app("framework", "import", package).err
    ours = tmp_path / "ours.yaml"
    done = app("framework", "import", package, "--id", "our-tci", "--output", str(ours))
    assert "isp brings" not in done.out
    assert "valid framework" in app("framework", "check", str(ours)).out


@pytest.mark.parametrize("id", ["tci", "Ours", "a.b", "7"])
def test_an_id_that_no_framework_of_ones_own_can_have_is_refused(app: App, id: str) -> None:
    package = app.write("package.json", json.dumps(NURSING))
    assert repr(id) in app("framework", "import", package, "--id", id, exit_code=2).err


def test_of_many_items_the_import_names_a_few(app: App, tmp_path: Path) -> None:
    items = [{"identifier": f"i{each}", "fullStatement": f"Item {each}."} for each in range(300)]
    package = app.write("many.json", json.dumps({"CFDocument": {"title": "T"}, "CFItems": items}))
    out = app("framework", "import", package, "--output", str(tmp_path / "many.yaml")).out
    assert "and 292 more" in " ".join(out.split())
    assert len(out.splitlines()) < 20


@pytest.mark.parametrize("id", ["practice-guide", "tci"])
def test_markdown_holds_every_competency_and_function_below_one_title(app: App, id: str) -> None:
    lines = app("framework", "export", id, "--format", "markdown").out.split("\n")
    framework = bundled_framework(id).framework
    assert [line for line in lines if line.startswith("# ")] == [
        f"# {framework.name}, version {framework.version}"
    ]
    for each in (*framework.competencies(), *framework.functions):
        assert any(line.lstrip("#") == f" {each.name}" for line in lines), each.id
    assert not any("isp browse" in line or "isp reflect" in line for line in lines)


def test_a_case_version_needs_case_and_an_unknown_framework_is_told(app: App) -> None:
    app("framework", "export", "--format", "csv", "--case-version", "1.0", exit_code=2)
    app("framework", "export", "--case-version", "2.0", exit_code=2)
    assert "isp framework list" in app("framework", "export", "nope", exit_code=1).err


def test_a_missing_package_is_told(app: App, tmp_path: Path) -> None:
    assert "cannot read" in app("framework", "import", str(tmp_path / "no"), exit_code=1).err
