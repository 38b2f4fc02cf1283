"""`isp evidence`: what happened that you can point to, and where there is nothing yet.

Evidence that is asked for, here or in the middle of another interview, is in `conversation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import past_day, tell_day
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
    put,
)
from isp_cli.entry.own_questions import HOW_CHOICES
from isp_cli.errors import NeedsTerminal
from isp_cli.evidence.evidence import EvidenceFilter, find_how, last_year, told_answers
from isp_cli.evidence.gaps import (
    EvidenceStanding,
    activity_standings,
    ids_elsewhere,
    ids_without_evidence,
    standings,
    standings_elsewhere,
    standings_to_show,
)
from isp_cli.evidence.pages import (
    competency_gaps_page,
    evidence_page,
    evidence_record,
    gaps_page,
    gaps_record,
    kept_page,
)
from isp_cli.records import replace
from isp_cli.scope import (
    Scope,
    find_activity_meant,
    find_competency,
    find_principle,
    framework_of,
    scope_in_use,
)

if TYPE_CHECKING:
    from isp_cli.framework.names import Names


app = Commands()
HOW_HELP = f"{HOW_CHOICES}."
ADD = 'Example: isp evidence add "They set the agenda" --how observed --competency teams'


@app.callback(invoke_without_command=True, epilog="Example: isp evidence --gaps")
def evidence(
    ctx: typer.Context,
    competency: Annotated[
        str, typer.Option("--competency", metavar="C", help="Only on this competency.")
    ] = "",
    principle: Annotated[
        str, typer.Option("--principle", metavar="P", help="Only on this principle.")
    ] = "",
    how: Annotated[str, typer.Option("--how", metavar="HOW", help=f"Only {HOW_HELP}")] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Only from this day: '1 june'.")
    ] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Also the earlier, as --json and --markdown have them.")
    ] = False,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="In sentences: what is there, and what is not.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """See what happened that you can point to.

    Every answer that says how you know is a piece of evidence, also in a note after a session. It
    shows those of the last year, and how many came earlier. --gaps tells for each competency and
    principle what you hold and what you do not; with --competency, for its activities too.
    """
    if ctx.invoked_subcommand is not None:
        return
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    scope = scope_in_use(env)
    # gaps are told of what a framework has; evidence also of what only entries still name
    names = scope.names if gaps else scope.names_with_entries(competency, principle)
    wanted = _wanted(scope, names, competency, principle, how, since)
    if json and wanted.since:  # the page says it itself
        tell_day(env, since, wanted.since)
    if gaps:
        if principle or how or since:
            raise typer.BadParameter("--gaps goes with --competency only")
        put_gaps(scope, wanted.competency)
    else:
        _list(scope, names, wanted, every=every or json or markdown)


@app.command("add", epilog=ADD)
def add(
    ctx: typer.Context,
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="What happened; without it, it asks.")
    ] = None,
    competency: Annotated[
        list[str] | None, typer.Option("--competency", metavar="C", help="It shows this one.")
    ] = None,
    principle: Annotated[
        list[str] | None, typer.Option("--principle", metavar="P", help="It shows this one.")
    ] = None,
    activity: Annotated[
        list[str] | None,
        typer.Option("--activity", metavar="ID", help="'isp browse NAME --ids' has it."),
    ] = None,
    how: Annotated[
        str, typer.Option("--how", metavar="HOW", help=f"How you know: {HOW_HELP}")
    ] = "",
    when: Annotated[
        str, typer.Option("--when", metavar="DATE", help="When it was: 'last tuesday'.")
    ] = "",
    plain: PlainOption = False,
) -> None:
    """Write down something that happened.

    With WORDS it asks nothing; --competency, --principle and --activity may be said more than
    once.
    """
    env = env_of(ctx, plain=plain)
    said = any((competency, principle, activity, how, when))
    if words is None and said:
        raise typer.BadParameter("say what happened, in quotes", param_hint="WORDS")
    if words is not None:
        _add(
            scope_in_use(env),
            words,
            competency or [],
            principle or [],
            activity or [],
            how=how,
            when=when,
        )
        return
    if not env.screen.can_ask:
        raise NeedsTerminal(hint='isp evidence add "They set the agenda" --how observed')

    from isp_cli.conversation.evidence import ask_for_evidence

    with env.signals.saving():
        ask_for_evidence(scope_in_use(env))
    env.tell_way_back()


def _add(
    scope: Scope,
    words: str,
    competencies: list[str],
    principles: list[str],
    activities: list[str],
    *,
    how: str,
    when: str,
) -> None:
    from isp_cli.conversation.beginning import add_new, new_entry, set_questions
    from isp_cli.questions.sets import EVIDENCE

    env = scope.env
    if not words.strip():
        raise typer.BadParameter("say what happened, in quotes", param_hint="WORDS")
    if not how:
        raise typer.BadParameter(f"say how you know: {HOW_HELP}", param_hint="--how")
    found = [find_activity_meant(scope, each) for each in activities]
    entry = replace(new_entry(scope, "evidence"), set=EVIDENCE, finished=env.now())
    answers = told_answers(
        set_questions(scope, EVIDENCE, ""),
        words,
        how=find_how(how),
        competencies=[
            *(find_competency(scope, each).id for each in competencies),
            *(competency for _, competency in found),
        ],
        principles=[find_principle(scope, each).id for each in principles],
        activities=[id for id, _ in found],
        day=past_day(env, when) if when else None,
    )
    with env.changing() as change:
        saved = add_new(scope, replace(entry, answers=answers))
        change.add_new(saved.record)
    env.screen.show(kept_page(scope.names, saved.record, str(saved.path)))
    env.tell_way_back()


def _wanted(
    scope: Scope, names: Names, competency: str, principle: str, how: str, since: str
) -> EvidenceFilter:
    return EvidenceFilter(
        competency=find_competency(scope, competency, names).id if competency else "",
        principle=find_principle(scope, principle, names).id if principle else "",
        how=find_how(how) if how else "",
        since=past_day(scope.env, since) if since else None,
    )


def _list(scope: Scope, names: Names, wanted: EvidenceFilter, *, every: bool) -> None:
    from isp_cli.evidence.store import count_pieces, pieces_covered, pieces_without_how

    env, earlier = scope.env, 0
    if not (every or wanted.since):
        count, latest = count_pieces(env.journal, wanted)
        year = replace(wanted, since=last_year(latest, env.today()))
        earlier = count - count_pieces(env.journal, year)[0]
        wanted = year if earlier else wanted
    found, untold = pieces_covered(env.journal, wanted), pieces_without_how(env.journal)
    known = scope.names.capability(wanted.competency)
    gaps_on = wanted.competency if known else ""
    put(
        env,
        lambda: evidence_page(
            names,
            found,
            wanted,
            env.today(),
            gaps_on=gaps_on,
            any_at_all=bool(found or count_pieces(env.journal, EvidenceFilter())[0]),
            earlier=earlier,
            without_how=untold,
            whole=env.screen.printed.markdown,
        ),
        lambda: evidence_record(found, untold),
        found=found,
    )


def put_gaps(scope: Scope, competency: str) -> None:
    """Print what the journal tells of every competency and principle, or of one competency."""
    from isp_cli.evidence.store import (
        evidence_spans,
        last_days_named,
        newest_pieces_on,
        pieces_without_how,
    )

    env = scope.env
    today = env.today()
    guide = framework_of(scope, competency) if competency else scope.framework
    spans = evidence_spans(env.journal)
    named = last_days_named(env.journal, ids_without_evidence(guide, spans))
    untold = pieces_without_how(env.journal)
    found = standings(guide, spans, named, today)
    activities: tuple[EvidenceStanding, ...] = ()
    elsewhere: tuple[EvidenceStanding, ...] = ()
    held = guide.capability(competency) if competency else None
    if held is not None:
        found = tuple(each for each in found if each.id == held.id)
        activities = standings_to_show(guide, activity_standings(held, spans, today))
    else:
        ids = ids_elsewhere(guide, spans)
        newest = newest_pieces_on(env.journal, ids)
        elsewhere = standings_elsewhere(spans, newest, ids, scope.names, today)
    found = standings_to_show(guide, found) or found
    put(
        env,
        lambda: (
            competency_gaps_page(found[0], activities, is_whole=not env.missing)
            if held
            else gaps_page(guide, found, elsewhere, untold, is_whole=not env.missing)
        ),
        lambda: gaps_record(found, elsewhere, untold, activities),
    )
