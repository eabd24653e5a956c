package diag

import (
	"errors"
	"io/fs"
	"testing"
)

func TestPosString(t *testing.T) {
	for _, c := range []struct {
		pos   Pos
		want  string
		valid bool
	}{
		{Pos{}, "-", false},
		{Pos{File: "a.yaml"}, "a.yaml", false},
		{Pos{Line: 3}, "3", true},
		{Pos{Line: 3, Column: 4}, "3:4", true},
		{Pos{File: "a.yaml", Line: 3, Column: 0}, "a.yaml:3", true},
		{Pos{File: "a.yaml", Line: 3, Column: 4}, "a.yaml:3:4", true},
		{Pos{File: "a.yaml", Line: 0, Column: 4}, "a.yaml", false},
	} {
		if got := c.pos.String(); got != c.want || c.pos.IsValid() != c.valid {
			t.Errorf("%#v is %q, valid %t", c.pos, got, c.pos.IsValid())
		}
	}
}

func TestPosCompare(t *testing.T) {
	ordered := []Pos{{}, {Line: 1}, {File: "a", Line: 0, Column: 0}, {File: "a", Line: 1, Column: 0}, {File: "a", Line: 1, Column: 2}, {File: "a", Line: 1, Column: 10}, {File: "a", Line: 2, Column: 1}, {File: "a", Line: 10, Column: 1}, {File: "b", Line: 1, Column: 1}}
	for i, p := range ordered {
		for j, q := range ordered {
			if got := p.Compare(q); sign(got) != sign(i-j) {
				t.Errorf("%v and %v compare as %d", p, q, got)
			}
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestSeverity(t *testing.T) {
	for i, name := range SeverityNames() {
		s, err := ParseSeverity(name)
		if err != nil || s != Severity(i+1) || s.String() != name {
			t.Errorf("%s is read as %v, %v", name, s, err)
		}
	}
	for s, want := range map[Severity]string{0: "severity(0)", 5: "severity(5)", -1: "severity(-1)"} {
		if s.String() != want {
			t.Errorf("got %s, want %s", s, want)
		}
	}
	for name, want := range map[string]string{
		"":        `"" is not a severity; write off, info, warning or error`,
		"Error":   `"Error" is not a severity; write off, info, warning or error`,
		"a\x1b[m": "\"a\ufffd[m\" is not a severity; write off, info, warning or error",
	} {
		if s, err := ParseSeverity(name); err == nil || err.Error() != want || s != 0 {
			t.Errorf("%q is read as %v, %v; want %s", name, s, err, want)
		}
	}
}

func TestSeverityNamesIsACopy(t *testing.T) {
	SeverityNames()[0] = "none"
	if got := Off.String(); got != "off" {
		t.Errorf("a caller has renamed Off to %q", got)
	}
}

func TestDiagnosticError(t *testing.T) {
	for _, c := range []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{Pos: Pos{File: "a.yaml", Line: 3, Column: 4}, Severity: Error, Code: "LM003", Message: "wrong"}, "a.yaml:3:4: error: wrong [LM003]"},
		{Diagnostic{Severity: Warning, Message: "wrong"}, "warning: wrong"},
		{Diagnostic{Severity: Info, Message: "a\nb"}, "info: a b"},
		{Diagnostic{Message: "forgotten"}, "severity(0): forgotten"},
	} {
		if got := c.d.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestDiagnosticUnwrap(t *testing.T) {
	d := Diagnostic{Severity: Error, Cause: &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}}
	if !errors.Is(d, fs.ErrNotExist) {
		t.Error("its cause is not found")
	}
	if (Diagnostic{}).Unwrap() != nil {
		t.Error("there is a cause where there is none")
	}
}
