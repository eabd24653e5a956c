package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/resultschain/resultschain/internal/workspace"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits for what should take milliseconds.
const patience = 20 * time.Second

// A shown is a server that a test asks.
type shown struct {
	t    *testing.T
	url  string
	stop func() error // ends it, and gives the error that it ended with
}

var client = &http.Client{
	Transport: &http.Transport{DisableKeepAlives: true}, // whose goroutines would outlive a test
	Timeout:   patience,
}

func show(t *testing.T, files workspace.Options) *shown {
	t.Helper()
	return showWith(t, Options{Files: files})
}

func showWith(t *testing.T, o Options) *shown {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Title, o.Warn = "models", func(w string) { t.Errorf("warned: %s", w) }
	s := New(o)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	stop := sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(patience):
			return errors.New("it does not end")
		}
	})
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return &shown{t, s.URL(l.Addr()), stop}
}

// get is the page at an address beneath the server's.
func (s *shown) get(path string) string {
	s.t.Helper()
	r, err := client.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if r.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: status %d: %s", path, r.StatusCode, body)
	}
	return string(body)
}

// follow sends the revisions that the server announces, until the test ends.
func (s *shown) follow() <-chan string {
	s.t.Helper()
	ctx, cancel := context.WithCancel(s.t.Context())
	s.t.Cleanup(cancel)
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"events", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := client.Do(q)
	if err != nil {
		s.t.Fatal(err)
	}
	if kind := r.Header.Get("Content-Type"); r.StatusCode != http.StatusOK || kind != "text/event-stream" {
		s.t.Fatalf("status %d, %s", r.StatusCode, kind)
	}
	told := make(chan string, 100)
	go func() {
		defer close(told)
		defer r.Body.Close()
		for lines := bufio.NewScanner(r.Body); lines.Scan(); {
			if revision, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				told <- revision
			}
		}
	}()
	return told
}

// next is the next revision.
func next(t *testing.T, told <-chan string) string {
	t.Helper()
	select {
	case revision, ok := <-told:
		if !ok {
			t.Fatal("the server went")
		}
		return revision
	case <-time.After(patience):
		t.Fatal("the server told of nothing")
	}
	return ""
}

// until asks for the page until it has the words, after each change.
func (s *shown) until(told <-chan string, path string, words ...string) string {
	s.t.Helper()
	deadline := time.After(patience)
	for {
		page := s.get(path)
		missing := ""
		for _, w := range words {
			if !strings.Contains(page, w) {
				missing = w
			}
		}
		if missing == "" {
			return page
		}
		select {
		case <-told:
		case <-deadline:
			s.t.Fatalf("the page never has %q:\n%s", missing, page)
		}
	}
}

// folder makes the folder the working one, and shows the models in it.
func folder(t *testing.T, dir string) workspace.Options {
	t.Chdir(dir)
	return workspace.Options{Args: []string{"."}}
}

