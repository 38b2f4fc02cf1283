"""Plain prompts: numbered lines in, the same answers out."""

from __future__ import annotations

import io

import pytest

from isp_cli.ask.line_reader import LineReader
from isp_cli.ask.plain import PlainPrompter
from isp_cli.ask.prompt import Choice, Limits, WordsAtList
from isp_cli.errors import Interrupted
from isp_cli.page.document import Heading

PAGE = (Heading("A question?"),)
CHOICES = (Choice("a", "Apples", "Fruit"), Choice("b", "Bread"), Choice("c", "Cheese"))


class Asked:
    """A plain prompter on prepared lines, and what it printed."""

    def __init__(self, typed: str) -> None:
        self.out = io.StringIO()
        self.prompter = PlainPrompter(
            LineReader(io.StringIO(typed), self.out), self.out, lambda page: self.shown.append(page)
        )
        self.shown: list[object] = []

    @property
    def printed(self) -> str:
        return self.out.getvalue()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("one\n", "one", id="Enter ends"),
        pytest.param("one\\\ntwo\n", "one\ntwo", id="backslash goes on"),
        pytest.param("one\\\n\\\nthree\n", "one\n\nthree", id="an empty line between"),
        pytest.param("\n", "", id="empty skips"),
        pytest.param("C:\\new\n", "C:\\new", id="a backslash inside stays"),
        pytest.param("one\r\n", "one", id="CRLF"),
    ],
)
def test_a_text_is_what_was_typed(typed: str, text: str) -> None:
    assert Asked(typed).prompter.text(PAGE) == text


def test_an_earlier_answer_is_shown_and_enter_keeps_it() -> None:
    asked = Asked("\n")
    assert asked.prompter.text(PAGE, default="before\nand after") == "before\nand after"
    assert "You had written:\nbefore\nand after\nEnter keeps it, :edit opens" in asked.printed


def test_an_earlier_answer_can_be_written_anew() -> None:
    assert Asked("now\n").prompter.text(PAGE, default="before") == "now"


@pytest.mark.parametrize("word", [":back", ":quit", ":skip", ":look facilitation"])
def test_a_word_that_moves_goes_with_what_was_written_before(word: str) -> None:
    assert Asked(f"{word}\n").prompter.text(PAGE, default="before") == f"before\n{word}"
    assert Asked(f"now\\\n{word}\n").prompter.text(PAGE, default="before") == f"now\n{word}"
    assert Asked(f"{word}\n").prompter.text(PAGE) == word


@pytest.mark.parametrize(
    ("typed", "partial"), [("", ""), ("half", "half"), ("one\\\nha", "one\nha")]
)
def test_the_end_of_input_hands_over_what_was_half_typed(typed: str, partial: str) -> None:
    with pytest.raises(Interrupted) as left:
        Asked(typed).prompter.text(PAGE)
    assert left.value.partial == partial


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("1, 3\n", ("a", "c")), ("3 1\n", ("a", "c")), ("2\n", ("b",)), ("\n", ()), ("0\n", ())],
)
def test_numbers_choose(typed: str, chosen: tuple[str, ...]) -> None:
    assert Asked(typed).prompter.choose_many(PAGE, CHOICES) == chosen


@pytest.mark.parametrize("wrong", ["4", "-1", "1-2", "\u0661", "1.5"])
def test_what_is_no_number_of_the_list_is_asked_again(wrong: str) -> None:
    asked = Asked(f"{wrong}\n1\n")
    assert asked.prompter.choose_many(PAGE, CHOICES) == ("a",)
    assert "Please type numbers from 1 to 3." in asked.printed


NAMES = (
    Choice("communication", "Communication"),
    Choice("facilitation", "Facilitation"),
    Choice("curious", "Be curious"),
    Choice("needs", "Assessing needs, and assets"),
    Choice("co-design", "Co-design"),
    Choice("more", "Communication and more"),
)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        pytest.param("facil", ("facilitation",), id="letters of one name"),
        pytest.param("FACIL, 5, curious", ("facilitation", "curious", "co-design"), id="mixed"),
        pytest.param("communication", ("communication",), id="a whole name before part of one"),
        pytest.param("needs, and", ("needs",), id="a name with a comma in it"),
        pytest.param("assets needs", ("needs",), id="words of one name that stand apart"),
    ],
)
def test_letters_choose_what_they_find_and_it_is_said(typed: str, chosen: tuple[str, ...]) -> None:
    asked = Asked(f"{typed}\n")
    assert asked.prompter.choose_many(PAGE, NAMES) == chosen
    names = "; ".join(each.name for each in NAMES if each.id in chosen)
    assert asked.printed.endswith(f"Numbers (Enter skips): Chosen: {names}.\n")


def test_letters_of_several_names_list_them_with_their_numbers() -> None:
    asked = Asked("facil, co\n2, 5\n")
    assert asked.prompter.choose_many(PAGE, NAMES) == ("facilitation", "co-design")
    assert (
        "\u201cco\u201d stands in 3 of them:\n1. Communication\n5. Co-design\n"
        "6. Communication and more\nPlease type its number, or more letters.\n" in asked.printed
    )


