"""A record's text becomes a day in one place: the record's own properties, and `dates`."""

from __future__ import annotations

import ast

from support import ROOT

SOURCE = ROOT / "src" / "isp_cli"
# where the text of a file, and what a person types, is made a day
MAKERS = {"entry", "dates.py", "spoken_dates.py"}


def makes_day_of_text(node: ast.AST) -> bool:
    """Claim that this reads a day out of a text, or compares a text as if it were a day."""
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) == "date.fromisoformat"
    if isinstance(node, ast.Slice) and node.lower is None:
        return isinstance(node.upper, ast.Constant) and node.upper.value == len("2027-01-15")
    return isinstance(node, ast.Constant) and str(node.value).startswith("9999-")


def test_only_records_and_dates_make_a_day_of_a_text() -> None:
    assert not [
        f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', '')}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).parts[0] not in MAKERS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if makes_day_of_text(node)
    ]


def test_a_day_made_of_a_text_is_seen() -> None:
    for code in ("date.fromisoformat(step.due)", "plan.closed[:10]", "step.due or '9999-99-99'"):
        assert any(map(makes_day_of_text, ast.walk(ast.parse(code)))), code
