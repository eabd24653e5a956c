package strength

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// groups returns the groups that the element is in, the innermost first.
func (x *Explanation) groups() []int {
	var all []int
	for k := x.Graph.GroupOf(x.Element); k >= 0; k = x.Graph.Within(k) {
		all = append(all, k)
	}
	return all
}

// stageLinks returns the stage to which a stage leads as a whole, and the one
// that leads to it as a whole; zero where there is none.
func (x *Explanation) stageLinks(stage logicmodel.Stage) (after, before logicmodel.Stage) {
	for _, s := range x.Graph.StageLinks() {
		switch stage {
		case s[0]:
			after = s[1]
		case s[1]:
			before = s[0]
		}
	}
	return after, before
}

// factors returns the external factors that affect the element or a group that it is
// in.
func (x *Explanation) factors() []*logicmodel.Factor {
	var all []*logicmodel.Factor
	for i := range x.Model.Factors {
		f := &x.Model.Factors[i]
		if slices.ContainsFunc(f.Affects, func(ref logicmodel.Ref) bool {
			node, ok := x.Graph.Node(ref.ID)
			return ok && x.Graph.Holds(node, x.Element)
		}) {
			all = append(all, f)
		}
	}
	return all
}

// writeGroups writes which groups the element is in.
func (t *text) writeGroups() {
	if groups := t.groups(); len(groups) > 0 {
		t.writeSentence("It is part of the group %s", strings.Join(namesOf(groups, t.groupName), ", which is in "))
	}
}

// writeStatus writes how the element stands, if it has a judgement.
func (t *text) writeStatus(j *logicmodel.Judgement) {
	if j == nil || j.Is == 0 {
		return
	}
	words := "Its status is “" + strings.ReplaceAll(j.Is.String(), "-", " ") + "”"
	if j.On != "" {
		words += " as of " + string(j.On)
	}
	if j.Note != "" {
		words += ": " + quote(j.Note)
	}
	t.writeSentence("%s", words)
}

func namesOf(things []int, name func(int) string) []string {
	var names []string
	for _, x := range things {
		names = append(names, name(x))
	}
	return names
}
