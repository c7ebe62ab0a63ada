package manual

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPagesAreSplitAtTheirHeadings(t *testing.T) {
	all := read(fstest.MapFS{"help/02-so-don.md": {Data: []byte("# Sổ đơn\n\nDanh sách.\n\n## Tìm đơn\n\nGõ tên.\n")}, "help/01-bat-dau.md": {Data: []byte("# Bắt đầu\n")}})
	if len(all) != 2 || all[0].Name != "bat-dau" || all[1].Title != "Sổ đơn" || all[1].Sections[1].Title != "Tìm đơn" || all[1].Sections[1].Text != "Gõ tên." {
		t.Fatalf("%+v", all)
	}
}

func TestWordsAreFoundWithOrWithoutAccents(t *testing.T) {
	for _, words := range []string{"sao lưu", "sao luu", "LUU sao"} {
		hits := Search(words)
		if len(hits) == 0 || !strings.Contains(strings.ToLower(hits[0].Page.Sections[hits[0].Section].Title), "sao lưu") {
			t.Errorf("%q: %+v", words, hits)
		}
	}
	if hits := Search("  "); hits != nil {
		t.Errorf("nothing asked, %d found", len(hits))
	}
}

var linked = regexp.MustCompile(`(!?)\[[^\]]*\]\(([^)]+)\)`)

// Every picture and page that the manual names must be there, and words must be in
// a font that has their letters (the one for code spans has not).
func TestTheManualHoldsTogether(t *testing.T) {
	if len(Pages()) == 0 {
		t.Fatal("no pages")
	}
	for _, page := range Pages() {
		text := page.markdown()
		if strings.Contains(text, "`") {
			t.Errorf("%s has a code span", page.Name)
		}
		for _, link := range linked.FindAllStringSubmatch(text, -1) {
			if link[1] == "!" {
				if _, err := Image(link[2]); err != nil {
					t.Errorf("%s: %v", page.Name, err)
				}
			} else if _, ok := Find(strings.TrimSuffix(link[2], ".md")); !ok {
				t.Errorf("%s leads to %s, which is not there", page.Name, link[2])
			}
		}
		if i := slices.IndexFunc(page.Sections, func(s Section) bool { return s.Title == "" }); i >= 0 {
			t.Errorf("%s: section %d has no heading", page.Name, i)
		}
	}
}

func TestPagesAreWrittenAsOneFileToPrint(t *testing.T) {
	var b bytes.Buffer
	if err := WriteHTML(&b, "Sổ Đơn Thư", Pages()...); err != nil {
		t.Fatal(err)
	}
	html := b.String()
	for _, page := range Pages() {
		if !strings.Contains(html, `<article id="`+page.Name+`">`) || !strings.Contains(html, page.Title+"</h1>") {
			t.Errorf("%s is missing", page.Name)
		}
	}
	if strings.Contains(html, `src="images/`) || strings.Contains(html, `href="#"`) {
		t.Error("a picture or a link leads outside the file")
	}
}
