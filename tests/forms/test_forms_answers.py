"""Answers from a file: what they mean, and every problem with its place."""

from __future__ import annotations

from typing import Any

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer
from isp_cli.forms.answers import AnswersForm, FormAnswer, FormFollowUp, FormProblems, fill_form
from isp_cli.framework.records import Framework
from support import entry_record

EMPTY = entry_record()
TWO = ("teams", "brokering")


def answer(question: str, **more: Any) -> FormAnswer:
    return FormAnswer(question=question, **more)


def under(question: str, text: str = "words", **more: Any) -> FormFollowUp:
    return FormFollowUp(question=f"development.{question}", text=text, **more)


def fill(guide: Framework, *answers: FormAnswer) -> tuple[Entry, FormProblems]:
    return fill_form(EMPTY, AnswersForm(answers=answers), guide.questions, (guide,))


def answers_of(guide: Framework, *answers: FormAnswer) -> tuple[Answer, ...]:
    entry, problems = fill(guide, *answers)
    assert problems == []
    return entry.answers


@pytest.mark.parametrize("said", ["lessons", "4", "04"], ids=["id", "number", "padded"])
def test_a_question_is_named_by_id_or_number(guide: Framework, said: str) -> None:
    (held,) = answers_of(guide, answer(said, text="I learnt."))
    assert (held.question, held.text) == ("lessons", "I learnt.")


def test_answers_stand_in_the_order_of_the_guide(guide: Framework) -> None:
    held = answers_of(guide, answer("sharing", text="a"), answer("1", text="b"))
    assert [each.question for each in held] == ["practice", "sharing"]


def test_an_answer_is_kept_beside_the_guides_question(guide: Framework) -> None:
    (held,) = answers_of(guide, answer("lessons", text="x"))
    assert held.asked == guide.questions[3].text


def test_the_wording_a_form_was_answered_in_is_kept(guide: Framework) -> None:
    (held,) = answers_of(guide, answer("lessons", asked="What did you learn?", text="x"))
    assert held.asked == "What did you learn?"


def test_names_of_competencies_and_principles_become_ids(guide: Framework) -> None:
    named = answer("guiding-principles", principles=("Be curious", "equity"))
    both = answers_of(guide, named, answer("3", competencies=("develop teams", "brokering")))
    assert both[0].principles == ("be-curious", "advance-equity")
    assert both[1].competencies == ("teams", "brokering")


def test_a_typed_text_keeps_everything_but_its_line_ends(guide: Framework) -> None:
    (held,) = answers_of(guide, answer("lessons", text="  a\r\nb "))
    assert held.text == "  a\nb "


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_an_answer_that_says_nothing_is_left_out(guide: Framework, text: str) -> None:
    assert answers_of(guide, answer("lessons", text=text)) == ()


def test_a_follow_up_is_kept_for_the_competency_it_is_about(guide: Framework) -> None:
    about = under("people", "Anna\r\nBen", competency="Developing teams", asked="Who?")
    (held,) = answers_of(guide, answer("development", competencies=TWO, follow_ups=(about,)))
    assert held.follow_ups == (
        FollowUpAnswer(
            question="development.people", competency="teams", asked="Who?", text="Anna\nBen"
        ),
    )


def test_a_follow_up_asked_once_needs_no_competency(guide: Framework) -> None:
    how = FormFollowUp(question="sharing.how", text="In a talk.")
    (held,) = answers_of(guide, answer("sharing", follow_ups=(how,)))
    assert held.follow_ups[0].text == "In a talk."
    assert held.follow_ups[0].asked == guide.questions[9].follow_ups[0].text


def test_an_entry_is_a_form_and_what_isp_wrote_at_its_head_is_left_aside(guide: Framework) -> None:
    form = AnswersForm(
        answers=(answer("lessons", text="x"),),
        id="2020-01-01-reflection-abcd",
        framework={"id": "elsewhere", "version": "9"},
        started="2020-01-01T00:00:00+00:00",
        finished="2020-01-01T01:00:00+00:00",
    )
    entry, problems = fill_form(EMPTY, form, guide.questions, (guide,))
    assert problems == []
    assert (entry.id, entry.framework, entry.started) == (EMPTY.id, EMPTY.framework, EMPTY.started)
    assert entry.finished == ""


IN_COMPETENCIES = ("answers", 0, "competencies")
IN_FOLLOW_UP = ("answers", 0, "follow_ups", 0)


