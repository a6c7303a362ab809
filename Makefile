# The project's scripts; `make` lists them.

GO          ?= go
FUZZTIME    ?= 10s
CAMPAIGN    ?= 3000
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0
PLATFORMS   := linux/amd64 linux/arm64 darwin/arm64 windows/amd64
BIN         := .cache/bin

# RACE=1 adds the race detector, which needs a C compiler.
ifeq ($(RACE),1)
TESTFLAGS += -race
endif

# A digest of every file of the work tree that version control knows or would take.
TREE = git ls-files --cached --others --exclude-standard -z | sort -zu | xargs -0 sha256sum 2>/dev/null

.DEFAULT_GOAL := help

.PHONY: help
help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | while IFS="$$(printf '\t')" read -r target text; do \
		printf '  %-12s %s\n' "$$target" "$$text"; done

.PHONY: build
build: ## compile stgen to .cache/bin/stgen
	$(GO) build -o $(BIN)/stgen ./cmd/stgen

.PHONY: test
test: ## all tests that need nothing but Go; RACE=1 adds the race detector
	$(GO) test $(TESTFLAGS) ./...

.PHONY: golden
golden: ## write all expected outputs anew; read the diff before you keep it
	@set -e; for pkg in $$(grep -rl --include='*_test.go' 'flag\.Bool("update"' . | xargs -n1 dirname | sort -u); do \
		echo "golden $$pkg"; $(GO) test "$$pkg" -update >/dev/null || true; $(GO) test "$$pkg"; done

.PHONY: generate
generate: ## write all generated sources of this project anew
	$(GO) generate ./...

.PHONY: fuzz
fuzz: ## fuzz every parser for FUZZTIME each; compare CAMPAIGN expressions with expr-lang's machine
	@set -e; grep -rHoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sed -E 's/:func / /' | while read -r file name; do \
		echo "fuzz $$(dirname "$$file") $$name"; \
		$(GO) test "$$(dirname "$$file")" -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME); done
	$(GO) test ./internal/oracle -count=1 -campaign $(CAMPAIGN)

.PHONY: bench
bench: ## print the figures of the design beside what is measured here
	$(GO) run ./bench

.PHONY: lint
lint: ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt would change:" $$unformatted; exit 1; fi
	$(GO) vet -tags browser ./...
	$(GO) run $(STATICCHECK) -tags browser ./...

.PHONY: fresh
fresh: ## check that generate and golden change nothing
	@mkdir -p .cache; $(TREE) >.cache/before; \
	$(MAKE) --no-print-directory generate golden && $(TREE) >.cache/after && \
	diff .cache/before .cache/after >.cache/stale || { echo "stale, or failed to generate:"; sed -n 's/^> [0-9a-f]*  /  /p' .cache/stale; exit 1; }

.PHONY: cross
cross: build ## compile stgen and hello for all platforms
	@set -e; for platform in $(PLATFORMS); do \
		echo "cross $$platform"; export GOOS=$${platform%/*} GOARCH=$${platform#*/}; \
		CGO_ENABLED=0 $(GO) build -o $(BIN)/$$GOOS-$$GOARCH/ ./cmd/stgen; \
		$(BIN)/stgen build examples/specs/hello.yaml -o .cache/cross/$$GOOS-$$GOARCH; done

.PHONY: conformance
conformance: ## replay the recorded conversations and compare every step
	$(GO) run ./internal/conformance

.PHONY: browser
browser: ## use the examples in Chromium, on our page and on the genuine frontend
	$(GO) test -tags browser -count=1 ./internal/browsertest

.PHONY: check
check: test lint fresh cross browser conformance ## everything
