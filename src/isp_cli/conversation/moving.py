"""What the words that move about do: `:back`, `:look` and the others.

How they are read, also mistyped, stands in `ask.words`."""

from __future__ import annotations

from collections.abc import Callable

from isp_cli.ask.prompt import TypedCommand, WordsAtList
from isp_cli.ask.words import MOVES, Move, read_move
from isp_cli.conversation.editing import edit_answer
from isp_cli.conversation.keeping import Conversation, QuitTyped
from isp_cli.entry.ids import day_of
from isp_cli.errors import BrokenRule, CannotSave, Interrupted, IspError
from isp_cli.interview import pages
from isp_cli.journal.search import last_answer
from isp_cli.page.document import Document
from isp_cli.scope import find_place_meant
from isp_cli.wording import folded


def make_move(asking: Conversation, move: Move, text: str, chosen: tuple[str, ...]) -> None:
    """Make one move; what was written before it is kept."""
    if move.name == "go" and move.about:
        _go(asking, lambda asking: _jump(asking, move.about), text, chosen)
    elif move.name in _AWAY:
        _go(asking, _AWAY[move.name], text, chosen)
    elif move.name == "quit":
        _quit(asking, text, chosen)
    elif move.name == "empty":
        asking.accept("", ())
    elif move.name in ("share", "private"):
        _share(asking, move, text, chosen)
    elif move.name == "edit":
        _stay(asking, text, chosen)
        edit_answer(asking)
    else:
        if move.name == "help":
            asking.env.screen.show_beside(pages.moves_page(MOVES))
        elif move.name == "last":
            asking.env.screen.show_beside(_last_time(asking))
        elif move.name == "look":
            _look(asking, move.about)
        elif move.name == "evidence":
            _stay(asking, text, chosen)
            _write_evidence(asking)
            return
        _stay(asking, text, chosen)


def look_over(asking: Conversation, *, none: str) -> bool:
    """Let a person open one of the questions; True where they chose `none` of them.

    Raises:
        Interrupted: the person left; the draft holds what was said.
    """
    names, screen = asking.scope.names, asking.env.screen
    page = pages.review_page(asking.interview)
    choices = pages.review_choices(names, asking.interview, screen.width)
    try:
        opened = asking.asked(lambda prompter: prompter.choose(page, choices, none=none))
    except TypedCommand as command:
        move = read_move(command.line)
        if command.words:
            _take_words(asking, command.words)
        elif move and move.name == "go" and move.about:
            _jump(asking, move.about)
        else:
            _AT_OVERVIEW.get(move.name if move else "", _AT_OVERVIEW["help"])(asking)
        return False
    except WordsAtList as written:
        _take_words(asking, written.words)
        return False
    if opened:
        asking.interview = asking.interview.reopen(opened)
    return not opened


def _take_words(asking: Conversation, words: str) -> None:
    asking.save(asking.interview.with_words(words))
    asking.env.screen.tell("Your words stand at this question now. :all shows the others.")


def _look_over_and_back(asking: Conversation) -> None:
    look_over(asking, none="Go on where you were")


def _jump(asking: Conversation, about: str) -> None:
    """Open the question with a number, or with these letters in it."""
    every = pages.without_promises(asking.interview.questions)
    if about.isdecimal():
        number = int(about)
        meant = every[number - 1 : number] if number else []
    else:
        wanted = folded(about)
        meant = [each for each in asking.interview.questions if wanted in folded(each.text)]
    if len(meant) == 1:
        asking.save(asking.interview.reopen(meant[0].id))
    else:
        asking.env.screen.tell(pages.no_one_question(about, meant, every))


_AWAY: dict[str, Callable[[Conversation], object]] = {
    "back": lambda asking: _back(asking),
    "skip": lambda asking: _skip(asking),
    "later": lambda asking: asking.save(asking.interview.put_off()),
    "go": lambda asking: _look_over_and_back(asking),
    "all": lambda asking: _look_over_and_back(asking),
}

_STAYS = (
    "What stands here is no answer yet, so we are still here. "
    ":empty takes it away; :quit keeps it and stops."
)
_OVERVIEW_HELP = "Name a question to open it. :quit keeps everything and stops."

