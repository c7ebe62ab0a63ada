package workbook

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/reports/statistics"
)

func TestStatisticsHaveATableAndAChartForEachDimension(t *testing.T) {
	s, err := statistics.Compute(t.Context(), fullShelf(), june, bookToday)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteStatistics(&b, s, settings); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	f := openReport(t, raw)
	for i, table := range s.Tables {
		sheet := f.GetSheetList()[i]
		if sheet != table.Dimension.Label() {
			t.Errorf("sheet %q, want %q", sheet, table.Dimension.Label())
		}
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rows[statisticsHeadRow-1], "|"); !strings.HasPrefix(got, sheet+"|Đã nhận|Đã xử lý|Đã giải quyết|Xong đúng hạn|Xong trễ hạn|Còn tồn|Tồn quá hạn") {
			t.Errorf("%s: headings %q", sheet, got)
		}
		lines := append(table.Rows[:len(table.Rows):len(table.Rows)], table.Total)
		for n, r := range lines {
			row := rows[statisticsHeadRow+n]
			if n < len(table.Rows) && row[0] != r.Label {
				t.Errorf("%s: row %d is %q, want %q", sheet, n, row[0], r.Label)
			}
			for c, m := range statistics.Measures {
				if row[c+1] != strconv.Itoa(r.Cells[m].Count) {
					t.Errorf("%s, %s, %s: %s, want %d", sheet, row[0], m, row[c+1], r.Cells[m].Count)
				}
			}
		}
		if label := rows[statisticsHeadRow+len(table.Rows)][0]; label != "Tổng cộng" {
			t.Errorf("%s: the last row is %q", sheet, label)
		}
	}
	all := unzipped(t, raw)
	if charts := strings.Count(all, "<barChart>"); charts != len(s.Tables) {
		t.Errorf("%d charts, want %d", charts, len(s.Tables))
	}
	// Each stands right of its table, from the row of the headings on, and no page ends before it.
	if beside := strings.Count(all, "<xdr:from><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row>"); beside != len(s.Tables) || strings.Contains(all, "<rowBreaks") {
		t.Errorf("%d charts stand beside their tables, want %d", beside, len(s.Tables))
	}
}
