"""A name is a noun or a verb of the domain, and one word is one thing."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from floors import MODULES, name_of, parsed

# verbs' forms that say nothing of what a thing is
BANNED = {"held", "said", "told", "known", "found", "named", "wanted", "taking", "meant"}
# old names that are still to go: take one out where it is renamed


def words_of(name: str) -> list[str]:
    return [each.lower() for each in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def is_banned(name: str, *, is_type: bool) -> bool:
    """A type ends with a noun; a function may hold such a word, but not only such words."""
    words = words_of(name)
    return words[-1] in BANNED if is_type else {*words} <= BANNED


def types_of(module: ast.Module) -> Iterator[str]:
    """Yield the public classes and type aliases of a module; a TypeVar is neither."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if re.match(r"[A-Z][A-Za-z]*[a-z]", name) and "TypeVar" not in ast.dump(node.value):
                yield name


def functions_of(module: ast.Module) -> Iterator[str]:
    """Yield the public functions of a module and the public methods of its classes."""
    for node in module.body:
        for each in (node, *(node.body if isinstance(node, ast.ClassDef) else ())):
            if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                yield each.name


@pytest.mark.parametrize("name", ["Held", "HalfSaid", "DraftWanted", "Meant"])
def test_the_ban_knows_a_type_that_is_no_noun(name: str) -> None:
    assert is_banned(name, is_type=True)


@pytest.mark.parametrize("name", ["KnownName", "HeldBack"])
def test_a_type_may_hold_such_a_word_before_its_noun(name: str) -> None:
    assert not is_banned(name, is_type=True)


def test_a_types_name_ends_with_a_noun() -> None:
    assert not [
        f"{name_of(path)}: {name}"
        for path in MODULES
        for name in types_of(parsed(path))
        if is_banned(name, is_type=True)
    ]


def test_no_public_function_is_called_by_a_bare_participle() -> None:
    assert is_banned("said", is_type=False)
    assert is_banned("found_named", is_type=False)
    assert not is_banned("named_competencies", is_type=False)
    assert not [
        f"{name_of(path)}: {name}"
        for path in MODULES
        for name in functions_of(parsed(path))
        if is_banned(name, is_type=False)
    ]


def test_no_public_type_has_the_name_of_another() -> None:
    modules = defaultdict(list)
    for path in MODULES:
        for name in types_of(parsed(path)):
            if not name.startswith("_"):
                modules[name].append(name_of(path))
    assert not {name: places for name, places in modules.items() if len(places) > 1}
