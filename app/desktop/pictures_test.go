package desktop_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/reports"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// picturesFolder names the folder for pictures of every screen; without it none is drawn.
const picturesFolder = "DONTHU_PICTURES"

// picturesOnly is how the names of the screens begin that are drawn, "" for all.
const picturesOnly = "DONTHU_PICTURES_OF"

// pictureSizes are windows in points, as `make screenshots` draws them.
var pictureSizes = []struct {
	name   string
	inside fyne.Size
	scale  float32
}{
	{"1000x600", fyne.NewSize(1000, 568), 1},
	{"1366x768", fyne.NewSize(1366, 696), 1},
	{"1366x768-125", fyne.NewSize(1366/1.2, 696/1.2), 1.2}, // as much as fits of 1.25
	{"1920x1080-150", fyne.NewSize(1920/1.5, 1008/1.5), 1.5},
}

// pictured are the screens, each by the way to it.
var pictured = []struct {
	name string
	open func(t *testing.T, o *desktop.Program)
}{
	{"home", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomHome, nil) }},
	{"register", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomRegister, nil) }},
	{"letter", func(t *testing.T, o *desktop.Program) {
		o.Open(desk.Letter{ID: someLetter(t, o, store.Query{Open: true}).ID})
	}},
	{"national", func(t *testing.T, o *desktop.Program) {
		o.Open(desk.National{ID: someLetter(t, o, store.Query{Open: true}).ID})
	}},
	{"letter-form", func(_ *testing.T, o *desktop.Program) { o.Open(desk.NewLetter{}) }},
	{"reception-empty", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomReception, nil) }},
	{"reception", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReception, nil)
		press(t, o, "Tiếp dân", "Xem ngày")
	}},
	{"schedule", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReception, nil)
		press(t, o, "Lịch tiếp")
	}},
	{"meetings", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReception, nil)
		press(t, o, "Họp, đối thoại")
	}},
	{"plan", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReception, nil)
		press(t, o, "Lịch tiếp", "Lập lịch quý")
	}},
	{"publishing", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReception, nil)
		press(t, o, "Lịch tiếp", "Công bố lịch")
	}},
	{"visit", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReception, nil)
		press(t, o, "Tiếp dân", "Tiếp nhận lượt mới")
	}},
	{"visit-page", func(t *testing.T, o *desktop.Program) { o.Open(desk.Visit{ID: someVisit(t, o)}) }},
	{"day", func(t *testing.T, o *desktop.Program) { o.Open(desk.Day{ID: someDay(t, o)}) }},
	{"attendance", func(t *testing.T, o *desktop.Program) {
		o.Open(desk.Day{ID: someDay(t, o)})
		press(t, o, "Người dự")
	}},
	{"meeting-page", func(t *testing.T, o *desktop.Program) { o.Open(desk.Meeting{ID: someMeeting(t, o)}) }},
	{"meeting", func(_ *testing.T, o *desktop.Program) { o.Open(desk.NewMeeting{}) }},
	{"step", func(t *testing.T, o *desktop.Program) { openStep(t, o, false) }},
	{"mend", func(t *testing.T, o *desktop.Program) { openStep(t, o, true) }},
	{"register-search", func(t *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomRegister, nil)
		desktest.TypeInto(o, "nguyen")
	}},
	{"register-marked", func(t *testing.T, o *desktop.Program) {
		o.Open(desk.Letters{Query: store.Query{Open: true}})
		desktest.Press(o, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	}},
	{"batch", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Batch{Query: store.Query{Open: true}}) }},
	{"document", func(t *testing.T, o *desktop.Program) {
		letter, err := o.Store.Letter(o.Ctx(), someLetter(t, o, store.Query{Open: true}).ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, next := range o.Law().NextSteps(letter, o.Today()) {
			if next.Document != "" && next.Allowed {
				o.Open(desk.Compose{Letter: letter, Next: next})
				return
			}
		}
		t.Fatal("the letter waits for no document")
	}},
	{"directions", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomDirections, nil) }},
	{"duties", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Duties{}) }},
	{"duties-marked", func(_ *testing.T, o *desktop.Program) {
		o.Open(desk.Duties{Tab: desk.DutiesUnrecorded})
		desktest.Press(o, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	}},
	{"duties-outside", func(_ *testing.T, o *desktop.Program) {
		o.Open(desk.Duties{Tab: desk.DutiesUnrecorded})
		desktest.Press(o, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
		desktest.Shortcut(o, fyne.KeyN, fyne.KeyModifierAlt)
	}},
	{"duties-none", func(_ *testing.T, o *desktop.Program) {
		o.Open(desk.Duties{Nobody: true, Tab: desk.DutiesUnrecorded})
	}},
	{"direction", func(_ *testing.T, o *desktop.Program) { o.Open(desk.NewDirection{}) }},
	{"direction-page", func(t *testing.T, o *desktop.Program) {
		given, _, err := o.Store.Directions(o.Ctx(), store.DirectionQuery{Open: true, Limit: 1})
		if err != nil || len(given) == 0 {
			t.Fatal("no direction ", err)
		}
		o.Open(desk.Direction{ID: given[0].ID})
	}},
	{"office-facts", func(_ *testing.T, o *desktop.Program) { o.Open(desk.OfficeFacts{}) }},
	{"results", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Results{Period: year}) }},
	{"document-secret", func(t *testing.T, o *desktop.Program) {
		page, err := o.Store.Letters(o.Ctx(), store.Query{Kind: register.Denunciation, Open: true, Sort: store.ByDue, Limit: 1})
		if err != nil || len(page.Letters) == 0 {
			t.Fatal("no open denunciation ", err)
		}
		o.Open(desk.Compose{Letter: page.Letters[0], Next: law.NextStep{Document: "thong-bao-noi-dung-to-cao"}})
	}},
	{"delivery", func(t *testing.T, o *desktop.Program) {
		waiting, _, err := o.Store.Replies(o.Ctx(), store.ReplyQuery{States: []register.DeliveryState{register.Drafted, register.Submitted}, Limit: 6})
		if err != nil {
			t.Fatal(err)
		}
		o.Open(desk.Delivery{Documents: waiting, Done: func([]office.Delivered, []store.IssuedReply) {}})
	}},
	{"board", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Board{}) }},
	{"about", func(_ *testing.T, o *desktop.Program) { o.Open(desk.About{}) }},
	{"documents", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomReplies, nil) }},
	{"reports", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomReports, nil) }},
	{"report-form", func(_ *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReports, func(p desk.Page) { p.(*reports.Room).ShowForm("02_XLD") })
	}},
	{"report-checks", func(_ *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReports, nil)
		desktest.Shortcut(o, "2", fyne.KeyModifierAlt)
	}},
	{"report-words", func(_ *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReports, nil)
		desktest.Shortcut(o, "3", fyne.KeyModifierAlt)
	}},
	{"report-send", func(_ *testing.T, o *desktop.Program) {
		o.Shell.GoTo(desktop.RoomReports, nil)
		desktest.Shortcut(o, "4", fyne.KeyModifierAlt)
	}},
	{"books", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomBooks, nil) }},
	{"statistics", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomStatistics, nil) }},
	{"settings", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomSettings, nil) }},
	{"workdays", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Workdays{On: o.Today()}) }},
	{"templates", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Templates{}) }},
	{"templates-found", foundInTemplate},
	{"templates-change", func(t *testing.T, o *desktop.Program) {
		foundInTemplate(t, o)
		press(t, o, "Xem chỗ đã đổi")
	}},
	{"jump", func(_ *testing.T, o *desktop.Program) { desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl) }},
	{"help", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Help{}) }},
	// Last: what it reads may come after the picture of the next.
	{"import", func(t *testing.T, o *desktop.Program) {
		desktest.AnswerFiles(t, "../../testdata/samples/thong-ke-don-thu.xlsx")
		o.Open(desk.Import{})
	}},
	{"import-check", func(t *testing.T, o *desktop.Program) {
		desktest.AnswerFiles(t, "../../testdata/samples/thong-ke-don-thu.xlsx")
		o.Open(desk.Import{})
		desktest.Shortcut(o, fyne.KeyReturn, fyne.KeyModifierControl)
	}},
}

