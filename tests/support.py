"""What the tests of commands share: a runner that believes nothing, and a person with a script."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from isp_cli.ask.line_reader import LineReader
from isp_cli.ask.plain import PlainPrompter
from isp_cli.ask.prompt import NO_LIMITS, Choice, CompleteAnswer, Limits, TypedCommand
from isp_cli.entry.entry import Answer, Entry, FrameworkPin
from isp_cli.entry.ids import kind_of
from isp_cli.env import Env
from isp_cli.errors import Interrupted
from isp_cli.framework.records import Framework
from isp_cli.journal.taking_back import LAST_CHANGE
from isp_cli.line.front import run
from isp_cli.page.document import Document
from isp_cli.page.printing import as_plain
from isp_cli.records import replace

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime.fromisoformat("2026-11-22T18:05:00+01:00")
SKIP: tuple[str, ...] = ()
FINISH = ""


def schemas_of_editors() -> Any:
    """Return jsonschema: four seconds to import, for the worker that asks for it only."""
    return import_module("jsonschema")


PINNED = FrameworkPin(id="practice-guide", version="1.1")
REFLECTION, PLAN = "2026-11-22-reflection-k7fq", "2026-11-22-plan-k7fq"
PRACTICE = """\
  - question: practice
    asked: Tell me about your practice.
    text: |-
      I coach three teams.
"""


def entry_text(
    answers: str = PRACTICE,
    *,
    id: str = REFLECTION,
    started: str = "2026-11-22T08:15:00+01:00",
    more: str = "",
    end: str = "end: true\n",
) -> str:
    """Return the file of an entry as isp writes it; `more` are lines between head and answers."""
    return f"{_head(id, started)}{more}answers:\n{answers}{end}"


def plan_text(
    competencies: str,
    *,
    id: str = PLAN,
    started: str = "2026-11-22T08:15:00+01:00",
    more: str = "",
) -> str:
    """Return the file of a plan as isp writes it; `more` are lines between head and horizon."""
    head = f"{_head(id, started)}{more}horizon: '2028-05-22'"
    return f"{head}\ncompetencies:\n{competencies}end: true\n"


def _head(id: str, started: str) -> str:
    return (
        f"format: isp-entry/1\nid: {id}\nkind: {kind_of(id)}\n"
        f"framework:\n  id: practice-guide\n  version: '1.1'\nstarted: '{started}'\n"
    )


def entry_record(*answers: Answer, id: str = REFLECTION, **more: Any) -> Entry:
    """Return an entry of these answers, begun at NOW unless `more` says otherwise."""
    begun = Entry(id=id, kind=kind_of(id), framework=PINNED, started=NOW.isoformat())
    return replace(begun, answers=answers, **more)


class Days:
    """A clock that a test moves on."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, days: int) -> None:
        """Let so many days pass."""
        self.now += timedelta(days=days)


class Script:
    """A prompter that gives prepared answers: a wrong question or a left-over answer fails.

    An answer is a text, a tuple of ids, True or False, or an exception to raise.
    """

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.pages: list[str] = []
        self.defaults: list[Any] = []
        self.choices: list[tuple[Choice, ...]] = []

    @property
    def half_typed(self) -> str:
        return ""

    @property
    def half_chosen(self) -> tuple[str, ...]:
        return ()

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        pass

    def wait(self, message: str) -> None:
        pressed = self._next((), message)
        assert isinstance(pressed, Later), f"Enter was waited for:\n{message}"
        pressed.act(message)

    def text(self, page: Document, *, default: str = "") -> str:
        answer = self._next(page, default)
        assert isinstance(answer, str), f"a text was asked for, not {answer!r}:\n{self.pages[-1]}"
        return answer

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        del complete  # a script writes the whole text, as on a terminal
        return self.text(page, default=written)

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        del limits  # the interview checks what a script chooses
        self.choices.append(choices)
        answer = self._next(page, chosen)
        if isinstance(answer, str) and answer.startswith(":"):
            raise TypedCommand(answer, chosen)
        assert isinstance(answer, tuple), f"a choice was asked for, not {answer!r}"
        assert set(answer) <= {each.id for each in choices}
        return answer

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        del none
        self.choices.append(choices)
        answer = self._next(page, chosen)
        assert isinstance(answer, str)
        if answer.startswith(":"):
            raise TypedCommand(answer)
        assert answer in ("", *(each.id for each in choices))
        return answer

    def confirm(self, question: str, *, default: bool) -> bool:
        answer = self._next((), default)
        self.pages[-1] = question
        assert isinstance(answer, bool), f"yes or no was asked for, not {answer!r}: {question}"
        return answer

    def _next(self, page: Document, default: Any) -> Any:
        self.pages.append(as_plain(page, 80))
        self.defaults.append(default)
        assert self.answers, f"nobody expected this question:\n{self.pages[-1]}"
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


