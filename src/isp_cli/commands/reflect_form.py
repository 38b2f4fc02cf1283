"""Answers that come from a file: `isp reflect --from FILE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Framework


def from_file(env: Env, source: str, begun: Entry) -> None:
    """Keep the answers of a filled form as a finished entry; what the form says of itself wins.

    Raises:
        CannotRead: the file cannot be read.
        InvalidFile: every problem in it, by line; nothing is kept.
    """
    from dataclasses import replace
    from functools import partial

    from isp_cli.commands.drafts import add_new
    from isp_cli.commands.names import competency_meant, names_of
    from isp_cli.commands.sitting import questions_of, show_saved
    from isp_cli.commands.taking import pinned, take_what_asks
    from isp_cli.core.forms import filled
    from isp_cli.core.named import with_names
    from isp_cli.core.promises import with_promises
    from isp_cli.core.question_set import ABOUT_COMPETENCY
    from isp_cli.errors import InvalidFile
    from isp_cli.storage.form_file import read_form

    data, name = env.read_input(source)
    given = read_form(data, name, partial(_printed_with, env))
    form = given.form
    usual = ABOUT_COMPETENCY if (begun.about or form.about) and not form.label else begun.set
    asks = begun.set or form.set or usual
    take_what_asks(env, asks)
    about = begun.about or (competency_meant(env, form.about).id if form.about else "")
    begun = replace(
        begun, framework=pinned(env), set=asks, label=begun.label or form.label, about=about
    )
    asked = questions_of(env, begun.set, begun.about)
    entry, found = filled(begun, form, asked, names_of(env))
    if problems := given.located(found):
        raise InvalidFile(name, problems)
    if not entry.answers:
        raise InvalidFile(name, given.located([(("answers",), "nothing is answered")]))
    entry = with_promises(replace(entry, finished=env.now()), asked)
    saved = add_new(env, with_names(entry, names_of(env), asked))
    show_saved(env, saved, len(asked))


def _printed_with(env: Env, overlay: str | None) -> Framework:
    """Return the guide as a form was printed with it; an overlay it names is taken.

    Raises:
        UnknownFramework: there is no such overlay.
        CannotRead, InvalidFile: its file needs attention.
    """
    from isp_cli.commands.taking import guide_of
    from isp_cli.storage.frameworks import practice_guide
    from isp_cli.storage.library import known

    if overlay is None:
        return guide_of(env)
    if not overlay:
        return practice_guide()
    if env.known.id != overlay:
        env.known = known(env.home, overlay)
    return env.framework
