"""The requirements: the packages that only training needs."""

from __future__ import annotations

from typing import Final

from ...ontology.errors import require

_PACKAGES: Final = ("torch", "transformers", "safetensors", "onnx", "onnxruntime", "tokenizers", "numpy")


def check_requirements() -> None:
    """Refuse to begin what could not be ended.

    :raises InputError: a package is not installed; the message has all such.
    """
    require(_PACKAGES, purpose="train", extra="train")
