"""policyloom turns policy articles into a knowledge graph in which every fact cites its sentence."""

from __future__ import annotations

__version__ = "0.1.0"
