package cli

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestBadInput gives the command every kind of file that must never make it
// panic, hang or write half a picture. What it says begins as told.
func TestBadInput(t *testing.T) {
	repeat := strings.Repeat
	const head = "model: m\ntitle: t\n"
	for _, c := range []struct {
		name, src, want string
	}{
		{"empty", "", `x.yaml:1:1: error: .* \[LM001\]`},
		{"remarks", "# only\n# remarks\n", `x.yaml:1:1: error: .* \[LM001\]`},
		{"not YAML", "model: [m\ntitle: \"t\n", `x.yaml:\d+:\d+: error: .* \[LM001\]`},
		{"prose", "Our model is about people.\n", `x.yaml:1:1: error: .* \[LM001\]`},
		{"list at the top", "- model: m\n", `x.yaml:1:1: error: .* \[LM001\]`},
		{"text for a list", head + "activities: cafe\n", `x.yaml:3:13: error: .* \[LM001\]`},
		{"unknown key", "model: m\ntitel: t\n", `x.yaml:2:1: error: .*did you mean "title".* \[LM001\]`},
		{"repeated key", head + "title: u\n", `x.yaml:3:1: error: .*\[LM001\]\n.*\n.*\n.*\n  x.yaml:2:1: `},
		{"one key 6,000 times", head + repeat("k: 1\n", 6000), `x.yaml:3:1: error: .* \[LM001\]`},
		{"open brackets", head + "summary: " + repeat("[", 20000) + "\n", `x.yaml:\d+:\d+: error: .* \[LM001\]`},
		{"brackets", head + "summary: " + repeat("[", 20000) + repeat("]", 20000) + "\n", `x.yaml:\d+:\d+: error: .* \[LM001\]`},
		{"dashes", head + "activities:\n  " + repeat("- ", 20000) + "x\n", `x.yaml:\d+:\d+: error: .* \[LM001\]`},
		{"nested JSON", `{"model": ` + repeat(`{"a": `, 20000) + "1" + repeat("}", 20001), `x.yaml:\d+:\d+: error: .* \[LM001\]`},
		{"50 MB", head + "summary: " + repeat("word word word word word word word word word word\n  ", 1e6), `x.yaml:1:1: error: .*32 MB.* \[LM001\]`},
		{"alias bomb", head + bomb(), `x.yaml:\d+:\d+: error: .* \[LM001\]`},
		{"Latin-1", "model: m\ntitle: caf\xe9\n", `x.yaml:2:11: error: .*UTF-8.* \[LM001\]`},
		{"UTF-16", "\xff\xfem\x00o\x00d\x00e\x00l\x00:\x00 \x00m\x00\n\x00", `x.yaml:1:1: error: this model has no "title".* \[LM001\]`},
		{"UTF-16 that is cut off", "\xff\xfem\x00o\x00d\x00e\x00l\x00:\x00 \x00m\x00\n", `x.yaml:1:1: error: .*UTF-8.* \[LM001\]`},
		{"control character", head + "summary: a\x1b[31mred\n", `x.yaml:3:11: error: .* \[LM001\]`},
		{"NUL", head + "summary: a\x00b\n", `x.yaml:3:11: error: .* \[LM001\]`},
		{"two documents", head + "---\nmodel: n\n", `x.yaml:3:1: error: .* \[LM001\]`},
		{"framework not there", head + "framework: y.yaml\n", `(?s).*x.yaml:3:12: error: there is no framework file "y.yaml".* \[OF006\]`},
		{"framework outside", head + "framework: ../../secret.yaml\n", `(?s).*x.yaml:3:12: error: .*lies outside.* \[OF006\]`},
		{"framework a folder", head + "framework: .\n", `(?s).*x.yaml:3:12: error: .* \[OF006\]`},
		{"framework the model", head + "framework: x.yaml\n", `(?s).*x.yaml:1:1: error: .* \[OF001\]`},
		{"framework that extends itself", "framework: f\ntitle: t\nextends: [x.yaml]\nlevels: [{id: a, title: A}]\noutcomes: [{id: o, level: a, title: O}]\n",
			`x.yaml:3:11: error: .* \[OF004\]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("x.yaml", []byte(c.src), 0o666); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			status, out, errors := start(nil, "check", "x.yaml")
			if status != exitFindings || errors != "" {
				t.Errorf("exit status %d, %s", status, errors)
			}
			if !regexp.MustCompile("^" + c.want).MatchString(out) {
				t.Errorf("got:\n%.2000s\nwant it to begin with %s", out, c.want)
			}
			if i := strings.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
				t.Errorf("the control character %q reaches the terminal", out[i])
			}
			if took := time.Since(began); took > time.Minute {
				t.Errorf("check took %v", took)
			}

			status, out, errors = start(nil, "render", "x.yaml", "-o", "x.svg")
			if status == exitClean || out != "" || errors == "" {
				t.Errorf("render: exit status %d, %.2000s", status, out)
			}
			if files, _ := filepath.Glob("*"); len(files) != 1 {
				t.Errorf("render left %v", files)
			}
		})
	}
}

// TestNamesBeyondUTF8 checks the messages about names that old programs wrote in
// another encoding.
func TestNamesBeyondUTF8(t *testing.T) {
	t.Chdir(t.TempDir())
	const name, folder = "caf\xe9.yaml", "d\xe9"
	if err := os.WriteFile(name, []byte(starter), 0o666); err != nil {
		t.Skip(err) // not every file system has such names
	}
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "x.yaml"), []byte(starter), 0o666); err != nil {
		t.Fatal(err)
	}
	const file = "resultschain: \"caf\ufffd.yaml\" cannot be read, since its name is not in UTF-8; give the file or its folder another name\n"
	const inFolder = "resultschain: \"d\ufffd/x.yaml\" cannot be read, since its name is not in UTF-8; give the file or its folder another name\n"
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"check", name}, file},
		{[]string{"check", filepath.Join(folder, "x.yaml")}, inFolder},
		{[]string{"check"}, file + inFolder},
		{[]string{"check", "--framework", name, "-"}, file},
		{[]string{"render", name}, file},
		{[]string{"check", "gone\xe9.yaml"}, "resultschain: there is no file or folder \"gone\ufffd.yaml\"\n"},
	} {
		if status, out, errors := start([]byte(starter), c.args...); status != exitFailure || errors != c.want || out != "" && !strings.Contains(out, "checked") {
			t.Errorf("%q: exit status %d, %s%s", c.args, status, out, errors)
		}
	}
}

// bomb is a text of aliases that would become 10 GB.
func bomb() string {
	s := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		s += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 10) + "]\n"
	}
	return s
}

// TestLongLabel draws a label of 100,000 characters, with and without spaces.
func TestLongLabel(t *testing.T) {
	for _, label := range []string{strings.Repeat("x", 1e5), strings.Repeat("word ", 2e4)} {
		model := strings.Replace(starter, "Weekly community café", label, 1)
		for _, format := range []string{"svg", "dot"} {
			status, out, errors := start([]byte(model), "render", "-", "--format", format)
			if status != exitClean {
				t.Fatalf("%s: exit status %d, %s", format, status, errors)
			}
			if format == "svg" {
				wellFormed(t, out)
			}
		}
	}
}

// TestRenderTogether draws eight pictures at once.
func TestRenderTogether(t *testing.T) {
	_, want, _ := start([]byte(starter), "render", "-")
	wellFormed(t, want)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			status, got, errors := start([]byte(starter), "render", "-")
			if status != exitClean || got != want {
				t.Errorf("exit status %d, the same picture: %t, %s", status, got == want, errors)
			}
		})
	}
	wg.Wait()
}

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
