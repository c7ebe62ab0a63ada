package law

import (
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

const ownRule = `
[[rule]]
id = "P5"
name = "Giải quyết phản ánh"
form = "internal"
use = "settlement"
kinds = ["petition", "reflection"]
starts = "accepted"
ends = "settled"
length = 15
unit = "working"
from = "2026-09-01"
article = "Quy chế của phường"
sentence = "Giải quyết trong 15 ngày làm việc."
`

func TestOfficeFileTakesThePlaceOfARuleFromItsDay(t *testing.T) {
	_, cal := loaded(t)
	rules, err := loadWith(strings.NewReader(ownRule))
	if err != nil {
		t.Fatal(err)
	}
	c, err := rules.Clock("P5", dayOf("2026-09-01"), cal, usual, nil, nil)
	if err != nil || c.Length != 15 || c.Article != "Quy chế của phường" {
		t.Errorf("from 01/9/2026 the office's own limit: %+v (%v)", c, err)
	}
	if _, err := rules.Clock("P5", dayOf("2026-08-31"), cal, usual, nil, nil); err == nil {
		t.Error("before 01/9/2026 the shipped rule without a length stands")
	}
	if got := rules.Settlement(register.Reflection, 1, dayOf("2026-09-01")); got != "P5" {
		t.Errorf("settlement of a reflection: %q", got)
	}
}

func TestLawOfNextYearIsAnEntryAndNoCode(t *testing.T) {
	_, cal := loaded(t)
	rules, err := loadWith(strings.NewReader(`
[[rule]]
id = "K3"
name = "Giải quyết khiếu nại lần đầu"
use = "settlement"
kinds = ["complaint"]
rounds = [1]
starts = "accepted"
ends = "settled"
length = 25
unit = "calendar"
from = "2028-01-01"
to = "2028-12-31"
article = "Điều 28 Luật mới"
sentence = "25 ngày."
`))
	if err != nil {
		t.Fatal(err)
	}
	for iso, want := range map[string]int{"2027-12-31": 30, "2028-01-01": 25, "2028-12-31": 25, "2029-01-01": 30} {
		c, err := rules.Clock(rules.Settlement(register.Complaint, 1, dayOf(iso)), dayOf(iso), cal, usual, nil, nil)
		if err != nil || c.Length != want {
			t.Errorf("accepted %s: %d days, want %d (%v)", iso, c.Length, want, err)
		}
	}
}

func TestIllFormedFilesAreRefusedWithAReason(t *testing.T) {
	change := func(old, new string) string { return strings.Replace(ownRule, old, new, 1) }
	rows := map[string]struct{ file, says string }{
		"no TOML":               {"[[rule", "lỗi"},
		"unknown word":          {ownRule + "lenght = 3\n", "lenght"},
		"unknown kind":          {change(`"petition", `, `"letter", `), "letter"},
		"unknown unit":          {change("working", "weeks"), "weeks"},
		"unknown event":         {change(`"accepted"`, `"opened"`), "opened"},
		"unknown form":          {change("internal", "guess"), "guess"},
		"no article":            {change("Quy chế của phường", " "), "article"},
		"negative length":       {change("length = 15", "length = -1"), "length"},
		"ends before it begins": {ownRule + "to = \"2026-08-01\"\n", "01/08/2026"},
		"two versions at once":  {ownRule + ownRule, "01/09/2026"},
		"shorter when complex":  {ownRule + "complex = 5\n", "phức tạp"},
		"pause by a limit":      {ownRule + "pause_by = [\"K3\"]\n", "pause_by"},
		"same clock twice":      {change(`"P5"`, `"P6"`), "P5"},
		"no such day":           {change("2026-09-01", "2026-02-30"), "2026-02-30"},
	}
	for name, r := range rows {
		_, err := loadWith(strings.NewReader(r.file))
		if err == nil || !strings.Contains(err.Error(), r.says) || strings.Contains(err.Error(), "%!") {
			t.Errorf("%s: %v, want an error that says %q", name, err, r.says)
		}
	}
}

func TestOfficeGivesEachLetterItsLastDays(t *testing.T) {
	office := NewOffice(register.Settings{})
	for _, c := range []struct {
		kind               register.Kind
		round              int
		received, accepted string
		process, settle    string
	}{
		{register.Complaint, 1, "2026-06-30", "", "2026-07-10", ""},                        // LKN Điều 27: 10 ngày
		{register.Complaint, 1, "2026-07-01", "2026-07-06", "2026-07-10", "2026-08-05"},    // Luật 136: 07 ngày làm việc; LKN Điều 28: 30 ngày
		{register.Denunciation, 1, "2026-10-05", "2026-10-12", "2026-10-14", "2026-11-11"}, // LTC Điều 24, 30
		{register.Reflection, 1, "2026-10-05", "2026-10-12", "2026-10-19", ""},             // no limit by law for settling
	} {
		l := register.Letter{Facts: register.Facts{Kind: c.kind, Round: c.round, ReceivedOn: dayOf(c.received)}}
		if c.accepted != "" {
			l.AcceptedOn = dayOf(c.accepted)
		}
		due := office.Due(&l)
		if due.Process.String() != c.process || due.Settle.String() != c.settle {
			t.Errorf("%s received %s: %v", c.kind, c.received, due)
		}
	}
	if own := NewOffice(register.Settings{PetitionDays: 15}); own.Version() == office.Version() {
		t.Error("other settings, same version")
	}
	if hint := office.DayHint(dayOf("2026-09-02")); !strings.Contains(hint, "âm lịch") || !strings.Contains(hint, "Quốc khánh") {
		t.Errorf("hint %q", hint)
	}
}

func TestOfficeCountsByItsOwnCalendar(t *testing.T) {
	own := register.Settings{DaysOff: []register.DayEdit{{Date: dayOf("2026-10-08"), Off: true, Name: "Nghỉ do bão"}}}
	l := register.Letter{Facts: register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: dayOf("2026-10-05")}}
	usually, moved := NewOffice(register.Settings{}).Due(&l).Process, NewOffice(own).Due(&l).Process
	if usually != dayOf("2026-10-14") || moved != dayOf("2026-10-15") {
		t.Errorf("usually %s, with a day off %s", usually, moved)
	}
	if NewOffice(own).Version() == NewOffice(register.Settings{}).Version() {
		t.Error("another calendar, same version")
	}
	confirmed := NewOffice(register.Settings{ConfirmedYears: []int{2027}})
	if !confirmed.Calendar().Confirmed(2027) {
		t.Error("the year is not confirmed")
	}
	if confirmed.Version() != NewOffice(register.Settings{}).Version() {
		t.Error("confirming a year moves no deadline, but the version changed")
	}
	renamed := register.Settings{DaysOff: []register.DayEdit{{Date: dayOf("2026-10-08"), Off: true, Name: "Nghỉ lũ"}}}
	if NewOffice(renamed).Version() != NewOffice(own).Version() {
		t.Error("another name of a day off moves no deadline, but the version changed")
	}
	clocks := NewOffice(own).Duties(&l)
	if len(clocks) == 0 || !strings.Contains(clocks[0].Explanation, "Nghỉ do bão 08/10") {
		t.Errorf("the office's day off is not explained: %+v", clocks)
	}
}

