# One environment, .venv, made from the hash-pinned lock files; `make` alone lists what can be done.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON := $(shell command -v python3.11 || command -v python3)
PIP := -m pip --disable-pip-version-check -qq
VENV := .venv/bin
# libhxl and what it stands on are published as source only.
INSTALL := $(VENV)/python $(PIP) install --no-deps --only-binary :all: --no-binary libhxl,python-io-wrapper --require-hashes --requirement
SHARED_FACTS := ../shared/tools/check_facts.py

.PHONY: help
help:  ## Say what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: run
run: .venv/runtime.stamp  ## Serve the dashboard on this computer
	@$(VENV)/python app.py

.PHONY: serve
serve: .venv/runtime.stamp  ## Serve the dashboard for others, with a worker for each core
	@exec $(VENV)/gunicorn

.PHONY: restarts
restarts: .venv/test.stamp  ## Restart a server twenty times under load, and count what failed
	@RESTARTS=20 $(VENV)/python -m pytest tests/serving/test_restarts.py

.PHONY: survive
survive: .venv/test.stamp  ## Ask 20,000 things of the server, good and bad, and say what it did not survive
	@SURVIVE=20000 $(VENV)/python -m pytest -s tests/serving/test_survival.py

.PHONY: test
test: .venv/test.stamp chromium servers  ## Run the tests, those in a browser included
	@$(VENV)/python -m pytest -n 2 --dist worksteal

.PHONY: lint
lint: .venv/test.stamp  ## Check style and likely bugs
	@$(VENV)/ruff check
	@$(VENV)/ruff format --check

.PHONY: format
format: .venv/test.stamp  ## Lay the code out and mend what can be mended by itself
	@$(VENV)/ruff check --fix
	@$(VENV)/ruff format

.PHONY: types
types: .venv/test.stamp  ## Check the types
	@$(VENV)/mypy

.PHONY: imports
imports: .venv/test.stamp  ## Check that each room imports only from those below it
	@$(VENV)/lint-imports --no-logo

.PHONY: check
check: .venv/test.stamp  ## Check the data package by its rules and by Table Schema
	@$(VENV)/python -m dashboard check
	@$(VENV)/frictionless validate data/datapackage.json

.PHONY: facts
facts: .venv/test.stamp  ## Hold the data against the source texts, where they are at hand
	@if [ -f $(SHARED_FACTS) ]; then $(VENV)/python $(SHARED_FACTS) data; \
	else echo "facts: not checked, $(SHARED_FACTS) is not here"; fi

# B704, words taken for markup, is watched by ruff as S704: pyproject.toml says where it is right, and why.
.PHONY: audit
audit: .venv/test.stamp  ## Look for what is risky in the code and known faults of the dependencies
	@$(VENV)/bandit --quiet --recursive --skip B704 dashboard app.py
	@$(VENV)/python .ci/audit.py

.PHONY: bench
bench: .venv/test.stamp chromium  ## Measure all that has a target (on an idle machine; AGAINST=URL for another server beside)
	@$(VENV)/python -W ignore -m tests.bench $(if $(AGAINST),--against $(AGAINST))

.PHONY: outlines
outlines: .venv/test.stamp  ## Make data/boundaries.geojson again (needs npm)
	@$(VENV)/python -m dashboard outlines

.PHONY: lock
lock:  ## Remake the lock files; with UPGRADE=1, to the newest versions allowed
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(PYTHON) -m venv "$$folder"; \
	"$$folder"/bin/python $(PIP) install uv; \
	compile=("$$folder"/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate \
		--python-version 3.11 $(if $(UPGRADE),--upgrade) pyproject.toml); \
	"$${compile[@]}" --output-file requirements.txt >/dev/null; \
	"$${compile[@]}" --extra test --constraint requirements.txt --output-file requirements-test.txt >/dev/null

# The environment is made anew whenever its lock changed, so that an interrupted attempt leaves nothing behind.
# The tests' lock holds all of the runtime's.
.venv/runtime.stamp: requirements.txt
	@$(MAKE) environment
	@$(INSTALL) requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt
	@$(MAKE) environment
	@$(INSTALL) requirements-test.txt
	@touch .venv/runtime.stamp $@

.PHONY: environment
environment:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; found: $(PYTHON)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(call apt_install,python3-venv)
	@$(PYTHON) -m venv --clear .venv

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || $(call apt_install,chromium fonts-dejavu-core)

# Redis and nginx are only used by tests, each on a port of its own.
.PHONY: servers
servers:
	@command -v redis-server >/dev/null || $(call apt_install,redis-server)
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || $(call apt_install,nginx-light)

# Install Debian packages, as root or by sudo.
define apt_install
{ command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || command -v sudo >/dev/null; } \
	|| { echo "Please install: $(1) (no apt-get here, or no right to use it)" >&2; exit 1; }; \
	root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	$$root apt-get update -qq; \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null; }
endef
