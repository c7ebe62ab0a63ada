package letters_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/letters"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

func TestClockOpensItsExplanation(t *testing.T) {
	o, _ := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	desktest.MustShow(t, o, "· quá ")
	clocks := o.Shell.Top().(*letters.Page).Duties()
	first := func(words string) string { return string([]rune(words)[:20]) } // lines are broken
	sentence := first(clocks[0].Sentence)
	desktest.MustNotShow(t, o, sentence)
	row := letters.NewDutiesView(o.Desk, register.Complaint, clocks, letters.DutyActs{})
	o.Window.SetContent(row)
	o.Window.Canvas().FocusNext()
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, sentence, first(clocks[0].Explanation))
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustNotShow(t, o, sentence)
}

func TestStandingOfADutyInWords(t *testing.T) {
	today := day.Must("2026-11-20")
	for want, c := range map[string]law.Duty{
		"đúng hạn (19/11/2026)":         {Clock: law.Clock{Due: today}, Done: true, Met: day.Must("2026-11-19")},
		"trễ 2 ngày (22/11/2026)":       {Clock: law.Clock{Due: today}, Done: true, Met: day.Must("2026-11-22")},
		"còn 10 ngày":                   {Clock: law.Clock{Due: day.Must("2026-11-30")}},
		"quá hạn 1 ngày":                {Clock: law.Clock{Due: day.Must("2026-11-19")}},
		"hết hạn hôm nay":               {Clock: law.Clock{Due: today}},
		"tạm dừng, còn 5 ngày làm việc": {Clock: law.Clock{PausedSince: today, Remaining: 5, Unit: law.WorkingDays}},
		"để theo dõi":                   {Clock: law.Clock{Due: today, Informs: true}},
		"đã làm, sổ không ghi ngày":     {Clock: law.Clock{Due: today}, Done: true},
		"chưa ghi (trước khi cơ quan ghi đủ vào chương trình)": {Clock: law.Clock{Due: today}, Unrecorded: true},
	} {
		if got, _ := letters.StandingWords(&c, today); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
