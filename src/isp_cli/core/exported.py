"""What leaves isp when a framework is exported, and whose words it says they are."""

from __future__ import annotations

from dataclasses import replace

from isp_cli.core.framework import IN_OUR_WORDS, Framework
from isp_cli.core.known import Known
from isp_cli.core.whose import document_language


def as_exported(known: Known) -> Framework:
    """Return a framework; an overlay and what it lies on as one, in the overlay's name.

    It is in the overlay's language, and documents of another one say theirs. The overlay's own
    come first, for they say who made it. Its notes beside items stay behind: no other system has
    a place for them.
    """
    overlay, framework = known.overlay, known.framework
    if overlay is None:
        return framework
    own = {each.id for each in overlay.sources}
    language = overlay.language or framework.language
    below = (
        replace(each, language="" if theirs == language else theirs)
        for each in framework.sources
        if each.id not in own
        for theirs in (document_language(framework, each.id),)
    )
    return replace(
        framework,
        id=overlay.id,
        name=overlay.name,
        version=overlay.version,
        language=language,
        revised=max(overlay.revised, framework.revised),
        sources=(*overlay.sources, *below),
        local=(),
        overlays=(),
    )


def said_of_the_words(known: Known) -> str:
    """Say whose words these are, where they are not its authors'; nothing where they are."""
    if known.framework.id not in IN_OUR_WORDS:
        return ""
    ours = "the isp project's own, not the documents'; their authors have no part."
    if known.overlay is None:
        return f"The wording is {ours}"
    return f"Where it is not {known.name}'s, the wording is {ours}"