func TestOfficeChoosesWhereLawAndDecreeDisagree(t *testing.T) {
	l := register.Letter{Facts: register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: dayOf("2026-06-15")}}
	if due := NewOffice(register.Settings{}).Due(&l); due.Process != dayOf("2026-06-25") { // LKN Điều 27: 10 ngày
		t.Errorf("the safer day: %v", due.Process)
	}
	if due := NewOffice(register.Settings{LaterWhenDisputed: true}).Due(&l); due.Process != dayOf("2026-06-29") { // NĐ 124 Điều 16: 10 ngày làm việc
		t.Errorf("the decree's day: %v", due.Process)
	}
}

// Documents name the length of the rule that they go by, whatever clock the letter
// has: a continued denunciation that was accepted is settled like any (LTC Điều 37
// khoản 2 điểm c).
func TestLengthAsDocumentsSayIt(t *testing.T) {
	denunciation := register.Letter{Facts: register.Facts{Kind: register.Denunciation, Round: 1, ReceivedOn: dayOf("2026-08-24")}, AcceptedOn: dayOf("2026-08-31")}
	continued := denunciation
	continued.Round = 2
	shorter := register.Settings{OwnLimits: `
[[rule]]
id = "T8"
name = "Giải quyết tố cáo"
use = "settlement"
kinds = ["denunciation"]
rounds = [1]
starts = "accepted"
ends = "settled"
length = 25
unit = "calendar"
from = "2026-09-01"
article = "Quy chế của phường"
sentence = "25 ngày."
`}
	for _, row := range []struct {
		what, rule string
		s          register.Settings
		l          register.Letter
		on         day.Date
		want       int
		unit       Unit
	}{
		{"LTC Điều 30: of the letter's own clock", "T8", register.Settings{}, denunciation, dayOf("2026-11-20"), 30, CalendarDays},
		{"LTC Điều 37 khoản 2 điểm c: continued, its clock is T12", "T8", register.Settings{}, continued, dayOf("2026-08-31"), 30, CalendarDays},
		{"the clock's version, not that of the document's day", "T8", shorter, denunciation, dayOf("2026-11-20"), 30, CalendarDays},
		{"not accepted: the day before the office's own limit", "T8", shorter, register.Letter{}, dayOf("2026-08-31"), 30, CalendarDays},
		{"… and its first", "T8", shorter, register.Letter{}, dayOf("2026-09-01"), 25, CalendarDays},
		{"on no day, as it is now", "T8", shorter, register.Letter{}, 0, 25, CalendarDays},
		{"before the law of 2018", "T8", register.Settings{}, register.Letter{}, dayOf("2018-12-31"), 0, ""},
		{"… and from its day", "T8", register.Settings{}, register.Letter{}, dayOf("2019-01-01"), 30, CalendarDays},
		{"LKN Điều 33 khoản 1", "K5", register.Settings{}, register.Letter{}, dayOf("2026-07-01"), 30, CalendarDays},
		{"… in a remote area", "K5", register.Settings{Remote: true}, register.Letter{}, 0, 45, CalendarDays},
		{"LKN Điều 27 as of 1/7/2026", "K2", register.Settings{}, register.Letter{}, dayOf("2026-07-01"), 7, WorkingDays},
		{"no rule", "", register.Settings{}, register.Letter{}, dayOf("2026-07-01"), 0, ""},
	} {
		if n, unit := NewOffice(row.s).Length(row.rule, &row.l, row.on); n != row.want || unit != row.unit {
			t.Errorf("%s: %d %q, want %d %q", row.what, n, unit, row.want, row.unit)
		}
	}
}

