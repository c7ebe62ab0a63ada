package formgrid

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// newTestGrid is a grid of three columns, the last of which is typed, in a window.
func newTestGrid(t *testing.T) *Grid {
	t.Helper()
	test.NewTempApp(t)
	g := New()
	g.SetForm("Đơn vị", []Heading{
		{Text: "Tổng số đơn", LastRow: 1},
		{Text: "Trong đó", Col: 1, LastCol: 2},
		{Text: "Khiếu nại", Row: 1, Col: 1, LastRow: 1, LastCol: 1},
		{Text: "Tố cáo", Row: 1, Col: 2, LastRow: 1, LastCol: 2},
	}, []string{"1=2+3", "2", "3"}, []Row{{Name: "Phường", Figures: []Figure{{Text: "7", Strong: true}, {Text: "7"}, {Typable: true}}}})
	w := test.NewTempWindow(t, g)
	w.Resize(fyne.NewSize(700, 300))
	w.Canvas().Focus(g)
	return g
}

func keys(g *Grid, names ...fyne.KeyName) {
	for _, name := range names {
		g.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestGridOpensAndTypesFigures(t *testing.T) {
	g := newTestGrid(t)
	var opened, pointed []int
	typed := map[int]string{}
	g.OnOpen = func(column int) { opened = append(opened, column) }
	g.OnPoint = func(column int) { pointed = append(pointed, column) }
	g.OnTyped = func(column int, text string) string {
		if strings.Trim(text, "0123456789") != "" {
			return "chỉ nhận số"
		}
		typed[column] = text
		return ""
	}
	keys(g, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight, fyne.KeyRight)
	if !slices.Equal(opened, []int{0, 1}) || !slices.Equal(pointed, []int{1, 2, 2}) || g.Column() != 2 {
		t.Errorf("opened %v, pointed at %v, stands on %d", opened, pointed, g.Column())
	}
	g.TypedRune('1')
	g.TypedRune('x')
	keys(g, fyne.KeyLeft)
	if g.Problem() != "chỉ nhận số" || g.Column() != 2 || len(typed) != 0 {
		t.Errorf("a wrong figure: problem %q, column %d, typed %v", g.Problem(), g.Column(), typed)
	}
	keys(g, fyne.KeyBackspace)
	g.TypedRune('2')
	g.FocusLost()
	if typed[2] != "12" || g.Figure(2).Text != "12" {
		t.Errorf("leaving kept %v and shows %q", typed, g.Figure(2).Text)
	}
	keys(g, fyne.KeyDelete, fyne.KeyEscape)
	if typed[2] != "12" {
		t.Error("Esc did not drop what was being typed")
	}
	keys(g, fyne.KeyHome)
	g.TypedRune('5')
	if g.typing {
		t.Error("a computed figure was typed over")
	}
}

func TestGridIsMeasured(t *testing.T) {
	g := newTestGrid(t)
	m := g.measured
	if got := sum(m.widths) + m.names; got < 690 {
		t.Errorf("the columns leave the window half empty: %v of 700", got)
	}
	test.TapAt(g.sheet, fyne.NewPos(m.widths[0]+5, m.height()-5))
	if g.Column() != 1 {
		t.Errorf("a click in the second column went to %d", g.Column())
	}
	for text, want := range map[string][]string{
		"1=5+11+17":   {"1=5+", "11+17"},
		"Tổng số đơn": {"Tổng", "số", "đơn"},
		"":            {""},
	} {
		if got := wrapped(text, 36, 11.5); !slices.Equal(got, want) {
			t.Errorf("%q is broken into %q, want %q", text, got, want)
		}
	}
}
