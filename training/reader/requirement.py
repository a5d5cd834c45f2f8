"""The requirements: the packages that only training needs."""

from __future__ import annotations

from typing import Final

from ...ontology.errors import require

_PACKAGES: Final = ("torch", "transformers", "safetensors", "onnx", "onnxruntime", "tokenizers", "numpy")


def check_requirements() -> None:
    """Refuse to train without the packages that training needs.

    :raises InputError: a package is not installed; the message lists all missing ones.
    """
    require(_PACKAGES, purpose="train", extra="train")
