package office

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
)

// written is a book of one sheet.
func written(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func imported(t *testing.T, o *Office, file string) Imported {
	t.Helper()
	result, err := o.Import(t.Context(), file, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// Every book that there is adds nothing the second time, also after a rule told the days, and
// what it says of its rows is the same.
func TestABookBroughtInAgainAddsNothing(t *testing.T) {
	var files []string
	for _, of := range []string{"samples/*.xlsx", "import/*.xlsx", "import/*.csv"} {
		found, err := filepath.Glob(filepath.Join("../../testdata", of))
		if err != nil || len(found) == 0 {
			t.Fatalf("%v, %v", found, err)
		}
		files = append(files, found...)
	}
	cameIn := 0
	for _, file := range files {
		o := newOffice(t)
		first, err := o.Import(t.Context(), file, intake.Options{})
		if err != nil {
			continue // a book with a doubtful column: nothing comes in
		}
		cameIn += first.Added
		if _, _, err := o.DateHandled(t.Context(), nil, register.OnReceipt); err != nil {
			t.Fatal(err)
		}
		again := imported(t, o, file)
		if again.Added != 0 || again.Batch != 0 || again.Present != first.Added || again.Refused() != first.Refused() {
			t.Errorf("%s: %d came in, then %d; %d are there, %d and then %d refused:\n%v", filepath.Base(file), first.Added, again.Added, again.Present, first.Refused(), again.Refused(), again.Problems)
		}
		if rows := again.Present + again.Refused() + again.Repeated; rows != again.Read {
			t.Errorf("%s: %d rows of %d are accounted for", filepath.Base(file), rows, again.Read)
		}
		o.Close()
	}
	if cameIn < 600 {
		t.Errorf("only %d rows came in at all", cameIn)
	}
}

func TestWhatDiffersFromALetterOfTheRegisterIsToldByItsFields(t *testing.T) {
	o := newOffice(t)
	heads := []any{"Số đơn", "Ngày nhận", "Người gửi", "Địa chỉ", "Loại đơn", "Nội dung", "Cán bộ thụ lý"}
	imported(t, o, written(t, heads,
		[]any{"1/2026", "05/11/2026", "Lò Thị Sương", "8 Trần Phú", "Kiến nghị", "Làm đường", ""},
		[]any{"2/2026", "05/11/2026", "Vàng A Dế", "9 Trần Phú", "Tố cáo", "Vàng A Dế tố cáo cán bộ nhận tiền", ""}))
	result := imported(t, o, written(t, heads,
		[]any{"1/2026", "05/11/2026", "Lò Thị Sương", "8 Trần Phú", "Kiến nghị", "Làm đường ống", "Hà Văn Chín"},
		[]any{"2/2026", "06/11/2026", "Giàng A Páo", "10 Trần Phú", "Tố cáo", "Giàng A Páo tố cáo cán bộ nhận quà", ""}))
	if result.Added != 0 || result.Present != 0 || result.Refused() != 2 {
		t.Fatalf("%+v", result)
	}
	if got, want := result.Problems[0].Reason, "Sổ đã có đơn 1/2026 nhưng khác dòng này: Nội dung trong sổ “Làm đường”, trong tệp “Làm đường ống”; Cán bộ thụ lý trong sổ chưa ghi, trong tệp “Hà Văn Chín”. Đơn trong sổ được giữ nguyên."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	of := result.Problems[1].Reason
	for _, said := range []string{"Ngày nhận trong sổ “05/11/2026”, trong tệp “06/11/2026”", "Người gửi khác nhau (không nêu ra", "nhận tiền", "nhận quà"} {
		if !strings.Contains(of, said) {
			t.Errorf("%q is not said: %s", said, of)
		}
	}
	for _, name := range []string{"Dế", "Páo", "Trần Phú"} {
		if strings.Contains(of, name) {
			t.Errorf("a denouncer is named: %s", of)
		}
	}
	if l, err := o.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 1}); err != nil || l.Content != "Làm đường" || l.Officer != "" {
		t.Errorf("the letter of the register was touched: %+v, %v", l, err)
	}
}

func TestRowsThatRepeatAnotherAreOneLetterOrTwo(t *testing.T) {
	file := written(t, []any{"Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}, []any{"05/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"},
		[]any{"05/11/2026", "Lò Thị Sương", "Kiến nghị", "Làm đường"})
	for answer, want := range map[intake.Repeating][3]int{"": {1, 0, 1}, intake.RepeatedIsOne: {1, 1, 0}, intake.RepeatedEach: {2, 0, 0}} {
		o := newOffice(t)
		r, err := o.Import(t.Context(), file, intake.Options{Repeated: answer})
		if got := [3]int{r.Added, r.Repeated, r.Refused()}; err != nil || got != want {
			t.Errorf("%q: added, repeated, refused are %v, not %v (%v)", answer, got, want, err)
		}
	}
	o := newOffice(t)
	r, err := o.Import(t.Context(), file, intake.Options{Apart: map[intake.RowAt]bool{{Sheet: "Sheet1", Row: 3}: true}})
	if err != nil || r.Added != 2 {
		t.Errorf("the row of its own: %+v, %v", r, err)
	}
}

func TestTheDaysOfARuleGoWithTheirBatchOrAlone(t *testing.T) {
	o := newOffice(t)
	result := imported(t, o, "../../testdata/samples/so-theo-doi-13-cot.xlsx")
	if _, _, err := o.DateHandled(t.Context(), nil, register.OnReceipt); err != nil {
		t.Fatal(err)
	}
	b, err := o.Batch(t.Context(), 1)
	if err != nil || b.ID != result.Batch || b.Letters != 120 {
		t.Fatalf("%+v, %v", b, err)
	}
	before, err := o.undated(t.Context(), nil)
	if err != nil || len(before) != 0 {
		t.Fatalf("%d without a day, %v", len(before), err)
	}
	if n, err := o.Undate(t.Context(), b, "chọn nhầm"); err != nil || n == 0 {
		t.Fatalf("%d, %v", n, err)
	}
	if again, err := o.undated(t.Context(), nil); err != nil || len(again) == 0 {
		t.Fatalf("%d without a day again, %v", len(again), err)
	}
	if _, _, err := o.DateHandled(t.Context(), nil, register.OnMonthEnd); err != nil {
		t.Fatal(err)
	}
	if _, err := o.TakeBackBatch(t.Context(), b.ID, "nhầm tệp"); err != nil {
		t.Fatal(err)
	}
	if n, err := o.LetterCount(t.Context()); n != 0 || err != nil {
		t.Errorf("%d letters stand, %v", n, err)
	}
	if _, err := o.Batch(t.Context(), 2); err == nil || !strings.Contains(err.Error(), "1 lần nhập") {
		t.Errorf("a second import: %v", err)
	}
	if found, err := o.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%v, %v", err, found.Err())
	}
}

func TestABatchOnWhichALetterWasWorkedNamesIt(t *testing.T) {
	o := newOffice(t)
	result := imported(t, o, "../../testdata/samples/so-chuan-2026.xlsx")
	l, err := o.LetterByNumber(t.Context(), register.Number{Year: 2026, Count: 5})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Record(t.Context(), l.ID, steps.Draft{On: o.Today(), Content: register.Noted{Text: "đã gọi điện"}}); err != nil {
		t.Fatal(err)
	}
	var built *register.BuiltOn
	_, err = o.TakeBackBatch(t.Context(), result.Batch, "nhầm tệp")
	if !errors.As(err, &built) || len(built.All) != 1 || !strings.Contains(err.Error(), "đơn 5/2026 – ") {
		t.Errorf("%+v, %v", built, err)
	}
	if info, err := os.Stat(result.Backup); err != nil || info.Size() == 0 {
		t.Errorf("the backup: %v", err)
	}
}

// A book of one letter whose number stands far above the register's is asked about: the register
// would count on from there.
func TestANumberFarAboveTheRegisterIsAsked(t *testing.T) {
	heads := []any{"Số đơn", "Ngày nhận", "Người gửi", "Địa chỉ", "Loại đơn", "Nội dung"}
	for number, c := range map[string]struct {
		taken bool
		given bool
	}{"105/2026": {}, "104/2026": {taken: true}, "106/2026": {taken: true, given: true}, "9000/2025": {taken: true}} {
		o := newOffice(t)
		imported(t, o, written(t, heads,
			[]any{"1/2026", "02/01/2026", "Lò Thị Sương", "8 Trần Phú", "Kiến nghị", "Làm đường"},
			[]any{"2/2026", "03/01/2026", "Hà Văn Chín", "7 Trần Phú", "Kiến nghị", "Làm cống"},
			[]any{"3/2026", "04/01/2026", "Đặng Văn Ưởng", "6 Trần Phú", "Kiến nghị", "Chợ tạm"}))
		on := "05/01/" + number[len(number)-4:]
		result, err := o.Import(t.Context(), written(t, heads, []any{number, on, "Vàng A Dế", "5 Trần Phú", "Kiến nghị", "Xin điện"}), intake.Options{AsGiven: c.given})
		if err != nil || (result.Letters == 1) != c.taken || (len(result.Problems) == 0) != c.taken {
			t.Errorf("%s: %d letters, %v, %v", number, result.Letters, result.Problems, err)
		}
	}
}
