package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"donthu/app/office"
)

// OfficeProgram is the program that draws Word documents as they are printed; empty
// when the computer has none.
var OfficeProgram = office.LibreOffice

// PrintedPages is a document as it is printed: a picture of its first page, or all
// its pages as a file for the system's viewer when the computer cannot draw pictures.
type PrintedPages struct {
	Picture []byte
	Pdf     string
}

// lastDrawn is the folder of the pages that the system's viewer was given last.
var lastDrawn string

// DrawPages makes the pages of a Word document.
var DrawPages = func(ctx context.Context, docx []byte) (pages PrintedPages, err error) {
	if lastDrawn != "" {
		_ = os.RemoveAll(lastDrawn) // a viewer that still shows it keeps what it needs
	}
	dir, err := os.MkdirTemp("", "donthu-trang-in-")
	if err != nil {
		return pages, err
	}
	lastDrawn = dir
	defer func() {
		if pages.Pdf == "" {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}()
	file := filepath.Join(dir, "trang.docx")
	if err := os.WriteFile(file, docx, 0o600); err != nil {
		return pages, err
	}
	profile := filepath.Join(dir, "ho-so")
	if cache, err := os.UserCacheDir(); err == nil {
		profile = filepath.Join(cache, "donthu-trang-in") // kept: a new one takes seconds to set up
	}
	// A LibreOffice without its drawing program writes no pictures.
	if picture, err := converted(ctx, file, "png", profile); err == nil {
		pages.Picture, err = os.ReadFile(picture)
		return pages, err
	}
	pages.Pdf, err = converted(ctx, file, "pdf", profile)
	return pages, err
}

// converted lets LibreOffice, with a profile of its own since one that is open already
// would not answer, write a document in another format beside it, and returns that file.
func converted(ctx context.Context, file, format, profile string) (string, error) {
	url := "file://" + filepath.ToSlash(profile)
	if filepath.VolumeName(profile) != "" {
		url = "file:///" + filepath.ToSlash(profile)
	}
	said, err := exec.CommandContext(ctx, OfficeProgram(), "-env:UserInstallation="+url, "--headless", "--convert-to", format,
		"--outdir", filepath.Dir(file), file).CombinedOutput()
	to := strings.TrimSuffix(file, filepath.Ext(file)) + "." + format
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err == nil {
		_, err = os.Stat(to)
	}
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, bytes.TrimSpace(said))
	}
	return to, nil
}

// ToPDF prints a Word document into a PDF beside it.
var ToPDF = func(ctx context.Context, word string) (pdf string, err error) {
	docx, err := os.ReadFile(word)
	if err != nil {
		return "", err
	}
	raw, err := office.PDF(ctx, docx)
	if err != nil {
		return "", err
	}
	pdf = strings.TrimSuffix(word, filepath.Ext(word)) + ".pdf"
	return pdf, office.SaveFile(pdf, raw)
}
