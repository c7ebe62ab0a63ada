package desktop_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// picturesFolder names the folder for pictures of every screen; without it none is drawn.
const picturesFolder = "DONTHU_PICTURES"

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
	{"1-home", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomHome, nil) }},
	{"2-register", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomRegister, nil) }},
	{"3-letter", func(t *testing.T, o *desktop.Program) {
		o.Open(desk.Letter{ID: someLetter(t, o, store.Query{Open: true}).ID})
	}},
	{"4-letter-form", func(_ *testing.T, o *desktop.Program) { o.Open(desk.NewLetter{}) }},
	{"5-reception", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomReception, nil) }},
	{"6-documents", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomReplies, nil) }},
	{"7-reports", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomReports, nil) }},
	{"8-books", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomBooks, nil) }},
	{"9-statistics", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomStatistics, nil) }},
	{"10-settings", func(_ *testing.T, o *desktop.Program) { o.Shell.GoTo(desktop.RoomSettings, nil) }},
	{"11-workdays", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Workdays{On: o.Today()}) }},
	{"12-templates", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Templates{}) }},
	{"13-jump", func(_ *testing.T, o *desktop.Program) { desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl) }},
	{"15-compose", func(t *testing.T, o *desktop.Program) {
		page, err := o.Store.Letters(o.Ctx(), store.Query{Kind: register.Denunciation, Open: true, Sort: store.ByDue, Limit: 1})
		if err != nil || len(page.Letters) == 0 {
			t.Fatal("no open denunciation ", err)
		}
		o.Open(desk.Compose{Letter: page.Letters[0], Next: law.NextStep{Document: "thong-bao-noi-dung-to-cao"}})
	}},
	{"16-batch", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Batch{Query: store.Query{Open: true}}) }},
	{"17-delivery", func(t *testing.T, o *desktop.Program) {
		waiting, _, err := o.Store.Replies(o.Ctx(), store.ReplyQuery{States: []register.DeliveryState{register.Written, register.Signed}, Limit: 6})
		if err != nil {
			t.Fatal(err)
		}
		o.Open(desk.Delivery{Documents: waiting, Done: func([]office.Delivered, []store.IssuedReply) {}})
	}},
	{"18-board", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Board{}) }},
	{"19-import", func(t *testing.T, o *desktop.Program) {
		desktest.AnswerFiles(t, "../../testdata/samples/thong-ke-don-thu.xlsx")
		o.Open(desk.Import{})
	}},
	{"14-help", func(_ *testing.T, o *desktop.Program) { o.Open(desk.Help{}) }},
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
				for len(o.Shell.Stack) > 1 {
					o.Shell.Drop()
				}
				screen.open(t, o)
				draw(t, o, size.inside, size.scale, filepath.Join(folder, fmt.Sprintf("%s-%s-%s.png", screen.name, size.name, colours)))
				for _, top := range o.Window.Canvas().Overlays().List() {
					o.Window.Canvas().Overlays().Remove(top)
				}
			}
		}
	}
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
