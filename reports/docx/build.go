package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"donthu/assets"
)

// bare is a letter without its marks.
func bare(r rune) rune {
	switch r {
	case 'đ':
		return 'd'
	case 'Đ':
		return 'D'
	}
	for _, d := range norm.NFD.String(string(r)) {
		return d
	}
	return r
}

// built is the time in the archives: equal layouts are equal files.
var built = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// Layout is an administrative document as the shipped templates write it: what stands
// in its heading, its body, and who signs. Every text may hold placeholders.
type Layout struct {
	Title    string // of the file
	Category string // of the file: what its reader keeps there
	Issuer   string // in the heading: empty for the office, IssuerCitizen, IssuerNobody, or a unit below the office, its lines parted by |
	Heading  string // tên loại; empty for a công văn
	Subject  string // trích yếu
	Symbol   string // after the number: TB-{{viet_tat}}; empty: the document has no number
	Number   string // the line of a number that somebody else gives, in place of the office's
	Dated    bool   // place and date stand in the heading
	To       []string
	Sign     string // one of Signs
	Signer   string // what stands above the name of the official in charge; behind a | the name of who signs instead
	Copies   []string
	Body     []string // see bodyXML
}

// IssuerCitizen is the issuer of what citizens write themselves: no office stands in its
// heading, and the place and the day are left to them.
const IssuerCitizen = "citizen"

// IssuerNobody is the issuer of what goes with another document: nothing stands above its
// title.
const IssuerNobody = "none"

// The ways of signing (NĐ 30/2020, Phụ lục I, Phần I, mục II.7).
const (
	SignChair     = "chair"     // in the chair's own competence
	SignCommittee = "committee" // TM. ỦY BAN NHÂN DÂN
	SignOfficer   = "officer"   // the official in charge
	SignNobody    = "none"      // the body of the document holds its own signatures
)

// Signs are all ways of signing.
var Signs = []string{SignChair, SignCommittee, SignOfficer, SignNobody}

// Build makes the Word document; equal layouts are equal files.
func (l Layout) Build() ([]byte, error) {
	return packed(l.Title, l.Category, l.document(), stylesPart(styles))
}

