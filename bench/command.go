package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// buildCommand builds the command from the module above.
func (c *config) buildCommand() error {
	root, err := exec.CommandContext(c.ctx, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/resultschain/resultschain").Output()
	if err != nil {
		return fmt.Errorf("finding the command: %w; run this in the folder bench", err)
	}
	c.root = strings.TrimSpace(string(root))
	c.command = filepath.Join(c.dir, "resultschain")
	c.build(c.command, "./cmd/resultschain", nil)
	return nil
}

// build builds a program of the module above.
func (c *config) build(name, pkg string, env []string, flags ...string) {
	build := exec.CommandContext(c.ctx, "go", append(append([]string{"build", "-o", name}, flags...), pkg)...)
	build.Dir = c.root
	build.Env = append(os.Environ(), env...)
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Errorf("building %s: %w\n%s", pkg, err, out))
	}
}

// resultschain returns the work of running the command once.
func (c *config) resultschain(env []string, args ...string) work {
	return c.program(env, c.command, args...)
}

// program returns the work of running a program once.
func (c *config) program(env []string, name string, args ...string) work {
	return func() {
		cmd := exec.CommandContext(c.ctx, name, args...)
		cmd.Env = append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			panic(fmt.Errorf("%s %v: %w\n%s", name, args, err, out))
		}
	}
}

func isInstalled(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// sizes returns the sizes to measure.
func (c *config) sizes(all ...int) []int {
	if c.quick {
		return all[:1]
	}
	return all
}

// emptyProgram is the least that a command of Go can be.
const emptyProgram = "package main\n\nfunc main() {}\n"

// starts compares whole runs of each command on a small model with the start of an
// empty program.
func starts(c *config) *page {
	p := &page{
		title: "Each command from start to finish",
		text: `On a model of 30 elements, as a ratio to starting an empty program of Go. What serves until it
is ended is measured until it is ready.`,
		head: []string{"Command", "Time ÷ empty program"},
	}
	dir := filepath.Join(c.dir, "starts")
	writeModels(dir, 1)
	both := filepath.Join(dir, "both")
	writeModels(both, 2)
	in := func(line string) work {
		args := strings.Fields(line)
		for i, a := range args {
			if strings.Contains(a, ".") || a == "both" {
				args[i] = filepath.Join(dir, a)
			}
		}
		return c.resultschain(nil, args...)
	}
	try(os.WriteFile(filepath.Join(dir, "empty.go"), []byte(emptyProgram), 0o644))
	empty := filepath.Join(c.dir, "empty")
	c.build(empty, filepath.Join(dir, "empty.go"), nil)
	lines := []string{
		"version", "rules", "new", "completion bash", "check m0.yaml", "fmt --check m0.yaml", "explain m0.yaml s1", "progress m0.yaml", "diff m0.yaml m0.yaml",
		"coverage both", "rename --diff o1 held m0.yaml", "move --diff s1 medium m0.yaml", "values --diff v.csv measured.yaml", "render m0.yaml -o x.svg", "render m0.yaml -o x.png", "render m0.yaml -o x.pdf",
		"report m0.yaml -o x.html", "report m0.yaml -o x.docx", "export m0.yaml -o x.xlsx", "import x.xlsx",
	}
	try(os.WriteFile(filepath.Join(dir, "measured.yaml"), []byte(strings.Replace(string(modelNamed("measured")), "  - id: s0\n", "  - id: s0\n      indicators: [{id: known, title: Neighbours known by name}]\n", 1)), 0o644))
	try(os.WriteFile(filepath.Join(dir, "v.csv"), []byte("indicator,on,value\nknown,2026,5\n"), 0o644))
	p.measure = func() {
		in("fmt m0.yaml")()
		in("export m0.yaml -o x.xlsx")()
		works := map[string]work{"lsp": func() {
			openEditor(c.editorServer(""), "file://"+filepath.Join(dir, "m0.yaml"), string(modelNamed("m0"))).close()
		}}
		works["preview m0.yaml"] = func() { c.untilServing("preview", filepath.Join(dir, "m0.yaml")) }
		for _, line := range lines {
			works[line] = in(line)
		}
		for _, line := range append(lines, "preview m0.yaml", "lsp") {
			p.add(fmt.Sprintf("`%s`", line), c.compare(wallTime, works[line], c.program(nil, empty))[0])
		}
	}
	return p
}

// untilServing starts the command and ends it once it has written a line.
func (c *config) untilServing(args ...string) {
	cmd := exec.CommandContext(c.ctx, c.command, args...)
	out := must(cmd.StdoutPipe())
	try(cmd.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.Contains(line, "http://") {
		panic(fmt.Errorf("%v begins with %q, %v", args, line, err))
	}
	cmd.Process.Kill()
	cmd.Wait()
}
