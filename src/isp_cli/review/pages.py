"""Pages to read again: what there is since a day, one question over time, practices, promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.dates import day_name, short_day
from isp_cli.entry.entry import reworded_questions
from isp_cli.entry.naming import choice_name, names_as_written, written_names
from isp_cli.entry.promises import MadePromise, outcome_name
from isp_cli.journal.pages import answer_lines, first_line
from isp_cli.page.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.page.printing import quoted, shortened
from isp_cli.plan.changes import due_name
from isp_cli.records import PlainData, plain, selected
from isp_cli.wording import join_names

if TYPE_CHECKING:
    from isp_cli.entry.entry import AnswerInEntry, OpenQuestion
    from isp_cli.entry.plan import PlanStep
    from isp_cli.framework.names import Naming
    from isp_cli.review.look_back import LookBack


_ROOM = 300  # cells of a sentence to reread
_LESS_ROOM = 100  # of a promise


def since_page(names: Naming, back: LookBack, today: date, *, is_whole: bool) -> Document:
    """What there is since a day; what is open is told whatever its day.

    It `is_whole` where every file could be read.
    """
    blocks: list[Block] = [
        Heading(f"Since {day_name(back.since)}", 1),
        Paragraph(_touched(names, back, is_whole=is_whole)),
        *_promises(back, today),
        *_plan(names, back, today),
    ]
    if back.sentences:
        points = tuple(
            Point(quoted(each.words, _ROOM), aside=f"{each.asked}\n{each.entry}")
            for each in back.sentences
        )
        blocks += [Heading("To read again"), *(Points((each,)) for each in points)]
    return (*blocks, _ways_on(back))


def since_record(back: LookBack) -> PlainData:
    """What there is since a day."""
    plan = back.plan
    steps = {"ahead": plan.steps_ahead() if plan and plan.is_open else [], "ended": back.ended}
    return {
        "format": "isp-review-since/1",
        **selected(back, "since", "competencies", "principles"),
        "open": [each.record for each in back.open],
        "settled": [each.record for each in back.settled],
        "plan": {
            "entry": plan.id if plan else "",
            "closed": plan.closed if plan else "",
            "learnt": plan.learnt if plan else "",
            **{
                key: [{"competency": held.competency, **plain(step)} for held, step in pairs]
                for key, pairs in steps.items()
            },
            "next_review": plan.next_review if plan else "",
        },
        "sentences": plain(back.sentences),
    }


def _touched(names: Naming, back: LookBack, *, is_whole: bool) -> str:
    if not back.entries:
        none = "Nothing you wrote is about a day since then."
        return none if is_whole else "No entry about a day since then could be read."
    names = written_names(back.named, names)
    competencies = [choice_name(names, each) for each in back.competencies]
    principles = [choice_name(names, each) for each in back.principles]
    told = []
    if competencies:
        told.append(f"You wrote about {join_names(competencies)}.")
    if principles:
        which = "The principle you named was" if len(principles) == 1 else "The principles were"
        told.append(f"{which} {join_names(principles)}.")
    return "\n".join(told) or "You wrote, and named no competency and no principle."


def _promises(back: LookBack, today: date) -> list[Block]:
    points = [_settled(each) for each in back.settled]
    points += [_open(each, today) for each in back.open]
    return [Heading("Promises"), Points(tuple(points))] if points else []


def _settled(held: MadePromise) -> Point:
    last = held.promise.outcomes[-1]
    note = (Point(quoted(last.note, _LESS_ROOM)),) if last.note.strip() else ()
    words = quoted(held.text, _LESS_ROOM)
    return Point(words, label=outcome_name(last), aside=held.entry.id, points=note)


def _open(held: MadePromise, today: date) -> Point:
    label = ", ".join(filter(None, ("Open", held.by_when(today, short_day))))
    return Point(quoted(held.text, _LESS_ROOM), label=label, aside=held.entry.id)


def _plan(names: Naming, back: LookBack, today: date) -> list[Block]:
    if back.plan is None:
        return []
    names = names_as_written(back.plan, names)
    grown = [choice_name(names, each.competency) for each in back.plan.current]
    points = [_ended(step) for _, step in back.ended]
    if back.plan.closed_on:
        closed = short_day(back.plan.closed_on)
        blocks: list[Block] = [Paragraph(f"For {join_names(grown)}, closed on {closed}.")]
        learnt = Point(quoted(back.plan.learnt, _LESS_ROOM), label="What I learnt")
        points += [learnt] if back.plan.learnt.strip() else []
        blocks += [Points(tuple(points))] if points else []
        return [Heading("Your plan"), *blocks, Aside(back.plan.id)]
    for development, step in back.plan.steps_ahead()[:1]:
        name = choice_name(names, development.competency)
        text = f"{quoted(step.text, _LESS_ROOM)}, {due_name(step, today)} ({name})"
        points.append(Point(text, label="Next step"))
    if back.plan.next_review_on:
        points.append(Point(day_name(back.plan.next_review_on), label="Next review"))
    until = short_day(back.plan.last_day)
    head = Paragraph(f"For {join_names(grown)}, until {until}.")
    every = () if points else (Paragraph("No step is ahead."),)
    return [Heading("Your plan"), head, *(every or (Points(tuple(points)),)), Aside(back.plan.id)]


def _ended(step: PlanStep) -> Point:
    what, day = ("Dropped", step.dropped_on) if step.dropped_on else ("Done", step.done_on)
    on = short_day(day) if day else ""
    note = (Point(quoted(step.note, _LESS_ROOM)),) if step.note.strip() else ()
    return Point(quoted(step.text, _LESS_ROOM), label=f"{what} on {on}", points=note)


def _ways_on(back: LookBack) -> Block:
    rows = [("Go on", "isp reflect")]
    rows += [("One story", f"isp thread {each}") for each in back.competencies[:1]]
    if back.sentences:
        rows.append(("Read one", f"isp journal show {back.sentences[-1].entry}"))
    if back.open:
        rows.append(("Promises", "isp promises"))
    return Rows(tuple(rows))


def question_over_time_page(names: Naming, answered: Sequence[AnswerInEntry]) -> Document:
    """One question's answers in the order given; the wording at the top is that of the first."""
    last = answered[-1].entry.id
    return (
        Heading("One question over time", 1),
        *answers_in_turn(names, answered),
        Aside(f"Read the whole entry: isp journal show {last}"),
    )


