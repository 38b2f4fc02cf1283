"""Words and file names of the command line: text is text in any locale, and '-' is a stream."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from isp_cli.line.root import app as root
from support import App

GRUSS = "Grüße an Zoë 日本"
AS_BYTES = GRUSS.encode().decode("ascii", "surrogateescape")
NO_UTF_8 = "caf\udce9"
WRITERS = [
    *[("worksheet",), ("schema", "entry"), ("framework", "export", "tci", "--format", "csv")],
    *[("framework", "new", "ours"), ("framework", "new", "ours", "--overlay", "tci")],
    *[("practice", "export"), ("plan", "ics"), ("framework", "import", "-")],
]


@pytest.fixture
def planned(app: App) -> App:
    step = "{text: Shadow Anna, due: in 3 weeks}"
    plan = f"- {{competency: facilitation, steps: [{step}]}}\n- competency: brokering\n"
    app("plan", "--from", "-", stdin=f"competencies:\n{plan}")
    app("promises", "add", "Ask Anna")
    return app


@pytest.mark.skipif(os.name == "nt", reason="Windows gives letters, not bytes")
@pytest.mark.parametrize(
    "command",
    [
        ("promises", "add", AS_BYTES),
        ("promises", "kept", "1", "--note", AS_BYTES),
        ("promises", "still-open", "1", "--note", AS_BYTES),
        ("promises", "let-go", "1", "--why", AS_BYTES),
        ("evidence", "add", AS_BYTES, "--how", "data", "--competency", "facilitation"),
        ("plan", "add", "facilitation", AS_BYTES, "--due", "in 3 weeks"),
        ("plan", "change", "1", AS_BYTES),
        ("plan", "change", "1", "Call", "--why", AS_BYTES),
        ("plan", "done", "1", "--note", AS_BYTES),
        ("plan", "drop", "1", "--learnt", AS_BYTES),
        ("plan", "close", "--learnt", AS_BYTES),
        ("reflect", "--from", "-", "--after", AS_BYTES),
    ],
    ids=lambda command: " ".join(command).replace(AS_BYTES, "WORDS"),
)
def test_words_that_come_as_bytes_are_kept_as_text_or_refused(
    planned: App, command: tuple[str, ...]
) -> None:
    stdin = "answers: [{question: after.happened, text: Slow}]"
    refused = tuple(NO_UTF_8 if each == AS_BYTES else each for each in command)
    err = planned(*refused, stdin=stdin, exit_code=2).err
    assert "these words are not UTF-8 text" in err
    planned(*command, stdin=stdin)
    there = b"".join(planned.files().values())
    assert GRUSS.encode() in there and b"\\udc" not in there.lower()
    assert planned("journal", "search", AS_BYTES.split()[0]).out.count("Grüße")


def test_every_option_that_takes_words_takes_them_as_text() -> None:
    def every(command: Any) -> Any:
        yield command
        for below in getattr(command, "commands", {}).values():
            yield from every(below)

    for command in every(get_command(root)):
        words = [each for each in command.params if "WORDS" in (each.metavar or "")]
        assert not words or type(command).__module__ == "isp_cli.line.typed"


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
def test_a_file_keeps_the_name_the_system_has_for_it(app: App, tmp_path: Path) -> None:
    path = tmp_path / NO_UTF_8
    try:
        path.write_text("answers: [{question: 1, text: Slow}]", encoding="utf-8")
    except OSError:
        pytest.skip("this disk has only names of letters")
    app("reflect", "--from", str(path))
    app("worksheet", "--output", str(tmp_path / f"{NO_UTF_8}.md"))
    assert (tmp_path / f"{NO_UTF_8}.md").exists()


@pytest.mark.parametrize("command", WRITERS, ids=" ".join)
def test_a_dash_for_the_output_is_the_stream_and_no_file(
    planned: App, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    package = planned("framework", "export", "tci").out
    before = sorted(tmp_path.rglob("*"))
    told = planned(*command, "--output", "-", stdin=package).out
    assert told and sorted(tmp_path.rglob("*")) == before
    if command[:2] != ("framework", "new"):  # without it, that one writes a file
        assert told == planned(*command, stdin=package).out


@pytest.mark.sweep
@pytest.mark.parametrize("command", WRITERS, ids=" ".join)
@pytest.mark.parametrize("name", ["", ".", "/"])
def test_an_output_without_a_name_is_a_usage_error(
    planned: App, command: tuple[str, ...], name: str
) -> None:
    assert "name a file" in planned(*command, "--output", name, exit_code=2).err


def test_a_home_that_is_a_file_is_told_the_same_everywhere(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("words", encoding="utf-8")
    told = {
        App(home)("--home", str(home), *command, exit_code=1).err
        for command in [
            *[(), ("framework",), ("framework", "list"), ("framework", "use", "tci")],
            *[("questions",), ("browse",), ("worksheet",), ("plan",), ("journal", "list")],
            *[("doctor",), ("where",), ("thread", "facilitation"), ("promises", "add", "Ask")],
        ]
    }
    assert told == {
        f"isp: error: {home} is not a folder\n"
        "isp: hint: --home or ISP_HOME names the folder isp keeps things in\n"
    }
