"""Apart: what a process of its own does on a core that is free.

It opens the template while the ledgers are read, and reads the finished text over.  Making the
patterns of the rules ready takes as long as a fifth of a small build.
"""

from __future__ import annotations

import functools
import gc
import pickle
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from zgreport import processes
from zgreport.findings import ZgreportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from zgreport.document.opened import Template
    from zgreport.findings import Finding
    from zgreport.statements import Statement

__all__ = ["main", "read_over"]


def read_over(
    paragraphs: Sequence[str], statements: Sequence[Statement], parts: Mapping[str, bytes]
) -> tuple[Finding, ...]:
    """What is wrong with the text; its tables' rows are known by its file's `parts`, if any."""
    from zgreport.document.outline import cells_of_paragraphs  # the template is opened first
    from zgreport.lint.check import check_text

    return check_text(paragraphs, statements, cells_of_paragraphs(parts))


# What most summaries have, so that most patterns are compiled while nobody waits for them.
_SAMPLE = (
    "2023年工作综述",
    "一、2023年，全市共发稿563篇，比上年增长20.5%，其中县区340篇，占60.4%，达到1.2万余字。",
    "（一）三项措施：一是《简报》；二是3—5月由2件增加到6件，提高9个百分点，约占两成。",
    "全年报送信息120篇，其中上半年50篇、下半年70篇；采用60篇，采用率50.0%，占全部报送的50.0%。",
    "甲县报送40篇，居首位，乙县30篇，比上年（2022年）减少5篇，排名前移2位（见附件1）。",
    "附件：1.报送情况统计表",
    "附件1",
    "报送情况统计表",
    "名次",
    "40",
    "2024年1月5日",
)
# What the statements of a summary are made of: their pickle would import it while it is waited for.
_NAMED = ("zgreport.statements", "zgreport.figures.model")


@functools.cache
def _get_ready() -> None:
    from zgreport.patterns import compile_all

    read_over(_SAMPLE, (), {})
    for module in _NAMED:
        import_module(module)
    compile_all()
    gc.freeze()


def _opened(template: Path, shown_as: str) -> Template | None:
    """The template; None where anything is wrong with it, which is told by who opens it then."""
    from zgreport.document.template import open_template  # before the rules, which come later

    try:
        return open_template(template, shown_as)
    except ZgreportError:
        return None


_ANSWERED: Mapping[str, Callable[..., object]] = {"open": _opened, "read over": read_over}


class _Answers:
    """Where answers go: a pipe holds less than a template, and nobody fetches it for a while."""

    def __init__(self) -> None:
        self._pipe = processes.answers()
        self._writing = threading.Thread()

    def give(self, answer: object) -> None:
        """Write the answer, those before it first, while more is done."""
        self.finish()
        data = pickle.dumps(answer)
        self._writing = threading.Thread(target=self._write, args=(data,), daemon=True)
        self._writing.start()

    def finish(self) -> None:
        """Wait until the last answer is fetched."""
        if self._writing.ident is not None:
            self._writing.join()

    def _write(self, data: bytes) -> None:
        with suppress(OSError):  # nobody is there to fetch it
            self._pipe.write(data)
            self._pipe.flush()


def main() -> None:
    """Do what is asked on stdin, one thing after the other: its name, and what is given for it."""
    answers = _Answers()
    gc.disable()  # a text leaves nothing that waits for it; looking takes a tenth of the reading
    while True:
        try:
            service, *given = pickle.load(sys.stdin.buffer)  # noqa: S301  # of our own program
        except EOFError:
            return
        if service == "get ready":
            _get_ready()
            continue
        answers.give(_ANSWERED[service](*given))
        if service == "read over":
            answers.finish()
            gc.collect()  # when nobody waits: the next text may come from the same process
