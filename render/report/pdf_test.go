package report

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// lacking skips a test for want of something, but fails in CI, which installs
// it.
func lacking(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

// needs makes sure that one of the programs is installed, and gives its path.
func needs(t *testing.T, names ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("it starts other programs")
	}
	for _, name := range names {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	lacking(t, names[0]+" is not installed")
	return ""
}

// structure returns the tags of a PDF, as pdfinfo lists them.
func structure(t *testing.T, pdf []byte) string {
	t.Helper()
	pdfinfo := needs(t, "pdfinfo")
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	about, err := exec.Command(pdfinfo, name).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(about), "Tagged:          yes") {
		t.Errorf("the PDF is not tagged:\n%s", about)
	}
	out, err := exec.Command(pdfinfo, "-struct-text", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// inflated returns a PDF and what its compressed parts hold.
func inflated(pdf []byte) string {
	all := string(pdf)
	for _, part := range bytes.Split(pdf, []byte("stream"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(part, "\r\n")))
		if err != nil {
			continue // no compressed part
		}
		data, _ := io.ReadAll(z) // what follows the end of it does not matter
		all += string(data)
	}
	return all
}

// has checks that the tags of a PDF, as pdfinfo lists them, have all of these:
// headings, tables, texts.
func has(t *testing.T, tags string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(tags, w) {
			t.Errorf("there is no %s in the tags of the PDF", w)
		}
	}
}

// TestChromium makes the PDF by Chromium.
func TestChromium(t *testing.T) {
	p := program{&printers[0], needs(t, printers[0].commands...)}
	pdf, err := p.makePDF(t.Context(), caseStudy(t, "stobswellbeing.yaml", nil))
	if err != nil {
		t.Fatal(err)
	}
	has(t, structure(t, pdf), "H1", "H2", "H3", "Table", "TH", "Figure", `"Name of CPP"`)
	if all := inflated(pdf); !strings.Contains(all, "/Alt") || !strings.Contains(all, "/Lang") {
		t.Error("the PDF has no alternative text or no language")
	}
}

// TestLibreOffice opens the DOCX in LibreOffice and makes the PDF of it.
func TestLibreOffice(t *testing.T) {
	p := program{&printers[1], needs(t, printers[1].commands...)}
	pdf, err := p.makePDF(t.Context(), caseStudy(t, "measured.yaml", nil))
	if err != nil {
		t.Fatal(err)
	}
	tags := structure(t, pdf)
	has(t, tags, "H1", "H2", "Table", "TH", "/Scope /Column", "Figure", `"Name of CPP"`, `"We meet <script>alert(3)</script>"`)
	if n := strings.Count(tags, "Figure:"); n != 5 {
		t.Errorf("%d figures, want 5", n)
	}
	if all := inflated(pdf); !strings.Contains(all, "/Alt") {
		t.Error("the PDF has no alternative texts")
	}
}

// TestNoPrinter checks what is said where no program makes a PDF.
func TestNoPrinter(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("programs are not only where PATH tells")
	}
	t.Setenv("PATH", t.TempDir())
	_, err := caseStudy(t, "measured.yaml", nil).Files(t.Context(), PDF, "x.pdf")
	if !errors.Is(err, ErrNoPrinter) {
		t.Error(err)
	}
}

// TestPrinterFails runs programs that fail in every way, and checks what is
// said and that nothing is left of them.
func TestPrinterFails(t *testing.T) {
	scripts(t)
	for _, c := range []struct{ name, script, want string }{
		{"ends with an error", "echo first; echo 'no display' >&2; exit 3", "chromium made no PDF: no display"},
		{"says nothing", "exit 3", "chromium made no PDF: exit status 3"},
		{"makes nothing", "exit 0", "chromium made no PDF: it ended without one; install or mend Chromium, Google Chrome, Microsoft Edge or LibreOffice, or make"},
		{"leaves files", "touch \"$TMPDIR/left\" \"$HOME/left\"; mkdir \"$TMPDIR/org\"; echo 'no display' >&2; exit 3", "chromium made no PDF: no display"},
		{"hangs", "touch \"$TMPDIR/left\"; sleep 600 & echo $! > \"$CHILD\"; wait", "chromium did not finish the PDF, and was stopped: context deadline exceeded"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, bin, temp := os.Getenv("PATH"), t.TempDir(), shortTemp(t)
			child := filepath.Join(bin, "child")
			script(t, bin, "chromium", c.script)
			r := caseStudy(t, "measured.yaml", nil)
			t.Setenv("PATH", bin)
			t.Setenv("TMPDIR", temp)
			t.Setenv("CHILD", child)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			if c.name == "hangs" {
				ctx, cancel = context.WithTimeout(t.Context(), time.Second)
			}
			defer cancel()
			_, err := r.Files(ctx, PDF, "x.pdf")
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%v, want %s", err, c.want)
			}
			if left, _ := os.ReadDir(temp); len(left) > 0 {
				t.Errorf("%d files are left", len(left))
			}
			t.Setenv("PATH", path)
			if pid, err := os.ReadFile(child); err == nil {
				waitForEnd(t, strings.TrimSpace(string(pid)))
			}
		})
	}
}

