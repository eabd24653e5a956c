package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
)

// largestSite is the size of all files of the page, packed, in bytes.
const largestSite = 6 << 20

// TestSite builds the page of site, and uses it in Chromium as a partner would: by
// keyboard and pointer, in the table and in the text, on a phone and without a network.
// It passes axe-core, draws each example as the command does, answers in time, and bears
// with links that are cut, files and models that are large, and a worker that dies. The help is
// searched, and its links lead somewhere.
func TestSite(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it builds the page, and starts a browser")
	}
	site := buildSite(t)
	var names, pictures []string
	var files [][2]string // names and texts
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := examples.FS.ReadFile(name)
		var picture, messages bytes.Buffer
		if run([]string{"render", "--force", "../examples/" + name, "--format", "svg"}, nil, &picture, &messages) != exitClean {
			return fmt.Errorf("%s was not drawn: %s", name, &messages)
		}
		names, files, pictures = append(names, name), append(files, [2]string{name, string(text)}), append(pictures, picture.String())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Wrong, Tabs []string
		Pictures    map[string]string
		Times       map[string]any
	}
	inBrowser(t, "site.cjs", map[string]any{
		"site": site, "files": files, "pictures": names, "starter": starter, "large": modelOf(300),
		"models": map[int]string{30: modelOf(30), 100: modelOf(100)},
	}, &result)
	for _, w := range result.Wrong {
		t.Error(w)
	}
	want := []string{"Skip to the content", "resultschain", "English", "As this device", "Help", "An empty model", "Results chain"}
	if diff := cmp.Diff(want, result.Tabs); diff != "" {
		t.Errorf("the Tab key leads elsewhere (-want +got)\n%s", diff)
	}
	for i, name := range names {
		if result.Pictures[name] != pictures[i] {
			t.Errorf("the page draws %s otherwise than the command", name)
		}
	}
	t.Logf("the first load took %v ms", result.Times["firstLoad"])
	for what, most := range map[string]float64{"findings30": 100, "findings100": 100, "picture30": 300, "picture100": 1000} {
		all, _ := result.Times[what].([]any)
		var times []float64
		for _, ms := range all {
			times = append(times, ms.(float64))
		}
		slices.Sort(times)
		if len(times) < 20 {
			t.Errorf("%s: there are %d times", what, len(times))
			continue
		}
		t.Logf("%s: median %v ms of %v", what, times[len(times)/2], times)
		if quick := times[len(times)/4]; quick > most { // other work of the machine makes most of them longer
			t.Errorf("%s took %v ms or more three times out of four, want at most %v", what, quick, most)
		}
	}
}

// buildSite builds the page, and returns its folder.
func buildSite(t *testing.T) string {
	t.Helper()
	node := needs(t, "node", "nodejs")
	needs(t, "xz")
	if _, err := os.Stat("../site/node_modules/esbuild"); err != nil {
		lacking(t, "the packages of site are not installed: npm ci --prefix site")
	}
	site := filepath.Join(t.TempDir(), "site")
	build := exec.Command(node, "../site/build.mjs", site)
	build.Env = append(os.Environ(), "XZ_LEVEL=1")
	out, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	total := regexp.MustCompile(`(\d+) bytes compressed`).FindSubmatch(out)
	if total == nil {
		t.Fatalf("the build does not say how large the page is:\n%s", out)
	}
	if size, err := strconv.Atoi(string(total[1])); err != nil || size > largestSite {
		t.Errorf("the page has %s bytes, want at most %d", total[1], largestSite)
	}
	return site
}

// modelOf returns a model of about so many elements.
func modelOf(elements int) string {
	var b strings.Builder
	n := elements / 5
	stage := func(head, indent, id, next, title string) {
		b.WriteString(head)
		for i := range n {
			to := next
			if next != "end" {
				to = fmt.Sprintf("%s%d", next, i)
			}
			fmt.Fprintf(&b, "%s- {id: %s%d, title: %s %d, leads-to: [%s]}\n", indent, id, i, title, i, to)
		}
	}
	b.WriteString("model: m\ntitle: Large\n")
	stage("activities:\n", "  ", "a", "o", "Run the weekly sessions of kind")
	stage("outputs:\n", "  ", "o", "s", "Sessions held of kind")
	stage("outcomes:\n  short:\n", "    ", "s", "m", "More people know about subject")
	stage("  medium:\n", "    ", "m", "l", "More people act on subject")
	stage("  long:\n", "    ", "l", "end", "Fewer people suffer from problem")
	b.WriteString("end-state: {id: end, title: Improved wellbeing}\n")
	return b.String()
}
