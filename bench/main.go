// Command bench measures resultschain against the least that its work could
// cost, and against other programs that do a part of it, and writes the tables
// down as a page.
//
//	go run . -o ../docs/performance.md
//
// It is a module of its own, so that what it compares with never becomes a
// dependency of the library. It installs the other programs, once, at the versions in
// programs.go, in the user's folder of caches; dot, pandoc, node and Chromium must be
// there. What cannot be had is named as not measured. It gives only ratios within one
// run, since machines differ, and the same machine differs from hour to hour.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"runtime"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A config is how long to measure, and with what.
type config struct {
	ctx     context.Context
	runs    int    // how often all is measured
	quick   bool   // small sizes only, and nothing is installed, to see that everything runs
	command string // the resultschain command, built
	root    string // the folder of the module above
	dir     string // for files that are removed at the end

	targets []target
}

// sections holds the functions that each make one part of the page.
var sections = []func(*config) *page{reading, keystrokes, manyModels, pictures, formats, starts, programs, documents, memory}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	out := flags.String("o", "", "write the page to this `file`, besides printing it")
	quick := flags.Bool("quick", false, "one run of small sizes, to see that everything runs; the figures mean nothing")
	runs := flags.Int("runs", 3, "how often all is measured")
	only := flags.String("only", "", "measure only what has a heading that matches this `pattern`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	wanted, err := regexp.Compile(*only)
	if err != nil {
		return err
	}
	c := &config{ctx: ctx, runs: *runs, quick: *quick}
	if c.quick {
		c.runs = 1
	}
	if c.dir, err = os.MkdirTemp("", "bench"); err != nil {
		return err
	}
	defer os.RemoveAll(c.dir)
	if err = c.buildCommand(); err != nil {
		return err
	}
	pages := make([]*page, len(sections))
	for i, section := range sections {
		pages[i] = section(c)
	}
	for n := range c.runs {
		for _, p := range pages {
			if !wanted.MatchString(p.title) {
				continue
			}
			start := time.Now()
			p.measure()
			fmt.Fprintf(os.Stderr, "run %d: %s: %.0f s\n", n+1, p.title, time.Since(start).Seconds())
		}
	}
	text := intro(c)
	for _, p := range pages {
		if p.rows != nil {
			text += p.markdown()
		}
	}
	text += c.targetsPage()
	fmt.Print(text)
	if *out == "" {
		return nil
	}
	return os.WriteFile(*out, []byte(text), 0o644)
}

func intro(c *config) string {
	return fmt.Sprintf(`# Performance

This page is written by a program:

    make performance

Every figure is a ratio of two things that were timed one after the other, again and
again. All was measured in turn, run by run (runs: %d): the figure is the median of the runs, with the lowest and
the highest in brackets. What else the machine did
meanwhile is in both, but in no processor time. It had %d cores and %s. “The floor” is
decoding the same bytes to yaml.Node with gopkg.in/yaml.v3 on one core, the
least that a reader which keeps places must do with that library.

`, c.runs, runtime.NumCPU(), runtime.Version())
}
