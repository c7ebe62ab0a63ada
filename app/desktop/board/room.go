package board

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/text"
	"donthu/reports/consolidate"
)

// The views of the room.
const (
	viewGrid    = "grid"
	viewLate    = "late"
	viewSums    = "sums"
	viewCompare = "compare"
)

// Room is the board's desk: what wards sent in each period, who is late, the consolidated
// forms of the period, and the wards beside each other.
type Room struct {
	desk.Fixed
	o      *desk.Desk
	head   *look.Head
	picker *views.PeriodPicker
	tabs   *views.RoomTabs
	group  *kit.Dropdown
	search *kit.Entry
	front  *fyne.Container

	grid    *grid
	late    *lateView
	sums    *sums
	compare *compareView

	period day.Period
	now    *office.BoardGrid
	place  int // of the period in it
	owing  []office.LateWard
}

// NewRoom is the room at the month that ended last.
func NewRoom(o *desk.Desk) *Room {
	r := &Room{o: o, front: container.NewStack()}
	r.Name = assets.Text("boardroom.title")
	r.picker = views.NewPeriodPicker(o, r.load)
	r.picker.Kind.SetChoices(kit.Options("reports.by.", views.ByMonth, views.ByQuarter, views.ByHalf, views.ByNine, views.ByYear))
	r.tabs = views.NewRoomTabs(kit.Options("boardroom.view.", viewGrid, viewLate, viewSums, viewCompare), func(string) { r.show() })
	r.group = kit.NewDropdown(nil, func(string) { r.show() })
	r.search = kit.NewSearch("boardroom.search", r.show)
	r.grid, r.late, r.sums, r.compare = newGrid(r), newLate(r), newSums(r), newCompare(r)
	r.head = kit.NewHead(o.Back, r.Name, kit.NewToolbar([]look.Part{{Object: r.picker.Content()}},
		kit.Action{Text: assets.Text("boardroom.wards"), Icon: look.IconClipboard, Do: func() { o.Push(newWardList(o)) }, Rare: true},
		kit.Action{Text: assets.Text("boardroom.files"), Icon: look.IconLetter, Do: func() { o.Push(NewPage(o)) }, Rare: true},
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: r.Print, Rare: true},
		kit.Action{Text: assets.Text("boardroom.file"), Icon: look.IconInbox, Do: r.addFile},
		kit.Action{Text: assets.Text("boardroom.folder"), Icon: look.IconFolder, Key: "Ctrl+T", Do: r.addFolder, Main: true}))
	filters := container.NewHBox(kit.Wide(look.Scaled(150), r.search), kit.Wide(look.Scaled(150), r.group))
	r.Whole = kit.TopDown(container.NewVBox(r.head, container.NewBorder(nil, nil, nil, container.NewCenter(filters), r.tabs)),
		container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), r.front), nil)
	r.tabs.SetValue(viewGrid)
	return r
}

// Help names the manual's page.
func (*Room) Help() string { return "tong-hop" }

// Keys has Ctrl+T, which receives a folder, Ctrl+S, which writes the consolidated forms,
// and Alt with a digit for the views.
func (r *Room) Keys() []kit.Key {
	keys := []kit.Key{kit.ControlKey(fyne.KeyT, r.addFolder), kit.SaveKey(func() {
		r.tabs.SetValue(viewSums)
		r.sums.save()
	})}
	for i, digit := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4} {
		keys = append(keys, kit.AltKey(digit, func() { r.tabs.SetValue(r.tabs.Options()[i].Value) }))
	}
	return keys
}

// Enter shows what the register holds now.
func (r *Room) Enter() {
	board := r.o.Store.Settings().Board
	kept := r.group.Value()
	groups := append([]kit.Option{{Value: "", Text: assets.Text("boardroom.everyGroup")}}, kit.NamedOptions(board.Groups())...)
	r.group.SetChoices(groups)
	r.group.SetValue(kept)
	r.picker.Tell()
}

// FocusSearch puts the cursor into the search.
func (r *Room) FocusSearch() { r.o.Window.Canvas().Focus(r.search) }

// Print prints the list in view.
func (r *Room) Print() {
	r.o.PrintList(desk.Listing{Title: kit.Joined(" · ", r.Name, assets.Text("boardroom.view."+r.tabs.Value()), r.period.Name()), Name: assets.Text("boardroom.listing"), From: r.listed()})
}

