package desktop_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/store"
)

// A day at the window with goroutines as in the program. `make test` runs it with the
// race detector; a store call on the thread that draws fails it, as all tests here.
func TestADayAtTheLiveWindow(t *testing.T) {
	o := desktest.New(t)
	if _, err := o.Do().Import(o.Ctx(), "../../testdata/samples/so-chuan-2026.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	visit := desktest.OneVisit(t, o)
	direction := desktest.Give(t, o, register.Directed{Leader: "Chủ tịch UBND", Doer: "Công chức địa chính", Content: "Xác minh ranh giới đất", Due: 20261201})
	some, err := o.Store.Letters(o.Ctx(), store.Query{Limit: 3})
	if err != nil || len(some.Letters) < 3 {
		t.Fatal(len(some.Letters), err)
	}
	l := desktest.Live(t, o)

	for round := range 2 { // in the first round every page is left while it loads
		for room := desktop.RoomHome; room <= desktop.RoomSettings; room++ {
			o.Shell.GoTo(room, nil)
			if round > 0 {
				l.Settle()
			}
		}
		for _, ref := range []desk.Ref{
			desk.Letter{ID: some.Letters[0].ID}, desk.Letter{ID: some.Letters[1].ID}, desk.NewLetter{}, desk.Visit{ID: visit.ID},
			desk.DayForm{}, desk.Direction{ID: direction.ID}, desk.NewDirection{}, desk.Duties{}, desk.AttendanceTally{Period: day.Period{From: 20260101, To: 20261231}}, desk.Board{},
			desk.Workdays{On: o.Today()}, desk.Templates{}, desk.OfficeFacts{}, desk.About{}, desk.Help{Name: "vao-so"},
		} {
			o.Open(ref)
			if round > 0 {
				l.Settle()
				if top := o.Shell.Top(); desktest.InRoom(o, "room.settings") {
					t.Errorf("%#v opens nothing; %T is in front", ref, top)
				}
			}
			o.Shell.Back()
		}
		l.Settle()
	}

	before := desktest.Count(t, o)
	desktest.Shortcut(o, fyne.KeyN, desktest.Control)
	l.Settle()
	desktest.TypeFields(o, "", "", "p", "", "", "", "Trần Thị Bưởi", "", "", "", "")
	desktest.TypeInto(o, "Đèn đường hỏng")
	l.Settle()
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	l.Settle()
	if now := desktest.Count(t, o); now != before+1 {
		t.Fatalf("%d letters, %d before; the screen shows:\n%s", now, before, desktest.Shown(o))
	}

	letter := desktest.AddLetter(t, o, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-18"))
	o.Open(desk.Letter{ID: letter.ID})
	l.Settle()
	desktest.Press(o, fyne.KeyReturn) // the primary action has the focus: accept
	l.Settle()
	desktest.Shortcut(o, fyne.KeyS, desktest.Control)
	l.Settle()
	if now := desktest.Stored(t, o, letter); now.State() != register.Settling {
		t.Errorf("the letter is %s; the screen shows:\n%s", now.State(), desktest.Shown(o))
	}
}

// slowPage reads until it is stopped.
type slowPage struct {
	desk.PlainPage
	o    *desk.Desk
	read func(context.Context)
}

func (*slowPage) Title() string              { return "" }
func (*slowPage) Content() fyne.CanvasObject { return container.NewStack() }
func (*slowPage) Help() string               { return "" }
func (p *slowPage) Enter() {
	desk.Load(p.o, p, func(ctx context.Context) (int, error) { p.read(ctx); return 0, nil }, func(int, error) {})
}

func TestAPageThatGoesReadsNoMore(t *testing.T) {
	for name, goes := range map[string]func(*desktop.Program){
		"back":    func(o *desktop.Program) { desktest.Press(o, fyne.KeyEscape) },
		"room":    func(o *desktop.Program) { o.Shell.GoTo(desktop.RoomBooks, nil) },
		"replace": func(o *desktop.Program) { o.OpenInstead(desk.About{}) },
	} {
		t.Run(name, func(t *testing.T) {
			o := desktest.New(t)
			var begun []context.Context
			p := &slowPage{o: o.Desk, read: func(ctx context.Context) { begun = append(begun, ctx) }}
			o.Shell.Push(p)
			if len(begun) != 1 || begun[0].Err() != nil {
				t.Fatal("the page reads nothing")
			}
			goes(o)
			if begun[0].Err() == nil {
				t.Error("it reads on")
			}
		})
	}
}

func TestAStoreCallThatDrawsIsFound(t *testing.T) {
	o := desktest.New(t)
	found := desktest.AsksWhileDrawing(func() {
		kit.RunAsyncErr(func() error { _, err := o.Store.LetterCount(o.Ctx()); return err }, nil)
	})
	if len(found) > 0 {
		t.Errorf("read in the background, but found: %v", found)
	}
	if found = desktest.AsksWhileDrawing(func() { o.EarlierSigners("") }); len(found) != 1 {
		t.Errorf("found: %v", found)
	}
}
