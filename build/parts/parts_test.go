package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
)

// What the program shows is what its modules say now; a new or newer module asks
// for "go run ./build/parts licences".
func TestEveryPartShipsItsLicence(t *testing.T) {
	all, err := licences("../..")
	if err != nil {
		t.Fatal(err)
	}
	for name, licence := range all {
		if kept, ok := assets.LicenceOf(name); !ok || kept != licence {
			t.Errorf("the licence of %s is missing or an old one: run go run ./build/parts licences", name)
		}
		if len(licence.Text) < 100 || licence.Kind == "" {
			t.Errorf("%s: %q is no licence", name, licence.Text)
		}
	}
	for _, name := range assets.LicensedParts() {
		if _, linked := all[name]; !linked {
			t.Errorf("%s is no part of the program: run go run ./build/parts licences", name)
		}
	}
	for _, name := range []string{"Go", "SQLite", "MinGW-w64", "PDFium", "fyne.io/fyne/v2", "github.com/mattn/go-sqlite3", "github.com/ncruces/zenity"} {
		if !slices.Contains(assets.LicensedParts(), name) {
			t.Errorf("no licence of %s", name)
		}
	}
	if fonts := all["fyne.io/fyne/v2"].Kind; !strings.Contains(fonts, "OFL-1.1") {
		t.Errorf("the fonts inside Fyne have the licence %s", fonts)
	}
}

func TestTheBillOfMaterialsIsTheSameForTheSameProgram(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1790000000")
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := writeBill(&first, program); err != nil {
		t.Fatal(err)
	}
	if err := writeBill(&second, program); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("two bills of one program differ", err)
	}
	var read bill
	if err := json.Unmarshal(first.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if read.Metadata.Timestamp != "2026-09-21T14:13:20Z" || len(read.Components) < 2 || read.Components[1].Name != "SQLite" || read.Components[1].Version < "3." || len(read.Components[0].Licences) != 1 {
		t.Errorf("%+v", read)
	}
}
