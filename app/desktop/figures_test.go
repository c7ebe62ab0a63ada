package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/data"
)

// openFigures shows the form of typed figures for June 2026.
func openFigures(o *office) (*reports, *figures) {
	r := openReports(o)
	r.picker.choose(byMonth, "2026", "6")
	r.tabs.SetValue("06_QLKNTC")
	return r, r.typed[r.report.Period]
}

func typed(t *testing.T, o *office, p data.Period) data.TypedFigures {
	t.Helper()
	kept, err := o.store.TypedFigures(o.ctx(), "06_QLKNTC", p)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestTypedFiguresAreKept(t *testing.T) {
	o := newTestOffice(t)
	r, f := openFigures(o)
	if len(f.entries) != 17 {
		t.Fatalf("%d fields", len(f.entries))
	}
	o.window.Canvas().Focus(f.entries[1])
	typeInto(o, "3")
	press(o, fyne.KeyReturn)
	if got := focusedField(o); got != "(2) Số văn bản được sửa đổi, bổ sung" {
		t.Errorf("Enter went to %q", got)
	}
	press(o, fyne.KeyReturn, fyne.KeyReturn)
	if got := focusedField(o); got != "(4) Số lớp" {
		t.Errorf("Enter at the end of a section went to %q", got)
	}
	typeInto(o, "1.200")
	mustShow(t, o, "Có số liệu chưa lưu")
	f.note.SetText("Một lớp chung với phường bạn")
	shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	mustShow(t, o, "Số liệu đã được lưu trong sổ")

	kept := typed(t, o, f.period)
	if kept.Values[1] != 3 || kept.Values[4] != 1200 || len(kept.Values) != 2 || kept.Note != "Một lớp chung với phường bạn" {
		t.Errorf("kept %+v", kept)
	}
	sheet, _ := r.report.Sheet("06_QLKNTC")
	if sheet.Columns[4].Value != 1200 {
		t.Error("the report does not hold the figures typed")
	}
	fresh := newFigures(o, sheet, f.period, func() {})
	if fresh.entries[1].Text != "3" || fresh.entries[4].Text != "1200" || fresh.entries[2].Text != "" || fresh.note.Text != kept.Note {
		t.Error("the page does not show what was kept")
	}
}

func TestWrongFiguresAreNotKept(t *testing.T) {
	o := newTestOffice(t)
	_, f := openFigures(o)
	for _, wrong := range []string{"-1", "2,5", "ba", "99999999999"} {
		f.entries[2].SetText(wrong)
		f.save(nil)
		mustShow(t, o, "Chỉ nhận số nguyên từ 0 trở lên.")
	}
	f.entries[2].SetText("")
	f.entries[6].SetText("2")
	f.entries[8].SetText("3")
	f.save(nil)
	if got, want := f.fields[8].Problem(), "Không được lớn hơn cột (6), đang là 2."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if kept := typed(t, o, f.period); len(kept.Values) != 0 {
		t.Errorf("kept %v", kept.Values)
	}
	f.entries[8].SetText("2")
	f.save(nil)
	if kept := typed(t, o, f.period); kept.Values[8] != 2 {
		t.Errorf("kept %v", kept.Values)
	}
}

func TestUnsavedFiguresAreAskedAbout(t *testing.T) {
	o := newTestOffice(t)
	r, f := openFigures(o)
	f.entries[5].SetText("40")

	r.picker.step(1) // another month: what was typed waits
	r.picker.step(-1)
	mustShow(t, o, "40")

	o.shell.goTo(roomHome, nil)
	mustShow(t, o, "Số liệu chưa lưu")
	tapButton(t, o, "Ở lại")
	if o.shell.top() != page(r) || !f.dirty() {
		t.Fatal("staying did not stay")
	}
	o.shell.goTo(roomHome, nil)
	tapButton(t, o, "Lưu")
	if _, left := o.shell.top().(*home); !left {
		t.Error("the room was not left after saving")
	}
	if kept := typed(t, o, f.period); kept.Values[5] != 40 {
		t.Errorf("kept %v", kept.Values)
	}

	_, f = openFigures(o)
	f.entries[5].SetText("41")
	o.shell.goTo(roomHome, nil)
	tapButton(t, o, "Không lưu")
	if kept := typed(t, o, f.period); kept.Values[5] != 40 {
		t.Errorf("kept %v", kept.Values)
	}
	_, f = openFigures(o)
	if f.entries[5].Text != "40" {
		t.Errorf("the page shows %q after the change was dropped", f.entries[5].Text)
	}
}

func TestFiguresTypedAMomentAgoAreInTheWorkbook(t *testing.T) {
	o := newTestOffice(t)
	r, f := openFigures(o)
	f.entries[1].SetText("7")
	answerFiles(t, t.TempDir()+"/bao-cao.xlsx")
	test.Tap(r.sending.write)
	if kept := typed(t, o, f.period); kept.Values[1] != 7 {
		t.Errorf("kept %v", kept.Values)
	}
	mustShow(t, o, "Đã ghi tệp")
}
