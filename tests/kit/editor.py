"""The editor: what never passes in a summary, whatever the year brought."""

from __future__ import annotations

import re

__all__ = ["assert_passes"]

_SILLY = {
    "a hole": r"\{\{|\{%|None|nan|《》|“”|（）|[，。；：、]{2}|^[，。；：、]|\s|未列入名录",
    "a sentence that breaks off": r"的是。|的有。|[和、，；：]$|(?<!没)有，|为，|为。|的。$",
    "nothing counted aloud": r"(?<![0-9.])0(篇|条|期|人|名|次|%|天|位)",
    "all told as a part": r"占[^，。；）]*100%",
    "one before the others": r"居前的有[^、，（]*（[^）]*）[。；]|居前的是",
    "twenty before nobody": r"居前的有[^。；]*等[0-9]+",
    "two words of approximation": r"达近|超过[0-9.万亿]*多|约[0-9.万亿]*多|近[0-9.万亿]*多",
    "a fall in times, or to nothing in percent": r"下降[0-9.]+倍|下降100%|减少100%",
    "two for a count": r"(?<![第十])二(期|个|面|项|篇|条)",
    "quarters out of order": r"二季度[^。]*一季度|三季度[^。]*二季度|四季度[^。]*三季度",
    "a tie that is none": r"优秀稿件[1-9]篇（末位|优秀稿件10篇（末位",
    "an office that ranks itself": r"采用[^。；]*居前的有[^。；]*市委组织部",
    "a single thing told as several": r"1篇，已全部|1篇，均|采用[^。]*1篇[^。]*均由",
}


def assert_passes(text: tuple[str, ...]) -> None:
    """An editor strikes no sentence, and finds every annex."""
    body = _body(text)
    found = {what: [t for t in body if re.search(sign, t)] for what, sign in _SILLY.items()}
    assert {what: lines for what, lines in found.items() if lines} == {}
    _assert_annexes(text, body)


def _body(text: tuple[str, ...]) -> tuple[str, ...]:
    return text[: next(i for i, line in enumerate(text) if re.fullmatch("附件1?", line))]


def _assert_annexes(text: tuple[str, ...], body: tuple[str, ...]) -> None:
    """They are there as listed, in that order, and the text points to the right one."""
    listed = [re.sub(r"^(附件：)?([0-9]\.)?", "", line) for line in _annexes(body)]
    places = [at for at, line in enumerate(text) if re.fullmatch("附件[0-9]?", line)]
    marks = [text[at] for at in places]
    titles = [text[at + 1] for at in places]
    assert titles == listed
    assert marks == (["附件"] if len(marks) == 1 else [f"附件{n + 1}" for n in range(len(marks))])
    pointed = re.search("名单见(附件[0-9])", "".join(body))
    assert pointed is None or titles[marks.index(pointed[1])] == "“十佳组工信息”入选稿件名单"


def _annexes(body: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the list of annexes: from 附件： to the issuer."""
    first = next(at for at, line in enumerate(body) if line.startswith("附件："))
    return body[first:-2]
