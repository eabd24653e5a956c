package content

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

// idsOf returns the ids of the boxes that are not faded, sorted.
func idsOf(t *testing.T, m *logicmodel.Model, o *Options) []string {
	t.Helper()
	p, err := Model(m, o)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, b := range p.Boxes {
		if !b.Faded {
			ids = append(ids, b.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// TestSelection checks what each choice chooses of the example.
func TestSelection(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	for _, test := range []struct {
		name string
		o    Options
		want string
	}{
		{"focus", Options{Focus: "skills"}, "V1 G2 cooking food lessons meals skills wellbeing"},
		{"focus on an outcome", Options{Focus: "G2"}, "V1 G2 cooking food lessons meals skills"},
		{"partner", Options{Partner: "surgery"}, "V1 G1 belonging confidence contacts help invited referral wellbeing"},
		{"outcome", Options{Outcome: "G1"}, "V1 G1 afternoons belonging cafe confidence contacts help invited referral"},
		{"both", Options{Partner: "surgery", Focus: "belonging"}, "V1 G1 belonging confidence contacts help invited referral wellbeing"},
		{"one within another", Options{Partner: "school", Outcome: "G2"}, "V1 G2 cooking food lessons meals skills"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := strings.Fields(test.want)
			slices.Sort(want)
			test.o.Framework = f
			if got := idsOf(t, m, &test.o); !slices.Equal(got, want) {
				t.Errorf("faded: %q, want %q", got, want)
			}
			test.o.Only = true
			if got := idsOf(t, m, &test.o); !slices.Equal(got, want) {
				t.Errorf("left out: %q, want %q", got, want)
			}
		})
	}
	for _, o := range []Options{{Focus: "skill"}, {Partner: "schol"}, {Outcome: "G9"}} {
		o.Framework = f
		if _, err := Model(m, &o); !errors.As(err, new(*OptionError)) {
			t.Errorf("%q %q %q: %v", o.Focus, o.Partner, o.Outcome, err)
		}
	}
}

// TestFocusBruteForce compares the focus on an element of random models with
// all paths through it, followed one by one.
func TestFocusBruteForce(t *testing.T) {
	for seed := range uint64(60) {
		m := picturetest.Random(8+int(seed)%10, seed)
		r := rand.New(rand.NewPCG(seed, 1))
		at := m.Elements[r.IntN(len(m.Elements))].ID
		want := map[string]bool{at: true}
		var follow func(id string, path []string)
		follow = func(id string, path []string) {
			path = append(path, id)
			if slices.Contains(path, at) {
				for _, p := range path {
					want[p] = true
				}
			}
			for _, l := range m.Element(id).LeadsTo {
				if !l.Feedback && m.Element(l.To.ID) != nil && !slices.Contains(path, l.To.ID) {
					follow(l.To.ID, path)
				}
			}
		}
		for i := range m.Elements {
			follow(m.Elements[i].ID, nil)
		}
		got := idsOf(t, m, &Options{Focus: at})
		for _, id := range got {
			if !want[id] {
				t.Errorf("seed %d: %s is chosen with %s", seed, id, at)
			}
		}
		if len(got) != len(want) {
			t.Errorf("seed %d: %d elements are chosen with %s, want %d", seed, len(got), at, len(want))
		}
	}
}
