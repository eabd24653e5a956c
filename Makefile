# What people type. CI runs .ci/run, which calls lint and race.

# How the modules in bench and examples/service are built: .ci/run sets GOWORK, so that
# the packages of this module are compiled for them as for itself, and not once more.
WORK =

.PHONY: test lint vulnerabilities race cross fuzz soak generate bench performance release vscode site

test: ## all tests
	go test ./...
	cd examples/service && go test ./...

lint: ## what is asked of the code's form
	@files=$$(gofmt -l .); test -z "$$files" || { echo "not formatted: $$files"; exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go mod tidy -diff
	cd bench && $(WORK) go vet ./...
	cd examples/service && $(WORK) go vet ./... && go mod tidy -diff

vulnerabilities: ## known faults in what is called; asks vuln.go.dev
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

# Packages that start goroutines are tested whole with the race detector; of those
# that only lock, or work on many files at once, the tests that do it are. "make
# soak" tests all packages so.
race: ## races, where goroutines are
	go test -vet=off -race -short ./internal/layout ./internal/lsp ./internal/parallel ./internal/preview ./internal/workspace ./logicmodel/portfolio
	cd examples/service && $(WORK) go test -vet=off -race -short ./...
	go test -vet=off -race -short -run 'AtOnce|Concurrent|ManyCallers|Parallel' ./internal/typeset ./logicmodel/rules ./render ./render/report
	go test -vet=off -race -short -run 'Preview|Signal|TestScript/(check_folder|coverage|preview|render_batch|render_together)$$' ./cli

cross: ## that it compiles for other systems
	GOOS=windows go build -o /dev/null ./cmd/resultschain
	GOOS=darwin GOARCH=arm64 go build -o /dev/null ./cmd/resultschain
	GOOS=linux GOARCH=arm64 go build -o /dev/null ./cmd/resultschain
	GOOS=js GOARCH=wasm go build -o /dev/null ./cmd/resultschain
	GOOS=js GOARCH=wasm go build -o /dev/null ./site/wasm

fuzz: ## ten seconds of each fuzz target
	.ci/fuzz 10s

soak: cross ## ten minutes of each fuzz target, all tests with the race detector and all their rounds, and each command ended 500 times; three hours
	SOAK=yes go test -race -timeout 1h ./...
	go test ./cli -run TestKills -kills 500 -timeout 2h
	go test ./internal/built -long 10m -first 1000000 -timeout 1h
	cd examples/service && go test -race -timeout 1h ./... -requests 20000 -kills 50
	go test ./internal/hostile -timeout 1h -random 30
	.ci/fuzz 10m

generate: ## every generated page: formats, rules, schemas, manual pages, gallery, API
	go generate ./...

bench: ## the benchmarks; ratios matter, not times
	go test -run '^$$' -bench . -benchmem ./...

performance: ## docs/performance.md; leave the machine alone meanwhile
	cd bench && go run . -o ../docs/performance.md

release: ## what a release is made of, in dist, with nothing published; needs goreleaser
	goreleaser release --snapshot --clean --skip=docker

vscode: ## the extension for VS Code, in dist; needs Node 20 or later
	mkdir -p dist
	cp LICENSE editors/vscode/
	cd editors/vscode && npm ci --silent --no-audit --no-fund && npx --yes @vscode/vsce@3.9.2 package --out ../../dist/resultschain.vsix

site: ## the page for the browser, in dist/site; needs Node 20 or later
	cd site && npm ci --silent --no-audit --no-fund && node build.mjs
	echo "module dist // so that the files of Go that the page links to are no packages of ours" >dist/go.mod
