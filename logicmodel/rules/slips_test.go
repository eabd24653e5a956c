package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// garden is a model without a fault, into which slips are made.
const garden = `model: garden
title: Allotments for all
partners:
  - id: council
    name: The town council
    sector: public
  - {id: club, name: Allotment club, sector: third}
reach:
  - id: tenants
    title: Tenants of flats
    priority: true
assumptions:
  - {id: weather, text: Summers are not too dry}
activities:
  - id: plots
    title: Laying out plots by the canal
    partners: [council, club]
    leads-to: [dug]
  - id: advice
    title: Weekly advice at the plots
    partners: [club]
    leads-to: [visits]
outputs:
  - id: dug
    title: Plots handed over
    reach: [tenants]
    leads-to:
      - to: skilled
        because: People learn to grow food on a plot of their own
        assumes: [weather]
  - {id: visits, title: Visits by tenants, reach: [tenants], leads-to: [skilled]}
outcomes:
  short:
    - id: skilled
      title: Tenants can grow food
      leads-to: [fed]
      indicators:
        - id: harvests
          title: Plots with a harvest
          unit: plots
          direction: increase
          baseline: {value: 12, on: 2024}
          targets: [{value: 40, on: 2027}]
          source: Yearly count
  long:
    - id: fed
      title: Households eat more fresh food
      leads-to: [well]
      indicators:
        - {id: portions, title: Portions a day, source: Household survey}
end-state:
  id: well
  title: People are in better health
  indicators:
    - {id: health, title: Health as people rate it, source: Household survey}
`

// A slip is what somebody writes in place of what the garden has, with nothing
// else changed.
type slip struct{ name, old, new string }

