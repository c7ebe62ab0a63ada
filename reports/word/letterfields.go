package word

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/text"
	"donthu/reports/docx"
)

// Options are what a document says beside the letter itself.
type Options struct {
	Reader   Reader   // whom it is meant for; the zero Reader hides as much as a verifier's
	Number   string   // number in the book of outgoing documents, without the symbol
	On       day.Date // day of the document, of a draft that of its writing
	Draft    bool     // number and day are left free for the signature
	Annex    bool     // the list of those who signed the letter goes with it, where MayAnnex
	SignedBy string   // name of who signs
	Role     string   // office of who signs; empty: the chair
	Superior string   // the body above; empty: that of the settings

	// Authority is by what right who signs does; empty: a deputy signs KT. CHỦ TỊCH,
	// who is neither chair nor deputy TL. CHỦ TỊCH.
	Authority register.Authority

	Limit string // Info.Limit of the template
	Does  Event  // Fit.Does of the template

	// Today is the day on which it is written, for a draft that has no day of its own yet.
	Today day.Date

	// Typed are further fields by name, as the clerk typed them; they go before
	// what the letter says. A field whose name begins with "ngay" is read as a
	// day when it is one.
	Typed map[string]string
}

// For is o for a document from the given template.
func (o Options) For(info Info) Options {
	o.Reader, o.Limit, o.Does = info.Reader, info.Limit, info.Does
	return o
}

// LetterFields are all fields for a document on a letter. Every name of
// FieldNames is there; what is not known is empty. For readers who may not know
// who denounced, the identity of the senders of a denunciation and the letter's own
// words are left empty, and taken out of every other text (LTC Điều 8 khoản 3, Điều 56):
// what the reader is told of the matter the clerk writes (NĐ 31/2019 Mẫu số 04, 06).
func LetterFields(l register.Letter, s register.Settings, o Options) docx.Fields {
	f := docx.Fields{}
	for _, field := range FieldNames {
		f[field] = ""
	}
	for _, part := range []docx.Fields{officeFields(s, o), factFields(l), handlingFields(l, s), replyFields(&l), fileFields(&l), phrases(o.On)} {
		f = f.With(part)
	}
	if l.Secret() { // its numbers are a series of their own, see SymbolFor
		for _, name := range []string{"viet_tat", "viet_tat_cong_van"} {
			f[name] = fmt.Sprint(f[name], s.Office.SecretSuffix)
		}
	}
	f["han_xu_ly"], f["han_giai_quyet"] = l.Due.Process, l.Due.Settle
	rules := law.NewOffice(s)
	if days, unit := rules.Length(o.Limit, &l, cmp.Or(l.AcceptedOn, o.On)); unit == law.CalendarDays {
		f["so_ngay"] = strconv.Itoa(days)
	}
	if days, unit := rules.Length("K5", &l, o.On); days > 0 {
		f["thoi_han_khieu_nai_lan_hai"] = strconv.Itoa(days) + " " + unit.Label()
	}
	f["noi_dung_thu_ly"] = f["noi_dung"]
	f["nguoi_gui_hoac_nguoi_to_cao"] = text.Capital(docx.Shown(f["ong_ba_day_du"], nil))
	hidden := o.Hides(&l)
	f["che_danh_tinh"] = hidden
	if hidden {
		f["nguoi_cung_ky"], f["nguoi_cu"], f["nguoi_duoc_cu"] = []docx.Fields(nil), []docx.Fields(nil), []docx.Fields(nil)
		f["ong_ba"] = assets.Text("document.hidden.name")
		f["ong_ba_day_du"] = f["ong_ba"]
		f["nguoi_gui_hoac_nguoi_to_cao"] = assets.Text("document.hidden.sender")
		for _, field := range ownWords {
			f[field] = ""
		}
		for _, r := range l.Documents() {
			for _, field := range acceptedWords {
				if r.Accepted != "" && r.State != register.Recalled {
					f[field] = r.Accepted
				}
			}
		}
	}
	o.putAnnex(f, &l)
	o.putTyped(f)
	o.putExtension(f, &l, s)
	if hidden {
		for _, field := range senderFields {
			f[field] = ""
		}
		cover(register.NewVeil(l.Everybody()...), f)
	}
	return f
}

// senderFields say who sent the letter.
var senderFields = []string{"nguoi_gui", "nguoi_ky_don", "dia_chi", "giay_to", "dien_thoai", "nguoi_dai_dien", "dia_chi_nguoi_dai_dien", "ngay_cap", "noi_cap"}

// ownWords are the letter's own words about the matter.
var ownWords = []string{"noi_dung", "ve_viec", "yeu_cau", "noi_dung_thu_ly"}

