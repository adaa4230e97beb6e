"""How strong a rule is, in its severity and in the words of its message."""

from __future__ import annotations

import pytest

from zgreport.cli.words import Words
from zgreport.findings import Finding, Place, Severity
from zgreport.layout.check import RULES
from zgreport.layout.rule import Rule, Strength

WORDS = Words("zh_CN")

# 应 and plain statements of GB/T 9704-2012; what it only says 一般 of; what it does not say.
STRENGTHS = [
    ("page_number_missing", Strength.MUST),
    ("page_number_height", Strength.MUST),
    ("signature_gap", Strength.MUST),
    ("heading_marks", Strength.MUST),
    ("annex_mark_form", Strength.MUST),
    ("lines", Strength.SHOULD),
    ("characters", Strength.SHOULD),
    ("body_font", Strength.SHOULD),
    ("title_bold", Strength.PRACTICE),
    ("heading_bold", Strength.PRACTICE),
]


@pytest.mark.parametrize(("name", "strength"), STRENGTHS)
def test_a_rule_is_as_strong_as_its_clause(name: str, strength: Strength) -> None:
    (rule,) = (rule for rule in RULES if rule.code == f"layout.{name}")
    assert rule.strength is strength


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_words_of_a_message_are_not_stronger_or_weaker_than_the_rule(rule: Rule) -> None:
    said = WORDS.say(rule.code)
    assert ("一般" not in said) or rule.strength is Strength.SHOULD
    assert not ("应" in said and rule.strength is Strength.PRACTICE)


@pytest.mark.parametrize(
    ("strength", "ending"),
    [("must", "7.5。"), ("should", "7.5（一般）。"), ("practice", "7.5（惯例）。")],
)
def test_the_strength_stands_with_the_clause(strength: str, ending: str) -> None:
    values = {"clause": "GB/T 9704-2012 7.5", "strength": strength}
    finding = Finding("layout.page_number_missing", Severity.ERROR, Place(), values)
    assert WORDS.hint(finding).endswith(f"依据：GB/T 9704-2012 {ending}")
