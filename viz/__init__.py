"""Views of the graph: pages that draw it, beside the text that it was extracted from."""

from __future__ import annotations

from .article import Article, Mention, articles
from .gallery import write_gallery
from .measure import Measure, Measures, measures
from .notebook import Frame, frame
from .page import find_node, page, write_page
from .pyvis_network import network

__all__ = [
    "Article",
    "Frame",
    "Measure",
    "Measures",
    "Mention",
    "articles",
    "find_node",
    "frame",
    "measures",
    "network",
    "page",
    "write_gallery",
    "write_page",
]