@pytest.mark.parametrize(
    ("given", "at", "what"),
    [
        pytest.param(
            answer("lesons", text="x"), ("answers", 0, "question"),
            "unknown question 'lesons': use 1 to 10, or practice, ", id="unknown-question",
        ),
        pytest.param(answer("0"), ("answers", 0, "question"), "unknown question '0'", id="zero"),
        pytest.param(answer("11"), ("answers", 0, "question"), "unknown question '11'", id="11th"),
        pytest.param(
            answer("٣"), ("answers", 0, "question"), "unknown question '٣'", id="other-digit"
        ),
        pytest.param(
            answer("00000110"), ("answers", 0, "question"), "unknown question '00000110'",
            id="long-padded-number",
        ),
        pytest.param(
            answer("3", competencies=("teams", "facilitaton")), (*IN_COMPETENCIES, 1),
            "nothing in the competencies is called 'facilitaton' (nearest: facilitation)",
            id="unknown-competency",
        ),
        pytest.param(
            answer("3", competencies=("co-",)), (*IN_COMPETENCIES, 0),
            "'co-' could be several things: co-learning, co-design (say one",
            id="ambiguous-competency",
        ),
        pytest.param(
            answer("2", principles=("be-curios",)), ("answers", 0, "principles", 0),
            "nothing in the principles is called 'be-curios' (nearest: be-curious",
            id="unknown-principle",
        ),
        pytest.param(
            answer("lessons", competencies=("teams",)), IN_COMPETENCIES,
            "lessons does not ask for competencies", id="competencies-not-asked-for",
        ),
        pytest.param(
            answer("2", competencies=("teams",)), IN_COMPETENCIES,
            "guiding-principles does not ask for competencies", id="competencies-for-principles",
        ),
        pytest.param(
            answer("3", principles=("be-curious",)), ("answers", 0, "principles"),
            "relied-on-competencies does not ask for principles", id="principles-not-asked-for",
        ),
        pytest.param(
            answer("7", competencies=("teams",)), IN_COMPETENCIES,
            "this question asks for two or three, not one", id="one-chosen",
        ),
        pytest.param(
            answer("7", competencies=("teams", "brokering", "capacity", "communication")),
            IN_COMPETENCIES, "this question asks for two or three, not four", id="four-chosen",
        ),
        pytest.param(
            answer("7", competencies=("teams", "Developing teams")), IN_COMPETENCIES,
            "each may be named once", id="chosen-twice-under-two-names",
        ),
        pytest.param(
            answer("2", principles=("be-curious", "be-curious")), ("answers", 0, "principles"),
            "each may be named once", id="principle-twice",
        ),
        pytest.param(
            answer("7", competencies=TWO, follow_ups=(under("poeple", competency="teams"),)),
            (*IN_FOLLOW_UP, "question"),
            "unknown follow-up 'development.poeple': development has development.resources, ",
            id="unknown-follow-up",
        ),
        pytest.param(
            answer("1", follow_ups=(under("people"),)), (*IN_FOLLOW_UP, "question"),
            "unknown follow-up 'development.people': practice has none", id="no-follow-ups",
        ),
        pytest.param(
            answer("7", competencies=TWO, follow_ups=(under("people"),)), IN_FOLLOW_UP,
            "the competency it is about is missing", id="follow-up-about-nothing",
        ),
        pytest.param(
            answer("7", competencies=TWO, follow_ups=(under("people", competency="zzz"),)),
            (*IN_FOLLOW_UP, "competency"), "nothing in the competencies is called 'zzz'",
            id="follow-up-about-an-unknown-competency",
        ),
        pytest.param(
            answer(
                "10",
                follow_ups=(FormFollowUp(question="sharing.how", competency="teams", text="x"),),
            ),
            (*IN_FOLLOW_UP, "competency"), "sharing.how is not about a competency",
            id="follow-up-about-no-competency",
        ),
    ],
)  # fmt: skip
def test_a_problem_is_named_with_its_place(
    guide: Framework, given: FormAnswer, at: tuple[str | int, ...], what: str
) -> None:
    _, problems = fill(guide, given)
    assert [place for place, _ in problems] == [at]
    assert problems[0][1].startswith(what)


def test_a_question_answered_twice_is_reported_at_the_second_place(guide: Framework) -> None:
    _, problems = fill(guide, answer("lessons", text="a"), answer("4", text="b"))
    assert problems == [(("answers", 1, "question"), "lessons is answered twice")]


def test_a_follow_up_answered_twice_loses_neither_text_unsaid(guide: Framework) -> None:
    first = under("people", "Anna", competency="teams")
    second = under("people", "Ben", competency="Developing teams")
    _, problems = fill(guide, answer("7", competencies=TWO, follow_ups=(first, second)))
    assert len(problems) == 1
    assert problems[0][0][:4] == ("answers", 0, "follow_ups", 1)


def test_a_misspelt_competency_is_not_counted_as_missing_too(guide: Framework) -> None:
    _, problems = fill(guide, answer("7", competencies=("teams", "brokerin g")))
    assert [place for place, _ in problems] == [(*IN_COMPETENCIES, 1)]


def test_every_problem_is_found_at_once(guide: Framework) -> None:
    _, problems = fill(
        guide,
        answer("nowhere"),
        answer("7", competencies=("teams",), follow_ups=(under("people"),)),
    )
    assert [place for place, _ in problems] == [
        ("answers", 0, "question"),
        ("answers", 1, "competencies"),
        ("answers", 1, "follow_ups", 0),
    ]


def test_a_follow_up_about_a_competency_no_longer_chosen_is_kept(guide: Framework) -> None:
    given = answer("7", competencies=TWO, follow_ups=(under("people", competency="capacity"),))
    entry, problems = fill(guide, given)
    assert not problems
    assert entry.answers[0].follow_ups[0].competency == "capacity"
