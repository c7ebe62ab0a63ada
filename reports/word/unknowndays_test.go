package word

import (
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/reports/forms"
)

// Letters of which nobody knows the day are told beside the figures that leave them out, and
// what opens, came in and closes adds up with them.
func TestLettersOfUnknownDaysAreTold(t *testing.T) {
	report := expectedReport(t, "2025-12-15", "2026-12-14")
	ids := func(n int) (all []int64) {
		for i := range n {
			all = append(all, int64(i+1))
		}
		return all
	}
	report.Incomplete = []forms.Finding{{Lack: "handledOn", Letters: ids(43)}, {Lack: "handledBefore", Letters: ids(2)}, {Lack: "settledOn", Letters: ids(41)}, {Lack: "eligible", Letters: ids(7)}}
	report.Summary.Lines = []forms.Line{{Name: forms.Opening}, {Name: forms.Received, Figure: forms.Figure{Value: 120}}, {Name: forms.Closing, Figure: forms.Figure{Value: 77}}}
	_, template, err := Read(t.TempDir(), report.Edition.Words)
	if err != nil {
		t.Fatal(err)
	}
	text := rendered(t, template, ReportFields(report, nil, nil, ward, Options{Number: "9", On: day.Must("2026-12-15"), SignedBy: "Đỗ Minh Trí"}))
	for _, words := range []string{
		"Trong số đơn đã xử lý có 7 đơn sổ theo dõi chưa ghi có đủ điều kiện", "Ngoài ra, 43 đơn đã xử lý nhưng sổ theo dõi chưa ghi ngày xử lý", "Ngoài ra, 41 đơn có kết quả giải quyết nhưng sổ theo dõi chưa ghi ngày giải quyết",
		"còn tồn cuối kỳ là 77 đơn (đầu kỳ 0 đơn; 43 đơn nhận trong kỳ đã xong nhưng chưa rõ ngày, không tính vào các số này).",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	report.Incomplete, report.Summary.Lines = nil, nil
	if text = rendered(t, template, ReportFields(report, nil, nil, ward, Options{})); strings.Contains(text, "Ngoài ra") || strings.Contains(text, "chưa rõ ngày") {
		t.Error("it tells of letters of unknown days where there are none")
	}
}

// Of nothing to carry out the report says that, and not 0/0; of a period that has not begun
// that its figures are none of it.
func TestNothingToCarryOutAndNotBegun(t *testing.T) {
	report := expectedReport(t, "2026-05-15", "2026-06-14")
	sheet, _ := report.Sheet("05_KQTH")
	for number := range sheet.Columns {
		sheet.Columns[number] = forms.Figure{}
	}
	report.AsOf = day.Must("2026-05-01")
	_, template, err := Read(t.TempDir(), report.Edition.Words)
	if err != nil {
		t.Fatal(err)
	}
	text := rendered(t, template, ReportFields(report, nil, nil, ward, Options{}))
	for _, words := range []string{"không có quyết định giải quyết khiếu nại phải thi hành.", "không có kết luận nội dung tố cáo phải thực hiện.", "tạm tính đến ngày 01/05/2026, chưa phải là kết quả của kỳ."} {
		if !strings.Contains(text, words) {
			t.Errorf("the report does not say %q", words)
		}
	}
	if strings.Contains(text, "0/0") || strings.Count(text, "chưa bắt đầu") != 1 {
		t.Error(text)
	}
}
