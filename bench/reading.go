package main

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// check returns the work of reading a model, unless it is read already, and applying all
// rules that are on by default.
func check(s rules.Source, f *outcomes.Framework) work {
	return func() { try(must(rules.Check([]rules.Source{s}, &rules.Options{Framework: f})).Findings().Err()) }
}

// reading compares reading and checking with decoding.
func reading(c *config) *page {
	p := &page{
		title: "Reading a model and applying all default rules",
		text: `Processor time, bytes and allocations of reading one file into a model and checking it, on one
core, as ratios to the floor and to decoding the file into structs (what a
program would do that trusts its input); and the time of checking a model that is already read. It is also what
a program waits for after each change of a text.`,
		head: []string{"Elements", "Time ÷ floor", "Time ÷ structs", "Bytes ÷ floor", "Allocations ÷ floor", "Rules alone ÷ floor"},
	}
	f := must(framework())
	p.measure = func() {
		sizes := []int{10, 30, 100, 1000, 10_000, 100_000}
		if c.quick {
			sizes = sizes[:3]
		}
		var grown []int // with the time of each
		var times, floor, structs, memory []float64
		for _, n := range sizes {
			src := generateModel(n)
			m := must(logicmodel.Parse("m.yaml", src))
			ours, nodes := check(rules.Source{Name: "m.yaml", Text: src}, f), decodeNodes(src)
			var ts [][]float64
			onOneCore(func() { ts = c.times(processorTime, ours, decodeStructs(src), check(rules.Source{Model: m}, f), nodes) })
			bytes, allocs := allocationsOf(ours)
			floorBytes, floorAllocs := allocationsOf(nodes)
			p.add(count(n), ratio(ts[0], ts[3]), ratio(ts[0], ts[1]), bytes/floorBytes, allocs/floorAllocs, ratio(ts[2], ts[3]))
			if n >= 30 {
				structs, memory = append(structs, ratio(ts[0], ts[1])), append(memory, bytes/floorBytes)
			}
			if n >= 30 && n <= 10_000 {
				floor = append(floor, ratio(ts[0], ts[3]))
			}
			if n >= 100 && n <= 10_000 {
				grown, times = append(grown, n), append(times, quantile(ts[0], 0.5))
			}
		}
		c.addTarget("reading and rules, 30 to 10,000 elements, ÷ the floor", 0.6, floor...)
		c.addTarget("reading and rules, from 30 elements, ÷ decoding to structs", 1, structs...)
		c.addTarget("bytes of the same ÷ the floor", 1.5, memory...)
		if len(grown) > 1 {
			c.addTarget("the power of the size, 100 to 10,000 elements, with which that time grows", 1.15, exponent(grown, times))
		}
	}
	return p
}
