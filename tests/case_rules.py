"""What CASE 1.0 and 1.1 demand of a package and allow in it: fields, addresses, and one of each.

A small check of our own that always runs. The published schemas say more of the fields; the test
that holds packages to them runs where ISP_CASE_SCHEMAS names a folder that has them.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import Any

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\Z")
_LETTERS = r"(?:[A-Za-z0-9._~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})"
_ADDRESS = re.compile(rf"[a-z]+:(?://(?:\[[0-9a-f:]+\])?)?{_LETTERS}+(?:#{_LETTERS}*)?\Z")

_BOTH = {"identifier", "uri", "lastChangeDateTime"}
DEMANDED = {
    "CFDocument": _BOTH | {"creator", "title"},
    "CFItem": _BOTH | {"fullStatement"},
    "CFAssociation": _BOTH | {"associationType", "originNodeURI", "destinationNodeURI"},
    "CFItemType": _BOTH | {"title", "description", "hierarchyCode"},
    "CFAssociationGrouping": _BOTH | {"title"},
    "link": {"title", "identifier", "uri"},
}
_ALLOWED = {
    "CFDocument": "officialSourceURL publisher description subject language version "
    "adoptionStatus statusStartDate statusEndDate notes",
    "CFItem": "alternativeLabel CFItemType CFItemTypeURI humanCodingScheme listEnumeration "
    "abbreviatedStatement conceptKeywords notes language educationLevel statusStartDate "
    "statusEndDate",
    "CFAssociation": "sequenceNumber CFAssociationGroupingURI",
    "CFItemType": "typeCode",
    "CFAssociationGrouping": "description",
    "link": "",
}
_ALLOWED_SINCE_1_1 = {
    "CFDocument": "frameworkType caseVersion",
    "CFItem": "subject",
    "CFAssociation": "notes",
}
_ASSOCIATIONS = {
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy",
    "exemplar", "hasSkillLevel",
}  # fmt: skip
_LINKS = {"originNodeURI", "destinationNodeURI", "CFItemTypeURI", "CFAssociationGroupingURI"}


def breaches(package: dict[str, Any], version: str) -> list[str]:
    """Return everything a version of CASE does not take, by its path."""
    found = _keys(package, "", {"CFDocument"}, {"CFItems", "CFAssociations", "CFDefinitions"})
    found += _record(package["CFDocument"], "CFDocument", "CFDocument", version)
    lists = {"CFItems": package["CFItems"], "CFAssociations": package["CFAssociations"]}
    lists |= package["CFDefinitions"]
    for name, records in lists.items():
        for index, each in enumerate(records):
            found += _record(each, name.removesuffix("s"), f"{name}[{index}]", version)
    found += _shared(package["CFDocument"], lists)
    stated = package["CFDocument"].get("caseVersion")
    if stated != ("1.1" if version == "1.1" else None):
        found.append(f"CFDocument.caseVersion: {stated}")
    return found


def _record(record: dict[str, Any], kind: str, at: str, version: str) -> list[str]:
    allowed = set(_ALLOWED[kind].split())
    if version == "1.1":
        allowed |= set(_ALLOWED_SINCE_1_1.get(kind, "").split())
    found = _keys(record, at, DEMANDED[kind], allowed)
    for key, value in record.items():
        if key in _LINKS:
            found += _record(value, "link", f"{at}.{key}", version)
        elif key == "sequenceNumber":
            found += [] if type(value) is int else [f"{at}.{key}: {value!r}"]
        elif not isinstance(value, str) or not value:
            found.append(f"{at}.{key}: {value!r}")
    checks = (
        *(("identifier", _UUID), ("lastChangeDateTime", _TIME)),
        *(("uri", _ADDRESS), ("officialSourceURL", _ADDRESS)),
    )
    for key, pattern in checks:
        if key in record and not pattern.match(str(record[key])):
            found.append(f"{at}.{key}: {record[key]!r}")
    if not str(record.get("uri")).endswith(str(record.get("identifier"))):
        found.append(f"{at}.uri: is that of something else")
    if not _is_time(record.get("lastChangeDateTime", "2000-01-01T00:00:00Z")):
        found.append(f"{at}.lastChangeDateTime: no time")
    if kind == "CFAssociation" and record.get("associationType") not in _ASSOCIATIONS:
        found.append(f"{at}.associationType: {record.get('associationType')!r}")
    return found


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _shared(document: dict[str, Any], lists: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return what two records have in common that only one may have."""
    records = [document, *(each for held in lists.values() for each in held)]
    codes = [each.get("hierarchyCode") for each in lists.get("CFItemTypes", [])]
    counted = Counter(str(each.get("identifier")) for each in records) + Counter(map(str, codes))
    return [f"{name}: stands for {count} things" for name, count in counted.items() if count > 1]


def _keys(record: dict[str, Any], at: str, demanded: set[str], allowed: set[str]) -> list[str]:
    missing = [f"{at}.{key}: missing" for key in sorted(demanded - record.keys())]
    return missing + [f"{at}.{key}: not known" for key in record.keys() - demanded - allowed]
