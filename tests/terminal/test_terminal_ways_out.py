"""Whatever stood in a prompt is in a file, on every way out, with a shell in between (Linux)."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from ways_out import PROMPTS, WAYS_OUT, lost_words

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")

EACH_ONCE = [*(("text", way) for way in WAYS_OUT), *((each, "window closed") for each in PROMPTS)]
MOMENTS = 12  # for each prompt and way out; 504 runs


def lost(folder: Path, runs: list[tuple[str, str, int]], at_once: int) -> list[str]:
    homes = [folder / f"home-{number}" for number in range(len(runs))]
    with ThreadPoolExecutor(at_once) as pool:
        found = pool.map(lambda home, run: lost_words(home, *run), homes, runs)
        return [f"{run}: {words}" for run, words in zip(runs, found, strict=True) if words]


def test_no_way_out_and_no_prompt_loses_a_word_that_stood_on_the_screen(tmp_path: Path) -> None:
    assert lost(tmp_path, [(*each, 0) for each in dict.fromkeys(EACH_ONCE)], at_once=4) == []


@pytest.mark.sweep
def test_no_prompt_left_in_any_way_at_any_moment_loses_a_word(tmp_path: Path) -> None:
    runs = [
        (prompt, way, moment)
        for moment in range(1, MOMENTS + 1)
        for prompt in PROMPTS
        for way in WAYS_OUT
    ]
    assert len(runs) >= 500
    assert lost(tmp_path, runs, at_once=6) == []
