"""How much of the house one command walks through: it may become less, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from walks import COMMANDS, walks

from support import ROOT

# modules of ours that each command imports at most, in the order of walks.COMMANDS
MOST_IMPORTED = (45, 36, 61, 42, 50, 59, 52, 72, 58, 61, 59, 66, 80, 71, 84, 69)
MOST_ENTERED = 664


@pytest.mark.sweep
def test_a_command_imports_and_enters_no_more_files_than_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    found = walks(tmp_path)
    assert [each.args for each in found] == COMMANDS
    over = [
        f"isp {' '.join(each.args)}: {each.imported}, not {most}"
        for each, most in zip(found, MOST_IMPORTED, strict=True)
        if each.imported > most
    ]
    assert over == []
    assert all(each.entered for each in found)
    assert sum(len(each.entered) for each in found) <= MOST_ENTERED
