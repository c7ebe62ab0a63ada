package assets

import (
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"
)

func TestShippedTextsAreReadableAndComposed(t *testing.T) {
	texts, err := readTexts(Files, Language)
	if err != nil {
		t.Fatal(err)
	}
	for key, sentence := range texts {
		if !norm.NFC.IsNormalString(sentence) {
			t.Errorf("%s: %q is not in NFC", key, sentence)
		}
	}
}

func TestKeyInTwoFilesIsRefused(t *testing.T) {
	files := fstest.MapFS{
		"translations/a.vi.json": {Data: []byte(`{"x":"một"}`)},
		"translations/b.vi.json": {Data: []byte(`{"x":"hai"}`)},
	}
	if _, err := readTexts(files, "vi"); err == nil {
		t.Fatal("no error for a key that stands in two files")
	}
}

func TestTextWithoutSentenceShowsItsKey(t *testing.T) {
	if got := Text("no.such.key"); got != "no.such.key" {
		t.Fatalf("got %q", got)
	}
}

func TestTextFillsItsPlacesByName(t *testing.T) {
	texts := loadTexts()
	defer delete(texts, "x")
	for _, c := range []struct {
		sentence, want string
		args           []any
	}{
		{"kỳ {period}, số {number}", "kỳ quý II, số 7", []any{"number", 7, "period", "quý II"}},
		{"{day} và {day}", "5 và 5", []any{"day", 5}},
		{"tháng {month:02d}, {month}", "tháng 06, June", []any{"month", time.June}},
		{"từ {word:q}", `từ "a"`, []any{"word", "a"}},
		{"thiếu {reason} của {file}", "thiếu {reason} của a.xlsx", []any{"file", "a.xlsx", "other", 1}},
		{"thiếu {reason}", "thiếu {reason}", []any{"reason"}},
		{"thiếu {reason}", "thiếu {reason}", []any{[]int{1}, 2, 3, "x"}},
		{"{{so}}/{so}, {{{so}}}, {Tên}, { so }, {}", "{{so}}/9, {{9}}, {Tên}, { so }, {}", []any{"so", 9}},
		{"%s {name} 100%", "%s {other} 100%", []any{"name", "{other}", "other", "x"}},
		{"{name}", "{name}", nil},
		{"{day}, {name", "name, {name", []any{"day", "name", "name", "x"}},
		{"{name}, {day}", "x, name", []any{"day", "name", "name", "x"}},
	} {
		texts["x"] = c.sentence
		if got := Text("x", c.args...); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.sentence, c.args, got, c.want)
		}
	}
}
