package workbook_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/notice"
	"donthu/reports/workbook"
)

func TestScheduleIsReadyToPrint(t *testing.T) {
	n := &notice.Notice{Ward: "UBND phường Hòa Bình", Period: day.Period{From: 20261001, To: 20261231}, PublishedOn: 20260920, Signer: "CHỦ TỊCH\nPhạm Văn Chủ",
		Days: []register.ReceptionDay{
			{On: 20261217, Host: register.Head, Leader: "Phạm Văn Chủ", Hours: "8:00 – 11:00", Place: "=1+1"},
			{On: 20261001, Host: register.Delegate},
		}}
	var out bytes.Buffer
	if err := workbook.WriteSchedule(&out, n); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]string{
		"A1": "UBND PHƯỜNG HÒA BÌNH", "A4": "LỊCH TIẾP CÔNG DÂN", "A5": "Quý IV năm 2026", "B7": "Ngày tiếp", "A8": "1",
		"B8": "Thứ Năm, 01/10/2026", "C8": "Người được Chủ tịch ủy quyền", "B9": "Thứ Năm, 17/12/2026", "E9": "=1+1", "A11": "Công bố ngày 20/09/2026.",
	} {
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", cell, got, err, want)
		}
	}
	if formula, _ := f.GetCellFormula(sheet, "E9"); formula != "" {
		t.Errorf("a place became the formula %s", formula)
	}
	layout, err := f.GetPageLayout(sheet)
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("%+v %v", layout, err)
	}
}
