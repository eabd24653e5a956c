package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestTextLines checks the lines that the paragraphs and items of a text name, in the
// ways in which YAML writes texts.
func TestTextLines(t *testing.T) {
	t.Parallel()
	form, err := FormNamed("contribution")
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string][]string{
		"situation: One need":                                        {"One need [line\u00a03]"},
		"situation: 'It''s a need'":                                  {"It's a need [line\u00a03]"},
		"situation: >-\n  One need\n  of many\n\n  Another":          {"One need of many [lines\u00a04–5]", "Another [line\u00a07]"},
		"situation: |\n  The needs:\n\n  • first\n  • second\n\n  Z": {"The needs: [line\u00a04]", "first [line\u00a06]", "second [line\u00a07]", "Z [line\u00a09]"},
		"situation: |\n  Same\n\n  Same\n":                           {"Same [line\u00a04]", "Same [line\u00a06]"},
		"situation: \"Escaped \\u0041\"":                             {"Escaped A [line\u00a03]"},
	} {
		m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: M\n"+src+"\nend-state: {id: e, title: End}\n"))
		if err != nil {
			t.Fatal(err)
		}
		s := newStudyOf(t, m, nil, &Options{Form: form, Draft: true})
		var got []string
		for _, b := range s.traced(s.blocks(m.Situation), m.KeyPos(m.Pos, "situation")) {
			if b.text != nil {
				got = append(got, b.text.String())
			}
			for _, item := range b.list {
				got = append(got, item.String())
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", src, diff)
		}
	}
}
