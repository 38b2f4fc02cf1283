"""The bundled Practice Guide holds what the documents hold, all of it and in their order."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from isp_cli.errors import CannotRead
from isp_cli.framework.bundled import compile_yaml, framework_from, practice_guide, read_bundled
from isp_cli.framework.records import Competency, Framework, Item, Source
from isp_cli.framework.rules import inconsistencies
from isp_cli.records import build, walk

# competency: abilities and those nested under them, activities and those nested, hint points
_COUNTS = """
co-learning 3/0 7/0 4
brokering 2/0 7/0 4
power-differentials 4/0 7/0 6
co-design 3/0 6/0 3
tailoring-support 3/0 7/0 3
needs-and-assets 3/0 6/0 4
understanding-context 2/3 6/0 3
implementation-frameworks 3/0 6/0 2
facilitation 2/5 10/0 4
communication 4/0 6/7 4
improvement-cycles 3/0 9/0 7
relationships 3/4 11/0 4
teams 3/1 10/6 4
capacity 2/4 8/0 8
leaders-and-champions 3/2 10/0 7
"""


@pytest.fixture(scope="module")
def guide() -> Framework:
    return framework_from(read_bundled("framework.yaml")[0], "framework.yaml")


def counted(items: tuple[Item, ...]) -> str:
    return f"{len(items)}/{sum(len(item.items) for item in items)}"


def test_the_guide_has_six_principles(guide: Framework) -> None:
    assert len(guide.principles) == 6


def test_the_guide_has_three_domains_of_five_six_and_four_competencies(guide: Framework) -> None:
    assert [len(domain.competencies) for domain in guide.domains] == [5, 6, 4]


def test_every_competency_has_its_abilities_activities_and_hint_points(guide: Framework) -> None:
    found = [
        f"{each.id} {counted(each.abilities)} {counted(each.activities)} {len(each.hint.items)}"
        for each in guide.competencies()
    ]
    assert found == _COUNTS.split("\n")[1:-1]


def test_no_ability_or_activity_is_nested_deeper_than_once(guide: Framework) -> None:
    nested = [
        inner
        for each in guide.competencies()
        for item in (*each.abilities, *each.activities)
        for inner in item.items
    ]
    assert not any(item.items for item in nested)


def test_the_guide_has_all_abilities_activities_and_hint_points(guide: Framework) -> None:
    competencies = list(guide.competencies())
    abilities = [item for each in competencies for item in each.abilities]
    activities = [item for each in competencies for item in each.activities]
    assert (counted(tuple(abilities)), counted(tuple(activities))) == ("43/19", "116/13")
    assert sum(len(each.hint.items) for each in competencies) == 67


def test_the_ten_questions_ask_for_their_kinds_of_answer(guide: Framework) -> None:
    assert [question.answer for question in guide.questions] == [
        *("text", "principles", "competencies", "text", "principles", "competencies"),
        *("development", "text", "text", "text"),
    ]


def test_only_the_seventh_question_says_how_many_two_to_three(guide: Framework) -> None:
    limits = [(question.at_least, question.at_most) for question in guide.questions]
    assert limits == [*[(0, None)] * 6, (2, 3), *[(0, None)] * 3]


def test_the_seventh_question_has_three_follow_ups_and_the_tenth_one(guide: Framework) -> None:
    counts = [len(question.follow_ups) for question in guide.questions]
    assert counts == [0, 0, 0, 0, 0, 0, 3, 0, 0, 1]


@pytest.mark.parametrize(
    ("part", "count"),
    [
        *(("dilemmas", 4), ("ways_out", 3), ("context_levels", 3)),
        *(("glossary", 63), ("resources", 22), ("readings", 16)),
    ],
)
def test_every_part_of_the_guide_is_whole(guide: Framework, part: str, count: int) -> None:
    assert len(getattr(guide, part)) == count


def test_the_resources_are_of_five_kinds(guide: Framework) -> None:
    assert Counter(resource.kind for resource in guide.resources) == {
        "websites": 7,
        "collections": 4,
        "training": 2,
        "journals": 4,
        "networks": 5,
    }


def test_ids_are_unique_words_and_every_source_exists(guide: Framework) -> None:
    assert inconsistencies(guide) == []


def test_every_record_that_has_an_id_has_a_source_or_is_one(guide: Framework) -> None:
    without = [
        record.id
        for at, record in walk(guide)
        if at and at[0] != "sources" and hasattr(record, "id") and not hasattr(record, "source")
    ]
    assert without == []


def test_every_source_names_a_document_and_a_section(guide: Framework) -> None:
    documents = {document.id for document in guide.sources}
    sources = [record for _, record in walk(guide) if isinstance(record, Source)]
    assert {source.document for source in sources} <= documents
    assert all(source.section for source in sources)


def test_no_text_is_empty_or_ends_in_blanks(guide: Framework) -> None:
    texts = [(at, getattr(record, "text", "words")) for at, record in walk(guide)]
    wrong = [at for at, text in texts if not text or text != text.strip()]
    variants = [at for at in wrong if "variants" not in at]
    assert variants == []


def numbers(items: tuple[Item, ...]) -> list[str]:
    return [item.source.item for item in items if item.source.document == "guide"]


def competencies(guide: Framework) -> list[Competency]:
    return list(guide.competencies())


def test_abilities_are_numbered_one_two_three_in_every_competency(guide: Framework) -> None:
    for each in competencies(guide):
        expected = [str(number) for number in range(1, len(each.abilities) + 1)]
        assert numbers(each.abilities) == expected, each.id


def test_activities_are_numbered_one_two_three_in_every_competency(guide: Framework) -> None:
    for each in competencies(guide):
        expected = [str(number) for number in range(1, len(each.activities) + 1)]
        if each.id == "power-differentials":  # item 6 of the guide is two activities here
            expected[5:] = ["6a", "6b"]
        assert numbers(each.activities) == expected, each.id


def test_the_points_of_a_hint_are_in_the_order_of_the_guide(guide: Framework) -> None:
    for each in competencies(guide):
        paragraphs = [int(point.source.item) for point in each.hint.items]
        assert paragraphs == sorted(paragraphs), each.id


def test_the_bundled_guide_is_what_its_yaml_says(guide: Framework) -> None:
    assert practice_guide() == guide


def test_a_file_the_installation_lacks_is_told() -> None:
    with pytest.raises(CannotRead, match="install it again"):
        read_bundled("no-such-file.yaml")


# The compiled form says what the YAML says, and is believed only with the YAML's checksum.

SMALL = b"""\
format: isp-framework/1
id: small
name: A small one
version: "1"
language: en
about: []
sources: []
principles: []
domains: []
questions: []
dilemmas: []
ways_out: []
context_levels: []
glossary: []
resources: []
readings: []
"""
_ASK = """\
import sys
from isp_cli.framework.bundled import practice_guide
print(practice_guide().name, "isp_cli.files.yaml_in" in sys.modules)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the code with a small framework of its own."""
    import isp_cli

    source = Path(str(isp_cli.__file__)).parent
    shutil.copytree(
        source,
        tmp_path / "src" / "isp_cli",
        ignore=shutil.ignore_patterns("__pycache__", "data", "commands", "ui"),
    )
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "framework.yaml").write_bytes(SMALL)
    return tmp_path


def guide_in(checkout: Path) -> str:
    """Say the name of the guide a fresh interpreter loads, and whether it read YAML for it."""
    environ = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _ASK], env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def compiled_with(**changes: object) -> bytes:
    return json.dumps({**json.loads(compile_yaml(SMALL)), **changes}).encode()


@pytest.mark.parametrize("name", ["framework.yaml", "tci.yaml"])
def test_a_compiled_framework_equals_the_parsed_one(name: str) -> None:
    data = read_bundled(name)[0]
    record = json.loads(compile_yaml(data))
    assert build(Framework, record["record"]) == framework_from(data, name)


def test_the_checksum_of_a_compiled_form_tells_changes_of_one_letter() -> None:
    checksums = {json.loads(compile_yaml(SMALL))["checksum"]}
    for word in (b"B small one", b"A Small one", b"A small onf", b"a small one"):
        changed = SMALL.replace(b"A small one", word)
        checksums.add(json.loads(compile_yaml(changed))["checksum"])
    assert len(checksums) == 5


def test_compiling_twice_gives_the_same_bytes() -> None:
    assert compile_yaml(SMALL) == compile_yaml(SMALL)


def test_the_compiled_form_is_believed_without_reading_yaml(checkout: Path) -> None:
    (checkout / "data" / "framework.json").write_bytes(compile_yaml(SMALL))
    assert guide_in(checkout) == "A small one False"


def test_without_the_compiled_form_the_yaml_is_read(checkout: Path) -> None:
    assert guide_in(checkout) == "A small one True"


@pytest.mark.parametrize("name", [b"Another", b"A smell one"], ids=["shorter", "same-length"])
def test_a_compiled_form_of_other_yaml_is_not_believed(checkout: Path, name: bytes) -> None:
    other = compile_yaml(SMALL.replace(b"A small one", name))
    (checkout / "data" / "framework.json").write_bytes(other)
    assert guide_in(checkout) == "A small one True"


@pytest.mark.sweep
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(compile_yaml(SMALL)[:-40], id="cut"),
        pytest.param(b"\xff\xfe\0", id="binary"),
        pytest.param(b"[]", id="a-list"),
        pytest.param(b"null", id="null"),
        pytest.param(b"{}", id="no-checksum"),
        pytest.param(compiled_with(checksum=None), id="checksum-is-null"),
        pytest.param(compiled_with(record={"id": "small"}), id="keys-missing"),
        pytest.param(compiled_with(record={"colour": "blue"}), id="unknown-key"),
        pytest.param(compiled_with(record=[]), id="record-is-a-list"),
    ],
)
def test_a_damaged_compiled_form_is_not_believed(checkout: Path, data: bytes) -> None:
    (checkout / "data" / "framework.json").write_bytes(data)
    assert guide_in(checkout) == "A small one True"


def test_the_build_compiles_every_framework_beside_its_yaml(checkout: Path) -> None:
    other = SMALL.replace(b"id: small", b"id: other")
    (checkout / "data" / "other.yaml").write_bytes(other)
    top = Path(__file__).resolve().parents[2]
    shutil.copy(top / "hatch_build.py", checkout)
    script = (
        "from hatch_build import CompileData; "
        "CompileData('.', {}, None, None, '.', 'wheel').initialize('standard', {})"
    )
    subprocess.run(
        [sys.executable, "-c", script],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    assert (checkout / "data" / "framework.json").read_bytes() == compile_yaml(SMALL)
    assert (checkout / "data" / "other.json").read_bytes() == compile_yaml(other)
