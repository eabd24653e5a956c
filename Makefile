# What people type. CI runs .ci/run, which calls lint, race and cross.

.PHONY: test lint race cross fuzz soak generate bench performance release

test: ## all tests
	go test ./...

lint: ## what is asked of the code's form
	@files=$$(gofmt -l .); test -z "$$files" || { echo "not formatted: $$files"; exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go mod tidy -diff
	cd bench && go vet ./...

# The packages that import sync, themselves, in their tests or through
# internal/parallel; of the command, what works on many files at once or serves.
RACY = $(shell go list -f '{{.ImportPath}} {{.Imports}} {{.TestImports}} {{.XTestImports}}' ./... | grep -E '[[ ](sync|\S+/internal/parallel)[] ]' | cut -d' ' -f1)

race: ## races, where goroutines are
	go test -race -short $(filter-out %/cmd/resultschain,$(RACY))
	go test -race -short ./cmd/resultschain -run 'Preview|Signal|TestScript/(check_folder|coverage|preview|render_batch|render_together)$$'

cross: ## that it compiles for other systems
	GOOS=windows go build -o /dev/null ./cmd/resultschain
	GOOS=darwin GOARCH=arm64 go build -o /dev/null ./cmd/resultschain
	GOOS=linux GOARCH=arm64 go build -o /dev/null ./cmd/resultschain

fuzz: ## five seconds of each fuzz target
	.ci/fuzz 5s

soak: ## ten minutes of each fuzz target, and all tests with the race detector; an hour and a half
	go test -race -timeout 1h ./...
	.ci/fuzz 10m

generate: ## every generated page: formats, rules, schemas, manual pages, gallery, API
	go generate ./...

bench: ## the benchmarks; ratios matter, not times
	go test -run '^$$' -bench . -benchmem ./...

performance: ## docs/performance.md; leave the machine alone meanwhile
	cd bench && go run . -o ../docs/performance.md

release: ## archives for all systems in dist; make release VERSION=v0.1.0
	go run ./internal/release "$(VERSION)" dist
