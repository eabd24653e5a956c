package format

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// The parts of SARIF 2.1.0 (OASIS) that are written here.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string              `json:"id"`
		Name                 string              `json:"name"`
		ShortDescription     *sarifText          `json:"shortDescription,omitempty"`
		FullDescription      *sarifText          `json:"fullDescription,omitempty"`
		Help                 *sarifText          `json:"help,omitempty"`
		HelpURI              string              `json:"helpUri,omitempty"`
		DefaultConfiguration *sarifConfiguration `json:"defaultConfiguration,omitempty"`
	}
	sarifConfiguration struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifText         `json:"message"`
		Locations           []sarifLocation   `json:"locations,omitempty"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
		Fixes               []sarifFix        `json:"fixes,omitempty"`
	}
	sarifFix struct {
		Description     sarifText     `json:"description"`
		ArtifactChanges []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		ArtifactLocation sarifArtifact      `json:"artifactLocation"`
		Replacements     []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		DeletedRegion   *sarifRegion `json:"deletedRegion"`
		InsertedContent sarifText    `json:"insertedContent"`
	}
	sarifLocation struct {
		ID               int `json:"id,omitempty"`
		PhysicalLocation struct {
			ArtifactLocation sarifArtifact `json:"artifactLocation"`
			Region           *sarifRegion  `json:"region,omitempty"`
		} `json:"physicalLocation"`
		Message *sarifText `json:"message,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// writeSARIF writes the findings for code scanning (SARIF 2.1.0).
func (r *Report) writeSARIF(w io.Writer) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	driver := &run.Tool.Driver
	*driver = sarifDriver{Name: "resultschain", Version: r.Version, InformationURI: Homepage, Rules: []sarifRule{}}
	for _, rule := range r.Rules {
		driver.Rules = append(driver.Rules, newSARIFRule(rule))
	}
	for _, d := range r.Findings {
		index := slices.IndexFunc(driver.Rules, func(rule sarifRule) bool { return rule.ID == d.Code })
		if index < 0 { // a fault of a framework
			index = len(driver.Rules)
			driver.Rules = append(driver.Rules, sarifRule{ID: d.Code, Name: d.Rule})
		}
		result := sarifResult{
			RuleID: d.Code, RuleIndex: index, Level: sarifLevel(d.Severity), Message: sarifText{d.Message},
			PartialFingerprints: map[string]string{"resultschain/v1": fingerprint(d)},
		}
		if d.Pos.File != "" {
			result.Locations = []sarifLocation{newSARIFLocation(d.Pos, r.end(d.Pos, d.End))}
		}
		for i, related := range d.Related {
			if related.Pos.File != "" {
				l := newSARIFLocation(related.Pos, r.end(related.Pos, diag.Pos{}))
				l.ID, l.Message = i+1, &sarifText{related.Message}
				result.RelatedLocations = append(result.RelatedLocations, l)
			}
		}
		for _, f := range d.Fixes {
			if len(f.Edits) > 0 {
				result.Fixes = append(result.Fixes, newSARIFFix(f))
			}
		}
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// newSARIFRule returns a rule, which the first paragraph of its documentation
// describes in short.
func newSARIFRule(r Rule) sarifRule {
	first, _, _ := strings.Cut(r.Doc, "\n\n")
	return sarifRule{
		ID: r.Code, Name: r.Name, HelpURI: r.Page,
		ShortDescription:     &sarifText{first},
		FullDescription:      &sarifText{r.Doc},
		Help:                 &sarifText{r.Doc},
		DefaultConfiguration: &sarifConfiguration{Enabled: r.Severity != diag.Off, Level: sarifLevel(r.Severity)},
	}
}

// sarifLevel returns the level of a severity; SARIF has no info.
func sarifLevel(s diag.Severity) string {
	switch s {
	case diag.Error, diag.Warning:
		return s.String()
	case diag.Info:
		return "note"
	}
	return "none"
}

// newSARIFLocation returns a location in a file, and in its text where at is valid.
func newSARIFLocation(at, end diag.Pos) sarifLocation {
	var l sarifLocation
	l.PhysicalLocation.ArtifactLocation.URI = fileURI(at.File)
	if at.IsValid() {
		l.PhysicalLocation.Region = newSARIFRegion(at, end)
	}
	return l
}

func newSARIFRegion(at, end diag.Pos) *sarifRegion {
	region := &sarifRegion{StartLine: at.Line, StartColumn: at.Column}
	if at.Column > 0 {
		region.EndColumn = end.Column
	}
	if end.Line > at.Line {
		region.EndLine = end.Line
	}
	return region
}

// newSARIFFix returns a fix, whose edits are all of one file.
func newSARIFFix(f diag.Fix) sarifFix {
	var change sarifChange
	for _, e := range f.Edits {
		change.ArtifactLocation.URI = fileURI(e.Pos.File)
		change.Replacements = append(change.Replacements, sarifReplacement{newSARIFRegion(e.Pos, e.End), sarifText{e.Text}})
	}
	return sarifFix{sarifText{f.Message}, []sarifChange{change}}
}

// fileURI returns a path as a URI, which is relative if the path is.
func fileURI(file string) string {
	uri := url.URL{Path: file}
	if path.IsAbs(file) {
		uri.Scheme = "file"
	}
	return uri.String()
}

// fingerprint returns a hash that stays the same when a finding moves in its file.
func fingerprint(d diag.Diagnostic) string {
	sum := sha256.Sum256([]byte(d.Pos.File + "\x00" + d.Code + "\x00" + d.Subject.Element() + "\x00" + d.Message))
	return fmt.Sprintf("%x", sum[:16])
}
