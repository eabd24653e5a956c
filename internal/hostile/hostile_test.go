//go:build linux || darwin

package hostile

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the table in docs/security.md anew")

// page holds the table, between these two lines.
const (
	page  = "../../docs/security.md"
	begin = "<!-- What follows is measured: go test ./internal/hostile -update -->\n"
	end   = "<!-- until here -->\n"
)

// The classes of the table, which are coarse so that they are the same on other
// machines. What is measured is rounded up to one.
var (
	times    = []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} // times what is compared with
	memories = []int{20, 50, 100, 200, 500, 1000, 2000}     // MB more than the command takes at its start
	ends     = []int{200, 500, 1000}                        // ms from a signal to the end
)

// slack is by how much an input may take more than the page says before the
// test fails: other machines are not as this one.
const slack = 3

// little is what is never too much, since it says more about the machine than
// about the input.
const (
	littleTime   = time.Second
	littleMemory = 30 << 20
)

// A cost is what a run of the command took.
type cost struct {
	time   time.Duration // of the processor, by all its cores
	wall   time.Duration
	memory int64 // the most at any time, in bytes
}

// TestHostile runs the command on every input, checks what it says, and that
// this takes no more time and memory than docs/security.md tells. With -update
// it writes what it measures there.
func TestHostile(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100)) // what a process has held counts, on Linux, for those that it starts
	if testing.Short() {
		t.Skip("hostile input takes a minute")
	}
	c := &command{exe: build(t), dir: t.TempDir()}
	c.cost(t, t.TempDir(), "version") // compiles Graphviz
	start := c.cost(t, t.TempDir(), "version")

	const size = 8 << 20
	folder := t.TempDir()
	t.Chdir(folder)
	sound(size)(t)
	check := c.cost(t, folder, "check x.yaml")
	perByte := float64(check.time-start.time) / float64(sizeOf(t, folder))
	file(small)(t)
	picture := c.cost(t, folder, "render x.yaml -o x.svg")
	t.Logf("the start takes %v and %d MB, %d MB of a sound model %v and %d MB, a picture %v", start.time, start.memory>>20, size>>20, check.time, check.memory>>20, picture.time)

	told, all := rows(t), slices.Concat(inputs, commandInputs, helperInputs)
	var table strings.Builder
	table.WriteString("| input | size | command | what becomes of it | time | memory | time to stop |\n|---|---|---|---|---|---|---|\n")
	for i, in := range all {
		t.Run(in.name, func(t *testing.T) {
			folder := t.TempDir()
			t.Chdir(folder)
			in.make(t)
			n := sizeOf(t, folder)
			if i < len(told) && told[i].factor > times[0] && told[i].usually(max(n, in.size)) > shortly && *random == 0 {
				t.Skip("it takes long; make soak runs it")
			}
			got := c.run(t, in, folder)
			var end time.Duration
			if got.wall > long || *update {
				end = c.end(t, in, folder, got.wall)
			}
			if in.size == 0 {
				in.size = n
			}

			// A picture is compared with that of the smallest model, and all
			// else with checking a sound model of the same size.
			like := start.time + time.Duration(perByte*float64(in.size))
			than := "×"
			if strings.HasPrefix(in.command, "render") || strings.Contains(in.command, "picture") || strings.Contains(in.command, "/render") {
				like, than = picture.time+time.Duration(perByte*float64(in.size)), "× a picture"
			}
			factor := above(times, float64(got.time)/float64(like))
			more := above(memories, float64(got.memory-start.memory)/(1<<20))
			t.Logf("%s: %v, %.1f times %v; %d MB", bytesOf(in.size), got.time, float64(got.time)/float64(like), like, got.memory>>20)

			fixed := fmt.Sprintf("| %s | %s | `%s` | %s |", in.name, bytesOf(n), in.command, in.result)
			stops := above(ends, float64(end)/float64(time.Millisecond))
			fmt.Fprintf(&table, "%s %d %s | %d MB | %d ms |\n", fixed, factor, than, more, stops)
			if *update {
				return
			}
			if i >= len(told) || told[i].fixed != fixed {
				t.Fatalf("docs/security.md does not tell of this; write its table anew with: go test ./internal/hostile -update\n%s", fixed)
			}
			if most := slack * time.Duration(told[i].factor) * like; got.time > max(most, littleTime) {
				t.Errorf("it took %v, want at most %v", got.time, most)
			}
			if most := slack * int64(told[i].more) << 20; got.memory-start.memory > max(most, littleMemory) {
				t.Errorf("it took %d MB, want at most %d MB", (got.memory-start.memory)>>20, most>>20)
			}
			if most := time.Duration(told[i].stops) * time.Millisecond; end > most {
				t.Errorf("it ended %v after it was asked to, want at most %v", end, most)
			}
		})
	}
	if !*update {
		if len(told) != len(all) {
			t.Errorf("docs/security.md tells of %d inputs, and there are %d", len(told), len(all))
		}
		return
	}
	if n := strings.Count(table.String(), "\n") - 2; t.Failed() || n != len(all) {
		t.Fatalf("docs/security.md is left as it is: %d of %d inputs were run", n, len(all))
	}
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(here, page), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	before, _, after := cut(t)
	write(before + begin + "\n" + table.String() + "\n" + end + after)
}

