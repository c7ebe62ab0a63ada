package desktest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// AddLetter registers a letter.
func AddLetter(t *testing.T, o *desktop.Program, f register.Facts) register.Letter {
	t.Helper()
	letter, err := o.Do().Register(o.Ctx(), f)
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
func LetterNumbered(t *testing.T, o *desktop.Program, number string) register.Letter {
	t.Helper()
	n, err := register.ParseNumber(number)
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

func Give(t *testing.T, o *desktop.Program, c register.Directed) register.Direction {
	t.Helper()
	d, err := o.Do().AddDirection(o.Ctx(), 20261102, c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sampleOffice is newTestOffice with the canonical workbook in its register.
func Sample(t *testing.T) *desktop.Program {
	t.Helper()
	o := New(t)
	if _, err := o.Do().Import(o.Ctx(), "../../../testdata/samples/so-chuan-2026.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	return o
}

func Complaint(sender, content string) register.Facts {
	return register.Facts{ReceivedOn: 20261103, Kind: register.Complaint, Round: 1, Sender: register.Person{Name: sender}, Content: content}
}

// LetterOn is an office with one letter, received on 18/11/2026, its page in front.
func LetterOn(t *testing.T, f register.Facts) (*desktop.Program, register.Letter) {
	t.Helper()
	o := New(t)
	l := AddLetter(t, o, f)
	o.Open(desk.Letter{ID: l.ID})
	return o, l
}

// Stored is the letter as the register has it now.
func Stored(t *testing.T, o *desktop.Program, l register.Letter) register.Letter {
	t.Helper()
	now, err := o.Store.Letter(o.Ctx(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// ComplaintOn is a letter received on the day.
func ComplaintOn(sender, content, on string) register.Facts {
	return register.Facts{
		ReceivedOn: day.Must(on), Source: register.Post, Kind: register.Complaint, Round: 1, Field: register.Land,
		Sender: register.Person{Name: sender, Address: "12 đường Lê Lợi"}, Content: content,
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
	denunciation.Kind, denunciation.Against = register.Denunciation, "Ông Phạm Văn C"
	AddLetter(t, o, denunciation)
	old := ComplaintOn("Hoàng Thị Hạnh", "Kiến nghị sửa đường", "2025-03-03")
	old.Kind = register.Petition
	closed := AddLetter(t, o, old)
	if _, err := o.Do().Record(o.Ctx(), closed.ID, steps.Draft{On: day.Must("2025-03-04"),
		Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}}); err != nil {
		t.Fatal(err)
	}
	return o
}

// Accusing is a denunciation whose content names who sent it.
func Accusing() register.Facts {
	return register.Facts{
		ReceivedOn: day.Must("2026-11-18"), Kind: register.Denunciation, Sender: register.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Phone: "0903123456"},
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

func OneVisit(t *testing.T, o *desktop.Program) register.Reception {
	t.Helper()
	r, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261109, Type: register.Regular, Host: register.Officer, People: 2,
		Visitor: register.Person{Name: "Hồ Văn Núi", Address: "Tổ 4", Identity: "079", Phone: "0988123456"}, Kind: register.Complaint,
		Content: "Không đồng ý mức hỗ trợ", Demand: "Tính lại", Papers: []register.Attachment{{Name: "Quyết định 12", Pages: 3}}})
	if err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Visit{ID: r.ID})
	return r
}

// Sign has a draft on the letter or the visit signed today, with the next number of its
// series.
func Sign(t *testing.T, o *desktop.Program, of int64, draft register.Reply) register.Reply {
	t.Helper()
	_, signed, _, err := o.Do().Sign(o.Ctx(), of, draft, office.Signature{On: o.Today(), By: "Phạm Văn Chủ"}, store.DeliveryFiles{})
	if err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	return signed
}

// Scan writes a PDF with a page for each text and returns its path.
func Scan(t *testing.T, texts ...string) string {
	t.Helper()
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	kids := ""
	for _, text := range texts {
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		content := "BT /F 24 Tf 20 250 Td (" + text + ") Tj ET"
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", len(objects)+2),
			fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(texts))
	pdf, starts := "%PDF-1.7\n", ""
	for i, object := range objects {
		starts += fmt.Sprintf("%010d 00000 n \n", len(pdf))
		pdf += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	pdf += fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, starts, len(objects)+1, len(pdf))
	file := filepath.Join(t.TempDir(), "quét.pdf")
	if err := os.WriteFile(file, []byte(pdf), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
