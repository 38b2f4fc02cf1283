"""`docs/performance.md` and its picture, made of the figures; what is missing is left open."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from peers import PEERS, WORKS
from plot import Line, Panel, growth_plot, number_of
from rows import MEMORY_GOALS, ROWS, SIZES, WHY, Row

DOCS = Path(__file__).resolve().parent.parent / "docs"
Figures = Mapping[str, Any]
_FIRST, _LAST = SIZES[0], SIZES[-1]
_ENOUGH = 9  # runs: where there were fewer, the page says so
_OF_ISP = dict(
    zip(
        WORKS,
        ("`journal list`", "`journal search marigold`", "`journal search listening`"),
        strict=False,
    )
) | {"saving": '`promises add "Call a colleague"`'}
_EARLIER = {row.name: row.earlier_name for row in ROWS}
_WEIGHTS = ("MiB before", "MiB now", "files before", "files now", "of home")
_PANELS = {
    "What is waiting: isp": ("`isp`", ""),
    "The newest entries": ("`journal list`", "the newest"),
    "A common word": ("`journal search listening`", "a common word"),
    "All the evidence": ("`evidence --all`", ""),
}


def write_page(figures: Figures, docs: Path) -> None:
    """Write the page and the picture into a folder."""
    (docs / "performance.md").write_text(page(figures), "utf-8")
    (docs / "performance.svg").write_text(_picture(figures), "utf-8")


def page(figures: Figures) -> str:
    """Return the page in Markdown."""
    parts = [
        "# As quick at ten thousand entries as at ten",
        "What commands of isp cost with 10, 1,000 and 10,000 entries, as multiples of starting "
        "Python and doing nothing (`python -c pass`). It is the CPU of the whole process, and each "
        "run stands between two of those. First comes the median, in brackets the lowest and the "
        "highest run. Before is isp without an index, and what it cost then to see the same. The "
        "index is there already, except where the row says otherwise. Commands are named without "
        "`isp` in front.",
        "![How the cost of four pieces of work grows with the journal](performance.svg)",
        "## What each may cost",
        _table(
            ("", *(f"{size:,}: {each}" for size in SIZES for each in _heads(size)), "kept"),
            (_costs(figures, row) for row in ROWS),
        ),
        *_missed(figures),
        "## Memory, and files opened",
        _memory_told(figures),
        _table(
            ("", *(f"{size:,}: {each}" for size in (_FIRST, _LAST) for each in _WEIGHTS)),
            (_weights(figures, row) for row in ROWS),
        ),
        "## Beside other programs",
        "Each was given the same words, as many entries of them, and does what is nearest. grep "
        "and ripgrep read isp's own files. jrnl and nb show their last ten, todoman and "
        "taskwarrior their whole lists.",
        _table(
            ("", "entries", "isp", *(name for name in PEERS if name in figures)),
            (_beside(figures, work, size) for work in WORKS for size in SIZES),
        ),
        "## How it was measured",
        *_measured(figures),
    ]
    return "\n\n".join(each if each[0] in "|!" else _wrapped(each) for each in parts if each) + "\n"


def _wrapped(text: str) -> str:
    if text.startswith(("```", "- ")):
        return text
    return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)


def _heads(size: int) -> tuple[str, ...]:
    return ("before", "now") if size not in (_FIRST, _LAST) else ("at most", "before", "now")


def _found(figures: Figures, program: str, row: str, size: int) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (
        figures.get(program, {}).get("rows", {}).get(row, {}).get(str(size), {})
    )
    return found


def _spread(found: Mapping[str, Any]) -> str:
    if not found:
        return ""
    median, low, high = (number_of(found[each]) for each in ("median", "low", "high"))
    few = f", {found['runs']} runs" if found["runs"] < _ENOUGH else ""
    return f"{median} (1 run)" if found["runs"] == 1 else f"{median} ({low} to {high}{few})"


def _costs(figures: Figures, row: Row) -> list[str]:
    cells = [row.name]
    for size in SIZES:
        goal = row.goal(size)
        if size in (_FIRST, _LAST):
            cells.append(f"{goal:g}" if goal else "")
        cells.append(_short(_found(figures, "before", row.earlier_name, size)))
        cells.append(_spread(_found(figures, "isp", row.name, size)))
    met = [over <= 0 for _, over in _overs(figures, row)]
    cells.append("" if not met else "yes" if all(met) else "no")
    return cells


def _short(found: Mapping[str, Any]) -> str:
    return number_of(found["median"]) if found else ""


def _overs(figures: Figures, row: Row) -> list[tuple[int, float]]:
    """Return by how much a row is over its goal, for each size that has one."""
    pairs = ((size, row.goal(size), _found(figures, "isp", row.name, size)) for size in SIZES)
    return [(size, found["median"] - goal) for size, goal, found in pairs if goal and found]


def _missed(figures: Figures) -> list[str]:
    told = []
    for row in ROWS:
        for size, over in _overs(figures, row):
            if over > 0:
                goal = row.goal(size) or 0
                costs = f"{number_of(goal + over)}, {over / goal:.0%} more than {goal:g}"
                why = f": {WHY[row.name]}" if row.name in WHY else ""
                told.append(_item(f"- {row.name} with {size:,} entries costs {costs}{why}."))
    count = sum(len(_overs(figures, row)) for row in ROWS)
    if not count:
        return []
    if not told:
        return [f"All {count} goals are kept."]
    return [f"Of {count} goals {count - len(told)} are kept. The others:", "\n".join(told)]


def _item(text: str) -> str:
    return textwrap.fill(
        text, 100, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _weights(figures: Figures, row: Row) -> list[str]:
    cells = [row.name]
    for size in (_FIRST, _LAST):
        before = _found(figures, "before", row.earlier_name, size)
        now = _found(figures, "isp", row.name, size)
        cells += [f"{each['mib']:.0f}" if each else "" for each in (before, now)]
        cells += [f"{each['opened']}" if "opened" in each else "" for each in (before, now)]
        cells.append(f"{now['entries']}" if "entries" in now else "")
    return cells


def _memory_told(figures: Figures) -> str:
    told = []
    kinds = ("a page", "a page that prints all there is")
    for is_whole, goals, what in zip((False, True), MEMORY_GOALS, kinds, strict=True):
        for size, goal in zip((_FIRST, _LAST), goals, strict=True):
            weights = {
                row.name: _found(figures, "isp", row.name, size)["mib"]
                for row in ROWS
                if row.reads and row.prints_all == is_whole
                if _found(figures, "isp", row.name, size)
            }
            if weights:
                name = max(weights, key=lambda each: weights[each])
                told.append(
                    f"With {size:,} entries the largest process that reads {what} takes "
                    f"{weights[name]:.0f} MiB, of {goal:.0f} it may ({name})."
                )
    told.append(
        "Files are those that Python opens: modules, data, and the files of home, which stand in "
        "the last column. SQLite opens the index by itself, and it is not among them."
    )
    return " ".join(told)


def _beside(figures: Figures, work: str, size: int) -> list[str]:
    isp = _short(_found(figures, "isp", _OF_ISP[work], size))
    others = (_short(_found(figures, name, work, size)) for name in PEERS if name in figures)
    return [f"{work}", f"{size:,}", isp, *others]


def _measured(figures: Figures) -> list[str]:
    called = {"isp": "isp, now", "before": "isp, before"}
    told: dict[str, list[str]] = {}
    for name in ("isp", "before", *PEERS):
        if name in figures:
            held = figures[name]
            runs = [each["runs"] for sizes in held["rows"].values() for each in sizes.values()]
            most = f"{min(runs)} to {max(runs)}" if min(runs) < max(runs) else f"{max(runs)}"
            machine = f"{held['machine']}, Python {held['python']}"
            lines = told.setdefault(machine, [])
            what = f"{called.get(name, name)}: {held['version']}"
            lines.append(_item(f"- {what}, {most} runs, on {held['on']}"))
    missing = [name for name in PEERS if name not in figures]
    machines = ((f"On {machine}:", "\n".join(lines)) for machine, lines in told.items())
    return [
        *chain.from_iterable(machines),
        f"Not there to be measured: {', '.join(missing)}." if missing else "",
        "The journals are made by `bench/journals.py` from a fixed seed: entries of every kind, "
        "about two and a half kilobytes each, five hundred a year. `bench/run.py` measures them "
        "and writes this page: nine runs of each row, and fewer where a run takes many seconds. A "
        "run before these fills what is cached. Output goes to a file; the first question is "
        "waited for on a terminal, and costs what was spent up to there. What is saved is taken "
        "out again. A process that weighs less than 9 MiB is not told from one of 9.",
        "In a copy of the repository, with isp installed from a wheel:",
        "```sh\npython bench/run.py\n```",
    ]


def _picture(figures: Figures) -> str:
    panels = []
    for title, (row, work) in _PANELS.items():
        lines = [
            line
            for kind, name, program, what in (
                ("before", "before", "before", _EARLIER[row]),
                ("jrnl", "jrnl", "jrnl", work),
                ("grep", "grep", "grep", work),
                ("now", "now", "isp", row),
            )
            if (line := _line(figures, kind, name, program, what)).points
        ]
        if lines:
            panels.append(Panel(title, lines))
    return growth_plot(panels, "How the cost of isp grows with the journal")


def _line(figures: Figures, kind: str, name: str, program: str, row: str) -> Line:
    pairs = ((size, _found(figures, program, row, size)) for size in SIZES)
    return Line(kind, name, [(size, found["median"]) for size, found in pairs if found])
