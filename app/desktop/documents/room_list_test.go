package documents_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/documents"
	"donthu/app/kit"
	"donthu/data/register"
)

// Who denounced is a code that no column cuts, and Ctrl+F leads to the room's own search.
func TestTheRoomNamesADenouncerByTheCode(t *testing.T) {
	o, room, _ := repliesOn(t)
	desktest.MustShow(t, o, "Mã TC-2/2026", "Soạn ngoài", "Tất cả: 4 văn bản")
	desktest.MustNotShow(t, o, "Lê Đức Đạt")
	selectReply(t, o, room, "01/TB-UBND")
	desktest.Shortcut(o, fyne.KeyF, fyne.KeyModifierControl)
	if o.Shell.Top() != desk.Page(room) || o.Window.Canvas().Focused() != fyne.Focusable(room.Search()) {
		t.Errorf("Ctrl+F leads to %T of %T", o.Window.Canvas().Focused(), o.Shell.Top())
	}
}

func TestADocumentIsBegunInTheRoom(t *testing.T) {
	o, room, letter := repliesOn(t)
	desktest.Shortcut(o, fyne.KeyT, fyne.KeyModifierControl)
	desktest.TypeInto(o, "77/2026")
	desktest.TapButton(t, o, "Soạn")
	desktest.MustShow(t, o, "Không có đơn số này trong sổ.")
	desktest.Press(o, fyne.KeyEscape)
	for typed, want := range map[string]string{"nguyen thi anh": letter.Number.String() + " · Nguyễn Thị Ánh · Khiếu nại thu hồi đất", "TC-2/2026": "2/2026 · Người tố cáo – mã TC-2/2026 · Tố cáo cán bộ nhận tiền"} {
		kit.RunAsync(func() ([]string, error) { return room.LettersLike(typed), nil }, func(lines []string, _ error) {
			if !slices.Equal(lines, []string{want}) {
				t.Errorf("%s proposes %q", typed, lines)
			}
		})
	}
	desktest.Shortcut(o, fyne.KeyT, fyne.KeyModifierControl)
	desktest.TypeInto(o, letter.Number.String()+" · Nguyễn Thị Ánh")
	desktest.TapButton(t, o, "Soạn")
	if _, ok := o.Shell.Top().(*documents.ComposePage); !ok {
		t.Errorf("in front is %T", o.Shell.Top())
	}
}

func TestARoomWithoutDocumentsSaysWhatToDo(t *testing.T) {
	o := desktest.New(t)
	o.Shell.GoTo(desktop.RoomReplies, nil)
	desktest.MustShow(t, o, "Chưa có văn bản nào", "Soạn văn bản…", "Mẫu văn bản")
	o, room, _ := repliesOn(t)
	room.Search().SetText("không có chữ này")
	desktest.MustShow(t, o, "Không có văn bản nào như thế", "Xem tất cả")
	desktest.TapButton(t, o, "Xem tất cả")
	if got := listedReplies(room); got != "15/CV-UBND 02/TB-UBND 01/TB-UBND 01/QĐ-UBND" || room.Search().Text != "" {
		t.Errorf("lists %q", got)
	}
}

// The list is opened for printing as it stands on the screen, without who denounced.
func TestTheListIsPrinted(t *testing.T) {
	o, room, _ := repliesOn(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	room.Lists().SetValue(string(register.Signed))
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	if len(*opened) != 1 || filepath.Base((*opened)[0]) != "danh-sach-van-ban.html" {
		t.Fatalf("opened %v", *opened)
	}
	raw, err := os.ReadFile((*opened)[0])
	if text := string(raw); err != nil || !strings.Contains(text, "02/TB-UBND") || !strings.Contains(text, "chờ gửi · ký 16/11/2026") || strings.Contains(text, "15/CV-UBND") || strings.Contains(text, "Lê Đức Đạt") {
		t.Errorf("%v: the list says %s", err, text)
	}
}
