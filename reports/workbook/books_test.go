package workbook

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// shelf is a register in memory.
type shelf struct {
	given   []register.DirectionFile
	letters []register.Letter
	visits  []register.Reception
}

func (s *shelf) each(visit func(*register.Letter) error, fits func(*register.Letter) bool) error {
	for i := range s.letters {
		if fits(&s.letters[i]) {
			if err := visit(&s.letters[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *shelf) EachReceived(_ context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return p.Contains(l.ReceivedOn) })
}

func (s *shelf) EachLateOn(_ context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return l.ReceivedOn <= day })
}

func (s *shelf) EachKept(_ context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return l.Handling == register.Keep && l.HandledOn <= day })
}

func (s *shelf) EachSettled(_ context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return p.Contains(l.Settlement.On) })
}

func (s *shelf) EachReplied(_ context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool {
		return slices.ContainsFunc(l.Replies, func(r register.Reply) bool { return p.Contains(r.On) })
	})
}

func (s *shelf) EachForwarded(_ context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return l.Handling == register.Forward && l.ReceivedOn <= day })
}

func (s *shelf) EachOfMatters(_ context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return l.ReceivedOn <= p.To })
}

func (s *shelf) EachOpenSince(_ context.Context, day day.Date, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool { return l.ReceivedOn <= day })
}

func (s *shelf) EachToType(_ context.Context, p day.Period, visit func(*register.Letter) error) error {
	return s.each(visit, func(l *register.Letter) bool {
		return l.National.State() != register.NationalTyped && p.Contains(l.ReceivedOn)
	})
}

