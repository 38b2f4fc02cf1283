"""The kinds of entries in words, and the command that takes up a draft of each."""

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
