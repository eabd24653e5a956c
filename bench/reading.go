package main

import (
	"fmt"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

func readingSizes(c *config) []int {
	if c.quick {
		return []int{10, 100}
	}
	return []int{10, 30, 100, 1000, 10_000, 100_000}
}

// check reads a model, unless it is read already, and applies all rules that are
// on by default.
func check(s rules.Source, f *outcomes.Framework) work {
	return func() { try(must(rules.Check([]rules.Source{s}, &rules.Options{Framework: f})).Findings().Err()) }
}

// reading compares reading and checking with decoding.
func reading(c *config) *page {
	p := &page{
		title: "Reading a model and applying all default rules",
		text: `Time, bytes and allocations of reading one file into a model and checking it, on one
core, as ratios to the floor and to decoding the file into structs (what a
program would do that trusts its input).`,
		head: []string{"Elements", "Time ÷ floor", "Time ÷ structs", "Bytes ÷ floor", "Allocations ÷ floor"},
	}
	f := must(framework())
	var sizes []int
	var times, floors []time.Duration
	for _, n := range readingSizes(c) {
		src := generateModel(n)
		ours, nodes, structs := check(rules.Source{Name: "m.yaml", Text: src}, f), decodeNodes(src), decodeStructs(src)
		var ts [][]float64
		onOneCore(func() { ts = c.times(wallTime, ours, structs, nodes) })
		byFloor, byStructs := ratioOf(ts[0], ts[2]), ratioOf(ts[0], ts[1])
		bytes, allocs := allocationsOf(ours)
		floorBytes, floorAllocs := allocationsOf(nodes)
		if n >= 30 && n <= 10_000 {
			c.addTarget("reading and rules, 30 to 10,000 elements, ÷ the floor", 0.6, byFloor.median)
		}
		if n >= 30 {
			c.addTarget("reading and rules, from 30 elements, ÷ decoding to structs", 1, byStructs.median)
			c.addTarget("bytes of the same ÷ the floor", 1.5, bytes/floorBytes)
		}
		p.add(count(n), byFloor.String(), byStructs.String(), figure(bytes/floorBytes), figure(allocs/floorAllocs))
		if n >= 100 && n <= 10_000 {
			sizes, times = append(sizes, n), append(times, byFloor.time)
			floors = append(floors, ratioOf(ts[2], ts[2]).time)
		}
	}
	if len(sizes) > 1 {
		e := exponent(sizes, times)
		p.after = fmt.Sprintf("From %s to %s elements, time grows with the size to the power of %.2f; that of the floor, measured\nin the same way, of %.2f.", count(sizes[0]), count(sizes[len(sizes)-1]), e, exponent(sizes, floors))
		c.addTarget("the power of the size with which that grows", 1.15, e)
	}
	return p
}

// rulesAlone compares the rules alone with the floor.
func rulesAlone(c *config) *page {
	p := &page{
		title: "The rules alone",
		text:  "Time of checking a model that is already read, on one core.",
		head:  []string{"Elements", "Time ÷ floor"},
	}
	f := must(framework())
	for _, n := range readingSizes(c) {
		src := generateModel(n)
		m := must(logicmodel.Parse("m.yaml", src))
		var rs []ratio
		onOneCore(func() { rs = c.compare(wallTime, check(rules.Source{Model: m}, f), decodeNodes(src)) })
		p.add(count(n), rs[0].String())
	}
	return p
}
