package word

import (
	"math"
	"strings"

	"donthu/assets"
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

// namedReplies are the documents whose number and day later ones name, by their template
// or by the words of a kind that somebody typed.
var namedReplies = []struct {
	field, words string
	templates    []string
}{
	{"quyet_dinh_thu_ly", "quyet dinh thu ly", []string{register.DocumentAcceptDenunciation}},
	{"ket_luan", "ket luan noi dung", []string{register.DocumentConclusion}},
	{"phieu_chuyen", "phieu chuyen", []string{register.DocumentForwardDenunciation, register.DocumentForwardPetition, register.DocumentForwardUp}},
	{"quyet_dinh_xac_minh", "quyet dinh thanh lap to xac minh", nil},
	{"quyet_dinh_xac_minh", "quyet dinh giao xac minh", nil},
	{"quyet_dinh_xac_minh", "quyet dinh xac minh", []string{register.DocumentVerifyComplaint, register.DocumentVerifyDenunciation, register.DocumentAssignComplaint, register.DocumentAssignDenunciation}},
	{"quyet_dinh_giai_quyet", "quyet dinh giai quyet", []string{register.DocumentDecision}},
	{"quyet_dinh_giam_dinh", "quyet dinh trung cau giam dinh", []string{register.DocumentExpertise}},
	{"quyet_dinh_tam_dinh_chi_thi_hanh", "quyet dinh tam dinh chi viec thi hanh", []string{register.DocumentStay}},
}

// replyFields are the documents issued so far, and those that later ones name.
func replyFields(l *register.Letter) docx.Fields {
	f := docx.Fields{}
	var rows []docx.Fields
	for _, r := range l.Replies {
		rows = append(rows, docx.Fields{"loai": r.Type, "so": r.Number, "ngay": r.On, "nguoi_ky": r.SignedBy, "noi_nhan": r.To, "trich_yeu": r.Summary})
		for _, named := range namedReplies {
			if r.Is(named.words, named.templates...) && !strings.HasPrefix(text.Fold(r.Type), "thong bao") {
				f["so_"+named.field], f["ngay_"+named.field] = r.Number, r.On
			}
		}
	}
	for _, pause := range l.Life.Pauses {
		f["so_quyet_dinh_tam_dinh_chi"] = pause.Number
	}
	for _, dialogue := range l.Life.Dialogues {
		f["ket_qua_doi_thoai"] = text.CleanLines(dialogue.Outcome)
	}
	f["van_ban"] = rows
	if last := l.LastReply(); last.Type != "" {
		f["van_ban_da_tra_loi"] = assets.Text("document.replyNamed", "document", last.Type, "number", last.Number, "day", last.On.Shown())
	}
	return f
}

// Lines that a list has which people sign by hand: for each of them as far as the letter
// tells how many they are.
const leastLines, mostLines = 10, 100

// fileFields are the table of contents of the letter's file, and the lines on which those
// sign who choose somebody to speak for them.
func fileFields(l *register.Letter) docx.Fields {
	contents := []docx.Fields{{"so": l.ArrivalNo, "ngay": l.WrittenOn, "so_trang": 0,
		"ten": assets.Text("document.letterItself", "kind", strings.ToLower(l.Kind.Label()), "letter", l.Number.String())}}
	for _, a := range l.Attachments {
		contents = append(contents, docx.Fields{"so": "", "ngay": "", "ten": a.Name, "so_trang": a.Pages})
	}
	for _, r := range l.Replies {
		name := r.Type
		if r.Summary != "" {
			name += ": " + without(r.Summary)
		}
		contents = append(contents, docx.Fields{"so": r.Number, "ngay": r.On, "ten": name, "so_trang": 0})
	}
	var people []docx.Fields
	if name := l.Sender.Name; !l.Anonymous() && !isGroup(name) && !isBody(name) {
		people = append(people, docx.Fields{"ho_ten": l.Sender.Name, "dia_chi": l.Sender.Address})
	}
	for _, p := range l.CoSigners {
		people = append(people, docx.Fields{"ho_ten": p.Name, "dia_chi": p.Address})
	}
	for len(people) < min(max(l.Signatories, leastLines), mostLines) {
		people = append(people, docx.Fields{"ho_ten": "", "dia_chi": ""})
	}
	return docx.Fields{"muc_luc": contents, "nguoi_cu": people, "nguoi_duoc_cu": representatives(l)}
}

// representatives are the lines for those who are chosen to speak for the others: as many
// as the law lets so many people choose, and as many as it ever does where nobody said how
// many they are (NĐ 124/2020 Điều 6 khoản 2; LTCD Điều 29).
func representatives(l *register.Letter) []docx.Fields {
	_, most := numbers.RepresentativesOf(max(l.Signatories, len(l.CoSigners)+1))
	if most == 0 {
		_, most = numbers.RepresentativesOf(math.MaxInt)
	}
	lines := make([]docx.Fields, most)
	for i := range lines {
		lines[i] = docx.Fields{"ho_ten": "", "dia_chi": "", "giay_to": ""}
	}
	r := l.Representative
	lines[0] = docx.Fields{"ho_ten": r.Name, "dia_chi": r.Address, "giay_to": r.Identity}
	return lines
}
