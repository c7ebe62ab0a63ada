package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/register"
	"donthu/data/text"
)

// denouncer is somebody whose name no other text of a book holds.
func denouncer(t *rapid.T, who string) register.Person {
	pick := func(part string, words ...string) string { return rapid.SampledFrom(words).Draw(t, who+" "+part) }
	return register.Person{
		Name:     pick("family", "Quách", "Tôn", "Ỷ", "Cù") + " " + pick("middle", "Thị", "Hữu", "Ngọc") + " " + pick("given", "Ẩn", "Giàu", "Vượng", "Đoan"),
		Address:  rapid.StringMatching(`[1-9][0-9]{0,2}/[1-9][0-9]`).Draw(t, who+" house") + " " + pick("street", "Xô Viết Nghệ Tĩnh", "Vạn Kiếp", "Nơ Trang Long"),
		Identity: rapid.StringMatching(`07[1-9]{10}`).Draw(t, who+" identity"),
		Phone:    rapid.StringMatching(`09[1-9]{8}`).Draw(t, who+" phone"),
	}
}

// told is a piece of what is known of a person, as a clerk might have typed it.
func told(t *rapid.T, p register.Person) string {
	return " " + rapid.SampledFrom([]string{
		p.Name, strings.ToUpper(p.Name), text.Fold(p.Name), "bà " + p.Name + ",", p.Address, "(" + p.Phone + ")", p.Identity, p.Phone[:4] + " " + p.Phone[4:],
	}).Draw(t, "piece") + " "
}

// Whatever a denunciation and a visit hold and wherever it stands, no book tells
// who denounced, unless it is asked to (LTC Điều 8 khoản 3).
func TestNoBookNamesADenouncer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sender, other := denouncer(t, "sender"), denouncer(t, "other")
		leak := func() string {
			return "việc" + told(t, rapid.SampledFrom([]register.Person{sender, other}).Draw(t, "who")) + "nêu"
		}
		// of who is represented at a visit the register knows the name alone
		leakOfVisit := func() string {
			return "việc" + rapid.SampledFrom([]string{told(t, sender), " ông " + other.Name + " "}).Draw(t, "leak") + "nêu"
		}
		day := june.From.AddDays(3)
		l := register.Letter{ID: 5, Number: register.Number{Year: 2026, Count: 5}, Facts: register.Facts{
			ReceivedOn: day, Kind: register.Denunciation, Sender: sender, CoSigners: []register.Person{other}, Signatories: 2,
			Content: leak(), Request: leak(), Note: leak(),
		}, Officer: "Trần Văn Bình", Reason: leak(), ForwardTo: leak(),
			Replies: []register.Reply{{Type: leak(), Number: "1/TB", On: day, To: leak(), Summary: rapid.SampledFrom([]string{"", leak()}).Draw(t, "summary")}},
			Due:     register.Due{Process: day}}
		if rapid.Bool().Draw(t, "unsorted") {
			l.Kind, l.Content = "", "Đơn tố cáo "+l.Content
		}
		if rapid.Bool().Draw(t, "settled") {
			l.Settlement = register.Settlement{Result: register.Right, On: day}
			l.Life.Results = []register.ResultSent{{On: day, To: leak(), Number: leak()}}
		}
		visit := register.Reception{ID: 9, On: day, Kind: register.Denunciation, People: 2, Visitor: sender, ActsFor: other.Name, Representatives: []string{other.Name},
			Content: leakOfVisit(), Demand: leakOfVisit(), SettledBy: leakOfVisit(), Handling: rapid.SampledFrom([]string{"Chuyển", "Hướng dẫn", "Khác"}).Draw(t, "handling") + leakOfVisit(),
			Outcome: leakOfVisit(), Note: leakOfVisit(), Refusal: leakOfVisit()}
		s := &shelf{letters: []register.Letter{l}, visits: []register.Reception{visit}}
		for _, book := range Books() {
			var b bytes.Buffer
			if err := WriteBook(context.Background(), &b, book, s, june, settings, BookOptions{Today: june.To}); err != nil {
				t.Fatal(err)
			}
			words := text.Fold(unzipped(t, b.Bytes()))
			for _, p := range []register.Person{sender, other} {
				given := p.Name[strings.LastIndex(p.Name, " ")+1:]
				for _, secret := range []string{p.Name, p.Address, p.Identity, p.Phone, p.Phone[:4] + " " + p.Phone[4:], "bà " + given} {
					if strings.Contains(words, text.Fold(secret)) {
						t.Fatalf("%s tells %q", book, secret)
					}
				}
			}
			preview, err := PreviewBook(context.Background(), book, s, june, settings, BookOptions{Today: june.To}, 10)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range preview.Rows {
				if shown := text.Fold(strings.Join(row, "|")); strings.Contains(shown, text.Fold(sender.Name)) || strings.Contains(shown, text.Fold(other.Name)) {
					t.Fatalf("the preview of %s names a denouncer: %s", book, shown)
				}
			}
		}
	})
}

// unzipped is all that stands in the parts of a workbook.
func unzipped(t failing, raw []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
