package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/parallel"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
)

// A job is a file of a batch and the result of drawing it.
type job struct {
	*workspace.File
	to    string // the pictures' name without its ending
	drawn *pictureSet
	err   error
	done  chan struct{}
}

// batch draws all files in all formats into the folder of the output.
func (o *renderOptions) batch(p *pictureWriter) error {
	if o.output == "" || o.output == "-" {
		return usage("name a folder for the pictures with -o")
	}
	if info, err := os.Stat(o.output); err == nil && !info.IsDir() {
		return usage("%s is not a folder; several pictures need one", diag.Quote(o.output))
	}
	worst := exitClean
	if p.warnUnread() {
		worst = exitFailure
	} else if len(p.Files) == 0 {
		return usage("no YAML file here has “model” or “framework” at the top")
	}
	jobs := make([]job, len(p.Files))
	names := pictureNames{}
	for i, f := range p.Files {
		name := cmp.Or(f.Within, filepath.Base(f.Arg))
		if f.Arg == "-" {
			name = "stdin"
		}
		to := filepath.Join(o.output, strings.TrimSuffix(name, filepath.Ext(name)))
		jobs[i] = job{File: f, to: to, err: names.take(to, f.Arg), done: make(chan struct{})}
	}
	go parallel.Do(len(jobs), func(i int) {
		if j := &jobs[i]; j.err == nil {
			j.drawn, j.err = p.draw(j.File)
		}
		close(jobs[i].done)
	})
	show := func(string) {} // a line that later ones replace
	if isTerminal(p.stderr) {
		show = func(line string) { fmt.Fprintf(p.stderr, "\r%s", line) }
	}
	const clearLine = "\x1b[K"
	var counts batchCounts
	for i := range jobs {
		j := &jobs[i]
		<-j.done
		show(clearLine)
		if j.err == nil {
			j.err = p.saveAll(j, o.output, names, &counts)
		}
		if j.err != nil {
			counts.failed++
			err := p.reportUndrawn(j.Arg, j.err)
			p.warn("%v", err)
			worst = max(worst, statusOf(err))
		}
		show(fmt.Sprintf("%d of %s drawn", i+1, prose.Count(len(jobs), "file")))
	}
	show(clearLine)
	if err := write(p.stdout, counts.String()+"\n"); err != nil {
		return err
	}
	if worst != exitClean {
		return &exit{status: worst}
	}
	return nil
}

// saveAll writes the pictures of a job into the folder.
func (p *pictureWriter) saveAll(j *job, folder string, names pictureNames, counts *batchCounts) error {
	for _, w := range j.drawn.warnings {
		p.warn("%s: %s", workspace.ArgName(j.Arg), w)
	}
	pages := len(slices.MaxFunc(j.drawn.pictures, func(a, b [][]byte) int { return len(a) - len(b) }))
	for page := 0; page < pages && pages > 1; page++ {
		if err := names.take(strings.TrimSuffix(pageName(j.to+".", page, pages), "."), j.Arg); err != nil {
			return err
		}
	}
	for i, pictures := range j.drawn.pictures {
		for page, picture := range pictures {
			to := pageName(j.to+"."+p.formats[i].Ending(), page, len(pictures))
			if err := p.saveInto(folder, to, picture, counts); err != nil {
				return err
			}
		}
	}
	counts.drawn++
	return nil
}

// saveInto writes a picture into a folder, unless it is there already.
func (s *session) saveInto(folder, name string, picture []byte, counts *batchCounts) error {
	if isUnchanged(name, picture) {
		counts.same++
		return nil
	}
	if link, ok := linkOut(folder, name); ok {
		return failure(fmt.Errorf("%s cannot be written: %s is a link that leads out of the folder for the pictures; remove it, or choose another folder", diag.Quote(name), diag.Quote(link)))
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return writeError(name, err)
	}
	if err := s.save("the picture", name, picture); err != nil {
		return err
	}
	counts.written++
	return nil
}

// pictureNames holds the names of pictures without their endings, each with the
// name of the drawn file, by the picture's name in lower case.
type pictureNames map[string][2]string

// take reserves the name of the pictures of a file. The error names another file
// that has it, also where the two names differ only in case.
func (n pictureNames) take(to, file string) error {
	other, ok := n[strings.ToLower(to)]
	if !ok {
		n[strings.ToLower(to)] = [2]string{to, file}
		return nil
	}
	if other[1] == file {
		return severalModels(file)
	}
	but := ""
	if other[0] != to {
		but = " but for capital letters, and on Windows and macOS that is one file"
	}
	return usage("its pictures would have the names of those of %s%s; give one of the two another name, or draw them into different folders", workspace.ArgName(other[1]), but)
}

// batchCounts holds the numbers of the summary.
type batchCounts struct {
	drawn, failed, written, same int
}

func (c batchCounts) String() string {
	s := fmt.Sprintf("%s drawn: %s written", prose.Count(c.drawn, "file"), prose.Count(c.written, "picture"))
	if c.same > 0 {
		s += fmt.Sprintf(", %d unchanged", c.same)
	}
	if c.failed > 0 {
		s += fmt.Sprintf("; %s not drawn", prose.Count(c.failed, "file"))
	}
	return s
}
