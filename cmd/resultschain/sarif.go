package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

// The parts of SARIF 2.1.0 (OASIS) that are written here.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
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
	}
	sarifLocation struct {
		ID               int           `json:"id,omitempty"`
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// writeSARIF writes the findings for code scanning (SARIF 2.1.0).
func (r *results) writeSARIF(w io.Writer) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "resultschain", Version: version(), InformationURI: homepage, Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	index := map[string]int{}
	for _, rule := range logicmodel.Rules() {
		index[rule.Code] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rule))
	}
	for _, d := range r.findings {
		at, ok := index[d.Code]
		if !ok { // a fault of a framework
			at = len(run.Tool.Driver.Rules)
			index[d.Code] = at
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: d.Code, Name: d.Rule})
		}
		result := sarifResult{
			RuleID: d.Code, RuleIndex: at, Level: sarifLevel(d.Severity), Message: sarifText{d.Message},
			PartialFingerprints: map[string]string{"resultschain/v1": fingerprint(d)},
		}
		if d.Pos.File != "" {
			result.Locations = []sarifLocation{r.sarifLocation(d.Pos)}
		}
		for i, related := range d.Related {
			if related.Pos.File != "" {
				l := r.sarifLocation(related.Pos)
				l.ID, l.Message = i+1, &sarifText{related.Message}
				result.RelatedLocations = append(result.RelatedLocations, l)
			}
		}
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(r *logicmodel.Rule) sarifRule {
	first, _, _ := strings.Cut(r.Doc, "\n\n")
	return sarifRule{
		ID: r.Code, Name: r.Name, HelpURI: rulePage(r.Code, r.Name),
		ShortDescription:     &sarifText{first},
		FullDescription:      &sarifText{r.Doc},
		Help:                 &sarifText{r.Doc},
		DefaultConfiguration: &sarifConfiguration{Enabled: r.Severity != diag.Off, Level: sarifLevel(r.Severity)},
	}
}

func sarifLevel(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Info:
		return "note"
	}
	return "none"
}

func (r *results) sarifLocation(at diag.Pos) sarifLocation {
	l := sarifLocation{PhysicalLocation: sarifPhysical{ArtifactLocation: sarifArtifact{fileURI(at.File)}}}
	if at.IsValid() {
		region := &sarifRegion{StartLine: at.Line, StartColumn: at.Column}
		if at.Column > 0 {
			region.EndColumn = r.endColumn(at)
		}
		l.PhysicalLocation.Region = region
	}
	return l
}

// fileURI is a path as a URI: relative if the path is.
func fileURI(file string) string {
	if path.IsAbs(file) {
		return (&url.URL{Scheme: "file", Path: file}).String()
	}
	return (&url.URL{Path: file}).String()
}

// fingerprint tells a finding from others wherever it moves in its file.
func fingerprint(d diag.Diagnostic) string {
	sum := sha256.Sum256([]byte(d.Pos.File + "\x00" + d.Code + "\x00" + d.Subject.Element() + "\x00" + d.Message))
	return fmt.Sprintf("%x", sum[:16])
}
