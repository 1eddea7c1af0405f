# What one does with this project; docs/running.md says more. `make` alone lists the targets.
SHELL := /bin/sh
PYTHON ?= python3
RUN := .venv/bin/python
MANAGE := DEBUG=true $(RUN) manage.py
# Each processor runs tests; one that has run out takes from the others what they have not begun.
PARALLEL := --numprocesses auto --dist worksteal
# Python's compiled files are kept, whatever the environment says: each process that tests, and each
# server that a test begins, would compile all of the project again.
unexport PYTHONDONTWRITEBYTECODE
# Check the settings of production, with a key that is nobody's.
DEPLOYED := env -u DEBUG SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(64))') \
	ALLOWED_HOSTS=resolutions.example $(RUN) manage.py

.PHONY: help environment python demo test check static-checks test-sqlite test-postgresql format \
	messages lock vendor bench

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1 — /p' Makefile

environment: python ## Make or refresh .venv
	@$(PYTHON) config/boot.py

python:
	@command -v $(PYTHON) >/dev/null || { echo "✗ $(PYTHON) is missing; on Debian: apt-get install python3 python3-venv" >&2; exit 1; }

demo: python ## Serve the demonstration on http://127.0.0.1:8000/
	@$(PYTHON) config/boot.py demo

test: static-checks test-sqlite test-postgresql ## Everything that CI runs

check: static-checks test-sqlite ## The fast gate: the same without PostgreSQL

static-checks: environment
	@echo "» lint and format: ruff"
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --quiet --check . || { $(RUN) -m ruff format --check .; exit 1; }
	@echo "» templates: djade"
	@git ls-files -z --cached --others --exclude-standard 'templates/*.html' \
		| xargs -0 -r .venv/bin/djade --target-version 5.2 --check
	@echo "» types: mypy"
	@DEBUG=true $(RUN) -m mypy --no-error-summary resolutions meetings amendments config
	@echo "» migrations are complete"
	@DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run
	@echo "» settings of production: check --deploy"
	@$(DEPLOYED) check --deploy --fail-level WARNING

test-sqlite: environment ## The tests on SQLite
	@echo "» tests on SQLite"
	@env -u DATABASE_URL EXPECTED_DATABASE=sqlite $(RUN) -m pytest --quiet $(PARALLEL) $(TESTS)

test-postgresql: environment ## The tests that ask a database, on a PostgreSQL of their own
	@echo "» tests on PostgreSQL"
	@EXPECTED_DATABASE=postgresql $(RUN) -m pytest --quiet -p tests.plugins.postgresql \
		-m "not browser" $(PARALLEL) $(TESTS)

format: environment ## Set the code and the templates in the house's form
	@$(RUN) -m ruff check --quiet --fix-only . && $(RUN) -m ruff format --quiet .
	@git ls-files -z --cached --others --exclude-standard 'templates/*.html' \
		| xargs -0 -r .venv/bin/djade --target-version 5.2 || true

messages: environment ## Collect the interface's sentences, compile the catalogues (needs gettext)
	@command -v xgettext >/dev/null || { echo "✗ xgettext is missing: apt-get install gettext"; exit 1; }
	@$(RUN) config/catalogues.py

lock: environment ## Pin the newest versions that config/*.in allows
	@$(RUN) config/lock.py

vendor: environment ## Refresh static/vendor/ (needs npm)
	@command -v npm >/dev/null || { echo "✗ npm is missing: apt-get install npm"; exit 1; }
	@$(RUN) config/vendor.py

bench: environment ## Run the measurements of bench/
	@set -e; for script in bench/*.py; do [ -e "$$script" ] || continue; \
		echo "» $$script"; $(RUN) -m "bench.$$(basename "$$script" .py)"; done
