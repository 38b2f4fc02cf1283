"""What a list shows of an entry is what its owner knows it by."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.storage.glimpse import glimpse


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (
            "label: Site B call\nanswers:\n  - question: one\n    text: They spoke.\n",
            "After Site B call",
        ),
        ("label: 'Site: B'\nanswers:\n  - question: one\n    text: They spoke.\n", "After Site: B"),
        (
            "label: |-\n  Site B\nanswers:\n  - question: one\n    text: They spoke.\n",
            "After Site B",
        ),
        ("label: ''\nanswers:\n  - question: one\n    text: They spoke.\n", "They spoke."),
        ("answers:\n  - question: one\n    text: |\n      label: mine\n", "label: mine"),
        ("answers:\n  - question: one\n", ""),
    ],
    ids=["a label", "quoted", "a block", "empty", "no label", "no words"],
)
def test_an_entry_is_known_by_its_label_or_by_its_first_words(
    tmp_path: Path, text: str, opening: str
) -> None:
    path = tmp_path / "2026-11-22-reflection-k7fq.yaml"
    path.write_text(f"started: '2026-11-22T18:05:00+01:00'\n{text}", encoding="utf-8")
    assert glimpse(path) == ("2026-11-22T18:05:00+01:00", opening)
