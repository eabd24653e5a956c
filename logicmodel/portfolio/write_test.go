package portfolio_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

var update = flag.Bool("update", false, "write the expected outputs in testdata anew")

// forms are the formats by the endings of their files.
var forms = map[string]string{"txt": "text", "md": "md", "csv": "csv", "json": "json", "html": "html"}

func written(t *testing.T, c *portfolio.Coverage, form string) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b, forms[form]); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWrite compares all forms with what was read by a person once.
func TestWrite(t *testing.T) {
	p, _ := load(t, with(village, map[string]string{
		"a.yaml": work("a", "plan.yaml", "Council", "", "V1"),
		"b.yaml": work("b", "plan.yaml", "The Trust", ", depends-on: [a/s]", "V1, N1"),
		"c.yaml": work("c", "plan.yaml", "The Trust", "", "V2"),
		"d.yaml": work("d", "plan.yaml", "School", "", "V1"),
		"e.yaml": work("e", "plan.yaml", "School", "", "V9"),
	}))
	c := portfolio.Cover(p, nil)
	for form := range forms {
		got := written(t, c, form)
		file := "testdata/village." + form
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// nasty is a coverage whose texts mean something to every form.
func nasty() *portfolio.Coverage {
	f := &outcomes.Framework{ID: "f", Title: "<script>alert(1)</script> | *a*", Levels: []outcomes.Level{{ID: "l", Title: "=1+1"}}}
	m := &logicmodel.Model{ID: "m"}
	for i, text := range []string{"=cmd", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "a|b\n| c", "\"q\" & 'r', s", "\x1b[31mred", "\u202egnp.exe", "[x](javascript:y)", "健康", "＝1", "x;=1;y", "::error::pwn", "##[error]pwn"} {
		id := fmt.Sprint("X", i)
		f.Outcomes = append(f.Outcomes, outcomes.Outcome{ID: id, Title: text, Level: outcomes.Ref{ID: "l"}})
		m.Partners = append(m.Partners, logicmodel.Partner{ID: id, Name: text})
		m.Elements = append(m.Elements, logicmodel.Element{ID: id, Title: text, Stage: logicmodel.Activity, Partners: []logicmodel.Ref{{ID: id}}, Supports: []logicmodel.Ref{{ID: id}}, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e"}}}})
	}
	m.Elements = append(m.Elements, logicmodel.Element{ID: "e", Title: "E", Stage: logicmodel.EndState})
	// No file can hold such texts, so that a check would refuse the model.
	return portfolio.Cover(&rules.Report{Results: []*rules.Result{
		{Name: "m.yaml", Model: m, Graph: logicmodel.NewGraph(m), Framework: f}, {Name: "=1.yaml"},
	}}, f)
}

func TestNastyTexts(t *testing.T) {
	c := nasty()
	if len(c.Models) != 1 {
		t.Fatal(c.LeftOut)
	}
	for form := range forms {
		got := written(t, c, form)
		if form != "json" && strings.ContainsAny(got, "\x1b\u202e") {
			t.Errorf("%s has a control character", form)
		}
		if command := regexp.MustCompile(`(?m)^\s*::[a-z]|##\[`).FindString(got); form != "json" && form != "html" && command != "" {
			t.Errorf("%s has the command %q for the service that shows the log", form, command)
		}
		switch form {
		case "html":
			for _, want := range []string{"<td>::error::pwn</td>", "<td>##[error]pwn</td>"} {
				if !strings.Contains(got, want) {
					t.Errorf("the page has no %s", want)
				}
			}
			d := xml.NewDecoder(strings.NewReader(got))
			d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
			for {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "link" || e.Name.Local == "img") {
					t.Errorf("the page has a %s", e.Name.Local)
				}
			}
		case "csv":
			rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					for part := range strings.SplitSeq(cell, ";") {
						if part = strings.TrimSpace(part); part != "" && strings.ContainsRune("=+-@＝", []rune(part)[0]) {
							t.Errorf("%q of the cell %q is a formula", part, cell)
						}
					}
				}
			}
		case "json":
			if !json.Valid([]byte(got)) {
				t.Error("no JSON")
			}
		case "md":
			columns := 0
			for line := range strings.Lines(got) {
				if !strings.HasPrefix(line, "|") {
					columns = 0
					continue
				}
				n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
				if columns > 0 && n != columns {
					t.Errorf("%d columns in place of %d: %s", n, columns, line)
				}
				columns = n
			}
		}
	}
}

// TestManyOutcomes checks that the text stays short for a framework of 418
// outcomes in three levels, and within 80 columns.
func TestManyOutcomes(t *testing.T) {
	texts := map[string]string{"plan.yaml": goals()}
	for i := range 40 {
		texts[fmt.Sprintf("m%d.yaml", i)] = generated(i, false)
	}
	p, err := rules.CheckFiles(files(texts), nil, ".")
	if err != nil {
		t.Fatal(err)
	}
	got := written(t, portfolio.Cover(p, nil), "txt")
	lines := strings.Split(got, "\n")
	if len(lines) > 260 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines {
		if uniseg.StringWidth(line) > 80 {
			t.Errorf("%d columns: %s", uniseg.StringWidth(line), line)
		}
	}
	for _, want := range []string{"Target     150 of 169 supported\n", "… and ", "beneath it)"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
}

// TestWriteTellsOfFailure checks that a full disk is no success.
func TestWriteTellsOfFailure(t *testing.T) {
	for _, form := range forms {
		if err := nasty().Write(full{}, form); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", form, err)
		}
	}
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestPolicy holds all that the page allows a browser: its own style, and
// nothing else.
func TestPolicy(t *testing.T) {
	got := regexp.MustCompile(`<meta http-equiv[^>]*>`).FindAllString(written(t, nasty(), "html"), -1)
	want := []string{`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`}
	if !slices.Equal(got, want) {
		t.Errorf("the page allows %q, want %q", got, want)
	}
}
