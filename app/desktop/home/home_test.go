package home_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/home"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
)

func room(o *desktop.Program) *home.Room { return o.Shell.Top().(*home.Room) }

// behind shows a card that stands behind a tab in a narrow window.
func behind(o *desktop.Program, tab string) {
	if button := desktest.FindButton(o, tab); button != nil {
		test.Tap(button)
	}
}

func TestEveryFigureOfTheHomeScreenOpensItsList(t *testing.T) {
	o := desktest.Sample(t)
	desktest.MustShow(t, o, "Thứ Sáu, ", "12/10 âm lịch", "Quá hạn", "5 ngày tới", "Không có hạn", "Văn bản chờ", "Đang mở")
	for _, key := range []string{"home.tile.late", "home.tile.soon", "home.tile.noLimit", "home.tile.open"} {
		o.Shell.GoTo(desktop.RoomHome, nil)
		tile := room(o).Tile(key)
		figure := tile.Number()
		test.Tap(tile)
		if !desktest.InRoom(o, "room.register") {
			t.Fatalf("%s: the register did not open", key)
		}
		if holds := ": " + figure + " đơn"; figure != "0" && !strings.Contains(desktest.Shown(o), holds) {
			t.Errorf("%s: the tile says %s, its list another figure:\n%s", key, figure, desktest.Shown(o))
		}
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	test.Tap(room(o).Tile("home.tile.papers"))
	if !desktest.InRoom(o, "room.replies") {
		t.Error("the documents did not open")
	}
}

// The tile of what is late counts letters and says how many duties; a letter says which duty
// is due first; all duties, and those of which nothing is written, are one press away.
func TestHomeTellsOfDuties(t *testing.T) {
	o := desktest.New(t)
	f := desktest.Accusing()
	f.ReceivedOn = 20261001
	l := desktest.AddLetter(t, o, f)
	if _, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: 20261005, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	l = desktest.Stored(t, o, l)
	desktest.MustShow(t, o, "Quá hạn (1)", "Thông báo việc thụ lý tố cáo – người tố cáo", fmt.Sprintf("3 việc, tới %d ngày", l.DueOn().DaysUntil(o.Today())))
	desktest.MustNotShow(t, o, "việc chưa ghi")
	if tile := room(o).Tile("home.tile.late").Number(); tile != "1" {
		t.Errorf("%s letters are late", tile)
	}
	desktest.TapButton(t, o, "Xem tất cả việc")
	if o.Shell.Top().Title() != "Việc phải làm" {
		t.Fatalf("in front is %q", o.Shell.Top().Title())
	}
	desktest.MustShow(t, o, "Quá hạn: 3 việc")

	settings := o.Store.Settings()
	settings.RecordsFrom = o.Today()
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	behind(o, "Lịch và báo cáo")
	desktest.MustShow(t, o, "2 việc chưa ghi")
	desktest.TapButton(t, o, "Xem")
	desktest.MustShow(t, o, "Chưa ghi: 2 việc", "Thông báo nội dung tố cáo – người bị tố cáo")
	desktest.MustNotShow(t, o, desktest.Secrets...)
}

// A letter whose open duties have no last day is counted as one without a limit, and stands
// in that part of the work.
func TestLettersWhoseDutiesHaveNoDayAreCounted(t *testing.T) {
	o := desktest.New(t)
	f := desktest.ComplaintOn("Lê Thị Mới", "Kiến nghị sửa đường", "2026-11-02")
	f.Kind = register.Petition
	l := desktest.AddLetter(t, o, f)
	if _, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: 20261104, Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Không có hạn (1)", "Lê Thị Mới")
	if tile := room(o).Tile("home.tile.noLimit").Number(); tile != "1" {
		t.Errorf("%s letters have no limit", tile)
	}
}

func TestHomeCountsAnewWhenItComesToTheFront(t *testing.T) {
	o := desktest.Sample(t)
	before := room(o).Tile("home.tile.open").Number()
	o.Shell.GoTo(desktop.RoomSettings, nil)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	o.Shell.GoTo(desktop.RoomHome, nil)
	if after := room(o).Tile("home.tile.open").Number(); after == before {
		t.Errorf("open letters: %s before and after", after)
	}
}

func TestLettersThatLackDaysAreNamedOnlyWhenThereAreSome(t *testing.T) {
	desktest.MustNotShow(t, desktest.Sample(t), "đơn thiếu ngày")
	o := desktest.New(t)
	if _, err := o.Do().Import(o.Ctx(), "../../../testdata/samples/so-theo-doi-13-cot.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	behind(o, "Lịch và báo cáo")
	desktest.MustShow(t, o, "đơn thiếu ngày")
	desktest.TapButton(t, o, "Xem")
	desktest.MustShow(t, o, "Đơn đã xử lý hoặc giải quyết nhưng chưa ghi ngày")
}

// Home counts of what nobody wrote down what the page of duties lists, letters and visits.
func TestHomeCountsWhatIsUnrecordedAsThePageOfDutiesDoes(t *testing.T) {
	o := desktest.Sample(t)
	all, err := o.Do().Duties(o.Ctx(), office.DutyQuery{})
	if err != nil {
		t.Fatal(err)
	}
	letters, visits := 0, 0
	for i := range all {
		switch d := &all[i]; {
		case !d.Unrecorded:
		case d.Subject == register.ReceptionSubject:
			visits++
		default:
			letters++
		}
	}
	if letters == 0 || visits == 0 {
		t.Fatalf("the sample has %d and %d", letters, visits)
	}
	behind(o, "Lịch và báo cáo")
	desktest.MustShow(t, o, fmt.Sprintf("%d việc chưa ghi", letters+visits), fmt.Sprintf("%d của đơn, %d của lượt tiếp", letters, visits))
}

func TestWorkSaysWhatToDoAndOpens(t *testing.T) {
	o := desktest.New(t)
	late := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-02"), Kind: register.Denunciation,
		Sender: register.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Complaint,
		Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Khiếu nại cấp giấy"})
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Quá hạn (1)", "Mã TC-1/2026", "Lê Thị Mới", "Thụ lý hoặc không thụ lý tố cáo", "Thụ lý hoặc không thụ lý khiếu nại", "Chưa phân công")
	desktest.MustNotShow(t, o, "Trần Văn Kín")
	work := room(o).Work()
	if _, due := work.Deed(1); !strings.Contains(due, "quá ") {
		t.Errorf("the chip of a late letter says %q", due)
	}
	o.Window.Canvas().Focus(work)
	desktest.Press(o, fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	if _, home := o.Shell.Top().(*home.Room); home || len(o.Shell.Stack) != 2 {
		t.Error("Enter did not open the letter")
	}
	desktest.MustShow(t, o, late.Number.String())
	desktest.Press(o, fyne.KeyEscape)
	o.Window.Canvas().Focus(work)
	desktest.Press(o, fyne.KeyHome, fyne.KeyReturn)
	if !desktest.InRoom(o, "room.register") {
		t.Error("Enter on a section did not open the register")
	}
	desktest.MustShow(t, o, ": 1 đơn")
}

// While letters are open the list is not empty, and every open letter is in one section.
func TestWorkIsNeverEmptyWhileLettersAreOpen(t *testing.T) {
	o := desktest.New(t)
	petition := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Petition,
		Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Kiến nghị sửa đường"})
	if _, err := o.Do().Record(o.Ctx(), petition.ID, steps.Draft{On: o.Today(), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Không có hạn (1)", "Chưa đặt hạn", "Giải quyết, trả lời kiến nghị")
	accepted := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Complaint,
		Sender: register.Person{Name: "Phạm Sau"}, Content: "Khiếu nại cấp giấy"})
	if _, err := o.Do().Record(o.Ctx(), accepted.ID, steps.Draft{On: o.Today(), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: o.Today(), Content: register.Accepted{}}); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	desktest.MustShow(t, o, "Sau đó (1)", "Phạm Sau")
}

// The card of who has letters names ten, and all when they are asked for.
func TestTheCardOfOfficersNamesAllOnDemand(t *testing.T) {
	o := desktest.New(t)
	for i := range 12 {
		l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Complaint, Sender: register.Person{Name: "Phạm Sau"}, Content: "Khiếu nại"})
		if _, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: o.Today(), Content: register.Assigned{Officer: fmt.Sprintf("Cán bộ %c", 'A'+i)}}); err != nil {
			t.Fatal(err)
		}
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	behind(o, "Ai đang giữ đơn")
	desktest.MustShow(t, o, "Cán bộ A")
	named := strings.Count(desktest.Shown(o), "Cán bộ ")
	desktest.TapButton(t, o, "Còn 2 cán bộ khác giữ 2 đơn")
	desktest.MustNotShow(t, o, "cán bộ khác")
	behind(o, "Ai đang giữ đơn")
	if now := strings.Count(desktest.Shown(o), "Cán bộ "); now != named+2 {
		t.Errorf("%d officers are named, and %d when all are asked for", named, now)
	}
}

