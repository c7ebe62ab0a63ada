package word

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// told is a line of the outline (Mẫu số 02, testdata/mau-02.txt, by its first words) and how
// the report tells it: {field} stands for a number.
type told struct {
	line string
	says []string
}

// outline is every line of the outline, in its order.
var outline = []told{
	{"I. TÌNH HÌNH KHIẾU NẠI, TỐ CÁO", []string{"I. TÌNH HÌNH KHIẾU NẠI, TỐ CÁO"}},
	{"1. Tình hình khiếu nại, tố cáo", []string{"1. Tình hình khiếu nại, tố cáo"}},
	{"Khái quát chung về tình hình", []string{"Trong kỳ, tổng số đơn phải xử lý là {xld_1} đơn", "<tinh_hinh>"}},
	{"a) Về khiếu nại", []string{"a) Về khiếu nại: {xld_6} đơn thuộc thẩm quyền"}},
	{"b) Về tố cáo", []string{"b) Về tố cáo: {xld_12} đơn thuộc thẩm quyền"}},
	{"Lưu ý: Cần nêu rõ những vấn đề, lĩnh vực", []string{"<tinh_hinh>"}},
	{"2. Nguyên nhân của tình hình", []string{"2. Nguyên nhân của tình hình khiếu nại, tố cáo"}},
	{"Phân tích theo 02 nhóm nguyên nhân", []string{"<nguyen_nhan>"}},
	{"II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN", []string{"II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO"}},
	{"1. Công tác tiếp công dân (Biểu 01/TCD)", []string{"1. Công tác tiếp công dân (Biểu 01/TCD)"}},
	{"- Tổng số lượt tiếp, số người được tiếp", []string{
		"- Tổng số lượt tiếp: {tcd_1} lượt; số người được tiếp: {tcd_2} người; số vụ việc: {tcd_3} vụ việc; số đoàn đông người được tiếp: {tcd_4} đoàn, {so_nguoi_cua_doan} người",
		"- Tiếp thường xuyên: {tcd_5} lượt, {tcd_6} người, {tcd_7} vụ việc; đoàn đông người: {tcd_8} đoàn, {tcd_9} người.",
	}},
	{"- Kết quả tiếp công dân của Thủ trưởng (trực tiếp và ủy quyền)", []string{
		"trực tiếp tiếp {tcd_10} ngày, {tcd_11} lượt, {tcd_12} người, {tcd_13} vụ việc; đoàn đông người: {tcd_14} đoàn, {tcd_15} người.",
		"Ủy quyền tiếp {tcd_16} ngày, {tcd_17} lượt, {tcd_18} người, {tcd_19} vụ việc; đoàn đông người: {tcd_20} đoàn, {tcd_21} người.",
		"<thu_truong_tiep_dan>",
	}},
	{"2. Tiếp nhận, phân loại và xử lý đơn", []string{"2. Tiếp nhận, phân loại và xử lý đơn (Biểu 02/XLD)"}},
	{"Gồm đơn nhận được qua tiếp công dân và đơn nhận từ các nguồn khác", []string{"(nhận qua tiếp công dân {don_moi_qua_tiep_cong_dan} đơn, từ các nguồn khác {don_moi_nguon_khac} đơn)"}},
	{"a) Tổng số đơn đã tiếp nhận trong kỳ", []string{"a) Tổng số đơn: {xld_1} đơn, gồm đơn tiếp nhận trong kỳ {don_moi} đơn", "và đơn kỳ trước chuyển sang {don_ky_truoc_chuyen_sang} đơn."}},
	{"- Số đơn đã xử lý.", []string{"Đã xử lý {xld_2} đơn"}},
	{"- Số đơn đủ điều kiện xử lý.", []string{"; đủ điều kiện xử lý {xld_3} đơn; thuộc"}},
	{"- Số đơn thuộc thẩm quyền.", []string{"; thuộc thẩm quyền {xld_4} đơn, "}},
	{"- Số vụ việc thuộc thẩm quyền", []string{" đơn, {xld_5} vụ việc.\nb)"}},
	{"b) Phân loại, xử lý đơn thuộc thẩm quyền", []string{"b) Phân loại, xử lý đơn thuộc thẩm quyền\n"}},
	{"- Số đơn khiếu nại: Phân loại theo", []string{"- Khiếu nại: {xld_6} đơn; theo thẩm quyền giải quyết: lần đầu {xld_7} đơn, lần hai {xld_8} đơn; theo lĩnh vực: đất đai {xld_9} đơn, chế độ, chính sách {xld_10} đơn, khác {xld_11} đơn."}},
	{"- Số đơn tố cáo: Phân loại theo", []string{"- Tố cáo: {xld_12} đơn; theo thẩm quyền giải quyết: lần đầu {xld_13} đơn, tố cáo tiếp {xld_14} đơn; theo lĩnh vực: hành chính {xld_15} đơn, tham nhũng {xld_16} đơn, tư pháp {xld_17} đơn, khác {xld_18} đơn."}},
	{"- Số đơn kiến nghị, phản ánh", []string{"- Kiến nghị, phản ánh: {xld_19} đơn; theo lĩnh vực: chế độ, chính sách {xld_20} đơn, đất đai {xld_21} đơn, khác {xld_22} đơn."}},
	{"c) Phân loại, xử lý đơn không thuộc thẩm quyền", []string{"c) Phân loại, xử lý đơn không thuộc thẩm quyền: {xld_23} đơn;"}},
	{"- Số đơn đã hướng dẫn công dân gửi đơn.", []string{"đã hướng dẫn công dân gửi đơn {xld_24} đơn"}},
	{"- Số đơn đã chuyển đơn đến cơ quan", []string{"đã chuyển đơn đến cơ quan có thẩm quyền giải quyết {xld_25} đơn"}},
	{"3. Kết quả giải quyết khiếu nại, tố cáo", []string{"3. Kết quả giải quyết khiếu nại, tố cáo (Biểu 03/GQKN, 04/GQTC)"}},
	{"a) Giải quyết khiếu nại", []string{"a) Giải quyết khiếu nại\n"}},
	{"- Kết quả giải quyết các vụ việc khiếu nại", []string{"- Số đơn khiếu nại thuộc thẩm quyền, đủ điều kiện xử lý: {gqkn_1} đơn, {gqkn_2} vụ việc: đang xem xét điều kiện thụ lý {gqkn_3} vụ việc, đã thụ lý {gqkn_4} vụ việc, không thụ lý {gqkn_5} vụ việc, rút đơn, đình chỉ giải quyết {gqkn_6} vụ việc."}},
	{"- Tổng số quyết định giải quyết khiếu nại đã ban hành", []string{"- Đã ban hành {gqkn_7} quyết định giải quyết khiếu nại: lần đầu {gqkn_lan_dau} quyết định (khiếu nại đúng {gqkn_8}, khiếu nại sai {gqkn_9}, khiếu nại đúng một phần {gqkn_10}); lần hai {gqkn_lan_hai} quyết định (công nhận kết quả giải quyết lần đầu {gqkn_11}, hủy, sửa kết quả giải quyết lần đầu {gqkn_12})."}},
	{"- Thống kê kết quả giải quyết khiếu nại", []string{"- Kiến nghị thu hồi cho Nhà nước: {gqkn_13} triệu đồng, {gqkn_14} m² đất; trả lại cho tổ chức, cá nhân: {gqkn_15} triệu đồng, {gqkn_16} m² đất, {gqkn_17} tổ chức và {gqkn_18} cá nhân được trả lại quyền lợi; kiến nghị xử lý hành chính: {gqkn_19} người, trong đó cán bộ, công chức, viên chức {gqkn_20} người; chuyển cơ quan điều tra: {gqkn_21} vụ, {gqkn_22} người, trong đó cán bộ, công chức, viên chức {gqkn_23} người."}},
	{"b) Giải quyết tố cáo", []string{"b) Giải quyết tố cáo\n"}},
	{"- Kết quả giải quyết các vụ việc tố cáo", []string{"- Số đơn tố cáo thuộc thẩm quyền, đủ điều kiện xử lý: {gqtc_1} đơn, {gqtc_2} vụ việc: đang xem xét điều kiện thụ lý {gqtc_3} vụ việc, đã thụ lý {gqtc_4} vụ việc, không thụ lý {gqtc_5} vụ việc, rút đơn, đình chỉ giải quyết {gqtc_6} vụ việc."}},
	{"- Tổng số kết luận nội dung tố cáo đã ban hành", []string{"- Đã ban hành {gqtc_7} kết luận nội dung tố cáo: tố cáo lần đầu {gqtc_lan_dau} kết luận (tố cáo đúng {gqtc_8}, tố cáo sai {gqtc_9}, tố cáo có đúng có sai {gqtc_10}); tố cáo tiếp {gqtc_to_cao_tiep} kết luận (tố cáo đúng {gqtc_11}, tố cáo sai {gqtc_12}, tố cáo có đúng có sai {gqtc_13})."}},
	{"- Thống kê kết quả giải quyết tố cáo", []string{"- Kiến nghị thu hồi cho Nhà nước: {gqtc_14} triệu đồng, {gqtc_15} m² đất; trả lại cho tổ chức, cá nhân: {gqtc_16} triệu đồng, {gqtc_17} m² đất, {gqtc_18} tổ chức và {gqtc_19} cá nhân được trả lại quyền lợi; kiến nghị xử lý hành chính: {gqtc_20} tổ chức, {gqtc_21} cá nhân, trong đó cán bộ, công chức {gqtc_22} người; chuyển cơ quan điều tra: {gqtc_23} vụ, {gqtc_24} đối tượng, trong đó cán bộ, công chức, viên chức {gqtc_25} người."}},
	{"4. Kết quả thi hành Quyết định giải quyết khiếu nại", []string{"4. Kết quả thi hành quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo (Biểu 05/KQTH)"}},
	{"- Thi hành Quyết định giải quyết khiếu nại", []string{
		"- Thi hành quyết định giải quyết khiếu nại: phải thi hành trong kỳ {kqth_1} quyết định (gồm cả quyết định chưa thi hành xong của kỳ trước chuyển sang), đã thi hành xong {kqth_2} quyết định",
		"; thu hồi cho Nhà nước: phải thu {kqth_3} triệu đồng, {kqth_4} m² đất, đã thu {kqth_5} triệu đồng, {kqth_6} m² đất; trả lại cho tổ chức, cá nhân: phải trả {kqth_7} triệu đồng, {kqth_8} m² đất, đã trả {kqth_9} triệu đồng, {kqth_10} m² đất; đã xử lý hành chính {kqth_11} người, trong đó cán bộ, công chức, viên chức {kqth_12} người; đã khởi tố {kqth_13} vụ, {kqth_14} người, trong đó cán bộ, công chức, viên chức {kqth_15} người.",
	}},
	{"- Thực hiện Kết luận nội dung tố cáo", []string{
		"- Thực hiện kết luận nội dung tố cáo: phải thực hiện trong kỳ {kqth_16} kết luận (gồm cả kết luận chưa thực hiện xong của kỳ trước chuyển sang), đã thực hiện xong {kqth_17} kết luận",
		"; thu hồi cho Nhà nước: phải thu {kqth_18} triệu đồng, {kqth_19} m² đất, đã thu {kqth_20} triệu đồng, {kqth_21} m² đất; trả lại cho tổ chức, cá nhân: phải trả {kqth_22} triệu đồng, {kqth_23} m² đất, đã trả {kqth_24} triệu đồng, {kqth_25} m² đất; đã xử lý hành chính {kqth_26} tổ chức, {kqth_27} cá nhân, trong đó cán bộ, công chức, viên chức {kqth_28} người; đã khởi tố {kqth_29} vụ, {kqth_30} đối tượng, trong đó cán bộ, công chức, viên chức {kqth_31} người.",
	}},
	{"5. Bảo vệ người tố cáo (nếu có)", []string{"5. Bảo vệ người tố cáo: "}},
	{"Tổng số người được bảo vệ", []string{"tổng số người được bảo vệ: {bao_ve_tong} người (người tố cáo: {bao_ve_nguoi} người; thân nhân của người tố cáo: {bao_ve_than_nhan} người); trong đó được áp dụng biện pháp bảo vệ vị trí công tác, việc làm: {bao_ve_viec_lam} người; được áp dụng biện pháp bảo vệ tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm: {bao_ve_tinh_mang} người."}},
	{"6. Công tác quản lý nhà nước về tiếp công dân", []string{"6. Công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo (Biểu 06/QLKNTC)"}},
	{"a) Sự lãnh đạo, chỉ đạo, điều hành", []string{"a) Sự lãnh đạo, chỉ đạo, điều hành của cấp ủy, chính quyền", "<chi_dao>"}},
	{"b) Kết quả xây dựng, hoàn thiện thể chế", []string{"b) Xây dựng, hoàn thiện thể chế, ban hành văn bản chỉ đạo điều hành và tuyên truyền, phổ biến, giáo dục pháp luật"}},
	{"- Số văn bản ban hành mới, sửa đổi, bổ sung, hủy bỏ", []string{"- Số văn bản ban hành mới: {qlkntc_1}; sửa đổi, bổ sung: {qlkntc_2}; hủy bỏ: {qlkntc_3}."}},
	{"- Tập huấn tuyên truyền", []string{"- Tập huấn, tuyên truyền, phổ biến, giáo dục pháp luật: số lớp: {qlkntc_4}; số người: {qlkntc_5}."}},
	{"c) Thanh tra trách nhiệm việc thực hiện pháp luật", []string{
		"- Tổng số cuộc: {qlkntc_6}; tổng số đơn vị được thanh tra: {qlkntc_7}; số đơn vị có vi phạm: {don_vi_vi_pham}; số cuộc đã ban hành kết luận: {qlkntc_8}.",
		"- Kiến nghị xử lý hành chính: tổ chức: {qlkntc_9}; cá nhân: {qlkntc_10}. Kiến nghị chuyển cơ quan điều tra: tổ chức: {qlkntc_11}; cá nhân: {qlkntc_12}.",
		"- Số kết luận thanh tra thực hiện: {qlkntc_13}. Kết quả thực hiện: đã xử lý hành chính: tổ chức: {qlkntc_14}; cá nhân: {qlkntc_15}; đã khởi tố: số vụ: {qlkntc_16}; số đối tượng: {qlkntc_17}.",
	}},
	{"III. NHẬN XÉT, ĐÁNH GIÁ", []string{"III. NHẬN XÉT, ĐÁNH GIÁ"}},
	{"1. Ưu điểm, kết quả", []string{"1. Ưu điểm, kết quả"}},
	{"Đánh giá kết quả đạt được", []string{"Trong kỳ đã giải quyết đúng hạn", "<uu_diem>"}},
	{"2. Tồn tại, hạn chế", []string{"2. Tồn tại, hạn chế"}},
	{"Đánh giá tồn tại, hạn chế", []string{"<ton_tai>"}},
	{"3. Nguyên nhân", []string{"3. Nguyên nhân"}},
	{"Nguyên nhân khách quan, chủ quan của những ưu điểm", []string{"<nguyen_nhan_ton_tai>"}},
	{"IV. DỰ BÁO TÌNH HÌNH", []string{"IV. DỰ BÁO TÌNH HÌNH"}},
	{"Nêu dự báo tình hình", []string{"<du_bao>"}},
	{"V. PHƯƠNG HƯỚNG, NHIỆM VỤ", []string{"V. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU TRONG KỲ TIẾP THEO"}},
	{"Nêu phương hướng, nhiệm vụ", []string{"<phuong_huong>"}},
	{"VI. KIẾN NGHỊ, ĐỀ XUẤT", []string{"VI. KIẾN NGHỊ, ĐỀ XUẤT"}},
	{"- Kiến nghị cơ quan có thẩm quyền nghiên cứu", []string{"<kien_nghi_de_xuat>"}},
	{"Lưu ý: cần nêu rõ, cụ thể văn bản", []string{"<kien_nghi_de_xuat>"}},
	{"- Kiến nghị cơ quan có thẩm quyền hướng dẫn", []string{"<kien_nghi_de_xuat>"}},
	{"- Đề xuất các giải pháp", []string{"<kien_nghi_de_xuat>"}},
	{"- Các nội dung kiến nghị, đề xuất khác.", []string{"<kien_nghi_de_xuat>"}},
	{"Lưu ý: cần có sự so sánh số liệu", []string{"7. So sánh với kỳ trước và cùng kỳ năm trước", "; so với kỳ trước: ", "; so với cùng kỳ năm trước: "}},
}

