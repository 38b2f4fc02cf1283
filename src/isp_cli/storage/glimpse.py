"""Glance at an entry's first lines without reading YAML: for lists, which must open quickly."""

from __future__ import annotations

from pathlib import Path

from isp_cli.storage import files

_SIZE = 4096


def glimpse(path: Path) -> tuple[str, str]:
    """Return (`started`, first written line) without reading YAML; nothing is decided by them."""
    started = opening = ""
    lines = files.head(path, _SIZE).decode("utf-8", "replace").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        key, _, value = line.strip().partition(":")
        if key == "started" and not started:
            started = value.strip().strip("'\"")
        if not opening and (key in ("text", "why") or line.startswith("label:")):
            value = value.strip()
            opening = following.strip() if value[:1] in ("|", ">") else value.strip("'\"")
            opening = f"After {opening}" if key == "label" and opening else opening
    return started, opening
