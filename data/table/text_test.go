package table_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"donthu/data/table"
)

func TestTextFilesOfTheCases(t *testing.T) {
	b, got := read(t, "testdata/15_cp1258.csv")
	same(t, got, []string{
		`0.1 ["STT" "Ngày nhận" "Người gửi" "Địa chỉ" "Loại đơn" "Nội dung"]`,
		`0.2 ["1" "05/03/2026" "Nguyễn Thị Sương" "12 Lê Lợi" "Khiếu nại" "Thu hồi đất, đền bù"]`,
		`0.3 ["2" "09/03/2026" "Đặng Văn Ưởng" "5 Trần Phú" "Tố cáo" "Nhận hối lộ"]`,
	})
	if b.Encoding() != "Windows-1258" || len(b.Notes()) != 1 || !strings.Contains(b.Notes()[0], "Windows-1258") {
		t.Errorf("%q, %q", b.Encoding(), b.Notes())
	}
	b, utf8 := read(t, "testdata/16_utf8_bom.csv")
	same(t, utf8, got)
	if b.Encoding() != "" || b.Notes() != nil || b.Sheets()[0].Name != "16_utf8_bom" {
		t.Errorf("%q, %q, %v", b.Encoding(), b.Notes(), b.Sheets())
	}
}

const register = "STT;Người gửi;Nội dung\r\n1;\"Nguyễn Thị \"\"Sương\"\"\";\"Thu hồi đất;\r\nđền bù\"\r\n\r\n2;Đặng \"Ưởng\";\"Nhận\" hối lộ\r\n"

var registerRows = []string{
	`0.1 ["STT" "Người gửi" "Nội dung"]`,
	`0.2 ["1" "Nguyễn Thị \"Sương\"" "Thu hồi đất;\nđền bù"]`,
	`0.3 []`,
	`0.4 ["2" "Đặng \"Ưởng\"" "Nhận hối lộ"]`,
}

func TestTextFilesInEveryEncoding(t *testing.T) {
	encode := func(e interface{ String(string) (string, error) }, text string) string {
		out, err := e.String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	little := encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), register)
	for name, content := range map[string]string{
		"UTF-8":                      register,
		"UTF-8 with a mark":          "\xef\xbb\xbf" + register,
		"UTF-16":                     little,
		"UTF-16 the other way round": encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), register),
		"UTF-16 without a mark":      little[2:],
		"lines of a Mac":             strings.ReplaceAll(strings.ReplaceAll(register, ";\r\n", ";\n"), "\r\n", "\r"),
		"lines of Unix":              strings.ReplaceAll(register, "\r\n", "\n"),
		"no end of the last line":    strings.TrimSuffix(register, "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			_, got := read(t, written(t, content))
			same(t, got, registerRows)
		})
	}
}

func TestSeparators(t *testing.T) {
	for name, content := range map[string]string{
		"semicolons":              "a;b, c;d\n1;2, 3;4\n",
		"tabs":                    "a\tb, c\td\n1\t2, 3\t4\n",
		"a line for Excel":        "sep=|\na|b, c|d\n1|2, 3|4\n",
		"bars":                    "a|b, c|d\n1|2, 3|4\n",
		"commas within quotes":    "a,\"b, c\",d\n1,\"2, 3\",4\n",
		"a semicolon in one cell": "a,\"b, c\",d\n1,\"2, 3\",4\n,\";;;;\n;;\"",
	} {
		_, got := read(t, written(t, content))
		same(t, got[:2], []string{`0.1 ["a" "b, c" "d"]`, `0.2 ["1" "2, 3" "4"]`})
		if t.Failed() {
			t.Fatal(name)
		}
	}
	_, got := read(t, written(t, "UBND PHƯỜNG, QUẬN\nSỔ ĐƠN, NĂM 2026, TẬP 1\nSTT;Người gửi;Nội dung\n1;A;B, C\n2;D;E\n"))
	same(t, got[2:], []string{`0.3 ["STT" "Người gửi" "Nội dung"]`, `0.4 ["1" "A" "B, C"]`, `0.5 ["2" "D" "E"]`})
	_, got = read(t, written(t, "BM 01/TCD;Mẫu\n1;A\n")) // no picture of Windows
	same(t, got, []string{`0.1 ["BM 01/TCD" "Mẫu"]`, `0.2 ["1" "A"]`})
	_, got = read(t, written(t, "x,\"1;2;3\"\ny,\"4;5;6\"\n"))
	same(t, got, []string{`0.1 ["x" "1;2;3"]`, `0.2 ["y" "4;5;6"]`})
	_, got = read(t, written(t, "một cột\nhai\n"))
	same(t, got, []string{`0.1 ["một cột"]`, `0.2 ["hai"]`})
}

func TestOldEncodingsInTextFiles(t *testing.T) {
	western := func(text string) string {
		out, err := charmap.ISO8859_1.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, test := range []struct{ name, content string }{
		{"TCVN3", western("STT;Ng\u00adêi göi;Néi dung\n1;NguyÔn ThÞ S\u00ad¬ng;Thu håi ®Êt\n")},
		{"VNI", western("STT;Ngöôøi göûi;Noäi dung\n1;Nguyeãn Thò Söông;Thu hoài ñaát\n")},
		{"TCVN3", "STT;Ng\u00adêi göi;Néi dung\n1;NguyÔn ThÞ S\u00ad¬ng;Thu håi ®Êt\n"},
		{"VNI", "STT;Ngöôøi göûi;Noäi dung\n1;Nguyeãn Thò Söông;Thu hoài ñaát\n"},
	} {
		b, got := read(t, written(t, test.content))
		same(t, got, []string{`0.1 ["STT" "Người gửi" "Nội dung"]`, `0.2 ["1" "Nguyễn Thị Sương" "Thu hồi đất"]`})
		if b.Encoding() != test.name || len(b.Notes()) != 1 {
			t.Errorf("%q, %q", b.Encoding(), b.Notes())
		}
	}
	if _, err := table.Open(written(t, "STT;Name\n1;Jos\xe9 Mu\xf1oz\n2;Fran\xe7ois\n")); err == nil || !strings.Contains(err.Error(), "bảng mã") {
		t.Errorf("the error is %v", err)
	}
}

// A book in which some cells have the font .VnTime and the letters of TCVN3.
func TestCellsInFontsOfTCVN3(t *testing.T) {
	f := excelize.NewFile()
	old, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: ".VnTime"}})
	if err != nil {
		t.Fatal(err)
	}
	capitals, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: ".VnTimeH"}})
	if err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"A1": "sæ theo dâi ®¬n", "A2": "NguyÔn V¨n An", "B2": "Lê Hà", "C2": "Lª Hµ"} {
		if err := f.SetCellValue("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	_ = f.SetCellStyle("Sheet1", "A1", "A1", capitals)
	_ = f.SetCellStyle("Sheet1", "A2", "A2", old)
	_ = f.SetCellStyle("Sheet1", "C2", "C2", old)
	file := t.TempDir() + "/so.xlsx"
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	b, got := read(t, file)
	same(t, got, []string{`0.1 ["SỔ THEO DÕI ĐƠN"]`, `0.2 ["Nguyễn Văn An" "Lê Hà" "Lê Hà"]`})
	if b.Encoding() != "TCVN3" {
		t.Errorf("the encoding is %q", b.Encoding())
	}
}
