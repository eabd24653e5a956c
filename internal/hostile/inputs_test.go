//go:build linux || darwin

package hostile

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"
)

// An input is something that the command must never fall over.
type input struct {
	name    string
	make    func(t *testing.T)
	command string // what is run, in the folder that make has filled
	status  int
	says    string // what it prints holds this
	result  string // the same, for the page

	// size is the number of bytes that it is as large as; 0: as the files in
	// the folder.
	size int64
}

// The sizes of what never ends: as far as it is read.
const (
	endless     = 32 << 20
	endlessFont = 64 << 20
)

const head = "model: m\ntitle: t\n"

var inputs = []input{
	{"an empty file", file(""), "check x.yaml", 1, "the file is empty", "refused: the file is empty", 0},
	{"a file of 50 MB", large(50e6, "# ", "a remark that goes on and on, "), "check x.yaml", 1, "the file is larger than 32 MB", "refused: too large; 32 MB of it are read", 0},
	{"a file without end (/dev/zero)", nothing, "check /dev/zero", 1, "the file is larger than 32 MB", "refused: too large; 32 MB of it are read", endless},
	{"one line of 20 MB", large(20e6, head+"summary: ", "word "), "check x.yaml", 1, "[LM017]", "checked; the line is cut where it is shown", 0},
	{"2 million values, as many as are read of a line each", large(8_300_000, head+"summary: [\n", " a,\n"), "check x.yaml", 1, "[LM001]", "refused: a text is wanted", 0},
	{"4 million values in one line", large(8_300_000, head+"summary: [", "a,"), "check x.yaml", 1, "[LM001]", "refused: a text is wanted", 0},
	{"more values than are read", large(20e6, head+"tags:\n", "- \n"), "check x.yaml", 1, "holds more than 4194304 values", "refused: too many values", 0},
	{"6,000 repeated keys", file(head + strings.Repeat("k: 1\n", 6000)), "check x.yaml", 1, "there are more than 1000 faults", "refused: 1,000 faults told, and that there are more", 0},
	{"1.6 million repeated keys", large(8e6, head, "k: 1\n"), "check x.yaml", 1, "there are more than 1000 faults", "refused: 1,000 faults told, and that there are more", 0},
	{"20,000 nested brackets", file(head + "summary: " + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "\n"), "check x.yaml", 1, "nested too deep", "refused: nested too deep", 0},
	{"20,000 nested lists in lines", file(head + "activities:\n  " + strings.Repeat("- ", 20000) + "x\n"), "check x.yaml", 1, "nested too deep", "refused: nested too deep", 0},
	{"20,000 nested maps of JSON", file(`{"model": ` + strings.Repeat(`{"a": `, 20000) + "1" + strings.Repeat("}", 20001)), "check x.yaml", 1, "nested too deep", "refused: nested too deep", 0},
	{"10,000 lists, each opened in a line of its own in that above, and never closed", file(head + strings.Repeat("a: [\n", 9990)), "check x.yaml", 1, "[LM001]", "refused: a bracket is told", 0},
	{"1.5 million keys, and a slip at the end", both(large(7_500_000, head, "a: b\n"), added("b: c: d\n")), "check x.yaml", 1, "a line holds one key only", "refused: the slip is told", 0},
	{"70,000 elements, and a slip at the end", both(chain(70_000, false), added("title: Wellbeing: better\n")), "check x.yaml", 1, "a line holds one key only", "refused: the slip is told", 0},
	{"500,000 definitions of tags", both(large(8e6, "", "%TAG !tags! tag\n"), added("---\n"+head)), "check x.yaml", 1, "a line cannot begin with \"%\"", "refused: the 65th is told", 0},
	{"aliases that would become 10 GB (“billion laughs”)", file(head + laughs()), "check x.yaml", 1, "[LM001]", "refused: anchors and aliases are not read", 0},
	{"text in UTF-16", file("\xff\xfem\x00o\x00d\x00e\x00l\x00:\x00 \x00m\x00\n\x00"), "check x.yaml", 1, "this model has no \"title\"", "checked as the text that it is", 0},
	{"text in Latin-1", file(head + "summary: caf\xe9\n"), "check x.yaml", 1, "this is not text in UTF-8", "refused: not UTF-8", 0},
	{"NUL bytes", file(head + "summary: a\x00b\n"), "check x.yaml", 1, "invisible control character", "refused: a control character", 0},
	{"200,000 elements in one line of JSON", inJSON(200_000), "check x.yaml", 1, "[LM0", "checked; the line is cut where it is shown", 0},
	{"the same, for code scanning", inJSON(200_000), "check --format sarif x.yaml", 1, "LM011", "checked", 0},
	{"the same, as a test report", inJSON(200_000), "check --format junit x.yaml", 1, "LM011", "checked", 0},

	{"the framework ../../etc/passwd", file(head + "framework: ../../etc/passwd\n"), "check x.yaml", 1, "lies outside the folder that may be read", "refused: outside the folder; nothing of it is told", 0},
	{"the framework /etc/passwd", file(head + "framework: /etc/passwd\n"), "check x.yaml", 1, "begins at the top of the disk", "refused: not a relative path; nothing of it is told", 0},
	{"a framework that is a link to /etc/passwd", both(file(head+"framework: f.yaml\n"), link("/etc/passwd", "f.yaml")), "check x.yaml", 1, "lies outside the folder that may be read", "refused: outside the folder; nothing of it is told", 0},
	{"a framework in .git", both(file(head+"framework: .git/config\n"), named(".git/config", "token = secret\n")), "check x.yaml", 1, "it is hidden", "refused: hidden; nothing of it is told", 0},
	{"a framework that is a pipe", both(file(head+"framework: f.yaml\n"), pipe("f.yaml")), "check x.yaml", 1, "it is a pipe or a device", "refused: a pipe", 0},
	{"a framework that extends itself", file(framework + "extends: [x.yaml]\n"), "check x.yaml", 1, "[OF004]", "checked: the circle is told", 0},
	{"1,000 frameworks, each of which extends the next", frameworks(1000), "check x.yaml", 0, "1 file checked: no errors", "checked", 0},
	{"the same, all of them checked", frameworks(1000), "check .", 0, "1000 files checked: no errors", "checked", 0},
	{"8,000 frameworks, each of which extends the next, all of them checked", frameworks(8000), "check .", 1, "and the limit is 1000", "refused: too many extend each other", 0},
	{"a framework of 5,200 outcomes in one line, with nine faults each", oneLine("x.yaml", 5200, 9), "check x.yaml", 1, "45800 more findings", "checked: 1,000 of the rule told, and how many more there are", 0},
	{"a model that names such a framework", both(oneLine("f.yaml", 5200, 9), file(strings.Replace(small, "title:", "framework: f.yaml\ntitle:", 1))), "check x.yaml", 1, "45800 more findings", "checked: 1,000 of the rule told, and how many more there are", 0},
	{"40,000 faults of a framework, in one line", oneLine("x.yaml", 40_000, 1), "check x.yaml", 1, "39000 more findings", "checked: 1,000 of the rule told, and how many more there are", 0},
	{"40,000 files that are not there, in a folder of 1,000", both(siblings(999), file(framework+"extends: ["+strings.Repeat("f.yaml, ", 40_000)+"]\n")), "check x.yaml", 1, "39000 more findings", "checked: 1,000 of the rule told, and how many more there are", 0},
	{"a pipe in a folder", both(file(head), pipe("pipe.yaml")), "check .", 1, "1 file checked", "passed over", 0},
	{"10,000 files in a folder", many(10_000), "check .", 0, "10000 files checked: no errors", "checked", 0},

	{"200 elements, all to all", allToAll(200), "check x.yaml", 1, "[LM019]", "checked", 0},
	{"200 elements, all to all, drawn", allToAll(200), "render --force x.yaml -o x.svg", 3, "39800 links, and the limit is 1000", "refused: too many arrows", 0},
	{"100,000 elements in one line", chain(100_000, false), "check x.yaml", 0, "no errors", "checked", 0},
	{"100,000 elements in a circle", chain(100_000, true), "check x.yaml", 1, "[LM006]", "checked: the circle is told", 0},
	{"50,000 elements that support the first of 60,000 outcomes, each of which contributes to the next", promises(50_000, 60_000, "Well people"), "check x.yaml", 1, "[LM017]", "checked", 0},
	{"50,000 elements that support one outcome with a title of 2 MB", promises(50_000, 1, strings.Repeat("well people ", 180_000)), "check x.yaml", 1, "[LM017]", "checked", 0},
	{"40,000 rules that one element sets aside", setsAside(40_000), "check x.yaml", 1, "39000 more findings", "checked: 1,000 of the rule told, and how many more there are", 0},
	{"2^60 ways to the end state", ways(60), "explain x.yaml", 0, "", "explained", 0},
	{"5,000 faults", faults(5000), "check x.yaml", 1, "[LM003]", "checked: 1,000 of the rule told, and how many more there are", 0},
	{"a framework of 17, 169 and 232 outcomes, drawn", goals, "render x.yaml -o x.svg", 0, "", "drawn", 0},
	{"400 elements in one line, drawn", chain(400, false), "render x.yaml -o x.svg", 0, "", "drawn", 0},
	{"400 elements with 980 links, drawn: the most that Graphviz is given", tangle(400, 980), "render --force x.yaml -o x.svg", 0, "", "drawn", 0},

	{"markup, scripts and marks that turn the direction in labels, drawn", file(markup), "render x.yaml -o x.svg", 0, "", "drawn as the text that it is", 0},
	{"a label of 100,000 letters, drawn", file(strings.Replace(small, "TITLE", strings.Repeat("x", 1e5), 1)), "render x.yaml -o x.svg", 0, "", "drawn", 0},
	{"a font in which a few bytes are damaged", both(file(small), font(12+12, 0xfffffff0)), "render x.yaml --font x.ttf -o x.png", 3, "speaks of more than it holds", "refused: damaged", 0},
	{"a font without end (/dev/zero)", file(small), "render x.yaml --font /dev/zero -o x.png", 3, "is larger than 64 MB", "refused: too large; 64 MB of it are read", endlessFont},
	{"a theme with url(…)", both(file(small), named("t.yaml", "theme: t\nbase: default\narrow: {line: \"url(https://example.org/x)\"}\n")), "render x.yaml --theme t.yaml -o x.svg", 1, "", "refused: not a colour", 0},
	{"CSV with a BOM, semicolons and formulas", both(file(small), named("v.csv", "\ufeffindicator;date;value\n=1+1;2025;5\n@x;2025;=cmd|' /C calc'!A0\n")), "progress x.yaml --data v.csv", 1, "=1+1", "read as text: unknown indicators are told", 0},
	{"CSV of 50 MB", both(file(small), largeFile("v.csv", 50e6, "indicator,date,value\n", "known,2025,5\n")), "progress x.yaml --data v.csv", 1, "is larger than 16 MB", "refused: too large; 16 MB of it are read", 0},
}

