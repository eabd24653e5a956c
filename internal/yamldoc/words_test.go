package yamldoc

import "testing"

func TestWords(t *testing.T) {
	w := Words{"low", "high"}
	type level int
	for n, want := range []string{"", "low", "high"} {
		text, err := w.Marshal(n)
		var back level
		if err2 := UnmarshalWord(w, text, &back); string(text) != want || w.Text(n) != want || err != nil || err2 != nil || int(back) != n {
			t.Errorf("%d is %q, which is %d; %v, %v", n, text, back, err, err2)
		}
	}
	for _, n := range []int{-1, 3} {
		if text, err := w.Marshal(n); err == nil || w.Text(n) != "" {
			t.Errorf("%d is %q", n, text)
		}
	}
	var l level
	if err := UnmarshalWord(w, []byte("hihg"), &l); err == nil || err.Error() != `"hihg" is none of low and high` || l != 0 {
		t.Errorf("it is %d, %v", l, err)
	}
}
