package forms

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

var june = day.MonthPeriod(2026, 6, false)

// sentOffice is a store with the sample register, whose clock a test may move.
func sentOffice(t *testing.T) (*store.Store, *time.Time) {
	t.Helper()
	now := time.Date(2026, 12, 20, 8, 0, 0, 0, time.UTC)
	s, err := store.Create(t.Context(), t.TempDir(), register.Settings{Ward: "Phường Thử", Clerk: "Chị Hoa"}, store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := intake.Import(t.Context(), s, filepath.Join(samples, "so-chuan-2026.xlsx"), intake.Options{Today: s.Today()}); err != nil {
		t.Fatal(err)
	}
	return s, &now
}

func send(t *testing.T, s *store.Store, p day.Period) (register.SealedReport, *Report) {
	t.Helper()
	rep := compute(t, s, p)
	sealed := Seal(rep)
	last, err := s.LastStep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sealed.LastStep, sealed.Number, sealed.On, sealed.SentOn = last, "25/BC-UBND", s.Today(), s.Today()
	sealed.SignedBy, sealed.To, sealed.Ways = "Lê Văn Chủ", "Ban Tiếp công dân", []register.SendWay{register.ByEmail}
	report, err := s.SealReport(t.Context(), sealed, []byte("workbook"))
	if err != nil {
		t.Fatal(err)
	}
	return report, rep
}

// late registers a complaint of June and has it handled there.
func late(t *testing.T, s *store.Store) register.Letter {
	t.Helper()
	day := day.Must("2026-06-02")
	letter, err := s.AddLetter(t.Context(), register.Facts{ReceivedOn: day, Kind: register.Complaint, Round: 1, Field: register.Land,
		Sender: register.Person{Name: "Phạm Văn Muộn"}, Content: "Khiếu nại đất"})
	if err == nil {
		letter, err = s.AddSteps(t.Context(), letter.ID, steps.Draft{On: day,
			Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

func TestAReportDrawnAsItStoodHasTheSameFigures(t *testing.T) {
	s, now := sentOffice(t)
	sealed, before := send(t, s, june)
	sealedAt := *now
	*now = now.Add(time.Hour)
	letter := late(t, s)
	if changed := compute(t, s, june); reflect.DeepEqual(changed.Sheets, before.Sheets) {
		t.Fatal("the late letter changes nothing")
	}

	for name, copyOf := range map[string]func() (*store.Store, func() error, error){
		"the day":  func() (*store.Store, func() error, error) { return s.AsOf(t.Context(), sealedAt) },
		"the seal": func() (*store.Store, func() error, error) { return s.AsSealed(t.Context(), sealed) },
	} {
		past, closeIt, err := copyOf()
		if err != nil {
			t.Fatal(err)
		}
		then := compute(t, past, june)
		for i, sheet := range before.Sheets {
			for number, figure := range sheet.Columns {
				again := then.Sheets[i].Columns[number]
				if figure.Value != again.Value || len(inOne(figure.Letters, again.Letters)) > 0 {
					t.Errorf("%s: form %s column %d is not what was sent: %v, %v", name, sheet.Form.Number, number, figure, again)
				}
			}
		}
		if again := Seal(then); !reflect.DeepEqual(again.Summary, sealed.Summary) {
			t.Errorf("%s: the summary is not what was sent", name)
		}
		if differences := Compare(sealed.Sealed, nil, then); len(differences) != 0 {
			t.Errorf("%s: %+v", name, differences)
		}
		differences := Compare(sealed.Sealed, then, compute(t, s, june))
		i := slices.IndexFunc(differences, func(d Difference) bool { return d.Form.ID == "02_XLD" && d.Column.Number == 1 })
		if i < 0 || differences[i].Now != differences[i].Sent+1 || !slices.Equal(differences[i].Letters, []int64{letter.ID}) {
			t.Errorf("%s: differences %+v", name, differences)
		}
		if err := closeIt(); err != nil {
			t.Error(err)
		}
	}
}

func TestLateStepsAreTheNextReportsAdjustments(t *testing.T) {
	s, _ := sentOffice(t)
	adjustments := func(p day.Period) []Adjustment {
		t.Helper()
		all, err := Adjustments(t.Context(), s, p, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	july, august := day.MonthPeriod(2026, 7, false), day.MonthPeriod(2026, 8, false)
	send(t, s, june)
	if all := adjustments(july); len(all) != 0 {
		t.Fatalf("nothing happened, yet %+v", all)
	}
	letter := late(t, s)
	all := adjustments(july)
	if len(all) != 1 || len(all[0].Steps) != 2 || len(all[0].Differences) == 0 {
		t.Fatalf("%+v", all)
	}
	if step := all[0].Steps[1]; step.Name != "Đơn số "+letter.Number.String() || step.What() != register.StepHandled.Label() || step.Day() != letter.HandledOn {
		t.Errorf("%s: %s on %s", step.Name, step.What(), step.Day())
	}
	if quarter := adjustments(day.QuarterPeriod(2026, 3)); len(quarter) != 0 {
		t.Errorf("a quarter adjusts a month: %+v", quarter)
	}

	// The next report names them, and its own seal ends that.
	send(t, s, july)
	if all := adjustments(july); len(all) != 1 || len(all[0].Steps) != 2 {
		t.Errorf("July forgot what it named: %+v", all)
	}
	if all := adjustments(august); len(all) != 0 {
		t.Errorf("August names it again: %+v", all)
	}
	late(t, s)
	if all := adjustments(august); len(all) != 1 || all[0].Report.Period != june || len(all[0].Steps) != 2 {
		t.Errorf("August: %+v", all)
	}
	if all := adjustments(july); len(all[0].Steps) != 2 {
		t.Errorf("July grew after it was sent: %+v", all)
	}
}

func TestWhatIsToBeLookedAtBeforeAReportLeaves(t *testing.T) {
	s, _ := sentOffice(t)
	review := func() (texts []string, found []Finding) {
		t.Helper()
		found, err := Review(t.Context(), s, compute(t, s, june))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			texts = append(texts, string(f.Concern)+": "+f.Text)
		}
		return texts, found
	}
	// All is in order but what only a clerk knows.
	if texts, found := review(); len(texts) != 1 || !strings.HasPrefix(texts[0], "untyped: Biểu 06/QLKNTC: 17 ô") || found[0].Form != "06_QLKNTC" {
		t.Errorf("the sample: %s", strings.Join(texts, "\n"))
	}

	letter, err := s.AddLetter(t.Context(), register.Facts{ReceivedOn: june.From, Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Thiếu"}, Content: "Kiến nghị"})
	if err == nil {
		_, err = s.AddSteps(t.Context(), letter.ID, steps.Draft{On: june.From, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}})
	}
	if err != nil {
		t.Fatal(err)
	}
	texts, found := review()
	i := slices.Index(texts, "incomplete: 1 đơn thuộc thẩm quyền chưa ghi lĩnh vực.")
	if i < 0 || !slices.Equal(found[i].Letters, []int64{letter.ID}) {
		t.Errorf("%s", strings.Join(texts, "\n"))
	}

	// A day of reception that was made public, and one of which nothing says so.
	days := []register.ReceptionDay{{On: june.From, Type: register.Scheduled, Host: register.Head, PublishedOn: june.From.AddDays(-10)},
		{On: june.From.AddDays(1), Type: register.Unscheduled, Host: register.Delegate}, {On: june.From, Type: register.Scheduled, Host: register.Officer}}
	before, err := s.ReceptionDays(t.Context(), june)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	texts, found = review()
	i = slices.Index(texts, fmt.Sprintf("incomplete: %d ngày tiếp công dân chưa ghi ngày công bố; Biểu 01/TCD tính ngày tiếp đã thông báo công khai (cột 10, 16).", len(before)+1))
	if i < 0 || found[i].Subject != Days || len(found[i].Letters) != len(before)+1 {
		t.Errorf("%s", strings.Join(texts, "\n"))
	}

	// May was sent with twenty times the letters.
	may := Seal(compute(t, s, day.MonthPeriod(2026, 5, false)))
	may.Figures["02_XLD"][1] *= 20
	may.Figures["01_TCD"][1], may.Figures["01_TCD"][10] = 400, 300 // of visits and of days
	if may.LastStep, err = s.LastStep(t.Context()); err != nil {
		t.Fatal(err)
	}
	may.Number, may.On, may.SentOn, may.SignedBy, may.To, may.Ways = "1/BC", s.Today(), s.Today(), "A", "B", register.SendWays
	if _, err := s.SealReport(t.Context(), may, []byte("workbook")); err != nil {
		t.Fatal(err)
	}
	texts, found = review()
	i = slices.IndexFunc(texts, func(text string) bool { return strings.HasPrefix(text, "change: Biểu 02/XLD: ") })
	if i < 0 || !strings.Contains(texts[i], "tháng 5/2026 đã gửi: (1) Tổng số đơn 42, đã gửi ") || len(found[i].Letters) < 42 ||
		strings.Count(strings.Join(texts, "\n"), "change: Biểu 02/XLD") != 1 {
		t.Errorf("%s", strings.Join(texts, "\n"))
	}
	// One line folds what is of several kinds, and each is behind it.
	i = slices.IndexFunc(texts, func(text string) bool { return strings.HasPrefix(text, "change: Biểu 01/TCD: ") })
	if i < 0 || len(found[i].Behind()) != 2 || found[i].Behind()[0].Subject != Receptions || found[i].Behind()[1].Subject != Days || len(found[i].Behind()[1].Letters) == 0 {
		t.Errorf("%+v\n%s", found, strings.Join(texts, "\n"))
	}
	for days, named := range map[int]bool{0: true, 10: false} {
		span, longer := *compute(t, s, day.Period{From: 20260601, To: 20260610}), may
		longer.Period = day.Period{From: day.Date(20260510).AddDays(-days), To: 20260519}
		if asLong(longer.Period, span.Period) != named {
			t.Errorf("a span %d days longer is compared: %v", days, !named)
		}
	}

	if err := s.SaveFigures(t.Context(), register.TypedFigures{Form: "06_QLKNTC", Period: june, Values: map[int]float64{6: 1, 8: 4}}); err != nil {
		t.Fatal(err)
	}
	if texts, _ := review(); !strings.HasPrefix(texts[0], "rule: ") {
		t.Errorf("%s", strings.Join(texts, "\n"))
	}
}

// What was sent and would be another today is named, form by form.
func TestAReportThatWasSentAndHasChangedIsNamed(t *testing.T) {
	s, now := sentOffice(t)
	sealed, _ := send(t, s, june)
	if _, stored := sealed.Figures["06_QLKNTC"][1]; stored {
		t.Error("what nobody typed was sealed as 0")
	}
	outdated := func() (texts []string) {
		t.Helper()
		found, err := Review(t.Context(), s, compute(t, s, june))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Concern == Outdated {
				texts = append(texts, f.Form+" "+f.Text)
			}
		}
		return texts
	}
	if texts := outdated(); len(texts) != 0 {
		t.Errorf("just sent: %q", texts)
	}
	*now = now.Add(time.Hour)
	late(t, s)
	texts := outdated()
	if len(texts) == 0 || !strings.HasPrefix(texts[0], "02_XLD Biểu 02/XLD nay khác báo cáo số 25/BC-UBND đã gửi ngày 20/12/2026: cột (1) ") || !strings.Contains(texts[0], "cột khác") {
		t.Errorf("changed since: %q", texts)
	}
}
