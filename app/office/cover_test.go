package office

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/register"
	"donthu/reports/forms"
)

// sheetTexts are the texts of a sheet of a workbook.
func sheetTexts(t *testing.T, file, sheet string) string {
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
	var all []string
	for _, row := range rows {
		all = append(all, strings.Join(slices.DeleteFunc(row, func(text string) bool { return text == "" }), " | "))
	}
	return strings.Join(all, "\n")
}

func TestASealedReportLeavesNothingToFillInByHand(t *testing.T) {
	o := sampleOffice(t)
	settings := o.Settings()
	settings.Office.Place = "Hòa Bình"
	settings.Office.Signers = []register.Signer{{Name: "Trần Thị Ký", Role: "Phó Chủ tịch"}}
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	cover, err := o.Cover(t.Context(), sampleMonth)
	if err != nil || cover.Number != "" || cover.SignedBy != "Trần Thị Ký" || cover.Place != "Hòa Bình" {
		t.Fatalf("%+v, %v: a number that nobody gave, or what the settings know is missing", cover, err)
	}
	if cover.Number, err = o.NextReportNumber(t.Context(), sampleMonth); err != nil || cover.Number != "01/BC-UBND" {
		t.Fatalf("the next number is %q, %v", cover.Number, err)
	}
	cover.On, cover.SentOn, cover.Ways = testDay, testDay, register.SendWays[:1]
	file := filepath.Join(t.TempDir(), "bao-cao.xlsx")
	edition := forms.EditionFor(sampleMonth)
	if _, err := o.Seal(t.Context(), cover, edition, file); err != nil {
		t.Fatal(err)
	}
	for _, form := range edition.Forms {
		text := sheetTexts(t, file, form.ID)
		for _, want := range []string{"01/BC-UBND", "của " + settings.Ward, "Hòa Bình, ngày", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Ký"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q:\n%s", form.ID, want, text)
			}
		}
		if strings.Contains(text, "……") {
			t.Errorf("%s has dots:\n%s", form.ID, text)
		}
	}
	if !strings.Contains(sheetTexts(t, OfficeFile(file), "Tổng hợp"), "Số đơn tiếp nhận trong kỳ") {
		t.Error("no summary for the office beside the report")
	}
	again, err := o.Cover(t.Context(), sampleMonth)
	if err != nil || again.Number != "01/BC-UBND" || again.On != testDay {
		t.Errorf("what was sealed is forgotten: %+v, %v", again, err)
	}
}
