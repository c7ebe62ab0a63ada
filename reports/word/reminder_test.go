package word

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// A reminder says which report, until when it was due, and what of it lacks; nothing in it
// is left to be filled in but number and day.
func TestReminderSaysWhatIsOwed(t *testing.T) {
	p := day.MonthPeriod(2026, 6, false)
	s := ward
	s.Board = register.Board{Name: "Ban Tiếp công dân Thành phố"}
	s.Office.Phone, s.Office.Place = "028 0000 1111", "Thành phố Thử"
	for name, c := range map[string]struct {
		reminder     Reminder
		says, silent []string
	}{
		"nothing came": {Reminder{Ward: "Ủy ban nhân dân phường Một", Period: p, DueOn: 20260617, Late: 5}, []string{
			"Kính gửi: Ủy ban nhân dân phường Một", "báo cáo tháng 6/2026", "từ ngày 15/05/2026 đến ngày 14/06/2026", "về Ban Tiếp công dân Thành phố chậm nhất ngày 17 tháng 6 năm 2026",
			"quá thời hạn nêu trên 5 ngày", "chưa nhận được báo cáo", "Thông tư số 06/2025/TT-TTCP", "điện thoại 028 0000 1111"}, []string{"còn thiếu", "đã đôn đốc"}},
		"a form lacks, reminded before": {Reminder{Ward: "Phường Hai", Period: day.QuarterPeriod(2026, 2), DueOn: 20260617, Lacking: []string{"05/KQTH", "06/QLKNTC"}, Earlier: []day.Date{20260620}},
			[]string{"báo cáo quý II/2026", "còn thiếu: biểu 05/KQTH, 06/QLKNTC", "đã đôn đốc ngày 20 tháng 6 năm 2026"}, []string{"chưa nhận được báo cáo của", "0 ngày"}},
	} {
		info, template, err := Read(t.TempDir(), ReminderTemplate)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := docx.Render(&b, template, ReminderFields(c.reminder, s, Options{Draft: true, SignedBy: "Đỗ Minh Trí", Role: "Trưởng ban"}.For(info))); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text := quickText(t, b.Bytes())
		for _, want := range c.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s: lacks %q in\n%s", name, want, text)
			}
		}
		if !strings.Contains(text, "/BTCD") || !strings.Contains(text, "TRƯỞNG BAN") {
			t.Errorf("%s: the board does not sign for itself:\n%s", name, text)
		}
		for _, not := range append(c.silent, "{{", "TL.", "CHỦ TỊCH", "/UBND") {
			if strings.Contains(text, not) {
				t.Errorf("%s: says %q in\n%s", name, not, text)
			}
		}
		keepDocument(t, "don-doc-bao-cao-"+strings.ReplaceAll(name, " ", "-"), b.Bytes())
	}
}

// An office that is itself a reception board signs for nobody else.
func TestAReceptionBoardRemindsByItself(t *testing.T) {
	s := ward
	s.Ward, s.Board, s.Office.Place = "Ban Tiếp công dân Thành phố", register.Board{}, "Thành phố Thử"
	info, template, err := Read(t.TempDir(), ReminderTemplate)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r := Reminder{Ward: "Phường Một", Period: day.MonthPeriod(2026, 6, false), DueOn: 20260617, Late: 5}
	if err := docx.Render(&b, template, ReminderFields(r, s, Options{Draft: true, SignedBy: "Đỗ Minh Trí"}.For(info))); err != nil {
		t.Fatal(err)
	}
	text := quickText(t, b.Bytes())
	if !strings.Contains(text, "/BTCD") || !strings.Contains(text, "TRƯỞNG BAN") || strings.Contains(text, "TL.") || strings.Contains(text, "CHỦ TỊCH") {
		t.Errorf("the board signs as\n%s", text)
	}
}
