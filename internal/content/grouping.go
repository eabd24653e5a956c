package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Grouping is what puts the elements of a model together, besides its stages.
type Grouping string

// The groupings. The zero Grouping is none.
const (
	ByPartner Grouping = "partner"
	ByReach   Grouping = "reach"
	ByGroup   Grouping = "group" // the outermost
)

// Groupings returns all groupings.
func Groupings() []Grouping { return []Grouping{ByPartner, ByReach, ByGroup} }

// UnmarshalText reads the name of a grouping, in any case. Its error, an
// [*OptionError], names the ones there are.
func (g *Grouping) UnmarshalText(name []byte) (err error) {
	if *g, err = ParseName("GroupBy", string(name), Groupings()); err != nil {
		return NewOptionError("GroupBy", "a model cannot be grouped by %q; use %s", name, prose.Or([]string{string(ByPartner), string(ByReach), string(ByGroup)}))
	}
	return nil
}

// words returns what the grouping is by, and the heading over what it puts together.
func (g Grouping) words() (none, heading string) {
	switch g {
	case ByPartner:
		return "no element names a partner", "Partners"
	case ByReach:
		return "no element says whom it reaches", "Reach"
	}
	return "the model has no groups with elements", "Groups"
}

// A Member is a partner, a reach group or a group whose elements belong together.
type Member struct {
	Initials string // of the title, unlike those of the others
	Title    string
}

// groupBy puts the boxes of the elements that belong together into a swimlane, in the
// order of the file and those of none last, or marks them where one belongs to several.
func (p *Picture) groupBy(m *logicmodel.Model, o *Options, byElement []int) error {
	if o.GroupBy == "" {
		return nil
	}
	if p.View == TriangleView {
		return NewOptionError("GroupBy", "only a logic model in the views %s and %s is grouped", ModelView, ChainView)
	}
	if !slices.Contains(Groupings(), o.GroupBy) {
		return new(Grouping).UnmarshalText([]byte(o.GroupBy))
	}
	none, _ := o.GroupBy.words()
	of := p.members(m, o.GroupBy, byElement)
	if p.Members == nil {
		return NewOptionError("GroupBy", "it cannot be grouped by %s: %s", o.GroupBy, none)
	}
	p.GroupedBy = o.GroupBy
	if p.addSwimlanes(of) {
		return nil
	}
	for n := range of {
		p.Boxes[n].Members = of[n]
	}
	p.setInitials()
	return nil
}

// members finds the members that have elements, and returns those of each box.
func (p *Picture) members(m *logicmodel.Model, by Grouping, byElement []int) [][]int {
	type named struct{ id, title string }
	var all []named
	var ids func(i int) []string
	refs := func(list []logicmodel.Ref) (out []string) {
		for _, r := range list {
			out = append(out, r.ID)
		}
		return out
	}
	switch by {
	case ByPartner:
		for i := range m.Partners {
			all = append(all, named{m.Partners[i].ID, m.Partners[i].Name})
		}
		ids = func(i int) []string { return refs(m.Elements[i].Partners) }
	case ByReach:
		for i := range m.Reach {
			all = append(all, named{m.Reach[i].ID, m.Reach[i].Title})
		}
		ids = func(i int) []string { return refs(m.Elements[i].Reach) }
	default:
		for i := range p.Frames {
			all = append(all, named{p.Frames[i].ID, p.Frames[i].Title})
		}
		ids = func(i int) []string {
			if f := p.outermost(byElement[i]); f > 0 {
				return []string{p.Frames[f-1].ID}
			}
			return nil
		}
	}
	used := map[string]bool{}
	for i := range m.Elements {
		for _, id := range ids(i) {
			if used[id] = true; !slices.ContainsFunc(all, func(n named) bool { return n.id == id }) { // not defined
				all = append(all, named{id, id})
			}
		}
	}
	at := map[string]int{}
	for _, n := range all {
		if _, again := at[n.id]; used[n.id] && !again {
			at[n.id] = len(p.Members)
			p.Members = append(p.Members, Member{Title: cmp.Or(OneLine(n.title), n.id)})
		}
	}
	of := make([][]int, len(p.Boxes))
	for i, n := range byElement {
		for _, id := range ids(i) {
			if k := at[id]; !slices.Contains(of[n], k) {
				of[n] = append(of[n], k)
			}
		}
		slices.Sort(of[n])
	}
	return of
}

