package docx

import (
	"bytes"
	"regexp"
	"strings"

	"donthu/assets"
	"donthu/data/day"
)

// Blank is a value that leaves room on paper for what is written there later.
type Blank string

// The room that a draft has for its number and its day, which come with the signature
// (NĐ 30/2020/NĐ-CP Điều 15 khoản 2). The spaces do not break, so that Sign finds them.
var (
	NoNumber = Blank(strings.Repeat(nbsp, 6))
	NoDay    = Blank(assets.Text("document.date.long", "day", strings.Repeat(nbsp, 3), "month", strings.Repeat(nbsp, 3), "year", strings.Repeat(nbsp, 5)))
)

const nbsp = "\u00a0"

var (
	roomForNumber = regexp.MustCompile(`\x{00a0}{2,}/`)
	roomForDay    = regexp.MustCompile(assets.Text("document.date.long", "day", `\x{00a0}{2,}`, "month", `\x{00a0}{2,}`, "year", `\x{00a0}{2,}`))
)

// Sign puts the number and the day into the room that a draft has for them, also after it
// was changed in Word, and reports what it found room for: a clerk may have written both by
// hand. An empty number has no place. mark is what the code at its slot says (see MarkSlot);
// empty, there is none.
func Sign(draft []byte, number string, on day.Date, mark string) (signed []byte, numbered, dated bool, err error) {
	p, err := openParcel(draft)
	if err != nil {
		return nil, false, false, err
	}
	var main *node
	err = eachText(p.archive, func(name string, root *node) error {
		if name == mainPart {
			main = root
		}
		for paragraph := range root.all("p") {
			l := newLine(paragraph)
			var changes []change
			if at := roomForNumber.FindStringIndex(l.text); at != nil && number != "" {
				changes, numbered = append(changes, change{at[0], at[1] - 1, number}), true
			}
			for _, at := range roomForDay.FindAllStringIndex(l.text, -1) {
				changes, dated = append(changes, change{at[0], at[1], LongDate(on)}), true
			}
			if len(changes) > 0 {
				l.replace(changes)
				p.changed[name] = root
			}
		}
		return nil
	})
	if err != nil {
		return nil, false, false, err
	}
	if mark != "" {
		if _, err := p.putMark(main, mark); err != nil {
			return nil, false, false, err
		}
	}
	var b bytes.Buffer
	err = p.write(&b)
	return b.Bytes(), numbered, dated, err
}
