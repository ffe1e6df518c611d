# `make run` and `make test` each do all of their own set-up.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
SCHEDULES ?= 100000
SEED ?= 0
BIN := .venv/bin
export PORT HOST


.PHONY: run test check dev preview bench chaos transitions lighthouse lock pack browsers clean

run: .venv/ready pack
	$(BIN)/leadwell serve --web build/web

test: .venv/ready browsers pack
	$(BIN)/pytest

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/leadwell content check

dev: .venv/ready
	$(BIN)/flet run --web --host $(HOST) --port $(PORT) --recursive --assets $(CURDIR)/assets -m app.main

preview: .venv/ready
	$(BIN)/leadwell content preview --host $(HOST)

bench: .venv/ready browsers pack
	$(BIN)/python -m tests.bench

chaos: .venv/ready
	$(BIN)/python -m tests.simulation --schedules $(SCHEDULES) --seed $(SEED)
	DEVICES=200 $(BIN)/pytest -s tests/test_endpoint_load.py

transitions: .venv/ready browsers
	TRANSITIONS=200 $(BIN)/pytest -s tests/e2e/transitions.py

lighthouse: .venv/ready browsers pack
	$(BIN)/python -m tests.bench.lighthouse

pack: .venv/ready
	$(BIN)/python -m build.pack

browsers: .venv/ready
	$(BIN)/python -m build.browsers

lock:
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --generate-hashes --python-version 3.11 --no-header --output-file requirements.lock
	$(BIN)/uv pip compile build/web.in --python-version 3.14 --python-platform wasm32-pyodide2025 --no-emit-package pillow --no-emit-package fonttools --no-emit-package defusedxml --generate-hashes --no-header --output-file build/web.lock

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Leadwell needs Python 3.11 or later; run: make PYTHON=python3.12 $(MAKECMDGOALS)" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv build/web build/.cache
