package resultschain

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// A releaseFile is what the tests need of .goreleaser.yaml.
type releaseFile struct {
	Builds []struct {
		Main           string
		Flags, Ldflags []string
	}
	Archives []struct {
		Name  string `yaml:"name_template"`
		Files []struct{ Src string }
	}
	Nfpms []struct{ Contents []struct{ Src string } }
}

func readRelease(t *testing.T) *releaseFile {
	t.Helper()
	var f releaseFile
	if err := yaml.Unmarshal([]byte(read(t, ".goreleaser.yaml")), &f); err != nil {
		t.Fatal(err)
	}
	return &f
}

// TestReleaseFiles checks that every file is there that a release encloses. Those of
// completions are made with it.
func TestReleaseFiles(t *testing.T) {
	t.Parallel()
	f := readRelease(t)
	var sources []string
	for _, s := range f.Archives[0].Files {
		sources = append(sources, s.Src)
	}
	for _, s := range f.Nfpms[0].Contents {
		sources = append(sources, s.Src)
	}
	if len(sources) < 10 {
		t.Fatalf("a release encloses only %s", sources)
	}
	for _, s := range sources {
		if found, err := filepath.Glob(s); (err != nil || len(found) == 0) && !strings.HasPrefix(s, "completions/") {
			t.Errorf("there is no %s", s)
		}
	}
	fetcher := read(t, "action/resultschain")
	for _, want := range []string{"name=resultschain_${version}_${system}_${machine}", "fetch SHA256SUMS"} {
		if !strings.Contains(fetcher, want) {
			t.Errorf("action/resultschain has no %s, by which it finds the archive", want)
		}
	}
	if name := f.Archives[0].Name; name != "resultschain_v{{ .Version }}_{{ .Os }}_{{ .Arch }}" {
		t.Errorf("archives are called %s, which action/resultschain does not know", name)
	}
}

// TestReleaseBuild builds the command twice as a release does, from another folder
// the second time: the bytes are the same, name no folder of this machine, and know
// their version.
func TestReleaseBuild(t *testing.T) {
	t.Parallel()
	b := readRelease(t).Builds[0]
	ldflags := strings.ReplaceAll(b.Ldflags[0], "{{ .Version }}", "9.8.7")
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var programs [2][]byte
	var exe string
	for i, from := range []string{".", "docs"} {
		exe = filepath.Join(t.TempDir(), "resultschain.exe")
		args := slices.Concat([]string{"build"}, b.Flags, []string{"-ldflags", ldflags, "-o", exe, "github.com/resultschain/resultschain/cmd/resultschain"})
		cmd := exec.Command("go", args...)
		cmd.Dir, cmd.Env = from, append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, out)
		}
		if programs[i], err = os.ReadFile(exe); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(programs[0], programs[1]) {
		t.Error("the program is made of other bytes the second time")
	}
	if bytes.Contains(programs[0], []byte(top+"/")) {
		t.Error("the program names the folder in which it was built")
	}
	if out, err := exec.Command(exe, "version").CombinedOutput(); err != nil || string(out) != "resultschain version v9.8.7\n" {
		t.Errorf("version: %v, %q", err, out)
	}
}

// TestLicences compares licenses/modules.txt with the licences of all modules that
// the command links:
//
//	go test . -run TestLicences -update
func TestLicences(t *testing.T) {
	t.Parallel()
	texts := map[string][]string{} // by module
	for _, line := range goList(t, "-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}|{{.Dir}}|{{$.Dir}}{{end}}{{end}}`, "./cmd/resultschain") {
		parts := strings.Split(line, "|")
		if len(parts) != 3 {
			continue // it is of this module, or of Go
		}
		name, top, dir := parts[0], parts[1], parts[2]
		for ; strings.HasPrefix(dir, top); dir = filepath.Dir(dir) {
			texts[name] = addLicences(t, texts[name], dir)
		}
		if len(texts[name]) == 0 {
			t.Errorf("%s has no licence", name)
		}
	}
	var b strings.Builder
	fmt.Fprint(&b, "The licences of the modules that the command resultschain links.\n")
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), name, strings.Join(texts[name], "\n\n"))
	}
	const file = "licenses/modules.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(read(t, file), b.String()); diff != "" {
		t.Errorf("%s is not what is linked; run this test with -update (-want +got)\n%s", file, diff)
	}
}

// addLicences adds the licences in a folder that are not there yet.
func addLicences(t *testing.T, texts []string, dir string) []string {
	t.Helper()
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*", "NOTICE*", "licenses/ftl.txt"} { // the last is that of freetype, by our choice
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if text := strings.TrimSpace(strings.ReplaceAll(read(t, file), "\r\n", "\n")); !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}
