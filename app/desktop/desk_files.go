package desktop

import (
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/workbook"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// documentsFolder is the folder of the data folder in which written documents
// lie, by year.
const documentsFolder = store.DocumentsFolder

// documentPath is where a file below the folder of documents lies on this computer.
func (o *office) documentPath(name string) string {
	return filepath.Join(o.dir, documentsFolder, filepath.FromSlash(name))
}

// newDocumentFile writes the file of a document that has just been written. A
// leftover file of the same name, of a register that was restored since, goes aside.
func (o *office) newDocumentFile(r data.Reply) (string, error) {
	file := o.documentPath(r.File)
	if _, err := os.Stat(file); err == nil {
		if err := os.Rename(file, strings.TrimSuffix(file, ".docx")+"-"+o.clock().Format("20060102-150405")+".docx"); err != nil {
			return file, err
		}
	}
	return o.documentFile(r)
}

// documentFile is the file of a written document, written anew from the register
// when it is not there.
func (o *office) documentFile(r data.Reply) (string, error) {
	file := o.documentPath(r.File)
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	content, err := o.store.Document(o.ctx(), r.Kept())
	if err != nil {
		return file, err
	}
	return file, saveBytes(file, content)
}

// saveBytes writes a file whole, with its folder.
func saveBytes(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return workbook.Save(file, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
