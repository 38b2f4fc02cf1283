"""Files made to hang or break a reader: one clear error, in a process with little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, App

# each file is refused in the process too, in test_files_yaml_in.py
pytestmark = pytest.mark.sweep
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
ID = "2026-11-22-reflection-k7fq"
_NINE = ", ".join(["*{0}"] * 9)
_ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{_NINE.format(before)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
_INSIDE = _ALIASES.replace("\n", "\n  ")
_MERGES = "a: &a {k: v}\n" + "".join(
    f"{after}: &{after}\n  <<: [{_NINE.format(before)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
_HEAD = f"format: isp-entry/1\nid: {ID}\nkind: reflection\n"
FILES = [
    pytest.param(_ALIASES.encode(), "begins with '&' stands in quotes", id="alias-bomb"),
    pytest.param(
        f"{_HEAD}answers:\n  {_INSIDE}".encode(),
        "begins with '&' stands in quotes",
        id="alias-bomb-inside",
    ),
    pytest.param(_MERGES.encode(), "begins with '&' stands in quotes", id="merge-bomb"),
    pytest.param(b"[" * 500, "deep", id="500-brackets"),
    pytest.param(b"[" * 100_000, "deep", id="100-000-brackets"),
    pytest.param(b"{a: " * 50_000, "deep", id="50-000-braces"),
    pytest.param(b"- " * 50_000, "deep", id="50-000-dashes"),
    pytest.param(
        "".join(f"k{number}: v\n" for number in range(100_000)).encode(),
        "parts",
        id="100-000-keys",
    ),
    pytest.param(
        _HEAD.encode() + b'note: "' + b"x" * 4_000_000 + b'"\n',
        "missing",
        id="one-long-line",
    ),
    pytest.param(b"x" * (33 * 1024 * 1024), "larger than", id="too-large"),
    pytest.param(
        f"{_HEAD}framework: {{id: a, version: !!python/object/apply:os.system ['x']}}\n".encode(),
        "begins with '!' stands in quotes",
        id="python-tag",
    ),
    pytest.param(f"{_HEAD}kind: plan\n".encode(), "there twice", id="duplicate-key"),
    pytest.param(b"%YAML 1.1\n---\na: yes\n---\nb: no\n", "second", id="two-documents"),
    pytest.param(_HEAD.encode("utf-16"), "not UTF-8", id="utf-16"),
    pytest.param(f"{_HEAD}note: Grüße\n".encode("latin-1"), "not UTF-8", id="latin-1"),
    pytest.param(b"\0" * 4096, "NUL", id="all-nul"),
    pytest.param(f"{_HEAD}note: \x1b[31mred\n".encode(), "U+001B", id="terminal-escape"),
    pytest.param(_HEAD.encode() + b'"\\ud83d": 1\n', "", id="half-a-surrogate"),
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b"<<<<<<< a\n" * 200_000, "git", id="conflict-after-conflict"),
    pytest.param(b"format: isp-entry/" + b"9" * 100_000 + b"\n", "upgrade", id="huge-version"),
]


def run(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    env = {**os.environ, "ISP_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-m", "isp_cli", *args],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=limited,
    )


def put(home: Path, id: str, data: bytes) -> Path:
    folder = home / "journal" / id[:4] / id[5:7]
    for each in (*reversed(folder.parents), folder):
        if not each.exists():
            each.mkdir(mode=0o700)
    path = folder / f"{id}.yaml"
    path.write_bytes(data)
    path.chmod(0o600)
    return path


@linux
@pytest.mark.parametrize(("data", "said"), FILES)
def test_showing_a_hostile_entry_is_one_clear_error(app: App, data: bytes, said: str) -> None:
    path = put(app.home, ID, data)
    shown = run(app.home, "journal", "show", "last")
    assert shown.returncode == (1 if said == "larger than" else 3), shown.stderr
    assert shown.stderr.count("isp: error: ") == 1 and said in shown.stderr
    assert "Traceback" not in shown.stderr and len(shown.stderr) < 2_000
    assert path.read_bytes() == data


@linux
def test_the_doctor_takes_them_all_in_one_round(app: App) -> None:
    ids = [f"2026-11-{day:02}-reflection-k7fq" for day in range(1, len(FILES) + 1)]
    paths = {
        str(put(app.home, id, data.replace(ID.encode(), id.encode()))): said
        for id, (data, said) in zip(ids, (each.values for each in FILES), strict=True)
    }
    before = {path: Path(path).read_bytes() for path in paths}
    checked = run(app.home, "doctor", "--json")
    assert (checked.returncode, checked.stderr) == (3, "")
    findings = json.loads(checked.stdout)["findings"]
    assert [each["path"] for each in findings] == list(paths)
    for each in findings:
        assert paths[each["path"]] in each["what"] + each["way_out"]
    assert {path: Path(path).read_bytes() for path in paths} == before