// kinds are slips by their kinds. Each must give one finding, in the line that
// is changed; what the finding is stands in testdata/slips.txt.
var kinds = []struct {
	kind  string
	slips []slip
}{
	{"text lost to a comment", []slip{
		{"number", "title: Laying out plots by the canal", "title: Laying out plots #1 to #9 by the canal"},
		{"note", "because: People learn to grow food on a plot of their own", "because: See report #4 of 2019"},
		{"after quotes", "title: Plots handed over", "title: \"Plots\" #2 to #9"},
		{"after a bracket", "title: Tenants can grow food", "title: Tenants can grow food (goal #3)"},
		{"unit", "unit: plots", "unit: plots in area #7"},
		{"hashtag", "title: Households eat more fresh food", "title: Households share #freshfood at home"},
		{"first thing", "title: Plots handed over", "title: #1 plots handed over"},
		{"first thing in a list", "partners: [council, club]", "partners:\n      - #council\n      - club"},
		{"name", "name: The town council", "name: Council #2"},
		{"source", "source: Yearly count", "source: Count no. #12"},
	}},
	{"spaces of other kinds", []slip{
		{"indentation", "    title: Plots handed over", "\u00a0\u00a0\u00a0\u00a0title: Plots handed over"},
		{"one in the indentation", "    title: Plots handed over", "  \u00a0 title: Plots handed over"},
		{"before a dash", "  - id: dug", "\u00a0\u00a0- id: dug"},
		{"after a dash", "  - id: dug", "  -\u00a0id: dug"},
		{"after a colon", "title: Plots handed over", "title:\u00a0Plots handed over"},
		{"before a colon", "title: Plots handed over", "title\u00a0: Plots handed over"},
		{"after a colon in braces", "{value: 12, on: 2024}", "{value:\u00a012, on:\u00a02024}"},
		{"before an id in brackets", "leads-to: [dug]", "leads-to: [\u00a0dug]"},
		{"after an id in brackets", "partners: [council, club]", "partners: [council,\u00a0club]"},
		{"in an id", "leads-to: [dug]", "leads-to: [du\u00a0g]"},
		{"after an id", "  - id: dug", "  - id: dug\u00a0"},
		{"narrow", "title: Plots handed over", "title:\u202fPlots handed over"},
		{"em space", "    title: Plots handed over", "\u2003\u2003\u2003\u2003title: Plots handed over"},
		{"line separator in a title", "title: Plots handed over", "title: Plots\u2028handed over"},
		{"after a bracket", "leads-to: [dug]", "leads-to: [dug]\u00a0"},
		{"full-width", "    title: Plots handed over", "\u3000\u3000title: Plots handed over"},
	}},
	{"characters that cannot be seen", []slip{
		{"zero-width space after an id", "leads-to: [dug]", "leads-to: [dug\u200b]"},
		{"soft hyphen in an id", "leads-to: [skilled]", "leads-to: [skil\u00adled]"},
		{"in the id of a partner", "partners: [club]", "partners: [clu\u200bb]"},
		{"in a key", "    reach: [tenants]\n", "    re\u200bach: [tenants]\n"},
		{"before a key", "    reach: [tenants]\n", "    \u200breach: [tenants]\n"},
		{"mark in the middle of a file", "activities:", "\ufeffactivities:"},
		{"direction mark", "leads-to: [dug]", "leads-to: [\u200edug]"},
		{"word joiner in an id that is defined", "  - id: dug", "  - id: du\u2060g"},
		{"in a word of a list", "sector: public", "sector: pub\u00adlic"},
		{"in an assumption", "assumes: [weather]", "assumes: [wea\u200bther]"},
	}},
	{"dashes and bullets", []slip{
		{"bullet", "  - id: dug", "  • id: dug"},
		{"en dash", "  - id: dug", "  – id: dug"},
		{"em dash", "  - id: dug", "  — id: dug"},
		{"minus sign", "  - id: dug", "  − id: dug"},
		{"square bullet", "  - id: dug", "  ▪ id: dug"},
		{"middle dot", "  - id: dug", "  · id: dug"},
		{"asterisk", "  - id: dug", "  * id: dug"},
		{"plus", "  - id: dug", "  + id: dug"},
		{"number", "  - id: dug", "  1. id: dug"},
		{"bullet and tab", "  - id: dug", "  •\tid: dug"},
		{"bullets in a list of ids", "partners: [council, club]", "partners:\n      • council\n      • club"},
		{"bullet before braces", "  - {id: visits,", "  • {id: visits,"},
		{"hyphen in a key", "    leads-to: [dug]", "    leads‑to: [dug]"},
		{"en dash in a key", "    leads-to: [dug]", "    leads–to: [dug]"},
		{"no space after the dash", "  - id: dug", "  -id: dug"},
		{"no space before braces", "  - {id: visits,", "  -{id: visits,"},
	}},
	{"colons", []slip{
		{"full-width", "title: Plots handed over", "title：Plots handed over"},
		{"full-width after a list", "activities:", "activities："},
		{"equals sign", "title: Plots handed over", "title = Plots handed over"},
		{"none", "title: Plots handed over", "title Plots handed over"},
		{"none in the first line", "model: garden", "model garden"},
		{"no space", "title: Plots handed over", "title:Plots handed over"},
		{"no space in the first line", "model: garden", "model:garden"},
		{"no space in braces", "{value: 12, on: 2024}", "{value:12, on: 2024}"},
		{"no space after an id", "  - id: dug", "  - id:dug"},
		{"none in braces", "{value: 12, on: 2024}", "{value 12, on: 2024}"},
		{"equals sign in braces", "{value: 12, on: 2024}", "{value=12, on: 2024}"},
		{"two", "title: Plots handed over", "title: Plots: handed over"},
		{"none after a list", "outputs:", "outputs"},
		{"none after a list with a capital", "outputs:", "Outputs"},
		{"no space twice in braces", "{value: 12, on: 2024}", "{value:12, on:2024}"},
		{"letter that looks like one", "title: Plots handed over", "title꞉ Plots handed over"},
	}},
	{"codes, marks and quotation marks", []slip{
		{"ampersand", "title: Plots handed over", "title: Plots &amp; tools handed over"},
		{"no-break space", "title: Plots handed over", "title: Plots&nbsp;handed over"},
		{"accent", "name: Allotment club", "name: Caf&eacute; club"},
		{"bold value", "title: Plots handed over", "title: **Plots handed over**"},
		{"bold key", "    title: Plots handed over", "    **title**: Plots handed over"},
		{"bold key with its colon", "    title: Plots handed over", "    **title:** Plots handed over"},
		{"slanted value", "title: Plots handed over", "title: *Plots handed over*"},
		{"code", "leads-to: [dug]", "leads-to: [`dug`]"},
		{"curly quotes round an id", "leads-to: [dug]", "leads-to: [“dug”]"},
		{"curly quotes round an id that is defined", "  - id: dug", "  - id: “dug”"},
		{"curly quotes round a colon", "title: Plots handed over", "title: “Plots: handed over”"},
		{"curly quotes round a word", "sector: public", "sector: ‘public’"},
		{"Cyrillic letter", "leads-to: [dug]", "lеads-to: [dug]"},
		{"Greek letter in an id", "partners: [club]", "partners: [clυb]"},
		{"fence above", "model: garden", "```yaml\nmodel: garden"},
		{"heading of Markdown", "outputs:\n", "## Outputs\noutputs\n"},
	}},
	{"lists", []slip{
		{"comma", "partners: [council, club]", "partners: council, club"},
		{"and", "partners: [council, club]", "partners: council and club"},
		{"ampersand", "partners: [council, club]", "partners: council & club"},
		{"semicolon", "partners: [council, club]", "partners: council; club"},
		{"spaces", "partners: [council, club]", "partners: council club"},
		{"parentheses", "leads-to: [dug]", "leads-to: (dug)"},
		{"parentheses round two", "partners: [council, club]", "partners: (council, club)"},
		{"braces", "partners: [council, club]", "partners: {council, club}"},
		{"quotes", "partners: [council, club]", "partners: \"council, club\""},
		{"one", "leads-to: [dug]", "leads-to: dug"},
		{"and in brackets", "partners: [council, club]", "partners: [council and club]"},
		{"semicolon in brackets", "partners: [council, club]", "partners: [council; club]"},
		{"comma in an item", "partners: [council, club]", "partners:\n      - council, club"},
		{"title", "leads-to: [dug]", "leads-to: Plots handed over"},
		{"titles", "partners: [council, club]", "partners: The town council, Allotment club"},
		{"full-width comma", "partners: [council, club]", "partners: [council，club]"},
		{"full-width brackets", "leads-to: [dug]", "leads-to: ［dug］"},
		{"arrow", "leads-to: [dug]", "leads-to: <dug>"},
		{"thin arrow", "leads-to: [dug]", "leads-to: -> dug"},
		{"arrow between ids", "partners: [council, club]", "partners: [council → club]"},
		{"comma and and", "partners: [council, club]", "partners: council, and club"},
		{"remark after an id", "partners: [council, club]", "partners: council (lead), club"},
		{"remark after an id in brackets", "partners: [council, club]", "partners: [council (lead), club]"},
		{"none", "reach: [tenants]\n", "reach: none\n"},
		{"text of an assumption", "assumes: [weather]", "assumes: Summers are wet, as they were"},
		{"braces round an id", "leads-to: [dug]", "leads-to: [{dug}]"},
		{"map for a list", "targets: [{value: 40, on: 2027}]", "targets: {value: 40, on: 2027}"},
		{"list for a map", "baseline: {value: 12, on: 2024}", "baseline: [{value: 12, on: 2024}]"},
	}},
	{"names for ids", []slip{
		{"title of an output", "leads-to: [dug]", "leads-to: [Plots handed over]"},
		{"in capitals", "leads-to: [dug]", "leads-to: [PLOTS HANDED OVER]"},
		{"name of a partner", "partners: [club]", "partners: [Allotment club]"},
		{"title of a reach group", "reach: [tenants]\n", "reach: [Tenants of flats]\n"},
		{"title in a link", "- to: skilled", "- to: Tenants can grow food"},
		{"text of an assumption with a slip", "assumes: [weather]", "assumes: [weathr]"},
		{"title with spaces", "leads-to: [well]", "leads-to: [ People are  in better health ]"},
		{"id in capitals", "leads-to: [dug]", "leads-to: [DUG]"},
		{"id with a slip", "leads-to: [skilled]", "leads-to: [skiled]"},
		{"title for an id that is defined", "  - id: plots", "  - id: Laying out plots"},
		{"id with an accent", "leads-to: [dug]", "leads-to: [düg]"},
		{"one of two", "partners: [council, club]", "partners: [council, Allotment club]"},
	}},
	{"words of the field", []slip{
		{"immediate", "  short:", "  immediate:"},
		{"short-term", "  short:", "  short-term:"},
		{"Short Term", "  short:", "  Short Term:"},
		{"intermediate", "  short:", "  intermediate:"},
		{"ultimate", "  long:", "  ultimate:"},
		{"impact", "end-state:", "impact:"},
		{"goal", "end-state:", "goal:"},
		{"end state", "end-state:", "end state:"},
		{"EndState", "end-state:", "EndState:"},
		{"activity", "activities:", "activity:"},
		{"interventions", "activities:", "interventions:"},
		{"deliverables", "outputs:", "deliverables:"},
		{"stakeholders", "partners:\n  - id: council", "stakeholders:\n  - id: council"},
		{"beneficiaries", "reach:\n  - id: tenants", "beneficiaries:\n  - id: tenants"},
		{"milestones", "targets: [{value", "milestones: [{value"},
		{"means of verification", "source: Yearly count", "means-of-verification: Yearly count"},
		{"year", "{value: 12, on: 2024}", "{value: 12, year: 2024}"},
		{"owner", "partners: [club]", "owner: [club]"},
		{"rationale", "because: People learn", "rationale: People learn"},
		{"name of an element", "title: Plots handed over", "name: Plots handed over"},
		{"kpis", "      indicators:\n        - id: harvests", "      kpis:\n        - id: harvests"},
		{"Model", "model: garden", "Model: garden"},
		{"leads to", "leads-to: [dug]", "leads to: [dug]"},
		{"direction up", "direction: increase", "direction: up"},
		{"voluntary", "sector: third", "sector: voluntary"},
		{"stage", "    reach: [tenants]\n", "    reach: [tenants]\n    stage: output\n"},
		{"word that nobody knows", "    reach: [tenants]\n", "    reach: [tenants]\n    colour: green\n"},
	}},
	{"keys in the wrong place", []slip{
		{"because beside the links", "    leads-to: [dug]", "    leads-to: [dug]\n    because: Plots need paths"},
		{"because beside two links", "    leads-to: [dug]", "    leads-to: [dug, visits]\n    because: Plots need paths"},
		{"assumes beside the links", "    leads-to: [dug]", "    leads-to: [dug]\n    assumes: [weather]"},
		{"evidence beside the links", "    leads-to: [dug]", "    leads-to: [dug]\n    evidence: strong"},
		{"baseline of an element", "    reach: [tenants]\n", "    reach: [tenants]\n    baseline: 5\n"},
		{"short at the top", "outcomes:\n  short:", "outcomes:\n  long-term-outcomes:"},
		{"title in a link", "        assumes: [weather]", "        assumes: [weather]\n        title: More"},
		{"value of an indicator", "          unit: plots", "          unit: plots\n          value: 12"},
		{"flush under its dash", "  - id: advice\n    title: Weekly advice at the plots\n    partners: [club]\n    leads-to: [visits]\n", "  - id: advice\ntitle: Weekly advice at the plots\npartners: [club]\nleads-to: [visits]\n"},
		{"one key flush", "    partners: [club]\n    leads-to: [visits]\n", "    partners: [club]\nleads-to: [visits]\n"},
		{"end state flush", "end-state:\n  id: well\n  title: People are in better health\n  indicators:\n    - {", "end-state:\nid: well\ntitle: People are in better health\nindicators:\n    - {"},
		{"dash left out", "end-state:\n", "risks:\nid: rats\ntext: Rats eat what grows\nend-state:\n"},
		{"end state too far in", "end-state:\n", "  end-state:\n"},
		{"id without its key before more", "- to: skilled", "- skilled"},
		{"title without its key", "  - id: dug\n    title: Plots handed over\n", "  - Plots handed over\n"},
		{"title without its key beside an id", "  - id: dug\n    title: Plots handed over\n    reach: [tenants]\n", "  - Plots handed over\n    id: dug\n    reach: [tenants]\n"},
	}},
	{"texts where keys are wanted", []slip{
		{"indicator", "- {id: health, title: Health as people rate it, source: Household survey}", "- Health as people rate it"},
		{"output", "- {id: visits, title: Visits by tenants, reach: [tenants], leads-to: [skilled]}", "- Visits by tenants"},
		{"partner", "- {id: club, name: Allotment club, sector: third}", "- Allotment club"},
		{"assumption", "- {id: weather, text: Summers are not too dry}", "- Summers are not too dry"},
		{"evidence", "        assumes: [weather]", "        assumes: [weather]\n        evidence: A count in 2023"},
		{"grade", "        assumes: [weather]", "        assumes: [weather]\n        evidence: strong"},
		{"grade in capitals", "        assumes: [weather]", "        assumes: [weather]\n        evidence: Moderate"},
		{"indicators", "  indicators:\n    - {id: health, title: Health as people rate it, source: Household survey}", "  indicators: Health as people rate it"},
		{"case study", "outcomes:\n", "case-study: A good year\noutcomes:\n"},
		{"end state", "end-state:\n  id: well\n  title: People are in better health\n  indicators:\n    - {id: health, title: Health as people rate it, source: Household survey}\n", "end-state: People are in better health\n"},
	}},
	{"braces", []slip{
		{"thousands", "{value: 12, on: 2024}", "{value: 1,200, on: 2024}"},
		{"millions", "{value: 12, on: 2024}", "{value: 1,200,000, on: 2024}"},
		{"comma in a text", "{id: club, name: Allotment club, sector: third}", "{id: club, name: Club, allotments, sector: third}"},
		{"two commas in a text", "{id: club, name: Allotment club, sector: third}", "{id: club, name: Club, plots, tools, sector: third}"},
		{"no comma", "{value: 12, on: 2024}", "{value: 12 on: 2024}"},
		{"no colon", "{id: club, name: Allotment club,", "{id: club, name Allotment club,"},
		{"semicolon", "{value: 12, on: 2024}", "{value: 12; on: 2024}"},
		{"not closed", "{value: 12, on: 2024}", "{value: 12, on: 2024"},
		{"closed by a bracket", "{value: 12, on: 2024}", "{value: 12, on: 2024]"},
		{"parentheses", "{value: 12, on: 2024}", "(value: 12, on: 2024)"},
		{"full-width", "{value: 12, on: 2024}", "｛value: 12， on: 2024｝"},
		{"nothing in them", "reach: [tenants]\n", "reach: {}\n"},
	}},
	{"what is left out", []slip{
		{"id of the model", "model: garden\n", ""},
		{"id of an element", "  - id: advice\n    title: Weekly advice", "  - title: Weekly advice"},
		{"title", "    title: Tenants of flats\n", ""},
		{"value", "title: Plots handed over", "title:"},
		{"items", "leads-to: [dug]", "leads-to:"},
		{"baseline", "baseline: {value: 12, on: 2024}", "baseline: none"},
	}},
	{"conflicts", []slip{
		{"of a line", "    title: Plots handed over\n", "<<<<<<< HEAD\n    title: Plots handed over\n=======\n    title: Plots given away\n>>>>>>> partner-branch\n"},
		{"with the older text", "    title: Plots handed over\n", "<<<<<<< ours\n    title: Plots handed over\n||||||| base\n    title: Plots\n=======\n    title: Plots given away\n>>>>>>> theirs\n"},
		{"mark that was left", "    title: Plots handed over\n", "    title: Plots handed over\n>>>>>>> theirs\n"},
		{"middle that was left", "    title: Plots handed over\n", "    title: Plots handed over\n=======\n"},
	}},
}

