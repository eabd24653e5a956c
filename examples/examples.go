// Package examples holds outcomes frameworks and logic models from real
// sources, and one model with mistakes.
//
//   - npf-2007.yaml: the National Performance Framework of Scotland, 2007
//   - dundee-soa.yaml: the Single Outcome Agreement of the Dundee Partnership,
//     as far as it is known; it extends npf-2007.yaml
//   - stobswellbeing.yaml: the results chain of the StobsWELLbeing case study,
//     2010
//   - village-cafe.yaml with village-plan.yaml: a made-up model that has a bit
//     of everything that a model may have, and its framework
//   - partnership: a portfolio of nine models, each from what its source says of
//     one partner or piece of work, and the frameworks that they are written
//     for: the Mental Health Improvement Outcomes Framework, 2010, and the
//     National Standards for Community Engagement, 2005
//   - traditions: made-up models in the forms of Kellogg, results-based management,
//     the logical framework, the CDC, the University of Wisconsin and outcomes maps,
//     and a results framework in the form of USAID with a model for it
//   - broken.yaml: stobswellbeing.yaml with a dozen mistakes, to show what check
//     says
//
// What an example of a real partnership states is in the source that it names;
// anything else in it is marked illustrative. Files that are made up as a whole
// name that as their source.
package examples

import "embed"

// FS holds the files.
//
//go:embed *.yaml partnership/*.yaml traditions/*.yaml
var FS embed.FS
