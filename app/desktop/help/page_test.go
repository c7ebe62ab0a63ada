package help_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/help"
	"donthu/app/manual"
)

func TestTheManualBeginsWithTheCardsOfItsPages(t *testing.T) {
	o := desktest.New(t)
	o.Open(desk.Help{})
	p := o.Shell.Top().(*help.Page)
	begins := "Sổ Đơn Thư giúp Ủy ban nhân dân"
	desktest.MustShow(t, o, "Bắt đầu", begins)
	desktest.TapButton(t, o, "Sổ in và thống kê")
	if p.Shown.Title != "Sổ in và thống kê" {
		t.Errorf("the card opened %s", p.Shown.Title)
	}
	desktest.MustNotShow(t, o, begins)
	desktest.TapButton(t, o, "Nội dung")
	for _, page := range manual.Pages() {
		if desktest.FindButton(o, page.Title) == nil {
			t.Errorf("%s has no card", page.Title)
		}
	}
}

func TestWhatIsFoundTakesThePlaceOfTheTextInANarrowWindow(t *testing.T) {
	o := desktest.New(t)
	o.Window.Resize(fyne.NewSize(900, 540))
	o.Open(desk.Help{Name: "so-don"})
	p := o.Shell.Top().(*help.Page)
	if p.Found.Visible() {
		t.Error("the list is seen beside the text")
	}
	desktest.TypeInto(o, "phuc hoi")
	if !p.Found.Visible() {
		t.Fatal("what was found is not seen")
	}
	o.Window.Canvas().Focus(p.Found)
	desktest.Press(o, fyne.KeyReturn)
	if p.Found.Visible() || p.Shown.Name != "sao-luu" {
		t.Errorf("Enter shows %s, the list is still seen: %v", p.Shown.Name, p.Found.Visible())
	}
}

func TestCardsSayHowTheirPagesBegin(t *testing.T) {
	for text, want := range map[string]string{
		"Nhấn **Ctrl+N** để mở [đơn mới](vao-so.md). Rồi gõ.": "Nhấn Ctrl+N để mở đơn mới.",
		"![ảnh](images/home.png)\n\nTrang đầu tiên":           "Trang đầu tiên",
		"": "",
	} {
		if got := help.FirstSentence(text); got != want {
			t.Errorf("%q begins with %q, want %q", text, got, want)
		}
	}
	for _, page := range manual.Pages() {
		if strings.TrimSpace(help.FirstSentence(page.Sections[0].Text)) == "" {
			t.Logf("%s begins without words", page.Name)
		}
	}
}
