"""A next step as people write it: the words, and the day at the end of the line."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.errors import BrokenRule
from isp_cli.plan.step_line import (
    StepLine,
    complete_steps,
    read_kept_step,
    read_step,
    read_steps,
    write_step,
)

SUNDAY = date(2026, 11, 22)


def one(line: str) -> tuple[str, str]:
    ((text, day),) = read_steps(line, SUNDAY)
    return text, day.isoformat()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Shadow Anna by 15 Jan", "2027-01-15"),
        ("Shadow Anna by Jan 15", "2027-01-15"),
        ("Shadow Anna by 15 Jan 2028", "2028-01-15"),
        ("Shadow Anna by Jan 15, 2028", "2028-01-15"),
        ("Shadow Anna by 15th of January", "2027-01-15"),
        ("Shadow Anna BY 15 JAN", "2027-01-15"),
        ("Shadow Anna by 2027-01-15", "2027-01-15"),
        ("Shadow Anna by tomorrow", "2026-11-23"),
        ("Shadow Anna by friday", "2026-11-27"),
        ("Shadow Anna by next friday", "2026-11-27"),
        ("Shadow Anna by next week", "2026-11-29"),
        ("Shadow Anna by end of march", "2027-03-31"),
        ("Shadow Anna by the end of March", "2027-03-31"),
        ("Shadow Anna by the end of the month", "2026-11-30"),
        ("Shadow Anna before 15 Jan", "2027-01-15"),
        ("Shadow Anna on Friday", "2026-11-27"),
        ("Shadow Anna on 15 jan", "2027-01-15"),
        ("Shadow Anna until 15 jan", "2027-01-15"),
        ("Shadow Anna in 3 weeks", "2026-12-13"),
        ("Shadow Anna in a month", "2026-12-22"),
        ("Shadow Anna in two months", "2027-01-22"),
        ("Shadow Anna next week", "2026-11-29"),
        ("Shadow Anna next friday", "2026-11-27"),
        ("Shadow Anna tomorrow", "2026-11-23"),
        ("Shadow Anna 2027-01-15", "2027-01-15"),
        ("Shadow Anna, by 15 Jan", "2027-01-15"),
        ("Shadow Anna; in 3 weeks", "2026-12-13"),
        ("Shadow Anna: tomorrow", "2026-11-23"),
        ("Shadow Anna (by 15 Jan)", "2027-01-15"),
        ("Shadow Anna (2027-01-15)", "2027-01-15"),
        ("Shadow Anna, (in 3 weeks)", "2026-12-13"),
        ("Shadow Anna (by 15 Jan).", "2027-01-15"),
        ("Shadow Anna tomorrow.", "2026-11-23"),
        ("Shadow Anna 2027-01-15.", "2027-01-15"),
        ("Shadow Anna by 15 Jan.", "2027-01-15"),
        ("Shadow Anna in 3 weeks.", "2026-12-13"),
        ("Shadow Anna   by   15   Jan  ", "2027-01-15"),
        ("- Shadow Anna by 15 Jan", "2027-01-15"),
        ("* Shadow Anna by 15 Jan", "2027-01-15"),
        ("\t• Shadow Anna by 15 Jan", "2027-01-15"),
        ("Shadow Anna - by 15 Jan", "2027-01-15"),
        ("Shadow Anna in March", "2027-03-31"),
        ("Shadow Anna at the end of March", "2027-03-31"),
        ("Shadow Anna by the 15th of January", "2027-01-15"),
        ("Shadow Anna within ten days", "2026-12-02"),
        ("Shadow Anna in six weeks' time", "2027-01-03"),
        ("Shadow Anna – by 15 Jan", "2027-01-15"),
    ],
)
def test_a_step_is_its_words_and_its_day(line: str, day: str) -> None:
    assert one(line) == ("Shadow Anna", day)


@pytest.mark.parametrize(
    ("line", "words", "day"),
    [
        ("Report on progress by 15 Jan", "Report on progress", "2027-01-15"),
        ("Sit in on a meeting in 3 weeks", "Sit in on a meeting", "2026-12-13"),
        ("Meet Anna by the river by 15 Jan", "Meet Anna by the river", "2027-01-15"),
        ("Enrol in the course before 1 March", "Enrol in the course", "2027-03-01"),
        ("Agree on the next steps on Friday", "Agree on the next steps", "2026-11-27"),
        ("Read up on co-design 2027-01-15", "Read up on co-design", "2027-01-15"),
        ("Wait until Ben is back, in 3 weeks", "Wait until Ben is back", "2026-12-13"),
        ("Plan the next cohort next week", "Plan the next cohort", "2026-11-29"),
        ("Ask (again) by 15 Jan", "Ask (again)", "2027-01-15"),
        ("Read chapters 1, 2 by 15 Jan", "Read chapters 1, 2", "2027-01-15"),
        ("Begin by 15 Jan", "Begin", "2027-01-15"),
        ("Übersicht für Ben by 15 Jan", "Übersicht für Ben", "2027-01-15"),
    ],
)
def test_words_that_also_name_days_may_stand_in_a_step(line: str, words: str, day: str) -> None:
    assert one(line) == (words, day)


@pytest.mark.parametrize(
    "line",
    [
        "Shadow Anna",
        "Shadow Anna soon",
        "Shadow Anna by",
        "Shadow Anna in the morning",
        "Shadow Anna next time",
        "by 15 Jan",
        "in 3 weeks",
        "tomorrow",
        "2027-01-15",
        "By 15 Jan Shadow Anna",
        "Shadow Anna by 15 Jan, then Ben",
    ],
)
def test_a_step_without_words_or_a_day_that_is_sure_is_refused(line: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        read_steps(line, SUNDAY)
    assert str(caught.value) == f"when will you do this: {line!r}?"
    assert caught.value.hint == "end the line with its day, like 'by 15 Jan' or 'in 3 weeks'"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("by 3/4/2027", "'by 3/4/2027' could be Sat 3 Apr 2027 or Thu 4 Mar 2027"),
        ("by 31 Feb", "the calendar has no 'by 31 Feb'"),
        ("on 2027-02-29", "the calendar has no '2027-02-29'"),
    ],
)
def test_a_step_with_a_day_that_cannot_be_says_why(day: str, why: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        read_steps(f"Shadow Anna {day}", SUNDAY)
    assert str(caught.value) == why


def test_a_doubtful_day_before_one_that_is_sure_is_part_of_the_words() -> None:
    assert one("Read on 3/4 and tell Ben in 3 weeks") == (
        "Read on 3/4 and tell Ben", "2026-12-13",
    )  # fmt: skip


def test_each_line_is_a_step_and_empty_lines_are_none() -> None:
    text = "\nShadow Anna by 15 Jan\n\n  \n- Ask Ben tomorrow\n-\n"
    assert read_steps(text, SUNDAY) == (
        ("Shadow Anna", date(2027, 1, 15)),
        ("Ask Ben", date(2026, 11, 23)),
    )


@pytest.mark.parametrize("text", ["", "  ", "\n\n", "-\n*"])
def test_no_steps_at_all_are_right(text: str) -> None:
    assert read_steps(text, SUNDAY) == ()


def test_one_line_without_a_day_refuses_them_all_and_is_the_one_named() -> None:
    with pytest.raises(BrokenRule, match="'Ask Ben'"):
        read_steps("Shadow Anna by 15 Jan\nAsk Ben", SUNDAY)


@pytest.mark.parametrize(
    ("refused", "said", "together"),
    [
        ("Shadow Anna", "in 3 weeks", "Shadow Anna in 3 weeks"),
        ("Shadow Anna", "15 jan", "Shadow Anna by 15 jan"),
        ("Shadow Anna", "from 15 jan", "Shadow Anna by 15 jan"),
        ("Shadow Anna", "end of next month", "Shadow Anna by end of next month"),
        ("Shadow Anna", "3/4/2027", "Shadow Anna by 3/4/2027"),
        ("Shadow Anna on 3/4/2027", "3 apr", "Shadow Anna by 3 apr"),
        ("Shadow Anna by 2020-01-01", "tomorrow", "Shadow Anna tomorrow"),
        ("Shadow Anna", "Call Ben by friday", "Call Ben by friday\nShadow Anna"),
        ("Shadow Anna", "shadow Anna twice by friday", "shadow Anna twice by friday"),
        ("Shadow Anna\nRead it", "Read it by 5 jan", "Shadow Anna\nRead it by 5 jan"),
        ("A by 1 jan\nB", "A by 5 jan", "A by 5 jan\nB"),
        ("Shadow Anna", "when she has time", "Shadow Anna when she has time"),
        ("in 3 weeks", "Shadow Anna", "Shadow Anna in 3 weeks"),
        ("2020-01-01", "15 jan", "15 jan"),
        ("A by 1 jan\nB\nC", "in 3 weeks", "A by 1 jan\nB in 3 weeks\nC"),
        ("A by 1 jan\nB\nC", "A by 1 jan\nB by 2 jan", "A by 1 jan\nB by 2 jan\nC"),
        ("A by 1 jan", "B", "A by 1 jan\nB"),
    ],
)
def test_what_is_said_to_a_refused_step_completes_it_and_no_word_goes(
    refused: str, said: str, together: str
) -> None:
    assert complete_steps(refused, said, SUNDAY) == together


@pytest.mark.parametrize("words", ["Shadow Anna", "Read by myself", "Call (again) in May"])
@pytest.mark.parametrize("to_be_read", [False, True])
def test_a_step_that_was_written_is_read_again_as_it_was(words: str, to_be_read: bool) -> None:
    step = StepLine(words, date(2027, 1, 15))
    line = write_step(step, to_be_read=to_be_read)
    assert read_step(line, SUNDAY) == step
    assert read_kept_step(line) == step


@pytest.mark.parametrize("text", ["", "Shadow Anna", "One by 15 Jan 2027\nTwo by 16 Jan 2027"])
def test_what_a_hand_made_of_a_kept_step_is_none(text: str) -> None:
    assert read_kept_step(text) is None