// number is a number as documents write it, or that nobody typed it.
const number = `(\d+(?:\.\d{3})*(?:,\d+)?|\[chưa nhập\])`

var placeholder = regexp.MustCompile(`\{([a-z0-9_]+)\}`)

// saying is how a report tells its numbers.
type saying struct {
	fields  []string
	pattern *regexp.Regexp
}

func sayingOf(says string) (p saying) {
	var b strings.Builder
	at := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(says, -1) {
		b.WriteString(regexp.QuoteMeta(says[at:m[0]]) + number)
		p.fields = append(p.fields, says[m[2]:m[3]])
		at = m[1]
	}
	p.pattern = regexp.MustCompile(b.String() + regexp.QuoteMeta(says[at:]))
	return p
}

// read are the numbers that the text tells, by field; what two phrases tell must be the same.
func read(t failer, text string, phrases []saying) map[string]string {
	t.Helper()
	values := map[string]string{}
	for _, p := range phrases {
		m := p.pattern.FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("the report does not say %s:\n%s", p.pattern, text)
		}
		for i, field := range p.fields {
			if was, twice := values[field]; twice && was != m[i+1] {
				t.Fatalf("%s is %s and %s", field, was, m[i+1])
			}
			values[field] = m[i+1]
		}
	}
	return values
}

