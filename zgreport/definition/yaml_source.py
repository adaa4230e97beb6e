"""The YAML source of a definition: bytes in, a tree of nodes with lines out.

Only the plain part of YAML is taken: anchors, aliases, types, merge keys and further
documents are refused, so that no file can grow while it is read.

The library's parser in C takes a tenth of the time of the one in Python and says less of what is
wrong.  So it is asked first, about texts that the two are known to understand alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from zgreport.definition.nodes import Broken, Entry, Listing, Node, Scalar, Table
from zgreport.definition.yaml_slips import explain, is_swallowed_key
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.definition.log import Log

__all__ = ["decoded", "read_tree"]

MOST_BYTES = 1_000_000
MOST_LEVELS = 20
_WIDE_SPACES = ("\u3000", "\u00a0")
# They differ about tabs, odd spaces and breaks, `?` and `!` in flows, and `>#`.
_SAME = r"[\n \"-=@-{}~\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufefe\uff00-\uffef]*"
_ALIKE = Pattern(rf"{_SAME}(?:[>|](?!\S*#){_SAME})*")


def read_tree(data: bytes, log: Log) -> Node | None:
    """The tree of a definition's bytes (UTF-8 or GB18030), or None where there is none.

    What is wrong goes to `log`; a node that had to be refused is `Broken`.
    """
    text = decoded(data, log)
    if text is None:
        return None
    lines = text.splitlines()
    builder = _Builder(lines, log)
    try:
        builder.take(_quickly(text) or yaml.parse(text, Loader=yaml.SafeLoader))
    except _TooDeepError as error:
        log.add("too_deep", error.line, most=MOST_LEVELS)
        return None
    except yaml.YAMLError as error:
        explain(error, text, log)
        return None
    return builder.tree()


def _quickly(text: str) -> list[yaml.Event]:
    """The events of a text by the parser in C; none where the one in Python is to be asked."""
    if not yaml.__with_libyaml__ or not _ALIKE.fullmatch(text):
        return []
    events: list[yaml.Event] = []
    levels = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            levels += isinstance(event, yaml.CollectionStartEvent)
            levels -= isinstance(event, yaml.CollectionEndEvent)
            if levels > MOST_LEVELS:
                return []
            events.append(event)
    except yaml.YAMLError:
        return []
    return events


def decoded(data: bytes, log: Log) -> str | None:
    """The text of a definition's bytes, None where they are too many or no text; noted in `log`."""
    if len(data) > MOST_BYTES:
        log.add("too_large", None, most=MOST_BYTES // 1000)
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    log.add("encoding", None)
    return None


class _TooDeepError(Exception):
    """More levels than any definition has: reading on would take the parser ever longer."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class _Open:
    """A list or table whose end has not come yet; keys and values alternate in a table."""

    line: int
    flow: bool
    is_table: bool
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, lines: list[str], log: Log) -> None:
        self._lines = lines
        self._log = log
        self._open: list[_Open] = []
        self._documents: list[Node] = []

    def take(self, events: Iterable[yaml.Event]) -> None:
        for event in events:
            line = _line(event)
            if isinstance(event, yaml.AliasEvent):
                self._refuse("alias", line)
            elif isinstance(event, yaml.ScalarEvent):
                self._put(self._marked(event, self._scalar(event, line)))
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                self._begin(event, line)
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self._end()
            elif isinstance(event, yaml.DocumentStartEvent) and self._documents:
                self._log.add("many_documents", line)
                return

    def tree(self) -> Node | None:
        root = self._documents[0] if self._documents else None
        if root is None or (isinstance(root, Scalar) and root.is_null):
            self._log.add("empty", None)
            return None
        return root

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if len(self._open) == MOST_LEVELS:
            raise _TooDeepError(line)
        self._marked(event, Broken(line))
        is_table = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(line, bool(event.flow_style), is_table))

    def _end(self) -> None:
        ended = self._open.pop()
        if not ended.is_table:
            self._put(Listing(ended.line, tuple(ended.children), ended.flow))
            return
        keys = ended.children[::2]
        if ended.flow and any(isinstance(key, Table) for key in keys):
            self._refuse("tag_unquoted", ended.line)  # {{ 年 }} is a table as a key
            return
        pairs = zip(keys, ended.children[1::2], strict=True)
        entries = (self._entry(key, value) for key, value in pairs)
        self._put(Table(ended.line, tuple(e for e in entries if e), ended.flow))

    def _entry(self, key: Node, value: Node) -> Entry | None:
        refusal = _refusal_of_key(key)
        if isinstance(key, Scalar) and refusal is None:
            return Entry(key.text.strip(), key.line, value)
        if refusal:
            self._log.add(refusal, key.line)
        return None

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        quoted = bool(event.style)  # the parser in C says "" of a plain one
        if event.style in ("|", ">"):
            return Scalar(line + 1, event.value.strip(), quoted)
        if not quoted:
            self._look_for_swallowed_lines(event)
        flow = bool(self._open) and self._open[-1].flow
        return Scalar(line, event.value, quoted, flow, cut=not quoted and self._is_cut(event))

    def _look_for_swallowed_lines(self, event: yaml.ScalarEvent) -> None:
        last = event.end_mark.line + 1 if event.end_mark else 0
        for number in range(_line(event) + 1, last + 1):
            if is_swallowed_key(self._lines[number - 1]):
                self._log.add("wide_colon", number)

    def _is_cut(self, event: yaml.ScalarEvent) -> bool:
        end = event.end_mark
        if end is None or end.line >= len(self._lines):
            return False
        return self._lines[end.line][end.column :].lstrip().startswith("#")

    def _marked(self, event: yaml.NodeEvent, node: Node) -> Node:
        """The node, or Broken where the event carries an anchor or a type."""
        line = _line(event)
        if event.anchor is not None:
            self._log.add("anchor", line)
        if getattr(event, "tag", None) not in (None, "!"):
            self._log.add("yaml_type", line)
            return Broken(line)
        return node

    def _refuse(self, code: str, line: int) -> None:
        self._log.add(code, line)
        self._put(Broken(line))

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._documents.append(node)


def _refusal_of_key(key: Node) -> str | None:
    if isinstance(key, Broken):
        return None
    if not isinstance(key, Scalar):
        return "key_not_text"
    if key.is_null:
        return "null_key"
    if key.text.startswith(_WIDE_SPACES):  # to YAML they are no indentation but text
        return "wide_space"
    return "merge_key" if key.text == "<<" else None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
