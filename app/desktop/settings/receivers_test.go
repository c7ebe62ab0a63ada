package settings_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/data/register"
)

// Several get the reports, each by its own day; an address that is none is refused.
func TestSeveralReceiversAreKept(t *testing.T) {
	o := desktest.New(t)
	s := openSettings(o)
	s.ShowNamed("reports")
	s.ReceiverEmail().SetText("bantcd@tp.gov.vn")
	line := s.ReceiverLine(0)
	line[0].SetText("Thanh tra thành phố")
	line[1].SetText("thanhtra@")
	line[3].SetText("năm")
	desktest.TapButton(t, o, "Lưu")
	desktest.SaysAll(t, strings.ReplaceAll(desktest.Shown(o), "\n", " "), "thanhtra@", "phải từ 1 đến 365")
	if len(o.Store.Settings().Receivers) > 0 {
		t.Fatal("kept all the same")
	}
	line = s.ReceiverLine(0)
	line[1].SetText("thanhtra@tp.gov.vn")
	line[3].SetText("5")
	o.Window.Canvas().Focus(line[3])
	desktest.TapButton(t, o, "Lưu")
	got := o.Store.Settings()
	want := register.ReportReceiver{Name: "Thanh tra thành phố", Email: "thanhtra@tp.gov.vn", After: 5, Since: o.Today()}
	if got.ReceiverEmail != "bantcd@tp.gov.vn" || len(got.Receivers) != 1 || got.Receivers[0] != want {
		t.Errorf("%q, %+v\n%s", got.ReceiverEmail, got.Receivers, desktest.Shown(o))
	}
	if len(s.ReceiverLine(1)) != 4 {
		t.Error("no line for one more")
	}
}

// After a book came in whose letters were processed on unknown days, one rule is offered.
func TestAfterAnImportARuleIsOffered(t *testing.T) {
	o := desktest.New(t)
	openSettings(o).ShowNamed("data")
	desktest.AnswerFiles(t, "../../../testdata/samples/so-theo-doi-13-cot.xlsx")
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.TapButton(t, o, "Nhập 120 dòng")
	desktest.SaysAll(t, strings.ReplaceAll(desktest.Shown(o), "\n", " "), "Đã nhập 120 đơn", "chưa rõ ngày")
	desktest.TapButton(t, o, "Đặt một quy tắc…")
	desktest.TapButton(t, o, "Ghi ngày xử lý")
	if left, err := o.Do().CountUndated(o.Ctx(), nil, register.OnReceipt); err != nil || left.Letters+left.Without > 0 {
		t.Errorf("%+v have no day, %v", left, err)
	}
}
