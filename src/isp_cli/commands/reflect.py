"""`isp reflect`: the ten reflective questions, in a terminal or from a file."""

from __future__ import annotations

from typing import Annotated

import typer

from isp_cli.commands.options import Plain, env_of
from isp_cli.env import Env
from isp_cli.errors import NeedsTerminal

From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FILE", help="Read answers from a YAML or JSON file; - is stdin."
    ),
]


def reflect(ctx: typer.Context, from_: From = None, plain: Plain = False) -> None:
    """Answer the ten reflective questions.

    Enter ends an answer and an empty one skips. Esc then Enter, or a backslash and Enter, starts
    a new line. Ctrl-X Ctrl-E opens your editor. Every answer is saved before the next question;
    Ctrl-C keeps everything, and 'isp reflect' goes on from there.
    """
    env = env_of(ctx, plain=plain)
    if from_ is not None:
        _from_file(env, from_)
    elif env.can_ask:
        _interview(env)
    else:
        raise NeedsTerminal(hint="answers can come from a file: isp reflect --from FILE (or -)")


def _interview(env: Env) -> None:
    from isp_cli.commands.asking import Asking, new_entry, waiting_draft
    from isp_cli.core.interview import Interview
    from isp_cli.ui.pages import interview as pages

    guide = env.framework
    with env.signals.saving():
        draft = waiting_draft(env, "reflection")
        if draft is not None:
            wanted = env.prompter.confirm(pages.resume_question(draft.record), default=True)
            if not wanted:
                env.tell(f"It stays where it is: {draft.path}")
                draft = None
        entry = draft.record if draft else new_entry(env, "reflection")
        interview = Interview.begin(guide.questions, entry)
        if draft is None:
            env.show(pages.welcome_page(interview))
        asking = Asking(
            env,
            interview,
            draft,
            page=lambda so_far, step: pages.question_page(guide, so_far, step),
            choices=lambda step: pages.choices(guide, step),
            understand=lambda step, text, chosen: text,
            resume="isp reflect",
        )
        asking.run()
        done = asking.interview.entry
        if asking.draft is None or not done.answers:
            if asking.draft is not None:
                env.journal.drop_draft(asking.draft)
            env.tell("Nothing was answered, so nothing was kept.")
            return
        with env.signals.unbroken():
            saved = env.journal.finish(asking.draft, asking.interview.finish(env.now()))
    env.show(pages.saved_page(str(saved.path), len(done.answers), len(guide.questions)))


def _from_file(env: Env, source: str) -> None:
    from isp_cli.commands.asking import new_entry
    from isp_cli.core.forms import Form, filled
    from isp_cli.errors import InvalidFile, Problem
    from isp_cli.storage.schema import located, validated
    from isp_cli.storage.yaml_in import parse_json_or_yaml
    from isp_cli.ui.pages import interview as pages

    guide = env.framework
    data, name = env.read_input(source)
    parsed = parse_json_or_yaml(data, name)
    form = validated(Form, parsed, name)
    entry, problems = filled(new_entry(env, "reflection"), form, guide.questions, guide)
    if problems:
        raise InvalidFile(name, located(problems, parsed))
    if not entry.answers:
        raise InvalidFile(
            name, (Problem(parsed.line(("answers",)), "answers", "nothing is answered"),)
        )
    from dataclasses import replace

    saved = env.journal.add(replace(entry, finished=env.now()))
    env.show(pages.saved_page(str(saved.path), len(entry.answers), len(guide.questions)))