// addSwimlanes puts the boxes of each member into a frame that reaches across all
// stages, and reports whether that is of use: each box, and each frame with all its
// boxes, belongs to one member or to none, and no more than half of the boxes to none.
func (p *Picture) addSwimlanes(of [][]int) bool {
	const others = -1
	one := func(n int) int {
		if len(of[n]) == 0 {
			return others
		}
		return of[n][0]
	}
	without := 0
	inFrame := map[int]int{} // the member of each outermost frame
	for n := range p.Boxes {
		f := p.outermost(n)
		if first, ok := inFrame[f]; len(of[n]) > 1 || f > 0 && ok && first != one(n) {
			return false
		}
		inFrame[f] = one(n)
		if one(n) == others {
			without++
		}
	}
	if without > len(p.Boxes)/2 && p.GroupedBy != ByGroup {
		return false
	}
	groups, swimlanes := len(p.Frames), 0
	lane := map[int]int{}
	add := func(k int, title string) {
		swimlanes++
		p.Frames = append(p.Frames, Frame{Title: title, Swimlane: swimlanes})
		lane[k] = len(p.Frames)
	}
	for f := range groups {
		if _, ok := inFrame[f+1]; ok && p.GroupedBy == ByGroup {
			swimlanes++
			p.Frames[f].Swimlane = swimlanes
		}
	}
	for k := range p.Members {
		if p.GroupedBy != ByGroup {
			add(k, p.Members[k].Title)
		}
	}
	if slices.ContainsFunc(of, func(k []int) bool { return k == nil }) {
		add(others, p.Say("Others"))
	}
	for n := range p.Boxes {
		if b := &p.Boxes[n]; b.Frame == 0 {
			b.Frame = lane[one(n)]
		}
	}
	for f := range groups {
		if k, ok := inFrame[f+1]; ok && p.GroupedBy != ByGroup {
			p.Frames[f].In = lane[k]
		}
	}
	return true
}

// setInitials gives each member its initials, with a number where others have them.
func (p *Picture) setInitials() {
	taken := map[string]int{}
	for i := range p.Members {
		s := cmp.Or(initials(p.Members[i].Title), strconv.Itoa(i+1))
		if taken[s]++; taken[s] > 1 {
			s += strconv.Itoa(taken[s])
		}
		p.Members[i].Initials = s
	}
}

// initials returns the first letters of the words with capital letters, and whole words
// in capital letters: DCC for Dundee City Council, NHST for NHS Tayside. Where that is
// less than two letters, they are those of all words but short ones, or else the first
// two of the longest word.
func initials(title string) string {
	const most = 5
	var capitals, all strings.Builder
	words := strings.FieldsFunc(title, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Cf) && r != '’' && r != '\''
	})
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		length := utf8.RuneCountInString(w)
		switch {
		case 1 < length && length <= 4 && w == strings.ToUpper(w) && w != strings.ToLower(w):
			capitals.WriteString(w)
		case unicode.IsUpper(first):
			capitals.WriteRune(first)
		}
		if length > 3 {
			all.WriteRune(unicode.ToUpper(first))
		}
	}
	for _, s := range []string{capitals.String(), all.String()} {
		if letters := []rune(s); len(letters) > 1 {
			return string(letters[:min(len(letters), most)])
		}
	}
	longest := slices.MaxFunc(append(words, ""), func(a, b string) int { return utf8.RuneCountInString(a) - utf8.RuneCountInString(b) })
	letters := []rune(prose.UpperFirst(longest))
	return string(letters[:min(len(letters), 2)])
}

// InitialsOf returns the initials of the members that a box belongs to, and the empty
// string where boxes have none.
func (p *Picture) InitialsOf(n int) string {
	var words []string
	for _, k := range p.Boxes[n].Members {
		words = append(words, p.Members[k].Initials)
	}
	return strings.Join(words, " · ")
}

// memberTitles returns the members that a box belongs to in words.
func (p *Picture) memberTitles(n int) string {
	var titles []string
	for _, k := range p.Boxes[n].Members {
		titles = append(titles, p.Members[k].Title)
	}
	return joinItems(titles)
}
