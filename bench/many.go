package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/resultschain/resultschain/examples"
)

// manyModels compares checking folders of models by the command with the floor.
func manyModels(c *config) *page {
	p := &page{
		title: "Checking many files",
		text: `The command “check” on a folder of models of 30 elements, from its start to its
end, as a ratio to reading and decoding the same files on one core in a program that
already runs.`,
		head: []string{"Files", "One core ÷ floor", "Two cores ÷ floor"},
	}
	p.measure = func() {
		counts := []int{1, 10, 100, 1000}
		if c.quick {
			counts = counts[:2]
		}
		for _, n := range counts {
			dir := filepath.Join(c.dir, fmt.Sprint("many-", n))
			files := writeModels(dir, n)
			floor := func() {
				for _, file := range files {
					decodeNodes(must(os.ReadFile(file)))()
				}
			}
			rs := c.compare(wallTime,
				c.resultschain([]string{"GOMAXPROCS=1"}, "check", dir),
				c.resultschain([]string{"GOMAXPROCS=2"}, "check", dir),
				func() { onOneCore(floor) })
			if n == 1000 {
				c.addTarget("check of 1,000 files on two cores ÷ the floor on one", 0.65, rs[1])
			}
			p.add(count(n), rs[:2]...)
		}
	}
	return p
}

// writeModels writes n models of 30 elements and the frameworks that they name.
func writeModels(dir string, n int) []string {
	try(os.MkdirAll(dir, 0o755))
	for _, name := range []string{frameworkFile, "npf-2007.yaml"} {
		src := must(examples.FS.ReadFile(name))
		try(os.WriteFile(filepath.Join(dir, name), src, 0o644))
	}
	var files []string
	for i := range n {
		file := filepath.Join(dir, fmt.Sprintf("m%d.yaml", i))
		try(os.WriteFile(file, modelNamed(fmt.Sprint("m", i)), 0o644))
		files = append(files, file)
	}
	return files
}

// modelNamed returns the text of a model of 30 elements with an id.
func modelNamed(id string) []byte {
	return append([]byte("model: "+id), generateModel(30)[len("model: generated"):]...)
}
