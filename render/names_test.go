package render

import (
	"encoding/json"
	"testing"
)

// TestNamesInJSON checks that options are read from JSON by their names, and
// that a wrong one is an error.
func TestNamesInJSON(t *testing.T) {
	type named struct {
		View   View
		Depth  Depth
		Paper  Paper
		Format Format
	}
	want := named{ChainView, DepthStage, A3, Outline}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got named
	if err := json.Unmarshal(data, &got); err != nil || got != want {
		t.Errorf("%s: %v, %v", data, got, err)
	}
	for _, wrong := range []string{`{"View": "side"}`, `{"Depth": "x"}`, `{"Paper": "a9"}`, `{"Format": "gif"}`} {
		if err := json.Unmarshal([]byte(wrong), &got); err == nil {
			t.Errorf("%s is read", wrong)
		}
	}
}