// model is a small model without faults that matter here.
func model(title string) string {
	return fmt.Sprintf(`model: small
title: %s
activities: [{id: work, title: Weekly café, leads-to: [held]}]
outputs: [{id: held, title: Afternoons held, leads-to: [known]}]
outcomes:
  short: [{id: known, title: More people know their neighbours, leads-to: [well]}]
end-state: {id: well, title: Improved wellbeing}
`, title)
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// inPicture is a text as the picture, and nothing else on a page, has it.
func inPicture(title string) string { return "-title\">" + title + "</title>" }

// TestFollow does with a file what editors do.
func TestFollow(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	put(t, file, model("First"))
	s := show(t, folder(t, dir))
	told := s.follow()
	if first := next(t, told); !strings.Contains(s.get(""), `data-revision="`+first+`"`) {
		t.Errorf("the page is not of revision %s, which is told", first)
	}
	const page = "file?name=a.yaml"
	s.until(told, page, inPicture("First"))

	steps := []struct {
		what  string
		do    func()
		words []string
	}{
		{"a save", func() { put(t, file, model("Second")) }, []string{inPicture("Second")}},
		{"a save by renaming", func() {
			put(t, file+"~new", model("Third"))
			if err := os.Rename(file+"~new", file); err != nil {
				t.Fatal(err)
			}
		}, []string{inPicture("Third")}},
		{"half a file", func() { put(t, file, model("Fourth")[:40]) },
			[]string{inPicture("Third"), "This is the last picture without errors.", `class="error"`, `href="#L3"`, `id="L3"`}},
		{"an empty file", func() { put(t, file, "") },
			[]string{inPicture("Third"), "This is the last picture without errors.", `class="error"`}},
		{"the other half", func() { put(t, file, model("Fourth")) }, []string{inPicture("Fourth")}},
		{"a fault of logic", func() { put(t, file, strings.Replace(model("Fifth"), "[well]", "[wel]", 1)) },
			[]string{inPicture("Fourth"), "This is the last picture without errors.", "did you mean &#34;well&#34;?", "Draw it as it is now"}},
		{"removal", func() {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}, []string{inPicture("Fourth"), "The file is not there"}},
		{"its return", func() { put(t, file, model("Sixth")) }, []string{inPicture("Sixth")}},
	}
	for _, step := range steps {
		step.do()
		s.until(told, page, step.words...)
		t.Logf("%s is seen", step.what)
	}
	if got := s.get(page); strings.Contains(got, "last picture") || strings.Contains(got, "not there") {
		t.Error("the notice stays")
	}

	// A file in a folder that appears with it.
	sub := filepath.Join(dir, "sub")
	if err := os.Mkdir(sub, 0o777); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(sub, "b.yaml"), model("Below"))
	s.until(told, "", `href="file?name=sub%2Fb.yaml"`)
	put(t, filepath.Join(sub, "b.yaml"), model("Beneath"))
	s.until(told, "file?name=sub%2Fb.yaml", inPicture("Beneath"))

	// Another folder in its place.
	if err := os.Rename(sub, filepath.Join(t.TempDir(), "gone")); err != nil {
		t.Fatal(err)
	}
	s.until(told, "file?name=sub%2Fb.yaml", inPicture("Beneath"), "The file is not there")
	if err := os.Mkdir(sub, 0o777); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(sub, "b.yaml"), model("Again"))
	s.until(told, "file?name=sub%2Fb.yaml", inPicture("Again"))
	put(t, filepath.Join(sub, "b.yaml"), model("And again"))
	s.until(told, "file?name=sub%2Fb.yaml", inPicture("And again"))
}

// TestUnchanged writes the same text again, which is not announced.
func TestUnchanged(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	put(t, file, model("Same"))
	s := show(t, folder(t, dir))
	told := s.follow()
	first := next(t, told)
	put(t, file, model("Same"))
	time.Sleep(5 * longestWait) // until that was read
	put(t, file, model("Other"))
	if second := next(t, told); second == first || !strings.Contains(s.get(""), second) {
		t.Errorf("told of %s after %s, which is not the other file", second, first)
	}
}

// TestDraft draws a file that never was without errors, and one that was.
func TestDraft(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	faulty := func(title string) string { return strings.Replace(model(title), "[well]", "[wel]", 1) }
	put(t, file, faulty("First"))
	s := show(t, folder(t, dir))
	told := s.follow()
	got := s.get("file?name=a.yaml")
	if !strings.Contains(got, inPicture("First")) || !strings.Contains(got, "This is a draft, since the file has errors.") || !strings.Contains(got, `class="draft"`) {
		t.Errorf("the draft is not shown:\n%s", got)
	}
	put(t, file, model("Second"))
	s.until(told, "file?name=a.yaml", inPicture("Second"))
	put(t, file, faulty("Third"))
	s.until(told, "file?name=a.yaml", inPicture("Second"), `<a href="file?draft=yes&amp;name=a.yaml">Draw it as it is now, as a draft</a>`)
	if got := s.get("file?name=a.yaml&draft=yes"); !strings.Contains(got, inPicture("Third")) || !strings.Contains(got, `class="draft"`) {
		t.Errorf("the draft is not drawn:\n%s", got)
	}
}

