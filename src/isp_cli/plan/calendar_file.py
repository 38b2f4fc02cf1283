"""Print days as a calendar file that calendar programs load: iCalendar, RFC 5545."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from isp_cli.dates import day_name
from isp_cli.entry.plan import PlanStep
from isp_cli.page.document import Document, Heading, Rows
from isp_cli.page.printing import shortened
from isp_cli.plan.calendar import PRODUCT, CalendarItem

# What RFC 5545 leaves out of a text, what no UTF-8 can hold, and overrides that reorder a line.
# Marks of direction and joiners stay: right-to-left scripts and emoji need them.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)


def as_calendar(items: tuple[CalendarItem, ...], *, now: datetime, revision: int) -> str:
    """Return the text of a calendar file, with the line ends it must have.

    `now` bears its offset. A file of a higher `revision` takes the place of what an earlier one
    put into the calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for item in items:
        calendar.add_component(_event(item, now.astimezone(UTC), revision))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(item: CalendarItem, now: datetime, revision: int) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", revision)
    event.add("dtstart", item.day)
    if item.day < date.max:  # without an end, a day lasts a day
        event.add("dtend", item.day + timedelta(days=1))
    event.add("summary", _one_line(item.summary))
    event.add("description", "\n".join(map(_one_line, item.description.split("\n"))))
    event.add("categories", [_one_line(each) for each in item.categories])
    if item.cancelled:
        event.add("status", "CANCELLED")
    event.add("class", "PRIVATE")  # others who see the calendar see that there is something
    event.add("transp", "TRANSPARENT")  # the day stays free for meetings
    for before in item.reminders:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _one_line(item.summary))
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _one_line(text: str) -> str:
    return " ".join(_NOT_TEXT.sub("", text).split())


def written_page(items: tuple[CalendarItem, ...], path: str) -> Document:
    """Where the calendar file is, its days, and what to do with it."""
    days = tuple((day_name(each.day), shortened(each.summary, 60)) for each in items)
    return (
        Heading("Your plan as a calendar file", 1),
        Rows(days),
        Rows((("Where", path), ("Load it", "open it with your calendar program"))),
    )


def left_out_sentence(step: PlanStep) -> str:
    """Say that a step has no place in a calendar."""
    return f"Step {step.step} has no day and is left out: {shortened(step.text, 60)}"


def warning() -> str:
    """Say what of a person's own leaves the journal with the file."""
    return (
        "The file holds your steps in your words and the names of their competencies. "
        "They are marked as private; whoever may open your calendar can read them all the same."
    )
