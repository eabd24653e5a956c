// Package built holds a test of values that no file holds but a Go program can build.
package built

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/diag/format"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/exchange/iati"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/logicmodel/strength"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
	"github.com/resultschain/resultschain/render/report"
)

// functions are those that programs give values of their own.
var functions = map[string]any{
	"diag.NewText": diag.NewText[string], "diag.Quote": diag.Quote, "diag.ParseSeverity": diag.ParseSeverity, "format.Write": format.Write,
	"exchange.Losses": exchange.Losses, "exchange.ForName": exchange.ForName, "iati.Write": iati.Write,
	"logicmodel.Merge": logicmodel.Merge, "logicmodel.NewGraph": logicmodel.NewGraph, "logicmodel.NewNetwork": logicmodel.NewNetwork,
	"logicmodel.Parse": logicmodel.Parse, "logicmodel.ParsePartial": logicmodel.ParsePartial, "logicmodel.Qualified": logicmodel.Qualified,
	"chain.New":   chain.New,
	"diff.Models": diff.Models, "diff.Frameworks": diff.Frameworks, "diff.Files": diff.Files, "diff.Pairs": diff.Pairs,
	"diff.WriteText": diff.WriteText, "diff.WriteMarkdown": diff.WriteMarkdown, "diff.WriteJSON": diff.WriteJSON,
	"edit.Format": edit.Format, "edit.Open": edit.Open,
	"portfolio.Common": portfolio.Common, "portfolio.Cover": portfolio.Cover, "portfolio.CoverModels": portfolio.CoverModels, "portfolio.Title": portfolio.Title,
	"progress.Add": progress.Add, "progress.Judge": progress.Judge, "progress.Known": progress.Known, "progress.Write": progress.Write, "progress.ReadCSV": progress.ReadCSV,
	"rules.Check": rules.Check, "rules.CheckFiles": rules.CheckFiles, "rules.Load": rules.Load, "rules.NewChecker": rules.NewChecker, "rules.Page": rules.Page,
	"wording.New":         wording.New,
	"strength.Activities": strength.Activities, "strength.Explain": strength.Explain, "strength.Names": strength.Names,
	"outcomes.HeadingIn": outcomes.HeadingIn, "outcomes.HeadingOf": outcomes.HeadingOf, "outcomes.Load": outcomes.Load, "outcomes.LoadText": outcomes.LoadText,
	"outcomes.NewIndex": outcomes.NewIndex, "outcomes.Validate": outcomes.Validate, "outcomes.Parse": outcomes.Parse,
	"render.Changes": render.Changes, "render.Framework": render.Framework, "render.Model": render.Model, "render.Portfolio": render.Portfolio, "render.Matrix": render.Matrix,
	"render.FoldPortfolio": render.FoldPortfolio, "render.NewCache": render.NewCache, "render.WritePages": render.WritePages, "render.ParseTheme": render.ParseTheme,
	"report.Model": report.Model, "report.Portfolio": report.Portfolio, "report.ParseForm": report.ParseForm, "report.FormNamed": report.FormNamed,
}

// values are those whose methods are called, besides those of what functions return.
var values = []any{
	new(diag.Diagnostic), new(diag.Edit), new(diag.List), new(diag.Pos), new(diag.Printer), new(diag.Severity), new(format.Report),
	new(logicmodel.Element), new(logicmodel.Link), new(logicmodel.Model), new(logicmodel.Kind), new(logicmodel.Rating), new(logicmodel.Status), new(logicmodel.Standing),
	new(progress.State),
	new(outcomes.Calendar), new(outcomes.Date), new(outcomes.Figure), new(outcomes.Framework), new(outcomes.Indicator), new(outcomes.Stage), new(outcomes.YearDay), new(outcomes.Grade),
	new(rules.Checker), new(outcomes.Loader),
}

var long = flag.Duration("long", time.Second, "how `long` TestBuiltValues tries values")

// TestBuiltValues calls functions and methods with random values of all exported
// fields. None may panic; where one starts a goroutine that does, the test ends.
func TestBuiltValues(t *testing.T) {
	t.Parallel()
	end := time.Now().Add(*long)
	for seed := uint64(0); time.Now().Before(end); seed++ {
		round(t, seed)
		if t.Failed() && seed > 40 {
			return
		}
	}
}

