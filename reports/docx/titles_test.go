package docx

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"donthu/assets"
)

// A control that lost its tag is known by its title: so no two fields share one, and Word
// takes all of each.
func TestEveryFieldHasATitleOfItsOwn(t *testing.T) {
	called := map[string]string{}
	for _, prefix := range []string{"document.field.", "document.title."} {
		for _, name := range assets.KeysUnder(prefix) {
			for _, styles := range [][]string{nil, {"hoa"}, {"chu", "dau"}, {"bang_chu"}} {
				value := tag{kind: valueTag, name: name, styles: styles}
				title := value.title()
				if utf8.RuneCountInString(title) > longestTitle || len(value.code()) > longestTitle || title == "" {
					t.Errorf("%s is called %q, too long for Word", value.code(), title)
				}
				if other := called[title]; other != "" && other != value.code() {
					t.Errorf("%s and %s are both called %q", other, value.code(), title)
				}
				called[title] = value.code()
				if back, ok := titledTag(title); !ok || back.name != name || !slices.Equal(back.styles, styles) {
					t.Errorf("%q leads to %+v, want %s", title, back, value.code())
				}
			}
			if got := fieldName(Title(name)); got != name {
				t.Errorf("{{%s}} means %s, not %s", Title(name), got, name)
			}
			for _, t2 := range []tag{{kind: ifTag, name: name}, {kind: ifTag, name: name, not: true}, {kind: eachTag, name: name}} {
				if title := t2.title(); utf8.RuneCountInString(title) > longestTitle || len(t2.code()) > longestTitle || !opensBlock(title) {
					t.Errorf("%s is called %q", t2.code(), title)
				}
				if back, err := readTag(t2.spoken()); err != nil || back.kind != t2.kind || back.name != name || back.not != t2.not {
					t.Errorf("{{%s}} is read as %+v: %v", t2.spoken(), back, err)
				}
			}
		}
	}
	if back, ok := titledTag("xld_6_ky_truoc"); !ok || back.name != "xld_6_ky_truoc" {
		t.Errorf("a figure of a report leads to %+v", back)
	}
	if _, ok := titledTag("Ngày sinh của cháu"); ok {
		t.Error("a title of the clerk's own is taken for a field")
	}
}

// Templates of offices hold titles and control words: what was once written in them is
// understood for ever. testdata/titles.txt has a line for each; a new one is added, none is
// changed.
func TestWhatTemplatesWereWrittenWithIsUnderstood(t *testing.T) {
	kept := map[string]bool{}
	for line := range strings.Lines(string(readFile(t, "testdata/titles.txt"))) {
		code, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		kept[words] = true
		read, err := readTag(words)
		if err != nil || read.code() != code && code != strings.Repeat("/", int(read.kind)) {
			t.Errorf("{{%s}} is no longer %s, but %s: %v", words, code, read.code(), err)
		}
		if back, ok := titledTag(words); read.kind == valueTag && (!ok || back.code() != code) {
			t.Errorf("a control called %q is no longer %s", words, code)
		}
	}
	var lacking strings.Builder
	lack := func(code, words string) {
		if !kept[words] {
			lacking.WriteString(code + "\t" + words + "\n")
		}
	}
	names := append(assets.KeysUnder("document.field."), assets.KeysUnder("document.title.")...)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		lack(name, Title(name))
	}
	for _, name := range []string{"dia_chi", "la_to_cao"} { // one that is words, one that is yes or no
		for _, word := range []tag{{kind: ifTag, name: name}, {kind: ifTag, name: name, not: true}, {kind: eachTag, name: name}} {
			lack(word.code(), word.spoken())
		}
	}
	for _, end := range []tag{{kind: endIfTag}, {kind: endEachTag}} {
		lack(strings.Repeat("/", int(end.kind)), end.spoken())
	}
	if lacking.Len() > 0 {
		t.Errorf("add to testdata/titles.txt:\n%s", lacking.String())
	}
	for words, name := range map[string]string{"ông (bà)": "ong_ba", "Ông (bà) và họ tên người gửi đơn": "ong_ba"} {
		if got := fieldName(words); got != name {
			t.Errorf("{{%s}} means %s", words, got)
		}
	}
}
