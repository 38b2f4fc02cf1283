"""The answers to one question through the journal: the bytes first, only likely files as YAML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from isp_cli.core.answered import Answered, Unanswered
from isp_cli.core.framework import Framework
from isp_cli.core.nearest import nearest_ids
from isp_cli.core.passages import Query, words_of
from isp_cli.errors import IspError, UnknownName
from isp_cli.storage.journal import Journal
from isp_cli.storage.reading import Reading
from isp_cli.storage.search import may_meet


def answers_to(journal: Journal, question: str) -> tuple[list[Answered], list[IspError]]:
    """Return the answers to a question with their entries, newest first, and what is unreadable."""
    reading = Reading(journal)
    return list(_answered(reading, question)), reading.trouble


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
    return _answered(Reading(journal), question)


def _answered(reading: Reading, question: str) -> Iterator[Answered]:
    # the id as words: whoever wrote it by hand may have broken it over two lines
    query = Query(words=words_of(question))
    for entry in reading.entries(partial(may_meet, query=query)):
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
    raise UnknownName(id, nearest_ids(id, ids), among="the questions")


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
