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
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// systems are those that archives are made for.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	log.SetFlags(0)
	log.SetPrefix("release: ")
	if len(os.Args) < 3 {
		log.Fatal("usage: go run ./internal/release VERSION FOLDER [SYSTEM]…")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	err := release(ctx, os.Args[1], os.Args[2], os.Args[3:])
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

var versionForm = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)

// release writes an archive for each system, and the file SHA256SUMS, into a
// folder. They are put there when all are made; if it fails, or ctx is done
// before that, the folder stays as it was and nothing is left elsewhere.
func release(ctx context.Context, version, folder string, forSystems []string) (err error) {
	if !versionForm.MatchString(version) {
		return fmt.Errorf("%q is not a version; write it as in v0.1.0", version)
	}
	if len(forSystems) == 0 {
		forSystems = systems
	}
	for _, system := range forSystems {
		if !strings.Contains(system, "/") {
			return fmt.Errorf("%q is not a system; write it as in linux/amd64", system)
		}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	// In the folder itself, so that what is made need only be renamed.
	work, err := os.MkdirTemp(folder, ".release-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	if work, err = filepath.Abs(work); err != nil {
		return err
	}
	enclosed, err := enclosures(ctx, version, work)
	if err != nil {
		return err
	}
	var sums strings.Builder
	var names []string
	for _, system := range forSystems {
		goos, goarch, _ := strings.Cut(system, "/")
		program := "resultschain"
		if goos == "windows" {
			program += ".exe"
		}
		built, err := build(ctx, version, goos, goarch, filepath.Join(work, goos+"-"+goarch+"-"+program))
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
		if err := os.WriteFile(filepath.Join(work, name+ending), archive, 0o666); err != nil {
			return err
		}
		names = append(names, name+ending)
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), name+ending)
	}
	if err := os.WriteFile(filepath.Join(work, sumsName), []byte(sums.String()), 0o666); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return place(work, folder, names)
}

const sumsName = "SHA256SUMS"

// place moves the archives of those names, and their sums, from one folder to
// another. There are sums in it only while it has all that they list.
func place(from, to string, names []string) error {
	if err := os.Remove(filepath.Join(to, sumsName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, name := range append(slices.Clone(names), sumsName) {
		if err := os.Rename(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}

// build is the command for a system. What would differ from one machine to
// another is left out of it.
func build(ctx context.Context, version, goos, goarch, to string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X github.com/resultschain/resultschain/cli.released="+version, "-o", to, "./cmd/resultschain")
	// What the compiler leaves goes with the rest.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch, "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0", "GOTMPDIR="+filepath.Dir(to))
	cmd.Stderr = os.Stderr
	// Asked so, go ends the compilers too. On Windows it cannot be asked.
	cmd.Cancel = func() error {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = time.Minute
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("interrupted; no archive was made: %w", ctx.Err())
	case err != nil:
		return nil, fmt.Errorf("building for %s/%s: %w", goos, goarch, err)
	}
	return os.ReadFile(to)
}

// enclosures are the files that lie beside the command, the same for all
// systems.
func enclosures(ctx context.Context, version, work string) ([]file, error) {
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
	if _, err := build(ctx, version, runtime.GOOS, runtime.GOARCH, here); err != nil {
		return nil, err
	}
	for shell, name := range map[string]string{"bash": "resultschain.bash", "zsh": "_resultschain", "fish": "resultschain.fish", "powershell": "resultschain.ps1"} {
		script, err := exec.CommandContext(ctx, here, "completion", shell).Output()
		if err != nil {
			return nil, fmt.Errorf("the completion for %s: %w", shell, err)
		}
		files = append(files, file{"completions/" + name, script, 0o644})
	}
	return files, nil
}
