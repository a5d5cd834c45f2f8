"""The reader by language model, at any endpoint with the OpenAI chat interface.

:mod:`.config` has the settings, :mod:`.window` cuts a document into windows, :mod:`.prompt` makes the requests,
:mod:`.client` sends them, :mod:`.schema` and :mod:`.reply` define and read the replies, :mod:`.reader` is the reader.
"""

from .config import Llm, Structured, llm_config
from .usage import Count, Usage

__all__ = ["Count", "Llm", "Structured", "Usage", "llm_config"]
