package content

import (
	"strings"

	"github.com/resultschain/resultschain/outcomes"
)

// A shownOutcome is an outcome of the framework that the picture shows.
type shownOutcome struct {
	id, text      string
	heading       string
	group         string
	look          Look
	rank          int // of its level, the highest 0
	contributesTo []string
	box           int
}

// An outcomeSet collects the outcomes that a picture shows.
type outcomeSet struct {
	titlesOnly   bool // without the ids that people quote
	known        map[string]*outcomes.Outcome
	levels       []outcomes.Level
	hasFramework bool
	list         []*shownOutcome
	byID         map[string]*shownOutcome
}

func newOutcomeSet(f *outcomes.Framework) *outcomeSet {
	s := &outcomeSet{byID: map[string]*shownOutcome{}, known: map[string]*outcomes.Outcome{}}
	if f != nil {
		s.hasFramework = true
		s.levels = f.AllLevels()
		for o := range f.All() {
			if s.known[o.ID] == nil {
				s.known[o.ID] = o
			}
		}
	}
	return s
}

// addOlder adds the outcomes of an older framework to the known ones, but for
// those whose ids are known already, and those that the new version names but
// does not define.
func (s *outcomeSet) addOlder(f *outcomes.Framework, inNew map[string]bool) {
	if f == nil {
		return
	}
	for o := range f.All() {
		if s.known[o.ID] == nil && !inNew[o.ID] {
			s.known[o.ID] = o
		}
	}
}

// add adds the outcome with the id, once. One that is not known is shown by
// its id, as missing if there is a framework that should have it.
func (s *outcomeSet) add(id string) {
	if s.byID[id] != nil {
		return
	}
	shown := &shownOutcome{id: id, text: id, heading: "Outcomes framework", look: FrameworkLook, rank: len(s.levels)}
	if o := s.known[id]; o != nil {
		shown.text, shown.group = o.Title, OneLine(o.Group)
		if quoted := strings.ToLower(id) != id || strings.ContainsAny(id, "0123456789"); quoted && !s.titlesOnly {
			shown.text = id + ": " + o.Title
		}
		for _, to := range o.ContributesTo {
			shown.contributesTo = append(shown.contributesTo, to.ID)
		}
		for rank, l := range s.levels {
			if l.ID == o.Level.ID {
				shown.heading, shown.rank = l.Title, rank
			}
		}
	} else if s.hasFramework {
		shown.text, shown.look = "Not defined: "+id, MissingLook
	}
	s.byID[id] = shown
	s.list = append(s.list, shown)
}

// addAll adds all outcomes of the framework.
func (s *outcomeSet) addAll(f *outcomes.Framework) {
	for o := range f.All() {
		s.add(o.ID)
	}
}

// addContributedTo adds all outcomes that the ones shown contribute to, directly
// or not.
func (s *outcomeSet) addContributedTo() {
	for i := 0; i < len(s.list); i++ {
		for _, to := range s.list[i].contributesTo {
			s.add(to)
		}
	}
}
