package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// What is measured here is NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I: lengths in
// millimetres, sizes in points.

// element is any element of a part, read by encoding/xml apart from the code
// under test.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) find(names ...string) []element {
	if len(names) == 0 {
		return []element{e}
	}
	var found []element
	for _, c := range e.Children {
		if c.XMLName.Local == names[0] {
			found = append(found, c.find(names[1:]...)...)
		}
	}
	return found
}

func (e element) all(name string) []element {
	var found []element
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) number(t *testing.T, name string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(e.attr(name), 64)
	if err != nil {
		t.Fatalf("%s of %s: %v", name, e.XMLName.Local, err)
	}
	return n
}

func (e element) words() string {
	var b strings.Builder
	for _, t := range e.all("t") {
		b.WriteString(t.Text)
	}
	return b.String()
}

func readElement(t failer, archive *zip.Reader, name string) element {
	t.Helper()
	file, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var e element
	if err := xml.NewDecoder(file).Decode(&e); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return e
}

// look is how a paragraph is written, with what its style is based on.
type look struct {
	size             float64
	bold, italic     bool
	alignment        string
	indent           float64 // of the first line, mm
	before, lineRoom float64 // points; lines
}

type sheet struct {
	t      *testing.T
	styles map[string]element
	normal element
}

func newSheet(t *testing.T, archive *zip.Reader) sheet {
	s := sheet{t: t, styles: map[string]element{}}
	styles := readElement(t, archive, "word/styles.xml")
	s.normal = styles.find("docDefaults")[0]
	for _, style := range styles.find("style") {
		s.styles[style.attr("styleId")] = style
	}
	return s
}

func (s sheet) look(paragraph element) look {
	style := paragraph.find("pPr", "pStyle")
	if len(style) != 1 {
		s.t.Fatalf("a paragraph without a style: %q", paragraph.words())
	}
	chain := []element{paragraph}
	for id := style[0].attr("val"); id != ""; {
		e, ok := s.styles[id]
		if !ok {
			s.t.Fatalf("no style %s", id)
		}
		chain = append(chain, e)
		based := e.find("basedOn")
		id = ""
		if len(based) > 0 {
			id = based[0].attr("val")
		}
	}
	l := look{size: 14, lineRoom: 1}
	slices.Reverse(chain)
	for _, e := range chain {
		for _, size := range e.find("rPr", "sz") {
			l.size = size.number(s.t, "val") / 2
		}
		l.bold = l.bold || len(e.find("rPr", "b")) > 0
		l.italic = l.italic || len(e.find("rPr", "i")) > 0
		for _, jc := range e.find("pPr", "jc") {
			l.alignment = jc.attr("val")
		}
		for _, ind := range e.find("pPr", "ind") {
			if ind.attr("firstLine") != "" {
				l.indent = ind.number(s.t, "firstLine") / 56.7
			}
		}
		for _, spacing := range e.find("pPr", "spacing") {
			if spacing.attr("before") != "" {
				l.before = spacing.number(s.t, "before") / 20
			}
			if spacing.attr("lineRule") == "auto" {
				l.lineRoom = spacing.number(s.t, "line") / 240
			}
		}
	}
	return l
}

func between(t *testing.T, what string, got, from, to float64) {
	t.Helper()
	if got < from-0.02 || got > to+0.02 {
		t.Errorf("%s: %.2f, wanted %.2f to %.2f", what, got, from, to)
	}
}

func TestLayoutIsOfDecree30(t *testing.T) {
	for _, info := range allTemplates(t) {
		t.Run(info.Name, func(t *testing.T) {
			raw, err := Shipped(info.Name)
			if err != nil {
				t.Fatal(err)
			}
			archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
			if err != nil {
				t.Fatal(err)
			}
			document := readElement(t, archive, "word/document.xml")
			s := newSheet(t, archive)
			measurePage(t, archive, document)
			measureFonts(t, s)
			measureHeading(t, s, document, info)
			measureBody(t, s, document, info)
			measureSignature(t, s, document)
		})
	}
}

