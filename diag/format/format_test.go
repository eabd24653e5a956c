package format

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
)

// report is one finding with two fixes, of a file with letters of two bytes.
func report() *Report {
	const src = "é: [capcity, b]\n"
	text := diag.NewText([]byte(src))
	at := func(offset int) diag.Pos { return text.Pos("a b.yaml", offset) }
	return &Report{
		Findings: diag.List{{
			Pos: at(5), End: at(12), Severity: diag.Error, Code: "LM003", Rule: "unknown-reference", Message: `did you mean "capacity"?`,
			Fixes: []diag.Fix{
				{Message: `replace "capcity" by "capacity"`, Edits: []diag.Edit{{Pos: at(5), End: at(12), Text: "capacity"}}},
				{Message: "remove it, and say why", Edits: []diag.Edit{{Pos: at(5), End: at(14)}, {Pos: at(0), End: at(0), Text: "# gone\n"}}},
			},
		}},
		Files:  []string{"a b.yaml"},
		Source: func(string) ([]byte, bool) { return []byte(src), true },
		Rules:  []Rule{{Code: "LM003", Name: "unknown-reference", Doc: "Doc.", Severity: diag.Error, Page: "https://example.org/lm003"}},
	}
}

// Fixes are written by the formats that have a place for them: all as SARIF, and
// those of one edit for reviewdog, whose columns count bytes.
func TestFixes(t *testing.T) {
	for format, want := range map[Format]string{
		"sarif": `"fixes":[{"description":{"text":"replace \"capcity\" by \"capacity\""},"artifactChanges":[{"artifactLocation":{"uri":"a%20b.yaml"},` +
			`"replacements":[{"deletedRegion":{"startLine":1,"startColumn":5,"endColumn":12},"insertedContent":{"text":"capacity"}}]}]},` +
			`{"description":{"text":"remove it, and say why"},"artifactChanges":[{"artifactLocation":{"uri":"a%20b.yaml"},` +
			`"replacements":[{"deletedRegion":{"startLine":1,"startColumn":5,"endColumn":14},"insertedContent":{"text":""}},` +
			`{"deletedRegion":{"startLine":1,"startColumn":1,"endColumn":1},"insertedContent":{"text":"# gone\n"}}]}]}]`,
		"rdjsonl": `"suggestions":[{"range":{"start":{"line":1,"column":6},"end":{"line":1,"column":13}},"text":"capacity"}]}`,
		"json":    `"fixes":[{"message":"replace \"capcity\" by \"capacity\"","edits":[{"pos":{"file":"a b.yaml","line":1,"column":5,"offset":5},`,
	} {
		var out bytes.Buffer
		if err := Write(&out, format, report()); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s:\n%s\nlacks %s", format, out.String(), want)
		}
	}
}

// The findings that are written as JSON are read back as they were.
func TestJSONFindings(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, "json", report()); err != nil {
		t.Fatal(err)
	}
	var got struct{ Diagnostics diag.List }
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	again := report()
	again.Findings = got.Diagnostics
	var second bytes.Buffer
	if err := Write(&second, "json", again); err != nil || second.String() != out.String() {
		t.Errorf("got  %s\nwant %s", second.String(), out.String())
	}
}

// Each format can be written of nothing, and no other name is one.
func TestNames(t *testing.T) {
	for _, name := range Names() {
		f, err := Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(new(bytes.Buffer), f, &Report{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	const want = `there is no format "xml" of findings; use text, json, sarif, github, rdjsonl or junit`
	if _, err := Parse("xml"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := Write(new(bytes.Buffer), "xml", &Report{}); err == nil {
		t.Error("xml is written")
	}
}