// TestSlips makes each slip by itself.
func TestSlips(t *testing.T) {
	var got strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&got, "# %s\n", k.kind)
		for _, s := range k.slips {
			if strings.Count(garden, s.old) == 0 {
				t.Fatalf("%s: %s: the garden has no %q", k.kind, s.name, s.old)
			}
			src := strings.Replace(garden, s.old, s.new, 1)
			fmt.Fprintf(&got, "\n## %s\n", s.name)
			found := doubts(t, src)
			first, last := changedLines(garden, src)
			for i, d := range found {
				line := strings.Split(src, "\n")[d.Pos.Line-1]
				fmt.Fprintf(&got, "%s\n%d:%d %s %s\n", line, d.Pos.Line, d.Pos.Column, d.Code, d.Message)
				for _, fix := range d.Fixes {
					fmt.Fprintf(&got, "    fix: %s\n", fix.Message)
				}
				if i == 0 && (d.Pos.Line < first || d.Pos.Line > last) {
					t.Errorf("%s: %s: the slip is in lines %d to %d, and found in %d: %s", k.kind, s.name, first, last, d.Pos.Line, d.Message)
				}
			}
			if len(found) != 1 {
				t.Errorf("%s: %s: %d findings, want one:\n%v", k.kind, s.name, len(found), found.Unwrap())
			}
			mends(t, k.kind+": "+s.name, src, found)
		}
		got.WriteString("\n")
	}
	golden := filepath.Join("testdata", "slips.txt")
	if *rules.Update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// doubts returns what is found in the text but for information.
