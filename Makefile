# The words of this house; .ci/run says `make test` and nothing else. What each does stands in scripts/.
.PHONY: run build dev test lint fmt bench chaos e2e fuzz otlp clean help
.DEFAULT_GOAL := help

run: build ## build the release, serve demo mode on http://127.0.0.1:3000
	@exec target/release/berth

build: ## install what is missing, build target/release/berth; FEATURES=otlp with spans for a collector
	@scripts/build.sh

dev: ## the same as run, unoptimised and quick to build again
	@scripts/build.sh --dev
	@exec target/debug/berth

test: ## formatting, lints, unit, integration and browser tests, byte budget
	@scripts/test.sh

lint: ## formatting, clippy, the walls between the crates
	@scripts/lint.sh

fmt: ## format everything
	@cargo fmt --all

bench: build ## figures, in one table; MINUTES=10 of load
	@scripts/bench.sh

chaos: build ## the crash campaign for longer, with its table; LAUNCHES=2000 SEED=n ENGINE=postgres
	@scripts/chaos.sh "$(LAUNCHES)" "$(SEED)" "$(ENGINE)"

e2e: build ## browser tests alone; E2E=name picks files
	@scripts/e2e.sh $(E2E)

fuzz: ## fuzz the reader of manifests, FOR=seconds; needs a nightly compiler and cargo-fuzz
	@scripts/fuzz.sh $(FOR)

otlp: ## what `make test` leaves out: the feature otlp, linted and tested with a collector
	@scripts/otlp.sh

clean: ## remove everything that was built
	@rm -rf target node_modules .tools

help:
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14
