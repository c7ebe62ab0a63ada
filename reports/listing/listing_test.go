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
	if err := list.WriteHTML(&b); err != nil {
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
