# The project's commands. Each prepares what it needs first (setup/prepare.sh), and says nothing when all is there.
#
#   PYTHON=python3.12   the Python to build .venv with (3.11 or newer); without it, the first fitting one is taken
#   ARGS="-k dates -x"  handed on to pytest by `make test`
#   UPGRADE=1           lets `make lock` take newer releases

PYTHON ?=
ARGS ?=
UPGRADE ?=
export PYTHON ARGS UPGRADE

SHELL = /bin/sh
BIN = .venv/bin
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help publish test lint bench setup lock clean distclean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

publish: ## Build the sample workspace into dist/: releases of what is complete, drafts of what is not
	@sh setup/prepare.sh run
	@$(BIN)/dragoman update
	@$(BIN)/dragoman build --draft-incomplete

test: ## Run every check: ruff, mypy, the import contracts, pytest
	@sh setup/prepare.sh test
	@sh setup/check.sh test

lint: ## Run the quick checks alone: ruff, mypy, the import contracts
	@sh setup/prepare.sh test
	@sh setup/check.sh lint

bench: ## Print the measurements: each program in bench/
	@sh setup/prepare.sh test
	@sh setup/bench.sh

setup: ## Prepare .venv and the system for publishing and testing, and do nothing else
	@sh setup/prepare.sh test

lock: ## Write requirements*.txt anew from pyproject.toml (UPGRADE=1: with the newest releases allowed there)
	@sh setup/lock.sh

clean: ## Remove what was built: dist/, what is remembered of builds, and the caches of the checks
	@rm -rf dist .dragoman .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -path ./.venv -prune -o -path ./.tools -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## Remove also what was installed: .venv and .tools
	@rm -rf .venv .tools src/*.egg-info
