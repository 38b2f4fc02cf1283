"""How a framework or an overlay of one's own begins: a file with notes that is right as it is."""

from __future__ import annotations

from isp_cli.core.consistency import is_name
from isp_cli.core.framework import Framework
from isp_cli.errors import BrokenRule

_HEAD = """\
# {what}
# Lines that begin with '#' are notes for you: isp does not read them.
# Keep how far each line stands in; use blanks, never tabs.
#
#   isp framework check {id}.yaml    says what is wrong with it, by line
#   isp framework add {id}.yaml      puts it with your other frameworks
#   isp framework use {id}           from then on isp works with it

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
language: en              # es, fr, ar: names and texts may be in any language

# Where it comes from. Each item below names one of these documents.
{document}
# Competencies stand in domains. An id is made of lower-case words with '-' and '.', it is used
# once, and it never changes: what you write later points at it.
domains:
  - id: first-domain
    name: The first domain
    text: What these competencies have in common.
    source: {{document: {id}-document, section: First chapter}}
    competencies:
      - id: first-competency
        name: The first competency
        text: What it is, in a sentence or two.
        source: {{document: {id}-document, section: First chapter}}
        # All of these may be left out: abilities, activities, statements, levels, hint.
        activities:
          - id: first-competency.one
            text: Something a person does.
            source: {{document: {id}-document, section: First chapter, item: "1"}}
      - id: second-competency
        name: The second competency
        text: A plan is for two or three, so there should be more than one.
        source: {{document: {id}-document, section: First chapter}}

# Also possible, each in the same manner: about, principles, functions, questions, dilemmas,
# ways_out, context_levels, glossary, resources, readings.
#
# principles:
#   - id: first-principle
#     name: The first principle
#     text: What it asks of you.
#     source: {{document: {id}-document, section: Principles}}
"""
_OVERLAY = """\
format: isp-overlay/1
id: {id}
name: The name of your organisation
of: {of}
language: en
version: "1"

# The overlay itself as a document: isp names it wherever something of yours is shown.
{document}
{example}
# Competencies of your own, each in one of the domains: {domains}
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
# Examples from where you work, each to an id as 'isp browse' shows it.
examples:
  - to: {item}
    text: What this looks like with us.
"""


def framework_start(id: str, year: int) -> str:
    """Return the file a framework of one's own begins as.

    Raises:
        BrokenRule: the id cannot be one.
    """
    _check(id)
    head = _HEAD.format(what="A framework of your own.", id=id)
    return head + _FRAMEWORK.format(id=id, document=_document(id, year))


def overlay_start(id: str, of: str, framework: Framework, year: int) -> str:
    """Return the file an overlay begins as, on the framework that is read as `of`.

    Raises:
        BrokenRule: the id cannot be one.
    """
    _check(id)
    items = [each.id for each in framework.competencies()]
    items += [each.id for each in framework.principles]
    items += [each.id for each in framework.functions]
    domains = [each.id for each in framework.domains]
    what = f"An overlay of {of}: what you add to it and say otherwise. It changes nothing in it."
    return _HEAD.format(what=what, id=id) + _OVERLAY.format(
        id=id,
        of=of,
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
    if not is_name(id):
        raise BrokenRule(
            f"{id[:64]!r} cannot be the id of a framework",
            hint="use lower-case words and '-', like 'our-coaches'",
        )
