package near

import (
	"slices"
	"strings"
)

// synonyms holds the words that other traditions and file formats of the field
// use for keys and words of the files. A word with two meanings is listed for
// both; which one is meant depends on the keys that may stand there.
var synonyms = map[string][]string{
	// the stages
	"inputs":     {"resources", "investments"},
	"activities": {"activity", "actions", "interventions", "strategies", "processes", "work", "tasks", "what-we-do"},
	"outputs":    {"products", "deliverables", "immediate-results"},
	"outcomes":   {"results", "changes", "benefits", "effects", "objectives", "outcomes-by-term", "expected-results", "purpose"},
	"short":      {"short-term", "short-term-outcomes", "short-outcomes", "immediate", "immediate-outcomes", "initial", "initial-outcomes", "early", "early-outcomes", "proximal", "near-term", "shortterm"},
	"medium":     {"medium-term", "medium-term-outcomes", "medium-outcomes", "mid-term", "mid", "midterm", "intermediate", "intermediate-outcomes", "interim", "mediumterm"},
	"long":       {"long-term", "long-term-outcomes", "long-outcomes", "ultimate", "ultimate-outcomes", "final", "final-outcomes", "distal", "longterm", "impact", "impacts"},
	"end-state":  {"impact", "impacts", "goal", "goals", "ultimate", "ultimate-outcome", "ultimate-outcomes", "final-outcome", "vision", "end-goal", "overall-objective", "overall-goal", "development-objective", "endstate", "end", "long-term-goal"},

	// the top of a model or framework
	"model":            {"logic-model", "theory-of-change", "results-chain", "logframe", "model-id", "id"},
	"framework":        {"outcomes-framework", "results-framework", "framework-id", "id"},
	"title":            {"name", "heading", "statement"},
	"name":             {"title", "organisation", "organization", "organisation-name"},
	"text":             {"title", "description", "statement", "assumption", "risk"},
	"summary":          {"description", "abstract", "details", "narrative", "about", "explanation"},
	"description":      {"summary", "details", "narrative", "explanation"},
	"situation":        {"need", "needs", "problem", "problem-statement", "context", "background", "issue", "rationale"},
	"partners":         {"partner", "organisations", "organizations", "agencies", "owner", "owners", "lead", "lead-partner", "responsible", "who", "delivered-by", "stakeholders", "implementers"},
	"reach":            {"beneficiaries", "beneficiary", "participants", "participant", "participation", "target-group", "target-groups", "audience", "audiences", "users", "population", "target-population", "clients", "customers", "reach-groups", "for", "who"},
	"assumptions":      {"assumption", "conditions", "preconditions"},
	"risks":            {"risk", "threats"},
	"external-factors": {"external", "factors", "external-influences", "influences", "context", "externalities"},
	"place":            {"location", "area", "where", "geography", "country"},
	"partnership":      {"organisation", "organization", "programme", "program", "owner"},
	"lang":             {"language", "locale"},
	"as-at":            {"date", "as-of", "updated", "last-updated"},
	"groups":           {"strands", "themes", "clusters", "workstreams", "pathways"},
	"headings":         {"columns", "labels", "stage-names"},
	"levels":           {"level", "tiers", "layers", "hierarchy"},
	"extends":          {"based-on", "imports", "includes", "inherits"},

	// elements
	"id":             {"code", "key", "identifier", "ref", "number", "no", "nr"},
	"label":          {"short-title", "short-name", "abbreviation"},
	"leads-to":       {"leadsto", "link", "links", "links-to", "linked-to", "next", "results-in", "contributes-to", "causes", "feeds-into", "feeds", "produces", "then", "enables", "lead-to", "influences", "outcome", "outcomes", "outputs"},
	"contributes-to": {"leads-to", "supports", "parent", "parents", "feeds-into", "contributes"},
	"depends-on":     {"requires", "needs", "preconditions", "caused-by", "after"},
	"supports":       {"contributes-to", "aligns-with", "aligned-to", "framework-outcomes", "maps-to", "sdg", "sdgs"},
	"indicators":     {"indicator", "measures", "measure", "metrics", "metric", "kpis", "kpi", "performance-measures", "performance-indicators", "success-measures", "ovis"},
	"ignore":         {"suppress", "disable", "skip"},
	"note":           {"notes", "comment", "comments", "remark", "remarks"},
	"illustrative":   {"example"},
	"group":          {"theme", "strand", "cluster", "workstream", "pathway"},
	"same-as":        {"see-also", "external-id", "external-ids"},

	// links
	"to":       {"target", "id", "element", "leads-to"},
	"because":  {"reason", "rationale", "why", "mechanism", "theory", "explanation", "justification"},
	"evidence": {"strength", "proof", "confidence", "strength-of-evidence", "evidence-base"},
	"assumes":  {"assumption", "assumptions", "assuming", "if"},
	"feedback": {"loop", "feedback-loop"},
	"grade":    {"strength", "rating", "quality", "level", "confidence"},

	// indicators and their values
	"baseline":         {"base", "start", "starting-value", "starting-point", "base-value", "baselines"},
	"targets":          {"target", "milestones", "milestone", "goal", "goals", "targeted", "target-values"},
	"actuals":          {"actual", "results", "result", "achieved", "values", "data", "measurements", "achievements", "actual-values", "progress"},
	"source":           {"means-of-verification", "mov", "data-source", "sources", "source-of-data", "data-sources", "verification", "reference", "citation", "url"},
	"unit":             {"units", "unit-of-measure", "measure", "uom", "unit-of-measurement"},
	"direction":        {"polarity", "trend", "desired-direction"},
	"measures":         {"framework-indicator", "indicator"},
	"definition":       {"meaning", "defined-as", "precise-definition", "description"},
	"method":           {"methodology", "collection-method", "data-collection", "data-collection-method", "tool"},
	"frequency":        {"how-often", "periodicity", "reporting-frequency", "collected"},
	"responsible":      {"owner", "responsibility", "who", "responsible-party", "person-responsible", "lead", "collected-by"},
	"disaggregated-by": {"disaggregation", "disaggregate-by", "disaggregate", "disaggregations", "breakdown", "split-by", "dimensions"},
	"value":            {"amount", "figure", "number", "result", "target", "baseline", "actual", "val"},
	"on":               {"date", "year", "when", "at", "by", "period", "as-at", "due", "deadline", "until"},
	"status":           {"state", "tested", "progress"},

	// risks
	"likelihood":  {"probability", "chance"},
	"consequence": {"impact", "severity", "effect", "consequences"},
	"mitigation":  {"mitigations", "response", "treatment", "control", "controls"},
	"priority":    {"is-priority"},

	// words that a key takes
	"increase":  {"up", "higher", "rise", "increasing", "more", "positive", "ascending", "improve"},
	"decrease":  {"down", "lower", "fall", "decreasing", "less", "reduce", "fewer", "negative", "descending", "reduction"},
	"maintain":  {"same", "stable", "constant", "no-change", "keep", "steady"},
	"strong":    {"high", "good", "robust"},
	"moderate":  {"medium", "fair", "some"},
	"weak":      {"low", "poor", "limited"},
	"none":      {"nil"},
	"low":       {"unlikely", "minor", "small", "weak"},
	"high":      {"likely", "major", "severe", "large", "strong"},
	"third":     {"voluntary", "charity", "ngo", "third-sector", "voluntary-sector", "civil-society", "not-for-profit", "nonprofit", "non-profit", "vcse"},
	"public":    {"government", "state", "public-sector", "statutory", "council", "local-government"},
	"private":   {"business", "company", "private-sector", "commercial"},
	"community": {"community-group", "residents", "local"},
	"holds":     {"true", "confirmed", "tested", "valid", "yes"},
	"broken":    {"false", "failed", "invalid", "no"},
	"untested":  {"open", "unknown", "assumed", "unproven"},
	"awareness": {"knowledge", "understanding", "attitude", "attitudes"},
	"capacity":  {"skills", "skill", "ability", "abilities", "capability"},
	"practice":  {"behaviour", "behavior", "action", "practices"},
	"condition": {"wellbeing", "conditions", "circumstances", "situation"},
	"activity":  {"activities", "action"},
	"output":    {"outputs", "product"},
}

