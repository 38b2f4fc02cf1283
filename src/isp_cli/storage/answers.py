"""The answers to one question through the journal: the bytes first, only likely files as YAML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from isp_cli.core.answered import Answered, Unanswered
from isp_cli.core.entry import Entry
from isp_cli.core.framework import Framework
from isp_cli.core.ids import kind_of
from isp_cli.core.passages import Query, words_of
from isp_cli.errors import CannotRead, InvalidFile, IspError, UnknownName
from isp_cli.storage import files
from isp_cli.storage.journal import Journal
from isp_cli.storage.search import may_meet


def answers_to(journal: Journal, question: str) -> tuple[list[Answered], list[IspError]]:
    """Return the answers to a question with their entries, newest first, and what is not readable.

    A broken file is told of where it may hold an answer, and where it is cut.
    """
    found: list[Answered] = []
    trouble: list[IspError] = []
    for each in _answered(journal, question):
        if isinstance(each, IspError):
            trouble.append(each)
        else:
            found.append(each)
    return found, trouble


def last_answer(journal: Journal, question: str, *, until: date | None = None) -> Answered | None:
    """Find the newest answer to a question, with its entry; of a day and before, if one is named.

    A broken file is passed over, as in `newest_answers`.
    """
    found = newest_answers(journal, question)
    return next((each for each in found if until is None or each.day <= until), None)


def newest_answers(journal: Journal, question: str) -> Iterator[Answered]:
    """Yield the answers to a question with their entries, newest first, each read when asked for.

    A broken file is passed over: it may not keep a person from writing down today.
    """
    return (each for each in _answered(journal, question) if isinstance(each, Answered))


def _answered(journal: Journal, question: str) -> Iterator[Answered | IspError]:
    # the id as words: whoever wrote it by hand may have broken it over two lines
    query = Query(words=words_of(question))
    for path in journal.newest_first():
        if kind_of(path.stem) == "plan":
            continue
        try:
            if not may_meet(files.read(path), query):
                continue
            entry = journal.load(path, Entry).record
        except (CannotRead, InvalidFile) as problem:
            yield problem
            continue
        answer = entry.answer(question)
        if answer is not None and not answer.is_empty:
            yield Answered(entry, answer)


def unanswered(home: Path, framework: Framework, id: str) -> Unanswered:
    """Return a question nobody answered yet: of the framework, or of any set there is.

    Raises:
        UnknownName: no question has this id.
    """
    for number, question in enumerate(framework.questions, 1):
        if question.id == id:
            return Unanswered(question.text, f"isp reflect --questions {number}")
    known = dict(_of_sets(home))
    if id in known:
        return known[id]
    ids = [*(each.id for each in framework.questions), *known]
    close = get_close_matches(id.casefold(), ids, n=3)
    raise UnknownName(id, tuple(close), among="the questions")


def _of_sets(home: Path) -> Iterator[tuple[str, Unanswered]]:
    from isp_cli.core.question_set import unasked  # noqa: PLC0415 - only if nobody answered
    from isp_cli.storage.question_sets import (  # noqa: PLC0415 - reads YAML
        asked_by,
        named,
        question_set,
    )

    for each in named(home):
        try:
            held = question_set(home, each.name)
            asked = asked_by(home, held)
        except IspError:
            continue  # `isp reflect --set` tells what is wrong with it
        for question in asked:
            yield question.id, Unanswered(unasked(question.text), held.command)
