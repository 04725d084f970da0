# Two commands: make site, make test. Everything else is a part of them. While you work: make quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) * 3 / 2)))# a browser test waits now and then
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING := 1
# a module is compiled once, not by each of the hundreds of commands that the tests run
export PYTHONDONTWRITEBYTECODE :=

.PHONY: site zip serve check audit test publishable quick format screenshot icons thorough bench profile bench-peers torture stacks sbom clean help

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/site.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements-dev.lock tests/hours/package-lock.json tests/validity/package-lock.json
	$(PIP) install --require-hashes -r requirements-dev.lock
	@if command -v npm >/dev/null; then \
	for folder in hours validity; do npm ci --prefix tests/$$folder --ignore-scripts --no-audit --no-fund --silent || exit 1; done; \
	else echo "npm is missing: opening hours are not compared with opening_hours.js, pages are not held against checkers of HTML"; fi
	@touch $@

site: $(VENV)/site.stamp ## Check the records and build site/
	$(BIN)/redroutes build

zip: $(VENV)/site.stamp ## Build site/ with a zip of itself
	$(BIN)/redroutes build --zip

serve: $(VENV)/site.stamp ## Preview the site; it follows every change
	$(BIN)/redroutes serve

check: $(VENV)/site.stamp ## Check the records
	$(BIN)/redroutes check

audit: $(VENV)/site.stamp ## Test the built site: links, weights, heads, and axe in a browser
	$(PIP) install --require-hashes -r scripts/redroutes/scaffold/project/requirements-audit.lock
	$(BIN)/redroutes audit --axe

test: $(VENV)/test.stamp ## Format, lint, types, content, tests, browser; of long rows a part
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy -p redroutes
	$(BIN)/redroutes schema --check
	$(BIN)/redroutes check
	$(BIN)/redroutes build --audit
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not thorough"

publishable: $(VENV)/test.stamp ## What any records can pass: the same without tests that name shipped records
	$(BIN)/redroutes schema --check
	$(BIN)/redroutes check
	$(BIN)/redroutes build
	$(BIN)/pytest -n auto --dist worksteal -m "not shipped and not benchmark"

quick: $(VENV)/test.stamp ## The same without browser, benchmarks and long tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy -p redroutes
	$(BIN)/redroutes schema --check
	$(BIN)/redroutes check
	$(BIN)/pytest -n auto --dist worksteal -m "not browser and not benchmark and not long"

thorough: $(VENV)/test.stamp ## All tests with all their rows (both languages in the browser) and five times the examples
	REDROUTES_THOROUGH=1 $(BIN)/pytest -n $(WORKERS) --dist worksteal

format: $(VENV)/test.stamp ## Format the code
	$(BIN)/ruff format scripts tests
	$(BIN)/ruff check --fix scripts tests

screenshot: $(VENV)/test.stamp site ## Take the README's pictures from the real site
	$(BIN)/python scripts/take_screenshots.py

bench: $(VENV)/test.stamp ## Measure builds of 1,000, 5,000 and 20,000 stops; takes long, BENCH=--quick some minutes
	PYTHONPATH=scripts $(BIN)/python -m benchmarks build $(BENCH)

profile: $(VENV)/test.stamp ## Where the CPU seconds of a build go, stage by stage, at 1,000 and 5,000 stops
	PYTHONPATH=scripts $(BIN)/python -m benchmarks profile $(PROFILE)

bench-peers: ## Install what bench measures beside this program, into .bench/
	test -x .bench/bin/python || $(PYTHON) -m venv .bench
	.bench/bin/python -m pip --disable-pip-version-check --quiet install -r scripts/benchmarks/peers.txt

torture: $(VENV)/test.stamp ## Hostile values, mutated records, kills, full disks, damaged caches, for hours; prints counts
	PYTHONPATH=scripts:tests $(BIN)/python -m torture $(TORTURE)

stacks: $(VENV)/site.stamp ## Build the site with each program that can stand in MkDocs' place; it takes a while
	$(BIN)/python scripts/try_stacks.py

sbom: $(VENV)/site.stamp ## Write sbom.json, the list of what the site is built with (CycloneDX)
	test -x .tools/bin/python || $(PYTHON) -m venv .tools
	.tools/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r scripts/sbom.txt
	.tools/bin/cyclonedx-py environment --output-reproducible --of JSON -o sbom.json --pyproject pyproject.toml $(BIN)/python

icons: $(VENV)/test.stamp ## Make the app's icons from the favicon
	$(BIN)/python scripts/make_icons.py

clean: ## Delete everything that was made
	rm -rf $(VENV) .bench .tools sbom.json site .cache .mypy_cache .ruff_cache .pytest_cache scripts/*.egg-info
