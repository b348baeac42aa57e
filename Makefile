# `make` alone prints this help. The first target that needs it makes the virtual environment.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
# The first Python of these that is new enough; PYTHON=... on the command line overrides it.
PYTHON ?= $(shell for python in python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do \
            $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help generate check test test-all bench bench-quick build clean

help: ## Print this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

generate: $(STAMP) ## Write generated/ from specs/ and templates/, and the schemas of specs/
	@$(BIN)/raisable generate
	@$(BIN)/raisable schema provider > $(VENV)/schema && mv $(VENV)/schema specs/provider.schema.json
	@$(BIN)/raisable schema categories > $(VENV)/schema && mv $(VENV)/schema specs/categories.schema.json

check: $(STAMP) ## Fail if the output is stale, a spec has warnings, or code is badly formatted or wrongly typed
	@$(BIN)/raisable generate --check
	@$(BIN)/raisable lint
	@$(BIN)/black --check --quiet generator generated templates tests
	@$(BIN)/mypy
	@$(BIN)/pyright --project pyproject.toml --level error

test: $(STAMP) ## Run all checks and tests, as many files at a time as there are processors
	@$(MAKE) --no-print-directory check
	@$(BIN)/pytest --numprocesses auto --dist loadfile

test-all: $(STAMP) ## Run all checks and tests, with every case instead of samples (hours)
	@RAISABLE_FULL=1 $(MAKE) --no-print-directory test

bench: $(STAMP) ## Measure everything, each beside its limit, and write BENCHMARKS.md (some minutes)
	@$(BIN)/python tests/bench/bench.py --date "$$(date -u +%F)"

bench-quick: $(STAMP) ## The same once, without what takes long, and print it
	@$(BIN)/python tests/bench/bench.py --date "$$(date -u +%F)" --quick --out $(VENV)/bench
	@cat $(VENV)/bench/BENCHMARKS.md

build: $(STAMP) ## Build the wheel and the source distribution into dist/
	@$(BIN)/python -m build --no-isolation

clean: ## Remove the virtual environment and everything that was built
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .hypothesis

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is needed, and none was found: install it, or run make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making the virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
