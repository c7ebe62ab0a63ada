package letters_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/letters"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/store"
)

// The marked letters, and no other, get the day that the rule tells.
func TestMarkedLettersGetTheDayOfARule(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	if _, err := o.Do().Import(o.Ctx(), "../../../testdata/samples/so-theo-doi-13-cot.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	undated := func() store.Page {
		page, err := o.Store.Letters(o.Ctx(), store.Query{Undated: true, Limit: 200})
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	before := undated()
	o.Shell.GoTo(desktop.RoomRegister, nil)
	r := o.Shell.Top().(*letters.Register)
	marked := before.Letters[:2]
	r.Table.MarkRows(marked)
	desktest.Shortcut(o, fyne.KeyY, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "2 đơn sẽ được ghi ngày xử lý.")
	desktest.TapButton(t, o, "Ghi ngày xử lý")
	if after := undated(); after.Total != before.Total-2 {
		t.Errorf("%d of %d stay", after.Total, before.Total)
	}
	for _, l := range marked {
		if now := desktest.Stored(t, o, l); now.HandledOn != l.ReceivedOn || now.HandledRule != register.OnReceipt {
			t.Errorf("%s: %s by %q", l.Number, now.HandledOn, now.HandledRule)
		}
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if after := undated(); after.Total != before.Total {
		t.Errorf("taken back: %d of %d", after.Total, before.Total)
	}
}

// Opened as the list of just those letters, the deed is for all of them, and the keys are in the
// list.
func TestTheListOfUndatedLettersIsDatedWhole(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	if _, err := o.Do().Import(o.Ctx(), "../../../testdata/samples/so-theo-doi-13-cot.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	page, err := o.Store.Letters(o.Ctx(), store.Query{Undated: true, Limit: 1})
	if err != nil || page.Total < 3 {
		t.Fatal(page.Total, err)
	}
	o.Open(desk.Letters{Query: store.Query{Undated: true}, Caption: "Đơn chưa rõ ngày xử lý"})
	r := o.Shell.Top().(*letters.Register)
	if o.Window.Canvas().Focused() != fyne.Focusable(r.Table) {
		t.Errorf("the keys go to %T", o.Window.Canvas().Focused())
	}
	desktest.Shortcut(o, fyne.KeyY, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, fmt.Sprintf("%d đơn sẽ được ghi ngày xử lý.", page.Total))
}

func TestARuleForLettersThatNeedNoneAsksNothing(t *testing.T) {
	o := desktest.FourLetters(t)
	desktest.KeepMessages(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	o.Shell.Top().(*letters.Register).Table.Select(0)
	desktest.Shortcut(o, fyne.KeyY, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Không có đơn nào đã xử lý mà chưa rõ ngày.")
	desktest.MustNotShow(t, o, "Lấy làm ngày xử lý")
}
