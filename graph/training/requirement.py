"""The requirements: the packages that only training needs."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from ...ontology.errors import InputError

_PACKAGES: Final = ("torch", "transformers", "safetensors", "onnx", "onnxruntime", "tokenizers", "numpy")


def check_requirements() -> None:
    """Refuse to begin what could not be ended.

    :raises InputError: a package is not installed; the message has all such.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise InputError(
            f"{', '.join(missing)}: needed to train and not installed; pip install 'policyloom[train]'"
        )
