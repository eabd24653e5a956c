package cli

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A rewrittenFile is a file that was read and its new text.
type rewrittenFile struct {
	name          string
	before, after []byte
}

// rewrite writes the new texts of files, or, where diff is set, prints how they differ
// from the old ones. It writes none where the text of one is no more the one that was read.
func (s *session) rewrite(all []rewrittenFile, diff bool) error {
	for _, r := range all {
		if diff {
			if err := write(s.stdout, unifiedDiff(r.name, string(r.before), string(r.after))); err != nil {
				return err
			}
			continue
		}
		now, err := os.ReadFile(r.name)
		switch {
		case err != nil:
			return failure(workspace.Unreadable(r.name, err))
		case bytes.Equal(now, r.before):
		case bytes.Equal(yamldoc.UTF8(now), r.before):
			return failure(fmt.Errorf("%s is in UTF-16, and was not changed; save it as UTF-8 first", diag.Quote(r.name)))
		default:
			return failure(fmt.Errorf("%s was changed by somebody else meanwhile, and was not written; try again", diag.Quote(r.name)))
		}
	}
	for _, r := range all {
		if diff {
			continue
		}
		if err := replaceFile(r.name, r.after); err != nil {
			return writeError(r.name, err)
		}
	}
	return nil
}

// changedFiles returns "2 files changed", or what a dry run would do.
func changedFiles(n int, diff bool) string {
	if diff {
		return prose.Count(n, "file") + " would change"
	}
	return prose.Count(n, "file") + " changed"
}

// unifiedDiff returns the lines that differ between two texts as "diff -u" writes them.
func unifiedDiff(name, before, after string) string {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	steps := lineSteps(trimLast(a), trimLast(b))
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", name, name)
	const context = 3
	for i := 0; i < len(steps); {
		if steps[i].mark == ' ' {
			i++
			continue
		}
		from := max(0, i-context)
		to, same := i, 0
		for k := i; k < len(steps) && same <= 2*context; k++ {
			if same++; steps[k].mark != ' ' {
				to, same = k+1, 0
			}
		}
		to = min(len(steps), to+context)
		writeHunk(&out, steps[from:to])
		i = to
	}
	return out.String()
}

// trimLast returns lines without an empty one at the end.
func trimLast(lines []string) []string {
	if n := len(lines); n > 0 && lines[n-1] == "" {
		return lines[:n-1]
	}
	return lines
}

// A lineStep is a line that stays, is removed or is added: its mark is a space, "-" or "+".
type lineStep struct {
	mark        byte
	text        string
	before, now int // lines of either text before it
}

func writeHunk(out *strings.Builder, steps []lineStep) {
	var removed, added int
	for _, s := range steps {
		if s.mark != '+' {
			removed++
		}
		if s.mark != '-' {
			added++
		}
	}
	begin := func(line, count int) int { // of nothing it is the line before
		if count > 0 {
			return line + 1
		}
		return line
	}
	fmt.Fprintf(out, "@@ -%d,%d +%d,%d @@\n", begin(steps[0].before, removed), removed, begin(steps[0].now, added), added)
	for _, s := range steps {
		out.WriteByte(s.mark)
		out.WriteString(s.text)
		if !strings.HasSuffix(s.text, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// maxSteps is the most lines that are removed and added for which the fewest are looked
// for. Where there are more, all lines between the first and the last change are.
const maxSteps = 1000

// lineSteps returns how the lines of one text become those of another, with as few removed and
// added as there can be (Myers 1986).
func lineSteps(a, b []string) (steps []lineStep) {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	marks := strings.Repeat(" ", head) + shortestEdit(a[head:len(a)-tail], b[head:len(b)-tail]) + strings.Repeat(" ", tail)
	i, k := 0, 0
	for _, mark := range []byte(marks) {
		s := lineStep{mark: mark, before: i, now: k}
		if mark == '+' {
			s.text = b[k]
		} else {
			s.text = a[i]
			i++
		}
		if mark != '-' {
			k++
		}
		steps = append(steps, s)
	}
	return steps
}

// shortestEdit returns the marks of the lines of a and b in the order of the edit.
func shortestEdit(a, b []string) string {
	far := map[int]int{1: 0} // the most lines of a that are reached on each diagonal
	var trace []map[int]int
	for d := 0; d <= min(len(a)+len(b), maxSteps); d++ {
		before := make(map[int]int, len(far))
		for k, x := range far {
			before[k] = x
		}
		trace = append(trace, before)
		for k := -d; k <= d; k += 2 {
			x := far[k-1] + 1
			if k == -d || k != d && far[k-1] < far[k+1] {
				x = far[k+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			if far[k] = x; x >= len(a) && x-k >= len(b) {
				return marksBack(trace, len(a), len(b))
			}
		}
	}
	return strings.Repeat("-", len(a)) + strings.Repeat("+", len(b))
}

// marksBack returns the marks along the trace of [shortestEdit], from its end.
func marksBack(trace []map[int]int, x, y int) string {
	var marks []byte
	for d := len(trace) - 1; d >= 0; d-- {
		far, k := trace[d], x-y
		before := k - 1
		if k == -d || k != d && far[k-1] < far[k+1] {
			before = k + 1
		}
		fromX := far[before]
		fromY := fromX - before
		for x > fromX && y > fromY && d >= 0 && x > 0 && y > 0 {
			marks = append(marks, ' ')
			x, y = x-1, y-1
		}
		switch {
		case d == 0:
		case before == k+1:
			marks = append(marks, '+')
			y--
		default:
			marks = append(marks, '-')
			x--
		}
	}
	for i, k := 0, len(marks)-1; i < k; i, k = i+1, k-1 {
		marks[i], marks[k] = marks[k], marks[i]
	}
	return string(marks)
}
