package law

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

func TestReportsThatAreOwed(t *testing.T) {
	office := NewOffice(register.Settings{NoMonthly: true})
	june := day.QuarterPeriod(2026, 2)
	if due := office.ReportDue(june); due != dayOf("2026-06-17") {
		t.Errorf("due on %s", due)
	}
	// 17/10/2026 is a Saturday.
	october := day.MonthPeriod(2026, 10, false)
	if due := office.ReportDue(october); due != dayOf("2026-10-19") {
		t.Errorf("due on %s", due)
	}
	if due := NewOffice(register.Settings{KeepLastDay: true}).ReportDue(october); due != dayOf("2026-10-17") {
		t.Errorf("due on %s though the office moves no day", due)
	}

	// 19/10/2026 is a Monday: the reminder begins two working days before it.
	for iso, want := range map[string]bool{"2026-10-14": false, "2026-10-15": true, "2026-10-19": true} {
		if got := office.RemindsOf(dayOf("2026-10-19"), dayOf(iso)); got != want {
			t.Errorf("on %s a report due on 19/10/2026 is thought of: %v", iso, got)
		}
	}

	if due := NewOffice(register.Settings{ReportDay: 20}).ReportDue(october); due != dayOf("2026-10-20") {
		t.Errorf("due on %s by the day of the office's settings", due)
	}
	owed := office.OwedReports(dayOf("2026-01-01"), dayOf("2026-06-16"), nil)
	if len(owed) < 4 || owed[0].Period != june || owed[1].Period != day.HalfYearPeriod(2026) || owed[0].Due != dayOf("2026-06-17") {
		t.Fatalf("%+v", owed)
	}
	owed = office.OwedReports(dayOf("2026-01-01"), dayOf("2026-06-16"), []register.SealedReport{{Sealed: register.Sealed{Period: june, To: "Ban Tiếp công dân"}}})
	if owed[0].Period != day.HalfYearPeriod(2026) {
		t.Errorf("the report that was sent is still owed: %+v", owed)
	}
	for _, r := range office.OwedReports(dayOf("2026-06-18"), dayOf("2026-06-20"), nil) {
		if r.Due < dayOf("2026-06-18") {
			t.Errorf("%s was due before the register began", r.Period.Name())
		}
	}
}
