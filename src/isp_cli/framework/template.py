"""How a framework or an overlay of one's own begins: a template, filled in.

The templates stand in `data/templates/`: YAML with notes. Each `<name>` in one gives way to words
that make no YAML of their own: a checked id, a year, or a file's name inside a note. Reading them
is `framework.bundled`'s part, writing the file the command's."""

from __future__ import annotations

import re

from isp_cli.errors import BrokenRule
from isp_cli.framework.records import IN_OUR_WORDS, Framework
from isp_cli.framework.rules import is_name

_GAP = re.compile(r"<([a-z]+)>")


def framework_start(template: str, id: str, year: int, file: str) -> str:
    """Return what a framework of one's own begins as; `file` is what its notes call the file.

    `file` is one line, as it is typed in a command; `year` is the year it is written in.

    Raises:
        BrokenRule: the id cannot be one.
    """
    return _filled(template, id=_checked(id), year=str(year), file=file)


def overlay_start(
    template: str, id: str, of: str, framework: Framework, year: int, file: str
) -> str:
    """Return what an overlay begins as, on the framework that is read as `of`.

    The framework has been checked, so it has a competency. `file` and `year` are those of
    `framework_start`.

    Raises:
        BrokenRule: the id cannot be one.
    """
    items = [each.id for each in framework.competencies()]
    domains = [each.id for each in framework.domains]
    items += [each.id for each in framework.principles]
    items += [each.id for each in framework.functions]
    return _filled(
        template,
        id=_checked(id),
        of=of,
        year=str(year),
        file=file,
        domains=", ".join(domains),
        domain=domains[0],
        item=items[0],
        other=items[-1],
    )


def _filled(template: str, **words: str) -> str:
    return _GAP.sub(lambda gap: words[gap[1]], template)


def _checked(id: str) -> str:
    if id in IN_OUR_WORDS:
        raise BrokenRule(
            f"isp brings a framework called {id!r}; give yours another name",
            hint=f"like: isp framework new our-{id}",
        )
    if not is_name(id):
        raise BrokenRule(
            f"{id[:64]!r} cannot be the id of a framework",
            hint="use lower-case words and '-', like 'our-coaches'",
        )
    return id
