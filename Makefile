PYTHON ?= python3.11
BIN := .venv/bin
RECORD ?= .demo/record.duckdb
DATA ?= ../shared/data
TESTERS ?= auto

.PHONY: setup demo test check gate golden docs bench lock clean

setup: .venv/dev.stamp

.venv/run.stamp: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up (once, about a minute)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/run.stamp
	@rm -rf .demo && mkdir -p .demo
	@$(BIN)/dragoman read src/dragoman/samples/reports --into $(RECORD)
	@$(BIN)/dragoman brief $(RECORD)

test: .venv/dev.stamp
	@$(BIN)/python -m pytest $(if $(ONLY),-m "$(ONLY)") --numprocesses $(TESTERS) --maxprocesses 4 --dist loadfile

check: .venv/dev.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -m "not slow" --numprocesses $(TESTERS) --maxprocesses 4 --dist loadfile

gate: .venv/dev.stamp
	@$(BIN)/python -m dragoman.evaluation.gate

golden: .venv/dev.stamp
	@$(BIN)/python -m pytest tests --update-golden

docs: .venv/dev.stamp
	@$(BIN)/python scripts/write_reference.py
	@$(BIN)/python scripts/write_excerpt.py
	@$(BIN)/python -m pytest tests/test_docs.py

bench: .venv/dev.stamp
	@$(BIN)/python benchmarks/run.py --data $(DATA) --date $$(date +%F)

lock:
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra web --group build pyproject.toml -o requirements.txt
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra web --group build --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
