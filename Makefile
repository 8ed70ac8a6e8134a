# make demo   the main job on the samples        make test   ruff, mypy --strict and the whole test suite
# make bench  quality and speed, as tables       make clean  remove what these made
# make fast   compile the cleaners, once: `chysto repair` runs 1.3 times as fast (two minutes; needs gcc)
# The system's own first, if it can make an environment: distributions build theirs with optimisations that a build from
# source leaves out by default, and repair runs 1.25 times as fast on it.
PYTHON ?= $(shell for python in /usr/bin/python3.11 python3.11 /usr/bin/python3 python3; do \
	$$python -c 'import ensurepip' 2>/dev/null && command -v $$python && break; done)
# Empty where there is no C compiler, or no headers of this Python.
COMPILER := $(shell $(PYTHON) -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("include"), "Python.h").stat()' \
	2>/dev/null && command -v gcc)
# Compiling every module of every dependency would add 120 MB that nobody runs. Python keeps the 48 MB that it does run,
# unless told not to, as images for containers do: then a run with Prefect's server would start in 22 s and not in 12.
unexport PYTHONDONTWRITEBYTECODE
PIP = -m pip install --quiet --disable-pip-version-check --no-compile --constraint constraints.txt

.PHONY: demo test lint fast bench golden clean
.DELETE_ON_ERROR:

.venv/runs: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "No Python here makes environments: apt-get install python3-venv, or make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Chysto needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	@echo "Making the environment in .venv (a minute or two, once)"
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@.venv/bin/python $(PIP) --editable .
	@# Chysto's own modules, though: a start takes a quarter of a second less where Python may not write them.
	@.venv/bin/python -m compileall -q articles checks cleaners documents engines flows review storage
	@touch $@

.venv/tests: .venv/runs
	@.venv/bin/python $(PIP) --editable '.[test,dask]'
	@touch $@

# What reads the code and never runs with it has an environment of its own.
.tools/lints: pyproject.toml constraints.txt
	@test -x .tools/bin/python || $(PYTHON) -m venv .tools
	@.tools/bin/python $(PIP) 'mypy[mypyc]' ruff
	@touch $@

# What is compiled is a copy, and stamped before: who edits a source meanwhile has a build that is out of date.
.venv/compiled/stamp: .venv/runs .tools/lints $(wildcard $(foreach room,articles cleaners,$(room)/*.py $(room)/*.toml))
	@test -n "$(COMPILER)" || { echo "To compile the cleaners: apt-get install gcc python3-dev"; exit 1; }
	@echo "Compiling the cleaners (two minutes, once)"
	@rm -rf .venv/compiled .venv/compiling && mkdir .venv/compiling && cp -R articles cleaners .venv/compiling
	@.venv/bin/python -c 'import pathlib; from flows.compiled import digest; print(digest(pathlib.Path(".venv/compiling")), end="")' \
		> .venv/compiling/stamp
	@# At -O3 it takes half as long again to compile and runs no faster.
	@cd .venv/compiling && MYPYC_OPT_LEVEL=1 MYPYC_DEBUG_LEVEL=0 ../../.tools/bin/mypyc --config-file= \
		--python-executable=../bin/python articles/*.py cleaners/*.py > log 2>&1 || { cat log; exit 1; }
	@cd .venv/compiling && rm -rf build .mypy_cache log */*.py */__pycache__
	@mv .venv/compiling .venv/compiled

demo: .venv/runs
	@sh samples/demo.sh

fast: .venv/compiled/stamp

# Three processes for two cores, since those of flows often wait for what they have started. They take a file at a time,
# in order: the slow ones come in the middle and not at the end.
test: .venv/tests lint $(if $(COMPILER),fast)
	.venv/bin/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

lint: .venv/tests .tools/lints
	.tools/bin/ruff check .
	.tools/bin/ruff format --check .
	.tools/bin/mypy --python-executable .venv/bin/python

bench: .venv/tests fast
	.venv/bin/python tests/bench/bench.py

clean:
	rm -rf .venv .tools .artifacts demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Write the golden files of the samples and the examples in the README anew; look at the difference before committing it.
golden: .venv/tests
	PYTHONPATH=. .venv/bin/python tests/samples/golden.py
	PYTHONPATH=. .venv/bin/python tests/test_readme.py
