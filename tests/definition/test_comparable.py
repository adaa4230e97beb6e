from __future__ import annotations

import pytest

from zgreport.definition.read import parse_definition
from zgreport.findings import ZgreportError
from zgreport.language.reference import RESERVED

PAGE = """\
title: 综述
template: 综述.docx
issuer: 云川
ledgers:
  发稿: {{files: "*发稿*", measure_word: 篇}}
figures:
  市级刊发: 发稿
{comparable}
"""


def comparable(line: str) -> tuple[str, ...]:
    return parse_definition(
        PAGE.format(comparable=line).encode(), "inputs/report.yaml", RESERVED
    ).comparable


def test_nothing_is_comparable_unless_it_is_said() -> None:
    assert comparable("") == ()


def test_redefined_figures_may_be_named_as_comparable() -> None:
    assert comparable("comparable: [市级刊发]") == ("市级刊发",)


def test_only_named_figures_can_be() -> None:
    with pytest.raises(ZgreportError) as caught:
        comparable("comparable: [市级刊登]")
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.key, finding.place.line) == (
        "definition.unknown_figure",
        "comparable[1]",
        8,
    )
    assert finding.values["near"] == ("市级刊发",)
