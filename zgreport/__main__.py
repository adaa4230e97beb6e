"""`python -m zgreport` is the command `zgreport`."""

from __future__ import annotations

from zgreport.cli import main

if __name__ == "__main__":
    main()
