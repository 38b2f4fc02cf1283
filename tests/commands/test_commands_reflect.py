"""`isp reflect` with a person, and with an answer file."""

from __future__ import annotations

import json

import pytest

from support import FINISH, SKIP, App, Script, leaving

TWO = ("facilitation", "brokering")


def everything() -> Script:
    """A person who answers every question."""
    return Script(
        "I coach two sites.\nMostly on Tuesdays.",
        ("be-curious", "advance-equity"), "They go together.",
        ("facilitation",), "It carries the rest.",
        "Slow is fast.",
        ("be-curious",), "Also humour.",
        ("communication",), "",
        TWO, "These two.",
        "The NIRN site", "Anna", "Shadow Anna",
        "My notes", "", "Call Ben",
        "In supervision.",
        "What did you notice?",
        "My agenda template", "In the team folder",
        FINISH,
    )  # fmt: skip


def test_ten_answers_become_one_entry_that_reads_alone(app: App) -> None:
    out = app("reflect", script=everything()).out
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert str(app.only_file("journal")) in out
    assert "isp plan" in out
    assert text.startswith("format: isp-entry/1\nid: 2026-11-22-reflection-")
    assert "started: '2026-11-22T18:05:00+01:00'" in text
    assert "framework:\n  id: practice-guide\n  version: '1.1'\n" in text
    assert "    text: |-\n      I coach two sites.\n      Mostly on Tuesdays.\n" in text
    assert "    asked: What has supporting implementation taught you" in text
    assert text.endswith("end: true\n")
    assert not list((app.home / "drafts").iterdir())


def test_every_choice_and_follow_up_is_kept(app: App) -> None:
    app("reflect", script=everything())
    answers = app("journal", "show", "last", "--json").json["answers"]
    assert len(answers) == 10
    held = {each["question"]: each for each in answers}
    assert held["guiding-principles"]["principles"] == ["be-curious", "advance-equity"]
    assert held["development"]["competencies"] == ["brokering", "facilitation"] or held[
        "development"
    ]["competencies"] == list(TWO)
    assert [
        (each["question"], each["competency"], each["text"])
        for each in held["development"]["follow_ups"]
    ] == [
        ("development.resources", "facilitation", "The NIRN site"),
        ("development.people", "facilitation", "Anna"),
        ("development.next-steps", "facilitation", "Shadow Anna"),
        ("development.resources", "brokering", "My notes"),
        ("development.next-steps", "brokering", "Call Ben"),
    ]
    assert held["sharing"]["follow_ups"][0]["text"] == "In the team folder"


def test_each_question_shows_its_number_and_its_help(app: App) -> None:
    script = everything()
    app("reflect", script=script)
    assert "Question 1 of 10." in script.pages[0]
    assert "Think of an ordinary week" in script.pages[0]
    assert "Question 7 of 10, Facilitation." in script.pages[13 - 1]


def test_principles_and_competencies_are_lists_to_choose_from(app: App) -> None:
    script = everything()
    app("reflect", script=script)
    assert len(script.choices[0]) == 6
    assert len(script.choices[1]) == 15
    groups = [each.group for each in script.choices[1]]
    assert [groups.count(name) for name in dict.fromkeys(groups)] == [5, 6, 4]


def test_an_empty_answer_skips(app: App) -> None:
    script = Script("", SKIP, "", SKIP, "", "One.", *[SKIP, ""] * 3, "", "", "", "", FINISH)
    app("reflect", script=script)
    answers = app("journal", "show", "last", "--json").json["answers"]
    assert [each["question"] for each in answers] == ["lessons"]


def test_when_nothing_is_answered_nothing_is_kept(app: App) -> None:
    script = Script("", SKIP, "", SKIP, "", "", *[SKIP, ""] * 3, "", "", "", "")
    assert "nothing was kept" in app("reflect", script=script).err
    assert app.files() == {}


def test_every_accepted_answer_is_on_disk_before_the_next_question(app: App) -> None:
    class Watching(Script):
        def text(self, page: object, *, default: str = "") -> str:
            self.seen.append("".join(b.decode() for b in app.files().values()))
            return super().text(page, default=default)  # type: ignore[arg-type]

    script = Watching("First.", SKIP, "Second.", leaving())
    script.seen = []  # type: ignore[attr-defined]
    script.answers.insert(3, SKIP)
    app("reflect", script=script, exit_code=130)
    assert "First." in script.seen[1]  # type: ignore[attr-defined]
    assert "Second." in script.seen[2]  # type: ignore[attr-defined]


def test_an_interrupted_reflection_resumes_with_the_half_typed_answer(app: App) -> None:
    left = Script("First.", SKIP, "", SKIP, "", leaving("half a thou"))
    err = app("reflect", script=left, exit_code=130).err
    assert "Kept: 1 answer and what you were writing." in err
    assert "Go on with: isp reflect" in err
    back = Script(True, "half a thought", *[SKIP, ""] * 3, "", "", "", "", FINISH)
    app("reflect", script=back)
    assert "1 answer so far" in back.pages[0]
    assert back.defaults[1] == "half a thou"
    held = app("journal", "show", "last", "--json").json["answers"]
    assert [each["text"] for each in held] == ["First.", "half a thought"]


def test_a_half_made_choice_is_offered_again(app: App) -> None:
    app("reflect", script=Script("", leaving(chosen=("be-curious",))), exit_code=130)
    back = Script(True, leaving())
    app("reflect", script=back, exit_code=130)
    assert back.defaults[1] == ("be-curious",)


