"""The words that move about in an interview: `:back`, `:skip` and others, on a line of their own.

The same words work on any question and in every mode. A line that looks like one of them and is
none is more likely mistyped than meant, and is asked about: a colon and one word, also with what
would follow it. Any other line that starts with a colon is text, and two colons start a text with
one."""

from __future__ import annotations

from isp_cli.patterns import pattern
from isp_cli.records import NamedTuple

MOVES = {
    "back": "the question before; what you wrote stays",
    "go": "another question: :go 2, or :go with a part of it",
    "all": "see every question with your answer, and open any",
    "skip": "go on without an answer",
    "empty": "take away what you answered here, and go on",
    "later": "put this question off to the end",
    "edit": "write this answer in your editor",
    "last": "see what you answered last time",
    "look": "read a competency: :look facilitation",
    "evidence": "write down a piece of evidence, and come back here",
    "private": "this answer is for you alone (every answer is, to begin with)",
    "share": "this answer may be shown to somebody you choose",
    "quit": "keep everything and stop",
    "help": "show these words",
}
_TAKE_MORE = ("go", "look")  # what follows on the line is theirs

# a colon and one letter is a face, and a word between two colons stands for a picture
_LIKE_A_MOVE = pattern(r":[^\W\d_]{2}[^\s:]*")
_NEAR = 0.75  # of "look" as "lok" and "lokk" are, and "looking" is not
_WORDS_OF_A_MOVE = 4  # ":look", and as much of a name as anybody types
_SHORT = pattern(r":[^\W\d_]{2,3} \d+")  # too short for nearness: ":gp 2"


class Move(NamedTuple):
    """One such word, and what follows it on its line."""

    name: str
    about: str = ""


def split_move(said: str) -> tuple[str, Move | None]:
    """Part what was said into the text and the move on its last line."""
    text, _, last = said.rpartition("\n")
    move = read_move(last)
    if move is not None:
        return _unescaped(text), move
    return _unescaped(said), None


def read_move(line: str) -> Move | None:
    """Return the move a line is, or None where it is text."""
    word, _, about = line.strip().partition(" ")
    if not word.startswith(":") or word[1:].casefold() not in MOVES:
        return None
    name = word[1:].casefold()
    if about.strip() and name not in _TAKE_MORE:
        return None  # ':back to the office' is a sentence
    return Move(name, about.strip())


def find_mistyped_word(said: str) -> str:
    """Return the last line of what was said where it looks like a move and is none.

    That is a colon and one word. With more on the line it is a word near one that takes what
    follows, or near any other with one word behind it: a sentence has more.
    """
    last = said.rpartition("\n")[2].strip()
    if read_move(last) is not None:
        return ""
    word, _, about = last.partition(" ")
    if not about.strip():
        return last if _LIKE_A_MOVE.fullmatch(last) else ""
    if _SHORT.fullmatch(last):
        return last
    near = nearest_move(word) if _LIKE_A_MOVE.fullmatch(word) else ""
    is_meant = near in _TAKE_MORE or (near and len(about.split()) == 1)
    return last if is_meant else ""


def is_perhaps_text(mistyped: str) -> bool:
    """Claim that a line which looks like a move is as long as a sentence, and may be one."""
    return len(mistyped.split()) > _WORDS_OF_A_MOVE


def is_like_a_move(said: str) -> bool:
    """Claim that the last line of what was said is a move, or one mistyped, and no sentence."""
    mistyped = find_mistyped_word(said)
    is_mistyped = bool(mistyped) and not is_perhaps_text(mistyped)
    return read_move(said.rpartition("\n")[2]) is not None or is_mistyped


def nearest_move(word: str) -> str:
    """Return the move that a word with its colon is, or is nearly; nothing where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where somebody types a colon

    close = get_close_matches(word[1:].casefold(), MOVES, n=1, cutoff=_NEAR)
    return close[0] if close else ""


def _unescaped(text: str) -> str:
    lines = text.split("\n")
    lines[0] = _one_colon(lines[0])
    last = lines[-1].lstrip()[1:]
    if len(lines) > 1 and (read_move(last) or find_mistyped_word(last)):
        lines[-1] = _one_colon(lines[-1])
    return "\n".join(lines)


def _one_colon(line: str) -> str:
    return line.replace("::", ":", 1) if line.lstrip().startswith("::") else line
