package yamldoc

import (
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/diag"
)

// Thousands of slips cost little more than a few, and are reported as far as
// faults are.
func TestSlipsInGoodTime(t *testing.T) {
	for name, line := range map[string]string{
		"bullets and spaces":  "\u00a0\u00a0• id:x\n",
		"colons without room": "name:x\n",
		"bare titles":         "  - Some crop\n    id: x\n",
		"conflicts":           "<<<<<<< a\n=======\n>>>>>>> b\n",
		"full-width":          "name: [a，b：c]\n",
		"fences":              "```\n",
		"bold keys":           "**name:** x\n",
		"braces":              "name: {id a; crop:b crop:c}\n",
	} {
		for _, head := range []string{"garden: g\n", "garden: g\nbeds:\n"} {
			began := time.Now()
			_, got := read(head + strings.Repeat(line, maxSlips/len(line)-2))
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("%s take %v", name, took)
			}
			if len(got) == 0 || len(got) > 2*(MaxFindings+1) { // with their places
				t.Errorf("%s have %d findings", name, len(got))
			}
		}
	}
}

func TestMendedOrigin(t *testing.T) {
	text := &mendedText{text: "0123456789"}
	once := text.mend([]slip{{from: 0, to: 2, text: "ab"}, {from: 4, to: 4, text: "+++"}, {from: 6, to: 8}})
	if want := "ab23+++4589"; once.text != want {
		t.Fatalf("mended is %q, want %q", once.text, want)
	}
	for offset, want := range []int{0, 0, 2, 3, 4, 4, 4, 4, 5, 8, 9, 10} {
		if got := once.origin(offset); got != want {
			t.Errorf("offset %d of %q was %d, want %d", offset, once.text, got, want)
		}
	}
	twice := once.mend([]slip{{from: 7, to: 9, text: "x"}})
	if got := twice.origin(8); twice.text != "ab23+++x89" || got != 8 {
		t.Errorf("offset 8 of %q was %d, want 8", twice.text, got)
	}
}

// What was read beside slips holds nothing that the file does not.
func TestSlipsInventNothing(t *testing.T) {
	var g garden
	_, list := Read("g.yaml", []byte("garden: g\nbeds:\n  - Leeks\n    tags: [x]\n"), testFault, gardenTable, &g)
	if len(list) == 0 || len(g.Beds) > 0 {
		t.Errorf("read %+v with %v", g, diag.List(list))
	}
}
