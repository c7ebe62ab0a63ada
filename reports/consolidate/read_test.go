package consolidate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
)

func TestReadFigure(t *testing.T) {
	for _, c := range []struct {
		text           string
		amount, number bool
		value          float64
		known, quiet   bool
	}{
		{"12", false, true, 12, true, true},
		{" 12 ", false, false, 12, true, true},
		{"", false, false, 0, true, true},
		{"18.621", false, false, 18621, true, false},
		{"18.621", false, true, 18621, true, false}, // Excel took the dot for a decimal point
		{"18.621", true, true, 18.621, true, true},
		{"18.621", true, false, 18621, true, false},
		{"1.234.567", false, false, 1234567, true, false},
		{"18 621", false, false, 18621, true, false},
		{"5 đơn", false, false, 5, true, false},
		{"1.250 đơn", false, false, 1250, true, false},
		{"12,5", true, false, 12.5, true, false},
		{"1.234,5 trđ", true, false, 1234.5, true, false},
		{"12,5", false, false, 0, false, false},
		{"2.5", false, true, 0, false, false},
		{"2.9999999999999996", false, true, 3, true, true},
		{"-3", false, true, 0, false, false},
		{"-", false, false, 0, true, false},
		{"không", false, false, 0, true, false},
		{"năm", false, false, 0, false, false},
		{"5 đơn, 3 vụ", false, false, 0, false, false},
		{"5-6", false, false, 0, false, false},
		{"50%", false, false, 0, false, false},
		{"#REF!", false, false, 0, false, false},
		{"1e99", false, true, 0, false, false},
	} {
		r := readFigure(c.text, c.amount, c.number)
		if r.value != c.value || r.known != c.known || (r.problem == "") != c.quiet {
			t.Errorf("%q: %+v", c.text, r)
		}
	}
}

func TestPeriodAsOfficesWriteIt(t *testing.T) {
	want := day.Period{From: day.Must("2026-05-15"), To: day.Must("2026-06-14")}
	for _, text := range []string{
		"Số liệu tính từ ngày 15/05/2026 đến ngày 14/06/2026",
		"Số liệu tính từ ngày 15/5/2026 đến....ngày 14/6/2026",
		"Số liệu tính từ ngày…15./…05../2026….đến....ngày…14../…06../…2026…",
		"Số liệu tính từ ngày 15-05-2026 đến ngày 14.06.2026",
		"(Số liệu tính từ ngày 15 tháng 5 năm 2026 đến ngày 14 tháng 6 năm 2026)",
	} {
		if got := periodIn([]string{"01/TCD", text}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for _, text := range []string{
		"Số liệu tính từ ngày…./…../…….đến....ngày…../…../………", "Số liệu tính từ ngày 14/06/2026 đến ngày 15/05/2026",
		"Số liệu tính từ ngày 31/02/2026 đến ngày 14/06/2026", "(Kèm theo Báo cáo số: 5 ngày 15/05/2026 của UBND phường A)",
	} {
		if got := periodIn([]string{text}); got != (day.Period{}) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestWardsNamesThatAreOne(t *testing.T) {
	same := []string{"UBND phường Hoà Bình", "Ủy ban nhân dân phường Hòa Bình", "uỷ ban nhân dân P.Hòa Bình", "P. HÒA BÌNH ", "Phường  Hòa Bình."}
	for _, name := range same {
		if wardKey(name) != wardKey(same[0]) {
			t.Errorf("%q is %q", name, wardKey(name))
		}
	}
	for _, pair := range [][2]string{{"Phường Bình Thạnh", "Phường Bình Thành"}, {"Phường 1", "Phường 11"}, {"Phường Phú Lâm", "Xã Phú Lâm"}} {
		if wardKey(pair[0]) == wardKey(pair[1]) {
			t.Errorf("%q", pair)
		}
	}
	if got := coverWard([]string{"(Kèm theo Báo cáo số: 25/BC-UBND ngày 15 tháng 06 năm 2026 của UBND phường A)"}); got != "UBND phường A" {
		t.Errorf("cover: %q", got)
	}
	if got := coverWard([]string{"(Kèm theo Báo cáo số:…......... ngày……tháng…….năm……của………..)"}); got != "" {
		t.Errorf("empty cover: %q", got)
	}
}

func TestFilesThatAreNoReportsAreRefusedWithAReason(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	write := func(name string, raw []byte) {
		if err := os.WriteFile(path(name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	template, err := os.ReadFile("../../testdata/forms/bieu_01_TCD_tiep_cong_dan.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	torn := slices.Clone(template)
	for i := 2000; i < 3000; i++ {
		torn[i] ^= 0xFF
	}
	write("torn.xlsx", torn)
	write("half.xlsx", template[:len(template)/2])
	write("empty.xlsx", nil)
	write("old.xlsx", []byte{0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3})
	write("letter.xlsx", []byte("PK\x03\x04 not really"))
	f := excelize.NewFile()
	if err := f.SaveAs(path("blank.xlsx")); err != nil {
		t.Fatal(err)
	}
	for name, words := range map[string]string{
		"torn.xlsx": "", "half.xlsx": "tệp hỏng", "empty.xlsx": "tệp rỗng", "old.xlsx": ".xls", "letter.xlsx": "tệp hỏng", "blank.xlsx": "không có biểu nào",
		"absent.xlsx": "không tìm thấy", ".": "thư mục",
	} {
		if b := readFile(t.Context(), path(name), Options{}); b.err == nil || !strings.Contains(b.err.Error(), words) {
			t.Errorf("%s: %v", name, b.err)
		}
	}
}
