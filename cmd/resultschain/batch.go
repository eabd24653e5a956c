package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
)

// A job is a file of a batch and what became of it.
type job struct {
	in   *input
	of   *portfolio.Member // nil: a framework
	to   string            // the pictures' name without its ending
	made *drawn
	err  error
	done chan struct{}
}

// batch draws all files in all formats into the folder of the output.
func (o *renderOptions) batch(ctx context.Context, p *pictures, args []string, stdout, stderr io.Writer) error {
	if o.output == "" || o.output == "-" {
		return usage("name a folder for the pictures with -o")
	}
	if info, err := os.Stat(o.output); err == nil && !info.IsDir() {
		return usage("%s is not a folder; several pictures need one", diag.Quote(o.output))
	}
	worst := exitClean
	fail := func(arg string, err error) {
		var e *exit
		if !errors.As(tell(stderr, arg, err), &e) {
			e = &exit{exitFailure, err}
		}
		fmt.Fprintf(stderr, "resultschain: %v\n", e.err)
		worst = max(worst, e.status)
	}
	jobs, part := o.jobs(p, args, func(err error) { fail("", err) })
	if len(jobs) == 0 && worst == exitClean {
		return usage("no YAML file here has “model” or “framework” at the top")
	}
	var inputs []*input
	for _, j := range jobs {
		inputs = append(inputs, j.in)
	}
	for i, m := range p.members(inputs, part || worst != exitClean) {
		jobs[i].of = m
	}
	p.start(ctx, jobs)
	line := newMeter(stderr, len(jobs))
	var counts batchCounts
	for i := range jobs {
		j := &jobs[i]
		<-j.done
		line.clear()
		if j.err == nil {
			for _, w := range j.made.warnings {
				fmt.Fprintf(stderr, "resultschain: %s: %s\n", called(j.in.arg), w)
			}
			j.err = p.save(j, o.output, &counts)
		}
		if j.err != nil {
			counts.failed++
			fail(j.in.arg, j.err)
		}
		line.show(i + 1)
	}
	line.clear()
	if err := write(stdout, counts.String()+"\n"); err != nil {
		return err
	}
	if worst != exitClean {
		return &exit{status: worst}
	}
	return nil
}

// jobs are the models and frameworks that the arguments name, and the names of
// their pictures; one of which would have the name of another is not drawn.
// There may be more models than these if they are only a part: no folder is
// named.
func (o *renderOptions) jobs(p *pictures, args []string, unread func(error)) (jobs []job, part bool) {
	part = true
	names := pictureNames{}
	ts := targets(args, unread)
	for i, f := range p.open.files(ts) {
		t, in, err := ts[i], f.in, f.err
		part = part && t.named
		if err != nil {
			unread(err)
			continue
		}
		if !t.named && in.kind() == "" {
			continue
		}
		name := t.within
		if t.name == "-" {
			name = "stdin"
		}
		to := filepath.Join(o.output, strings.TrimSuffix(name, filepath.Ext(name)))
		j := job{in: in, to: to, done: make(chan struct{})}
		j.err = names.take(to, t.name)
		jobs = append(jobs, j)
	}
	return jobs, part
}

// pictureNames are the names of pictures without their endings, in small letters,
// and the files that they are of.
type pictureNames map[string]pictureOf

// A pictureOf is the name of pictures and the file that they are of.
type pictureOf struct{ to, file string }

// take gives the pictures of a file a name. The error says which file has it
// already, or one that is the same on a system to which A and a are one.
func (n pictureNames) take(to, file string) error {
	key := strings.ToLower(to)
	other, ok := n[key]
	switch {
	case !ok:
		n[key] = pictureOf{to, file}
		return nil
	case other.to == to:
		return usage("its pictures would have the names of those of %s; give one of the two another name, or draw them into different folders", called(other.file))
	}
	return usage("its pictures would have the names of those of %s but for capital letters, and on Windows and macOS that is one file; give one of the two another name, or draw them into different folders", called(other.file))
}

// start draws the jobs, a few at once.
func (p *pictures) start(ctx context.Context, jobs []job) {
	go parallel.Do(len(jobs), func(i int) {
		if jobs[i].err == nil {
			jobs[i].made, jobs[i].err = p.draw(ctx, jobs[i].in, jobs[i].of)
		}
		close(jobs[i].done)
	})
}

// save writes the pictures of a job into the folder, but for those that are
// there already.
func (p *pictures) save(j *job, folder string, counts *batchCounts) error {
	for i, format := range p.formats {
		name, picture := j.to+"."+format.Ending(), j.made.pictures[i]
		if unchanged(name, picture) {
			counts.same++
			continue
		}
		if link, ok := linkOut(folder, name); ok {
			return failure(fmt.Errorf("%s cannot be written: %s is a link that leads out of the folder for the pictures; remove it, or choose another folder", diag.Quote(name), diag.Quote(link)))
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return unwritable(name, err)
		}
		if err := replacePicture(name, picture, p.open.read); err != nil {
			return err
		}
		counts.written++
	}
	counts.drawn++
	return nil
}

// batchCounts are for the summary.
type batchCounts struct {
	drawn, failed, written, same int
}

func (c batchCounts) String() string {
	s := fmt.Sprintf("%s drawn: %s written", count(c.drawn, "file"), count(c.written, "picture"))
	if c.same > 0 {
		s += fmt.Sprintf(", %d unchanged", c.same)
	}
	if c.failed > 0 {
		s += fmt.Sprintf("; %s not drawn", count(c.failed, "file"))
	}
	return s
}

// A meter is a line on a terminal that tells how far a batch is.
type meter struct {
	w     io.Writer // nil: not a terminal
	total int
}

func newMeter(w io.Writer, total int) *meter {
	if !isTerminal(w) {
		w = nil
	}
	return &meter{w, total}
}

func (p *meter) show(n int) {
	if p.w != nil {
		fmt.Fprintf(p.w, "\r%d of %s drawn", n, count(p.total, "file"))
	}
}

func (p *meter) clear() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
