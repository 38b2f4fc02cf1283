"""What the words that move about do: `:back`, `:look` and the others.

How they are read, also mistyped, stands in `ask.words`."""

from __future__ import annotations

from collections.abc import Callable

from isp_cli.ask.words import MOVES, Move
from isp_cli.conversation.keeping import Conversation, QuitTyped
from isp_cli.entry.ids import day_of
from isp_cli.errors import EXIT_INTERRUPTED, BrokenRule, CannotSave, Interrupted, IspError
from isp_cli.interview import pages
from isp_cli.journal.search import last_answer
from isp_cli.page.document import Document
from isp_cli.scope import find_place_meant


def make_move(asking: Conversation, move: Move, text: str, chosen: tuple[str, ...]) -> None:
    """Make one move; what was written before it is kept."""
    if move.name in _AWAY:
        _go(asking, _AWAY[move.name], text, chosen)
    elif move.name == "quit":
        _quit(asking, text, chosen)
    elif move.name == "empty":
        asking.accept("", ())
    elif move.name in ("share", "private"):
        _share(asking, move, text, chosen)
    else:
        if move.name == "edit":
            _stay(asking, text, chosen)  # on disk, should the editor take everything down
            text = asking.env.screen.edit(asking.interview.text_so_far)
        elif move.name == "help":
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


_AWAY: dict[str, Callable[[Conversation], object]] = {
    "back": lambda asking: _back(asking),
    "skip": lambda asking: _skip(asking),
    "later": lambda asking: asking.save(asking.interview.put_off()),
}

_STAYS = (
    "What stands here is no answer yet, so we are still here. "
    ":empty takes it away; :quit keeps it and stops."
)
_REVIEW_HELP = "Name a question to open it again. :quit keeps everything and stops."

REVIEW_MOVES: dict[str, Callable[[Conversation], None]] = {
    "quit": lambda asking: _quit(asking, "", ()),
    "evidence": lambda asking: _write_evidence(asking),
    "help": lambda asking: asking.env.screen.tell(_REVIEW_HELP),
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
        half = asking.interview.interrupted(text=text, chosen=chosen)
        asking.save(half, text=text, chosen=chosen)


def _quit(asking: Conversation, text: str, chosen: tuple[str, ...]) -> None:
    if text.strip() or chosen:  # else what was half said before stays half said
        asking.interview = asking.interview.interrupted(text=text, chosen=chosen)
    raise QuitTyped


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
    if asking.draft is None and not asking.save(asking.interview):
        return  # what is written in the middle of it is to lead to it
    try:
        saved = write_evidence(asking.scope, asking.interview.entry.lasting_id)
    except Interrupted as left:
        # what was half said there is in its own draft, and is no answer here
        raise Interrupted(exit_code=left.exit_code) from left
    except KeyboardInterrupt as signal:
        code = getattr(signal, "exit_code", EXIT_INTERRUPTED)
        raise Interrupted(exit_code=code) from signal
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