def test_a_draft_that_is_not_taken_up_stays(app: App) -> None:
    app("reflect", script=Script("First.", leaving()), exit_code=130)
    draft = app.only_file("drafts")
    err = app("reflect", script=Script(False, leaving()), exit_code=130).err
    assert "stays in the drafts" in err
    assert draft.exists()


def test_several_drafts_are_offered_by_their_day_and_first_words(app: App) -> None:
    app("reflect", script=Script("First.", leaving()), exit_code=130)
    app("reflect", script=Script(False, "Second.", leaving()), exit_code=130)
    drafts = list((app.home / "drafts").iterdir())
    (first,) = (each.stem for each in drafts if b"First." in each.read_bytes())
    script = Script(first, leaving("half"))
    app("reflect", script=script, exit_code=130)
    assert "22 Nov 2026: First." in [each.name for each in script.choices[0]]
    assert b"half" in (app.home / "drafts" / f"{first}.yaml").read_bytes()


def test_leaving_before_the_first_word_keeps_nothing(app: App) -> None:
    assert "nothing was kept" in app("reflect", script=Script(leaving()), exit_code=130).err
    assert app.files() == {}


def test_a_draft_that_cannot_be_read_is_told_of_and_left_alone(app: App) -> None:
    app("reflect", script=Script("First.", leaving()), exit_code=130)
    draft = app.only_file("drafts")
    draft.write_text("answers: [", encoding="utf-8")
    err = app("reflect", script=Script(leaving()), exit_code=130).err
    assert "line " in err and "left as it is" in err
    assert draft.read_text(encoding="utf-8") == "answers: ["


def test_without_a_terminal_it_refuses_and_names_the_way(app: App) -> None:
    assert "isp reflect --from FILE" in app("reflect", exit_code=4, stdin="").err


FORM = """\
answers:
  - question: 1
    text: |
      I coach.
  - question: guiding-principles
    principles: [Be curious, advance-equity]
  - question: development
    competencies: [Facilitation, brokering]
    follow_ups:
      - question: development.people
        competency: facilitation
        text: Anna
"""


def test_a_yaml_form_becomes_an_entry(app: App) -> None:
    app("reflect", "--from", app.write("form.yaml", FORM))
    first, second, third = app("journal", "show", "last", "--json").json["answers"]
    assert first["text"] == "I coach.\n"
    assert first["asked"].startswith("Tell me about your practice")
    assert second["principles"] == ["be-curious", "advance-equity"]
    assert third["follow_ups"][0]["text"] == "Anna"


def test_json_from_stdin_becomes_an_entry(app: App) -> None:
    form = json.dumps({"answers": [{"question": 4, "text": "One\r\ntwo 😀"}]})
    app("reflect", "--from", "-", stdin=form)
    assert app("journal", "show", "1", "--json").json["answers"][0]["text"] == "One\ntwo 😀"


def test_an_entry_is_a_form_too(app: App) -> None:
    app("reflect", script=everything())
    entry = app.only_file("journal")
    app("reflect", "--from", str(entry), "--twice")
    one, two = (app("journal", "show", n, "--json").json for n in ("1", "2"))
    assert one["answers"] == two["answers"]
    assert one["id"] != two["id"]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        pytest.param("answers:\n  - question: 11\n", ["line 2", "'11'"], id="unknown number"),
        pytest.param("answers:\n  - question: mood\n", ["line 2", "'mood'"], id="unknown id"),
        pytest.param(
            "answers:\n  - question: 1\n    txt: x\n", ["line 3", "'text'"], id="unknown key"
        ),
        pytest.param(
            "answers:\n  - question: 3\n    competencies:\n      - facilitatoin\n",
            ["line 4", "nearest: facilitation"],
            id="unknown competency",
        ),
        pytest.param(
            "answers:\n  - question: 2\n    principles: [humour]\n",
            ["line 3", "'humour'"],
            id="unknown principle",
        ),
        pytest.param(
            "answers:\n  - question: 7\n    competencies: [facilitation]\n",
            ["line 3", "two or three"],
            id="one competency where two are asked",
        ),
        pytest.param(
            "answers:\n  - question: 1\n  - question: practice\n", ["line 3", "twice"], id="twice"
        ),
        pytest.param("answers: []\n", ["nothing is answered"], id="nothing answered"),
        pytest.param(
            "answer: x\n",
            ["did you mean 'answers'", "answers: this key is missing"],
            id="no answers",
        ),
        pytest.param("- x\n", ["line 1"], id="a list"),
        pytest.param("answers: &a []\n", ["line 1", "begins with '&'"], id="an anchor"),
        pytest.param("", ["empty"], id="an empty file"),
    ],
)
def test_a_wrong_form_is_told_by_line_and_nothing_is_written(
    app: App, form: str, said: list[str]
) -> None:
    err = app("reflect", "--from", app.write("form.yaml", form), exit_code=3).err
    for words in said:
        assert words in err
    assert app.files() == {}


def test_every_problem_of_a_form_is_told_at_once(app: App) -> None:
    form = "answers:\n  - question: 11\n  - question: 2\n    principles: [humour, wit]\n"
    err = app("reflect", "--from", app.write("form.yaml", form), exit_code=3).err
    assert "3 problems" in err


def test_a_missing_form_is_one_sentence(app: App) -> None:
    err = app("reflect", "--from", str(app.home / "none.yaml"), exit_code=1).err
    assert "cannot read" in err and "it does not exist" in err