// rendered is what the report in words on the basis of a register says.
func rendered(t failer, template []byte, f docx.Fields) string {
	t.Helper()
	var b bytes.Buffer
	if err := docx.RenderDraft(&b, template, f); err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Every line of the outline is told by the report, and every column of its forms.
func TestTheReportTellsEveryLineOfTheOutline(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "mau-02.txt"))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(raw), "\nI. TÌNH HÌNH")
	var lines []string
	for line := range strings.Lines("I. TÌNH HÌNH" + body) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	for i, line := range lines {
		if i >= len(outline) || !strings.HasPrefix(line, outline[i].line) {
			t.Fatalf("nothing tells the line %q", line)
		}
	}
	if len(lines) != len(outline) {
		t.Fatalf("%d lines are told, the outline has %d", len(outline), len(lines))
	}
	year := expectedReport(t, "2025-12-15", "2026-12-14")
	year.Period = day.MonthPeriod(2026, 6, false) // a period whose period before is another than last year's
	for i := range year.Sheets {
		sheet := &year.Sheets[i]
		sheet.Entered.Values = map[int]float64{}
		for n := range sheet.Columns {
			sheet.Columns[n] = forms.Figure{Value: float64(100*i + n)}
			sheet.Entered.Values[n] = float64(100*i + n)
		}
	}
	for i, n := range year.Edition.Named {
		year.Named[n.Name] = forms.Figure{Value: float64(9000 + i)}
	}
	typed := map[string]string{}
	for i, name := range ReportTexts {
		typed[name] = fmt.Sprintf("Đã viết phần %d.", i)
	}
	for i, name := range ReportCounts {
		typed[name] = strconv.Itoa(7000 + i)
	}
	f := ReportFields(year, year, year, ward, Options{Number: "9", On: day.Must("2026-12-16"), SignedBy: "Đỗ Minh Trí", Typed: typed}).With(docx.Fields{"thu_truong_tiep_dan": "Đúng quy định."})
	_, template, err := Read(t.TempDir(), year.Edition.Words)
	if err != nil {
		t.Fatal(err)
	}
	text := rendered(t, template, f)
	seen := map[string]bool{}
	for _, line := range outline {
		for _, says := range line.says {
			if name, is := strings.CutPrefix(says, "<"); is {
				says = docx.Shown(f[strings.TrimSuffix(name, ">")], nil)
			}
			p := sayingOf(says)
			for field, value := range read(t, text, []saying{p}) {
				seen[field] = true
				if want := docx.Shown(f[field], nil); value != want {
					t.Errorf("%s: %s is told as %s, it is %s", line.line, field, value, want)
				}
			}
		}
	}
	for _, sheet := range year.Sheets {
		for n := range sheet.Columns {
			if field := FigureField(year.Edition, sheet.Form.ID, n); !seen[field] {
				t.Errorf("no line tells %s", field)
			}
		}
	}
}

