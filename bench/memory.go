package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// memory measures how much memory pictures leave behind and a large check needs.
func memory(c *config) *page {
	p := &page{
		title: "Memory",
		text:  `Resident memory of this program before and after drawing many pictures of 30 elements, and the most that “check” holds.`,
		head:  []string{"What", "Memory"},
	}
	pictures, elements := 2000, 100_000
	if c.quick {
		pictures, elements = 100, 1000
	}
	f := must(framework())
	m := must(logicmodel.Parse("m.yaml", generateModel(30)))
	draw := func(n int) {
		for range n {
			write(c.ctx, io.Discard, m, render.SVG, &render.Options{Framework: f})
		}
	}
	draw(pictures / 10) // the memory of the first pictures is kept
	before, err := residentKB()
	if err != nil {
		p.add("kept for each of many pictures", "not measured: "+err.Error())
	} else {
		draw(pictures)
		after := must(residentKB())
		p.add(fmt.Sprintf("kept for each of %s pictures", count(pictures)), fmt.Sprintf("%.2f KB", float64(after-before)/float64(pictures)))
	}

	dir := filepath.Join(c.dir, "memory")
	writeModels(dir, 0)
	src := generateModel(elements)
	file := filepath.Join(dir, "large.yaml")
	try(os.WriteFile(file, src, 0o644))
	cmd := exec.CommandContext(c.ctx, c.command, "check", file)
	if out, err := cmd.CombinedOutput(); err != nil {
		panic(fmt.Errorf("checking %s elements: %w\n%s", count(elements), err, out))
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		most := float64(usage.Maxrss) * 1024 // Linux counts in KB
		p.add(fmt.Sprintf("the most that “check” of %s elements holds", count(elements)),
			fmt.Sprintf("%.0f MB, %s × the file", most/1e6, figure(most/float64(len(src)))))
	}
	return p
}

// residentKB returns the resident memory of this process in KB, as Linux reports it.
func residentKB() (int, error) {
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
