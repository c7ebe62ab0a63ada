package word

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// What the clerk types is looked at before anything is written: days that there are not,
// numbers that are none, and more days than the law gives (LKN Điều 28; LTC Điều 30).
func TestTypedDaysAndNumbers(t *testing.T) {
	const prolonging = "quyet-dinh-gia-han-giai-quyet-khieu-nai"
	level := func(kind register.Kind, level register.ComplexityLevel, taken ...int) *register.Letter {
		l := accepted(kind)
		l.Life.Complexity = register.Complexity{On: day.Must("2026-07-14"), Level: level}
		for i, days := range taken {
			l.Life.Extensions = append(l.Life.Extensions, register.Extended{On: day.Must("2026-07-15").AddDays(i), Days: days})
		}
		return l
	}
	for _, c := range []struct {
		what, template string
		letter         *register.Letter
		on             string
		field, value   string
		want           string // a part of the sentence; empty: nothing is wrong
		warning        bool
	}{
		{"a day that there is not", InvitationTemplate, accepted(complaint), "2026-07-20", "ngay_moi", "31/02/2027", "không phải là một ngày có thật", false},
		{"words in a day's place", InvitationTemplate, accepted(complaint), "2026-07-20", "Ngày mời", "thứ hai tới", "không phải là một ngày có thật", false},
		{"yesterday", InvitationTemplate, accepted(complaint), "2026-07-20", "ngay_moi", "19/7/2026", "đã qua", true},
		{"today", InvitationTemplate, accepted(complaint), "2026-07-20", "ngay_moi", "20/7/2026", "", false},
		{"a report of the past", register.DocumentDecision, accepted(complaint), "2026-08-10", "ngay_bao_cao_xac_minh", "5/8/2026", "", false},
		{"an answer promised for the past", "giay-bao-tin-tien-do", accepted(complaint), "2026-08-10", "ngay_du_kien", "5/8/2026", "đã qua", true},
		{"nothing typed", InvitationTemplate, accepted(complaint), "2026-07-20", "ngay_moi", "", "", false},
		{"an invitation that tells of a denunciation", InvitationTemplate, accepted(denunciation), "2026-07-20", "noi_dung_moi", "xác minh đơn Tố cáo", "giấy mời không được", true},
		{"an invitation about a complaint", InvitationTemplate, accepted(complaint), "2026-07-20", "noi_dung_moi", "xác minh đơn Tố cáo", "", false},

		{"the accused would read who denounced", register.DocumentAccusedNotice, accepted(denunciation), "2026-07-20", "noi_dung_thu_ly", "Nhận tiền của " + accepted(denunciation).Sender.Name, "còn cho biết người tố cáo: “Nhận tiền của người tố cáo”", false},
		{"… and reads it not", register.DocumentAccusedNotice, accepted(denunciation), "2026-07-20", "noi_dung_thu_ly", "Nhận tiền của một hộ dân", "", false},
		{"who denounced may read it", register.DocumentAcceptedNotice, accepted(denunciation), "2026-07-20", "noi_dung_thu_ly", "Nhận tiền của " + accepted(denunciation).Sender.Name, "", false},
		{"a clause of LKN 11", register.DocumentComplaintRefused, received(complaint), "2026-07-10", "khoan_dieu_11", "9", "", false},
		{"two of them", register.DocumentComplaintRefused, received(complaint), "2026-07-10", "khoan_dieu_11", "1 và 6", "", false},
		{"one that it has not", register.DocumentComplaintRefused, received(complaint), "2026-07-10", "khoan_dieu_11", "10", "không có khoản", false},
		{"none", register.DocumentComplaintRefused, received(complaint), "2026-07-10", "khoan_dieu_11", "0", "không có khoản", false},
		{"no number", prolonging, accepted(complaint), "2026-08-10", "so_ngay", "abc", "không phải là số ngày", false},
		{"none at all", prolonging, accepted(complaint), "2026-08-10", "so_ngay", "0", "không phải là số ngày", false},
		{"900 days", prolonging, accepted(complaint), "2026-08-10", "so_ngay", "900", "luật chỉ cho 15 ngày", true},
		{"a day too many", prolonging, accepted(complaint), "2026-08-10", "so_ngay", "16", "luật chỉ cho 15 ngày", true},
		{"all that the law gives", prolonging, accepted(complaint), "2026-08-10", "so_ngay", "15", "", false},
		{"to a complex matter", prolonging, level(complaint, register.ComplexCase), "2026-08-10", "so_ngay", "15", "", false},
		{"to a simple one", prolonging, level(complaint, register.SimpleCase), "2026-08-10", "so_ngay", "1", "không được kéo dài", true},
		{"what is left", prolonging, level(complaint, register.ComplexCase, 10), "2026-08-10", "so_ngay", "5", "", false},
		{"more than is left", prolonging, level(complaint, register.ComplexCase, 10), "2026-08-10", "so_ngay", "6", "luật chỉ cho 5 ngày", true},
		{"the decision that is a step already", prolonging, level(complaint, register.ComplexCase, 15), "2026-07-15", "so_ngay", "15", "", false},
		{"on the last day", prolonging, accepted(complaint), "2026-08-13", "so_ngay", "15", "", false},
		{"when the limit has run out", prolonging, accepted(complaint), "2026-08-14", "so_ngay", "15", "không được kéo dài", true},
		{"30 days for a denunciation", register.DocumentExtension, level(denunciation, register.ComplexCase), "2026-08-10", "so_ngay", "30", "", false},
		{"31", register.DocumentExtension, level(denunciation, register.ComplexCase), "2026-08-10", "so_ngay", "31", "luật chỉ cho 30 ngày", true},
		{"a second time", register.DocumentExtension, level(denunciation, register.ComplexCase, 30), "2026-08-10", "so_ngay", "30", "không được kéo dài", true},
		{"a second time for an especially complex one", register.DocumentExtension, level(denunciation, register.EspeciallyComplex, 30), "2026-08-10", "so_ngay", "30", "", false},
		{"settling in 30 days", register.DocumentAcceptDenunciation, accepted(denunciation), "2026-07-14", "so_ngay", "30", "", false},
		{"settling in 31", register.DocumentAcceptDenunciation, accepted(denunciation), "2026-07-14", "so_ngay", "31", "luật chỉ cho 30 ngày", true},
		{"verifying as long as settling", register.DocumentVerifyComplaint, accepted(complaint), "2026-07-14", "so_ngay", "30", "", false},
		{"verifying longer", register.DocumentVerifyComplaint, accepted(complaint), "2026-07-14", "so_ngay", "31", "luật chỉ cho 30 ngày", true},
	} {
		t.Run(c.what, func(t *testing.T) {
			found := CheckTyped(infoOf(t, c.template), c.letter, Options{On: day.Must(c.on), Typed: map[string]string{c.field: c.value}}, ward)
			switch {
			case c.want == "" && len(found) > 0:
				t.Errorf("%v", found)
			case c.want == "":
			case len(found) != 1:
				t.Errorf("found %v, want %q", found, c.want)
			case !strings.Contains(found[0].Sentence, c.want) || found[0].Warning != c.warning || found[0].Field != docx.Name(c.field) || strings.ContainsAny(found[0].Sentence, "{}"):
				t.Errorf("%+v, want %q, a warning: %t", found[0], c.want, c.warning)
			}
		})
	}
	draft := Options{Today: day.Must("2026-07-20"), Typed: map[string]string{"ngay_moi": "19/7/2026"}}
	if found := CheckTyped(infoOf(t, InvitationTemplate), accepted(complaint), draft, ward); len(found) != 1 {
		t.Error("a draft without a day invites to the past:", found)
	}
}

