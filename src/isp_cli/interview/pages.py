"""Pages of the interview: one question at a time, the look over, drafts that wait.

A plan's own questions have theirs in `plan.pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.ask.prompt import Choice
from isp_cli.ask.words import MOVES, find_mistyped_word
from isp_cli.dates import day_name, short_day
from isp_cli.entry.entry import named_competencies
from isp_cli.entry.ids import NAMES, entry_subject
from isp_cli.entry.naming import choice_name, chosen_names, names_as_written
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.entry.promises import PromiseQuestion, promises_of
from isp_cli.entry.texts import amount_in_words
from isp_cli.interview.interview import asked_of
from isp_cli.interview.steps import Step
from isp_cli.journal.pages import answer_lines, first_line
from isp_cli.page.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Rows,
    Unspoken,
)
from isp_cli.page.printing import one_line, quoted, shortened, wrap
from isp_cli.wording import PLAIN_HINT, end_sentence, nearest_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isp_cli.entry.entry import Answer, Entry, HalfAnswer
    from isp_cli.framework.names import Naming
    from isp_cli.framework.records import Question
    from isp_cli.interview.interview import Interview


def question_page(
    names: Naming,
    interview: Interview,
    step: Step,
    last: tuple[Entry, Answer] | None = None,
) -> Document:
    """The question at hand, with its number, its help, and a line of what was said last time."""
    question = step.question
    number = _number(interview, question)
    written = names_as_written(interview.entry, names)
    if step.follow_up:
        about = [f"{choice_name(written, step.competency)}."] if step.competency else []
        where = ", ".join([number, *about]) if about else f"{number}."
        return (Aside(where, spoken="".join(about)), Heading(step.follow_up.text))
    if step.wants == "how":
        return (Aside(f"{number}.", spoken=""), Heading("How do you know?"))
    if not step.opens_question:
        answer = interview.entry.answer(question.id)
        chosen = tuple(Point(each) for each in (chosen_names(written, answer) if answer else ()))
        blocks: list[Block] = [Aside(f"{number}, in your own words.", spoken="In your own words.")]
        blocks += [Heading("You chose"), Points(chosen)] if chosen else [Heading(question.text)]
        return (*blocks, Aside("Say more if you like, or press Enter to go on."))
    help = (Aside(question.help),) if question.help else ()
    return (Aside(f"{number}."), Heading(question.text), *help, *_echo(names, last))


def editor_head(interview: Interview, step: Step) -> tuple[str, ...]:
    """The lines above an answer in an editor: which question it is, and what it asks."""
    return (f"{_number(interview, step.question)}.", *wrap(one_line(step.asked), 70))


def stray_note(words: str) -> Document:
    """What was half said at a list the last time, so that it can be read there again."""
    return (Aside(f"You had written here: {quoted(words)}"),) if words else ()


def refusal(rule: str, hint: str) -> str:
    """Say why an answer is asked for again, and what would do."""
    if hint.startswith("like "):
        return f"{rule}. Write it {hint}."
    return f"{rule}\n{hint}" if hint else rule


def no_such_word(said: str) -> str:
    """Say that a line that starts with a colon is no word that moves, and which one is near."""
    word, _, about = find_mistyped_word(said).partition(" ")
    if not word:
        return "That is none of the words isp knows. :help shows them."
    if word[1:].casefold() in MOVES:
        return f"{word} stands alone on its line; is {about} part of your answer?"
    close = nearest_ids(word[1:], MOVES)
    return f"There is no {word}; " + (f"the nearest is :{close[0]}." if close else "see :help.")


def without_promises(questions: tuple[Question, ...]) -> list[Question]:
    """Return the questions of a set, without the promises that come back before them."""
    return [each for each in questions if not promise_of_question(each.id)]


def _number(interview: Interview, question: Question) -> str:
    asked = without_promises(interview.questions)
    if question not in asked:
        return "From before"
    return f"Question {asked.index(question) + 1} of {len(asked)}"


def _echo(names: Naming, last: tuple[Entry, Answer] | None) -> Document:
    if last is None:
        return ()
    entry, answer = last
    line = shortened(first_line(names_as_written(entry, names), answer), 60)
    return (Aside(f"On {short_day(entry.day)}: {line}\n:last shows all of it."),)


def welcome_page(interview: Interview, *, plain_hint: bool = False) -> Document:
    """What is about to happen, before the first question; `plain_hint` names the plain lines."""
    asked = len(without_promises(interview.questions))
    label = interview.entry.label
    return (
        Heading(f"After {label}" if label else "Time to reflect", 1),
        Paragraph(
            f"{'1 question' if asked == 1 else f'{asked} questions, one at a time'}. Skip what "
            "does not speak to you: this is a conversation with yourself, not a checklist."
        ),
        Aside(
            f"{_SAVED} A line that says :help shows how to go back, put off, or use your editor.",
            spoken=_SAVED,  # the first text that is asked for says the rest
        ),
        *((Aside(PLAIN_HINT),) if plain_hint else ()),
    )


_SAVED = "Each answer is saved before the next question. Ctrl-C keeps everything and stops."


def again_page(interview: Interview, entry: Entry) -> Document:
    """What is about to happen, before a finished entry is gone on with."""
    asked = without_promises(interview.questions)
    left = sum(entry.answer(each.id) is None for each in asked)
    told = "First comes what has no answer yet; after that you can open any of the others."
    if not left:
        told = "Every question has an answer: open those you want to change."
    return (
        Heading(f"Your {NAMES[entry.kind]} of {day_name(entry.day)}", 1),
        *((Paragraph(f"After {entry.label}"),) if entry.label else ()),
        Paragraph(told),
        Aside(
            "The entry changes only when you finish, and keeps what it said before. Ctrl-C keeps "
            "everything and stops."
        ),
    )


def saved_page(path: str, entry: Entry, asked: int, name: str, again: str) -> Document:
    """Where a finished reflection is, what was promised, and what comes next.

    `asked` is how many questions there were, `name` what the journal finds the entry by, and
    `again` the command that goes on with it.
    """
    answered = sum(not promise_of_question(each.question) for each in entry.answers)
    rows = [("Where", Unspoken(path)), ("Read it", f"isp journal show {name}")]
    for held in promises_of(entry):
        if not held.promise.is_open:
            continue  # gone on with after it was kept or let go, it is told with how it went
        by = f" by {day_name(held.due)}" if held.due else ""
        rows.append(("Promised", f"“{shortened(held.line, 60)}”{by}"))
    named = named_competencies(entry)
    if answered >= asked:
        rows.append(("Change it", again))
    rows.append(("Go on", f"isp thread {named[0]}" if entry.set and named else "isp plan"))
    return (
        Heading("Your reflection is saved", 1),
        Paragraph(
            f"{answered} of {asked} {'question' if asked == 1 else 'questions'} answered."
            f"{f' The rest can wait: {again}' if answered < asked else ''}"
        ),
        Rows(tuple(rows)),
    )


def moves_page(moves: dict[str, str]) -> Document:
    """The words that move about."""
    return (
        Heading("On a line of their own"),
        Rows(tuple((f":{name}", what) for name, what in moves.items())),
        Aside("Two colons start a text with one. What you have written so far stays."),
    )


def last_answer_page(names: Naming, entry: Entry, answer: Answer) -> Document:
    """What was answered last time; never filled in as today's answer."""
    said = answer_lines(names_as_written(entry, names), answer)
    return (Heading(f"On {short_day(entry.day)} you answered"), *said)


