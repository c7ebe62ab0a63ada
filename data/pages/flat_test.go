package pages

import (
	"bytes"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"github.com/klippa-app/go-pdfium/requests"
)

func crcOf(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

// textOf is all text that a PDF holds, page by page.
func textOf(t *testing.T, file string) (all []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := openPDF(f)
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	b := d.(*pdfBook)
	for page := range b.count() {
		text, err := b.in.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: b.of, Index: page}}})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text.Text)
	}
	return all
}

// A copy shows what the pages show, black where they were covered, and holds nothing else of
// the file: no word, no name of its author.
func TestACopyHoldsNoWordOfTheFile(t *testing.T) {
	here(t)
	original := kept(t, "tố cáo.pdf", texts("NGUYEN", "VAN"))
	if text := textOf(t, original); text[0] != "NGUYEN" || text[1] != "VAN" {
		t.Fatalf("the file itself says %q", text)
	}
	b := opened(t, original)
	name := Box{0.05, 0.05, 0.9, 0.25}
	if err := b.Burn(t.Context(), 0, []Box{name, {0.5, 0.5, 2, 2}}); err != nil {
		t.Fatal(err)
	}
	if err := b.Burn(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "che.pdf")
	if err := b.Burnt(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"NGUYEN", "Nguyen", "VAN", "To cao", "Helvetica", "Author", "Title", "/Font"} {
		if bytes.Contains(raw, []byte(word)) {
			t.Errorf("the copy holds %q", word)
		}
	}
	for page, text := range textOf(t, copied) {
		if text != "" {
			t.Errorf("page %d of the copy says %q", page, text)
		}
	}
	c := opened(t, copied)
	if c.Count != 2 {
		t.Fatalf("%d pages", c.Count)
	}
	p := drawn(t, c, View{Width: 600})
	if w, h := p.Rect.Dx(), p.Rect.Dy(); w != 600 || h != 900 {
		t.Errorf("the copy's page is %d by %d", w, h)
	}
	for _, part := range []Box{{0.06, 0.06, 0.89, 0.24}, {0.51, 0.51, 1, 1}} {
		for y := int(part.Top * 900); y < int(part.Bottom*900); y++ {
			for x := int(part.Left * 600); x < int(part.Right*600); x++ {
				if c := p.RGBAAt(x, y); c.R > 8 || c.G > 8 || c.B > 8 {
					t.Fatalf("under a box the point %d,%d is %v", x, y, c)
				}
			}
		}
	}
	if n := dark(p, Box{0, 0.26, 0.49, 1}); n > 0 {
		t.Errorf("%d points are dark beside the boxes", n)
	}
	second := drawn(t, c, View{Page: 1, Width: 600})
	if dark(second, Box{0, 0, 1, 0.3}) == 0 {
		t.Error("what was not covered is gone")
	}
}
