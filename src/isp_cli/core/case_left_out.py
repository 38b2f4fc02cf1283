"""What a CASE package holds that isp has no place for, so that an import can say so."""

from __future__ import annotations

from typing import Any

_OF_ITEMS = {
    "conceptKeywords": "keywords",
    "conceptKeywordsURI": "keywords",
    "educationLevel": "education levels",
    "subject": "subjects",
    "licenseURI": "licences",
}
_CHILD = "ischildof"


def left_out_of(package: dict[str, Any]) -> tuple[str, ...]:
    """Name the kinds of things in a package that go nowhere, each once; its form may be wrong."""
    found: dict[str, None] = {}
    if package.get("CFRubrics"):
        found["rubrics"] = None
    for each in (package["CFDocument"], *_records(package, "CFItems")):
        for key, name in _OF_ITEMS.items():
            if isinstance(each, dict) and each.get(key):
                found[name] = None
    for each in _records(package, "CFItems"):
        said = each.get("fullStatement") or each.get("abbreviatedStatement")
        if each.get("alternativeLabel") and said:
            found["alternative labels"] = None
    for each in _records(package, "CFAssociations"):
        kind = each.get("associationType")
        if isinstance(kind, str) and kind.strip() and kind.strip().lower() != _CHILD:
            found[f"associations of the type {kind.strip()[:40]}"] = None
    return tuple(found)


def _records(package: dict[str, Any], key: str) -> list[dict[str, Any]]:
    held = package.get(key)
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []
