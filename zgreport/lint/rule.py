"""Rule: one known breach, its clause, its examples and how it is found."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, Severity
from zgreport.lint.signs import needed
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.lint.text import Paragraph, Role, Text

__all__ = ["Check", "Hit", "Rule", "Strength", "each", "found", "quoted"]


class Strength(enum.StrEnum):
    """Whether a rule says what is wrong or what is better."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule is broken: paragraph from 1, start and end in its text.

    `words` are what the message quotes, the text between start and end when empty; `expected`
    is what should be there, where the rule knows it.
    """

    paragraph: int
    start: int
    end: int
    words: tuple[str, ...] = ()
    expected: str = ""


_LONGEST_EXCERPT = 300
_LONGEST_QUOTE = 24
_MARK = Pattern("[，；：、]")
_BEFORE_A_CLAUSE = Pattern(r"[^。！？；，、：…“”（）《》\s]*$")
_REST_OF_A_CLAUSE = Pattern(r"[^。！？；，、：…“”（）《》\s]*")
_NUMERAL = "[\\d.%％一二三四五六七八九十百千万亿几数零〇两]"
_BEFORE_A_NUMBER = Pattern(r"[\d.一二三四五六七八九十百千万亿零〇两]*$")
_REST_OF_A_NUMBER = Pattern(f"{_NUMERAL}*(?<!\\.)")

Check = Callable[["Text"], Iterable[Hit]]
Where = Callable[[re.Match[str]], bool]
Right = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    r"""A rule that finished text is held to.

    `code` is "lint.<name>", `title` a few words for a list of rules, `clause` the clause or the
    document it comes from.  `wrong` breaks this rule and no other, `right` says the same and
    breaks none; "\n" parts their paragraphs.  What offices do not agree on is told `once` a
    document, at its first place, with the number of places.
    """

    code: str
    title: str
    clause: str
    strength: Strength
    wrong: str
    right: str
    check: Check
    once: bool = False

    def findings(self, text: Text) -> Iterator[Finding]:
        """One finding for each sentence that breaks the rule, in the order of the text."""
        severity = Severity.ERROR if self.strength is Strength.ERROR else Severity.NOTE
        sentences = self._sentences(text)
        told: dict[str, object] = {"clause": self.clause}
        told |= {"places": sum(map(len, sentences))} if self.once else {}
        for together in sentences[:1] if self.once else sentences:
            paragraph = text.paragraphs[together[0].paragraph - 1]
            excerpt = _excerpt(paragraph, together[0].start)
            place = Place(paragraph=paragraph.number, excerpt=excerpt)
            yield Finding(self.code, severity, place, {**_values(paragraph, together), **told})

    def _sentences(self, text: Text) -> list[list[Hit]]:
        """The hits in the order of the text, those of one sentence together."""
        hits: dict[tuple[int, int], list[Hit]] = {}
        for hit in self.check(text):
            start, _ = text.paragraphs[hit.paragraph - 1].sentence_at(hit.start)
            hits.setdefault((hit.paragraph, start), []).append(hit)
        return [together for _, together in sorted(hits.items())]


def _excerpt(paragraph: Paragraph, position: int) -> str:
    """The sentence at a position; the words around it where it is longer than any sentence."""
    start, sentence = paragraph.sentence_at(position)
    if len(sentence) <= _LONGEST_EXCERPT:
        return sentence
    at = min(max(position - start - _LONGEST_EXCERPT // 2, 0), len(sentence) - _LONGEST_EXCERPT)
    end = at + _LONGEST_EXCERPT
    first = _MARK.search(sentence, at, position - start) if at else None
    last = sentence.rfind("，", position - start, end) + 1 if end < len(sentence) else 0
    at, end = first.end() if first else at, last or end
    return "…" * (at > 0) + sentence[at:end] + "…" * (end < len(sentence))


def _values(paragraph: Paragraph, hits: list[Hit]) -> dict[str, object]:
    text = paragraph.text
    words = [w for hit in hits for w in hit.words or (_whole_number(text, hit.start, hit.end),)]
    values: dict[str, object] = {"words": tuple(dict.fromkeys(words))}
    expected = tuple(dict.fromkeys(hit.expected for hit in hits if hit.expected))
    return {**values, "expected": expected} if expected else values


def quoted(text: str, start: int, end: int) -> str:
    """The words at a place as far as their clause reaches; never a part of a number.

    Of a long clause its rest is quoted, of a longer one the words themselves.
    """
    low, high = max(start - _LONGEST_QUOTE, 0), end + _LONGEST_QUOTE
    before = _BEFORE_A_CLAUSE.search(text, low, start)
    behind = _REST_OF_A_CLAUSE.match(text, end, high)
    clause = text[before.start() if before else start : behind.end() if behind else end].strip()
    is_cut = bool(before and before.start() == low > 0) or len(clause) > _LONGEST_QUOTE
    if not is_cut:
        return clause
    return _whole_number(text, start, behind.end() if behind and behind.end() < high else end)


def _whole_number(text: str, start: int, end: int) -> str:
    """The words between two places, longer where a number would be cut in two."""
    if _is_numeral(text[start : start + 1]) and start:
        found = _BEFORE_A_NUMBER.search(text, max(start - _LONGEST_QUOTE, 0), start)
        start = found.start() if found else start
    if _is_numeral(text[end - 1 : end]):
        rest = _REST_OF_A_NUMBER.match(text, end, end + _LONGEST_QUOTE)
        end = rest.end() if rest else end
    return text[start:end].strip()


def _is_numeral(sign: str) -> bool:
    return bool(re.fullmatch(_NUMERAL, sign))


def found(
    pattern: str,
    *,
    role: Role | None = None,
    where: Where | None = None,
    whole: bool = False,
    right: Right = lambda _: "",
) -> Check:
    """A check that looks for a pattern in each paragraph, foreign parts masked.

    `role` restricts it to paragraphs of one role, `where` to matches that satisfy it.  The
    message quotes what was found, or, `whole`, the clause around it; `right` says how a match is
    to be written, "" where that is not known.
    """
    asked = Pattern(pattern)

    def check(paragraph: Paragraph) -> Iterator[Hit]:
        if role is None or paragraph.role is role:
            for match in asked.finditer(paragraph.masked):
                if where is None or where(match):
                    words = (quoted(paragraph.text, *match.span()),) if whole else ()
                    yield Hit(paragraph.number, *match.span(), words, right(match))

    return each(check, asked)


_LONGEST_KNOWN, _MOST_KNOWN = 2_000, 5_000  # signs of a paragraph, and paragraphs


def each(check: Callable[[Paragraph], Iterable[Hit]], *patterns: Pattern) -> Check:
    """A check of a whole text from a check of one paragraph.

    A paragraph breaks the rule only where one of the `patterns` matches in it; none are given
    where that is not so simple.  It is not asked where none of them can match for want of signs.
    What was found to be clean is not looked at again in the next text: who changes a template
    changes a sentence of it.
    """
    clean: set[tuple[str, bool]] = set()

    @functools.cache
    def needs() -> tuple[tuple[frozenset[str], ...], ...]:
        return tuple(needed(pattern.source) for pattern in patterns) or ((),)

    def all_of(text: Text) -> Iterator[Hit]:
        for number in text.holding.may_match(needs()):
            paragraph = text.paragraphs[number]
            known = paragraph.text, paragraph.cell is None
            if known in clean:
                continue
            hits = tuple(check(paragraph))
            if not hits and len(paragraph.text) <= _LONGEST_KNOWN:
                if len(clean) >= _MOST_KNOWN:
                    clean.clear()
                clean.add(known)
            yield from hits

    return all_of
