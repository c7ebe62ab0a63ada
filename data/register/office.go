package register

import "donthu/data/text"

// OfficeFacts are what an office's documents say of it beside its name (NĐ
// 30/2020/NĐ-CP, Phụ lục I); what is empty follows from the office's name, or is
// left out.
type OfficeFacts struct {
	Superior       string   `json:"superior,omitempty"`       // the body above: Ủy ban nhân dân Thành phố …
	SecondInstance string   `json:"secondInstance,omitempty"` // who settles second complaints (LKN Điều 33); empty: the chair of Superior
	Inspectorate   string   `json:"inspectorate,omitempty"`   // who gets copies of decisions beside the superior
	Place          string   `json:"place,omitempty"`          // địa danh before the day; empty: from the office's name
	Short          string   `json:"short,omitempty"`          // the office in a document's symbol; empty: UBND
	SecretSuffix   string   `json:"secretSuffix,omitempty"`   // behind Short on documents about who is kept secret, which then count apart: -M; empty: none
	Address        string   `json:"address,omitempty"`        // where it works; empty: "trụ sở" and its name
	Reception      string   `json:"reception,omitempty"`      // where it receives citizens; empty: at its seat
	Phone          string   `json:"phone,omitempty"`
	NoMark         bool     `json:"noMark,omitempty"` // signed documents carry no code, see Mark
	Signers        []Signer `json:"signers,omitempty"`
}

// Signer is somebody who signs the office's documents.
type Signer struct {
	Name      string    `json:"name"`
	Role      string    `json:"role,omitempty"` // Chủ tịch, Phó Chủ tịch, Chánh Văn phòng …
	Authority Authority `json:"authority,omitempty"`
}

// Authority is by what right somebody signs (NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I,
// Phần I, mục II.7).
type Authority string

// The authorities; the empty Authority follows from the role.
const (
	AsHead    Authority = "head"
	InStead   Authority = "in-stead"   // KT., ký thay: a deputy for the head
	ByOrder   Authority = "by-order"   // TL., ký thừa lệnh: the head of a unit
	ByMandate Authority = "by-mandate" // TUQ., ký thừa ủy quyền
)

// Authorities are all authorities in the order in which screens list them.
var Authorities = []Authority{AsHead, InStead, ByOrder, ByMandate}

// Label is the Vietnamese words for the authority, empty for none.
func (a Authority) Label() string { return text.Label("authority.", string(a)) }

// Tidy is f with every text cleaned, without signers who have no name.
func (f OfficeFacts) Tidy() OfficeFacts {
	clean(&f.Superior, &f.SecondInstance, &f.Inspectorate, &f.Place, &f.Short, &f.SecretSuffix, &f.Address, &f.Reception, &f.Phone)
	f.Signers = tidied(f.Signers, func(s *Signer) bool {
		clean(&s.Name, &s.Role)
		return s.Name != ""
	})
	return f
}
