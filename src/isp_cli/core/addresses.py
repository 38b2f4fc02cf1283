"""Addresses on the web, as standards want them: in ASCII, with what has a meaning left as it is."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[A-Za-z0-9._~-]+\Z", re.ASCII)
_IN_PATHS = "/%:@!$&'()*+,;=~"


def address(text: str) -> str:
    """Return a web address as a URI, its other letters encoded; nothing if it is none."""
    try:
        parts = urlsplit(text.strip())
        host, port = _host(parts), parts.port
        rest = (_encoded(parts.path, ""), _encoded(parts.query, "?"), _encoded(parts.fragment, "?"))
    except ValueError:  # a bracket without its partner, a port that is no number, no such host
        return ""
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return ""
    return urlunsplit((parts.scheme, host if port is None else f"{host}:{port}", *rest))


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:
        return "" if "%" in host else f"[{IPv6Address(host).compressed}]"
    ascii_only = host.encode("idna").decode("ascii") if host else ""
    return ascii_only if _HOST.match(ascii_only) else ""


def _encoded(part: str, more: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=_IN_PATHS + more)
