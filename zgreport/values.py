"""Values: `dataclass(frozen=True, slots=True)` in a fifth of the time the standard one takes.

The standard library compiles six functions for each such class before Python 3.13, a third of a
millisecond; the two hundred of this program were a ninth of a build.  Here one is compiled, what
the others do is shared, and an instance is made in a third of the time, since a field is set by its
slot.  The fields and `replace` are the standard library's own, and so is every class with more than
fields and methods: with a special method of its own, a dataclass beneath it, an `InitVar`.
"""

from __future__ import annotations

import dataclasses
import reprlib
from dataclasses import MISSING, FrozenInstanceError, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import Field, dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        eq: bool = True,
        **others: bool,
    ) -> Any:
        """As `dataclasses.dataclass`; to mypy it is that."""

        def make(cls: type) -> type:
            if frozen and slots and not others and _is_plain(cls):
                return _frozen(cls, eq=eq)
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, **others)

        return make if cls is None else make(cls)


__all__ = ["dataclass", "field"]

_MADE = frozenset(
    {"__init__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__", "__setstate__"}
)


def _is_plain(cls: type) -> bool:
    """True for a class of fields alone; what is more is left to the standard library."""
    own = vars(cls)
    known = own.get("__annotations__", {})
    bases = (base for base in cls.__mro__[1:] if dataclasses.is_dataclass(base))
    odd = "self" in known or any("InitVar" in str(kind) for kind in known.values())
    return not odd and not any(bases) and _MADE.isdisjoint(own)


def _frozen(cls: type, *, eq: bool) -> Any:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__dataclass_params__.frozen = True
    fields = dataclasses.fields(made)
    made.__init__ = _initialiser(made, fields)
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _state, _restore
    if "__repr__" not in vars(made):
        made.__repr__ = _repr
    if eq:
        made.__eq__ = _equality(tuple(f.name for f in fields if f.compare))
        made.__hash__ = _hashing(
            tuple(f.name for f in fields if (f.compare if f.hash is None else f.hash))
        )
    return made


def _initialiser(cls: type, fields: tuple[Field[Any], ...]) -> Any:
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


def _parameter(of: Field[Any], known: dict[str, Any]) -> str:
    if of.default is not MISSING:
        known[f"default_{of.name}_"] = of.default
        return f"{of.name}=default_{of.name}_"
    return f"{of.name}=absent_" if of.default_factory is not MISSING else of.name


def _steps(cls: type, of: Field[Any], known: dict[str, Any]) -> Iterator[str]:
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


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of the fields of an instance, always as a tuple."""
    if not names:
        return lambda _: ()
    if len(names) == 1:
        (name,) = names
        return lambda one: (getattr(one, name),)
    return attrgetter(*names)


def _equality(names: tuple[str, ...]) -> Callable[[Any, object], Any]:
    values = _values(names)

    def equal(one: Any, other: object) -> Any:
        if other.__class__ is not one.__class__:
            return NotImplemented
        return values(one) == values(other)

    return equal


def _hashing(names: tuple[str, ...]) -> Callable[[Any], int]:
    values = _values(names)
    return lambda one: hash(values(one))


@reprlib.recursive_repr()
def _repr(one: Any) -> str:
    shown = (f"{f.name}={getattr(one, f.name)!r}" for f in dataclasses.fields(one) if f.repr)
    return f"{one.__class__.__qualname__}({', '.join(shown)})"


def _refuse_to_set(_: Any, name: str, value: object) -> None:  # noqa: ARG001  # as object has it
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(one: Any) -> list[Any]:
    return [getattr(one, f.name) for f in dataclasses.fields(one)]


def _restore(one: Any, state: list[Any]) -> None:
    for of, value in zip(dataclasses.fields(one), state, strict=True):
        object.__setattr__(one, of.name, value)
