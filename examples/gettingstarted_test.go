package examples_test

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/resultschain/resultschain/cli"
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// The Go code of docs/getting-started-go.md, which a test of cli
// compares with this file.

//go:embed *.yaml partnership
var files embed.FS // the models, and the frameworks that they name

func Example_startCheck() {
	framework, err := outcomes.Load(files, "dundee-soa.yaml")
	if err != nil {
		log.Fatal(err)
	}
	report, err := rules.CheckFiles(files, &rules.Options{Framework: framework}, "broken.yaml")
	if err != nil {
		log.Fatal(err) // the file could not be read
	}
	for _, d := range report.Findings() {
		if d.Severity == diag.Error {
			fmt.Printf("line %d: %s\n", d.Pos.Line, d.Message)
		}
	}
	// Output:
	// line 19: the activity "audit" leads to nothing; name what it produces under "leads-to"
	// line 42: these links close a loop: engaged → aware → engaged; turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true"
	// line 46: nothing leads to the short-term outcome "understanding"; name it under "leads-to" of the output or outcome that brings it about
	// line 57: no link leads to or from the short-term outcome "stigma"; say what brings it about and what it leads to, or remove it
	// line 62: "capacity" leads to itself; remove this link, or name the element that it should lead to
	// line 70: "trust" is a long-term outcome and leads back to "group", an output; turn the link round, correct a stage, or mark the link with "feedback: true"
	// line 78: "N06" is not an outcome of the framework "dundee-soa" or those it extends; did you mean "NO6"?
}

func Example_startData() {
	posted := []byte(`{"model": "cafe", "title": "Village café", "activites": []}`)
	report, err := rules.Check([]rules.Source{{Name: "posted.json", Text: posted}}, &rules.Options{FS: files})
	if err != nil {
		log.Fatal(err)
	}
	text, err := json.MarshalIndent(report.Findings(), "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output:
	// [
	//   {
	//     "file": "posted.json",
	//     "line": 1,
	//     "column": 44,
	//     "severity": "error",
	//     "code": "LM001",
	//     "rule": "malformed",
	//     "message": "\"activites\" is not a key of a model; did you mean \"activities\"?",
	//     "element": "",
	//     "related": [],
	//     "offset": 44,
	//     "end": {
	//       "line": 1,
	//       "column": 55,
	//       "offset": 55
	//     },
	//     "fixes": [
	//       {
	//         "message": "write \"activities\"",
	//         "certain": true,
	//         "edits": [
	//           {
	//             "pos": {
	//               "file": "posted.json",
	//               "line": 1,
	//               "column": 44,
	//               "offset": 44
	//             },
	//             "end": {
	//               "file": "posted.json",
	//               "line": 1,
	//               "column": 55,
	//               "offset": 55
	//             },
	//             "text": "\"activities\""
	//           }
	//         ]
	//       }
	//     ]
	//   }
	// ]
}

func Example_startErrors() {
	_, _, err := rules.Load(files, "cafe.yaml")
	var faults diag.List
	switch {
	case errors.Is(err, fs.ErrNotExist):
		fmt.Println("there is no such file")
	case errors.As(err, &faults):
		fmt.Println(len(faults), "faults in the files")
	case err != nil:
		log.Fatal(err)
	}
	// Output:
	// there is no such file
}

func Example_startRule() {
	target := &rules.Rule{
		Code:     "OUR001",
		Name:     "no-target",
		Doc:      "Our board asks how far each long-term outcome is to go, so each has a target.",
		Severity: diag.Error,
		Class:    rules.ClassMethod,
		Run: func(p *rules.Pass) {
			for e := range p.Model.At(logicmodel.LongTerm) {
				targets := 0
				for _, i := range e.Indicators {
					targets += len(i.Targets)
				}
				if targets == 0 {
					p.Reportf(e.Pos, e, "%s has no target; give one of its indicators one, under \"targets\"", diag.Quote(e.ID))
				}
			}
		},
	}
	options := &rules.Options{
		Rules:    []*rules.Rule{target},
		Severity: map[string]diag.Severity{"LM030": diag.Warning}, // one that is off otherwise: links without a reason
	}
	report, err := rules.CheckFiles(files, options, "village-cafe.yaml")
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range report.Findings() {
		fmt.Println(d)
	}
	// Output:
	// village-cafe.yaml:46:16: warning: nothing says why "cooking" leads to "lessons"; give the reason under "because", or the evidence [LM030]
	// village-cafe.yaml:119:11: error: "belonging" has no target; give one of its indicators one, under "targets" [OUR001]
	// village-cafe.yaml:126:11: error: "food" has no target; give one of its indicators one, under "targets" [OUR001]
}

func Example_startCommand() {
	var ours []*rules.Rule
	cli.Main(cli.Rules(ours...))
}

// picture answers with a model as a picture.
func picture(checker *rules.Checker, layouts *render.Cache) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		report, err := checker.CheckFiles(r.PathValue("model") + ".yaml")
		switch {
		case err != nil: // of embedded files only that there is none of this name
			http.Error(w, "there is no such model", http.StatusNotFound)
			return
		case report.Findings().Err() != nil: // it has errors, and its picture would be wrong too
			http.Error(w, report.Findings().Error(), http.StatusUnprocessableEntity)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), 10*time.Second)
		defer cancel()
		w.Header().Set("Content-Type", render.SVG.MediaType())
		result := report.Results[0]
		options := &render.Options{Framework: result.Framework, Cache: layouts}
		drawing, err := render.Model(result.Model, options)
		if err == nil {
			err = drawing.Write(ctx, w, render.SVG)
		}
		if err != nil {
			http.Error(w, "the picture could not be made", http.StatusInternalServerError)
		}
	}
}

