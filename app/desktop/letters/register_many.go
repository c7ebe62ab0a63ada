package letters

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// tellMarked shows the bar while letters are marked.
func (r *Register) tellMarked() {
	n := len(r.Table.Marked())
	r.many.Tell(n, assets.Text("register.marked", "count", kit.Number(n)))
	r.listed.Hidden = n > 0
	r.Whole.Refresh()
}

// manyActions are what can be done with the chosen letters.
func (r *Register) manyActions() []kit.Action {
	return []kit.Action{
		{Text: assets.Text("register.assign"), Icon: look.IconAssign, Key: "Alt+P", Do: r.assign},
		{Text: assets.Text("register.note"), Icon: look.IconNote, Key: "Alt+G", Do: r.note},
		{Text: assets.Text("register.write"), Icon: look.IconLetter, Key: "Alt+V", Do: r.batch},
		{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: r.Print},
		{Text: assets.Text("listing.export"), Icon: look.IconDownload, Key: "Alt+X", Do: func() { r.o.ExportList(r.listing()) }},
		{Text: assets.Text("register.copy"), Icon: look.IconCopy, Key: "Ctrl+C", Do: func() { r.Table.Copy(r.o.App.Clipboard()) }},
		{Text: assets.Text("register.national"), Icon: look.IconUpload, Key: "Alt+Q", Do: r.national},
		{Text: assets.Text("register.omit"), Icon: look.IconClose, Key: "Alt+K", Do: r.omit},
		{Text: assets.Text("move.action"), Icon: look.IconCopy, Key: "Alt+J", Do: func() { r.onChosen(askMove) }},
		{Text: assets.Text("leave.action"), Icon: look.IconUndo, Key: "Alt+U", Do: func() { r.onChosen(askLeave) }},
		{Text: assets.Text("merge.action"), Icon: look.IconAssign, Key: "Alt+O", Do: func() { askMerge(r.o, r.Table.Chosen(), r.writtenOn) }},
		{Text: assets.Text("outside.do"), Icon: look.IconCheck, Key: "Alt+N", Do: r.outside},
		{Text: assets.Text("dating.do"), Icon: look.IconNoDay, Key: "Alt+Y", Do: r.dateHandled},
	}
}

// actions are the menu of a row.
func (r *Register) actions() []kit.Action {
	open := kit.Action{Text: assets.Text("register.open"), Icon: look.IconLetter, Key: "Enter", Do: func() {
		if l, ok := r.Table.SelectedRow(); ok {
			r.Table.Open(l)
		}
	}}
	return append([]kit.Action{open}, r.manyActions()...)
}

// Keys are those of the actions that no table has by itself.
func (r *Register) Keys() []kit.Key {
	var keys []kit.Key
	for _, a := range r.manyActions() {
		if letter, alone := strings.CutPrefix(a.Key, "Alt+"); alone {
			keys = append(keys, kit.AltKey(fyne.KeyName(letter), a.Do))
		}
	}
	return append(keys, kit.AltKey(fyne.KeyB, r.filters.openLift), kit.AltKey(fyne.KeyL, r.views.openSaved))
}

// assign puts one officer in charge of the chosen letters.
func (r *Register) assign() {
	var before []string // who is or was in charge of a letter
	for _, o := range r.filters.officers {
		before = append(before, o.Value)
	}
	entry := kit.NewSuggestEntry(func(typed string) []string { return r.o.Officers(typed, before...) })
	known := func(name string) bool {
		all := append(r.o.Store.Settings().Lists.OfficerNames(), before...)
		return len(all) == 0 || slices.Contains(all, name) // an office without a list has nothing to compare with
	}
	r.onEach("register.assign", "register.assign.do", entry, entry, "register.assigned", known, func(name string) steps.Content {
		return register.Assigned{Officer: name}
	})
}

// note writes one remark on the chosen letters.
func (r *Register) note() {
	entry := kit.NewTextEntry(3)
	entry.SetText(r.noted)
	entry.OnChanged = func(words string) { r.noted = words } // Esc loses nothing
	r.onEach("register.note", "register.note.do", entry, entry, "register.noted", nil, func(words string) steps.Content {
		return register.Noted{Text: words}
	})
}

