"""Which days of a plan belong into a calendar, and when it reminds of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from isp_cli.entry.entry import FrameworkPin
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.framework.records import Framework
from isp_cli.plan.calendar import (
    REMINDERS,
    CalendarItem,
    calendar_items,
    days_ahead,
    is_calendar_of,
    revision,
    steps_without_day,
)
from isp_cli.plan.calendar_file import as_calendar
from isp_cli.records import replace

TODAY = date(2026, 11, 22)
MORNING = timedelta(hours=9)
WEEK_BEFORE = timedelta(days=-7, hours=9)


def plan_of(*steps: PlanStep, next_review: str = "") -> Plan:
    return Plan(
        id="2026-11-22-plan-k7fq",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T18:05:00+01:00",
        horizon="2028-05-22",
        next_review=next_review,
        competencies=(
            Development(competency="facilitation", steps=steps),
            Development(competency="brokering"),
        ),
    )


def test_a_step_is_one_day_with_its_words_its_competency_and_how_to_mark_it_done(
    guide: Framework,
) -> None:
    plan = plan_of(PlanStep(step=3, text="Shadow Anna", due="2026-12-13"))
    step = calendar_items(plan, guide, TODAY)[0]
    assert (step.uid, step.day) == ("2026-11-22-plan-k7fq-step-3@isp", date(2026, 12, 13))
    assert (step.summary, step.categories) == ("Shadow Anna", ("Facilitation",))
    assert step.description == "For Facilitation.\nWhen it is done: isp plan done 3"


def test_the_days_come_in_their_order_the_look_back_at_the_horizon_last(guide: Framework) -> None:
    plan = plan_of(
        PlanStep(step=1, text="Late", due="2027-06-01"),
        PlanStep(step=2, text="Soon", due="2026-12-01"),
        next_review="2027-05-22",
    )
    items = calendar_items(plan, guide, TODAY)
    assert [(each.day.isoformat(), each.summary) for each in items] == [
        ("2026-12-01", "Soon"),
        ("2027-05-22", "Look at the plan again: Facilitation and Brokering"),
        ("2027-06-01", "Late"),
        ("2028-05-22", "Look back on the plan: Facilitation and Brokering"),
    ]


def test_what_is_over_and_done_or_has_no_day_is_no_day_of_the_calendar(guide: Framework) -> None:
    plan = plan_of(
        PlanStep(step=1, text="Done", due="2026-11-21", done="2026-11-21"),
        PlanStep(step=2, text="Some day"),
    )
    assert [each.uid for each in calendar_items(plan, guide, TODAY)] == [
        "2026-11-22-plan-k7fq-horizon@isp"
    ]
    assert [each.text for each in steps_without_day(plan)] == ["Some day"]


def test_a_step_that_ended_before_its_day_is_cancelled_and_reminds_of_nothing(
    guide: Framework,
) -> None:
    plan = plan_of(
        PlanStep(step=1, text="Call", due="2026-12-01", done="2026-11-21"),
        PlanStep(step=2, text="Read", due="2026-12-02", dropped="2026-11-22"),
    )
    items = calendar_items(plan, guide, TODAY)[:2]
    assert [(each.summary, each.cancelled, each.reminders) for each in items] == [
        ("Done: Call", True, ()),
        ("Dropped: Read", True, ()),
    ]


def test_what_lies_ahead_of_a_closed_plan_is_cancelled_and_what_is_over_is_left_out(
    guide: Framework,
) -> None:
    plan = replace(
        plan_of(
            PlanStep(step=1, text="Call", due="2026-11-21"),
            PlanStep(step=2, text="Read", due="2026-12-02"),
            PlanStep(step=3, text="Some day"),
            next_review="2026-11-20",
        ),
        closed="2026-11-22T18:05:00+01:00",
    )
    assert [(each.summary, each.cancelled) for each in calendar_items(plan, guide, TODAY)] == [
        ("Closed: Read", True),
        ("Closed: Look back on the plan: Facilitation and Brokering", True),
    ]
    assert steps_without_day(plan) == ()
    assert [days_ahead(plan, date(2028, 5, day)) for day in (22, 23)] == [True, False]


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (b"\r\nPRODID:-//isp//plan//EN\r\nUID:2026-11-22-plan-k7fq-step-1@isp\r\n", True),
        (b"\r\nPRODID:-//isp//plan//EN\r\nUID:2026-11-22-plan-zzzz-step-1@isp\r\n", False),
        (b"\r\nPRODID:-//else//EN\r\nUID:2026-11-22-plan-k7fq-step-1@isp\r\n", False),
        (
            b"\r\nPRODID:-//isp//plan//EN\r\nUID:2026-11-22-plan-k7fq-step-1@isp\r\nUID:mine\r\n",
            False,
        ),
        (b"\r\nPRODID:-//isp//plan//EN\r\n", False),
        (b"\xff\x00", False),
    ],
)
def test_a_calendar_of_this_plan_is_told_from_any_other_file(data: bytes, *, ours: bool) -> None:
    assert is_calendar_of(plan_of(), data) is ours


@pytest.mark.parametrize(
    ("due", "reminders"),
    [
        ("2026-12-13", (WEEK_BEFORE, MORNING)),
        ("2026-11-29", (WEEK_BEFORE, MORNING)),
        ("2026-11-28", (MORNING,)),
        ("2026-11-22", (MORNING,)),
        ("2026-11-21", ()),
        ("0001-01-01", ()),
        ("9999-12-31", (WEEK_BEFORE, MORNING)),
    ],
)
def test_nobody_is_reminded_of_a_day_that_is_over(
    guide: Framework, due: str, reminders: tuple[timedelta, ...]
) -> None:
    items = calendar_items(plan_of(PlanStep(step=1, text="Call", due=due)), guide, TODAY)
    assert next(each for each in items if each.summary == "Call").reminders == reminders


def test_a_step_keeps_its_name_in_the_calendar_when_its_day_and_words_change(
    guide: Framework,
) -> None:
    before = plan_of(PlanStep(step=1, text="Call", due="2026-12-01"))
    after = plan_of(PlanStep(step=1, text="Call Ben", due="2027-01-15"))
    first, second = (calendar_items(each, guide, TODAY)[0].uid for each in (before, after))
    assert first == second


def test_a_competency_the_framework_no_longer_has_stands_for_itself(guide: Framework) -> None:
    plan = replace(plan_of(), competencies=(Development(competency="juggling"),))
    assert calendar_items(plan, guide, TODAY)[0].categories == ("juggling",)


@pytest.mark.parametrize(
    ("now", "number"),
    [
        ("2026-11-22T18:05:00+01:00", 0),
        ("2026-11-22T17:05:01+00:00", 1),
        ("2026-11-23T18:05:00+01:00", 24 * 60 * 60),
        ("2020-01-01T00:00:00+00:00", 0),
    ],
)
def test_a_later_file_has_the_higher_number(now: str, number: int) -> None:
    assert revision(plan_of(), datetime.fromisoformat(now)) == number


@pytest.mark.parametrize("started", ["1925-11-22T18:05:00+01:00", "0001-01-01T00:00:00+14:00"])
def test_the_number_grows_and_fits_however_long_ago_a_plan_was_begun(
    guide: Framework, started: str
) -> None:
    plan = replace(plan_of(), started=started)
    now = [revision(plan, NOW + timedelta(seconds=each)) for each in (0, 1)]
    assert 0 < now[0] < now[1] < 2**31
    assert revision(plan, NOW.replace(year=9999)) == 2**31 - 1
    assert f"SEQUENCE:{now[0]}" in as_calendar(
        calendar_items(plan, guide, TODAY), now=NOW, revision=now[0]
    )


def test_a_beginning_written_without_its_offset_is_taken_as_here() -> None:
    plan = replace(plan_of(), started="2026-11-22T18:05:00")
    assert revision(plan, datetime.fromisoformat("2026-11-22T18:06:00+01:00")) == 60


# The calendar file, read back by a library that had no part in writing it.

NOW = datetime.fromisoformat("2026-11-22T18:05:00+01:00")


def item(summary: str = "Shadow Anna", *, day: date = date(2026, 12, 13)) -> CalendarItem:
    return CalendarItem(
        uid="2026-11-22-plan-k7fq-step-1@isp",
        day=day,
        summary=summary,
        description="For Facilitation.\nWhen it is done: isp plan done 1",
        categories=("Facilitation", "Trust, and power"),
        reminders=REMINDERS,
    )


def printed(*items: CalendarItem) -> str:
    return as_calendar(items, now=NOW, revision=7)


def read_back(text: str) -> Any:
    return vobject.readOne(text).vevent


def test_an_event_is_read_back_whole() -> None:
    event = read_back(printed(item()))
    assert event.uid.value == "2026-11-22-plan-k7fq-step-1@isp"
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 12, 13), date(2026, 12, 14))
    assert event.dtstamp.value == event.last_modified.value == NOW.astimezone(UTC)
    assert event.sequence.value == "7"
    assert event.summary.value == "Shadow Anna"
    assert event.description.value == "For Facilitation.\nWhen it is done: isp plan done 1"
    assert event.categories.value == ["Facilitation", "Trust, and power"]
    assert (getattr(event, "class").value, event.transp.value) == ("PRIVATE", "TRANSPARENT")


def test_it_reminds_at_nine_a_week_before_and_at_nine_on_the_day() -> None:
    alarms = read_back(printed(item())).valarm_list
    assert [each.trigger.value for each in alarms] == [
        timedelta(days=-7, hours=9),
        timedelta(hours=9),
    ]
    assert {(each.action.value, each.description.value) for each in alarms} == {
        ("DISPLAY", "Shadow Anna")
    }


def test_the_days_are_days_and_no_times() -> None:
    lines = printed(item()).split("\r\n")
    assert "DTSTART;VALUE=DATE:20261213" in lines
    assert "DTEND;VALUE=DATE:20261214" in lines


def test_the_head_names_the_version_and_who_made_it() -> None:
    calendar = vobject.readOne(printed(item()))
    assert (calendar.version.value, calendar.prodid.value) == ("2.0", "-//isp//plan//EN")


def test_the_last_day_there_is_needs_no_day_after_it() -> None:
    event = read_back(printed(item(day=date.max)))
    assert event.dtstart.value == date.max
    assert not hasattr(event, "dtend")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("Call Ben, then Anna; twice", "Call Ben, then Anna; twice", id="separators"),
        pytest.param("one\ntwo\r\n  three", "one two three", id="lines"),
        pytest.param(r"C:\new, \n", r"C:\new, \n", id="backslashes"),
        pytest.param("👩🏽‍🏫 teaches 😀", "👩🏽‍🏫 teaches 😀", id="emoji"),
        pytest.param("لقاء مع آنا", "لقاء مع آنا", id="right-to-left"),
        pytest.param("red\x1b[31m\x00\x07 bell", "red[31m bell", id="controls"),
        pytest.param("a\u202eb\u2066c", "abc", id="overrides"),
        pytest.param("a\u2028b\x85c\x0bd", "a b c d", id="other-line-ends"),
        pytest.param("half \ud83d of it", "half of it", id="half-a-character"),
        pytest.param("BEGIN:VEVENT\nEND:VCALENDAR", "BEGIN:VEVENT END:VCALENDAR", id="markup"),
        pytest.param("wörter " * 60, ("wörter " * 60).strip(), id="long"),
    ],
)
def test_a_persons_words_come_back_as_they_are(said: str, shown: str) -> None:
    event = read_back(printed(item(said)))
    assert event.summary.value == shown
    assert [each.description.value for each in event.valarm_list] == [shown, shown]


@given(st.text(max_size=300))
def test_no_text_breaks_a_line_or_leaves_one_too_long(said: str) -> None:
    data = printed(item(said), item("next")).encode("utf-8")
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert lines.count(b"BEGIN:VEVENT") == 2
    assert max(map(len, lines)) <= 75
    assert not any(byte < 0x20 and byte != 0x09 for line in lines for byte in line)
    events = vobject.readOne(data.decode("utf-8")).vevent_list
    assert [each.summary.value for each in events][1] == "next"