func Example_startDraw() {
	checker, err := rules.NewChecker(&rules.Options{FS: files})
	if err != nil {
		log.Fatal(err) // something is wrong with the options
	}
	mux := http.NewServeMux()
	mux.Handle("GET /pictures/{model}", picture(checker, render.NewCache(100, 10<<20))) // layouts, and their bytes
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, name := range []string{"village-cafe", "village-pub"} {
		response, err := http.Get(server.URL + "/pictures/" + name)
		if err != nil {
			log.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(name, response.StatusCode, response.Header.Get("Content-Type"), strings.Count(string(body), `class="box"`))
	}
	// Output:
	// village-cafe 200 image/svg+xml 17
	// village-pub 404 text/plain; charset=utf-8 0
}

func Example_startMany() {
	report, err := rules.CheckFiles(files, nil, "stobswellbeing.yaml", "broken.yaml", "village-cafe.yaml")
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range report.Results {
		fmt.Println(r.Name, r.Findings.Count(diag.Error), "errors,", r.Findings.Count(diag.Warning), "warnings")
	}
	// Output:
	// stobswellbeing.yaml 0 errors, 0 warnings
	// broken.yaml 7 errors, 4 warnings
	// village-cafe.yaml 0 errors, 0 warnings
}

func Example_startEdit() {
	src, err := files.ReadFile("stobswellbeing.yaml")
	if err != nil {
		log.Fatal(err)
	}
	file, err := edit.Open("stobswellbeing.yaml", src)
	if err != nil {
		log.Fatal(err)
	}
	if err := file.Rename("wellbeing", "well"); err != nil {
		log.Fatal(err)
	}
	trusted := outcomes.Indicator{ID: "trusted", Title: "People who trust a neighbour", Unit: "%"}
	if err := file.Add(trusted, "well", "indicators"); err != nil {
		log.Fatal(err)
	}
	for _, e := range file.Edits() {
		fmt.Printf("line %d: %q\n", e.Pos.Line, e.Text)
	}
	// Output:
	// line 171: "well"
	// line 174: "well"
	// line 178: "\n  indicators:\n    - id: trusted\n      title: People who trust a neighbour\n      unit: \"%\""
}

func Example_startCoverage() {
	partners, err := rules.CheckFiles(files, nil, "partnership")
	if err != nil {
		log.Fatal(err)
	}
	if found := partners.Findings(); found.Err() != nil {
		log.Print(found) // models with errors are left out
	}
	coverage := portfolio.Cover(partners, nil) // of the framework that most of them name
	for _, o := range coverage.MissingRows() {
		fmt.Println("nobody supports", o.ID, o.Title)
	}
	// Output:
	// nobody supports M5-schools Mentally healthy schools
	// nobody supports M5-workplaces Mentally healthy workplaces
	// nobody supports M6-environments Improved environments
}
