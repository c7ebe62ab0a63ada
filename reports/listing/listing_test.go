package listing_test

import (
	"bytes"
	"strings"
	"testing"

	"donthu/reports/listing"
)

var list = listing.List{Office: "UBND phường Thử Nghiệm", Title: "Đơn đang mở", About: "2 đơn, ngày 20/11/2026",
	Headings: []string{"Số đơn", "Người gửi", "Hạn"}, Rows: [][]string{{"01/2026", "Nguyễn <Văn> Sổ", "30/11"}, {"2/2026", "Mã TC-2/2026", ""}}}

func TestAListIsWrittenAsAPageThatPrintsItself(t *testing.T) {
	var b bytes.Buffer
	if err := listing.WriteHTML(&b, list); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{"UBND phường Thử Nghiệm", "<h1>Đơn đang mở</h1>", "2 đơn, ngày 20/11/2026", "<th>Số đơn</th>", "Nguyễn &lt;Văn&gt; Sổ", "window.print()", "Mã TC-2/2026", "A4 landscape"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if rows := strings.Count(page, "<tr>"); rows != 3 {
		t.Errorf("%d rows, want the headings and two letters", rows)
	}
}

func TestSeveralListsBeginEachOnASheetOfItsOwn(t *testing.T) {
	var b bytes.Buffer
	other := list
	other.Title, other.Rows = "Việc của Lê Thị Mai", [][]string{{"9/2026", "Mã TC-9/2026", "01/12"}}
	if err := listing.WriteHTML(&b, list, other); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	first, second, found := strings.Cut(page, "</section>")
	if !found || strings.Count(page, "<section>") != 2 || !strings.Contains(page, "section + section { break-before: page") {
		t.Fatalf("not two lists on sheets of their own:\n%s", page)
	}
	for part, wants := range map[string][]string{first: {"<title>Đơn đang mở</title>", "<h1>Đơn đang mở</h1>", "Mã TC-2/2026"}, second: {"<h1>Việc của Lê Thị Mai</h1>", "<th>Số đơn</th>", "Mã TC-9/2026"}} {
		for _, want := range wants {
			if !strings.Contains(part, want) {
				t.Errorf("a list lacks %q:\n%s", want, part)
			}
		}
	}
	if strings.Contains(first, "9/2026</td>") || strings.Contains(second, "2/2026</td><td>Mã TC-2") {
		t.Errorf("a list has rows of the other:\n%s", page)
	}
}
