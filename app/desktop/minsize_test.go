package desktop_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/settings"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/store"
)

// The least window is 1000×540 inside. Its navigation takes 56 of the width there, the
// frame 20 at each side and 12 below: a page that wants more than the rest is cut.
const (
	leastPageWidth  = 904
	leastPageHeight = 528
)

// visitPage is a page, or what opens one.
type visitPage struct {
	name string
	open func()
}

// reachable are all pages that a ref or a room opens on this register.
func reachable(t *testing.T, o *desktop.Program) (all []visitPage) {
	t.Helper()
	add := func(name string, open func()) { all = append(all, visitPage{name, open}) }
	ref := func(r desk.Ref) { add(fmt.Sprintf("%T", r), func() { o.Open(r) }) }
	for room := desktop.RoomHome; room <= desktop.RoomSettings; room++ {
		add(fmt.Sprintf("room %d", room), func() { o.Shell.GoTo(room, nil) })
	}
	year := day.Period{From: 20260101, To: 20261231}
	for _, r := range []desk.Ref{
		desk.NewLetter{}, desk.Letters{Query: store.Query{}, Caption: "Đơn đang mở"}, desk.Templates{}, desk.OfficeFacts{}, desk.WaitingDocuments{}, desk.Results{Period: year},
		desk.DayForm{Day: register.ReceptionDay{On: 20261203, Type: register.Regular, Host: register.Head}}, desk.AttendanceTally{Period: year},
		desk.NewMeeting{Plan: register.Convened{Kind: register.ForDialogue, On: 20261127}}, desk.NewDirection{}, desk.OverdueDirections{}, desk.Duties{}, desk.Duties{Tab: desk.DutiesUnrecorded},
		desk.Report{Period: day.Period{From: 20260915, To: 20261014}}, desk.Board{}, desk.Settings{}, desk.Workdays{On: 20261120}, desk.About{}, desk.Help{Name: "vao-so"},
	} {
		ref(r)
	}
	for station := '2'; station <= '4'; station++ {
		add("station "+string(station), func() {
			o.Shell.GoTo(desktop.RoomReports, nil)
			desktest.Shortcut(o, fyne.KeyName(station), fyne.KeyModifierAlt)
		})
	}
	names, _ := settings.SectionNames()
	for _, name := range names {
		ref(desk.Settings{Section: name})
	}
	ctx := o.Ctx()
	letters, err := o.Store.Letters(ctx, store.Query{Limit: 12})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range letters.Letters {
		add("letter "+l.Number.String(), func() { o.Open(desk.Letter{ID: l.ID}) })
		add("national page of "+l.Number.String(), func() { o.Open(desk.National{ID: l.ID}) })
		if i > 5 {
			continue
		}
		for _, next := range o.Law().NextSteps(l, o.Today()) {
			add(fmt.Sprintf("step %T of %s", next.Default.Content, l.Number), func() { o.Open(desk.Step{Letter: l, Next: next}) })
			if next.Document != "" && next.Allowed && i < 3 {
				add("document of "+l.Number.String(), func() { o.Open(desk.Compose{Letter: l, Next: next}) })
			}
		}
		if chain, err := o.Store.Steps(ctx, register.LetterSubject, l.ID); err == nil {
			add("mend of "+l.Number.String(), func() { o.Open(desk.Mend{Letter: l, Steps: chain}) })
		}
	}
	if len(letters.Letters) > 0 {
		ref(desk.Batch{Query: store.Query{}})
	}
	visits, err := o.Store.Receptions(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits[:min(2, len(visits))] {
		ref(desk.Visit{ID: v.ID})
		ref(desk.VisitCompose{Visit: v})
	}
	days, err := o.Store.ReceptionDays(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range days[max(0, len(days)-3):] {
		ref(desk.Day{ID: d.ID})
	}
	meetings, err := o.Store.Meetings(ctx, store.MeetingQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range meetings {
		ref(desk.Meeting{ID: m.ID})
	}
	given, _, err := o.Store.Directions(ctx, store.DirectionQuery{Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range given {
		ref(desk.Direction{ID: d.ID})
	}
	return all
}

// pressed are buttons that open a page, a tab or a dialog and write nothing; each is
// pressed where it is found.
var pressed = []string{
	"schedule.plan", "schedule.add", "schedule.publish", "schedule.attendance", "desk.new", "visitPage.correct", "visitPage.answer", "dayPage.change", "dayPage.invite",
	"meetings.call", "directions.tally", "directions.new", "directionPage.correct", "directionPage.extend", "reports.problems.show", "results.open", "board.open", "home.duties",
}

// measured opens what opens, looks at every tab and choice of it, and tells what wants
// more than fits.
func measured(o *desktop.Program, v visitPage, tell func(name string, size fyne.Size)) {
	v.open()
	page := o.Shell.Top()
	name := fmt.Sprintf("%s (%T)", v.name, page)
	measure := func(name string) {
		tell(name, page.Content().MinSize())
		for _, overlay := range o.Window.Canvas().Overlays().List() {
			if size := overlay.MinSize(); size.Width > 1000 || size.Height > 540 {
				tell(name+" asks", size)
			}
			o.Window.Canvas().Overlays().Remove(overlay)
		}
	}
	measure(name)
	var tabs []*kit.Button
	var choices []*kit.Choice
	desktest.Visit(page.Content(), func(object fyne.CanvasObject) bool {
		switch w := object.(type) {
		case *kit.Button:
			if w.Style == look.Tab && !w.Disabled() {
				tabs = append(tabs, w)
			}
		case *kit.Choice:
			choices = append(choices, w)
		}
		return true
	})
	for _, tab := range tabs {
		if tab.OnTapped(); o.Shell.Top() == page {
			measure(name + " tab " + tab.Text)
		}
	}
	for _, c := range choices {
		if c.Disabled() {
			continue
		}
		before := c.Value()
		for _, option := range slices.Clone(c.Options()) {
			if c.SetValue(option.Value); o.Shell.Top() == page {
				measure(name + " choice " + option.Text)
			}
		}
		c.SetValue(before)
	}
}

// buttonOn is the button of a page with the text, nil for none.
func buttonOn(page desk.Page, text string) (found *kit.Button) {
	desktest.Visit(page.Content(), func(object fyne.CanvasObject) bool {
		if b, ok := object.(*kit.Button); ok && b.Text == text {
			found = b
		}
		return found == nil
	})
	return found
}

// everyPage tells the least size of every page that it reaches on the register.
func everyPage(t *testing.T, o *desktop.Program, tell func(name string, size fyne.Size)) {
	t.Helper()
	seen := map[string]bool{}
	for _, v := range reachable(t, o) {
		measured(o, v, tell)
		for _, key := range pressed {
			text := assets.Text(key)
			page := o.Shell.Top()
			button := buttonOn(page, text)
			if opened := fmt.Sprintf("%T %s", page, key); button == nil || button.Disabled() || seen[opened] {
				continue
			} else {
				seen[opened] = true
			}
			measured(o, visitPage{v.name + " → " + text, button.OnTapped}, tell)
			if o.Shell.Top() != page {
				o.Shell.Drop()
			}
		}
		o.Shell.GoTo(desktop.RoomHome, nil)
		for o.Window.Canvas().Overlays().Top() != nil {
			o.Window.Canvas().Overlays().Remove(o.Window.Canvas().Overlays().Top())
		}
	}
}

// filled has something in every room.
func filled(t *testing.T) *desktop.Program {
	t.Helper()
	o := desktest.New(t)
	if _, err := o.Do().Import(o.Ctx(), "../../testdata/samples/so-chuan-2026.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	visit := desktest.OneVisit(t, o)
	for _, d := range []register.Directed{
		{Leader: "Chủ tịch UBND", Doer: "Công chức địa chính", Unit: "Phòng Kinh tế, Hạ tầng và Đô thị", Content: "Xác minh ranh giới đất tại thực địa, báo cáo bằng văn bản kèm trích đo", Due: 20261110},
		{Leader: "Chủ tịch UBND", Doer: "Phạm Quốc Bảo", Unit: "Phòng Văn hóa – Xã hội", Content: "Trả lời người dân về mức hỗ trợ", Due: 20261201, Visit: visit.ID},
	} {
		desktest.Give(t, o, d)
	}
	var days []register.ReceptionDay
	for _, on := range []day.Date{20261105, 20261203, 20261217} {
		days = append(days, register.ReceptionDay{On: on, Type: register.Scheduled, Host: register.Head, Leader: "Chủ tịch Trịnh Văn Hòa", Place: "Phòng tiếp công dân, số 1 đường Trần Hưng Đạo", Hours: "8:00 – 11:00"})
	}
	if err := o.Do().SaveReceptionDays(o.Ctx(), days, ""); err != nil {
		t.Fatal(err)
	}
	for _, kind := range register.MeetingKinds {
		if _, err := o.Do().AddMeeting(o.Ctx(), register.Convened{Kind: kind, On: 20261127, Hour: "8:30", Chair: "Chủ tịch Trịnh Văn Hòa", Place: "Hội trường UBND phường", About: "Mức bồi thường khi thu hồi đất làm đường ngõ 5",
			Letter: "1/2026", Persons: []register.Attendee{{Name: "Phan Kim Nhung", Unit: "12 đường Lê Lợi", Duty: register.Party}}}); err != nil {
			t.Log(kind, err)
		}
	}
	return o
}

func TestEveryPageFitsTheLeastWindow(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *desktop.Program{"empty": desktest.New, "sample": filled} {
		for _, scale := range []float32{1, 1.3} {
			if scale > 1 && name == "empty" {
				continue
			}
			t.Run(fmt.Sprintf("%s %g", name, scale), func(t *testing.T) {
				o := open(t)
				o.App.Settings().SetTheme(look.Theme{Colours: look.Light, Scale: scale})
				o.Window.Resize(fyne.NewSize(1000, 540))
				worst := map[string]fyne.Size{} // of each kind of page and tab, how much it wants at most
				where := map[string]string{}
				everyPage(t, o, func(name string, size fyne.Size) {
					page := fmt.Sprintf("%T", o.Shell.Top())
					if size.Width <= leastPageWidth && size.Height <= leastPageHeight {
						return
					}
					if more := worst[page].Max(size); more != worst[page] {
						worst[page], where[page] = more, name
					}
				})
				for page, size := range worst {
					t.Errorf("%s wants %.0f×%.0f: %s", page, size.Width, size.Height, where[page])
				}
			})
		}
	}
}
