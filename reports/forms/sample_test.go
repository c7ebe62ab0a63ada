package forms

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
)

// book is a register in memory: the meaning of the interface Register, without
// any speed.
type book struct {
	letters    []register.Letter
	receptions []register.Reception
	days       []register.ReceptionDay
	typed      map[string]register.TypedFigures
	kept       register.Kept // nil: of every day
}

func (b *book) LettersToProcess(_ context.Context, p day.Period) ([]register.Letter, error) {
	return filter(b.letters, func(l register.Letter) bool {
		return p.Contains(l.ReceivedOn) || l.ReceivedOn < p.From && (l.HandledOn.IsZero() && !l.Undated() || l.HandledOn >= p.From)
	}), nil
}

func (b *book) Kept(context.Context) (register.Kept, error) {
	ever := []day.Period{{From: 19000101, To: 22001231}}
	all := b.kept
	if all.Letters == nil {
		all.Letters = ever
	}
	if all.Visits == nil {
		all.Visits = ever
	}
	return all, nil
}

func (b *book) UndatedBefore(_ context.Context, day day.Date) (ids []int64, err error) {
	for _, l := range filter(b.letters, func(l register.Letter) bool { return l.ReceivedOn < day && l.Undated() }) {
		ids = append(ids, l.ID)
	}
	return ids, nil
}

func (b *book) UndatedSettled(_ context.Context, day day.Date) (ids []int64, err error) {
	for _, l := range filter(b.letters, func(l register.Letter) bool {
		return l.ReceivedOn <= day && l.Settlement.Result != "" && l.Settlement.On.IsZero()
	}) {
		ids = append(ids, l.ID)
	}
	return ids, nil
}

func (b *book) LettersSettled(_ context.Context, p day.Period) ([]register.Letter, error) {
	settled := filter(b.letters, func(l register.Letter) bool {
		return l.SettlementKey() != "" && l.Competent == register.Yes && (l.Kind == register.Complaint || l.Kind == register.Denunciation)
	})
	wanted := map[string]bool{}
	for _, l := range settled {
		carriedOut := l.Execution.Done == register.Yes && l.Execution.On < p.From
		if p.Contains(l.Settlement.On) || l.Settlement.On < p.From && !carriedOut {
			wanted[l.SettlementKey()] = true
		}
	}
	return filter(settled, func(l register.Letter) bool { return wanted[l.SettlementKey()] }), nil
}

func (b *book) LettersConcluded(_ context.Context, p day.Period) ([]register.Letter, error) {
	return filter(b.letters, func(l register.Letter) bool { return p.Contains(l.ConcludedOn()) }), nil
}

func (b *book) OpenLetters(_ context.Context, day day.Date) (ids []int64, err error) {
	for _, l := range filter(b.letters, func(l register.Letter) bool {
		on := l.ConcludedOn()
		if on.IsZero() {
			return l.ReceivedOn <= day && !slices.Contains([]register.State{register.Closed, register.Executing, register.AwaitingResult}, l.State())
		}
		return l.ReceivedOn <= day && on > day
	}) {
		ids = append(ids, l.ID)
	}
	return ids, nil
}

func (b *book) Receptions(_ context.Context, p day.Period) ([]register.Reception, error) {
	return filter(b.receptions, func(r register.Reception) bool { return p.Contains(r.On) }), nil
}

func (b *book) ReceptionDays(_ context.Context, p day.Period) ([]register.ReceptionDay, error) {
	return filter(b.days, func(d register.ReceptionDay) bool { return p.Contains(d.On) }), nil
}

func (b *book) TypedFigures(_ context.Context, form string, p day.Period) (register.TypedFigures, error) {
	if f := b.typed[form]; f.Period == p {
		return f, nil
	}
	return register.TypedFigures{}, nil
}

