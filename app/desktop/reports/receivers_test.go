package reports_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/reports"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// withInspectorate is the sample of an office that reports to two.
func withInspectorate(t *testing.T) *desktop.Program {
	t.Helper()
	o := desktest.Sample(t)
	settings := o.Store.Settings()
	settings.ReceiverEmail = "bantcd@tp.gov.vn"
	settings.Receivers = register.ReportReceivers{{Name: "Thanh tra thành phố", Email: "thanhtra@tp.gov.vn", After: 5}}
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	return o
}

// catchOpened lists the files that the window hands to other programs.
func catchOpened(t *testing.T) *[]string {
	t.Helper()
	before := desk.OpenOutside
	t.Cleanup(func() { desk.OpenOutside = before })
	opened := &[]string{}
	desk.OpenOutside = func(path string) error { *opened = append(*opened, path); return nil }
	return opened
}

// A whole afternoon of sending: sealed for one, the message for the other opened in the mail
// program, written down as sent, taken back, and found again among what was sent.
func TestAReportGoesToEachReceiver(t *testing.T) {
	o := withInspectorate(t)
	desktest.KeepMessages(t)
	opened := catchOpened(t)
	sendMonth(t, o, "2026", "6")
	r := o.Shell.Top().(*reports.Room)
	if about := r.Path().Stations()[3].About; about != "số 25/BC-UBND, còn 1 nơi chưa gửi" {
		t.Errorf("the path says %q", about)
	}
	desktest.MustShow(t, o, "Thanh tra thành phố", "Đã gửi 20/11/2026", "Chưa gửi", "bantcd@tp.gov.vn", "19/06/2026", "Còn 1 nơi chưa gửi")
	table := r.Receivers().Table()
	table.Select(1)
	desktest.Press(o, fyne.KeyReturn) // the message of the row
	if strings.Contains(desktest.Shown(o), "Vẫn soạn thư") {
		desktest.TapButton(t, o, "Vẫn soạn thư")
	}
	if len(*opened) != 1 || !strings.HasSuffix((*opened)[0], ".eml") {
		t.Fatalf("opened %q; the screen shows:\n%s", *opened, desktest.Shown(o))
	}
	raw, err := os.ReadFile((*opened)[0])
	if err != nil || !strings.Contains(string(raw), "<thanhtra@tp.gov.vn>") || !strings.Contains(string(raw), "X-Unsent: 1") {
		t.Errorf("%v: %.300s", err, raw)
	}
	desktest.MustShow(t, o, "Nơi nhận: Thanh tra thành phố") // asks whether it was sent
	desktest.TapButton(t, o, "Chưa gửi")
	if sent := table.Row(1).Sent; sent {
		t.Error("opened is not sent")
	}
	desktest.TapButton(t, o, "Ghi đã gửi…")
	desktest.TapButton(t, o, "Ghi đã gửi")
	desktest.MustShow(t, o, "Đã ghi là đã gửi đến 1 nơi")
	if s := table.Row(1); !s.Sent || s.Went.Content.Ways[0] != register.ByEmail {
		t.Errorf("%+v", s)
	}
	if about := r.Path().Stations()[3].About; about != "đã gửi 20/11, số 25/BC-UBND" {
		t.Errorf("the path says %q", about)
	}
	r.ShowSent()
	desktest.SaysAll(t, unbroken(o), "Ban Tiếp công dân thành phố; Thanh tra thành phố", "20/11/2026: Thanh tra thành phố (Thư điện tử)", "Mã sổ ")
	r.Sending().SetValue("to")
	table.Select(1)
	desktest.TapButton(t, o, "Bỏ ghi đã gửi")
	desktest.TapButton(t, o, "Bỏ ghi")
	if table.Row(1).Sent || !table.Row(0).Sent {
		t.Error("what was taken back stands, or more than it was taken back")
	}
}

func TestSlipsOfAllReceiversAtOnce(t *testing.T) {
	o := withInspectorate(t)
	opened := catchOpened(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.GoTo(reports.SendStation)
	r.Sending().SetValue("to")
	desktest.SaysAll(t, unbroken(o), "Báo cáo kỳ này chưa được ghi số")
	r.Receivers().Table().Open(r.Receivers().Table().Row(0))
	if len(*opened) > 0 {
		t.Fatalf("a message of a report that nobody sealed: %q", *opened)
	}
	desktest.TapButton(t, o, "Gửi kỳ này")
	sendAs(t, o)
	table := r.Receivers().Table()
	table.SetMarked([]string{table.Row(0).Name, table.Row(1).Name})
	desktest.TapButton(t, o, "Phiếu gửi")
	if len(*opened) != 2 || filepath.Ext((*opened)[0]) != ".docx" || (*opened)[0] == (*opened)[1] {
		t.Errorf("opened %q", *opened)
	}
}

// What went to one stays on the first page for the other.
func TestHomeNamesTheReceiverThatHasNoReport(t *testing.T) {
	o := withInspectorate(t)
	settings := o.Store.Settings()
	settings.Receivers = register.ReportReceivers{{Name: "Thanh tra thành phố"}}
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	p := day.MonthPeriod(2026, 12, false)
	sealed := register.Sealed{Period: p, Number: "30/BC-UBND", On: o.Today(), SignedBy: "Lê Văn Chủ", SentOn: o.Today(), To: settings.Receiver, Ways: register.SendWays[:1]}
	if _, err := o.Do().Seal(o.Ctx(), sealed, forms.EditionFor(p), filepath.Join(t.TempDir(), "b.xlsx")); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.SaysAll(t, unbroken(o), "tháng 12/2026 (gửi Thanh tra thành phố)")
	desktest.MustNotShow(t, o, "tháng 12/2026 (gửi Ban Tiếp công dân thành phố)")
}
