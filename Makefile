# The commands of Herstelboek. They install what is missing and need nothing else; see README.md.
#
#   make demo [ARGS="--households 50 --exit"]   see it run, on real PostgreSQL
#   make test                                   every test
#   make check                                  everything that must hold before a change goes in; CI runs the same
#   make bench [ONLY=a,limits] [ROUNDS=9]        beside other event stores and what the machine can do; the caseload at size

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

# Snapshots that differ fail the test and write nothing.
export INSTA_UPDATE ?= no

.PHONY: help
help:
	@sed -n 's/^#   make/make/p' Makefile

# A debug build: it is there minutes sooner, and the same one the tests use.
.PHONY: demo
demo:
	@tools/ensure-postgresql
	cargo run --locked --package herstelboek -- demo $(ARGS)

.PHONY: test
test: test-rust test-python

.PHONY: test-rust
test-rust:
	@tools/ensure-postgresql
	@tools/ensure-hledger
	cargo test --locked --workspace

# A client made by somebody else's tools from nothing but the protos.
.PHONY: test-python
test-python:
	@tools/ensure-postgresql
	@tools/ensure-python
	cargo build --locked --package herstelboek
	target/python/bin/python -B -m unittest discover --start-directory tests/python --verbose

# Never part of the tests: what it prints depends on the machine. ROUNDS, SECONDS, ONLY, WHO, IN_FLIGHT and EVENTS reach it by
# the environment. With ONLY, the caseload is left out.
.PHONY: bench
bench:
	@tools/ensure-postgresql
	cargo bench --locked --package stories --bench side_by_side
	$(if $(ONLY),@echo "ONLY=$(ONLY): without the caseload",$(MAKE) bench-caseload)

.PHONY: bench-caseload
bench-caseload:
	@tools/ensure-postgresql
	HOUSEHOLDS=$(HOUSEHOLDS) cargo bench --locked --package stories --bench caseload

.PHONY: check
check: check-format check-lints check-dependencies check-proto check-docs test check-annex check-clean-tree
	@echo "Everything holds."

.PHONY: check-format
check-format:
	cargo fmt --all --check

.PHONY: check-lints
check-lints:
	cargo clippy --locked --workspace --all-targets -- -D warnings

.PHONY: check-dependencies
check-dependencies:
	tools/check-dependencies

.PHONY: check-proto
check-proto:
	tools/check-proto

.PHONY: check-docs
check-docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps

# The annex as LibreOffice reads it.
.PHONY: check-annex
check-annex:
	tools/check-annex

.PHONY: check-clean-tree
check-clean-tree:
	tools/check-clean-tree
