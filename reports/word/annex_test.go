package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// signedBy is a letter of so many people, of whom some are known by name.
func signedBy(kind register.Kind, signatories int, names ...string) register.Letter {
	l := sampleLetter(kind)
	l.Sender = register.Person{Name: names[0], Address: "số 1 hẻm 4"}
	l.CoSigners, l.Signatories = nil, signatories
	for i, name := range names[1:] {
		l.CoSigners = append(l.CoSigners, register.Person{Name: name, Address: fmt.Sprintf("số %d hẻm 4", i+2)})
	}
	return l
}

// annexed is a document on the letter with the list of who signed it, and its text.
func annexed(t *testing.T, name string, l register.Letter, template []byte, draft bool) (raw []byte, text string) {
	t.Helper()
	info := infoOf(t, name)
	if template == nil {
		var err error
		if template, err = Shipped(name); err != nil {
			t.Fatal(err)
		}
	}
	o := sampleOptionsFor(info, &l)
	o.Annex, o.Draft = true, draft
	fields := LetterFields(l, ward, o)
	var b bytes.Buffer
	if err := docx.RenderDraft(&b, template, fields); err != nil {
		t.Fatal(err)
	}
	raw, err := Annexed(b.Bytes(), info, info.SymbolFor(&l, ward), fields)
	if err != nil {
		t.Fatal(err)
	}
	return raw, textOf(t, raw)
}

// A document to several people has the list of them behind it, and says so where it names
// them first; those of whom the letter gives no name are counted and not made up.
func TestTheListOfSignersGoesWithTheDocument(t *testing.T) {
	l := signedBy(complaint, 37, "Trần Văn An", "Lê Thị Út", "Trần Văn An", "Võ Hòa")
	l.CoSigners[1].Address = "số 1 hẻm 4" // named twice
	_, text := annexed(t, register.DocumentComplaintAccepted, l, nil, false)
	for _, want := range []string{"Kính gửi: Ông Trần Văn An và 36 người khác (danh sách kèm theo)\n", "đơn khiếu nại của ông Trần Văn An và 36 người khác;",
		"\nDANH SÁCH NGƯỜI KHIẾU NẠI\n", "(Kèm theo Thông báo số 05/TB-UBND ngày 05 tháng 7 năm 2026 của Ủy ban nhân dân phường Bình Thạnh)",
		"\n1\nTrần Văn An\nsố 1 hẻm 4\n2\nLê Thị Út\nsố 2 hẻm 4\n3\nVõ Hòa\nsố 4 hẻm 4\n", "Và 34 người khác không ghi tên trong đơn."} {
		if !strings.Contains(text, want) {
			t.Errorf("the document does not say %q:\n%s", want, text)
		}
	}
	l = signedBy(complaint, 3, "Trần Văn An", "Lê Thị Út", "Võ Hòa")
	l.Representative = register.Person{Name: "Lê Thị Út"}
	if _, text = annexed(t, register.DocumentDecision, l, nil, false); !strings.Contains(text, "của ông Trần Văn An và 2 người khác (danh sách kèm theo; người đại diện: bà Lê Thị Út)") ||
		!strings.Contains(text, "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 7 năm 2026 của Chủ tịch Ủy ban nhân dân phường Bình Thạnh)") || strings.Contains(text, "không ghi tên trong đơn") {
		t.Errorf("the decision says\n%s", text)
	}
	if _, text = annexed(t, register.DocumentAnswer, signedBy(petition, 2, "Trần Văn An", "Võ Hòa"), nil, false); !strings.Contains(text, "NGƯỜI KÝ ĐƠN") || !strings.Contains(text, "(Kèm theo Công văn số 05/UBND ngày") {
		t.Errorf("the answer says\n%s", text)
	}
	group := signedBy(petition, 12, "Các hộ dân tổ 5", "Trần Văn An", "Võ Hòa")
	if _, text = annexed(t, register.DocumentAnswer, group, nil, false); !strings.Contains(text, "các hộ dân tổ 5 (danh sách kèm theo)") || !strings.Contains(text, "\n1\nTrần Văn An\n") || !strings.Contains(text, "Và 10 người khác không ghi tên") {
		t.Errorf("the answer to a group says\n%s", text)
	}
}

