package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/store"
)

func importanceOf(t look.Tone) widget.Importance {
	switch t {
	case look.Late:
		return widget.DangerImportance
	case look.Soon:
		return widget.WarningImportance
	}
	return widget.MediumImportance
}

func toneIf(is bool, tone look.Tone) look.Tone {
	if is {
		return tone
	}
	return look.Still
}

// fillSide fills the cards beside the work and names them; one without a name is not
// shown.
func (h *Room) fillSide() {
	f := &h.now
	put := func(i int, name, count string, content fyne.CanvasObject) {
		h.names[i] = views.Tab{Name: assets.Text(name), Count: count}
		h.side[i].Objects = []fyne.CanvasObject{look.Inset(14, 8, content)}
	}
	put(0, "home.loads", assets.Text("home.loads.count", "count", kit.Number(f.Open)), h.loads())
	ahead := look.NewColumn(2)
	for i, l := range f.ahead {
		if i > 0 {
			ahead.Add(canvas.NewRectangle(look.Color(theme.ColorNameSeparator)))
		}
		ahead.Add(views.NewStrongLine(l.icon, l.tone, l.title, l.about, views.NewOpener(h.o, l.word, l.opens)))
	}
	put(1, "home.ahead", "", ahead)
	h.names[2], h.counts, h.late = views.Tab{}, [3]string{}, [3]bool{}
	warned := 0
	for _, l := range f.ahead {
		if l.tone != look.Still {
			warned++
			h.late[1] = h.late[1] || l.tone == look.Late
		}
	}
	h.counts[1] = countWord(warned)
	if done := doneOf(f.setup); done < len(f.setup) && !h.o.App.Preferences().Bool(setupPreference) {
		tasks := h.setupTasks()
		h.counts[2] = assets.Text("home.setup.short", "done", done, "all", len(f.setup))
		put(2, "home.setup", assets.Text("home.setup.count", "done", done, "all", len(f.setup)), tasks)
	}
}

// progress is a bar that is filled to a part.
type progress struct{ part float32 }

func (p progress) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	kit.Put(objects[0], 0, 4, size.Width, 6)
	kit.Put(objects[1], 0, 4, size.Width*p.part, 6)
}

func (progress) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 16) }

// mostOfficers is how many officers the card names until all are asked for.
const mostOfficers = 10

// loads is a bar for each officer: late, soon, the rest; pressing it opens his letters.
func (h *Room) loads() fyne.CanvasObject {
	most := 1
	for _, l := range h.now.Loads {
		most = max(most, l.Open, l.Overdue+l.Soon)
	}
	column := look.NewColumn(0)
	loads, others, rest := h.now.Loads, 0, 0
	if len(loads) > mostOfficers && !h.everyone {
		nobody := loads[len(loads)-1]
		for _, l := range loads[mostOfficers:] {
			if l.Officer != "" {
				others, rest = others+1, rest+l.Open
			}
		}
		if loads = loads[:mostOfficers:mostOfficers]; nobody.Officer == "" {
			loads = append(loads, nobody)
		}
	}
	for _, l := range loads {
		name, query := l.Officer, store.Query{Officer: l.Officer, Open: true, Sort: store.ByDue}
		ref := listOf(query, "home.list.officer", "officer", name)
		role := theme.ColorNameForeground
		if name == "" {
			name, role = assets.Text("home.nobody"), look.Ink2
			ref = listOf(store.Query{Unassigned: true, Open: true, Sort: store.ByReceived}, "home.list.nobody")
		}
		button := kit.NewButton("", nil, func() { h.o.Open(ref) }).Quiet()
		button.SetToolTip(assets.Text("home.loads.about", "officer", name, "open", kit.Number(l.Open), "late", kit.Number(l.Overdue), "soon", kit.Number(l.Soon)))
		row := []fyne.CanvasObject{look.NewText("", role, theme.SizeNameText), look.NewBold(kit.Number(l.Open), theme.ColorNameForeground, theme.SizeNameText)}
		parts := []int{l.Overdue, l.Soon, max(0, l.Open-l.Overdue-l.Soon)} // what is late on a closed letter is not among the open
		for _, role := range []fyne.ThemeColorName{look.BarLate, look.BarSoon, look.BarRest} {
			row = append(row, canvas.NewRectangle(look.Color(role)))
		}
		column.Add(container.NewStack(button, container.New(loadRow{name, parts, most}, row...)))
	}
	if others > 0 {
		more := kit.NewButton(assets.Text("home.loads.others", "officers", kit.Number(others), "count", kit.Number(rest)), nil,
			func() {
				h.everyone = true
				h.fill()
			}).Quiet().Leading()
		column.Add(look.Yielding(80, more))
	}
	legend := container.NewHBox()
	for _, of := range []struct {
		role fyne.ThemeColorName
		key  string
		n    int
		tile int // with the same letters
	}{{look.BarLate, "home.loads.late", h.now.Overdue, 0}, {look.BarSoon, "home.loads.soon", h.now.Soon, 1}, {look.BarRest, "home.loads.rest", -1, 0}} {
		box := canvas.NewRectangle(look.Color(of.role))
		box.CornerRadius = 2
		box.SetMinSize(fyne.NewSquareSize(look.Scaled(10)))
		words := assets.Text(of.key)
		if of.n >= 0 {
			words += " " + kit.Number(of.n)
		}
		line := fyne.CanvasObject(container.NewHBox(container.NewCenter(box), look.NewText(words, look.Ink2, theme.SizeNameCaptionText)))
		if of.n > 0 {
			line = container.NewStack(kit.NewButton("", nil, func() { h.o.Open(h.tiles[of.tile].opens(h.o)) }).Quiet(), line)
		}
		legend.Add(line)
	}
	column.Add(look.Inset(0, 4, legend))
	return column
}

// loadRow is a name, a bar of parts as long as its number, and the number.
type loadRow struct {
	name  string
	parts []int
	most  int
}

func (loadRow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(220), look.Scaled(32))
}

func (l loadRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, count := objects[0].(*canvas.Text), objects[1]
	number := look.Scaled(34)
	room := min(max(size.Width*0.4, look.Scaled(90)), look.Scaled(300))
	name.Text = look.Fit(l.name, name.TextSize, size.Width-number-room-12, false)
	high := name.MinSize().Height
	kit.Put(name, 0, (size.Height-high)/2, size.Width-number-room-12, high)
	least := count.MinSize()
	kit.Put(count, size.Width-least.Width, (size.Height-least.Height)/2, least.Width, least.Height)
	all := 0
	for _, n := range l.parts {
		all += n
	}
	x := size.Width - number - room*float32(all)/float32(l.most)
	for i, n := range l.parts {
		wide := room * float32(n) / float32(l.most)
		if n > 0 {
			wide = max(wide, 3)
		}
		kit.Put(objects[2+i], x, (size.Height-10)/2, wide, 10)
		x += wide
	}
}

// setupTasks are what the office has not set up yet, with how far it has come.
func (h *Room) setupTasks() fyne.CanvasObject {
	all := h.now.setup
	tasks := look.NewColumn(0, container.New(progress{float32(doneOf(all)) / float32(len(all))},
		canvas.NewRectangle(look.Color(look.Sunken)), canvas.NewRectangle(look.Color(theme.ColorNameSuccess))))
	for _, t := range all {
		if !t.done {
			tasks.Add(views.NewLine(look.IconCircle, look.Still, t.text, "", views.NewOpener(h.o, assets.Text("views.open"), t.opens)))
		}
	}
	return tasks
}
