"""The marks of a Markdown form: how its lines are told apart and compared with printed ones."""

from __future__ import annotations

import re

MACHINE = re.compile(r"<!\W*(isp-form/[0-9]+)\s+(\S+)\s(?:.*\swith\s+([a-z0-9-]+))?.*")
QUESTION = re.compile(r"##(?!#)[ \t]*(?:([0-9]+)\.[ \t]+)?(.*)", re.DOTALL)
HEADING = re.compile(r"#{3,4}[ \t]+([0-9]+[a-z]?(?:\.[0-9]+)?)\.?[ \t]+(.*)", re.DOTALL)
MARK = re.compile(
    r"(?P<bold>\\?\*\\?\*|__)?(?P<mark>(?:Answer|Competency)\s[0-9]+[a-z]?(?:\.[0-9]+)?):(?(bold)(?P=bold))"
    r"[ \t]*(?P<rest>.*)",
    re.DOTALL,
)
ALMOST_MARK = re.compile(r"\W*(answer|competency)\W*([0-9]+[a-z]?(?:\.[0-9]+)?)\W*", re.IGNORECASE)
BOX = re.compile(r"\s*(?:[-*+•]\s*)?(?:\[([^\]]*)\]|([☐☑☒]))\s*(.*)", re.DOTALL)
PRINTED_WITH = re.compile(r"(?:#{1,6}|[-*+•])\s+")
TICKS = ("x", "✓", "✔", "☑", "☒")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—", "-"),
        **dict.fromkeys("\\*_", None),
        "…": "...",
    }
)


def split_lines(text: str) -> list[str]:
    """Return a text's lines, whether they end with LF, CRLF or CR."""
    return _LINE_END.split(text)


def printed_with(text: str) -> tuple[int, str] | None:
    """Find a form's machine line: its number, and the overlay it names, if any."""
    for number, line in enumerate(split_lines(text), 1):
        if match := MACHINE.match(line):
            return number, (match[3] or "").rstrip("-")
    return None


def trimmed(text: str) -> str:
    """Return a text without the blank lines around it, and with LF at its line ends."""
    lines = split_lines(text)
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def folded(text: str) -> str:
    """Return a printed line as it is compared: without Markdown's marks and typographic signs.

    Editors turn quotes and dashes typographic and escape what they think is markup. Nothing a
    person could have added is folded away: letters, digits and punctuation stay.
    """
    return re.sub("-+", "-", " ".join(text.translate(_FOLDED).split()))


def letters(text: str) -> str:
    """Return only the letters and digits: what a damaged line still has in common with a whole."""
    return re.sub(r"[\W_]+", "", text).casefold()


def quoted(text: str) -> str:
    """Return a line as a message shows it: in quotes, and not too long."""
    text = text.strip()
    return repr(text if len(text) <= 60 else text[:57] + "...")
