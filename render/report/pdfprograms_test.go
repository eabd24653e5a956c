package report

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestInstalled checks where programs are looked for on each system, and in
// which order.
func TestInstalled(t *testing.T) {
	for _, c := range []struct {
		name, system string
		env          map[string]string
		commands     map[string]string
		files        []string
		want         []string
	}{
		{"nothing on Linux", "linux", nil, nil, []string{"/Applications/Chromium.app/Contents/MacOS/Chromium"}, nil},
		{
			"commands on Linux", "linux", nil,
			map[string]string{"libreoffice": "/usr/bin/libreoffice", "microsoft-edge": "/usr/bin/microsoft-edge", "google-chrome": "/usr/bin/google-chrome"},
			nil,
			[]string{"/usr/bin/google-chrome", "/usr/bin/microsoft-edge", "/usr/bin/libreoffice"},
		},
		{
			"the same under two names", "linux", nil,
			map[string]string{"libreoffice": "/usr/bin/office", "soffice": "/usr/bin/office"}, nil,
			[]string{"/usr/bin/office"},
		},
		{
			"macOS", "darwin", map[string]string{"HOME": "/Users/ann"},
			map[string]string{"chromium": "/opt/homebrew/bin/chromium"},
			[]string{
				"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
				"/Users/ann/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
				"/Applications/LibreOffice.app/Contents/MacOS/soffice",
			},
			[]string{
				"/opt/homebrew/bin/chromium",
				"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
				"/Users/ann/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
				"/Applications/LibreOffice.app/Contents/MacOS/soffice",
			},
		},
		{
			"Windows", "windows",
			map[string]string{"ProgramFiles": `C:\Program Files`, "ProgramFiles(x86)": `C:\Program Files (x86)`, "LocalAppData": `C:\Users\Ann\AppData\Local\`},
			nil,
			[]string{
				`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
				`C:\Users\Ann\AppData\Local\Google\Chrome\Application\chrome.exe`,
				`C:\Program Files\LibreOffice\program\soffice.exe`,
			},
			[]string{
				`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
				`C:\Users\Ann\AppData\Local\Google\Chrome\Application\chrome.exe`,
				`C:\Program Files\LibreOffice\program\soffice.exe`,
			},
		},
		{"Windows that says nothing", "windows", nil, nil, []string{`\LibreOffice\program\soffice.exe`}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := system{
				name: c.system,
				env:  func(name string) string { return c.env[name] },
				find: func(command string) (string, error) {
					if path := c.commands[command]; path != "" {
						return path, nil
					}
					return "", errors.New("it is not there")
				},
				holds: func(path string) bool { return slices.Contains(c.files, path) },
			}
			var got []string
			for _, p := range installedPrograms(s) {
				got = append(got, p.path)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/a report.html":              "file:///tmp/a%20report.html",
		"C:/Users/Ann/100%/report#1.html": "file:///C:/Users/Ann/100%25/report%231.html",
	} {
		if got := fileURL(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// TestSnapOf tells programs of snaps, which see no other folders, from others.
func TestSnapOf(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
		return name
	}
	write("snap", "the program of all snaps")
	linked := filepath.Join(folder, "chromium")
	if err := os.Symlink("snap", linked); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct{ program, want string }{
		{"/snap/bin/chromium", "chromium"},
		{"/snap/bin/libreoffice.writer", "libreoffice"},
		{linked, "chromium"},
		{write("chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium \"$@\"\n"), "chromium"},
		{write("wrapper", "#!/bin/sh\nexec /usr/lib/chromium/chromium \"$@\"\n"), ""},
		{write("binary", "\x7fELF /snap/bin/chromium"), ""},
		{filepath.Join(folder, "missing"), ""},
	} {
		if got := snapOf(c.program); got != c.want {
			t.Errorf("%s: %q, want %q", c.program, got, c.want)
		}
	}
}
