package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestDescriptionTellsAll reads descriptions as a listener would, and checks
// that every box is named, that every arrow is named once, and nothing
// else.
func TestDescriptionTellsAll(t *testing.T) {
	models := picturetest.All()
	models["islands"] = picturetest.Islands()
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	models["stobswellbeing"] = stobs
	for seed := range uint64(200) {
		n := 5 + int(seed)%60
		models[fmt.Sprintf("random %d of %d", seed, n)] = picturetest.Reasoned(n, seed)
	}
	models["dense"] = picturetest.Dense(60)
	delete(models, "hostile texts") // one has a quotation mark that looks like ours to a listener
	for name, m := range models {
		t.Run(name, func(t *testing.T) {
			for _, view := range []View{ModelView, ChainView, TriangleView} {
				p, err := Model(m, &Options{View: view, Framework: f})
				if err == ErrEmpty || err != nil && view == TriangleView {
					continue
				} else if err != nil {
					t.Fatal(err)
				}
				tellsAll(t, p)
			}
		})
	}
}

func tellsAll(t *testing.T, p *Picture) {
	t.Helper()
	text := FlatText(p.Description)
	for i := range p.Boxes {
		if !strings.Contains(text, p.Boxes[i].Text) {
			t.Errorf("the description lacks the box %.80q", p.Boxes[i].Text)
		}
	}
	want := make(map[string]int)
	for _, a := range slices.Concat(p.Arrows, p.named) {
		want[fmt.Sprint(a.From, verbs[a.Kind], a.To)]++
	}
	if diff := cmp.Diff(want, listen(t, p, text)); diff != "" {
		t.Errorf("the arrows (-drawn +described):\n%s\n%s", diff, text)
	}
}

// TestPortfolioTold checks that the words of several models name the model of
// everything, which alone tells elements of the same title apart.
func TestPortfolioTold(t *testing.T) {
	for seed := range uint64(60) {
		models := make([]*logicmodel.Model, 2+seed%4)
		for i := range models {
			models[i] = picturetest.Reasoned(8+int(seed)%20, seed/2*10+uint64(i)%2) // some are the same
			models[i].ID = fmt.Sprint("m", i)
			e := models[i].Elements
			other := &e[(int(seed)+i)%len(e)]
			other.LeadsTo = append(other.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprintf("m%d/%s", (i+1)%len(models), e[0].ID)}})
		}
		for _, depth := range Depths() {
			p, err := Portfolio("Together", models, &Options{Depth: depth})
			if err == ErrEmpty {
				continue
			} else if err != nil {
				t.Fatal(err)
			}
			tellsAll(t, p)
			called := map[string]bool{}
			for i := range p.Boxes {
				if p.Boxes[i].Lane == 0 {
					continue
				}
				name := quote(beginning(p.Boxes[i].Text)) + newDescriber(p).distinction(i)
				if !strings.HasSuffix(name, "]") || called[name] {
					t.Errorf("seed %d, %s: two boxes are called %s", seed, depth, name)
				}
				called[name] = true
			}
		}
	}
}

var (
	claimForm = regexp.MustCompile(`^(.*?) (also )?(produces|leads|feeds back|supports|contributes)(, as an illustration,)?( to)? (#.*)$`)
	tokenForm = regexp.MustCompile(`#(\d+)`)
)

// listen gives the arrows that a listener to the description hears of.
func listen(t *testing.T, p *Picture, text string) map[string]int {
	t.Helper()
	heard := map[string]int{}
	// Names become numbers, so that only our words are left.
	twins := newDescriber(p)
	for i := range p.Boxes {
		b := &p.Boxes[i]
		token := fmt.Sprintf("#%d", i)
		text = strings.ReplaceAll(text, quote(b.Text)+twins.distinction(i), token)
		text = strings.ReplaceAll(text, quote(beginning(b.Text))+twins.distinction(i), token)
		if b.Element == nil && strings.HasPrefix(b.Text, b.ID+": ") {
			text = regexp.MustCompile(`\b`+regexp.QuoteMeta(b.ID)+`\b`).ReplaceAllString(text, token)
		}
	}
	text = regexp.MustCompile(`, (because )?“[^”]*”`).ReplaceAllString(text, "")
	text = regexp.MustCompile(` \([a-z ,]*\)`).ReplaceAllString(text, "")
	for i, paragraph := range strings.Split(text, "\n") {
		if i == 0 {
			continue // what the picture is
		}
		subject := ""
		_, paragraph, _ = strings.Cut(paragraph, ":")
		for _, sentence := range strings.Split(strings.TrimSuffix(paragraph, "."), ". ") {
			names := tokenForm.FindAllString(sentence, -1)
			if len(names) == 0 {
				continue
			}
			m := claimForm.FindStringSubmatch(strings.TrimSpace(sentence))
			switch {
			case m == nil && len(names) == 1:
				subject = names[0]
				continue
			case m == nil:
				t.Errorf("not understood: %s", sentence)
				continue
			case m[1] != "It":
				subject = m[1]
			}
			for kind, v := range verbs {
				if ArrowKind(kind) == LeadsTo && m[3] == "produces" || strings.HasPrefix(v, m[3]) {
					for _, to := range tokenForm.FindAllString(m[6], -1) {
						heard[subject[1:]+v+to[1:]]++
					}
				}
			}
		}
	}
	return heard
}

// TestDescriptionLinks checks that the description has what is known of every
// arrow, and the number that it has in the picture.
func TestDescriptionLinks(t *testing.T) {
	for seed := range uint64(40) {
		p, err := Model(picturetest.Reasoned(40, seed), &Options{NumberLinks: true})
		if err != nil {
			t.Fatal(err)
		}
		text := FlatText(p.Description)
		for i := range p.Arrows {
			a := &p.Arrows[i]
			if want := fmt.Sprintf("%s (link %d)", quote(p.Boxes[a.To].Text), a.Number); a.Number > 0 && strings.Count(text, fmt.Sprintf(" (link %d)", a.Number)) != 1 {
				t.Errorf("seed %d: the description has not once %q", seed, want)
			}
			if reason := reasonText(a); !strings.Contains(text, reason) {
				t.Errorf("seed %d: the description lacks %q", seed, reason)
			}
		}
	}
}

// TestTitlesOnly checks that words without ids keep apart a step and an outcome of the
// same title.
func TestTitlesOnly(t *testing.T) {
	f := &outcomes.Framework{ID: "f", Outcomes: []outcomes.Outcome{
		{ID: "H1", Title: "People are well"},
		{ID: "L1", Title: "People eat well", ContributesTo: []outcomes.Ref{{ID: "H1"}}},
	}}
	m := &logicmodel.Model{ID: "m", Elements: []logicmodel.Element{
		{ID: "end", Stage: logicmodel.EndState, Title: "People eat well", Supports: []outcomes.Ref{{ID: "L1"}}},
	}}
	p, err := Model(m, &Options{Framework: f, TitlesOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, part := range p.Description.Parts {
		got = append(got, part.Items...)
	}
	want := []string{
		"“People eat well” supports “People eat well” (of the framework).",
		"“People eat well” (of the framework) contributes to “People are well”.",
		"“People are well”.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
