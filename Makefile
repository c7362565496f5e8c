# Every command of the project; `make help` lists them. Works with GNU make 3.81 (macOS) and later.

# Say `make learn PYTHON=/path/to/python3.12` to choose a Python; otherwise the first one that is new enough.
PYTHON ?=
VENV ?= .venv
# Handed on to the command behind a target, as in `make learn ARGS=--no-browser`.
ARGS ?=
LOCKER := uv==0.13.9

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
PY := $(BIN)/python.exe
else
BIN := $(VENV)/bin
PY := $(BIN)/python
endif

PIP := $(PY) -m pip --disable-pip-version-check --no-input

PYTHONS := $(if $(PYTHON),"$(PYTHON)",python3 python python3.14 python3.13 python3.12 python3.11)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PURELIB := import sysconfig; print(sysconfig.get_path("purelib"))
COMPILE := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --no-strip-extras

# Tells how far pip has come; its own words go to a file, shown where it fails.
PROGRESS := /^(Collecting|Processing|Requirement already)/ { if (++seen % 20 == 0) print "  " seen " of about " all } \
	/^Installing collected/ { print "  unpacking" } { fflush() }

# Bytecode is written once, in parallel, after everything is there: pip's own way is one file at a time, and
# where PYTHONDONTWRITEBYTECODE is set nothing else would keep any, so that every start would compile it all again.
define install
	@count=$$(grep -c == $(1)); rm -f $(VENV)/failed; \
	echo "Installing $$count packages from $(1); the first time this takes about a minute."; \
	{ $(PIP) install --no-compile --no-deps --require-hashes -r $(1) 2>$(VENV)/install.log \
		&& $(PIP) install --quiet --no-compile --no-deps --no-build-isolation --editable . 2>>$(VENV)/install.log \
		|| touch $(VENV)/failed; } | awk -v all=$$count '$(PROGRESS)'; \
	if [ -e $(VENV)/failed ]; then \
		grep -v ^WARNING $(VENV)/install.log | tail -n 20 >&2; \
		echo "Not everything could be installed (above is why). A first set-up needs the network; run the same command again to go on." >&2; \
		exit 1; \
	fi
	@echo "Preparing Python files, so that every later start is quick."
	@$(PY) -m compileall -q -j 0 kneetwitch "$$($(PY) -c '$(PURELIB)')" >/dev/null 2>&1 || true
	@touch $(2)
endef

.PHONY: help learn test bench format picture screenshots lock clean chromium
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | awk -F '\t' '{printf "  make %-11s %s\n", $$1, $$2}'

learn: $(VENV)/learn.stamp ## open the course in your browser (installs what it needs the first time)
	@$(PY) -m kneetwitch learn $(ARGS)

test: $(VENV)/test.stamp chromium ## run every check
	@$(PY) -m pytest $(ARGS)

bench: $(VENV)/bench.stamp chromium ## measure speed, accuracy and saved bytes beside the best-known rivals
	@$(PY) -m tests.bench $(ARGS)

format: $(VENV)/test.stamp ## bring notebooks and code into their one form
	@$(PY) -m ruff check --quiet --fix kneetwitch tests
	@$(PY) -m ruff format --quiet kneetwitch tests notebooks exercises
	@$(PY) -m kneetwitch format $(ARGS)

picture: $(VENV)/test.stamp chromium ## make the README's picture anew, in a real browser
	@$(PY) -m tests.picture $(ARGS)

screenshots: $(VENV)/test.stamp chromium ## photograph lessons and practices into .artefacts, light and dark (ARGS=07 for one)
	@$(PY) -m tests.screenshots $(ARGS)

lock: | $(PY) ## pin all packages anew (ARGS=--upgrade for the newest allowed)
	@$(PIP) install --quiet $(LOCKER)
	@$(BIN)/$(COMPILE) --group test --output-file .locks/test.txt $(ARGS)
	@$(BIN)/$(COMPILE) --group build --constraints .locks/test.txt --output-file .locks/learn.txt
	@$(BIN)/$(COMPILE) --group bench --constraints .locks/test.txt --output-file .locks/bench.txt
	@echo "Pinned: $$(grep -c == .locks/learn.txt) packages to learn with, $$(grep -c == .locks/test.txt) to test with."

clean: ## remove what these commands made; your answers and your copy of the course stay
	@rm -rf $(VENV) .artefacts dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find kneetwitch tests notebooks exercises -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

chromium: $(VENV)/test.stamp
	@$(PY) -m tests.chromium

$(VENV)/learn.stamp: .locks/learn.txt pyproject.toml | $(PY)
	$(call install,.locks/learn.txt,$@)

$(VENV)/test.stamp: .locks/test.txt pyproject.toml | $(PY)
	$(call install,.locks/test.txt,$@)

$(VENV)/bench.stamp: .locks/bench.txt $(VENV)/test.stamp | $(PY)
	$(call install,.locks/bench.txt,$@)

$(PY):
	@for python in $(PYTHONS); do \
		if "$$python" -c '$(NEW_ENOUGH)' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "This course needs Python 3.11 or newer. Found here: $$(for python in $(PYTHONS); do "$$python" --version 2>/dev/null; done | sort -u | paste -sd, - | sed 's/,/, /g;s/^$$/no Python at all/')."; \
		echo "Install a newer Python (python.org has it), or name one: make $(or $(MAKECMDGOALS),learn) PYTHON=/path/to/python3.12"; \
		exit 1; \
	fi; \
	echo "Making an environment in $(VENV) with $$("$$found" --version)."; \
	"$$found" -m venv --clear $(VENV) || { \
		rm -rf $(VENV); \
		echo "Python could not make an environment. On Debian and Ubuntu this mends it: sudo apt-get install python3-venv"; \
		exit 1; \
	}
