package national

import (
	"strconv"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Field is an item of a letter as a clerk types it into the platform's form.
type Field struct {
	Key   string // of its name
	Value string // empty: the register does not know it
	// Hidden says that the value would tell who denounced: it is left out, and known to who may
	// see it.
	Hidden bool
}

// Name is what the item is called.
func (f Field) Name() string { return assets.Text("national.field." + f.Key) }

// Group are the items of a part of the form.
type Group struct {
	Key    string
	Fields []Field
}

// Name is what the part is called.
func (g Group) Name() string { return assets.Text("national.group." + g.Key) }

// Sheet lays a letter out in the order in which the data set has its items (processing), for
// typing them one by one into the form of the platform, of which no interface is known. What the
// form asks beside the decree's items stands with its kin. Values are as a person types them:
// days as dd/mm/yyyy, words as the screens have them.
func Sheet(l *register.Letter, o Options) []Group {
	cover, sender := o.veil(l.Sender, l.Everybody(), l.Secret(), l.DenouncerCode())
	p := o.processing(l)
	secret := sender.Code != ""
	name, against := sender.Name, cover(l.Against)
	if secret {
		name = l.ShownSender()
	}
	field := func(key, value string) Field { return Field{Key: key, Value: value} }
	person := func(key, value string) Field {
		if secret {
			return Field{Key: key, Hidden: value != ""}
		}
		return Field{Key: key, Value: value}
	}
	of := func(key string, at day.Date) Field { return Field{Key: key, Value: at.Shown()} }
	signers := ""
	if n := max(l.Signatories, len(l.CoSigners)+1); n > 1 {
		signers = strconv.Itoa(n)
	}
	round := ""
	if l.Round > 0 {
		round = strconv.Itoa(l.Round)
	}
	s := settlement{}
	if p.Settlement != nil {
		s = *p.Settlement
	}
	return []Group{
		{"letter", []Field{
			field("soDon", p.Number), of("ngayNhan", p.ReceivedOn), of("ngayGhi", l.WrittenOn), field("nguonDon", l.Source.Label()),
			field("coQuanChuyen", cover(l.ForwardingBody)),
		}},
		{"sender", []Field{
			{Key: "hoTen", Value: name, Hidden: secret}, person("diaChi", l.Sender.Address),
			person("soGiayTo", l.Sender.Identity), person("dienThoai", l.Sender.Phone), field("soNguoi", signers),
		}},
		{"content", []Field{
			field("loaiDon", p.Kind), field("lan", round), field("donNhieuNoiDung", yesNo(p.Several)), field("linhVuc", p.Field), field("noiDung", p.Content),
			field("yeuCau", cover(l.Request)), field("doiTuong", against),
		}},
		{"processing", []Field{
			field("duDieuKienXuLy", answer(p.Eligible)), field("thuocThamQuyen", answer(p.Competent)), field("huongXuLy", p.Handling), of("ngayXuLy", p.HandledOn),
			field("chuyenDen", p.ForwardTo), of("ngayRutDon", p.Withdrawn),
		}},
		{"settlement", []Field{
			of("ngayThuLy", s.AcceptedOn), field("ketQua", s.Result), of("ngayGiaiQuyet", s.On), field("vanBan", s.Document),
			field("thiHanhXong", answer(s.Executed)), of("ngayThiHanhXong", s.ExecutedOn),
		}},
	}
}

func yesNo(is bool) string {
	if is {
		return register.Yes.Label()
	}
	return ""
}

func answer(a *bool) string {
	switch {
	case a == nil:
		return ""
	case *a:
		return register.Yes.Label()
	}
	return register.No.Label()
}
