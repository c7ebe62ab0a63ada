package office

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/intake"
	"donthu/data/register"
)

// forReconciling is a register of four letters, one of them a denunciation.
func forReconciling(t *testing.T) *Office {
	t.Helper()
	o := newOffice(t)
	imported(t, o, written(t, []any{"Số đơn", "Ngày nhận", "Người gửi", "Địa chỉ", "Loại đơn", "Nội dung"},
		[]any{"1/2026", "02/11/2026", "Lò Thị Sương", "8 Trần Phú", "Kiến nghị", "Làm đường"},
		[]any{"2/2026", "03/11/2026", "Vàng A Dế", "9 Trần Phú", "Tố cáo", "Cán bộ nhận tiền của Vàng A Dế"},
		[]any{"3/2026", "04/11/2026", "Hà Văn Chín", "7 Trần Phú", "Kiến nghị", "Làm cống"},
		[]any{"4/2026", "20/01/2026", "Đặng Văn Ưởng", "6 Trần Phú", "Kiến nghị", "Chợ tạm"}))
	return o
}

func numbersOf(lines []ReconciledLine) (all []string) {
	for _, l := range lines {
		all = append(all, l.Number)
	}
	return all
}

func TestTheRegisterIsComparedWithAListOfThePlatform(t *testing.T) {
	o := forReconciling(t)
	list := written(t, []any{"Mã đơn trên hệ thống quốc gia", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"},
		[]any{"NS-1", "02/11/2026", "Bà Lò Thị Sương", "Kiến nghị", "LÀM ĐƯỜNG"}, // sender and content
		[]any{"NS-2", "03/11/2026", "Vàng A Dế", "Tố cáo", "Tố cáo cán bộ"},      // sender and day
		[]any{"NS-9", "05/11/2026", "Giàng A Páo", "Tố cáo", "Giàng A Páo tố cáo việc khác"})
	before, _ := o.store.LastStep(t.Context())
	r, err := o.Reconcile(t.Context(), list, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if after, _ := o.store.LastStep(t.Context()); after != before {
		t.Error("a comparison wrote something")
	}
	if got := numbersOf(r.Lines(GroupBoth)); !slices.Equal(got, []string{"1/2026", "2/2026"}) {
		t.Fatalf("both have %v", got)
	}
	if by := []MatchedBy{r.Both[0].By, r.Both[1].By}; !slices.Equal(by, []MatchedBy{ByContent, ByDay}) {
		t.Errorf("found by %v", by)
	}
	if got := numbersOf(r.Lines(GroupHere)); !slices.Equal(got, []string{"3/2026"}) { // 4/2026 came in long before the list begins
		t.Errorf("only here: %v", got)
	}
	there := r.Lines(GroupThere)
	if len(there) != 1 || there[0].Row != 4 || there[0].Sender != "Người tố cáo (giữ bí mật)" {
		t.Errorf("only there: %+v", there)
	}
	for _, l := range r.Lists(o.Settings()) {
		for _, row := range l.Rows {
			if said := strings.Join(row, " "); strings.Contains(said, "Dế") || strings.Contains(said, "Páo") {
				t.Errorf("a denouncer is named: %s", said)
			}
		}
	}
	codes := r.WithCodes()
	done, err := o.TakeCodes(t.Context(), codes)
	if err != nil || len(done) != 2 {
		t.Fatalf("%v, %v", done, err)
	}
	one := register.Number{Year: 2026, Count: 1}
	if l, _ := o.LetterByNumber(t.Context(), one); l.National.Code != "NS-1" {
		t.Errorf("the code is %q", l.National.Code)
	}
	again, err := o.Reconcile(t.Context(), list, intake.Options{})
	if err != nil || len(again.WithCodes()) != 0 || again.Both[0].By != ByCode {
		t.Errorf("again: %+v, %v", again.Both, err)
	}
	if err := o.TakeBack(t.Context(), done, "nhầm"); err != nil {
		t.Fatal(err)
	}
	if l, _ := o.LetterByNumber(t.Context(), one); l.National.Code != "" {
		t.Errorf("the code stays %q", l.National.Code)
	}
}

func TestANumberAloneIsNoMatch(t *testing.T) {
	o := forReconciling(t)
	r, err := o.Reconcile(t.Context(), written(t, []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"},
		[]any{"1/2026", "09/11/2026", "Giàng A Páo", "Kiến nghị", "Việc khác"},    // the list numbers for itself
		[]any{"3/2026", "04/11/2026", "Hà Văn Chin", "Kiến nghị", "Làm cống mới"}, // the day too
		[]any{"4/2026", "21/01/2026", "Đặng Văn Ưởng", "Kiến nghị", "Chợ tạm"}), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := numbersOf(r.Lines(GroupBoth)); !slices.Equal(got, []string{"4/2026", "3/2026"}) {
		t.Errorf("both have %v", got)
	}
	if got := r.Lines(GroupDiffering); len(got) != 2 || !strings.Contains(got[0].Differs, "Ngày nhận trong sổ “20/01/2026”, trong tệp “21/01/2026”") || !strings.Contains(got[1].Differs, "“Làm cống mới”") {
		t.Errorf("%+v", got)
	}
	if got := numbersOf(r.Lines(GroupHere)); !slices.Equal(got, []string{"1/2026", "2/2026"}) {
		t.Errorf("only here: %v", got)
	}
	file := filepath.Join(t.TempDir(), "doi-chieu.xlsx")
	if err := o.WriteReconciled(r, file); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"Ghi khác nhau", "Chỉ có trong danh sách", "Chỉ có trong sổ", "Có ở cả hai"}) {
		t.Errorf("sheets %q", sheets)
	}
}

// A code that the list has for two letters is taken for neither, and named; one that a letter of
// the register has already is that letter's.
func TestACodeOfTwoLettersIsTakenForNeither(t *testing.T) {
	o := forReconciling(t)
	has, err := o.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 4})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.MarkNational(t.Context(), o.Today(), register.National{Code: "NS-4"}, has.ID); err != nil {
		t.Fatal(err)
	}
	headings := []any{"Mã đơn trên hệ thống quốc gia", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}
	first, second := []any{"NS-7", "02/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"}, []any{"NS-7", "04/11/2026", "Hà Văn Chín", "Kiến nghị", "Làm cống"}
	for name, c := range map[string]struct {
		rows    [][]any
		codes   int
		doubled []string
	}{
		"once":               {[][]any{headings, first}, 1, nil},
		"twice":              {[][]any{headings, first, second}, 0, []string{"NS-7"}},
		"another letter has": {[][]any{headings, first, {"NS-4", "04/11/2026", "Hà Văn Chín", "Kiến nghị", "Làm cống"}}, 1, nil},
	} {
		r, err := o.Reconcile(t.Context(), written(t, c.rows...), intake.Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		shown := 0
		for _, l := range r.Lines(GroupBoth) {
			if l.Code != "" {
				shown++
			}
		}
		if len(r.WithCodes()) != c.codes || shown != c.codes || !slices.Equal(r.Doubled, c.doubled) {
			t.Errorf("%s: %d codes, %d shown, doubled %v", name, len(r.WithCodes()), shown, r.Doubled)
		}
	}
}

