package word

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"donthu/data"
	"donthu/reports/docx"
)

// What a copy keeps in its file of the shipped template that it was made of.
const (
	propertyOf   = "mau" // its name
	propertyText = "goc" // the mark of its text
)

// copied is the office's copy of a shipped template as the office gets it: with content
// controls, and with what it was made of.
func copied(name string) ([]byte, error) {
	raw, err := Shipped(name)
	if err == nil {
		raw, err = docx.WithControls(raw)
	}
	if err != nil {
		return nil, err
	}
	lines, err := shippedLines(name)
	if err != nil {
		return nil, err
	}
	return docx.SetCustom(raw, []string{propertyOf, propertyText}, []string{name, markOf(lines)})
}

func shippedLines(name string) ([]string, error) {
	raw, err := Shipped(name)
	if err != nil {
		return nil, err
	}
	return docx.Lines(raw)
}

// markOf is a short mark of a text that tells it from others.
func markOf(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:8])
}

// seenLines is what the office has seen of the shipped template, in the file of the copy's
// name that ends in .toml: what the copy was made of, and later what the office looked at.
type seenLines struct {
	Lines []string `toml:"mau_goc"`
}

// Seen notes that the office has looked at what the shipped template says now, and keeps its
// own copy as it is.
func Seen(dir, name string) error {
	lines, err := shippedLines(name)
	if err != nil {
		return err
	}
	text, err := toml.Marshal(seenLines{lines})
	if err != nil {
		return err
	}
	return data.WriteWhole(aboutFile(filepath.Join(dir, OfficeFolder, name+".docx")), text)
}

// Change is what a shipped template says otherwise than when the office's copy was made,
// or when the office last looked.
type Change struct {
	Added, Gone []string // paragraphs, for docx.Readable; none where only the change is known
}

// changed is how a shipped template has changed since the copy was made, nil when it has
// not, or nobody knows of what the copy was made.
func changed(of, file string, raw []byte) (*Change, error) {
	now, err := shippedLines(of)
	if err != nil {
		return nil, err
	}
	var seen seenLines
	if file != "" {
		if _, err := toml.DecodeFile(aboutFile(file), &seen); err != nil && !errors.Is(err, fs.ErrNotExist) {
			seen.Lines = nil // unreadable: the copy's own mark tells
		}
	}
	switch mark := docx.Custom(raw, propertyText); {
	case slices.Equal(seen.Lines, now):
		return nil, nil
	case len(seen.Lines) > 0:
		change := &Change{}
		change.Added, change.Gone = docx.Difference(seen.Lines, now)
		return change, nil
	case mark != "" && mark != markOf(now):
		return &Change{}, nil
	}
	return nil, nil
}