func doubts(t *testing.T, src string) (list diag.List) {
	t.Helper()
	for _, d := range checkText(t, nil, "garden.yaml", src, nil, &rules.Options{}).Findings {
		if d.Severity >= diag.Warning {
			list = append(list, d)
		}
	}
	return list
}

// changedLines returns the first and the last line of what is in after and not in
// before.
func changedLines(before, after string) (first, last int) {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	end := 0
	for end < min(len(a), len(b))-first && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	if len(b) < len(a) { // what is missing is reported at what lacks it
		return max(first, 1), first + 1
	}
	return first + 1, max(first+1, len(b)-end)
}

// mends checks that each fix mends what it is for.
func mends(t *testing.T, name, src string, found diag.List) {
	t.Helper()
	for _, d := range found {
		for _, fix := range d.Fixes {
			mended, err := fix.Apply([]byte(src))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, left := range doubts(t, string(mended)) {
				if left.Code == d.Code {
					t.Errorf("%s: with the fix %q there is still %v", name, fix.Message, left)
				}
			}
		}
	}
}

// odd are texts that look like slips and are none.
var odd = []struct{ name, old, new string }{
	{"no-break space in a title", "title: Plots handed over", "title: Plots\u00a0handed over"},
	{"no-break space before a colon of French", "title: Plots handed over", "title: Parcelles\u00a0remises\u00a0aux habitants"},
	{"zero-width joiner in a picture of a family", "title: Plots handed over", "title: Plots for families 👩\u200d👩\u200d👧"},
	{"curly quotes", "title: Plots handed over", "title: “Plots” handed over"},
	{"dash in front", "title: Plots handed over", "title: – plots handed over"},
	{"list in a text", "title: Plots handed over", "title: Plots\n      – handed over\n      • and dug"},
	{"list in a text by lines", "title: Plots handed over\n", "title: Plots handed over\n    summary: |\n      • id: one\n      – title: two\n      ```yaml\n      =======\n      title:three = four\n      \u00a0\u00a0**five**: &#x20\n"},
	{"folded text", "title: Plots handed over\n", "title: Plots handed over\n    note: >\n      title Plots\n      * id: one\n"},
	{"bold word", "title: Plots handed over", "title: Plots **handed** over"},
	{"equals sign", "title: Plots handed over", "title: Plots = beds handed over"},
	{"key in a text", "title: Plots handed over", "title: Plots with title:deeds handed over"},
	{"address", "source: Yearly count", "source: https://example.org/count?a=1&b=2#c"},
	{"comment", "title: Plots handed over", "title: Plots handed over # see note 4"},
	{"comment line", "title: Plots handed over", "title: Plots handed over\n    #2 of 3"},
	{"heading as comment", "outputs:\n", "## Outputs\noutputs:\n"},
	{"number sign in quotes", "title: Plots handed over", "title: \"Plots #1 to #9\""},
	{"number sign in a word", "title: Plots handed over", "title: Plots handed over by C# and No.#4"},
	{"company", "name: The town council", "name: Marks & Sons; and others"},
	{"parentheses", "title: Plots handed over", "title: (Plots) handed over"},
	{"brackets in quotes", "title: Plots handed over", "title: \"[Plots] handed over\""},
	{"full-width colon in a text", "title: Plots handed over", "title: 菜园：已交付"},
	{"ideographic comma in a text", "title: Plots handed over", "title: 菜园、工具，已交付"},
	{"minus sign", "title: Plots handed over", "title: −5 plots handed over"},
	{"Windows line ends", "\n", "\n"},
	{"key of another program", "title: Plots handed over\n", "title: Plots handed over\n    x-effect: \"a & b\"\n"},
	{"text with commas in a list", "assumes: [weather]", "assumes: [\"Rain comes, and sun\", weather]"},
	{"assumption in the words of another", "assumes: [weather]", "assumes: [Summers are not too wet]"},
	{"dash at once below a key", "title: Plots handed over", "title:\n      Plots\n      - handed over"},
}

