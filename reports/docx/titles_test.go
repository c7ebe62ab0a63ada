package docx

import (
	"slices"
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
