package cids_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"testing"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/exchange/internal/cids"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// required are the keys that the Basic tier asks for, and references those that name
// another thing of the file.
var (
	required = map[string][]string{
		"cids:Organization": {"org:hasLegalName"}, "cids:Theme": {"org:hasName", "hasDescription"}, "cids:Outcome": {"org:hasName", "hasDescription", "forOrganization"},
		"cids:Indicator": {"org:hasName", "hasDescription", "unitDescription", "forOrganization"}, "cids:IndicatorReport": {"org:hasName", "forIndicator", "forOrganization", "i72:value", "prov:startedAtTime", "prov:endedAtTime"},
	}
	references = []string{"hasOutcome", "hasIndicator", "relatesTo", "forOrganization", "forTheme", "canProduce", "forOutcome", "forIndicator"}
)

// TestBasic checks files by what the shapes of the Basic tier ask for.
func TestBasic(t *testing.T) {
	t.Parallel()
	reports := 0
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".yaml" {
			return err
		}
		text, err := examples.FS.ReadFile(name)
		m, bad := logicmodel.Parse(name, text)
		if bad != nil {
			return err
		}
		var f *outcomes.Framework
		if m.Framework.File != "" {
			f, _ = outcomes.Load(examples.FS, path.Join(path.Dir(name), m.Framework.File)) // some belong to no framework there
		}
		data, _, err := cids.Write(m, f, "")
		if err != nil {
			return err
		}
		reports += check(t, name, data)
		return nil
	})
	if err != nil || reports == 0 {
		t.Errorf("%d reports, %v", reports, err)
	}
}

// check checks a file, and returns how many values it reports.
func check(t *testing.T, name string, data []byte) (reports int) {
	var nodes []map[string]any
	if err := json.Unmarshal(data, &nodes); err != nil {
		t.Fatal(err)
	}
	var ids []any
	for _, n := range nodes {
		if slices.Contains(ids, n["@id"]) {
			t.Errorf("%s: %v is there twice", name, n["@id"])
		}
		ids = append(ids, n["@id"])
		if n["@type"] == "cids:IndicatorReport" {
			reports++
		}
		for _, key := range required[n["@type"].(string)] {
			if n[key] == nil || n[key] == "" {
				t.Errorf("%s: %v has no %s", name, n["@id"], key)
			}
		}
	}
	for _, n := range nodes {
		for _, key := range references {
			all, isList := n[key].([]any)
			if !isList && n[key] != nil {
				all = []any{n[key]}
			}
			for _, id := range all {
				if !slices.Contains(ids, id) {
					t.Errorf("%s: %v: %s names %v, which is not there", name, n["@id"], key, id)
				}
			}
		}
	}
	return reports
}
