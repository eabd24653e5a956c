package exchange_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/exchange"
)

// activities are what the rules of IATI look at in a file.
type activities struct {
	Results []struct {
		References []struct{} `xml:"reference"`
		Indicators []struct {
			Measure    string     `xml:"measure,attr"`
			References []struct{} `xml:"reference"`
			Baselines  []valued   `xml:"baseline"`
			Periods    []struct {
				Start   day      `xml:"period-start"`
				End     day      `xml:"period-end"`
				Targets []valued `xml:"target"`
				Actuals []valued `xml:"actual"`
			} `xml:"period"`
		} `xml:"indicator"`
	} `xml:"iati-activity>result"`
}

type day struct {
	Date string `xml:"iso-date,attr"`
}

type valued struct {
	Value *string `xml:"value,attr"`
}

// TestIATI checks files by the schema of IATI 2.03, and by those rules of its standard
// ruleset that are about results: 8.6.1, 8.8.1 to 8.10.3, and 8.11.1.
func TestIATI(t *testing.T) {
	t.Parallel()
	form, err := exchange.Find("iati")
	if err != nil {
		t.Fatal(err)
	}
	all := models(t)
	for seed := range uint64(6) {
		all[fmt.Sprint("rich ", seed)] = rich(seed)
	}
	folder := t.TempDir()
	var files []string
	for name, m := range all {
		data, _, err := form.Write(m, options)
		if err != nil && strings.Contains(err.Error(), "has an indicator") {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		checkRules(t, name, data)
		file := filepath.Join(folder, fmt.Sprint(len(files), ".xml"))
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if len(files) < 6 {
		t.Fatalf("only %d files", len(files))
	}
	xmllint, err := exec.LookPath("xmllint")
	switch {
	case err != nil && os.Getenv("CI") == "true":
		t.Fatal("xmllint is not installed")
	case err != nil || testing.Short():
		t.Skip("without xmllint, the schema is not looked at")
	}
	args := append([]string{"--nonet", "--noout", "--schema", "testdata/iati/iati-activities-schema.xsd"}, files...)
	if out, err := exec.Command(xmllint, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func checkRules(t *testing.T, name string, data []byte) {
	var a activities
	if err := xml.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	value := func(rule, measure string, all []valued) {
		for _, v := range all {
			switch {
			case measure == "5" && v.Value != nil:
				t.Errorf("%s: rule %s.3: a value that is words has @value", name, rule)
			case measure != "5" && v.Value == nil:
				t.Errorf("%s: rule %s.1: no @value", name, rule)
			case measure != "5":
				if _, err := strconv.ParseFloat(*v.Value, 64); err != nil {
					t.Errorf("%s: rule %s.2: %q is no number", name, rule, *v.Value)
				}
			}
		}
	}
	for _, r := range a.Results {
		for _, in := range r.Indicators {
			if len(r.References) > 0 && len(in.References) > 0 {
				t.Errorf("%s: rule 8.11.1: a reference of the result and of its indicator", name)
			}
			value("8.8", in.Measure, in.Baselines)
			for _, p := range in.Periods {
				if p.Start.Date >= p.End.Date {
					t.Errorf("%s: rule 8.6.1: a period from %s to %s", name, p.Start.Date, p.End.Date)
				}
				value("8.9", in.Measure, p.Targets)
				value("8.10", in.Measure, p.Actuals)
			}
		}
	}
}
