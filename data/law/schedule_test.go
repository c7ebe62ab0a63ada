package law

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
)

func head(on string) register.ReceptionDay {
	d := register.ReceptionDay{Type: register.Scheduled, Host: register.Head}
	if on != "" {
		d.On = dayOf(on)
	}
	return d
}

func TestPlanAroundHolidaysAndQuarterEnds(t *testing.T) {
	l := NewOffice(register.Settings{})
	for _, c := range []struct {
		name    string
		rule    DayRule
		year, q int
		want    string // dd/mm, "←dd/mm" where it stands for a day off, "–dd/mm" where it is left out
	}{
		{"every Thursday, 30/4 and 01/5 off: Thursday 30/4/2026 goes to Monday 04/5", DayRule{Repeat: Weekly, Weekday: time.Thursday}, 2026, 2,
			"02/04 09/04 16/04 23/04 04/05←30/04 07/05 14/05 21/05 28/05 04/06 11/06 18/06 25/06"},
		{"the same, days off left out", DayRule{Repeat: Weekly, Weekday: time.Thursday, SkipOff: true}, 2026, 2,
			"02/04 09/04 16/04 23/04 –30/04 07/05 14/05 21/05 28/05 04/06 11/06 18/06 25/06"},
		{"1st and 15th, over Tết 2026 (14–22/02) and New Year", DayRule{Repeat: OnDays, Days: []int{1, 15}}, 2026, 1,
			"05/01←01/01 15/01 02/02←01/02 23/02←15/02 02/03←01/03 16/03←15/03"},
		{"last day of the month beyond the quarter's end: Sunday 31/5", DayRule{Repeat: OnDays, Days: []int{31}}, 2026, 2,
			"04/05←30/04 01/06←31/05 30/06"},
		{"the 31st on a Saturday at the quarter's end stands for it in the next", DayRule{Repeat: OnDays, Days: []int{31}}, 2022, 4,
			"31/10 30/11 03/01←31/12"},
		{"second Monday", DayRule{Repeat: NthOfDay, Weekday: time.Monday, Nth: 2}, 2026, 3, "13/07 10/08 14/09"},
		{"last Friday", DayRule{Repeat: NthOfDay, Weekday: time.Friday, Nth: LastOfMonth}, 2026, 3, "31/07 28/08 25/09"},
		{"every Thursday over the end of the year: 31/12 stays, New Year is no Thursday", DayRule{Repeat: Weekly, Weekday: time.Thursday}, 2026, 4,
			"01/10 08/10 15/10 22/10 29/10 05/11 12/11 19/11 26/11 03/12 10/12 17/12 24/12 31/12"},
		{"third Monday, in Tết 2026 off", DayRule{Repeat: NthOfDay, Weekday: time.Monday, Nth: 3}, 2026, 1, "19/01 23/02←16/02 16/03"},
		{"1st of the month over 01/7/2026", DayRule{Repeat: OnDays, Days: []int{1}}, 2026, 3, "01/07 03/08←01/08 03/09←01/09"},
	} {
		c.rule.Day = head("")
		var got []string
		for _, p := range l.Plan([]DayRule{c.rule}, Quarter(c.year, c.q), nil) {
			short := func(d day.Date) string { return d.Shown()[:5] }
			switch {
			case p.Skipped:
				got = append(got, "–"+short(p.Wanted))
			case p.Day.On != p.Wanted:
				got = append(got, short(p.Day.On)+"←"+short(p.Wanted))
			default:
				got = append(got, short(p.Day.On))
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, g, c.want)
		}
	}
}

