"""`isp journal search`: find entries by their words, a question, a competency, a range of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import day_in_range
from isp_cli.commands.options import (
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
    put,
)
from isp_cli.entry.ids import ENTRY_KINDS
from isp_cli.errors import BrokenRule
from isp_cli.scope import find_competency, scope_in_use

if TYPE_CHECKING:
    from isp_cli.entry.texts import EntryHit, Query
    from isp_cli.env import Env
    from isp_cli.framework.names import Naming
    from isp_cli.page.document import Document

SHOWN = 20  # the title of the page says it in words
EXAMPLE = 'Example: isp journal search silence --since "1 june"'


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Words; all of them stand in one text."),
    ] = None,
    question: Annotated[
        str,
        typer.Option(
            "--question", metavar="Q", help="In answers to this question: 1 to 10, or its id."
        ),
    ] = "",
    competency: Annotated[
        str, typer.Option("--competency", metavar="C", help="In entries that name this one.")
    ] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="From this day: 'last tuesday'.")
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="Up to this day: '1 june'.")
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help=f"Of this kind: {' or '.join(ENTRY_KINDS)}."),
    ] = "",
    every: Annotated[
        bool, typer.Option("--all", help="All of them, as --json and --markdown have them.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """Find entries by words, question, competency or day.

    A part of a word will do, and case does not matter. Letters without accents find those with
    them. A phrase stands in quotation marks of its own: '"team plan"'. WORDS may be left out where
    another thing to look for is named. The newest twenty are shown.
    """
    from isp_cli.entry.folding import search_words
    from isp_cli.entry.texts import Query
    from isp_cli.journal.search import find_unanswered
    from isp_cli.journal.search import search as searched
    from isp_cli.journal.search_pages import search_record
    from isp_cli.questions.sets import question_id

    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    if kind not in ("", *ENTRY_KINDS):
        raise typer.BadParameter(f"there is no kind {kind!r}: say {' or '.join(ENTRY_KINDS)}")
    said = " ".join(words or [])
    scope = scope_in_use(env)
    names = scope.names_with_entries(competency)
    query = Query(
        words=search_words(said),
        question=question_id(scope.guide, question) if question else "",
        competency=find_competency(scope, competency, names).id if competency else "",
        kind=kind,
        since=day_in_range(env, since),
        until=day_in_range(env, until, is_end=True),
    )
    if query.asks_nothing:
        raise typer.BadParameter("say words, or --question, --competency, --since or --until")
    if query.since and query.until and query.since > query.until:
        raise BrokenRule(f"{query.since} comes after {query.until}", hint="--since is the earlier")
    most = None if every or json or markdown else SHOWN
    hits, number = searched(env.journal, query, most)
    if query.question and not (hits or env.missing):
        find_unanswered(env.home, scope.guide, query.question)  # says so where there is no such one
    put(
        env,
        lambda: _page(env, names, query, hits, number, said),
        lambda: search_record(query, hits),
        found=hits,
    )


def _page(
    env: Env, names: Naming, query: Query, hits: list[EntryHit], number: int, said: str
) -> Document:
    from isp_cli.entry.naming import names_as_written
    from isp_cli.journal.search_pages import search_page

    shown = [(each.path.stem, each.passage, names_as_written(each.record, names)) for each in hits]
    return search_page(names, query, shown, number=number, words=said, width=env.screen.width)