def test_letters_that_no_name_holds_are_asked_again() -> None:
    asked = Asked("facil, kurious\n2\n")
    assert asked.prompter.choose_many(PAGE, NAMES) == ("facilitation",)
    assert "Nothing here holds \u201ckurious\u201d." in asked.printed


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("I listen in", id="two blanks"),
        pytest.param("facil and the parents", id="a sentence with letters of a name"),
        pytest.param("We talked, mostly about him", id="a sentence with a comma"),
        pytest.param("the parents", id="one blank, and no name holds it"),
        pytest.param("be with communication", id="two blanks, its words apart in names"),
        pytest.param("2\\\n3", id="several lines"),
    ],
)
def test_words_at_a_list_choose_nothing_and_are_handed_over(line: str) -> None:
    for ask in ("choose", "choose_many"):
        with pytest.raises(WordsAtList) as words:
            getattr(Asked(f"{line}\n").prompter, ask)(PAGE, NAMES)
        assert words.value.words == line.replace("\\", "")


@pytest.mark.parametrize("line", ["assessing needs, and assets", "2, be curious", "needs assets"])
def test_names_in_full_are_a_choice_however_many_blanks_they_have(line: str) -> None:
    assert Asked(f"{line}\n").prompter.choose_many(PAGE, NAMES)


def test_letters_find_in_a_list_of_one_too() -> None:
    asked = Asked("co\n1, 2\ncurious\n")
    assert asked.prompter.choose(PAGE, NAMES) == "curious"
    assert "\u201cco\u201d stands in 3 of them:" in asked.printed
    assert "Please type a number from 1 to 6." in asked.printed
    assert asked.printed.endswith("Chosen: Be curious.\n")


@pytest.mark.parametrize(
    ("half", "words", "chosen"),
    [
        pytest.param("2", "", ("facilitation",), id="a number is a choice"),
        pytest.param("2, cur", "", ("facilitation", "curious"), id="so are letters of one name"),
        pytest.param("99", "", ("co-design",), id="a number of nothing is dropped"),
        pytest.param(":he", "", ("co-design",), id="a command begun is dropped"),
        pytest.param("", "", ("co-design",), id="nothing"),
        pytest.param("co and the parents", "co and the parents", ("co-design",), id="words"),
    ],
)
def test_what_is_half_typed_at_a_list_is_a_choice_or_words(
    half: str, words: str, chosen: tuple[str, ...]
) -> None:
    with pytest.raises(Interrupted) as left:
        Asked(half).prompter.choose_many(PAGE, NAMES, chosen=("co-design",))
    assert (left.value.partial, left.value.chosen) == (words, chosen)


def test_what_is_half_typed_at_a_list_of_one_is_one_choice_or_none() -> None:
    for half, chosen in (("2", ("facilitation",)), ("1, 2", ("curious",)), ("", ("curious",))):
        with pytest.raises(Interrupted) as left:
            Asked(half).prompter.choose(PAGE, NAMES, chosen="curious")
        assert (left.value.partial, left.value.chosen) == ("", chosen)


def test_an_earlier_choice_of_too_many_is_not_kept_by_enter() -> None:
    asked = Asked("\n0\n")
    limits = Limits(0, 1)
    assert asked.prompter.choose_many(PAGE, NAMES, chosen=("curious", "more"), limits=limits) == ()
    assert "Please choose one." in asked.printed


def test_a_text_that_was_not_understood_is_shown_and_enter_alone_keeps_none_of_it() -> None:
    asked = Asked("\n")
    assert asked.prompter.mend(PAGE, "before christmas") == ""
    assert (
        "You had written:\nbefore christmas\nWrite it anew; Enter alone keeps none" in asked.printed
    )


def test_leaving_keeps_a_text_that_was_not_understood() -> None:
    for half, kept in (("", "before christmas"), ("15 de", "15 de")):
        with pytest.raises(Interrupted) as left:
            Asked(half).prompter.mend(PAGE, "before christmas")
        assert left.value.partial == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("by friday\n", "Shadow Anna by friday"),
        ("\n", "Shadow Anna"),
        (":back\n", "Shadow Anna\n:back"),
        (":bakc\n", "Shadow Anna\n:bakc"),
        ("by friday\\\n:bakc\n", "Shadow Anna by friday\n:bakc"),
        ("by friday\\\n:look facilitation\n", "Shadow Anna by friday\n:look facilitation"),
    ],
)
def test_a_text_that_can_be_completed_stays_until_it_is(typed: str, said: str) -> None:
    asked = Asked(typed)
    assert asked.prompter.mend(PAGE, "Shadow Anna", "{} {}".format) == said
    assert "Enter keeps it" not in asked.printed
    with pytest.raises(Interrupted) as left:
        Asked("by fri").prompter.mend(PAGE, "Shadow Anna", "{} {}".format)
    assert left.value.partial == "Shadow Anna by fri"