// A mistyped code is a field that differs, not a letter that only one of the two has.
func TestALetterWithAnotherCodeIsTold(t *testing.T) {
	o := forReconciling(t)
	heads := []any{"Số đơn", "Mã đơn trên hệ thống quốc gia", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}
	first, err := o.Reconcile(t.Context(), written(t, heads,
		[]any{"1/2026", "NS-1", "02/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"},
		[]any{"3/2026", "NS-3", "04/11/2026", "Hà Văn Chín", "Kiến nghị", "Làm cống"}), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if done, err := o.TakeCodes(t.Context(), first.WithCodes()); err != nil || len(done) != 2 {
		t.Fatalf("%v, %v", done, err)
	}
	for name, c := range map[string]struct {
		row  []any
		both bool
	}{
		"its number":              {[]any{"1/2026", "NS-7", "02/11/2026", "Lò Thị Sương", "Kiến nghị", "Đường xấu"}, true},
		"its content":             {[]any{"", "NS-7", "02/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"}, true},
		"its content, a day on":   {[]any{"", "NS-7", "03/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"}, false},
		"its number, a day on":    {[]any{"1/2026", "NS-7", "03/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"}, false},
		"its number, another man": {[]any{"1/2026", "NS-7", "02/11/2026", "Hà Văn Chín", "Kiến nghị", "Làm đường"}, false},
		"another letter of hers":  {[]any{"", "NS-7", "02/11/2026", "Lò Thị Sương", "Kiến nghị", "Xin trợ cấp"}, false},
	} {
		r, err := o.Reconcile(t.Context(), written(t, heads, c.row), intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !c.both {
			if len(r.Both) != 0 || len(r.OnlyThere) != 1 {
				t.Errorf("%s is taken for the same letter: %+v", name, r.Both)
			}
			continue
		}
		if len(r.Both) != 1 || len(r.OnlyThere) != 0 || r.Both[0].NewCode() != "" || !slices.ContainsFunc(r.Both[0].Differs, func(d intake.Difference) bool {
			return d.There == "NS-1" && d.File == "NS-7"
		}) {
			t.Errorf("%s: %+v, only there %+v", name, r.Both, r.OnlyThere)
		}
	}
}
