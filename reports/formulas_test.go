package reports_test

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// cached is a formula with the value that was written beside it.
type cached struct{ sheet, cell, formula, value string }

// formulasOf are all formulas of a workbook.
func formulasOf(t *testing.T, f *excelize.File) []cached {
	t.Helper()
	var all []cached
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(sheet, cell); err != nil {
					t.Fatal(err)
				} else if formula != "" {
					all = append(all, cached{sheet, cell, formula, row[c]})
				}
			}
		}
	}
	return all
}

func opened(t *testing.T, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// sameFigure compares two figures as cells hold them.
func sameFigure(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && math.Abs(x-y) < 1e-6
}

// withFormulas says which workbooks must hold some; in the others nothing that a
// citizen wrote may have become one.
func withFormulas(name string) bool {
	return strings.HasPrefix(name, "bao-cao-") || name == "tong-hop.xlsx"
}

func workbooks(t *testing.T) []file {
	t.Helper()
	var books []file
	for _, f := range files(t) {
		if strings.HasSuffix(f.name, ".xlsx") {
			books = append(books, f)
		}
	}
	return books
}

func TestFormulasGiveTheValuesBesideThem(t *testing.T) {
	all := 0
	for _, book := range workbooks(t) {
		f := opened(t, book.raw)
		formulas := formulasOf(t, f)
		if (len(formulas) > 0) != withFormulas(book.name) {
			t.Errorf("%s: %d formulas", book.name, len(formulas))
		}
		for _, c := range formulas {
			got, err := f.CalcCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
			if err != nil || !sameFigure(got, c.value) {
				t.Errorf("%s %s!%s: %s gives %q, beside it stands %q (%v)", book.name, c.sheet, c.cell, c.formula, got, c.value, err)
			}
		}
		all += len(formulas)
	}
	t.Logf("%d formulas", all)
}

// recalculating is a LibreOffice profile that computes every formula anew when it
// opens an Excel workbook.
const recalculating = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// recalculated are the workbooks as LibreOffice writes them after computing anew.
func recalculated(t *testing.T, soffice string, books []file) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	profile, in, out := filepath.Join(dir, "profile"), filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for path, raw := range map[string][]byte{filepath.Join(profile, "user", "registrymodifications.xcu"): []byte(recalculating)} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(in, 0o755); err != nil {
		t.Fatal(err)
	}
	words := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx", "--outdir", out}
	for _, book := range books {
		path := filepath.Join(in, book.name)
		if err := os.WriteFile(path, book.raw, 0o600); err != nil {
			t.Fatal(err)
		}
		words = append(words, path)
	}
	if said, err := exec.CommandContext(t.Context(), soffice, words...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	anew := map[string][]byte{}
	for _, book := range books {
		raw, err := os.ReadFile(filepath.Join(out, book.name))
		if err != nil {
			t.Fatal(err)
		}
		anew[book.name] = raw
	}
	return anew
}

// wrongBook has a formula whose value beside it is wrong: it shows that LibreOffice
// computed anew.
func wrongBook(t *testing.T) file {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	stream, err := f.NewStreamWriter("Sheet1")
	if err == nil {
		err = stream.SetRow("A1", []any{1, 2, excelize.Cell{Formula: "A1+B1", Value: 99}})
	}
	if err == nil {
		err = stream.Flush()
	}
	var b bytes.Buffer
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file{"sai.xlsx", b.Bytes()}
}

func TestLibreOfficeComputesTheValuesBesideTheFormulas(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not on this machine: make test-office installs it and runs this test")
	}
	wrong := wrongBook(t)
	books := slices.DeleteFunc(workbooks(t), func(f file) bool { return !withFormulas(f.name) })
	anew := recalculated(t, soffice, append(books, wrong))
	if got, err := opened(t, anew[wrong.name]).GetCellValue("Sheet1", "C1"); err != nil || got != "3" {
		t.Fatalf("LibreOffice did not compute anew: %q %v", got, err)
	}
	all := 0
	for _, book := range books {
		theirs := opened(t, anew[book.name])
		for _, c := range formulasOf(t, opened(t, book.raw)) {
			got, err := theirs.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
			if err != nil || !sameFigure(got, c.value) {
				t.Errorf("%s %s!%s: LibreOffice computes %q, %q was written (%v)", book.name, c.sheet, c.cell, got, c.value, err)
			}
			all++
		}
	}
	t.Logf("%d formulas in %d workbooks", all, len(books))
}