func TestPlanKeepsOneDayPerHost(t *testing.T) {
	l := NewOffice(register.Settings{})
	rules := []DayRule{
		{Repeat: Weekly, Weekday: time.Thursday, Day: head("")},
		{Repeat: OnDays, Days: []int{9}, Day: head("")}, // 09/4/2026 is a Thursday
		{Repeat: OnDays, Days: []int{9}, Day: register.ReceptionDay{Type: register.Scheduled, Host: register.Delegate}},
	}
	plan := l.Plan(rules, day.Period{From: dayOf("2026-04-01"), To: dayOf("2026-04-16")}, []register.ReceptionDay{head("2026-04-02")})
	var got []string
	for _, d := range NewDays(plan) {
		got = append(got, d.On.Shown()+" "+string(d.Host))
	}
	if want := []string{"09/04/2026 head", "09/04/2026 delegate", "16/04/2026 head"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// R1: a day a week until 30/6/2026 (LTCD Điều 15), two days a month from
// 01/7/2026 (Luật 136/2025/QH15 Điều 1 khoản 7).
func TestFrequencyOfTheHead(t *testing.T) {
	l := NewOffice(register.Settings{})
	for _, c := range []struct {
		name   string
		from   string
		to     string
		days   []register.ReceptionDay
		expect []string // beginnings
	}{
		{"each week of June, one missing", "2026-06-01", "2026-06-28",
			[]register.ReceptionDay{head("2026-06-04"), head("2026-06-11"), head("2026-06-25")},
			[]string{"Tuần 15/06/2026 – 21/06/2026: Chủ tịch tiếp 0 ngày, luật yêu cầu ít nhất 1 ngày"}},
		{"a delegate is not the head", "2026-06-01", "2026-06-07",
			[]register.ReceptionDay{{On: dayOf("2026-06-04"), Type: register.Scheduled, Host: register.Delegate}}, []string{"Tuần 01/06/2026"}},
		{"the week that 01/7/2026 cuts through is no week of the old law", "2026-06-29", "2026-06-30", nil, nil},
		{"two days in July", "2026-07-01", "2026-07-31", []register.ReceptionDay{head("2026-07-01"), head("2026-07-15")}, nil},
		{"one day in July, twice written", "2026-07-01", "2026-07-31", []register.ReceptionDay{head("2026-07-01"), head("2026-07-01")},
			[]string{"Tháng 07/2026: Chủ tịch tiếp 1 ngày, luật yêu cầu ít nhất 2 ngày"}},
		{"both laws", "2026-06-22", "2026-07-31", []register.ReceptionDay{head("2026-07-09")}, []string{"Tuần 22/06/2026", "Tháng 07/2026"}},
		{"a day out of the schedule is a day on which the head receives", "2026-06-01", "2026-06-07",
			[]register.ReceptionDay{{On: dayOf("2026-06-03"), Type: register.Unscheduled, Host: register.Head}}, nil},
		{"a moved day counts where it went", "2026-07-01", "2026-08-31", []register.ReceptionDay{head("2026-07-01"),
			{On: dayOf("2026-08-03"), Type: register.Scheduled, Host: register.Head, MovedFrom: dayOf("2026-07-15"), MoveReason: "Họp"}, head("2026-08-17")},
			[]string{"Tháng 07/2026: Chủ tịch tiếp 1 ngày"}},
		{"the week of Tết has no working day", "2026-02-16", "2026-02-22", nil, nil},
	} {
		var got []string
		for _, f := range l.frequency(c.days, day.Period{From: dayOf(c.from), To: dayOf(c.to)}) {
			got = append(got, f.Sentence)
		}
		same := len(got) == len(c.expect)
		for i := 0; same && i < len(got); i++ {
			same = strings.HasPrefix(got[i], c.expect[i])
		}
		if !same {
			t.Errorf("%s: %q, want %q", c.name, got, c.expect)
		}
	}
}

func TestSingleDays(t *testing.T) {
	l := NewOffice(register.Settings{})
	published := func(d register.ReceptionDay, on string) register.ReceptionDay { d.PublishedOn = dayOf(on); return d }
	for _, c := range []struct {
		name  string
		day   register.ReceptionDay
		today string
		want  string // a part of the only sentence; empty: none
	}{
		{"published in time: R3 five working days over 02/9", published(head("2026-09-08"), "2026-08-27"), "2026-09-01", ""},
		{"a day late", published(head("2026-09-08"), "2026-08-28"), "2026-09-01", "sau hạn 27/08/2026"},
		{"not published on the last day", head("2026-09-08"), "2026-08-27", ""},
		{"not published after it", head("2026-09-08"), "2026-08-28", "chưa công bố, hạn công bố là 27/08/2026"},
		{"not published, long past: nothing can be done", head("2026-09-08"), "2026-11-20", ""},
		{"holiday", published(head("2026-09-02"), "2026-06-01"), "2026-06-01", "Quốc khánh"},
		{"delegate before 01/7/2026", published(register.ReceptionDay{On: dayOf("2026-06-30"), Type: register.Scheduled, Host: register.Delegate}, "2026-06-01"), "2026-06-01", ""},
		{"delegate from 01/7/2026", published(register.ReceptionDay{On: dayOf("2026-07-01"), Type: register.Scheduled, Host: register.Delegate}, "2026-06-01"), "2026-06-01", "không ủy quyền"},
		{"moved to a later day, the schedule was posted in time", register.ReceptionDay{On: dayOf("2026-09-10"), Type: register.Scheduled, Host: register.Head,
			PublishedOn: dayOf("2026-08-27"), MovedFrom: dayOf("2026-09-08"), MoveReason: "Họp"}, "2026-09-01", ""},
		{"moved into the five days before it was posted", register.ReceptionDay{On: dayOf("2026-09-03"), Type: register.Scheduled, Host: register.Head,
			PublishedOn: dayOf("2026-08-27"), MovedFrom: dayOf("2026-09-08"), MoveReason: "Họp"}, "2026-09-01", "sau hạn"},
		{"unscheduled days cannot be posted before", register.ReceptionDay{On: dayOf("2026-09-08"), Type: register.Unscheduled, Host: register.Head}, "2026-09-08", ""},
	} {
		found := append(l.checkDay(c.day, dayOf(c.today)), l.delegated([]register.ReceptionDay{c.day}, day.Period{From: c.day.On, To: c.day.On})...)
		if c.want == "" && len(found) == 0 || len(found) == 1 && c.want != "" && strings.Contains(found[0].Sentence, c.want) {
			continue
		}
		t.Errorf("%s: %+v", c.name, found)
	}
}

// P1, LTCD Điều 28 khoản 1: ten working days from the visit.
func TestAnswerClock(t *testing.T) {
	l := NewOffice(register.Settings{})
	visit := register.Reception{On: dayOf("2026-08-25"), Turn: 1}
	clock, ok := l.Answer(&visit)
	if !ok || clock.Due != dayOf("2026-09-11") || clock.Standing(dayOf("2026-09-10")) != Running || clock.Standing(dayOf("2026-09-11")) != LastDay || clock.Standing(dayOf("2026-09-12")) != Overdue {
		t.Errorf("%+v %v", clock, ok)
	}
	for _, c := range []struct {
		turn int
		from string
		want Standing
	}{{1, "2026-09-11", Overdue}, {1, "2026-09-12", Unrecorded}, {0, "2026-01-01", Unrecorded}} {
		visit.Turn = c.turn
		if answer, _ := NewOffice(register.Settings{RecordsFrom: dayOf(c.from)}).Answer(&visit); answer.Standing(dayOf("2026-10-01")) != c.want {
			t.Errorf("turn %d, recorded from %s: %s, want %s", c.turn, c.from, answer.Standing(dayOf("2026-10-01")), c.want)
		}
	}
	visit.Turn = 1
	visit.AnsweredOn = dayOf("2026-09-14")
	if clock, _ = l.Answer(&visit); clock.Standing(dayOf("2026-10-01")) != TooLate {
		t.Errorf("answered too late: %v", clock.Standing(dayOf("2026-10-01")))
	}
	visit.Refusal = "Vụ việc đã giải quyết đúng pháp luật"
	if _, ok = l.Answer(&visit); ok {
		t.Error("a refusal has no clock")
	}
	old := register.Reception{On: dayOf("2026-08-25"), Outcome: "Đã giải thích"}
	if clock, _ = l.Answer(&old); clock.Standing(dayOf("2026-10-01")) != Finished {
		t.Errorf("an old book's outcome: %v", clock.Standing(dayOf("2026-10-01")))
	}
}

// Whatever the rule: every planned day is a working day, none comes before the
// day that the rule names, and no host has a day twice.
func TestPlannedDaysAreWorkingDays(t *testing.T) {
	l := NewOffice(register.Settings{})
	rapid.Check(t, func(t *rapid.T) {
		rule := DayRule{
			Repeat: rapid.SampledFrom(Repeats).Draw(t, "repeat"), Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")),
			Days: rapid.SliceOfN(rapid.IntRange(1, 31), 1, 3).Draw(t, "days"), Nth: rapid.IntRange(1, 5).Draw(t, "nth"), Day: head(""),
		}
		period := Quarter(rapid.IntRange(2020, 2030).Draw(t, "year"), rapid.IntRange(1, 4).Draw(t, "quarter"))
		plan := l.Plan([]DayRule{rule}, period, nil)
		seen := map[day.Date]bool{}
		for _, p := range plan {
			if p.Day.On < p.Wanted || !period.Contains(p.Wanted) {
				t.Fatalf("%+v", p)
			}
		}
		for _, d := range NewDays(plan) {
			if l.calendar.WhyOff(d.On) != "" || seen[d.On] {
				t.Fatalf("%s planned: off %q, twice %v", d.On, l.calendar.WhyOff(d.On), seen[d.On])
			}
			seen[d.On] = true
		}
	})
}

// The office's own file goes before the law for visits too: what it sets for P1
// is the clock of the answer, from its day on.
func TestAnOfficesOwnLimitHoldsForVisits(t *testing.T) {
	own := NewOffice(register.Settings{OwnLimits: `
[[rule]]
id = "P1"
name = "Trả lời người đến"
starts = "content-received"
ends = "answered"
length = 5
unit = "working"
from = "2026-09-01"
article = "Quy chế tiếp công dân của phường"
sentence = "Trả lời trong 5 ngày làm việc."
`})
	for _, c := range []struct{ on, due, article string }{
		{"2026-08-31", "2026-09-16", "khoản 1 Điều 28 Luật Tiếp công dân 2013"},
		{"2026-09-01", "2026-09-09", "Quy chế tiếp công dân của phường"}, // 02/9 is off
	} {
		clock, ok := own.Answer(&register.Reception{On: dayOf(c.on), Turn: 1})
		if !ok || clock.Due != dayOf(c.due) || clock.Article != c.article {
			t.Errorf("a visit on %s: due %s by %s, want %s by %s", c.on, clock.Due, clock.Article, c.due, c.article)
		}
	}
}
