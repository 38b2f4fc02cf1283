"""What a linear screen reader speaks of a whole interview in plain lines: once, and all of it.

`python -m pytest tests/terminal/test_terminal_spoken.py` compares it with the golden transcript;
ISP_HEAR_AGAIN=1 before it writes the transcript anew."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from isp_cli.framework.records import Framework
from isp_cli.questions.store import question_set
from listener import Listener
from pseudo_terminal import Terminal, only

GOLDEN = Path(__file__).parent / "golden" / "spoken-after-a-session.txt"


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Listener, Path]:
    """One interview after a session: lists, a word, two mistakes, and a line that is edited."""
    home = tmp_path_factory.mktemp("home")
    run = Listener(home, "reflect", "--after", "Site B call", "--plain")
    run.type("Answer: ", "A silence, and nobody ended it.")
    run.type("Answer: ", ":lok facilitation")
    run.type("Answer: ", "I staid\x7f\x7fyed silent.", shown="I stayed silent, with Backspace")
    run.type("Answer: ", "Josef spoke, and then Anna.")
    run.type("Number (", "9")
    run.type("Number (", "2")
    edit = "\x01\x1b[C" + "\x1b[3~" * 5 + "'ll"
    run.type(
        "Answer: ", f"I will count to ten.{edit}", shown="I will, mended to I'll, count to ten."
    )
    run.type("Answer: ", "soonish")
    run.type("Answer: ", "12 dec 2040")
    run.type("Numbers (", "facil, kurious")
    run.type("Numbers (", "facil, curious")
    run.type("Number (", "")
    assert run.finish() == 0
    return run, home


def test_the_interview_is_spoken_as_the_transcript_says(
    heard: tuple[Listener, Path], guide: Framework
) -> None:
    run, _ = heard
    ids = {each.name: f"{{{each.id}}}" for each in (*guide.competencies(), *guide.principles)}

    def with_ids(line: str) -> str:
        """Give a name in a list as its id: how it is worded is the framework's business."""
        number, stop, name = line.partition(". ")
        return f"{number}{stop}{ids.get(name, name)}"

    told = "\n".join(map(with_ids, run.transcript)) + "\n"
    if os.environ.get("ISP_HEAR_AGAIN"):
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_what_was_typed_is_what_is_kept(heard: tuple[Listener, Path]) -> None:
    answers = only(heard[1], "journal").answers
    assert [each.text for each in answers[:4]] == [
        "A silence, and nobody ended it.",
        "I stayed silent.",
        "Josef spoke, and then Anna.",
        "I'll count to ten.",
    ]
    assert answers[2].how == "feedback"
    assert [each.due for each in only(heard[1], "journal").promises] == ["2040-12-12"]
    assert (*answers[4].competencies, *answers[4].principles) == ("facilitation", "be-curious")


def test_nothing_is_spoken_twice(heard: tuple[Listener, Path]) -> None:
    prompts = ("Answer: ", "Number (Skip with Enter): ", "Numbers (Enter skips): ")
    count = Counter(each for each in heard[0].spoken if each not in prompts)
    assert [line for line, times in count.items() if times > 1] == []


def test_nothing_is_unsaid(heard: tuple[Listener, Path], guide: Framework) -> None:
    spoken = " ".join(heard[0].spoken)
    asked = question_set(heard[1], "after-session").questions
    names = [each.name for each in (*guide.competencies(), *guide.principles)]
    helps = [each.help for each in asked]
    follow_ups = [each.text for question in asked for each in question.follow_ups]
    for words in (*(each.text for each in asked), *helps, *follow_ups, *names):
        assert words in spoken
    for chosen in ("feedback from somebody", "Facilitation; Be curious"):
        assert f"Chosen: {chosen}." in spoken
    assert "That is Wednesday 12 December 2040." in spoken
    assert "Your reflection is saved" in spoken


def test_no_path_and_no_id_is_read_out(heard: tuple[Listener, Path]) -> None:
    spoken = "\n".join(heard[0].spoken)
    assert str(heard[1]) not in spoken and "-reflection-" not in spoken


def test_leaving_is_told_without_a_path(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--plain", columns=40)
    run.answer("Answer:", "half a thought\x03")
    assert run.finish() == 130
    told = run.raw.decode().replace("\r\n", "\n")
    assert "Kept: what you had begun.\nGo on with: isp reflect\n" in told
    assert "drafts" not in told


def test_forty_columns_break_no_sentence(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "--plain", columns=40)
    assert run.finish() == 0
    lines = run.raw.decode().split("\r\n")
    assert 'isp reflect --after "Site B call": five questions after a session' in lines