func filter[T any](all []T, keep func(T) bool) []T {
	var kept []T
	for _, x := range all {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// readSample reads the canonical workbook (the columns of data/intake) without data/intake.
func readSample(t testing.TB, file string) *book {
	t.Helper()
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := &book{}
	for i, r := range readRows(t, f, "Đơn thư") {
		number, _ := register.ParseNumber(r["Số đơn"])
		b.letters = append(b.letters, register.Letter{
			ID: int64(i + 1), Number: number,
			Facts: register.Facts{
				ReceivedOn: r.date("Ngày nhận"), Kind: code(register.Kinds, r["Loại đơn"]), Round: r.int("Lần"),
				Field: code(register.Fields, r["Lĩnh vực"]), Matter: r["Vụ việc"], Content: r["Nội dung"],
			},
			Eligible: code(register.Answers, r["Đủ điều kiện"]), Competent: code(register.Answers, r["Thuộc thẩm quyền"]),
			Handling: code(register.Handlings, r["Hướng xử lý"]), HandledOn: r.date("Ngày xử lý"), Handled: r["Ngày xử lý"] != "",
			AcceptedOn: r.date("Ngày thụ lý"),
			Settlement: register.Settlement{
				Result: code(register.Results, r["Kết quả giải quyết"]), On: r.date("Ngày giải quyết"), Number: r["Số quyết định, kết luận"],
				Recovery: register.Recovery{
					CollectMoney: r.float("Thu hồi tiền (trđ)"), CollectLand: r.float("Thu hồi đất (m2)"),
					ReturnMoney: r.float("Trả lại tiền (trđ)"), ReturnLand: r.float("Trả lại đất (m2)"),
					BodiesRestored: r.int("Số tổ chức được trả"), PersonsRestored: r.int("Số cá nhân được trả"),
					BodiesDisciplined: r.int("Xử lý hành chính: tổ chức"), PersonsDisciplined: r.int("Xử lý hành chính: người"),
					OfficialsDisciplined: r.int("Xử lý hành chính: CBCCVC"), InvestigatedCases: r.int("Chuyển điều tra: số vụ"),
					InvestigatedPersons: r.int("Chuyển điều tra: số người"), InvestigatedOfficials: r.int("Chuyển điều tra: CBCCVC"),
				},
			},
			Execution: execution(r),
		})
	}
	if at, err := f.GetSheetIndex("Thi hành"); err == nil && at >= 0 {
		for _, r := range readRows(t, f, "Thi hành") {
			at := slices.IndexFunc(b.letters, func(l register.Letter) bool { return l.Number.String() == r["Số đơn"] })
			l := &b.letters[at]
			e := execution(r)
			e.Done, e.On, e.OfDay = code(register.Answers, r["Xong"]), r.date("Ngày"), true
			l.Executed = append(l.Executed, e)
			if l.Execution.On = e.On; l.Execution.Done != register.Yes {
				l.Execution.Done = cmp.Or(e.Done, register.No)
			}
		}
	}
	for i, r := range readRows(t, f, "Tiếp công dân") {
		if r["Hình thức"] != register.Regular.Label() && r["Người tiếp"] == register.Officer.Label() {
			continue // a problem row
		}
		b.receptions = append(b.receptions, register.Reception{
			ID: int64(i + 1), On: r.date("Ngày tiếp"), Type: code(register.ReceptionTypes, r["Hình thức"]),
			Host: code(register.Hosts, r["Người tiếp"]), People: max(1, r.int("Số người")), Matter: r["Vụ việc"],
		})
	}
	for i, r := range readRows(t, f, "Lịch tiếp công dân") {
		b.days = append(b.days, register.ReceptionDay{
			ID: int64(i + 1), On: r.date("Ngày"), Type: code(register.ReceptionTypes, r["Hình thức"]), Host: code(register.Hosts, r["Người tiếp"]),
		})
	}
	return b
}

// execution is what a row of letters or of the sheet "Thi hành" says was carried out.
func execution(r row) register.Execution {
	return register.Execution{
		Done: code(register.Answers, r["Thi hành xong"]), On: r.date("Ngày thi hành xong"),
		CollectedMoney: r.float("Đã thu tiền (trđ)"), CollectedLand: r.float("Đã thu đất (m2)"),
		ReturnedMoney: r.float("Đã trả tiền (trđ)"), ReturnedLand: r.float("Đã trả đất (m2)"),
		BodiesDisciplined: r.int("Đã xử lý hành chính: tổ chức"), PersonsDisciplined: r.int("Đã xử lý hành chính: người"),
		OfficialsDisciplined: r.int("Đã xử lý hành chính: CBCCVC"), ProsecutedCases: r.int("Đã khởi tố: số vụ"),
		ProsecutedPersons: r.int("Đã khởi tố: số người"), ProsecutedOfficials: r.int("Đã khởi tố: CBCCVC"),
	}
}

type row map[string]string

func readRows(t testing.TB, f *excelize.File, sheet string) []row {
	cells, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, line := range cells[1:] {
		r := row{}
		for i, cell := range line {
			r[cells[0][i]] = strings.TrimSpace(cell)
		}
		rows = append(rows, r)
	}
	return rows
}

func (r row) date(column string) day.Date {
	days, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		return 0
	}
	on, err := excelize.ExcelDateToTime(days, false)
	if err != nil {
		return 0
	}
	return day.Of(on)
}

func (r row) int(column string) int { return int(r.float(column)) }

func (r row) float(column string) float64 {
	n, _ := strconv.ParseFloat(r[column], 64)
	return n
}

func code[C interface {
	comparable
	Label() string
}](codes []C, label string) C {
	if i := slices.IndexFunc(codes, func(c C) bool { return c.Label() == label }); i >= 0 {
		return codes[i]
	}
	var none C
	return none
}
