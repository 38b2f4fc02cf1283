"""What stands in a prompt is on disk before a signal ends it, and the process ends in any case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from isp_cli.env import Env
from isp_cli.errors import Interrupted, Terminated
from isp_cli.signals import Signals
from support import Script

posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


class Words:
    """What stands in a prompt, and what of it was kept."""

    def __init__(self) -> None:
        self.typed = "my words"
        self.kept: list[str] = []

    def keep(self) -> None:
        self.kept.append(self.typed)


@pytest.fixture
def signals() -> Iterator[Signals]:
    held = Signals()
    with held.saving():
        yield held


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_the_words_are_kept_before_a_signal_breaks_off_a_prompt(
    signals: Signals, name: str
) -> None:
    words = Words()
    with pytest.raises(KeyboardInterrupt) as stop, signals.asking(words.keep):
        signal.raise_signal(getattr(signal, name))
    assert words.kept == ["my words"]
    is_key = name == "SIGINT"
    assert isinstance(stop.value, Terminated) is not is_key
    if isinstance(stop.value, Terminated):
        assert stop.value.exit_code == 128 + getattr(signal, name)


@posix
def test_a_signal_between_two_questions_waits_for_the_next(signals: Signals) -> None:
    words = Words()
    signal.raise_signal(signal.SIGTERM)
    with pytest.raises(Terminated), signals.asking(words.keep):
        raise AssertionError("nothing is asked any more")
    assert words.kept == []


@posix
def test_a_signal_that_falls_into_keeping_waits_for_its_end(signals: Signals) -> None:
    words = Words()

    def keep() -> None:
        signal.raise_signal(signal.SIGTERM)
        words.keep()

    with pytest.raises(Terminated), signals.asking(keep):
        signals.pause()
    assert words.kept == ["my words", "my words"]


@posix
def test_a_signal_after_the_last_question_is_in_the_exit_code_only() -> None:
    signals = Signals()
    with signals.saving():
        signal.raise_signal(signal.SIGTERM)
    with pytest.raises(Interrupted) as stop:
        signals.raise_late()
    assert stop.value.exit_code == 143
    signals.raise_late()


class Gone(Script):
    """A terminal that goes in the middle of a question, before any signal says so."""

    half_typed = "my words"

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def confirm(self, question: str, *, default: bool) -> bool:
        del question, default
        raise self.error


@pytest.mark.parametrize(
    ("error", "code"), [(OSError(5, "Input/output error"), 129), (EOFError(), 130)]
)
def test_an_error_of_the_terminal_is_a_way_out_like_any_other(
    tmp_path: Path, error: BaseException, code: int
) -> None:
    env = Env(home=tmp_path, prompter=Gone(error), environ={})
    with pytest.raises(Interrupted) as left:
        env.asked(lambda prompter: prompter.confirm("Go on?", default=True))
    assert (left.value.partial, left.value.exit_code) == ("my words", code)


STUCK = """
import sys
from isp_cli.line.root import app
from isp_cli.env import Env

class Stuck:
    half_typed, half_chosen = "", ()
    def begin(self, text, chosen): pass
    def text(self, page, default=""):
        self.half_typed = "my words"
        print("asked", flush=True)
        while True:
            try:
                sys.stdin.read()
            except KeyboardInterrupt:
                pass

app(["reflect"], prog_name="isp", obj=Env(prompter=Stuck()))
"""


@posix
def test_a_prompt_that_does_not_end_is_ended_once_its_words_are_on_disk(tmp_path: Path) -> None:
    environ = {**os.environ, "ISP_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", STUCK], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as stuck:
        assert stuck.stdout is not None
        while b"asked" not in stuck.stdout.readline():
            pass
        stuck.send_signal(signal.SIGTERM)
        assert stuck.wait(timeout=60) == 143
    (draft,) = (tmp_path / "drafts").glob("*.yaml")
    assert "my words" in draft.read_text(encoding="utf-8")
