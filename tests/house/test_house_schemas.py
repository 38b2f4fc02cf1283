"""docs/schema says what the records say, and what isp takes and refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from isp_cli.commands.schema import NAMES, json_schema
from isp_cli.errors import InvalidFile
from isp_cli.framework.bundled import framework_from
from support import ROOT, App, schemas_of_editors

FOLDER = ROOT / "docs" / "schema"
DATA = ROOT / "data"


OWN = """\
format: isp-framework/1
id: ours
name: Ours
version: "3"
language: en
sources:
  - {id: paper, name: P, title: P, authors: A, year: "2019", citation: C., note: N.}
domains:
  - id: doing
    name: Doing
    text: What is done.
    source: {document: paper, section: One}
    competencies:
      - id: listening
        name: Listening
        text: Hear people out.
        source: {document: paper, section: One}
questions:
  - id: q1
    text: What now?
    source: {document: paper, section: Two}
"""


def accepted(text: str) -> bool:
    """Say whether isp takes a framework's file."""
    try:
        framework_from(text.encode(), "ours.yaml")
    except InvalidFile:
        return False
    return True


def as_an_editor_reads(text: str) -> Any:
    """Read YAML with its own types, as an editor does: 2021 is a number, `true` a boolean."""
    return YAML(typ="safe", pure=True).load(text)


def problems(name: str, value: Any) -> list[str]:
    validator = schemas_of_editors().Draft202012Validator(json_schema(name))
    return [each.json_path for each in validator.iter_errors(value)]


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_in_the_docs_is_the_one_the_records_make(name: str) -> None:
    held = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert held == json_schema(name), "run docs/schema/renew.py"
    schemas_of_editors().Draft202012Validator.check_schema(held)


def test_there_is_no_schema_but_these() -> None:
    found = {path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.json")}
    assert found == set(NAMES)


def test_the_bundled_crosswalk_meets_its_schema() -> None:
    assert (
        problems("crosswalk", as_an_editor_reads((DATA / "crosswalk.yaml").read_text("utf-8")))
        == []
    )


@pytest.mark.parametrize("file", ["framework.yaml", "tci.yaml"])
def test_the_bundled_frameworks_meet_their_schema(file: str) -> None:
    assert problems("framework", as_an_editor_reads((DATA / file).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "path", sorted((DATA / "question-sets").glob("*.yaml")), ids=lambda p: p.stem
)
def test_the_bundled_question_sets_meet_their_schema(path: Path) -> None:
    assert problems("question-set", as_an_editor_reads(path.read_text("utf-8"))) == []


def test_what_isp_writes_meets_its_schema(tmp_path: Path) -> None:
    app = App(tmp_path / "home")
    note = (
        "set: after-session\nlabel: Site B\nanswers:\n"
        "  - {question: 1, text: 'They spoke.'}\n"
        "  - {question: 3, text: They laughed., how: observed}\n"
        "  - {question: 4, text: Wait.}\n"
        "  - {question: 5, competencies: [Facilitation]}\n"
    )
    app("reflect", "--from", app.write("note.yaml", note))
    app("promises", "kept", "1", "--note", "Done.")
    plan = (
        "competencies:\n"
        "  - {competency: facilitation, steps: [{text: Call Ben, due: 2027-01-15}]}\n"
        "  - {competency: teams}\n"
    )
    app("plan", "--from", app.write("plan.yaml", plan))
    for path in (app.home / "journal").rglob("*.yaml"):
        name = "plan" if "-plan-" in path.name else "entry"
        assert problems(name, as_an_editor_reads(path.read_text("utf-8"))) == [], path.name


@pytest.mark.parametrize("name", ["evaluacion", "lantern"])
def test_a_file_in_json_names_its_schema_by_a_key(tmp_path: Path, name: str) -> None:
    app = App(tmp_path / "home")
    text = (ROOT / "examples" / "frameworks" / f"{name}.yaml").read_text("utf-8")
    held = as_an_editor_reads(text)
    kind = "overlay" if "of" in held else "framework"
    named = {"$schema": f"{kind}.schema.json", **held}
    assert problems(kind, named) == []
    file = app.write(f"{name}.json", json.dumps(named))
    assert "This is a valid" in app("framework", "check", file).out
    app("framework", "add", file)
    assert "Read it" in app("framework", "show", name).out
    wrong = {**named, "$schema": ["overlay"]}
    assert problems(kind, wrong) == ["$['$schema']"]
    err = app("framework", "check", app.write("w.json", json.dumps(wrong)), exit_code=3).err
    assert "$schema: this key is not known" in err
    inside = {**held, "sources": [{**each, "$schema": "x"} for each in held["sources"]]}
    app("framework", "check", app.write("i.json", json.dumps(inside)), exit_code=3)


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("question-set", {"format": "isp-questions/1", "qestions": []}, "$"),
        ("question-set", {"format": "isp-questions/2"}, "$.format"),
        ("entry", {"format": "isp-entry/1", "answers": "none"}, "$.answers"),
        ("entry", {"format": "isp-entry/1", "end": False}, "$.end"),
    ],
)
def test_what_isp_refuses_its_schema_refuses(name: str, value: Any, where: str) -> None:
    assert where in problems(name, value)


