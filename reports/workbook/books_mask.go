package workbook

import (
	"strconv"

	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// mask takes who denounced out of the cells of a row; nil leaves all as it is.
type mask struct {
	veil *document.Veil
	name string // in the denouncer's place: "Người tố cáo – mã TC-12/2026"
}

// maskOf is the mask for a letter.
func (m *rowMaker) maskOf(l *data.Letter) *mask {
	if m.options.ShowDenouncers || !document.Secret(l.Kind, l.Content, l.Request, l.Note) {
		return nil
	}
	m.hidden = true
	return &mask{document.NewVeil(*l), assets.Text("books.denouncer", denouncerCode(l))}
}

// denouncerCode is the code by which a denouncer is called: the letter's number.
func denouncerCode(l *data.Letter) string {
	if number := l.Number.String(); number != "" {
		return number
	}
	return "#" + strconv.FormatInt(l.ID, 10)
}

// maskOfVisit is the mask for a visit. It is called by the number of the letter
// that came of it, else by the visit's own.
func (m *rowMaker) maskOfVisit(r *data.Reception) *mask {
	if m.options.ShowDenouncers || !document.Secret(r.Kind, r.Content, r.Demand) {
		return nil
	}
	m.hidden = true
	as := data.Letter{Facts: data.Facts{Sender: r.Visitor, Representative: data.Person{Name: r.ActsFor}}}
	for _, name := range r.Representatives {
		as.CoSigners = append(as.CoSigners, data.Person{Name: name})
	}
	code := r.Letter
	if code == "" {
		code = assets.Text("books.denouncer.visit", strconv.FormatInt(r.ID, 10))
	}
	return &mask{document.NewVeil(as), assets.Text("books.denouncer", code)}
}

// text is a text of the letter without who denounced.
func (m *mask) text(text string) string {
	if m == nil || text == "" {
		return text
	}
	return m.veil.Cover(text)
}

// row is a row of cells without who denounced; name stands in its own cells and
// is left alone.
func (m *mask) row(cells ...any) []any {
	if m == nil {
		return cells
	}
	for i, cell := range cells {
		if text, ok := cell.(string); ok && text != m.name {
			cells[i] = m.text(text)
		}
	}
	return cells
}

// sender is the name of who sent a letter; others is how many signed with them.
func (m *mask) sender(l *data.Letter) string {
	if m != nil {
		return m.name
	}
	if others := max(l.Signatories-1, len(l.CoSigners)); others > 0 {
		return assets.Text("books.sender.others", l.Sender.Name, others)
	}
	return l.Sender.Name
}

// secretPart is a part of somebody's data, nothing for a denouncer.
func (m *mask) secretPart(text string) string {
	if m != nil {
		return ""
	}
	return text
}
