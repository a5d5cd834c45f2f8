"""The folder of the data that the projects share."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("POLICYLOOM_SHARED", Path(__file__).parents[2] / "shared"))
