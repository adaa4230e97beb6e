"""DEFINITION.md's tables and definition.schema.json, made from the keys that the reader knows.

`python tests/kit/definition_pages.py` writes both anew; a test holds the committed ones to them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.definition.report import REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.keys import AnyKey

__all__ = ["PAGE", "SCHEMA", "page", "schema", "sections"]

_ROOT = Path(__file__).parents[2]
PAGE = _ROOT / "DEFINITION.md"
SCHEMA = _ROOT / "definition.schema.json"
_REGION = re.compile(r"(<!-- keys: (.*?) -->\n).*?(<!-- end -->\n)", re.DOTALL)
_HEAD = "| 键 | 怎样写 | 不写时 | 意思 | 例 |\n|---|---|---|---|---|\n"


def sections(
    keys: tuple[AnyKey, ...] = REPORT.keys, path: str = ""
) -> Iterator[tuple[str, tuple[AnyKey, ...]]]:
    """Every table of known keys with the path that leads to it, the top level first."""
    yield path, keys
    for key in keys:
        if key.kind.keys:
            here = f"{path}.{key.name}" if path else key.name
            yield from sections(key.kind.keys, here + key.kind.step)


def page(text: str) -> str:
    """The page with the tables of its marked regions made anew."""
    known = {path or "顶层": keys for path, keys in sections()}
    return _REGION.sub(lambda found: found[1] + _table(known[found[2]]) + found[3], text)


def schema() -> str:
    """The JSON Schema as the file has it."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zgreport 报告定义（inputs/report.yaml）",
    }
    return json.dumps({**head, **REPORT.schema}, ensure_ascii=False, indent=1) + "\n"


def _table(keys: tuple[AnyKey, ...]) -> str:
    rows = "".join(_row(key) for key in keys)
    blocks = [f"\n```yaml\n{key.example}\n```\n" for key in keys if "\n" in key.example]
    return _HEAD + rows + "".join(blocks)


def _row(key: AnyKey) -> str:
    example = "见下" if "\n" in key.example else f"`{key.example}`"
    cells = (f"`{key.name}`", key.kind.takes, key.usual or "必须写", key.meaning, example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")
