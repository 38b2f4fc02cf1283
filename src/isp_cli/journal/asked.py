"""The questions asked of all entries at once, each a condition on the index's rows.

They narrow what is read, exactly; what an entry then says is worked out from its record, as ever.
What the rows hold is in `journal.rows`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os.path import commonprefix
from typing import TYPE_CHECKING

from isp_cli.entry.folding import is_accented, without_accents
from isp_cli.journal.rows import line, storable
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.entry.texts import Query


class Condition(NamedTuple):
    """Which entries are asked for: SQL about `entries`, and the values for its marks."""

    where: str
    values: tuple[str | int, ...] = ()


EVERY = Condition("1")
NONE = Condition("0")
MAKING_PROMISES = Condition("promises > 0")
LACKING_HOW = Condition("lacks_how")
OPEN_PLANS = Condition("is_open")


def of_rows(*numbers: int) -> Condition:
    """The entries in these rows: any number of them."""
    return Condition(f"n IN ({', '.join(map(str, numbers))})")


def of_ids(*ids: str) -> Condition:
    """The entries of these ids."""
    return Condition(f"name IN ({', '.join('?' * len(ids))})", ids)


def naming(*ids: str) -> Condition:
    """Entries that are about one of these, choose it, or say something of it."""
    return _any_line("names", *ids)


def naming_since(day: date, *ids: str) -> Condition:
    """Of those naming one of these: what tells of a day or later, or of what is ahead; and the
    first of all.
    """
    named = naming(*ids)
    first = f"SELECT min(last_day) FROM entries WHERE {named.where} AND kind != 'plan'"
    told = f"kind = 'plan' OR waiting > 0 OR last_day >= ? OR first_day <= ({first})"
    values = (*named.values, day.isoformat(), *named.values)
    return Condition(f"{named.where} AND ({told})", values)


def placing(questions: Iterable[str], *ids: str) -> Condition:
    """Of those naming one of these: what answers one of the questions."""
    named, asked = naming(*ids), answering(*questions)
    return Condition(f"{named.where} AND {asked.where}", (*named.values, *asked.values))


def answering(*questions: str) -> Condition:
    """Entries that answer one of these questions."""
    return _any_line("asked", *questions)


def reviewing(plan: str) -> Condition:
    """Reviews of a plan."""
    return Condition("plan = ?", (plan,))


def pointing_to(id: str) -> Condition:
    """Entries in which the id of another one stands."""
    return _any_line("points", id)


def once_called(id: str) -> Condition:
    """Entries that had an id until they were moved, and have it no more."""
    return Condition("instr(former, ?) AND name != ?", (line(id), id))


def numbering_promises(day: date) -> Condition:
    """Entries with a promise that is open, or that was settled on a day."""
    settled = _any_line("settled", day.isoformat())
    return Condition(f"waiting > 0 OR {settled.where}", settled.values)


def promising_since(day: date) -> Condition:
    """Entries that make promises of which one is open, or that tell of a day or later."""
    where = "promises > 0 AND (waiting > 0 OR last_day >= ?)"
    return Condition(where, (day.isoformat(),))


def with_evidence(pieces: Condition) -> Condition:
    """Entries with pieces of evidence that meet a condition."""
    return Condition(f"n IN (SELECT n FROM pieces WHERE {pieces.where})", pieces.values)


def evidence_on(
    competency: str = "", principle: str = "", how: str = "", since: date | None = None
) -> Condition:
    """The pieces of evidence that serve these, are known so and are of that day or later."""
    wheres, values = ["1"], []
    for where, value in (
        ("instr(competencies, ?)", competency and line(competency)),
        ("instr(principles, ?)", principle and line(principle)),
        ("how = ?", how),
        ("day >= ?", since.isoformat() if since else ""),
    ):
        if value:
            wheres.append(where)
            values.append(value)
    return Condition(" AND ".join(wheres), tuple(values))


def calling(*words: str) -> Condition:
    """Entries with each of these folded words in the ids and names of what they name."""
    return _all(*(Condition("instr(called, ?)", (each,)) for each in words)) if words else EVERY


def meeting(query: Query) -> Condition:
    """Entries that meet a query, as its `first_match` says; none that cannot be read."""
    parts = [Condition("NOT is_broken")]
    if query.kind:
        parts.append(Condition("kind = ?", (query.kind,)))
    if query.since:
        parts.append(Condition("day >= ?", (query.since.isoformat(),)))
    if query.until:
        parts.append(Condition("day <= ?", (query.until.isoformat(),)))
    if query.competency:
        parts.append(_with_passage(Condition("instr(names, ?)", (line(query.competency),))))
    if query.words or query.question or query.competency:
        asked = Condition("question = ?", (query.question,)) if query.question else EVERY
        words = map(_standing_in, map(storable, query.words))
        parts.append(_with_passage(_all(Condition("says_something"), asked, *words)))
    return _all(*parts)


def _with_passage(condition: Condition) -> Condition:
    return Condition(f"n IN (SELECT n FROM passages WHERE {condition.where})", condition.values)


def _standing_in(word: str) -> Condition:
    """Passages that a word meets, as `folding.stands_in` says."""
    bare = without_accents(word)
    if is_accented(word):
        more = Condition("instr(unaccented, ?) AND has_accents_of(?, folded)", (bare, word))
    elif bare == word:
        more = Condition("instr(unaccented, ?)", (word,))
    else:  # it has a letter that is written as two, too
        more = Condition(
            "instr(CASE unaccented WHEN '' THEN folded ELSE unaccented END, ?)", (bare,)
        )
    return Condition(f"(instr(folded, ?) OR {more.where})", (word, *more.values))


def _all(*conditions: Condition) -> Condition:
    values = (value for each in conditions for value in each.values)
    return Condition(_joined("AND", [each.where for each in conditions]), tuple(values))


def _joined(word: str, parts: list[str]) -> str:
    """Return parts joined by a word, half by half: SQLite refuses what is a thousand deep."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return f"({_joined(word, parts[:middle])} {word} {_joined(word, parts[middle:])})"


def _any_line(column: str, *values: str) -> Condition:
    lines = [*map(line, values)]
    if not lines:
        return NONE
    found = _joined("OR", [f"instr({column}, ?)" for _ in lines])
    if len(lines) < 2:
        return Condition(found, tuple(lines))
    # how they all begin is looked for first: an id and those of its activities begin alike
    begins = commonprefix(lines)  # noqa: RUF071 - letter by letter is what is meant
    return Condition(f"(instr({column}, ?) AND {found})", (begins, *lines))
