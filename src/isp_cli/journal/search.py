"""Look for words and for answers through the journal.

What meets a query is said in `entry.texts`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from isp_cli.entry.entry import AnswerInEntry, OpenQuestion
from isp_cli.entry.texts import EntryHit, Query
from isp_cli.errors import IspError, NotSearched, UnknownName
from isp_cli.files.files import MissingFiles
from isp_cli.framework.records import Framework
from isp_cli.journal.asked import answering, calling, meeting, of_rows
from isp_cli.journal.index import NEWEST_FIRST
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.wording import folded as folded_subjects
from isp_cli.wording import nearest_ids


def search(journal: Journal, query: Query, most: int | None = None) -> tuple[list[EntryHit], int]:
    """Return the newest entries that meet a query, at `most` so many, and the number of all."""
    met = meeting(query)
    where = f"SELECT n FROM entries WHERE {met.where} ORDER BY {NEWEST_FIRST}"
    rows = [row for (row,) in journal.index.ask(where, *met.values)]
    reading = JournalPass(journal, ending=NotSearched)
    shown = of_rows(*rows[:most])
    found = reading.records(shown, kind=query.kind, since=query.since, until=query.until)
    hits: list[EntryHit] = []
    for entry, record in found:
        passage = query.first_match(record)
        if passage is not None:
            hits.append(EntryHit(entry.path, passage, record))
    return hits, max(len(rows), len(hits))


def answers_to(journal: Journal, question: str) -> list[AnswerInEntry]:
    """Return the answers to a question with their entries, newest first."""
    return list(_answered(JournalPass(journal, ending=NotSearched), question))


def last_answer(
    journal: Journal, question: str, *, until: date | None = None, but: str = ""
) -> AnswerInEntry | None:
    """Find the newest answer to a question, with its entry; of a day and before, if one is named.

    `but` is the id of an entry to pass over. A broken file is too, as in `newest_answers`.
    """
    found = (each for each in newest_answers(journal, question) if each.entry.id != but)
    return next((each for each in found if until is None or each.day <= until), None)


def newest_answers(journal: Journal, question: str) -> Iterator[AnswerInEntry]:
    """Yield the answers to a question with their entries, newest first, each read when asked for.

    A broken file is passed over: it may not keep a person from writing down today.
    """
    return _answered(JournalPass(journal, MissingFiles()), question)


def _answered(reading: JournalPass, question: str) -> Iterator[AnswerInEntry]:
    for entry in reading.entries(answering(question)):
        answer = entry.answer(question)
        if answer is not None and not answer.is_empty:
            yield AnswerInEntry(entry, answer)


def find_unanswered(home: Path, framework: Framework, id: str) -> OpenQuestion:
    """Return a question nobody answered yet: of the framework, or of any set there is.

    Raises:
        UnknownName: no question has this id.
    """
    for number, question in enumerate(framework.questions, 1):
        if question.id == id:
            return OpenQuestion(question.text, f"isp reflect --questions {number}")
    known = dict(_of_sets(home))
    if id in known:
        return known[id]
    ids = [*(each.id for each in framework.questions), *known]
    raise UnknownName(id, nearest_ids(id, ids), among="the questions")


def _of_sets(home: Path) -> Iterator[tuple[str, OpenQuestion]]:
    from isp_cli.questions.sets import unnamed_wording  # noqa: PLC0415 - only if nobody answered
    from isp_cli.questions.store import (  # noqa: PLC0415 - reads YAML
        question_set,
        questions_asked_by,
        set_files,
    )

    for each in set_files(home):
        try:
            held = question_set(home, each.name)
            asked = questions_asked_by(home, held)
        except IspError:
            continue  # `isp reflect --set` tells what is wrong with it
        for question in asked:
            yield question.id, OpenQuestion(unnamed_wording(question.text), held.command)


def framework_from_entries(journal: Journal, wanted: str) -> Framework:
    """Return what the entries name that may hold these words, as if it were a framework.

    The newest name of a thing is the one it has. A file that cannot be read is passed over: what
    goes through the journal tells of it.
    """
    from isp_cli.entry.naming import framework_from_names  # noqa: PLC0415 - only for what is not found

    reading = JournalPass(journal, MissingFiles())
    found = reading.records(calling(*folded_subjects(wanted).split()))
    return framework_from_names(record for _, record in found)