// round calls each function and method once.
func round(t *testing.T, seed uint64) {
	m := &maker{rand.New(rand.NewPCG(seed, 22)), 0}
	call := func(name string, f reflect.Value, depth int) {
		defer func() {
			if cause := recover(); cause != nil {
				t.Errorf("seed %d: %s panics: %v\n%s", seed, name, cause, where())
			}
		}()
		m.call(name, f, depth)
	}
	for name, f := range functions {
		call(name, reflect.ValueOf(f), 0)
	}
	for _, v := range values {
		receiver := reflect.New(reflect.TypeOf(v).Elem())
		m.fill(receiver.Elem(), 0)
		for i := range receiver.NumMethod() {
			if name := receiver.Type().Method(i).Name; !strings.HasPrefix(name, "Unmarshal") {
				call(fmt.Sprintf("%T.%s", v, name), receiver.Method(i), 1)
			}
		}
	}
}

// where returns the places of the module in the stack of a panic.
func where() string {
	var lines []string
	for line := range strings.Lines(string(debug.Stack())) {
		if strings.HasPrefix(line, "\t") && strings.Contains(line, ".go:") && !strings.Contains(line, "/built_test.go") && !strings.Contains(line, "/runtime/") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[:min(len(lines), 9)], "")
}

// A maker makes random values.
type maker struct {
	*rand.Rand
	calls int
}

// call calls a function with random values, and then methods of what it returns.
func (m *maker) call(name string, f reflect.Value, depth int) {
	var args []reflect.Value
	for i := range f.Type().NumIn() {
		in := f.Type().In(i)
		if f.Type().IsVariadic() && i == f.Type().NumIn()-1 {
			for range m.IntN(3) {
				v := reflect.New(in.Elem()).Elem()
				m.fill(v, 1)
				args = append(args, v)
			}
			break
		}
		v := reflect.New(in).Elem()
		m.fill(v, 0)
		args = append(args, v)
	}
	for _, out := range f.Call(args) {
		m.use(name, out, depth+1)
	}
}

// use calls the methods of a value that a function returned, and runs through a
// sequence.
func (m *maker) use(name string, v reflect.Value, depth int) {
	if depth > 2 || !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() || v.Kind() == reflect.Interface && v.IsNil() {
		return
	}
	if v.Kind() == reflect.Func {
		if v.Type().CanSeq() {
			for range v.Seq() {
				break
			}
		} else if v.Type().CanSeq2() {
			for range v.Seq2() {
				break
			}
		}
		return
	}
	if !strings.Contains(v.Type().String(), "resultschain") && !strings.Contains(reflect.Indirect(v).Type().PkgPath(), "resultschain") || v.Type() == reflect.TypeFor[wording.Title]() {
		return
	}
	for i := range v.NumMethod() {
		if strings.HasPrefix(v.Type().Method(i).Name, "Unmarshal") || v.Type() == reflect.TypeFor[*logicmodel.Graph]() && v.Type().Method(i).Type.NumIn() > 1 {
			continue // numbers of nodes are indexes, as those of a slice
		}
		m.call(name+"."+v.Type().Method(i).Name, v.Method(i), depth)
	}
}

// texts are words that mean something, and some that should not.
var texts = []string{"", "a", "b", "m", "m/a", "f/x", "O1", "l", " ", "A title of some words", "reduced by 10% by 2012", "\xff", "\x00", "a\nb", "\u202e", "é", "2010-13", "2010/11", "1e999", "-5", "60%", "../x", "f.yaml", "html", "svg", "LM050", "\"><script>", strings.Repeat("long ", 50)}

var numbers = []int64{0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 40, 1000, math.MaxInt32, math.MinInt64, math.MaxInt64}

