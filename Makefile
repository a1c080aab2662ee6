BIN := .venv/bin
# Two at once is safe on the smallest machine: every test has its own database and folder.
JOBS ?= 2

.PHONY: help setup demo test lint format lock clean

help:
	@echo "make demo    set up, then show the suite at work (pictures in demo-out without a display)"
	@echo "make test    set up, then check the code and run every test"
	@echo "make lint    set up, then check the code only"
	@echo "make format  set up, then put the code in order"
	@echo "make setup   install what is missing; quick when nothing is"
	@echo "make lock    choose the newest package versions and pin them in requirements.lock"
	@echo "make clean   remove the environment and everything that was generated"

setup:
	@sh .ci/setup

demo: setup
	@$(BIN)/python main.py demo --out demo-out

test: lint
	@$(BIN)/pytest -n $(JOBS) --dist loadgroup

lint: setup
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not in order: make format"; exit 1; }
	@$(BIN)/mypy

format: setup
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lock: setup
	@sh .ci/lock

clean:
	rm -rf .venv demo-out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
