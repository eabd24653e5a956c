package diag

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListErr(t *testing.T) {
	for _, c := range []struct {
		name string
		list List
		want bool
	}{
		{"nil", nil, false},
		{"empty", List{}, false},
		{"doubtful", List{{Severity: Warning}, {Severity: Info}}, false},
		{"without severity", List{{}}, false},
		{"wrong", List{{Severity: Warning}, {Severity: Error}}, true},
	} {
		if err := c.list.Err(); (err != nil) != c.want {
			t.Errorf("%s: error is %v", c.name, err)
		}
	}
}

func TestListError(t *testing.T) {
	d := Diagnostic{Pos: Pos{File: "a", Line: 1, Column: 2}, Severity: Error, Message: "wrong"}
	for _, c := range []struct {
		list List
		want string
	}{
		{nil, "no findings"},
		{List{d}, "a:1:2: error: wrong"},
		{List{d, d, d}, "a:1:2: error: wrong (and 2 more)"},
	} {
		if got := c.list.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestListUnwrap(t *testing.T) {
	l := List{
		{Severity: Warning, Code: "A"},
		{Severity: Error, Code: "B", Cause: &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}},
	}
	err := fmt.Errorf("reading: %w", l.Err())
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("the cause of a finding is not found")
	}
	if errors.Is(err, fs.ErrPermission) {
		t.Error("a cause is found that is not there")
	}
	var list List
	if !errors.As(err, &list) || len(list) != 2 {
		t.Errorf("the list is not found: %v", list)
	}
	var d Diagnostic
	if !errors.As(err, &d) || d.Code != "A" {
		t.Errorf("the first finding is not found: %v", d)
	}
	var path *fs.PathError
	if !errors.As(err, &path) || path.Path != "x" {
		t.Errorf("the path error is not found: %v", path)
	}
}

func TestListCount(t *testing.T) {
	l := List{{Severity: Error}, {Severity: Info}, {Severity: Error}}
	for s, want := range map[Severity]int{Error: 2, Warning: 0, Info: 1} {
		if got := l.Count(s); got != want {
			t.Errorf("%v: %d, want %d", s, got, want)
		}
	}
}

func TestListSort(t *testing.T) {
	l := List{
		{Pos: Pos{File: "b", Line: 1, Column: 1}, Message: "8"},
		{Code: "Z", Message: "1"},
		{Pos: Pos{File: "a", Line: 2, Column: 1}, Code: "B", Message: "5"},
		{Code: "A", Message: "2"},
		{Pos: Pos{File: "a", Line: 10, Column: 1}, Message: "7"},
		{Pos: Pos{File: "a", Line: 2, Column: 1}, Code: "A", Message: "3"},
		{Pos: Pos{File: "a", Line: 2, Column: 1}, Code: "A", Message: "4"},
		{Pos: Pos{File: "a", Line: 2, Column: 5}, Message: "6"},
	}
	l.Sort()
	got := ""
	for _, d := range l {
		got += d.Message
	}
	if diff := cmp.Diff("12345678", got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The files of all places are renamed, and the list itself stays as it is.
func TestListMapFiles(t *testing.T) {
	at := func(file string) Pos { return Pos{File: file, Line: 1, Column: 2, Offset: 1} }
	findings := func(file string) List {
		return List{{
			Pos: at(file), End: at(file), Related: []Related{{Pos: at(file)}, {}},
			Fixes: []Fix{{Edits: []Edit{{Pos: at(file), End: at(file)}}}},
		}}
	}
	list := findings("a")
	got := list.MapFiles(func(file string) string { return "dir/" + file })
	if want := findings("dir/a"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if want := findings("a"); !reflect.DeepEqual(list, want) {
		t.Errorf("the list itself is now %+v", list)
	}
}