func (r *Room) listed() desk.Listed {
	switch r.tabs.Value() {
	case viewLate:
		return r.late.table
	case viewSums:
		return r.sums.wards
	case viewCompare:
		return r.compare.table
	}
	return r.grid.shown()
}

// Drop receives files that were dropped on the window.
func (r *Room) Drop(files []string) bool {
	files = slices.DeleteFunc(consolidate.Files(files), func(file string) bool { return !consolidate.IsSpreadsheet(file) })
	if len(files) == 0 {
		return false
	}
	r.receive(files)
	return true
}

// periods are those of the grid in which the period in the picker stands.
func (r *Room) periods(p day.Period) []day.Period {
	if p.Kind() == day.Monthly {
		return r.o.Do().BoardMonths(p.To.Year())
	}
	return r.o.Do().BoardLonger(p.To.Year())
}

// load reads how the wards stand.
func (r *Room) load() {
	p, err := r.picker.Period()
	if err != nil {
		return
	}
	if p != r.period {
		r.sums.forget()
	}
	o := r.o
	r.period = p
	periods := r.periods(p)
	type state struct {
		grid *office.BoardGrid
		late []office.LateWard
	}
	desk.Read(o, r, assets.Text("boardroom.failed"), func(ctx context.Context) (s state, err error) {
		if s.grid, err = o.Do().Board(ctx, periods); err == nil {
			s.late, err = o.Do().LateWards(ctx, p)
		}
		return s, err
	}, func(s state) {
		r.now, r.owing, r.place = s.grid, s.late, slices.Index(periods, p)
		r.sums.forget()
		r.compare.forget()
		r.tabs.SetCount(viewLate, kit.ShownCount(len(r.owing)), true)
		r.show()
	})
}

// fits reports whether the filters leave a ward.
func (r *Room) fits(name, group string) bool {
	words := text.Fold(r.search.Value())
	return (r.group.Value() == "" || r.group.Value() == group) && (words == "" || strings.Contains(text.Fold(name), words))
}

// show shows the view in front.
func (r *Room) show() {
	if r.now == nil {
		return
	}
	r.head.Set(r.Name, r.says())
	var front fyne.CanvasObject
	switch {
	case len(r.now.Rows) == 0:
		front = r.empty()
	case r.tabs.Value() == viewLate:
		front = r.late.show()
	case r.tabs.Value() == viewSums:
		front = r.sums.show()
	case r.tabs.Value() == viewCompare:
		front = r.compare.show()
	default:
		front = r.grid.show()
	}
	r.front.Objects = []fyne.CanvasObject{front}
	r.Whole.Refresh()
}

// says until when the report of the period is due.
func (r *Room) says() string {
	return assets.Text("boardroom.due", "due", r.o.Do().ReportDue(r.period).Shown())
}

// empty says how to begin.
func (r *Room) empty() fyne.CanvasObject {
	return views.NewNothing(look.IconInbox, assets.Text("boardroom.empty"),
		kit.Action{Text: assets.Text("boardroom.wards"), Do: func() { r.o.Push(newWardList(r.o)) }},
		kit.Action{Text: assets.Text("boardroom.folder"), Do: r.addFolder, Main: true})
}

func (r *Room) addFile() {
	r.o.ChooseOpen(kit.TitleOf("boardroom.file"), spreadsheetPattern, func(file string) { r.receive([]string{file}) })
}

// spreadsheetPattern are the files that may be reports.
const spreadsheetPattern = "*.xlsx *.xls *.ods"

func (r *Room) addFolder() {
	r.o.ChooseFolder(kit.TitleOf("boardroom.folder"), func(folder string) {
		desk.LoadPart(r.o, r, "folder", func(context.Context) ([]string, error) { return consolidate.Files([]string{folder}), nil }, func(files []string, _ error) {
			if slices.Equal(files, []string{folder}) {
				kit.ShowProblem(r.o.Window, assets.Text("boardroom.failed"), assets.Text("board.folder.none", "folder", filepath.Base(folder)), "", "")
				return
			}
			r.receive(files)
		})
	})
}

// ShowPeriod shows how wards stand with the period.
func (r *Room) ShowPeriod(p day.Period) { r.picker.Set(p) }
