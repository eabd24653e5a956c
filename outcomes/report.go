package outcomes

import (
	"fmt"

	"github.com/resultschain/resultschain/diag"
)

// maxFindings is how many findings of one rule are reported of a framework, as of a
// model; one more has the number of those left out.
const maxFindings = 1000

// A report gathers findings, of each rule at most [maxFindings]. The zero report
// is empty.
type report struct {
	list   diag.List
	count  map[string]int // findings of each rule, by code
	excess map[string]int // the place in the list of the first of a rule that is too many
}

// add adds a finding and returns it, so that the caller can add to it before the
// next one.
func (r *report) add(d diag.Diagnostic) *diag.Diagnostic {
	if r.count == nil {
		r.count, r.excess = map[string]int{}, map[string]int{}
	}
	r.count[d.Code]++
	switch n := r.count[d.Code]; {
	case n > maxFindings+1:
		return &d // it is not reported
	case n == maxFindings+1:
		r.excess[d.Code] = len(r.list)
	}
	r.list = append(r.list, d)
	return &r.list[len(r.list)-1]
}

// isFull reports whether findings of the rule are only counted from now on.
func (r *report) isFull(code string) bool { return r.count[code] > maxFindings }

// findings returns those that were added, and how many more there are.
func (r *report) findings() diag.List {
	for code, i := range r.excess {
		d := &r.list[i]
		d.Message = fmt.Sprintf("%d more findings of this rule are not shown; mend the others first", r.count[code]-maxFindings)
		d.Related, d.Fixes = nil, nil
	}
	return r.list
}
