package desktop

import (
	"context"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/intake"
	"donthu/data/store"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/ncruces/zenity"
	"github.com/xuri/excelize/v2"
)

// testClock is the present in all tests of this package: Friday, 20/11/2026.
func testClock() time.Time { return time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC) }

// newTestOffice is a window of 1366×768 on a new, empty register, with the home
// screen in front and all work done at once.
func newTestOffice(t *testing.T) *program {
	t.Helper()
	s, err := store.Create(context.Background(), t.TempDir(), data.Settings{
		Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân thành phố", Clerk: "Nguyễn Văn Sổ", Year: 2026,
	}, storeOptions(testClock))
	if err != nil {
		t.Fatal(err)
	}
	return officeOn(t, s)
}

// officeOn is newTestOffice on a register that is open already; it closes it.
func officeOn(t *testing.T, s *store.Store) *program {
	t.Helper()
	app, window := newTestWindow(t)
	o := &program{office: &office{app: app, window: window, clock: testClock, dir: s.Dir()}}
	o.show(s)
	t.Cleanup(func() {
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

// newTestWindow is an empty window of the program's look and of the usual size.
func newTestWindow(t *testing.T) (fyne.App, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(ui.Theme{Look: ui.LookLight})
	t.Cleanup(ui.UseRunner(ui.Inline))
	before := slog.Default()
	slog.SetDefault(slog.New(keyWatch{slog.NewTextHandler(t.Output(), nil), t}))
	t.Cleanup(func() { slog.SetDefault(before) })
	window := test.NewTempWindow(t, widget.NewLabel(""))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1366, 768))
	return app, &testWindow{window, &testCanvas{Canvas: window.Canvas()}}
}

// testWindow has a canvas that knows shortcuts; the one of Fyne's test driver
// forgets them.
type testWindow struct {
	fyne.Window
	canvas *testCanvas
}

func (w *testWindow) Canvas() fyne.Canvas { return w.canvas }

type testCanvas struct {
	fyne.Canvas
	shortcuts fyne.ShortcutHandler
}

func (c *testCanvas) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	c.shortcuts.AddShortcut(s, do)
}
func (c *testCanvas) RemoveShortcut(s fyne.Shortcut) { c.shortcuts.RemoveShortcut(s) }
func (c *testCanvas) TypedShortcut(s fyne.Shortcut)  { c.shortcuts.TypedShortcut(s) }

