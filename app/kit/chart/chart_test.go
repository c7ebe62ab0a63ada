package chart

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

func TestATrendShowsEveryMonthByShape(t *testing.T) {
	test.NewTempApp(t)
	trend := NewTrend()
	win := test.NewTempWindow(t, trend)
	win.Resize(fyne.NewSize(600, 200))
	trend.Set([]string{"10/2026", "11/2026"}, Series{Name: "Đã nhận", Values: []int{40, 20}}, Series{Name: "Đã giải quyết", Shape: Hollow, Values: []int{10, 0}},
		Series{Name: "Quá hạn", Shape: Narrow, Values: []int{5, 1}})
	r := test.WidgetRenderer(trend).(*trendRenderer)
	var bars []*canvas.Rectangle
	texts := map[string]bool{}
	for _, o := range r.Objects() {
		switch w := o.(type) {
		case *canvas.Rectangle:
			bars = append(bars, w)
		case *canvas.Text:
			texts[w.Text] = true
			if end := w.Position().X + w.MinSize().Width; end > 600 {
				t.Errorf("%q ends at %v of 600", w.Text, end)
			}
		}
	}
	bars = bars[3 : len(bars)-1] // without the legend and the line below
	if len(bars) != 5 {
		t.Fatalf("%d bars", len(bars))
	}
	received, settled, late := bars[0], bars[1], bars[2]
	if received.Size().Height != 4*settled.Size().Height || received.Size().Height != 8*late.Size().Height || received.Size().Height != 2*bars[3].Size().Height {
		t.Errorf("heights %v, %v, %v, %v", received.Size().Height, settled.Size().Height, late.Size().Height, bars[3].Size().Height)
	}
	if settled.StrokeWidth == 0 || late.Size().Width != received.Size().Width/2 {
		t.Error("the series are told apart by colour alone")
	}
	for _, want := range []string{"Đã nhận 60", "Đã giải quyết 10", "Quá hạn 6", "10/2026", "11/2026", "40", "5"} {
		if !texts[want] {
			t.Errorf("%q is not written; there is %v", want, texts)
		}
	}
}

func TestATrendOfManyMonthsKeepsTheLastName(t *testing.T) {
	test.NewTempApp(t)
	trend := NewTrend()
	win := test.NewTempWindow(t, trend)
	win.Resize(fyne.NewSize(300, 200))
	labels, values := []string{"01/2026", "02/2026", "03/2026", "04/2026", "05/2026", "06/2026", "07/2026", "08/2026"}, make([]int, 8)
	trend.Set(labels, Series{Name: "Đã nhận", Values: values})
	shown := 0
	last := false
	for _, o := range test.WidgetRenderer(trend).Objects() {
		if w, ok := o.(*canvas.Text); ok && len(w.Text) == len("01/2026") {
			shown++
			last = last || w.Text == "08/2026"
		}
	}
	if !last || shown == 8 {
		t.Errorf("%d names, the last one among them: %v", shown, last)
	}
}

// The bars of a month stand together under its name, also where there is room for more; a press
// on one opens it.
func TestFewMonthsHaveTheirBarsTogether(t *testing.T) {
	test.NewTempApp(t)
	trend := NewTrend()
	win := test.NewTempWindow(t, trend)
	win.Resize(fyne.NewSize(900, 200))
	opened := [2]int{-9, -9}
	trend.OnOpen = func(series, month int) { opened = [2]int{series, month} }
	trend.Set([]string{"2025", "2026"}, Series{Name: "Đã nhận", Values: []int{40, 20}}, Series{Name: "Đã giải quyết", Shape: Hollow, Values: []int{30, 10}}, Series{Name: "Quá hạn", Shape: Narrow, Values: []int{5, 5}})
	var bars []*canvas.Rectangle
	for _, o := range test.WidgetRenderer(trend).Objects() {
		if w, ok := o.(*canvas.Rectangle); ok {
			bars = append(bars, w)
		}
	}
	bars = bars[3 : len(bars)-1]
	middle := func(b *canvas.Rectangle) float32 { return b.Position().X + b.Size().Width/2 }
	for month := range 2 {
		first, last := bars[3*month], bars[3*month+2]
		if apart := middle(last) - middle(first); apart > 100 {
			t.Errorf("month %d: the bars are %v apart", month, apart)
		}
		if centre, at := trend.Size().Width*(float32(month)+0.5)/2, (middle(first)+middle(last))/2; centre-at > 1 || at-centre > 1 {
			t.Errorf("month %d: the bars stand at %v, its name at %v", month, at, centre)
		}
		for series, b := range bars[3*month : 3*month+3] {
			trend.Tapped(&fyne.PointEvent{Position: fyne.NewPos(middle(b), trend.Size().Height-40)})
			if opened != [2]int{series, month} {
				t.Errorf("series %d of month %d opens %v", series, month, opened)
			}
		}
	}
}

// Numbers of five digits stand over the bars of twelve months; what must not be added up has
// no sum.
func TestLargeNumbersStandOverTheirBars(t *testing.T) {
	test.NewTempApp(t)
	trend := NewTrend()
	win := test.NewTempWindow(t, trend)
	win.Resize(fyne.NewSize(430, 200))
	var labels []string
	var values []int
	for month := 1; month <= 12; month++ {
		labels, values = append(labels, "1/26"), append(values, 17000+month)
	}
	trend.Set(labels, Series{Name: "Tổng cộng", NoSum: true, Values: values})
	texts := map[string]bool{}
	for _, o := range test.WidgetRenderer(trend).Objects() {
		if w, ok := o.(*canvas.Text); ok {
			texts[w.Text] = true
			if w.Position().X < 0 || w.Position().X+w.MinSize().Width > 430 {
				t.Errorf("%q lies outside", w.Text)
			}
		}
	}
	if !texts["17012"] || !texts["17001"] || !texts["Tổng cộng"] {
		t.Errorf("%v", texts)
	}
}
