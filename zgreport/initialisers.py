"""Initialisers: how the instances of a class of `values` are made, compiled as seldom as can be."""

from __future__ import annotations

import functools
from dataclasses import MISSING
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

__all__ = ["Field", "first_initialiser"]


class Field(NamedTuple):
    """A field as the methods need to know it."""

    name: str
    default: Any = MISSING
    default_factory: Any = MISSING
    init: bool = True
    kw_only: bool = False
    compare: bool = True
    hash: bool | None = None


def first_initialiser(cls: Any, fields: list[Field]) -> Any:
    """An `__init__` that does without compiling, until there are so many that it is worth while.

    In a build a third of the classes have no instance, and a third no more than eight.
    """
    if _are_alike(fields):

        def alike(self: Any, /, *args: object, **named: object) -> None:
            cls.__init__ = _of_a_kind(cls, fields)
            cls.__init__(self, *args, **named)

        return alike
    left = 8
    wanted = [f.name for f in fields if f.init and not f.kw_only]
    known = {f.name for f in fields if f.init}

    def first(self: Any, /, *args: object, **named: object) -> None:
        nonlocal left
        left -= 1
        given = dict(zip(wanted, args, strict=False)) if left >= 0 else {}
        odd = len(args) > len(wanted) or not given.keys().isdisjoint(named)
        given |= named
        if len(given) < len(fields) and left >= 0:
            odd |= not _completed(given, fields)
        if left < 0 or odd or not named.keys() <= known:  # many by now, or wrong: it says what
            cls.__init__ = _initialiser(cls, fields)
            cls.__init__(self, *args, **named)
            return
        for name, value in given.items():
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return first


def _are_alike(fields: list[Field]) -> bool:
    """True where each field is given, as its place or name says, those with a default last."""
    absent = [f.default is MISSING for f in fields]
    plain = all(f.init and not f.kw_only and f.default_factory is MISSING for f in fields)
    return plain and absent == sorted(absent, reverse=True)


def _of_a_kind(cls: type, fields: list[Field]) -> Any:
    """The `__init__` of a class of such fields: as of any with so many, under its own names."""
    code = _initialiser_of(len(fields), hasattr(cls, "__post_init__"))
    names = [f.name for f in fields]
    known = {f"set_{n}": getattr(cls, name).__set__ for n, name in enumerate(names)}
    defaults = tuple(f.default for f in fields if f.default is not MISSING)
    own = code.replace(co_varnames=("self", *names))
    made = FunctionType(own, known, "__init__", defaults)
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@functools.cache
def _initialiser_of(count: int, checked: bool) -> CodeType:
    steps = [f"set_{n}(self, field_{n})" for n in range(count)]
    steps += ["self.__post_init__()"] if checked else []
    known: dict[str, Any] = {}
    names = ("self", *(f"field_{n}" for n in range(count)))
    body = "\n ".join(steps or ["pass"])
    exec(f"def __init__({', '.join(names)}):\n {body}", known)  # noqa: S102  # names only
    code: CodeType = known["__init__"].__code__
    return code


def _completed(given: dict[str, object], fields: list[Field]) -> bool:
    """Put in what stands where nothing is given; False where something has to be."""
    for of in fields:
        if of.name not in given:
            if of.default is not MISSING:
                given[of.name] = of.default
            elif of.default_factory is not MISSING:
                given[of.name] = of.default_factory()
            elif of.init:
                return False
    return True


def _initialiser(cls: type, fields: list[Field]) -> Any:
    """The `__init__` of the class: its source, and the slots and defaults that it names."""
    known: dict[str, Any] = {"absent_": MISSING}
    ordered = sorted(fields, key=lambda f: bool(f.kw_only))
    wanted = [f for f in ordered if f.init]
    parts = [_parameter(f, known) for f in wanted]
    first_named = sum(not f.kw_only for f in wanted)
    if first_named < len(wanted):
        parts.insert(first_named, "*")
    steps = [step for f in fields for step in _steps(cls, f, known)]
    if hasattr(cls, "__post_init__"):
        steps.append("self.__post_init__()")
    body = "\n ".join(steps or ["pass"])
    exec(f"def __init__({', '.join(('self', *parts))}):\n {body}", known)  # noqa: S102  # names only
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _parameter(of: Field, known: dict[str, Any]) -> str:
    if of.default is not MISSING:
        known[f"default_{of.name}_"] = of.default
        return f"{of.name}=default_{of.name}_"
    return f"{of.name}=absent_" if of.default_factory is not MISSING else of.name


def _steps(cls: type, of: Field, known: dict[str, Any]) -> Iterator[str]:
    """How `__init__` sets the field; nothing where `__post_init__` is to."""
    name = of.name
    known[f"set_{name}_"] = getattr(cls, name).__set__
    if of.default_factory is not MISSING:
        known[f"make_{name}_"] = of.default_factory
        made = f"make_{name}_()"
        value = f"{made} if {name} is absent_ else {name}" if of.init else made
        yield f"set_{name}_(self, {value})"
    elif of.init:
        yield f"set_{name}_(self, {name})"
    elif of.default is not MISSING:
        known[f"default_{name}_"] = of.default
        yield f"set_{name}_(self, default_{name}_)"
