package statistics

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"donthu/data"
)

var today = data.MustDate("2026-11-20")

// book is a register in memory.
type book []data.Letter

func (b book) EachReceived(_ context.Context, p data.Period, visit func(*data.Letter) error) error {
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
}, b book, p data.Period) *Statistics {
	t.Helper()
	s, err := Compute(context.Background(), b, p, today)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func letter(id int64, kind data.Kind, received string) data.Letter {
	return data.Letter{ID: id, Facts: data.Facts{ReceivedOn: data.MustDate(received), Kind: kind}}
}

// sample is five letters of October and November, one in each position.
func sample() book {
	inTime := letter(1, data.Complaint, "2026-10-01")
	inTime.Field, inTime.Officer, inTime.Sender.Address = data.Land, "Nguyễn Thị Hoa", "12/5 Lê Lợi, KP 3"
	inTime.Handled, inTime.HandledOn, inTime.AcceptedOn = true, data.MustDate("2026-10-05"), data.MustDate("2026-10-07")
	inTime.Handling, inTime.Eligible, inTime.Competent = data.Accept, data.Yes, data.Yes
	inTime.Settlement = data.Settlement{Result: data.Right, On: data.MustDate("2026-10-27")}
	inTime.Due = data.Due{Process: data.MustDate("2026-10-11"), Settle: data.MustDate("2026-11-06")}

	late := letter(2, data.Petition, "2026-10-01")
	late.Officer, late.Sender.Address = "NGUYỄN THỊ HOA", "7 đường Lê Lợi, khu phố 3"
	late.Handled, late.HandledOn, late.Handling, late.Competent = true, data.MustDate("2026-10-21"), data.Forward, data.No
	late.Due.Process = data.MustDate("2026-10-15")

	open := letter(3, data.Complaint, "2026-11-18")
	open.Officer, open.Sender.Address = "Trần Văn Bình", "9 Vạn Kiếp"
	open.Due.Process = data.MustDate("2026-11-30")

	overdue := letter(4, data.Denunciation, "2026-11-01")
	overdue.Due.Process = data.MustDate("2026-11-10")

	outside := letter(5, data.Complaint, "2026-12-15")
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
	s := compute(t, sample(), data.Period{From: data.MustDate("2026-10-01"), To: data.MustDate("2026-12-14")})
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
	if got := labels(s.Table(ByMonth)); !slices.Equal(got, []string{"10/2026", "11/2026", "12/2026"}) {
		t.Errorf("months %q", got)
	}
	if got := row(t, s.Table(ByMonth), "12/2026").Cells[Received].Count; got != 0 {
		t.Errorf("December counts %d letters", got)
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
	if _, err := Compute(context.Background(), book{}, data.Period{From: 20260201, To: 20260101}, today); err == nil {
		t.Error("no error")
	}
}

func TestComputingStopsWhenTheClerkStopsIt(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Compute(ctx, sample(), data.YearPeriod(2026), today); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func anyBook(t *rapid.T) book {
	day := func(name string) data.Date {
		n := rapid.IntRange(-40, 300).Draw(t, name)
		if n < 0 {
			return 0
		}
		return data.MustDate("2026-01-20").AddDays(n)
	}
	var b book
	for i := range rapid.IntRange(0, 30).Draw(t, "letters") {
		l := data.Letter{ID: int64(i + 1)}
		l.ReceivedOn = data.MustDate("2026-01-20").AddDays(rapid.IntRange(0, 300).Draw(t, "received"))
		l.Kind = rapid.SampledFrom(append([]data.Kind{""}, data.Kinds...)).Draw(t, "kind")
		l.Field = rapid.SampledFrom(append([]data.Field{""}, data.Fields...)).Draw(t, "field")
		l.Officer = rapid.SampledFrom([]string{"", "Nguyễn Thị Hoa", "nguyen thi hoa", "Trần Văn Bình"}).Draw(t, "officer")
		l.Sender.Address = rapid.SampledFrom([]string{"", "1 Lê Lợi", "2 LÊ LỢI", "KP 2", "x, khu phố 02", "phường 3"}).Draw(t, "address")
		l.HandledOn, l.AcceptedOn = day("handled"), day("accepted")
		l.Handled = !l.HandledOn.IsZero()
		l.Handling = rapid.SampledFrom(append([]data.Handling{""}, data.Handlings...)).Draw(t, "handling")
		if rapid.Bool().Draw(t, "settled") {
			l.Settlement = data.Settlement{Result: rapid.SampledFrom(data.Results).Draw(t, "result"), On: day("settled on"), Follow: rapid.Bool().Draw(t, "follow")}
			l.Execution.Done = rapid.SampledFrom(append([]data.Answer{""}, data.Answers...)).Draw(t, "executed")
		}
		l.Due = data.Due{Process: day("due"), Settle: day("due to settle"), After: day("due after")}
		b = append(b, l)
	}
	return b
}

// The groups of every dimension sum up to the total, each letter is in one group,
// and what was received is what is done in time, done late, and open.
func TestGroupsSumUpToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBook(t)
		p := rapid.SampledFrom([]data.Period{data.YearPeriod(2026), data.MonthPeriod(2026, 6, true), data.QuarterPeriod(2026, 2)}).Draw(t, "period")
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