// TestChoices looks at views and parts.
func TestChoices(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.yaml"), model("Title"))
	s := show(t, folder(t, dir))
	for _, tt := range []struct {
		query string
		words []string
	}{
		{"", []string{`data-view="model"`, `<a href="file?name=a.yaml" aria-current="true">Logic model</a>`, `<a href="file?name=a.yaml&amp;view=chain">Results chain</a>`}},
		{"&view=chain", []string{`data-view="chain"`, `<a href="file?name=a.yaml&amp;view=chain" aria-current="true">Results chain</a>`}},
		{"&view=triangle", []string{"The picture was not drawn. This view shows the outcomes of a framework, and there is none."}},
		{"&focus=known", []string{"This shows the part of <strong>More people know their neighbours</strong>", `href="file?focus=known&amp;name=a.yaml&amp;only=yes"`}},
		{"&focus=known&only=yes&view=chain", []string{"Show the rest in grey", `data-view="chain"`, `href="file?focus=known&amp;name=a.yaml&amp;only=yes"`}},
		{"&focus=knwn", []string{"The picture was not drawn. There is no element or outcome &#34;knwn&#34;; did you mean &#34;known&#34;?"}},
		{"&full=yes", []string{"Fit the picture to the width of the window", `class="pane"`}},
	} {
		page := s.get("file?name=a.yaml" + tt.query)
		for _, w := range tt.words {
			if !strings.Contains(page, w) {
				t.Errorf("%s: the page has no %q", tt.query, w)
			}
		}
	}
	for query, want := range map[string]int{"name=b.yaml": 404, "": 404, "name=..%2Fa.yaml": 404, "name=a.yaml&view=round": 400} {
		r, err := client.Get(s.url + "file?" + query)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("%s: status %d, want %d", query, r.StatusCode, want)
		}
	}
}

// TestTooLarge offers the parts of what cannot be drawn whole.
func TestTooLarge(t *testing.T) {
	dir := t.TempDir()
	var more strings.Builder
	for i := range 600 {
		fmt.Fprintf(&more, "  - {id: w%d, title: Work, leads-to: [held]}\n", i)
	}
	text := strings.Replace(model("Large"), "activities: [{id: work, title: Weekly café, leads-to: [held]}]",
		"activities:\n  - {id: work, title: Weekly café, leads-to: [held]}\n"+more.String(), 1)
	put(t, filepath.Join(dir, "a.yaml"), text)
	s := show(t, folder(t, dir))
	page := s.get("file?name=a.yaml")
	for _, w := range []string{"The picture was not drawn.", "the limit is 500", "Choose a part of it below.", `href="file?focus=w7&amp;name=a.yaml&amp;only=yes"`} {
		if !strings.Contains(page, w) {
			t.Errorf("the page has no %q", w)
		}
	}
	if page := s.get("file?name=a.yaml&focus=w7"); !strings.Contains(page, "Leave the rest out.") {
		t.Error("nothing says how to draw the part")
	}
	if page := s.get("file?name=a.yaml&focus=w7&only=yes"); !strings.Contains(page, inPicture("Large")) {
		t.Error("the part is not drawn")
	}
}

// TestHostile shows a file whose texts are markup.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	const bad = `"<script>alert(1)</script><img src=x onerror=alert(2)>"`
	put(t, filepath.Join(dir, "a&b.yaml"), strings.Replace(model(bad), "Weekly café", bad, 1)+"<b>: 1\n")
	put(t, filepath.Join(dir, "c.yaml"), strings.Replace(model(bad), "Weekly café", bad, 1))
	s := show(t, folder(t, dir))
	for _, name := range []string{"a&b.yaml", "c.yaml"} {
		page := s.get("file?name=" + url.QueryEscape(name))
		if !strings.Contains(page, "&lt;script&gt;alert") {
			t.Errorf("%s: the text is not shown", name)
		}
		if n := strings.Count(page, "<script"); n != 1 || strings.Contains(page, "<img") || strings.Contains(page, "<b>") {
			t.Errorf("%s: the text is markup: %d scripts", name, n)
		}
	}
}