_AT_OVERVIEW: dict[str, Callable[[Conversation], None]] = {
    "quit": lambda asking: _quit(asking, "", ()),
    "evidence": lambda asking: _write_evidence(asking),
    "help": lambda asking: asking.env.screen.tell(_OVERVIEW_HELP),
}


def _go(
    asking: Conversation,
    leave: Callable[[Conversation], object],
    text: str,
    chosen: tuple[str, ...],
) -> None:
    step = asking.interview.at
    if text.strip() or chosen:
        if not asking.accept(text, chosen):
            if step is not None and asking.refused(step, text):
                asking.env.screen.tell(_STAYS)
            return
        asking.interview = asking.interview.standing_at(step)
        if leave is _AWAY["skip"] and text.strip():
            asking.env.screen.tell(
                "What you had written is kept as your answer. :empty takes one away."
            )
    leave(asking)


def _back(asking: Conversation) -> None:
    asking.going_back = asking.save(asking.interview.back())


def _skip(asking: Conversation) -> None:
    """Go on: an answer there is stays, and a question that must not be left empty says so."""
    step = asking.interview.at
    if step is not None and asking.interview.so_far(step) == ("", ()):
        try:
            asking.script.understand(step, "", ())
        except BrokenRule as rule:
            asking.env.screen.tell(pages.refusal(str(rule), rule.hint))
            return
    asking.save(asking.interview.skip())


def _stay(asking: Conversation, text: str, chosen: tuple[str, ...]) -> None:
    if text.strip() or chosen:
        asking.stay(text=text, chosen=chosen)


def _quit(asking: Conversation, text: str, chosen: tuple[str, ...]) -> None:
    if text.strip() or chosen:  # else what was half said before stays half said
        asking.interview = asking.interview.interrupted(text=text, chosen=chosen)
    asking.leave(QuitTyped())


def _share(asking: Conversation, move: Move, text: str, chosen: tuple[str, ...]) -> None:
    step = asking.interview.at
    if (text.strip() or chosen) and not asking.accept(text, chosen):
        return
    here = asking.interview.standing_at(step)
    if here.entry.answer(here.question_id) is None:
        asking.env.screen.tell(f"There is no answer to mark yet. Write it, then :{move.name}")
        return
    if asking.save(here.shared(share=move.name == "share")):
        told = {
            "share": "Marked: you may show this answer. Nothing leaves by itself.",
            "private": "Marked: this answer is for you alone.",
        }
        asking.env.screen.tell(told[move.name])
    asking.interview = asking.interview.standing_at(step)


def _write_evidence(asking: Conversation) -> None:
    """Ask for a piece of evidence, then come back; on any way out both keep their own words."""
    write_evidence = asking.script.write_evidence
    if write_evidence is None:
        asking.env.screen.tell("This is a piece of evidence already.")
        return
    if not asking.save(asking.interview):
        return  # what is written in the middle of it is to lead to it
    try:
        saved = write_evidence(asking.scope, asking.interview.entry.lasting_id)
    except Interrupted as left:
        # what was half said there is in its own draft, and is no answer here
        asking.leave(Interrupted(exit_code=left.exit_code))
    except CannotSave as failure:
        asking.env.screen.tell(f"isp: error: {failure}\nIt stays a draft: isp evidence add")
        return
    asking.env.screen.tell(f"{'Kept. ' if saved else ''}Back to your question.")


def _last_time(asking: Conversation) -> Document:
    so_far = asking.interview
    until = day_of(so_far.entry.id)
    found = last_answer(
        asking.env.journal, so_far.question_id, until=until, but=so_far.entry.lasting_id
    )
    if found is None:
        return pages.no_last_answer_page()
    return pages.last_answer_page(asking.scope.names, *found)


def _look(asking: Conversation, about: str) -> None:
    from isp_cli.framework.pages import place_page

    try:
        found = find_place_meant(asking.scope, about)
        asking.env.screen.show_beside(place_page(found.framework, found.place))
    except IspError as unknown:
        asking.env.screen.tell(f"{unknown}. {unknown.hint}")
