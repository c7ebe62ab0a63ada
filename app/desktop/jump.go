package desktop

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/settings"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// goal is a line of the quick jump.
type goal struct {
	icon        fyne.Resource
	text, about string
	open        func()
}

const (
	jumpWidth   = 620
	mostLetters = 6
	mostOthers  = 3
	mostRecent  = 8
	jumpPause   = 150 * time.Millisecond
)

// jumping is the quick jump: what is typed leads to a letter by number, code, name or
// content, to a visit, a document, a room, or to a new letter.
type jumping struct {
	s      *shell
	before fyne.Focusable // that gets the keys back when nothing is chosen
	popup  *widget.PopUp
	entry  *kit.Entry
	lines  *fyne.Container
	goals  []goal
	at     int
	asked  int
}

// jump opens the quick jump over the page in front.
func (s *shell) jump() {
	c := s.office.Window.Canvas()
	if c.Overlays().Top() != nil {
		return
	}
	j := &jumping{s: s, before: c.Focused(), entry: kit.NewEntry(), lines: container.NewVBox()}
	j.entry.SetPlaceHolder(assets.Text("jump.placeholder"))
	find := kit.Debounce(jumpPause, j.find)
	j.entry.OnChanged = func(string) {
		j.asked++
		find()
	}
	j.entry.OnKey = j.key
	head := container.NewBorder(nil, nil, widget.NewIcon(look.IconSearch), widget.NewLabel("Esc"), j.entry)
	content := kit.Wide(min(jumpWidth, c.Size().Width-80), container.NewVBox(head, j.lines))
	j.popup = widget.NewPopUp(content, c)
	j.popup.ShowAtPosition(fyne.NewPos((c.Size().Width-content.MinSize().Width)/2, 56))
	c.Focus(j.entry)
	j.find()
}

func (j *jumping) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown, fyne.KeyTab:
		j.mark(j.at + 1)
	case fyne.KeyUp:
		j.mark(j.at - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if j.at < len(j.goals) {
			j.take(j.goals[j.at])
		}
	case fyne.KeyEscape:
		j.popup.Hide()
		if j.before != nil {
			j.s.office.Window.Canvas().Focus(j.before)
		}
	default:
		return false
	}
	return true
}

func (j *jumping) take(g goal) {
	j.popup.Hide()
	g.open()
}

func (j *jumping) mark(at int) {
	if n := len(j.goals); n > 0 {
		j.at = (at + n) % n
	}
	for i, o := range j.lines.Objects {
		o.(*kit.Button).SetOn(i == j.at)
	}
}

// find shows what fits the words typed.
func (j *jumping) find() {
	typed, mine, reading, recent := j.entry.Value(), j.asked, j.s.office.Store, slices.Clone(j.s.recent)
	kit.RunAsync(func() ([]goal, error) { return j.s.goals(j.s.office.Ctx(), reading, recent, typed) }, func(found []goal, err error) {
		if mine != j.asked || err != nil && len(found) == 0 {
			return
		}
		j.goals = found
		j.lines.RemoveAll()
		for _, g := range found {
			j.lines.Add(kit.NewButton(g.text, g.icon, func() { j.take(g) }).Leading().As(look.Line).Keyed(g.about))
		}
		j.mark(0)
		j.popup.Resize(j.popup.Content.MinSize())
	})
}

