from __future__ import annotations

import dataclasses
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_archive import figure, sealed

from zgreport.archive.record import Alteration, SealedFigure, as_bytes, exact, read

RECORD = sealed(
    2023,
    figure("市级", 563, published=Fraction(565)),
    dataclasses.replace(
        figure("采用率", 1), value=Fraction(9, 71), previous=Fraction(0), kind="share"
    ),
    changes=(Alteration("市级", "约", 2, "560多篇", ""),),
    reason="核定",
).record


def test_what_was_written_is_read_again_exactly() -> None:
    assert read(as_bytes(RECORD)) == RECORD


def test_numbers_are_written_as_exact_texts() -> None:
    first, second = json.loads(as_bytes(RECORD))["figures"]
    assert (first["value"], first["published"], first["previous"]) == ("563", "565", None)
    assert (second["value"], second["previous"]) == ("9/71", "0")


def test_a_published_value_stands_before_the_computed_one() -> None:
    first, second = RECORD.figures
    assert (first.stated, second.stated) == (Fraction(565), Fraction(9, 71))


@given(st.fractions(), st.fractions())
def test_every_fraction_survives(value: Fraction, previous: Fraction) -> None:
    figure = SealedFigure("甲", "乙", "丙", "flow", "篇", "", "", value, previous)
    again = read(as_bytes(dataclasses.replace(RECORD, figures=(figure,))))
    assert again.figures == (figure,)


def spoilt(**changes: object) -> bytes:
    found = json.loads(as_bytes(RECORD))
    figures = [{**figure, **changes} for figure in found["figures"]]
    top = {key: value for key, value in changes.items() if key in found}
    return json.dumps({**found, "figures": figures, **top}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'{"schema": 1}',
        b"[" * 100_000,
        spoilt(value="1e999999999"),
        spoilt(value="1/0"),
        spoilt(value=[]),
        spoilt(kind="bogus"),
        spoilt(date="yesterday"),
        spoilt(year="x"),
    ],
)
def test_what_is_no_record_is_told_without_harm(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # json has its own kinds of it
        read(data)


@pytest.mark.parametrize("text", ["1e9", "inf", "nan", "0x1", "１", "1/2/3", "", "9" * 401])
def test_other_spellings_of_numbers_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        exact(text)
