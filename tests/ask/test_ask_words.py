"""The words that move about, and the texts that only look like them."""

from __future__ import annotations

import pytest

from isp_cli.ask.words import MOVES, Move, find_mistyped_word, split_move
from isp_cli.entry.entry import Answer
from isp_cli.framework.records import Question, Source
from isp_cli.interview.interview import Interview
from isp_cli.interview.pages import no_such_word
from support import entry_record

SOURCE = Source(document="guide", section="Questions")
QUESTIONS = tuple(
    Question(id=id, text=f"{id}?", help="", answer=kind, source=SOURCE)  # type: ignore[arg-type]
    for id, kind in (("one", "text"), ("two", "principles"), ("three", "text"))
)


@pytest.mark.parametrize("name", sorted(MOVES))
def test_every_word_is_a_move_on_a_line_of_its_own(name: str) -> None:
    assert split_move(f":{name}") == ("", Move(name))
    assert split_move(f" :{name.upper()}  ") == ("", Move(name))
    assert split_move(f"before\nit\n:{name}") == ("before\nit", Move(name))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        pytest.param(":back to the office", ":back to the office", id="a sentence"),
        pytest.param(": back", ": back", id="a blank after the colon"),
        pytest.param(":-)", ":-)", id="a face"),
        pytest.param("a\n:back\nb", "a\n:back\nb", id="not the last line"),
        pytest.param("see :back", "see :back", id="not at the start"),
        pytest.param("::back", ":back", id="two colons"),
        pytest.param("::", ":", id="only two colons"),
        pytest.param("a\n::quit", "a\n:quit", id="two colons on the last line"),
        pytest.param("a\n::other", "a\n:other", id="two colons before no command"),
        pytest.param("::bakc", ":bakc", id="two colons before a mistyped word"),
        pytest.param("a\n::)", "a\n::)", id="two colons before a face"),
    ],
)
def test_what_is_no_move_is_text(said: str, text: str) -> None:
    assert split_move(said) == (text, None)


@pytest.mark.parametrize(
    "said",
    [
        ":bakc", " :Evidnce ", "a\n:nonsense", ":back.", ":backwards",
        ":lok facilitation", ":lokk power differentials and privilege", ":Loko facil",
        "a text\n:lok facilitation", ":back 2", ":bakc 2", ":skip this", ":qiut now", ":gp 2",
        ":goo 2", ":evidnce please",
    ],
)  # fmt: skip
def test_what_looks_like_a_word_and_is_none_is_doubted(said: str) -> None:
    assert find_mistyped_word(said) == said.split("\n")[-1].strip()


@pytest.mark.parametrize(
    "said",
    [
        ":)", ":-)", ":D", ":tada:", ": back", ":", "::bakc", ":back", "a:bakc", "",
        ":bakc\nwas what I typed", ":look facil", ":3", ":nonsense and more", "::lok facilitation",
        ":back to the office", ":bakc to the office", ":skip it and go on", ":) it went well",
        ":D 2", ":looking back, I saw it", ":goal setting", ":good morning", ":allow more time",
        ":go 2", ":go what you did", ":all", ":tada: well done", ":- a list", ":lok facil\nand on",
        ":editing took an hour", ":share of the work", ":3 2",
    ],
)  # fmt: skip
def test_faces_sentences_and_moves_are_not_doubted(said: str) -> None:
    assert find_mistyped_word(said) == ""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (":lok facilitation", "There is no :lok; the nearest is :look."),
        (":bakc", "There is no :bakc; the nearest is :back."),
        (":back 2", ":back stands alone on its line; is 2 part of your answer?"),
        (":gp 2", "There is no :gp; see :help."),
    ],
)
def test_a_doubted_word_is_asked_about(said: str, told: str) -> None:
    assert no_such_word(said) == told


def test_go_takes_what_follows() -> None:
    assert split_move("a\n:go 2") == ("a", Move("go", "2"))
    assert split_move(":GO what did you do?") == ("", Move("go", "what did you do?"))
    assert split_move("::go 2") == (":go 2", None)
    assert split_move("a\n::lok facilitation") == ("a\n:lok facilitation", None)


def test_look_takes_what_follows() -> None:
    assert split_move(":look power differentials") == ("", Move("look", "power differentials"))


def begun(*answers: Answer) -> Interview:
    return Interview.begin(QUESTIONS, entry_record(*answers))


def where(interview: Interview) -> tuple[str, str] | None:
    return (interview.at.question.id, interview.at.part) if interview.at else None


def test_going_back_keeps_what_was_answered() -> None:
    back = begun().accept(text="First.").back()
    assert where(back) == ("one", "text")
    assert back.text_so_far == "First."
    assert where(back.back()) == ("one", "text")


def test_skipping_goes_on_and_keeps_an_earlier_answer() -> None:
    back = begun().accept(text="First.").back()
    assert where(back.skip()) == ("two", "principles")
    assert back.skip().entry.answer("one") is not None


def test_a_question_put_off_comes_back_at_the_end() -> None:
    interview = begun().put_off()
    assert where(interview) == ("two", "principles")
    interview = interview.accept().accept(text="").accept(text="Third.")
    assert where(interview) == ("one", "text")
    assert interview.accept(text="First.").at is None


def test_putting_off_the_last_question_left_ends_the_asking() -> None:
    interview = begun().accept(text="First.").accept().accept(text="")
    assert interview.put_off().at is None


def test_what_was_put_off_survives_a_break() -> None:
    interview = begun().put_off()
    again = Interview.begin(QUESTIONS, interview.entry)
    assert [step.question.id for step in again.steps()] == ["two", "two", "three", "one"]


def test_an_opened_question_leads_back_to_the_look_over() -> None:
    done = begun().accept(text="First.").accept().accept(text="").accept(text="Third.")
    opened = done.reopen("two")
    assert where(opened) == ("two", "principles")
    assert where(opened.back()) == ("two", "principles")
    assert opened.accept(chosen=("a",)).accept(text="Two.").at is None


def test_sharing_marks_an_answer_and_private_unmarks_it() -> None:
    back = begun().accept(text="First.").back()
    shared = back.shared(share=True)
    assert shared.entry.answers[0].share == "yes"
    assert shared.shared(share=False).entry.answers[0].share == ""
