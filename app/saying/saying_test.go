package saying

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/data/site"
	"donthu/data/store"
	"donthu/reports/docx"
)

func lite(code sqlite3.ErrNo) error { return sqlite3.Error{Code: code} }

func TestWhatAPersonIsToldOfAnError(t *testing.T) {
	missing := &fs.PathError{Op: "open", Path: "/so/thu.xlsx", Err: syscall.ENOENT}
	told := data.Tell(missing, "workbook.noFolder", "folder", "/so")
	var syntax, markup error
	syntax = json.Unmarshal([]byte(`{"a": `), &struct{}{})
	markup = xml.Unmarshal([]byte("<a><b>"), &struct{}{})
	_, torn := zip.NewReader(strings.NewReader("x"), 1)
	_, noProgram := exec.LookPath("khong-co-chuong-trinh-nay")
	_, noWorkbook := excelize.OpenReader(strings.NewReader("rác"))
	for _, row := range []struct {
		err  error
		want string // how it begins, and after … what else it holds
	}{
		{missing, "/so/thu.xlsx: Không tìm thấy tệp"},
		{fmt.Errorf("reading: %w", missing), "/so/thu.xlsx: Không tìm thấy tệp"},
		{told, "Không ghi được vào thư mục /so. Không tìm thấy tệp"},
		{fmt.Errorf("sheet 1: %w", told), "Không ghi được vào thư mục /so. Không tìm thấy tệp"},
		{errors.Join(told, nil, told), "Không ghi được vào thư mục /so. Không tìm thấy tệp"},
		{errors.Join(told, context.Canceled), "Không ghi được vào thư mục /so. Không tìm thấy tệp…Đã dừng theo yêu cầu"},
		{data.Tell(told, "command.notRestored"), "Chưa phục hồi; sổ hiện tại giữ nguyên. Không ghi được vào thư mục /so. Không tìm thấy"},
		{data.Tell(nil, "command.notRestored"), "Chưa phục hồi; sổ hiện tại giữ nguyên"},
		{data.Tell(errors.New("a riddle"), "command.notRestored"), "Chưa phục hồi; sổ hiện tại giữ nguyên"},
		{data.Tell(site.ErrInUse, "store.inUse", "folder", "/so"), "Sổ trong /so đang mở ở một cửa sổ khác"},
		{data.Tell(sql.ErrNoRows, "store.noLetter", "letter", "9/2026"), "Không có đơn số 9/2026 trong sổ"},
		{&store.CheckError{Problems: []data.Problem{{Sentence: "Thiếu ngày nhận."}, {Sentence: "Thiếu tên."}}}, "Thiếu ngày nhận. Thiếu tên."},
		{fmt.Errorf("step 3: %w", &docx.IncompleteError{Unknown: []string{"lạ"}}), "Mẫu có chỗ điền không có trong danh sách"},
		{errors.New("runtime error: index out of range"), "Chương trình gặp lỗi chưa rõ nguyên nhân"},
		{os.ErrPermission, "Máy không cho đọc hoặc ghi"}, {syscall.EACCES, "Máy không cho đọc hoặc ghi"}, {syscall.EPERM, "Máy không cho đọc hoặc ghi"}, {syscall.EROFS, "Máy không cho đọc hoặc ghi"},
		{syscall.EISDIR, "Đây là một thư mục"}, {syscall.ENOTDIR, "Trong đường dẫn có tên là tệp"}, {syscall.ENAMETOOLONG, "Tên tệp hoặc thư mục này"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.ENOSPC}, "Ổ đĩa đã đầy"}, {syscall.EDQUOT, "Ổ đĩa đã đầy"}, {syscall.EIO, "Ổ đĩa không đọc, ghi được"},
		{torn, "Nội dung tệp bị hỏng"}, {zip.ErrChecksum, "Nội dung tệp bị hỏng"}, {io.ErrUnexpectedEOF, "Nội dung tệp bị hỏng"}, {noWorkbook, "Nội dung tệp bị hỏng"},
		{syntax, "Nội dung tệp bị hỏng"}, {markup, "Nội dung tệp bị hỏng"}, {noProgram, "Máy chưa có chương trình"},
		{context.Canceled, "Đã dừng theo yêu cầu"}, {context.DeadlineExceeded, "Đã dừng theo yêu cầu"}, {sql.ErrTxDone, "Đã dừng theo yêu cầu"}, {lite(sqlite3.ErrInterrupt), "Đã dừng theo yêu cầu"},
		{lite(sqlite3.ErrBusy), "Sổ đang được một cửa sổ hay lệnh khác ghi"}, {lite(sqlite3.ErrLocked), "Sổ đang được một cửa sổ hay lệnh khác ghi"},
		{lite(sqlite3.ErrCorrupt), "Nội dung tệp bị hỏng"}, {lite(sqlite3.ErrNotADB), "Nội dung tệp bị hỏng"}, {lite(sqlite3.ErrFull), "Ổ đĩa đã đầy"},
		{lite(sqlite3.ErrIoErr), "Ổ đĩa không đọc, ghi được"}, {lite(sqlite3.ErrCantOpen), "Không tìm thấy tệp"}, {lite(sqlite3.ErrReadonly), "Máy không cho đọc hoặc ghi"},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.ENOSPC}, "Ổ đĩa đã đầy"}, {sqlite3.Error{Code: sqlite3.ErrCantOpen, SystemErrno: syscall.EISDIR}, "Đây là một thư mục"},
		{lite(sqlite3.ErrConstraint), "Chương trình gặp lỗi chưa rõ"}, {sql.ErrConnDone, "Sổ đã đóng"}, {sql.ErrNoRows, "Trong sổ không còn mục này"},
		{nil, ""},
	} {
		got := Of(row.err)
		begins, also, _ := strings.Cut(row.want, "…")
		if !strings.HasPrefix(got, begins) || !strings.Contains(got, also) || row.err == nil && got != "" {
			t.Errorf("%v\nis told as %q,\nwant        %q", row.err, got, row.want)
		}
		if word := regexp.MustCompile(`(?i)\b(not|is|no|such|error|failed|invalid|unexpected|denied|database|disk|file|context|open|locked|range|step|sheet)\b`).FindString(got); word != "" {
			t.Errorf("%v is told as %q: %q", row.err, got, word)
		}
		if strings.Count(got, "Không tìm thấy tệp") > 1 {
			t.Errorf("said twice: %q", got)
		}
	}
}

// The log keeps what a person is not told, and not what may be somebody's name.
func TestTheLogKeepsTheCause(t *testing.T) {
	var kept bytes.Buffer
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&kept, nil)))
	defer slog.SetDefault(usual)
	Of(fmt.Errorf("step 7: %w", data.Tell(errors.Join(errors.New("a riddle"), syscall.EIO), "invitations.to", "person", "Nguyễn Thị Ánh")))
	for _, cause := range []string{"step 7: ", "invitations.to", "a riddle", "input/output error"} {
		if !strings.Contains(kept.String(), cause) {
			t.Errorf("the log lacks %q: %s", cause, &kept)
		}
	}
	if strings.Contains(kept.String(), "Ánh") {
		t.Errorf("the log names a person: %s", &kept)
	}
	kept.Reset()
	Of(data.Tell(nil, "invitations.to", "person", "Nguyễn Thị Ánh"))
	Of(&store.CheckError{Problems: []data.Problem{{Sentence: "Thiếu tên."}}})
	if kept.Len() > 0 {
		t.Errorf("what has no cause is logged: %s", &kept)
	}
}
