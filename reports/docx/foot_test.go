package docx

import (
	"strings"
	"testing"
)

// Every page says the words, also the first, whose head differs; a foot of the office's own
// stays alone.
func TestWordsStandAtTheFootOfEachPage(t *testing.T) {
	plain, err := Layout{Title: "Báo cáo", Body: []string{"Một dòng."}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	footed, err := WithFoot(plain, "Mã sổ 12-abcdef & <b>")
	if err != nil {
		t.Fatal(err)
	}
	main := partOf(t, footed, "word/document.xml")
	if !strings.Contains(main, `w:type="first"`) || strings.Count(main, "footerReference") != 2 {
		t.Errorf("the section names no foot: %s", main[len(main)-900:])
	}
	if foot := partOf(t, footed, "word/footer1.xml"); !strings.Contains(foot, "Mã sổ 12-abcdef &amp; &lt;b&gt;") {
		t.Errorf("%s", foot)
	}
	if types := partOf(t, footed, "[Content_Types].xml"); !strings.Contains(types, "/word/footer1.xml") {
		t.Errorf("%s", types)
	}
	again, err := WithFoot(footed, "khác")
	if err != nil || string(again) != string(footed) {
		t.Errorf("a document with a foot gets another: %v", err)
	}
}
