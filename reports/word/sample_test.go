package word

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

var ward = register.Settings{Ward: "Ủy ban nhân dân phường Bình Thạnh", Receiver: "Ban Tiếp công dân Thành phố", Clerk: "Lê Thị Thu Hà"}

// sampleLetter is a letter of the given kind in the middle of its life.
func sampleLetter(kind register.Kind) register.Letter {
	against, content := "Ủy ban nhân dân phường Bình Thạnh", "Quyết định xử phạt vi phạm hành chính về trật tự xây dựng tại nhà số 45/7 đường Bùi Hữu Nghĩa không đúng thực tế, đề nghị xem xét lại"
	if kind == register.Denunciation {
		against = "ông Phạm Quốc Hùng, công chức địa chính - xây dựng phường Bình Thạnh"
		content = "Ông Hùng nhận tiền để bỏ qua việc xây dựng không phép của nhà bên cạnh; bà Trần Thị Mai Lan (0903 123 456) ở 45/7 Bùi Hữu Nghĩa trực tiếp chứng kiến"
	}
	return register.Letter{
		ID: 12, Number: register.Number{Year: 2026, Count: 12},
		Facts: register.Facts{
			ReceivedOn: day.Must("2026-07-06"), WrittenOn: day.Must("2026-07-02"), Source: register.Forwarded,
			ForwardingBody: "Ban Tiếp công dân Thành phố", ForwardingNo: "145/BTCD-XLĐ", ForwardingWritten: day.Must("2026-07-03"),
			Sender:      register.Person{Name: "Trần Thị Mai Lan", Address: "45/7 đường Bùi Hữu Nghĩa, phường Bình Thạnh", Identity: "079171001234", Phone: "0903123456"},
			Signatories: 3, CoSigners: []register.Person{{Name: "Võ Văn Tấn Phát", Address: "45/9 đường Bùi Hữu Nghĩa"}},
			Against: against, Kind: kind, Round: 1, Field: register.Land, Content: content, Request: "Hủy Quyết định số 210/QĐ-XPHC",
			Attachments: []register.Attachment{{Name: "Quyết định số 210/QĐ-XPHC (bản sao)", Pages: 3}, {Name: "Căn cước của bà Trần Thị Mai Lan", Pages: 1}},
		},
		Handled: true, HandledOn: day.Must("2026-07-13"), Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept,
		Reason: "thời hiệu khiếu nại đã hết mà không có lý do chính đáng", ForwardTo: "Công an phường Bình Thạnh",
		AcceptedOn: day.Must("2026-07-14"), Officer: "Nguyễn Hoàng Nam",
		Replies: []register.Reply{{Type: "Quyết định thụ lý tố cáo", Number: "31/QĐ-UBND", On: day.Must("2026-07-14"), SignedBy: "Đỗ Minh Trí"},
			{Type: "Kết luận nội dung tố cáo", Number: "02/KL-UBND", On: day.Must("2026-08-10")}},
		Settlement: register.Settlement{Result: register.PartlyRight, On: day.Must("2026-08-10")},
		Due:        register.Due{Process: day.Must("2026-07-15"), Settle: day.Must("2026-08-13")},
	}
}

