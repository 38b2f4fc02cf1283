"""`isp framework export` and `import`, as a person and an institution's system meet them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from isp_cli.storage.frameworks import bundled_framework, read_framework
from support import App

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
    assert read_framework(file) == bundled_framework(id).framework


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


def test_import_says_where_the_file_is_and_what_comes_next(app: App, tmp_path: Path) -> None:
    package = app.write("package.json", json.dumps(NURSING))
    file = tmp_path / "ours.yaml"
    out = app("framework", "import", package, "--output", str(file)).out
    assert "Decided on the way" in out
    assert str(file) in out.replace("\n", "")
    assert [each.name for each in read_framework(file).competencies()] == ["الاستماع"]


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


def test_json_is_the_records_with_their_format(app: App) -> None:
    made = app("framework", "export", "tci", "--format", "json").json
    assert made["format"] == "isp-framework/1"
    assert len(made["domains"][0]["competencies"]) == 10


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