def test_too_few_or_too_many_are_asked_again() -> None:
    asked = Asked("1\n1 2 3\n1 2\n")
    limits = Limits(2, 2)
    assert asked.prompter.choose_many(PAGE, CHOICES, limits=limits) == ("a", "b")
    assert asked.printed.count("Please choose two, or none to skip.") == 2


@pytest.mark.parametrize(
    ("limits", "count", "complaint"),
    [
        (Limits(2, 3), 4, "Please choose two or three, or none to skip."),
        (Limits(2, 5), 1, "Please choose two to five, or none to skip."),
        (Limits(2), 1, "Please choose at least two, or none to skip."),
        (Limits(0, 3), 4, "Please choose at most three."),
        (Limits(1, 3), 4, "Please choose at most three."),
        (Limits(0, 1), 2, "Please choose one."),
        (Limits(0, 15), 16, "Please choose at most 15."),
        (Limits(2, 3), 0, ""),
    ],
)
def test_how_many_may_be_chosen_is_said_in_words(
    limits: Limits, count: int, complaint: str
) -> None:
    assert limits.complaint(count) == complaint


def test_an_earlier_choice_is_named_and_enter_keeps_it_and_0_drops_it() -> None:
    asked = Asked("\n0\n")
    assert asked.prompter.choose_many(PAGE, CHOICES, chosen=("b",)) == ("b",)
    assert "You had chosen: Bread.\n" in asked.printed
    assert asked.printed.endswith("Chosen: Bread.\n")
    assert asked.prompter.choose_many(PAGE, CHOICES, chosen=("b",)) == ()


def test_groups_stand_above_their_choices() -> None:
    asked = Asked("\n")
    asked.prompter.choose_many(PAGE, CHOICES)
    assert "Fruit:\n1. Apples\n" in asked.printed


@pytest.mark.parametrize(("typed", "id"), [("2\n", "b"), ("\n", ""), ("9\n2\n", "b")])
def test_one_number_chooses_one(typed: str, id: str) -> None:
    assert Asked(typed).prompter.choose(PAGE, CHOICES) == id


@pytest.mark.parametrize(
    ("typed", "answer"), [("y\n", True), ("NO\n", False), ("\n", True), ("maybe\nno\n", False)]
)
def test_yes_or_no(typed: str, answer: bool) -> None:
    assert Asked(typed).prompter.confirm("Go on?", default=True) is answer


def test_no_line_ends_in_the_middle_of_a_sentence() -> None:
    asked = Asked("\n\n")
    words = "You began this reflection after the first of many Site B calls on 23 Nov 2026."
    assert asked.prompter.confirm(f"{words} Go on with it?", default=True)
    assert asked.printed.startswith(
        f"{words.replace('Nov', 'November')}\nGo on with it?\nYes or no (yes with Enter): "
    )
    asked.prompter.text(PAGE)
    assert "and press Enter.\nA backslash before Enter starts a new line.\n" in asked.printed


def test_how_to_answer_is_said_once() -> None:
    asked = Asked("\n" * 6)
    for _ in "ab":
        asked.prompter.text(PAGE)
        asked.prompter.choose_many(PAGE, NAMES)
        asked.prompter.choose(PAGE, NAMES)
    for hint in ("Write your answer", "Type numbers", "Type a number", "Answer: Answer"):
        assert asked.printed.count(hint) == (0 if hint == "Answer: Answer" else 1)


def test_a_list_is_read_out_once_and_on_a_question_mark() -> None:
    asked = Asked("\n\n?\n2\n")
    asked.prompter.choose_many(PAGE, NAMES)
    assert asked.printed.count("2. Facilitation") == 1
    asked.prompter.choose_many(PAGE, NAMES)
    assert asked.printed.count("2. Facilitation") == 1
    assert "The 6 names are as before." in asked.printed
    assert asked.prompter.choose_many(PAGE, NAMES) == ("facilitation",)
    assert asked.printed.count("2. Facilitation") == 2


def test_a_list_that_has_changed_or_is_short_is_read_out_again() -> None:
    asked = Asked("\n" * 4)
    for choices in (NAMES, NAMES[:4], CHOICES, CHOICES):
        asked.prompter.choose(PAGE, choices)
    assert asked.printed.count("2. Facilitation") == asked.printed.count("2. Bread") == 2


def test_a_single_choice_is_confirmed_as_several_are() -> None:
    asked = Asked("2\n\n2\n")
    asked.prompter.choose(PAGE, NAMES)
    asked.prompter.choose(PAGE, NAMES, chosen="curious")
    asked.prompter.choose_many(PAGE, NAMES)
    assert asked.printed.count("Chosen: Facilitation.\n") == 2
    assert asked.printed.count("Chosen: Be curious.\n") == 1


def test_labels_of_a_framework_cannot_command_the_terminal() -> None:
    asked = Asked("\n")
    asked.prompter.choose_many(PAGE, (Choice("x", "\x1b[2Jname\u202e", "\x1b]0;t\x07"),))
    assert "\x1b" not in asked.printed and "\u202e" not in asked.printed
