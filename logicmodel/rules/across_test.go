package rules_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// model is a sound model, with more keys at its output o, its outcomes s and l
// and its end state e.
func model(id string, keys map[string]string) string {
	key := func(element string) string {
		if k := keys[element]; k != "" {
			return ", " + k
		}
		return ""
	}
	to := func(element, target string) string {
		if strings.Contains(keys[element], "leads-to") {
			return ""
		}
		return fmt.Sprintf(", leads-to: [%s]", target)
	}
	return "model: " + id + "\ntitle: M\n" +
		"activities: [{id: a, title: A, leads-to: [o]}]\n" +
		"outputs: [{id: o, title: O" + to("o", "s") + key("o") + "}]\n" +
		"outcomes:\n" +
		"  short: [{id: s, title: S" + to("s", "l") + key("s") + "}]\n" +
		"  long: [{id: l, title: L" + to("l", "e") + key("l") + "}]\n" +
		"end-state: {id: e, title: E" + key("e") + "}\n"
}

// An acrossTest is the files of a folder, and what is wanted of them: the links
// between their models, and findings.
type acrossTest struct {
	name  string
	files map[string]string
	links []string
	want  []string
}

// run checks the files, and compares the findings that are looked for.
func (test acrossTest) run(t *testing.T, looked func(diag.Diagnostic) bool) {
	t.Run(test.name, func(t *testing.T) {
		p := modeltest.CheckFiles(t, test.files)
		if diff := cmp.Diff(test.want, lines(p, looked)); diff != "" {
			t.Errorf("findings (-want +got):\n%s", diff)
		}
		var links []string
		for _, l := range p.Links {
			links = append(links, l.From.String()+" "+l.To.String())
		}
		if diff := cmp.Diff(test.links, links); diff != "" {
			t.Errorf("links (-want +got):\n%s", diff)
		}
	})
}

// lines returns the findings that are looked for, with the places that go with
// them.
func lines(p *rules.Report, looked func(diag.Diagnostic) bool) []string {
	var found []string
	for _, d := range p.Findings() {
		if !looked(d) {
			continue
		}
		found = append(found, d.Error())
		for _, r := range d.Related {
			found = append(found, fmt.Sprintf("  %v: %s", r.Pos, r.Message))
		}
	}
	return found
}

func noInfo(d diag.Diagnostic) bool { return d.Severity != diag.Info }

