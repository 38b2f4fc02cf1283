"""A person's own question sets as one sitting meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.errors import InvalidFile
from isp_cli.questions.store import question_set

MORNING = """\
format: isp-questions/1
id: morning
name: Before the first call
whose: me
text: For two minutes.
questions:
  - {id: morning.mood, text: How do you arrive?}
"""


def test_a_set_is_made_once_in_a_sitting_and_anew_when_its_file_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "question-sets" / "morning.yaml"
    path.parent.mkdir()
    path.write_text(MORNING, encoding="utf-8")
    first = question_set(tmp_path, "morning")
    assert question_set(tmp_path, "morning") is first
    path.write_text(MORNING.replace("arrive", "begin"), encoding="utf-8")
    assert question_set(tmp_path, "morning").questions[0].text == "How do you begin?"
    path.write_text(MORNING.replace("whose: me\n", ""), encoding="utf-8")
    with pytest.raises(InvalidFile, match="whose"):
        question_set(tmp_path, "morning")