func TestPictures(t *testing.T) {
	folder := os.Getenv(picturesFolder)
	if folder == "" {
		t.Skip("no folder for pictures")
	}
	for _, colours := range []look.Colours{look.Light, look.Dark} {
		for _, size := range pictureSizes {
			s, _, err := office.CreateSample(t.Context(), t.TempDir(), desktest.TestClock)
			if err != nil {
				t.Fatal(err)
			}
			o := desktest.On(t, s)
			o.App.Settings().SetTheme(look.Theme{Colours: colours})
			o.Window.Resize(size.inside)
			for _, screen := range pictured {
				if only := os.Getenv(picturesOnly); only != "" && !strings.HasPrefix(screen.name, only) {
					continue
				}
				for len(o.Shell.Stack) > 1 {
					o.Shell.Drop()
				}
				screen.open(t, o)
				draw(t, o, size.inside, size.scale, filepath.Join(folder, fmt.Sprintf("%s-%s-%s.png", screen.name, size.name, colours)))
				for range 5 { // a question that is not answered waits for the next screen
					if o.Window.Canvas().Overlays().Top() != nil {
						desktest.Press(o, fyne.KeyEscape)
					}
				}
				for _, top := range o.Window.Canvas().Overlays().List() {
					o.Window.Canvas().Overlays().Remove(top)
				}
			}
		}
	}
}