// sums are the numbers of the report that must add up, in each edition.
var sums = map[string][][]string{
	"tt06-2025": {
		{"xld_1", "don_moi", "don_ky_truoc_chuyen_sang"}, {"don_moi", "don_moi_qua_tiep_cong_dan", "don_moi_nguon_khac"},
		{"tcd_1", "tcd_5", "tcd_11", "tcd_17"}, {"tcd_2", "tcd_6", "tcd_12", "tcd_18"}, {"tcd_3", "tcd_7", "tcd_13", "tcd_19"}, {"tcd_4", "tcd_8", "tcd_14", "tcd_20"},
		{"so_nguoi_cua_doan", "tcd_9", "tcd_15", "tcd_21"},
		{"xld_3", "xld_4", "xld_23"}, {"xld_4", "xld_6", "xld_12", "xld_19"}, {"xld_6", "xld_7", "xld_8"}, {"xld_6", "xld_9", "xld_10", "xld_11"}, {"xld_12", "xld_13", "xld_14"},
		{"xld_12", "xld_15", "xld_16", "xld_17", "xld_18"}, {"xld_19", "xld_20", "xld_21", "xld_22"}, {"xld_23", "xld_24", "xld_25"},
		{"gqkn_2", "gqkn_3", "gqkn_4", "gqkn_5", "gqkn_6"}, {"gqkn_7", "gqkn_lan_dau", "gqkn_lan_hai"}, {"gqkn_lan_dau", "gqkn_8", "gqkn_9", "gqkn_10"}, {"gqkn_lan_hai", "gqkn_11", "gqkn_12"},
		{"gqtc_2", "gqtc_3", "gqtc_4", "gqtc_5", "gqtc_6"}, {"gqtc_7", "gqtc_lan_dau", "gqtc_to_cao_tiep"}, {"gqtc_lan_dau", "gqtc_8", "gqtc_9", "gqtc_10"},
		{"gqtc_to_cao_tiep", "gqtc_11", "gqtc_12", "gqtc_13"}, {"bao_ve_tong", "bao_ve_nguoi", "bao_ve_than_nhan"},
	},
	"tt02-2021": {
		{"xld01_1", "don_moi", "don_ky_truoc_chuyen_sang"}, {"tcd01_3", "vu_viec_thuong_xuyen", "vu_viec_thu_truong", "vu_viec_uy_quyen"}, {"vu_viec_thuong_xuyen", "tcd01_6", "tcd01_7"},
		{"vu_viec_thu_truong", "tcd01_15", "tcd01_16"}, {"vu_viec_uy_quyen", "tcd01_24", "tcd01_25"}, {"so_doan", "tcd01_8", "tcd01_17", "tcd01_26"}, {"so_nguoi_cua_doan", "tcd01_9", "tcd01_18", "tcd01_27"},
		{"xld01_9", "xld01_11", "xld01_12", "xld01_13"}, {"xld01_9", "xld01_18", "xld01_22"}, {"xld01_18", "xld01_19", "xld01_20", "xld01_21"},
		{"kqgq01_1", "kqgq01_2", "kqgq01_3"}, {"kqgq01_5", "gqkn_lan_dau", "gqkn_lan_hai"}, {"gqkn_lan_dau", "kqgq01_20", "kqgq01_21", "kqgq01_22"}, {"gqkn_lan_hai", "kqgq01_23", "kqgq01_24"},
		{"kqgq01_5", "kqgq01_25", "kqgq01_26"}, {"kqgq03_6", "gqtc_ket_luan", "kqgq03_9", "kqgq03_10"}, {"gqtc_ket_luan", "kqgq03_7", "kqgq03_8"}, {"gqtc_ket_luan", "kqgq03_24", "kqgq03_26", "kqgq03_28"},
		{"kqgq03_8", "kqgq03_25", "kqgq03_27", "kqgq03_29"}, {"kqgq03_6", "kqgq03_30", "kqgq03_31"},
	},
}

