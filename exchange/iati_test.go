package exchange_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
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

// contents holds which elements stand in others, in their order, by the schema of IATI
// 2.03: a "?" follows what may be missing, a "+" what may be there more than once, and a
// "*" what may be either. It has the elements of activities and results alone.
var contents = map[string]string{
	"iati-activities": "iati-activity+",
	"iati-activity": `iati-identifier reporting-org title description+ participating-org+ other-identifier* activity-status activity-date+ contact-info*
		activity-scope? recipient-country* recipient-region* location* sector* tag* country-budget-items? humanitarian-scope* policy-marker*
		collaboration-type? default-flow-type? default-finance-type? default-aid-type* default-tied-status? budget* planned-disbursement*
		capital-spend? transaction* document-link* related-activity* legacy-data* conditions? result*`,
	"result":    "title description? document-link* reference* indicator+",
	"indicator": "title description? document-link* reference* baseline* period*",
	"baseline":  "location* dimension* document-link* comment?",
	"period":    "period-start period-end target* actual*",
	"target":    "location* dimension* comment? document-link*",
	"actual":    "location* dimension* comment? document-link*",
}

// checkContents checks that each element of the file stands where the schema has it.
func checkContents(t *testing.T, file string, data []byte) {
	t.Helper()
	type open struct{ name, children string }
	var path []open
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if n := len(path); n > 0 {
				path[n-1].children += token.Name.Local + " "
			}
			path = append(path, open{name: token.Name.Local})
		case xml.EndElement:
			e := path[len(path)-1]
			path = path[:len(path)-1]
			want, ok := contents[e.name]
			if ok && !regexp.MustCompile("^"+contentName.ReplaceAllString(want, "($1 )$2")+"$").MatchString(e.children) {
				t.Errorf("%s: in <%s> stand %s, want %s", file, e.name, e.children, want)
			}
		}
	}
}

// contentName matches a name in [contents], and the white space behind it.
var contentName = regexp.MustCompile(`([a-z-]+)([?*+]?)\s*`)

// TestIATI checks files by what the schema of IATI 2.03 has of activities and results, and by
// those rules of its standard ruleset that are about results: 8.6.1, 8.8.1 to 8.10.3, and 8.11.1.
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
	written := 0
	for name, m := range all {
		data, _, err := form.Write(m, options)
		if err != nil && strings.Contains(err.Error(), "has an indicator") {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		checkRules(t, name, data)
		checkContents(t, name, data)
		written++
	}
	if written < 6 {
		t.Fatalf("only %d files", written)
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