// fill sets a value and all that it holds.
func (m *maker) fill(v reflect.Value, depth int) {
	switch v.Type() {
	case reflect.TypeFor[context.Context]():
		ctx, cancel := context.WithCancel(context.Background())
		if m.IntN(2) > 0 {
			cancel()
		}
		v.Set(reflect.ValueOf(ctx))
		context.AfterFunc(ctx, cancel)
		return
	case reflect.TypeFor[io.Writer]():
		v.Set(reflect.ValueOf(io.Discard))
		return
	case reflect.TypeFor[io.Reader]():
		v.Set(reflect.ValueOf(strings.NewReader("id,on,value\na,2010,1\n")))
		return
	case reflect.TypeFor[fs.FS]():
		if m.IntN(3) > 0 {
			v.Set(reflect.ValueOf(fstest.MapFS{"f.yaml": {Data: []byte("framework: f\ntitle: F\nlevels: [{id: l, title: L}]\noutcomes: [{id: O1, title: O, level: l}]\n")}}))
		}
		return
	case reflect.TypeFor[*portfolio.Coverage](): // which nobody makes by hand, as the next two
		var f *outcomes.Framework
		var models []*logicmodel.Model
		m.fill(reflect.ValueOf(&f).Elem(), 1)
		m.fill(reflect.ValueOf(&models).Elem(), 1)
		v.Set(reflect.ValueOf(portfolio.CoverModels(f, models...)))
		return
	case reflect.TypeFor[*rules.Report]():
		var sources []rules.Source
		m.fill(reflect.ValueOf(&sources).Elem(), 1)
		report, _ := rules.Check(sources, nil)
		v.Set(reflect.ValueOf(report))
		return
	case reflect.TypeFor[*diff.Diff]():
		var pair diff.Pair
		m.fill(reflect.ValueOf(&pair).Elem(), 1)
		v.Set(reflect.ValueOf(diff.Files([]diff.Pair{pair})[0]))
		return
	case reflect.TypeFor[*progress.Review]():
		model, f := &logicmodel.Model{}, &outcomes.Framework{}
		m.fill(reflect.ValueOf(model).Elem(), 1)
		m.fill(reflect.ValueOf(f).Elem(), 1)
		v.Set(reflect.ValueOf(progress.Judge(model, f, nil, "2012")))
		return
	case reflect.TypeFor[*logicmodel.CrossLink]():
		return
	case reflect.TypeFor[*logicmodel.Graph](): // which is that of the model, or nil
		return
	case reflect.TypeFor[func(string) string]():
		v.Set(reflect.ValueOf(strings.ToLower))
		return
	case reflect.TypeFor[render.Engine]():
		if m.IntN(2) > 0 {
			v.Set(reflect.ValueOf(render.EmbeddedEngine()))
		}
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(m.IntN(2) > 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(numbers[m.IntN(len(numbers))])
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(numbers[m.IntN(len(numbers))]))
	case reflect.Float32, reflect.Float64:
		v.SetFloat([]float64{0, 1, -1, 72, math.NaN(), math.Inf(1), 1e300}[m.IntN(7)])
	case reflect.String:
		v.SetString(texts[m.IntN(len(texts))])
	case reflect.Pointer:
		// What a function is about is there; options may be nil, and what is in lists.
		if depth == 0 && v.Type().Elem().Name() != "Options" || m.IntN(5) > 0 && depth < 9 {
			v.Set(reflect.New(v.Type().Elem()))
			m.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		n := m.IntN(4)
		if depth > 6 {
			n = 0
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			m.fill(v.Index(i), depth+1)
		}
	case reflect.Array:
		for i := range v.Len() {
			m.fill(v.Index(i), depth+1)
		}
	case reflect.Map:
		if depth < 6 && m.IntN(2) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			m.fill(key, depth+1)
			m.fill(value, depth+1)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() && m.IntN(4) > 0 {
				m.fill(v.Field(i), depth+1)
			}
		}
	case reflect.Func:
		if m.IntN(2) > 0 {
			v.Set(reflect.MakeFunc(v.Type(), func([]reflect.Value) []reflect.Value {
				var out []reflect.Value
				for i := range v.Type().NumOut() {
					out = append(out, reflect.Zero(v.Type().Out(i)))
				}
				return out
			}))
		}
	}
}
