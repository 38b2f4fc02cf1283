"""A pattern that waits for its first use says what a compiled one says."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from isp_cli.patterns import pattern
from support import ROOT


@pytest.mark.parametrize(
    ("text", "flags"), [(r"(?P<day>\d+) (nov|dec)", 0), (r"(?P<day>\d+) (nov|dec)", re.IGNORECASE)]
)
def test_what_it_finds_is_what_a_compiled_one_finds(text: str, flags: int) -> None:
    ours, theirs = pattern(text, flags), re.compile(text, flags)
    for said in ("14 Nov and 2 dec", "", "none"):
        assert ours.findall(said) == theirs.findall(said)
        assert ours.sub("-", said) == theirs.sub("-", said)
        assert ours.split(said) == theirs.split(said)
        assert [each.span() for each in ours.finditer(said)] == [
            each.span() for each in theirs.finditer(said)
        ]
        assert bool(ours.match(said)) == bool(theirs.match(said))
    assert ours.pattern == theirs.pattern
    assert ours.groupindex == theirs.groupindex


def test_one_that_is_none_is_told_at_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_of_bytes_it_finds_bytes() -> None:
    assert pattern(rb"^plain: (on|off)", re.MULTILINE).findall(b"a\nplain: on") == [b"on"]


def test_the_rules_of_frameworks_and_questions_are_imported_without_compiling_one() -> None:
    code = (
        "import re, pathlib, typing\n"
        "re.compile = re._compiler.compile = None\n"
        "import isp_cli.page.printing, isp_cli.questions.sets, isp_cli.framework.rules\n"
        "import isp_cli.spoken_dates, isp_cli.plan.step_line, isp_cli.entry.entry\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
