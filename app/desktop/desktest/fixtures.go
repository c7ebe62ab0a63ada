package desktest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data"
	"donthu/data/intake"
)

// AddLetter registers a letter.
func AddLetter(t *testing.T, o *desktop.Program, f data.Facts) data.Letter {
	t.Helper()
	letter, err := o.Store.AddLetter(o.Ctx(), f)
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

// Count says how many letters the register holds.
func Count(t *testing.T, o *desktop.Program) int {
	t.Helper()
	n, err := o.Store.LetterCount(o.Ctx())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// LetterNumbered is the letter with the number, such as 12/2026.
func LetterNumbered(t *testing.T, o *desktop.Program, number string) data.Letter {
	t.Helper()
	n, err := data.ParseNumber(number)
	if err != nil {
		t.Fatal(err)
	}
	letter, err := o.Store.LetterByNumber(o.Ctx(), n)
	if err != nil {
		t.Fatal(fmt.Errorf("letter %s: %w", number, err))
	}
	return letter
}

// SheetText is all that stands on a sheet.
func SheetText(t *testing.T, file, sheet string) string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " ") + "\n"
	}
	return text
}

func Give(t *testing.T, o *desktop.Program, c data.Directed) data.Direction {
	t.Helper()
	d, err := o.Store.AddDirection(o.Ctx(), 20261102, c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sampleOffice is newTestOffice with the canonical workbook in its register.
func Sample(t *testing.T) *desktop.Program {
	t.Helper()
	o := New(t)
	if _, err := intake.Import(o.Ctx(), o.Store, "../../../testdata/samples/so-chuan-2026.xlsx", intake.Options{Today: o.Today()}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	return o
}

func Complaint(sender, content string) data.Facts {
	return data.Facts{ReceivedOn: 20261103, Kind: data.Complaint, Round: 1, Sender: data.Person{Name: sender}, Content: content}
}

// LetterOn is an office with one letter, received on 18/11/2026, its page in front.
func LetterOn(t *testing.T, f data.Facts) (*desktop.Program, data.Letter) {
	t.Helper()
	o := New(t)
	l := AddLetter(t, o, f)
	o.Open(desk.Letter{ID: l.ID})
	return o, l
}

// Stored is the letter as the register has it now.
func Stored(t *testing.T, o *desktop.Program, l data.Letter) data.Letter {
	t.Helper()
	now, err := o.Store.Letter(o.Ctx(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// ComplaintOn is a letter received on the day.
func ComplaintOn(sender, content, day string) data.Facts {
	return data.Facts{
		ReceivedOn: data.MustDate(day), Source: data.Post, Kind: data.Complaint, Round: 1, Field: data.Land,
		Sender: data.Person{Name: sender, Address: "12 đường Lê Lợi"}, Content: content,
	}
}

// FourLetters is an office whose register holds four letters: three open, one of
// them a denunciation, and one that was guided last year.
func FourLetters(t *testing.T) *desktop.Program {
	t.Helper()
	o := New(t)
	AddLetter(t, o, ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-06-01"))
	AddLetter(t, o, ComplaintOn("Trần Văn Bình", "Khiếu nại mức bồi thường", "2026-11-18"))
	denunciation := ComplaintOn("Lê Đức Đạt", "Tố cáo nhận tiền trái quy định", "2026-11-19")
	denunciation.Kind, denunciation.Against = data.Denunciation, "Ông Phạm Văn C"
	AddLetter(t, o, denunciation)
	old := ComplaintOn("Hoàng Thị Hạnh", "Kiến nghị sửa đường", "2025-03-03")
	old.Kind = data.Petition
	closed := AddLetter(t, o, old)
	if _, err := o.Store.AddSteps(o.Ctx(), closed.ID, data.Draft{On: data.MustDate("2025-03-04"),
		Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}}); err != nil {
		t.Fatal(err)
	}
	return o
}

// Accusing is a denunciation whose content names who sent it.
func Accusing() data.Facts {
	return data.Facts{
		ReceivedOn: data.MustDate("2026-11-18"), Kind: data.Denunciation, Sender: data.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Phone: "0903123456"},
		Against: "Ông Lê Văn Cán", Content: "Bà Quách Thị Ẩn tố cáo ông Lê Văn Cán nhận tiền", Matter: "Cán",
	}
}

// Secrets are what tells who sent it.
var Secrets = []string{"Quách Thị Ẩn", "88/2 Vạn Kiếp", "0903123456"}

func SaysAll(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the document lacks %q:\n%s", want, text)
		}
	}
}

func OneVisit(t *testing.T, o *desktop.Program) data.Reception {
	t.Helper()
	r, err := o.Store.AddReception(o.Ctx(), data.Reception{On: 20261109, Type: data.Regular, Host: data.Officer, People: 2,
		Visitor: data.Person{Name: "Hồ Văn Núi", Address: "Tổ 4", Identity: "079", Phone: "0988"}, Kind: data.Complaint,
		Content: "Không đồng ý mức hỗ trợ", Demand: "Tính lại", Papers: []data.Attachment{{Name: "Quyết định 12", Pages: 3}}})
	if err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Visit{ID: r.ID})
	return r
}