// 15 more days after the 30th are the 45th, though an office works until the next working
// day (LKN Điều 28): 14/7 + 30 is 13/8; from 10/7 it is Sunday 9/8, and 45 days are 24/8.
func TestALongerLimitIsCountedFromTheLawsLastDay(t *testing.T) {
	const name = "quyet-dinh-gia-han-giai-quyet-khieu-nai"
	l := accepted(complaint)
	l.AcceptedOn = day.Must("2026-07-10")
	for _, level := range []register.ComplexityLevel{"", register.ComplexCase} {
		l.Life.Complexity = register.Complexity{On: l.AcceptedOn, Level: level}
		o := Options{On: day.Must("2026-08-07"), Typed: map[string]string{"so_ngay": "15", "ly_do": "phải trưng cầu giám định", "nguoi_thi_hanh": "Chánh Văn phòng"}}
		o.SignedBy, o.Number = "Đỗ Minh Trí", "5"
		var b bytes.Buffer
		if err := writeLetter(&b, t.TempDir(), name, *l, ward, o); err != nil {
			t.Fatal(err)
		}
		text := textOf(t, b.Bytes())
		if !strings.Contains(text, "kéo dài thêm 15 ngày, kể từ ngày 09 tháng 8 năm 2026, đến hết ngày 24 tháng 8 năm 2026.") || strings.Contains(strings.ToLower(text), "gia hạn") {
			t.Errorf("%q: %s", level, text)
		}
		o.Typed["so_ngay"] = "900"
		b.Reset()
		if err := writeLetter(&b, t.TempDir(), name, *l, ward, o); err != nil || strings.Contains(textOf(t, b.Bytes()), "đến hết ngày") {
			t.Error("a last day that no law has is written:", err)
		}
	}
}