@pytest.mark.parametrize(
    ("key", "text", "is_right"),
    [
        ("revised", "", True),
        ("revised", '"2026-11-23"', True),
        ("revised", "yesterday", False),
        ("version", "", True),
        ("id", "", False),
        ("id", "7", False),
        ("id", "Ours!", False),
        ("id", "true", True),
    ],
)
def test_a_key_of_a_framework_is_right_for_isp_where_it_is_for_an_editor(
    key: str, text: str, is_right: bool
) -> None:
    written = re.sub(rf"^{key}:.*", f"{key}: {text}", OWN, count=1, flags=re.MULTILINE)
    if key not in OWN:
        written = OWN.replace("\nlanguage:", f"\n{key}: {text}\nlanguage:")
    assert (problems("framework", as_an_editor_reads(written)) == []) == is_right
    assert accepted(written) == is_right


@pytest.mark.parametrize("key", ["hint", "at_most"])
def test_what_may_be_missing_may_not_be_empty_where_it_is_no_text(key: str) -> None:
    after = {"hint": "        text: Hear people out.", "at_most": "    text: What now?"}[key]
    written = OWN.replace(after, f"{after}\n{' ' * (len(after) - len(after.lstrip()))}{key}:")
    assert written != OWN
    assert problems("framework", as_an_editor_reads(written)) != []
    assert not accepted(written)


def test_no_schema_speaks_of_the_code() -> None:
    for name in NAMES:
        assert not re.search(r"`\w+\.\w+`|isp_cli", json.dumps(json_schema(name))), name


def test_a_number_without_quotes_is_text_as_isp_takes_it() -> None:
    held = as_an_editor_reads((DATA / "framework.yaml").read_text("utf-8"))
    held["version"] = 1.1
    assert problems("framework", held) == []


def test_a_key_of_ones_own_is_right_in_an_entry_and_wrong_in_a_set(tmp_path: Path) -> None:
    app = App(tmp_path / "home")
    app("promises", "add", "Ask")
    held = as_an_editor_reads(app.only_file("journal").read_text("utf-8"))
    assert problems("entry", {**held, "mood": "good"}) == []
    own = as_an_editor_reads((DATA / "question-sets" / "coaching.yaml").read_text("utf-8"))
    assert problems("question-set", {**own, "mood": "good"}) == ["$"]


def test_the_command_prints_and_writes_it(tmp_path: Path) -> None:
    app = App(tmp_path / "home")
    assert app("schema", "framework").json == json_schema("framework")
    path = tmp_path / "f.json"
    assert "yaml-language-server" in app("schema", "entry", "--output", str(path)).out
    assert json.loads(path.read_text("utf-8")) == json_schema("entry")
    assert "is there already" in app("schema", "entry", "--output", str(path), exit_code=1).err
    assert "'entri'" in app("schema", "entri", exit_code=1).err


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples" / "frameworks").glob("*.yaml")), ids=lambda p: p.stem
)
def test_the_example_frameworks_and_overlays_meet_their_schema(path: Path) -> None:
    held = as_an_editor_reads(path.read_text("utf-8"))
    assert problems("overlay" if "of" in held else "framework", held) == []


def test_what_only_an_overlay_brings_is_no_key_of_a_framework() -> None:
    held = as_an_editor_reads((DATA / "framework.yaml").read_text("utf-8"))
    assert problems("framework", {**held, "local": []}) == ["$"]
