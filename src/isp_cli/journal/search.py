"""Look for words and for answers through the journal: only likely files are read as YAML.

What meets a query is said in `entry.texts`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from isp_cli.entry.entry import AnswerInEntry, OpenQuestion
from isp_cli.entry.folding import folded_for_search, search_words, without_accents
from isp_cli.entry.ids import day_of
from isp_cli.entry.texts import EntryHit, Query
from isp_cli.errors import IspError, NotSearched, UnknownName
from isp_cli.files.files import MissingFiles
from isp_cli.framework.records import Framework
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.wording import folded as folded_subjects
from isp_cli.wording import nearest_ids


def search(journal: Journal, query: Query) -> list[EntryHit]:
    """Return the finished entries that meet a query, newest first."""
    hits: list[EntryHit] = []
    reading = JournalPass(journal, ending=NotSearched)
    every = journal.newest_first(kind=query.kind)
    paths = (path for path in every if query.covers(day_of(path.stem)))
    for path, record in reading.records(partial(may_meet, query=query), paths):
        passage = query.first_match(record)
        if passage is not None:
            hits.append(EntryHit(path, passage, record))
    return hits


def may_meet(text: str, query: Query) -> bool:
    """Say whether a file's entry may meet a query.

    A word holds no space, so no line end of YAML can fall into it. Without an escape only an
    apostrophe, which may be doubled, can stand otherwise in the file than in the text.
    """
    raw = folded_for_search(text)
    bare = without_accents(raw)
    parts = (part for word in query.words for part in word.split() if "'" not in part)
    return all(each in raw for each in (query.question, query.competency)) and all(
        part in raw or without_accents(part) in bare for part in parts
    )


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
    # the id as words: whoever wrote it by hand may have broken it over two lines
    query = Query(words=search_words(question))
    for entry in reading.entries(partial(may_meet, query=query)):
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

    # an apostrophe may be doubled in the file
    words = [word for word in folded_subjects(wanted).split() if "'" not in word]

    def may_hold(text: str) -> bool:
        raw = folded_subjects(text)
        return all(word in raw for word in words)

    reading = JournalPass(journal, MissingFiles())
    return framework_from_names(record for _, record in reading.records(may_hold))
