"""The reader by language model: any endpoint with the OpenAI chat interface.

:mod:`.config` says which, :mod:`.window` what is put to it at once, :mod:`.prompt` how, :mod:`.schema` and
:mod:`.reply` what it may answer, :mod:`.client` asks, :mod:`.reader` reads.
"""

from .config import Llm, Structured, llm_config
from .usage import Count, Usage

__all__ = ["Count", "Llm", "Structured", "Usage", "llm_config"]