// sampleOptions have everything that a clerk could type.
func sampleOptions() Options {
	typed := map[string]string{}
	for _, name := range FieldGroups[len(FieldGroups)-1].Names {
		if !slices.Contains([]string{"nguoi_lap", "nguoi_de_nghi", "nguoi_chu_tri", "dia_diem", "de_xuat", "noi_nhan_ket_qua", "noi_xin_y_kien"}, name) {
			typed[name] = docx.Shown(docx.Explain(name), []string{"dau"}) + "."
		}
	}
	for name, value := range map[string]string{
		"so_ngay": "30", "gio": "08 giờ 30", "ngay_moi": "2026-07-20", "tu_ngay": "20/7/2026", "ngay_tiep": "1/2/2026", "ngay_du_kien": "15/8/2026",
		"ngay_hoan_thanh": "20/8/2026", "ngay_bao_cao_xac_minh": "5/8/2026", "so_bao_cao_xac_minh": "88/BC-TXM", "khoan_dieu_11": "6",
		"can_cu_khac": "Luật Đất đai ngày 18 tháng 01 năm 2024.", "thoi_han_giai_trinh": "25/7/2026", "chuc_vu_nguoi_lap": "công chức Văn phòng - Thống kê", "co_quan_tham_muu": "Phòng Kinh tế, Hạ tầng và Đô thị phường",
		"thanh_vien":     "1. Ông Nguyễn Hoàng Nam, công chức Tư pháp - Hộ tịch, Tổ trưởng;\n2. Bà Lê Thị Thu Hà, công chức Văn phòng - Thống kê, thành viên.",
		"nguoi_thi_hanh": "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", "noi_dung_moi": "xác minh nội dung đơn",
		"so_quyet_dinh_xac_minh": "35/QĐ-UBND", "ngay_quyet_dinh_xac_minh": "15/7/2026", "so_quyet_dinh_giai_quyet": "52/QĐ-UBND", "ngay_quyet_dinh_giai_quyet": "10/8/2026",
		"so_quyet_dinh_tam_dinh_chi_thi_hanh": "36/QĐ-UBND", "ngay_quyet_dinh_tam_dinh_chi_thi_hanh": "16/7/2026",
		"ngay_bat_dau_xac_minh": "16/7/2026", "ngay_ket_thuc_xac_minh": "4/8/2026", "ngay_cung_cap": "25/7/2026", "ngay_bo_sung": "25/7/2026", "ngay_niem_yet": "12/8/2026",
		"ngay_ket_thuc_niem_yet": "27/8/2026", "ngay_de_nghi_bao_ve": "16/7/2026", "nguoi_xac_minh": "ông Nguyễn Hoàng Nam, công chức Tư pháp - Hộ tịch",
		"quyet_dinh_bi_khieu_nai": "Quyết định số 210/QĐ-XPHC ngày 12/3/2025 của Chủ tịch Ủy ban nhân dân phường.", "noi_don_doc": "Phòng Kinh tế, Hạ tầng và Đô thị phường",
		"co_quan_xac_minh": "Phòng Kinh tế, Hạ tầng và Đô thị phường Bình Thạnh", "chuc_vu_ky_bao_cao": "Trưởng phòng", "nguoi_ky_bao_cao": "Võ Quốc Bảo",
		"noi_giam_dinh": "Trung tâm Giám định chất lượng xây dựng", "ngay_ket_qua_giam_dinh": "5/8/2026", "so_quyet_dinh_giam_dinh": "41/QĐ-UBND", "ngay_quyet_dinh_giam_dinh": "22/7/2026",
		"nguoi_giao_nhan": "ông Nguyễn Hoàng Nam, công chức Tư pháp - Hộ tịch", "noi_nhan_ho_so": "Cơ quan Cảnh sát điều tra Công an Thành phố",
		"noi_cung_cap": "Chi nhánh Văn phòng Đăng ký đất đai", "ben_giao": "", "ben_nhan": "", "tai_lieu_giao_nhan": "", "nguoi_duoc_bao_ve": "", "nguoi_chung_kien": "",
		"ngay_doi_thoai": "", "ngay_lam_viec": "", "nguoi_lien_quan": "", "co_quan_lien_quan": "", "y_kien": "", "mang_theo": "",
		"ket_qua_xac_minh": strings.Repeat("Qua kiểm tra hồ sơ và thực địa, Tổ xác minh nhận thấy công trình được cấp phép ngày 12/3/2025, chiều cao thực tế vượt giấy phép 0,4 m. ", 4) + "\n" + strings.Repeat("Người bị khiếu nại giải trình việc lập biên bản đúng trình tự, có người chứng kiến ký tên. ", 3),
	} {
		typed[name] = value
	}
	return Options{Number: "5", On: day.Must("2026-07-05"), SignedBy: "Đỗ Minh Trí", Superior: "Ủy ban nhân dân Thành phố Hồ Chí Minh", Typed: typed}
}

