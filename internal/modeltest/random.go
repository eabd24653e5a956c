package modeltest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Generator makes random models that a file can hold, of every field and from nasty
// texts.
type Generator struct{ *rand.Rand }

// NewGenerator returns a generator, the same for the same seed.
func NewGenerator(seed uint64) Generator { return Generator{rand.New(rand.NewPCG(seed, 1))} }

// Model returns a random model.
func (g Generator) Model() *logicmodel.Model {
	m := &logicmodel.Model{}
	g.fill(reflect.ValueOf(m).Elem(), "")
	slices.SortStableFunc(m.Elements, func(a, b logicmodel.Element) int { return int(a.Stage - b.Stage) })
	outcome, terms := false, false
	for i := range m.Elements {
		s := m.Elements[i].Stage
		outcome, terms = outcome || s == logicmodel.MediumTerm, terms || s == logicmodel.ShortTerm || s == logicmodel.LongTerm
	}
	m.NoTerms = m.NoTerms && outcome && !terms
	return m
}

// fill makes up a value for the field of the name.
func (g Generator) fill(v reflect.Value, name string) {
	if !g.fillType(v, name) {
		g.fillKind(v, name)
	}
}

// fillType makes up a value of a type with rules of its own, and returns false for other
// types.
func (g Generator) fillType(v reflect.Value, name string) bool {
	switch p := v.Addr().Interface().(type) {
	case *diag.Pos, **yamldoc.Source:
		return true
	case *logicmodel.Stage:
		*p = logicmodel.Input + logicmodel.Stage(g.IntN(7))
		return true
	case **logicmodel.Judgement:
		if g.IntN(2) == 0 {
			*p = &logicmodel.Judgement{Is: logicmodel.StandingNotStarted + logicmodel.Standing(g.IntN(6))}
			g.fill(v.Elem().FieldByName("On"), "")
			g.fill(v.Elem().FieldByName("Note"), "")
		}
		return true
	case *logicmodel.Linking:
		*p = logicmodel.Linking(g.IntN(2))
		return true
	case *[]outcomes.Heading:
		for _, s := range outcomes.Stages() {
			if g.IntN(3) == 0 {
				*p = append(*p, outcomes.Heading{Stage: s, Text: g.Text()})
			}
		}
		return true
	case *[]outcomes.Extra:
		for i := range g.IntN(3) {
			*p = append(*p, outcomes.Extra{Key: fmt.Sprint("x-", g.Text(), i), Value: extraValues[g.IntN(len(extraValues))]})
		}
		return true
	case *logicmodel.Ref:
		if g.IntN(2) == 0 || name == "" || name == "To" {
			p.ID = g.Text()
		}
		return true
	case *[]logicmodel.Ref:
		if name == "DependsOn" {
			for range g.IntN(3) {
				*p = append(*p, logicmodel.Ref{ID: asciiIDs[g.IntN(len(asciiIDs))] + "/" + wideIDs[g.IntN(len(wideIDs))]})
			}
			return true
		}
	case *logicmodel.FrameworkRef:
		if g.IntN(2) == 0 {
			p.File = g.Text()
			g.fill(v.FieldByName("Version"), "Version")
		}
		return true
	case *logicmodel.LinkAssumption:
		if g.IntN(2) == 0 {
			p.ID = asciiIDs[g.IntN(len(asciiIDs))]
		} else {
			p.Text = g.Text() + " !"
		}
		return true
	case *outcomes.Baseline:
		switch g.IntN(3) {
		case 0:
			p.Unavailable = true
		case 1:
			p.Figure = g.figure(false)
			p.By = nil
		}
		return true
	case *[]outcomes.Figure:
		for range g.IntN(4) {
			*p = append(*p, g.figure(name == "Targets"))
		}
		return true
	case *[]outcomes.Indicator:
		for range g.IntN(4) {
			in := outcomes.Indicator{ID: g.id()}
			if g.IntN(3) > 0 {
				g.fill(reflect.ValueOf(&in).Elem(), "")
			}
			*p = append(*p, in)
		}
		return true
	case *[]logicmodel.Suppression:
		for i := range g.IntN(3) {
			*p = append(*p, logicmodel.Suppression{Code: fmt.Sprint(g.Text(), i), Reason: g.Text()})
		}
		return true
	case *[]logicmodel.Issue:
		for i := range g.IntN(3) {
			*p = append(*p, logicmodel.Issue{Title: fmt.Sprint(g.Text(), i), Addressed: g.IntN(2) == 0})
		}
		return true
	}
	return false
}

