# What people type. CI runs .ci/run.

.PHONY: test race fuzz bench update picture gallery man release lint performance

test: ## all tests
	go test ./...

race: ## the tests of packages with goroutines
	go test -race -short ./logicmodel/... ./render/... ./internal/...

fuzz: ## half a minute of each fuzz target
	.ci/fuzz 30s

bench: ## the benchmarks; ratios matter, not times
	go test -run '^$$' -bench . -benchmem ./...

update: ## write the golden files, the pages in docs and the picture anew
	go test ./logicmodel/rulebook ./internal/formatdoc ./render ./cmd/resultschain -update
	$(MAKE) picture

picture: ## the picture in the README
	go run ./cmd/resultschain render examples/stobswellbeing.yaml -o docs/stobswellbeing.svg

gallery: ## docs/gallery.md and its pictures
	go test ./cmd/resultschain -run Gallery -update

man: ## the manual pages in docs/man
	go test ./cmd/resultschain -run TestMan -update

release: ## archives for all systems in dist; make release VERSION=v0.1.0
	go run ./internal/release "$(VERSION)" dist

lint: ## what CI asks of the code's form
	test -z "$$(gofmt -l .)"
	go vet ./...

performance: ## docs/performance.md; leave the machine alone meanwhile
	cd bench && go run . -o ../docs/performance.md
