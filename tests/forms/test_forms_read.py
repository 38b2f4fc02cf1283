"""The filled Markdown form: what stands in a place comes out, and every other line is told of."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from filling import TEXTS, TICKS, filled_markdown, guide, markdown_form, yaml_form
from isp_cli.entry.entry import Entry
from isp_cli.forms.answers import fill_form
from isp_cli.forms.read import Worksheet, is_worksheet, read_worksheet, trim_lines
from support import entry_record

EMPTY = entry_record()
QUESTION_4 = "## 4. What has supporting implementation taught you that has stayed with you?"
OURS = re.compile(r"(##|\W*(answer|competency)\W*\d|<!)", re.IGNORECASE)


def read(text: str) -> Worksheet:
    return read_worksheet(text, guide())


def entry_of(text: str) -> Entry:
    sheet = read(text)
    entry, found = fill_form(EMPTY, sheet.form, guide().questions, (guide(),))
    assert [str(each) for each in sheet.located(found)] == []
    return entry


def answers_of(text: str) -> dict[str, str]:
    return {each.question: each.text for each in entry_of(text).answers}


def problems_of(text: str) -> list[str]:
    sheet = read(text)
    _, found = fill_form(EMPTY, sheet.form, guide().questions, (guide(),))
    return [str(each) for each in sheet.located(found)]


def line_of(text: str, line: str) -> int:
    return text.split("\n").index(line) + 1


def test_a_filled_form_gives_every_answer_exactly() -> None:
    held = {each.question: each for each in entry_of(filled_markdown()).answers}
    assert len(held) == 10
    for number, question in enumerate(guide().questions, 1):
        assert held[question.id].text == TEXTS[f"Answer {number}"]
        assert held[question.id].asked == question.text
    assert held["guiding-principles"].principles == ("be-curious", "advance-equity")
    assert held["development"].competencies == ("brokering", "facilitation")
    assert [
        (each.question, each.competency, each.text) for each in held["development"].follow_ups
    ] == [
        ("development.resources", "brokering", "The NIRN site"),
        ("development.people", "brokering", "Anna"),
        ("development.next-steps", "brokering", "Shadow Anna\nand tell her"),
        ("development.resources", "facilitation", "My notes"),
        ("development.next-steps", "facilitation", "Call Ben"),
    ]
    assert [each.text for each in held["sharing"].follow_ups] == ["In the team folder"]


def test_an_untouched_form_holds_no_answer_and_no_problem() -> None:
    sheet = read(markdown_form())
    assert (sheet.form.answers, sheet.problems) == ((), ())


def word_processor(text: str) -> str:
    return text.replace("'", "’").replace(" - [", "   *  [").replace("--", "–")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: re.sub(r"(?m)^(#.*|\*\*.*)$", r"\1   ", text),
        lambda text: text.replace("- [x]", "- [X]"),
        lambda text: text.replace("- [x]", "* [ x ]").replace("- [ ]", "* []"),
        lambda text: text.replace("- [x]", "☒").replace("- [ ]", "☐"),
        lambda text: re.sub(r"\*\*((?:Answer|Competency) \S+:)\*\*", r"\1", text),
        lambda text: re.sub(r"\*\*((?:Answer|Competency) \S+:)\*\*", r"\\*\\*\1\\*\\*", text),
        word_processor,
        lambda text: text.replace("**Answer", "\n\n\n**Answer"),
        lambda text: text.partition("\n")[2],
    ],
    ids=[
        "crlf", "cr", "trailing-spaces", "large-x", "stars", "signs", "no-bold", "escaped",
        "typographic", "blank-lines", "no-machine-line",
    ],
)  # fmt: skip
def test_what_an_editor_changes_makes_no_difference(change) -> None:  # type: ignore[no-untyped-def]
    form = filled_markdown({**TEXTS, "Answer 4": "Slow is fast."}, TICKS)
    changed = change(form)
    assert changed != form
    assert is_worksheet(changed, guide())
    assert entry_of(changed) == entry_of(form)


def test_questions_may_be_deleted_and_stand_in_any_order() -> None:
    head, *sections = re.split(r"(?m)^(?=## \d)", filled_markdown())
    form = head + "".join(reversed([sections[3], sections[6], sections[0]]))
    whole = {each.question: each for each in entry_of(filled_markdown()).answers}
    held = entry_of(form).answers
    assert [each.question for each in held] == ["practice", "lessons", "development"]
    assert all(whole[each.question] == each for each in held)


def test_an_answer_may_begin_beside_its_mark() -> None:
    form = markdown_form().replace("**Answer 4:**", "**Answer 4:** *Slow* is\nfast.")
    form = form.replace("**Competency 7a:**", "**Competency 7a:** Facilitation")
    form = form.replace("**Competency 7b:**", "Competency 7b: Brokering")
    assert answers_of(form) == {"lessons": "*Slow* is\nfast.", "development": ""}


def test_a_space_makes_any_mark_a_persons_own_text() -> None:
    own = f" {QUESTION_4}\n **Answer 5:** no\n <!-- isp-form/1 x 1 -->\n ### 10.1 What would"
    assert answers_of(filled_markdown({"Answer 1": f"I\n{own}"})) == {"practice": f"I\n{own}"}


def test_headings_of_ones_own_are_text() -> None:
    own = "# Big\n### Small\n### 4.2 Mine\n### 10.1 Zebras\n##### 7a.1 What resources"
    assert answers_of(filled_markdown({"Answer 1": own})) == {"practice": own}


printable = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029")
    | st.sampled_from("\n\t#*_[]x-> 4.:"),
    max_size=200,
)
marks = st.sampled_from(
    [
        QUESTION_4, "## 4. Mine", "## 12. No", "##", "## ", "# 4", "### 10.1 What", "**Answer 4:**",
        "Answer 4: yes", "**Answer 4**", "answer 4", "**Answer 44:**",
        "Competency 7a: Facilitation",
        "<!-- isp-form/1 practice-guide 1.1 -->", "<!-- isp-form/2 practice-guide 1.1 -->",
        QUESTION_4.lstrip("# "), QUESTION_4.removeprefix("## 4. "), "### 7a. Your first competency",
        "- [x] Be curious", "Tick what fits.", "10.1 What would be the best way of sharing them?",
        "# Time to reflect", "answers:", "\ufeff", "\x0c", "\u00a0",
    ]
)  # fmt: skip
places = st.sampled_from([mark for mark in TEXTS if mark.startswith("Answer")])


def written_in(sheet: Worksheet, mark: str) -> str:
    """Return what was read in a place, without looking at what it means."""
    number, _, part = mark.removeprefix("Answer ").partition(".")
    question = guide().questions[int(number.rstrip("abc")) - 1]
    found = [each for each in sheet.form.answers if each.question == question.id]
    if not found:
        return ""
    if not part:
        return found[0].text
    wanted = question.follow_ups[int(part) - 1].id
    return "".join(each.text for each in found[0].follow_ups if each.question == wanted)


@settings(deadline=None)
@given(mark=places, text=printable)
@example(mark="Answer 1", text="---\n\nformat: x\nanswers:\n  - a")
def test_whatever_is_written_in_a_place_comes_out(mark: str, text: str) -> None:
    sheet = read(filled_markdown({mark: text}))
    if not any(OURS.match(line) for line in re.split("[\r\n]", text)):
        assert sheet.problems == ()
    assert sheet.problems or written_in(sheet, mark) == trim_lines(text)


@pytest.mark.sweep
@settings(deadline=None)
@given(mark=places, lines=st.lists(marks | printable, min_size=1, max_size=4))
def test_a_mark_of_ours_in_an_answer_is_told_of_or_kept_never_misread(
    mark: str, lines: list[str]
) -> None:
    text = "\n".join(["I", *lines])
    sheet = read(filled_markdown({mark: text}))
    assert sheet.problems or written_in(sheet, mark) == trim_lines(text)


@pytest.mark.sweep
@settings(deadline=None)
@given(text=printable | st.lists(marks | printable).map("\n".join))
def test_any_text_is_read_without_failing(text: str) -> None:
    for form in (text, f"{markdown_form()[:60]}\n{text}", f"{QUESTION_4}\n{text}"):
        is_worksheet(form, guide())
        problems_of(form)


def test_yaml_is_never_taken_for_a_markdown_form() -> None:
    assert is_worksheet(markdown_form(), guide())
    assert not is_worksheet(yaml_form(), guide())
    for text in ("", "answers: []", "# My notes\nanswers: []", '{"answers": []}', "# # #"):
        assert not is_worksheet(text, guide())


def put(after: str, line: str) -> str:
    """Put a line into the printed form, below another."""
    assert f"{after}\n" in markdown_form()
    return markdown_form().replace(f"{after}\n", f"{after}\n{line}\n", 1)


@pytest.mark.parametrize(
    ("form", "line", "told"),
    [
        (put("# Time to reflect", "Anna, 3 May"), "Anna, 3 May", "no answer belongs here"),
        (put("Tick what fits.", "All!"), "All!", "no answer belongs here"),
        (put("Tick what fits.", "- [x] Humour"), "- [x] Humour", "no box is called 'Humour'"),
        (put("Tick what fits.", "- [ ] Humour"), "- [ ] Humour", "no box is called 'Humour'"),
        (put("- [ ] Be curious", "very"), "very", "no answer belongs here"),
        (
            markdown_form().replace("- [ ] Be curious", "- [y] Be curious", 1),
            "- [y] Be curious", "this box holds 'y'",
        ),
        (
            markdown_form().replace("- [ ] Be curious", "- [x] Be curious, most", 1),
            "- [x] Be curious, most", "no box is called 'Be curious, most'",
        ),
        (put("**Answer 4:**", "## 14. What?"), "## 14. What?", "there is no question 14"),
        (put("**Answer 4:**", "## Mine"), "## Mine", "no question of this form"),
        (put("**Answer 4:**", "## 2. Mine"), "## 2. Mine", "no question of this form"),
        (put("**Answer 4:**", "**Answer 44:**"), "**Answer 44:**", "no place called 'Answer 44'"),
        (put("**Answer 4:**", "Answer 4: x"), "Answer 4: x", "'Answer 4' is here twice"),
        (put("**Answer 4:**", QUESTION_4 + " "), QUESTION_4 + " ", "question 4 is here twice"),
        (
            put("**Answer 10.1:**", "### 10.1 What would be the best way of sharing them? "),
            "### 10.1 What would be the best way of sharing them? ", "10.1 is here twice",
        ),
        (put("**Answer 4:**", "- answer 4"), "- answer 4", "should read '**Answer 4:**'"),
        (
            markdown_form().replace(QUESTION_4, QUESTION_4[1:]),
            QUESTION_4[1:], f"this heading should read {QUESTION_4!r}",
        ),
        (
            markdown_form().replace(QUESTION_4, QUESTION_4[3:]),
            QUESTION_4[3:], f"this heading should read {QUESTION_4!r}",
        ),
        (
            markdown_form().replace(QUESTION_4, QUESTION_4.replace("4", "5")),
            QUESTION_4.replace("4", "5"), f"this heading should read {QUESTION_4!r}",
        ),
        (
            markdown_form().replace(QUESTION_4, QUESTION_4 + " Slow is fast."),
            QUESTION_4 + " Slow is fast.", f"this heading should read {QUESTION_4!r}",
        ),
        (
            markdown_form().replace("### 10.1 What would", "### 10.1 What wuold"),
            "### 10.1 What wuold be the best way of sharing them?",
            "this heading should read '### 10.1 What would",
        ),
        (
            markdown_form().replace("### 7b. Your", "7b. Your"),
            "7b. Your second competency", "this line should read '### 7b. Your",
        ),
        (
            re.sub(r"(?m)^## 4\. .*\n\n.*\n", "", markdown_form()),
            "**Answer 4:**", "'Answer 4' belongs to question 4, whose heading is missing",
        ),
        (
            filled_markdown({"Answer 7a.2": "Anna"}),
            "**Answer 7a.2:**", "question 7: the competency it is about is missing",
        ),
        (
            filled_markdown({"Competency 7a": "Facilitation", "Competency 7b": "Juggling"}),
            "**Competency 7b:**", "question 7: nothing in the competencies is called 'Juggling'",
        ),
        (
            markdown_form().replace("practice-guide", "another-guide"),
            "<!-- isp-form/1 another-guide 1.1 -->", "this form is for another-guide",
        ),
        (
            markdown_form().replace("isp-form/1", "isp-form/2"),
            "<!-- isp-form/2 practice-guide 1.1 -->", "this isp reads isp-form/1, not isp-form/2",
        ),
        (
            markdown_form() + "<!-- isp-form/1 practice-guide 1.1 --> ",
            "<!-- isp-form/1 practice-guide 1.1 --> ", "a second form begins here",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_once_with_its_line(form: str, line: str, told: str) -> None:
    (problem,) = problems_of(form)
    assert problem.startswith(f"line {line_of(form, line)}: ")
    assert told in problem


def test_a_damaged_mark_is_told_of_with_every_line_below_it() -> None:
    form = filled_markdown({"Answer 4": "Slow\n\nis fast."}).replace("**Answer 4:**", "**Answer**")
    lines = form.split("\n")
    assert [problem.partition(":")[0] for problem in problems_of(form)] == [
        f"line {lines.index(each) + 1}" for each in ("**Answer**", "Slow", "is fast.")
    ]


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    form = put("# Time to reflect", "Anna")
    form = form.replace("**Answer 4:**", "**Answer 4:**\n## Mine")
    form = form.replace("**Competency 7a:**", "**Competency 7a:** Juggling")
    form += "Answer 1: more\n"
    told = problems_of(form)
    assert [int(each.split()[1].rstrip(":")) for each in told] == sorted(
        line_of(form, line)
        for line in ("Anna", "## Mine", "**Competency 7a:** Juggling", "Answer 1: more")
    )


@pytest.mark.sweep
def test_a_form_of_a_hundred_thousand_lines_is_read_in_one_go() -> None:
    text = "word " * 3 + "\n"
    held = answers_of(filled_markdown({"Answer 4": text * 100_000}))
    assert held["lessons"].count("\n") == 99_999
