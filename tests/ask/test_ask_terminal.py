"""The terminal prompts' keys, without a terminal: keys in through a pipe, answers out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.plain_text import PlainTextOutput

from isp_cli.ask.prompt import Choice, Limits, TypedCommand, WordsAtList
from isp_cli.ask.terminal import TerminalPrompter

GROUPED = (
    Choice("co-learning", "Co-learning", "Co-creation"),
    Choice("brokering", "Brokering", "Co-creation"),
    Choice("communication", "Communication", "Ongoing improvement"),
    Choice("cycles", "Improvement cycles", "Ongoing improvement"),
)
LONG = "You began this reflection after Site B call on 23 Nov 2026 (1 answer so far). Go on?"
CHOICES = (Choice("a", "Apples", "Fruit"), Choice("b", "Bread", "Food"), Choice("c", "Cheese"))
DOWN, UP, ESC, CTRL_C, CTRL_D = "\x1b[B", "\x1b[A", "\x1b", "\x03", "\x04"


@pytest.fixture
def keys() -> Iterator[Any]:
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        yield pipe


@pytest.fixture
def prompter() -> TerminalPrompter:
    return TerminalPrompter(lambda page: None, width=80)


@pytest.mark.parametrize(
    ("pressed", "text"),
    [
        pytest.param("one\r", "one", id="Enter ends"),
        pytest.param("one\n", "one", id="an Enter that sends LF"),
        pytest.param(f"one{ESC}\rtwo\r", "one\ntwo", id="Esc Enter"),
        pytest.param("one\\\rtwo\r", "one\ntwo", id="backslash Enter"),
        pytest.param("\x1b[200~a\r\nb\nc\x1b[201~\r", "a\nb\nc", id="a paste"),
        pytest.param("\r", "", id="empty"),
    ],
)
def test_keys_make_a_text(keys: Any, prompter: TerminalPrompter, pressed: str, text: str) -> None:
    keys.send_text(pressed)
    assert prompter.text(()).replace("\r\n", "\n") == text


def test_an_earlier_answer_stands_in_the_prompt(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text(" more\r")
    assert prompter.text((), default="before") == "before more"


def test_what_would_disturb_a_terminal_is_shown_as_a_mark_and_stays_in_the_text() -> None:
    out = io.StringIO()
    held = "a\u202eb\u2028c\u200bd\x1b]0;x\x07e\ud800f\u200dg"
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=PlainTextOutput(out)),
    ):
        pipe.send_text(" more\r")
        assert (
            TerminalPrompter(lambda page: None, width=80).text((), default=held) == f"{held} more"
        )
    assert "a\ufffdb\ufffdc\ufffdd\ufffd]0;x\ufffde\ufffdf" in out.getvalue()
    assert not set("\u202e\u2028\u200b\x07\ud800") & set(out.getvalue())


@pytest.mark.parametrize(
    ("pressed", "text"), [("\x15\r", ""), ("\r", "soonish"), ("\x7f\x7f\x7f\r", "soon")]
)
def test_a_text_that_was_not_understood_stands_in_the_line_and_can_be_emptied(
    keys: Any, pressed: str, text: str
) -> None:
    pages: list[Any] = []
    keys.send_text(pressed)
    assert TerminalPrompter(pages.append, width=80).mend((), "soonish") == text
    assert "empty the line with Ctrl-U" in pages[0][-1].text


@pytest.mark.parametrize("pressed", [f"half{CTRL_C}"])
def test_leaving_hands_over_what_was_half_typed(
    keys: Any, prompter: TerminalPrompter, pressed: str
) -> None:
    keys.send_text(pressed)
    with pytest.raises(KeyboardInterrupt):
        prompter.text(())
    assert prompter.half_typed == "half"
    prompter.begin()
    assert prompter.half_typed == ""


def test_the_end_of_input_leaves(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text(CTRL_D)
    with pytest.raises(EOFError):
        prompter.text(())


def test_space_chooses_and_enter_goes_on(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text(f" {DOWN}{DOWN} \r")
    assert prompter.choose_many((), CHOICES) == ("a", "c")


@pytest.mark.parametrize(
    ("pressed", "chosen"),
    [
        pytest.param("brok comm \r", ("brokering", "communication"), id="two by their letters"),
        pytest.param("brok\rcomm\r\r", ("brokering", "communication"), id="Enter takes it too"),
        pytest.param("improv \r", ("cycles",), id="a heading is no choice"),
        pytest.param(f"co{DOWN} \r", ("communication",), id="down among what is found"),
        pytest.param(f"co{UP} \r", ("communication",), id="up among what is found"),
        pytest.param("b\x7f \r", ("co-learning",), id="letters taken back"),
        pytest.param("brok  \r", (), id="Space gives it back"),
    ],
)
def test_letters_find_and_each_choice_begins_a_new_search(
    keys: Any, prompter: TerminalPrompter, pressed: str, chosen: tuple[str, ...]
) -> None:
    keys.send_text(pressed)
    assert prompter.choose_many((), GROUPED) == chosen


def test_an_earlier_choice_is_marked(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text("\r")
    assert prompter.choose_many((), CHOICES, chosen=("b",)) == ("b",)


def test_too_few_are_not_taken(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text(f" \r{DOWN} \r")
    assert prompter.choose_many((), CHOICES, limits=Limits(2, 2)) == ("a", "b")


def test_leaving_a_choice_hands_over_what_was_chosen(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text(f" {DOWN}{CTRL_C}")
    with pytest.raises(KeyboardInterrupt):
        prompter.choose_many((), CHOICES)
    assert prompter.half_chosen == ("a",)


def test_what_was_typed_outlives_the_prompt_until_somebody_has_it(
    keys: Any, prompter: TerminalPrompter
) -> None:
    keys.send_text("my words\r")
    prompter.text(())
    assert prompter.half_typed == "my words"


@pytest.mark.parametrize(
    "pressed",
    [
        pytest.param("I lean on facilitation, with teams.\r", id="typed"),
        pytest.param("\x1b[200~I lean on facilitation, with teams.\x1b[201~\r", id="pasted"),
        pytest.param(
            "facilit ation,\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f"
            "I lean on facilitation, with teams.\r",
            id="after something taken back",
        ),
    ],
)
@pytest.mark.parametrize("many", [True, False])
def test_a_sentence_at_a_list_is_words_and_marks_nothing(
    keys: Any, prompter: TerminalPrompter, pressed: str, many: bool
) -> None:
    keys.send_text(pressed)
    with pytest.raises(WordsAtList) as typed:
        (prompter.choose_many if many else prompter.choose)((), GROUPED)
    assert (typed.value.words, typed.value.chosen) == ("I lean on facilitation, with teams.", ())


def test_a_paste_of_many_lines_at_a_list_is_words_as_they_are(
    keys: Any, prompter: TerminalPrompter
) -> None:
    keys.send_text("\x1b[200~One: they left.\r\n\r\nTwo.\x1b[201~\r")
    with pytest.raises(WordsAtList) as typed:
        prompter.choose_many((), GROUPED, chosen=("cycles",))
    assert typed.value.words == "One: they left.\n\nTwo."
    assert typed.value.chosen == ("cycles",)


def test_a_colon_behind_words_at_a_list_is_one_of_them(
    keys: Any, prompter: TerminalPrompter
) -> None:
    keys.send_text("Site B: they left\r")
    with pytest.raises(WordsAtList, match="Site B: they left"):
        prompter.choose_many((), GROUPED)


@pytest.mark.parametrize(
    ("pressed", "line", "words"),
    [
        ("They left early.\x1b[Z", ":back", "They left early."),
        (":) they left early\x1b[Z", ":back", ":) they left early"),
        (":\x1b[Z", ":back", ""),
        (":look facil\r", ":look facil", ""),
        (":lok facil\r", ":lok facil", ""),
        (": they left\x1b\r:later\r", ":later", ": they left"),
    ],
)
@pytest.mark.parametrize("many", [True, False])
def test_words_at_a_list_go_with_what_moves_away_from_it(
    keys: Any, prompter: TerminalPrompter, many: bool, pressed: str, line: str, words: str
) -> None:
    keys.send_text(pressed)
    with pytest.raises(TypedCommand) as typed:
        (prompter.choose_many if many else prompter.choose)((), GROUPED)
    assert (typed.value.line, typed.value.words) == (line, words)


@pytest.mark.parametrize("said", [":) they left early", ":looks like the team was tired"])
def test_a_text_behind_a_colon_at_a_list_is_words(
    keys: Any, prompter: TerminalPrompter, said: str
) -> None:
    keys.send_text(f" {said}\r")
    with pytest.raises(WordsAtList) as typed:
        prompter.choose_many((), CHOICES)
    assert (typed.value.words, typed.value.chosen) == (said, ("a",))


def test_what_is_half_typed_behind_a_colon_at_a_list_is_there_to_be_kept(
    keys: Any, prompter: TerminalPrompter
) -> None:
    keys.send_text(" :) they left early\x03")
    with pytest.raises(KeyboardInterrupt):
        prompter.choose_many((), CHOICES)
    assert (prompter.half_typed, prompter.half_chosen) == (":) they left early", ("a",))


def test_one_of_a_list(keys: Any, prompter: TerminalPrompter) -> None:
    keys.send_text(f"{DOWN}{DOWN}\r")
    assert prompter.choose((), CHOICES) == "b"


@pytest.mark.parametrize(("pressed", "answer"), [("y\r", True), ("n\r", False), ("\r", True)])
def test_yes_or_no(keys: Any, prompter: TerminalPrompter, pressed: str, answer: bool) -> None:
    keys.send_text(pressed)
    assert prompter.confirm("Go on?", default=True) is answer


def test_a_long_yes_or_no_question_breaks_between_words() -> None:
    out = io.StringIO()
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=PlainTextOutput(out)),
    ):
        pipe.send_text("\r")
        TerminalPrompter(lambda page: None, width=40).confirm(LONG, default=True)
    lines = [line.split() for line in out.getvalue().splitlines()]
    assert LONG.split() == [word for line in lines for word in line][: len(LONG.split())]
    assert len(lines) > 2
