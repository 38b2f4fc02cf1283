"""The kinds of entries in words, the command that takes up a draft of each, and what one is of."""

from __future__ import annotations

NAMES = {
    "reflection": "reflection",
    "plan": "plan",
    "evidence": "piece of evidence",
    "promise": "promise",
    "review": "plan review",
    "levels": "look at your levels",
}
GO_ON = {
    "reflection": "isp reflect",
    "plan": "isp plan",
    "evidence": "isp evidence add",
    "review": "isp plan review",
    "levels": "isp levels place",
}


def of_what(label: str, about: str) -> str:
    """Say in a few words what an entry is after or about; nothing where it says neither."""
    label = " ".join(label.split())
    return f"after {label}" if label else f"about {about}" if about else ""
