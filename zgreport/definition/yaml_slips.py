"""What a YAML parser's complaint means to the person who wrote the file.

The parser stops at its first complaint and names the consequence ("expected <block end>"), not
the cause.  So when it complains, the lines are looked over for the slips that people make, and
all of these are reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.log import Log

__all__ = ["explain", "is_swallowed_key"]

_KEY = r"\s*(?:-\s+)?[^\s\"'#:：{}\[\](),]+"
_SLIPS = {
    "tab": Pattern(r" *\t"),
    "wide_space": Pattern(r" *[\u3000\u00a0]"),
    "wide_colon": Pattern(rf"(?!\s*-\s+[^a-z]){_KEY}\s*："),
    "alias": Pattern(rf"(?:{_KEY}:|\s*-)\s+\*"),
    "tag_unquoted": Pattern(rf"(?:{_KEY}:|\s*-)\s+\{{[{{%]"),
    "colon_space": Pattern(_KEY + r":[^\s:/\\]"),
    "value_cut": Pattern(
        _KEY + r""":\s+(?:[^\s"'|>\[{&*!#].*:(?:\s|$)|(?P<q>["'])[^"']*(?P=q)\s*[^\s#,}\]"'])"""
    ),
}
_KEYWORD = Pattern(r"\s*(?:-\s+)?[A-Za-z_]+\s*：")
_COMMENT = Pattern(r"(?:^|\s)#.*")
_BLOCK_TEXT = Pattern(r":\s+[|>][-+]?\s*$")


def explain(error: yaml.YAMLError, text: str, log: Log) -> None:
    """Note what is wrong with the text that YAML refused with this error."""
    lines = text.splitlines()
    if isinstance(error, yaml.reader.ReaderError):
        _bad_character(error, text, log)
        return
    mark = getattr(error, "problem_mark", None)
    here = mark.line + 1 if mark else None
    slips = list(_slips(lines))
    for code, number in slips:
        log.add(code, number)
    if not slips or (here is not None and here < slips[0][1]):
        log.add(*_cause(error, here))


def is_swallowed_key(line: str) -> bool:
    """True where a line looks like a keyword with a full-width colon, not like a text."""
    return _KEYWORD.match(line) is not None


def _slips(lines: list[str]) -> Iterator[tuple[str, int]]:
    for number, line in _lines_of_yaml(lines):
        bare = _COMMENT.sub("", line)
        if bare.strip():
            yield from ((code, number) for code, slip in _SLIPS.items() if slip.match(bare))


def _lines_of_yaml(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines outside block texts (`|` and `>`), where anything may stand."""
    inside: int | None = None
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = indent if _BLOCK_TEXT.search(_COMMENT.sub("", line)) else None
        yield number, line


def _cause(error: yaml.YAMLError, here: int | None) -> tuple[str, int | None]:
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or ""
    began = getattr(error, "context_mark", None)
    start = began.line + 1 if began else here
    if "'\\t'" in problem:
        return "tab", here
    if "quoted scalar" in context:
        return "open_quote", start
    if "flow" in context:
        return "open_bracket", start
    if "block" in problem or "mapping values" in problem:
        return "indentation", here
    if "anchor" in context or "alias" in context:
        return "alias", here
    return "syntax", here


def _bad_character(error: yaml.reader.ReaderError, text: str, log: Log) -> None:
    line = text.count("\n", 0, error.position) + 1
    log.add("bad_character", line, character=f"U+{ord(text[error.position]):04X}")
