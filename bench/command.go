package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// buildCommand builds the command from the module above, and returns its path.
func buildCommand(ctx context.Context, dir string) (string, error) {
	root, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/resultschain/resultschain").Output()
	if err != nil {
		return "", fmt.Errorf("finding the command: %w; run this in the folder bench", err)
	}
	name := filepath.Join(dir, "resultschain")
	build := exec.CommandContext(ctx, "go", "build", "-o", name, "./cmd/resultschain")
	build.Dir = strings.TrimSpace(string(root))
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the command: %w\n%s", err, out)
	}
	return name, nil
}

// resultschain returns the work of running the command once.
func (c *config) resultschain(env []string, args ...string) work {
	return func() {
		cmd := exec.CommandContext(c.ctx, c.command, args...)
		cmd.Env = append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			panic(fmt.Errorf("%v: %w\n%s", args, err, out))
		}
	}
}

// commands compares whole runs of the command with whole runs of dot.
func commands(c *config) *page {
	p := &page{
		title: "The command from start to finish",
		text: `“render MODEL -o FILE.svg” as a ratio to “dot -Tsvg” of the same picture's DOT. The cold run
finds an empty cache and must compile Graphviz first, as once on each machine.`,
		head: []string{"Elements", "Warm ÷ dot", "Cold ÷ dot"},
	}
	if !isInstalled("dot") {
		p.add("not measured: dot is not installed", "", "")
		return p
	}
	dir := filepath.Join(c.dir, "command")
	writeModels(dir, 0)
	sizes := []int{7, 30, 100, 300}
	if c.quick {
		sizes = sizes[:1]
	}
	for _, n := range sizes {
		model := filepath.Join(dir, fmt.Sprint(n, ".yaml"))
		dot := filepath.Join(dir, fmt.Sprint(n, ".dot"))
		try(os.WriteFile(model, generateModel(n), 0o644))
		c.resultschain(nil, "render", model, "-o", dot)()
		cache := filepath.Join(c.dir, "cache")
		env := []string{"XDG_CACHE_HOME=" + cache}
		svg := filepath.Join(dir, "out.svg")
		cold := func() {
			try(os.RemoveAll(cache))
			c.resultschain(env, "render", model, "-o", svg)()
		}
		rs := c.compare(wallTime, cold, c.resultschain(env, "render", model, "-o", svg), c.dot(dot))
		p.add(count(n), rs[1].String(), rs[0].String())
	}
	return p
}

func isInstalled(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// dot returns the work of running dot once on a file.
func (c *config) dot(file string) work {
	return func() { try(exec.CommandContext(c.ctx, "dot", "-Tsvg", "-o", os.DevNull, file).Run()) }
}
