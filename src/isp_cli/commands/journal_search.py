"""`isp journal search`: find entries by their words, a question, a competency, a range of days."""

from __future__ import annotations

from typing import Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import day_in_range
from isp_cli.commands.options import JsonOption, MarkdownOption, PlainOption, env_of, put
from isp_cli.entry.ids import ENTRY_KINDS
from isp_cli.errors import BrokenRule
from isp_cli.scope import find_competency, scope_in_use

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
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Find entries by words, question, competency or day.

    Case does not matter. WORDS may be left out where another thing to look for is named.
    """
    from isp_cli.entry.naming import names_as_written
    from isp_cli.entry.texts import Query, search_words
    from isp_cli.journal.search import find_unanswered
    from isp_cli.journal.search import search as searched
    from isp_cli.journal.search_pages import search_page, search_record
    from isp_cli.questions.sets import question_id

    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
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
    hits = searched(env.journal, query)
    if query.question and not (hits or env.missing):
        find_unanswered(env.home, scope.guide, query.question)  # says so where there is no such one
    put(
        env,
        lambda: search_page(
            names,
            query,
            [(each.path.stem, each.passage, names_as_written(each.record, names)) for each in hits],
            words=said,
            width=env.screen.width,
        ),
        lambda: search_record(query, hits),
        found=hits,
    )
