package docx

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"donthu/data/day"
)

func TestWhatIsMergedNeedsToBeWordDocuments(t *testing.T) {
	var b bytes.Buffer
	if err := Merge(&b, nil); err == nil {
		t.Error("nothing was merged, and nothing said")
	}
	odd := wordFile(t, `<w:tbl>`+cellsXML("a", "b")+`</w:tbl>`)
	if err := Merge(&b, [][]byte{odd, []byte("hỏng")}); err == nil {
		t.Error("a broken file was merged")
	}
	b.Reset()
	if err := Merge(&b, [][]byte{odd, wordFile(t, para("c"))}); err != nil {
		t.Fatal(err)
	}
	if got := partOf(t, b.Bytes(), "word/document.xml"); !strings.Contains(got, "</w:tbl><w:p><w:pPr><w:sectPr/></w:pPr></w:p>") {
		t.Error(got)
	}
}

// codesIn are what the codes on a document say, in the order in which they are drawn.
func codesIn(t *testing.T, docx []byte) (all []string) {
	t.Helper()
	p, err := openParcel(docx)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := partNamed(p.archive, mainPart)
	if err != nil {
		t.Fatal(err)
	}
	for _, drawn := range regexp.MustCompile(`r:embed="([^"]+)"`).FindAllSubmatch(raw, -1) {
		for _, r := range p.relations.All {
			if r.ID == string(drawn[1]) {
				all = append(all, codeAt(t, p, "word/"+r.Target))
			}
		}
	}
	return all
}

// Each document keeps its own code, head and foot when it is printed with others, also one
// that Word has numbered its parts anew in.
func TestMergedDocumentsKeepTheirOwnParts(t *testing.T) {
	same := func(s string) string { return s }
	sign := func(draft []byte, code string) []byte {
		t.Helper()
		signed, _, _, err := Sign(draft, "05", day.Must("2026-07-05"), code)
		if err != nil {
			t.Fatal(err)
		}
		return signed
	}
	first, second := sign(draftFrom(t, same), "DONTHU1 L:1/2026"), sign(draftFrom(t, same), "DONTHU1 L:2/2026")
	p, err := openParcel(draftFrom(t, func(s string) string {
		return strings.Replace(strings.ReplaceAll(s, `r:id="rId4"`, `r:id="rId77"`), "<w:pgSz", `<w:type w:val="continuous"/><w:pgSz`, 1)
	}))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range p.relations.All {
		if r.ID == "rId4" {
			p.relations.All[i].ID, p.listed = "rId77", true
		}
	}
	p.changed["word/header1.xml"] = &node{start: []byte(strings.Replace(headerPart, "<w:t>2</w:t>", "<w:t>ĐẦU RIÊNG</w:t>", 1))}
	var changed bytes.Buffer
	if err := p.write(&changed); err != nil {
		t.Fatal(err)
	}
	third := sign(changed.Bytes(), "DONTHU1 L:3/2026")
	var merged bytes.Buffer
	if err := Merge(&merged, [][]byte{first, second, third}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(codesIn(t, merged.Bytes()), ", "); got != "DONTHU1 L:1/2026, DONTHU1 L:2/2026, DONTHU1 L:3/2026" {
		t.Errorf("the codes say %s", got)
	}
	whole, err := openParcel(merged.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := partNamed(whole.archive, mainPart)
	if strings.Contains(string(raw), "continuous") {
		t.Error("a document begins in the middle of a page")
	}
	var heads []string
	for _, used := range regexp.MustCompile(`<w:headerReference w:type="default" r:id="([^"]+)"`).FindAllSubmatch(raw, -1) {
		for _, r := range whole.relations.All {
			if r.ID == string(used[1]) {
				part, _ := partNamed(whole.archive, "word/"+r.Target)
				heads = append(heads, fmt.Sprint(bytes.Contains(part, []byte("ĐẦU RIÊNG")), whole.types.of("word/"+r.Target) != ""))
			}
		}
	}
	if got := strings.Join(heads, ", "); got != "false true, false true, true true" {
		t.Errorf("of the sections have their own head, and are listed: %s", got)
	}
	if n := strings.Count(string(raw), `w:name="`+MarkSlot+`"`); n != 1 {
		t.Errorf("%d places of the code", n)
	}
	if ids := regexp.MustCompile(`<wp:docPr id="(\d+)"`).FindAllStringSubmatch(string(raw), -1); len(ids) != 3 || ids[0][1] == ids[1][1] || ids[1][1] == ids[2][1] {
		t.Errorf("the pictures are %v", ids)
	}
	if a, err := Looks(first); err != nil || a == "" {
		t.Error(err)
	} else if b, _ := Looks(third); a != b {
		t.Error("documents of the same styles look different")
	}
}