// fillKind makes up a value by the kind of its type.
func (g Generator) fillKind(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		switch {
		case name == "ID":
			v.SetString(g.id())
		case slices.Contains(required, name), g.IntN(2) == 0:
			v.SetString(g.Text())
		}
	case reflect.Bool:
		v.SetBool(g.IntN(2) == 0)
	case reflect.Int: // a word of a list; the shortest list has three
		v.SetInt(int64(g.IntN(4)))
	case reflect.Slice:
		if n := g.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				g.fill(v.Index(i), "")
			}
		}
	case reflect.Struct:
		few := g.IntN(2) == 0
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if !slices.Contains(required, name) && few && g.IntN(6) > 0 {
				continue
			}
			g.fill(v.Field(i), name)
		}
	default:
		panic("no " + v.Type().String() + " can be made up")
	}
}

func (g Generator) id() string {
	return slices.Concat(asciiIDs, wideIDs)[g.IntN(len(asciiIDs)+len(wideIDs))]
}

// figure makes up a figure; that of a target may have limits.
func (g Generator) figure(ofTarget bool) outcomes.Figure {
	f := outcomes.Figure{Value: g.Text()}
	if ofTarget && g.IntN(2) == 0 {
		f.Value = ""
		switch g.IntN(3) {
		case 0:
			f.AtLeast = g.Text()
		case 1:
			f.AtMost = g.Text()
		default:
			f.AtLeast, f.AtMost = g.Text(), g.Text()
		}
	}
	for _, text := range []*string{(*string)(&f.From), (*string)(&f.On), &f.Note} {
		if g.IntN(3) == 0 {
			*text = g.Text()
		}
	}
	for i := range g.IntN(3) {
		f.By = append(f.By, outcomes.Category{Of: fmt.Sprint(g.Text(), i), Is: g.Text()})
	}
	return f
}

// Spoil sets a text, a number or a reference somewhere in the value to what a
// file may not hold, and gives its name.
func (g Generator) Spoil(v reflect.Value) string {
	var all []func() string
	var visit func(name string, v reflect.Value)
	visit = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				visit(fmt.Sprint(name, i), v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.Type != reflect.TypeFor[diag.Pos]() {
					visit(name+"."+f.Name, v.Field(i))
				}
			}
		case reflect.String:
			all = append(all, func() string {
				bad := []string{"", " ", "a\x00", "\xff", "a\r\nb", "x y", "trust", "信頼", "unavailable"}
				v.SetString(bad[g.IntN(len(bad))])
				return name
			})
		case reflect.Int:
			all = append(all, func() string { v.SetInt(int64(g.IntN(12) - 2)); return name })
		case reflect.Bool:
			all = append(all, func() string { v.SetBool(!v.Bool()); return name })
		}
	}
	visit("", v)
	return all[g.IntN(len(all))]()
}

// required are the fields that no model leaves out.
var required = []string{"ID", "Title", "Name", "Text", "Value", "To", "Stage", "Scheme"}

var (
	extraValues = []string{`null`, `true`, `"true"`, `1.50`, `"1.50"`, `-1e400`, `"null"`, `""`, `" a: #b\n"`, `[]`, `{}`, `[1,[],{"a":{"":[null,"~"]}}]`, `{"b":1,"a":"信頼","<<":"\u0007"}`}

	asciiIDs = []string{"a", "b-1", "1.10", "null", "true", "no", "0x1f", "-", "--", "---", "...", ".", "2010-06-30", "_", "1e3", "y"}
	wideIDs  = []string{"é", "信頼", "e\u0301", "büro-1"}

	nastyTexts = []string{
		"x", "null", "~", "true", "No", "1.10", "0o7", "2010-06-30", "12:30:45", "<<", "=", ".nan", "unavailable",
		"a: b", "a:", ":", "a #b", "#", "- a", "-", "---", "--- a", "...", "? a", "?", "[a]", "]", "{a}", "}", "a, b", ",",
		"&a", "*a", "!a", "!!str a", "|", ">", "|-", "%a", "@a", "`a`", "'a'", "'", `"a"`, `"`, `a\b`, `\`, `\n`, `\x41`, "''", `""`,
		"a\nb", "a\n", "\na", "a\n\n\nb", "a\n  b", "a \nb", " a", "a ", "  a  b  ", "\ta", "a\tb",
		"a\u0085b", "a\u2028b", "a\u2029b", "\ufeffa", "a\ufeffb", "a\u00a0", "\u00a0a", "\u200b", "\u202ea", "\u00ad", "\ufffd",
		"é", "e\u0301", "שלום", "社区", "🙂", "👩‍👩‍👧", "\U000e0001", "\U0010ffff", "\ue000", "<script>", "R&D", "&amp;",
	}
)

// Text returns one nasty text, or several, or a long one.
func (g Generator) Text() string {
	pick := func() string { return nastyTexts[g.IntN(len(nastyTexts))] }
	switch g.IntN(8) {
	case 0, 1:
		return pick() + pick()
	case 2:
		return pick() + " " + pick()
	case 3:
		return pick() + strings.Repeat(" word", 1+g.IntN(60)) + pick()
	default:
		return pick()
	}
}
