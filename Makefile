# make run | test | bench | lint | format | requirements | translations
# Needs Python >= 3.11 with venv; everything else is installed into .venv.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
BIN := .venv/bin
SOURCES := app.py pages src tests benchmarks

.DEFAULT_GOAL := run
.PHONY: run test bench lint format requirements translations

run: .venv/run
	$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

test: .venv/dev
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python -m pytest

bench: .venv/dev
	PYTHONPATH=src:tests:tests/browser $(BIN)/python benchmarks/run.py
	PYTHONPATH=src:tests:tests/browser $(BIN)/python benchmarks/figures.py

lint: .venv/dev
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy --strict src/darien

format: .venv/dev
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header \
	--no-emit-index-url --no-emit-find-links --annotation-style line

requirements: .venv/dev
	$(BIN)/$(COMPILE) --output-file requirements.txt requirements.in
	$(BIN)/$(COMPILE) --output-file requirements-dev.txt requirements-dev.in

translations: .venv/dev
	mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output --width 100 \
		--project darien --output-file build/darien.pot .
	$(BIN)/pybabel update --input-file build/darien.pot --output-dir src/darien/locales \
		--domain darien --width 100 --no-fuzzy-matching --ignore-obsolete

# A stamp says what .venv was last installed from, so nothing is installed twice.
.venv/run: requirements.txt pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@ .venv/run

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The atlas needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
