package preview

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestFix mends findings by the buttons of the page, and nothing where the file is
// another by then.
func TestFix(t *testing.T) {
	files := folder(t, t.TempDir())
	const slip = "titel: Weekly café"
	put(t, "a.yaml", strings.Replace(model("A"), "title: Weekly café", slip, 1))
	var wrote []string
	s := showWith(t, Options{Files: files, Write: func(name string, before, after []byte) error {
		now, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(now, before) {
			return errors.New("the file was changed by somebody else")
		}
		wrote = append(wrote, name)
		return os.WriteFile(name, after, 0o666)
	}})
	told := s.follow()
	page := s.get("file?name=a.yaml&view=chain")
	action := regexp.MustCompile(`<form method="post" action="(fix\?[^"]*)"`).FindStringSubmatch(page)
	revision := regexp.MustCompile(`name="revision" value="([^"]*)"`).FindStringSubmatch(page)
	if action == nil || revision == nil || !strings.Contains(page, `<button name="fix" value="1">Write &#34;title&#34;</button>`) {
		t.Fatalf("there is no button:\n%s", page)
	}
	press := func(values url.Values) (int, string) {
		t.Helper()
		q, err := http.NewRequest(http.MethodPost, s.url+strings.ReplaceAll(action[1], "&amp;", "&"), strings.NewReader(values.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r, err := http.DefaultTransport.RoundTrip(q) // without following it
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		http.DefaultTransport.(*http.Transport).CloseIdleConnections()
		return r.StatusCode, r.Header.Get("Location") + string(body)
	}
	good := url.Values{"revision": revision[1:], "finding": {"1"}, "fix": {"1"}}
	for _, tt := range []struct {
		key, value string
		status     int
	}{{"revision", "old", 409}, {"finding", "0", 400}, {"finding", "2", 400}, {"finding", "x", 400}, {"fix", "2", 400}, {"fix", "-1", 400}} {
		values := url.Values{"revision": good["revision"], "finding": good["finding"], "fix": good["fix"]}
		values.Set(tt.key, tt.value)
		if status, body := press(values); status != tt.status || len(wrote) > 0 {
			t.Errorf("%s %s: status %d: %s", tt.key, tt.value, status, body)
		}
	}
	if status, location := press(good); status != http.StatusSeeOther || location != "file?name=a.yaml&view=chain#findings-heading" {
		t.Errorf("status %d to %s", status, location)
	}
	s.until(told, "file?name=a.yaml", "<code>activities: [{id: work, title: Weekly café, leads-to: [held]}]</code>")
	if got, err := os.ReadFile("a.yaml"); err != nil || string(got) != model("A") || len(wrote) != 1 {
		t.Errorf("the file is %s, %v, written %q", got, err, wrote)
	}
	if status, _ := press(good); status != http.StatusConflict {
		t.Errorf("pressed again: status %d", status)
	}
}

// TestNoFix checks that there are no buttons where nothing is to be written.
func TestNoFix(t *testing.T) {
	files := folder(t, t.TempDir())
	put(t, "a.yaml", strings.Replace(model("A"), "title: Weekly café", "titel: Weekly café", 1))
	s := show(t, files)
	if page := s.get("file?name=a.yaml"); strings.Contains(page, "<form") || strings.Contains(page, "<button") {
		t.Error("the page has buttons")
	}
	r, err := client.PostForm(s.url+"fix?name=a.yaml", url.Values{})
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("status %d", r.StatusCode)
	}
}

// TestBoxes has places to which the boxes of a picture lead: lines of the file, and of
// its framework.
func TestBoxes(t *testing.T) {
	files := folder(t, t.TempDir())
	put(t, "plan.yaml", "framework: plan\ntitle: Plan\nlevels: [{id: l, title: L}]\noutcomes:\n  - {id: P1, level: l, title: All are well}\n")
	put(t, "a.yaml", strings.Replace(model("A"), "title: A\n", "title: A\nframework: plan.yaml\n", 1))
	s := show(t, files)
	page := s.get("file?name=a.yaml")
	for _, want := range []string{`<div id="L4" class="line "><span id="at-work"></span>`, `<a hidden id="at-P1" href="file?name=plan.yaml#L5">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if page := s.get("file?name=plan.yaml"); !strings.Contains(page, `<span id="at-P1"></span>`) {
		t.Error("the page of the framework has no place for its outcome")
	}
}