// IsOwnWords reports whether the field of the name is one of the letter's own words about the
// matter, which the clerk writes anew for a reader who may not know who denounced.
func IsOwnWords(name string) bool { return slices.Contains(ownWords, name) }

// acceptedWords are those of ownWords that say what the matter is.
var acceptedWords = []string{"noi_dung_thu_ly", "noi_dung", "ve_viec"}

// Accepted is what the clerk typed of the matter in a document for readers who may not know
// who denounced; empty in another one.
func (o Options) Accepted() string {
	if !cmp.Or(o.Reader, readers[0]).Hides(register.Denunciation) {
		return ""
	}
	for _, field := range acceptedWords {
		for typed, value := range o.Typed {
			if words := text.CleanLines(value); docx.Name(typed) == field && words != "" {
				return words
			}
		}
	}
	return ""
}

// Hides reports whether the document's reader may not know who sent the letter.
func (o Options) Hides(l *register.Letter) bool {
	return l.Secret() && cmp.Or(o.Reader, readers[0]).Hides(register.Denunciation)
}

// putTyped puts what the clerk typed over the fields.
func (o Options) putTyped(f docx.Fields) {
	for typed, value := range o.Typed {
		name := docx.Name(typed)
		f[name] = text.CleanLines(value)
		if isDayField(name) {
			if day, err := day.ParseTypedDate(value); err == nil {
				f[name] = day
			}
		}
		if name == "ong_ba" { // somebody else is written to
			f["ong_ba_day_du"] = f[name]
		}
	}
	if typed, is := o.Typed["ong_ba_day_du"]; is {
		f["ong_ba_day_du"] = text.CleanLines(typed)
	}
}

// putExtension puts the last day before and after a decision to lengthen the limit: as the
// law counts both.
func (o Options) putExtension(f docx.Fields, l *register.Letter, s register.Settings) {
	if o.Does != EventExtended {
		return
	}
	days, err := strconv.Atoi(docx.Shown(f["so_ngay"], nil))
	before, after, ok := extension(l, o.On, s, days)
	if !ok {
		return
	}
	if !said(f["han_tinh"]) {
		f["han_tinh"] = before.Unrolled
	}
	if err == nil && !said(f["han_moi"]) && after.Extended-before.Extended == days {
		f["han_moi"] = after.Unrolled
	}
}

// said reports whether a field has a text.
func said(value any) bool { return docx.Shown(value, nil) != "" }

var committee = regexp.MustCompile(`(?i)^(ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+`)

// officeFields are the office, its heading, and who signs.
func officeFields(s register.Settings, o Options) docx.Fields {
	name := text.Clean(s.Ward)
	first, second := name, ""
	if place := committee.ReplaceAllString(name, ""); place != name {
		first, second = assets.Text("document.committee"), smallCase(place)
		name = first + " " + second
	}
	chair := assets.Text("document.chair")
	role := roleOf(o.Role)
	short := cmp.Or(s.Office.Short, "UBND")
	main, _, _ := strings.Cut(short, "-")
	place := cmp.Or(s.Office.Place, placeOf(second))
	authority := authorityOf(role, o.Authority)
	f := docx.Fields{
		"ten_co_quan": name, "co_quan_dong_1": strings.ToUpper(first), "co_quan_dong_2": strings.ToUpper(second),
		"viet_tat": main, "viet_tat_cong_van": short, "dia_danh": place, "so": docx.Numbered(o.Number), "ngay": o.On,
		"nguoi_ky": text.Clean(o.SignedBy), "chuc_vu_ky": role,
		"ky_thay": authority == register.InStead, "ky_thua_lenh": authority == register.ByOrder || authority == register.ByMandate,
		"quyen_han_ky":             authorityWords(authority),
		"chuc_danh_nguoi_dung_dau": chair + " " + name,
		"hoi_dong_nhan_dan":        strings.TrimSpace(assets.Text("document.council") + " " + second),
		"co_quan_nhan_bao_cao":     text.Clean(s.Receiver), "noi_nhan_ket_qua": text.Clean(s.Receiver), "noi_xin_y_kien": text.Clean(s.Receiver),
		"nguoi_lap": text.Clean(s.Clerk), "nguoi_chu_tri": presides(s, chair+" "+name), "nguoi_de_nghi": proposer(s, s.Clerk, ""),
		"dia_diem_tiep_dan": cmp.Or(s.Office.Reception, assets.Text("document.receptionPlace", "ward", name)),
		"dia_diem":          cmp.Or(s.Office.Address, assets.Text("document.officePlace", "ward", name)),
		"co_quan_thanh_tra": s.Office.Inspectorate, "dien_thoai_lien_he": s.Office.Phone,
	}
	if o.Draft {
		f["so"], f["ngay"] = docx.NoNumber, docx.NoDay
	}
	if superior := cmp.Or(text.Clean(o.Superior), s.Office.Superior); superior != "" {
		head := chair + " " + superior
		f["cap_tren_truc_tiep"], f["nguoi_giai_quyet_lan_hai"] = head, head
		f["noi_xin_y_kien"] = superior
	}
	if second := s.Office.SecondInstance; second != "" {
		f["nguoi_giai_quyet_lan_hai"] = second
	}
	return f
}

