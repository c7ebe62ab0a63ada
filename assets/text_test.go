package assets

import (
	"testing"
	"testing/fstest"

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
