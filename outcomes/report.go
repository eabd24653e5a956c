package outcomes

import (
	"fmt"

	"github.com/resultschain/resultschain/diag"
)

// maxFindings is how many findings of one rule are told of a framework, as of a
// model; one more says how many are left.
const maxFindings = 1000

// A report gathers findings, of each rule no more than are told. The zero report
// is empty.
type report struct {
	list diag.List
	told map[string]int // findings of each rule, by code
	over map[string]int // the place in the list of the first of a rule that is too many
}

// add adds a finding, which can be added to by the return value until the next
// one is.
func (r *report) add(d diag.Diagnostic) *diag.Diagnostic {
	if r.told == nil {
		r.told, r.over = map[string]int{}, map[string]int{}
	}
	r.told[d.Code]++
	switch n := r.told[d.Code]; {
	case n > maxFindings+1:
		return &d // told to nobody
	case n == maxFindings+1:
		r.over[d.Code] = len(r.list)
	}
	r.list = append(r.list, d)
	return &r.list[len(r.list)-1]
}

// full reports whether no more findings of the rule are told, but only counted.
func (r *report) full(code string) bool { return r.told[code] > maxFindings }

// findings are those that were added, and how many more there are.
func (r *report) findings() diag.List {
	for code, i := range r.over {
		d := &r.list[i]
		d.Message = fmt.Sprintf("%d more findings of this rule are not told; mend the others first", r.told[code]-maxFindings)
		d.Related, d.Fixes = nil, nil
	}
	return r.list
}
