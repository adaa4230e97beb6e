"""Forms: an office's own workbook without its records, ready for the next year's.

openpyxl keeps what an office has set up: widths, formats, merged titles, pages.
"""

from __future__ import annotations

import io
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from zgreport.output.form_tables import shrink_tables
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Form", "as_form", "emptied"]

_LISTS = "选项"
_ROWS = 500  # that a list drops down in, and that have the format of the first record
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  # what a file that tells no time says


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A sheet of a form: its name in the file and its new one, what stays, what may be chosen.

    `kept` are rows of titles and headers, `first` the first row of records; `texts` what stands
    in the rows that stay; `choices` by column, as are `widths`; `dates` are columns of dates.
    """

    name: str
    title: str
    kept: frozenset[int]
    first: int
    texts: Mapping[tuple[int, int], str]
    choices: Mapping[int, tuple[str, ...]]
    dates: frozenset[int]
    widths: Mapping[int, int]


def emptied(original: bytes, forms: tuple[Form, ...]) -> bytes:
    """The workbook (.xlsx) with these sheets only, without their records.

    Raises ValueError where it cannot be opened.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(original))
    except Exception as error:  # its parsers raise what they please
        raise ValueError(str(error)) from error
    by_name = {form.name: form for form in forms}
    for sheet in list(book.worksheets):
        if sheet.title not in by_name:
            book.remove(sheet)
    for sheet in book.worksheets:
        _empty(sheet, by_name[sheet.title])
    for name in list(book.defined_names):
        del book.defined_names[name]  # they speak of records
    return _finished(book, forms)


def as_form(forms: tuple[Form, ...]) -> bytes:
    """The same for a file of another format: a new workbook with its titles and headers."""
    book = openpyxl.Workbook()
    first = book.active
    for form in forms:
        sheet = book.create_sheet(form.name)
        for column, width in form.widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        for (row, column), text in form.texts.items():
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = text, "s"  # no text becomes a formula
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        for column in form.dates:
            for row in range(form.first, form.first + _ROWS):
                sheet.cell(row, column).number_format = "yyyy-mm-dd"
    if first is not None:
        book.remove(first)
    return _finished(book, forms)


def _empty(sheet: Worksheet, form: Form) -> None:
    """Take out the records; the formats of the first one stay for those to come."""
    _unmerge(sheet, form)
    for cell in _plain_cells(sheet, form.first):
        if cell.row not in form.kept:
            cell.value, cell.comment, cell.hyperlink = None, None, None
    for number in list(sheet.row_dimensions):
        if number not in form.kept:
            sheet.row_dimensions[number].hidden = False
    for cell in _plain_cells(sheet, 1):
        if isinstance(cell.value, str) and (cell.row, cell.column) in form.texts:
            cell.value = form.texts[cell.row, cell.column]
    shrink_tables(sheet, form.kept)
    sheet.auto_filter.filterColumn = []
    sheet.conditional_formatting = type(sheet.conditional_formatting)()
    _drop_lists(sheet, form)
    _continue_formats(sheet, form)


def _unmerge(sheet: Worksheet, form: Form) -> None:
    """Part the cells that were merged over records."""
    for span in list(sheet.merged_cells.ranges):
        rows = set(range(span.min_row, span.max_row + 1))
        if span.max_row >= form.first and rows.isdisjoint(form.kept):
            sheet.unmerge_cells(str(span))


def _drop_lists(sheet: Worksheet, form: Form) -> None:
    """Take away rules that speak of other sheets, which are gone, or where a list comes."""
    rules = sheet.data_validations
    rules.dataValidation = [
        rule
        for rule in rules.dataValidation
        if "!" not in f"{rule.formula1}{rule.formula2}"
        and not any(
            span.min_col <= column <= span.max_col
            for span in rule.sqref.ranges
            for column in form.choices
        )
    ]


def _plain_cells(sheet: Worksheet, first: int) -> Iterator[Cell]:
    """The cells from a row on, but for those that others are merged over."""
    for row in sheet.iter_rows(min_row=first):
        yield from (cell for cell in row if isinstance(cell, Cell))


def _continue_formats(sheet: Worksheet, form: Form) -> None:
    """The formats of the first record in all rows that may be filled."""
    for column in range(1, sheet.max_column + 1):
        model = sheet.cell(form.first, column)
        if isinstance(model, Cell) and model.has_style:
            for row in range(form.first + 1, form.first + _ROWS):
                cell = sheet.cell(row, column)
                if isinstance(cell, Cell) and not cell.has_style and row not in form.kept:
                    _dress(cell, model)


def _dress(cell: Any, model: Any) -> None:
    """The look of one cell for another."""
    cell.font, cell.fill, cell.border = copy(model.font), copy(model.fill), copy(model.border)
    cell.alignment, cell.number_format = copy(model.alignment), model.number_format
    cell.protection = copy(model.protection)


def _finished(book: Workbook, forms: tuple[Form, ...]) -> bytes:
    lists = _Lists(book)
    for form in forms:
        sheet = book[form.name]
        _add_choices(sheet, form, lists)
        sheet.title = form.title
    book.properties.created = book.properties.modified = _EPOCH
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


class _Lists:
    """The hidden sheet of lists that drop down, each written once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.places: dict[tuple[str, ...], str] = {}

    def place(self, words: tuple[str, ...]) -> str:
        """Where the list stands, as a formula has it."""
        if words not in self.places:
            self.places[words] = self._written(words)
        return self.places[words]

    def _written(self, words: tuple[str, ...]) -> str:
        names = self.book.sheetnames
        sheet: Any = self.book[_LISTS] if _LISTS in names else self.book.create_sheet(_LISTS)
        sheet.sheet_state = "hidden"
        at = sheet.max_column + (1 if sheet.cell(1, 1).value is not None else 0)
        for row, word in enumerate(words, 1):
            cell = sheet.cell(row, at)
            cell.value, cell.data_type = word, "s"
        letter = get_column_letter(at)
        return f"{_LISTS}!${letter}$1:${letter}${len(words)}"


def _add_choices(sheet: Worksheet, form: Form, lists: _Lists) -> None:
    """Lists that drop down; what is written otherwise is taken all the same."""
    for column, words in form.choices.items():
        source = lists.place(words)
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
        mine = get_column_letter(column)
        rule.add(f"{mine}{form.first}:{mine}{form.first + _ROWS - 1}")
        sheet.add_data_validation(rule)
