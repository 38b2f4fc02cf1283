"""How a framework or an overlay of one's own begins: a file with notes that is right as it is."""

from __future__ import annotations

from isp_cli.errors import BrokenRule
from isp_cli.framework.records import IN_OUR_WORDS, Framework
from isp_cli.framework.rules import is_name

_HEAD = """\
# {what}
# Lines that begin with '#' are notes for you: isp does not read them.
# Keep how far each line stands in; use blanks, never tabs.
#
#   isp framework check {file}    says what is wrong with it, by line
#   isp framework add {file}      puts it with your other frameworks
#   isp framework use {id}           from then on isp works with it
#
# An editor that knows JSON Schema completes and checks while you write, if this is the first line:
#   # yaml-language-server: $schema={kind}.schema.json
# The schema beside it is written by: isp schema {kind} --output {kind}.schema.json

"""

_DOCUMENT = """\
sources:
  - id: {document}
    name: A short name
    title: The whole title
    authors: Who wrote it
    year: "{year}"
    citation: How to cite it in full.
    note: What it is, and for whom.
"""

_FRAMEWORK = """\
format: isp-framework/1
id: {id}
name: The name of your framework
version: "1"
# The day its words last changed, if you like to say so: revised: "{year}-01-31"
language: en              # es, fr, ar: names and texts may be in any language

# Where it comes from. Each item below names one of these documents.
{document}
# Competencies stand in domains. An id is made of lower-case words with '-' and '.', it is used
# once, and it never changes: what you write later points at it. Yours begin with {id}, so
# that no other framework has the same.
domains:
  - id: {id}.first-domain
    name: The first domain
    text: What these competencies have in common.
    source: {{document: {id}-document, section: First chapter}}
    competencies:
      - id: {id}.first-competency
        name: The first competency
        text: What it is, in a sentence or two.
        source: {{document: {id}-document, section: First chapter}}
        # All that follows may be left out. An item may have items of its own.
        activities:
          - id: {id}.first-competency.one
            text: Something a person does.
            source: {{document: {id}-document, section: First chapter, item: "1"}}
        # abilities and statements look like activities. And there may be:
        #
        # levels:
        #   - id: {id}.first-competency.level-1
        #     name: level 1 (foundational)
        #     text: What it is like at this level.
        #     source: {{document: {id}-document, section: First chapter}}
        # hint:
        #   id: {id}.first-competency.hint
        #   source: {{document: {id}-document, section: First chapter}}
        #   items:
        #     - id: {id}.first-competency.hint.one
        #       kind: idea        # or: example
        #       text: Something to try.
        #       source: {{document: {id}-document, section: First chapter}}
      - id: {id}.second-competency
        name: The second competency
        text: A plan is for two or three, so there should be more than one.
        source: {{document: {id}-document, section: First chapter}}

# Principles too, and in the same manner: about, dilemmas, ways_out, context_levels, glossary.
#
# principles:
#   - id: {id}.first-principle
#     name: The first principle
#     text: What it asks of you.
#     source: {{document: {id}-document, section: Principles}}
#
# A function may have statements and levels, as a competency has.
#
# functions:
#   - id: {id}.first-function
#     name: The first function
#     text: What somebody in it is there for.
#     source: {{document: {id}-document, section: Functions}}
#
# Questions are asked by a question set that says 'questions_of: {id}' (isp questions).
#
# questions:
#   - id: {id}.first-question
#     text: What would you like to ask?
#     help: A sentence below it.
#     source: {{document: {id}-document, section: Questions}}
#
# resources:
#   - id: {id}.first-resource
#     name: A website
#     kind: websites      # or: collections, training, journals, networks
#     url: https://example.org
#     source: {{document: {id}-document, section: To read}}
#
# readings:
#   - id: {id}.first-reading
#     citation: Who wrote it (2020). Its title, and the rest of how to cite it.
#     source: {{document: {id}-document, section: To read}}
"""

_OVERLAY = """\
format: isp-overlay/1
id: {id}
name: The name of your organisation
of: {of}
language: en
version: "1"
# The day its words last changed, if you like to say so: revised: "{year}-01-31"

# The overlay itself as a document: isp names it wherever something of yours is shown.
{document}
{example}
# Competencies of your own, each in one of the domains: {domains}
# They may have what those of a framework have: 'isp framework new other' shows it.
#
# competencies:
#   - domain: {domain}
#     id: {id}.first-competency
#     name: A competency of ours
#     text: What it is, in a sentence or two.
#     activities:
#       - id: {id}.first-competency.one
#         text: Something a person does.
#
# functions:
#   - id: {id}.first-function
#     name: A function of ours
#     text: What somebody in it is there for.
#
# Your own words, or a translation; the original stays beside them. A name, a text, or both.
#
# wordings:
#   - of: {item}
#     name: What we call it
#     text: How we say it.
#
# What is not part of your role is no longer offered to choose from; it can still be read.
#
# not_relevant:
#   - id: {other}
#     why: Somebody else here does this.
"""

_EXAMPLE = """\
# Examples from where you work, each to an id: 'isp browse NAME --ids' shows those of NAME.
examples:
  - to: {item}
    text: What this looks like with us.
"""


def framework_start(id: str, year: int, file: str) -> str:
    """Return what a framework of one's own begins as; `file` is what its notes call the file.

    Raises:
        BrokenRule: the id cannot be one.
    """
    _check(id)
    head = _HEAD.format(what="A framework of your own.", id=id, file=file, kind="framework")
    return head + _FRAMEWORK.format(id=id, document=_document(id, year), year=year)


def overlay_start(id: str, of: str, framework: Framework, year: int, file: str) -> str:
    """Return what an overlay begins as, on the framework that is read as `of`.

    Raises:
        BrokenRule: the id cannot be one.
    """
    _check(id)
    items = [each.id for each in framework.competencies()]
    items += [each.id for each in framework.principles]
    items += [each.id for each in framework.functions]
    domains = [each.id for each in framework.domains]
    what = f"An overlay of {of}: what you add to it and say otherwise. It changes nothing in it."
    head = _HEAD.format(what=what, id=id, file=file, kind="overlay")
    return head + _OVERLAY.format(
        id=id,
        of=of,
        year=year,
        document=_document(id, year),
        example=_EXAMPLE.format(item=items[0]) if items else "# There is nothing to add to yet.\n",
        domains=", ".join(domains),
        domain=domains[0] if domains else "its-id",
        item=items[0] if items else "its-id",
        other=items[-1] if items else "its-id",
    )


def _document(id: str, year: int) -> str:
    return _DOCUMENT.format(document=f"{id}-document", year=year)


def _check(id: str) -> None:
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
