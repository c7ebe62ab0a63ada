package word

import (
	"fmt"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// The templates of papers about reception days and meetings, which are no letters'.
const (
	DossierTemplate    = "ho-so-tiep-dan"
	AttendanceTemplate = "danh-sach-du-tiep-dan"
	CounselTemplate    = "bien-ban-hop"
)

// dayNames are the fields of papers about reception days and meetings, and of their
// rows, where letters have none of the name.
var dayNames = []string{"nguoi_tiep", "gio_tiep", "nguoi_duoc_moi", "nguoi_du", "loai_hop", "ngay_hop", "don_lien_quan",
	"nguon", "giay_moi", "giai_doan", "han", "lan_truoc", "tham_muu", "con_thieu", "don_vi", "nhiem_vu", "co_mat",
	"lich", "ky_lich", "thu", "ghi_chu", "gio_thuong_xuyen"}

// dayFields are those that every paper about a day has: the office's, and the others
// empty.
func dayFields(s register.Settings, o Options) docx.Fields {
	f := officeFields(s, o)
	for _, name := range dayNames {
		f[name] = ""
	}
	return f
}

// DossierFields are the fields of the dossier of a reception day on the day today,
// and of the list of those who have to be there. It lies on the table where several
// see it: nothing in it tells who denounced (LTC Điều 56).
func DossierFields(d *register.DayDossier, today day.Date, s register.Settings, o Options) docx.Fields {
	f := dayFields(s, o)
	f["ngay_tiep"], f["gio_tiep"] = d.Day.On, d.Day.Hours
	f["nguoi_tiep"] = WhoReceives(d.Day, s)
	if d.Day.Place != "" {
		f["dia_diem_tiep_dan"] = d.Day.Place
	}
	f["nguoi_du"] = attendeeFields(d.Attendance)
	lacks := map[int][]string{} // by part
	for _, l := range d.Lacking(today) {
		lacks[l.Part] = append(lacks[l.Part], l.Sentence)
	}
	var rows []docx.Fields
	for i := range d.Parts {
		row := partFields(&d.Parts[i], today)
		row["con_thieu"] = strings.Join(lacks[i], " ")
		rows = append(rows, row)
	}
	f["nguoi_duoc_moi"] = rows
	return f
}

// WhoReceives is who receives on a day, with the office: "Phạm Văn Chủ, Chủ tịch Ủy
// ban nhân dân phường …".
func WhoReceives(d register.ReceptionDay, s register.Settings) string {
	office := d.Host.Label()
	if d.Host == register.Head {
		office = fmt.Sprint(officeFields(s, Options{})["chuc_danh_nguoi_dung_dau"])
	}
	return strings.Join(slices.DeleteFunc([]string{d.Leader, office}, func(s string) bool { return s == "" }), ", ")
}

func partFields(p *register.DossierPart, today day.Date) docx.Fields {
	f := docx.Fields{"ten": p.Shown(), "gio": p.Hour, "tham_muu": p.Advice, "dia_chi": "", "noi_dung": docx.Dots, "yeu_cau": "", "giai_doan": docx.Dots, "han": "", "can_bo": "",
		"nguon": assets.Text("invited.letter", "letter", p.Letter), "giay_moi": ""}
	if !p.InvitedOn.IsZero() {
		f["giay_moi"] = strings.TrimSpace(p.InvitedOn.Shown() + " " + p.Invitation)
	}
	var papers, before []docx.Fields
	if p.Of != nil {
		l := p.Of.Masked()
		f["dia_chi"], f["noi_dung"], f["yeu_cau"], f["can_bo"] = l.Sender.Address, sentence(l.Content), sentence(l.Request), l.Officer
		f["giai_doan"] = strings.ToLower(l.State().Label())
		if due := l.DueOn(); !due.IsZero() {
			f["han"] = due.Shown()
			if l.Overdue(today) {
				f["han"] = assets.Text("dossier.overdue", "due", due.Shown())
			}
		}
		for _, r := range l.Replies {
			papers = append(papers, docx.Fields{"ten": assets.Text("document.replyNamed", "document", r.Type, "number", r.Number, "day", r.On.Shown())})
		}
	}
	if p.Came != nil {
		r := p.Came.Masked()
		f["nguon"] = assets.Text("invited.visit", "visit", r.On.Shown())
		f["dia_chi"], f["noi_dung"], f["yeu_cau"] = r.Visitor.Address, sentence(r.Content), sentence(r.Demand)
		f["giai_doan"] = assets.Text("dossier.visit.open")
		if r.Handling != "" {
			f["giai_doan"] = strings.ToLower(without(r.Handling))
		}
		if r.Outcome != "" {
			papers = append(papers, docx.Fields{"ten": assets.Text("dossier.visit.answer", "day", r.AnsweredOn.Shown(), "answer", without(r.Outcome))})
		}
	}
	for i := range p.Visits {
		r := p.Visits[i].Masked()
		before = append(before, docx.Fields{"ten": assets.Text("dossier.before", "what", assets.Text("invited.visit", "visit", r.On.Shown()), "content", without(r.Content))})
	}
	for i := range p.Others {
		l := p.Others[i].Masked()
		before = append(before, docx.Fields{"ten": assets.Text("dossier.before", "what", assets.Text("invited.letter", "letter", l.Number.String()), "content", without(l.Content))})
	}
	if veil := p.Veil(); veil != nil {
		f["tham_muu"] = veil.Cover(p.Advice)
	}
	f["van_ban"], f["lan_truoc"] = papers, before
	return f
}

// CounselFields are the fields of the minutes of a meeting. about is the letter that
// it is about, nil when there is none; nothing tells who denounced.
func CounselFields(m *register.Meeting, about *register.Letter, s register.Settings, o Options) docx.Fields {
	f := dayFields(s, o)
	for name, value := range map[string]string{"gio": m.Hour, "noi_dung": sentence(m.About), "y_kien": m.Held.Opinions, "ket_luan": sentence(m.Held.Outcome)} {
		if about != nil && about.Secret() {
			value = register.NewVeil(about.Everybody()...).Cover(value)
		}
		f[name] = value
	}
	f["loai_hop"], f["nguoi_chu_tri"], f["don_lien_quan"], f["ngay_hop"] = m.Kind.Label(), m.Chair, m.Letter, m.On
	if !m.HeldOn.IsZero() {
		f["ngay_hop"] = m.HeldOn
	}
	if m.Place != "" {
		f["dia_diem"] = m.Place
	}
	f["nguoi_du"] = attendeeFields(m.Attending())
	return f
}

func attendeeFields(all []register.Attendee) []docx.Fields {
	var rows []docx.Fields
	for _, a := range all {
		came := a.Presence.Label()
		for _, more := range []string{a.At, a.Reason} {
			if more != "" {
				came += ", " + more
			}
		}
		if a.Replaced != "" {
			came += ", " + assets.Text("attendee.by", "value", a.Replaced)
		}
		rows = append(rows, docx.Fields{"ho_ten": a.Name, "don_vi": a.Unit, "nhiem_vu": a.Duty.Label(), "co_mat": came})
	}
	return rows
}