def no_last_answer_page() -> Document:
    """There is no earlier answer."""
    return (Aside("This is the first time you answer this question."),)


def review_page(interview: Interview) -> Document:
    """A look back, in the middle or before the entry is finished."""
    asked = without_promises(interview.questions)
    count, every = sum(bool(interview.entry.answer(each.id)) for each in asked), len(asked)
    told = (
        f"{count} of {every} {'question' if every == 1 else 'questions'} "
        f"{'has' if 1 in (count, every) else 'have'} an answer."
    )
    if interview.at is not None:
        return Heading("Your answers so far"), Paragraph(f"{told} Open any of them, or go on.")
    return Heading("Before you finish"), Paragraph(f"{told} Open any of them again, or finish.")


def no_one_question(said: str, meant: list[Question], every: list[Question]) -> str:
    """Say that no question is called so, or more than one."""
    if len(meant) < 2:
        return f"No question is called {quoted(said)}. They are numbered 1 to {len(every)}."
    which = "\n".join(
        f"{every.index(each) + 1}. {one_line(each.text)}" for each in meant if each in every
    )
    return f"{quoted(said)} stands in {len(meant)} of them:\n{which}\nName one by its number."


def review_choices(names: Naming, interview: Interview, width: int) -> tuple[Choice, ...]:
    """Every question with the first line of its answer; with a promise, how it went."""
    found = []
    written = names_as_written(interview.entry, names)
    number = 0
    for question in interview.questions:
        answer = interview.entry.answer(question.id)
        line = first_line(written, answer) if answer else "(skipped)"
        if isinstance(question, PromiseQuestion):
            label, line = "From before", f"{end_sentence(line)} {quoted(question.promised)}"
        else:
            number += 1
            label = f"Question {number}"
        name = shortened(f"{label}: {line}", max(20, width - 8))
        found.append(Choice(question.id, name))
    return tuple(found)


