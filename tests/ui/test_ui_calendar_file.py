"""The calendar file, read back by a library that had no part in writing it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from isp_cli.plan.calendar import REMINDERS, CalendarItem
from isp_cli.plan.calendar_file import as_calendar

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
