"""Comments: a copy of a Word file with remarks at its paragraphs, as Word shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.braces import tag_at
from zgreport.document.finished import opened
from zgreport.document.markup import main_part
from zgreport.document.ooxml import XML_SPACE, Element, drop_with_run, parse, serialise, w
from zgreport.document.package import pack
from zgreport.document.paragraphs import Paragraph, paragraphs
from zgreport.document.parts import announced
from zgreport.document.properties import AUTHOR
from zgreport.document.relations import relations_of
from zgreport.document.runs import part_at, runs_between
from zgreport.document.stories import stories
from zgreport.findings import Place
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Remark", "commented", "drop_marks", "with_comments"]

_PART = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said at a paragraph of the body, counted from 1; None: at the beginning.

    With `offset`, at the `words` that stand there in the paragraph's text, else at the tag there.
    With `note`, at the sign of the footnote of that number.
    """

    paragraph: int | None
    text: str
    offset: int | None = None
    words: str = ""
    note: int | None = None


def with_comments(docx: bytes, remarks: Iterable[Remark]) -> bytes:
    """The Word file with a comment for each remark; comments it had stay.

    Word has comments in the body only, so remarks on other parts stand at the first paragraph.
    Raises ZgreportError where it is no Word file.
    """
    parts = opened(docx, Place())
    main = stories(parts)[0].part
    body = parse(parts[main])
    name, comments = _comments(parts, main)
    wanted = list(remarks)
    found = paragraphs(body) or (_new_paragraph(body) if wanted else ())
    numbers = (comment.get(w("id"), "") for comment in comments)
    first = 1 + max((int(number) for number in numbers if number.isdecimal()), default=-1)
    for number, remark in enumerate(wanted, first):
        index = min(remark.paragraph or _of_note(found, remark.note), len(found)) - 1
        if not _anchored_at_words(found[index], remark, number):
            _anchor(found[index].element, number)
        comments.append(_comment(number, remark.text))
    changed = {**parts, main: serialise(body), name: serialise(comments)}
    return pack(changed if name in parts else announced(changed, name, _TYPE, main, _KIND))


def commented(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The names of the parts that hold comments, and what is said of comments."""
    main = main_part(parts)
    found = relations_of(parts, main) if main else ()
    return frozenset(
        r.target
        for r in found
        if r.target in parts and (r.kind.startswith("comments") or r.kind == "people")
    )


def drop_marks(root: Element) -> None:
    """Take out of a story where comments begin, end and are shown."""
    for element in list(root.iter(*_MARKS)):
        drop_with_run(element)


def _comments(parts: Mapping[str, bytes], main: str) -> tuple[str, Element]:
    """The name and the root of the part of comments, new where there is none."""
    for relation in relations_of(parts, main):
        if relation.kind == "comments" and relation.target in parts:
            return relation.target, parse(parts[relation.target])
    return _PART, etree.Element(w("comments"), nsmap={"w": etree.QName(w("p")).namespace})


def _anchored_at_words(paragraph: Paragraph, remark: Remark, number: int) -> bool:
    """Mark the tag that the comment is about; False where there is none."""
    text, offset = paragraph.text, remark.offset
    if offset is None or remark.paragraph is None:
        return False
    start, end = _words_at(text, offset, remark.words) or tag_at(text, offset)
    part_at(paragraph, start)
    part_at(paragraph, end)
    runs = runs_between(paragraph, start, end)
    if not runs:
        return False
    first, last, reference = _marks(number)
    runs[0].addprevious(first)
    runs[-1].addnext(last)
    last.addnext(reference)
    return True


def _of_note(found: Sequence[Paragraph], note: int | None) -> int:
    """The number of the paragraph with the sign of a footnote; else of the first."""
    ids: dict[str, int] = {}
    for paragraph in found:
        for sign in paragraph.element.iter(w("footnoteReference")):
            ids.setdefault(sign.get(w("id"), ""), paragraph.number)
    numbers = list(ids.values())
    return numbers[note - 1] if note and note <= len(numbers) else 1


def _words_at(text: str, offset: int, words: str) -> tuple[int, int] | None:
    """Where the words begin and end; None where others stand there."""
    return (offset, offset + len(words)) if words and text.startswith(words, offset) else None


def _new_paragraph(body: Element) -> tuple[Paragraph, ...]:
    """A paragraph at the beginning of a body without any, for what is to be said."""
    held = body.find(w("body"))
    (body if held is None else held).insert(0, etree.Element(w("p")))
    return paragraphs(body)


def _anchor(paragraph: Element, number: int) -> None:
    """Mark the whole paragraph as what the comment is about."""
    start, end, run = _marks(number)
    after_properties = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
    paragraph.insert(after_properties, start)
    paragraph.extend((end, run))


def _marks(number: int) -> tuple[Element, Element, Element]:
    """Where a comment begins, where it ends, and the run that shows it."""
    start, end = (etree.Element(w(f"commentRange{part}")) for part in ("Start", "End"))
    run = etree.Element(w("r"))
    reference = etree.SubElement(run, w("commentReference"))
    for element in (start, end, reference):
        element.set(w("id"), str(number))
    return start, end, run


def _comment(number: int, text: str) -> Element:
    comment = etree.Element(w("comment"))
    comment.set(w("id"), str(number))
    comment.set(w("author"), AUTHOR)
    comment.set(w("initials"), "zg")
    for line in text.split("\n"):
        leaf = etree.SubElement(etree.SubElement(etree.SubElement(comment, w("p")), w("r")), w("t"))
        leaf.text = line
        leaf.set(XML_SPACE, "preserve")
    return comment
