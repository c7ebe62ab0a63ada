package desktop_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// keyInBrackets is a key as it may not stand in words: a button shows its key apart.
var keyInBrackets = regexp.MustCompile(`\((Ctrl|Alt|Shift|Esc|Enter|Tab|F\d)[^)]*\)`)

func TestNoKeyStandsInBrackets(t *testing.T) {
	files, err := filepath.Glob("../../assets/translations/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no translations ", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range keyInBrackets.FindAllString(string(raw), -1) {
			t.Errorf("%s has %s", filepath.Base(file), found)
		}
	}
}
