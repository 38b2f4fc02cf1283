"""`isp worksheet`, and `isp reflect --from` with the form it prints."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml

from filling import filled_markdown, filled_yaml, markdown_form, yaml_form
from support import App, Script

TWO = ("facilitation", "brokering")


def handed_in(app: App, text: str) -> list[dict[str, Any]]:
    """Hand in a form, and return the answers of the entry that was made of it."""
    app("reflect", "--from", app.write("form.txt", text))
    answers: list[dict[str, Any]] = app("journal", "show", "last", "--json").json["answers"]
    return answers


def refused(app: App, text: str) -> str:
    """Hand in a form that has problems: nothing is written, and the file stays as it was."""
    path = app.write("form.txt", text)
    before = Path(path).read_bytes()
    told = app("reflect", "--from", path, exit_code=3).err
    assert Path(path).read_bytes() == before
    return told


def test_the_printed_form_is_the_markdown_of_the_interview(app: App) -> None:
    out = app("worksheet").out
    assert out == markdown_form()
    assert out.startswith("<!-- isp-form/1 practice-guide 1.1 -->\n\n# Time to reflect\n")
    assert (
        "\n## 4. What has supporting implementation taught you that has stayed with you?\n" in out
    )
    assert "\n- [ ] Be curious\n" in out
    assert "\\" not in out


def test_markdown_and_yaml_give_the_same_entry(app: App, tmp_path: Path) -> None:
    other = App(tmp_path / "other")
    held = handed_in(app, filled_markdown())
    assert len(held) == 10
    assert held == handed_in(other, filled_yaml())


def test_a_script_may_load_the_yaml_form_fill_it_and_hand_in_what_it_dumps(app: App) -> None:
    form = yaml.safe_load(yaml_form())
    form["answers"][3]["text"] = "Slow is fast."
    form["answers"][6]["competencies"] = ["Facilitation", "Brokering"]
    held = handed_in(app, yaml.safe_dump(form, sort_keys=False))
    assert [(each["text"], each["competencies"]) for each in held] == [
        ("Slow is fast.", []),
        ("", ["facilitation", "brokering"]),
    ]


def test_a_form_gives_the_entry_the_terminal_gives(app: App, tmp_path: Path) -> None:
    person = Script(
        "I coach.", ("be-curious",), "Yes.", (), "", "Slow is fast.", (), "", (), "",
        TWO, "These two.", "The site", "Anna", "", "", "", "Call Ben", "", "", "My agenda", "Here",
        "",
    )  # fmt: skip
    asked = App(tmp_path / "asked")
    asked("reflect", script=person)
    form = filled_markdown(
        {
            "Answer 1": "I coach.",
            "Answer 2": "Yes.",
            "Answer 4": "\n\nSlow is fast.\n\n",
            "Answer 7": "These two.",
            "Competency 7a": "Facilitation",
            "Answer 7a.1": "The site",
            "Answer 7a.2": "Anna",
            "Competency 7b": "Brokering",
            "Answer 7b.3": "Call Ben",
            "Answer 10": "My agenda",
            "Answer 10.1": "Here",
        },
        {2: ("Be curious",)},
    )
    assert handed_in(app, form) == asked("journal", "show", "last", "--json").json["answers"]


@pytest.mark.parametrize("kind", [[], ["--yaml"]], ids=["markdown", "yaml"])
def test_a_form_as_it_was_printed_says_that_nothing_is_answered(app: App, kind: list[str]) -> None:
    told = refused(app, app("worksheet", *kind).out)
    assert "nothing is answered" in told
    assert "has 1 problem\n" in told


@pytest.mark.parametrize("kind", [[], ["--yaml"], ["--html"]], ids=str)
def test_a_form_of_some_questions_keeps_their_numbers_and_order(app: App, kind: list[str]) -> None:
    out = app("worksheet", "--questions", "sharing, 04,1", *kind).out
    found = [out.index(f" {number}. ") if kind != ["--html"] else out.index(f"<h2>{number}. ")
             for number in (1, 4, 10)]  # fmt: skip
    assert found == sorted(found)
    assert "which principles" not in out


def test_a_form_of_some_questions_is_read_back(app: App) -> None:
    form = app("worksheet", "--questions", "4").out
    assert (
        handed_in(app, filled_markdown({"Answer 4": "Slow."}, {}, form=form))[0]["text"] == "Slow."
    )


@pytest.mark.parametrize("said", ["11", "0", "1,nothing", "", ","])
def test_an_unknown_question_is_an_error_that_names_what_there_is(app: App, said: str) -> None:
    told = app("worksheet", "--questions", said, exit_code=1).err
    assert "questions are 1 to 10" in told


def test_two_kinds_at_once_are_not_understood(app: App) -> None:
    assert "choose --html or --yaml" in app("worksheet", "--html", "--yaml", exit_code=2).err


@pytest.mark.parametrize("kind", [[], ["--yaml"], ["--html"]], ids=str)
def test_output_writes_what_would_be_printed_in_utf_8(
    app: App, tmp_path: Path, kind: list[str]
) -> None:
    path = tmp_path / "Übung.txt"
    told = app("worksheet", *kind, "--output", str(path)).out
    assert str(path) in told
    assert path.read_bytes() == app("worksheet", *kind).out.encode("utf-8")
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_output_leaves_a_file_that_is_there_as_it_is(app: App, tmp_path: Path) -> None:
    path = Path(app.write("form.md", "my answers"))
    told = app("worksheet", "--output", str(path), exit_code=1).err
    assert "is there already, and was left as it is" in told
    assert path.read_text(encoding="utf-8") == "my answers"
    assert [each.name for each in tmp_path.iterdir()] == ["form.md"]


def test_output_into_a_folder_that_is_not_there_says_so(app: App, tmp_path: Path) -> None:
    told = app("worksheet", "--output", str(tmp_path / "no" / "form.md"), exit_code=1).err
    assert "no is not there" in told
    assert not list(tmp_path.iterdir())


def test_every_problem_of_a_form_is_told_at_once_by_line(app: App) -> None:
    form = filled_markdown().replace("# Time to reflect\n", "# Time to reflect\nAnna\n")
    form = form.replace("**Competency 7b:**\n\nFacilitation", "**Competency 7b:**\n\njuggling")
    told = refused(app, form + "Answer 99: no\n")
    assert "has 3 problems" in told
    assert "  line 4: no answer belongs here: 'Anna'" in told
    assert "question 7: nothing in the competencies is called 'juggling'" in told
    assert "there is no place called 'Answer 99'" in told


def test_a_form_comes_through_a_pipe_with_a_mark_of_its_bytes(app: App) -> None:
    form = filled_markdown({"Answer 4": "Größe “zählt”."}, {})
    app("reflect", "--from", "-", stdin=b"\xef\xbb\xbf" + form.replace("\n", "\r\n").encode())
    (held,) = app("journal", "show", "last", "--json").json["answers"]
    assert held["text"] == "Größe “zählt”."


def test_a_form_in_another_encoding_is_refused_with_the_line(app: App, tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_bytes(filled_markdown({"Answer 1": "Größe"}, {}).encode("cp1252"))
    assert "this is not UTF-8 text" in app("reflect", "--from", str(path), exit_code=3).err


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("isp-form/1", "isp-form/2"), "format: this isp reads isp-form/1, not isp-form/2"),
        (("id: practice-guide", "id: another"), "this form is for another, not for practice-guide"),
        (("question: lessons", "question: lesson"), "unknown question 'lesson'"),
        (("      # - Be committed", "      - Humour"), "is called 'Humour'"),
    ],
    ids=["newer", "framework", "question", "name"],
)
def test_a_yaml_form_that_means_something_else_is_told_of(
    app: App, change: tuple[str, str], told: str
) -> None:
    assert told in refused(app, filled_yaml().replace(*change, 1))


def test_an_answers_file_keeps_the_line_end_a_form_does_not(app: App, tmp_path: Path) -> None:
    plain = "answers:\n  - question: 4\n    text: |\n      Slow.\n"
    assert handed_in(app, plain)[0]["text"] == "Slow.\n"
    assert handed_in(App(tmp_path / "other"), f"format: isp-form/1\n{plain}")[0]["text"] == "Slow."