func measurePage(t *testing.T, archive *zip.Reader, document element) {
	section := document.find("body", "sectPr")[0]
	size, margins := section.find("pgSz")[0], section.find("pgMar")[0]
	between(t, "width", size.number(t, "w")/56.7, 209.9, 210.1)
	between(t, "height", size.number(t, "h")/56.7, 296.9, 297.1)
	between(t, "top", margins.number(t, "top")/56.7, 20, 25)
	between(t, "bottom", margins.number(t, "bottom")/56.7, 20, 25)
	between(t, "left", margins.number(t, "left")/56.7, 30, 35)
	between(t, "right", margins.number(t, "right")/56.7, 15, 20)
	if len(section.find("titlePg")) != 1 {
		t.Error("page 1 shows its number")
	}
	headers := map[string]string{}
	for _, r := range readElement(t, archive, "word/_rels/document.xml.rels").find("Relationship") {
		headers[r.attr("Id")] = r.attr("Target")
	}
	for _, reference := range section.find("headerReference") {
		header := readElement(t, archive, "word/"+headers[reference.attr("id")])
		fields := header.all("instrText")
		if reference.attr("type") == "first" && len(fields) != 0 {
			t.Error("the first page has a number")
		}
		if reference.attr("type") == "default" {
			if len(fields) != 1 || strings.TrimSpace(fields[0].Text) != "PAGE" {
				t.Error("later pages have no number")
			}
			l := newSheet(t, archive).look(header.find("p")[0])
			if l.alignment != "center" || l.bold || l.italic {
				t.Error("the page number is not centred and upright")
			}
			between(t, "page number", l.size, 13, 14)
		}
	}
}

func measureFonts(t *testing.T, s sheet) {
	for _, fonts := range append(s.normal.all("rFonts"), fontsOf(s)...) {
		for _, script := range []string{"ascii", "hAnsi", "cs"} {
			if fonts.attr(script) != "Times New Roman" {
				t.Errorf("font %q", fonts.attr(script))
			}
		}
	}
	for _, color := range s.normal.all("color") {
		if color.attr("val") != "000000" {
			t.Errorf("colour %s", color.attr("val"))
		}
	}
}

func fontsOf(s sheet) []element {
	var fonts []element
	for _, style := range s.styles {
		fonts = append(fonts, style.all("rFonts")...)
	}
	return fonts
}

// titled finds the paragraph with the given words.
func titled(t *testing.T, e element, words string) element {
	t.Helper()
	for _, p := range e.all("p") {
		if p.words() == words {
			return p
		}
	}
	t.Fatalf("no paragraph %q", words)
	return element{}
}