class Later(NamedTuple):
    """Something that happens while a person is waited for, and Enter."""

    act: Callable[[str], object]


class Meddling(Script):
    """A person at the page that holds the words `at`, while another program does something."""

    def __init__(self, *answers: Any, at: str = "", meanwhile: Callable[[], object]) -> None:
        super().__init__(*answers)
        self.at = at
        self.meanwhile = meanwhile

    def _next(self, page: Document, default: Any) -> Any:
        if self.at in as_plain(page, 80):
            self.meanwhile()
        return super()._next(page, default)


class Plain(PlainPrompter):
    """The plain prompter on prepared lines, and what it printed; their end is a Ctrl-C."""

    def __init__(self, *lines: str) -> None:
        self.typed, self.out = io.StringIO("".join(f"{each}\n" for each in lines)), io.StringIO()
        super().__init__(LineReader(self.typed, self.out), self.out, self._show_plain)

    @property
    def answers(self) -> list[str]:
        """The lines nobody asked for."""
        return self.typed.read().splitlines()

    @property
    def printed(self) -> str:
        return self.out.getvalue()

    def _show_plain(self, page: Document) -> None:
        self.out.write(f"{as_plain(page, 80)}\n")


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, out: str, err: str, exit_code: int) -> None:
        self.out = out
        self.err = err
        self.exit_code = exit_code

    @classmethod
    def of(cls, line: Callable[[], object], stdin: str | bytes | None = None) -> Ran:
        """Run a command line on streams of its own."""
        exit_code: Any = 0
        with CliRunner().isolation(input=stdin) as (out, err, _):
            try:
                line()
            except SystemExit as end:
                exit_code = end.code or 0
            for stream in (sys.stdout, sys.stderr):
                if not stream.closed:
                    stream.flush()
            printed = [each.getvalue().decode().replace("\r\n", "\n") for each in (out, err)]
        return cls(*printed, exit_code)

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class App:
    """Runs commands in one home. A failing command must leave every file as it was."""

    def __init__(self, home: Path, clock: Callable[[], datetime] = lambda: NOW) -> None:
        self.home = home
        self.clock = clock
        self.told: list[str] = []

    def __call__(
        self,
        *args: str,
        exit_code: int = 0,
        script: Script | Plain | None = None,
        stdin: str | bytes | None = None,
        environ: dict[str, str] | None = None,
        may_change: str = "",
        framework: Framework | None = None,
    ) -> Ran:
        before = self._files(but=may_change)
        around = {name: os.environ[name] for name in ("COLUMNS",) if name in os.environ}
        around |= {"ISP_CACHE": str(self.home.parent / "cache"), **(environ or {})}
        env = Env(home=self.home, clock=self.clock, prompter=script, environ=around)
        if framework is not None:
            env.edition_in_use = env.edition_in_use._replace(framework=framework)
        ran = Ran.of(lambda: run(args, env), stdin)
        told = f"exit {ran.exit_code}, expected {exit_code}\n{ran.out}{ran.err}"
        assert ran.exit_code == exit_code, told
        assert "Traceback" not in ran.err
        if exit_code in (1, 2, 3, 4):
            assert self._files(but=may_change) == before, "a failing command changed a file"
        if script is not None:
            left = script.answers
            assert not left, f"answers nobody asked for: {left}"
        self.told.append(ran.err)
        return ran

    def files(self, *, but: str = "") -> dict[str, bytes]:
        """Return every file below the home, by its path; `but` those a pattern names.

        What was changed last is not among them.
        """
        found = self._files(but=but)
        found.pop(LAST_CHANGE, None)
        return found

    def _files(self, *, but: str = "") -> dict[str, bytes]:
        # a question to the path itself raises where nobody may look
        paths = sorted(each for each in self.home.rglob("*") if os.path.isfile(each))  # noqa: PTH113
        found = {path.relative_to(self.home).as_posix(): path for path in paths}
        return {name: path.read_bytes() for name, path in found.items() if not fnmatch(name, but)}

    def only_file(self, folder: str) -> Path:
        """Return the one entry below a folder."""
        (path,) = (self.home / folder).rglob("*.yaml")
        return path

    def write(self, name: str, text: str) -> str:
        """Write a file outside the home and return its path."""
        path = self.home.parent / name
        path.write_text(text, encoding="utf-8")
        return str(path)


def leaving(partial: str = "", *, chosen: tuple[str, ...] = ()) -> Interrupted:
    """A person who presses Ctrl-C with something half said."""
    return Interrupted(partial, chosen=chosen)
