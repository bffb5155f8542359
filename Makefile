# `make guide` builds the guide, `make test` proves the program: each needs git, make and Python >= 3.11, nothing else.
# Another Python than python3: `make guide PYTHON=python3.12`.

export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK = 1
RUN := .venv/bin/python -m

UV := 0.13.9
COMPILE = UV_CUSTOM_COMPILE_COMMAND='make lock' $(RUN) uv pip compile pyproject.toml --quiet --upgrade --system-certs \
    --universal --generate-hashes --no-emit-index-url --extra all --group build

.DEFAULT_GOAL := help
.PHONY: help guide serve test bench soak exits sbom manual lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\): ## \(.*\)/make \1	\2/p' Makefile

guide: ## the site and the booklet of the library in projects/
	@sh scripts/setup
	@.venv/bin/guide build

serve: ## the site on this machine, rebuilt at each change
	@sh scripts/setup
	@.venv/bin/guide serve

test: ## style, types and tests
	@sh scripts/setup test
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) pytest -n 2 --dist worksteal

SIZES := 100 1000

bench: ## how fast the guide is beside other generators: make bench SIZES="100 1000 10000"
	@sh scripts/setup
	@.venv/bin/python benchmarks/speed.py $(SIZES)

HOURS := 1

soak: ## chance that means harm, new cases each time, until it is late: make soak HOURS=0.5
	@sh scripts/setup test
	@.venv/bin/python tests/soak.py $(HOURS) build/soak

exits: ## whether the site builds under ProperDocs and its pages under Zensical, in environments of their own
	@sh scripts/setup
	@.venv/bin/python tests/exits.py build/exits

sbom: ## what the program consists of, with licences: dist/sbom.cdx.json; fails on a licence not accepted
	@sh scripts/setup
	@.venv/bin/python scripts/sbom.py dist/sbom.cdx.json

manual: ## the manual's reference pages and the editors' schemas anew, after a change of the model
	@sh scripts/setup
	@$(RUN) guide.reference docs/manual
	@$(RUN) guide schema

lock: ## requirements*.lock anew: what pyproject.toml pins, the newest of what that brings along
	@sh scripts/setup
	@$(RUN) pip install --quiet uv==$(UV)
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --output-file requirements-test.lock --extra test --constraints requirements.lock \
	    $$(sed -n 's/^\([a-z0-9-]*\)==.*/--no-emit-package \1/p' requirements.lock)

clean: ## without what was made: site/, dist/, the environment, the caches
	rm -rf site dist build .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache scripts/*.egg-info
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +
