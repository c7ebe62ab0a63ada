package word

import (
	"bytes"
	"strings"

	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

// AnnexTemplate is the template of the list of those who signed a letter, which goes with
// documents to them. It is no document of its own, and no list has it.
const AnnexTemplate = "danh-sach-nguoi-ky"

// whenAnnex is the When of what goes with documents.
const whenAnnex = "annex"

// MayAnnex reports whether the list of those who signed the letter may go with the document:
// several are known by name, and its reader may know who they are.
func (o Options) MayAnnex(l *register.Letter) bool { return !o.Hides(l) && len(signers(l)) > 1 }

// signers are those who signed the letter as far as their names are known, each once. A name
// that stands for several people is nobody's.
func signers(l *register.Letter) []register.Person {
	var all []register.Person
	seen := map[string]bool{}
	for i, p := range append([]register.Person{l.Sender}, l.CoSigners...) {
		key := text.Fold(p.Name) + "|" + text.Fold(p.Address)
		if text.Clean(p.Name) == "" || isGroup(p.Name) || counted.MatchString(p.Name) || i == 0 && l.Anonymous() || seen[key] {
			continue
		}
		seen[key] = true
		all = append(all, p)
	}
	return all
}

// putAnnex fills in what the list says, and that it goes with the document.
func (o Options) putAnnex(f docx.Fields, l *register.Letter) {
	if !o.Annex || !o.MayAnnex(l) {
		return
	}
	var rows []docx.Fields
	for _, p := range signers(l) {
		rows = append(rows, docx.Fields{"ho_ten": text.Clean(p.Name), "dia_chi": text.Clean(p.Address)})
	}
	f["danh_sach_nguoi_ky"], f["so_nguoi_khong_ten"] = rows, max(l.Signatories-len(rows), 0)
	p := partyOf(l)
	f["ong_ba_day_du"] = assets.Text("document.annexed", "person", p.short)
	if p.full != p.short {
		f["ong_ba_day_du"] = assets.Text("document.annexed.represented", "person", p.short, "representative", Addressed(l.Representative))
	}
}

// Annexed is a document with the list of those who signed the letter behind it, when the
// fields have one (Options.Annex). The list names the document; its number and day are left
// free as the document's are, and docx.Sign fills both. symbol is that of the document's
// number.
func Annexed(document []byte, info Info, symbol string, fields docx.Fields) ([]byte, error) {
	if rows, _ := fields["danh_sach_nguoi_ky"].([]docx.Fields); len(rows) == 0 {
		return document, nil
	}
	template, err := Shipped(AnnexTemplate)
	if err != nil {
		return nil, err
	}
	author := fields["ten_co_quan"]
	if info.Symbol == "QĐ" {
		author = fields["chuc_danh_nguoi_dung_dau"]
	}
	var list bytes.Buffer
	if err := docx.RenderDraft(&list, template, fields.With(docx.Fields{"van_ban_chinh": info.kindOfDocument(), "ky_hieu_van_ban": symbol, "tac_gia_van_ban": author})); err != nil {
		return nil, err
	}
	return docx.Annex(document, list.Bytes())
}

// kindOfDocument is what the document is called where others refer to it: "Thông báo",
// "Công văn".
func (i Info) kindOfDocument() string {
	switch {
	case i.heading != "":
		return text.Capital(strings.ToLower(i.heading))
	case i.Symbol == "CV" && i.Shipped:
		return assets.Text("document.officialLetter")
	}
	return i.Title
}
