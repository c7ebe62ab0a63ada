package office

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// longestConversion ends a conversion that does not come to its end.
const longestConversion = time.Minute

// WorkbookProgram turns spreadsheets of other formats into workbooks; nil where the
// computer has no LibreOffice.
func WorkbookProgram() func(ctx context.Context, raw []byte, extension string) ([]byte, error) {
	program := LibreOffice()
	if program == "" {
		return nil
	}
	return func(ctx context.Context, raw []byte, extension string) ([]byte, error) {
		return asWorkbook(ctx, program, raw, extension)
	}
}

// asWorkbook lets LibreOffice save a spreadsheet as a workbook, in a folder and with a
// profile of its own: one that is open on the screen already would not answer.
func asWorkbook(ctx context.Context, program string, raw []byte, extension string) (workbook []byte, err error) {
	dir, err := os.MkdirTemp("", "donthu-bang-tinh-")
	if err != nil {
		return nil, err
	}
	defer func() {
		if gone := os.RemoveAll(dir); gone != nil {
			slog.Warn("a folder stays", "error", gone)
		}
	}()
	in, out := filepath.Join(dir, "bao-cao"+extension), filepath.Join(dir, "ra")
	if err := errors.Join(os.WriteFile(in, raw, 0o600), os.Mkdir(out, 0o700)); err != nil {
		return nil, err
	}
	profile := filepath.ToSlash(filepath.Join(dir, "ho-so"))
	if !strings.HasPrefix(profile, "/") {
		profile = "/" + profile // of a drive: file:///C:/…
	}
	ctx, stop := context.WithTimeout(ctx, longestConversion)
	defer stop()
	if err := run(ctx, exec.Command(program, "-env:UserInstallation="+(&url.URL{Scheme: "file", Path: profile}).String(),
		"--headless", "--norestore", "--convert-to", "xlsx", "--outdir", out, in)); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(out, "bao-cao.xlsx"))
}
