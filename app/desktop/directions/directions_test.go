package directions_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/directions"
	"donthu/app/office"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// atDirections opens the room of directions.
func atDirections(t *testing.T, o *desktop.Program) {
	t.Helper()
	desktest.Shortcut(o, fyne.Key4, desktest.Control)
}

// What the chair directed at a visit goes its whole way: given, extended,
// difficulty asked and answered, done.
func TestDirectionFromVisitToResult(t *testing.T) {
	o := desktest.New(t)
	p := desktest.OneVisit(t, o)
	desktest.Shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	if _, ok := o.Shell.Top().(*directions.Form); !ok {
		t.Fatalf("Alt+4 opens %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Hồ Văn Núi", "Không đồng ý mức hỗ trợ") // what it is about, beside the form
	desktest.TypeFields(o, "", "Phạm Văn Chủ", "Tính lại mức hỗ trợ", "Lê Văn Cần", "Địa chính", "19112026")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Hạn 19/11/2026 trước ngày giao việc 20/11/2026")
	f := o.Shell.Top().(*directions.Form)
	f.Edit(func(a *directions.Answers) { a.Due = 20261125 })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	d, ok := o.Shell.Top().(*directions.Page)
	if !ok || d.Now.Direction.Visit != p.ID || d.Now.Direction.Source != register.FromVisit || d.Now.Direction.DueOn != 20261125 {
		t.Fatalf("%T %+v", o.Shell.Top(), d)
	}

	desktest.Shortcut(o, fyne.Key3, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "24112026")
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Chờ số liệu")
	desktest.TapButton(t, o, "Lưu (Ctrl+S)")
	desktest.MustShow(t, o, "Hạn mới 24/11/2026 phải sau 25/11/2026")
	desktest.Press(o, fyne.KeyEscape)
	if len(o.Window.Canvas().Overlays().List()) > 0 {
		t.Fatal("Esc leaves the question open")
	}

	desktest.Shortcut(o, fyne.Key4, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Thiếu hồ sơ gốc")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Chờ chỉ đạo", "Báo khó khăn, xin chỉ đạo", "Thiếu hồ sơ gốc")
	desktest.Shortcut(o, fyne.Key5, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab, fyne.KeyTab)
	desktest.TypeInto(o, "Trích lục tại thành phố")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Trích lục tại thành phố")
	desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
	desktest.Press(o, fyne.KeyTab)
	desktest.TypeInto(o, "Đã tính lại")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Xong đúng hạn", "20/11/2026: Đã tính lại")
	if button := desktest.FindButton(o, "Ghi tiến độ"); button == nil || !button.Disabled() {
		t.Errorf("what is done can still progress: %v", button)
	}
	if v, err := o.Do().Verify(o.Ctx()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v %v", v.Findings, err)
	}
}

func TestDirectionsAreListedAndCounted(t *testing.T) {
	o := desktest.New(t)
	late := desktest.Give(t, o, register.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Unit: "Địa chính", Due: 20261110})
	desktest.Give(t, o, register.Directed{Content: "Báo cáo thành phố", Doer: "Trần Thị Đào", Unit: "Văn phòng", Due: 20261130})
	atDirections(t, o)
	desktest.MustShow(t, o, "Đang thực hiện: 2 việc", "10/11 · quá 10 ngày", "Báo cáo thành phố")
	desktest.Search(t, o, "directions.search", "tran dao")
	desktest.MustShow(t, o, "Báo cáo thành phố")
	desktest.MustNotShow(t, o, "Kiểm tra bãi rác")
	desktest.Search(t, o, "directions.search", "")
	o.Open(desk.OverdueDirections{})
	desktest.MustShow(t, o, "Quá hạn: 1 việc", "Kiểm tra bãi rác")
	desktest.MustNotShow(t, o, "Báo cáo thành phố")

	desktest.TapButton(t, o, "Thống kê")
	desktest.MustShow(t, o, "Chỉ đạo trong năm 2026", "Địa chính", "Văn phòng", "Cộng")
	o.Shell.Top().(*directions.Tally).By().SetValue(directions.TallyByPerson)
	desktest.MustShow(t, o, "Lê Văn Cần", "Trần Thị Đào")
	desktest.Press(o, fyne.KeyEscape)

	o.Open(desk.Direction{ID: late.ID})
	desktest.Shortcut(o, fyne.Key6, fyne.KeyModifierAlt)
	f := o.Shell.Top().(*directions.Form)
	f.Edit(func(a *directions.Answers) { a.Content = "Kiểm tra bãi rác tự phát" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Chưa ghi lý do")
	f.Edit(func(a *directions.Answers) { a.Reason = "Ghi thiếu chữ" })
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	desktest.MustShow(t, o, "Kiểm tra bãi rác tự phát", "Ghi thiếu chữ")
}

func TestOverdueDirectionsStandOnTheHomeScreen(t *testing.T) {
	o := desktest.New(t)
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: 20261119, Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Sửa đường"})
	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustNotShow(t, o, "chỉ đạo quá hạn")
	desktest.Give(t, o, register.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Due: 20261110})
	o.Refresh()
	desktest.MustShow(t, o, "1 chỉ đạo quá hạn\nMở")
	desktest.TapButton(t, o, "Mở")
	desktest.MustShow(t, o, "Quá hạn: 1 việc", "Kiểm tra bãi rác")
}

// What a leader wrote on a letter is written down from its page, which lists it
// with its state and opens it.
func TestDirectionOnALetter(t *testing.T) {
	o := desktest.New(t)
	l := desktest.AddLetter(t, o, register.Facts{ReceivedOn: 20261102, Kind: register.Denunciation, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Tố cáo lấn đất"})
	o.Open(desk.Letter{ID: l.ID})
	desktest.TapButton(t, o, "Chỉ đạo")
	desktest.MustShow(t, o, "Ý kiến chỉ đạo của lãnh đạo (0)", "Ghi chỉ đạo trên đơn")
	desktest.Shortcut(o, fyne.KeyD, fyne.KeyModifierAlt)
	f, ok := o.Shell.Top().(*directions.Form)
	if !ok {
		t.Fatalf("Alt+D opens %T", o.Shell.Top())
	}
	if a, _ := f.Read(); a.Letter != "1/2026" || a.Source != register.FromLetter {
		t.Fatalf("the form begins with %+v", a)
	}
	f.Edit(func(a *directions.Answers) {
		a.On, a.Content, a.Doer, a.Due = 20261103, "Mời bà Lê Thị Mới", "Lê Văn Cần", 20261110
	})
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if _, ok := o.Shell.Top().(*directions.Page); !ok {
		t.Fatalf("saving leads to %T", o.Shell.Top())
	}
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustShow(t, o, "Ý kiến chỉ đạo của lãnh đạo (1)")
	shown := strings.Join(strings.Fields(desktest.Shown(o)), " ") // the line is broken as its column is wide
	if !strings.Contains(shown, "Mời người tố cáo Lê Văn Cần · Quá hạn · Hạn 10/11/2026 Mở") {
		t.Errorf("the letter's page lacks its direction:\n%s", shown)
	}
	desktest.MustNotShow(t, o, "Mời bà Lê Thị Mới", "Lê Thị Mới")
	desktest.TapButton(t, o, "Mở")
	if d, ok := o.Shell.Top().(*directions.Page); !ok || d.Now.Direction.Letter != "1/2026" {
		t.Errorf("the button opens %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Mời người tố cáo")
	desktest.MustNotShow(t, o, "Lê Thị Mới")
	o.Shell.GoTo(desktop.RoomDirections, nil)
	desktest.MustShow(t, o, "Mời người tố cáo")
	desktest.MustNotShow(t, o, "Lê Thị Mới")
}

func TestVisitsAndMeetingsListTheirDirections(t *testing.T) {
	o := desktest.New(t)
	p := desktest.OneVisit(t, o)
	desktest.Give(t, o, register.Directed{Content: "Tính lại mức hỗ trợ", Doer: "Lê Văn Cần", Source: register.FromVisit, Visit: p.ID})
	o.Refresh()
	desktest.MustShow(t, o, "Ý kiến chỉ đạo của lãnh đạo (1)", "Tính lại mức hỗ trợ\nLê Văn Cần · Đang thực hiện\nMở")
	desktest.Give(t, o, register.Directed{Content: "Đo lại thửa đất", Doer: "Lê Văn Cần", Source: register.FromMeeting, Meeting: 7})
	all, _, err := o.Store.Directions(o.Ctx(), store.DirectionQuery{Meeting: 7})
	if err != nil || len(all) != 1 || all[0].Content != "Đo lại thửa đất" {
		t.Errorf("%+v %v", all, err)
	}
}

// What the unit reports as done waits for the leader: a list names it, and the one blue
// button of the list confirms it with what was reported.
func TestWhatIsReportedAsDoneIsConfirmed(t *testing.T) {
	o := desktest.New(t)
	d := desktest.Give(t, o, register.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Unit: "Địa chính", Due: 20261130})
	desktest.Give(t, o, register.Directed{Content: "Báo cáo thành phố", Doer: "Trần Thị Đào", Unit: "Văn phòng", Due: 20261130})
	if _, err := o.Do().AddDirectionSteps(o.Ctx(), d.ID, steps.Draft{On: 20261119, Content: register.DirectionProgress{Text: "Đã dọn xong", Finished: true}}); err != nil {
		t.Fatal(err)
	}
	atDirections(t, o)
	desktest.MustShow(t, o, "Đã báo cáo", "Đã giao")
	desktest.TapButton(t, o, "Địa chính")
	desktest.MustNotShow(t, o, "Báo cáo thành phố")
	desktest.ChooseOption(t, o, "reported")
	desktest.Press(o, fyne.KeyHome)
	desktest.MustShow(t, o, "Chờ xác nhận: 1 việc", "19/11/2026: Đã dọn xong")
	desktest.TapButton(t, o, "Xác nhận xong")
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	if now, err := o.Store.Direction(o.Ctx(), d.ID); err != nil || now.State(o.Today()) != register.DirectionInTime || now.Result != "Đã dọn xong" {
		t.Errorf("%+v %v", now, err)
	}
	desktest.MustShow(t, o, "Chờ xác nhận: 0 việc")
}

// asked notes for how many directions the register is asked at once.
type asked struct {
	office.Reading
	atOnce *[]int
}

func (a asked) DirectionFiles(ctx context.Context, all ...register.Direction) ([]register.DirectionFile, error) {
	*a.atOnce = append(*a.atOnce, len(all))
	return a.Reading.DirectionFiles(ctx, all...)
}

// A page of the list is asked for as a whole, with what its letters keep secret.
func TestAPageOfDirectionsIsReadAtOnce(t *testing.T) {
	o := desktest.New(t)
	l := desktest.AddLetter(t, o, desktest.Accusing())
	for _, who := range []string{"Lê Văn Cần", "Trần Thị Đào", "Đỗ Thu Nga"} {
		if _, err := o.Do().AddDirection(o.Ctx(), o.Today(), register.Directed{Content: "Mời " + l.Sender.Name + " làm việc", Doer: who, Letter: l.Number.String()}); err != nil {
			t.Fatal(err)
		}
	}
	var atOnce []int
	o.Store = asked{o.Store, &atOnce}
	atDirections(t, o)
	desktest.MustShow(t, o, "Lê Văn Cần", "Trần Thị Đào", "Đỗ Thu Nga")
	desktest.MustNotShow(t, o, l.Sender.Name)
	if len(atOnce) == 0 || slices.Min(atOnce) < 3 {
		t.Errorf("asked for %v directions at once", atOnce)
	}
}
