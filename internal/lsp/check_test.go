package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// codesOf returns the codes of findings with their places.
func codesOf(all []diagnostic) string {
	var words []string
	for _, d := range all {
		words = append(words, fmt.Sprintf("%s@%d:%d-%d", d.Code, d.Range.Start.Line, d.Range.Start.Character, d.Range.End.Character))
	}
	return strings.Join(words, " ")
}

// TestFindings follows the texts of several files: what is not saved counts in others too.
func TestFindings(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	c.open("models/cafe.yaml", "")
	if got := codesOf(c.findings("models/cafe.yaml")); !strings.Contains(got, "LM070@27:6-15") || strings.Contains(got, "LM071") {
		t.Errorf("findings: %s", got)
	}
	c.open("plan.yaml", "")
	c.change("plan.yaml", nil, strings.ReplaceAll(office["plan.yaml"], "P1", "Q1"))
	c.findings("plan.yaml")
	if got := codesOf(c.findings("models/cafe.yaml")); !strings.Contains(got, "LM071@24:17-19") {
		t.Errorf("findings after an outcome is renamed in the editor: %s", got)
	}
	c.notify("textDocument/didClose", map[string]any{"textDocument": document{URI: c.uri("plan.yaml")}})
	at := find(t, "models/cafe.yaml", "hall]", 0)
	c.change("models/cafe.yaml", &span{at, position{at.Line, at.Character + 4}}, "hell")
	if got := codesOf(c.findings("models/cafe.yaml")); !strings.Contains(got, fmt.Sprintf("LM003@%d:%d-%d", at.Line, at.Character, at.Character+4)) || strings.Contains(got, "LM071") {
		t.Errorf("findings after the framework is closed unsaved: %s", got)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.count[c.uri("other.yaml")] > 0 {
		t.Error("there are findings in what is no model")
	}
}

// TestForeign opens what is no model, which stays silent also when it is broken, until
// it becomes one; then it stays one while its first key is written anew.
func TestForeign(t *testing.T) {
	t.Parallel()
	c := start(t, nil)
	c.open("a.yaml", "kind: [a\n")
	c.open("untitled.yaml", "model: u\n")
	c.findings("untitled.yaml")
	if c.mu.Lock(); c.count[c.uri("a.yaml")] > 0 {
		t.Error("there are findings in what is no model")
	}
	c.mu.Unlock()
	for _, method := range []string{"completion", "hover", "definition", "references", "documentSymbol", "foldingRange", "prepareRename"} {
		if got := string(ask[raw](c, method, "a.yaml", 0, 7)); got != "null" {
			t.Errorf("%s of it: %s", method, got)
		}
	}
	c.change("a.yaml", nil, "model: a\n")
	if got := c.findings("a.yaml"); len(got) == 0 || got[0].Code != "LM001" {
		t.Errorf("findings of a model: %v", got)
	}
	c.change("a.yaml", nil, "mod\ntitle: A\n")
	if got := c.findings("a.yaml"); len(got) == 0 || got[0].Code != "LM001" {
		t.Errorf("findings of a model without its key: %v", got)
	}
	c.openURI("untitled:One", "model: one\n")
	if got := c.findingsOf("untitled:One"); len(got) == 0 || got[0].Code != "LM001" {
		t.Errorf("findings of what is on no disk: %v", got)
	}
}

// A raw is an answer as it was sent.
type raw string

func (j *raw) UnmarshalJSON(s []byte) error { *j = raw(s); return nil }

// TestCharacters has findings after characters outside the basic plane, which count for two,
// and edits with positions beyond the text and within a character.
func TestCharacters(t *testing.T) {
	t.Parallel()
	c := start(t, nil)
	const src = "model: m\ntitle: M\npartners: [{id: p, name: P}]\n\nactivities:\n  - {id: a, title: 👩‍🌾 👩‍🌾 digs, partners: [p, pp]}\n"
	c.open("m.yaml", src)
	if got := codesOf(c.findings("m.yaml")); !strings.Contains(got, "LM003@5:51-53") {
		t.Errorf("findings: %s", got)
	}
	for _, at := range []span{
		{position{5, 1000}, position{5, 2000}}, {position{1000, 0}, position{1000, 1}}, {position{5, 20}, position{5, 20}},
		{position{-1, -1}, position{0, -5}}, {position{3, 0}, position{1, 0}}, {position{1 << 40, 1 << 40}, position{1 << 41, 0}},
	} {
		c.change("m.yaml", &at, "é")
		c.findings("m.yaml")
	}
	text := newText("a\r\n👩b\rc\n")
	for _, tt := range []struct {
		at   position
		want int
	}{
		{position{0, 5}, 1}, {position{1, 1}, 3}, {position{1, 2}, 7}, {position{1, 3}, 8}, {position{2, 0}, 9}, {position{3, 9}, 11},
	} {
		if got := text.offset(tt.at); got != tt.want {
			t.Errorf("%v is at %d, want %d", tt.at, got, tt.want)
		}
	}
	for offset := range len(text.src) + 1 {
		if p := text.position(offset); utf8.RuneStart((text.src + "x")[offset]) && text.offset(p) != offset && text.src[offset] != '\n' {
			t.Errorf("the offset %d is %v", offset, p)
		}
	}
}

// largeModel returns a model of n elements.
func largeModel(n int) string {
	var b strings.Builder
	b.WriteString("model: large\ntitle: Large\nframework: plan.yaml\npartners: [{id: p, name: P}]\nactivities:\n")
	step := func(id, title, to string) {
		fmt.Fprintf(&b, "  - id: %s\n    title: %s %s\n    partners: [p]\n    leads-to:\n      - to: %s\n        because: It follows from what people learn there\n", id, title, id, to)
	}
	for i := range n / 3 {
		step(fmt.Sprint("a", i), "Workshops on cooking for beginners in hall", fmt.Sprint("o", i))
	}
	b.WriteString("outputs:\n")
	for i := range n / 3 {
		step(fmt.Sprint("o", i), "Workshops held in hall", fmt.Sprint("s", i))
	}
	b.WriteString("outcomes:\n  short:\n")
	for i := range n / 3 {
		fmt.Fprintf(&b, "    - {id: s%d, title: People cook more often than before %d, supports: [P1], leads-to: [e]}\n", i, i)
	}
	b.WriteString("end-state: {id: e, title: People are healthy}\n")
	return b.String()
}

// median returns the median time of n runs.
func median(n int, run func(i int)) time.Duration {
	var times []time.Duration
	for i := range n {
		begin := time.Now()
		run(i)
		times = append(times, time.Since(begin))
	}
	slices.Sort(times)
	return times[n/2]
}

// times measures findings and, if all are wanted, answers about the open file large.yaml, which
// has the text. The bounds are wide, since other tests run meanwhile; -v measures more often and
// shows the times, and with -short, as with the race detector, all is only asked.
func (c *client) times(src string, all bool) {
	c.t.Helper()
	runs := 10
	switch {
	case testing.Verbose():
		runs = 50
	case testing.Short():
		runs = 3
	}
	check := func(what string, most time.Duration, run func(i int)) {
		c.t.Helper()
		took := median(runs, run)
		c.t.Logf("%-40s %v", what, took)
		if took > most && !testing.Short() {
			c.t.Errorf("%s takes %v", what, took)
		}
	}
	at := newText(src).position(strings.Index(src, "hall a50"))
	check("findings after a keystroke", 250*time.Millisecond, func(i int) {
		c.change("large.yaml", &span{at, at}, "x")
		c.findings("large.yaml")
	})
	if !all {
		return
	}
	id := newText(src).position(strings.Index(src, "to: s50"))
	for _, method := range []string{"completion", "hover", "definition", "references", "documentSymbol", "foldingRange", "prepareRename", "formatting"} {
		check(method, 500*time.Millisecond, func(int) { ask[raw](c, method, "large.yaml", id.Line, id.Character+6) })
	}
	check("rename", 500*time.Millisecond, func(i int) {
		c.call("textDocument/rename", documentParams{TextDocument: document{URI: c.uri("large.yaml")}, Position: position{id.Line, id.Character + 5}, NewName: "other"})
	})
	check("codeAction", 500*time.Millisecond, func(i int) {
		c.call("textDocument/codeAction", documentParams{TextDocument: document{URI: c.uri("large.yaml")}, Range: span{position{0, 0}, position{30, 0}}})
	})
}

// TestTimes measures answers about a model of 300 elements, with an office of others
// beside it.
func TestTimes(t *testing.T) {
	c := start(t, office)
	src := largeModel(300)
	c.open("large.yaml", src)
	c.findings("large.yaml")
	c.times(src, true)
}

// TestFolder types in a folder of 1,000 models: what is open is checked at once, and the others
// once the typing pauses. What only they show moves with the text meanwhile.
func TestFolder(t *testing.T) {
	files := map[string]string{"plan.yaml": office["plan.yaml"], "large.yaml": strings.Replace(largeModel(300), "leads-to: [e]", "leads-to: [e, m7/none]", 1)}
	models := 1000
	if testing.Short() {
		models = 100
	}
	for i := range models {
		files[fmt.Sprintf("models/m%d.yaml", i)] = strings.NewReplacer("model: cafe", fmt.Sprint("model: m", i), ", garden/growing", "").Replace(office["models/cafe.yaml"])
	}
	c := start(t, files)
	c.open("large.yaml", "")
	c.findings("large.yaml")
	c.times(files["large.yaml"], testing.Verbose())
	others := func() int {
		c.mu.Lock()
		defer c.mu.Unlock()
		return len(c.messages)
	}
	begin := time.Now()
	unknown := newText(files["large.yaml"]).position(strings.Index(files["large.yaml"], "m7/none"))
	hasUnknown := func(codes string) bool { return strings.Contains(codes, fmt.Sprintf("LM003@%d:", unknown.Line)) }
	if got := c.until("large.yaml", hasUnknown); !hasUnknown(got) {
		t.Errorf("a link to another model is not checked: %s", got)
	}
	for others() < models && time.Since(begin) < 20*time.Second {
		time.Sleep(time.Millisecond)
	}
	t.Logf("all files after %v", time.Since(begin))
	c.change("large.yaml", &span{position{1, 0}, position{1, 0}}, "# a line more\n")
	if got := codesOf(c.findings("large.yaml")); !strings.Contains(got, fmt.Sprintf("LM003@%d:", unknown.Line+1)) {
		t.Errorf("right after a change: %s", got)
	}
}

// TestManyChanges sends 10,000 changes as fast as it can. The findings after them are
// those of the last text, most between are never made, and nothing is kept of them.
func TestManyChanges(t *testing.T) {
	c := start(t, office)
	c.open("models/garden.yaml", "")
	c.findings("models/garden.yaml")
	heap := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	run := func(n int) {
		for i := range n {
			at := position{0, len("model: garden")}
			switch i % 2 {
			case 0:
				c.change("models/garden.yaml", &span{at, at}, "[{\"😀")
			default:
				c.change("models/garden.yaml", &span{at, position{0, len("model: garden") + 5}}, "")
			}
		}
		if got := codesOf(c.findings("models/garden.yaml")); !strings.Contains(got, "LM012") {
			t.Errorf("findings after the changes: %s", got)
		}
	}
	run(1000)
	before := heap()
	c.mu.Lock()
	sent := c.count[c.uri("models/garden.yaml")]
	c.mu.Unlock()
	begin := time.Now()
	run(10_000)
	took := time.Since(begin)
	c.mu.Lock()
	sent = c.count[c.uri("models/garden.yaml")] - sent
	c.mu.Unlock()
	grown := heap() - before
	t.Logf("10,000 changes in %v, findings sent %d times, %d KB more in memory", took, sent, grown>>10)
	if grown > 2<<20 {
		t.Errorf("%d KB more are in memory", grown>>10)
	}
	if sent > 2000 {
		t.Errorf("findings were sent %d times", sent)
	}
}

// TestFiles notices files that appear and vanish.
func TestFiles(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	c.open("models/cafe.yaml", strings.Replace(office["models/cafe.yaml"], "garden/growing", "orchard/apples", 1))
	unknown := func(codes string) bool { return strings.Contains(codes, "LM003") }
	if got := c.until("models/cafe.yaml", unknown); !unknown(got) {
		t.Errorf("findings on a model that is not there: %s", got)
	}
	c.write("models/orchard.yaml", strings.NewReplacer("garden", "orchard", "growing", "apples").Replace(office["models/garden.yaml"]))
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	at := position{0, 12}
	c.change("models/cafe.yaml", &span{at, at}, " ")
	if got := c.until("models/cafe.yaml", func(codes string) bool { return !unknown(codes) }); unknown(got) {
		t.Errorf("findings once it is there: %s", got)
	}
	c.write("models/orchard.yaml", strings.NewReplacer("garden", "orchard", "growing", "pears").Replace(office["models/garden.yaml"])) // of which nothing is reported
	c.change("models/cafe.yaml", &span{at, at}, " ")
	if got := c.until("models/cafe.yaml", unknown); !unknown(got) {
		t.Errorf("findings once it has changed: %s", got)
	}
	if err := os.RemoveAll(filepath.Join(c.dir, "models")); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	c.change("models/cafe.yaml", &span{at, at}, " ")
	c.findings("models/cafe.yaml")
	c.notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"removed": []workspaceFolder{{uriOf(c.dir)}}}})
	c.change("models/cafe.yaml", &span{at, at}, " ")
	c.findings("models/cafe.yaml")
}