// phrasesOf are how the report of an edition tells its numbers: of the outline, or each
// paragraph of the template that tells some.
func phrasesOf(t *testing.T, e *forms.Edition) (all []saying) {
	t.Helper()
	if e.ID == "tt06-2025" {
		for _, line := range outline {
			for _, says := range line.says {
				if strings.Contains(says, "{") && !strings.Contains(says, "{bao_ve_") {
					all = append(all, sayingOf(says))
				}
			}
		}
		return all
	}
	templates, err := shippedTemplates()
	if err != nil {
		t.Fatal(err)
	}
	conditional := regexp.MustCompile(`\{\{#if [^}]*\}\}.*?\{\{/if\}\}`)
	figure := regexp.MustCompile(`\{\{([a-z0-9_]+)\}\}`)
	for _, line := range templates[e.Words].Body {
		if strings.Contains(line, "{{/if}}{{/if}}") || strings.Contains(line, "){{/if}}, ") { // conditions in each other
			line, _, _ = strings.Cut(line, "{{#if")
		}
		for part := range strings.SplitSeq(conditional.ReplaceAllString(line, "\x00"), "\x00") {
			if part = strings.TrimLeft(strings.ReplaceAll(part, "**", ""), "#| "); figure.MatchString(part) && reportFigure().MatchString(figure.FindStringSubmatch(part)[1]) {
				all = append(all, sayingOf(figure.ReplaceAllString(part, "{$1}")))
			}
		}
	}
	return all
}

