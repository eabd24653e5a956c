package portfolio_test

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// BenchmarkFloor compares reading, checking and covering 1,000 models of 30
// elements with decoding the same bytes to yaml.Node on one core ("x-floor"). The
// goal on two cores is 0.75. It also reports the memory that the
// portfolio keeps and the most that the heap held ("kept-MB", "heap-MB").
//
//	go test -bench Floor ./logicmodel/portfolio
func BenchmarkFloor(b *testing.B) {
	for _, linked := range []bool{false, true} {
		b.Run(fmt.Sprintf("linked=%v", linked), func(b *testing.B) { floor(b, linked) })
	}
}

func floor(b *testing.B, linked bool) {
	fsys := fstest.MapFS{"plan.yaml": {Data: []byte(goals())}}
	var texts [][]byte
	bytes := 0
	for i := range 1000 {
		text := []byte(generated(i, linked))
		texts = append(texts, text)
		bytes += len(text)
		fsys[fmt.Sprintf("m%d.yaml", i)] = &fstest.MapFile{Data: text}
	}
	b.SetBytes(int64(bytes))
	var floors, checks []time.Duration
	var kept, heap float64
	for b.Loop() {
		runtime.GC()
		cores := runtime.GOMAXPROCS(1)
		start := time.Now()
		for _, text := range texts {
			var n yaml.Node
			if err := yaml.Unmarshal(text, &n); err != nil {
				b.Fatal(err)
			}
		}
		floors = append(floors, time.Since(start))
		runtime.GOMAXPROCS(cores)

		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start = time.Now()
		p, err := rules.CheckFiles(fsys, nil, ".")
		if err != nil {
			b.Fatal(err)
		}
		c := portfolio.Cover(p, nil)
		if err := c.Write(io.Discard, "text"); err != nil {
			b.Fatal(err)
		}
		checks = append(checks, time.Since(start))
		if err := p.Findings().Err(); err != nil || len(c.Models) != 1000 || linked && len(p.Links) != 1000 {
			b.Fatal(len(c.Models), len(p.Links), err)
		}
		runtime.ReadMemStats(&after)
		heap = max(heap, float64(after.HeapSys-after.HeapReleased)/1e6)
		runtime.GC()
		runtime.ReadMemStats(&after)
		kept = (float64(after.HeapAlloc) - float64(before.HeapAlloc)) / 1e6
		runtime.KeepAlive(c)
	}
	median := func(all []time.Duration) float64 {
		slices.Sort(all)
		return float64(all[len(all)/2])
	}
	b.ReportMetric(median(checks)/median(floors), "x-floor")
	b.ReportMetric(median(checks)/1e6, "check-ms")
	b.ReportMetric(kept, "kept-MB")
	b.ReportMetric(heap, "heap-MB")
}

// goals is a framework of 17 goals, 169 targets and 232 indicators in three
// levels.
func goals() string {
	var b strings.Builder
	b.WriteString("framework: goals\nversion: \"2015\"\ntitle: The goals\nrules: {LM050: off}\nlevels:\n  - {id: goal, title: Goal}\n  - {id: target, title: Target}\n  - {id: measure, title: Indicator}\noutcomes:\n")
	for i := range 17 {
		fmt.Fprintf(&b, "  - {id: G%d, level: goal, title: The world is better in the way of number %[1]d}\n", i+1)
	}
	for i := range 169 {
		fmt.Fprintf(&b, "  - {id: T%d, level: target, title: By 2030 something of goal %d is reached for everyone and everywhere by all, contributes-to: [G%[2]d]}\n", i+1, i%17+1)
	}
	for i := range 232 {
		fmt.Fprintf(&b, "  - {id: I%d, level: measure, title: What is measured for target %d, contributes-to: [T%[2]d]}\n", i+1, i%169+1)
	}
	return b.String()
}

// generated is a sound model of 31 elements, each with what partners mostly
// write. It may lead to another one.
func generated(i int, linked bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "model: m%d\ntitle: A model that was generated\nframework: plan.yaml\npartners:\n  - {id: council, name: Council %d, sector: public}\n  - {id: trust, name: Trust %d}\n", i, i%32, i%100)
	b.WriteString("reach:\n  - {id: people, title: People who live here}\n")
	const column = 6
	titles := map[string]string{"o": "Meetings held in street", "s": "Neighbours know each other better in street", "m": "Neighbours help each other more often in street", "l": "People feel safer in street", "a": "Weekly walks through street"}
	list := func(key, indent, id, next, more string) {
		fmt.Fprintf(&b, "%s:\n", key)
		for k := range column {
			fmt.Fprintf(&b, "%s  - id: %s%d\n%[1]s    title: %[5]s %[3]d\n%[1]s    leads-to: [%[4]s", indent, id, k, next, titles[id])
			if next != "end" {
				fmt.Fprintf(&b, "%d, %s%d", k, next, (k+1)%column)
			}
			if linked && id == "s" && k == 0 {
				fmt.Fprintf(&b, ", m%d/l1", (i+1)%1000)
			}
			fmt.Fprintf(&b, "]\n%s", strings.ReplaceAll(more, "T#", fmt.Sprintf("T%d", (i*7+k*11)%150+1)))
		}
	}
	list("activities", "", "a", "o", "    partners: [council, trust]\n")
	list("outputs", "", "o", "s", "    reach: [people]\n")
	b.WriteString("outcomes:\n")
	list("  short", "  ", "s", "m", "      reach: [people]\n      kind: capacity\n")
	list("  medium", "  ", "m", "l", "      kind: practice\n")
	list("  long", "  ", "l", "end", "      supports: [T#]\n")
	fmt.Fprintf(&b, "end-state:\n  id: end\n  title: Community wellbeing\n  supports: [G%d]\n", i%15+1)
	return b.String()
}
