"""What a list shows of an entry is what its owner knows it by."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from isp_cli.files.yaml_out import dump_record
from isp_cli.journal.journal import read_glimpse


@pytest.mark.parametrize("quoted", [False, True], ids=["as isp writes", "in quotes"])
@pytest.mark.parametrize(
    "label",
    [
        "café 'x'", "'x' café", "'tis", "back\\slash \"q\"", "Ruth's \"Site\": call", '"A" and "B"',
        "2026-11-22", "no: 'no'", "# one", "\\n", "a\u200bb", "tab\tb", "bell\a 'x'",
        "😀 \x85 \xa0 'q'",
    ],
)  # fmt: skip
def test_a_label_is_shown_as_it_was_said(tmp_path: Path, label: str, quoted: bool) -> None:
    path = tmp_path / "2026-11-22-reflection-k7fq.yaml"
    value = DoubleQuotedScalarString(label) if quoted else label
    path.write_bytes(dump_record({"label": value, "answers": []}))
    assert read_glimpse(path)[1].split() == f"After {label}".split()


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("label: 'It''s B'  # mine\n", "After It's B"),
        ('label: "say \\"B\\" # no"\n', 'After say "B" # no'),
        ('text: "\\n  First.\\nSecond."\n', "First."),
        ("text: 'one\n  two'\n", "one"),
        ("text: ''\nwhy: ok\n", "ok"),
        ('text: "\\ud83d \\U00110000"\n', "\\ud83d \\U00110000"),
    ],
)
def test_what_a_hand_has_quoted_is_read_without_its_quotes(
    tmp_path: Path, text: str, opening: str
) -> None:
    path = tmp_path / "2026-11-22-reflection-k7fq.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_glimpse(path)[1] == opening


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
    assert read_glimpse(path) == ("2026-11-22T18:05:00+01:00", opening)