// Nothing of the letter's own words is taken over for a reader who may not know who denounced
// (NĐ 31/2019 Mẫu số 04, 06), whatever they say; what the clerk writes is.
func TestTheLettersOwnWordsStayWithWhoMayKnow(t *testing.T) {
	l := sampleLetter(register.Denunciation)
	l.Content, l.Request = "Con tôi học lớp 5A trường Kim Đồng bị ép nộp tiền", "Trả lại tiền cho cháu Bống"
	for _, info := range allTemplates(t) {
		if !info.For(register.Denunciation) || info.When == "report" || info.When == "day" {
			continue
		}
		o := Options{On: day.Must("2026-07-20")}.For(info)
		said := ""
		for _, value := range LetterFields(l, ward, o) {
			if words, is := value.(string); is {
				said += words + "\n"
			}
		}
		if told := strings.Contains(said, "lớp 5A") || strings.Contains(said, "Bống"); told == o.Hides(&l) {
			t.Errorf("%s, for the %s: the letter's words are there: %t", info.Name, info.Reader, told)
		}
		o.Typed = map[string]string{"noi_dung_thu_ly": "Việc thu tiền trái quy định"}
		if f := LetterFields(l, ward, o); f["noi_dung_thu_ly"] != "Việc thu tiền trái quy định" {
			t.Errorf("%s: what the clerk wrote became %q", info.Name, f["noi_dung_thu_ly"])
		}
	}
}

// What the office wrote of a denunciation for who may not know who denounced is proposed in
// its next document for such readers, and never in the denouncer's place.
func TestTheAcceptedContentIsWrittenOnce(t *testing.T) {
	l := sampleLetter(register.Denunciation)
	l.Content = "Con tôi học lớp 5A bị ép nộp tiền"
	accused := Options{Reader: Accused, Typed: map[string]string{"Nội dung thụ lý": " Việc thu tiền trái quy định. "}}
	if got := accused.Accepted(); got != "Việc thu tiền trái quy định." {
		t.Fatalf("accepted: %q", got)
	}
	if got := (Options{Reader: Sender, Typed: accused.Typed}).Accepted(); got != "" {
		t.Errorf("of a document for the denouncer: %q", got)
	}
	l.Unissued = append(l.Unissued, register.Reply{Step: 90, State: register.Drafted, Accepted: accused.Accepted()})
	for _, field := range []string{"noi_dung_thu_ly", "noi_dung", "ve_viec"} {
		if got := LetterFields(l, ward, Options{Reader: Body})[field]; got != "Việc thu tiền trái quy định." {
			t.Errorf("%s for another body: %q", field, got)
		}
		if got := LetterFields(l, ward, Options{Reader: Sender})[field]; got == "Việc thu tiền trái quy định." {
			t.Errorf("%s for the denouncer: %q", field, got)
		}
	}
	l.Unissued[len(l.Unissued)-1].State = register.Recalled
	if got := LetterFields(l, ward, Options{Reader: Body})["noi_dung"]; got != "" {
		t.Errorf("of a document that was recalled: %q", got)
	}
	l.Unissued[len(l.Unissued)-1] = register.Reply{State: register.Drafted, Accepted: "Việc nhận tiền của bà Lan"}
	if got := LetterFields(l, ward, Options{Reader: Body})["noi_dung"]; got != "Việc nhận tiền của [tên được giữ bí mật]" {
		t.Errorf("what names her is covered all the same: %q", got)
	}
}
