# make run    start the hall on this computer          make test   every check
# Both make this folder ready first (tools/setup.sh); `make help` lists the rest.

BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
PROCESSES := -n 4 --dist worksteal

# The checks start hundreds of processes: what was compiled is kept, also where the shell says it is not.
export PYTHONDONTWRITEBYTECODE :=

.NOTPARALLEL:
.PHONY: help setup setup-dev run test lint style types qml texts tests test-deep budget translations bench screenshots clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## start the hall on this computer: kiosk, counter, display, paper (ARGS="--help" for more)
	@$(BIN)/bocso run $(ARGS)

test: style types qml texts tests ## every check, the quick ones first

setup: ## make .venv, install the pinned packages and the system libraries Qt needs
	@tools/setup.sh

setup-dev: ## the same, with what the checks need
	@tools/setup.sh dev

lint: style types qml ## style, types and QML

style types qml texts tests: setup-dev

style:
	@echo "== Style (ruff)"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types:
	@echo "== Types (mypy, strict)"
	@$(BIN)/mypy

qml:
	@echo "== QML (qmllint, no warning allowed)"
	@$(BIN)/python tools/check_qml.py

texts:
	@echo "== Translations"
	@$(BIN)/python tools/translations.py check

tests:
	@echo "== Tests (pytest, offscreen, in four processes: some of them wait for other programs)"
	@$(OFFSCREEN) $(BIN)/python -m pytest $(PROCESSES) $(ARGS)

test-deep: setup-dev ## the tests as far as they go: every rule on both databases, twenty times the examples
	@BOCSO_EXAMPLES=240 BOCSO_KILLS=160 $(OFFSCREEN) $(BIN)/python -m pytest $(PROCESSES) \
		--both --hypothesis-profile deep $(ARGS)

budget: setup-dev ## the quick tests, one after the other: one that takes over a second fails
	@$(OFFSCREEN) $(BIN)/python -m pytest -m "not slow" --budget $(ARGS)

translations: setup-dev ## collect new texts into assets/i18n/*.ts, ready to be translated
	@$(BIN)/python tools/translations.py update

bench: setup-dev ## measure everything: some ten minutes, tables and bench/results.json (ARGS="hall news")
	@$(BIN)/python -m bench $(ARGS)

screenshots: setup-dev ## every page of the kiosk as contact sheets in out/screenshots, and the README's pictures anew
	@$(OFFSCREEN) $(BIN)/python -m tools.screenshots out/screenshots
	@$(OFFSCREEN) $(BIN)/bocso demo --out out/pictures --tickets 12 >/dev/null
	cp out/pictures/kiosk-start.png out/pictures/kiosk-ticket.png out/pictures/counter.png out/pictures/display.png docs/pictures/
	cp out/pictures/slip-A001.png docs/pictures/slip.png

clean: ## remove what was made here: .venv, build, caches (no ticket, no setting)
	rm -rf .venv build out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -path ./.git -prune -o -name __pycache__ -prune -exec rm -rf {} +
