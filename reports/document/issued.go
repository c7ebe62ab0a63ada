package document

import (
	"fmt"
	"slices"
	"strings"

	"donthu/data"
)

// SymbolFor is the symbol of documents of the template: TB-UBND; of a công văn the
// office's alone, empty for a document without a number (NĐ 30/2020/NĐ-CP, Phụ lục I,
// Phần I, mục II.3).
func (i Info) SymbolFor(s data.Settings) string {
	office := fmt.Sprint(LetterFields(data.Letter{}, s, Options{})["viet_tat"])
	switch i.Symbol {
	case "":
		return ""
	case "CV":
		return office
	}
	return i.Symbol + "-" + office
}

// Recipient is who gets documents of the template on the letter, as everybody may
// read it; empty when the template does not tell.
func (i Info) Recipient(l *data.Letter, s data.Settings) string {
	switch i.Reader {
	case Sender:
		return l.ShownSender()
	case Accused:
		return l.Against
	case Body:
		switch i.When {
		case "return":
			return l.ForwardingBody
		case "forward":
			return l.ForwardTo
		}
		return s.Receiver
	}
	return ""
}

// FileName is where a document of the template lies below the folder of documents, a
// place that none of the letter's other documents has. It names no person.
func (i Info) FileName(number data.DocumentNumber, on data.Date, letter data.Number, others []data.Reply) string {
	name := i.Name
	if number.Symbol != "" {
		name = fmt.Sprintf("%02d-%s-%s", number.Count, strings.ReplaceAll(number.Symbol, "/", "-"), name)
	}
	stem := fmt.Sprintf("%d/%s-don-%s", on.Year(), name, strings.ReplaceAll(letter.String(), "/", "-"))
	file := stem + ".docx"
	for n := 2; slices.ContainsFunc(others, func(r data.Reply) bool { return r.File == file }); n++ {
		file = fmt.Sprintf("%s-%d.docx", stem, n)
	}
	return file
}