func (s *shelf) EachDirection(_ context.Context, p day.Period, visit func(*register.DirectionFile) error) error {
	for i := range s.given {
		if p.Contains(s.given[i].GivenOn) {
			if err := visit(&s.given[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *shelf) RepliedVisits(_ context.Context, p day.Period) ([]register.Reception, error) {
	var all []register.Reception
	for _, r := range s.visits {
		if slices.ContainsFunc(r.Replies, func(d register.Reply) bool { return p.Contains(d.On) }) {
			all = append(all, r)
		}
	}
	return all, nil
}

func (s *shelf) Receptions(_ context.Context, p day.Period) ([]register.Reception, error) {
	var all []register.Reception
	for _, r := range s.visits {
		if p.Contains(r.On) {
			all = append(all, r)
		}
	}
	return all, nil
}

// bookToday is the day on which the books of the tests are written.
var bookToday = day.Must("2026-06-20")

// fullShelf is a register with one letter for each thing that books tell.
func fullShelf() *shelf {
	day := day.Must
	settled := register.Letter{ID: 1, Number: register.Number{Year: 2026, Count: 12}, Facts: register.Facts{
		ReceivedOn: day("2026-05-20"), WrittenOn: day("2026-05-18"), Kind: register.Complaint, Field: register.Land, Signatories: 3,
		Sender: register.Person{Name: "Nguyễn Thị Ánh", Address: "12 Lê Lợi"}, Content: "=Khiếu nại thu hồi đất", Request: "Trả lại 50 m2",
	}, Handled: true, HandledOn: day("2026-05-22"), AcceptedOn: day("2026-05-25"), Handling: register.Accept, Eligible: register.Yes, Competent: register.Yes,
		Officer: "Trần Văn Bình", Settlement: register.Settlement{Result: register.Right, On: day("2026-06-10")},
		Replies: []register.Reply{
			{Type: "Thông báo", Number: "41/TB-UBND", On: day("2026-05-25"), To: "Bà Ánh", SignedBy: "Chủ tịch",
				State: register.Sent, SignedOn: day("2026-05-26"), SentOn: day("2026-05-27"), How: "bưu điện", Scan: register.KeptFile{Name: "2026/41.pdf"}},
			{Type: "Quyết định", Number: "210/QĐ-UBND", On: day("2026-06-10"), Summary: "Về việc giải quyết khiếu nại"},
		},
		Due: register.Due{Process: day("2026-06-01"), Settle: day("2026-07-01")}, ImportedOn: day("2026-06-11")}
	settled.Life.Results = []register.ResultSent{{On: day("2026-06-12"), Number: "77/UBND", To: "Thanh tra Thành phố"}}
	late := register.Letter{ID: 2, Number: register.Number{Year: 2026, Count: 13}, Facts: register.Facts{
		ReceivedOn: day("2026-05-21"), Kind: register.Denunciation, Field: register.Corruption, Against: "Ông C",
		Sender:  register.Person{Name: "Lê Đức Đạt", Address: "88 Phan Văn Trị", Phone: "0903123456"},
		Content: "Ông Lê Đức Đạt, 88 Phan Văn Trị tố cáo nhận tiền; gọi 0903 123 456",
	}, Due: register.Due{Process: day("2026-06-05")}}
	forwarded := register.Letter{ID: 3, Number: register.Number{Year: 2026, Count: 14}, Facts: register.Facts{
		ReceivedOn: day("2026-05-30"), Kind: register.Petition, Sender: register.Person{Name: "Hồ Văn Em"}, Content: "Sửa đường",
	}, Handled: true, HandledOn: day("2026-06-02"), Handling: register.Forward, Competent: register.No, ForwardTo: "Sở Xây dựng"}
	kept := register.Letter{ID: 5, Number: register.Number{Year: 2025, Count: 3}, Facts: register.Facts{
		ReceivedOn: day("2025-05-05"), Kind: register.Reflection, Content: "Đơn không rõ họ tên", Sender: register.Person{Name: "(không ghi tên)"},
	}, Handled: true, HandledOn: day("2025-05-12"), Handling: register.Keep, Eligible: register.No, Reason: "Không rõ họ tên, địa chỉ người gửi"}
	later := register.Letter{ID: 4, Number: register.Number{Year: 2026, Count: 15}, Facts: register.Facts{ReceivedOn: day("2026-06-15"), Kind: register.Reflection}}
	return &shelf{letters: []register.Letter{settled, late, forwarded, later, kept}, visits: []register.Reception{
		{ID: 1, On: day("2026-05-16"), Kind: register.Complaint, People: 2, Visitor: register.Person{Name: "Vũ Thị Vân", Address: "4 Bạch Đằng", Identity: "079000111222"},
			Content: "Bồi thường", Demand: "Xem lại giá", SettledBy: "UBND quận", Handling: "Hướng dẫn gửi Tòa án", Outcome: "Đã gửi"},
		{ID: 2, On: day("2026-06-01"), Kind: register.Denunciation, People: 1, Visitor: register.Person{Name: "Ngô Kim Hiếu", Address: "25 Lê Quang Định", Identity: "079271212591"},
			Content: "Ngô Kim Hiếu tố cáo cán bộ", Handling: "Chuyển Công an phường", Letter: "13/2026",
			Replies: []register.Reply{{Type: "Thông báo", Number: "42/TB-UBND", On: day("2026-06-03"), To: "Ông Ngô Kim Hiếu", State: register.Written}}},
		{ID: 3, On: day("2026-06-02"), Kind: register.Petition, People: 6, Visitor: register.Person{Name: "Đoàn Văn Út"}, Content: "Ngập nước", Handling: "Thụ lý", Refusal: "Say rượu", Note: "hẹn lại"},
		{ID: 4, On: day("2026-06-03"), Kind: register.Petition, People: 1, Visitor: register.Person{Name: "Lý Hà"}, Content: "Rác", Handling: "Giải thích"},
	}}
}

type failing interface {
	Helper()
	Fatal(...any)
}

func writtenBook(t failing, book Book, src BookSource, o BookOptions) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := WriteBook(context.Background(), &b, book, src, june, settings, o); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// sheetRows are the rows of the book's only sheet as they are shown.
func sheetRows(t failing, f *excelize.File) [][]string {
	t.Helper()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// tableRows are the rows between the numbers of the columns and the total.
func tableRows(t failing, f *excelize.File) []string {
	t.Helper()
	var rows []string
	inside := false
	for _, row := range sheetRows(t, f) {
		switch {
		case len(row) > 0 && row[0] == "(1)":
			inside = true
		case len(row) > 0 && strings.HasPrefix(row[0], "Cộng"):
			return rows
		case inside:
			rows = append(rows, strings.ReplaceAll(strings.Join(row, "|"), "\n", "/"))
		}
	}
	t.Fatal("no total below the rows")
	return nil
}

func TestBooksTellWhatTheRegisterKnows(t *testing.T) {
	for book, want := range map[Book][]string{
		LetterBook: {
			"12/2026|20/05/2026|Nguyễn Thị Ánh và 2 người khác|12 Lê Lợi|Khiếu nại||Đất đai|=Khiếu nại thu hồi đất/Yêu cầu: Trả lại 50 m2/Đơn ghi ngày 18/05/2026|01/07/2026|Trần Văn Bình|Đã kết thúc|Đúng/ngày 10/06/2026/210/QĐ-UBND ngày 10/06/2026",
			"13/2026|21/05/2026|Người tố cáo – mã TC-13/2026|||x|Tham nhũng|người tố cáo, [địa chỉ được giữ bí mật] tố cáo nhận tiền; gọi [thông tin được giữ bí mật]|05/06/2026||Chờ xử lý||x",
			"14/2026|30/05/2026|Hồ Văn Em||Kiến nghị|||Sửa đường|||Đã kết thúc|Chuyển đơn đến Sở Xây dựng/ngày 02/06/2026",
		},
		ReceptionBook: {
			"1|16/05/2026|Vũ Thị Vân/4 Bạch Đằng|079000111222|Bồi thường/Yêu cầu: Xem lại giá|Khiếu nại/2 người|UBND quận||Hướng dẫn gửi Tòa án||Đã gửi",
			"2|01/06/2026|Người tố cáo – mã TC-13/2026||người tố cáo tố cáo cán bộ|Tố cáo/1 người||||Chuyển Công an phường||Vào sổ đơn số 13/2026",
			"3|02/06/2026|Đoàn Văn Út||Ngập nước|Kiến nghị/6 người||x||||Từ chối tiếp: Say rượu/hẹn lại",
			"4|03/06/2026|Lý Hà||Rác|Kiến nghị/1 người||||||Giải thích",
		},
		OverdueBook: {
			"1|13/2026|21/05/2026|Người tố cáo – mã TC-13/2026|Tố cáo|Tham nhũng|người tố cáo, [địa chỉ được giữ bí mật] tố cáo nhận tiền; gọi [thông tin được giữ bí mật]||Thụ lý hoặc không thụ lý tố cáo|01/06/2026|13",
		},
		ReplyBook: {
			"1|41/TB-UBND|25/05/2026|Thông báo|=Khiếu nại thu hồi đất|Chủ tịch|Bà Ánh|12/2026|Khiếu nại|Nguyễn Thị Ánh và 2 người khác|đã gửi|26/05/2026|27/05/2026|bưu điện||có",
			"2|42/TB-UBND|03/06/2026|Thông báo|người tố cáo tố cáo cán bộ||người tố cáo|Lượt tiếp 01/06/2026|Tố cáo|Người tố cáo – mã TC-13/2026|có số, chờ ký",
			"3|210/QĐ-UBND|10/06/2026|Quyết định|Về việc giải quyết khiếu nại|||12/2026|Khiếu nại|Nguyễn Thị Ánh và 2 người khác",
		},
		KeptBook: {
			"1|3/2025|05/05/2025|(không ghi tên)|Phản ánh|Đơn không rõ họ tên|Không rõ họ tên, địa chỉ người gửi|12/05/2025|12/05/2026|Đã hết thời hạn lưu, chờ xem xét tiêu hủy",
		},
		ResultBook: {
			"1|12/2026|Nguyễn Thị Ánh và 2 người khác|Khiếu nại|=Khiếu nại thu hồi đất|Đúng|10/06/2026|210/QĐ-UBND|10/06/2026|Đã gửi|12/06/2026|77/UBND|Thanh tra Thành phố",
		},
	} {
		f := writtenBook(t, book, fullShelf(), BookOptions{Today: bookToday})
		got := tableRows(t, f)
		if !slices.Equal(got, want) {
			t.Errorf("%s holds\n%s\nwant\n%s", book, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		preview, err := PreviewBook(t.Context(), book, fullShelf(), june, settings, BookOptions{Today: bookToday}, 1)
		if err != nil || preview.Total != len(want) || len(preview.Rows) != 1 || len(preview.Columns) != len(preview.Rows[0]) {
			t.Errorf("%s: the preview says %d rows in all and shows %d (%v)", book, preview.Total, len(preview.Rows), err)
		}
	}
}

func TestTheReceptionBookHasTheColumnsOfTheCircular(t *testing.T) {
	rows := sheetRows(t, writtenBook(t, ReceptionBook, fullShelf(), BookOptions{Today: bookToday}))
	for i, want := range map[int]string{
		0: "UBND PHƯỜNG BÌNH THẠNH", 1: "SỔ TIẾP CÔNG DÂN", 2: "Từ ngày 15/05/2026 đến ngày 14/06/2026",
		4: "STT|Ngày tiếp|Họ tên - Địa chỉ|CMND/Hộ chiếu của công dân|Nội dung vụ việc|Phân loại đơn/ Số người|Cơ quan đã giải quyết|Hướng xử lý|||Theo dõi kết quả giải quyết|Ghi chú",
		5: "|||||||Thụ lý để giải quyết|Trả lại đơn và hướng dẫn|Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
		6: "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)|(11)|(12)",
	} {
		if got := strings.Join(rows[i], "|"); got != want && !strings.HasPrefix(got, want+"|") {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
}

func TestTheLastLinesCountAndLeavePlaceToSign(t *testing.T) {
	for o, want := range map[BookOptions][]string{
		{Today: bookToday}: {"Cộng: 3 đơn (khiếu nại 1, tố cáo 1, kiến nghị 1)", "được giữ bí mật (Điều 8, Điều 56 Luật Tố cáo)", "NGƯỜI LẬP SỔ", "THỦ TRƯỞNG ĐƠN VỊ", "Nguyễn Thị Hoa"},
		{Today: bookToday, ShowDenouncers: true, Place: "Bình Thạnh", On: bookToday}: {"CÓ DANH TÍNH NGƯỜI TỐ CÁO – BẢO MẬT", "Lê Đức Đạt", "88 Phan Văn Trị", "Bình Thạnh, ngày 20 tháng 6 năm 2026"},
	} {
		text := fmt.Sprint(sheetRows(t, writtenBook(t, LetterBook, fullShelf(), o)))
		for _, sentence := range want {
			if !strings.Contains(text, sentence) {
				t.Errorf("%+v: the book lacks %q:\n%s", o, sentence, text)
			}
		}
	}
}

func TestAnEmptyBookSaysSo(t *testing.T) {
	for _, book := range Books() {
		text := fmt.Sprint(sheetRows(t, writtenBook(t, book, &shelf{}, BookOptions{Today: bookToday})))
		if !strings.Contains(text, "Không có") || !strings.Contains(text, ": 0 ") {
			t.Errorf("%s: %s", book, text)
		}
	}
}

func TestBooksPrintOnOneLandscapePageWithHeadingsRepeated(t *testing.T) {
	for _, book := range Books() {
		f := writtenBook(t, book, fullShelf(), BookOptions{Today: bookToday})
		sheet := f.GetSheetName(0)
		page, err := f.GetPageLayout(sheet)
		if err != nil || *page.Orientation != "landscape" || *page.Size != paperSizes["A4"] || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
			t.Errorf("%s: page %+v %v", book, page, err)
		}
		footer, err := f.GetHeaderFooter(sheet)
		if err != nil || !strings.Contains(footer.OddFooter, "Trang &P/&N") {
			t.Errorf("%s: no page numbers: %v", book, err)
		}
		repeated := false
		for _, name := range f.GetDefinedName() {
			repeated = repeated || name.Name == "_xlnm.Print_Titles" && name.RefersTo == fmt.Sprintf("'%s'!$5:$7", sheet)
		}
		if !repeated {
			t.Errorf("%s: the headings are not repeated", book)
		}
		if font, err := f.GetDefaultFont(); err != nil || font != "Times New Roman" {
			t.Errorf("%s: font %q %v", book, font, err)
		}
	}
}

func TestWhatCitizensWroteIsText(t *testing.T) {
	f := writtenBook(t, LetterBook, fullShelf(), BookOptions{Today: bookToday})
	cell := "H8"
	if formula, _ := f.GetCellFormula(f.GetSheetName(0), cell); formula != "" {
		t.Errorf("%s is the formula %q", cell, formula)
	}
	if kind, err := f.GetCellType(f.GetSheetName(0), cell); err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
		t.Errorf("%s is of type %v", cell, kind)
	}
}

func TestALongTextGoesOnInTheRowsBelow(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("từng chữ một không mất ", 400))
	s := fullShelf()
	s.letters = s.letters[:1]
	s.letters[0].Content, s.letters[0].Request, s.letters[0].WrittenOn = words, "", 0
	f := writtenBook(t, LetterBook, s, BookOptions{Today: bookToday})
	sheet := f.GetSheetName(0)
	var read []string
	for i, row := range sheetRows(t, f) {
		height, err := f.GetRowHeight(sheet, i+1)
		if err != nil || height > 409 {
			t.Errorf("row %d is %v points high", i+1, height)
		}
		if len(row) > 0 && strings.HasPrefix(row[0], "Cộng") {
			break
		}
		if i >= bookNumberRow && len(row) > 7 && row[7] != "" {
			read = append(read, strings.Fields(row[7])...)
		}
	}
	if strings.Join(read, " ") != words {
		t.Errorf("the rows hold %d words of %d", len(read), len(strings.Fields(words)))
	}
}

// The list of what is late stands on a day, as it was then.
func TestLateIsJudgedOnTheDayOfTheList(t *testing.T) {
	day := day.Must
	done := register.Letter{ID: 1, Facts: register.Facts{ReceivedOn: day("2026-03-01"), Kind: register.Complaint, Round: 1},
		Handled: true, HandledOn: day("2026-03-20"), AcceptedOn: day("2026-03-20"), Handling: register.Accept, Eligible: register.Yes, Competent: register.Yes,
		Replies:    []register.Reply{{Template: register.DocumentComplaintAccepted, On: day("2026-03-25")}},
		Settlement: register.Settlement{Result: register.Wrong, On: day("2026-05-20")}, ImportedOn: day("2026-06-01")}
	office := law.NewOffice(register.Settings{})
	for on, want := range map[string]string{
		"2026-02-01": "", "2026-03-11": "", "2026-03-12": "K2", "2026-03-19": "K2", "2026-03-20": "K2>sender", "2026-03-24": "K2>sender", "2026-03-25": "",
		"2026-04-20": "", "2026-04-21": "K3", "2026-05-19": "K3", "2026-05-20": "", "2026-12-01": "",
	} {
		var got []string
		for _, d := range office.LateOn(&done, day(on)) {
			got = append(got, strings.TrimSuffix(d.Rule+">"+string(d.To), ">"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
}

// Today the list is what is late: every duty, and no other.
func TestLateTodayIsOverdue(t *testing.T) {
	office := law.NewOffice(register.Settings{})
	rapid.Check(t, func(t *rapid.T) {
		when := func(name string) day.Date {
			n := rapid.IntRange(-30, 100).Draw(t, name)
			if n < 0 {
				return 0
			}
			return bookToday.AddDays(-n)
		}
		l := register.Letter{ID: 1, Facts: register.Facts{ReceivedOn: bookToday.AddDays(-101), Kind: rapid.SampledFrom(register.Kinds).Draw(t, "kind"), Round: 1}}
		l.HandledOn, l.AcceptedOn = when("handled"), when("accepted")
		l.Handled = !l.HandledOn.IsZero()
		l.Handling = rapid.SampledFrom(append([]register.Handling{""}, register.Handlings...)).Draw(t, "handling")
		if rapid.Bool().Draw(t, "settled") {
			l.Settlement = register.Settlement{Result: register.Right, On: when("settled on"), Follow: rapid.Bool().Draw(t, "follow")}
		}
		late := 0
		for _, d := range office.Duties(&l) {
			if d.Standing(bookToday) == law.Overdue {
				late++
			}
		}
		l.Due = office.Due(&l)
		if n := len(office.LateOn(&l, bookToday)); n != late || l.Overdue(bookToday) != (late > 0) {
			t.Fatalf("%d late, %d in the list, overdue %v since %s", late, n, l.Overdue(bookToday), l.DueOn())
		}
	})
}
