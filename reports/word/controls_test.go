package word

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/reports/docx"
)

// A copy with content controls gives the same document as the template it was made of: the
// same words in the same looks, for every kind of letter and sender, with everything known
// and with little.
func TestACopyWithControlsGivesTheSameDocuments(t *testing.T) {
	for _, info := range allTemplates(t) {
		shipped, err := Shipped(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		copied, err := docx.WithControls(shipped)
		if err != nil {
			t.Fatalf("%s: %v", info.Name, err)
		}
		keepDocument(t, "copy-"+info.Name, copied)
		if e := Examine(copied); e.Err != nil || len(e.Unknown) > 0 || e.Torn > 0 || len(e.Told) > 0 {
			t.Errorf("%s: the copy is found to be wrong: %v, %+v", info.Name, e.Err, e.Told)
		}
		same := func(what string, f docx.Fields) {
			t.Helper()
			var want, got bytes.Buffer
			if err := docx.RenderDraft(&want, shipped, f); err != nil {
				t.Fatalf("%s: %v", info.Name, err)
			}
			if err := docx.RenderDraft(&got, copied, f); err != nil {
				t.Errorf("%s, %s: %v", info.Name, what, err)
				return
			}
			wanted, written := outlineOf(t, want.Bytes()), outlineOf(t, got.Bytes())
			for i := range max(len(wanted), len(written)) {
				if i >= len(wanted) || i >= len(written) || !reflect.DeepEqual(wanted[i], written[i]) {
					t.Errorf("%s, %s: the copy gives another paragraph %d of %d, %d:\n%+v\n%+v", info.Name, what, i, len(wanted), len(written),
						wanted[min(i, len(wanted)-1)], written[min(i, len(written)-1)])
					break
				}
			}
			if strings.Contains(string(partOf(t, got.Bytes(), "word/document.xml")), "sdt>") {
				t.Errorf("%s, %s: controls are left in the document", info.Name, what)
			}
		}
		kinds := info.Kinds
		if len(kinds) == 0 {
			kinds = register.Kinds
		}
		for i, kind := range kinds {
			for who, be := range parties {
				if i > 0 && who != "person" {
					continue // who wrote is told in the same words for every kind
				}
				l := sampleLetter(kind)
				be(&l)
				same(string(kind)+", "+who, LetterFields(l, ward, sampleOptionsFor(info, &l)))
				if who != "anonymous" {
					continue
				}
				bare := register.Letter{Number: l.Number, Facts: register.Facts{ReceivedOn: l.ReceivedOn, Kind: kind, Sender: l.Sender, Content: l.Content}}
				same(string(kind)+", bare "+who, LetterFields(bare, ward, Options{On: l.ReceivedOn}.For(info)))
			}
		}
		same("nothing", docx.Fields{})
		all := docx.Fields{}
		for _, name := range Examine(shipped).Names {
			all[name] = []docx.Fields{{"ten": "một", "so": 1}, {"ten": "hai"}}
		}
		same("rows", all)
	}
}

func outlineOf(t *testing.T, raw []byte) []docx.Block {
	t.Helper()
	blocks, err := docx.Outline(raw)
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

// partOf is a part of a Word document as it stands in the file.
func partOf(t *testing.T, raw []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := fs.ReadFile(archive, name)
	if err != nil {
		t.Fatal(err)
	}
	return part
}
