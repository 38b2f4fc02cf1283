"""Question sets: the ones isp brings, and a person's own below their home.

Both are YAML in one shape, and both are checked when they are read.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from isp_cli.core.question_set import QuestionSet, broken_rules, is_set_id
from isp_cli.errors import InvalidFile, UnknownName
from isp_cli.storage import files
from isp_cli.storage.frameworks import bundled
from isp_cli.storage.misnamed import misnamed

OURS = (
    "guide-ten",
    "after-session",
    "about-competency",
    "dilemma",
    "coaching",
    "team-debrief",
    "evidence",
)
FOLDER = "question-sets"


class Named(NamedTuple):
    """A set by its name; `path` is empty for one that isp brings."""

    name: str
    path: Path | None = None


def named(home: Path) -> list[Named]:
    """Return every set there is: isp's own first, then the person's by name."""
    folder = home / FOLDER
    try:
        own = sorted(path for path in folder.iterdir() if path.suffix == ".yaml")
    except OSError:
        own = []
    return [
        *(Named(name) for name in OURS),
        *(Named(path.stem, path) for path in own if is_set_id(path.stem)),
    ]


def passed_over(home: Path) -> list[InvalidFile]:
    """Return the person's files that are no sets because of their names."""
    return misnamed(home / FOLDER, is_set_id)


def question_set(home: Path, name: str) -> QuestionSet:
    """Read the set of this name, one of isp's own before a person's.

    Raises:
        UnknownName: there is none.
        CannotRead: its file cannot be read.
        InvalidFile: every problem in it, by line.
    """
    wanted = name.strip().casefold()
    if wanted in OURS:
        data, path = bundled(f"question-sets/{wanted}.yaml")
        return set_from(data, path)
    every = named(home)
    for each in every:
        if each.name == wanted and each.path:
            return read_set(each.path)
    close = get_close_matches(wanted, [each.name for each in every], n=3)
    raise UnknownName(name, tuple(close), among="the question sets", shown_by="isp questions")


def read_set(path: Path) -> QuestionSet:
    """Read and check a person's own question set; raises as `question_set`."""
    return set_from(files.read(path), path, taken=OURS)


def set_from(data: bytes, path: Path, *, taken: tuple[str, ...] = ()) -> QuestionSet:
    """Check what a question set's file says; it may not bear one of the names that are taken.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    from isp_cli.storage.schema import located, validated  # noqa: PLC0415 - brings pydantic
    from isp_cli.storage.yaml_in import parse  # noqa: PLC0415 - brings ruamel.yaml

    parsed = parse(data, path)
    held = validated(QuestionSet, parsed, path)
    problems = located(broken_rules(held), parsed)
    if held.id in taken:
        what = f"isp brings a set called {held.id!r}; give yours another name"
        problems = (*located([(("id",), what)], parsed), *problems)
    if held.id != path.stem:
        what = f"the file is called {path.name}, so its id is {path.stem!r}"
        problems = (*located([(("id",), what)], parsed), *problems)
    if problems:
        raise InvalidFile(path, problems)
    return held
