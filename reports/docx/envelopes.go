package docx

import (
	"fmt"
	"slices"
	"strings"

	"donthu/assets"
)

// Envelope is what stands on an envelope or a label. What the document is about has no
// place on it.
type Envelope struct {
	Office []string // who sends it, in one line or two
	Where  []string // it works, and how it is reached
	Number string   // of the documents inside
	To     string
	At     string // address
}

// EnvelopeForm is on what addresses are printed.
type EnvelopeForm string

// The forms.
const (
	EnvelopeC5 EnvelopeForm = "c5"     // 229 × 162 mm
	EnvelopeDL EnvelopeForm = "dl"     // 220 × 110 mm
	LabelSheet EnvelopeForm = "labels" // A4, 3 × 8 labels of 70 × 37 mm
)

// EnvelopeForms are all forms in the order in which screens list them.
var EnvelopeForms = []EnvelopeForm{EnvelopeC5, EnvelopeDL, LabelSheet}

// LabelsOnSheet is how many labels a sheet has.
const LabelsOnSheet = labelColumns * labelRows

const (
	millimetreTwips = 56.7
	labelColumns    = 3
	labelRows       = 8
	labelHeight     = 2098 // 37 mm
	labelMargin     = 170  // 3 mm, where nothing is printed
)

// envelopeStyles are named as an office sees them in Word.
var envelopeStyles = []style{
	{"BiCoQuan", "Bì: cơ quan gửi", "Normal", centred, looks(26, "b")},
	{"BiDiaChiGui", "Bì: địa chỉ gửi", "Normal", centred, looks(22)},
	{"BiSo", "Bì: số văn bản", "Normal", spaced(120, 0) + centred, looks(26)},
	{"BiNoiNhan", "Bì: nơi nhận", "Normal", "", looks(30, "b")},
	{"BiDiaChi", "Bì: địa chỉ nhận", "Normal", spaced(60, 0), looks(28)},
	{"BiHet", "Bì: hết", "Normal", `<w:spacing w:line="20" w:lineRule="exact"/>`, looks(2)},
	{"NhanNoiNhan", "Nhãn: nơi nhận", "Normal", spaced(140, 0), looks(22, "b")},
	{"NhanDiaChi", "Nhãn: địa chỉ", "Normal", "", looks(20)},
	{"NhanSo", "Nhãn: số văn bản", "Normal", spaced(40, 0), looks(16)},
}

// Envelopes makes the Word document that prints what stands on envelopes, a page each, or
// on labels, after as many places of the first sheet as are used already.
func Envelopes(form EnvelopeForm, all []Envelope, used int) ([]byte, error) {
	document := labelsXML(all, used)
	switch form {
	case EnvelopeC5:
		document = envelopesXML(all, 229, 162, 16)
	case EnvelopeDL:
		document = envelopesXML(all, 220, 110, 9)
	}
	return packed(assets.Text("envelope.form."+string(form)), "", xmlHead+`<w:document`+namespaces+`><w:body>`+document+`</w:body></w:document>`, stylesPart(append(envelopeStyles, styles[slices.IndexFunc(styles, func(s style) bool { return s.id == "KeNgang" })])))
}

func twips(millimetres float64) int { return int(millimetres*millimetreTwips + 0.5) }

// envelopesXML prints pages of the size, in millimetres, with margins that printers keep:
// the office at the top left, who gets it at the lower right (NĐ 30/2020/NĐ-CP, Phụ lục IV).
func envelopesXML(all []Envelope, width, height, margin float64) string {
	var b strings.Builder
	room := twips(width - 2*margin)
	from, to := room*46/100, room*60/100
	for i, e := range all {
		if i > 0 {
			b.WriteString(`<w:p><w:pPr><w:pStyle w:val="BiHet"/><w:pageBreakBefore/></w:pPr></w:p>`)
		}
		left := ""
		for _, line := range e.Office {
			left += printed("BiCoQuan", line)
		}
		left += rule(from, from/3)
		for _, line := range e.Where {
			left += printed("BiDiaChiGui", line)
		}
		if e.Number != "" {
			left += printed("BiSo", assets.Text("envelope.number", "number", e.Number))
		}
		right := printed("BiNoiNhan", assets.Text("envelope.to", "to", e.To)) + printed("BiDiaChi", assets.Text("envelope.at", "address", e.At))
		b.WriteString(table(false, []int{from, room - from}, tall(twips(height*0.46), cell(from, left), cell(room-from, printed("BiDiaChiGui", "")))))
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="BiHet"/></w:pPr></w:p>`)
		b.WriteString(table(false, []int{room - to, to}, row(cell(room-to, printed("BiDiaChiGui", "")), cell(to, right))))
	}
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="BiHet"/></w:pPr></w:p>`)
	b.WriteString(section(twips(width), twips(height), twips(margin), ` w:orient="landscape"`))
	return b.String()
}

// labelsXML prints sheets of labels, from the left to the right.
func labelsXML(all []Envelope, used int) string {
	width := pageWidth / labelColumns
	cells := make([]string, used, used+len(all)+labelColumns)
	for i := range cells {
		cells[i] = label(width, "")
	}
	for _, e := range all {
		content := printed("NhanNoiNhan", assets.Text("envelope.to", "to", e.To)) + printed("NhanDiaChi", assets.Text("envelope.at", "address", e.At))
		if e.Number != "" {
			content += printed("NhanSo", assets.Text("envelope.number", "number", e.Number))
		}
		cells = append(cells, label(width, content))
	}
	for len(cells)%labelColumns != 0 {
		cells = append(cells, label(width, ""))
	}
	var rows []string
	for at := 0; at < len(cells); at += labelColumns {
		rows = append(rows, fmt.Sprintf(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="exact"/></w:trPr>%s</w:tr>`, labelHeight, strings.Join(cells[at:at+labelColumns], "")))
	}
	return table(false, []int{width, width, width}, rows...) + `<w:p><w:pPr><w:pStyle w:val="BiHet"/></w:pPr></w:p>` + section(pageWidth, pageHeight, 0, "")
}

// label is a cell that keeps what stands in it off its edges.
func label(width int, content string) string {
	if content == "" {
		content = printed("NhanDiaChi", "")
	}
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:tcMar><w:left w:w="%[2]d" w:type="dxa"/><w:right w:w="%[2]d" w:type="dxa"/></w:tcMar></w:tcPr>%[3]s</w:tc>`, width, 2*labelMargin, content)
}

// tall is a row that is at least so high.
func tall(height int, cells ...string) string {
	return fmt.Sprintf(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="atLeast"/></w:trPr>%s</w:tr>`, height, strings.Join(cells, ""))
}

// printed is a paragraph whose text means nothing but itself.
func printed(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t xml:space="preserve">` + escape(safeText(text)) + `</w:t></w:r></w:p>`
}

func section(width, height, margin int, more string) string {
	return fmt.Sprintf(`<w:sectPr><w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%[4]d" w:right="%[4]d" w:bottom="%[5]d" w:left="%[4]d" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`, width, height, more, margin, min(margin, twips(8)))
}
