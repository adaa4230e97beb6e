"""Keys: what a table of the definition may hold, declared once.

The reader takes from here what it knows and how each value is read; DEFINITION.md and the JSON
Schema say the same of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from zgreport.definition.readers import entries
from zgreport.names import near_misses
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.definition.spots import Reader, Spot

__all__ = ["AnyKey", "Fields", "Key", "Kind", "Schema", "keys_of"]

T = TypeVar("T")
D = TypeVar("D")
T_co = TypeVar("T_co", covariant=True)
D_co = TypeVar("D_co", covariant=True)

Schema: TypeAlias = Mapping[str, object]
"""A JSON Schema, draft 2020-12."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T_co]):
    """What may stand as a value: how it is read, how it is written, its JSON Schema.

    `keys` are those of the table that it is or holds; `step` is what leads there in a path, such
    as ".〈台账〉" where a table of named things holds tables.
    """

    read: Reader[T_co]
    takes: str
    schema: Schema
    keys: tuple[AnyKey, ...] = ()
    step: str = ""


@dataclass(frozen=True, slots=True)
class Key(Generic[T_co, D_co]):
    """A key: its name, its kind, and what holds where it is absent or wrong.

    `meaning` is for whoever writes a definition; `usual` says in words what holds without the
    key, empty where it is required; `example` is the key with a value other than the usual one.
    """

    name: str
    kind: Kind[T_co]
    otherwise: D_co
    meaning: str
    example: str
    usual: str = ""

    @property
    def required(self) -> bool:
        return not self.usual


AnyKey: TypeAlias = Key[Any, Any]


def keys_of(section: type) -> tuple[AnyKey, ...]:
    """The keys that a class declares, in their order."""
    return tuple(each for each in vars(section).values() if isinstance(each, Key))


class Fields:
    """A table whose keys are known; the others are errors, with near misses."""

    def __init__(self, spot: Spot, keys: Sequence[AnyKey]) -> None:
        found = entries(spot)
        self.ok = found is not None
        self._spots = dict(found or ())
        known = tuple(key.name for key in keys)
        self._spot = spot
        self._meant = {near for name in self._spots for near in self._refuse_unknown(name, known)}
        for key in keys:
            if key.required:
                self.require(key)

    def require(self, key: AnyKey) -> None:
        """Note where the key is missing, unless a misspelt one was meant for it."""
        if self.ok and not self.has(key) and key.name not in self._meant:
            self._spot.lacks("missing_key", name=key.name)

    def has(self, key: AnyKey) -> bool:
        """True where the key is there, right or wrong."""
        return key.name in self._spots

    def get(self, key: Key[T, D]) -> T | D:
        """The value of a key; what holds otherwise where the key is absent or wrong."""
        spot = self._spots.get(key.name)
        value = key.kind.read(spot) if spot else None
        return key.otherwise if value is None else value

    def refuse(self, key: AnyKey, code: str, **values: object) -> None:
        """Note at a key that is there that it does not go with the others."""
        if key.name in self._spots:
            self._spots[key.name].lacks(code, **values)

    def _refuse_unknown(self, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        if name in known:
            return ()
        spot, near = self._spots[name], near_misses(name.lower(), known)
        line = spot.log.lines.get(spot.key)
        if "：" in name:
            spot.log.add("wide_colon", line, spot.key)
            return tuple(word for word in known if name.startswith(word))
        spot.log.add("unknown_key", line, spot.key, name=name, near=near, known=known)
        return near
