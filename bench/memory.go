package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"syscall"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// memory measures how much memory pictures leave behind and a large check needs.
func memory(c *config) *page {
	p := &page{
		title: "Memory",
		text: `What this program keeps in resident memory for each of many pictures of 30 elements that it draws, and the
most that “check” holds.`,
		head: []string{"What", "Memory"},
	}
	f := must(framework())
	m := must(logicmodel.Parse("m.yaml", generateModel(30)))
	draw := func(n int) {
		for range n {
			write(c.ctx, io.Discard, m, render.SVG, &render.Options{Framework: f})
		}
	}
	p.measure = func() {
		pictures, elements := 1000, 100_000
		if c.quick {
			pictures, elements = 100, 1000
		}
		draw(pictures / 10) // the memory of the first pictures is kept
		kept := notMeasured
		if before, err := residentKB(); err == nil {
			draw(pictures)
			kept = float64(must(residentKB())-before) / float64(pictures)
		}
		p.add(fmt.Sprintf("kept for each of %s pictures, KB", count(pictures)), kept)

		dir := filepath.Join(c.dir, "memory")
		writeModels(dir, 0)
		src := generateModel(elements)
		file := filepath.Join(dir, "large.yaml")
		try(os.WriteFile(file, src, 0o644))
		cmd := exec.CommandContext(c.ctx, c.command, "check", file)
		if out, err := cmd.CombinedOutput(); err != nil {
			panic(fmt.Errorf("checking %s elements: %w\n%s", count(elements), err, out))
		}
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok { // Linux counts in KB
			p.add(fmt.Sprintf("the most that “check” of %s elements holds, ÷ the file", count(elements)), float64(usage.Maxrss)*1024/float64(len(src)))
		}
	}
	return p
}

// residentKB returns the resident memory of this process in KB, without its garbage, as
// Linux reports it.
func residentKB() (int, error) {
	debug.FreeOSMemory()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	_, rest, ok := bytes.Cut(status, []byte("VmRSS:"))
	if !ok {
		return 0, fmt.Errorf("Linux reports no resident memory")
	}
	var kb int
	_, err = fmt.Sscan(string(rest), &kb)
	return kb, err
}