// roleOf is the office of who signs.
func roleOf(role string) string { return cmp.Or(text.Clean(role), assets.Text("document.chair")) }

// presides is the chair with the name that the settings know.
func presides(s register.Settings, office string) string {
	for _, signer := range s.Office.Signers {
		if authorityOf(roleOf(signer.Role), signer.Authority) == register.AsHead {
			return Addressed(register.Person{Name: signer.Name}) + ", " + office
		}
	}
	return office
}

// proposer is on whose proposal the chair decides: the unit of the officer, where the office
// wrote it down, else whom the matter was given to; a decision names no clerk.
func proposer(s register.Settings, officer, kind string) string {
	for _, m := range s.Lists.Officers {
		if text.Fold(m.Name) == text.Fold(officer) && m.Unit != "" {
			return m.Unit
		}
	}
	return text.Clean(assets.Text("document.proposer", "kind", kind))
}

// authorityOf is by what right somebody of the role signs, when said is not.
func authorityOf(role string, said register.Authority) register.Authority {
	folded := text.Fold(role)
	switch {
	case said != "":
		return said
	case strings.HasPrefix(folded, text.Fold(assets.Text("document.deputy"))):
		return register.InStead
	case strings.HasSuffix(folded, text.Fold(assets.Text("document.chair"))):
		return register.AsHead
	}
	return register.ByOrder
}

// authorityWords stand above the role of who does not sign as the head.
func authorityWords(a register.Authority) string {
	if key := "document.layout." + string(a); assets.HasText(key) {
		return assets.Text(key)
	}
	return ""
}

var numbered = regexp.MustCompile(`^\S+\s+\d+$`)

// placeOf is the địa danh of a ward's documents: its name alone, with the word
// phường only before a number (NĐ 30/2020, Phụ lục I, Phần I, mục II.4).
func placeOf(ward string) string {
	if ward == "" || numbered.MatchString(ward) {
		return docx.Shown(ward, []string{"dau"})
	}
	for _, word := range strings.Split(assets.Text("document.wardWords"), "|") {
		if rest, found := strings.CutPrefix(strings.ToLower(ward), word+" "); found {
			return ward[len(ward)-len(rest):]
		}
	}
	return ward
}

// factFields are what the letter itself says.
func factFields(l register.Letter) docx.Fields {
	kind := strings.ToLower(l.Kind.Label())
	others := max(l.Signatories, len(l.CoSigners)+1) - 1
	sender, against := partyOf(&l), accused(l.Against)
	f := docx.Fields{
		"so_don": l.Number.String(), "so_den": l.ArrivalNo, "ngay_den": l.ArrivalOn, "ngay_nhan": l.ReceivedOn, "ngay_don": l.WrittenOn,
		"nguon": strings.ToLower(l.Source.Label()), "co_quan_chuyen": l.ForwardingBody, "so_van_ban_chuyen": l.ForwardingNo, "ngay_van_ban_chuyen": l.ForwardingWritten,
		"nguoi_gui": sender.name, "ong_ba": sender.short, "ong_ba_day_du": sender.full, "dia_chi": l.Sender.Address, "giay_to": l.Sender.Identity, "loai_giay_to": sender.paper, "nguoi_ky_don": sender.signs, "dien_thoai": l.Sender.Phone,
		"nguoi_dai_dien": l.Representative.Name, "dia_chi_nguoi_dai_dien": l.Representative.Address,
		"so_nguoi_ky": l.Signatories, "so_nguoi_khac": others,
		"nguoi_bi": against, "nguoi_bi_khieu_nai": against, "nguoi_bi_to_cao": against,
		"loai_don": kind, "la_khieu_nai": l.Kind == register.Complaint, "la_to_cao": l.Kind == register.Denunciation,
		"la_kien_nghi_phan_anh": l.Kind == register.Petition || l.Kind == register.Reflection,
		"giu_bi_mat":            l.Secret(), "lan": RoundWords(l.Round), "linh_vuc": strings.ToLower(l.Field.Label()),
		"noi_dung": sentence(l.Content), "ve_viec": sentence(opening.ReplaceAllString(text.CleanLines(l.Content), "")), "yeu_cau": sentence(l.Request), "vu_viec": l.Matter, "ho_so": l.File,
	}
	var signers, papers []docx.Fields
	for _, p := range l.CoSigners {
		signers = append(signers, docx.Fields{"ho_ten": p.Name, "dia_chi": p.Address})
	}
	for _, a := range l.Attachments {
		papers = append(papers, docx.Fields{"ten": a.Name, "so_trang": a.Pages})
	}
	letter := docx.Fields{"ten": assets.Text("document.letterItself", "kind", kind, "letter", l.Number.String()), "so_trang": 0}
	f["nguoi_cung_ky"], f["tai_lieu"], f["tai_lieu_nhan"] = signers, papers, append([]docx.Fields{letter}, papers...)
	return f
}

