package yamldoc

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// A Flaw is a value of a document built in Go that no file can hold: [Write]
// would lose it, or [Read] refuse what is written.
type Flaw struct {
	Path    []Step
	Message string
}

// A Step of a path is a key, and of a list or map also which of its items, from
// 0; else Item is -1.
type Step struct {
	Key  string
	Item int
}

// String returns the path for people, who count from 1: leads-to 2, because.
func (f Flaw) String() string {
	var steps []string
	for _, s := range f.Path {
		step := s.Key
		if s.Item >= 0 {
			step += " " + strconv.Itoa(s.Item+1)
		}
		steps = append(steps, step)
	}
	return strings.Join(append(steps, f.Message), ": ")
}

// Flaws returns the flaws of the document src, at most [MaxFindings].
func Flaws[T any](obj *Object[T], src *T) []Flaw {
	w := &flawCollector{}
	if obj.check(src, w) {
		obj.checkRequired(w, func(int) bool { return true })
	}
	return w.list
}

// A flawCollector collects the flaws of a document.
type flawCollector struct {
	path []Step // to the value that is looked at
	list []Flaw
}

func (w *flawCollector) addf(format string, args ...any) {
	if len(w.list) < MaxFindings {
		w.list = append(w.list, Flaw{append([]Step(nil), w.path...), fmt.Sprintf(format, args...)})
	}
}

// enter goes on to a key of the value that is looked at, and leave back from it.
func (w *flawCollector) enter(key string) { w.path = append(w.path, Step{key, -1}) }
func (w *flawCollector) leave()           { w.path = w.path[:len(w.path)-1] }

// enterItem goes on to an item of the list that is looked at.
func (w *flawCollector) enterItem(i int) {
	if len(w.path) > 0 {
		w.path[len(w.path)-1].Item = i
	}
}

// Must returns v with one more check of the values: wrong returns what is wrong
// with one, or the empty string.
func (v Value[F]) Must(wrong func(*F) string) Value[F] {
	check := v.check
	v.check = func(src *F, w *flawCollector) bool {
		empty := check(src, w)
		if message := wrong(src); message != "" {
			w.addf("%s", message)
		}
		return empty
	}
	return v
}

// checkText adds what is wrong with a text, and reports whether it is empty.
func (w *flawCollector) checkText(s string) (empty bool) {
	switch {
	case s == "":
		return true
	case !utf8.ValidString(s):
		w.addf("the text %s is not in UTF-8", diag.Quote(s))
	case strings.TrimSpace(s) == "":
		w.addf("this text is blank; write it, or leave it out")
	default:
		if i := strings.IndexFunc(s, isUnprintable); i >= 0 {
			bad, _ := utf8.DecodeRuneInString(s[i:])
			w.addf("the text %s holds a control character (%U), which cannot be shown; remove it", diag.Quote(s), bad)
		}
	}
	return false
}

// check adds the flaws of src, and reports whether it is empty.
func (o *Object[T]) check(src *T, w *flawCollector) (empty bool) {
	var filled [maxKeys]bool
	empty = true
	for i := range o.keys {
		w.enter(o.keys[i].Name)
		filled[i] = !o.keys[i].value.check(src, w)
		empty = empty && !filled[i]
		w.leave()
	}
	if o.extras != nil {
		all := o.extras(src)
		empty = empty && len(all) == 0
		w.checkExtras(all)
	}
	if isReference := o.short != nil && o.schema.Short.Kind == KindID && o.isShort(src); !empty && !isReference {
		o.checkRequired(w, func(key int) bool { return !filled[key] })
	}
	return empty
}

// checkRequired reports required keys that are missing.
func (o *Object[T]) checkRequired(w *flawCollector, absent func(key int) bool) {
	for i := range o.keys {
		if k := &o.keys[i].KeyInfo; k.Required && absent(i) {
			w.enter(k.Name)
			w.addf("this %s has no %s; add one", o.schema.Name, diag.Quote(k.Name))
			w.leave()
		}
	}
	o.checkOneOf(w, absent)
}

// Refusal returns the error that no file can hold a document: what it is, and its
// faults.
func Refusal(what string, faults diag.List) error {
	if len(faults) == 0 {
		return nil
	}
	return refusal{what, faults}
}

type refusal struct {
	what   string
	faults diag.List
}

func (r refusal) Error() string {
	var messages []string
	for _, d := range r.faults {
		messages = append(messages, d.Message)
	}
	return "no file can hold " + r.what + ": " + strings.Join(messages, "; ")
}

func (r refusal) Unwrap() error { return r.faults }