// Who denounced stands in no list that goes to others, and one name is no list.
func TestWhoMayHaveTheListOfSigners(t *testing.T) {
	for _, c := range []struct {
		name   string
		letter register.Letter
		want   bool
	}{
		{register.DocumentComplaintAccepted, signedBy(complaint, 2, "Trần Văn An", "Võ Hòa"), true},
		{register.DocumentComplaintAccepted, signedBy(complaint, 37, "Trần Văn An"), false},
		{register.DocumentComplaintAccepted, signedBy(complaint, 37, "Các hộ dân tổ 5", "Trần Văn An"), false},
		{register.DocumentComplaintAccepted, signedBy(complaint, 37, "Trần Văn An và 36 hộ dân", "Võ Hòa"), false},
		{register.DocumentAcceptedNotice, signedBy(denunciation, 2, "Trần Văn An", "Võ Hòa"), true},
		{register.DocumentAccusedNotice, signedBy(denunciation, 2, "Trần Văn An", "Võ Hòa"), false},
		{register.DocumentForwardDenunciation, signedBy(denunciation, 2, "Trần Văn An", "Võ Hòa"), false},
	} {
		if got := (Options{}).For(infoOf(t, c.name)).MayAnnex(&c.letter); got != c.want {
			t.Errorf("%s of %s: %v", c.name, c.letter.Sender.Name, got)
		}
		if _, text := annexed(t, c.name, c.letter, nil, false); strings.Contains(text, "DANH SÁCH") != c.want || strings.Contains(text, "kèm theo)") && !c.want {
			t.Errorf("%s has a list: %s", c.name, text)
		}
		if _, text := annexed(t, c.name, c.letter, nil, false); !c.want && c.letter.Kind == denunciation && strings.Contains(text, "Võ Hòa") {
			t.Errorf("%s names a denouncer: %s", c.name, text)
		}
	}
	for _, info := range allTemplates(t) {
		if info.Name == AnnexTemplate {
			t.Error("the list is offered as a document")
		}
	}
}

// The list's own line has the number and the day when the document is signed.
func TestTheSignatureFillsTheListToo(t *testing.T) {
	draft, text := annexed(t, register.DocumentComplaintAccepted, signedBy(complaint, 2, "Trần Văn An", "Võ Hòa"), nil, true)
	if !strings.Contains(text, "(Kèm theo Thông báo số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/TB-UBND ngày \u00a0\u00a0\u00a0 tháng") {
		t.Errorf("the draft says\n%s", text)
	}
	signed, numbered, dated, err := docx.Sign(draft, "17", day.Must("2026-07-09"), "")
	if err != nil || !numbered || !dated {
		t.Fatal(numbered, dated, err)
	}
	if text = textOf(t, signed); !strings.Contains(text, "(Kèm theo Thông báo số 17/TB-UBND ngày 09 tháng 7 năm 2026 của") || strings.Count(text, "17/TB-UBND") != 2 {
		t.Errorf("signed it says\n%s", text)
	}
}

// An office's own template, whose styles are of other names and looks, takes the list: it
// keeps its own looks, on a page of its own.
func TestAnOwnTemplateTakesTheList(t *testing.T) {
	own := wordFile(t, "", "Mẫu của phường, kính gửi {{ong_ba_day_du}}")
	raw, text := annexed(t, register.DocumentComplaintAccepted, signedBy(complaint, 2, "Trần Văn An", "Võ Hòa"), own, false)
	keepDocument(t, "kem-danh-sach", raw)
	if !strings.Contains(text, "kính gửi ông Trần Văn An và 1 người khác (danh sách kèm theo)\n") || !strings.Contains(text, "DANH SÁCH NGƯỜI KHIẾU NẠI") {
		t.Errorf("it says\n%s", text)
	}
	archive := zipOf(t, raw)
	body := readElement(t, archive, "word/document.xml").find("body")[0]
	if sections := body.all("sectPr"); len(sections) != 2 || len(sections[1].find("headerReference")) != 0 || len(sections[0].find("headerReference")) == 0 {
		t.Errorf("%d sections, or the heads are not the first's", len(sections))
	}
	known := map[string]element{}
	for _, style := range readElement(t, archive, "word/styles.xml").find("style") {
		if _, twice := known[style.attr("styleId")]; twice {
			t.Errorf("two styles %s", style.attr("styleId"))
		}
		known[style.attr("styleId")] = style
	}
	for _, style := range body.all("pStyle") {
		if _, there := known[style.attr("val")]; !there {
			t.Errorf("no style %s", style.attr("val"))
		}
	}
	for _, p := range body.all("p") {
		if strings.HasPrefix(p.words(), "DANH SÁCH") && p.find("pPr", "pStyle")[0].attr("val") != "KemTheoTenLoai" {
			t.Error("the list's title has the looks that the office's template gives the name")
		}
	}
	title := known["KemTheoTenLoai"]
	base := known[title.find("basedOn")[0].attr("val")]
	if fonts := base.find("rPr", "rFonts"); len(fonts) != 1 || fonts[0].attr("ascii") != "Times New Roman" || base.attr("default") != "" {
		t.Errorf("the list's base has the fonts %+v", fonts)
	}
	if again, err := docx.Annex(raw, raw); err != nil {
		t.Fatal(err)
	} else if n := strings.Count(fmt.Sprint(readElement(t, zipOf(t, again), "word/styles.xml").find("style")), "KemTheoTenLoai"); n != 1 {
		t.Errorf("a second annex brings its styles %d times", n)
	}
}

func zipOf(t *testing.T, raw []byte) *zip.Reader {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return archive
}