// packed is the Word document of a main part.
func packed(title, category, document, styles string) ([]byte, error) {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"word/document.xml", document},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/styles.xml", styles},
		{"word/settings.xml", settingsPart},
		{"word/fontTable.xml", fontsPart},
		{"word/header1.xml", headerPart},
		{"word/header2.xml", firstHeaderPart},
		{"docProps/core.xml", fmt.Sprintf(corePart, escape(title), category)},
		{"docProps/app.xml", appPart},
	} {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: built})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (l Layout) document() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document` + namespaces + `><w:body>`)
	b.WriteString(l.headingTable())
	if l.Heading != "" {
		b.WriteString(paragraph("TenLoai", l.Heading))
		if l.Subject != "" {
			b.WriteString(paragraph("TrichYeu", l.Subject))
		}
		if l.Issuer != IssuerNobody {
			b.WriteString(rule(textWidth, lineUnder(cmp.Or(l.Subject, l.Heading), bodySize, textWidth, 0.4)))
		}
	} else {
		b.WriteString(paragraph("CachDong", ""))
	}
	b.WriteString(l.addressees())
	b.WriteString(bodyXML(l.Body))
	b.WriteString(l.signature())
	fmt.Fprintf(&b, `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`+
		`<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:body></w:document>`,
		pageWidth, pageHeight, marginTop, marginRight, marginBottom, marginLeft, headerRoom, headerRoom)
	return b.String()
}

func (l Layout) addressees() string {
	switch len(l.To) {
	case 0:
		return ""
	case 1:
		return paragraph("KinhGui", assets.Text("document.layout.to")+" "+l.To[0])
	}
	var b strings.Builder
	b.WriteString(paragraph("KinhGuiDanhSach", assets.Text("document.layout.to")))
	for i, to := range l.To {
		end := ";"
		if i == len(l.To)-1 {
			end = "."
		}
		b.WriteString(paragraph("KinhGuiDong", "- "+to+end))
	}
	return b.String()
}

// signature is nơi nhận on the left and the signature on the right.
func (l Layout) signature() string {
	if l.Sign == SignNobody {
		if l.Issuer == IssuerCitizen {
			return "" // no paper of the office
		}
		return slot("CuoiVanBan")
	}
	var left, right strings.Builder
	if len(l.Copies) > 0 {
		left.WriteString(paragraph("NoiNhanTieuDe", assets.Text("document.layout.copies")))
	}
	for _, line := range l.Copies {
		if standsAlone(line) {
			left.WriteString(control(line))
			continue
		}
		left.WriteString(paragraph("NoiNhan", "- "+line))
	}
	switch l.Sign {
	case SignOfficer:
		role, name, _ := strings.Cut(l.Signer, "|")
		right.WriteString(paragraph("QuyenHan", role))
		right.WriteString(paragraph("NguoiKy", cmp.Or(strings.TrimSpace(name), "{{#if nguoi_lap}}{{nguoi_lap}}{{/if}}")))
	default:
		if l.Sign == SignCommittee {
			right.WriteString(control("{{#if ky_thua_lenh}}") + control("{{else}}") + paragraph("QuyenHan", assets.Text("document.layout.committee")) + control("{{/if}}"))
		}
		right.WriteString(control("{{#if quyen_han_ky}}") + paragraph("QuyenHan", "{{quyen_han_ky}}") + control("{{/if}}"))
		right.WriteString(paragraph("QuyenHan", "{{chuc_vu_ky:hoa}}"))
		right.WriteString(paragraph("NguoiKy", "{{nguoi_ky}}"))
	}
	return paragraph("CachDong", "") + table(false, []int{signLeft, signRight}, row(cell(signLeft, left.String()), cell(signRight, right.String()))) + slot("CuoiVanBan")
}

// bodyXML writes the body's lines, each a paragraph:
//
//	= CENTRED AND BOLD
//	# a heading
//	~ a ground, in italics
//	> centred and in italics
//	& one signature | another
//	| cells | of a | table |      (the first row: widths in hundredths; 18^ leaves room to sign)
//
// **bold** and *italic* may stand in any of them.
func bodyXML(lines []string) string {
	var b strings.Builder
	last := len(lines) - 1 // stays on the page of the signature
	for last > 0 && (standsAlone(lines[last]) || strings.ContainsAny(lines[last][:1], "&|")) {
		last--
	}
	for i := 0; i < len(lines); i++ {
		mark, text, _ := strings.Cut(lines[i], " ")
		switch {
		case mark == "=":
			b.WriteString(paragraph("GiuaDam", text))
		case mark == "#":
			b.WriteString(paragraph("Muc", text))
		case mark == "~":
			b.WriteString(paragraph("CanCu", text))
		case mark == ">":
			b.WriteString(paragraph("GhiChuKy", text) + paragraph("CachDong", ""))
		case mark == "&":
			b.WriteString(signatures(text))
		case mark == "|":
			end := i
			for end < len(lines) && strings.HasPrefix(lines[end], "|") {
				end++
			}
			b.WriteString(bodyTable(lines[i:end]))
			i = end - 1
		case standsAlone(lines[i]):
			b.WriteString(control(lines[i]))
		case i == last || isSubheading(lines[i]):
			b.WriteString(strings.Replace(paragraph("NoiDung", lines[i]), "</w:pPr>", "<w:keepNext/></w:pPr>", 1))
		default:
			b.WriteString(paragraph("NoiDung", lines[i]))
		}
	}
	return b.String()
}

// isSubheading reports whether a line is a heading within a section, which stays
// with the paragraph below it: bold, or bold with the form's number behind it.
func isSubheading(line string) bool {
	_, after, _ := strings.Cut(strings.TrimPrefix(line, "**"), "**")
	return strings.HasPrefix(line, "**") && (after == "" || strings.HasPrefix(after, " (") && strings.HasSuffix(after, ")"))
}

func standsAlone(line string) bool {
	tags, err := tagsIn(line)
	return err == nil && len(tags) == 1 && tags[0].kind != valueTag && tags[0].source == line
}

func cellsOf(line string) []string {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// bodyTable is a ruled table; its head is repeated on every page.
func bodyTable(lines []string) string {
	var widths []int
	for _, hundredths := range cellsOf(lines[0]) {
		n := 0
		_, _ = fmt.Sscan(hundredths, &n) // a test reads every shipped table
		widths = append(widths, textWidth*n/100)
	}
	var rows []string
	for i, line := range lines[1:] {
		// A row below the head may go on over the page: one that may not, and is longer than
		// a page, loses what is below it.
		style, properties := "OBang", ""
		switch {
		case i == 0:
			style, properties = "OBangDau", `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`
		case strings.Contains(lines[0], "^"):
			properties = fmt.Sprintf(`<w:trPr><w:trHeight w:val="%d"/></w:trPr>`, signingRow)
		}
		var cells []string
		for j, text := range cellsOf(line) {
			if j < len(widths) {
				cells = append(cells, cell(widths[j], paragraph(style, text)))
			}
		}
		rows = append(rows, `<w:tr>`+properties+strings.Join(cells, "")+`</w:tr>`)
	}
	return table(true, widths, rows...) + paragraph("CachDong", "")
}

// signatures are captions side by side, "CAPTION; (note); name | …".
func signatures(text string) string {
	parts := strings.Split(text, "|") // an empty one keeps its side free
	width := textWidth / len(parts)
	var captions, names []string // a row each: the names stand beside each other, whatever is above
	var widths []int
	for _, part := range parts {
		caption, more, hasNote := strings.Cut(strings.TrimSpace(part), ";")
		note, name, _ := strings.Cut(more, ";")
		content := paragraph("QuyenHan", caption)
		if hasNote {
			content += paragraph("GhiChuKy", note)
		}
		captions, names = append(captions, cell(width, content)), append(names, cell(width, paragraph("NguoiKyBienBan", name)))
		widths = append(widths, width)
	}
	return paragraph("CachDong", "") + table(false, widths, row(captions...), row(names...)) + paragraph("CachDong", "")
}

// escape makes a text safe between tags and in attributes.
func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}

// runs are a paragraph's runs; * and ** begin and end italics and bold.
func runs(text string) string {
	var b strings.Builder
	bold, italic := false, false
	for text != "" {
		words := text
		if i := strings.IndexByte(text, '*'); i >= 0 {
			words = text[:i]
		}
		if words != "" {
			looks := ""
			if bold {
				looks += "<w:b/>"
			}
			if italic {
				looks += "<w:i/>"
			}
			if looks != "" {
				looks = "<w:rPr>" + looks + "</w:rPr>"
			}
			b.WriteString(`<w:r>` + looks + wordsXML(words) + `</w:r>`)
		}
		text = text[len(words):]
		switch {
		case strings.HasPrefix(text, "**"):
			bold, text = !bold, text[2:]
		case strings.HasPrefix(text, "*"):
			italic, text = !italic, text[1:]
		}
	}
	return b.String()
}

// dottedLine in a text is a line of dots to the margin, to be filled by hand.
const dottedLine = "……………"

func wordsXML(words string) string {
	var b strings.Builder
	for i, piece := range strings.Split(words, dottedLine) {
		if i > 0 {
			b.WriteString(`<w:tab/>`)
		}
		if piece != "" {
			b.WriteString(`<w:t xml:space="preserve">` + escape(piece) + `</w:t>`)
		}
	}
	return b.String()
}

func paragraph(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs(strings.TrimFunc(text, unicode.IsSpace)) + `</w:p>`
}

// control is a paragraph that holds a control word.
func control(word string) string { return paragraph("NoiDung", word) }

// rule is a line of the given length in the middle of a column.
func rule(column, length int) string {
	side := (column - length) / 2
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="KeNgang"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`, side, side)
}

func cell(width int, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, cmp.Or(content, paragraph("OTrong", "")))
}

func row(cells ...string) string {
	return `<w:tr><w:trPr><w:cantSplit/></w:trPr>` + strings.Join(cells, "") + `</w:tr>`
}

func table(ruled bool, widths []int, rows ...string) string {
	total := 0
	var grid strings.Builder
	for _, width := range widths {
		total += width
		fmt.Fprintf(&grid, `<w:gridCol w:w="%d"/>`, width)
	}
	borders, margin := "", 0
	if ruled {
		margin = 85
		borders = `<w:tblBorders>`
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			borders += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
		}
		borders += `</w:tblBorders>`
	}
	return fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>`,
		total, borders, margin, margin, grid.String(), strings.Join(rows, ""))
}
