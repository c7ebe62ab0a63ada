package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// A register comes in from text files as from workbooks; what was converted is told.
func TestTextFilesOfOfficesComeIn(t *testing.T) {
	for _, test := range []struct{ file, note string }{
		{"15_cp1258.csv", "Windows-1258"}, {"16_utf8_bom.csv", ""},
	} {
		reg := &taken{}
		result := bringIn(t, reg, filepath.Join("..", "table", "testdata", test.file))
		if result.Letters != 2 || len(result.Problems) > 0 {
			t.Fatalf("%s: %+v", test.file, result)
		}
		if l := reg.letters[1]; l.Sender.Name != "Đặng Văn Ưởng" || l.Content != "Nhận hối lộ" || l.ReceivedOn.String() != "2026-03-09" {
			t.Errorf("%s: %s", test.file, asJSON(l))
		}
		told := strings.Join(shown(result.Warnings), "\n")
		if strings.Contains(told, "bảng mã") != (test.note != "") || !strings.Contains(told, test.note) {
			t.Errorf("%s: told %q", test.file, told)
		}
	}
}

func TestARegisterInTCVN3ComesInAsUnicode(t *testing.T) {
	old, err := charmap.ISO8859_1.NewEncoder().String("STT\tNgµy nhËn\tNg\u00adêi göi\tLo¹i ®¬n\tNéi dung\n1\t05/03/2026\tNguyÔn ThÞ S\u00ad¬ng\tKhiÕu n¹i\tThu håi ®Êt\n")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "so.txt")
	if err := os.WriteFile(file, []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	reg := &taken{}
	result := bringIn(t, reg, file)
	if len(reg.letters) != 1 || reg.letters[0].Sender.Name != "Nguyễn Thị Sương" || reg.letters[0].Content != "Thu hồi đất" {
		t.Fatal(asJSON(reg.letters))
	}
	if told := strings.Join(shown(result.Warnings), "\n"); !strings.Contains(told, "TCVN3") {
		t.Errorf("told %q", told)
	}
}
