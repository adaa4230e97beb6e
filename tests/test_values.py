"""The program's dataclasses are the standard library's, but for the time they take."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from zgreport import values

if TYPE_CHECKING:
    from collections.abc import Callable

MAKERS = (values.dataclass, dataclasses.dataclass)
field = dataclasses.field


def plain(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class Plain:
        """A point."""

        x: int
        y: int = 2

    return Plain


def full(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class Full:
        """Every kind of field."""

        name: str
        hidden: str = field(default="", repr=False)
        beside: str = field(default="", compare=False)
        hashed: str = field(default="", hash=False)
        rows: list[int] = field(default_factory=list, hash=False)
        known: int = field(default=7, init=False)
        later: int = field(init=False)
        named: int = field(default=0, kw_only=True)

        def __post_init__(self) -> None:
            object.__setattr__(self, "later", len(self.name))

    return Full


def grown(make: Callable[..., Any]) -> type:
    base: Any = plain(make)

    @make(frozen=True, slots=True)
    class Grown(base):  # type: ignore[misc]  # made above
        """One field more, and an own way to be shown."""

        z: int = 3

        def __repr__(self) -> str:
            return "grown"

    return Grown


def identity(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True, eq=False)
    class Identity:
        """Equal to itself only."""

        x: int = 1

    return Identity


def single(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class Single:
        """One field."""

        x: object

    return Single


def empty(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class Empty:
        """None."""

    return Empty


def changing(make: Callable[..., Any]) -> type:
    @make(slots=True)
    class Changing:
        """It may be set."""

        x: int = 1

    return Changing


def own_equality(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class OwnEquality:  # noqa: PLW1641  # the decorator makes it
        """Equal to all."""

        x: int = 1

        def __eq__(self, other: object) -> bool:
            return True

    return OwnEquality


def unhashable(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class Unhashable:
        """No key of a dictionary."""

        x: int = 1
        __hash__ = None  # type: ignore[assignment]  # as one writes it

    return Unhashable


def lent_repr(make: Callable[..., Any]) -> type:
    class Base:
        def __repr__(self) -> str:
            return "base"

    @make(frozen=True, slots=True)
    class Lent(Base):
        """What is shown is its fields."""

        x: int = 1

    return Lent


def given_once(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class GivenOnce:
        """A field that is told to `__post_init__` alone."""

        x: int = 0
        once: dataclasses.InitVar[int] = 5  # type: ignore[assignment]  # as it is written

        def __post_init__(self, once: int) -> None:
            object.__setattr__(self, "x", once)

    return GivenOnce


def named_self(make: Callable[..., Any]) -> type:
    @make(frozen=True, slots=True)
    class NamedSelf:
        """A field of an odd name."""

        self: int = 1

    return NamedSelf


CASES: list[tuple[Callable[..., type], list[tuple[tuple[Any, ...], dict[str, Any]]]]] = [
    (plain, [((1,), {}), ((1, 2), {}), ((), {"x": 2, "y": 1}), ((), {}), ((1, 2, 3), {})]),
    (
        full,
        [
            (("a",), {}),
            (("a", "b", "c", "d", [1]), {"named": 4}),
            (("a",), {"beside": "other"}),
            (("a",), {"hashed": "other"}),
            (("a", "b", "c", "d", [1], 5), {}),
            (("a",), {"known": 1}),
        ],
    ),
    (grown, [((1,), {}), ((1, 2, 3), {}), ((1, 2), {"z": 4})]),
    (single, [((1,), {}), (((1, 2),), {}), ((None,), {})]),
    (empty, [((), {}), ((1,), {})]),
    (identity, [((), {}), ((2,), {})]),
    (changing, [((), {}), ((2,), {})]),
    (own_equality, [((), {}), ((2,), {})]),
    (unhashable, [((), {}), ((2,), {})]),
    (lent_repr, [((), {}), ((2,), {})]),
    (given_once, [((), {}), ((2,), {}), ((2, 3), {})]),
    (named_self, [((), {}), ((2,), {})]),
]


def outcome(act: Callable[[], object]) -> object:
    """What comes of it, or the kind of error."""
    try:
        return act()
    except (TypeError, AttributeError) as error:
        return type(error)


def refused(act: Callable[[], object]) -> bool:
    """True where it fails; the standard one fails of a field it does not know in another way."""
    return isinstance(outcome(act), type)


def told(cls: Any, calls: list[tuple[tuple[Any, ...], dict[str, Any]]]) -> list[object]:
    """What is to be seen of the class and of instances of it."""
    made = [outcome(partial(cls, *given, **named)) for given, named in calls]
    there: list[Any] = [one for one in made if isinstance(one, cls)]
    by_hash = getattr(cls, "__hash__", None) is not object.__hash__
    return [
        [isinstance(one, cls) or one for one in made],
        [shown(one) for one in there],
        [[one == other for other in there] for one in there],
        [outcome(partial(hash, one)) for one in there] if by_hash else "by identity",
        [[getattr(one, f.name) for f in fields(one)] for one in there],
        [refused(partial(setattr, one, "x", 1)) for one in there],
        [refused(partial(delattr, one, "x")) for one in there],
        [refused(partial(setattr, one, "unknown", 1)) for one in there],
        [hasattr(one, "__dict__") for one in there],
        [outcome(partial(shown_again, one)) for one in there],
        getattr(cls, "__match_args__", None),
        cls.__doc__,
        [(f.name, f.init, f.repr, f.compare, f.hash, f.kw_only) for f in fields(cls)],
    ]


def shown(one: object) -> str:
    return repr(one).split("locals>.")[-1].split(" object at ")[0]


def shown_again(one: Any) -> str:
    return shown(replace(one))


@pytest.mark.parametrize("before", [0, 20], ids=["at first", "when there are many"])
@pytest.mark.parametrize(("shape", "calls"), CASES, ids=[shape.__name__ for shape, _ in CASES])
def test_a_class_behaves_as_the_standard_one(
    shape: Callable[..., type], calls: list[tuple[tuple[Any, ...], dict[str, Any]]], before: int
) -> None:
    kinds = [shape(make) for make in MAKERS]
    for kind in kinds * before:
        kind(*calls[0][0], **calls[0][1])
    ours, standard = (told(kind, calls) for kind in kinds)
    assert ours == standard


@values.dataclass(frozen=True, slots=True)
class Sent:
    """A value that another process gets."""

    name: str
    rows: tuple[int, ...] = ()


def test_a_value_survives_a_pickle_and_stays_frozen() -> None:
    back = pickle.loads(pickle.dumps(Sent("甲县", (1, 2))))  # noqa: S301  # our own bytes
    assert back == Sent("甲县", (1, 2))
    with pytest.raises(FrozenInstanceError, match="name"):
        back.name = "乙市"


def test_classes_with_the_same_fields_are_not_equal() -> None:
    assert single(values.dataclass)(1) != single(values.dataclass)(1)


def test_a_frozen_class_and_one_that_changes_do_not_inherit_from_each_other() -> None:
    for make in MAKERS:
        for base, above in ((plain(make), {"slots": True}), (changing(make), {"frozen": True})):
            with pytest.raises(TypeError, match="frozen"):
                make(**above)(type("Above", (base,), {"__annotations__": {"z": int}}))


def test_a_value_within_itself_is_shown_once() -> None:
    inside: list[object] = []
    one = single(values.dataclass)(inside)
    inside.append(one)
    assert repr(one).endswith("x=[...])")
