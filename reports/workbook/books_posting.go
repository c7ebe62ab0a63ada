package workbook

import (
	"context"
	"io"

	"donthu/data/day"
	"donthu/data/register"
)

// postingBook is the list of what goes by post, after the book of NĐ 30/2020/NĐ-CP, Phụ lục
// IV (Sổ gửi văn bản đi bưu điện), with the day of each document and where it goes in full.
// It is made for chosen documents, not for a period, and is none of Books.
const postingBook Book = "so-gui-buu-dien"

var postingColumns = []bookColumn{
	{"", "ordinal", 5, "center"},
	{"", "handedOn", 10.5, "center"},
	{"", "documentNumber", 16, "center"},
	{"", "documentDay", 10.5, "center"},
	{"", "to", 27, "left"},
	{"", "address", 30, "left"},
	{"", "postedHow", 14, "left"},
	{"", "envelopes", 8, "center"},
	{"", "postedNote", 16, "left"},
	{"", "postedSigned", 16, "center"},
}

// PostedEnvelope is an envelope in the list of what goes by post. What its documents are
// about has no place there: the list goes to the post, and hangs in the office.
type PostedEnvelope struct {
	On          day.Date // when it is handed over
	Numbers     string   // of the documents inside
	Written     day.Date // the day of the first of them
	To, Address string
	How, Note   string // by what kind of post, and its number there
	Secret      bool   // it goes to who denounced, whom Shown stands for
	Shown       string
}

// WritePosting writes the list of envelopes, ready to be signed by who takes them; which
// says in words which they are. Who denounced is named only where the options say so.
func WritePosting(ctx context.Context, w io.Writer, envelopes []PostedEnvelope, which string, settings register.Settings, o BookOptions) error {
	spec := bookSpec{columns: postingColumns, rows: func(m *rowMaker, add addRow) error {
		for i, e := range envelopes {
			if e.Secret && !o.ShowDenouncers {
				m.hidden = true
				e.To, e.Address = e.Shown, ""
			}
			if err := add("", i+1, e.On, e.Numbers, e.Written, e.To, e.Address, e.How, 1, e.Note, ""); err != nil {
				return err
			}
		}
		return nil
	}}
	return writeBook(w, bookPage{rowMaker: &rowMaker{ctx: ctx, settings: settings, options: o}, book: postingBook, spec: spec, which: which})
}
