package layout

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// The limits of a [Program] that has none of its own.
const (
	DefaultTime   = 30 * time.Second
	DefaultMemory = 1 << 30 // bytes
)

// What a [Program] takes and hands out at most, in bytes. The limits of time and memory are reached long before.
const (
	maxProgramText   = 16 << 20
	maxProgramOutput = 64 << 20
	maxProgramErrors = 1 << 10 // of its standard error; the rest is dropped
)

// A Program is Graphviz's dot program, each layout in a process of its own, so that several run at once, an unwanted
// one is killed together with whatever it has started, and nothing is left behind. The zero value is ready for use.
// Do not copy or change a Program that has been used.
//
// It gets the text on its standard input, and no argument and no variable that depends on the text; it runs without a
// shell, in the root folder, and reads no file that the text may name.
//
// A graph for which its time or what it may write is not enough is a [TooLargeError]. When it fails, for want of memory
// or otherwise, the error holds the beginning of its standard error. Where there is no such program, the error names that.
type Program struct {
	// Path is the program; "dot" without a folder is looked for where programs are (PATH), and is the default.
	Path string

	// Time is how long one layout may take, without the wait for others; 0 is DefaultTime. 1,000 boxes with 3,000 links
	// take dot 2.43 2.5 s in six columns, 8 s in nine and 20 s in twelve. Starting it takes 5 to 10 ms.
	Time time.Duration

	// Memory is how much address space, in bytes, one process may have; 0 is DefaultMemory. 1,000 boxes with 3,000
	// links need less than 50 MB. Only Linux keeps this limit; on other systems there is none.
	Memory int64

	// Processes is how many may run at once, while further callers wait; 0 is as many as Go runs threads
	// (GOMAXPROCS).
	Processes int

	once  sync.Once
	slots chan struct{}
}

// The reasons for stopping a process that are not the caller's.
var (
	errOutOfTime = errors.New("out of time")
	errTooMuch   = errors.New("too much output")
)

// Layout lays out the graph that the DOT text describes, in a process of its own.
func (p *Program) Layout(ctx context.Context, dot []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(dot) > maxProgramText {
		return nil, TooLarge("%d bytes of DOT text, and the dot program is given at most %d", len(dot), maxProgramText)
	}
	path, err := p.find()
	if err != nil {
		return nil, err
	}
	p.once.Do(func() {
		n := p.Processes
		if n <= 0 {
			n = runtime.GOMAXPROCS(0)
		}
		p.slots = make(chan struct{}, n)
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	}
	return p.run(ctx, path, dot)
}

// find returns the program's path.
func (p *Program) find() (string, error) {
	name := p.Path
	if name == "" {
		name = "dot"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("layout: Graphviz's dot program is not installed; the embedded engine needs nothing: %w", err)
	}
	return filepath.Abs(path) // it runs in another folder
}

// run runs the program and returns its output.
func (p *Program) run(ctx context.Context, path string, dot []byte) ([]byte, error) {
	limit := p.Time
	if limit <= 0 {
		limit = DefaultTime
	}
	timed, cancel := context.WithTimeoutCause(ctx, limit, errOutOfTime)
	defer cancel()
	running, stop := context.WithCancelCause(timed)
	defer stop(nil)

	cmd := exec.CommandContext(running, path, "-Tplain")
	cmd.Dir = string(filepath.Separator)
	cmd.Env = environment()
	stdout := &boundedBuffer{max: maxProgramOutput, over: func() { stop(errTooMuch) }}
	stderr := &boundedBuffer{max: maxProgramErrors}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	ownGroup(cmd)
	cmd.Cancel = func() error { return killGroup(cmd.Process) }
	// After the program has ended, or was killed, something that it started may still hold its pipes.
	cmd.WaitDelay = time.Second

	stdin, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err == nil {
		// It gets nothing to read before it has its limits.
		if e := p.confine(cmd.Process.Pid, limit); e != nil {
			stop(e)
		}
		dot = bytes.Clone(dot) // the caller may change it once this has returned
		go func() {
			stdin.Write(dot) // fails where the program does not read it all, which is for the program to explain
			stdin.Close()
		}()
		err = cmd.Wait() // it closes stdin too
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		killGroup(cmd.Process)
	}
	switch cause := context.Cause(running); {
	case err == nil && cause == nil:
		return stdout.kept, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case cause == errOutOfTime:
		return nil, TooLarge("the dot program was stopped after %v", limit)
	case cause == errTooMuch:
		return nil, TooLarge("the dot program wrote more than %d bytes", maxProgramOutput)
	case cause != nil:
		return nil, fmt.Errorf("layout: the dot program cannot be limited: %w", cause)
	}
	if said := firstLines(stderr.kept); said != "" {
		return nil, fmt.Errorf("layout: the dot program failed: %w: %s", err, said)
	}
	return nil, fmt.Errorf("layout: the dot program failed: %w", err)
}

// environment returns the variables that the program gets: what it needs to start, and no home. LC_ALL keeps the
// point in numbers. With SERVER_NAME Graphviz takes a web server for its caller: then no version that we know (2.43,
// 12, 14) reads a file that the text names (image, shapefile).
func environment() []string {
	env := []string{"LC_ALL=C", "SERVER_NAME=localhost"}
	for _, name := range []string{"PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "GVBINDIR", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SystemRoot"} {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	return env
}

// firstLines joins the first three lines that have something in them, without control characters.
func firstLines(b []byte) string {
	var lines []string
	for line := range strings.Lines(strings.ToValidUTF8(string(b), "\ufffd")) {
		line = strings.TrimSpace(strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f {
				return ' '
			}
			return r
		}, line))
		if line != "" {
			lines = append(lines, line)
		}
		if len(lines) == 3 {
			break
		}
	}
	return strings.Join(lines, "; ")
}

// A boundedBuffer buffer keeps the first max bytes, drops the rest, and calls over, if any, when there is a rest. It does not
// embed a [bytes.Buffer], whose ReadFrom takes everything.
type boundedBuffer struct {
	kept []byte
	max  int
	over func()
}

func (b *boundedBuffer) Write(p []byte) (int, error) {
	n := len(p)
	if room := b.max - len(b.kept); n > room {
		p = p[:room]
		if b.over != nil {
			b.over()
		}
	}
	b.kept = append(b.kept, p...)
	return n, nil
}
