package render

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
)

// tangled returns a model of elements in four stages, with so many links each.
func tangled(elements, links int) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	stages := []logicmodel.Stage{logicmodel.Activity, logicmodel.Output, logicmodel.ShortTerm, logicmodel.LongTerm}
	for i := range elements {
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: fmt.Sprint("More people can be met in the village ", i), Stage: stages[i*len(stages)/elements]}
		for k := range links {
			if to := i + 1 + (i*7+k*13)%(elements/2); to < elements {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", to)}})
			}
		}
		m.Elements = append(m.Elements, e)
	}
	return m
}

// TestStops checks that whatever takes a context stops soon after its end, whenever that
// comes: the time is that which processors work on after it.
func TestStops(t *testing.T) {
	m := tangled(20, 6)
	draw := func(ctx context.Context, o *Options, f Format) error {
		d, err := Model(m, o)
		if err == nil {
			err = d.Write(ctx, io.Discard, f)
		}
		return err
	}
	page := Page{Paper: A4}
	for _, c := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"SVG", func(ctx context.Context) error { return draw(ctx, &Options{TextAsPaths: true}, SVG) }},
		{"PNG", func(ctx context.Context) error { return draw(ctx, &Options{DPI: 110}, PNG) }},
		{"PDF", func(ctx context.Context) error { return draw(ctx, &Options{NumberLinks: true}, PDF) }},
		{"HTML", func(ctx context.Context) error { return draw(ctx, &Options{}, HTML) }},
		{"page", func(ctx context.Context) error { return draw(ctx, &Options{Page: page, NumberLinks: true}, PNG) }},
		{"tiles", func(ctx context.Context) error {
			d, err := Model(m, &Options{Page: page})
			if err != nil {
				return err
			}
			tiles, err := d.Tiles(ctx)
			if err != nil || tiles == nil {
				return err
			}
			return WritePages(ctx, io.Discard, tiles)
		}},
		{"advice", func(ctx context.Context) error {
			LegibleOptions(ctx, &Options{Page: page}, func(o *Options) (*Drawing, error) { return Model(m, o) })
			return ctx.Err()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := time.Now()
			if err := c.run(t.Context()); err != nil {
				t.Fatal(err)
			}
			whole := time.Since(begun)
			var late []time.Duration
			for _, part := range []time.Duration{2, 5, 9} {
				ctx, cancel := context.WithCancel(t.Context())
				end := make(chan time.Duration, 1)
				time.AfterFunc(whole*part/10, func() { cancel(); end <- processor.Time() })
				err := c.run(ctx)
				took := processor.Time() // before another asks
				if err == nil {          // it was faster now
					cancel()
					continue
				}
				if !errors.Is(err, context.Canceled) {
					t.Fatal(err)
				}
				late = append(late, took-<-end)
			}
			slices.Sort(late)
			t.Log(whole, late)
			if n := len(late); n > 0 && late[n/2] > 100*time.Millisecond {
				t.Errorf("it works on for %v", late)
			}
		})
	}
}

// TestNumbersInGoodTime checks that the numbers of many links that cross each other take
// no more time than all else. They took minutes.
func TestNumbersInGoodTime(t *testing.T) {
	m := tangled(80, 12)
	draw := func(numbers bool) time.Duration {
		begun := processor.Time()
		d, err := Model(m, &Options{NumberLinks: numbers})
		if err == nil {
			err = d.Layout(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		return processor.Time() - begun
	}
	without := draw(false)
	if with := draw(true); with > 5*without+time.Second {
		t.Errorf("with numbers it takes %v, and without %v", with, without)
	}
}
