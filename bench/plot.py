"""The picture beside the figures: how the cost of some work grows, on logarithmic axes.

Lines differ in their marks and dashes as well as in colour, each has its name at its end, and the
text is text. Light or dark is as the reader has it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, PANEL_HEIGHT = 900, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 118, 40, 46
_COLUMNS = 2
_LEAST, _MOST = 0.1, 10_000.0
_STYLE = """\
text { fill: #1f2328; font: 13px system-ui, sans-serif; }
.head { font-weight: 600; font-size: 14px; }
.grid { stroke: #d1d9e0; }
.line { fill: none; stroke-width: 2; }
.now { stroke: #0550ae; } .now.mark { fill: #0550ae; }
.before { stroke: #a0111f; stroke-dasharray: 7 4; } .before.mark { fill: #a0111f; }
.jrnl { stroke: #116329; stroke-dasharray: 2 4; } .jrnl.mark { fill: #116329; }
.grep { stroke: #6639ba; stroke-dasharray: 9 3 2 3; } .grep.mark { fill: #6639ba; }
.mark { stroke-dasharray: none; stroke-width: 1; }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc; }
.grid { stroke: #3d444d; }
.now { stroke: #79c0ff; } .now.mark { fill: #79c0ff; }
.before { stroke: #ffa198; } .before.mark { fill: #ffa198; }
.jrnl { stroke: #7ee787; } .jrnl.mark { fill: #7ee787; }
.grep { stroke: #d2a8ff; } .grep.mark { fill: #d2a8ff; }
}
"""


class Line(NamedTuple):
    """A line: now, before, jrnl or grep; its name; its points as entries and multiples."""

    kind: str
    name: str
    points: Sequence[tuple[int, float]]


class Panel(NamedTuple):
    """One piece of work, and the lines of those who do it."""

    title: str
    lines: Sequence[Line]


def number_of(ratio: float) -> str:
    """Write a multiple with three digits: `0.27`, `8.4`, `2,640`."""
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"


def growth_plot(panels: Sequence[Panel], title: str) -> str:
    """Return the picture as SVG."""
    rows = -(-len(panels) // _COLUMNS)
    height = rows * PANEL_HEIGHT + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_description(panels))}</desc>',
        f"<style>\n{_STYLE}</style>",
    ]
    for number, panel in enumerate(panels):
        row, column = divmod(number, _COLUMNS)
        parts += _panel(panel, column * WIDTH // _COLUMNS, row * PANEL_HEIGHT)
    parts.append(
        f'<text x="{WIDTH / 2}" y="{height - 10}" text-anchor="middle">'
        "entries in the journal; up: CPU in multiples of python -c pass</text>"
    )
    return "\n".join([*parts, "</svg>\n"])


def _description(panels: Sequence[Panel]) -> str:
    told = []
    for panel in panels:
        lines = (
            f"{line.name} "
            + ", ".join(f"{number_of(ratio)} at {entries:,}" for entries, ratio in line.points)
            for line in panel.lines
        )
        told.append(f"{panel.title}: {'; '.join(lines)}.")
    return " ".join(told)


def _panel(panel: Panel, x: int, y: int) -> list[str]:
    width = WIDTH // _COLUMNS - _LEFT - _RIGHT
    height = PANEL_HEIGHT - _TOP - _BOTTOM
    entries = sorted({each for line in panel.lines for each, _ in line.points})

    def across(count: float) -> float:
        span = math.log10(max(entries) / min(entries)) or 1
        return round(x + _LEFT + width * math.log10(count / min(entries)) / span, 1)

    def up(ratio: float) -> float:
        share = math.log10(ratio / _LEAST) / math.log10(_MOST / _LEAST)
        return round(y + _TOP + height * (1 - share), 1)

    parts = [f'<text class="head" x="{x + _LEFT}" y="{y + 22}">{escape(panel.title)}</text>']
    right, foot = x + _LEFT + width, y + _TOP + height
    for power in range(-1, 5):
        told = f"{10.0**power:,g}"
        at = up(10.0**power)
        parts.append(f'<line class="grid" x1="{x + _LEFT}" y1="{at}" x2="{right}" y2="{at}"/>')
        parts.append(f'<text x="{x + _LEFT - 6}" y="{at + 4}" text-anchor="end">{told}</text>')
    for each in entries:
        at = across(each)
        parts.append(f'<line class="grid" x1="{at}" y1="{y + _TOP}" x2="{at}" y2="{foot}"/>')
        parts.append(f'<text x="{at}" y="{foot + 18}" text-anchor="middle">{each:,}</text>')
    for line in panel.lines:
        points = [(across(count), up(ratio)) for count, ratio in line.points]
        drawn = " ".join(f"{a},{b}" for a, b in points)
        parts.append(f'<polyline class="line {line.kind}" points="{drawn}"/>')
        parts += [_mark(line.kind, *point) for point in points]
    ends = [up(line.points[-1][1]) + 4 for line in panel.lines]
    for line, at in zip(panel.lines, _apart(ends), strict=True):
        beside = across(line.points[-1][0]) + 10
        told = f"{line.name} {number_of(line.points[-1][1])}"
        parts.append(f'<text x="{beside}" y="{at}">{escape(told)}</text>')
    return parts


def _mark(kind: str, x: float, y: float) -> str:
    name = f"{kind} mark"
    if kind == "now":
        return f'<circle class="{name}" cx="{x}" cy="{y}" r="4.5"/>'
    if kind == "before":
        return f'<rect class="{name}" x="{x - 4}" y="{y - 4}" width="8" height="8"/>'
    if kind == "jrnl":
        return f'<path class="{name}" d="M{x} {y - 5} l5 9 h-10 z"/>'
    return f'<path class="{name}" d="M{x} {y - 6} l5 6 l-5 6 l-5 -6 z"/>'


def _apart(heights: Sequence[float], least: float = 15) -> list[float]:
    """Move names that would cover each other apart, downwards."""
    moved = dict.fromkeys(range(len(heights)), 0.0)
    last = -math.inf
    for number in sorted(moved, key=lambda each: heights[each]):
        last = moved[number] = max(heights[number], last + least)
    return [round(moved[number], 1) for number in range(len(heights))]
