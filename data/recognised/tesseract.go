// Package recognised reads the words on pictures of pages by tesseract, where the computer has
// it with Vietnamese. It runs beside the clerk's work: one program, of low priority, in bounds.
package recognised

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// Recogniser is what reads the words of a page. The error of a context ends all.
type Recogniser func(ctx context.Context, page image.Image) (string, error)

// longestPage ends the reading of a page that does not come to its end.
const longestPage = 90 * time.Second

// mostText is how many bytes of a page are taken: a page of small print has 8,000.
const mostText = 64 << 10

// Lack says why nothing is recognised.
type Lack string

// What can lack.
const (
	NoProgram    Lack = "program"
	NoVietnamese Lack = "language"
)

// Find is the recogniser of this computer; lack says why there is none.
func Find(ctx context.Context) (r Recogniser, lack Lack) {
	program := program()
	if program == "" {
		return nil, NoProgram
	}
	ctx, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	c := exec.CommandContext(ctx, program, "--list-langs")
	quiet(c)
	said, err := c.CombinedOutput() // older ones list on stderr
	if err != nil || !slices.Contains(strings.Fields(string(said)), "vie") {
		return nil, NoVietnamese
	}
	return func(ctx context.Context, page image.Image) (string, error) { return read(ctx, program, page) }, ""
}

// program is where tesseract lies, "" for nowhere: its installer on Windows does not put it on
// the PATH.
func program() string {
	if found, err := exec.LookPath("tesseract"); err == nil {
		return found
	}
	if runtime.GOOS != "windows" {
		return ""
	}
	for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Programs")} {
		file := filepath.Join(folder, "Tesseract-OCR", "tesseract.exe")
		if info, err := os.Stat(file); folder != "" && err == nil && info.Mode().IsRegular() {
			return file
		}
	}
	return ""
}

// read hands the page over through a pipe, so that no copy of it lies anywhere.
func read(ctx context.Context, program string, page image.Image) (string, error) {
	var picture bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&picture, page); err != nil {
		return "", err
	}
	inTime, stop := context.WithTimeout(ctx, longestPage)
	defer stop()
	said := &bounded{most: mostText}
	c := exec.CommandContext(inTime, program, "stdin", "stdout", "-l", "vie", "--psm", "3")
	c.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	c.Stdin, c.Stdout = &picture, said
	quiet(c)
	if err := c.Start(); err != nil {
		return "", err
	}
	lower(c.Process)
	if err := c.Wait(); err != nil {
		return "", errors.Join(ctx.Err(), err)
	}
	return tidy(string(said.got)), nil
}

// tidy leaves out lines without a letter or digit, which are stains.
func tidy(said string) string {
	var lines []string
	for line := range strings.Lines(norm.NFC.String(strings.ToValidUTF8(said, ""))) {
		line = strings.TrimSpace(line)
		if strings.ContainsFunc(line, func(r rune) bool {
			return r > ' ' && !strings.ContainsRune("|_-–—.,;:'\"`~*•°“”‘’\\/()[]{}<>=+", r)
		}) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// bounded takes the beginning of what is written.
type bounded struct {
	got  []byte
	most int
}

func (b *bounded) Write(p []byte) (int, error) {
	b.got = append(b.got, p[:min(len(p), b.most-len(b.got))]...)
	return len(p), nil
}