def question_over_time_record(question: str, answered: Sequence[AnswerInEntry]) -> PlainData:
    """The answers to a question of this id, the oldest first."""
    return {
        "format": "isp-review-question/1",
        "question": question,
        "answers": [each.record for each in answered],
    }


def not_answered_page(question: OpenQuestion) -> Document:
    """Nobody has answered this question yet."""
    return (
        Heading("Not answered yet", 1),
        Paragraph(question.text),
        Aside(f"To answer it: {question.command}"),
    )


def answers_in_turn(names: Naming, answered: Sequence[AnswerInEntry]) -> Document:
    """The question, then each answer in full; where the question was worded otherwise, it says so.

    What was asked stands beside the answers of its time: its words may have changed since.
    """
    blocks: list[Block] = [Paragraph(answered[0].answer.asked)]
    for each, anew in zip(answered, reworded_questions(answered), strict=True):
        blocks += [Heading(day_name(each.day)), *circumstances(names, each)]
        if anew:
            blocks.append(Aside(f"Asked in other words: {anew}"))
        blocks += [
            *answer_lines(names_as_written(each.entry, names), each.answer),
            Aside(each.entry.id),
        ]
    return tuple(blocks)


def circumstances(names: Naming, answered: AnswerInEntry) -> Document:
    """After what, and about which competency, an answer was written."""
    entry = answered.entry
    after = (Paragraph(f"After {entry.label}"),) if entry.label else ()
    name = choice_name(names_as_written(entry, names), entry.about) if entry.about else ""
    return (*after, Paragraph(f"About {name}")) if name else after


_LINE_WIDTH = 60


