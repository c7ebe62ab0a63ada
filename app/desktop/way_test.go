package desktop_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/letters"
	"donthu/app/desktop/reception"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

func back(o *desktop.Program)    { desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierAlt) }
func forward(o *desktop.Program) { desktest.Shortcut(o, fyne.KeyRight, fyne.KeyModifierAlt) }

func TestTheWayBackAndForwardLeadsThroughThePlaces(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	first, second := desktest.LetterNumbered(t, o, "1/2026"), desktest.LetterNumbered(t, o, "2/2026")
	o.Open(desk.Letter{ID: first.ID})
	o.Shell.GoTo(desktop.RoomReports, nil)
	o.Open(desk.Letter{ID: second.ID})

	title := func(want string) {
		t.Helper()
		if got := o.Shell.Top().Title(); got != want {
			t.Fatalf("in front is %q, want %q", got, want)
		}
	}
	there := o.Shell.Top().Title()
	back(o)
	title("Báo cáo")
	back(o)
	if page := o.Shell.Top().Title(); page == there || len(o.Shell.Stack) != 2 {
		t.Fatalf("in front is %q, %d pages", page, len(o.Shell.Stack))
	}
	back(o)
	title("Sổ đơn")
	back(o)
	title("Trang chủ")
	back(o) // there is nothing before
	title("Trang chủ")
	for range 4 {
		forward(o)
	}
	title(there)
	forward(o)
	title(there)

	back(o)
	o.Shell.GoTo(desktop.RoomHome, nil)
	forward(o) // another way was taken since
	title("Trang chủ")
}

func TestEscIsAWayBackToo(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	o.Open(desk.Letter{ID: desktest.LetterNumbered(t, o, "1/2026").ID})
	there := o.Shell.Top().Title()
	desktest.Press(o, fyne.KeyEscape)
	forward(o)
	if got := o.Shell.Top().Title(); got != there {
		t.Errorf("in front is %q", got)
	}
}

func TestTheWayBackNeverThrowsAwayWhatIsTyped(t *testing.T) {
	o := desktest.New(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	o.Open(desk.NewLetter{})
	desktest.TypeInto(o, "20/11/2026")
	form := o.Shell.Top()
	back(o)
	if o.Shell.Top() == form && o.Window.Canvas().Overlays().Top() == nil {
		// a draft is kept, or the clerk is asked: either way nothing is lost
		t.Error("Alt and the left arrow do nothing on a form")
	}
}

func TestTheQuickJumpLeadsToALetterByNumberCodeAndName(t *testing.T) {
	o := desktest.New(t)
	secret := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-02"), Kind: register.Denunciation,
		Sender: register.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	open := desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-03"), Kind: register.Complaint,
		Sender: register.Person{Name: "Lê Thị Mở"}, Content: "Khiếu nại cấp giấy"})
	for _, c := range []struct {
		typed string
		want  register.Letter
	}{
		{secret.Number.String(), secret}, {"TC-" + secret.Number.String(), secret}, {"le thi mo", open}, {"cap giay", open},
	} {
		desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl)
		desktest.TypeInto(o, c.typed)
		desktest.MustNotShow(t, o, "Trần Văn Kín")
		desktest.Press(o, fyne.KeyReturn)
		desktest.MustShow(t, o, "Đơn "+c.want.Number.String()+" · ")
		if o.Window.Canvas().Overlays().Top() != nil {
			t.Fatal("the jump is still open")
		}
		desktest.Press(o, fyne.KeyEscape)
	}
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl) // the letters opened last stand first
	desktest.MustShow(t, o, "Đơn "+open.Number.String()+" · Lê Thị Mở")
	desktest.TypeInto(o, "bao cao")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Báo cáo")
	if !desktest.InRoom(o, "room.reports") {
		t.Error("the word for a room does not lead to it")
	}
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl)
	desktest.Press(o, fyne.KeyEscape)
	if o.Window.Canvas().Overlays().Top() != nil || !desktest.InRoom(o, "room.reports") {
		t.Error("Esc does not close the jump alone")
	}
}

func TestTheQuickJumpLeadsToAVisitByItsDenouncersCode(t *testing.T) {
	o := desktest.New(t)
	visit, err := o.Do().AddReception(o.Ctx(), register.Reception{On: o.Today(), Type: register.Regular, Host: register.Officer, Kind: register.Denunciation, People: 1,
		Visitor: register.Person{Name: "Quách Thị Ẩn"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"})
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"tc-luot %d", "TC-lượt %d/2026", "Mã TC-lượt %d"} {
		desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl)
		desktest.TypeInto(o, fmt.Sprintf(typed, visit.ID))
		desktest.MustShow(t, o, fmt.Sprintf("Người tố cáo – mã TC-lượt %d", visit.ID))
		desktest.MustNotShow(t, o, "Quách Thị Ẩn")
		desktest.Press(o, fyne.KeyReturn)
		if p, ok := o.Shell.Top().(*reception.Visit); !ok || p.Now.Reception.ID != visit.ID {
			t.Errorf("%q opens %T", typed, o.Shell.Top())
		}
		desktest.MustNotShow(t, o, "Quách Thị Ẩn")
		desktest.Press(o, fyne.KeyEscape)
	}
}

func TestTheWayBackToTheRegisterShowsTheFiltersAndTheRowAsLeft(t *testing.T) {
	o := desktest.FourLetters(t)
	o.Shell.GoTo(desktop.RoomRegister, nil)
	r := o.Shell.Top().(*letters.Register)
	r.Show(store.Query{Year: 2026}, "Đơn của năm")
	r.Enter()
	r.Table.Select(1)
	o.Shell.GoTo(desktop.RoomReports, nil)
	o.Open(desk.Letters{Query: store.Query{Kind: register.Denunciation}, Caption: "Biểu 05"})
	if r.Table.Len() != 1 {
		t.Fatalf("the figure's list has %d letters", r.Table.Len())
	}
	back(o)
	back(o)
	if o.Shell.Top() != desk.Page(r) || r.Table.Len() != 3 || r.Table.Selected() != 1 {
		t.Errorf("in front is %q with %d letters, row %d; want the register with 3 letters, row 1", o.Shell.Top().Title(), r.Table.Len(), r.Table.Selected())
	}
	desktest.MustShow(t, o, "Đơn của năm: 3 đơn")
	forward(o)
	forward(o)
	desktest.MustShow(t, o, "Biểu 05: 1 đơn")
}

func TestTheQuickJumpLeadsToASectionOfTheSettings(t *testing.T) {
	o := desktest.New(t)
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl)
	desktest.TypeInto(o, "câu hay dùng")
	desktest.Press(o, fyne.KeyReturn)
	if !desktest.InRoom(o, "room.settings") {
		t.Fatalf("in front is %q", o.Shell.Top().Title())
	}
	desktest.MustShow(t, o, "Câu hay dùng")
	desktest.MustNotShow(t, o, "Tên cơ quan (in trên báo cáo)")
}
