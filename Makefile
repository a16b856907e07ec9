# Every target works in a fresh clone: it makes .venv first, with the versions that constraints.txt pins.
# PYTHON=/path/to/python3 chooses the interpreter; else the first of python3, python3.13, 3.12, 3.11 that is 3.11 or newer.

SHELL := /bin/bash
PYTHON ?=
SOURCE ?=
export PYTHON

python := .venv/bin/python
# Windows are drawn off screen unless a platform is chosen from outside.
offscreen := QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}

.DEFAULT_GOAL := help
.PHONY: help run test lint screenshots bench bundle torture hostile offline c-compiler strace check-office check-pages check-source forms texts schema made-files clean system-libraries

help:            ## lists the targets
	@sed -n -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

.venv/.ready: pyproject.toml constraints.txt tools/make_environment.sh
	@bash tools/make_environment.sh dev
	@touch $@

system-libraries: .venv/.ready
	@bash tools/system_libraries.sh

run: system-libraries    ## opens the program with the sample audit; without a display, writes its report and workbook
	@$(python) tools/run.py

test: system-libraries $(if $(CI),c-compiler strace)  ## runs all tests, windows included, without a display
	$(offscreen) $(python) -m pytest -n auto

lint: .venv/.ready       ## checks style, format and types
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

screenshots: system-libraries  ## draws every screen in both themes to PNG
	$(offscreen) $(python) tools/take_screenshots.py

bench: system-libraries  ## measures speed against floors of the same run
	$(offscreen) $(python) benchmarks/run.py

bundle: system-libraries ## builds the program as one folder in dist/ and lets it test itself
	@bash tools/system_libraries.sh all
	@command -v objcopy strip >/dev/null || bash tools/install_packages.sh "PyInstaller needs objcopy and strip" binutils
	@bash tools/make_environment.sh bundle
	$(python) -m PyInstaller --noconfirm --clean --log-level WARN build.spec
	$(python) tools/check_bundle.py

torture: system-libraries c-compiler strace  ## kills the program, cuts its power, fills its disk, many thousand times; less: PART=0.05
	nice $(python) -m tools.torture --part $(or $(PART),1)
	$(if $(PART),,@$(MAKE) --no-print-directory hostile)

hostile: system-libraries strace  ## hostile files, mutations, strings and markup at every door
	nice $(python) -m tools.hostile.meeting --every-door
	nice $(python) -m tools.hostile.mutate --tries 100000
	nice $(python) -m tools.hostile.strings --tries 20000
	nice $(python) -m tools.hostile.canary

offline: system-libraries strace  ## runs all tests where there is no network, under a watcher of sockets
	$(offscreen) $(python) -m tools.hostile.offline

c-compiler:
	@command -v cc >/dev/null \
	  || bash tools/install_packages.sh "The torture puts a shim below the program's file calls" gcc libc6-dev

# Without it the tests say so and watch in another way, which sees less.
strace:
	@[ "$$(uname -s)" != Linux ] || command -v strace >/dev/null \
	  || bash tools/install_packages.sh "What is opened is watched from outside" strace || true

check-office: system-libraries ## recalculates the workbook with LibreOffice and compares
	@command -v soffice libreoffice >/dev/null \
	  || bash tools/install_packages.sh "The workbook is recalculated by LibreOffice Calc" libreoffice-calc
	$(offscreen) $(python) tools/check_office.py $(if $(CI),--short)

check-pages: system-libraries ## looks for text that overflows, overlaps or stands alone on every page of the reports
	$(offscreen) $(python) tools/check_pages.py

check-source: .venv/.ready ## compares a framework with the text of its standard: make check-source SOURCE=path
	@test -n "$(SOURCE)" || { echo "Name the text of the standard: make check-source SOURCE=path" >&2; exit 2; }
	$(python) tools/compare_with_source.py "$(SOURCE)"

forms: system-libraries  ## compiles ui/*.ui to maturity_desktop/gui/forms
	$(python) tools/compile_forms.py

texts: .venv/.ready      ## gathers the texts of the program and its forms in resources/locale for translators
	$(python) tools/extract_texts.py

schema: .venv/.ready     ## writes the JSON Schemas of all kinds of files in docs/
	$(python) tools/write_schema.py

made-files: .venv/.ready ## makes the sample's files and the Word template anew, byte for byte as they are kept
	$(python) -m tools.sample_evidence.make
	$(python) -m tools.sample_figures.make
	PYTHONPATH=. $(python) tools/make_word_template.py

clean:           ## removes what the other targets made
	rm -rf .venv build dist output screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
