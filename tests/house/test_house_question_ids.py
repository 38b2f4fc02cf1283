"""Where the code knows a question by its id, data/ has a question or a follow-up of that id."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from isp_cli.framework.bundled import practice_guide
from isp_cli.questions.sets import ABOUT_COMPETENCY, EVIDENCE, GUIDE_TEN
from isp_cli.questions.store import OURS, question_set
from support import ROOT

SOURCE = ROOT / "src" / "isp_cli"
_DOTTED = re.compile(r"[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+\Z")
# what tells the story, the practices, the questions of one's own and so on by a question's id
KNOWN_BY_ID = [
    ("entry.entry", "PRACTICES"),
    ("plan.candidates", "IN_PLAY"),
    ("plan.candidates", "RAISED"),
    ("evidence.evidence", "ABOUT"),
    ("evidence.evidence", "ACTIVITIES"),
    ("evidence.evidence", "HAPPENED"),
    ("evidence.evidence", "WHEN"),
    ("review.look_back", "_LESSONS"),
    ("thread.moments", "_BY_QUESTION"),
    ("thread.moments", "_RAISED_BY"),
    ("questions.sets", "ASKED_BY"),
    ("thread.pages", "_ASKED"),
]


@cache
def asked() -> frozenset[str]:
    sets = [question_set(Path("nowhere"), name).questions for name in OURS]
    every = [*practice_guide().questions, *(each for found in sets for each in found)]
    below = [each.id for question in every for each in question.follow_ups]
    return frozenset((*(each.id for each in every), *below))


@pytest.mark.parametrize(("module", "name"), KNOWN_BY_ID)
def test_what_is_told_apart_by_a_questions_id_is_asked(module: str, name: str) -> None:
    relied = getattr(import_module(f"isp_cli.{module}"), name)
    assert {*([relied] if isinstance(relied, str) else relied)} <= asked()


def test_no_other_id_in_the_code_leads_to_a_question_that_is_not_asked() -> None:
    sets = {id.partition(".")[0] for id in asked()}
    lost = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path in sorted(SOURCE.rglob("*.py"))
        if "exchange" not in path.parts  # the ids of a package's own items
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _DOTTED.match(node.value)
        and node.value.partition(".")[0] in sets
        and node.value not in asked()
    ]
    assert lost == []


def test_the_sets_the_code_names_are_there() -> None:
    assert {ABOUT_COMPETENCY, EVIDENCE, GUIDE_TEN} <= {*OURS}
