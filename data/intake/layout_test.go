package intake_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
)

var heads = []any{"Số đơn", "Ngày nhận", "Người gửi", "Loại đơn", "Nội dung"}

func TestColumnsAreKnownByMeaning(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, book(t,
		[]any{"PHƯỜNG 13"},
		[]any{"Tóm tắt nội dung đơn", nil, "PHÂN LOẠI", "họ và tên người gửi", "Số điện thoại", "Ngày tiếp nhận", "Số vào sổ", "Tổ dân phố", "Ngày xử lý", "Tình trạng"},
		[]any{"Đèn đường hư", "giữ lại", "KNPA", "Trần Văn A", "0903", "05/01/2026", "7/2026", "Tổ 5", nil, "Đã xử lý", "bên lề"},
	))
	if len(result.Problems) != 0 || len(reg.letters) != 1 {
		t.Fatalf("%+v", result)
	}
	l := reg.letters[0]
	if l.Number.String() != "7/2026" || l.Sender.Name != "Trần Văn A" || l.Sender.Phone != "0903" ||
		l.Kind != register.Petition || l.Content != "Đèn đường hư" || l.ReceivedOn != day.Must("2026-01-05") {
		t.Errorf("%s", asJSON(l))
	}
	if want := "Cột B: giữ lại\nTổ dân phố: Tổ 5\nCột K: bên lề"; l.Note != want {
		t.Errorf("note %q, want %q", l.Note, want)
	}
	if got := strings.Join(shown(result.Warnings), "\n"); !strings.Contains(got, "Dòng 2, cột “Tổ dân phố”: Chưa biết cột này") ||
		!strings.Contains(got, "Sổ không ghi ngày xử lý: 1 đơn") || strings.Contains(got, "Dòng 3") {
		t.Errorf("warnings: %s", got)
	}
}

func TestRowsThatAreNoLetters(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, book(t,
		heads,
		[]any{"(1)", "(2)", "(3)", "(4)", "(5)"},
		[]any{"1/2026", "05/01/2026", "Trần Văn A", "Khiếu nại", "Một"},
		nil,
		[]any{" ", "  "},
		heads,
		[]any{"2/2026", "06/01/2026", "Tống Công Hòa", "Khiếu nại", "Hai"},
		[]any{nil, nil, "TỔNG CỘNG", nil, "2 đơn"},
		[]any{nil, nil, "Cộng: ", 2},
		[]any{nil, nil, nil, nil, "NGƯỜI LẬP SỔ"},
	))
	if result.Read != 2 || result.Added != 2 || len(result.Problems) != 0 {
		t.Errorf("%+v", result)
	}
	if got := shown(result.Warnings); len(got) != 1 || !strings.HasPrefix(got[0], "Dòng 10: ") {
		t.Errorf("warnings %q", got)
	}
}

func TestFaultyRowsDoNotStopTheOthers(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, book(t,
		append(slices.Clone(heads), "Thu hồi tiền (trđ)", "Đủ điều kiện", "Ngày xử lý", "Người gửi", "Lĩnh vực"),
		[]any{"1/2026", 46029, "A", "Khiếu nại", "Một", "1.234,5", "x", "08/01/2026", "B", "Môi trường"},
		[]any{"2/2026", 46029, "A", "Khiếu nại", "Hai", "nhiều", "có thể", "25/11/2026"},
		[]any{"3/2026", nil, nil, "Tố cáo", nil},
	))
	want := []string{
		"Dòng 3, cột “Thu hồi tiền (trđ)”: “nhiều” phải là số từ 0 trở lên.",
		"Dòng 3, cột “Đủ điều kiện”: “có thể” không có trong danh mục: Có, Không.",
		"Dòng 3, cột “Ngày xử lý”: Ngày 25/11/2026 muộn hơn hôm nay (24/11/2026).",
		"Dòng 4, cột “Ngày nhận”: Chưa có ngày nhận đơn.",
		"Dòng 4, cột “Người gửi”: Chưa có họ tên người gửi. Đơn không rõ người gửi thì ghi “Không rõ”.",
		"Dòng 4, cột “Nội dung”: Đơn tố cáo phải ghi nội dung tố cáo.",
	}
	if got := shown(result.Problems); !slices.Equal(got, want) {
		t.Errorf("got:\n%s", strings.Join(got, "\n"))
	}
	if result.Read != 3 || len(reg.letters) != 1 {
		t.Fatalf("%+v", result)
	}
	l := reg.letters[0]
	if l.Settlement.CollectMoney != 1234.5 || l.Eligible != register.Yes || l.HandledOn != day.Must("2026-01-08") ||
		l.Field != register.OtherField || l.Note != "Người gửi: B\nLĩnh vực: Môi trường" {
		t.Errorf("%s", asJSON(l))
	}
}

