package numbers_test

import (
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/numbers"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text, digits, sign string
	}{
		{"1700", "1700", ""},
		{"51.2", "51.2", ""},
		{".5", ".5", ""},
		{"5.", "5.", ""},
		{"+5", "+5", ""},
		{"1e3", "1e3", ""},
		{"1.200", "1.200", ""},
		{"1,700", "1700", ""},
		{"12,345,678", "12345678", ""},
		{"1,200.50", "1200.50", ""},
		{"1 700", "1700", ""},
		{"1\u00a0700", "1700", ""},
		{"1\u202f700\u202f000", "1700000", ""},
		{"−4", "-4", ""},
		{"−1,200.5", "-1200.5", ""},
		{"60%", "60", "%"},
		{"60 %", "60", "%"},
		{"30 per cent", "30", "%"},
		{"30 Percent", "30", "%"},
		{"£1,200", "1200", "£"},
		{"£ 1200", "1200", "£"},
		{"-£5", "-5", "£"},
		{"£−5", "-5", "£"},
		{"1200 €", "1200", "€"},
		{"-3%", "-3", "%"},
	} {
		n, ok := numbers.Read(c.text)
		if !ok || n.Digits != c.digits || n.Sign != c.sign {
			t.Errorf("%q is %+v, %t", c.text, n, ok)
		}
		if !numbers.IsNumber(c.text) {
			t.Errorf("%q is not a number", c.text)
		}
	}
	if n, _ := numbers.Read("£−1,200.5"); n.Float != -1200.5 {
		t.Errorf("the number is %v", n.Float)
	}
}

func TestReadNothingElse(t *testing.T) {
	for _, text := range []string{
		"", " ", ".", "-", "−", "%", "£", "e5", "Inf", "NaN", "0x10", "1_000", "1,20", "1,2000", "12,34,567", "0,125", "1,200,50", "1.200,50", "1.200.000",
		"--5", "-£-5", "£5%", "£5 €", "5%%", "1e309", "1e", strings.Repeat("9", 400), "٣", "１２", "60 people", "about 60", "1,200 ", " 60", "60\n", "1  200", "2025/26", "5-6", "1 20", "1,200 300",
	} {
		if n, ok := numbers.Read(text); ok {
			t.Errorf("%q is %+v", text, n)
		}
	}
}

func TestMeant(t *testing.T) {
	for _, c := range []struct {
		text, number, words string
		isNumber            bool
	}{
		{"1_700", "1700", "", true},
		{"51,2", "51.2", "", true},
		{"1,50,000", "150000", "", true},
		{"٣", "3", "", true},
		{"１２", "12", "", true},
		{"۱۲", "12", "", true},
		{"𝟗", "9", "", true},
		{"60 people", "60", "people", false},
		{"1,200 people", "1200", "people", false},
		{"60% of adults", "60", "% of adults", false},
		{"2025/26", "", "", false},
		{"1.200,50", "", "", false},
		{"0,125", "", "", false},
		{"about 60", "", "", false},
		{"several", "", "", false},
		{"1,200, or so", "", "", false},
		{"", "", "", false},
		{"1e309", "", "", true},
		{strings.Repeat("9", 400), "", "", true},
	} {
		number, words := numbers.Meant(c.text)
		if number != c.number || words != c.words || numbers.IsNumber(c.text) != c.isNumber {
			t.Errorf("%.40q means %q %q, a number: %t", c.text, number, words, numbers.IsNumber(c.text))
		}
	}
}

func TestThousands(t *testing.T) {
	for text, want := range map[string][2]string{
		"1.200": {"1.2", "1200"}, "12.345": {"12.345", "12345"}, "−1.000": {"-1", "-1000"},
		"0.365": {}, "1.20": {}, "1.2000": {}, "1234.567": {}, "1.200%": {}, "1,200": {}, "": {},
	} {
		decimal, whole, ok := numbers.Thousands(text)
		if ok != (want[0] != "") || decimal != want[0] || whole != want[1] {
			t.Errorf("%q is %q or %q, %t", text, decimal, whole, ok)
		}
	}
	for text, want := range map[string]bool{"51.2": true, "1,200.50": true, "1.2%": true, "1.200": false, "5": false, "x.y": false} {
		if numbers.HasDecimals(text) != want {
			t.Errorf("%q has decimals: %t", text, !want)
		}
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct{ text, unit, want string }{
		{"120790110", "£", "£120,790,110"},
		{"-1200", "£", "-£1,200"},
		{"£1,200", "£", "£1,200"},
		{"1 200", "people", "1,200 people"},
		{"999", "people", "999 people"},
		{"60%", "%", "60%"},
		{"60", "% of adults", "60% of adults"},
		{"25600000.50", "£", "£25,600,000.50"},
		{"+5", "", "5"},
		{"−1234", "", "-1,234"},
		{"1e6", "people", "1e6 people"},
		{"many", "people", "many people"},
		{"many", "%", "many"},
		{"about 60", "%", "about 60%"},
		{"0.1234", "", "0.1234"},
	} {
		if got := numbers.Show(c.text, c.unit); got != c.want {
			t.Errorf("%q in %q is shown as %q, want %q", c.text, c.unit, got, c.want)
		}
	}
}