func TestLinks(t *testing.T) {
	type keys = map[string]string
	for _, test := range []acrossTest{
		{"links at both ends",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/s]"}),
				"b.yaml": model("b", keys{"l": "depends-on: [a/l]"}),
			}, []string{"a/s b/s", "a/l b/l"}, nil},
		{"a model that is not there, and one that is near",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, forres/s, morey/s]"}),
				"b.yaml": model("moray", nil),
			}, nil, []string{
				`a.yaml:6:43: error: there is no model "forres" among these; add its file, or correct the id [LM003]`,
				`a.yaml:6:53: error: there is no model "morey" among these; did you mean "moray"? [LM003]`,
			}},
		{"a model that cannot be read may be the one",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/s]"}),
				"b.yaml": "model: b\ntitle: B\nactivites: []\n",
			}, nil, []string{`b.yaml:3:1: error: "activites" is not a key of a model; did you mean "activities"? [LM001]`}},
		{"an element that is not there, and one that is near",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/outcome]", "l": "depends-on: [b/trainde]"}),
				"b.yaml": strings.NewReplacer("id: s,", "id: trained,", "[s]", "[trained]").Replace(model("b", nil)),
			}, nil, []string{
				`a.yaml:6:43: error: "outcome" is not defined in the model "b"; add an element with this id there, or correct it [LM003]`,
				`a.yaml:7:56: error: "trainde" is not defined in the model "b"; did you mean "b/trained"? [LM003]`,
			}},
		{"this model itself",
			map[string]string{"a.yaml": model("a", keys{"s": "leads-to: [a/l, a/s]"})}, nil, []string{
				`a.yaml:6:40: error: "a" is this model itself; name an element of it by its id alone, "l", under "leads-to" of the one that leads there [LM003]`,
			}},
		{"twice, from both ends",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/l]"}),
				"b.yaml": model("b", keys{"l": "depends-on: [a/s]"}),
			}, []string{"a/s b/l", "a/s b/l"}, []string{
				`b.yaml:7:56: warning: "a/s" already leads to "b/l"; remove one of the two links [LM005]`,
				`  a.yaml:6:43: the first link is here`,
			}},
		{"a loop through three files",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/s]"}),
				"b.yaml": model("b", keys{"s": "leads-to: [l, c/s]"}),
				"c.yaml": model("c", keys{"s": "leads-to: [l, a/s]"}),
			}, nil, []string{
				`a.yaml:6:43: error: these links close a loop through several models: a/s → b/s → c/s → a/s; turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true" [LM006]`,
				`  b.yaml:6:43: the loop goes on here, from "b/s" to "c/s"`,
				`  c.yaml:6:43: the loop goes on here, from "c/s" to "a/s"`,
			}},
		{"a loop that goes back within a model is found once",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [b/s]"}),
				"b.yaml": model("b", keys{"l": "leads-to: [e, a/s]"}),
			}, nil, []string{
				`a.yaml:6:40: error: these links close a loop through several models: a/s → b/s → b/l → a/s; turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true" [LM006]`,
				`  b.yaml:6:40: the loop goes on here, from "b/s" to "b/l"`,
				`  b.yaml:7:42: the loop goes on here, from "b/l" to "a/s"`,
				`a.yaml:7:15: error: nothing leads to the long-term outcome "l"; name it under "leads-to" of the output or outcome that brings it about [LM013]`,
			}},
		{"feedback that closes a loop, and that does not",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/s, {to: c/a, feedback: true}]"}),
				"b.yaml": model("b", keys{"s": "leads-to: [l, {to: a/o, feedback: true}]"}),
				"c.yaml": model("c", nil),
			}, []string{"a/s b/s", "a/s c/a", "b/s a/o"}, []string{
				`a.yaml:6:53: warning: this link is marked as feedback but closes no loop, since nothing leads from "c/a" back to "a/s"; remove the mark, or add the missing link [LM024]`,
				`  c.yaml:3:19: "c/a" is here`,
			}},
		{"what a link in another model brings about has a cause",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/s]"}),
				"b.yaml": "model: b\ntitle: B\nactivities: [{id: a, title: A, leads-to: [o]}]\noutputs: [{id: o, title: O, leads-to: [e]}]\noutcomes: {short: [{id: s, title: S, leads-to: [e]}]}\nend-state: {id: e, title: E}\n",
			}, []string{"a/s b/s"}, []string{
				`b.yaml:4:40: warning: "o" is an output and leads straight to "e", an end state, past the short-term outcomes; lead through one of these, or say why under "because" [LM008]`,
			}},
		{"what a model elsewhere depends on is no dead end",
			map[string]string{
				"a.yaml": model("a", keys{"o": "leads-to: [l, s]", "s": "leads-to: []"}),
				"b.yaml": model("b", keys{"s": "depends-on: [a/s]"}),
			}, []string{"a/s b/s"}, []string{
				`a.yaml:4:40: warning: "o" is an output and leads straight to "l", a long-term outcome, past the short-term outcomes; lead through one of these, or say why under "because" [LM008]`,
			}},
		{"set aside",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/l, b/l], ignore: {LM005: Two reasons}"}),
				"b.yaml": model("b", nil),
			}, []string{"a/s b/l", "a/s b/l"}, nil},
		{"one id twice",
			map[string]string{"a.yaml": model("a", nil), "b/a.yaml": model("a", nil)}, nil, []string{
				`b/a.yaml:1:8: error: there is already a model called "a"; give this one another id [LM002]`,
				`  a.yaml:1:8: the first one is here`,
			}},
	} {
		test.run(t, noInfo)
	}
}

// TestPartial checks that a link to a model that is not here is no fault where
// there may be more of them.
func TestPartial(t *testing.T) {
	text := model("a", map[string]string{"s": "leads-to: [l, b/s]"})
	for _, partial := range []bool{false, true} {
		p := checkSources(t, &rules.Options{Complete: !partial}, rules.Source{Name: "a.yaml", Text: []byte(text)})
		if got := p.Results[0].Across.Err() == nil; got != partial {
			t.Errorf("partial %v: %v", partial, p.Results[0].Across)
		}
	}
}

