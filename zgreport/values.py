"""Values: `dataclass(frozen=True, slots=True)` in a tenth of the time the standard one takes.

The standard library compiles six functions for each such class before Python 3.13, a third of a
millisecond; those of this program, over three hundred, were a ninth of a build.  Here one is
compiled for all classes of so many fields, and one for a class with more than plain fields when
its instances are many; what the others do is shared, and an instance is made in a third of the
time, since a field is set by its slot (`initialisers`).  What `dataclasses.fields` and `replace`
ask is the standard library's own, found when it is asked; and so is every class with more than
fields and methods: with a special method of its own, a standard dataclass beneath it, an `InitVar`.
"""

from __future__ import annotations

import dataclasses
import reprlib
from dataclasses import MISSING, FrozenInstanceError, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from zgreport.initialisers import Field, first_initialiser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass
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
            if slots and not others and _is_plain(cls, frozen=frozen):
                return _made(cls, frozen=frozen, eq=eq)
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, **others)

        return make if cls is None else make(cls)


__all__ = ["dataclass", "field"]

_MADE = frozenset(
    {"__init__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__", "__setstate__"}
)
_NO_FIELDS = ("InitVar", "ClassVar", "KW_ONLY")
_OF_ONE_CLASS = ("__dict__", "__weakref__")  # made anew with the class
_ASKED = ("__dataclass_fields__", "__dataclass_params__")


def _is_plain(cls: type, *, frozen: bool) -> bool:
    """True for a class of fields alone; what is more is left to the standard library."""
    own = vars(cls)
    known = own.get("__annotations__", {})
    kinds = " ".join(map(str, known.values()))
    odd = "self" in known or any(word in kinds for word in _NO_FIELDS)
    return not odd and _MADE.isdisjoint(own) and all(_is_like(b, frozen) for b in _bases(cls))


def _bases(cls: type) -> list[type]:
    """The dataclasses beneath a class, the lowest first."""
    return [base for base in cls.__mro__[:0:-1] if _ASKED[0] in vars(base)]


def _is_like(base: type, frozen: bool) -> bool:
    own = vars(base)
    return "__value_fields__" in own and (own.get("__setattr__") is _refuse_to_set) == frozen


def _made(cls: type, *, frozen: bool, eq: bool) -> Any:
    known = {f.name: f for base in _bases(cls) for f in vars(base)["__value_fields__"]}
    known |= {name: _field(cls, name) for name in vars(cls).get("__annotations__", {})}
    fields = list(known.values())
    made = _slotted(cls, fields)
    made.__value_fields__ = fields
    for asked in _ASKED:
        setattr(made, asked, _Asked(asked, cls, frozen=frozen))
    made.__init__ = first_initialiser(made, fields)
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
        made.__getstate__, made.__setstate__ = _state, _restore
    if "__repr__" not in vars(made):
        made.__repr__ = _repr
    if eq:
        made.__eq__ = _equality(tuple(f.name for f in fields if f.compare))
        hashed = tuple(f.name for f in fields if (f.compare if f.hash is None else f.hash))
        made.__hash__ = _hashing(hashed) if frozen else None
    return made


def _field(cls: type, name: str) -> Field:
    """What the class says of a field of it."""
    given = vars(cls).get(name, MISSING)
    if not isinstance(given, dataclasses.Field):
        return Field(name, given)
    flags = (given.init, given.kw_only is True, given.compare, given.hash)
    return Field(name, given.default, given.default_factory, *flags)


def _slotted(cls: type, fields: list[Field]) -> Any:
    """The class with a slot for each field that no class beneath it has one for."""
    names = [f.name for f in fields]
    of_base = {
        slot for base in cls.__mro__[1:-1] for slot in _names(vars(base).get("__slots__", ()))
    }
    dropped = {*names, *_OF_ONE_CLASS}
    own = {name: value for name, value in vars(cls).items() if name not in dropped}
    own["__slots__"] = tuple(name for name in names if name not in of_base)
    own["__match_args__"] = tuple(f.name for f in fields if f.init and not f.kw_only)
    return type(cls)(cls.__name__, cls.__bases__, own)


def _names(slots: Any) -> Iterable[str]:
    return (slots,) if isinstance(slots, str) else slots


class _Asked:
    """What the standard library keeps of a dataclass: found by itself when it is asked for."""

    def __init__(self, name: str, written: type, *, frozen: bool) -> None:
        self._name, self._written, self._frozen = name, written, frozen

    def __get__(self, _: object, owner: type) -> Any:
        is_above = self._frozen and bool(_bases(self._written))  # must say so, and compiles for it
        standard = dataclasses.dataclass(init=False, repr=False, eq=False, frozen=is_above)
        made: Any = standard(self._written)
        made.__dataclass_params__.frozen = self._frozen
        found = vars(made)
        for name in _ASKED:
            if isinstance(vars(owner).get(name), _Asked):
                setattr(owner, name, found[name])
        return found[self._name]


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
    return [getattr(one, f.name) for f in one.__value_fields__]


def _restore(one: Any, state: list[Any]) -> None:
    for of, value in zip(one.__value_fields__, state, strict=True):
        object.__setattr__(one, of.name, value)
