package diag

import "testing"

func TestFixApply(t *testing.T) {
	edit := func(from, to int, text string) Edit {
		return Edit{Pos: Pos{Offset: from}, End: Pos{Offset: to}, Text: text}
	}
	for _, test := range []struct {
		name  string
		edits []Edit
		want  string // empty: an error
	}{
		{"none", nil, "leads-to: [a, b]"},
		{"replace", []Edit{edit(11, 12, "café")}, "leads-to: [café, b]"},
		{"two, the later first", []Edit{edit(12, 15, ""), edit(0, 0, "# ")}, "# leads-to: [a]"},
		{"overlap", []Edit{edit(0, 5, ""), edit(4, 6, "")}, ""},
		{"too long", []Edit{edit(15, 17, "")}, ""},
		{"backwards", []Edit{edit(3, 2, "")}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := []byte("leads-to: [a, b]")
			got, err := Fix{Edits: test.edits}.Apply(src)
			if string(got) != test.want || (err != nil) != (test.want == "") {
				t.Errorf("got %q, %v", got, err)
			}
			if string(src) != "leads-to: [a, b]" {
				t.Errorf("the text itself was changed: %q", src)
			}
		})
	}
}