func TestMyWorkIsThatOfTheClerk(t *testing.T) {
	o := desktest.New(t)
	mine := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Complaint, Sender: register.Person{Name: "Phạm Của Tôi"}, Content: "Khiếu nại"})
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-19"), Kind: register.Complaint, Sender: register.Person{Name: "Lê Của Người"}, Content: "Khiếu nại"})
	if _, err := o.Do().Record(o.Ctx(), mine.ID, steps.Draft{On: o.Today(), Content: register.Assigned{Officer: o.Store.Settings().Clerk}}); err != nil {
		t.Fatal(err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Phạm Của Tôi", "Lê Của Người")
	desktest.TapButton(t, o, "Của tôi")
	desktest.MustShow(t, o, "Phạm Của Tôi")
	desktest.MustNotShow(t, o, "Lê Của Người")
	desktest.TapButton(t, o, "Cả cơ quan")
	desktest.MustShow(t, o, "Lê Của Người")
}

func TestWhatAnOfficeHasNotSetUpIsListedUntilClosed(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Shell.GoTo(desktop.RoomHome, nil)
	behind(o, "Lịch và báo cáo")
	desktest.MustShow(t, o, "Ai đang giữ đơn", "Lịch và báo cáo", "Thiết lập cơ quan", "Chưa có bản sao lưu nào")
	behind(o, "Thiết lập cơ quan")
	desktest.MustShow(t, o, "Người ký văn bản")
	o.App.Preferences().SetBool("home.setup.closed", true)
	o.Refresh()
	desktest.MustNotShow(t, o, "Thiết lập cơ quan")
}

// The room fits the least window, with its cards behind tabs.
func TestTheRoomFitsTheLeastWindow(t *testing.T) {
	o := desktest.Sample(t)
	content := o.Shell.Top().Content()
	content.Resize(fyne.NewSize(904, 528))
	if least := content.MinSize(); least.Width > 904 || least.Height > 528 {
		t.Errorf("the room needs %v", least)
	}
	if !room(o).Narrow() {
		t.Error("the cards stand beside the work")
	}
	desktest.TapButton(t, o, "Ai đang giữ đơn")
	desktest.MustShow(t, o, "còn lại")
}

func TestEmptyRegisterSaysHowLettersComeIn(t *testing.T) {
	o := desktest.New(t)
	desktest.MustShow(t, o, "Sổ chưa có đơn nào", "Nhập sổ từ Excel…")
	desktest.MustNotShow(t, o, "Quá hạn")
	desktest.AnswerFiles(t, "../../../testdata/samples/thong-ke-don-thu.xlsx")
	desktest.TapButton(t, o, "Nhập sổ từ Excel…")
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	desktest.TapButton(t, o, "Nhập 75 dòng")
	desktest.MustShow(t, o, "Đã nhập 75 đơn", "Đặt một quy tắc…")
	o.Back()
	desktest.MustShow(t, o, "Quá hạn", "Đang mở")
	if n := desktest.Count(t, o); n != 75 {
		t.Errorf("%d letters came in", n)
	}
}

// A deed that a row has no room for is said whole under the mouse.
func TestADeedThatIsCutIsSaidWhole(t *testing.T) {
	o := desktest.Sample(t)
	work := room(o).Work()
	row := 0
	for work.Letters()[row] == nil {
		row++
	}
	deed, _ := work.Deed(row)
	if drawn, tip := work.Told(row, 1200); drawn == deed && tip != "" {
		t.Errorf("a deed that is seen whole is said twice: %q", tip)
	}
	if drawn, tip := work.Told(row, 400); drawn == deed || tip != deed {
		t.Errorf("%q is cut to %q and the mouse is told %q", deed, drawn, tip)
	}
}
