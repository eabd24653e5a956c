package numbers_test

import (
	"testing"

	"github.com/resultschain/resultschain/internal/numbers"
)

func TestMeant(t *testing.T) {
	for _, c := range []struct {
		value, number, of string
		is                bool
	}{
		{"1700", "1700", "", true},
		{"1,700", "1700", "", true},
		{"12,345,678", "12345678", "", true},
		{"1,200.50", "1200.50", "", true},
		{"1 700", "1700", "", true},
		{"1\u00a0700", "1700", "", true},
		{"1_700", "1700", "", true},
		{"51,2", "51.2", "", true},
		{"−4", "-4", "", true},
		{"60 %", "60", "%", false},
		{"£1,200", "1200", "£", false},
		{"2025/26", "2025", "/26", false},
		{"1,20,000", "", "", false},
		{"1.200,50", "", "", false},
		{"0,125", "", "", false},
		{"about 60", "", "", false},
		{"several", "", "", false},
		{"", "", "", false},
	} {
		number, of := numbers.Parse(c.value)
		if number != c.number || of != c.of || numbers.IsNumber(c.value) != c.is {
			t.Errorf("%q means %q of %q, a number: %t", c.value, number, of, numbers.IsNumber(c.value))
		}
	}
}
