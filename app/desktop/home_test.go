package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/data"
	"donthu/data/intake"
)

func TestEveryFigureOfTheHomeScreenOpensItsList(t *testing.T) {
	o := sampleOffice(t)
	mustShow(t, o, "Thứ Sáu, ngày 20 tháng 11 năm 2026 (12/10 âm lịch)", "Quá hạn", "Đến hạn tuần này", "Đang mở",
		"Chờ xử lý", "Chờ thụ lý", "Đang giải quyết", "Đang thi hành", "Nhận trong năm")
	cards := o.shell.top().(*home).cards
	opened := 0
	for _, c := range cards {
		if !c.Visible() {
			continue
		}
		opened++
		o.shell.goTo(roomHome, nil)
		figure := c.Number()
		test.Tap(c.NumberCard)
		list, ok := o.shell.top().(*register)
		if !ok {
			t.Fatalf("%s: the register did not open", c.key)
		}
		if got := number(list.table.Len()); got != figure {
			t.Errorf("%s: the card says %s, its list holds %s letters", c.key, figure, got)
		}
	}
	if opened < 8 {
		t.Errorf("only %d cards", opened)
	}
}

func TestHomeCountsAnewWhenItComesToTheFront(t *testing.T) {
	o := sampleOffice(t)
	before := o.shell.top().(*home).cards[3].Number()
	o.shell.goTo(roomSettings, nil)
	addLetter(t, o, data.Facts{ReceivedOn: o.today(), Kind: data.Petition, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	o.shell.goTo(roomHome, nil)
	if before != "216" {
		t.Errorf("received this year: %s", before)
	}
	mustShow(t, o, "217")
}

func TestLettersThatLackDaysAreCountedOnlyWhenThereAreSome(t *testing.T) {
	mustNotShow(t, sampleOffice(t), "Thiếu ngày xử lý, giải quyết")
	o := newTestOffice(t)
	if _, err := intake.Import(o.ctx(), o.store, "../../testdata/samples/so-theo-doi-13-cot.xlsx", intake.Options{Today: o.today()}); err != nil {
		t.Fatal(err)
	}
	o.refresh()
	mustShow(t, o, "Thiếu ngày xử lý, giải quyết")
	test.Tap(o.shell.top().(*home).undated.NumberCard)
	mustShow(t, o, "Đơn đã xử lý hoặc giải quyết nhưng chưa ghi ngày")
}

func TestUrgentLettersSayWhyAndOpen(t *testing.T) {
	o := newTestOffice(t)
	late := addLetter(t, o, data.Facts{ReceivedOn: data.MustDate("2026-11-02"), Kind: data.Denunciation,
		Sender: data.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	addLetter(t, o, data.Facts{ReceivedOn: data.MustDate("2026-11-19"), Kind: data.Petition,
		Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Kiến nghị sửa đường"})
	for received := data.MustDate("2026-11-01"); ; received = received.AddDays(1) {
		l := addLetter(t, o, data.Facts{ReceivedOn: received, Kind: data.Complaint, Sender: data.Person{Name: "Phạm Đến Hạn"}, Content: "Khiếu nại cấp giấy"})
		if due := l.DueOn(); due >= o.today() {
			if due > o.today().AddDays(2) {
				t.Fatalf("no letter falls due this week; the last one on %s", due)
			}
			break
		}
	}
	o.shell.goTo(roomHome, nil)
	h := o.shell.top().(*home)
	rows := h.urgent.Len()
	if rows < 3 {
		t.Fatalf("%d urgent letters", rows)
	}
	first, last := h.urgent.Row(0), h.urgent.Row(rows-1)
	if !strings.HasPrefix(first[2], "Quá hạn xử lý ") {
		t.Errorf("the first letter says %q", first[2])
	}
	if last[2] != "Hôm nay là hạn xử lý" && !strings.HasPrefix(last[2], "Còn ") {
		t.Errorf("the last letter says %q", last[2])
	}
	mustShow(t, o, "Người tố cáo – mã TC-")
	mustNotShow(t, o, "Trần Văn Kín", "Kiến nghị sửa đường")

	for row := range rows {
		if h.urgent.Row(row)[0] == late.Number.String() {
			o.window.Canvas().Focus(h.urgent)
			h.urgent.Select(row)
		}
	}
	press(o, fyne.KeyReturn)
	if _, home := o.shell.top().(*home); home || len(o.shell.stack) != 2 {
		t.Error("Enter did not open the letter")
	}
	mustShow(t, o, late.Number.String())
}

func TestUrgentLettersLeaveRoomForWhatCanBeSaved(t *testing.T) {
	o := newTestOffice(t)
	for range 12 {
		addLetter(t, o, data.Facts{ReceivedOn: data.MustDate("2026-09-01"), Kind: data.Complaint, Sender: data.Person{Name: "Trễ"}, Content: "Khiếu nại"})
	}
	day := data.MustDate("2026-11-01")
	soon := 0
	for ; day < o.today(); day = day.AddDays(1) {
		l := addLetter(t, o, data.Facts{ReceivedOn: day, Kind: data.Complaint, Sender: data.Person{Name: "Kịp"}, Content: "Khiếu nại"})
		if due := l.DueOn(); due >= o.today() && due <= o.today().AddDays(2) {
			soon++
		}
	}
	figures, err := loadHome(o.office, o.today())
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, row := range figures.urgent {
		if row[urgentLate] == "" {
			kept++
		}
	}
	if len(figures.urgent) != urgentRows || soon == 0 || kept != min(soon, urgentSoon) {
		t.Errorf("%d rows, %d of them not late yet of %d", len(figures.urgent), kept, soon)
	}
}

func TestEmptyRegisterSaysHowLettersComeIn(t *testing.T) {
	o := newTestOffice(t)
	mustShow(t, o, "Sổ chưa có đơn nào", "Nhập sổ từ Excel…")
	mustNotShow(t, o, "Quá hạn")
	answerFiles(t, "../../testdata/samples/thong-ke-don-thu.xlsx")
	tapButton(t, o, "Nhập sổ từ Excel…")
	tapButton(t, o, "Nhập 75 dòng")
	tapButton(t, o, "Đóng")
	mustShow(t, o, "Quá hạn", "Đang mở")
	if n := count(t, o); n != 75 {
		t.Errorf("%d letters came in", n)
	}
}