// national opens the first of the chosen letters for typing it into the national platform; the
// page leads through the rest of what is listed, or of what is chosen.
func (r *Register) national() {
	chosen := r.Table.Chosen()
	if len(chosen) == 0 {
		return
	}
	in := r.query
	if len(chosen) > 1 {
		in = store.Query{Sort: r.query.Sort, Descending: r.query.Descending}
		for _, l := range chosen {
			in.IDs = append(in.IDs, l.ID)
		}
	}
	in.National = register.NationalToType
	r.o.Open(desk.National{ID: chosen[0].ID, In: in})
}

// omit writes on the chosen letters why they are not to be typed into the national platform.
func (r *Register) omit() {
	entry := kit.NewSuggestEntry(func(typed string) []string {
		return kit.Fitting(strings.Split(assets.Text("nationalPage.reasons"), "|"), typed)
	})
	r.onEach("register.omit", "register.omit.do", entry, entry, "register.omitted", nil, func(words string) steps.Content {
		return register.National{Reason: words}
	})
}

// onEach asks for a text and writes a step of it on each of the chosen letters, on all or
// on none; a message offers to take them back. A text that is not known, where that can be
// said, is asked about.
func (r *Register) onEach(title, verb string, field fyne.CanvasObject, entry interface {
	fyne.Focusable
	Value() string
}, told string, known func(string) bool, content func(string) steps.Content) {
	chosen := r.Table.Chosen()
	if len(chosen) == 0 {
		return
	}
	ids := idsOf(chosen)
	do := kit.NewButton(assets.Text(verb, "count", kit.Number(len(ids))), nil, nil).Main()
	hide := kit.ShowContent(r.o.Window, kit.TitleOf(title), kit.Wide(420, field), entry, do)
	write := func(words string) {
		r.noted = ""
		kit.RunAsync(func() ([]office.Delivered, error) {
			return r.o.Do().RecordOnEach(r.o.Ctx(), ids, steps.Draft{On: r.o.Today(), Content: content(words)})
		}, func(done []office.Delivered, err error) {
			if err != nil {
				r.o.Failed(assets.Text("register.each.failed"), err)
				return
			}
			r.Table.SetMarked(nil)
			r.reload()
			kit.ToastUndo(r.o.Window.Canvas(), assets.Text(told, "count", kit.Number(len(ids)), "words", words), func() { views.TakeBack(r.o, done, r.reload) })
		})
	}
	do.OnTapped = func() {
		words := entry.Value()
		if words == "" {
			r.o.Window.Canvas().Focus(entry)
			return
		}
		hide()
		if known == nil || known(words) {
			write(words)
			return
		}
		kit.ConfirmUnready(r.o.Window, assets.Text(title), assets.Text("register.assign.unknown", "name", words), assets.Text("register.assign.anyway"), assets.Text("register.assign.back"), func() { write(words) })
	}
}

// outside asks about the chosen letters.
func (r *Register) outside() {
	views.AskOutside(r.o, office.OnPaper{IDs: r.chosenIDs()}, r.writtenOn)
}

// dateHandled asks by which rule the chosen letters were processed of which nobody knows the
// day.
//
// In the list of just those letters all are meant where none is marked.
func (r *Register) dateHandled() {
	if r.query.Undated && len(r.Table.Marked()) == 0 {
		q := r.query
		desk.Read(r.o, r, assets.Text("register.failed"), func(ctx context.Context) (ids []int64, err error) {
			for {
				q.Offset, q.Limit = len(ids), 500
				page, err := r.o.Store.Letters(ctx, q)
				if err != nil {
					return nil, err
				}
				for i := range page.Letters {
					ids = append(ids, page.Letters[i].ID)
				}
				if len(page.Letters) == 0 || len(ids) >= page.Total {
					return ids, nil
				}
			}
		}, func(ids []int64) {
			if len(ids) > 0 {
				views.AskDated(r.o, ids, r.writtenOn)
			}
		})
		return
	}
	if ids := r.chosenIDs(); len(ids) > 0 {
		views.AskDated(r.o, ids, r.writtenOn)
	}
}

// onChosen asks something about the chosen letters.
func (r *Register) onChosen(ask func(o *desk.Desk, all []register.Letter, changed func())) {
	if all := r.Table.Chosen(); len(all) > 0 {
		ask(r.o, all, r.writtenOn)
	}
}

func (r *Register) chosenIDs() []int64 { return idsOf(r.Table.Chosen()) }

// writtenOn shows the letters as they are now, with none marked.
func (r *Register) writtenOn() {
	r.Table.SetMarked(nil)
	r.reload()
}

// reload shows the letters as they are now, in their place.
func (r *Register) reload() {
	r.Table.Reload()
	r.filters.load()
	r.views.count()
}
