package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestInertMessages(t *testing.T) {
	for _, c := range []struct {
		name   string
		writes []string
		want   string // before the end
		end    string // what is written then
	}{
		{"none", nil, "", ""},
		{"whole lines", []string{"a\n", "b ##[c]\n"}, "a\nb #\ufffd[c]\n", ""},
		{"halves of a line", []string{"a #", "#[b]\nc :", ":d\n"}, "a #\ufffd[b]\nc \ufffd:d\n", ""},
		{"halves of a letter", []string{"::a \xc3", "\xa9\n"}, "\ufffd:a é\n", ""},
		{"no line end", []string{"a\nb ::c"}, "a\n", "b \ufffd:c"},
		{"colours", []string{"\x1b[1;31merror\x1b[0m\n"}, "\x1b[1;31merror\x1b[0m\n", ""},
		{"a meter", []string{"\r1 of 2 drawn", "\r\x1b[K", "a\n"}, "\r1 of 2 drawn\r\x1b[Ka\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			w := &inertWriter{w: &b}
			for _, s := range c.writes {
				if n, err := io.WriteString(w, s); n != len(s) || err != nil {
					t.Fatal(n, err)
				}
			}
			if got := b.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			b.Reset()
			if err := w.end(); err != nil || b.String() != c.end {
				t.Errorf("at the end: %q, %v; want %q", b.String(), err, c.end)
			}
		})
	}
	want := errors.New("full")
	if _, err := io.WriteString(&inertWriter{w: &failing{want}}, "a\n"); err != want {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f *failing) Write([]byte) (int, error) { return 0, f.err }

// TestWordsForLogs checks which outputs show what the log of a pipeline would
// obey as it is (pages and JSON), and that no message or text does.
func TestWordsForLogs(t *testing.T) {
	t.Chdir(t.TempDir())
	model := strings.Replace(starter, "title: ", `title: "::Title ##[x] ::before" # `, 1)
	if err := os.WriteFile("good.yaml", []byte(model), 0o666); err != nil {
		t.Fatal(err)
	}
	bad := strings.Replace(model, "leads-to: [meetings]", `leads-to: ["::warning ##[x]"]`, 1)
	if err := os.WriteFile("bad.yaml", []byte(bad), 0o666); err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile(`(?m)^\s*::[a-z]|##\[`)
	for _, c := range []struct {
		args string
		has  string // of what is written; or else nothing in it is a command
	}{
		{"check bad.yaml", ""},
		{"check --format json bad.yaml", `\"::warning ##[x]\" is not`},
		{"report good.yaml --format html -o -", "<title>::Title ##[x] ::before"},
		{"report good.yaml --format md -o -", ""},
		{"render good.yaml --format outline", ""},
		{"report bad.yaml --format html -o -", ""},
		{"check ##[none].yaml", ""},
		{"check good.yaml --rule ##[x]=error", ""},
		{"check --##[x]", ""},
		{"##[x]", ""},
		{"diff ##[a] ##[b]", ""},
	} {
		t.Run(c.args, func(t *testing.T) {
			var out, said bytes.Buffer
			run(strings.Fields(c.args), strings.NewReader(""), &out, &said)
			if found := command.FindString(said.String()); found != "" {
				t.Errorf("the messages have %q:\n%s", found, said.String())
			}
			switch got := out.String(); {
			case c.has == "" && command.MatchString(got):
				t.Errorf("the output has %q:\n%s", command.FindString(got), got)
			case c.has == "" && out.Len()+said.Len() == 0:
				t.Error("nothing is told")
			case !strings.Contains(got, c.has) || c.has != "" && strings.Contains(got, "\ufffd"):
				t.Errorf("the output lacks %q, or has a replacement:\n%s\n%s", c.has, got, said.String())
			}
		})
	}
}
