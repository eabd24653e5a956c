// Package examples holds outcomes frameworks and logic models from real
// sources, and one model with mistakes.
//
//   - npf-2007.yaml: the National Performance Framework of Scotland, 2007
//   - dundee-soa.yaml: the Single Outcome Agreement of the Dundee Partnership,
//     as far as it is known; it extends npf-2007.yaml
//   - stobswellbeing.yaml: the results chain of the StobsWELLbeing case study,
//     2010
//   - broken.yaml: the same with a dozen mistakes, to show what check says
//
// What an example states is in the source that it names; anything else in it
// is marked illustrative.
package examples

import "embed"

// FS holds the files.
//
//go:embed *.yaml
var FS embed.FS
