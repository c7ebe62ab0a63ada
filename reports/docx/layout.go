package docx

import "strings"

// The layout of administrative documents: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I.
// Lengths are in twips (1/20 point; 567 to a centimetre), sizes in half-points.
const (
	pageWidth    = 11906 // A4, 210 mm
	pageHeight   = 16838 // 297 mm
	marginTop    = 1134  // 20 mm of 20–25
	marginBottom = 1134  // 20 mm of 20–25
	marginLeft   = 1701  // 30 mm of 30–35
	marginRight  = 851   // 15 mm of 15–20
	headerRoom   = 567   // the page number stands in the top margin
	textWidth    = pageWidth - marginLeft - marginRight

	bodySize    = 28 // 14 points of 13–14
	headSize    = 26 // 13 points of 12–13: names of bodies, quốc hiệu, số
	copiesSize  = 22 // 11 points: nơi nhận
	copiesTitle = 24 // 12 points
	firstLine   = 720
	gap         = 120 // 6 points at least between paragraphs

	leftColumn  = 3756 // of the heading
	rightColumn = textWidth - leftColumn
	signLeft    = 4254 // of nơi nhận and the signature
	signRight   = textWidth - signLeft
	signingRow  = 567 // of a table whose rows are signed by hand
)

const (
	font   = "Times New Roman"
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
)

// boldWidths are the widths of Times Bold's letters in thousandths of the size
// (Adobe's font metrics, which Times New Roman follows).
var boldWidths = map[rune]int{
	'A': 722, 'B': 667, 'C': 722, 'D': 722, 'E': 667, 'F': 611, 'G': 778, 'H': 778, 'I': 389, 'J': 500, 'K': 778,
	'L': 667, 'M': 944, 'N': 722, 'O': 778, 'P': 611, 'Q': 778, 'R': 722, 'S': 556, 'T': 667, 'U': 722, 'V': 722,
	'W': 1000, 'X': 722, 'Y': 722, 'Z': 667,
	'a': 500, 'b': 556, 'c': 444, 'd': 556, 'e': 444, 'f': 333, 'g': 500, 'h': 556, 'i': 278, 'j': 333, 'k': 556,
	'l': 278, 'm': 833, 'n': 556, 'o': 500, 'p': 556, 'q': 556, 'r': 444, 's': 389, 't': 333, 'u': 556, 'v': 500,
	'w': 722, 'x': 500, 'y': 500, 'z': 444, ' ': 250, ',': 250, '.': 250, '-': 333, '/': 278, '(': 333, ')': 333,
}

// boldWidth is the width in twips of a bold text of the given size in
// half-points. Vietnamese letters are as wide as the letter under their marks.
func boldWidth(text string, size int) int {
	total := 0
	for _, r := range text {
		width, ok := boldWidths[bare(r)]
		if !ok {
			width = 500
		}
		total += width
	}
	return total * size * 10 / 1000
}

// lineUnder is the length of the line under a text: fraction of its width, at
// most of the first of its lines when it fills more than one.
func lineUnder(text string, size, room int, fraction float64) int {
	width := boldWidth(withoutTags(text), size)
	return int(float64(min(width, room)) * fraction)
}

// withoutTags is a text with a word of usual length for each placeholder.
func withoutTags(text string) string {
	tags, err := tagsIn(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	at := 0
	for _, t := range tags {
		b.WriteString(text[at:t.from])
		if t.kind == valueTag {
			b.WriteString("Nguyễn Văn An")
		}
		at = t.to
	}
	return b.String() + text[at:]
}
