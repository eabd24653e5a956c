// Command release builds the command resultschain for all systems and packs each
// build with its licence, manual pages and completions:
//
//	go run ./internal/release v0.1.0 dist
//
// It runs at the top of the repository. The same source, version of Go and
// version number give the same bytes. Systems may be named after the folder, as
// in linux/amd64; otherwise they are [systems].
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// systems are those that archives are made for.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	log.SetFlags(0)
	log.SetPrefix("release: ")
	if len(os.Args) < 3 {
		log.Fatal("usage: go run ./internal/release VERSION FOLDER [SYSTEM]…")
	}
	if err := release(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		log.Fatal(err)
	}
}

var versionForm = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)

// release writes an archive for each system, and the file SHA256SUMS, into a
// folder.
func release(version, folder string, forSystems []string) error {
	if !versionForm.MatchString(version) {
		return fmt.Errorf("%q is not a version; write it as in v0.1.0", version)
	}
	if len(forSystems) == 0 {
		forSystems = systems
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "resultschain-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	enclosed, err := enclosures(version, work)
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, system := range forSystems {
		goos, goarch, ok := strings.Cut(system, "/")
		if !ok {
			return fmt.Errorf("%q is not a system; write it as in linux/amd64", system)
		}
		program := "resultschain"
		if goos == "windows" {
			program += ".exe"
		}
		built, err := build(version, goos, goarch, filepath.Join(work, goos+"-"+goarch+"-"+program))
		if err != nil {
			return err
		}
		name := fmt.Sprintf("resultschain_%s_%s_%s", version, goos, goarch)
		files := append(slices.Clone(enclosed), file{program, built, 0o755})
		slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
		pack, ending := tarGz, ".tar.gz"
		if goos == "windows" {
			pack, ending = zipped, ".zip"
		}
		archive, err := pack(name, files)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name+ending), archive, 0o666); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), name+ending)
	}
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(sums.String()), 0o666)
}

// build is the command for a system. What would differ from one machine to
// another is left out of it.
func build(version, goos, goarch, to string) ([]byte, error) {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.released="+version, "-o", to, "./cmd/resultschain")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch, "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("building for %s/%s: %w", goos, goarch, err)
	}
	return os.ReadFile(to)
}

// enclosures are the files that lie beside the command, the same for all
// systems.
func enclosures(version, work string) ([]file, error) {
	var files []file
	add := func(name, from string) error {
		text, err := os.ReadFile(from)
		files = append(files, file{name, text, 0o644})
		return err
	}
	pages, err := filepath.Glob("docs/man/*.1")
	if err != nil || len(pages) == 0 {
		return nil, errors.Join(err, errors.New("there are no manual pages in docs/man; run this at the top of the repository"))
	}
	for _, page := range pages {
		if err := add("man/man1/"+filepath.Base(page), page); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"LICENSE", "NOTICE", "README.md", "CHANGELOG.md"} {
		if err := add(name, name); err != nil {
			return nil, err
		}
	}

	here := filepath.Join(work, "resultschain-here.exe")
	if _, err := build(version, runtime.GOOS, runtime.GOARCH, here); err != nil {
		return nil, err
	}
	for shell, name := range map[string]string{"bash": "resultschain.bash", "zsh": "_resultschain", "fish": "resultschain.fish", "powershell": "resultschain.ps1"} {
		script, err := exec.Command(here, "completion", shell).Output()
		if err != nil {
			return nil, fmt.Errorf("the completion for %s: %w", shell, err)
		}
		files = append(files, file{"completions/" + name, script, 0o644})
	}
	return files, nil
}
