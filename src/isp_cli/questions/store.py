"""Question sets: the ones isp brings, and a person's own below their home.

Both are YAML in one shape, and both are checked when they are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from isp_cli.errors import InvalidFile, UnknownFramework, UnknownName
from isp_cli.files import files
from isp_cli.files.folders import Unread, misnamed_files, refuse, yaml_in
from isp_cli.framework.bundled import practice_guide, read_bundled
from isp_cli.framework.records import Question
from isp_cli.framework.rules import LocatedProblems
from isp_cli.questions.sets import QuestionSet, is_set_id, set_problems
from isp_cli.records import NamedTuple
from isp_cli.wording import nearest_ids, with_nearest

if TYPE_CHECKING:
    from isp_cli.files.yaml_in import ParsedYaml


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


class SetFile(NamedTuple):
    """A set by its name; `path` is empty for one that isp brings."""

    name: str
    path: Path | None = None


def set_files(home: Path, unread: Unread = refuse) -> list[SetFile]:
    """Return every set there is: isp's own first, then the person's by name.

    Raises:
        CannotLook, InvalidFile: as `folders.yaml_in`.
    """
    own = yaml_in(home / FOLDER, is_set_id, unread)
    return [*(SetFile(name) for name in OURS), *(SetFile(path.stem, path) for path in own)]


def sets_passed_over(home: Path, unread: Unread) -> list[InvalidFile]:
    """Return the person's files that are no sets because of their names."""
    return misnamed_files(home / FOLDER, is_set_id, unread)


def question_set(home: Path, name: str) -> QuestionSet:
    """Read the set of this name, one of isp's own before a person's.

    Raises:
        UnknownName: there is none.
        CannotRead: its file cannot be read.
        InvalidFile: every problem in it, by line.
    """
    wanted = name.strip().casefold()
    if wanted in OURS:
        return _ours(wanted)
    every = set_files(home)
    for each in every:
        if each.name == wanted and each.path:
            return own_set(home, files.read(each.path), each.path, framework_gone=True)
    close = nearest_ids(wanted, (each.name for each in every))
    raise UnknownName(name, close, among="the question sets", shown_by="isp questions")


def read_set(home: Path, path: Path) -> QuestionSet:
    """Read and check a person's own question set; raises as `question_set`."""
    return own_set(home, files.read(path), path)


def own_set(home: Path, data: bytes, path: Path, *, framework_gone: bool = False) -> QuestionSet:
    """Check what a person's own question set says: of its own, and beside what else is there.

    The framework whose questions it asks may be gone where `framework_gone`: a draft goes on.

    Raises:
        InvalidFile: every problem in it, by line.
    """

    def rules(held: QuestionSet) -> LocatedProblems:
        found: LocatedProblems = []
        if held.id in OURS:
            what = f"isp brings a set called {held.id!r}; give yours another name"
            found.append((("id",), what))
        if path.suffix and held.id != path.stem:
            what = f"the file is called {path.name}, so its id is {path.stem!r}"
            found.append((("id",), what))
        if held.questions_of:
            what = _asks_nothing(home, held.questions_of, framework_gone=framework_gone)
            found += [(("questions_of",), what)] if what else []
        return [*found, *set_problems(held, _ids_that_ask())]

    return _set_from(data, path, rules)


def questions_asked_by(home: Path, held: QuestionSet) -> tuple[Question, ...]:
    """Return what a set asks: its own questions, or those of the framework it names.

    Raises:
        CannotRead, InvalidFile: that framework needs attention, or the file that names it.
    """
    from isp_cli.framework.library import load  # noqa: PLC0415 - only a few sets name one

    if not held.questions_of:
        return held.questions
    try:
        return load(home, held.questions_of).questions
    except UnknownFramework:
        refuse_what_asks_nothing(home, held)
        raise


def refuse_what_asks_nothing(home: Path, held: QuestionSet) -> None:
    """Pass a set of a person's own, unless the framework whose questions it asks is gone.

    Raises:
        InvalidFile: it is, by file and line.
        CannotRead: the set's file cannot be read.
    """
    read_set(home, home / FOLDER / f"{held.id}.yaml")


def _asks_nothing(home: Path, framework: str, *, framework_gone: bool) -> str:
    """Say why a set cannot ask a framework's questions; nothing where it can."""
    from isp_cli.framework.library import load  # noqa: PLC0415 - only a few sets name one

    try:
        asks = load(home, framework).questions
    except UnknownFramework as unknown:
        if framework_gone:
            return ""
        what = f"there is no framework called {framework[:64]!r}"
        return with_nearest(what, framework, unknown.nearest)
    return "" if asks else f"{framework} has no questions of its own"


def _ids_that_ask() -> frozenset[str]:
    """Return the ids of the guide's questions and of those in our sets, follow-ups too."""
    ours = [_ours(name) for name in OURS]
    every = [*practice_guide().questions, *(each for held in ours for each in held.questions)]
    below = [each.id for question in every for each in question.follow_ups]
    return frozenset((*(each.id for each in every), *below))


@cache
def _ours(name: str) -> QuestionSet:
    data, path = read_bundled(f"question-sets/{name}.yaml")
    return _set_from(data, path, lambda held: list(set_problems(held)))


def _set_from(
    data: bytes, path: Path, rules: Callable[[QuestionSet], LocatedProblems]
) -> QuestionSet:
    from isp_cli.files.schema import locate_problems  # noqa: PLC0415 - only to read a set

    held, parsed = _parsed(data, path)
    problems = locate_problems(rules(held), parsed)
    if problems:
        raise InvalidFile(path, problems)
    return held


@lru_cache(maxsize=16)
def _parsed(data: bytes, path: Path) -> tuple[QuestionSet, ParsedYaml]:
    """Return what the bytes of a set say: one sitting asks for the same set several times."""
    from isp_cli.files.schema import validate  # noqa: PLC0415 - only to read a set
    from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - only to read a set

    parsed = parse(data, path)
    return validate(QuestionSet, parsed, path), parsed