// sampleOptionsFor are sampleOptions for a document on the letter, with what the clerk must
// write where the letter's own words may not stand.
func sampleOptionsFor(info Info, l *register.Letter) Options {
	o := sampleOptions().For(info)
	if o.Hides(l) {
		for _, name := range ownWords {
			o.Typed[name] = "Việc công chức địa chính nhận tiền trái quy định."
		}
	}
	return o
}

func allTemplates(t testing.TB) []Info {
	t.Helper()
	infos, err := Templates(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return infos
}

// Every shipped template is filled for a letter with everything known, and
// nothing is left to fill. With DOCUMENT_OUT set the documents are kept there,
// to be looked at.
func TestEveryTemplateIsFilled(t *testing.T) {
	for _, info := range allTemplates(t) {
		if info.When == "report" {
			continue
		}
		for _, kind := range info.Kinds {
			fillTemplate(t, info, kind)
		}
	}
}

// writeLetter fills the template of the given name for a letter.
func writeLetter(w io.Writer, dir, name string, l register.Letter, s register.Settings, o Options) error {
	info, template, err := Read(dir, name)
	if err != nil {
		return err
	}
	return docx.Render(w, template, LetterFields(l, s, o.For(info)))
}

func fillTemplate(t *testing.T, info Info, kind register.Kind) {
	t.Helper()
	var b bytes.Buffer
	l := sampleLetter(kind)
	if err := writeLetter(&b, t.TempDir(), info.Name, l, ward, sampleOptionsFor(info, &l)); err != nil {
		t.Errorf("%s: %v", info.Name, err)
		return
	}
	text := textOf(t, b.Bytes())
	if strings.Contains(text, "{{") || strings.Contains(text, "}}") {
		t.Errorf("%s still holds placeholders:\n%s", info.Name, text)
	}
	for _, ugly := range []string{"..", " .", " ,", ",,", ". .", "  "} {
		if at := strings.Index(text, ugly); at >= 0 {
			t.Errorf("%s: %q in …%s…", info.Name, ugly, text[max(0, at-60):min(len(text), at+30)])
		}
	}
	signed, _, _, err := docx.Sign(b.Bytes(), "", 0, register.MarkOf("3FA2C19B", &l, &register.Reception{}, register.DocumentNumber{Count: 5, Symbol: "QĐ-UBND-M"}, 2026).String())
	if err != nil {
		t.Fatal(err)
	}
	all, _ := shippedTemplates()
	if bytes.Equal(signed, b.Bytes()) && all[info.Name].Issuer != docx.IssuerCitizen {
		t.Errorf("%s has no place for the code", info.Name)
	}
	keepDocument(t, info.Name+"-"+string(kind), signed)
}

func keepDocument(t testing.TB, name string, raw []byte) {
	t.Helper()
	dir := os.Getenv("DOCUMENT_OUT")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".docx"), raw, 0o644); err != nil {
		t.Fatal(err)
	}
}

// wordFile is a Word document with the given words, one paragraph each, and a core
// property that says for whom it is.
func wordFile(t *testing.T, category string, paragraphs ...string) []byte {
	t.Helper()
	raw, err := docx.Layout{Category: category, Sign: docx.SignNobody, Body: paragraphs}.Build()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// failer is a test, of testing or of rapid.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// textOf is the text of a document: a line for each paragraph, headers too.
func textOf(t failer, raw []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range archive.File {
		if strings.HasSuffix(file.Name, ".xml") || strings.HasSuffix(file.Name, ".rels") {
			for _, p := range readElement(t, archive, file.Name).all("p") {
				b.WriteString(p.words() + "\n")
			}
		}
	}
	return b.String()
}
