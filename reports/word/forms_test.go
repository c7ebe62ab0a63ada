package word

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// Forms that citizens fill in by hand hold nothing to be filled by the program, and are
// offered for no letter's documents; the nation's title stands over them, and no office.
func TestBlankForms(t *testing.T) {
	for name, words := range map[string]string{
		"don-khieu-nai": "NGƯỜI KHIẾU NẠI", "giay-uy-quyen-khieu-nai": "XÁC NHẬN CỦA CƠ QUAN, TỔ CHỨC CÓ THẨM QUYỀN", "don-rut-to-cao": "NGƯỜI RÚT TỐ CÁO",
	} {
		info, raw, err := Read(t.TempDir(), name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := docx.Render(&b, raw, docx.Fields{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		text := textOf(t, b.Bytes())
		if info.When != Blank || !strings.Contains(text, words) || !strings.Contains(text, "CỘNG HÒA XÃ HỘI") || strings.Contains(text, "ỦY BAN") {
			t.Errorf("%s, %q:\n%s", name, info.When, text)
		}
		keepDocument(t, name, b.Bytes())
	}
}

// A later document names the earlier one by its number and day: the decision to verify
// whatever it is called, the decision on the complaint, the stay of what is complained of.
func TestDocumentsNameEarlierOnes(t *testing.T) {
	for _, c := range []struct {
		reply register.Reply
		field string
	}{
		{register.Reply{Template: register.DocumentVerifyComplaint}, "quyet_dinh_xac_minh"},
		{register.Reply{Template: register.DocumentAssignDenunciation}, "quyet_dinh_xac_minh"},
		{register.Reply{Type: "Quyết định thành lập Tổ xác minh nội dung tố cáo"}, "quyet_dinh_xac_minh"},
		{register.Reply{Type: "Báo cáo kết quả xác minh"}, ""},
		{register.Reply{Template: register.DocumentDecision}, "quyet_dinh_giai_quyet"},
		{register.Reply{Template: register.DocumentStay}, "quyet_dinh_tam_dinh_chi_thi_hanh"},
		{register.Reply{Template: register.DocumentSuspendComplaint}, ""},
		{register.Reply{Template: register.DocumentForwardPetition}, "phieu_chuyen"},
		{register.Reply{Template: register.DocumentForwardUp}, "phieu_chuyen"},
	} {
		l := received(complaint)
		c.reply.Number, c.reply.On = "77/QĐ-UBND", day.Must("2026-07-15")
		l.Replies = []register.Reply{c.reply}
		f := LetterFields(*l, ward, Options{Reader: Sender})
		for _, named := range namedReplies {
			want := any("")
			if named.field == c.field {
				want = "77/QĐ-UBND"
			}
			if got := f["so_"+named.field]; got != want {
				t.Errorf("%+v: so_%s is %q, want %q", c.reply, named.field, got, want)
			}
		}
		if c.field != "" && f["ngay_"+c.field] != c.reply.On {
			t.Errorf("%+v: the day is %v", c.reply, f["ngay_"+c.field])
		}
	}
}

// Everybody who signed has a line on which to choose who speaks for them; a company or "the
// households" has none.
func TestLinesForThoseWhoChoose(t *testing.T) {
	for who, want := range map[string]struct {
		lines int
		first string
	}{"person": {10, "Trần Thị Mai Lan"}, "several": {37, "Võ Văn Tấn"}, "group": {37, ""}, "organisation": {10, ""}, "anonymous": {10, ""}} {
		l := sampleLetter(complaint)
		parties[who](&l)
		lines := LetterFields(l, ward, Options{Reader: Sender})["nguoi_cu"].([]docx.Fields)
		if len(lines) != want.lines || lines[0]["ho_ten"] != want.first {
			t.Errorf("%s: %d lines, the first for %q", who, len(lines), lines[0]["ho_ten"])
		}
	}
}

// Where a document goes is proposed only where the template says it: the place that
// receives reports gets no reminder and no posting record.
func TestNoOtherBodyIsProposed(t *testing.T) {
	l := sampleLetter(denunciation)
	for name, want := range map[string]string{
		register.DocumentResult: ward.Receiver, register.DocumentAskLeader: ward.Receiver, "cong-van-don-doc": l.ForwardTo, register.DocumentForwardUp: l.ForwardTo,
		"cong-van-don-doc-thi-hanh": "", "van-ban-yeu-cau-cung-cap-thong-tin": "", "bien-ban-niem-yet": "", "bia-ho-so": "", "muc-luc-ho-so": "",
	} {
		if got := infoOf(t, name).Recipient(&l, ward); got != want {
			t.Errorf("%s goes to %q, want %q", name, got, want)
		}
	}
}

// The yearly report on denunciations speaks to the council of the place, with the figures of
// the forms (LTC Điều 61 khoản 3).
func TestYearlyReportOnDenunciations(t *testing.T) {
	year := expectedReport(t, "2025-12-15", "2026-12-14")
	info, template, err := Read(t.TempDir(), DenunciationsTemplate)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	o := Options{Number: "9", On: day.Must("2026-12-16"), SignedBy: "Đỗ Minh Trí"}
	if err := docx.Render(&b, template, ReportFields(year, nil, nil, ward, o.For(info))); err != nil {
		t.Fatal(err)
	}
	keepDocument(t, DenunciationsTemplate, b.Bytes())
	sheet, _ := year.Sheet("04_GQTC")
	text := textOf(t, b.Bytes())
	for _, words := range []string{"Kính gửi: Hội đồng nhân dân phường Bình Thạnh", "tố cáo năm 2026", "giải quyết: " + docx.Decimal(sheet.Columns[1].Value) + " đơn"} {
		if !strings.Contains(text, words) {
			t.Errorf("the report does not say %q:\n%s", words, text)
		}
	}
}

// Who settles a denunciation of the ward's chair is named by the law of the day.
func TestTheLawOnWhoSettlesAboveTheWard(t *testing.T) {
	for on, want := range map[string]string{"2025-06-30": "điểm a khoản 2 Điều 13", "2025-07-01": "Điều 13", "2026-06-30": "Điều 13", "2026-07-01": "điểm a khoản 4 Điều 13"} {
		l := sampleLetter(denunciation)
		if got := LetterFields(l, ward, Options{Reader: Body, On: day.Must(on)})["can_cu_tham_quyen_cap_tren"]; got != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
}

// Each of the forms stands from its law's first day, and speaks of nothing that has not
// happened.
func TestFromWhichDayFormsStand(t *testing.T) {
	early := func(kind register.Kind) *register.Letter {
		l := accepted(kind)
		l.ReceivedOn, l.HandledOn, l.AcceptedOn = day.Must("2012-01-02"), day.Must("2012-01-03"), day.Must("2012-01-03")
		return l
	}
	for name, first := range map[string]string{
		register.DocumentAssignComplaint: "2012-07-01", register.DocumentAssignDenunciation: "2019-05-28", register.DocumentStay: "2012-07-01",
		"quyet-dinh-huy-bo-tam-dinh-chi-thi-hanh": "2012-07-01", "bao-cao-ket-qua-xac-minh-khieu-nai": "2012-07-01", "bao-cao-ket-qua-xac-minh-to-cao": "2019-05-28",
		"bien-ban-giao-nhan-tai-lieu": "2012-07-01", "bien-ban-lam-viec-to-cao": "2019-05-28", "quyet-dinh-bao-ve-nguoi-to-cao": "2019-01-01", "thong-bao-khong-ap-dung-bao-ve": "2019-01-01",
	} {
		info := infoOf(t, name)
		l := early(info.Kinds[0])
		if found := info.Unfit(l, day.Must(first).AddDays(-1), ""); len(found) != 1 || found[0].What != OtherLaw {
			t.Errorf("%s, the day before: %v", name, found)
		}
		if found := info.Unfit(l, day.Must(first), ""); len(found) > 0 {
			t.Errorf("%s on its first day: %v", name, found)
		}
	}
	for _, c := range []struct {
		name   string
		letter *register.Letter
		on     string
		want   Misfit
	}{
		{register.DocumentForwardUp, handled(denunciation, register.Forward), "2026-07-14", ""},
		{register.DocumentForwardUp, handled(denunciation, register.Accept), "2026-07-14", OtherState},
		{"cong-van-don-doc", received(complaint), "2026-07-14", OtherState},
		{"cong-van-don-doc-thi-hanh", accepted(complaint), "2026-07-20", OtherState},
		{"bien-ban-niem-yet", accepted(denunciation), "2026-07-20", OtherState},
		{"cong-van-yeu-cau-bo-sung-don", received(denunciation), "2026-07-08", ""},
		{"cong-van-yeu-cau-bo-sung-don", accepted(denunciation), "2026-07-20", OtherState},
		{"cong-van-yeu-cau-bo-sung-don", with(received(complaint), func(l *register.Letter) { l.Sender = register.Person{Name: "Không ghi tên"} }), "2026-07-08", NobodyToTell},
		{register.DocumentOralRecord, received(complaint), "2026-07-06", ""},
		{"bien-ban-lam-viec", accepted(denunciation), "2026-07-20", OtherKind}, // the team has its own (NĐ 31/2019 Mẫu số 08)
		{"van-ban-yeu-cau-cung-cap-thong-tin", received(complaint), "2026-07-08", OtherState},
		{"van-ban-yeu-cau-cung-cap-thong-tin", accepted(complaint), "2026-07-20", ""},
	} {
		found := infoOf(t, c.name).Unfit(c.letter, day.Must(c.on), "")
		if len(found) > 0 != (c.want != "") || len(found) > 0 && found[0].What != c.want {
			t.Errorf("%s on %s: %v, want %q", c.name, c.on, found, c.want)
		}
	}
}

// What citizens write has the nation's title over the whole page, and no office.
func measureCitizensHeading(t *testing.T, s sheet, document element) {
	above := document.find("body", "p")
	nation, motto := s.look(above[0]), s.look(above[1])
	if above[0].words() != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" || above[1].words() != "Độc lập - Tự do - Hạnh phúc" || motto.size != nation.size+1 {
		t.Errorf("the heading says %q, %q", above[0].words(), above[1].words())
	}
	between(t, "line under tiêu ngữ, of its width", ruleLength(t, 9354, above[2])/mottoWidth, 0.97, 1.03)
	if day := above[3].words(); !strings.HasPrefix(day, "…") || strings.Contains(day, "{{") {
		t.Errorf("the day is %q", day)
	}
}

// formText is the text of a form on the letter, with everything typed.
func formText(t *testing.T, name string, l *register.Letter) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeLetter(&b, t.TempDir(), name, *l, ward, sampleOptionsFor(infoOf(t, name), l)); err != nil {
		t.Fatal(err)
	}
	return textOf(t, b.Bytes())
}

// The body that was told to verify reports under its own name and number, signed by its own
// head (NĐ 31/2019 Mẫu số 11): the ward's numbers are not spent on it.
func TestTheReportOfTheBodyThatVerified(t *testing.T) {
	name := "bao-cao-ket-qua-xac-minh-to-cao-co-quan"
	text := formText(t, name, accepted(denunciation))
	for _, want := range []string{"PHƯỜNG BÌNH THẠNH\nPHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ PHƯỜNG BÌNH THẠNH\n", "\nSố: ……/BC-……\n", "\nTRƯỞNG PHÒNG\nVõ Quốc Bảo\n",
		"tại Quyết định số 35/QĐ-UBND ngày 15 tháng 7 năm 2026 của Chủ tịch", "xem xét, kết luận./."} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	if symbol := infoOf(t, name).SymbolFor(accepted(denunciation), ward); symbol != "" || strings.Contains(text, "BC-UBND") {
		t.Errorf("it has the ward's number %q:\n%s", symbol, text)
	}
}

// An expert opinion is asked for on the decision's number and day, and names who brings the
// papers (NĐ 124/2020 Mẫu số 09, 10; NĐ 31/2019 Mẫu số 09).
func TestExpertOpinions(t *testing.T) {
	l := accepted(complaint)
	l.Replies = []register.Reply{{Template: register.DocumentExpertise, Number: "41/QĐ-UBND", On: day.Must("2026-07-22")}}
	o := sampleOptions()
	for _, name := range []string{"so_quyet_dinh_giam_dinh", "ngay_quyet_dinh_giam_dinh"} {
		delete(o.Typed, name)
	}
	var b bytes.Buffer
	if err := writeLetter(&b, t.TempDir(), "cong-van-de-nghi-giam-dinh", *l, ward, o); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"ngày 22 tháng 7 năm 2026, Chủ tịch Ủy ban nhân dân phường Bình Thạnh đã có Quyết định số 41/QĐ-UBND": textOf(t, b.Bytes()),
		"Trưng cầu Trung tâm Giám định chất lượng xây dựng thực hiện":                           formText(t, register.DocumentExpertise, l),
		"là thành viên Tổ xác minh nội dung tố cáo trực tiếp bàn giao các tài liệu, bằng chứng": formText(t, "van-ban-trung-cau-giam-dinh-to-cao", accepted(denunciation))} {
		if !strings.Contains(text, name) {
			t.Errorf("it does not say %q:\n%s", name, text)
		}
	}
}

// Papers on signs of a crime go by the article of their time, before the conclusion (LTC
// Điều 27 khoản 1) and after it (Điều 36 khoản 2), and name no denouncer.
func TestPapersOnSignsOfACrime(t *testing.T) {
	after := concluded(denunciation, register.Right)
	after.Replies = []register.Reply{{Template: register.DocumentConclusion, Number: "02/KL-UBND", On: day.Must("2026-08-10")}}
	for want, l := range map[string]*register.Letter{"khoản 1 Điều 27 Luật Tố cáo": received(denunciation), "khoản 2 Điều 36 Luật Tố cáo": after} {
		text := formText(t, "cong-van-chuyen-ho-so-dau-hieu-toi-pham", l)
		if !strings.Contains(text, want) || !strings.Contains(text, "Kính gửi: Cơ quan Cảnh sát điều tra") || strings.Contains(text, "Mai Lan") || strings.Contains(text, "45/7") {
			t.Errorf("it does not say %q, or names the denouncer:\n%s", want, text)
		}
	}
}

// So many lines are there for those who speak for the others as the law lets them choose
// (NĐ 124/2020 Điều 6 khoản 2; LTCD Điều 29), the chosen one on the first.
func TestLinesForTheChosen(t *testing.T) {
	for people, want := range map[int]int{0: 5, 4: 5, 5: 2, 10: 2, 11: 5, 300: 5} {
		l := received(complaint)
		l.CoSigners, l.Signatories, l.Representative = nil, people, register.Person{Name: "Lê Thị Út", Address: "tổ 5", Identity: "079"}
		rows := LetterFields(*l, ward, Options{Reader: Sender})["nguoi_duoc_cu"].([]docx.Fields)
		if len(rows) != want || rows[0]["ho_ten"] != "Lê Thị Út" || rows[0]["giay_to"] != "079" || rows[1]["ho_ten"] != "" {
			t.Errorf("%d people: %d lines, %v", people, len(rows), rows)
		}
	}
	l := received(denunciation)
	l.Representative = register.Person{Name: "Lê Thị Út"}
	if rows := LetterFields(*l, ward, Options{Reader: Verifier})["nguoi_duoc_cu"].([]docx.Fields); len(rows) > 0 {
		t.Errorf("a verifier learns who speaks for the denouncers: %v", rows)
	}
	if text := formText(t, "van-ban-cu-nguoi-dai-dien", received(complaint)); !strings.Contains(text, "từ 05 đến 10 người thì cử không quá 02 người đại diện") {
		t.Errorf("the form does not say how many:\n%s", text)
	}
}
