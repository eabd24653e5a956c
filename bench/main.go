// Command bench measures resultschain against the least that its work could
// cost, and against other programs that do a part of it, and writes the tables
// down as a page.
//
//	go run . -o ../docs/performance.md
//
// It is a module of its own, so that what it compares with never becomes a
// dependency of the library. Programs that are not installed (dot, node) are
// named as not measured. It gives only ratios within one run, since machines
// differ, and the same machine differs from hour to hour.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
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
	rounds  int    // how often two things are timed in turn
	quick   bool   // small sizes only, to see that all runs
	command string // the resultschain command, built
	dir     string // for files that are removed at the end

	targets []target
}

// sections holds the functions that each make one part of the page; the last
// compares the results of the others with the targets.
var sections = []func(*config) *page{reading, rulesAlone, manyModels, pictures, formats, commands, memory, targets}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	out := flags.String("o", "", "write the page to this `file`, besides printing it")
	quick := flags.Bool("quick", false, "few rounds of small sizes, to see that everything runs; the figures mean nothing")
	rounds := flags.Int("rounds", 15, "how often each two things are timed in turn")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c := &config{ctx: ctx, rounds: *rounds, quick: *quick}
	if c.quick {
		c.rounds = 3
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	c.dir = dir
	if c.command, err = buildCommand(ctx, dir); err != nil {
		return err
	}
	var b strings.Builder
	intro(&b, c)
	for _, measure := range sections {
		start := time.Now()
		text := measure(c).markdown()
		b.WriteString(text)
		fmt.Print(text)
		fmt.Fprintf(os.Stderr, "(it took %.0f s)\n", time.Since(start).Seconds())
	}
	if *out == "" {
		return nil
	}
	return os.WriteFile(*out, []byte(b.String()), 0o644)
}

func intro(b *strings.Builder, c *config) {
	fmt.Fprintf(b, `# Performance

This page is written by a program, in one run:

    make performance

Every figure is a ratio of two things that were timed in turn, %d times: the
median of the ratios, and in brackets the middle half of them. What else the
machine did meanwhile is in both, but in no processor time. The run had %d cores and %s. “The floor” is
decoding the same bytes to yaml.Node with gopkg.in/yaml.v3 on one core, the
least that a reader which keeps places must do with that library.

`, c.rounds, runtime.NumCPU(), runtime.Version())
}