def resume_question(draft: Entry, framework: str = "") -> str:
    """Ask whether to go on with a draft; of another `framework` it is said."""
    within = f", in {one_line(framework)}," if framework else ""
    if draft.again:
        return (
            f"You went on with your {_named(draft)} of {short_day(draft.day)}{within} on "
            f"{_begun(draft)}.\nGo on with it?"
        )
    return f"You began this {_named(draft)}{within} on {_begun(draft)}.\nGo on with it?"


def resume_instead_question(draft: Entry, wanted: Entry) -> str:
    """Ask whether to go on with a draft where the command line asks for something else."""
    asked = f"with the questions of {wanted.set}" if wanted.set else ""
    asked = entry_subject(one_line(wanted.label), wanted.about) or asked
    another = f"another one {asked}" if asked else "another one"
    return (
        f"You began a {_named(draft)} on {_begun(draft)}, and ask for {another}.\n"
        "Go on with the one you began?"
    )


def drafts_page(kind: str) -> Document:
    """Several drafts wait."""
    return (
        Heading(f"You have begun more than one {NAMES[kind]}"),
        Aside("Which one will you go on with?"),
    )


def draft_choice(draft: Entry, framework: str = "") -> Choice:
    """One of several drafts; of another `framework` it is said."""
    within = f"in {shortened(framework, 30)}" if framework else ""
    of = entry_subject(draft.label, draft.about)
    said = [each.text for each in draft.answers]
    said += [draft.unfinished.text] if draft.unfinished else []
    first = next((each.strip() for each in said if each.strip()), "")
    begun = ", ".join(filter(None, (short_day(draft.begun_on), of, within)))
    told = ": ".join(filter(None, (begun, first)))
    return Choice(draft.id, shortened(told, 70))


def what_is_kept(draft: Entry) -> str:
    """Say what a draft holds that was left in the middle of a question."""
    half = draft.unfinished
    if not draft.answers:
        return "what you had begun"
    also = " and what you had chosen" if half and half.chosen else ""
    also = " and what you were writing" if half and half.text.strip() else also
    return f"{amount_in_words(draft)}{also}"


def moved_words(half: HalfAnswer) -> str:
    """Say that what was half said is asked no more, and where the words are now."""
    asked = one_line(asked_of(half))
    return (
        f"You had been writing to this, which is not asked any more:\n  {asked}\n"
        f"Your words are kept in this entry, as an answer to it:\n{half.text}\n"
    )


def to_copy(unsaved: Iterable[tuple[str, str]]) -> str:
    """Show the words that are on no disk, each below what was asked."""
    told = [f"{one_line(asked)}\n{words}" for asked, words in unsaved if words.strip()]
    if not told:
        return "Nothing you said is lost."
    return "\n\n".join(("This is not saved. Copy it before you close the window:", *told))


def _begun(draft: Entry) -> str:
    return f"{short_day(draft.begun_on)} ({amount_in_words(draft)} so far)"


def _named(draft: Entry) -> str:
    return " ".join(
        filter(None, (NAMES[draft.kind], entry_subject(one_line(draft.label), draft.about)))
    )
