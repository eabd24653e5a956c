package cli

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A page is a Markdown file with blocks of code.
type page struct {
	file   string
	lines  []string // with their ends
	blocks []block
}

// A block is the lines from first up to last of a page, between its fences.
type block struct {
	first, last int
	language    string
	directive   string // of the remark before it
	output      string // what it should show, if commands were run
}

// readPage reads a file, and finds its blocks.
func readPage(t *testing.T, file string) *page {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := &page{file: file, lines: slices.Collect(strings.Lines(string(text)))}
	const fence = "```"
	inside := false
	for i, line := range p.lines {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case inside && line == fence:
			inside = false
			p.blocks[len(p.blocks)-1].last = i
		case !inside && strings.HasPrefix(line, fence):
			inside = true
			b := block{first: i + 1, language: strings.TrimPrefix(line, fence)}
			if i > 0 {
				before := strings.TrimSpace(p.lines[i-1])
				if remark, ok := strings.CutPrefix(before, "<!--"); ok {
					b.directive = strings.TrimSpace(strings.TrimSuffix(remark, "-->"))
				}
			}
			p.blocks = append(p.blocks, b)
		}
	}
	if inside {
		t.Fatalf("%s: a block of code has no end", file)
	}
	return p
}

// text is what stands in a block.
func (p *page) text(b *block) string { return strings.Join(p.lines[b.first:b.last], "") }

// write writes the page with the outputs that its blocks should have.
func (p *page) write(t *testing.T) {
	t.Helper()
	var b strings.Builder
	next := 0
	for i := range p.blocks {
		k := &p.blocks[i]
		if k.output == "" {
			continue
		}
		b.WriteString(strings.Join(p.lines[next:k.first], ""))
		b.WriteString(k.output)
		next = k.last
	}
	b.WriteString(strings.Join(p.lines[next:], ""))
	if err := os.WriteFile(p.file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A step is a command of a block, and what the page shows that it prints.
type step struct {
	line, command string
	shown         string
	more          bool // and so on
}

// steps are those of a block of "sh" or "console".
func (p *page) steps(b *block) []step {
	var all []step
	for _, line := range p.lines[b.first:b.last] {
		command, ok := line, b.language == "sh"
		if !ok {
			command, ok = strings.CutPrefix(line, "$ ")
		}
		command = strings.TrimSpace(command)
		switch {
		case ok && command != "":
			all = append(all, step{line: line, command: command})
		case b.language == "sh" || len(all) == 0:
		case strings.TrimSpace(line) == "…":
			all[len(all)-1].more = true
		default:
			all[len(all)-1].shown += line
		}
	}
	return all
}
