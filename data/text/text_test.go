package text_test

import (
	"testing"

	"donthu/data/text"
)

func TestNumbersAreWrittenAsDocumentsWriteThem(t *testing.T) {
	for decimal, want := range map[string]string{
		"0": "0", "-0": "0", "-0.00": "0", "-0.04": "-0,04", "0.50": "0,5", "-2": "-2", "10": "10", "100": "100", "-100.00": "-100",
		"1204": "1.204", "-1234.50": "-1.234,5", "1234567.25": "1.234.567,25",
	} {
		if got := text.Number(decimal); got != want {
			t.Errorf("%s: got %q, want %q", decimal, got, want)
		}
	}
}