func nothing(*testing.T) {}

func both(a, b func(*testing.T)) func(*testing.T) {
	return func(t *testing.T) { a(t); b(t) }
}

func file(text string) func(*testing.T) { return named("x.yaml", text) }

func named(name, text string) func(*testing.T) {
	return func(t *testing.T) { write(t, name, func(w io.Writer) { io.WriteString(w, text) }) }
}

// large is a file that begins with a text and goes on with another as often as
// it takes.
func large(size int, begin, rest string) func(*testing.T) {
	return largeFile("x.yaml", size, begin, rest)
}

func largeFile(name string, size int, begin, rest string) func(*testing.T) {
	return func(t *testing.T) {
		write(t, name, func(w io.Writer) {
			io.WriteString(w, begin)
			for range size / len(rest) {
				io.WriteString(w, rest)
			}
			io.WriteString(w, "\n")
		})
	}
}

// added adds a text to x.yaml.
func added(text string) func(*testing.T) {
	return func(t *testing.T) {
		f, err := os.OpenFile("x.yaml", os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// write writes a file without holding it in memory.
func write(t *testing.T, name string, fill func(io.Writer)) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fill(w)
	if err := w.Flush(); err != nil { // which keeps the first error
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func link(to, name string) func(*testing.T) {
	return func(t *testing.T) {
		if err := os.Symlink(to, name); err != nil {
			t.Fatal(err)
		}
	}
}

func pipe(name string) func(*testing.T) {
	return func(t *testing.T) {
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func font(at int, value uint32) func(*testing.T) {
	return func(t *testing.T) {
		b := append([]byte(nil), liberationsansregular.TTF...)
		binary.BigEndian.PutUint32(b[at:], value)
		write(t, "x.ttf", func(w io.Writer) { w.Write(b) })
	}
}

func laughs() string {
	s := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		s += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 10) + "]\n"
	}
	return s
}

// The smallest models that are drawn.
const (
	small = `model: m
title: A model
activities: [{id: a, title: "TITLE", leads-to: [b]}]
outputs: [{id: b, title: Afternoons held, leads-to: [c]}]
outcomes: {short: [{id: c, title: More people know their neighbours, leads-to: [d]}]}
end-state: {id: d, title: Improved wellbeing}
`
	markup = `model: m
title: 'A <script>alert("1")</script> & ]]> --> <?x ?> <!ENTITY x SYSTEM "file:///etc/passwd"> \N \G \L'
activities: [{id: a, title: '<TABLE><TR><TD><IMG SRC="/etc/passwd"/></TD></TR></TABLE> "]; x [label="', leads-to: [b]}]
outputs: [{id: b, title: "\u202eright to left\u2066 \u200b and &xxe; &#0; %s", leads-to: [c]}]
outcomes: {short: [{id: c, title: "]]><image href='file:///etc/passwd' onload='alert(1)'/>", leads-to: [d]}]}
end-state: {id: d, title: "@import url(https://example.org/x.css);"}
`
	framework = `framework: f
title: A framework
levels: [{id: top, title: Goal}]
outcomes: [{id: o, level: top, title: Well people}]
`
)

func frameworks(n int) func(*testing.T) {
	return func(t *testing.T) {
		for i := range n {
			name := fmt.Sprintf("f%d.yaml", i)
			if i == 0 {
				name = "x.yaml"
			}
			write(t, name, func(w io.Writer) {
				fmt.Fprintf(w, "framework: f%d\ntitle: A framework\noutcomes: [{id: o%[1]d, level: top, title: Well people %[1]d}]\n", i)
				if i < n-1 {
					fmt.Fprintf(w, "extends: [f%d.yaml]\n", i+1)
				} else {
					io.WriteString(w, "levels: [{id: top, title: Goal}]\n")
				}
			})
		}
	}
}

// oneLine is a framework of n outcomes in one line, each of which contributes to
// so many that are not there.
func oneLine(name string, n, wrong int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, name, func(w io.Writer) {
			io.WriteString(w, "framework: f\ntitle: A framework\nlevels: [{id: top, title: Goal}]\noutcomes: [")
			for i := range n {
				fmt.Fprintf(w, "{id: o%d, level: top, title: Well people, contributes-to: [", i)
				for j := range wrong {
					fmt.Fprintf(w, "x%d,", i*wrong+j)
				}
				io.WriteString(w, "]},")
			}
			io.WriteString(w, "]\n")
		})
	}
}

// promises is a model of elements that support the first outcome of a framework,
// and that framework of outcomes, each of which contributes to the next.
func promises(elements, outcomes int, title string) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "f.yaml", func(w io.Writer) {
			fmt.Fprintf(w, "framework: f\ntitle: A framework\nlevels: [{id: top, title: Goal}]\noutcomes:\n  - {id: o0, level: top, title: %s", title)
			for i := 1; i < outcomes; i++ {
				fmt.Fprintf(w, ", contributes-to: [o%d]}\n  - {id: o%[1]d, level: top, title: Well people %[1]d", i)
			}
			io.WriteString(w, "}\n")
		})
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\nframework: f.yaml\nactivities:\n")
			for i := range elements {
				fmt.Fprintf(w, "  - {id: e%d, title: Weekly walks %[1]d, supports: [o0], leads-to: [e%d]}\n", i, min(i+1, elements-1))
			}
		})
	}
}