// Over a thousand small registers: what the report in words tells is what the forms say, and
// adds up. The numbers are read from the document.
func TestNumbersOfTheReportInWordsAreThoseOfTheFormsAndAddUp(t *testing.T) {
	const registers = 1000
	type made struct {
		template []byte
		phrases  []saying
	}
	of := map[string]made{}
	for _, e := range forms.Editions() {
		_, template, err := Read(t.TempDir(), e.Words)
		if err != nil {
			t.Fatal(err)
		}
		of[e.ID] = made{template, phrasesOf(t, e)}
		if len(of[e.ID].phrases) < 20 {
			t.Fatalf("%s: only %d phrases tell numbers", e.ID, len(of[e.ID].phrases))
		}
	}
	periods := []day.Period{day.MonthPeriod(2026, 4, false), day.MonthPeriod(2026, 5, true), day.QuarterPeriod(2026, 2), day.HalfYearPeriod(2026), day.YearPeriod(2026)}
	unknown, compared := 0, 0
	for seed := range uint64(registers) {
		r := rand.New(rand.NewPCG(seed, 16))
		b := anyRegister(r)
		e, p := forms.Editions()[seed%2], periods[r.IntN(len(periods))]
		if r.IntN(2) == 0 {
			values := map[int]float64{}
			for column := range 17 {
				if r.IntN(3) > 0 {
					values[column+1] = float64(r.IntN(3000))
				}
			}
			values[8] = min(values[8], values[6])
			b.typed["06_QLKNTC"] = register.TypedFigures{Values: values}
		}
		reports := make([]*forms.Report, 3)
		for i, period := range []day.Period{p, p.Previous(), LastYear(p)} {
			report, err := forms.Compute(t.Context(), b, e, period, forms.Options{Today: day.Must("2027-01-10")})
			if err != nil {
				t.Fatal(err)
			}
			reports[i] = report
		}
		now := reports[0]
		typed := map[string]string{}
		for _, name := range ReportCounts {
			if r.IntN(3) > 0 {
				typed[name] = strconv.Itoa(r.IntN(20))
			}
		}
		text := rendered(t, of[e.ID].template, ReportFields(now, reports[1], reports[2], ward, Options{Typed: typed}))
		values := read(t, text, of[e.ID].phrases)
		said := wanted(now, b)
		for field, value := range values {
			want, is := said[field]
			if !is {
				continue
			}
			if want == notTyped() {
				unknown++
			}
			if value != want {
				t.Fatalf("register %d, %s: %s is told as %s, it is %s", seed, e.ID, field, value, want)
			}
		}
		for _, sum := range sums[e.ID] {
			addsUp(t, seed, values, sum)
		}
		if strings.Contains(text, "kỳ năm trước: ") || strings.Contains(text, "so với kỳ trước: ") {
			compared++
			if !now.Whole.Letters && !now.Whole.Visits {
				t.Fatalf("register %d compares what it does not know:\n%s", seed, text)
			}
		}
		if p == day.YearPeriod(2026) && strings.Contains(text, "so với kỳ trước") {
			t.Fatalf("register %d tells the year before twice", seed)
		}
	}
	if unknown == 0 || compared == 0 || compared == registers {
		t.Errorf("%d figures that nobody typed, %d reports that compare", unknown, compared)
	}
}

