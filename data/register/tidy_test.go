package register

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"donthu/data/text"
)

func TestFoldedTexts(t *testing.T) {
	for words, want := range map[string]string{
		"Đơn  Thư":             "don thu",
		"don thu":              "don thu",
		" NGUYỄN THỊ ĐOAN\n":   "nguyen thi doan",
		"khiếu nại, số 5/2026": "khieu nai, so 5/2026",
		"Ủy ban":               "uy ban",
		"":                     "",
		"\u200bẩn\ufeff":       "an",
	} {
		if got := text.Fold(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// What the fast table gives is what decomposing gives, composed or not.
func TestFoldingIsDecomposing(t *testing.T) {
	slow := func(s string) string {
		var b strings.Builder
		for _, r := range norm.NFD.String(s) {
			if r == 'đ' || r == 'Đ' {
				r = 'd'
			}
			if !unicode.Is(unicode.Mn, r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	letters := []rune("aAăâbdDđĐeêioôơuưyY 0/,ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵÁÀẢÃẠỨ")
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.SampledFrom(letters)).Draw(t, "text"))
		if got := text.Fold(s); got != slow(s) {
			t.Fatalf("%q: %q, want %q", s, got, slow(s))
		}
		if text.Fold(norm.NFD.String(s)) != text.Fold(s) || text.Fold(text.Fold(s)) != text.Fold(s) {
			t.Fatalf("%q folds differently decomposed or twice", s)
		}
	})
}

func TestCleanKeepsCapitalsAndComposes(t *testing.T) {
	if got := text.Clean("  NGUYỄN\u00a0 Thị\tÁnh "); got != "NGUYỄN Thị Ánh" {
		t.Errorf("%q", got)
	}
	if got := text.CleanLines("một \r\n  hai\n\n"); got != "một\nhai" {
		t.Errorf("%q", got)
	}
}
