package workbook

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
)

// aLetter is a letter in the tests of what the office follows up.
func aLetter(id int, received string, kind register.Kind, sender string) register.Letter {
	return register.Letter{ID: int64(id), Number: register.Number{Year: day.Must(received).Year(), Count: id},
		Facts: register.Facts{ReceivedOn: day.Must(received), Kind: kind, Round: 1, Sender: register.Person{Name: sender}, Content: "Việc " + sender}}
}

func forwardedTo(l register.Letter, on, to string) register.Letter {
	l.Handled, l.HandledOn, l.Eligible, l.Competent, l.Handling, l.ForwardTo = true, day.Must(on), register.Yes, register.No, register.Forward, to
	return l
}

func answeredOn(l register.Letter, on, text string) register.Letter {
	l.Life.Met = append(l.Life.Met, register.DemandMet{On: day.Must(on), Kind: register.ForwardedOutcome, Number: "8/SXD", Text: text})
	return l
}

// The list stands on the last day of the period; june is 15/05 to 14/06/2026.
func TestForwardedLettersAwaitTheirAnswers(t *testing.T) {
	waits := forwardedTo(aLetter(1, "2026-02-27", register.Petition, "Lê Chờ"), "2026-03-02", "Sở Xây dựng")
	waits.Replies = []register.Reply{{Type: "Phiếu chuyển đơn", Number: "4/PC", On: day.Must("2026-03-02")}, {Type: "Công văn đôn đốc", Number: "9/UBND", On: day.Must("2026-05-04")}}
	before := answeredOn(forwardedTo(aLetter(2, "2026-03-01", register.Petition, "Lê Trước"), "2026-03-03", "Sở A"), "2026-05-14", "Đã sửa")
	first := answeredOn(forwardedTo(aLetter(3, "2026-03-01", register.Petition, "Lê Đầu"), "2026-03-03", "Sở B"), "2026-05-15", "Đã trả lời")
	later := answeredOn(forwardedTo(aLetter(4, "2026-06-01", register.Petition, "Lê Sau"), "2026-06-14", "Sở C"), "2026-06-15", "Đã xong")
	not := forwardedTo(aLetter(5, "2026-06-10", register.Petition, "Lê Mai"), "2026-06-15", "Sở D")
	last := answeredOn(forwardedTo(aLetter(7, "2026-06-01", register.Petition, "Lê Cuối"), "2026-06-10", "Sở E"), "2026-06-14", "Đã xong")
	own := aLetter(6, "2026-05-20", register.Complaint, "Lê Nhà")
	f := writtenBook(t, ForwardedBook, &shelf{letters: []register.Letter{waits, before, first, later, not, last, own}}, BookOptions{Today: bookToday})
	want := []string{
		"1|1/2026|27/02/2026|Lê Chờ|Kiến nghị|Việc Lê Chờ|Sở Xây dựng|02/03/2026|4/PC ngày 02/03/2026|104|9/UBND ngày 04/05/2026||Chờ trả lời",
		"2|3/2026|01/03/2026|Lê Đầu|Kiến nghị|Việc Lê Đầu|Sở B|03/03/2026||73||15/05/2026|8/SXD/Đã trả lời",
		"3|4/2026|01/06/2026|Lê Sau|Kiến nghị|Việc Lê Sau|Sở C|14/06/2026||0|||Chờ trả lời", // answered after the list's day
		"4|7/2026|01/06/2026|Lê Cuối|Kiến nghị|Việc Lê Cuối|Sở E|10/06/2026||4||14/06/2026|8/SXD/Đã xong",
	}
	if got := tableRows(t, f); !slices.Equal(got, want) {
		t.Errorf("holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if text := strings.Join(sheetRows(t, f)[len(want)+7], "|"); !strings.HasPrefix(text, "Cộng: 4 đơn đã chuyển, 2 đơn còn chờ trả lời") {
		t.Errorf("the last line says %q", text)
	}
	if kind, err := f.GetCellType(f.GetSheetName(0), "L9"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("the day of the answer is of type %v, no day (%v)", kind, err)
	}
}

// Five people make a group, four do not (LTCD Điều 29); however they come.
func TestMattersOfGroupsAreListed(t *testing.T) {
	signed := func(l register.Letter, n int) register.Letter { l.Signatories = n; return l }
	of := func(l register.Letter, matter string) register.Letter { l.Matter = matter; return l }
	var letters []register.Letter
	letters = append(letters, signed(aLetter(1, "2026-05-20", register.Complaint, "Năm Người"), 5), signed(aLetter(2, "2026-05-21", register.Complaint, "Bốn Người"), 4))
	for i, name := range []string{"Một", "Hai", "Ba", "Tư", "Năm"} { // one by one, the first before the period
		received := "2026-05-2" + string(rune('0'+i))
		if i == 0 {
			received = "2026-04-01"
		}
		letters = append(letters, of(aLetter(10+i, received, register.Petition, name), "chợ"))
	}
	for i := range 4 {
		letters = append(letters, of(aLetter(20+i, "2026-05-25", register.Petition, "Cùng Một Người"), "đường"))
	}
	visits := []register.Reception{
		{ID: 1, On: day.Must("2026-06-01"), People: 7, Kind: register.Petition, Visitor: register.Person{Name: "Đoàn Bảy"}, Content: "Ngập nước", Handling: "Hướng dẫn"},
		{ID: 2, On: day.Must("2026-04-02"), People: 9, Kind: register.Petition, Visitor: register.Person{Name: "Trước Kỳ"}, Content: "Cũ"},
		{ID: 3, On: day.Must("2026-04-03"), People: 2, Kind: register.Petition, Visitor: register.Person{Name: "Một"}, Content: "Chợ", Matter: "chợ"},
	}
	want := []string{
		"1|Lượt tiếp 01/06/2026|Kiến nghị|Đoàn Bảy|Ngập nước|7||01/06/2026: 7 người|Hướng dẫn",
		"2|10/2026|Kiến nghị|Một|Việc Một|5|10/2026 (01/04/2026): 1 người/11/2026 (21/05/2026): 1 người/12/2026 (22/05/2026): 1 người/13/2026 (23/05/2026): 1 người/14/2026 (24/05/2026): 1 người|03/04/2026: 2 người|Chờ xử lý",
		"3|1/2026|Khiếu nại|Năm Người và 4 người khác|Việc Năm Người|5|1/2026 (20/05/2026): 5 người||Chờ xử lý",
	}
	if got := tableRows(t, writtenBook(t, CrowdedBook, &shelf{letters: letters, visits: visits}, BookOptions{Today: bookToday})); !slices.Equal(got, want) {
		t.Errorf("holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The ninetieth day is within the mark, the next is not; the second round and a letter after the
// decision are long whatever their age.
func TestLongMattersSayWhyTheyAre(t *testing.T) {
	at := func(id int, days int, kind register.Kind, name string) register.Letter {
		return aLetter(id, june.To.AddDays(-days).String(), kind, name)
	}
	ninety, more := at(1, 90, register.Complaint, "Chín Mươi"), at(2, 91, register.Complaint, "Thêm Một")
	second := at(3, 10, register.Denunciation, "Tố Tiếp")
	second.Round = 2
	settled, again := at(4, 80, register.Complaint, "Xong Rồi"), at(5, 5, register.Complaint, "Xong Rồi")
	settled.Handled, settled.HandledOn, settled.AcceptedOn, settled.Handling = true, settled.ReceivedOn, settled.ReceivedOn, register.Accept
	settled.Settlement = register.Settlement{Result: register.Wrong, On: june.To.AddDays(-20)}
	settled.Matter, again.Matter = "nhà", "nhà"
	same := at(7, 20, register.Complaint, "Cùng Ngày") // on the day of the decision: not again
	sealed := settled
	sealed.ID, sealed.Number.Count, sealed.Sender.Name, sealed.Matter, same.Matter = 8, 8, "Cùng Ngày", "chợ", "chợ"
	done := forwardedTo(at(6, 200, register.Petition, "Đã Chuyển"), june.To.AddDays(-190).String(), "Sở")
	f := writtenBook(t, LongBook, &shelf{letters: []register.Letter{more, ninety, settled, second, again, same, sealed, done}}, BookOptions{Today: bookToday})
	var got []string
	for _, row := range tableRows(t, f) {
		cells := strings.Split(row, "|")
		got = append(got, strings.Join([]string{cells[1], cells[2], cells[3], cells[5], cells[7]}, "|"))
	}
	want := []string{
		"2/2026|15/03/2026|91|Thêm Một|Chưa xong quá 90 ngày",
		"5/2026|26/03/2026|80|Xong Rồi|Gửi tiếp ngày 09/06/2026 sau khi đã giải quyết ngày 25/05/2026/Vụ việc có 2 đơn",
		"3/2026|04/06/2026|10|Người tố cáo – mã TC-3/2026|Tố cáo tiếp (đơn 3/2026)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A denouncer who complained in the same matter is named nowhere in its row.
func TestTheRowOfAMatterNamesNoDenouncer(t *testing.T) {
	complaint, denunciation := aLetter(1, "2026-05-20", register.Complaint, "Quách Thị Ẩn"), aLetter(2, "2026-05-21", register.Denunciation, "Quách Thị Ẩn")
	complaint.Signatories, complaint.Matter, denunciation.Matter = 6, "đất", "đất"
	s := &shelf{letters: []register.Letter{complaint, denunciation}}
	if rows := strings.Join(tableRows(t, writtenBook(t, CrowdedBook, s, BookOptions{Today: bookToday})), "\n"); strings.Contains(rows, "Ẩn") || !strings.Contains(rows, "1/2026") {
		t.Errorf("holds %s", rows)
	}
	if rows := strings.Join(tableRows(t, writtenBook(t, CrowdedBook, s, BookOptions{Today: bookToday, ShowDenouncers: true})), "\n"); !strings.Contains(rows, "Quách Thị Ẩn và 5 người khác") {
		t.Errorf("shown to who may know: %s", rows)
	}
}

func TestLettersNotOnTheNationalPlatformAreListed(t *testing.T) {
	typed, omitted := aLetter(1, "2026-05-20", register.Petition, "Đã Nhập"), aLetter(2, "2026-05-21", register.Petition, "Không Nhập")
	typed.National, omitted.National = register.National{Code: "KN-77"}, register.National{Reason: "Đơn trùng"}
	f := writtenBook(t, NationalBook, &shelf{letters: []register.Letter{typed, omitted, aLetter(3, "2026-05-22", register.Denunciation, "Ẩn")}}, BookOptions{Today: bookToday})
	want := []string{"1|2/2026|21/05/2026|Không Nhập|Kiến nghị|Việc Không Nhập||Chờ xử lý|Không nhập: Đơn trùng",
		"2|3/2026|22/05/2026|Người tố cáo – mã TC-3/2026|Tố cáo|Việc người tố cáo||Chờ xử lý|Chưa nhập"}
	if got := tableRows(t, f); !slices.Equal(got, want) {
		t.Errorf("holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if text := strings.Join(sheetRows(t, f)[len(want)+7], "|"); !strings.HasPrefix(text, "Cộng: 1 đơn còn phải nhập, 1 đơn không nhập") {
		t.Errorf("the last line says %q", text)
	}
}

// The books of two months make one: a visit has its number in the year.
func TestVisitsAreNumberedThroughTheYear(t *testing.T) {
	s := &shelf{}
	for i, on := range []string{"2025-12-30", "2025-12-31", "2026-01-02", "2026-05-14", "2026-05-15", "2026-06-14", "2026-06-15"} {
		s.visits = append(s.visits, register.Reception{ID: int64(i + 1), On: day.Must(on), Kind: register.Petition, Visitor: register.Person{Name: "Khách"}, Content: "x"})
	}
	numbersOf := func(p day.Period) (got []string) {
		preview, err := PreviewBook(t.Context(), ReceptionBook, s, p, settings, BookOptions{Today: bookToday}, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range preview.Rows {
			got = append(got, row[0]+" "+row[1])
		}
		return got
	}
	if got, want := numbersOf(june), []string{"3 15/05/2026", "4 14/06/2026"}; !slices.Equal(got, want) {
		t.Errorf("the month holds %q, want %q", got, want)
	}
	if got, want := numbersOf(day.Period{From: day.Must("2025-12-31"), To: day.Must("2026-01-31")}), []string{"2 31/12/2025", "1 02/01/2026"}; !slices.Equal(got, want) {
		t.Errorf("over the year's end %q, want %q", got, want)
	}
}
