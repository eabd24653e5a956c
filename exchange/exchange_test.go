package exchange_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// models returns the models of the examples, and random ones, by their names.
func models(t *testing.T) map[string]*logicmodel.Model {
	t.Helper()
	all := map[string]*logicmodel.Model{}
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".yaml" {
			return err
		}
		text, err := examples.FS.ReadFile(name)
		if m, bad := logicmodel.Parse(name, text); bad == nil {
			all[name] = m
		}
		return err
	})
	if err != nil || len(all) < 10 {
		t.Fatalf("%d models, %v", len(all), err)
	}
	for seed := range uint64(2) {
		all[fmt.Sprint("random ", seed)] = picturetest.Random(30, seed)
		all[fmt.Sprint("reasoned ", seed)] = picturetest.Reasoned(20, seed)
		all[fmt.Sprint("grouped ", seed)] = picturetest.Grouped(20, seed)
	}
	return all
}

var options = exchange.Options{Settings: &exchange.Settings{
	Organisation: "GB-SC-SC000000", Name: "Example Partnership", Type: "11", Currency: "GBP", Status: "2", Start: "2024-04-01", Country: "GB", Purpose: "15150",
}}

var asRead = cmp.Options{
	cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty(),
	cmpopts.SortSlices(func(a, b outcomes.Extra) bool { return a.Key < b.Key }),
}

// TestWhole checks that xlsx and JSON lose nothing.
func TestWhole(t *testing.T) {
	t.Parallel()
	for name, m := range models(t) {
		for _, form := range []string{"xlsx", "json"} {
			f, err := exchange.Find(form)
			if err != nil {
				t.Fatal(err)
			}
			data, losses, err := f.Write(m, options)
			if err != nil || len(losses) > 0 {
				t.Fatalf("%s of %s: %v, %v", form, name, losses, err)
			}
			if exchange.FormatOf("a", data) != nil && exchange.FormatOf("a", data).Name != form {
				t.Errorf("the file of %s is taken for another format", form)
			}
			imports, found := f.Read("a", data)
			if len(found) > 0 || len(imports) != 1 {
				t.Fatalf("%s of %s: %d, %v", form, name, len(imports), found)
			}
			back, found := imports[0].Model("a")
			if len(found) > 0 {
				t.Fatalf("%s of %s: %v\n%s", form, name, found, imports[0].Text)
			}
			if diff := cmp.Diff(m, back, asRead); diff != "" {
				t.Errorf("%s of %s (-want +got):\n%s", form, name, diff)
			}
		}
	}
}

// TestFormatOf checks files that look like one of a format and are none.
func TestFormatOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{"a.csv", "stage,id,title\noutput,a,Caf\xe9\n", ""},
		{"a.csv", "item,cost\n", ""},
		{"a.xmpz2", "text", "miradi"},
		{"a.xml", `<?xml version="1.0"?><x:iati-activities xmlns:x="urn:y"/>`, "iati"},
		{"a.xml", "<activities/>", ""},
	} {
		got := ""
		if f := exchange.FormatOf(test.name, []byte(test.text)); f != nil {
			got = f.Name
		}
		if got != test.want {
			t.Errorf("%s %q is known as %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

// TestLosses checks that the list of losses of each format is the difference between
// a model and what the file holds.
func TestLosses(t *testing.T) {
	t.Parallel()
	all := models(t)
	for _, name := range []string{"village-cafe.yaml", "stobswellbeing.yaml", "traditions/rbm.yaml", "traditions/wisconsin.yaml", "grouped 1", "reasoned 1", "random 0"} {
		m := all[name]
		if left := exchange.Losses(m, m); len(left) > 0 {
			t.Errorf("%s loses %v to itself", name, left)
		}
		all := exchange.Losses(m, &logicmodel.Model{})
		for _, form := range exchange.Formats() {
			if !form.CanWrite() {
				continue
			}
			_, losses, err := form.Write(m, options)
			if form.Name == "iati" && err != nil && strings.Contains(err.Error(), "has an indicator") {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range losses {
				if !slices.Contains(all, l) {
					t.Errorf("%s loses %v, which is nothing of %s", form.Name, l, name)
				}
			}
			if form.Name == "mermaid" && len(losses) == 0 && strings.Contains(name, "cafe") {
				t.Errorf("nothing of %s is lost in %s", name, form.Name)
			}
		}
	}
}

// TestJSONSchema checks that the documents of JSON are as their schema has it.
func TestJSONSchema(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile("../docs/schema/exchange.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := exchange.Find("json")
	if err != nil {
		t.Fatal(err)
	}
	all := models(t)
	for _, name := range []string{"village-cafe.yaml", "stobswellbeing.yaml", "traditions/rbm.yaml"} {
		m := all[name]
		var framework *outcomes.Framework
		if m.Framework.File != "" {
			if framework, err = outcomes.Load(examples.FS, path.Join(path.Dir(name), m.Framework.File)); err != nil {
				t.Fatal(err)
			}
		}
		data, _, err := f.Write(m, exchange.Options{Framework: framework})
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
