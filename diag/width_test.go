package diag

import "testing"

func TestCells(t *testing.T) {
	for want, s := range map[int]string{
		0: "\u0301\u200b\u200c\u200d\u200e\ufe0f\u20dd\u2060\ufeff",
		1: "aé–“…ßжא€①½",
		2: "園あカ한！🌱👍⏰✅✨⛔♿🟢🆗🀄",
	} {
		for _, r := range s {
			if got := cells(r); got != want {
				t.Errorf("%U (%c) fills %d cells, want %d", r, r, got, want)
			}
		}
	}
}
