package word

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
)

// SymbolFor is the symbol of documents of the template on the letter, which names the
// series of their numbers: TB-UBND, or the office's own for who is kept secret; empty for a
// document without a number.
func (i Info) SymbolFor(l *register.Letter, s register.Settings) string {
	symbol := i.SymbolOf(cmp.Or(s.Office.Short, "UBND"))
	if symbol != "" && l.Secret() {
		symbol += s.Office.SecretSuffix
	}
	return symbol
}

// SymbolOf is SymbolFor for an office with the abbreviation, which may name the unit that
// drafts: UBND-VP. A công văn carries all of it, a document of a named kind the office's
// part alone (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3).
func (i Info) SymbolOf(office string) string {
	switch i.Symbol {
	case "":
		return ""
	case "CV":
		return office
	}
	office, _, _ = strings.Cut(office, "-")
	return i.Symbol + "-" + office
}

// Recipient is who gets documents of the template on the letter, as everybody may
// read it; empty when the template does not tell.
func (i Info) Recipient(l *register.Letter, s register.Settings) string {
	switch i.Reader {
	case Sender:
		return l.ShownSender()
	case Accused:
		return l.Against
	case Body:
		switch i.When {
		case "reception":
			return l.ShownSender()
		case "return":
			return l.ForwardingBody
		case "forward":
			return l.ForwardTo
		}
		if i.Shipped && !i.receives {
			return "" // a body that the clerk names
		}
		return s.Receiver
	}
	return ""
}

// FileName is where a document of the template lies below the folder of documents, a
// place that none of the others has; of names what it is issued on, without persons.
func (i Info) FileName(number register.DocumentNumber, on day.Date, of string, others []register.Reply) string {
	name := i.Name
	if number.Symbol != "" {
		name = fmt.Sprintf("%02d-%s-%s", number.Count, strings.ReplaceAll(number.Symbol, "/", "-"), name)
	}
	stem := fmt.Sprintf("%d/%s-%s", on.Year(), name, of)
	file := stem + ".docx"
	for n := 2; slices.ContainsFunc(others, func(r register.Reply) bool { return r.File == file }); n++ {
		file = fmt.Sprintf("%s-%d.docx", stem, n)
	}
	return file
}
