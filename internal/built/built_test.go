// Package built holds a test of values that no file holds but a Go program can build.
package built

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path"
	"reflect"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
)

var long, first = flag.Duration("long", time.Second, "how `long` TestBuiltValues tries values"), flag.Uint64("first", 0, "the `first` seed of its values")

// TestBuiltValues calls all exported functions and methods with random values of all
// exported fields. None may panic; where one starts a goroutine that does, the test
// ends. An hour of it:
//
//	go test ./internal/built -long 1h -first 1000000 -timeout 0 -v
func TestBuiltValues(t *testing.T) {
	t.Parallel()
	begun := time.Now()
	called, failed := &counts{of: map[string]int{}}, map[string]bool{}
	seed := *first
	for ; time.Since(begun) < *long || seed < 100 && len(notCalled(t, called)) > 0; seed++ {
		round(t, seed, called, failed)
	}
	for _, name := range notCalled(t, called) {
		t.Errorf("%s is never called", name)
	}
	t.Logf("seeds %d to %d in %s: %d calls of %d functions and methods, %d panics", *first, seed-1, time.Since(begun).Round(time.Second), called.all, len(called.of), len(failed))
}

// What docs/api.txt lists. Of methods, the type may be that of another package.
var function, method = regexp.MustCompile(`^func (\w+)`), regexp.MustCompile(`^\tfunc \(\*?(?:(\w+)\.)?(\w+)\)\.(\w+)`)

// notCalled returns the functions and methods of docs/api.txt that were not called.
func notCalled(t *testing.T, called *counts) (names []string) {
	api, err := os.ReadFile("../../docs/api.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pkg string
	for line := range strings.Lines(string(api)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "package "); ok {
			pkg = name
		}
		var name string
		if m := function.FindStringSubmatch(line); m != nil {
			name = pkg + "." + m[1]
		} else if m := method.FindStringSubmatch(line); m != nil {
			name = cmp.Or(m[1], path.Base(pkg)) + "." + m[2] + "." + m[3]
		}
		if name != "" && called.of[name] == 0 && name != "cli.Main" { // which ends the process
			names = append(names, name)
		}
	}
	return names
}

// round calls each function and method once, and counts the calls of each. A
// panic is an error of the test, the first of each function.
func round(t *testing.T, seed uint64, called *counts, failed map[string]bool) {
	try := func(name string, call func(m *maker)) {
		hash := fnv.New64()
		hash.Write([]byte(name))
		m := &maker{Rand: rand.New(rand.NewPCG(seed, hash.Sum64())), called: called}
		defer func() {
			if cause := recover(); cause != nil && !failed[name] {
				failed[name] = true
				t.Errorf("seed %d: %s panics: %v\n%s", seed, m.calling, cause, where())
			}
		}()
		call(m)
	}
	for name, f := range functions {
		try(name, func(m *maker) { m.call(name, reflect.ValueOf(f), 0) })
	}
	for _, v := range values {
		try(fmt.Sprintf("%T", v), func(m *maker) {
			receiver := reflect.New(reflect.TypeOf(v).Elem())
			m.fill(receiver.Elem(), 0)
			for i := range receiver.NumMethod() {
				m.callMethod(receiver, i, 1)
			}
		})
	}
}

// where returns the places of the module in the stack of a panic.
func where() string {
	var lines []string
	for line := range strings.Lines(string(debug.Stack())) {
		if strings.HasPrefix(line, "\t") && strings.Contains(line, ".go:") && !strings.Contains(line, "/built/") && !strings.Contains(line, "/runtime/") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[:min(len(lines), 9)], "")
}

// Counts are how often functions were called; rules call them side by side.
type counts struct {
	sync.Mutex
	of  map[string]int
	all int
}

func (c *counts) add(name string) {
	c.Lock()
	c.of[name]++
	c.all++
	c.Unlock()
}

// A maker makes random values, and calls functions with them.
type maker struct {
	*rand.Rand
	called  *counts
	calling string // the function or method that was called last
	bound   int    // numbers are less, where it is set
}

// call calls a function with random values, and then methods of what it returns.
func (m *maker) call(name string, f reflect.Value, depth int) {
	m.called.add(name)
	m.calling = name
	var args []reflect.Value
	for i := range f.Type().NumIn() {
		in := f.Type().In(i)
		if f.Type().IsVariadic() && i == f.Type().NumIn()-1 {
			for range m.IntN(3) {
				v := reflect.New(in.Elem()).Elem()
				m.fill(v, 1)
				args = append(args, v)
			}
			break
		}
		v := reflect.New(in).Elem()
		m.fill(v, 0)
		args = append(args, v)
	}
	m.bound = 0
	for _, out := range f.Call(args) {
		m.use(out, depth+1)
	}
}

// callMethod calls a method of a value, as call does a function.
func (m *maker) callMethod(v reflect.Value, i, depth int) {
	name := v.Type().Method(i).Name
	bounded := true
	switch receiver := v.Interface().(type) {
	case *logicmodel.Graph: // numbers of elements, groups and edges are indices, as those of a slice
		switch name {
		case "ClosesLoop", "InLoop":
			m.bound = len(receiver.Edges)
		case "GroupNode", "GroupSpan", "Within":
			m.bound = 0
			for node := range receiver.Nodes() {
				if k, ok := receiver.Group(node); ok {
					m.bound = k + 1
				}
			}
		default:
			m.bound = receiver.Len()
		}
	case *rules.Pass:
		if m.bound = receiver.Graph.Len(); strings.HasSuffix(name, "Acrossf") {
			m.bound = len(receiver.Network.Models)
		}
	default:
		bounded = false
	}
	if !bounded || m.bound > 0 {
		m.call(reflect.Indirect(v).Type().String()+"."+name, v.Method(i), depth)
	}
	m.bound = 0
}

// use calls the methods of a value that a function returned, and those of what it
// holds: of one in each list, and of the first of a sequence.
func (m *maker) use(v reflect.Value, depth int) {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if depth > 2 || !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return
	}
	switch t := v.Type(); {
	case t.Kind() == reflect.Func && t.CanSeq():
		for held := range v.Seq() {
			m.use(held, depth+1)
			break
		}
		return
	case t.Kind() == reflect.Func && t.CanSeq2():
		for _, held := range v.Seq2() {
			m.use(held, depth+1)
			break
		}
		return
	case t.Kind() == reflect.Slice && v.Len() > 0:
		m.use(v.Index(m.IntN(v.Len())), depth)
	case t.Kind() == reflect.Struct && isOurs(t):
		p := reflect.New(t)
		p.Elem().Set(v)
		v = p
	}
	if !isOurs(v.Type()) {
		return
	}
	if title, ok := v.Interface().(*wording.Title); ok && title.IsEmpty() {
		return // its documentation forbids calls
	}
	for i := range v.NumMethod() {
		m.callMethod(v, i, depth)
	}
	if held := reflect.Indirect(v); held.Kind() == reflect.Struct {
		for i := range held.NumField() {
			if held.Type().Field(i).IsExported() {
				m.use(held.Field(i), depth+1)
			}
		}
	}
}

// isOurs reports whether the module has the type, and programs see it.
func isOurs(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.HasPrefix(t.PkgPath(), "github.com/resultschain/") && !strings.HasSuffix(t.PkgPath(), "/internal/draft")
}