// TestOddButSound checks that texts that look like slips are accepted, and are not
// taken for the cause of a slip elsewhere.
func TestOddButSound(t *testing.T) {
	elsewhere := []slip{
		{"syntax", "  - id: advice", "  • id: advice"},
		{"key", "sector: public", "sectr: public"},
		{"id", "leads-to: [fed]", "leads-to: [fid]"},
		{"quotes", "title: Households eat more fresh food", "title: \"Households eat more fresh food"},
	}
	for _, c := range odd {
		src := strings.Replace(garden, c.old, c.new, 1)
		if c.name == "Windows line ends" {
			src = strings.ReplaceAll(garden, "\n", "\r\n")
		}
		for _, d := range doubts(t, src) {
			if d.Code != "LM035" { // the assumption that is not used any more
				t.Errorf("%s: %v", c.name, d)
			}
		}
		for _, s := range elsewhere {
			both := strings.Replace(src, s.old, s.new, 1)
			first, last := changedLines(src, both)
			found := doubts(t, both)
			for _, d := range found {
				if (d.Pos.Line < first || d.Pos.Line > last) && d.Code != "LM035" {
					t.Errorf("%s, with a slip of %s in line %d: %v", c.name, s.name, first, d)
				}
			}
			if len(found) == 0 {
				t.Errorf("%s: the slip of %s is not found", c.name, s.name)
			}
		}
	}
}

