//go:build linux || darwin

package hostile

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

var random = flag.Uint64("random", 0, "how many random inputs of 1 MB are given to every command")

// randomCommands are run on x.yaml, which y.yaml is a changed copy of.
var randomCommands = []string{
	"report --force x.yaml -o r.html", "report --force x.yaml -o r.docx", "report . --force -o all.html",
	"coverage .", "progress x.yaml", "diff x.yaml y.yaml", "explain x.yaml",
	"fmt --check x.yaml", "check --fix --diff x.yaml", "rename a0 other x.yaml",
	"export x.yaml -o w.xlsx", "export x.yaml --to gac -o w.csv", "import w.xlsx -o z.txt", "export x.yaml -o w.json",
	"render --force x.yaml -o p.svg", "render --force --page a4 --number-links x.yaml -o p.png", "render --force --page a4 --tiles x.yaml -o p.pdf",
}

// mostTimes is how many times as long as checking a file any command may take.
const mostTimes = 20

// TestRandom checks that no command takes much longer than checking a file, whatever is
// in that: it is done by then, or the input is refused.
func TestRandom(t *testing.T) {
	if *random == 0 {
		t.Skip("random input takes minutes; make soak gives it")
	}
	c := &command{exe: build(t), dir: t.TempDir()}
	c.start(t, t.TempDir(), "version") // compiles Graphviz
	const size = 1_000_000
	for seed := range *random {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			folder := t.TempDir()
			t.Chdir(folder)
			text := randomModel(rand.New(rand.NewPCG(seed, 22)), size)
			named("x.yaml", text)(t)
			named("y.yaml", strings.NewReplacer("model: m", "model: n", "Better", "Good").Replace(text))(t)
			named("f.yaml", framework)(t)
			_, _, check := c.start(t, folder, "check x.yaml")
			for _, args := range randomCommands {
				out, _, took := c.start(t, folder, args)
				t.Logf("%5.1f × %v: %s", float64(took.time)/float64(check.time), took.time, args)
				if most := max(mostTimes*check.time, 2*time.Second); took.time > most {
					t.Errorf("%s takes %v, and check %v", args, took.time, check.time)
				}
				if strings.Contains(out, "goroutine ") {
					t.Errorf("%s:\n%.2000s", args, out)
				}
			}
		})
	}
}

// randomModel returns a model of about so many bytes in which a few things, chosen at
// random, are many or long.
func randomModel(r *rand.Rand, size int) string {
	var b strings.Builder
	some := func(most int) int { return r.IntN(1 << r.IntN(most)) } // mostly few
	words := func(most int) string {
		return strings.TrimSpace("Better " + strings.Repeat("and healthier people ", some(most)))
	}
	ids := max(2, size/(60<<r.IntN(8)))
	id := func() string { return fmt.Sprint("a", r.IntN(ids)) }
	list := func(most int, item func() string) string {
		var all []string
		for range some(most) {
			all = append(all, item())
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	links, indicators, figures, assumed, long := 1+r.IntN(8), 1+r.IntN(5), 1+r.IntN(9), 1+r.IntN(6), 1+r.IntN(7)
	figure := func() string { return fmt.Sprintf("{value: %d, on: %d}", r.IntN(1e6), 1990+r.IntN(60)) }
	link := func() string {
		return fmt.Sprintf("{to: %s, because: %s, feedback: %t, assumes: %s}", id(), words(long), r.IntN(9) == 0, list(assumed, func() string { return words(long) }))
	}
	io.WriteString(&b, "model: m\ntitle: M\nframework: f.yaml\nas-at: 2020\n")
	n, indent := 0, ""
	for _, stage := range []string{"activities", "outputs", "short", "medium", "long"} {
		if stage == "short" {
			b.WriteString("outcomes:\n")
			indent = "  "
		}
		fmt.Fprintf(&b, "%s%s:\n", indent, stage)
		for range max(1, ids/5) {
			fmt.Fprintf(&b, "%[1]s- id: a%[2]d\n%[1]s  title: %[3]s\n%[1]s  leads-to: %[4]s\n", indent, n, words(long), list(links, link))
			if indent != "" {
				fmt.Fprintf(&b, "%[1]s  supports: %[2]s\n%[1]s  indicators: %[3]s\n", indent, list(2, func() string { return "o" }), list(indicators, func() string {
					return fmt.Sprintf("{id: i%d, title: %s, baseline: %s, targets: %s, actuals: %s}", r.Uint32(), words(long), figure(), list(figures, figure), list(figures, figure))
				}))
			}
			if n++; b.Len() > size {
				break
			}
		}
	}
	b.WriteString("end-state: {id: end, title: People are better off}\n")
	return b.String()
}
