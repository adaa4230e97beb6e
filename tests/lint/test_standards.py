"""Sentences by rule, wrong and right, for the rules of wording that the standards give."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from zgreport.lint.check import RULES, check_text

TABLE = Path(__file__).parent / "sentences" / "standards.tsv"


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        read = csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(code, wrong, right) for code, wrong, right in read]


def told(text: str) -> list[str]:
    return [finding.code.removeprefix("lint.") for finding in check_text(text.split("\\n"))]


@pytest.mark.parametrize(("code", "wrong", "right"), rows(), ids=lambda text: text[:16])
def test_the_wrong_sentence_is_told_by_its_rule_and_the_right_one_by_none(
    code: str, wrong: str, right: str
) -> None:
    assert code in told(wrong)
    assert told(right) == []


def test_there_are_enough_and_none_is_a_rules_own() -> None:
    own = {example for rule in RULES for example in (rule.wrong, rule.right)}
    wrong, right = ({row[at] for row in rows()} for at in (1, 2))
    assert len(wrong) >= 130
    assert len(right) >= 130
    assert not own & (wrong | right)


def test_every_code_is_a_rule() -> None:
    assert {f"lint.{code}" for code, _, _ in rows()} <= {rule.code for rule in RULES}
