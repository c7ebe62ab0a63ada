package docx

import "testing"

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int]string{
		0: "không", 5: "năm", 10: "mười", 15: "mười lăm", 21: "hai mươi mốt", 25: "hai mươi lăm", 104: "một trăm linh bốn", 110: "một trăm mười",
		2026: "hai nghìn không trăm hai mươi sáu", 30000: "ba mươi nghìn", 1000000: "1000000",
	} {
		if got := numberInWords(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for n, want := range map[float64]string{1234567.5: "1.234.567,5", 0: "0", -0.004: "0", -0.04: "-0,04", -1500: "-1.500", 12.25: "12,25"} {
		if got := Decimal(n); got != want {
			t.Errorf("%v: %q, want %q", n, got, want)
		}
	}
}
