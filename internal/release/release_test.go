package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRelease makes the release for this system twice, compares the two, looks
// into the archive, and runs what is in it.
func TestRelease(t *testing.T) {
	if os.Getenv("CI") != "true" {
		t.Skip("it compiles everything anew, which takes minutes; CI=true runs it")
	}
	if runtime.GOOS == "windows" {
		t.Skip("the archive for Windows is a zip, and TestZip looks into one")
	}
	t.Chdir("../..")
	here := runtime.GOOS + "/" + runtime.GOARCH
	const version = "v9.8.7-test.1"
	first, second := t.TempDir(), t.TempDir()
	for _, folder := range []string{first, second} {
		if err := release(version, folder, here); err != nil {
			t.Fatal(err)
		}
	}
	name := "resultschain_" + version + "_" + strings.ReplaceAll(here, "/", "_")
	if diff := cmp.Diff([]string{"SHA256SUMS", name + ".tar.gz"}, list(t, first)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	archive := read(t, first, name+".tar.gz")
	if !bytes.Equal(archive, read(t, second, name+".tar.gz")) {
		t.Error("the archive is made of other bytes the second time")
	}
	if got, want := string(read(t, first, "SHA256SUMS")), fmt.Sprintf("%x  %s.tar.gz\n", sha256.Sum256(archive), name); got != want {
		t.Errorf("SHA256SUMS is %q, want %q", got, want)
	}

	files := untar(t, archive)
	for _, want := range []string{"resultschain", "LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "man/man1/resultschain.1", "man/man1/resultschain-check.1",
		"completions/resultschain.bash", "completions/_resultschain", "completions/resultschain.fish", "completions/resultschain.ps1",
		"examples/village-plan.yaml", "examples/traditions/kellogg.yaml"} {
		if len(files[name+"/"+want]) == 0 {
			t.Errorf("it has no %s", want)
		}
	}
	program := files[name+"/resultschain"]
	if root, err := os.Getwd(); err != nil || bytes.Contains(program, []byte(root+"/")) {
		t.Errorf("the program tells where it was built (%v)", err)
	}
	exe := filepath.Join(t.TempDir(), "resultschain")
	if err := os.WriteFile(exe, program, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(exe, "version").CombinedOutput(); err != nil || string(out) != "resultschain version "+version+"\n" {
		t.Errorf("version: %v, %q", err, out)
	}
	chain := filepath.Join(t.TempDir(), "chain.svg")
	if out, err := exec.Command(exe, "render", "examples/stobswellbeing.yaml", "-o", chain).CombinedOutput(); err != nil {
		t.Errorf("render: %v\n%s", err, out)
	}
	if svg, err := os.ReadFile(chain); err != nil || !bytes.HasPrefix(svg, []byte("<svg ")) {
		t.Errorf("the picture is %.100q, %v", svg, err)
	}
}

func TestZip(t *testing.T) {
	files := []file{{"resultschain.exe", []byte("MZ"), 0o755}, {"man/man1/resultschain.1", []byte(".TH"), 0o644}}
	first, err := zipFiles("folder", files)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := zipFiles("folder", files); err != nil || !bytes.Equal(first, second) {
		t.Errorf("it is made of other bytes the second time (%v)", err)
	}
	r, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var got []file
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, file{strings.TrimPrefix(f.Name, "folder/"), data, f.Mode()})
	}
	if diff := cmp.Diff(files, got, cmp.AllowUnexported(file{})); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestVersionForm(t *testing.T) {
	for _, version := range []string{"", "0.1.0", "v1", "v1.2.3 -X main.a=b", "latest"} {
		if err := release(version, t.TempDir()); err == nil {
			t.Errorf("%q is taken for a version", version)
		}
	}
}

func list(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func read(t *testing.T, folder, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// untar is the files of an archive by their names.
func untar(t *testing.T, archive []byte) map[string][]byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if files[h.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if program := strings.HasSuffix(h.Name, "/resultschain"); program != (h.Mode == 0o755) {
			t.Errorf("%s has the mode %o", h.Name, h.Mode)
		}
	}
}
