package home_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/home"
	"donthu/data/day"
	"donthu/data/register"
)

func TestEveryFigureOfTheHomeScreenOpensItsList(t *testing.T) {
	o := desktest.Sample(t)
	desktest.MustShow(t, o, "Thứ Sáu, ngày 20 tháng 11 năm 2026 (12/10 âm lịch)", "Quá hạn", "Đến hạn tuần này", "Đang mở",
		"Chờ xử lý", "Chờ thụ lý", "Đang giải quyết", "Đang thi hành", "Nhận trong năm")
	cards := o.Shell.Top().(*home.Room).Cards()
	opened := 0
	for _, c := range cards {
		if !c.Visible() {
			continue
		}
		opened++
		o.Shell.GoTo(desktop.RoomHome, nil)
		figure := c.Number()
		test.Tap(c.NumberCard)
		if !desktest.InRoom(o, "room.register") {
			t.Fatalf("%s: the register did not open", c.Key())
		}
		if holds := ": " + figure + " đơn"; !strings.Contains(desktest.Shown(o), holds) {
			t.Errorf("%s: the card says %s, its list another figure:\n%s", c.Key(), figure, desktest.Shown(o))
		}
	}
	if opened < 8 {
		t.Errorf("only %d cards", opened)
	}
}

func TestHomeCountsAnewWhenItComesToTheFront(t *testing.T) {
	o := desktest.Sample(t)
	before := o.Shell.Top().(*home.Room).Cards()[3].Number()
	o.Shell.GoTo(desktop.RoomSettings, nil)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	o.Shell.GoTo(desktop.RoomHome, nil)
	if before != "216" {
		t.Errorf("received this year: %s", before)
	}
	desktest.MustShow(t, o, "217")
}

func TestLettersThatLackDaysAreCountedOnlyWhenThereAreSome(t *testing.T) {
	desktest.MustNotShow(t, desktest.Sample(t), "Thiếu ngày xử lý, giải quyết")
	o := desktest.New(t)
	if _, err := o.Do().Import(o.Ctx(), "../../../testdata/samples/so-theo-doi-13-cot.xlsx", false, nil); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "Thiếu ngày xử lý, giải quyết")
	test.Tap(o.Shell.Top().(*home.Room).Undated().NumberCard)
	desktest.MustShow(t, o, "Đơn đã xử lý hoặc giải quyết nhưng chưa ghi ngày")
}

func TestUrgentLettersSayWhyAndOpen(t *testing.T) {
	o := desktest.New(t)
	late := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-02"), Kind: register.Denunciation,
		Sender: register.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Petition,
		Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Kiến nghị sửa đường"})
	for received := day.Must("2026-11-01"); ; received = received.AddDays(1) {
		l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: received, Kind: register.Complaint, Sender: register.Person{Name: "Phạm Đến Hạn"}, Content: "Khiếu nại cấp giấy"})
		if due := l.DueOn(); due >= o.Today() {
			if due > o.Today().AddDays(2) {
				t.Fatalf("no letter falls due this week; the last one on %s", due)
			}
			break
		}
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	h := o.Shell.Top().(*home.Room)
	rows := h.Urgent().Len()
	if rows < 3 {
		t.Fatalf("%d urgent letters", rows)
	}
	first, last := h.Urgent().Cells(0), h.Urgent().Cells(rows-1)
	if !strings.HasPrefix(first[2], "Quá hạn xử lý ") {
		t.Errorf("the first letter says %q", first[2])
	}
	if last[2] != "Hôm nay là hạn xử lý" && !strings.HasPrefix(last[2], "Còn ") {
		t.Errorf("the last letter says %q", last[2])
	}
	desktest.MustShow(t, o, "Người tố cáo – mã TC-")
	desktest.MustNotShow(t, o, "Trần Văn Kín", "Kiến nghị sửa đường")

	for row := range rows {
		if h.Urgent().Row(row).ID == late.ID {
			o.Window.Canvas().Focus(h.Urgent())
			h.Urgent().Select(row)
		}
	}
	desktest.Press(o, fyne.KeyReturn)
	if _, home := o.Shell.Top().(*home.Room); home || len(o.Shell.Stack) != 2 {
		t.Error("Enter did not open the letter")
	}
	desktest.MustShow(t, o, late.Number.String())
}

func TestUrgentLettersLeaveRoomForWhatCanBeSaved(t *testing.T) {
	o := desktest.New(t)
	for range 12 {
		desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-09-01"), Kind: register.Complaint, Sender: register.Person{Name: "Trễ"}, Content: "Khiếu nại"})
	}
	day := day.Must("2026-11-01")
	soon := 0
	for ; day < o.Today(); day = day.AddDays(1) {
		l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day, Kind: register.Complaint, Sender: register.Person{Name: "Kịp"}, Content: "Khiếu nại"})
		if due := l.DueOn(); due >= o.Today() && due <= o.Today().AddDays(2) {
			soon++
		}
	}
	figures, err := home.LoadHome(o.Ctx(), o.Desk, o.Today())
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, row := range figures.Urgent() {
		if !row.Overdue(o.Today()) {
			kept++
		}
	}
	if len(figures.Urgent()) != home.UrgentRows || soon == 0 || kept != min(soon, home.UrgentSoon) {
		t.Errorf("%d rows, %d of them not late yet of %d", len(figures.Urgent()), kept, soon)
	}
}

func TestEmptyRegisterSaysHowLettersComeIn(t *testing.T) {
	o := desktest.New(t)
	desktest.MustShow(t, o, "Sổ chưa có đơn nào", "Nhập sổ từ Excel…")
	desktest.MustNotShow(t, o, "Quá hạn")
	desktest.AnswerFiles(t, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	desktest.TapButton(t, o, "Nhập 75 dòng")
	desktest.TapButton(t, o, "Đóng")
	desktest.MustShow(t, o, "Quá hạn", "Đang mở")
	if n := desktest.Count(t, o); n != 75 {
		t.Errorf("%d letters came in", n)
	}
}
