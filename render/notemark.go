package render

// A NoteMark is a mark in [Options.Notes] that the key explains.
type NoteMark struct {
	Mark  string // as in "●"
	Means string // as in "supported directly"
}

// noteMarksTold says in a sentence what the marks in boxes mean.
func (t *teller) noteMarksTold() {
	var parts []string
	for _, m := range t.noteMarks {
		parts = append(parts, m.Mark+" means “"+oneLine(m.Means)+"”")
	}
	if parts != nil {
		t.add("in the boxes " + list(parts))
	}
}
