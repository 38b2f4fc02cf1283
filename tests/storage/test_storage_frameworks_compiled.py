"""The compiled form says what the YAML says, and is believed only with the YAML's checksum."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from isp_cli.framework.bundled import compile_yaml, framework_from, read_bundled
from isp_cli.framework.records import Framework
from isp_cli.records import build

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
print(practice_guide().name, "ruamel.yaml" in sys.modules)
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