// wanted is what the forms say of each field, as the sheets write it; of the figures beside
// the forms what the register's letters are.
func wanted(now *forms.Report, b *book) map[string]string {
	all, names := map[string]string{}, stems(now.Edition)
	for i := range now.Sheets {
		sheet := &now.Sheets[i]
		for n, figure := range sheet.Columns {
			field := names[sheet.Form.ID] + "_" + strconv.Itoa(n)
			all[field] = forms.Shown(figure.Value)
			if _, entered := sheet.Entered.Values[n]; sheet.Form.SubjectOf(n) == forms.Typed && !entered {
				all[field] = notTyped()
			}
		}
	}
	for field, keep := range map[string]func(l *register.Letter) bool{
		"don_moi":                   func(*register.Letter) bool { return true },
		"don_moi_qua_tiep_cong_dan": func(l *register.Letter) bool { return l.Source == register.AtReception },
		"don_moi_nguon_khac":        func(l *register.Letter) bool { return l.Source != register.AtReception },
	} {
		all[field] = strconv.Itoa(len(kept(b.letters, func(l *register.Letter) bool { return now.Period.Contains(l.ReceivedOn) && keep(l) })))
	}
	return all
}

// addsUp proves that the first number is the sum of the others, where all are known.
func addsUp(t *testing.T, seed uint64, values map[string]string, sum []string) {
	t.Helper()
	all := make([]float64, len(sum))
	for i, field := range sum {
		value, told := values[field]
		if !told {
			if strings.HasPrefix(field, "bao_ve_") {
				return
			}
			t.Fatalf("%s is not told", field)
		}
		if value == notTyped() {
			return
		}
		n, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(value, ".", ""), ",", "."), 64)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = n
	}
	total := 0.0
	for _, part := range all[1:] {
		total += part
	}
	if total != all[0] {
		t.Fatalf("register %d: %s is %v and not the sum of %v", seed, sum[0], all[0], slices.Concat(sum[1:]))
	}
}
