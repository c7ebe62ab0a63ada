package intake_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
)

// office brings an office's book of testdata/import in.
func office(t *testing.T, name string) (*taken, intake.Result) {
	t.Helper()
	reg := &taken{}
	result, err := intake.Import(context.Background(), reg, filepath.Join("..", "..", "testdata", "import", name+".xlsx"),
		intake.Options{Today: day.Must("2026-11-28")})
	if err != nil {
		t.Fatal(err)
	}
	return reg, result
}

// of are the letters as "number sender", in their order.
func of(reg *taken) (all []string) {
	for _, l := range reg.letters {
		all = append(all, l.Number.String()+" "+l.Sender.Name)
	}
	return all
}

func want(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestANumberThatExcelMadeADayIsNoNumber(t *testing.T) {
	reg, result := office(t, "01_number_kept_as_date")
	want(t, of(reg), "11/2025 Lò Thị Sương")
	want(t, shown(result.Problems), "Dòng 5, cột “Số đơn”: Excel đã đổi số đơn thành ngày 12/05/2025; xin ghi lại số đơn.")
}

func TestANumberThatExcelMadeADayGoesOnWithTheSeries(t *testing.T) {
	for name, c := range map[string]struct {
		before, cell any
		want         []string
	}{
		"4/2026, then the first of May":         {"4/2026", 46143, []string{"4/2026 A", "5/2026 B"}},
		"3/2026, then the first of May":         {"3/2026", 46143, []string{"3/2026 A"}},
		"4/2026, then the second of May":        {"4/2026", 46144, []string{"4/2026 A"}},
		"4/2026, then the first of May of 2025": {"4/2026", 45778, []string{"4/2026 A"}},
	} {
		t.Run(name, func(t *testing.T) {
			reg := &taken{}
			bringIn(t, reg, book(t, heads,
				[]any{c.before, "05/01/2026", "A", "Khiếu nại", "Một"},
				[]any{c.cell, "06/01/2026", "B", "Khiếu nại", "Hai"}))
			want(t, of(reg), c.want...)
		})
	}
}

func TestANumberOfAnotherYearIsTold(t *testing.T) {
	reg, result := office(t, "02_number_year_not_of_receipt")
	want(t, of(reg), "12/2025 Vàng A Dế")
	want(t, shown(result.Problems), "Dòng 4, cột “Số đơn”: Số đơn 19/2011 khác năm nhận đơn (ngày nhận 05/11/2025).")

	reg = &taken{}
	result = bringIn(t, reg, book(t, heads, []any{"300/2025", "02/01/2026", "A", "Khiếu nại", "Một"}, []any{"300/2024", "02/01/2026", "B", "Khiếu nại", "Hai"}))
	want(t, of(reg), "300/2025 A")
	if len(result.Warnings) != 1 || len(result.Problems) != 1 {
		t.Errorf("%q %q", shown(result.Warnings), shown(result.Problems))
	}
}

func TestTheYearOfACircularIsNotThatOfTheBook(t *testing.T) {
	reg, _ := office(t, "03_title_names_circular_year")
	want(t, of(reg), "1/2026 Lò Thị Sương", "2/2026 Vàng A Dế")
}

func TestUnitsInHeadings(t *testing.T) {
	reg, _ := office(t, "04_units_in_heading")
	if s := reg.letters[0].Settlement; s.CollectMoney != 15 || s.CollectLand != 5000 || s.ReturnMoney != 1200 {
		t.Errorf("%+v", s)
	}
	for heading, want := range map[string]float64{
		"Thu hồi tiền": 12, "Thu hồi tiền (trđ)": 12, "Thu hồi tiền (nghìn đồng)": 0.012, "Thu hồi tiền (tỷ đồng)": 12000, "Thu hồi tiền (đ)": 0.000012,
	} {
		reg := &taken{}
		bringIn(t, reg, book(t, append(slices.Clone(heads), heading, "Kết quả giải quyết"), []any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một", 12, "Đúng"}))
		if got := reg.letters[0].Settlement.CollectMoney; got != want {
			t.Errorf("%s: %v, want %v", heading, got, want)
		}
	}
	reg = &taken{}
	bringIn(t, reg, book(t, []any{"Đơn vị tính: nghìn đồng"}, append(slices.Clone(heads), "Thu hồi tiền", "Kết quả giải quyết"), []any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một", 12000, "Đúng"}))
	if got := reg.letters[0].Settlement.CollectMoney; got != 12 {
		t.Errorf("the line above the table: %v", got)
	}
}

func TestAmountsBeyondAWardAreAsked(t *testing.T) {
	for amount, in := range map[any]int{1_000_000: 1, 1_000_001: 0} {
		reg := &taken{}
		bringIn(t, reg, book(t, append(slices.Clone(heads), "Thu hồi tiền (trđ)", "Kết quả giải quyết"), []any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một", amount, "Đúng"}))
		if len(reg.letters) != in {
			t.Errorf("%v triệu: %d letters", amount, len(reg.letters))
		}
	}
}

func TestMarksThatAreWords(t *testing.T) {
	reg, result := office(t, "05_mark_cell_names_kind")
	var kinds []string
	for _, l := range reg.letters {
		kinds = append(kinds, string(l.Kind))
	}
	want(t, kinds, "reflection", "petition", "complaint", "petition")
	if reg.letters[2].Round != 2 {
		t.Errorf("“Lần 2” in the column of complaints is round %d", reg.letters[2].Round)
	}
	if result.Refused() != 1 || result.Problems[0].Row != 8 {
		t.Errorf("%q", shown(result.Problems))
	}
}

func TestMarks(t *testing.T) {
	for mark, kind := range map[any]register.Kind{
		"x": register.Complaint, "X": register.Complaint, "✓": register.Complaint, "√": register.Complaint, "v": register.Complaint, 1: register.Complaint, 3: register.Complaint,
		"Đơn KN": register.Complaint, "KN lần 2": register.Complaint, "Phản ánh": register.Reflection, "-": "", "0": "",
	} {
		reg := &taken{}
		bringIn(t, reg, book(t, []any{"STT", "Ngày nhận", "Người gửi", "KN/KK", "Nội dung"}, []any{1, "05/01/2026", "A", mark, "Một"}))
		var got register.Kind
		if len(reg.letters) == 1 {
			got = reg.letters[0].Kind
		}
		if got != kind {
			t.Errorf("%v: %q, want %q", mark, got, kind)
		}
		if mark == 3 && reg.letters[0].Signatories != 3 {
			t.Errorf("a mark of 3 people: %d signed", reg.letters[0].Signatories)
		}
	}
}

func TestHeadingsFurtherDownInAnotherOrder(t *testing.T) {
	reg, _ := office(t, "06_second_heading_row_other_order")
	want(t, of(reg), "1/2026 Lò Thị Sương", "2/2026 Vàng A Dế", "3/2026 Hà Thị Nhím", "4/2026 Lù Văn Chín")
	if l := reg.letters[2]; l.Sender.Address != "9 Trần Phú" || l.Note != "ghi chú 3" || l.Handling != register.Accept {
		t.Errorf("%s", asJSON(l))
	}
}

func TestErrorCellsAreTold(t *testing.T) {
	reg, result := office(t, "07_error_cells")
	want(t, of(reg), "1/2026 Lò Thị Sương", "2/2026 Vàng A Dế", "7/2026 Lường Văn Pó")
	if result.Refused() != 5 {
		t.Errorf("%q", shown(result.Problems))
	}
}

func TestTheCountOfSendingsIsNoRound(t *testing.T) {
	reg, _ := office(t, "08_lan_gui_don")
	for i, l := range reg.letters {
		if l.Round == 2 || !strings.Contains(l.Note, "Lần gửi đơn: ") {
			t.Errorf("letter %d: %s", i, asJSON(l))
		}
	}
	if len(reg.letters) != 3 {
		t.Errorf("%d letters", len(reg.letters))
	}
}

func TestDaysWhoseMonthMayHaveChangedPlacesAreAsked(t *testing.T) {
	file := filepath.Join("..", "..", "testdata", "import", "09_us_locale_half_dates.xlsx")
	reg := &taken{}
	_, err := intake.Import(context.Background(), reg, file, intake.Options{Today: day.Must("2026-11-28")})
	var doubt *intake.Doubt
	var told *data.Told
	if !errors.As(err, &doubt) || !errors.As(err, &told) || len(reg.letters) != 0 {
		t.Fatalf("%v, %d letters", err, len(reg.letters))
	}
	if q := doubt.Questions; len(q) != 1 || q[0].Column != "B" || !strings.Contains(told.Sentence(), "4 ô ngày thật chỉ có ngày từ 1 đến 12, còn 5 ô ghi chữ") {
		t.Errorf("%s", told.Sentence())
	}

	layout, err := intake.Understand(t.Context(), file, intake.Layout{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	answered := &layout.Sheets[0].Columns[1]
	if answered.Doubt == "" {
		t.Fatalf("%+v", answered)
	}
	for exchanged, first := range map[bool]day.Date{true: day.Must("2025-11-03"), false: day.Must("2025-03-11")} {
		answered.Answered, answered.Exchanged = true, exchanged
		reg = &taken{}
		if _, err := intake.Import(context.Background(), reg, file, intake.Options{Today: day.Must("2026-11-28"), Layout: layout}); err != nil {
			t.Fatal(err)
		}
		if len(reg.letters) != 9 || reg.letters[0].ReceivedOn != first || reg.letters[8].ReceivedOn != day.Must("2025-11-27") {
			t.Errorf("exchanged %t: %d letters, the first of %s", exchanged, len(reg.letters), reg.letters[0].ReceivedOn)
		}
	}
}

func TestOfficialReceptionBook(t *testing.T) {
	reg, _ := office(t, "10_mau03_tt04_2021")
	var all []string
	for _, v := range reg.receptions {
		all = append(all, strings.Join([]string{v.Visitor.Name, v.Visitor.Address, string(v.Kind), v.Handling, string(v.Host)}, "|"))
	}
	want(t, all, "Lò Thị Sương|12 Lê Lợi, tổ 3|complaint|Thụ lý|officer", "Vàng A Dế|5 Trần Phú, tổ 1|reflection|Hướng dẫn|officer",
		"Quàng Thị Én|8 Trần Phú, tổ 2|denunciation|Chuyển đơn|officer")
	if reg.receptions[1].People != 3 || reg.receptions[1].SettledBy != "UBND phường" {
		t.Errorf("%+v", reg.receptions[1])
	}
}

func TestOrdinalsThatBeginAgainAreNoNumbers(t *testing.T) {
	reg, result := office(t, "11_ordinal_restarts_each_month")
	if len(reg.letters) != 9 || len(result.Problems) != 0 || reg.letters[8].Number.String() != "9/2026" {
		t.Errorf("%q %q", of(reg), shown(result.Problems))
	}
	for _, w := range shown(result.Warnings) {
		if !strings.Contains(w, "bắt đầu lại từ 1") {
			t.Error(w)
		}
	}
}

func TestWhatIsNoLetterIsNoProblem(t *testing.T) {
	reg, result := office(t, "12_totals_and_signatures_counted_as_rows")
	if len(reg.letters) != 3 || result.Read != 3 || len(result.Problems) != 0 {
		t.Errorf("%+v", result)
	}
}

func TestBookOfArrivedPapers(t *testing.T) {
	reg, _ := office(t, "14_so_den")
	var all []string
	for _, l := range reg.letters {
		all = append(all, strings.Join([]string{l.ReceivedOn.Shown(), l.WrittenOn.Shown(), l.ArrivalNo, l.Sender.Name, string(l.Kind)}, "|"))
	}
	want(t, all, "05/03/2026|03/03/2026|101|Lò Thị Sương|denunciation", "09/03/2026|08/03/2026|102|Vàng A Dế|complaint")
}

func TestHeadingsAsOfficesWriteThem(t *testing.T) {
	for name, rows := range map[string][][]any{
		"a plain register": {
			{"STT", "Ngày tháng năm nhận đơn", "Họ và tên người viết đơn", "Địa chỉ người viết đơn", "Tóm tắt nội dung đơn", "Loại đơn", "Ghi chú"},
			{1, "05/01/2026", "Lò Thị Sương", "12 Lê Lợi", "Thu hồi đất", "KN", ""},
		},
		"over three rows": {
			{"STT", "Thông tin đơn", "", "Người có đơn", "", "Phân loại", "", "Nội dung"},
			{"", "Tiếp nhận", "Đơn", "Họ tên", "Nơi ở", "Loại đơn", "", ""},
			{"", "Ngày nhận", "Ngày viết", "", "", "KN", "TC", ""},
			{1, "05/01/2026", "01/01/2026", "Lò Thị Sương", "12 Lê Lợi", "x", "", "Thu hồi đất"},
		},
		"letters of a section": {
			{"TT", "Ngày đến", "Tên công dân", "Chỗ ở hiện nay", "Trích yếu nội dung"},
			{"I. Khiếu nại"},
			{1, "05/01/2026", "Lò Thị Sương", "12 Lê Lợi", "Thu hồi đất"},
		},
		"who and where in one column": {
			{"TT", "Thời gian tiếp nhận", "Họ tên, địa chỉ người gửi đơn", "Nội dung sự việc", "Thể loại đơn"},
			{1, "05/01/2026", "Lò Thị Sương, 12 Lê Lợi", "Thu hồi đất", "Đơn khiếu nại"},
		},
		"both days in one column": {
			{"Số vào sổ", "Ngày nhận đơn", "Họ tên đương sự", "Địa chỉ", "V/v", "Nội dung đơn", "Loại"},
			{"1/2026", "05/01/2026 (đơn 01/01/2026)", "Lò Thị Sương", "12 Lê Lợi", "", "Thu hồi đất", "Khiếu nại"},
		},
		"spelled days": {
			{"Số thứ tự", "Ngày, tháng, năm tiếp nhận đơn", "Họ, tên chủ đơn", "Hộ khẩu thường trú", "Nội dung khiếu nại, tố cáo", "Loại đơn thư"},
			{1, "5 tháng 1, 2026", "Lò Thị Sương", "12 Lê Lợi", "Thu hồi đất", "khiếu nại"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			reg := &taken{}
			result := bringIn(t, reg, book(t, append([][]any{{"UBND PHƯỜNG MẪU"}, {"SỔ THEO DÕI ĐƠN THƯ"}}, rows...)...))
			if len(reg.letters) != 1 {
				t.Fatalf("%q %q", shown(result.Problems), shown(result.Warnings))
			}
			l := reg.letters[0]
			if l.Number.String() != "1/2026" || l.ReceivedOn != day.Must("2026-01-05") || l.Sender.Name != "Lò Thị Sương" ||
				l.Sender.Address != "12 Lê Lợi" || l.Kind != register.Complaint || l.Content != "Thu hồi đất" {
				t.Errorf("%s", asJSON(l))
			}
		})
	}
}

func TestAsAbove(t *testing.T) {
	reg := &taken{}
	bringIn(t, reg, book(t, []any{"STT", "Ngày nhận", "Người gửi", "Địa chỉ", "Loại đơn", "Nội dung"},
		[]any{1, "05/01/2026", "A", "12 Lê Lợi", "Khiếu nại", "Một"},
		[]any{2, "nt", "B", "như trên", "-nt-", "Hai"},
		[]any{3, `"`, "C", "//", "Tố cáo", "Ba"}))
	for _, l := range reg.letters {
		if l.ReceivedOn != day.Must("2026-01-05") || l.Sender.Address != "12 Lê Lợi" {
			t.Errorf("%s", asJSON(l))
		}
	}
	if len(reg.letters) != 3 {
		t.Errorf("%q", of(reg))
	}
}

func TestPhonesAndIdentityNumbersAsThePaperBearsThem(t *testing.T) {
	for cell, want := range map[any]string{
		903000111: "0903000111", "0903 000 111": "0903 000 111", "+84903000111": "+84903000111", "9.03000111E8": "903000111", "0903000111": "0903000111",
	} {
		reg := &taken{}
		bringIn(t, reg, book(t, append(slices.Clone(heads), "Điện thoại"), []any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một", cell}))
		got := reg.letters[0].Sender.Phone
		if want == "903000111" {
			want = "0903000111"
		}
		if got != want {
			t.Errorf("%v: %s, want %s", cell, got, want)
		}
	}
	reg := &taken{}
	result := bringIn(t, reg, book(t, append(slices.Clone(heads), "CCCD"),
		[]any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một", 79085001234}, []any{"2/2026", "05/01/2026", "B", "Khiếu nại", "Hai", "7.9E+10"}))
	if len(reg.letters) != 1 || reg.letters[0].Sender.Identity != "079085001234" || result.Refused() != 1 {
		t.Errorf("%+v", result)
	}
}

func TestAMaskedBookIsRefusedWhole(t *testing.T) {
	reg := &taken{}
	_, err := intake.Import(context.Background(), reg, book(t, append(slices.Clone(heads), "Đủ điều kiện"),
		[]any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một"},
		[]any{"2/2026", "05/01/2026", "Người tố cáo – mã TC-2/2026", "Tố cáo", "Hai"}), intake.Options{Today: today})
	if err == nil || len(reg.letters) != 0 || !strings.Contains(err.Error(), "bản che danh tính") {
		t.Errorf("%v, %d letters", err, len(reg.letters))
	}
}

func TestALayoutServesEveryBookWithItsHeadings(t *testing.T) {
	rows := func(count string) string {
		return book(t, []any{"A1", "B1", "C1", "D1", "E1"}, []any{count, "05/01/2026", "Lò Thị Sương", "KN", "Thu hồi đất"})
	}
	first := rows("1/2026")
	layout, err := intake.Understand(t.Context(), first, intake.Layout{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &layout.Sheets[0]
	if s.As != "" || len(s.Columns) != 5 {
		t.Fatalf("%+v", s)
	}
	s.As = intake.Subjects()[0]
	for i, as := range []string{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"} {
		s.Columns[i].As = as
	}
	var file strings.Builder
	if err := intake.WriteLayout(&file, layout); err != nil {
		t.Fatal(err)
	}
	kept, err := intake.ReadLayout(strings.NewReader(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	reg := &taken{}
	for _, count := range []string{"1/2026", "2/2026"} {
		if _, err := intake.Import(context.Background(), reg, rows(count), intake.Options{Today: today, Layout: kept}); err != nil {
			t.Fatal(err)
		}
	}
	want(t, of(reg), "1/2026 Lò Thị Sương", "2/2026 Lò Thị Sương")

	for _, wrong := range []string{`{`, strings.Replace(file.String(), "Ngày nhận", "Ngày không có", 1), strings.Replace(file.String(), `"Đơn thư"`, `"Sổ gì"`, 1)} {
		if _, err := intake.ReadLayout(strings.NewReader(wrong)); err == nil {
			t.Errorf("read: %s", wrong)
		}
	}
}

func TestPrintedBookIsReadBack(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, book(t, []any{"STT", "Ngày, tháng, năm đơn", "Họ tên người gửi", "Địa chỉ", "Phân loại đơn", "", "", "Nội dung đơn", "Trạng thái", "Kết quả giải quyết", ""},
		[]any{"", "", "", "", "KN/KK", "Tố cáo", "Lĩnh vực", "", "", "Đã giải quyết xong (ghi rõ kết quả)", "Đang giải quyết"},
		[]any{"1/2026", "19/08/2026\n(đơn 11/08/2026)", "A", "12 Lê Lợi", "Khiếu nại", "", "Khác", "Một", "Đã kết thúc", "Đúng\nngày 03/11/2026\n28/QĐ-UBND ngày 06/10/2026"},
		[]any{"2/2026", "20/08/2026", "B", "12 Lê Lợi", "Kiến nghị", "", "Khác", "Hai", "Đã kết thúc", "Chuyển đơn đến Chi cục Thuế\nngày 21/08/2026"},
		[]any{"3/2026", "21/08/2026", "Người tố cáo – mã TC-3/2026", "", "", "x", "Khác", "Ba", "", ""},
		[]any{"Cộng: 3 đơn (khiếu nại 1, tố cáo 1)"}, []any{"", "…………, ngày …… tháng …… năm ……"}, []any{"NGƯỜI LẬP SỔ", "", "THỦ TRƯỞNG ĐƠN VỊ"}))
	want(t, of(reg), "1/2026 A", "2/2026 B")
	if l := reg.letters[0]; l.ReceivedOn != day.Must("2026-08-19") || l.WrittenOn != day.Must("2026-08-11") ||
		l.Settlement.Result != register.Right || l.Settlement.On != day.Must("2026-11-03") || l.LastReply().Number != "28/QĐ-UBND" {
		t.Errorf("%s", asJSON(l))
	}
	if l := reg.letters[1]; l.Handling != register.Forward || l.ForwardTo != "Chi cục Thuế" || l.HandledOn != day.Must("2026-08-21") {
		t.Errorf("%s", asJSON(l))
	}
	if result.Refused() != 1 {
		t.Errorf("%q", shown(result.Problems))
	}
}

func TestBooksAsText(t *testing.T) {
	for _, name := range []string{"15_cp1258.csv", "16_utf8_bom.csv"} {
		reg := &taken{}
		if _, err := intake.Import(context.Background(), reg, filepath.Join("..", "..", "testdata", "import", name), intake.Options{Today: day.Must("2026-11-28")}); err != nil {
			t.Fatal(err)
		}
		want(t, of(reg), "1/2026 Nguyễn Thị Sương", "2/2026 Đặng Văn Ưởng")
		if l := reg.letters[0]; l.Content != "Thu hồi đất, đền bù" || l.ReceivedOn != day.Must("2026-03-05") {
			t.Errorf("%s: %s", name, asJSON(l))
		}
	}
}

// edited writes the rows as book does and lets the test change the workbook.
func edited(t *testing.T, change func(*excelize.File), rows ...[]any) string {
	t.Helper()
	f, err := excelize.OpenFile(book(t, rows...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestADayThatIsMergedDownwardsIsThatOfEachRow(t *testing.T) {
	reg := &taken{}
	bringIn(t, reg, edited(t, func(f *excelize.File) { f.MergeCell("Sheet1", "B2", "B3") }, heads,
		[]any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một"},
		[]any{"2/2026", nil, "B", "Khiếu nại", "Hai"},
		[]any{"3/2026", nil, "C", "Khiếu nại", "Ba"}))
	want(t, of(reg), "1/2026 A", "2/2026 B")
	if on := reg.letters[1].ReceivedOn; on != day.Must("2026-01-05") {
		t.Errorf("received on %s", on)
	}
}

func TestWhatIsHiddenIsTold(t *testing.T) {
	hidden := edited(t, func(f *excelize.File) {
		f.SetRowVisible("Sheet1", 3, false)
		f.NewSheet("Cũ")
		f.SetSheetRow("Cũ", "A1", &heads)
		f.SetSheetRow("Cũ", "A2", &[]any{"9/2026", "05/01/2026", "Z", "Khiếu nại", "Ẩn"})
		f.SetSheetVisible("Cũ", false)
	}, heads, []any{"1/2026", "05/01/2026", "A", "Khiếu nại", "Một"}, []any{"2/2026", "05/01/2026", "B", "Khiếu nại", "Hai"})
	reg := &taken{}
	result := bringIn(t, reg, hidden)
	want(t, of(reg), "1/2026 A", "2/2026 B")
	told := strings.Join(shown(result.Warnings), "\n")
	if !strings.Contains(told, "1 dòng bị ẩn") || !strings.Contains(told, "Trang “Cũ”: Trang này bị ẩn") {
		t.Error(told)
	}

	layout, err := intake.Understand(t.Context(), hidden, intake.Layout{}, nil)
	if err != nil || len(layout.Sheets) != 2 || layout.Sheets[1].As != "" {
		t.Fatalf("%v %+v", err, layout)
	}
	layout.Sheets[1].As = layout.Sheets[0].As // a person takes it in all the same
	reg = &taken{}
	if _, err := intake.Import(context.Background(), reg, hidden, intake.Options{Today: today, Layout: layout}); err != nil {
		t.Fatal(err)
	}
	want(t, of(reg), "1/2026 A", "2/2026 B", "9/2026 Z")
}

func TestCellsAreMendedAndRowsLeftOut(t *testing.T) {
	file := book(t, heads, []any{"1/2026", "31/02/2026", "A", "Khiếu nại", "Một"}, []any{"2/2026", "05/01/2026", "", "Khiếu nại", "Hai"}, []any{"3/2026", "05/01/2026", "C", "Khiếu nại", "Ba"})
	reg := &taken{}
	result := bringIn(t, reg, file)
	if len(result.Problems) != 2 || result.Problems[0].At.String() != "B2" || result.Problems[0].Value != "31/02/2026" || result.Problems[1].At.String() != "C3" {
		t.Fatalf("%+v", result.Problems)
	}
	reg = &taken{}
	var seen []string
	result, err := intake.Import(context.Background(), reg, file, intake.Options{
		Today: today, LeftOut: map[intake.RowAt]bool{{Sheet: "Sheet1", Row: 4}: true},
		Mended: map[intake.RowAt]map[string]string{{Sheet: "Sheet1", Row: 2}: {"B": "28/02/2026"}, {Sheet: "Sheet1", Row: 3}: {"C": "Không rõ"}},
		See:    func(r register.Record, _ register.Outcome) { seen = append(seen, r.Drafts[0].On.Shown()) },
	})
	if err != nil || len(result.Problems) != 0 {
		t.Fatalf("%v %q", err, shown(result.Problems))
	}
	want(t, of(reg), "1/2026 A", "2/2026 Không rõ")
	want(t, seen, "28/02/2026", "05/01/2026")
}

// Who says what the columns are sees no denouncer in the samples, also not in what was written.
func TestSamplesOfColumnsNameNoDenouncer(t *testing.T) {
	for name, rows := range map[string][][]any{
		"by the kind": {append(slices.Clone(heads), "Địa chỉ", "Điện thoại"),
			{"1/2026", "05/01/2026", "Lò Thị Sương", "Tố cáo", "Tôi là Lò Thị Sương, tố cáo ông B", "12 Lê Lợi", "0903000111"}},
		"by a mark": {{"STT", "Ngày nhận", "Người gửi", "KN/KK", "Tố cáo", "Nội dung", "Địa chỉ", "Điện thoại"},
			{1, "05/01/2026", "Lò Thị Sương", "", "x", "Tôi là Lò Thị Sương", "12 Lê Lợi", "0903000111"}},
		"by the content": {{"STT", "Ngày nhận", "Họ tên, địa chỉ", "Nội dung"},
			{1, "05/01/2026", "Lò Thị Sương, 12 Lê Lợi, 0903000111", "Tố cáo ông B đánh bạc"}},
	} {
		layout, err := intake.Understand(t.Context(), book(t, rows...), intake.Layout{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range layout.Sheets[0].Columns {
			for _, sample := range c.Samples {
				if strings.Contains(sample, "Sương") || strings.Contains(sample, "Lê Lợi") || strings.Contains(sample, "0903000111") {
					t.Errorf("%s: column %s shows %q", name, c.Column, sample)
				}
			}
		}
	}
	layout, err := intake.Understand(t.Context(), book(t, heads, []any{"1/2026", "05/01/2026", "Lò Thị Sương", "Khiếu nại", "Một"}), intake.Layout{}, nil)
	if err != nil || layout.Sheets[0].Columns[2].Samples[0] != "Lò Thị Sương" {
		t.Errorf("a complainant is hidden: %v %+v", err, layout)
	}
}

// What the program wrote itself is as the register has it, whatever it looks like.
func TestTheProgramsOwnWorkbookIsTakenAtItsWord(t *testing.T) {
	var heads, odd []any
	for _, c := range intake.LetterColumns[:50] {
		heads = append(heads, c.Heading())
		switch c.Key {
		case "letter.number":
			odd = append(odd, "1/1999")
		case "letter.receivedOn":
			odd = append(odd, 46027)
		case "letter.sender":
			odd = append(odd, "như trên")
		case "letter.phone":
			odd = append(odd, "903000111")
		case "letter.identity":
			odd = append(odd, "7.9E+10")
		case "letter.kind":
			odd = append(odd, "Khiếu nại")
		case "letter.content":
			odd = append(odd, "#REF!")
		case "letter.result":
			odd = append(odd, "Đúng")
		case "letter.collectMoney":
			odd = append(odd, 2_000_000)
		default:
			odd = append(odd, nil)
		}
	}
	first := slices.Clone(odd)
	first[0] = "2/1999"
	reg := &taken{}
	result := bringIn(t, reg, book(t, heads, first, odd))
	if len(reg.letters) != 2 || len(result.Problems) != 0 {
		t.Fatalf("%q", shown(result.Problems))
	}
	l := reg.letters[1]
	if l.Number.String() != "1/1999" || l.Sender.Name != "như trên" || l.Sender.Phone != "903000111" || l.Sender.Identity != "7.9E+10" || l.Content != "#REF!" || l.Settlement.CollectMoney != 2_000_000 {
		t.Errorf("%s", asJSON(l))
	}
}
