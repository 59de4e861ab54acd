# Each command does its own set-up (tools/prepare.py) and adds well under a second when nothing changed.
# PORT=8001 make run      another port
# TESTS="tests/unit/planner -k visits" make test      a part of the tests

PYTHON ?= python3
IN_VENV = .venv/bin/python
TESTS ?= tests/unit tests/integration tests/architecture tests/docs tests/journeys

.PHONY: help run test check fix bench lock prepare

help:
	@echo "make run     start OneVisit on this machine (PORT=8000)"
	@echo "make test    run every test"
	@echo "make check   format, lint, types, imports, generated files, translations"
	@echo "make fix     mend what a tool can mend, and make generated files anew"
	@echo "make bench   measure what has a target (BENCH=\"coverage plan\" for some of it)"
	@echo "make lock    resolve dependencies anew into the lock files"

run: prepare
	@$(IN_VENV) -m onevisit.launch

test:
	@$(MAKE) --no-print-directory prepare PREPARE=--browser
	@$(IN_VENV) -m pytest $(TESTS)

check: prepare
	@$(IN_VENV) tools/check.py

fix: prepare
	@$(IN_VENV) tools/check.py --fix

bench: prepare
	@$(IN_VENV) -m bench $(BENCH)

lock:
	@$(PYTHON) tools/lock.py

prepare:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or newer, then run this again."; exit 1; }
	@$(PYTHON) tools/prepare.py $(PREPARE)
