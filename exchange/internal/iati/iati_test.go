package iati_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/exchange/internal/iati"
	"github.com/resultschain/resultschain/logicmodel"
)

// activity returns a file with one made-up activity.
func activity(results string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03"><iati-activity xml:lang="en">
<iati-identifier>XX-1-Café</iati-identifier>
<title><narrative>The café</narrative><narrative xml:lang="fr">Le café</narrative></title>
<participating-org role="4" type="22"><narrative>Village Trust</narrative></participating-org>
` + results + `</iati-activity></iati-activities>`
}

// TestRead checks what results become, and what is said of those that cannot be read.
func TestRead(t *testing.T) {
	result := func(kind, title, more string) string {
		return fmt.Sprintf("<result type=%q><title><narrative>%s</narrative></title>%s</result>", kind, title, more)
	}
	indicator := func(attributes, values string) string {
		return "<indicator " + attributes + "><title><narrative>Visits</narrative></title>" + values + "</indicator>"
	}
	period := func(first, last, values string) string {
		return fmt.Sprintf("<period><period-start iso-date=%q/><period-end iso-date=%q/>%s</period>", first, last, values)
	}
	const deep = "<a>"
	tests := []struct{ name, file, want string }{
		{"results of each kind", activity(result("1", "Afternoons", "") + result("2", "Help", "") + result("3", "Wellbeing", "")), "output-1 Afternoons; outcome-1 Help; impact-1 Wellbeing"},
		{"a title that is a code", activity(result("2", "5160-A", "<description><narrative>People help</narrative></description>")), "outcome-1 People help same-as title 5160-A"},
		{"whole years and other periods", activity(result("1", "R", indicator(`measure="1" ascending="1"`, `<baseline year="2024" value="0"/>`+
			period("2025-01-01", "2025-12-31", `<target value="40"/>`)+period("2026-01-01", "2026-03-31", `<actual value="9"><dimension name="sex" value="female"/></actual>`)))),
			"output-1 R [Visits number increase 0@2024 →40@2025 9@2026-01-01–2026-03-31 sex female]"},
		{"a measure that is empty, values that are words", activity(result("1", "R", indicator(`measure="" ascending="0"`, period("2025-01-01", "2025-12-31", `<target value="N/A"/><actual value=""/>`)))),
			"output-1 R [Visits decrease →N/A@2025]"},
		{"words in place of codes", activity(result("output", "R", indicator(`measure="Unit" ascending="True"`, "")) + result("Impact", "S", "")), "output-1 R [Visits number increase]; impact-1 S"},
		{"a type that is none", activity(result("7", "R", indicator(`measure="6"`, "")) + result("2", "S", "")), "outcome-1 R [Visits]; outcome-2 S"},
		{"values of qualitative indicators are comments", activity(result("1", "R", indicator(`measure="5"`, `<baseline year="2024"><comment><narrative>few</narrative></comment></baseline>`+
			period("2025-01-01", "2025-12-31", `<target><comment><narrative>many</narrative></comment></target>`)))), "output-1 R [Visits text few@2024 →many@2025]"},
		{"percentages", activity(result("1", "R", indicator(`measure="2"`, ""))), "output-1 R [Visits percentage %]"},
		{"namespaces", strings.Replace(activity(result("1", "R", "")), "<iati-activities ", `<iati-activities xmlns:x="urn:x" `, 1), "output-1 R"},
		{"no results", activity(""), "a.xml:2:1: no activity in this file has results"},
		{"another version", strings.Replace(activity(result("1", "R", "")), "2.03", "1.05", 1), `a.xml:2:1: this file is of version "1.05" of IATI; 2.01 to 2.03 are read`},
		{"entities", `<!DOCTYPE x [<!ENTITY a "b">]><iati-activities/>`, "a.xml: this file has a document type definition (DOCTYPE), which is not read; remove it"},
		{"another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?><iati-activities/>`, `a.xml: this file is in the encoding "ISO-8859-1"; save it in UTF-8`},
		{"10,000 levels", "<iati-activities>" + strings.Repeat(deep, 10000), "a.xml: this file has more than 1048576 elements, or more than 64 within each other"},
		{"cut", activity("")[:200], "a.xml: this is no XML that can be read: XML syntax error on line 4: unexpected EOF"},
		{"nothing", "", "a.xml: there is nothing in this file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			drafts, found := iati.Read("a.xml", []byte(test.file))
			if len(drafts) == 0 {
				if len(found) != 1 || found[0].Pos.String()+": "+found[0].Message != test.want {
					t.Errorf("got  %v\nwant %s", found, test.want)
				}
				return
			}
			m, err := logicmodel.Parse("a.xml", drafts[0].Text)
			if err != nil {
				t.Fatalf("%v\n%s", err, drafts[0].Text)
			}
			if m.ID != "xx-1-café" || m.Title != "The café" || m.SameAs[0].ID != "XX-1-Café" || m.Partners[0].Sector != logicmodel.SectorThird {
				t.Errorf("the model is %s, %s, %v, %v", m.ID, m.Title, m.SameAs, m.Partners)
			}
			if got := inShort(m); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			all := ""
			for _, d := range found {
				all += d.Message + "\n"
			}
			if !strings.Contains(all, "“title/narrative/@lang” has no place") {
				t.Errorf("what is lost is not named: %s", all)
			}
			if isOdd := strings.Contains(test.file, `type="7"`); isOdd != strings.Contains(all, `the type "7" of this result is none of IATI`) || isOdd != strings.Contains(all, "“result/indicator/@measure” has no place") {
				t.Errorf("what is odd is not named: %s", all)
			}
		})
	}
}

// inShort returns the elements of a model in short.
func inShort(m *logicmodel.Model) string {
	var all []string
	for _, e := range m.Elements {
		s := e.ID + " " + e.Title
		for _, f := range e.SameAs {
			s += " same-as " + f.Scheme + " " + f.ID
		}
		for _, in := range e.Indicators {
			words := []string{in.Title, in.Type.String(), in.Unit, in.Direction.String()}
			if in.Baseline.Value != "" {
				words = append(words, in.Baseline.Value+"@"+string(in.Baseline.On))
			}
			for _, f := range in.Targets {
				words = append(words, "→"+f.Value+"@"+string(f.On))
			}
			for _, f := range in.Actuals {
				words = append(words, f.Value+"@"+string(f.From)+"–"+string(f.On))
				for _, c := range f.By {
					words = append(words, c.Of, c.Is)
				}
			}
			s += " [" + strings.Join(strings.Fields(strings.Join(words, " ")), " ") + "]"
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

// TestWrite checks the activity of the café, which is valid by the schema of IATI
// 2.03.
func TestWrite(t *testing.T) {
	t.Parallel()
	text, err := examples.FS.ReadFile("village-cafe.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := logicmodel.Parse("village-cafe.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/village-cafe.xml")
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := iati.Write(m, nil, &iati.Settings{
		Organisation: "GB-SC-SC000000", Name: "Example Partnership", Type: "11", Currency: "GBP", Status: "2", Start: "2024-04-01", Country: "GB", Purpose: "15150",
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
