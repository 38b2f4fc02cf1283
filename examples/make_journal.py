"""Make the example journal: run the story in story.yaml through the commands, as it happened.

    python examples/make_journal.py           anew here, with its pages in tests/story/golden
    python examples/make_journal.py HOME      the same journal in an empty folder of your own

Nothing is written past the commands. A question the story does not answer, an answer nobody asked
for, or an exit code that is not zero ends it.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import chdir
from datetime import datetime, timedelta
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from typer.testing import CliRunner

from isp_cli.ask.prompt import Choice
from isp_cli.env import Env
from isp_cli.files.yaml_in import parse
from isp_cli.framework.library import find_edition
from isp_cli.framework.records import GUIDE
from isp_cli.journal.taking_back import LAST_CHANGE
from isp_cli.line.root import app
from isp_cli.page.document import Document
from isp_cli.page.printing import as_plain

HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parent / "tests" / "story" / "golden"
guide = cache(find_edition)  # the same for every event
Choices = tuple[Choice, ...]


class Event(NamedTuple):
    """One command: when it is typed, its words, what is answered, and the width of the screen."""

    on: datetime
    run: list[str]
    say: list[Any]
    width: int = 80


class Person:
    """Answers each question with what the story says next."""

    half_typed, half_chosen = "", ()

    def __init__(self, say: list[Any]) -> None:
        self.left, self.said = list(say), 0

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        """Begin a prompt; nothing is ever half said."""

    def wait(self, message: str) -> None:
        """Press Enter."""

    def moment(self, begun: datetime) -> datetime:
        """Tell the time: each answer takes forty seconds."""
        return begun + timedelta(seconds=40) * self.said

    def text(self, page: Document, *, default: str = "") -> str:
        said = self._next(page, str)
        return default if said == "=" else said

    def mend(self, page: Document, written: str, *_: object) -> str:
        return self.text(page, default=written)

    def choose(self, page: Document, choices: Choices, *, none: str = "", **_: object) -> str:
        if none == "Finish":  # the look over after the last question
            return ""
        said = self._next(page, str)
        return self._found(choices, [said])[0] if said else ""

    def choose_many(self, page: Document, choices: Choices, **_: object) -> tuple[str, ...]:
        said = self._next(page, (str, list))
        return self._found(choices, said) if said else ()

    def confirm(self, *_: object, **__: object) -> bool:
        return {"yes": True, "no": False}[self._next((), str)]

    def _next(self, page: Document, kind: Any) -> Any:
        said, self.said = self.left.pop(0) if self.left else None, self.said + 1
        if not isinstance(said, kind):
            raise ValueError(f"{said!r} does not answer this:\n{as_plain(page, 80)}")
        return said

    def _found(self, choices: Choices, said: list[str]) -> tuple[str, ...]:
        if unknown := set(said) - {each.id for each in choices}:
            raise ValueError(f"there is no {unknown} to choose")
        return tuple(each.id for each in choices if each.id in said)


class StoryEnv(Env):
    """Surroundings in which the same thing happens each time."""

    def __init__(self, home: Path, event: Event, person: Person) -> None:
        clock = partial(person.moment, event.on)
        super().__init__(clock=clock, prompter=person, environ={"COLUMNS": str(event.width)})
        self.home, self.edition_in_use = home, guide(home, GUIDE)
        self._event, self._made = event, 0

    def randomness(self) -> bytes:
        """Return bytes that go by the time, so that a new event changes no other's id."""
        self._made += 1
        return sha256(f"{self._event.on.isoformat()} {self._made}".encode()).digest()[:4]


def run(home: Path, event: Event) -> str:
    """Run one command and return what it printed."""
    person = Person(event.say)
    done = CliRunner().invoke(app, event.run, obj=StoryEnv(home, event, person))
    if done.exit_code or person.left:
        raise RuntimeError(f"{event}\nexit {done.exit_code}, left: {person.left}\n{done.output}")
    return done.stdout


def told(part: str) -> list[dict[str, Any]]:
    """Return the events or the pages of story.yaml."""
    whole: Any = parse((HERE / "story.yaml").read_bytes(), "story.yaml").value
    return list(whole[part])


def live(home: Path) -> None:
    """Let the whole story happen in this home; nothing of it is to be taken back."""
    for each in told("events"):
        run(home, Event(datetime.fromisoformat(each["on"]), each["run"], each.get("say", [])))
    (home / LAST_CHANGE).unlink(missing_ok=True)


def pages(home: Path) -> dict[str, str]:
    """Return the pages of the story's last day, by name; no path in them leads out of the home."""
    today = datetime.fromisoformat(told("events")[-1]["on"])
    with chdir(home.parent):
        wanted = {p["name"]: Event(today, p["run"], [], int(p["width"])) for p in told("pages")}
        return {name: run(Path(home.name), event) for name, event in wanted.items()}


def main() -> None:
    """Make the journal where the command line says, or here with its pages."""
    home = Path(sys.argv[1]) if sys.argv[1:] else HERE / "journal"
    if sys.argv[1:] and home.exists() and any(home.iterdir()):
        sys.exit(f"{home} is not empty")
    with TemporaryDirectory() as folder:
        live(Path(folder) / "journal")
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(Path(folder) / "journal", home)
    for name, text in {} if sys.argv[1:] else pages(home).items():
        (GOLDEN / f"{name}.page").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
