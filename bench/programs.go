package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The versions of the other programs that are installed for a comparison, and kept in the
// user's folder of caches.
const (
	d2Version         = "v0.7.2"
	actionlintVersion = "v1.7.12"
	mermaidVersion    = "12.2.0"
)

// programs compares whole runs of the command with those of programs that do a part
// of it.
func programs(c *config) *page {
	p := &page{
		title: "Beside other programs",
		text: fmt.Sprintf(`Whole runs of commands, as ratios to whole runs of others: dot and D2 %s (oss.terrastruct.com/d2) draw the
same model, exported for them; Mermaid CLI %s (@mermaid-js/mermaid-cli) starts a browser for it; actionlint %s checks a
workflow of as many bytes; Pandoc makes DOCX of the same report in Markdown. The run with an empty cache
must compile Graphviz first, as once on each machine.`, d2Version, mermaidVersion, actionlintVersion),
		head: []string{"What", "Time ÷ theirs"},
	}
	p.measure = func() {
		dir := filepath.Join(c.dir, "programs")
		writeModels(dir, 0)
		for _, n := range c.sizes(30, 300) {
			c.besideDrawers(p, dir, n)
		}
		for _, n := range c.sizes(30, 1000) {
			name := fmt.Sprintf("`check` of %s elements ÷ actionlint", count(n))
			workflow := filepath.Join(dir, fmt.Sprint(n, ".workflow.yml"))
			model := filepath.Join(dir, fmt.Sprint(n, ".yaml"))
			src := generateModel(n)
			try(os.WriteFile(model, src, 0o644))
			try(os.WriteFile(workflow, workflowOf(len(src)), 0o644))
			c.beside(p, name, c.goProgram("actionlint", "github.com/rhysd/actionlint/cmd/actionlint@"+actionlintVersion),
				[]string{"-shellcheck=", "-pyflakes=", workflow}, c.resultschain(nil, "check", model))
		}
		markdown, pandoc := filepath.Join(dir, "report.md"), ""
		if isInstalled("pandoc") {
			pandoc = "pandoc"
		}
		model := filepath.Join(dir, "30.yaml")
		c.resultschain(nil, "report", model, "-o", markdown)()
		c.beside(p, "`report` of 30 elements as DOCX ÷ Pandoc", pandoc, []string{"--resource-path", dir, markdown, "-o", filepath.Join(dir, "theirs.docx")},
			c.resultschain(nil, "report", model, "-o", filepath.Join(dir, "ours.docx")))
	}
	return p
}

// beside compares works with a run of another program; empty where it cannot be had.
func (c *config) beside(p *page, name, program string, args []string, ours work) {
	if program == "" {
		p.add(name, notMeasured)
		return
	}
	p.add(name, c.compare(wallTime, ours, c.program(nil, program, args...))[0])
}

// besideDrawers compares with the programs that draw.
func (c *config) besideDrawers(p *page, dir string, n int) {
	file := func(ending string) string { return filepath.Join(dir, fmt.Sprint(n, ending)) }
	try(os.WriteFile(file(".yaml"), generateModel(n), 0o644))
	c.resultschain(nil, "render", file(".yaml"), "-o", file(".dot"))()
	name := func(other string) string { return fmt.Sprintf("`render` of %s elements as SVG ÷ %s", count(n), other) }
	ours := c.resultschain(nil, "render", file(".yaml"), "-o", file(".svg"))
	dot := ""
	if isInstalled("dot") {
		dot = "dot"
	}
	toDot := []string{"-Tsvg", "-o", os.DevNull, file(".dot")}
	c.beside(p, name("dot"), dot, toDot, ours)
	if n > 30 {
		return // of 300 elements D2 takes minutes
	}
	c.resultschain(nil, "export", file(".yaml"), "-o", file(".d2"))()
	c.resultschain(nil, "export", file(".yaml"), "-o", file(".mmd"))()
	cache := filepath.Join(c.dir, "cache")
	c.beside(p, name("dot")+", with an empty cache", dot, toDot, func() {
		try(os.RemoveAll(cache))
		c.resultschain([]string{"XDG_CACHE_HOME=" + cache}, "render", file(".yaml"), "-o", file(".svg"))()
	})
	c.beside(p, name("D2"), c.goProgram("d2", "oss.terrastruct.com/d2@"+d2Version), []string{file(".d2"), file(".theirs.svg")}, ours)
	mermaid, settings := c.mermaid()
	c.beside(p, name("Mermaid CLI"), mermaid, []string{"-q", "-p", settings, "-i", file(".mmd"), "-o", file(".theirs.svg")}, ours)
}

// goProgram installs a program of Go, once, and returns its path, or nothing where it
// cannot be had.
func (c *config) goProgram(name, at string) string {
	program := filepath.Join(c.tools(at), name)
	install := exec.CommandContext(c.ctx, "go", "install", at)
	install.Dir, install.Env = c.dir, append(os.Environ(), "GOBIN="+filepath.Dir(program), "GOFLAGS=")
	return c.installed(program, install)
}

// mermaid installs Mermaid CLI, once, and returns its path and the file that names the
// browser for it.
func (c *config) mermaid() (program, settings string) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		return "", ""
	}
	settings = filepath.Join(c.dir, "puppeteer.json")
	try(os.WriteFile(settings, fmt.Appendf(nil, `{"executablePath": %q, "args": ["--no-sandbox"]}`, browser), 0o644))
	const at = "@mermaid-js/mermaid-cli@" + mermaidVersion
	dir := c.tools(at)
	install := exec.CommandContext(c.ctx, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, at)
	install.Env = append(os.Environ(), "PUPPETEER_SKIP_DOWNLOAD=yes")
	return c.installed(filepath.Join(dir, "node_modules/.bin/mmdc"), install), settings
}

// tools returns the folder for a program at a version.
func (c *config) tools(at string) string {
	caches, err := os.UserCacheDir()
	if err != nil {
		caches = c.dir
	}
	return filepath.Join(caches, "resultschain-bench", filepath.Base(at))
}

// installed runs a command that installs a program, unless it is there, and returns the
// program, or nothing where that fails.
func (c *config) installed(program string, install *exec.Cmd) string {
	if c.quick {
		return ""
	}
	if _, err := os.Stat(program); err == nil {
		return program
	}
	if out, err := install.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v: %v\n%s", install.Args, err, out)
		return ""
	}
	return program
}

// workflowOf returns a sound workflow of GitHub of about so many bytes.
func workflowOf(size int) []byte {
	var b strings.Builder
	b.WriteString("name: generated\non: push\njobs:\n  all:\n    runs-on: ubuntu-latest\n    steps:\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "      - name: Step %d of many\n        run: make part-%[1]d\n        if: ${{ success() && github.ref != 'refs/heads/part-%[1]d' }}\n", i)
	}
	return []byte(b.String())
}
