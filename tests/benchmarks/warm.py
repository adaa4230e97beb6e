"""One more build in a process that has built before, with only the template changed.

`python warm.py FOLDER YEAR` builds the workspace twice and prints the seconds of the second time.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import docx

from zgreport.cli.run import run

if __name__ == "__main__":
    folder, year = sys.argv[1:]
    call = ["build", year, "-C", folder, "--force"]
    if code := run(call, {}):
        sys.exit(code)
    (template,) = Path(folder, "templates").glob("*.docx")
    page = docx.Document(str(template))
    page.add_paragraph("又一段。")
    page.save(str(template))
    begin = time.perf_counter()
    if code := run(call, {}):
        sys.exit(code)
    print(time.perf_counter() - begin)  # noqa: T201  # what was asked for