// setsAside is a model with an element that sets rules aside that there are not.
func setsAside(n int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\nactivities:\n  - id: a\n    title: Weekly walks\n    ignore:\n")
			for i := range n {
				fmt.Fprintf(w, "      X%05d: we know\n", i)
			}
		})
	}
}

// siblings are so many files, of which a name may be meant.
func siblings(n int) func(*testing.T) {
	return func(t *testing.T) {
		for i := range n {
			write(t, fmt.Sprintf("g%d.yaml", i), func(io.Writer) {})
		}
	}
}

func many(n int) func(*testing.T) {
	return func(t *testing.T) {
		for i := range n {
			write(t, fmt.Sprintf("models/%d/m%d.yaml", i%100, i), func(w io.Writer) {
				io.WriteString(w, strings.Replace(small, "model: m", fmt.Sprintf("model: m%d", i), 1))
			})
		}
	}
}

// sound is a model without errors of about so many bytes, for comparison.
func sound(size int) func(*testing.T) { return chain(size/120, false) }

// chain is a model whose elements lead each to the next, and in a circle the
// last to the first.
func chain(n int, circle bool) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\nactivities:\n  - {id: a, title: Weekly café, leads-to: [b]}\noutputs:\n  - {id: b, title: Afternoons held, leads-to: [e0]}\noutcomes:\n  medium:\n")
			for i := range n {
				to := fmt.Sprint("e", i+1)
				switch {
				case i == n-1 && circle:
					to = "e0, end"
				case i == n-1:
					to = "end"
				}
				fmt.Fprintf(w, "    - id: e%d\n      title: More people of street %[1]d know each other and meet\n      leads-to: [%s]\n", i, to)
			}
			io.WriteString(w, "end-state: {id: end, title: Improved wellbeing}\n")
		})
	}
}