// An office's own rule for some kinds stands in the place of the law's for these alone, on
// its days alone.
func TestAnOwnRuleForSomeKindsLeavesTheLawToTheOthers(t *testing.T) {
	own := func(kinds string) *Office {
		s := register.Settings{OwnLimits: `[[rule]]
id = "P1"
name = "Trả lời người đến"
` + kinds + `
starts = "content-received"
ends = "answered"
length = 5
unit = "working"
from = "2026-03-02"
to = "2026-06-30"
article = "Quy chế"
sentence = "Trả lời trong 5 ngày làm việc."
`}
		if err := CheckOwnLimits(s); err != nil {
			t.Fatal(err)
		}
		return NewOffice(s)
	}
	some, all := own(`kinds = ["petition", "reflection"]`), own("")
	for _, row := range []struct {
		office *Office
		kind   register.Kind
		on     day.Date
		length int
	}{
		{some, register.Petition, 20260301, 10}, {some, register.Petition, 20260302, 5}, {some, register.Petition, 20260630, 5}, {some, register.Petition, 20260701, 10},
		{some, register.Reflection, 20260302, 5}, {some, register.Complaint, 20260302, 10}, {some, register.Denunciation, 20260630, 10}, {some, "", 20260401, 10},
		{all, register.Complaint, 20260302, 5}, {all, register.Petition, 20260630, 5}, {all, "", 20260401, 5}, {all, register.Complaint, 20260701, 10},
	} {
		d, ok := row.office.Answer(&register.Reception{On: row.on, Kind: row.kind, Turn: 1})
		if !ok || d.Length != row.length {
			t.Errorf("%q on %s: %d days, want %d", row.kind, row.on, d.Length, row.length)
		}
	}
}