// addLetter registers a letter.
func addLetter(t *testing.T, o *program, f data.Facts) data.Letter {
	t.Helper()
	letter, err := o.store.AddLetter(o.ctx(), f)
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

// typeInto types into what has the focus, key by key.
func typeInto(o *program, text string) {
	for _, r := range text {
		focused := o.window.Canvas().Focused()
		if focused == nil {
			panic("no field has the focus")
		}
		focused.TypedRune(r)
	}
}

// press presses keys where the focus is, or in the window when nothing has it.
func press(o *program, names ...fyne.KeyName) {
	for _, name := range names {
		c := o.window.Canvas()
		switch {
		case name == fyne.KeyTab:
			if own, ok := c.Focused().(fyne.Tabbable); ok && own.AcceptsTab() && c.Overlays().Top() != nil { // a list of suggestions closes first
				c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
				continue
			}
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

// shortcut presses a key with modifiers. A form takes Ctrl+S and Ctrl+Enter where
// the focus is; all other shortcuts, and all on a button, are the window's.
func shortcut(o *program, name fyne.KeyName, modifier fyne.KeyModifier) {
	c := o.window.Canvas()
	pressed := &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
	saving := modifier == fyne.KeyModifierControl && (name == fyne.KeyS || name == fyne.KeyReturn)
	_, onButton := c.Focused().(*ui.Button)
	if focused, ok := c.Focused().(fyne.Shortcutable); ok && saving && !onButton {
		focused.TypedShortcut(pressed)
		return
	}
	c.(fyne.Shortcutable).TypedShortcut(pressed)
}

// shown lists what is visible in the window, dialogs included.
func shown(o *program) string {
	texts := textsOf(o.window.Canvas().Content())
	for _, overlay := range o.window.Canvas().Overlays().List() {
		texts = append(texts, textsOf(overlay)...)
	}
	return strings.Join(texts, "\n")
}

// mustShow fails unless every sentence is on the screen.
func mustShow(t *testing.T, o *program, sentences ...string) {
	t.Helper()
	screen := shown(o)
	for _, sentence := range sentences {
		if !strings.Contains(screen, sentence) {
			t.Errorf("the screen lacks %q; it shows:\n%s", sentence, screen)
		}
	}
}

// mustNotShow fails when a sentence is on the screen.
func mustNotShow(t *testing.T, o *program, sentences ...string) {
	t.Helper()
	screen := shown(o)
	for _, sentence := range sentences {
		if strings.Contains(screen, sentence) {
			t.Errorf("the screen must not show %q; it shows:\n%s", sentence, screen)
		}
	}
}

// textsOf is every visible text in an object, in the order in which it is drawn.
// The text of a label, button or entry is one text.
func textsOf(object fyne.CanvasObject) []string {
	var texts []string
	visit(object, func(o fyne.CanvasObject) bool {
		text := ""
		switch w := o.(type) {
		case *canvas.Text:
			text = w.Text
		case *ui.Entry:
			text = w.Text
		case *ui.SuggestEntry:
			text = w.Text
		case *widget.RichText:
			text = w.String()
		}
		if text != "" {
			texts = append(texts, text)
			return false
		}
		return true
	})
	return texts
}

// visit walks through the visible objects; inside reports whether to go into one.
func visit(object fyne.CanvasObject, inside func(fyne.CanvasObject) bool) {
	if object == nil || !object.Visible() || !inside(object) {
		return
	}
	switch o := object.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			visit(child, inside)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			visit(child, inside)
		}
	}
}

// tapButton presses the visible button with the text; the topmost dialog wins.
func tapButton(t *testing.T, o *program, text string) {
	t.Helper()
	button := findButton(o, text)
	if button == nil {
		t.Fatalf("no button %q; the screen shows:\n%s", text, shown(o))
	}
	if button.Disabled() {
		t.Fatalf("the button %q is disabled", text)
	}
	test.Tap(button)
}

// findButton is the visible button with the text, nil when there is none.
func findButton(o *program, text string) *ui.Button {
	var found *ui.Button
	look := func(object fyne.CanvasObject) {
		visit(object, func(child fyne.CanvasObject) bool {
			if b, ok := child.(*ui.Button); ok && b.Text == text && found == nil {
				found = b
			}
			return found == nil
		})
	}
	overlays := o.window.Canvas().Overlays().List()
	for i := len(overlays) - 1; i >= 0 && found == nil; i-- {
		look(overlays[i])
	}
	if found == nil {
		look(o.window.Canvas().Content())
	}
	return found
}

// focusedField is the label of the form field that has the focus, "" for none.
func focusedField(o *program) string {
	label := ""
	focused := o.window.Canvas().Focused()
	visit(o.window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		field, ok := object.(*ui.Field)
		if !ok {
			return true
		}
		visit(field.Widget, func(child fyne.CanvasObject) bool {
			if f, ok := child.(fyne.Focusable); ok && f == focused {
				label = textsOf(field)[0]
			}
			return true
		})
		return false
	})
	return label
}

// count says how many letters the register holds.
func count(t *testing.T, o *program) int {
	t.Helper()
	n, err := o.store.LetterCount(o.ctx())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// letterNumbered is the letter with the number, such as 12/2026.
func letterNumbered(t *testing.T, o *program, number string) data.Letter {
	t.Helper()
	n, err := data.ParseNumber(number)
	if err != nil {
		t.Fatal(err)
	}
	letter, err := o.store.LetterByNumber(o.ctx(), n)
	if err != nil {
		t.Fatal(fmt.Errorf("letter %s: %w", number, err))
	}
	return letter
}

// fillIn puts a text into the field with the label, when the screen has it.
func fillIn(o *program, label, text string) {
	visit(o.window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		field, ok := object.(*ui.Field)
		if ok && len(textsOf(field)) > 0 && strings.HasPrefix(textsOf(field)[0], label) {
			field.Widget.(interface{ SetText(string) }).SetText(text)
		}
		return !ok
	})
}

// chooseOption chooses what has the value in the first choice on the screen that
// offers it.
func chooseOption(t *testing.T, o *program, value string) {
	t.Helper()
	found := false
	visit(o.window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if choice, ok := object.(*ui.Choice); ok && !found && slices.ContainsFunc(choice.Options(), func(option ui.Option) bool { return option.Value == value }) {
			found = true
			choice.SetValue(value)
		}
		return !found
	})
	if !found {
		t.Fatalf("nothing offers %q; the screen shows:\n%s", value, shown(o))
	}
}