// press presses buttons one after another, each by how its words begin.
func press(t *testing.T, o *desktop.Program, buttons ...string) {
	t.Helper()
	for _, words := range buttons {
		var found *kit.Button
		desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
			if b, ok := object.(*kit.Button); ok && found == nil && strings.HasPrefix(b.Text, words) {
				found = b
			}
			return found == nil
		})
		if found == nil {
			t.Fatalf("no button %q on %s", words, desktest.Shown(o))
		}
		found.OnTapped()
	}
}

// year is the one of the sample.
var year = day.Period{From: 20260101, To: 20261231}

func someVisit(t *testing.T, o *desktop.Program) int64 {
	t.Helper()
	visits, err := o.Store.Receptions(o.Ctx(), year)
	if err != nil || len(visits) == 0 {
		t.Fatal("no visit ", err)
	}
	return visits[len(visits)-1].ID
}

func someDay(t *testing.T, o *desktop.Program) int64 {
	t.Helper()
	days, err := o.Store.ReceptionDays(o.Ctx(), year)
	if err != nil || len(days) == 0 {
		t.Fatal("no day ", err)
	}
	return days[len(days)-1].ID
}

func someMeeting(t *testing.T, o *desktop.Program) int64 {
	t.Helper()
	meetings, err := o.Store.Meetings(o.Ctx(), store.MeetingQuery{})
	if err != nil || len(meetings) == 0 {
		t.Fatal("no meeting ", err)
	}
	return meetings[len(meetings)-1].ID
}

// openStep opens the next step of a letter, or the page that mends one.
func openStep(t *testing.T, o *desktop.Program, mend bool) {
	t.Helper()
	letter, err := o.Store.Letter(o.Ctx(), someLetter(t, o, store.Query{Open: true}).ID)
	if err != nil {
		t.Fatal(err)
	}
	if !mend {
		o.Open(desk.Step{Letter: letter, Next: o.Law().NextSteps(letter, o.Today())[0]})
		return
	}
	chain, err := o.Store.Steps(o.Ctx(), register.LetterSubject, letter.ID)
	if err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Mend{Letter: letter, Steps: chain})
}

func someLetter(t *testing.T, o *desktop.Program, q store.Query) (l struct{ ID int64 }) {
	t.Helper()
	q.Limit, q.Sort = 1, store.ByDue
	page, err := o.Store.Letters(o.Ctx(), q)
	if err != nil || len(page.Letters) == 0 {
		t.Fatal("no such letter ", err)
	}
	l.ID = page.Letters[0].ID
	return l
}

// draw writes what the window shows as a picture.
func draw(t *testing.T, o *desktop.Program, size fyne.Size, scale float32, file string) {
	t.Helper()
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(scale)
	content := o.Window.Canvas().Content()
	c.SetContent(content)
	c.Resize(size)
	for _, overlay := range o.Window.Canvas().Overlays().List() {
		c.Overlays().Add(overlay)
	}
	to, err := os.Create(file)
	if err == nil {
		err = png.Encode(to, c.Capture())
	}
	if err != nil || to.Close() != nil {
		t.Fatal(err)
	}
	o.Window.SetContent(content)
	o.Window.Resize(size)
}
