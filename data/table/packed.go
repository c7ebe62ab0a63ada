package table

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// mostDirectory is how many bytes of a zip file its list of parts may take; every entry
// costs memory before anything of it is read.
const mostDirectory = 8 << 20

// metered reads a file, up to a number of bytes while it is not negative.
type metered struct {
	r    io.ReaderAt
	left int64
}

func (m *metered) ReadAt(p []byte, off int64) (int, error) {
	if m.left >= 0 {
		if m.left -= int64(len(p)); m.left < 0 {
			m.left = 0
			return 0, errTooMuch
		}
	}
	return m.r.ReadAt(p, off)
}

// packed is a zip file whose parts are found by name, whatever case and slashes their
// writer used.
type packed struct {
	parts map[string]*zip.File
	left  uint64 // bytes that the parts yet to be opened may unpack to
}

func unpack(r io.ReaderAt, size int64) (*packed, error) {
	m := &metered{r, mostDirectory}
	archive, err := zip.NewReader(m, size)
	if m.left == 0 {
		return nil, fmt.Errorf("%w: parts of a zip file", errTooMuch)
	}
	if err != nil {
		return nil, err
	}
	m.left = -1
	p := &packed{parts: map[string]*zip.File{}, left: mostUnpacked}
	for _, part := range archive.File {
		name := partName(part.Name)
		if _, twice := p.parts[name]; !twice {
			p.parts[name] = part
		}
	}
	return p, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (p *packed) has(name string) bool { return p.parts[partName(name)] != nil }

// admit takes a part into what may be read. The size that a zip file states binds:
// reading more than that fails.
func (p *packed) admit(name string) error {
	part := p.parts[partName(name)]
	if part == nil {
		return fmt.Errorf("%w: no part %s", errMarkup, name)
	}
	size := part.UncompressedSize64
	if size > p.left || size > largePart && size/mostFolds > part.CompressedSize64 {
		return &refusal{key: "table.tooMuch"}
	}
	p.left -= size
	return nil
}

// each reads the XML of a part, tag by tag; without the part it does nothing.
func (p *packed) each(name string, use func(*markup) error) error {
	part := p.parts[partName(name)]
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return each(r, use)
}

// each reads XML and calls use for each tag that opens.
func each(r io.Reader, use func(*markup) error) error {
	m := readMarkup(r)
	for {
		switch t, err := m.next(); {
		case err != nil:
			return err
		case t == ended:
			return nil
		case t == opened:
			if err := use(m); err != nil {
				return err
			}
		}
	}
}

// first are the first bytes of a part.
func (p *packed) first(name string, most int64) []byte {
	part := p.parts[partName(name)]
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	head, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return head
}
