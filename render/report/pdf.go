package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrNoPrinter says that nothing is installed that makes a PDF.
var ErrNoPrinter = errors.New("making a PDF needs Chromium, Google Chrome or LibreOffice, and none of them is found; install one, or make the report as HTML and print it from a browser")

// printTime is how long a program may take for one PDF.
const printTime = 2 * time.Minute

// A printer is a program that makes a tagged PDF of a report.
type printer struct {
	programs []string
	source   string // the name of the document that it is given
	write    func(ctx context.Context, r *Report, name string) ([]File, error)
	args     func(folder, document string) []string
}

// printers are those that are looked for, in this order.
var printers = []printer{
	{[]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}, "report.html", writeHTML, chromium},
	{[]string{"soffice", "libreoffice"}, "report.docx", writeDOCX, soffice},
}

func chromium(folder, document string) []string {
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(document)}
	args := []string{
		"--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir=" + filepath.Join(folder, "profile"),
		"--no-pdf-header-footer", "--generate-pdf-document-outline",
		"--print-to-pdf=" + filepath.Join(folder, "report.pdf"),
	}
	if os.Geteuid() == 0 { // Chromium refuses to start as root otherwise
		args = append(args, "--no-sandbox")
	}
	return append(args, file.String())
}

func soffice(folder, document string) []string {
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, "profile"))}
	return []string{
		"-env:UserInstallation=" + profile.String(), "--headless", "--norestore",
		"--convert-to", `pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}`,
		"--outdir", folder, document,
	}
}

// writePDF lets the first program that is installed make the PDF.
func writePDF(ctx context.Context, r *Report, name string) ([]File, error) {
	for _, p := range printers {
		for _, command := range p.programs {
			if program, err := exec.LookPath(command); err == nil {
				pdf, err := p.print(ctx, program, r)
				if err != nil {
					return nil, err
				}
				return []File{{name, pdf}}, nil
			}
		}
	}
	return nil, ErrNoPrinter
}

// print makes the PDF in a folder of its own, which is removed.
func (p *printer) print(ctx context.Context, program string, r *Report) (pdf []byte, err error) {
	folder, err := os.MkdirTemp("", "resultschain-report-")
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
	cmd := exec.CommandContext(ctx, program, p.args(folder, document)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "HOME="+folder, "XDG_CONFIG_HOME="+folder, "XDG_CACHE_HOME="+folder)
	cmd.WaitDelay = 5 * time.Second
	together(cmd)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	failed := cmd.Run()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%s did not finish the PDF, and was stopped: %w", filepath.Base(program), context.Cause(ctx))
	}
	pdf, err = os.ReadFile(filepath.Join(folder, "report.pdf"))
	if failed == nil && err == nil && bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return pdf, nil
	}
	lines := strings.Split(strings.TrimSpace(said.String()), "\n")
	reason := lines[len(lines)-1]
	if reason == "" && failed != nil {
		reason = failed.Error()
	}
	return nil, fmt.Errorf("%s made no PDF: %s", filepath.Base(program), reason)
}