// TestTwoBrowsers checks that all who follow hear of a change, also when one has gone.
func TestTwoBrowsers(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	put(t, file, model("First"))
	s := show(t, folder(t, dir))
	one, two := s.follow(), s.follow()
	if a, b := next(t, one), next(t, two); a != b {
		t.Errorf("told of %s and %s", a, b)
	}
	put(t, file, model("Second"))
	if a, b := next(t, one), next(t, two); a != b || !strings.Contains(s.get(""), a) {
		t.Errorf("told of %s and %s", a, b)
	}
}

// TestTooMany refuses to be followed by more pages than the limit, until some
// go.
func TestTooMany(t *testing.T) {
	s := show(t, folder(t, t.TempDir()))
	follow := func() *http.Response {
		r, err := client.Get(s.url + "events")
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	var pages []*http.Response
	for range maxFollowing {
		pages = append(pages, follow())
	}
	for _, r := range pages {
		if r.StatusCode != http.StatusOK {
			t.Fatalf("refused too early: status %d", r.StatusCode)
		}
	}
	refused := follow()
	refused.Body.Close()
	if refused.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("not refused: status %d", refused.StatusCode)
	}
	pages[0].Body.Close()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if pages[0] = follow(); pages[0].StatusCode == http.StatusOK {
			break
		}
		pages[0].Body.Close()
		if time.Now().After(deadline) {
			t.Fatal("refused though one has gone")
		}
	}
	for _, r := range pages {
		r.Body.Close()
	}
}

// TestBusy writes files while many look, for the race detector.
func TestBusy(t *testing.T) {
	dir := t.TempDir()
	for i := range 3 {
		put(t, filepath.Join(dir, fmt.Sprintf("%d.yaml", i)), model("Model"))
	}
	s := show(t, folder(t, dir))
	var looking sync.WaitGroup
	for i := range 6 {
		looking.Go(func() {
			for range 10 {
				r, err := client.Get(s.url + fmt.Sprintf("file?name=%d.yaml&view=%s", i%3, []string{"model", "chain"}[i%2]))
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != http.StatusOK {
					t.Errorf("status %d, %v", r.StatusCode, err)
				}
				r.Body.Close()
			}
		})
	}
	written := filepath.Join(t.TempDir(), "written.yaml")
	for i := range 20 { // a file that is empty for a moment is no model
		put(t, written, model(fmt.Sprintf("Model %d", i)))
		if err := os.Rename(written, filepath.Join(dir, fmt.Sprintf("%d.yaml", i%3))); err != nil {
			t.Fatal(err)
		}
		time.Sleep(quietTime)
	}
	looking.Wait()
	put(t, filepath.Join(dir, "0.yaml"), model("The last"))
	s.until(s.follow(), "file?name=0.yaml", inPicture("The last"))
}

// TestStop ends a server that pages follow.
func TestStop(t *testing.T) {
	dir := t.TempDir()
	s := show(t, folder(t, dir))
	told := s.follow()
	next(t, told)
	began := time.Now()
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("it took %v to end", took)
	}
	if _, ok := <-told; ok {
		t.Error("the page is told of more")
	}
}

// TestHeadings lists the steps of a model under its own headings, also those of stages
// that are linked as wholes.
func TestHeadings(t *testing.T) {
	dir := t.TempDir()
	src := `model: meals
title: Meals together
headings: {inputs: Resources, end-state: Impact}
links: stages
groups: [{id: kitchen, title: In the kitchen}]
inputs: [{id: grant, title: A grant}]
activities: [{id: cook, title: Cook a meal, group: kitchen}]
outputs: [{id: served, title: Meals served, group: kitchen}]
outcomes: [{id: company, title: Older people have company}]
end-state: [{id: health, title: Better health}, {id: home, title: Longer at home}]
`
	if err := os.WriteFile(filepath.Join(dir, "meals.yaml"), []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	page := show(t, folder(t, dir)).get("file?name=meals.yaml")
	for _, heading := range []string{"Resources", "Activities", "Outputs", "Outcomes", "Impact"} {
		if !strings.Contains(page, ">"+heading+"<") {
			t.Errorf("there is no heading %s", heading)
		}
	}
	for _, text := range []string{"A grant", "Older people have company", "Longer at home", "<svg"} {
		if !strings.Contains(page, text) {
			t.Errorf("there is no %q", text)
		}
	}
}