func TestLettersWithoutNumberGetOneAfterTheOthers(t *testing.T) {
	reg := &taken{}
	file := book(t, heads,
		[]any{nil, "05/01/2026", "A", "Khiếu nại", "Một"},
		[]any{1, "06/01/2026", "B", "Khiếu nại", "Hai"},
		[]any{"A-x", "07/01/2026", "C", "Khiếu nại", "Ba"},
	)
	bringIn(t, reg, file)
	var got []string
	for _, l := range reg.letters {
		got = append(got, l.Number.String()+" "+l.Sender.Name)
	}
	if want := []string{"1/2026 B", "2/2026 A", "3/2026 C"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if again := bringIn(t, reg, file); again.Present != 3 || len(reg.letters) != 3 {
		t.Errorf("the second time: %+v", again)
	}
}

func TestYearOfTheBook(t *testing.T) {
	cols := []any{"STT", "Ngày nhận", "Họ tên", "Loại đơn", "Nội dung"}
	row := []any{1, "30/12/2025", "A", "Khiếu nại", "Một"}
	for title, want := range map[string]string{
		"Từ ngày 01/01/2026 đến ngày 30/09/2026": "1/2026",
		"SỔ ĐƠN THƯ NĂM 2024":                    "1/2024",
		"Từ ngày 01/07/2025 đến ngày 30/06/2026": "1/2025",
		"SỔ ĐƠN THƯ":                             "1/2025",
	} {
		reg := &taken{}
		bringIn(t, reg, book(t, []any{title}, cols, row))
		if len(reg.letters) != 1 || reg.letters[0].Number.String() != want {
			t.Errorf("%s: %s", title, asJSON(reg.letters))
		}
	}
}

func TestFilesThatAreNoBook(t *testing.T) {
	ctx, o := context.Background(), intake.Options{Today: today}
	plainFile := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(plainFile, []byte("%PDF-1.7 không phải Excel"), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, say := range map[string]string{
		plainFile:                                             "là tệp PDF",
		filepath.Join(t.TempDir(), "thieu.xlsx"):              "Không tìm thấy tệp",
		book(t, []any{"Bảng lương"}, []any{1, 2}):             "không có trang nào là sổ đơn thư",
		book(t, []any{"Số đơn", "Nội dung", "Loại đơn", "X"}): "trang “Sheet1” thiếu cột “Ngày nhận”, “Người gửi”",
	} {
		if _, err := intake.Import(ctx, &taken{}, file, o); err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("%v, want %s", err, say)
		}
	}
}

func TestReceptionsAndDays(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, book(t,
		[]any{"STT", "Ngày tiếp dân", "Hình thức", "Người tiếp công dân", "Họ và tên", "Nội dung", "Số người", "Buổi"},
		[]any{1, 46029, "Tiếp định kỳ", "Chủ tịch UBND", "A", "Một", "6 người", "sáng"},
		[]any{2, "07/01/2026", "Thường xuyên", nil, "B", "Hai", 1},
		[]any{3, "07/01/2026", "Thường xuyên", nil, "B", "Hai", 1},
		[]any{4, "30/11/2026", nil, "Ai đó", nil, "Ba"},
	))
	if result.Receptions != 3 || reg.receptions[0].Host != register.Head || reg.receptions[0].People != 6 ||
		reg.receptions[0].Note != "Buổi: sáng" || reg.receptions[1].Host != register.Officer {
		t.Errorf("%+v", reg.receptions)
	}
	if got := shown(result.Problems); len(got) != 4 || !strings.HasPrefix(got[0], "Dòng 5, cột “Người tiếp công dân”: “Ai đó”") {
		t.Errorf("%q", got)
	}
}

func TestTheSameWarningIsNotRepeatedForever(t *testing.T) {
	rows := [][]any{append(slices.Clone(heads), "Nguồn đơn")}
	for i := range 40 {
		rows = append(rows, []any{i + 1, "05/01/2026", "A", "Khiếu nại", "Một", "Bồ câu"})
	}
	result := bringIn(t, &taken{}, book(t, rows...))
	got := shown(result.Warnings)
	if len(got) != 11 || !strings.HasPrefix(got[0], "Cột “Nguồn đơn”: Còn 30 dòng khác cũng vậy: “Bồ câu”") {
		t.Errorf("%d warnings: %q", len(got), got)
	}
}

func TestMoreOfficialsThanPersonsAreTold(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, book(t,
		append(slices.Clone(heads), "Kết quả giải quyết", "Ngày giải quyết", "Xử lý hành chính: người", "Xử lý hành chính: CBCCVC"),
		[]any{1, "05/01/2026", "A", "Khiếu nại", "Một", "Đúng", "05/02/2026", 1, 2},
		[]any{2, "05/01/2026", "B", "Khiếu nại", "Hai", "Đúng", "05/02/2026", 2, 2},
	))
	got := shown(result.Warnings)
	if len(reg.letters) != 2 || len(got) != 1 || got[0] != "Dòng 2, cột “Xử lý hành chính: CBCCVC”: Số cán bộ, công chức, viên chức nhiều hơn tổng số người." {
		t.Errorf("%q", got)
	}
}

// A sheet that breaks off in its middle must not leave half a book behind.
func TestBrokenSheetLeavesNothing(t *testing.T) {
	rows := [][]any{heads}
	for i := range 40 {
		rows = append(rows, []any{i + 1, "05/01/2026", "A", "Khiếu nại", "Một"})
	}
	reg := &taken{}
	_, err := intake.Import(context.Background(), reg, rewritten(t, book(t, rows...), `<row r="30"`, `<row r="9999999"`), intake.Options{Today: today})
	if err == nil || !strings.Contains(err.Error(), "Trang “Sheet1” của tệp") || len(reg.letters) != 0 {
		t.Errorf("%v, %d letters kept", err, len(reg.letters))
	}
}

// rewritten is a copy of a workbook with a text in its sheets replaced.
func rewritten(t *testing.T, file, from, to string) string {
	t.Helper()
	in, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(bytes.ReplaceAll(raw, []byte(from), []byte(to))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "hong.xlsx")
	if err := os.WriteFile(copied, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}
