package diff_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// fill says something different in every field, and puts two of a kind in every
// list. Ids and references are texts like any other here.
func fill(v reflect.Value, path string) {
	if v.Kind() == reflect.Pointer { // where the model was read from
		return
	}
	switch v.Interface().(type) {
	case diag.Pos, []*outcomes.Framework:
		return
	case outcomes.Extra:
		v.Set(reflect.ValueOf(outcomes.Extra{Key: "x-" + path, Value: path}))
		return
	case outcomes.Requirement: // twice is no more than once
		v.SetInt(map[string]int64{"0": 4, "1": 5, "more": 6}[path[strings.LastIndexByte(path, '/')+1:]])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(path)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), fmt.Sprintf("%s/%d", path, i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), path+"/"+v.Type().Field(i).Name)
		}
	default:
		panic("nothing fills a " + v.Type().String())
	}
}

// change calls try with each single field or list of v changed, and what was.
func change(v reflect.Value, path string, try func(path string)) {
	if v.Kind() == reflect.Pointer { // where the model was read from
		return
	}
	switch v.Interface().(type) {
	case diag.Pos, []*outcomes.Framework:
		return
	}
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	with := func(how string, changed reflect.Value) {
		v.Set(changed)
		try(path + how)
		v.Set(was)
	}
	switch v.Kind() {
	case reflect.String:
		with(" other", reflect.ValueOf(v.String()+" other").Convert(v.Type()))
		with(" empty", reflect.Zero(v.Type()))
	case reflect.Int:
		with(" other", reflect.ValueOf(2).Convert(v.Type()))
		with(" zero", reflect.Zero(v.Type()))
	case reflect.Bool:
		with(" false", reflect.ValueOf(false))
	case reflect.Slice:
		with(" shorter", v.Slice(0, 1))
		with(" empty", reflect.Zero(v.Type()))
		another := reflect.New(v.Type().Elem()).Elem()
		fill(another, path+"/more")
		with(" longer", reflect.Append(v.Slice3(0, 2, 2), another))
		for i := range v.Len() {
			change(v.Index(i), fmt.Sprintf("%s/%d", path, i), try)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			change(v.Field(i), path+"/"+v.Type().Field(i).Name, try)
		}
	}
}

func fullModel() *logicmodel.Model {
	m := &logicmodel.Model{}
	fill(reflect.ValueOf(m).Elem(), "")
	return m
}

func fullFramework() *outcomes.Framework {
	f := &outcomes.Framework{}
	fill(reflect.ValueOf(f).Elem(), "")
	f.Expects[1].Stage = outcomes.LongTerm // what one stage is expected to have is one list
	f.Expects[1].Link[1] = outcomes.LongTerm
	return f
}

// TestEveryField changes each field of a model in which every field says
// something, so that nothing that a model can say is left out of account.
func TestEveryField(t *testing.T) {
	m, was := fullModel(), fullModel()
	n := 0
	change(reflect.ValueOf(m).Elem(), "", func(path string) {
		n++
		changedOnce(t, path, models(was, m), models(m, was))
	})
	if n < 300 {
		t.Errorf("only %d fields were changed", n)
	}
}

func TestEveryFieldOfFrameworks(t *testing.T) {
	f, was := fullFramework(), fullFramework()
	n := 0
	change(reflect.ValueOf(f).Elem(), "", func(path string) {
		n++
		changedOnce(t, path, frameworks(was, f), frameworks(f, was))
	})
	if n < 100 {
		t.Errorf("only %d fields were changed", n)
	}
}

// changedOnce checks the changes that one edit made, there and back, and their words.
func changedOnce(t *testing.T, path string, there, back []diff.Change) {
	t.Helper()
	if len(there) == 0 {
		t.Errorf("%s: no change", path)
	}
	if d := cmp.Diff(reversed(there), ordered(back)); d != "" {
		t.Errorf("%s: it is not told the same in both directions (-there +back):\n%s", path, d)
	}
	for _, c := range there {
		if (c.Kind == diff.KindChanged || c.Kind == diff.KindRetitled || c.Kind == diff.KindRenamed) && c.Before == c.After {
			t.Errorf("%s: both are %q in %+v", path, c.Before, c)
		}
	}
	var b strings.Builder
	if err := diff.WriteText(&b, named("m.yaml", there)); err != nil || b.Len() == 0 {
		t.Errorf("%s: told as %q, %v", path, b.String(), err)
	}
	checkPhrases(t, path, there)
	checkWords(t, path, there)
}

// checkPhrases checks that each field that changed has words of its own.
func checkPhrases(t *testing.T, path string, changes []diff.Change) {
	t.Helper()
	var b strings.Builder
	for _, c := range changes {
		if c.Kind != diff.KindChanged {
			continue
		}
		b.Reset()
		diff.WriteText(&b, named("", []diff.Change{c}))
		if strings.Contains(b.String(), ":  ") || strings.Contains(b.String(), ": from") {
			t.Errorf("%s: %s", path, b.String())
		}
		if !diff.HasPhrase(c) {
			t.Errorf("%s: there are no words for %q", path, c.Field)
		}
	}
}
