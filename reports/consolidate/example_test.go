package consolidate_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/consolidate"
	"donthu/reports/forms"
	"donthu/reports/workbook"
)

// The workbooks of two wards become one table with their total; who did not send is
// named.
func Example() {
	dir, err := os.MkdirTemp("", "phuong-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	period := day.MonthPeriod(2026, 6, false)
	var files []string
	for i, ward := range []string{"Phường Một", "Phường Hai"} {
		report := &forms.Report{Edition: forms.EditionFor(period), Period: period}
		for _, form := range report.Edition.Forms {
			sheet := forms.Sheet{Form: form, Columns: map[int]forms.Figure{}}
			for _, column := range form.Columns {
				sheet.Columns[column.Number] = forms.Figure{}
			}
			if form.ID == "02_XLD" {
				sheet.Columns[1] = forms.Figure{Value: float64(3 + i)}
			}
			report.Sheets = append(report.Sheets, sheet)
		}
		file := filepath.Join(dir, fmt.Sprintf("%d.xlsx", i))
		files = append(files, file)
		if err := workbook.Save(file, func(w io.Writer) error {
			return workbook.WriteReport(w, report, register.Settings{Ward: ward}, workbook.Options{Today: period.To})
		}); err != nil {
			log.Fatal(err)
		}
	}
	result, err := consolidate.Run(context.Background(), files, consolidate.Options{Wards: []string{"Phường Một", "Phường Hai", "Phường Ba"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, table := range result.Parts[0].Tables {
		if table.Form.ID == "02_XLD" {
			fmt.Println(table.Form.Number, table.Total[1])
		}
	}
	for _, missing := range result.Missing {
		fmt.Println(missing.Ward+":", missing.What)
	}
	// Output:
	// 02/XLD 7
	// Phường Ba: Chưa gửi báo cáo
}
