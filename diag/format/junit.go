package format

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Failure *junitFailure `xml:"failure,omitempty"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes the findings as a test report: a suite for each file, with
// a case for each finding, or one that passes where there are none. Errors
// fail, and warnings too where they count as errors; the rest are cases that
// pass.
func (r *Report) writeJUnit(w io.Writer) error {
	all := junitSuites{Name: "resultschain"}
	byFile := map[string]diag.List{}
	files := slices.Clone(r.Files)
	printer := diag.Printer{Source: r.Source}
	for _, d := range r.Findings {
		if _, ok := byFile[d.Pos.File]; !ok && !slices.Contains(files, d.Pos.File) {
			files = append(files, d.Pos.File) // a framework that a model names
		}
		byFile[d.Pos.File] = append(byFile[d.Pos.File], d)
	}
	for _, file := range files {
		suite := junitSuite{Name: file}
		for _, d := range byFile[file] {
			var printed strings.Builder // writing to it never fails
			printer.Print(&printed, diag.List{d})
			c := junitCase{Name: d.Code + " " + d.Rule, Class: file}
			if r.Fails(d.Severity) {
				c.Failure = &junitFailure{Message: d.Message, Type: d.Severity.String(), Text: printed.String()}
				suite.Failures++
			} else {
				c.Out = printed.String()
			}
			suite.Cases = append(suite.Cases, c)
		}
		if len(suite.Cases) == 0 {
			suite.Cases = []junitCase{{Name: "check", Class: file}}
		}
		suite.Tests = len(suite.Cases)
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Suites = append(all.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
