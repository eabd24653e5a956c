package report

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
)

// TestLanguages checks that tables, captions and labels are in the language of the model
// in each form, and so is the number of the page.
func TestLanguages(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/contribution.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for lang, page := range map[string]string{"cy": "Tudalen", "gd": "Duilleag", "pl": "Strona", "ar": "صفحة"} {
		m, err := logicmodel.Parse("m.yaml", append([]byte("lang: "+lang+"\n"), bytes.TrimSpace(src)...))
		if err != nil {
			t.Fatal(err)
		}
		inLanguage := func(what string, words text) {
			for _, s := range words {
				if s.lang != lang && strings.ContainsAny(s.words, "abcdefghijklmnopqrstuvwxyz") {
					t.Errorf("%s: the %s %q is English", lang, what, s.words)
				}
			}
		}
		for _, name := range []string{"soa-2010", "results", "contribution"} {
			form, err := FormNamed(name)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Model(t.Context(), m, nil, &Options{Form: form, Words: WordsNone})
			if err != nil {
				t.Fatal(err)
			}
			eachBlock(r.sections, func(b block) {
				switch {
				case b.table != nil:
					inLanguage("caption", b.table.caption)
					inLanguage("label", text{{words: b.table.label.word, lang: b.table.label.lang}})
					for _, head := range b.table.heads {
						inLanguage("heading", head)
					}
				case b.figure != nil:
					inLanguage("caption", b.figure.caption)
				}
			})
			if footer := pageOf(r.language); !strings.Contains(footer, page) {
				t.Errorf("%s: the footer is %s", lang, footer)
			}
		}
	}
}

func eachBlock(sections []section, do func(block)) {
	for i := range sections {
		for _, b := range sections[i].blocks {
			do(b)
		}
		eachBlock(sections[i].sections, do)
	}
}
