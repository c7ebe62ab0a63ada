package statistics

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
)

var today = day.Must("2026-11-20")

// book is a register in memory.
type book []register.Letter

func (b book) EachReceived(_ context.Context, p day.Period, visit func(*register.Letter) error) error {
	for i := range b {
		if p.Contains(b[i].ReceivedOn) {
			if err := visit(&b[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func compute(t interface {
	Helper()
	Fatal(...any)
}, b book, p day.Period) *Statistics {
	t.Helper()
	s, err := Compute(context.Background(), b, p, today)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func letter(id int64, kind register.Kind, received string) register.Letter {
	return register.Letter{ID: id, Facts: register.Facts{ReceivedOn: day.Must(received), Kind: kind}}
}

// sample is five letters of October and November, one in each position.
func sample() book {
	inTime := letter(1, register.Complaint, "2026-10-01")
	inTime.Field, inTime.Officer, inTime.Sender.Address = register.Land, "Nguyễn Thị Hoa", "12/5 Lê Lợi, KP 3"
	inTime.Handled, inTime.HandledOn, inTime.AcceptedOn = true, day.Must("2026-10-05"), day.Must("2026-10-07")
	inTime.Handling, inTime.Eligible, inTime.Competent = register.Accept, register.Yes, register.Yes
	inTime.Settlement = register.Settlement{Result: register.Right, On: day.Must("2026-10-27")}
	inTime.Due = register.Due{Process: day.Must("2026-10-11"), Settle: day.Must("2026-11-06")}

	late := letter(2, register.Petition, "2026-10-01")
	late.Officer, late.Sender.Address = "NGUYỄN THỊ HOA", "7 đường Lê Lợi, khu phố 3"
	late.Handled, late.HandledOn, late.Handling, late.Competent = true, day.Must("2026-10-21"), register.Forward, register.No
	late.Due.Process, late.Due.Late = day.Must("2026-10-15"), true

	open := letter(3, register.Complaint, "2026-11-18")
	open.Officer, open.Sender.Address = "Trần Văn Bình", "9 Vạn Kiếp"
	open.Due.Process, open.Due.Next = day.Must("2026-11-30"), day.Must("2026-11-30")

	overdue := letter(4, register.Denunciation, "2026-11-01")
	overdue.Due.Process, overdue.Due.Next = day.Must("2026-11-10"), day.Must("2026-11-10")

	outside := letter(5, register.Complaint, "2026-12-15")
	return book{inTime, late, open, overdue, outside}
}

func row(t *testing.T, table Table, label string) Row {
	t.Helper()
	for _, r := range table.Rows {
		if r.Label == label {
			return r
		}
	}
	t.Fatalf("%s has no group %q: %v", table.Dimension, label, labels(table))
	return Row{}
}

func labels(table Table) []string {
	var all []string
	for _, r := range table.Rows {
		all = append(all, r.Label)
	}
	return all
}

func TestEveryLetterIsCountedWhereItBelongs(t *testing.T) {
	s := compute(t, sample(), day.Period{From: day.Must("2026-10-01"), To: day.Must("2026-12-14")})
	total := s.Table(ByKind).Total
	for m, want := range map[Measure][]int64{
		Received: {1, 2, 3, 4}, Handled: {1, 2}, Settled: {1}, OnTime: {1}, Late: {2}, Open: {3, 4}, Overdue: {4},
	} {
		if got := total.Cells[m]; got.Count != len(want) || !slices.Equal(got.Letters, want) {
			t.Errorf("%s counts %v, want %v", m, got, want)
		}
	}
	if total.Process.Letters != 2 || total.Process.Days() != 12 {
		t.Errorf("processing takes %v days on %d letters, want 12 (4 and 20) on 2", total.Process.Days(), total.Process.Letters)
	}
	if total.Settle.Letters != 1 || total.Settle.Days() != 20 {
		t.Errorf("settling takes %v days on %d letters, want 20 on 1", total.Settle.Days(), total.Settle.Letters)
	}

	if got := row(t, s.Table(ByKind), "Khiếu nại").Cells[Received].Letters; !slices.Equal(got, []int64{1, 3}) {
		t.Errorf("complaints %v", got)
	}
	if got := labels(s.Table(ByKind)); !slices.Equal(got, []string{"Khiếu nại", "Tố cáo", "Kiến nghị", "Phản ánh"}) {
		t.Errorf("kinds %q", got)
	}
	if got := labels(s.Table(ByMonth)); !slices.Equal(got, []string{"10/2026", "11/2026"}) {
		t.Errorf("months %q", got)
	}
	if got := labels(s.Table(ByHandler)); !slices.Equal(got, []string{"NGUYỄN THỊ HOA", "Trần Văn Bình", "(Chưa phân công)"}) {
		t.Errorf("officers %q", got)
	}
	if got := labels(s.Table(ByArea)); !slices.Equal(got, []string{"Khu phố 3", "Vạn Kiếp", "(Không rõ khu vực)"}) {
		t.Errorf("areas %q", got)
	}
	if got := row(t, s.Table(ByField), "(Chưa xác định lĩnh vực)").Cells[Received].Count; got != 3 {
		t.Errorf("%d letters without a field, want 3", got)
	}
}

func TestAPeriodThatEndsBeforeItBeginsIsRefused(t *testing.T) {
	if _, err := Compute(context.Background(), book{}, day.Period{From: 20260201, To: 20260101}, today); err == nil {
		t.Error("no error")
	}
}

func TestComputingStopsWhenTheClerkStopsIt(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Compute(ctx, sample(), day.YearPeriod(2026), today); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func anyBook(t *rapid.T) book {
	on := func(name string) day.Date {
		n := rapid.IntRange(-40, 300).Draw(t, name)
		if n < 0 {
			return 0
		}
		return day.Must("2026-01-20").AddDays(n)
	}
	var b book
	for i := range rapid.IntRange(0, 30).Draw(t, "letters") {
		l := register.Letter{ID: int64(i + 1)}
		l.ReceivedOn = day.Must("2026-01-20").AddDays(rapid.IntRange(0, 300).Draw(t, "received"))
		l.Kind = rapid.SampledFrom(append([]register.Kind{""}, register.Kinds...)).Draw(t, "kind")
		l.Field = rapid.SampledFrom(append([]register.Field{""}, register.Fields...)).Draw(t, "field")
		l.Officer = rapid.SampledFrom([]string{"", "Nguyễn Thị Hoa", "nguyen thi hoa", "Trần Văn Bình"}).Draw(t, "officer")
		l.Sender.Address = rapid.SampledFrom([]string{"", "1 Lê Lợi", "2 LÊ LỢI", "KP 2", "x, khu phố 02", "phường 3"}).Draw(t, "address")
		l.HandledOn, l.AcceptedOn = on("handled"), on("accepted")
		l.Handled = !l.HandledOn.IsZero()
		l.Handling = rapid.SampledFrom(append([]register.Handling{""}, register.Handlings...)).Draw(t, "handling")
		if rapid.Bool().Draw(t, "settled") {
			l.Settlement = register.Settlement{Result: rapid.SampledFrom(register.Results).Draw(t, "result"), On: on("settled on"), Follow: rapid.Bool().Draw(t, "follow")}
			l.Execution.Done = rapid.SampledFrom(append([]register.Answer{""}, register.Answers...)).Draw(t, "executed")
		}
		l.Due = register.Due{Process: on("due"), Settle: on("due to settle"), Next: on("due next"), Late: rapid.Bool().Draw(t, "late")}
		b = append(b, l)
	}
	return b
}

// The groups of every dimension sum up to the total, each letter is in one group,
// and what was received is what is done in time, done late, and open.
func TestGroupsSumUpToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBook(t)
		p := rapid.SampledFrom([]day.Period{day.YearPeriod(2026), day.MonthPeriod(2026, 6, true), day.QuarterPeriod(2026, 2)}).Draw(t, "period")
		s := compute(t, b, p)
		received := 0
		for i := range b {
			if p.Contains(b[i].ReceivedOn) {
				received++
			}
		}
		for _, table := range s.Tables {
			if got := table.Total.Cells[Received].Count; got != received {
				t.Fatalf("%s: %d letters in all, want %d", table.Dimension, got, received)
			}
			for _, m := range Measures {
				sum, seen := 0, map[int64]bool{}
				for _, r := range table.Rows {
					sum += r.Cells[m].Count
					for _, id := range r.Cells[m].Letters {
						if seen[id] {
							t.Fatalf("%s, %s: letter %d stands in two groups", table.Dimension, m, id)
						}
						seen[id] = true
					}
				}
				if total := table.Total.Cells[m]; sum != total.Count || len(seen) != total.Count || len(total.Letters) != total.Count {
					t.Fatalf("%s, %s: the groups sum up to %d (%d letters), the total is %d", table.Dimension, m, sum, len(seen), total.Count)
				}
			}
			days, letters := 0, 0
			for _, r := range table.Rows {
				days, letters = days+r.Process.days+r.Settle.days, letters+r.Process.Letters+r.Settle.Letters
				n := func(m Measure) int { return r.Cells[m].Count }
				if n(Received) != n(OnTime)+n(Late)+n(Open) || n(Overdue) > n(Open) || n(Settled) > n(Handled) {
					t.Fatalf("%s, %s: the figures contradict each other: %v", table.Dimension, r.Label, r.Cells)
				}
			}
			if total := table.Total; days != total.Process.days+total.Settle.days || letters != total.Process.Letters+total.Settle.Letters {
				t.Fatalf("%s: the groups took %d days for %d, the total says otherwise", table.Dimension, days, letters)
			}
		}
	})
}

// The one letter of a street says who sent it: a denunciation counts in no area.
func TestADenunciationCountsInNoArea(t *testing.T) {
	complaint, denunciation := letter(1, register.Complaint, "2026-10-01"), letter(2, register.Denunciation, "2026-10-02")
	complaint.Sender.Address, denunciation.Sender.Address = "12 Lê Lợi", "77 Ngõ Kẹt"
	s := compute(t, book{complaint, denunciation}, day.Period{From: day.Must("2026-10-01"), To: day.Must("2026-10-31")})
	var labels []string
	for _, row := range s.Table(ByArea).Rows {
		labels = append(labels, row.Label)
	}
	if !slices.Equal(labels, []string{"Lê Lợi", "(Không rõ khu vực)"}) {
		t.Errorf("areas %q", labels)
	}
}