// opening are the words with which a content says what kind of letter it is.
var opening = regexp.MustCompile(`(?i)^(đơn\s+)?(khiếu nại|tố cáo|kiến nghị|phản ánh)\s+(về\s+)?(việc\s+)?`)

// sentence is a text that ends with a full stop; without is one that does not.
func sentence(text string) string {
	if text = without(text); text == "" {
		return ""
	}
	return text + "."
}

func without(words string) string { return strings.TrimRight(text.CleanLines(words), " .;,:") }

// handlingFields are what the office made of the letter.
func handlingFields(l register.Letter, s register.Settings) docx.Fields {
	officer := text.Clean(l.Officer)
	f := docx.Fields{
		"ngay_xu_ly": l.HandledOn, "du_dieu_kien": l.Eligible == register.Yes, "thuoc_tham_quyen": l.Competent == register.Yes,
		"huong_xu_ly": strings.ToLower(l.Handling.Label()), "ly_do": without(l.Reason), "chuyen_den": l.ForwardTo, "co_quan_co_tham_quyen": l.ForwardTo,
		"ngay_thu_ly": l.AcceptedOn, "can_bo": officer,
		"khong_du_dieu_kien": l.Eligible == register.No, "khong_thuoc_tham_quyen": l.Competent == register.No,
		"ket_qua": resultWords(l.Kind, l.Settlement.Result), "ket_qua_don": outcome(&l), "da_ket_luan": l.Decided(), "ngay_giai_quyet": l.Settlement.On,
		"thu_hoi_tien": l.Settlement.CollectMoney, "thu_hoi_dat": l.Settlement.CollectLand,
		"tra_lai_tien": l.Settlement.ReturnMoney, "tra_lai_dat": l.Settlement.ReturnLand,
		"de_xuat": proposal(l),
	}
	if body := text.Clean(l.ForwardingBody); body != "" { // who forwarded the letter waits for its result (LTCD Điều 27 khoản 2)
		f["noi_nhan_ket_qua"] = body
	}
	if officer != "" {
		f["nguoi_lap"] = officer
	}
	f["nguoi_de_nghi"] = proposer(s, cmp.Or(officer, s.Clerk), strings.ToLower(l.Kind.Label()))
	return f
}

// resultWords is the result as the law has it (NĐ 124/2020 Mẫu số 15; LTC Điều 35 khoản 2
// điểm c), not as the statistics count it.
func resultWords(kind register.Kind, r register.Result) string {
	if key := "document.result." + string(kind) + "." + string(r); assets.HasText(key) {
		return assets.Text(key)
	}
	return strings.ToLower(r.Label())
}

// outcome is how the matter ended, in a whole phrase: "khiếu nại đúng một phần"; a
// withdrawal is one, whoever was right.
func outcome(l *register.Letter) string {
	words := resultWords(l.Kind, l.Settlement.Result)
	kind := strings.ToLower(l.Kind.Label())
	switch {
	case words == "":
		return ""
	case l.Settlement.Result.EndsWithoutDecision():
		return assets.Text("document.ended."+string(l.Settlement.Result), "kind", kind)
	}
	return kind + " " + words
}

// proposal is the direction that follows from what has been judged, in words.
func proposal(l register.Letter) string {
	if l.Handling == "" {
		return ""
	}
	words := strings.ToLower(l.Handling.Label())
	if l.Handling == register.Forward && l.ForwardTo != "" {
		words += " " + assets.Text("document.forwardTo", "receiver", l.ForwardTo)
	}
	return words
}

// cover covers every text of the fields.
func cover(v *secrecy.Veil, f docx.Fields) {
	for name, value := range f {
		switch value := value.(type) {
		case string:
			f[name] = v.Cover(value)
		case []docx.Fields:
			for _, row := range value {
				cover(v, row)
			}
		}
	}
}
