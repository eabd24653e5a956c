package diff

// HasPhrase reports whether there are words for a change of the field.
func HasPhrase(field string) bool { return phrases[field] != (phrase{}) }
