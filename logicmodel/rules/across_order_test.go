package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
)

// writtenFor is a text of [model] that is written for a framework.
func writtenFor(framework, text string) string {
	return strings.Replace(text, "title: M\n", "title: M\nframework: "+framework+"\n", 1)
}

// TestOrder checks the rules about the order of stages, kinds and outcomes of
// links across models.
func TestOrder(t *testing.T) {
	type keys = map[string]string
	const plan = "framework: plan\ntitle: P\noutcomes: [{id: T1, title: A}, {id: L1, title: B, contributes-to: [T1]}, {id: L2, title: C, contributes-to: [L1]}]\n"
	order := func(d diag.Diagnostic) bool {
		return slices.Contains([]string{"LM007", "LM008", "LM039", "LM075", "LM099"}, d.Code)
	}
	for _, test := range []acrossTest{
		{"back through the stages, written at each end",
			map[string]string{
				"a.yaml": model("a", keys{"l": "leads-to: [e, b/o]"}),
				"b.yaml": model("b", keys{"s": "depends-on: [a/l]"}),
			}, []string{"a/l b/o", "a/l b/s"}, []string{
				`a.yaml:7:42: info: "a/l" is a long-term outcome and leads to "b/o", an output; leave it so if the work of one partner begins with what another brings about, else turn the link round or correct a stage [LM007]`,
				`  b.yaml:4:16: "b/o" is here`,
				`b.yaml:6:57: info: "a/l" is a long-term outcome and leads to "b/s", a short-term outcome; leave it so if the work of one partner begins with what another brings about, else turn the link round or correct a stage [LM007]`,
				`  a.yaml:7:15: "a/l" is here`,
			}},
		{"back through the stages, written twice",
			map[string]string{
				"a.yaml": model("a", keys{"l": "leads-to: [e, b/s]"}),
				"b.yaml": model("b", keys{"s": "depends-on: [a/l]"}),
			}, []string{"a/l b/s", "a/l b/s"}, []string{
				`a.yaml:7:42: info: "a/l" is a long-term outcome and leads to "b/s", a short-term outcome; leave it so if the work of one partner begins with what another brings about, else turn the link round or correct a stage [LM007]`,
				`  b.yaml:6:16: "b/s" is here`,
			}},
		{"back through the stages, set aside",
			map[string]string{
				"a.yaml": model("a", keys{"l": "leads-to: [e, b/o], ignore: {LM007: They begin with it}"}),
				"b.yaml": model("b", nil),
			}, []string{"a/l b/o"}, nil},
		{"no more than an info, but off where the framework turns it off",
			map[string]string{
				"a.yaml":    writtenFor("off.yaml", model("a", keys{"l": "leads-to: [e, b/o]"})),
				"b.yaml":    writtenFor("loud.yaml", model("b", keys{"l": "leads-to: [e, c/o]"})),
				"c.yaml":    model("c", nil),
				"off.yaml":  "framework: f\ntitle: F\noutcomes: [{id: X, title: X}]\nrules: {LM007: off}\n",
				"loud.yaml": "framework: g\ntitle: G\noutcomes: [{id: X, title: X}]\nrules: {LM007: warning}\n",
			}, []string{"a/l b/o", "b/l c/o"}, []string{
				`b.yaml:8:42: info: "b/l" is a long-term outcome and leads to "c/o", an output; leave it so if the work of one partner begins with what another brings about, else turn the link round or correct a stage [LM007]`,
				`  c.yaml:4:16: "c/o" is here`,
			}},
		{"in a loop, of which LM006 speaks",
			map[string]string{
				"a.yaml": model("a", keys{"s": "kind: practice, leads-to: [l, b/s]"}),
				"b.yaml": model("b", keys{"s": "kind: awareness, leads-to: [l, a/s]"}),
			}, nil, nil},
		{"a link within a model in a loop across models, of which LM006 speaks",
			map[string]string{
				"a.yaml": model("a", keys{"s": "kind: practice, leads-to: [l]", "l": "kind: awareness, leads-to: [e, b/o]"}),
				"b.yaml": model("b", keys{"o": "leads-to: [s, a/s]"}),
			}, nil, nil},
		{"feedback",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/s]"}),
				"b.yaml": model("b", keys{"l": "leads-to: [e, {to: a/s, feedback: true}]"}),
			}, []string{"a/s b/s", "b/l a/s"}, nil},

		{"past the outputs of the one and the outcomes of the other",
			map[string]string{
				"a.yaml": strings.Replace(model("a", keys{"o": "leads-to: [s, b/s, b/l]"}), "[o]}", "[o, b/o, b/s]}", 1),
				"b.yaml": model("b", keys{"e": "depends-on: [a/o]"}),
			}, []string{"a/a b/o", "a/a b/s", "a/o b/s", "a/o b/l", "a/o b/e"}, []string{
				`a.yaml:3:51: warning: "a/a" is an activity and leads straight to "b/s", a short-term outcome, past the outputs of "a"; lead through one of these, or say why under "because" [LM008]`,
				`  b.yaml:6:16: "b/s" is here`,
				`a.yaml:4:48: warning: "a/o" is an output and leads straight to "b/l", a long-term outcome, past the short-term outcomes of "b"; lead through one of these, or say why under "because" [LM008]`,
				`  b.yaml:7:15: "b/l" is here`,
				`b.yaml:8:43: warning: "a/o" is an output and leads straight to "b/e", an end state, past the short-term outcomes of "b"; lead through one of these, or write the link in the other model and say why under "because" [LM008]`,
				`  a.yaml:4:16: "a/o" is here`,
			}},
		{"past a stage for a reason, which only one of two gives",
			map[string]string{
				"a.yaml": model("a", keys{"o": "leads-to: [s, {to: b/l, because: They are the same people}]"}),
				"b.yaml": model("b", keys{"l": "depends-on: [a/o]"}),
			}, []string{"a/o b/l", "a/o b/l"}, nil},
		{"the terms of two models are not compared",
			map[string]string{
				"a.yaml": model("a", keys{"s": "leads-to: [l, b/e]"}),
				"b.yaml": model("b", nil),
			}, []string{"a/s b/e"}, nil},

		{"back through the kinds",
			map[string]string{
				"a.yaml": model("a", keys{"s": "kind: practice, leads-to: [l, b/s, b/l]"}),
				"b.yaml": model("b", keys{"s": "kind: reach", "l": "kind: condition"}),
			}, []string{"a/s b/s", "a/s b/l"}, []string{
				`a.yaml:6:59: info: "a/s" is a change of practice and leads to "b/s", one of reach; leave it so if other people change there, else turn the link round or correct a kind [LM039]`,
				`  b.yaml:6:16: "b/s" is here`,
			}},

		{"against the framework",
			map[string]string{
				"plan.yaml": plan,
				"a.yaml":    writtenFor("plan.yaml", model("a", keys{"s": "supports: [T1], kind: practice, leads-to: [l, b/s]"})),
				"b.yaml":    writtenFor("plan.yaml", model("b", keys{"s": "supports: [L2], kind: reach"})),
			}, []string{"a/s b/s"}, []string{
				`a.yaml:7:75: warning: "a/s" leads to "b/s", but in the framework "L2", which "b/s" supports, contributes to "T1", which "a/s" supports; turn the link round, or correct what they support [LM075]`,
				`  b.yaml:7:16: "b/s" is here`,
			}},
		{"in the framework's order too, or the same outcome",
			map[string]string{
				"plan.yaml": plan,
				"a.yaml":    writtenFor("plan.yaml", model("a", keys{"s": "supports: [L1], leads-to: [l, b/s, b/l]"})),
				"b.yaml":    writtenFor("plan.yaml", model("b", keys{"s": "supports: [L2, T1]", "l": "supports: [L1]"})),
			}, []string{"a/s b/s", "a/s b/l"}, nil},
		{"against a framework that the other's extends",
			map[string]string{
				"plan.yaml":  plan,
				"local.yaml": "framework: local\ntitle: L\nextends: [plan.yaml]\noutcomes: [{id: X1, title: X, contributes-to: [L2]}]\n",
				"a.yaml":     writtenFor("plan.yaml", model("a", keys{"s": "supports: [L1], leads-to: [l]"})),
				"b.yaml":     writtenFor("local.yaml", model("b", keys{"s": "supports: [X1], depends-on: [a/s]"})),
			}, []string{"a/s b/s"}, []string{
				`b.yaml:7:73: warning: "a/s" leads to "b/s", but in the framework "X1", which "b/s" supports, contributes to "L1", which "a/s" supports; turn the link round, or correct what they support [LM075]`,
				`  a.yaml:7:16: "a/s" is here`,
			}},
		{"outcomes of two frameworks with one id",
			map[string]string{
				"plan.yaml":  plan,
				"other.yaml": strings.Replace(plan, "framework: plan", "framework: other", 1),
				"a.yaml":     writtenFor("plan.yaml", model("a", keys{"s": "supports: [T1], leads-to: [l, b/s]"})),
				"b.yaml":     writtenFor("other.yaml", model("b", keys{"s": "supports: [L1]"})),
			}, []string{"a/s b/s"}, nil},
		{"without the rule about the framework, of kinds",
			map[string]string{
				"plan.yaml": plan + "rules: {LM075: off}\n",
				"a.yaml":    writtenFor("plan.yaml", model("a", keys{"s": "supports: [T1], kind: practice, leads-to: [l, b/s]"})),
				"b.yaml":    writtenFor("plan.yaml", model("b", keys{"s": "supports: [L2], kind: reach"})),
			}, []string{"a/s b/s"}, []string{
				`a.yaml:7:75: info: "a/s" is a change of practice and leads to "b/s", one of reach; leave it so if other people change there, else turn the link round or correct a kind [LM039]`,
				`  b.yaml:7:16: "b/s" is here`,
			}},
	} {
		test.run(t, order)
	}
}
