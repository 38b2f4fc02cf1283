"""Ask every question, then look the answers over: any of them can be opened again.

How a question is shown, and how its answer is understood, is in the `Script` of each kind of
interview; the words that move about are in `moving`; which step is next is known to
`interview`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isp_cli.ask.prompt import Limits, TypedCommand, WordsAtList
from isp_cli.ask.words import find_mistyped_word, is_perhaps_text, read_move, split_move
from isp_cli.conversation.editing import take_left_over
from isp_cli.conversation.keeping import Conversation, Script
from isp_cli.conversation.moving import look_over, make_move
from isp_cli.dates import iso_day
from isp_cli.interview.choices import choices
from isp_cli.interview.pages import moved_words, no_such_word, question_page, refusal, stray_note
from isp_cli.interview.steps import ONE, Step, understand_day
from isp_cli.journal.search import last_answer
from isp_cli.page.document import Document
from isp_cli.page.printing import quoted, shortened
from isp_cli.records import replace
from isp_cli.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from isp_cli.entry.entry import AnswerInEntry, Entry
    from isp_cli.interview.interview import Interview
    from isp_cli.journal.entry_file import StoredRecord


def ask_and_look_over(asking: Conversation) -> None:
    """Ask what is left, and then which answer to open again, until the person has finished.

    Raises:
        Interrupted: the person left; the draft holds what was said, half-said words too.
    """
    while True:
        ask_what_is_left(asking)
        if not asking.interview.entry.answers:
            return
        if look_over(asking, none="Finish"):
            return


def ask_what_is_left(asking: Conversation) -> None:
    """Ask every step that is left.

    Raises:
        Interrupted: the person left; the draft holds what was said, half-said words too.
    """
    _tell_of_moved(asking)
    take_left_over(asking)
    while asking.interview.at is not None:
        step, stray = asking.interview.at, asking.interview.stray
        _step(asking, step)
        _tell_of_stray(asking, step, stray)
        if asking.interview.at is None:  # an editor may have saved once more meanwhile
            take_left_over(asking)


def _step(asking: Conversation, step: Step) -> None:
    if not step.is_written and not asking.script.choices(asking.interview, step):
        _pass_by(asking, step)
        return
    asking.going_back = False
    text, chosen = asking.interview.so_far(step)
    page = asking.script.page(asking.interview, step)
    if step.is_written:
        said = _written(asking, step, page, text)
        is_kept = said == asking.interview.answered(step)[0]
        if find_mistyped_word(said) and said != text and not is_kept:
            _doubt(asking, said, text)
            return
        words, move = (said, None) if is_kept else split_move(said)
    else:
        words, move = "", None
        try:
            chosen = _choose(asking, step, (*page, *stray_note(text)), chosen)
        except TypedCommand as command:
            _move_from_list(asking, step, command)
            return
        except WordsAtList as written:
            _take_words(asking, written)
            return
    if move is None:
        asking.accept(words, chosen)
    else:
        make_move(asking, move, words, chosen)


def _move_from_list(asking: Conversation, step: Step, command: TypedCommand) -> None:
    """Move away from a list; words that were written at it go where its question takes words."""
    move = read_move(command.line)
    if move is None:
        asking.env.screen.tell(no_such_word(command.line))
    if command.words or move is None:
        asking.interview = asking.interview.interrupted(text=command.words, chosen=command.chosen)
    if move is not None:
        make_move(asking, move, "", command.chosen)
        _tell_of_stray(asking, step, command.words)


def _take_words(asking: Conversation, written: WordsAtList) -> None:
    """Take a sentence typed at a list: into the words of its question, and never as a choice."""
    asking.interview = asking.interview.interrupted(text=written.words, chosen=written.chosen)
    step, stray = asking.interview.at, asking.interview.stray
    if asking.accept("", written.chosen):
        _tell_of_stray(asking, step, stray)


def _tell_of_stray(asking: Conversation, left: Step | None, stray: str) -> None:
    """Say where words from a list are now, unless they stand in the prompt that comes."""
    here = asking.interview
    if stray and here.at != left and (here.at is None or stray not in here.text_so_far):
        words = quoted(shortened(stray, 60))
        asking.env.screen.tell(f"Your words are kept with this question: {words}")


def _doubt(asking: Conversation, said: str, before: str) -> None:
    """Take no mistyped word for an answer; what stands above it, or stood before, is kept."""
    if is_perhaps_text(find_mistyped_word(said)):
        asking.env.screen.tell(f"{no_such_word(said)} If it is your answer, Enter keeps it.")
        asking.stay(text=said)
        return
    asking.env.screen.tell(f"{no_such_word(said)} Two colons begin a text with one.")
    above = said.rpartition("\n")[0]
    asking.stay(text=above if above.strip() else before)


def _written(asking: Conversation, step: Step, page: Document, text: str) -> str:
    """Return what is written; words that would be refused are not offered to be kept."""
    rule = asking.refused(step, text)
    if rule is not None:
        asking.env.screen.tell(refusal(str(rule), rule.hint))
    if rule is None:
        return asking.asked(lambda prompter: prompter.text(page, default=text))
    complete = asking.script.completing(step)
    return asking.asked(lambda prompter: prompter.mend(page, text, complete))


def _tell_of_moved(asking: Conversation) -> None:
    """Say once that what was half said is asked no more, and show where the words are now."""
    if asking.interview.moved is not None:
        asking.env.screen.tell(moved_words(asking.interview.moved))
        asking.interview = replace(asking.interview, moved=None)


def _pass_by(asking: Conversation, step: Step) -> None:
    """Go on where there is nothing to choose from, in the direction the person goes."""
    back = asking.interview.back() if asking.going_back else asking.interview
    asking.going_back = back.at not in (step, None)
    asking.interview = back if asking.going_back else asking.interview.skip()


def _choose(
    asking: Conversation, step: Step, page: Document, chosen: tuple[str, ...]
) -> tuple[str, ...]:
    choices = asking.script.choices(asking.interview, step)
    if step.wants in ONE:
        before = chosen[0] if chosen else ""
        one = asking.asked(
            lambda prompter: prompter.choose(page, choices, none="Skip", chosen=before)
        )
        return (one,) if one else ()
    limits = Limits(step.question.at_least, step.question.at_most)
    return asking.asked(
        lambda prompter: prompter.choose_many(page, choices, chosen=chosen, limits=limits)
    )


def reflection_script(
    scope: Scope,
    *,
    resume: str = "isp reflect",
    echo: bool = True,
    write_evidence: Callable[[Scope, str], StoredRecord[Entry] | None] | None = None,
) -> Script:
    """Return how a question set is asked; `echo` has what was last answered beside a question."""
    env, guide, names = scope.env, scope.framework, scope.names

    @cache
    def last(question: str, until: date, but: str) -> AnswerInEntry | None:
        return last_answer(env.journal, question, until=until, but=but)

    def page(so_far: Interview, step: Step) -> Document:
        has_echo = echo and step.opens_question
        entry = so_far.entry
        before = last(step.question.id, entry.day, entry.lasting_id) if has_echo else None
        return question_page(names, so_far, step, before)

    return Script(
        page=page,
        choices=lambda so_far, step: choices(guide, names, so_far.entry, step),
        understand=lambda step, text, chosen: understand_answer(step, text, env.today()),
        resume=resume,
        write_evidence=write_evidence,
    )


def understand_answer(step: Step, text: str, today: date) -> str:
    """Return an answer as it is kept; a day as an ISO date.

    Raises:
        BrokenRule: a day was asked for, and this is none, could be two, or lies on the wrong
            side of today.
    """
    return iso_day(understand_day(text, today, step.way)) if step.wants == "day" else text