func inJSON(n int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, `{"model": "m", "title": "t", "activities": [`)
			for i := range n {
				if i > 0 {
					io.WriteString(w, ", ")
				}
				fmt.Fprintf(w, `{"id": "a%d", "title": "Weekly café %[1]d"}`, i)
			}
			io.WriteString(w, "]}\n")
		})
	}
}

func allToAll(n int) func(*testing.T) {
	return func(t *testing.T) {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprint("e", i))
		}
		to := strings.Join(all, ", ")
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\noutcomes:\n  medium:\n")
			for i := range n {
				fmt.Fprintf(w, "    - {id: e%d, title: More people of street %[1]d meet, leads-to: [%s]}\n", i, to)
			}
			io.WriteString(w, "end-state: {id: end, title: Improved wellbeing}\n")
		})
	}
}

// ways is a model of layers of two elements, each of which leads to both of the
// next layer.
func ways(layers int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\nactivities: [{id: a, title: Weekly café, leads-to: [b]}]\noutputs: [{id: b, title: Afternoons held, leads-to: [x0, y0]}]\noutcomes:\n  medium:\n")
			for i := range layers {
				to := fmt.Sprintf("x%d, y%[1]d", i+1)
				if i == layers-1 {
					to = "end"
				}
				for _, of := range []string{"x", "y"} {
					fmt.Fprintf(w, "    - {id: %s%d, title: More people of street %[1]s%[2]d meet, leads-to: [%[3]s]}\n", of, i, to)
				}
			}
			io.WriteString(w, "end-state: {id: end, title: Improved wellbeing}\n")
		})
	}
}

