// Command release builds the command resultschain for all systems and packs each
// build with its licence, examples, manual pages and completions:
//
//	go run ./internal/release v0.1.0 dist
//
// It runs at the top of the repository. The same source, version of Go and
// version number give the same bytes. Systems may be named after the folder, as
// in linux/amd64; otherwise they are [systems].
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// systems holds the systems that archives are made for.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	log.SetFlags(0)
	log.SetPrefix("release: ")
	if len(os.Args) < 3 {
		log.Fatal("usage: go run ./internal/release VERSION FOLDER [SYSTEM]…")
	}
	if err := release(os.Args[1], os.Args[2], os.Args[3:]...); err != nil {
		log.Fatal(err)
	}
}

var versionForm = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)

// release makes an archive for each system, and then writes them and the file
// SHA256SUMS into a folder.
func release(version, folder string, forSystems ...string) error {
	if !versionForm.MatchString(version) {
		return fmt.Errorf("%q is not a version; write it as in v0.1.0", version)
	}
	if len(forSystems) == 0 {
		forSystems = systems
	}
	enclosed, err := enclosures()
	if err != nil {
		return err
	}
	var sums bytes.Buffer
	var made []file
	for _, system := range forSystems {
		goos, goarch, ok := strings.Cut(system, "/")
		if !ok {
			return fmt.Errorf("%q is not a system; write it as in linux/amd64", system)
		}
		program, ending, pack := "resultschain", ".tar.gz", tarGz
		if goos == "windows" {
			program, ending, pack = "resultschain.exe", ".zip", zipFiles
		}
		built, err := build(version, goos, goarch)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("resultschain_%s_%s_%s", version, goos, goarch)
		files := append(slices.Clone(enclosed), file{program, built, 0o755})
		slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
		archive, err := pack(name, files)
		if err != nil {
			return err
		}
		made = append(made, file{name + ending, archive, 0o666})
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), name+ending)
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, f := range append(made, file{"SHA256SUMS", sums.Bytes(), 0o666}) {
		if err := os.WriteFile(filepath.Join(folder, f.name), f.data, f.mode); err != nil {
			return err
		}
	}
	return nil
}

// build returns the command for a system, without anything that would differ from
// one machine to another.
func build(version, goos, goarch string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	to := filepath.Join(dir, "resultschain")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X github.com/resultschain/resultschain/cli.releaseVersion="+version, "-o", to, "./cmd/resultschain")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch, "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("building for %s/%s: %w", goos, goarch, err)
	}
	return os.ReadFile(to)
}

// enclosures returns the files that lie beside the command, the same for all
// systems.
func enclosures() ([]file, error) {
	pages, err := filepath.Glob("docs/man/*.1")
	if err != nil || len(pages) == 0 {
		return nil, errors.Join(err, errors.New("there are no manual pages in docs/man; run this at the top of the repository"))
	}
	examples, err := filepath.Glob("examples/*.yaml")
	if err != nil {
		return nil, err
	}
	traditions, err := filepath.Glob("examples/traditions/*.yaml")
	if err != nil {
		return nil, err
	}
	var files []file
	for _, from := range slices.Concat(pages, examples, traditions, []string{"LICENSE", "NOTICE", "README.md", "CHANGELOG.md"}) {
		text, err := os.ReadFile(from)
		if err != nil {
			return nil, err
		}
		name := from
		if filepath.Ext(from) == ".1" {
			name = "man/man1/" + filepath.Base(from)
		}
		name = filepath.ToSlash(name)
		files = append(files, file{name, text, 0o644})
	}
	for shell, name := range map[string]string{"bash": "resultschain.bash", "zsh": "_resultschain", "fish": "resultschain.fish", "powershell": "resultschain.ps1"} {
		cmd := exec.Command("go", "run", "./cmd/resultschain", "completion", shell)
		cmd.Stderr = os.Stderr
		script, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("the completion for %s: %w", shell, err)
		}
		files = append(files, file{"completions/" + name, script, 0o644})
	}
	return files, nil
}
