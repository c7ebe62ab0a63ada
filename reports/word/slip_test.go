package word

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/reports/docx"
)

// The slip says to whom what goes, and by when; its own number is left to who gives it.
func TestASlipGoesWithTheReport(t *testing.T) {
	info, template, err := Read(t.TempDir(), SlipTemplate)
	if err != nil {
		t.Fatal(err)
	}
	slip := Slip{Period: day.MonthPeriod(2026, 6, false), Until: day.Must("2026-06-10"), To: "Thanh tra Thành phố", Sent: day.Must("2026-06-17"), Replaces: "thay báo cáo số 24/BC-UBND", Number: "25/BC-UBND", On: day.Must("2026-06-16"), Forms: "01/TCD, 02/XLD", Due: day.Must("2026-06-22")}
	var b bytes.Buffer
	if err := docx.Render(&b, template, SlipFields(slip, ward, Options{SignedBy: "Lê Văn Chủ"}.For(info))); err != nil {
		t.Fatal(err)
	}
	keepDocument(t, SlipTemplate, b.Bytes())
	text := textOf(t, b.Bytes())
	for _, words := range []string{"PHIẾU GỬI", "Kính gửi: Thanh tra Thành phố", "tháng 6/2026", "từ ngày 15/05/2026 đến ngày 10/06/2026), thay báo cáo số 24/BC-UBND, gồm", "ngày 17 tháng 6 năm 2026", "25/BC-UBND, ngày 16 tháng 6 năm 2026", "01/TCD, 02/XLD", "Lê Văn Chủ", "/PG-UBND"} {
		if !strings.Contains(text, words) {
			t.Errorf("the slip does not say %q:\n%s", words, text)
		}
	}
}
