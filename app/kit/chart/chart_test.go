package chart

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	c := New()
	test.NewTempApp(t)
	win := test.NewTempWindow(t, c)
	win.Resize(fyne.NewSize(400, 300))
	c.SetBars([]Bar{{Label: "Khu phố 1", Value: 40, Marked: 10, Text: "40 (10 quá hạn)"}, {Label: "Khu phố 2", Value: 20, Text: "20"}, {Label: "Khu phố 3", Text: "0"}})
	r := test.WidgetRenderer(c).(*renderer)
	whole := r.drawn[0].whole.Size().Width
	if whole <= 200 || r.drawn[1].whole.Size().Width != whole/2 || r.drawn[2].whole.Size().Width != 0 {
		t.Errorf("40 is %v long, 20 is %v, 0 is %v", whole, r.drawn[1].whole.Size().Width, r.drawn[2].whole.Size().Width)
	}
	if marked := r.drawn[0].marks.Size().Width; marked != whole/4 {
		t.Errorf("the marked part is %v of %v", marked, whole)
	}
	if end := r.drawn[0].text.Position().X + r.drawn[0].text.MinSize().Width; end > 400 {
		t.Errorf("the words behind the longest bar end at %v of 400", end)
	}
	c.SetBars(nil)
	if len(r.Objects()) != 0 || c.MinSize().Height != 0 {
		t.Error("an empty chart still shows something")
	}
}

func TestALongLabelIsShortenedNotCut(t *testing.T) {
	c := New()
	test.NewTempApp(t)
	win := test.NewTempWindow(t, c)
	win.Resize(fyne.NewSize(120, 100))
	c.SetBars([]Bar{{Label: "Bộ phận tiếp nhận và trả kết quả của phường", Value: 1, Text: "1"}})
	label := test.WidgetRenderer(c).(*renderer).drawn[0].label
	if label.MinSize().Width > 120 || label.Text[len(label.Text)-len("…"):] != "…" {
		t.Errorf("the label is %q, %v wide", label.Text, label.MinSize().Width)
	}
}
