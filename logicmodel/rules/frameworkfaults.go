package rules

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// A Fault is one kind of fault of a framework file. Frameworks have no rules
// to turn: but for OF005, which is doubtful, each of these is an error.
type Fault struct {
	Code, Name string
	Severity   diag.Severity
	Doc        string // paragraphs of plain text
}

// Faults are the faults of framework files, by code.
func Faults() []Fault {
	return []Fault{
		{"OF001", "malformed", diag.Error, `The file cannot be read as an outcomes framework: it is not YAML, a key is not known or is written twice, a value is of the wrong kind or not one of those allowed, the file is empty, holds a second document, or is too large. Under "rules", a rule that always counts as an error is given a severity.`},
		{"OF002", "repeated-id", diag.Error, `Two levels, two outcomes or two indicators share an id, in this framework or with one that it extends. Nobody could tell which of them a model means.`},
		{"OF003", "unknown-reference", diag.Error, `Something names a level, an outcome or a rule that there is not, under "level", "contributes-to", "replaced-by", "links", "expects" or "rules". Mostly this is a slip, and the finding names the nearest one.`},
		{"OF004", "cycle", diag.Error, `Outcomes contribute to each other in a circle, so that each is its own cause; or frameworks extend each other in a circle, so that none can be read first.`},
		{"OF005", "level-order", diag.Warning, `An outcome contributes to one of a lower level. Levels are listed with the highest first, and contributions run upwards. Turn the contribution round, or correct a level.`},
		{"OF006", "unreachable-file", diag.Error, `A framework that is named under "extends", or under "framework" of a model, cannot be read: it is not there, is a folder, or lies outside the folder that may be read. Paths are taken from the folder of the file that names them.`},
		{"OF007", "no-outcomes", diag.Error, `The framework has no outcomes and extends no other. There is nothing that a model could support.`},
		{"OF008", "bad-date", diag.Error, `A date is not of the form YYYY, YYYY-MM or YYYY-MM-DD, or an outcome ends before it begins.`},
	}
}

// Page is the page of the fault as plain text of at most 80 columns.
func (f Fault) Page() string {
	return fmt.Sprintf("%s %s (%s, of a framework file)\n\n%s", f.Code, f.Name, f.Severity, wrap(f.Doc, 80))
}

// faultsMarkdown is the section about frameworks in docs/rules.md.
func faultsMarkdown() string {
	var b strings.Builder
	b.WriteString("\n## Faults of framework files\n\n| code | name | severity | |\n|---|---|---|---|\n")
	for _, f := range Faults() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.Code, f.Name, f.Severity, f.Doc)
	}
	return b.String()
}
