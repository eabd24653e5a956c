package report

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// A printer is a kind of program that makes a tagged PDF of a report.
type printer struct {
	commands []string // its names where commands are looked for
	mac      []string // where it is in the folder of applications of macOS
	windows  []string // where it is in a folder of programs of Windows
	source   string   // the name of the document that it is given
	write    func(ctx context.Context, r *Document, name string) ([]File, error)
	args     func(folder, document string) []string
}

// printers holds the printers to look for, in this order.
var printers = []printer{
	{
		commands: []string{
			"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
			"microsoft-edge", "microsoft-edge-stable", "msedge",
		},
		mac: []string{
			"Chromium.app/Contents/MacOS/Chromium",
			"Google Chrome.app/Contents/MacOS/Google Chrome",
			"Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
		},
		windows: []string{
			`Chromium\Application\chrome.exe`,
			`Google\Chrome\Application\chrome.exe`,
			`Microsoft\Edge\Application\msedge.exe`,
		},
		source: "report.html", write: writeHTML, args: chromium,
	},
	{
		commands: []string{"soffice", "libreoffice"},
		mac:      []string{"LibreOffice.app/Contents/MacOS/soffice"},
		windows:  []string{`LibreOffice\program\soffice.exe`},
		source:   "report.docx", write: writeDOCX, args: soffice,
	},
}

// A program is a printer that is installed.
type program struct {
	*printer
	path string
}

// A system is an operating system that is searched for programs.
type system struct {
	name  string // as [runtime.GOOS]
	env   func(name string) string
	find  func(command string) (path string, err error)
	holds func(path string) bool // whether there is a file
}

func thisSystem() system {
	return system{runtime.GOOS, os.Getenv, exec.LookPath, func(path string) bool {
		info, err := os.Stat(path)
		return err == nil && info.Mode().IsRegular()
	}}
}

// installedPrograms returns the programs of a system that make PDFs, each once.
func installedPrograms(s system) []program {
	var all []program
	seen := map[string]bool{}
	add := func(p *printer, path string) {
		same := path
		if real, err := filepath.EvalSymlinks(path); err == nil && filepath.Base(real) != "snap" {
			same = real
		}
		if !seen[same] {
			seen[same] = true
			all = append(all, program{p, path})
		}
	}
	for i := range printers {
		p := &printers[i]
		for _, command := range p.commands {
			if found, err := s.find(command); err == nil {
				add(p, found)
			}
		}
		for _, place := range p.places(s) {
			if s.holds(place) {
				add(p, place)
			}
		}
	}
	return all
}

// places returns where a printer usually is on a system on which programs are not
// among the commands.
func (p *printer) places(s system) []string {
	var folders, names []string
	slash := "/"
	switch s.name {
	case "darwin":
		folders, names = []string{"/Applications"}, p.mac
		if home := s.env("HOME"); home != "" {
			folders = append(folders, home+"/Applications")
		}
	case "windows":
		slash, names = `\`, p.windows
		for _, name := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			if folder := s.env(name); folder != "" {
				folders = append(folders, strings.TrimRight(folder, slash))
			}
		}
	}
	var all []string
	for _, folder := range folders {
		for _, name := range names {
			all = append(all, folder+slash+name)
		}
	}
	return all
}

func chromium(folder, document string) []string {
	args := []string{
		"--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-mock-keychain",
		"--user-data-dir=" + filepath.Join(folder, "profile"),
		"--no-pdf-header-footer", "--generate-pdf-document-outline",
		"--print-to-pdf=" + filepath.Join(folder, "report.pdf"),
	}
	if os.Geteuid() == 0 { // Chromium refuses to start as root otherwise
		args = append(args, "--no-sandbox")
	}
	return append(args, fileURL(filepath.ToSlash(document)))
}

func soffice(folder, document string) []string {
	return []string{
		"-env:UserInstallation=" + fileURL(filepath.ToSlash(filepath.Join(folder, "profile"))), "--headless", "--norestore",
		"--convert-to", `pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}`,
		"--outdir", folder, document,
	}
}

// fileURL returns the address of a file whose path is written with slashes, on
// Windows as in C:/report.html.
func fileURL(path string) string {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// snapCommand is how a script starts a program of a snap.
var snapCommand = regexp.MustCompile(`/snap/bin/([a-z0-9][a-z0-9-]*)`)

// snapOf returns the name of the snap that a program belongs to, by its path or,
// where it is a script as chromium-browser of Ubuntu is, by its text; empty if it
// belongs to none.
func snapOf(program string) string {
	if real, err := filepath.EvalSymlinks(program); err == nil && filepath.Base(real) == "snap" {
		return filepath.Base(program)
	}
	text := []byte(filepath.ToSlash(program))
	if f, err := os.Open(program); err == nil { // otherwise starting it fails with the reason
		defer f.Close()
		if begin, err := io.ReadAll(io.LimitReader(f, 1<<13)); err == nil && bytes.HasPrefix(begin, []byte("#!")) {
			text = append(text, begin...)
		}
	}
	if m := snapCommand.FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return ""
}

// makeWorkFolder makes a folder that a program can read and write: the program of
// a snap sees only its own folders, and has a temporary folder of its own.
func makeWorkFolder(snap string) (string, error) {
	within := ""
	if snap != "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		within = filepath.Join(home, "snap", snap, "common")
		if err := os.MkdirAll(within, 0o700); err != nil {
			return "", err
		}
	}
	return os.MkdirTemp(within, "resultschain-report-")
}
