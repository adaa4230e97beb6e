"""The output: files written whole or not at all, one build at a time, with a manifest last."""

from __future__ import annotations

from zgreport.output.manifest import checksum
from zgreport.output.names import file_name, pdf_name
from zgreport.output.writing import (
    edited_by_hand,
    refuse_edited,
    write_all,
    write_file,
    write_together,
)

__all__ = [
    "checksum",
    "edited_by_hand",
    "file_name",
    "pdf_name",
    "refuse_edited",
    "write_all",
    "write_file",
    "write_together",
]
