package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// ErrNoPrinter is the error where no program that makes a PDF is installed.
var ErrNoPrinter = errors.New("making a PDF needs Chromium, Google Chrome, Microsoft Edge or LibreOffice, and none of them is found; install one, or make the report as HTML and print it from a browser")

// printTime is how long a program may take for one PDF.
const printTime = 2 * time.Minute

// maxTemp is the length of the longest path of a folder for temporary files with
// which Chromium starts. In it Chromium makes a socket, whose path, as in
// org.chromium.Chromium.AbCdEf/SingletonSocket, may have 103 bytes on macOS and
// 107 on Linux.
const maxTemp = 103 - len("/org.chromium.Chromium.AbCdEf/SingletonSocket")

// remedy is the advice where no program makes the PDF.
const remedy = "install or mend Chromium, Google Chrome, Microsoft Edge or LibreOffice, or make the report as HTML and print it from a browser"

// writePDF makes the PDF with the first installed program that can.
func writePDF(ctx context.Context, r *Document, name string) ([]File, error) {
	var failed error
	for _, p := range installedPrograms(thisSystem()) {
		pdf, err := p.makePDF(ctx, r)
		switch {
		case err == nil:
			return []File{{name, pdf}}, nil
		case ctx.Err() != nil:
			return nil, err
		case failed == nil:
			failed = err
		default:
			failed = fmt.Errorf("%w; %w", failed, err)
		}
	}
	if failed == nil {
		return nil, ErrNoPrinter
	}
	return nil, fmt.Errorf("%w; %s", failed, remedy)
}

// makePDF makes the PDF in a temporary folder, which it removes.
func (p program) makePDF(ctx context.Context, r *Document) (pdf []byte, err error) {
	snap := snapOf(p.path)
	folder, err := makeWorkFolder(snap)
	if err != nil {
		return nil, err
	}
	defer func() {
		if failed := os.RemoveAll(folder); err == nil && failed != nil {
			pdf, err = nil, failed
		}
	}()
	files, err := p.write(ctx, r, p.source)
	if err != nil {
		return nil, err
	}
	document := filepath.Join(folder, files[0].Name)
	if err := os.WriteFile(document, files[0].Data, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, printTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.path, p.args(folder, document)...)
	cmd.Dir = folder
	if snap == "" { // a program of snap does not start with another home
		cmd.Env = append(os.Environ(), "HOME="+folder, "XDG_CONFIG_HOME="+folder, "XDG_CACHE_HOME="+folder)
		if len(folder) <= maxTemp {
			cmd.Env = append(cmd.Env, "TMPDIR="+folder) // so that nothing is left of a program that is stopped
		}
	}
	cmd.WaitDelay = 5 * time.Second
	stopTogether(cmd)
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	runtime.LockOSThread() // Linux ends the program with the thread that started it
	failed := cmd.Run()
	runtime.UnlockOSThread()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%s did not finish the PDF, and was stopped: %w", filepath.Base(p.path), context.Cause(ctx))
	}
	pdf, err = os.ReadFile(filepath.Join(folder, "report.pdf"))
	if failed == nil && err == nil && bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return pdf, nil
	}
	lines := strings.Split(strings.TrimSpace(output.String()), "\n")
	reason := lines[len(lines)-1]
	switch {
	case reason != "":
	case failed != nil:
		reason = failed.Error()
	default:
		reason = "it ended without one"
	}
	return nil, fmt.Errorf("%s made no PDF: %s", filepath.Base(p.path), reason)
}
