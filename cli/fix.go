package cli

import (
	"bufio"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
)

// How findings are mended.
const (
	fixCertain = "certain" // those for which nothing else can be meant
	fixAsk     = "ask"     // each that the user agrees to
)

// A fixer mends findings in the texts of files, round by round, since what is mended
// shows what is wrong behind it.
type fixer struct {
	*session
	reading workspace.Options
	ask     *bufio.Reader // answers; nil: nobody is asked

	rounds   int
	read     int                       // bytes of text, in all rounds
	changed  map[string]*rewrittenFile // by the names of files
	done     []string                  // what was mended
	declined map[string]bool
}

// fixFiles mends what check finds, and leaves the session with the files as they are after
// that.
func (o *checkOptions) fixFiles(s *session, reading workspace.Options) error {
	switch {
	case o.fix != fixCertain && o.fix != fixAsk:
		return usage("there is no way %s of mending; write --fix alone, or --fix=ask", diag.Quote(o.fix))
	case slices.Contains(reading.Args, "-"):
		return usage("standard input cannot be mended; name files with --fix")
	}
	x := &fixer{session: s, reading: reading, changed: map[string]*rewrittenFile{}, declined: map[string]bool{}}
	if o.fix == fixAsk {
		x.ask = bufio.NewReader(s.stdin)
	}
	for x.round() {
		if err := x.readAgain(); err != nil {
			return err
		}
		if err := s.Check(workspace.CheckOptions{Partial: s.Partial()}); err != nil {
			return err
		}
	}
	return x.finish(o.diff)
}

// The most rounds of mending, or those of large files, of which so many bytes are read
// together; most need one or two.
const (
	maxRounds   = 100
	usualRounds = 12
	maxReread   = 5 << 20
)

// round mends in the texts what can be mended at once, and reports whether that is anything.
func (x *fixer) round() bool {
	before := len(x.done)
	x.rounds++
	for _, f := range x.Files {
		x.read += len(f.Text)
	}
	isEnough := x.ask == nil && (x.rounds > maxRounds || x.rounds > usualRounds && x.read > maxReread)
	for _, f := range x.Files {
		var edits diag.Fix
		for _, d := range f.All() {
			fix, ok := x.choose(f, d)
			if !ok || overlaps(edits.Edits, fix.Edits) {
				continue
			}
			edits.Edits = append(edits.Edits, fix.Edits...)
			x.done = append(x.done, fmt.Sprintf("%v: %s [%s]", d.Pos, fix.Message, d.Code))
			if x.ask != nil {
				break // the others may be other ones now
			}
		}
		if len(edits.Edits) == 0 {
			continue
		}
		if isEnough {
			x.done = x.done[:before]
			x.warn("there is more to mend than is mended at once; run the command again")
			return false
		}
		text, err := edits.Apply(f.Text)
		if err != nil {
			continue
		}
		if x.changed[f.Arg] == nil {
			x.changed[f.Arg] = &rewrittenFile{name: f.Arg, before: f.Text}
		}
		x.changed[f.Arg].after = text
	}
	return len(x.done) > before
}

// overlaps reports whether any edit touches another.
func overlaps(edits, more []diag.Edit) bool {
	for _, a := range edits {
		for _, b := range more {
			if a.Pos.Offset <= b.End.Offset && b.Pos.Offset <= a.End.Offset {
				return true
			}
		}
	}
	return false
}

// choose returns the fix that mends a finding, and false where it stays.
func (x *fixer) choose(f *workspace.File, d diag.Diagnostic) (diag.Fix, bool) {
	fixes := slices.DeleteFunc(slices.Clone(d.Fixes), func(fix diag.Fix) bool {
		return len(fix.Edits) == 0 || slices.ContainsFunc(fix.Edits, func(e diag.Edit) bool { return e.Pos.File != f.Name })
	})
	if x.ask != nil {
		return x.askFor(f, d, fixes)
	}
	for _, fix := range fixes {
		if fix.Certain {
			return fix, true
		}
	}
	return diag.Fix{}, false
}

// askFor asks which of the fixes is wanted.
func (x *fixer) askFor(f *workspace.File, d diag.Diagnostic, fixes []diag.Fix) (diag.Fix, bool) {
	line, _ := diag.NewText(f.Text).Line(d.Pos.Line)
	key := fmt.Sprint(f.Name, d.Code, d.Message, line)
	if len(fixes) == 0 || x.declined[""] || x.declined[key] {
		return diag.Fix{}, false
	}
	x.declined[key] = true
	_ = x.print(diag.List{d})
	for i, fix := range fixes {
		fmt.Fprintf(x.stderr, "  %d  %s\n", i+1, fix.Message)
		if after, err := fix.Apply(f.Text); err == nil {
			for _, s := range lineSteps(trimLast(strings.SplitAfter(string(f.Text), "\n")), trimLast(strings.SplitAfter(string(after), "\n"))) {
				if s.mark != ' ' {
					fmt.Fprintf(x.stderr, "     %c %s\n", s.mark, strings.TrimRight(s.text, "\r\n"))
				}
			}
		}
	}
	fmt.Fprint(x.stderr, "Type the number of the change to make, nothing to leave it, or q to stop: ")
	answer, err := x.ask.ReadString('\n')
	fmt.Fprintln(x.stderr)
	if err != nil || strings.TrimSpace(answer) == "q" {
		x.declined[""] = true
	}
	n, _ := strconv.Atoi(strings.TrimSpace(answer))
	if n < 1 || n > len(fixes) {
		return diag.Fix{}, false
	}
	return fixes[n-1], true
}

// readAgain reads the files again, with the texts as they are mended.
func (x *fixer) readAgain() error {
	x.reading.Unsaved = map[string][]byte{}
	for _, r := range x.changed {
		path, err := filepath.Abs(r.name)
		if err != nil {
			return failure(err)
		}
		x.reading.Unsaved[path] = r.after
	}
	return x.open(x.reading)
}

// finish writes the files, and reports what was mended.
func (x *fixer) finish(diff bool) error {
	var all []rewrittenFile
	for _, name := range slices.Sorted(maps.Keys(x.changed)) {
		all = append(all, *x.changed[name])
	}
	if err := x.rewrite(all, diff); err != nil {
		return err
	}
	verb := "mended"
	if diff {
		verb = "would mend"
	}
	for _, what := range x.done {
		fmt.Fprintln(x.stderr, verb+" "+what)
	}
	fmt.Fprintln(x.stderr, changedFiles(len(all), diff))
	return nil
}
