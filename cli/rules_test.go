package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// shouting is a rule of an organisation: no title is in capitals.
var shouting = &rules.Rule{
	Code: "ORG001", Name: "shouting", Severity: diag.Warning, Class: rules.ClassWording,
	Doc: "A title in capitals is hard to read. Write it as a sentence.",
	Run: func(p *rules.Pass) {
		for _, e := range p.Elements() {
			if e.Title == strings.ToUpper(e.Title) {
				p.Reportf(e.TitlePos, e, "%s is in capitals; write it as a sentence", diag.Quote(e.Title))
			}
		}
	},
}

// TestPack checks that rules of a program are known wherever rules are named.
func TestPack(t *testing.T) {
	t.Chdir(t.TempDir())
	model := strings.Replace(starter, "framework:", "# framework:", 1)
	loud := strings.Replace(model, "title: Café afternoons held", "title: CAFÉ AFTERNOONS HELD", 1)
	if loud == model {
		t.Fatal("the starter model has no such output")
	}
	for name, text := range map[string]string{
		"good.yaml":    model,
		"loud.yaml":    loud,
		"ignored.yaml": strings.Replace(loud, "title: CAFÉ AFTERNOONS HELD", "title: CAFÉ AFTERNOONS HELD\n    ignore: {ORG001: so the sign reads}", 1),
		"plan.yaml":    "framework: plan\ntitle: Plan\nlevels: [{id: goal, title: Goal}]\noutcomes: [{id: P1, level: goal, title: All are well}]\nrules: {ORG001: off}\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	panics := &rules.Rule{Code: "ORG002", Name: "broken", Severity: diag.Info, Class: rules.ClassMethod, Run: func(*rules.Pass) { panic("oh no") }}
	taken, nothing, weightless := *shouting, *shouting, *shouting
	taken.Code = "LM020"
	nothing.Run = nil
	weightless.Severity = 0
	for _, c := range []struct {
		args   string
		pack   []*rules.Rule
		status int
		want   string // is written
	}{
		{"check loud.yaml", pack{shouting}, exitClean, `warning: "CAFÉ AFTERNOONS HELD" is in capitals; write it as a sentence [ORG001]`},
		{"check --strict good.yaml --rule LM069=off", pack{shouting}, exitClean, "1 file checked"},
		{"check loud.yaml --rule shouting=error", pack{shouting}, exitFindings, "error: "},
		{"check loud.yaml --rule ORG001=off", pack{shouting}, exitClean, "no warnings"},
		{"check ignored.yaml", pack{shouting}, exitClean, "(1 set aside)"},
		{"check loud.yaml plan.yaml --framework plan.yaml --rule LM070=off", pack{shouting}, exitClean, "no errors, no warnings"},
		{"check loud.yaml plan.yaml", nil, exitFindings, `there is no rule "ORG001"`},
		{"check --format sarif loud.yaml", pack{shouting}, exitClean, `"id":"ORG001"`},
		{"rules", pack{shouting}, exitClean, "ORG001  shouting                  warning   wording\n"},
		{"rules org001", pack{shouting}, exitClean, "A title in capitals is hard to read."},
		{"__complete rules ORG", pack{shouting}, exitClean, "ORG001\tshouting"},
		{"check good.yaml", pack{panics, shouting}, exitFindings, `the rule ORG002 failed with "oh no"`},
		{"check good.yaml", pack{&taken}, exitUsage, "there are two rules with the code LM020"},
		{"check good.yaml", pack{shouting, shouting}, exitUsage, "there are two rules with the code ORG001"},
		{"check good.yaml", pack{&weightless}, exitUsage, "the rule ORG001 has no severity"},
		{"check good.yaml", pack{&nothing}, exitUsage, "the rule ORG001 has no Run"},
		{"version", pack{nil}, exitUsage, "rule 0 is nil"},
	} {
		t.Run(c.args, func(t *testing.T) {
			var out bytes.Buffer
			status := run(strings.Fields(c.args), strings.NewReader(""), &out, &out, c.pack...)
			if status != c.status || !strings.Contains(out.String(), c.want) {
				t.Errorf("exit status %d, want %d with %q:\n%s", status, c.status, c.want, out.String())
			}
			if n := strings.Count(out.String(), "oh no"); n > 1 {
				t.Errorf("the panic is reported %d times", n)
			}
		})
	}
}
