package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/pflag"

	"github.com/resultschain/resultschain/render"
)

// dpi is the value of the flag --dpi. There is none of 0, which the library
// takes for its default.
type dpi int

func (d *dpi) String() string { return strconv.Itoa(int(*d)) }

func (d *dpi) Type() string { return "int" }

func (d *dpi) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < render.MinDPI || n > render.MaxDPI {
		return fmt.Errorf("write a whole number from %d to %d", render.MinDPI, render.MaxDPI)
	}
	*d = dpi(n)
	return nil
}

// addDPI adds the flag.
func addDPI(f *pflag.FlagSet, d *dpi) {
	*d = render.DefaultDPI
	f.Var(d, "dpi", "make a PNG of `N` dots per inch")
}