// here is the folder of this package, which the tests leave.
var here, _ = os.Getwd() // where this fails, so does reading the page

// cut is the page around its table, and the table.
func cut(t *testing.T) (before, table, after string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(here, page))
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no lines %s and %s", page, begin, end)
	}
	return before, table, after
}

// A row is what the page tells of an input.
type row struct {
	fixed               string // the cells that do not depend on the machine
	factor, more, stops int
}

func rows(t *testing.T) []row {
	t.Helper()
	if *update {
		return nil
	}
	_, table, _ := cut(t)
	var all []row
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 7 || strings.HasPrefix(line, "| input |") {
			continue
		}
		factor, _, _ := strings.Cut(cells[4], " ")
		more, _, _ := strings.Cut(cells[5], " ")
		r := row{fixed: strings.Join(cells[:4], " | ") + " |"}
		stops, _, _ := strings.Cut(cells[6], " ")
		var err, err2, err3 error
		r.factor, err = strconv.Atoi(factor)
		r.more, err2 = strconv.Atoi(more)
		r.stops, err3 = strconv.Atoi(stops)
		if err := cmp.Or(err, err2, err3); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		all = append(all, r)
	}
	return all
}

// shortly is how long a command may take, by the page, to be run in every test and not only
// in a long one.
const shortly = 4 * time.Second

// usually returns about how long a command takes by a row of the page, for so many bytes.
func (r row) usually(size int64) time.Duration {
	return time.Duration(r.factor) * (50*time.Millisecond + time.Duration(90*size))
}

// onlyPicture makes sure that an SVG draws, and does nothing else: it has no
// elements but those of pictures, no declarations, and leads nowhere.
func onlyPicture(t *testing.T, svg []byte) {
	t.Helper()
	allowed := []string{"svg", "title", "desc", "g", "rect", "path", "text", "tspan", "a"}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.Directive, xml.ProcInst, xml.Comment:
			t.Errorf("the picture has %v", token)
		case xml.StartElement:
			if !slices.Contains(allowed, token.Name.Local) {
				t.Errorf("the picture has an element <%s>", token.Name.Local)
			}
			for _, a := range token.Attr {
				if a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "url(") {
					t.Errorf("the picture has %s=%q", a.Name.Local, a.Value)
				}
			}
		}
	}
}

// sizeOf is the size of all files in the folder, in bytes.
func sizeOf(t *testing.T, folder string) int64 {
	t.Helper()
	var n int64
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// above is the class for a number: the first that is not below it.
func above(classes []int, n float64) int {
	for _, c := range classes {
		if n <= float64(c) {
			return c
		}
	}
	return classes[len(classes)-1]
}

// bytesOf is a size for people.
func bytesOf(n int64) string {
	switch {
	case n == 0:
		return "–"
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1e6:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%d MB", (n+500_000)/1e6)
}
