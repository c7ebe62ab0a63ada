package office

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/intake"
	"donthu/data/register"
)

func TestEverythingThatGoesOutComesInElsewhere(t *testing.T) {
	o := newOffice(t)
	plain := sentBy(t, o, register.Complaint, register.Person{Name: "Lò Thị Sương", Address: "12 Lê Lợi"})
	secret := sentBy(t, o, register.Denunciation, register.Person{Name: "Quách Thị Ẩn", Address: "9 Trần Phú"})
	scan := filepath.Join(t.TempDir(), "don.pdf")
	for i, id := range []int64{plain.ID, secret.ID} {
		if err := os.WriteFile(scan, []byte("%PDF-1.4 "+string(rune('a'+i))), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := o.File(t.Context(), id, register.Filed{Kind: register.FiledLetter, Title: "Đơn gốc"}, scan); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join(t.TempDir(), "tat-ca")
	w, err := o.ExportAll(t.Context(), folder, false, nil)
	if err != nil || w.Letters != 2 || w.Files != 1 || !slices.Equal(w.Left, []string{secret.Number.String()}) {
		t.Fatalf("%+v, %v", w, err)
	}
	if found, _ := filepath.Glob(filepath.Join(folder, wholeFolder, "*")); len(found) != 1 {
		t.Errorf("files of a denouncer went out: %v", found)
	}
	if _, err := o.ExportAll(t.Context(), folder, false, nil); err == nil {
		t.Error("an export was written over")
	}
	full := filepath.Join(t.TempDir(), "tat-ca")
	if w, err = o.ExportAll(t.Context(), full, true, nil); err != nil || w.Files != 2 || len(w.Left) != 0 {
		t.Fatalf("%+v, %v", w, err)
	}
	elsewhere := newOffice(t)
	book := filepath.Join(full, WholeBook)
	if dry, err := elsewhere.Import(t.Context(), book, intake.Options{DryRun: true}); err != nil || dry.Attached.Files != 0 {
		t.Fatalf("%+v, %v", dry, err)
	}
	if result, err := elsewhere.Import(t.Context(), book, intake.Options{}); err != nil || result.Letters != 2 || result.Attached.Files != 2 || len(result.Attached.Refused) != 0 {
		t.Fatalf("%+v, %v", result, err)
	}
	for _, want := range []int64{plain.ID, secret.ID} {
		ours, _ := o.Letter(t.Context(), want)
		theirs, err := elsewhere.LetterByNumber(t.Context(), ours.Number)
		if err != nil || theirs.ReceivedOn != ours.ReceivedOn || theirs.Sender.Name != ours.Sender.Name || len(theirs.Files) != 1 || theirs.Files[0].File.SHA256 != ours.Files[0].File.SHA256 || theirs.Files[0].Title != "Đơn gốc" {
			t.Errorf("%+v came in as %+v, %v", ours, theirs, err)
		}
	}
	if again, err := elsewhere.Import(t.Context(), book, intake.Options{}); err != nil || again.Letters != 0 || again.Attached.Files != 0 || again.Attached.Present != 2 {
		t.Errorf("once more: %+v, %v", again, err)
	}
	changed, err := filepath.Glob(filepath.Join(full, wholeFolder, "*.pdf"))
	if err != nil || len(changed) != 2 {
		t.Fatalf("%v, %v", changed, err)
	}
	if err := os.WriteFile(changed[0], []byte("%PDF-1.4 sửa"), 0o600); err != nil {
		t.Fatal(err)
	}
	third := newOffice(t)
	if result, err := third.Import(t.Context(), book, intake.Options{}); err != nil || result.Attached.Files != 1 || len(result.Attached.Refused) != 1 {
		t.Errorf("a changed file: %+v, %v", result, err)
	}
}

// The list is opened by a program for tables: no title is calculated there, its words are
// Vietnamese, and what it says comes in again as it was.
func TestTheListOfFilesHoldsNoFormula(t *testing.T) {
	titles := []string{"=1+1", "+84", "-5", "@x", "'=1", "''=1", "'", "Ảnh;=1+1", "Ảnh; =1", "Ảnh - cống"}
	o, elsewhere := newOffice(t), newOffice(t)
	l := sentBy(t, o, register.Complaint, register.Person{Name: "Lò Thị Sương", Address: "12 Lê Lợi"})
	for i, title := range titles {
		scan := filepath.Join(t.TempDir(), "don.pdf")
		if err := os.WriteFile(scan, []byte("%PDF-1.4 "+string(rune('a'+i))), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := o.File(t.Context(), l.ID, register.Filed{Kind: register.FileKinds[i%len(register.FileKinds)], Title: title}, scan); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join(t.TempDir(), "tat-ca")
	if _, err := o.ExportAll(t.Context(), folder, true, nil); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, wholeList))
	rows, errRead := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF")))).ReadAll()
	if err := errors.Join(err, errRead); err != nil || len(rows) != len(titles)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		kind := register.FileKinds[i%len(register.FileKinds)]
		if row[1] != kind.Label() || row[1] == string(kind) {
			t.Errorf("kind %q", row[1])
		}
		for _, cell := range row {
			for _, part := range strings.Split(cell, ";") {
				if part != "" && strings.ContainsAny(part[:1], "=+-@\t\r") {
					t.Errorf("%q is a formula", cell)
				}
			}
		}
	}
	if _, err := elsewhere.Import(t.Context(), filepath.Join(folder, WholeBook), intake.Options{}); err != nil {
		t.Fatal(err)
	}
	there, err := elsewhere.LetterByNumber(t.Context(), l.Number)
	if err != nil || len(there.Files) != len(titles) {
		t.Fatalf("%d files, %v", len(there.Files), err)
	}
	for i, f := range there.Files {
		if f.Title != titles[i] || f.Kind != register.FileKinds[i%len(register.FileKinds)] {
			t.Errorf("%q of kind %s came in as %q of kind %s", titles[i], register.FileKinds[i%len(register.FileKinds)], f.Title, f.Kind)
		}
	}
	if listedKind("evidence") != register.FiledEvidence {
		t.Error("the list of an older export is not understood")
	}
}

// A number alone is not a letter: the files of an export come to lie with its own letters, not with
// another one of that number, and an import that brought files is taken back whole.
func TestFilesComeInWithTheirOwnLetters(t *testing.T) {
	heads := []any{"Số đơn", "Ngày nhận", "Người gửi", "Địa chỉ", "Loại đơn", "Nội dung"}
	from := newOffice(t)
	imported(t, from, written(t, heads,
		[]any{"1/2026", "02/11/2026", "Vàng A Dế", "9 Trần Phú", "Tố cáo", "Cán bộ nhận tiền"},
		[]any{"2/2026", "03/11/2026", "Hà Văn Chín", "7 Trần Phú", "Kiến nghị", "Làm cống"},
		[]any{"3/2026", "03/11/2026", "Lò Thị Sương", "7 Trần Phú", "Kiến nghị", "Làm chợ"}))
	put := func(number int, content string) {
		file := filepath.Join(t.TempDir(), "quet.pdf")
		if err := os.WriteFile(file, []byte("%PDF-1.4 "+content), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := from.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: number})
		if err == nil {
			_, err = from.File(t.Context(), l.ID, register.Filed{Kind: register.FiledLetter, Title: "Đơn của Vàng A Dế"}, file)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put(1, "tố cáo")
	put(2, "làm cống")
	put(3, "tố cáo") // the same paper
	masked := filepath.Join(t.TempDir(), "che")
	w, err := from.ExportAll(t.Context(), masked, false, nil)
	if err != nil || w.Files != 1 || !slices.Equal(w.Left, []string{"1/2026", "3/2026"}) {
		t.Errorf("masked: %+v, %v", w, err)
	}
	if list, err := os.ReadFile(filepath.Join(masked, wholeList)); err != nil || strings.Contains(string(list), "Dế") {
		t.Errorf("the list says %s, %v", list, err)
	}
	full := filepath.Join(t.TempDir(), "du")
	if _, err := from.ExportAll(t.Context(), full, true, nil); err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(full, "phuong B.xlsx") // renamed by the clerk
	if err := os.Rename(filepath.Join(full, WholeBook), book); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(full, wholeList))
	if err == nil { // as Excel saves it here
		err = os.WriteFile(filepath.Join(full, wholeList), []byte(strings.ReplaceAll(string(list), ",", ";")), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	to := newOffice(t)
	imported(t, to, written(t, heads, []any{"1/2026", "02/11/2026", "Đặng Văn Ưởng", "6 Trần Phú", "Kiến nghị", "Chợ tạm"}))
	result, err := to.Import(t.Context(), book, intake.Options{})
	if err != nil || result.Letters != 2 || result.Attached.Files != 2 || len(result.Attached.Refused) != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if other, _ := to.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 1}); len(other.Files) != 0 {
		t.Errorf("a stranger's letter has %+v", other.Files)
	}
	if _, err := to.TakeBackBatch(t.Context(), result.Batch, "nhầm tệp"); err != nil {
		t.Errorf("the import is not taken back: %v", err)
	}
}
