package built

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing/fstest"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
	"github.com/resultschain/resultschain/render/report"
)

// texts are words that mean something, and some that should not.
var texts = []string{"", "a", "b", "m", "m/a", "f/x", "O1", "l", " ", "A title of some words", "reduced by 10% by 2012", "\xff", "\x00", "a\nb", "\u202e", "é", "2010-13", "2010/11", "1e999", "-5", "60%", "../x", "f.yaml", "html", "svg", "plain", "json", "LM050", "\"><script>", strings.Repeat("long ", 50)}

var numbers = []int64{0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 40, 1000, math.MaxInt32, math.MinInt64, math.MaxInt64}

// files are what is read, and what follows is drawn from, with a byte or two damaged.
var files = [][]byte{
	nil,
	[]byte("model: m\ntitle: M\nactivities: [{id: a, title: A, leads-to: [b]}]\noutputs: [{id: b, title: B, indicators: [{id: i, title: I}]}]\n"),
	[]byte(framework),
	[]byte(`{"model": "m", "title": "M\\u2028", "end-state": {"id": "e", "title": "E"}}`),
	[]byte("id,on,value\na,2010,1\n"),
	[]byte("<iati-activities version=\"2.03\"><iati-activity><title><narrative>T</narrative></title><result type=\"1\"><title><narrative>R</narrative></title></result></iati-activity></iati-activities>"),
	[]byte("colours: {activity: '#336699'}\nfont: f.ttf\n"),
	[]byte("form: f\ntitle: F\nsections: [{heading: H, source: picture}]\n"),
	[]byte("organisation: GB-1\nname: N\ntype: 10\n"),
	workbook(),
}

const framework = "framework: f\ntitle: F\nlevels: [{id: l, title: L}]\noutcomes: [{id: O1, title: O, level: l, indicators: [{id: i, title: I}]}]\n"

func workbook() []byte {
	data, _, _ := exchange.ForName("x.xlsx").Write(&logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{{ID: "a", Title: "A", Stage: logicmodel.Activity}}}, exchange.Options{})
	return data
}

// file returns the text of a file.
func (m *maker) file() []byte {
	text := bytes.Clone(files[m.IntN(len(files))])
	if len(text) > 0 {
		for range max(0, m.IntN(5)-2) {
			text[m.IntN(len(text))] = byte(m.IntN(256))
		}
	}
	return text
}

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
			v.Set(reflect.ValueOf(fstest.MapFS{"f.yaml": {Data: []byte(framework)}}))
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
	case reflect.TypeFor[*edit.File]():
		file, err := edit.Open("m.yaml", m.file())
		if err != nil {
			file, _ = edit.Open("f.yaml", []byte(framework))
		}
		v.Set(reflect.ValueOf(file))
		return
	case reflect.TypeFor[wording.Title](): // an empty one forbids calls
		v.Set(reflect.ValueOf(wording.New("1 " + texts[m.IntN(len(texts))])))
		return
	case reflect.TypeFor[*grid.Sheet](): // whose package is internal
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), depth+1)
		return
	case reflect.TypeFor[*rules.Options](): // with a rule that options take
		o := &rules.Options{Rules: []*rules.Rule{{Code: "X1", Severity: diag.Warning, On: rules.ScopeModels}}}
		m.fill(reflect.ValueOf(&o.Framework).Elem(), 1)
		m.fill(reflect.ValueOf(&o.Rules[0].Run).Elem(), 1)
		if m.IntN(2) > 0 {
			m.fill(reflect.ValueOf(o).Elem(), 1)
		}
		v.Set(reflect.ValueOf(o))
		return
	case reflect.TypeFor[[]rules.Source](): // at first one of a sound model
		v.Set(reflect.ValueOf([]rules.Source{{Name: "m.yaml", Text: files[1]}}))
		for range m.IntN(3) {
			var s rules.Source
			m.fill(reflect.ValueOf(&s).Elem(), 1)
			v.Set(reflect.Append(v, reflect.ValueOf(s)))
		}
		return
	case reflect.TypeFor[*report.Form]():
		form := new(report.Form)
		if m.IntN(2) > 0 {
			form, _ = report.FormNamed("results")
		}
		v.Set(reflect.ValueOf(form))
		return
	case reflect.TypeFor[*render.Theme]():
		theme, _ := render.ThemeNamed("plain")
		v.Set(reflect.ValueOf(theme))
		return
	case reflect.TypeFor[func(*rules.Pass)](): // by a maker of its own, as rules are run side by side
		seed := m.Uint64()
		v.Set(reflect.ValueOf(func(p *rules.Pass) {
			own := &maker{Rand: rand.New(rand.NewPCG(seed, 22)), called: m.called}
			own.use(reflect.ValueOf(p), 1)
		}))
		return
	case reflect.TypeFor[func(*render.Options) (*render.Drawing, error)]():
		model := &logicmodel.Model{}
		m.fill(reflect.ValueOf(model).Elem(), 1)
		v.Set(reflect.ValueOf(func(o *render.Options) (*render.Drawing, error) { return render.Model(model, o) }))
		return
	case reflect.TypeFor[[]byte]():
		v.SetBytes(m.file())
		return
	case reflect.TypeFor[any]():
		if x := []any{nil, "a", 1, true, []string{"a"}, map[string]any{"id": "a"}}[m.IntN(6)]; x != nil {
			v.Set(reflect.ValueOf(x))
		}
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
		if m.bound > 0 {
			v.SetInt(int64(m.IntN(m.bound)))
		} else if isOurs(v.Type()) && m.IntN(4) > 0 { // one of a few
			v.SetInt(m.Int64N(9))
		} else {
			v.SetInt(numbers[m.IntN(len(numbers))])
		}
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
			if field := v.Type().Field(i); field.Anonymous && field.Type.Kind() == reflect.Pointer {
				v.Field(i).Set(reflect.New(field.Type.Elem())) // whose fields are its own
			} else if v.Field(i).CanSet() && m.IntN(4) > 0 {
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