// TestSeveralSlips checks that each of several slips in one file is reported, and
// alike ones once.
func TestSeveralSlips(t *testing.T) {
	for _, c := range []struct {
		name  string
		slips []slip
		want  string
	}{
		{"of several kinds", []slip{
			{"", "  - id: plots", "  • id: plots"},
			{"", "title: Plots handed over", "title：Plots handed over"},
			{"", "leads-to: [fed]", "leads-to: fed, well"},
			{"", "  long:", "  ultimate:"},
			{"", "{value: 12, on: 2024}", "{value: 1,200, on: 2024}"},
		}, "15 25 36 42 45"},
		{"in one line", []slip{{"", "  - id: dug", "\u00a0\u00a0•\u00a0id：dug"}}, "24 24 24"},
		{"that are alike", []slip{
			{"", "  - id: plots", "  • id: plots"},
			{"", "  - id: advice", "  • id: advice"},
			{"", "  - id: dug", "  – id: dug"},
		}, "15 24"},
		{"before and after a fault of another kind", []slip{
			{"", "title: Laying", "title：Laying"},
			{"", "title: Plots handed over", "title: Plots: handed over"},
			{"", "  long:", "  long："},
		}, "16 25"},
		{"with the line ends of Windows", []slip{{"", "  - id: plots", "  • id: plots"}, {"", "because: People", "because:\u00a0People"}, {"", "\n", "\r\n"}}, "15 29"},
	} {
		src := garden
		for _, s := range c.slips {
			n := 1
			if s.old == "\n" {
				n = -1
			}
			src = strings.Replace(src, s.old, s.new, n)
		}
		var got []string
		var all diag.Fix
		for _, d := range doubts(t, src) {
			got = append(got, fmt.Sprint(d.Pos.Line))
			for _, fix := range d.Fixes {
				all.Edits = append(all.Edits, fix.Edits...)
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("slips %s: findings are in lines %s, want %s", c.name, got, c.want)
		}
		if _, err := all.Apply([]byte(src)); err != nil {
			t.Errorf("slips %s: %v", c.name, err)
		}
	}
}

// TestAllSpacesOdd checks a whole file whose spaces a web page has changed.
func TestAllSpacesOdd(t *testing.T) {
	var lines []string
	for _, line := range strings.Split(garden, "\n") {
		bare := strings.TrimLeft(line, " ")
		lines = append(lines, strings.Repeat("\u00a0", len(line)-len(bare))+bare)
	}
	src := strings.Join(lines, "\n")
	found := doubts(t, src)
	if len(found) != 1 || found[0].Pos.Line != 4 || !strings.HasSuffix(found[0].Message, ", here and in 45 more lines") {
		t.Fatalf("findings are %v", found.Unwrap())
	}
	mended, err := found[0].Fixes[0].Apply([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(garden, string(mended)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
