"""The library of questions: one ``.rq`` file each, with a TOML header in comments and SPARQL that runs as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..ontology.errors import DataError, InputError
from .parameter import TYPES, Parameter

_HOLE = re.compile(r"(\bVALUES\s+\?(\w+)\s*\{\s*)(UNDEF)(\s*\})")


@dataclass(frozen=True)
class NamedQuery:
    """A question with its SPARQL.

    :param name: the name of its file without the extension.
    :param question: the question that it answers, in one sentence.
    :param answers: the columns of the answer; subject, predicate, object for triples.
    :param text: SPARQL that runs as it is, with every parameter unbound.
    """

    name: str
    question: str
    answers: tuple[str, ...]
    text: str = field(repr=False)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()

    def bind(self, values: Mapping[str, str | Sequence[str]]) -> str:
        """Return the text with *values* in place of its parameters, as typed terms.

        A parameter can have several values; a solution then has to fit one of them.

        :raises InputError: if a parameter is unknown, a required one is missing, or a value does not fit its type.
        """
        for name in values:
            if name not in self.parameters:
                raise InputError(f"{self.name} has no parameter {name!r}; {self._allowed()}")
        missing = [p.name for p in self.parameters.values() if p.required and p.name not in values]
        if missing:
            raise InputError(f"{self.name} needs the parameter {missing[0]!r}; {self._allowed()}")
        terms = {
            name: " ".join(
                str(self.parameters[name].term(one)) for one in ([value] if isinstance(value, str) else value)
            )
            for name, value in values.items()
        }
        # In one pass, so that no value is taken for the place of another.
        return _HOLE.sub(lambda hole: hole[1] + terms.get(hole[2], hole[3]) + hole[4], self.text)

    def described(self) -> dict[str, Any]:
        """Return the query as plain values, without its text: name, question, answers, parameters, keywords."""
        parameters = [
            {"name": p.name, "type": p.type, "description": p.description, "required": p.required}
            for p in self.parameters.values()
        ]
        return {
            "name": self.name,
            "question": self.question,
            "answers": list(self.answers),
            "parameters": parameters,
            "keywords": list(self.keywords),
        }

    def _allowed(self) -> str:
        if not self.parameters:
            return "it takes none"
        return "it takes " + ", ".join(f"{p.name} ({p.type})" for p in self.parameters.values())


@cache
def library() -> Mapping[str, NamedQuery]:
    """Return the questions by name, sorted.

    >>> library()["policies-by-country"].question
    'Which policies did each country or region adopt?'
    """
    folder = files(__name__.rpartition(".")[0]).joinpath("questions")
    texts = {
        file.name.removesuffix(".rq"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    }
    return MappingProxyType({name: parse(name, texts[name]) for name in sorted(texts)})


def resolve(question: str, parameters: Mapping[str, str | Sequence[str]] | None = None) -> str:
    """Return the SPARQL of *question* (a name in the library, the path of a file, or SPARQL) with *parameters* bound.

    :raises InputError: if there is no such question or file, or a parameter is wrong.
    """
    if Path(question).suffix in {".rq", ".sparql"}:
        query = _read(Path(question))
    elif re.search(r"[\s{]", question.strip()):
        query = parse("the query", question)
    else:
        query = find(question)
    return query.bind(parameters or {})


@cache
def packaged(package: str, file: str) -> NamedQuery:
    """Return the query in *file*, a path within *package*."""
    text = files(package).joinpath(*file.split("/")).read_text(encoding="utf-8")
    return parse(Path(file).stem, text)


def find(name: str) -> NamedQuery:
    """Return the question named *name*.

    :raises InputError: if there is none; the message has the most similar names.
    """
    questions = library()
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3, cutoff=0.5)
    near += [n for n in questions if n not in near and set(n.split("-")) & set(name.lower().split("-"))]
    hint = f"did you mean {', '.join(near[:3])}?" if near else f"the names are: {', '.join(questions)}"
    raise InputError(f"no question is named {name!r}; {hint}")


def parse(name: str, text: str) -> NamedQuery:
    """Return the query in *text*, whose header is the lines that begin with ``#+``; without them it has no parameters.

    :raises DataError: if the header is malformed, or does not fit the query.
    """
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = tomllib.loads("\n".join(lines))
        parameters = {key: _parameter(key, entry) for key, entry in header.get("parameters", {}).items()}
        query = NamedQuery(
            name=name,
            question=str(header.get("question", "")),
            answers=tuple(map(str, header.get("answers", ()))),
            text=text,
            parameters=MappingProxyType(parameters),
            keywords=tuple(map(str, header.get("keywords", ()))),
        )
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise DataError(f"the header of {name} is malformed: {error}") from error
    for key in parameters:
        if key not in {hole[2] for hole in _HOLE.finditer(text)}:
            raise DataError(f"{name} must contain 'VALUES ?{key} {{ UNDEF }}' for its parameter {key}")
    return query


def _parameter(name: str, entry: Mapping[str, Any]) -> Parameter:
    if entry.get("type") not in TYPES:
        raise TypeError(f"the type of {name} is {entry.get('type')!r}, not one of {', '.join(TYPES)}")
    return Parameter(
        name, entry["type"], str(entry.get("description", "")), bool(entry.get("required", False))
    )


def _read(path: Path) -> NamedQuery:
    try:
        return parse(path.stem, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text; save the query as UTF-8") from error
    except OSError as error:
        raise InputError(f"cannot read the query {path}: {error.strerror}") from error
