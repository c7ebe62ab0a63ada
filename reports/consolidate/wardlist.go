package consolidate

import (
	"bytes"
	"context"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/text"
)

// ReadWards reads the names of the wards that must report; see ReadWardList.
func ReadWards(file string) ([]string, error) {
	wards, err := ReadWardList(context.Background(), file, Options{})
	return register.Board{Wards: wards}.Names(), err
}

// ReadWardList reads the list of wards that must report: a text as register.ParseWards
// reads it, in UTF-8 or as Notepad's Unicode, or the first sheet of a workbook that has
// the names in one column and their groups, if any, in the next. The error is a sentence
// for the user.
func ReadWardList(ctx context.Context, file string, o Options) ([]register.Ward, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, data.Tell(err, "consolidate.list.unreadable", "file", file)
	}
	var wards []register.Ward
	if IsSpreadsheet(file) {
		book, refused := asWorkbook(ctx, raw, o)
		if refused != nil {
			return nil, data.Tell(refused, "consolidate.list.refused", "file", file, "reason", refused.Sentence())
		}
		wards, err = wardsOnSheet(book)
	} else {
		raw, err = io.ReadAll(transform.NewReader(bytes.NewReader(raw), unicode.BOMOverride(unicode.UTF8.NewDecoder())))
		wards = register.ParseWards(string(raw))
	}
	if err != nil {
		return nil, data.Tell(err, "consolidate.list.unreadable", "file", file)
	}
	if len(wards) == 0 {
		return nil, data.Tell(nil, "consolidate.list.empty", "file", file)
	}
	return wards, nil
}

// listHeadings are the headings over names and groups.
var listHeadings = map[string]bool{"phuong": true, "xa": true, "phuong, xa": true, "ten": true, "ten phuong": true, "ten don vi": true, "don vi": true, "ten phuong, xa": true, "ten xa": true,
	"nhom": true, "cum": true, "quan": true, "quan, huyen": true, "dia ban": true, "quan, huyen cu": true, "quan cu": true, "stt": true, "tt": true, "so tt": true}

// wardsOnSheet reads the first column of names and the group beside each.
func wardsOnSheet(raw []byte) (wards []register.Ward, err error) {
	defer data.Caught(&err, "consolidate.file.broken")
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: biggestUnpacked})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for n := 0; rows.Next() && n < lastRow; n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		var words []string
		for _, cell := range cells {
			cell = text.Clean(cell)
			if _, err := strconv.ParseFloat(cell, 64); cell != "" && err != nil { // a number of the row
				words = append(words, cell)
			}
		}
		switch {
		case len(words) == 0:
			continue
		case listHeadings[text.Fold(strings.Trim(words[0], " .:"))]:
			wards = nil // what stands over the headings is a title
			continue
		}
		w := register.Ward{Name: words[0]}
		if len(words) > 1 {
			w.Group = words[1]
		}
		wards = append(wards, w)
	}
	return register.Board{Wards: wards}.Tidy().Wards, rows.Error()
}
