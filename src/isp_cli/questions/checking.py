"""Check a file somebody wrote, whatever it holds: a framework, an overlay or a question set.

Each is read by its own library; here it is only said which of them a file is for."""

from __future__ import annotations

from pathlib import Path

from isp_cli.files.yaml_in import parse
from isp_cli.framework.edition import Edition
from isp_cli.framework.library import check_own_file
from isp_cli.framework.own_file import refuse_case_package
from isp_cli.questions.sets import QuestionSet
from isp_cli.questions.store import own_set
from isp_cli.records import PlainData


def check_file(home: Path, data: bytes, path: Path) -> Edition | QuestionSet:
    """Return what a file holds.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    refuse_case_package(data, path)
    if _is_question_set(parse(data, path).value):
        return own_set(home, data, path)
    return check_own_file(home, data, path)


def _is_question_set(value: PlainData) -> bool:
    if not isinstance(value, dict):
        return False
    said = str(value.get("format", ""))
    if said.startswith(("isp-framework", "isp-overlay")):
        return False
    keys = {"questions", "questions_of", "whose"} & value.keys()
    return said.startswith("isp-question") or bool(keys and not {"domains", "of"} & value.keys())