// goals are what typed may mean, the likeliest first; without a word the letters opened
// last and the rooms.
func (s *shell) goals(ctx context.Context, reading office.Reading, recent []int64, typed string) (all []goal, err error) {
	if typed == "" {
		for _, id := range recent {
			if l, err := reading.Letter(ctx, id); err == nil { // one taken out meanwhile is left out
				all = append(all, s.letterGoal(l))
			}
		}
		return append(all, s.roomGoals("")...), nil
	}
	o := s.office
	number, wrong := register.ParseNumber(strings.TrimPrefix(text.Fold(typed), "tc-"))
	if wrong == nil {
		if l, err := reading.LetterByNumber(ctx, number); err == nil {
			all = append(all, s.letterGoal(l))
		}
	}
	page, err := reading.Letters(ctx, store.Query{Text: typed, Descending: true, Limit: mostLetters})
	for _, l := range page.Letters {
		if len(all) == 0 || l.Number != number {
			all = append(all, s.letterGoal(l))
		}
	}
	visits, failed := reading.SearchReceptions(ctx, typed, mostOthers)
	err = cmp.Or(err, failed)
	for _, v := range visits {
		all = append(all, goal{look.IconPeople, assets.Text("jump.visit", "day", v.On.Shown(), "visitor", v.ShownVisitor()), assets.Text("room.reception"),
			func() { o.Open(desk.Visit{ID: v.ID}) }})
	}
	documents, _, failed := reading.Replies(ctx, store.ReplyQuery{Text: typed, Descending: true, Limit: mostOthers})
	err = cmp.Or(err, failed)
	for _, d := range documents {
		if d.Letter.ID != 0 {
			all = append(all, goal{look.IconMail, kit.Joined(" · ", d.Number, d.Type), d.Letter.Number.String(), func() { o.Open(desk.Letter{ID: d.Letter.ID}) }})
		}
	}
	all = append(all, s.roomGoals(typed)...)
	return append(all, goal{look.IconAdd, assets.Text("jump.newLetter", "name", typed), assets.Text("jump.deed"),
		func() {
			o.Open(desk.NewLetter{Known: register.Facts{Sender: register.Person{Name: typed}}, Draft: "letter"})
		}}), err
}

func (s *shell) letterGoal(l register.Letter) goal {
	return goal{look.IconLetter, assets.Text("jump.letter", "number", l.Number.String(), "sender", views.SendersName(&l)),
		kit.Joined(" · ", l.Kind.Label(), l.State().Label()), func() { s.office.Open(desk.Letter{ID: l.ID}) }}
}

// roomGoals are the rooms, the sections of the settings and the deeds whose names fit.
func (s *shell) roomGoals(typed string) (all []goal) {
	for _, r := range rooms() {
		if fits(assets.Text(r.key), typed) {
			all = append(all, goal{r.icon, assets.Text(r.key), assets.Text("jump.room"), func() { s.GoTo(r.id, nil) }})
		}
	}
	names, titles := settings.SectionNames()
	for i, title := range titles {
		if typed != "" && fits(title, typed) {
			all = append(all, goal{look.IconSettings, title, assets.Text("room.settings"), func() { s.Open(desk.Settings{Section: names[i]}) }})
		}
	}
	for _, deed := range []goal{
		{look.IconClipboard, assets.Text("duties.title"), "", func() { s.Open(desk.Duties{}) }},
		{look.IconCalendar, assets.Text("jump.workdays"), "", func() { s.Open(desk.Workdays{On: s.office.Today()}) }},
		{look.IconSign, assets.Text("jump.office"), "", func() { s.Open(desk.OfficeFacts{}) }},
		{look.IconLetter, assets.Text("jump.templates"), "", func() { s.Open(desk.Templates{}) }},
		{look.IconDownload, assets.Text("jump.import"), "", func() { s.Open(desk.Import{}) }},
		{look.IconHelp, assets.Text("jump.help"), "F1", func() { s.Open(desk.Help{}) }},
	} {
		if typed != "" && fits(deed.text, typed) {
			deed.about = cmp.Or(deed.about, assets.Text("jump.deed"))
			all = append(all, deed)
		}
	}
	return all
}

func fits(name, typed string) bool { return strings.Contains(text.Fold(name), text.Fold(typed)) }

// opened notes a letter that was opened, the latest first.
func (s *shell) opened(letter int64) {
	s.recent = append([]int64{letter}, slices.DeleteFunc(s.recent, func(id int64) bool { return id == letter })...)
	s.recent = s.recent[:min(mostRecent, len(s.recent))]
}
