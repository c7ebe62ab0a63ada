package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"donthu/data"
)

// longestPDF ends a print that does not come to its end, beside what a long document needs.
const longestPDF = 2 * time.Minute

// printer prints a Word document into the file out; it may work in the folder dir, which
// goes away.
type printer struct {
	name  string
	print func(ctx context.Context, dir, in, out string) error
}

// CanPDF reports whether the computer has a program with which PDF works.
func CanPDF() bool { return len(printers()) > 0 }

// printers are the programs of this computer, the most faithful first.
func printers() (all []printer) {
	if hasWord() {
		all = append(all, printer{"Word", printByWord})
	}
	if program := LibreOffice(); program != "" {
		all = append(all, printer{program, func(ctx context.Context, dir, in, out string) error {
			return printByLibreOffice(ctx, program, dir, in, out)
		}})
	}
	return all
}

// PDF prints a Word document as a PDF, by Word or by LibreOffice, whichever the computer
// has. Where it has neither the error says what to do instead.
func PDF(ctx context.Context, docx []byte) (pdf []byte, err error) {
	all := printers()
	if len(all) == 0 {
		return nil, data.Tell(nil, "pdf.noProgram")
	}
	ctx, stop := context.WithTimeout(ctx, longestPDF+time.Duration(len(docx)/(50<<10))*time.Second)
	defer stop()
	var failed []error
	for _, p := range all {
		if pdf, err = printed(ctx, p, docx); err == nil {
			return pdf, nil
		}
		if errors.Is(ctx.Err(), context.Canceled) {
			return nil, ctx.Err()
		}
		slog.Warn("no pdf", "program", p.name, "error", err)
		failed = append(failed, fmt.Errorf("%s: %w", p.name, err))
	}
	key := "pdf.failed"
	if ctx.Err() != nil {
		key = "pdf.tooLong"
	}
	return nil, data.Tell(errors.Join(failed...), key)
}

// printed is the PDF that the program makes, in a folder of its own: what is half done is
// never seen.
func printed(ctx context.Context, p printer, docx []byte) (pdf []byte, err error) {
	dir, err := os.MkdirTemp("", "donthu-pdf-")
	if err != nil {
		return nil, err
	}
	defer func() {
		if gone := os.RemoveAll(dir); gone != nil {
			slog.Warn("a folder stays", "error", gone) // a program still holds it
		}
	}()
	in, out := filepath.Join(dir, "van-ban.docx"), filepath.Join(dir, "van-ban.pdf")
	if err := os.WriteFile(in, docx, 0o600); err != nil {
		return nil, err
	}
	if err := p.print(ctx, dir, in, out); err != nil {
		return nil, err
	}
	if pdf, err = os.ReadFile(out); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.Contains(pdf[max(0, len(pdf)-1024):], []byte("%%EOF")) {
		return nil, fmt.Errorf("no whole PDF in %d bytes", len(pdf))
	}
	return pdf, nil
}

// LibreOffice is its program on this computer; empty when there is none.
func LibreOffice() string {
	names := []string{"soffice", "libreoffice"}
	for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), `C:\Program Files`, `C:\Program Files (x86)`} {
		if folder != "" {
			names = append(names, filepath.Join(folder, "LibreOffice", "program", "soffice.exe"))
		}
	}
	for _, name := range append(names, "/opt/libreoffice/program/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice") {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// printByLibreOffice prints with a profile of its own: one that is open on the screen
// already would not answer.
func printByLibreOffice(ctx context.Context, program, dir, in, out string) error {
	profile := filepath.ToSlash(filepath.Join(dir, "ho-so"))
	if !strings.HasPrefix(profile, "/") {
		profile = "/" + profile // of a drive: file:///C:/…
	}
	return run(ctx, exec.Command(program, "-env:UserInstallation="+(&url.URL{Scheme: "file", Path: profile}).String(),
		"--headless", "--norestore", "--convert-to", "pdf", "--outdir", filepath.Dir(out), in))
}

// run waits for a program and, when ctx ends, ends it with all that it has started.
func run(ctx context.Context, c *exec.Cmd) error {
	var said bytes.Buffer
	c.Stdout, c.Stderr, c.WaitDelay = &said, &said, 3*time.Second
	alone(c)
	if err := c.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil && !errors.Is(err, exec.ErrWaitDelay) {
			return fmt.Errorf("%w: %s", err, bytes.TrimSpace(said.Bytes()))
		}
		return nil
	case <-ctx.Done():
		end(c)
		<-ended
		return ctx.Err()
	}
}