// shortTemp returns a folder for temporary files with a shorter path than the test's
// own, so that programs make theirs in it; see [maxTemp].
func shortTemp(t *testing.T) string {
	t.Helper()
	temp, err := os.MkdirTemp("", "r")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(temp) })
	return temp
}

// TestLongTemp makes a PDF where the folder for temporary files has so long a
// path that Chromium would not start with one in it.
func TestLongTemp(t *testing.T) {
	p := program{&printers[0], needs(t, printers[0].commands...)}
	temp := shortTemp(t)
	if len(temp) > 50 {
		t.Skip("the folder for temporary files has too long a path")
	}
	long := filepath.Join(temp, strings.Repeat("x", 50-len(temp)))
	if err := os.Mkdir(long, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", long)
	if _, err := p.makePDF(t.Context(), caseStudy(t, "stobswellbeing.yaml", nil)); err != nil {
		t.Error(err)
	}
}

// TestStopped stops Chromium while it makes a PDF: nothing is left of it.
func TestStopped(t *testing.T) {
	p := program{&printers[0], needs(t, printers[0].commands...)}
	temp := shortTemp(t)
	t.Setenv("TMPDIR", temp)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	sockets := filepath.Join(temp, "*", "org.chromium.Chromium.*")
	go func() {
		for ctx.Err() == nil {
			if made, _ := filepath.Glob(sockets); len(made) > 0 {
				stop()
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if _, err := p.makePDF(ctx, caseStudy(t, "stobswellbeing.yaml", nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("it made its files elsewhere, or was not stopped: %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("%v are left, %v", left, err)
	}
}

// scripts skips a test where programs cannot be shell scripts, or where others
// are found too.
func scripts(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("programs are not only the shell scripts of the test")
	}
}

// script writes a program.
func script(t *testing.T, folder, name, body string) {
	t.Helper()
	body = "#!/bin/sh\nPATH=/usr/bin:/bin\n" + body + "\n"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o700); err != nil {
		t.Fatal(err)
	}
}

// TestNextPrinter checks that the next program is tried where one fails, and
// that what every one of them says is told if all do.
func TestNextPrinter(t *testing.T) {
	scripts(t)
	const works = `while [ "$1" != --outdir ]; do shift; done; echo %PDF-works > "$2/report.pdf"`
	for _, c := range []struct{ name, soffice, want, wrong string }{
		{"the next works", works, "%PDF-works\n", ""},
		{"none works", "echo 'no Java'; exit 1", "", "chromium made no PDF: no sandbox; soffice made no PDF: no Java; install or mend Chromium, Google Chrome, Microsoft Edge or LibreOffice, or make the report as HTML and print it from a browser"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bin := t.TempDir()
			script(t, bin, "chromium", "echo 'no sandbox' >&2; exit 1")
			if err := os.Symlink("chromium", filepath.Join(bin, "chromium-browser")); err != nil { // which is not tried again
				t.Fatal(err)
			}
			script(t, bin, "soffice", c.soffice)
			r := caseStudy(t, "measured.yaml", nil)
			t.Setenv("PATH", bin)
			files, err := r.Files(t.Context(), PDF, "x.pdf")
			var got, wrong string
			if err != nil {
				wrong = err.Error()
			} else {
				got = string(files[0].Data)
			}
			if got != c.want || wrong != c.wrong {
				t.Errorf("%q, %s\nwant %q, %s", got, wrong, c.want, c.wrong)
			}
		})
	}
}

// TestSnap makes a PDF by a program that, as that of a snap, reads and writes
// only its own folder in the home of the user.
func TestSnap(t *testing.T) {
	scripts(t)
	bin, home := t.TempDir(), t.TempDir()
	script(t, bin, "chromium-browser", `# exec /snap/bin/chromium "$@"
own=$HOME/snap/chromium/common/
for a; do
	case $a in
	--print-to-pdf=*) out=${a#--print-to-pdf=} ;;
	file://*) in=${a#file://} ;;
	esac
done
case $in in "$own"*) ;; *) echo "cannot see $in"; exit 1 ;; esac
case $out in "$own"*) ;; *) echo "cannot write $out"; exit 1 ;; esac
test -s "$in" && echo %PDF-snap > "$out"`)
	r := caseStudy(t, "measured.yaml", nil)
	t.Setenv("PATH", bin)
	t.Setenv("HOME", home)
	files, err := r.Files(t.Context(), PDF, "x.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if got := string(files[0].Data); got != "%PDF-snap\n" {
		t.Errorf("the PDF is %q", got)
	}
	if left, err := os.ReadDir(filepath.Join(home, "snap", "chromium", "common")); err != nil || len(left) > 0 {
		t.Errorf("%d files are left, %v", len(left), err)
	}
}

// waitForEnd makes sure that the process with the id ends.
func waitForEnd(t *testing.T, pid string) {
	t.Helper()
	ps := needs(t, "ps")
	for range 100 {
		state, err := exec.Command(ps, "-o", "stat=", "-p", pid).Output()
		if err != nil || strings.HasPrefix(strings.TrimSpace(string(state)), "Z") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("the process %s goes on", pid)
}
