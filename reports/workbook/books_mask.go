package workbook

import (
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/secrecy"
)

// mask takes who denounced out of the cells of a row; nil leaves all as it is.
type mask struct {
	veil *secrecy.Veil
	name string // in the denouncer's place, see data.Letter.ShownSender
}

// maskOf is the mask for a letter.
func (m *rowMaker) maskOf(l *register.Letter) *mask {
	m.named(l.Secret(), register.About{Subject: register.LetterSubject, ID: l.ID})
	return m.mask(l.Secret(), l.Everybody(), l.ShownSender())
}

// maskOfVisit is the mask for a visit.
func (m *rowMaker) maskOfVisit(r *register.Reception) *mask {
	m.named(r.Secret(), register.About{Subject: register.ReceptionSubject, ID: r.ID})
	return m.mask(r.Secret(), r.Everybody(), r.ShownVisitor())
}

// named keeps whose denouncer the next row names.
func (m *rowMaker) named(secret bool, a register.About) {
	if secret && m.options.ShowDenouncers {
		m.options.Named.Add(a)
	}
}

func (m *rowMaker) mask(secret bool, people []register.Person, name string) *mask {
	if m.options.ShowDenouncers || !secret {
		return nil
	}
	m.hidden = true
	return &mask{register.NewVeil(people...), name}
}

// row is a row of cells without who denounced; name stands in its own cells and
// is left alone.
func (m *mask) row(cells ...any) []any {
	if m == nil {
		return cells
	}
	for i, cell := range cells {
		if text, ok := cell.(string); ok && text != "" && text != m.name {
			cells[i] = m.veil.Cover(text)
		}
	}
	return cells
}

// sender is the name of who sent a letter; others is how many signed with them.
func (m *mask) sender(l *register.Letter) string {
	if m != nil {
		return m.name
	}
	if others := max(l.Signatories-1, len(l.CoSigners)); others > 0 {
		return assets.Text("books.sender.others", "sender", l.Sender.Name, "count", others)
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