// tangle is a model of n elements in all stages, and as many links from each to
// any later one.
func tangle(n, links int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			r := rand.New(rand.NewPCG(1, 2))
			io.WriteString(w, "model: m\ntitle: A model\nactivities: [{id: a, title: Weekly café, leads-to: [b]}]\noutputs: [{id: b, title: Afternoons held, leads-to: [e0]}]\noutcomes:\n  medium:\n")
			for i := range n {
				to := map[int]bool{}
				for range links*(i+1)/n - links*i/n {
					to[i+1+r.IntN(n-i)] = true
				}
				var ids []string
				for k := range n + 1 {
					if to[k] {
						ids = append(ids, strings.Replace(fmt.Sprint("e", k), fmt.Sprint("e", n), "end", 1))
					}
				}
				fmt.Fprintf(w, "    - {id: e%d, title: People of street %[1]d meet, leads-to: [%s]}\n", i, strings.Join(ids, ", "))
			}
			io.WriteString(w, "end-state: {id: end, title: Improved wellbeing}\n")
		})
	}
}

func faults(n int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\nactivities:\n")
			for i := range n {
				fmt.Fprintf(w, "  - {id: a%d, title: Weekly café %[1]d, leads-to: [nowhere%[1]d]}\n", i)
			}
			io.WriteString(w, "end-state: {id: end, title: Improved wellbeing}\n")
		})
	}
}

// goals is a framework as large as that of the United Nations' goals: 17 goals,
// 169 targets and 232 indicators, as outcomes on three levels.
func goals(t *testing.T) {
	write(t, "x.yaml", func(w io.Writer) {
		io.WriteString(w, "framework: goals\ntitle: Goals\nlevels: [{id: goal, title: Goal}, {id: target, title: Target}, {id: measure, title: Measure}]\noutcomes:\n")
		for i := range 17 {
			fmt.Fprintf(w, "  - {id: G%d, level: goal, title: What is to be reached as goal %[1]d}\n", i+1)
		}
		for i := range 169 {
			fmt.Fprintf(w, "  - {id: T%d, level: target, title: What is to be done for goal %d, contributes-to: [G%[2]d]}\n", i+1, i%17+1)
		}
		for i := range 232 {
			fmt.Fprintf(w, "  - {id: I%d, level: measure, title: What is measured for target %d, contributes-to: [T%[2]d]}\n", i+1, i%169+1)
		}
	})
}
