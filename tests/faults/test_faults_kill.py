"""Real processes killed at random moments: what was said to be saved is there, and whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs SIGKILL and a pseudo-terminal", allow_module_level=True)

from faults.saving import PER_ENTRY, words
from isp_cli.entry.entry import Entry
from isp_cli.journal.journal import Journal
from pseudo_terminal import Terminal

pytestmark = pytest.mark.sweep

SAVING = Path(__file__).with_name("saving.py")
ENVIRON = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
OTHER = "journal/2026/11/2026-11-01-reflection-aaaa.yaml"


def spin(chance: random.Random, most: int) -> None:
    """Let a little time go by without asking the clock."""
    for _ in range(chance.randrange(most)):
        pass


def killed_while_saving(home: Path, chance: random.Random) -> list[str]:
    """Kill a process that saves, after a random byte of what it says; return its lines."""
    with subprocess.Popen(
        [sys.executable, str(SAVING), str(home)], stdout=subprocess.PIPE, env=ENVIRON
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read(chance.randrange(1, 600))
        spin(chance, 3000)
        process.kill()
        said += process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    return said.decode().splitlines()


def texts_in(home: Path) -> list[str]:
    """Return every text in entries and drafts; whatever does not parse fails."""
    journal = Journal(home)
    paths = [*journal.drafts("reflection"), *journal.newest_first()]
    records = [journal.load(path, Entry).record for path in paths if path.name != Path(OTHER).name]
    return [answer.text for record in records for answer in record.answers]


@pytest.mark.parametrize("seed", range(10))
def test_a_process_killed_at_a_random_moment_has_kept_what_it_said_it_saved(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for run in range(20):
        home = tmp_path / str(run)
        (home / OTHER).parent.mkdir(parents=True)
        (home / OTHER).write_bytes(b"not ours\n")
        lines = killed_while_saving(home, chance)
        saved = [int(line.split()[1]) for line in lines if line.startswith("saved ")]
        held = texts_in(home)
        last = saved[-1] if saved else -1
        whole = [number for number in saved if number % PER_ENTRY == PER_ENTRY - 1]
        expected = [words(number) for number in whole]
        if last % PER_ENTRY != PER_ENTRY - 1 and saved:
            expected.append(words(last))
        # one that was on its way may stand in the place of the last, or beside them all
        coming = words(last + 1)
        assert sorted(held) in _legal(expected, coming, replaces=bool(saved) and last not in whole)
        assert (home / OTHER).read_bytes() == b"not ours\n"
        strange = [path for path in home.rglob("*") if path.is_file()]
        assert {path.suffix for path in strange} <= {".yaml", ".tmp"}


def _legal(expected: list[str], coming: str, *, replaces: bool) -> list[list[str]]:
    newer = [*(expected[:-1] if replaces else expected), coming]
    return [sorted(expected), sorted(newer)]


def test_isp_killed_in_the_middle_of_an_interview_goes_on_with_every_accepted_answer(
    tmp_path: Path,
) -> None:
    chance = random.Random(28)
    for run in range(20):
        home = tmp_path / str(run)
        terminal = Terminal(home, "reflect", "--plain", "--questions", "1,4,8,9,10")
        asked = [1, 2, 3, 4, 5]
        stop = chance.randrange(len(asked))
        for number in asked[:stop]:
            terminal.answer(f"Question {number} of 5.", f"answer to {number}\r")
        terminal.wait_for(f"Question {asked[stop]} of 5.")
        terminal.wait_for_quiet()
        terminal.send("the last words\r")
        spin(chance, 400_000)
        os.kill(terminal.child.pid, signal.SIGKILL)
        assert terminal.finish() == -signal.SIGKILL
        accepted = [f"answer to {number}" for number in asked[:stop]]
        assert texts_in(home) in (accepted, [*accepted, "the last words"])
        if texts_in(home):
            again = Terminal(home, "reflect", "--plain")
            again.wait_for("Go on with it?")
            os.kill(again.child.pid, signal.SIGKILL)
            again.finish()
