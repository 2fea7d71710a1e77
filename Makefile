# Four commands: run, test, check, bench. `make` alone lists them.

VENV := .venv
PYTHON ?= python3
PORT ?= 8000
DATA ?= data-demo
PYTEST_WORKERS ?= $(shell nproc 2> /dev/null || echo 2)
IN_VENV := $(CURDIR)/$(VENV)/bin
PIP := $(VENV)/bin/python -m pip install --quiet --quiet --no-input --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test check bench
.DELETE_ON_ERROR:

help: ## this list
	@echo "DukaSystem Help Centre"
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)$$/  make \1|\2/' | awk -F'|' '{printf "%-14s%s\n", $$1, $$2}'

run: $(VENV)/base.stamp ## prepare everything and serve the demo on http://localhost:8000 (PORT=… for another port)
	@exec $(VENV)/bin/helpcentre up --demo --data $(DATA) --port $(PORT)

test: export PATH := $(IN_VENV):$(PATH)
test: $(VENV)/dev.stamp ## every check and every test, on SQLite and then on PostgreSQL
	@echo "== ruff, import-linter, mypy"
	@ruff check .
	@ruff format --check --quiet .
	@lint-imports --no-cache > $(VENV)/floors.txt || (cat $(VENV)/floors.txt; exit 1)
	@python -m tests.prepared & prepared=$$!; mypy helpcentre && wait $$prepared  # each uses one core for a minute
	@echo "== tests on SQLite"
	@env -u DATABASE_URL python -m pytest -q -n $(PYTEST_WORKERS) --dist loadfile --no-loadscope-reorder
	@echo "== the tests that use the database, on PostgreSQL"
	@python -m tests.postgres -m pytest -q -n $(PYTEST_WORKERS) --dist loadfile --no-loadscope-reorder -m "database and not browser and not once"

check: export PATH := $(IN_VENV):$(PATH)
check: $(VENV)/dev.stamp ## the quick ones before a commit: lint, floors, types, architecture
	@ruff check .
	@ruff format --check --quiet .
	@lint-imports --no-cache > $(VENV)/floors.txt || (cat $(VENV)/floors.txt; exit 1)
	@mypy helpcentre
	@python -m pytest -q tests/test_architecture.py

bench: $(VENV)/base.stamp ## measure, print a table and write JSON under bench/results
	@$(VENV)/bin/python -m bench
	@$(VENV)/bin/python -m bench.search_quality tuning

# The virtual environment, from the hash-locked lists. A stamp is made anew when its list changes.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed. On Debian 12: apt install python3 python3-venv"; \
	    echo "If it has another name here: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python is here, but not the part that makes virtual environments. On Debian: apt install python3-venv"; exit 1; }
	@echo "1/3  Making the virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/base.stamp: requirements/base.txt pyproject.toml | $(VENV)/bin/python
	@echo "2/3  Fetching what it runs on (requirements/base.txt, each file checked by its hash)"
	@$(PIP) --require-hashes -r requirements/base.txt
	@echo "3/3  Installing the Help Centre itself"
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/base.stamp
	@echo "     Fetching what tests it (requirements/dev.txt)"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
