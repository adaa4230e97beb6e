"""Search: the names that have some words in them, or words like these where none has."""

from __future__ import annotations

from collections import Counter
from operator import eq
from typing import TYPE_CHECKING

from zgreport.names import comparable, near_misses
from zgreport.pipeline.handbook.model import Item, Section
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["Hits", "having", "search"]

_MOST = 3  # words like the one asked for
_LONGEST = 40  # signs of a name in which words like the one asked for are looked for


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, by section.

    `near` are the words it was found by where those asked for are nowhere; else empty.
    """

    sections: tuple[Section, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """An item, its own text as it compares, and that of the names it stands under."""

    item: Item
    own: str
    around: str

    def has(self, sought: Iterable[tuple[str, ...]]) -> bool:
        """True where each word is in the item or above it, and one is in the item itself."""
        words = list(sought)
        both = self.own + "\n" + self.around
        everywhere = all(any(word in both for word in group) for group in words)
        return everywhere and any(word in self.own for group in words for word in group)


def search(
    sections: Iterable[Section], words: Sequence[str], explained: Callable[[Item], str]
) -> Hits:
    """The items of which each of the words is said: name, alias, value, or what `explained` says.

    Width, case and spaces make no difference.  Where nothing has all of them, those words that
    nothing has are replaced by the ones most like them.
    """
    asked = [(_plain(word),) for word in words if _plain(word)]
    if not asked:
        return Hits(tuple(sections))
    texts = [(s, [_text(s, item, explained) for item in s.items]) for s in sections]
    found = tuple(_kept(texts, asked))
    if found:
        return Hits(found)
    every = [text for _, inside in texts for text in inside]
    near = [_near(group, every) for group in asked]
    instead = tuple(
        word for group, other in zip(asked, near, strict=True) if other != group for word in other
    )
    return Hits(tuple(_kept(texts, near)) if all(near) and instead else (), instead)


def having(words: Iterable[str]) -> Callable[..., bool]:
    """Whether texts have all of the words; width, case and spaces make no difference."""
    asked = [_plain(word) for word in words]

    def has(*texts: str) -> bool:
        said = "\n".join(map(_plain, texts))
        return all(word in said for word in asked)

    return has


def _plain(text: str) -> str:
    return comparable(text).casefold()


def _text(section: Section, item: Item, explained: Callable[[Item], str]) -> _Text:
    own = (item.name, *item.aliases, item.prints, explained(item))
    around = (section.name, *item.of)
    return _Text(item, *("\n".join(map(_plain, texts)) for texts in (own, around)))


def _kept(
    texts: Iterable[tuple[Section, Sequence[_Text]]], asked: Sequence[tuple[str, ...]]
) -> Iterator[Section]:
    for section, inside in texts:
        items = tuple(text.item for text in inside if text.has(asked))
        if items:
            yield Section(section.code, section.name, items)


def _near(group: tuple[str, ...], texts: Iterable[_Text]) -> tuple[str, ...]:
    """The word itself where anything has it, else the words most like it in names and aliases."""
    (word,) = group
    known = list(texts)
    if any(word in text.own for text in known):
        return group
    names = {_plain(n)[:_LONGEST] for text in known for n in (text.item.name, *text.item.aliases)}
    parts = Counter(part for name in names for part in set(_parts(name, len(word))))
    return _alike(word, parts) or near_misses(word, names)


def _alike(word: str, parts: Mapping[str, int]) -> tuple[str, ...]:
    """The parts of names that share most signs with the word at their places, half at least.

    Among equals those that stand in the most names: what is often asked for is often meant.
    """
    shared = {part: sum(map(eq, word, part)) for part in parts}
    most = max(shared.values(), default=0)
    best = [part for part, count in shared.items() if count == most and 2 * count >= len(word)]
    return tuple(sorted(best, key=lambda part: (-parts[part], part))[:_MOST])


def _parts(name: str, size: int) -> Iterator[str]:
    """What stands in the name that is as long as the word."""
    for at in range(len(name) - size + 1):
        yield name[at : at + size]
