package render

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// madeUp returns models that support some of the outcomes of a framework on three
// levels.
func madeUp(n, models int) (*outcomes.Framework, []*logicmodel.Model) {
	f := &outcomes.Framework{ID: "plan", Title: "The plan of a made-up place", Levels: []outcomes.Level{{ID: "0", Title: "National outcome"}, {ID: "1", Title: "Local outcome"}, {ID: "2", Title: "Priority"}}}
	for i := range n {
		o := outcomes.Outcome{ID: fmt.Sprint("O", i), Title: fmt.Sprintf("People in street number %d of the made-up place are well and safe", i), Level: outcomes.Ref{ID: fmt.Sprint(i * 3 / n)}}
		if level := i * 3 / n; level > 0 {
			o.ContributesTo = []outcomes.Ref{{ID: fmt.Sprint("O", (level-1)*(n/3)+i%(n/6+1))}}
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	var all []*logicmodel.Model
	for k := range models {
		m := &logicmodel.Model{ID: fmt.Sprint("m", k), Title: fmt.Sprintf("Neighbours of quarter %d – what we do", k), Partners: []logicmodel.Partner{{ID: "p", Name: fmt.Sprint("Partner ", k%3)}}}
		m.Elements = []logicmodel.Element{{ID: "a", Title: "Walks", Stage: logicmodel.Activity, Partners: []logicmodel.Ref{{ID: "p"}}, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e"}}}}, {ID: "e", Title: "The end", Stage: logicmodel.EndState}}
		for i := k; i < n; i += 5 + k {
			m.Elements[1].Supports = append(m.Elements[1].Supports, logicmodel.Ref{ID: f.Outcomes[i].ID})
		}
		all = append(all, m)
	}
	return f, all
}

// partnership returns the coverage of the example.
func partnership(t testing.TB) *portfolio.Coverage {
	t.Helper()
	r, err := rules.CheckFiles(examples.FS, nil, "partnership")
	if err != nil {
		t.Fatal(err)
	}
	return portfolio.Cover(r, nil)
}

// scene returns the laid out scene of a drawing.
func sceneOf(t testing.TB, d *Drawing, err error) *paint.Scene {
	t.Helper()
	if err == nil {
		err = d.Layout(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return d.scene.Load()
}

// TestMatrixOnPage checks that matrices of common sizes can be read on one page of
// A4, with nothing outside it, and no name of a column on the title or cut.
func TestMatrixOnPage(t *testing.T) {
	f, models := madeUp(40, 12)
	priorities, six := madeUp(33, 6)
	for name, c := range map[string]*portfolio.Coverage{
		"partnership": partnership(t),
		"40 by 12":    portfolio.CoverModels(f, models...),
		"33 by 6":     portfolio.CoverModels(priorities, six...),
	} {
		d, err := Matrix(c, &Options{Page: Page{Paper: A4}})
		s := sceneOf(t, d, err)
		if size := d.TextSize(); size < Legible {
			t.Errorf("%s: the text is %.1f points high", name, size)
		}
		if n := d.Parts(); n != 1 {
			t.Errorf("%s: %d parts", name, n)
		}
		within(t, name, s)
		checkNames(t, name, s)
		for _, p := range s.Parts {
			if p.Class == "column" && strings.Contains(p.Texts[0].Lines[len(p.Texts[0].Lines)-1].Words, "…") {
				t.Errorf("%s: the name %s is cut", name, p.Title)
			}
		}
	}
}

// checkNames checks that no name of a column touches the lines of the title.
func checkNames(t *testing.T, name string, s *paint.Scene) {
	t.Helper()
	for _, p := range s.Parts {
		if p.Class != "title" && p.Class != "about" {
			continue
		}
		for _, q := range s.Parts {
			if q.Class != "column" {
				continue
			}
			text := q.Texts[0]
			sin, cos := math.Sincos(text.Turn * math.Pi / 180)
			for _, line := range p.Texts[0].Lines {
				for _, l := range text.Lines {
					for at := 0.0; at <= l.Width; at++ {
						dx, dy := l.X+at-text.Lines[0].X, l.Y-text.Lines[0].Y
						x, y := text.Lines[0].X+dx*cos-dy*sin, text.Lines[0].Y+dx*sin+dy*cos
						if x < line.X+line.Width+text.Size && y < line.Y+text.Size && y > line.Y-2*text.Size {
							t.Fatalf("%s: the name %q is on the title %q", name, l.Words, line.Words)
						}
					}
				}
			}
		}
	}
}

// TestMatrixParts checks that the parts of a large matrix together have every
// outcome under every model once, each with its header.
func TestMatrixParts(t *testing.T) {
	f, models := madeUp(90, 30)
	o := Options{Framework: f, View: MatrixView, Page: Page{Paper: A4}}
	whole, err := Portfolio("", models, &o)
	sceneOf(t, whole, err)
	if whole.TextSize() >= Legible || whole.Parts() < 2 {
		t.Fatalf("the whole has text of %.1f points and %d parts", whole.TextSize(), whole.Parts())
	}
	seen := map[string]int{}
	for n := range whole.Parts() {
		o.Part = n + 1
		d, err := Portfolio("", models, &o)
		s := sceneOf(t, d, err)
		if math.Abs(d.TextSize()-Legible) > 0.01 {
			t.Errorf("part %d: the text is %.1f points high", n+1, d.TextSize())
		}
		within(t, fmt.Sprint("part ", n+1), s)
		checkNames(t, fmt.Sprint("part ", n+1), s)
		var columns, rows []string
		for _, p := range s.Parts {
			switch p.Class {
			case "column":
				columns = append(columns, p.Title)
			case "row":
				rows = append(rows, p.Title)
			}
		}
		for _, c := range columns {
			for _, r := range rows {
				seen[c+"\n"+r]++
			}
		}
	}
	if len(seen) != 90*30 {
		t.Errorf("the parts have %d of %d pairs", len(seen), 90*30)
	}
	for pair, n := range seen {
		if n != 1 {
			t.Fatalf("%d times %s", n, pair)
		}
	}
	o.Part = whole.Parts() + 1
	if _, err := Portfolio("", models, &o); err == nil || !strings.HasPrefix(err.Error(), "there is no part ") {
		t.Errorf("a part too many: %v", err)
	}
	o.Part, o.Page = 1, Page{}
	if _, err := Portfolio("", models, &o); err == nil || err.Error() != "a part is what a page holds of a matrix; choose a page" {
		t.Errorf("a part of no page: %v", err)
	}
}

// TestMatrixAwkward draws matrices with texts and sizes of all kinds.
func TestMatrixAwkward(t *testing.T) {
	long := strings.Repeat("A title that says all that anybody could want to say ", 6)
	arabic := "صحة أفضل للجميع"
	for name, change := range map[string]func(*outcomes.Framework, []*logicmodel.Model){
		"long": func(f *outcomes.Framework, m []*logicmodel.Model) { f.Outcomes[4].Title, m[0].Title = long, long },
		"one word": func(f *outcomes.Framework, m []*logicmodel.Model) {
			f.Outcomes[4].Title, m[0].Title, f.Title = strings.Repeat("x", 90), strings.Repeat("y", 90), long
		},
		"same":   func(_ *outcomes.Framework, m []*logicmodel.Model) { m[0].Title, m[1].Title = "Same", "Same" },
		"arabic": func(f *outcomes.Framework, m []*logicmodel.Model) { f.Outcomes[4].Title, m[0].Title = arabic, arabic },
		"no title": func(f *outcomes.Framework, m []*logicmodel.Model) {
			f.Title, f.Outcomes[0].Title, m[0].Title = "", "", ""
		},
		"one level": func(f *outcomes.Framework, _ []*logicmodel.Model) {
			f.Levels = nil
		},
	} {
		for _, page := range []Page{{}, {Paper: A4}, {Paper: A3, Landscape: true}, {Paper: AutoPaper}} {
			for _, columns := range AllColumns() {
				f, models := madeUp(12, 3)
				change(f, models)
				d, err := Portfolio("", models, &Options{Framework: f, View: MatrixView, Page: page, Columns: columns, Draft: true})
				s := sceneOf(t, d, err)
				within(t, fmt.Sprint(name, page), s)
				checkNames(t, fmt.Sprint(name, page), s)
				if page.Paper != "" && d.TextSize() < Legible {
					t.Errorf("%s: the text is %.1f points high", name, d.TextSize())
				}
			}
		}
	}
}

// TestMatrixMirrored checks that a matrix whose titles run from right to left begins
// at the right.
func TestMatrixMirrored(t *testing.T) {
	f, models := madeUp(6, 2)
	for i := range f.Outcomes {
		f.Outcomes[i].Title = fmt.Sprintf("صحة أفضل للجميع %d", i)
	}
	d, err := Portfolio("", models, &Options{Framework: f, View: MatrixView, Page: Page{Paper: A4}})
	s := sceneOf(t, d, err)
	within(t, "mirrored", s)
	for _, p := range s.Parts {
		switch p.Class {
		case "row":
			if l := p.Texts[0].Lines[0]; p.Texts[0].Anchor != paint.End || l.X < 0.9*s.W {
				t.Errorf("%q ends at %.0f of %.0f", l.Words, l.X, s.W)
			}
		case "column":
			if p.Texts[0].Turn <= 0 {
				t.Errorf("%q is turned by %.0f degrees", p.Title, p.Texts[0].Turn)
			}
		}
	}
}

// TestMatrixWords compares the matrix in words with a golden file.
func TestMatrixWords(t *testing.T) {
	f, models := madeUp(9, 3)
	f.Outcomes[8].ReplacedBy = outcomes.Ref{ID: "O7"}
	for name, o := range map[string]*Options{"matrix": {}, "matrix-partners": {Columns: PartnerColumns, Draft: true}} {
		o.Framework, o.View = f, MatrixView
		d, err := Portfolio("Made-up neighbours", models, o)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := d.Write(t.Context(), &got, Outline); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".txt", got.String())
	}
}

// TestMatrixRefusals checks the errors for what is no matrix.
func TestMatrixRefusals(t *testing.T) {
	f, models := madeUp(9, 1)
	m := models[0]
	write := func(o *Options, format Format) error {
		d, err := Model(m, o)
		if err != nil {
			return err
		}
		return d.Write(t.Context(), &bytes.Buffer{}, format)
	}
	nobody := portfolio.CoverModels(f)
	many, _ := madeUp(maxMatrixRows+1, 0)
	tests := []struct {
		err  error
		want string
	}{
		{write(&Options{View: MatrixView}, SVG), ErrNoFramework.Error()},
		{write(&Options{View: MatrixView, Framework: &outcomes.Framework{ID: "f"}}, SVG), ErrEmpty.Error()},
		{write(&Options{View: MatrixView, Framework: f, Focus: "e"}, SVG), "a matrix shows all outcomes and models: it has no focus, partner or outcome"},
		{write(&Options{View: MatrixView, Framework: f, Columns: "rows"}, SVG), `there are no columns "rows"; use models or partners`},
		{write(&Options{View: MatrixView, Framework: f}, DOT), "a matrix is a table, for which DOT has no words; choose svg, png, pdf or outline, or another view"},
		{second(Framework(f, &Options{View: MatrixView})), "a matrix shows which models support the outcomes of a framework, so it needs models and no more"},
		{second(Matrix(nobody, nil)), "there is nothing to draw: a matrix has a column for each model, and no model counts here"},
		{second(Matrix(portfolio.CoverModels(many, m), nil)), "too large to draw: 3001 outcomes and 1 model, and the limits are 3000 and 500"},
	}
	for _, test := range tests {
		if test.err == nil || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("got the error %v, want %s", test.err, test.want)
		}
	}
	if !errors.As(tests[7].err, new(*layout.TooLargeError)) {
		t.Errorf("%v is of another kind", tests[7].err)
	}
}

func second(_ *Drawing, err error) error { return err }

// golden compares the text with a file in testdata, or writes that.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