// TestLinksOnly checks how grave it is that two models have one id, which
// depends on whether a link names it and whether these are all models.
func TestLinksOnly(t *testing.T) {
	for _, test := range []struct {
		other   string // what a link leads to
		partial bool
		want    string
	}{
		{"a/s", false, "error"},
		{"a/s", true, "error"},
		{"b/s", false, "warning"},
		{"b/s", true, ""},
	} {
		var sources []rules.Source
		for i, text := range []string{model("a", nil), model("a", nil), model("b", nil), model("c", map[string]string{"s": "leads-to: [l, " + test.other + "]"})} {
			sources = append(sources, rules.Source{Name: fmt.Sprint(i, ".yaml"), Text: []byte(text)})
		}
		p := checkSources(t, &rules.Options{Independent: true, Complete: !test.partial}, sources...)
		var want []string
		if test.want != "" {
			want = []string{"1.yaml:1:8: " + test.want + `: there is already a model called "a"; give this one another id [LM002]`}
		}
		var got []string
		for _, d := range p.Results[1].Across {
			got = append(got, d.Error())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("a link to %s, partial %v (-want +got):\n%s", test.other, test.partial, diff)
		}
	}
}

// TestBuilt checks models that were built in Go, and that severities of options
// hold for links across models.
func TestBuilt(t *testing.T) {
	a := &logicmodel.Model{ID: "a", Title: "A", Elements: []logicmodel.Element{
		{ID: "o", Title: "O", Stage: logicmodel.Output, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "b/s"}}, {To: logicmodel.Ref{ID: "b/s"}}}},
	}}
	b := &logicmodel.Model{ID: "b", Title: "B", Elements: []logicmodel.Element{{ID: "s", Title: "S", Stage: logicmodel.ShortTerm, DependsOn: []logicmodel.Ref{{ID: "nothing"}, {ID: ""}}}}}
	p := checkSources(t, &rules.Options{Severity: map[string]diag.Severity{"LM005": diag.Error}}, rules.Source{Model: a}, rules.Source{Model: b})
	if got := p.Results[0].Across; len(got) != 1 || got[0].Code != "LM005" || got[0].Severity != diag.Error {
		t.Errorf("found %v", got)
	}
	if got := p.Results[1].Findings.Count(diag.Error); got != 2 { // what names no element
		t.Errorf("found %v", p.Results[1].Findings)
	}
	if len(p.Links) != 2 {
		t.Errorf("%d links", len(p.Links))
	}
}

func TestCheckFilesInFolders(t *testing.T) {
	if _, err := rules.CheckFiles(files(nil), nil, "none"); err == nil {
		t.Error("a folder that is not there is read")
	}
	p, err := rules.CheckFiles(files(map[string]string{
		"m/a.yaml": model("a", nil), "m/plan.yaml": "framework: f\n", "m/.b.yaml": model("b", nil), "m/.h/c.yaml": model("c", nil), "m/d.txt": model("d", nil), "e.yml": model("e", nil),
	}), nil, "m", "m/a.yaml", "e.yml")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range p.Results {
		names = append(names, m.Name)
	}
	if diff := cmp.Diff([]string{"m/a.yaml", "m/plan.yaml", "e.yml"}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCheckFilesPassesOverPipes reads no pipes and devices of a folder, which may
// never end.
func TestCheckFilesPassesOverPipes(t *testing.T) {
	fsys := files(map[string]string{"m/a.yaml": model("a", nil), "m/b.yaml": model("b", nil), "m/c.yaml": model("c", nil)}).(fstest.MapFS)
	fsys["m/b.yaml"].Mode |= fs.ModeNamedPipe
	fsys["m/c.yaml"].Mode |= fs.ModeDevice
	p, err := rules.CheckFiles(fsys, nil, "m")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Results) != 1 || p.Results[0].Name != "m/a.yaml" {
		t.Errorf("%d models are read", len(p.Results))
	}
}