// search types into the empty field with the hint, by its key, instead of what it has.
func search(t *testing.T, o *program, hint, text string) {
	t.Helper()
	found := false
	visit(o.window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if entry, ok := object.(*ui.Entry); ok && entry.PlaceHolder == assets.Text(hint) {
			found = true
			entry.SetText(text)
		}
		return !found
	})
	if !found {
		t.Fatalf("no field %q; the screen shows:\n%s", assets.Text(hint), shown(o))
	}
}

// findCard is the card with the caption.
func findCard(t *testing.T, o *program, caption string) *ui.NumberCard {
	t.Helper()
	var found *ui.NumberCard
	visit(o.window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		card, ok := object.(*ui.NumberCard)
		if ok && found == nil && slices.Contains(textsOf(card), caption) {
			found = card
		}
		return !ok
	})
	if found == nil {
		t.Fatalf("no card %q; the screen shows:\n%s", caption, shown(o))
	}
	return found
}

// inRoom reports whether the room with that name, by its key, is in front.
func inRoom(o *program, key string) bool { return o.shell.top().Title() == assets.Text(key) }

// sheetText is all that stands on a sheet.
func sheetText(t *testing.T, file, sheet string) string {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " ") + "\n"
	}
	return text
}

func give(t *testing.T, o *program, c data.Directed) data.Direction {
	t.Helper()
	d, err := o.store.AddDirection(o.ctx(), 20261102, c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sampleOffice is newTestOffice with the canonical workbook in its register.
func sampleOffice(t *testing.T) *program {
	t.Helper()
	o := newTestOffice(t)
	if _, err := intake.Import(o.ctx(), o.store, "../../testdata/samples/so-chuan-2026.xlsx", intake.Options{Today: o.today()}); err != nil {
		t.Fatal(err)
	}
	o.shell.goTo(roomHome, nil)
	return o
}

const control = fyne.KeyModifierControl

// typeFields types one text into each field from the focused one on, with Tab
// after each.
func typeFields(o *program, texts ...string) {
	for _, text := range texts {
		typeInto(o, text)
		press(o, fyne.KeyTab)
	}
}

func complaint(sender, content string) data.Facts {
	return data.Facts{ReceivedOn: 20261103, Kind: data.Complaint, Round: 1, Sender: data.Person{Name: sender}, Content: content}
}

// letterOn is an office with one letter, received on 18/11/2026, its page in front.
func letterOn(t *testing.T, f data.Facts) (*program, data.Letter) {
	t.Helper()
	o := newTestOffice(t)
	l := addLetter(t, o, f)
	o.open(LetterRef{ID: l.ID})
	return o, l
}

// keepMessages lets the short messages at the bottom of the window stay.
func keepMessages(t *testing.T) {
	t.Helper()
	patient := ui.Inline
	patient.After = func(d time.Duration, f func()) func() {
		if d <= ui.TypingPause {
			f()
		}
		return func() {}
	}
	t.Cleanup(ui.UseRunner(patient))
}

// stored is the letter as the register has it now.
func stored(t *testing.T, o *program, l data.Letter) data.Letter {
	t.Helper()
	now, err := o.store.Letter(o.ctx(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// complaintOn is a letter received on the day.
func complaintOn(sender, content, day string) data.Facts {
	return data.Facts{
		ReceivedOn: data.MustDate(day), Source: data.Post, Kind: data.Complaint, Round: 1, Field: data.Land,
		Sender: data.Person{Name: sender, Address: "12 đường Lê Lợi"}, Content: content,
	}
}

// fourLetters is an office whose register holds four letters: three open, one of
// them a denunciation, and one that was guided last year.
func fourLetters(t *testing.T) *program {
	t.Helper()
	o := newTestOffice(t)
	addLetter(t, o, complaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-06-01"))
	addLetter(t, o, complaintOn("Trần Văn Bình", "Khiếu nại mức bồi thường", "2026-11-18"))
	denunciation := complaintOn("Lê Đức Đạt", "Tố cáo nhận tiền trái quy định", "2026-11-19")
	denunciation.Kind, denunciation.Against = data.Denunciation, "Ông Phạm Văn C"
	addLetter(t, o, denunciation)
	old := complaintOn("Hoàng Thị Hạnh", "Kiến nghị sửa đường", "2025-03-03")
	old.Kind = data.Petition
	closed := addLetter(t, o, old)
	if _, err := o.store.AddSteps(o.ctx(), closed.ID, data.Draft{On: data.MustDate("2025-03-04"),
		Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}}); err != nil {
		t.Fatal(err)
	}
	return o
}

// answerFiles answers the next questions for files with path.
func answerFiles(t *testing.T, path string) *fileQuestion {
	t.Helper()
	asked := &fileQuestion{}
	system := systemFile
	systemFile = func(q fileQuestion, _ zenity.Option) (string, error) {
		*asked = q
		return path, nil
	}
	t.Cleanup(func() { systemFile = system })
	return asked
}

// opened catches what would be handed to other programs.
func opened(t *testing.T, caught *func(string) error) *[]string {
	t.Helper()
	var files []string
	before := *caught
	*caught = func(path string) error { files = append(files, path); return nil }
	t.Cleanup(func() { *caught = before })
	return &files
}

// choose picks a period.
func choose(p *periodPicker, kind, year, month string) {
	p.kind.SetValue(kind)
	p.year.SetValue(year)
	p.month.SetValue(month)
}

// accusing is a denunciation whose content names who sent it.
func accusing() data.Facts {
	return data.Facts{
		ReceivedOn: data.MustDate("2026-11-18"), Kind: data.Denunciation, Sender: data.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Phone: "0903123456"},
		Against: "Ông Lê Văn Cán", Content: "Bà Quách Thị Ẩn tố cáo ông Lê Văn Cán nhận tiền", Matter: "Cán",
	}
}

// secrets are what tells who sent it.
var secrets = []string{"Quách Thị Ẩn", "88/2 Vạn Kiếp", "0903123456"}

func saysAll(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the document lacks %q:\n%s", want, text)
		}
	}
}

func oneVisit(t *testing.T, o *program) data.Reception {
	t.Helper()
	r, err := o.store.AddReception(o.ctx(), data.Reception{On: 20261109, Type: data.Regular, Host: data.Officer, People: 2,
		Visitor: data.Person{Name: "Hồ Văn Núi", Address: "Tổ 4", Identity: "079", Phone: "0988"}, Kind: data.Complaint,
		Content: "Không đồng ý mức hỗ trợ", Demand: "Tính lại", Papers: []data.Attachment{{Name: "Quyết định 12", Pages: 3}}})
	if err != nil {
		t.Fatal(err)
	}
	o.open(VisitRef{ID: r.ID})
	return r
}

// keyWatch fails the test in which a page takes a key that is given already.
type keyWatch struct {
	slog.Handler
	t *testing.T
}

func (w keyWatch) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == KeyGivenTwice {
		w.t.Error(r.Message)
		r.Attrs(func(a slog.Attr) bool { w.t.Log(a); return true })
	}
	return w.Handler.Handle(ctx, r)
}
