package consolidate

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"donthu/data"
)

// workbooksIn are the workbooks of a folder, none when it is no folder.
func workbooksIn(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		if !e.IsDir() && IsSpreadsheet(e.Name()) {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return withoutLocks(found)
}

// spreadsheets are the files that a folder is searched for.
var spreadsheets = []string{".xlsx", ".xls", ".ods", ".xlsm"}

// IsSpreadsheet reports whether a file may hold a report, by its name.
func IsSpreadsheet(file string) bool {
	return slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(file)))
}

// withoutLocks drops the files that Excel and LibreOffice keep beside open workbooks.
func withoutLocks(files []string) []string {
	return slices.DeleteFunc(files, func(file string) bool {
		return strings.HasPrefix(filepath.Base(file), "~$") || strings.HasPrefix(filepath.Base(file), ".~lock")
	})
}

// biggestFile is far beyond any report, in bytes; unpacked it may be bigger.
const (
	biggestFile     = 32 << 20
	biggestUnpacked = 256 << 20
)

// Examine says why a file is not even read, nil when nothing speaks against it.
func Examine(file string) error {
	if refused := examine(file); refused != nil {
		return refused
	}
	return nil
}

// examine says why a file is not even read.
func examine(file string) *data.Told {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return data.Tell(err, "consolidate.file.absent")
	case err != nil:
		return data.Tell(err, "consolidate.file.locked")
	case info.IsDir():
		return data.Tell(nil, "consolidate.file.folder")
	case info.Size() == 0:
		return data.Tell(nil, "consolidate.file.empty")
	case info.Size() > biggestFile:
		return data.Tell(nil, "consolidate.file.big")
	}
	return nil
}

// The formats in which spreadsheets come.
const (
	excelFormat    = ".xlsx"
	oldExcelFormat = ".xls"
	openFormat     = ".ods"
)

// inUTF16 is a name as the directory of an old Office file writes it.
func inUTF16(name string) []byte {
	var raw []byte
	for _, letter := range []byte(name) {
		raw = append(raw, letter, 0)
	}
	return raw
}

// openDocument is how a file of LibreOffice Calc begins, after the head of its archive.
var openDocument = []byte("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")

// formatOf is in which format the bytes are, whatever the file is called; the error says
// how to save it anew.
func formatOf(raw []byte) (string, *data.Told) {
	head := raw[:min(len(raw), 512)]
	switch {
	case len(raw) == 0:
		return "", data.Tell(nil, "consolidate.file.empty")
	case len(raw) > biggestFile:
		return "", data.Tell(nil, "consolidate.file.big")
	case bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}) && bytes.Contains(raw, inUTF16("EncryptedPackage")):
		return "", data.Tell(nil, "consolidate.file.password")
	case bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return oldExcelFormat, nil
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(head, openDocument):
		return openFormat, nil
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return excelFormat, nil
	}
	return "", data.Tell(nil, "consolidate.file.other")
}

// asWorkbook is the file as a workbook that can be read: one of another format is turned
// into one where the computer has a program for that, else the error says how to save it.
func asWorkbook(ctx context.Context, raw []byte, o Options) ([]byte, *data.Told) {
	format, refused := formatOf(raw)
	switch {
	case refused != nil || format == excelFormat:
		return raw, refused
	case o.Convert == nil:
		return nil, data.Tell(nil, howToSave[format])
	}
	made, err := o.Convert(ctx, raw, format)
	if err != nil {
		return nil, data.Tell(err, howToSave[format])
	}
	if format, refused = formatOf(made); refused == nil && format != excelFormat {
		refused = data.Tell(nil, "consolidate.file.broken")
	}
	return made, refused
}

var howToSave = map[string]string{oldExcelFormat: "consolidate.file.old", openFormat: "consolidate.file.open"}
