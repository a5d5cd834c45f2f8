"""The deployment files, a Containerfile and a systemd unit: parsed as their programs do, since neither can run here."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest

from policyloom.cli import program

ROOT = Path(__file__).parents[2]
CONTAINERFILE = ROOT / "docs" / "deploy" / "Containerfile"
UNIT = ROOT / "docs" / "deploy" / "policyloom.service"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SECRET = re.compile(r"token|password|secret|api.?key", re.IGNORECASE)


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile with their arguments, continued lines joined."""
    lines = CONTAINERFILE.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))
    whole = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in whole)]


def told(name: str) -> list[str]:
    return [rest for found, rest in instructions() if found == name]


def call(words: Sequence[str]) -> dict[str, object]:
    """Return the options of a policyloom command line, which is parsed and not run."""
    assert Path(words[0]).name == "policyloom"
    context = program.commands[words[1]].make_context(words[1], list(words[2:]))
    assert isinstance(context, click.Context)
    return context.params


def health_check() -> list[str]:
    [rest] = told("HEALTHCHECK")
    words: list[str] = json.loads(rest.partition(" CMD ")[2])
    return words


def test_base_is_a_slim_python_by_tag_that_the_package_supports() -> None:
    supported = {line.rpartition(" ")[2] for line in PROJECT["classifiers"] if "Python :: 3." in line}
    bases = [rest.split()[0] for rest in told("FROM")]
    assert len(set(bases)) == 1
    found = re.fullmatch(r"python:(3\.\d+)-slim-[a-z]+", bases[0])
    assert found
    assert found[1] in supported


def test_container_runs_as_a_number_that_is_not_root() -> None:
    last = instructions()[[name for name, _ in instructions()].index("USER") :]
    [user] = told("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    # This user installs and copies nothing, and no other build stage follows.
    assert not {name for name, _ in last} & {"FROM", "RUN", "COPY"}


def test_image_is_made_of_what_a_wheel_is_made_of() -> None:
    copied = [word for rest in told("COPY") if "--from" not in rest for word in rest.split()[:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    included = wheel["targets"]["wheel"]["only-include"]
    assert {name.removesuffix("/policyloom") for name in included} <= set(copied)
    assert {PROJECT["readme"], *PROJECT["license-files"], "hatch_build.py", "pyproject.toml"} <= set(copied)


def test_what_is_installed_is_checked_by_its_hash_or_was_built_there() -> None:
    installs = [part for rest in told("RUN") for part in rest.split("&&") if "pip install" in part]
    assert len(installs) == 3
    for part in installs:
        assert "--no-deps" in part
        assert "--require-hashes" in part or ("--no-index" in part and "dist/*.whl" in part)


@pytest.mark.parametrize("file", [CONTAINERFILE, UNIT], ids=lambda file: file.name)
def test_file_holds_no_secret(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if SECRET.search(line) or "--writable" in line] == []


def test_container_serves_where_it_says_and_is_asked() -> None:
    [entry], [command], [port] = told("ENTRYPOINT"), told("CMD"), told("EXPOSE")
    options = call([*json.loads(entry), *json.loads(command)])
    assert (options["host"], str(options["port"])) == ("0.0.0.0", port)
    assert not options["writable"]
    assert f", {port}," in health_check()[-1]
    [environment] = told("ENV")
    assert f"POLICYLOOM_STORE={_mount()}" in environment.split()


def _mount() -> str:
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    mounts = set(re.findall(r'--volume "[^":]+:([^":]+):ro"', page))
    assert len(mounts) == 1
    return str(mounts.pop())


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the port of a service over an empty store."""
    import pyoxigraph

    folder = tmp_path_factory.mktemp("deploy") / "store"
    pyoxigraph.Store(str(folder)).flush()
    serve = [sys.executable, "-m", "policyloom", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen([*serve, "--store", str(folder)], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        said = running.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert found, said
        yield found[1]
        running.terminate()


def test_health_check_tells_a_service_that_answers_from_none(port: str) -> None:
    _, option, script = health_check()

    def check(script: str) -> int:
        words = [sys.executable, option, script]
        return subprocess.run(words, check=False, capture_output=True, timeout=20).returncode

    asked = script.replace("7878", port)
    assert check(asked) == 0
    assert check(script.replace("7878", "9")) != 0
    assert check(asked.replace("/health", "/nowhere")) != 0


@pytest.fixture
def unit() -> configparser.ConfigParser:
    # The parser is strict: a key that stands twice is an error.
    read = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(UNIT.read_text(encoding="utf-8"))
    return read


def test_unit_calls_a_command_that_there_is_and_serves_this_machine(unit: configparser.ConfigParser) -> None:
    assert unit.sections() == ["Unit", "Service", "Install"]
    options = call(shlex.split(unit["Service"]["ExecStart"]))
    assert options["host"] == "127.0.0.1"
    assert unit["Service"]["IPAddressDeny"] == "any"
    assert unit["Service"]["IPAddressAllow"] == "localhost"


def test_unit_reads_its_store_and_writes_nothing(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    store = Path(str(call(shlex.split(service["ExecStart"]))["store"]))
    assert Path(service["ReadOnlyPaths"]) in store.parents
    assert service["ProtectSystem"] == "strict"
    assert not {key for key in service if key.startswith("ReadWrite") or key.endswith("Directory")}


def test_unit_runs_as_nobody_with_no_privilege_and_comes_back(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    assert "User" not in service
    assert service["CapabilityBoundingSet"] == ""
    assert service["Restart"] == "on-failure"
    for key in ("DynamicUser", "NoNewPrivileges", "PrivateTmp", "ProtectHome", "MemoryDenyWriteExecute"):
        assert service[key] == "yes"
    # The service limits the memory of a query by setrlimit, which this group of system calls includes.
    assert service["SystemCallFilter"] == "@system-service"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_unit_is_well_made_in_the_eyes_of_systemd(tmp_path: Path) -> None:
    # systemd-analyze checks that the program exists; here it is installed elsewhere.
    text = UNIT.read_text(encoding="utf-8").replace("/opt/policyloom/bin/policyloom", sys.executable)
    copy = tmp_path / UNIT.name
    copy.write_text(text, encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", str(copy)], check=False, capture_output=True, text=True
    )
    assert (verified.returncode, verified.stderr) == (0, "")
    # The exposure may be at most 2 of 10.
    rated = ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20", str(copy)]
    exposed = subprocess.run(rated, check=False, capture_output=True, text=True)
    assert exposed.returncode == 0, exposed.stdout[-2000:]
