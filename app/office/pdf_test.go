//go:build !windows

package office

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"donthu/reports/docx"
)

// standIn puts a program in LibreOffice's place that runs the lines of a shell, in which
// $out is the PDF that is asked for.
func standIn(t *testing.T, lines string) {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && dir=$2; shift; done\nout=$dir/$(basename \"$1\" .docx).pdf\n" + lines + "\n"
	if err := os.WriteFile(filepath.Join(dir, "soffice"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	t.Setenv("TMPDIR", t.TempDir())
}

// nothingLeft fails when the work left files.
func nothingLeft(t *testing.T) {
	t.Helper()
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("%s is left", left[0].Name())
	}
}

func TestAPDFIsMadeByLibreOffice(t *testing.T) {
	standIn(t, `printf '%%PDF-1.7\n%s\n%%%%EOF\n' "$(cat "$1")" > "$out"`)
	pdf, err := PDF(t.Context(), []byte("xin chào"))
	if err != nil || !strings.Contains(string(pdf), "xin chào") {
		t.Errorf("%q, %v", pdf, err)
	}
	nothingLeft(t)
}

func TestWhyThereIsNoPDF(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"it fails":        {"echo hong giay >&2; exit 3", "hong giay"},
		"it says nothing": {"exit 0", "van-ban.pdf"},
		"half a file":     {`printf '%%PDF-1.7 nua' > "$out"`, "no whole PDF"},
	} {
		standIn(t, c.lines)
		pdf, err := PDF(t.Context(), []byte("xin chào"))
		if pdf != nil || err == nil || !strings.Contains(errors.Unwrap(err).Error(), c.want) {
			t.Errorf("%s: %q, %v", name, pdf, err)
		}
		nothingLeft(t)
	}
}

func TestWithoutAProgramThePDFSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if CanPDF() {
		t.Skip("a program lies outside of PATH")
	}
	if _, err := PDF(t.Context(), []byte("xin chào")); err == nil || !strings.Contains(err.Error(), "LibreOffice") {
		t.Error(err)
	}
}

// A clerk who stops the work waits for nothing, and no program of it goes on.
func TestAPDFIsStopped(t *testing.T) {
	started := filepath.Join(t.TempDir(), "chay")
	standIn(t, `mkfifo "$dir/doi"; (cat "$dir/doi") & echo $! > "$dir/so"; mv "$dir/so" "`+started+`"; wait`)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := PDF(ctx, []byte("xin chào"))
		done <- err
	}()
	child := ""
	for child == "" {
		raw, _ := os.ReadFile(started)
		child = strings.TrimSpace(string(raw))
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	// The signal has gone out; a busy machine takes a moment to end what it was sent to.
	for until := time.Now().Add(10 * time.Second); ; {
		raw, err := os.ReadFile("/proc/" + child + "/stat")
		if err != nil || strings.Contains(string(raw), ") Z ") {
			break
		}
		if time.Now().After(until) {
			t.Fatalf("its program goes on: %s", raw)
		}
	}
	nothingLeft(t)
}

// The program that the computer has is really asked, where there is one.
func TestLibreOfficePrintsADocument(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil || testing.Short() {
		t.Skip("no LibreOffice")
	}
	document, err := docx.Layout{Heading: "THÔNG BÁO", Sign: docx.SignNobody, Body: []string{"Xin chào."}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	pdf, err := PDF(ctx, document)
	if err != nil || len(pdf) < 1000 {
		t.Errorf("%d bytes, %v", len(pdf), err)
	}
}
