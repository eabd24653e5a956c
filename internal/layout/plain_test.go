package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParsePlain(t *testing.T) {
	out := `graph 1 4 2
node n0 0.5 0.25 1 0.5 "" solid box black lightgrey

node n1 1e0 1.5 1 .5 "" solid box black lightgrey
edge n0 n1 4 0 0 1 1 2 1.5 3 2 solid black
 invis black
stop
what comes after does not matter
`
	want := &Drawing{
		Width: 288, Height: 144,
		Nodes: []Node{{"n0", 36, 126, 72, 36}, {"n1", 72, 36, 72, 36}},
	}
	got, err := parsePlain([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := parsePlain([]byte(strings.ReplaceAll(out, "\n", "\r\n"))); err != nil {
		t.Errorf("with CRLF: %v", err)
	}
}

func TestParsePlainFaults(t *testing.T) {
	for _, c := range []struct{ out, want string }{
		{"", "line 0: it ends without stop"},
		{"graph 1 1 1\n", "line 1: it ends without stop"},
		{"node a 1 1 1 1\n", `line 1: a statement "node", which is not due here`},
		{"graph 1 1\nstop\n", "line 1: the line ends too early"},
		{"graph 1 one 1\nstop\n", `line 1: "one" instead of a number`},
		{"graph 1 inf 1\nstop\n", `line 1: "inf" instead of a number`},
		{"graph 1 1 1\nsubgraph\n", `line 2: a statement "subgraph", which is not due here`},
		{"graph 1 1 1\ngraph 1 1 1\n", `line 2: a statement "graph", which is not due here`},
		{"graph 1 1 1\n\nnode\n", "line 3: the line ends too early"},
		{"graph 1 1 1\nnode a 1 1 1\nstop\n", "line 2: the line ends too early"},
		{"graph 1 1 1\nnode a 1 1 NaN 1\nstop\n", `line 2: "NaN" instead of a number`},
	} {
		_, err := parsePlain([]byte(c.out))
		if err == nil {
			t.Errorf("%q: no error", c.out)
		} else if got := strings.TrimPrefix(err.Error(), "layout: plain output, "); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.out, got, c.want)
		}
	}
}

func FuzzParsePlain(f *testing.F) {
	f.Add("graph 1 4 2\nnode a 1 1 1 1 <x> solid box black white\nedge a b 4 0 0 1 1 2 2 3 3 solid black\nstop\n")
	f.Add("graph 1 4 2\nedge a b 7 0 0\nstop\n")
	f.Add("graph \\\n")
	f.Fuzz(func(t *testing.T, out string) {
		d, err := parsePlain([]byte(out))
		if (d == nil) == (err == nil) {
			t.Fatalf("got %v and %v", d, err)
		}
	})
}
