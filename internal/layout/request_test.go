package layout

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLayChecks has an engine draw other things than it was asked for: each time there is an error that names it.
func TestLayChecks(t *testing.T) {
	const (
		dot = "digraph chain {\n\t{\n\t\trank=same\n\t\tn1 [width=2, height=1]\n\t\tn2 [width=2, height=1, label=\"\"]\n\t}\n" +
			"\tn1 -> n2 [weight=1, constraint=false]\n\tn1 -> n2\n}\n"
		n1  = "node n1 1 1 2 1 \"\" solid box black lightgrey\n"
		n2  = "node n2 5 1 2 1 \"\" solid box black lightgrey\n"
		n12 = "edge n1 n2 4 2 1 3 1 3.5 1 4 1 solid black\n"
	)
	for _, c := range []struct{ name, places, want string }{
		{"as asked", n1 + n2 + n12 + n12, ""},
		{"in another order", n2 + n1 + n12 + n12, ""},
		{"no box", n1 + n12 + n12, "1 boxes instead of 2"},
		{"another box", n1 + strings.Replace(n2, "n2", "n3", 1) + n12 + n12, "no box n2"},
		{"a box twice", n1 + n1 + n12 + n12, "no box n2"},
		{"a box of another size", n1 + strings.Replace(n2, "2 1 \"", "2 1.1 \"", 1) + n12 + n12, "a box n2 of 144 × 79.2 points instead of 144 × 72"},
		{"no text at all", "", "0 boxes"},
		{"cut short", n1 + n2 + "node\n", "the line ends too early"},
	} {
		e := engineFunc(func(context.Context, []byte) ([]byte, error) {
			return []byte("graph 1 8 2\n" + c.places + "stop\n"), nil
		})
		switch d, err := Lay(t.Context(), e, []byte(dot)); {
		case c.want == "" && (err != nil || len(d.Nodes) != 2):
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// TestPublic has the functions of go-graphviz, which are used with versions that are not known, draw the same.
func TestPublic(t *testing.T) {
	for _, dot := range [][]byte{chain(12, 14, 2), chain(100, 150, 3)} {
		turned := <-turn
		a, err := layOutPublic(dot)
		turn <- turned
		if err != nil {
			t.Fatal(err)
		}
		got, err := parsePlain(a)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Layout(t.Context(), dot)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the places differ (-inside +public):\n%s", diff)
		}
	}
	turned := <-turn
	_, err := layOutPublic([]byte("digraph { a -> }"))
	turn <- turned
	if err == nil {
		t.Error("a fault of the text is no error")
	}
	layoutSmall(t)
}
