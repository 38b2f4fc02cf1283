"""What is measured, and what each may cost: multiples of `python -c pass` at the most.

A goal is for ten entries and for ten thousand. Where one is missed, `WHY` says why on the page.
"""

from __future__ import annotations

import shlex
from datetime import date, timedelta
from typing import NamedTuple

SIZES = (10, 1_000, 10_000)
COMMON, RARE = "listening", "marigold"
FORM = "answers:\n" + "".join(
    f"  - question: {number}\n    text: |\n      {'A sentence about the week. ' * 10}\n"
    for number in (1, 4, 8, 9, 10)
)


class Row(NamedTuple):
    """One piece of work: the words after `isp`, and its goals for ten and ten thousand entries.

    `{since}` in the words is the day three months ago. `earlier` are the words that did the same
    before there were the options of today. `prints_all` marks pages of everything there is. `form`
    is handed in on the input, `saves` adds an entry, `cold` begins without an index, and `asks` is
    measured on a terminal up to its first question.
    """

    words: str
    goals: tuple[float | None, float | None]
    earlier: str = ""
    prints_all: bool = False
    form: str = ""
    saves: bool = False
    cold: bool = False
    asks: bool = False

    @property
    def name(self) -> str:
        """What it is called on the page and in the figures."""
        if self.cold:
            return "first build of the index"
        if self.asks:
            return f"first question of `{self.words}`"
        return f"`{self.words.partition(' {since}')[0] or 'isp'}`"

    def goal(self, size: int) -> float | None:
        """Return the most it may cost with so many entries, where that is said."""
        return dict(zip((SIZES[0], SIZES[-1]), self.goals, strict=True)).get(size)

    @property
    def earlier_name(self) -> str:
        """The name of the row that did the same before there were the options of today."""
        return f"`{self.earlier}`" if self.earlier else self.name

    def command(self) -> list[str]:
        """Return the words after `isp`, today."""
        return shlex.split(self.words.format(since=date.today() - timedelta(days=91)))

    @property
    def reads(self) -> bool:
        """Claim that it shows a page, and neither asks nor changes nor checks anything."""
        return not (self.cold or self.asks or self.saves or self.words == "doctor")


ROWS = (
    Row("--version", (2, 2)),
    Row("--help", (2, 2)),
    Row("browse", (7, 10)),
    Row("browse facilitation", (7, 10)),
    Row(f"browse --search {COMMON}", (7, 10)),
    Row("", (8, 13)),
    Row("plan", (8, 13)),
    Row("promises", (8, 13)),
    Row("journal list", (7, 10)),
    Row("journal list --all", (7, 38), earlier="journal list", prints_all=True),
    Row("journal show last", (8, 8)),
    Row(f"journal search {RARE}", (8, 12)),
    Row(f"journal search {COMMON}", (8, 14)),
    Row("thread facilitation", (9, 16)),
    Row("thread facilitation --whole", (9, 48), earlier="thread facilitation", prints_all=True),
    Row("evidence", (9, 25)),
    Row("evidence --all", (9, 90), earlier="evidence", prints_all=True),
    Row("evidence --gaps", (9, 14)),
    Row("promises --all", (9, 100), prints_all=True),
    Row("review --since {since}", (9, 20)),
    Row("review --question 2", (9, 16)),
    Row("doctor", (25, 500)),
    Row("reflect --from -", (20, 22), form=FORM, saves=True),
    Row('promises add "Call a colleague"', (20, 22), saves=True),
    Row('evidence add "They began" --how observed', (20, 22), saves=True),
    Row("promises", (None, 170), cold=True),
    Row("reflect", (18, 20), asks=True),
)

MEMORY_GOALS = ((24.0, 40.0), (24.0, 90.0))
"""MiB of the largest process that reads, at ten and ten thousand: of most pages, of whole ones."""

_LOOK = "every file is looked at before the index answers, which is about four by itself"
_ALL = "every record is made of its JSON, and every line of the page laid out"

WHY: dict[str, str] = {
    "`browse facilitation`": _LOOK,
    "`journal list`": _LOOK,
    "`journal list --all`": _LOOK,
    f"`journal search {RARE}`": f"{_LOOK}; then 22 MB of text are looked through letter by letter",
    f"`journal search {COMMON}`": f"{_LOOK}; then 22 MB of text are looked through",
    "`evidence --all`": _ALL,
    "`promises --all`": _ALL,
    "`doctor`": "it reads every file, and makes its rows of the index anew to compare them",
    "first build of the index": (
        "a file is read line by line, checked, and its rows made of the record: all in Python"
    ),
    "first question of `reflect`": "prompt_toolkit is most of it",
}
"""Why a goal is missed, by the row's name."""