func measureHeading(t *testing.T, s sheet, document element, info Info) {
	if len(document.find("body", "tbl")) == 0 || !strings.Contains(document.find("body", "tbl")[0].words(), "{{co_quan_dong_1}}") {
		measureCitizensHeading(t, s, document)
		return
	}
	table := document.find("body", "tbl")[0]
	if columns := len(table.find("tblGrid", "gridCol")); columns != 2 {
		t.Errorf("the heading has %d columns", columns)
	}
	nationLook := s.look(titled(t, table, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
	mottoLook := s.look(titled(t, table, "Độc lập - Tự do - Hạnh phúc"))
	left := table.find("tr")[0].find("tc")[0].find("p")
	issuer := left[len(left)-2] // above the line: the office, or its unit below it
	if issuer.words() == "{{/if}}" {
		issuer = titled(t, table, "{{co_quan_dong_1}}")
	}
	body := s.look(issuer)
	for what, l := range map[string]look{"quốc hiệu": nationLook, "cơ quan": body} {
		between(t, what, l.size, 12, 13)
		if !l.bold || l.italic || l.alignment != "center" {
			t.Errorf("%s: %+v", what, l)
		}
	}
	between(t, "tiêu ngữ", mottoLook.size, 13, 14)
	if mottoLook.size != nationLook.size+1 || !mottoLook.bold || mottoLook.alignment != "center" {
		t.Errorf("tiêu ngữ: %+v", mottoLook)
	}
	right := table.find("tr")[0].find("tc")[1]
	width := right.find("tcPr", "tcW")[0].number(t, "w")
	paragraphs := right.find("p")
	between(t, "line under tiêu ngữ, of its width", ruleLength(t, width, paragraphs[len(paragraphs)-1])/mottoWidth, 0.97, 1.03)
	between(t, "line under the body's name, of its width", ruleLength(t, table.find("tr")[0].find("tc")[0].find("tcPr", "tcW")[0].number(t, "w"), left[len(left)-1])/committeeWidth, 1.0/3, 1.0/2)

	text := table.words()
	if numbered := strings.Contains(text, "Số: {{so}}/"); numbered != (info.Symbol != "") {
		t.Errorf("number: %v, symbol %q", numbered, info.Symbol)
	}
	for _, p := range table.all("p") {
		l, words := s.look(p), p.words()
		switch {
		case strings.HasPrefix(words, "Số: "):
			between(t, "số, ký hiệu", l.size, 13, 13)
			if l.bold || l.italic || strings.Contains(words, " /") || strings.Contains(words, "/ ") {
				t.Errorf("số, ký hiệu: %q %+v", words, l)
			}
		case strings.HasPrefix(words, "{{dia_danh}}"):
			between(t, "địa danh, ngày tháng", l.size, 13, 14)
			if !l.italic || l.bold || words != "{{dia_danh}}, {{ngay:chu}}" {
				t.Errorf("địa danh: %q %+v", words, l)
			}
		case strings.HasPrefix(words, "V/v"):
			between(t, "trích yếu công văn", l.size, 12, 13)
			if l.bold || l.alignment != "center" {
				t.Errorf("trích yếu: %+v", l)
			}
		}
	}
}

// How wide texts are in Times Bold, in twips.
const (
	mottoWidth     = 3415.0 // Độc lập - Tự do - Hạnh phúc, 14 points
	committeeWidth = 2447.0 // ỦY BAN NHÂN DÂN, 13 points
)

// ruleLength is the length of a line between its indents.
func ruleLength(t *testing.T, room float64, p element) float64 {
	t.Helper()
	if len(p.find("pPr", "ind")) != 1 || p.words() != "" {
		t.Fatal("no line")
	}
	ind := p.find("pPr", "ind")[0]
	return room - ind.number(t, "left") - ind.number(t, "right")
}

func measureBody(t *testing.T, s sheet, document element, info Info) {
	heading, plain := false, 0
	for _, p := range document.find("body", "p") {
		words := strings.TrimSpace(p.words())
		l := s.look(p)
		switch style := p.find("pPr", "pStyle")[0].attr("val"); style {
		case "TenLoai", "TrichYeu":
			heading = true
			between(t, style, l.size, 13, 14)
			if !l.bold || l.italic || l.alignment != "center" {
				t.Errorf("%s: %+v", style, l)
			}
			if style == "TenLoai" && strings.IndexFunc(words, unicode.IsLower) >= 0 {
				t.Errorf("tên loại %q is not in capitals", words)
			}
		case "NoiDung", "CanCu", "Muc":
			plain++
			between(t, "body", l.size, 13, 14)
			between(t, "first line", l.indent, 10, 12.7)
			between(t, "space before", l.before, 6, 12)
			between(t, "line spacing", l.lineRoom, 1, 1.5)
			if l.alignment != "both" || l.italic != (style == "CanCu") {
				t.Errorf("%s: %+v", style, l)
			}
			if style == "CanCu" && !strings.HasSuffix(words, ";") && !strings.HasSuffix(words, ".") {
				t.Errorf("căn cứ without ; or .: %q", words)
			}
		}
	}
	if heading == strings.Contains(document.find("body", "tbl")[0].words(), "V/v") {
		t.Error("a document has a tên loại or a V/v")
	}
	if plain < 2 {
		t.Errorf("only %d paragraphs", plain)
	}
}

func measureSignature(t *testing.T, s sheet, document element) {
	for _, table := range document.find("body", "tbl") {
		for _, p := range table.all("p") {
			l := s.look(p)
			switch style := p.find("pPr", "pStyle")[0].attr("val"); style {
			case "NoiNhanTieuDe":
				between(t, style, l.size, 12, 12)
				if !l.bold || !l.italic || p.words() != "Nơi nhận:" {
					t.Errorf("nơi nhận: %q %+v", p.words(), l)
				}
			case "NoiNhan":
				between(t, style, l.size, 11, 11)
				if l.bold || l.italic || !strings.HasPrefix(p.words(), "- ") {
					t.Errorf("nơi nhận: %q %+v", p.words(), l)
				}
				if last := strings.HasPrefix(p.words(), "- Lưu: VT"); last != strings.HasSuffix(p.words(), ".") || !last && !strings.HasSuffix(p.words(), ";") {
					t.Errorf("nơi nhận ends wrongly: %q", p.words())
				}
			case "QuyenHan", "NguoiKy":
				between(t, style, l.size, 13, 14)
				if !l.bold || l.italic || l.alignment != "center" {
					t.Errorf("%s: %+v", style, l)
				}
			}
		}
	}
}
