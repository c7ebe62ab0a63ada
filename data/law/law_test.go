package law

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/register"
)

func dayOf(iso string) day.Date { return day.Must(iso) }

func loaded(t testing.TB) (*Rules, *calendar.Calendar) {
	t.Helper()
	rules, err := loadWith(nil)
	if err != nil {
		t.Fatal(err)
	}
	cal, err := calendar.New(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return rules, cal
}

var usual = OptionsOf(register.Settings{})

// TestWorkedCases computes the cases of testdata/cases.txt, which a lawyer can
// read and which were counted out without this package.
func TestWorkedCases(t *testing.T) {
	rules, cal := loaded(t)
	raw, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	covered, count := map[string]bool{}, 0
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.Split(line, " | ")
		if len(part) != 6 {
			t.Fatalf("not six parts: %s", line)
		}
		o, pauses, extensions := circumstances(t, part[2])
		c, err := rules.Clock(part[0], dayOf(part[1]), cal, o, pauses, extensions)
		count++
		if part[3] == "-" {
			if !errors.Is(err, ErrNotInForce) && !errors.Is(err, ErrNoLimit) {
				t.Errorf("%s: a clock where there is none: %s (%v)", line, c.Due, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if c.Unrolled != dayOf(part[3]) || c.Due != dayOf(part[4]) {
			t.Errorf("%s\n got %s, %s: %s %s", line, c.Unrolled, c.Due, c.Explanation, c.Note)
		}
		if strings.Contains(c.Explanation+c.Note, "law.") || strings.Contains(c.Explanation, "%!") {
			t.Errorf("%s: a gap in the words: %s %s", line, c.Explanation, c.Note)
		}
		covered[part[0]] = true
	}
	for _, r := range rules.all {
		if r.Form == Limit && !covered[r.ID] {
			t.Errorf("no worked case for %s, %s", r.ID, r.Name)
		}
	}
	if count < 150 {
		t.Errorf("%d worked cases, want at least 150", count)
	}
}

func circumstances(t *testing.T, words string) (o Options, pauses []Span, extensions []Extension) {
	o = usual
	for _, word := range strings.Fields(words) {
		name, value, _ := strings.Cut(word, "=")
		number, _ := strconv.Atoi(value)
		switch name {
		case "-":
		case "complex":
			o.Complex = true
		case "remote":
			o.Remote = true
		case "lenient":
			o.StrictAcceptance = false
		case "noroll":
			o.RollLastDay = false
		case "petition":
			o.PetitionDays = number
		case "receiver":
			o.ReceiverDays = number
		case "notice":
			o.NoticeDays = number
		case "execution":
			o.ExecutionDays = number
		case "level":
			o.Level = register.ComplexityLevel(value)
		case "extend":
			extensions = append(extensions, Extension{Days: number})
		case "pause":
			from, to, _ := strings.Cut(value, "..")
			pauses = append(pauses, Span{From: dayOf(from), To: dayOf(to)})
		case "expertise":
			from, to, _ := strings.Cut(value, "..")
			pauses = append(pauses, Span{From: dayOf(from), To: dayOf(to), Kind: register.Expertise})
		default:
			t.Fatalf("unknown word %q", word)
		}
	}
	return o, pauses, extensions
}

// TestEveryRuleHasBothSidesOfItsValidity asks for every version on its first and
// last day and for the rule on the days beside them.
func TestEveryRuleHasBothSidesOfItsValidity(t *testing.T) {
	rules, _ := loaded(t)
	for _, r := range rules.all {
		for _, d := range []day.Date{r.From, r.To} {
			if d.IsZero() {
				continue
			}
			if got, err := rules.Rule(r.ID, d); err != nil || got.Article != r.Article || got.Length != r.Length {
				t.Errorf("%s on %s: got %+v, %v", r.ID, d, got, err)
			}
		}
		if !r.From.IsZero() {
			if before, err := rules.Rule(r.ID, r.From.AddDays(-1)); err == nil && before.From == r.From {
				t.Errorf("%s is in force a day before %s", r.ID, r.From)
			}
		}
		if !r.To.IsZero() {
			if after, err := rules.Rule(r.ID, r.To.AddDays(1)); r.ID != "K12.4" && err != nil || err == nil && after.To == r.To { // K12.2 follows it
				t.Errorf("%s has no version after %s: %v", r.ID, r.To, err)
			}
		}
	}
}

func TestRulesThatChangeOnTheirDays(t *testing.T) {
	rules, cal := loaded(t)
	rows := []struct {
		rule, start string
		length      int
		unit        Unit
		article     string
	}{
		{"K2", "2020-12-09", 10, CalendarDays, "Điều 27 Luật Khiếu nại 2011"},
		{"K2", "2020-12-10", 10, CalendarDays, "Điều 27 Luật Khiếu nại 2011"},
		{"K2", "2026-06-30", 10, CalendarDays, "Điều 27 Luật Khiếu nại 2011"},
		{"K2", "2026-07-01", 7, WorkingDays, "Luật 136/2025/QH15"},
		{"K7", "2026-06-30", 10, CalendarDays, "khoản 1 Điều 36"},
		{"K7", "2026-07-01", 7, WorkingDays, "Luật 136/2025/QH15"},
		{"K11", "2026-06-30", 10, CalendarDays, "Điều 50"},
		{"K11", "2026-07-01", 7, WorkingDays, "Luật 136/2025/QH15"},
		{"K5", "2026-06-30", 30, CalendarDays, "khoản 1 Điều 33"},
		{"K5", "2026-07-01", 30, CalendarDays, "khoản 12 Điều 2 Luật 136/2025/QH15"},
	}
	for _, r := range rows {
		c, err := rules.Clock(r.rule, dayOf(r.start), cal, usual, nil, nil)
		if err != nil || c.Length != r.length || c.Unit != r.unit || !strings.Contains(c.Article, r.article) {
			t.Errorf("%s from %s: got %d %s, %s (%v)", r.rule, r.start, c.Length, c.Unit, c.Article, err)
		}
	}
	for _, r := range []struct{ rule, start string }{
		{"K9", "2020-12-09"}, {"T1", "2018-12-31"}, {"P1", "2014-06-30"},
	} {
		if _, err := rules.Clock(r.rule, dayOf(r.start), cal, usual, nil, nil); !errors.Is(err, ErrNotInForce) {
			t.Errorf("%s on %s: %v, want that it is not in force", r.rule, r.start, err)
		}
	}
	if r, _ := rules.Rule("R1", dayOf("2026-06-30")); r == nil || r.Times != 1 || r.Per != "week" {
		t.Errorf("LTCD Điều 15 until 30/6/2026: one day a week, got %+v", r)
	}
	if r, _ := rules.Rule("R1", dayOf("2026-07-01")); r == nil || r.Times != 2 || r.Per != "month" {
		t.Errorf("Luật 136/2025 Điều 1 khoản 7: two days a month, got %+v", r)
	}
}

func TestRuleByKindOfLetter(t *testing.T) {
	rules, _ := loaded(t)
	now := dayOf("2026-08-20")
	rows := []struct {
		kind                   register.Kind
		round                  int
		processing, settlement string
	}{
		{register.Complaint, 1, "K2", "K3"},
		{register.Complaint, 0, "K2", "K3"},
		{register.Complaint, 2, "K7", "K6"},
		{register.Denunciation, 1, "T1", "T8"},
		{register.Denunciation, 2, "T12", "T8"},
		{register.Petition, 1, "P4", "P5"},
		{register.Reflection, 1, "P4", "P5"},
		{"", 1, "", ""},
	}
	for _, r := range rows {
		if got := rules.Find(UseProcessing, r.kind, r.round, now); got != r.processing {
			t.Errorf("processing of %q, round %d: %q, want %q", r.kind, r.round, got, r.processing)
		}
		if got := rules.Settlement(r.kind, r.round, now); got != r.settlement {
			t.Errorf("settlement of %q, round %d: %q, want %q", r.kind, r.round, got, r.settlement)
		}
	}
	if got := rules.Find(UseProcessing, register.Denunciation, 1, dayOf("2018-12-31")); got != "" {
		t.Errorf("denunciations before the law of 2018: %q", got)
	}
}

func TestDutiesHaveNoClock(t *testing.T) {
	rules, cal := loaded(t)
	for _, id := range []string{"T3", "T8a", "T9", "K12", "R1", "P5"} {
		if _, err := rules.Clock(id, dayOf("2026-08-20"), cal, usual, nil, nil); !errors.Is(err, ErrNoLimit) {
			t.Errorf("%s: %v", id, err)
		}
	}
	if _, err := rules.Clock("K99", dayOf("2026-08-20"), cal, usual, nil, nil); !errors.Is(err, ErrUnknownRule) {
		t.Errorf("K99: %v", err)
	}
}

func TestNoticeBeforeReceptionDay(t *testing.T) {
	rules, cal := loaded(t)
	c, err := rules.Clock("R3", dayOf("2026-09-08"), cal, usual, nil, nil)
	if err != nil || c.Due != dayOf("2026-08-27") {
		t.Fatalf("LTCD Điều 24 khoản 4, five working days before 08/9/2026: %s (%v) %s", c.Due, err, c.Explanation)
	}
	want := "khoản 4 Điều 24 Luật Tiếp công dân 2013: chậm nhất 05 ngày làm việc trước ngày tiếp công dân (08/09/2026). " +
		"Trừ 4 ngày thứ Bảy, Chủ nhật; Nghỉ hoán đổi với ngày 22/8/2026 31/8; Quốc khánh 01/9, 02/9. Hạn cuối: 27/08/2026."
	if c.Explanation != want {
		t.Errorf("got  %s\nwant %s", c.Explanation, want)
	}
}

func TestExplanationsNameArticleStartAndDaysLeftOut(t *testing.T) {
	rules, cal := loaded(t)
	rows := []struct {
		rule, start, with, explanation, note string
	}{
		{"K2", "2026-08-28", "-",
			"Điều 27 Luật Khiếu nại 2011 (sửa đổi theo điểm b khoản 15 Điều 2 Luật 136/2025/QH15): 07 ngày làm việc kể từ ngày nhận được đơn (28/08/2026), không tính ngày đầu tiên. " +
				"Trừ 4 ngày thứ Bảy, Chủ nhật; Nghỉ hoán đổi với ngày 22/8/2026 31/8; Quốc khánh 01/9, 02/9. Hạn cuối: 11/09/2026.", ""},
		{"K3", "2026-08-02", "-",
			"Điều 28 Luật Khiếu nại 2011: 30 ngày kể từ ngày thụ lý (02/08/2026), không tính ngày đầu tiên. " +
				"Ngày cuối 01/09/2026 là ngày nghỉ (Quốc khánh 01/9, 02/9) nên hạn chuyển sang ngày làm việc kế tiếp (khoản 5 Điều 148 Bộ luật Dân sự 2015). Hạn cuối: 03/09/2026.", ""},
		{"K3", "2026-08-07", "noroll",
			"Điều 28 Luật Khiếu nại 2011: 30 ngày kể từ ngày thụ lý (07/08/2026), không tính ngày đầu tiên. " +
				"Ngày cuối 06/09/2026 là ngày nghỉ (Chủ nhật); cơ quan chọn không chuyển hạn sang ngày làm việc kế tiếp. Hạn cuối: 06/09/2026.", ""},
		{"T8", "2026-07-06", "level=especially pause=2026-07-20..2026-08-03 extend=30 extend=40",
			"khoản 1 Điều 30 Luật Tố cáo 2018: 30 ngày kể từ ngày thụ lý (06/07/2026), không tính ngày đầu tiên. " +
				"Gia hạn thêm 60 ngày. Không tính 14 ngày tạm dừng (từ 20/07/2026 đến hết 02/08/2026). " +
				"Ngày cuối 18/10/2026 là ngày nghỉ (1 ngày thứ Bảy, Chủ nhật) nên hạn chuyển sang ngày làm việc kế tiếp (khoản 5 Điều 148 Bộ luật Dân sự 2015). Hạn cuối: 19/10/2026.",
			"Gia hạn vượt quá mức luật cho phép; phần vượt không được tính."},
		{"K2", "2026-06-30", "-",
			"Điều 27 Luật Khiếu nại 2011: 10 ngày kể từ ngày nhận được đơn (30/06/2026), không tính ngày đầu tiên. Hạn cuối: 10/07/2026.",
			"Luật Khiếu nại ghi 10 ngày, Nghị định 124/2020/NĐ-CP ghi 10 ngày làm việc. Đang lấy hạn đến sớm hơn; tính theo khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP thì hạn là 14/07/2026."},
		{"K3", "2026-05-20", "pause=2026-06-01..2026-06-11",
			"Điều 28 Luật Khiếu nại 2011: 30 ngày kể từ ngày thụ lý (20/05/2026), không tính ngày đầu tiên. Hạn cuối: 19/06/2026.",
			"Có thời gian tạm dừng mà luật không cho trừ vào thời hạn này; phần đó vẫn được tính."},
	}
	for _, r := range rows {
		o, pauses, extensions := circumstances(t, r.with)
		c, err := rules.Clock(r.rule, dayOf(r.start), cal, o, pauses, extensions)
		if err != nil || c.Explanation != r.explanation || c.Note != r.note {
			t.Errorf("%s from %s (%v):\n got  %s\n      %s\n want %s\n      %s", r.rule, r.start, err, c.Explanation, c.Note, r.explanation, r.note)
		}
	}
}

func TestOpenPauseStopsTheClock(t *testing.T) {
	rules, cal := loaded(t)
	c, err := rules.Clock("T8", dayOf("2026-07-06"), cal, usual, []Span{{From: dayOf("2026-07-20")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Due.IsZero() || c.PausedSince != dayOf("2026-07-20") || c.Remaining != 17 {
		t.Errorf("due %s, paused since %s, %d days left; 13 of 30 days had passed", c.Due, c.PausedSince, c.Remaining)
	}
	if !strings.Contains(c.Explanation, "Đang tạm dừng từ 20/07/2026; khi tiếp tục còn 17 ngày.") {
		t.Error(c.Explanation)
	}
	closed, err := rules.Clock("T8", dayOf("2026-07-06"), cal, usual, []Span{{From: dayOf("2026-07-20"), To: dayOf("2026-08-10")}}, nil)
	if want := dayOf("2026-08-09").AddDays(c.Remaining); err != nil || closed.Unrolled != want {
		t.Errorf("after going on on 10/8: %s, want %s (%v)", closed.Unrolled, want, err)
	}
}

func TestBadInputIsAnErrorAndNoPanic(t *testing.T) {
	rules, cal := loaded(t)
	for name, call := range map[string]func() error{
		"no start": func() error { _, err := rules.Clock("K3", 0, cal, usual, nil, nil); return err },
		"pause backwards": func() error {
			_, err := rules.Clock("K3", dayOf("2026-08-05"), cal, usual, []Span{{From: dayOf("2026-08-20"), To: dayOf("2026-08-10")}}, nil)
			return err
		},
		"negative extension": func() error {
			_, err := rules.Clock("T8", dayOf("2026-08-05"), cal, usual, nil, []Extension{{Days: -3}})
			return err
		},
	} {
		if call() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