def library_page(names: Naming, practices: Sequence[AnswerInEntry]) -> Document:
    """The practices, each by its first line, with how it can be shared and its entry."""
    if not practices:
        return (
            Heading("No practices yet", 1),
            Paragraph(
                "The tenth question asks what you could pass on to other people. "
                "Your answers come together here."
            ),
            Aside("Answer it: isp reflect --questions 10"),
        )
    points = tuple(
        Point(
            shortened(first_line(names_as_written(each.entry, names), each.answer), _LINE_WIDTH),
            label=day_name(each.day),
            aside="\n".join((*_sharing(each), each.entry.id)),
        )
        for each in practices
    )
    return (
        Heading("Practices you could pass on", 1),
        Points(points, numbered=True),
        Aside("Read one: isp practice show 1"),
        Aside("All of them, to pass on: isp practice export"),
    )


def practices_record(practices: Sequence[AnswerInEntry]) -> PlainData:
    """All practices, or one."""
    return {"format": "isp-practice/1", "practices": [each.record for each in practices]}


def _sharing(practice: AnswerInEntry) -> tuple[str, ...]:
    if not practice.answer.text.strip():
        return ()  # the first line is already that of the follow-up
    told = (each.text.strip() for each in practice.answer.follow_ups)
    line = next((text.split("\n")[0] for text in told if text), "")
    return (f"Shared best: {shortened(line, _LINE_WIDTH)}",) if line else ()


def practice_page(names: Naming, practice: AnswerInEntry) -> Document:
    """One answer in full, with what was asked and where it stands."""
    return (
        Heading(f"Practice of {day_name(practice.day)}", 1),
        *circumstances(names, practice),
        Heading(practice.answer.asked),
        *answer_lines(names_as_written(practice.entry, names), practice.answer),
        Aside(f"Read the whole entry: isp journal show {practice.entry.id}"),
    )


def export_page(names: Naming, practices: Sequence[AnswerInEntry]) -> Document:
    """Every practice in full."""
    if not practices:
        return library_page(names, practices)
    return (Heading("Practices to pass on", 1), *answers_in_turn(names, practices))


def exported_page(where: str) -> Document:
    """Where the practices were written, and what to do before anybody else reads them."""
    return (
        Heading("Your practices are written", 1),
        Rows((("Where", where),)),
        Paragraph(
            "It holds every answer in full. Read it before you pass it on: there may be names in "
            "it, or words you meant for yourself."
        ),
    )


def promises_page(found: list[MadePromise], today: date, *, every: bool) -> Document:
    """The open promises as they will be asked, or every promise, the newest first."""
    if not found:
        what = "You have made no promise yet." if every else "No promise is open."
        hint = "One is made while you reflect: isp reflect --after 'Site B call'"
        return (Heading("Promises", 1), Paragraph(what), Aside(hint))
    blocks: list[Block] = [Heading("Every promise" if every else "Open promises", 1)]
    numbers = () if every else tuple(each.number for each in found)
    blocks.append(Points(tuple(_point(each, today) for each in found), numbers=numbers))
    if not every:
        number = found[0].number
        ways = f"isp promises kept {number}, still-open {number}, or let-go {number}"
        blocks.append(Aside(f"How did one go? {ways}"))
    return tuple(blocks)


def promises_record(found: list[MadePromise]) -> PlainData:
    """The same promises."""
    return {"format": "isp-promises/1", "promises": [each.record for each in found]}


def _point(held: MadePromise, today: date) -> Point:
    about = f"after {held.entry.label}," if held.entry.label else "since"
    aside = [f"{about} {short_day(held.made)}", held.entry.id]
    for last in held.promise.outcomes[-1:]:
        aside.insert(0, f"{outcome_name(last)}{f': {last.note}' if last.note else ''}")
    for last in held.taken_back[-1:]:
        aside.insert(0, f"{outcome_name(last)}{f': {last.note}' if last.note else ''}")
    if held.promise.is_open:
        aside.insert(0, held.by_when(today) or "no day yet")
    return Point(held.line, aside="\n".join(aside))
