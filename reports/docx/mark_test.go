package docx

import (
	"archive/zip"
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"donthu/data/day"
)

// codeIn is what the code on a document says; empty for none.
func codeIn(t *testing.T, docx []byte) string {
	t.Helper()
	p, err := openParcel(docx)
	if err != nil {
		t.Fatal(err)
	}
	return codeAt(t, p, "word/media/ma-qr.png")
}

// codeAt is what the picture says; empty when there is none.
func codeAt(t *testing.T, p *parcel, name string) string {
	t.Helper()
	raw, err := partNamed(p.archive, name)
	if err != nil || raw == nil {
		return ""
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatal(err)
	}
	return read.GetText()
}

// draftFrom is a template of one line, as a draft that was changed in Word by change.
func draftFrom(t *testing.T, change func(document string) string) []byte {
	t.Helper()
	built, err := Layout{Heading: "THÔNG BÁO", Symbol: "TB-{{viet_tat}}", Dated: true, Sign: SignChair, Copies: []string{"Như trên;"}, Body: []string{"Nội dung."}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	var draft bytes.Buffer
	if err := RenderDraft(&draft, built, Fields{"ngay": NoDay, "so": NoNumber, "viet_tat": "UBND", "dia_danh": "Bình Thạnh"}); err != nil {
		t.Fatal(err)
	}
	archive, err := open(draft.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := partNamed(archive, mainPart)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := rewrite(&b, archive, map[string]*node{mainPart: {start: []byte(change(string(raw)))}}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestASignedDocumentCarriesItsCode(t *testing.T) {
	const says = "DONTHU1 L:12/2026 D:5/Q%C4%90-UBND/2026"
	same := func(document string) string { return document }
	for name, c := range map[string]struct {
		change func(string) string
		want   string
	}{
		"as it was written": {same, says},
		"with other words":  {func(s string) string { return strings.Replace(s, "Nội dung.", "Nội dung khác.", 1) }, says},
		"the slot between lines": {func(s string) string {
			return strings.Replace(strings.Replace(s, markBookmark, "", 1), "<w:sectPr>", markBookmark+"<w:p/><w:sectPr>", 1)
		}, says},
		"the slot is gone": {func(s string) string { return strings.Replace(s, markBookmark, "", 1) }, ""},
		"no line behind it": {func(s string) string {
			return strings.Replace(strings.Replace(s, markBookmark, "", 1), "<w:sectPr>", markBookmark+"<w:sectPr>", 1)
		}, ""},
	} {
		draft := draftFrom(t, c.change)
		if got := codeIn(t, draft); got != "" {
			t.Errorf("%s: the draft carries %q", name, got)
		}
		signed, numbered, dated, err := Sign(draft, "05", day.Must("2026-07-05"), says)
		if err != nil || !numbered || !dated {
			t.Fatalf("%s: %v %v %v", name, numbered, dated, err)
		}
		if got := codeIn(t, signed); got != c.want {
			t.Errorf("%s: the code says %q, want %q", name, got, c.want)
		}
		if text, err := Text(signed); err != nil || !strings.Contains(text, "Số: 05/TB-UBND") {
			t.Errorf("%s: %v %s", name, err, text)
		}
		if bare, _, _, err := Sign(draft, "05", day.Must("2026-07-05"), ""); err != nil || codeIn(t, bare) != "" {
			t.Errorf("%s: without a code: %v", name, err)
		}
	}
}

// The lists of the package name the picture, or Word calls the document damaged.
func TestThePictureOfTheCodeIsListed(t *testing.T) {
	signed, _, _, err := Sign(draftFrom(t, func(s string) string { return s }), "05", day.Must("2026-07-05"), "DONTHU1 L:12/2026")
	if err != nil {
		t.Fatal(err)
	}
	p, err := openParcel(signed)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.types.of("word/media/ma-qr.png"); got != "image/png" {
		t.Errorf("the picture is listed as %q", got)
	}
	raw, _ := partNamed(p.archive, mainPart)
	for _, r := range p.relations.All {
		if r.Target == "media/ma-qr.png" && !bytes.Contains(raw, []byte(`r:embed="`+r.ID+`"`)) {
			t.Errorf("nothing draws %s", r.ID)
		}
	}
	if _, err := zip.NewReader(bytes.NewReader(signed), int64(len(signed))); err != nil {
		t.Error(err)
	}
}
