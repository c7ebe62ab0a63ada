package word

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

func TestTheListNamesEveryTemplate(t *testing.T) {
	var names []string
	for _, info := range allTemplates(t) {
		names = append(names, info.Name)
		if info.Title == "" || info.Basis == "" || !info.Shipped || info.File != "" {
			t.Errorf("%+v", info)
		}
		raw, err := Shipped(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		asked, err := docx.Placeholders(raw)
		if err != nil {
			t.Errorf("%s: %v", info.Name, err)
		}
		if unknown := Unknown(asked); len(unknown) > 0 {
			t.Errorf("%s asks for fields that the help does not explain: %q", info.Name, unknown)
		}
	}
	for _, name := range []string{
		register.DocumentProposal, register.DocumentComplaintAccepted, register.DocumentComplaintRefused, register.DocumentDenunciationRefused,
		register.DocumentGuidance, register.DocumentGuidanceMixed, register.DocumentReturned, register.DocumentForwardDenunciation, register.DocumentForwardNotice,
		register.DocumentForwardPetition, register.DocumentAcceptDenunciation, register.DocumentAcceptedNotice, register.DocumentAccusedNotice, register.DocumentExtension,
		register.DocumentSuspendComplaint, register.DocumentSuspendDenunciation, register.DocumentStopComplaint, register.DocumentStopDenunciation,
		register.DocumentVerifyComplaint, register.DocumentVerifyDenunciation, register.DocumentDialogue, register.DocumentDecision,
		register.DocumentConclusion, register.DocumentConclusionNotice, register.DocumentAnswer, register.DocumentAskLeader, register.DocumentResult, register.DocumentWithdrawal,
		register.DocumentAssignComplaint, register.DocumentAssignDenunciation, register.DocumentStay, register.DocumentForwardUp, register.DocumentOralRecord,
		"giay-bien-nhan", "giay-moi", "giay-bao-tin-tien-do", "bien-ban-lam-viec", "thong-bao-ket-luan-tiep-cong-dan", "thong-bao-tu-choi-tiep-cong-dan",
	} {
		if !slices.Contains(names, name) {
			t.Errorf("no template %s", name)
		}
	}
	for _, field := range FieldNames {
		if docx.Explain(field) == "" {
			t.Errorf("nobody explains %s", field)
		}
	}
	laws, err := loadPhrases()
	if err != nil || len(laws) == 0 {
		t.Fatal(err)
	}
	for _, law := range laws {
		if !slices.Contains(FieldNames, law.Field) {
			t.Errorf("laws.toml fills %s, which no list has", law.Field)
		}
	}
}

func TestTheOfficesCopyGoesBeforeTheShippedOne(t *testing.T) {
	dir, name := t.TempDir(), "thong-bao-noi-dung-to-cao"
	file, err := Copy(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := Shipped(name)
	if err != nil {
		t.Fatal(err)
	}
	info, raw, err := Read(dir, name)
	if kept, readErr := os.ReadFile(file); err != nil || readErr != nil || info.File != file || !bytes.Equal(raw, kept) || bytes.Equal(raw, shipped) || info.Reader != Accused {
		t.Fatalf("%+v, %v", info, err)
	}
	own := wordFile(t, "", "Mẫu của phường: {{loai_don}}")
	if err := os.WriteFile(file, own, 0o600); err != nil {
		t.Fatal(err)
	}
	if kept, err := Copy(dir, name); err != nil || kept != file {
		t.Fatal(kept, err)
	}
	var b bytes.Buffer
	if err := writeLetter(&b, dir, name, sampleLetter(register.Denunciation), ward, Options{}); err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, b.Bytes()); !strings.Contains(text, "Mẫu của phường") || strings.Contains(text, "Lan") {
		t.Errorf("the office's copy gave %q", text)
	}
	aside, err := Restore(dir, name)
	if left, readErr := os.ReadFile(aside); err != nil || readErr != nil || !bytes.Equal(left, own) {
		t.Fatal("the office's copy is lost:", err, readErr)
	}
	if info, raw, err = Read(dir, name); err != nil || info.File != "" || !bytes.Equal(raw, shipped) {
		t.Errorf("after restoring: %+v, %v", info, err)
	}
	if aside, err := Restore(dir, name); err != nil || aside != "" {
		t.Error("restoring what was never changed:", err)
	}
}

func TestAnOfficesOwnTemplate(t *testing.T) {
	dir, from := t.TempDir(), filepath.Join(t.TempDir(), "bản thảo.docx")
	if err := os.WriteFile(from, wordFile(t, "", "{{ong_ba}} {{ten_rieng}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := Info{Title: "Thư mời họp (tổ dân phố)", Basis: "Thông lệ", Kinds: []register.Kind{register.Petition}, When: "settling", Reader: Sender, Symbol: "TM"}
	info, err := Add(dir, from, said)
	if err != nil || info.Name != "thu-moi-hop-to-dan-pho" {
		t.Fatal(info, err)
	}
	if _, err := Add(dir, from, said); err == nil || !strings.Contains(err.Error(), "Đã có mẫu") {
		t.Error(err)
	}
	if _, err := Add(dir, from, Info{Title: "Phiếu gửi kết quả"}); err == nil {
		t.Error("a template took the name of a shipped one")
	}
	info, raw, err := Read(dir, "Thư mời họp tổ dân phố")
	if err != nil || info.Shipped || info.Title != said.Title || info.Basis != "Thông lệ" || info.Reader != Sender || info.Symbol != "TM" || info.For(register.Complaint) || info.When != "settling" {
		t.Errorf("%+v, %v", info, err)
	}
	if err := os.WriteFile(filepath.Join(dir, OfficeFolder, "chep-tay.docx"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if info, _, err := Read(dir, "chep-tay"); err != nil || !info.Reader.Hides(register.Denunciation) {
		t.Errorf("%+v, %v: whom it is meant for is unknown, so a denouncer must be hidden", info, err)
	}
	asked, err := docx.Placeholders(raw)
	if unknown := Unknown(asked); err != nil || !slices.Equal(unknown, []string{"ten_rieng"}) {
		t.Error(unknown, err)
	}
	said.Title, said.Reader = "Thư mời họp", Office
	if changed, err := Describe(dir, info.Name, said); err != nil || changed.Title != said.Title || changed.Reader != Office || changed.Name != info.Name {
		t.Errorf("%+v, %v", changed, err)
	}
	if _, err := Describe(dir, register.DocumentAnswer, said); err == nil {
		t.Error("a shipped template was described anew")
	}
	said.Title = "Thư mời họp (tổ dân phố)"
	if _, err := Remove(dir, register.DocumentAnswer); err == nil {
		t.Error("a shipped template was removed")
	}
	for _, want := range []string{"thu-moi-hop-to-dan-pho.docx", "thu-moi-hop-to-dan-pho-2.docx"} {
		aside, err := Remove(dir, info.Name)
		if left, readErr := os.ReadFile(aside); err != nil || readErr != nil || !bytes.Equal(left, raw) || filepath.Base(aside) != want {
			t.Errorf("put aside as %s: %v, %v", aside, err, readErr)
		}
		if _, err := Add(dir, from, said); err != nil {
			t.Errorf("the name of a removed template is not free: %v", err)
		}
	}
	if _, _, err := Read(dir, "khong-co"); err == nil || !strings.Contains(err.Error(), "reply --list") {
		t.Error(err)
	}
	letterOf := func(category string) Reader {
		file := filepath.Join(dir, OfficeFolder, "rieng.docx")
		if err := os.WriteFile(file, wordFile(t, category, "a"), 0o600); err != nil {
			t.Fatal(err)
		}
		info, _, err := Read(dir, "rieng")
		if err != nil {
			t.Fatal(err)
		}
		return info.Reader
	}
	if letterOf("sender") != Sender || letterOf("ai cũng được") != Verifier {
		t.Error("the reader is not read from the file's category")
	}
}

func TestLetterFields(t *testing.T) {
	l := sampleLetter(register.Complaint)
	f := LetterFields(l, ward, Options{Reader: Sender, Number: "5", On: day.Must("2026-06-30"), Role: "Phó Chủ tịch"})
	for name, want := range map[string]any{
		"co_quan_dong_1": "ỦY BAN NHÂN DÂN", "co_quan_dong_2": "PHƯỜNG BÌNH THẠNH", "dia_danh": "Bình Thạnh", "so": "05", "ky_thay": true,
		"chuc_danh_nguoi_dung_dau": "Chủ tịch Ủy ban nhân dân phường Bình Thạnh", "ong_ba": "bà Trần Thị Mai Lan và 2 người khác", "so_nguoi_khac": 2,
		"luat_khieu_nai": "Luật Khiếu nại ngày 11 tháng 11 năm 2011", "thoi_han_khieu_nai_lan_hai": "30 ngày", "ngay_van_ban_chuyen": day.Must("2026-07-03"),
		"ly_do": "thời hiệu khiếu nại đã hết mà không có lý do chính đáng", "ket_qua": "đúng một phần",
	} {
		if f[name] != want {
			t.Errorf("%s is %q, want %q", name, f[name], want)
		}
	}
	remote := ward
	remote.Remote, remote.Ward = true, "UBND phường 13"
	f = LetterFields(l, remote, Options{Reader: Sender, On: day.Must("2026-07-01"), Typed: map[string]string{"Ngày mời": "20/7/2026"}})
	for name, want := range map[string]any{
		"co_quan_dong_2": "PHƯỜNG 13", "dia_danh": "Phường 13", "thoi_han_khieu_nai_lan_hai": "45 ngày", "ngay_moi": day.Must("2026-07-20"),
	} {
		if f[name] != want {
			t.Errorf("%s is %q, want %q", name, f[name], want)
		}
	}
	if !strings.Contains(f["luat_khieu_nai"].(string), "136/2025/QH15") {
		t.Error("from 01/7/2026 the law is the amended one:", f["luat_khieu_nai"])
	}
	for content, want := range map[string]string{"Khiếu nại về việc ô nhiễm": "ô nhiễm.", "Tố cáo ông A": "ông A.", "Lấn chiếm hẻm.": "Lấn chiếm hẻm."} {
		l.Content = content
		if got := LetterFields(l, ward, Options{Reader: Sender})["ve_viec"]; got != want {
			t.Errorf("%q is about %q, want %q", content, got, want)
		}
	}
	if p := Addressed(register.Person{Name: "Bà Lê Thị Út"}); p != "bà Lê Thị Út" {
		t.Error(p)
	}
	var names []string
	for name := range f {
		if !slices.Contains(FieldNames, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		t.Errorf("fields that no list explains: %q", names)
	}
}

// What the office's settings say stands in its documents; who signs decides the
// words above the role (NĐ 30/2020, Phụ lục I, Phần I, mục II.7).
func TestTheOfficesFactsAndSigners(t *testing.T) {
	own := ward
	own.Office = register.OfficeFacts{Superior: "Ủy ban nhân dân Thành phố Hồ Chí Minh", Place: "Gia Định", Short: "UBND-VP", Phone: "028 3841 0000",
		Inspectorate: "Thanh tra Thành phố", Reception: "Phòng tiếp công dân, 6 Phan Đăng Lưu", Address: "6 Phan Đăng Lưu"}
	f := LetterFields(sampleLetter(register.Complaint), own, Options{Reader: Sender})
	for name, want := range map[string]any{
		"nguoi_giai_quyet_lan_hai": "Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh", "dia_danh": "Gia Định", "viet_tat": "UBND", "viet_tat_cong_van": "UBND-VP",
		"dien_thoai_lien_he": "028 3841 0000", "co_quan_thanh_tra": "Thanh tra Thành phố", "dia_diem_tiep_dan": "Phòng tiếp công dân, 6 Phan Đăng Lưu",
		"dia_diem": "6 Phan Đăng Lưu", "noi_xin_y_kien": "Ủy ban nhân dân Thành phố Hồ Chí Minh", "quyen_han_ky": "", "ky_thua_lenh": false,
	} {
		if f[name] != want {
			t.Errorf("%s is %q, want %q", name, f[name], want)
		}
	}
	own.Office.SecondInstance = "Chủ tịch Ủy ban nhân dân cấp tỉnh"
	if got := LetterFields(sampleLetter(register.Complaint), own, Options{})["nguoi_giai_quyet_lan_hai"]; got != own.Office.SecondInstance {
		t.Error(got)
	}
	for _, c := range []struct {
		role      string
		authority register.Authority
		want      string
	}{
		{"", "", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"},
		{"Quyền Chủ tịch", "", "TM. ỦY BAN NHÂN DÂN\nQUYỀN CHỦ TỊCH\n"},
		{"Phó Chủ tịch", "", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"},
		{"Chánh Văn phòng", "", "\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n"},
		{"Trưởng phòng", register.ByMandate, "\nTUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG\n"},
		{"Chánh Văn phòng", register.AsHead, "TM. ỦY BAN NHÂN DÂN\nCHÁNH VĂN PHÒNG\n"},
	} {
		options := sampleOptions()
		options.Role, options.Authority = c.role, c.authority
		var b bytes.Buffer
		if err := writeLetter(&b, t.TempDir(), register.DocumentAnswer, sampleLetter(register.Petition), own, options); err != nil {
			t.Fatal(err)
		}
		text := textOf(t, b.Bytes())
		if !strings.Contains(text, c.want) || strings.HasPrefix(c.want, "\n") && strings.Contains(text, "TM. ") {
			t.Errorf("%s, %s: signed\n%s", c.role, c.authority, text)
		}
	}
}