// instead holds the advice for keys of other formats that have no counterpart.
var instead = map[string]string{
	"stage":    `the stage of an element is the key under which it stands, such as "outputs", or "short" under "outcomes"`,
	"term":     `the term of an outcome is the key under which it stands: "short", "medium" or "long"`,
	"level":    `levels are those of the framework; name an outcome of it under "supports"`,
	"effect":   `where an effect is not wanted, write "unintended: true" at the element`,
	"polarity": `where an effect is not wanted, write "unintended: true" at the element`,
	"arrows":   `name what an element leads to under its "leads-to"`,
	"links":    `name what an element leads to under its "leads-to"`,
	"edges":    `name what an element leads to under its "leads-to"`,
}

// Instead returns the advice for a key that has no counterpart, and the empty
// string where there is none.
func Instead(key string) string { return instead[strings.ToLower(key)] }

// Synonym returns the known word for another word of the field, such as inputs
// for "Resources", or for another spelling, such as end-state for "End state";
// false where there is none.
func Synonym(name string, known []string) (string, bool) {
	word := strings.Trim(strings.NewReplacer(" ", "-", "_", "-", "\u00a0", "-").Replace(strings.ToLower(name)), "-")
	if i := slices.Index(known, word); i >= 0 && known[i] != name {
		return known[i], true
	}
	for _, k := range known {
		if k != name && slices.Contains(synonyms[k], word) {
			return k, true
		}
	}
	return "", false
}

// Word returns the known word that another one means, by [Synonym] or else by
// [Find].
func Word(name string, known []string) (string, bool) {
	if like, ok := Synonym(name, known); ok {
		return like, true
	}
	return Find(name, known)
}
