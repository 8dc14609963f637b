# `make run` starts the bot, `make test` checks everything; both set up .venv by themselves the first time.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lock clean

run: .venv/run.stamp
	@$(BIN)/tumen run

test: .venv/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 -q

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tumen needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv

# --no-deps: each lock is complete, and what it leaves out is left out on purpose (see [tool.uv] in pyproject.toml).
.venv/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --no-deps -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/run.stamp
	$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

UV_COMPILE := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url

# Needs uv; only for changing what is installed.
lock:
	$(UV_COMPILE) --custom-compile-command "make lock" -o requirements.lock
	$(UV_COMPILE) --custom-compile-command "make lock" --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv
