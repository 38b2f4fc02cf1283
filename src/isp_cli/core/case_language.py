"""The language that each item of a CASE package is in."""

from __future__ import annotations

from collections.abc import Iterable

from isp_cli.core.framework import Framework
from isp_cli.core.outline import SECTION, Node
from isp_cli.core.sources import Document
from isp_cli.core.whose import Said, language_of

_OF_SECTIONS = "en"  # the names of the parts are isp's, whatever the framework's language


def languages_of(framework: Framework, nodes: Iterable[Node]) -> dict[str, str]:
    """Return the language of each item's statement by its key; what has no source has its parent's.

    An overlay may be in another language than what it lies on, and word but some of it.
    """
    found: dict[str, str] = {}
    for node in nodes:
        if node.kind == SECTION:
            found[node.key] = _OF_SECTIONS
        elif isinstance(node.record, Document):
            found[node.key] = node.record.language or framework.language
        elif node.source is not None:
            said: Said = "text" if node.words.strip() else "name"
            found[node.key] = language_of(framework, node.record, said)
        else:
            found[node.key] = found[node.parent]
    return found
