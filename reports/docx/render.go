package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"donthu/data"
)

// mainPart is the part that every Word document has.
const mainPart = "word/document.xml"

// Limits of what is taken for a template: more is a file made to do harm.
const (
	largestFile = 64 << 20
	largestPart = 64 << 20
)

// Check lists the placeholders of the template (a .docx) that cannot be filled
// with the fields: missing ones, whose field is empty, and unknown ones, whose
// name no field has. Placeholders in branches that the fields do not take are
// not needed. A template that cannot be read is an error that says what is
// wrong with it.
func Check(template []byte, fields Fields) (missing, unknown []string, err error) {
	var incomplete *IncompleteError
	err = Render(io.Discard, template, fields)
	if errors.As(err, &incomplete) {
		return incomplete.Missing, incomplete.Unknown, nil
	}
	return nil, nil, err
}

// Render fills the template (a .docx) and writes the document to w. Nothing is
// written when placeholders cannot be filled: the error is then an
// *IncompleteError. The same template and fields always give the same bytes.
func Render(w io.Writer, template []byte, fields Fields) error {
	return render(w, template, fields, &filling{})
}

// RenderDraft is Render for a document that is written though something is not
// known yet: Dots stand in the place of every placeholder that cannot be filled.
// Check says which those are.
func RenderDraft(w io.Writer, template []byte, fields Fields) error {
	return render(w, template, fields, &filling{draft: true})
}

func render(w io.Writer, template []byte, fields Fields, f *filling) error {
	archive, err := open(template)
	if err != nil {
		return err
	}
	filled := map[string]*node{}
	err = eachTemplateText(archive, func(name string, root *node) error {
		filled[name] = root
		return f.fill(root, scope{fields})
	})
	if err != nil {
		return err
	}
	if err := f.err(); err != nil && !f.draft {
		return err
	}
	if err := withoutCategory(archive, filled); err != nil {
		return err
	}
	return rewrite(w, archive, filled)
}

// withoutCategory leaves out of a document what only its template is about: in the category
// of a template its reader is kept, in custom properties what it was made of.
func withoutCategory(archive *zip.Reader, changed map[string]*node) error {
	for _, file := range archive.File {
		if file.Name != "docProps/core.xml" && file.Name != customPart {
			continue
		}
		root, err := treeOf(file)
		if err != nil {
			return err
		}
		root.each(func(n *node) {
			n.dropped = n.dropped || n.element && (strings.HasSuffix(n.name, "category") || strings.HasPrefix(attributeOf(n, "name"), ownProperties))
		})
		changed[file.Name] = root
	}
	return nil
}

// rewrite writes a Word document with some of its parts changed.
func rewrite(w io.Writer, archive *zip.Reader, changed map[string]*node) error {
	out := zip.NewWriter(w)
	for _, file := range archive.File {
		root, is := changed[file.Name]
		if !is {
			if err := out.Copy(file); err != nil {
				return fmt.Errorf("%s: %w", file.Name, err)
			}
			continue
		}
		var part bytes.Buffer
		root.write(&part)
		to, err := out.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate, Modified: file.Modified})
		if err == nil {
			_, err = to.Write(part.Bytes())
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// open reads the parts of a .docx.
func open(template []byte) (*zip.Reader, error) {
	if len(template) > largestFile {
		return nil, notWord(fmt.Errorf("%d bytes", len(template)))
	}
	archive, err := zip.NewReader(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, notWord(err)
	}
	names := map[string]bool{}
	for _, file := range archive.File {
		if names[file.Name] {
			return nil, notWord(fmt.Errorf("%s twice", file.Name))
		}
		names[file.Name] = true
	}
	if !names[mainPart] || !names["[Content_Types].xml"] {
		return nil, notWord(errors.New("no " + mainPart))
	}
	return archive, nil
}

func notWord(err error) error { return data.Tell(err, "document.template.notWord") }

// holdsText reports whether a part can hold placeholders.
func holdsText(name string) bool {
	folder, file := path.Split(name)
	if folder != "word/" || path.Ext(file) != ".xml" {
		return false
	}
	stem := strings.TrimRight(strings.TrimSuffix(file, ".xml"), "0123456789")
	return slices.Contains([]string{"document", "header", "footer", "footnotes", "endnotes"}, stem)
}

func readPart(file *zip.File) ([]byte, error) {
	from, err := file.Open()
	if err != nil {
		return nil, notWord(err)
	}
	defer from.Close()
	raw, err := io.ReadAll(io.LimitReader(from, largestPart+1))
	if err != nil {
		return nil, notWord(fmt.Errorf("%s: %w", file.Name, err))
	}
	if len(raw) > largestPart {
		return nil, notWord(fmt.Errorf("%s: too large", file.Name))
	}
	return raw, nil
}

// treeOf reads a part that holds text.
func treeOf(file *zip.File) (*node, error) {
	raw, err := readPart(file)
	if err != nil {
		return nil, err
	}
	root, err := parseTree(raw)
	if err != nil {
		return nil, notWord(fmt.Errorf("%s: %w", file.Name, err))
	}
	return root, nil
}

// Placeholders are the names of all fields that a template (a .docx) asks for,
// whether or not a condition needs them, in the order in which they stand there.
func Placeholders(template []byte) ([]string, error) {
	var names []string
	err := eachParagraph(template, func(p *node) error {
		tags, err := tagsIn(paragraphText(p))
		for _, t := range tags {
			if t.name != "" {
				names = note(names, t.name)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return names, nil
}
