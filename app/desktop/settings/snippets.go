package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// snippets are the texts that the office uses often, in the order in which they are
// offered where one is typed.
type snippets struct {
	s       *Room
	all     []register.Snippet
	table   *kit.Table[register.Snippet]
	bar     *kit.Toolbar
	changed func()
	box     fyne.CanvasObject
}

func newSnippets(s *Room) *snippets {
	x := &snippets{s: s, changed: func() {}}
	x.table = kit.NewTable(
		kit.Col("snippets.field", 150, func(t register.Snippet) string { return snippetField(t.Field) }),
		kit.Col("snippets.kind", 110, func(t register.Snippet) string { return snippetKind(t.Kind) }),
		kit.Col("snippets.text", 240, func(t register.Snippet) string { return kit.OneLine(t.Text) }).Growing())
	x.table.Empty = assets.Text("snippets.none")
	chosen := func() bool { return x.table.Selected() < 0 }
	edit := kit.Action{Text: assets.Text("snippets.edit"), Icon: look.IconEdit, Key: "Enter", Do: func() { x.ask(x.table.Selected()) }, Away: chosen}
	up := kit.Action{Text: assets.Text("snippets.up"), Icon: look.IconUp, Do: func() { x.move(-1) }, Away: func() bool { return x.table.Selected() < 1 }}
	down := kit.Action{Text: assets.Text("snippets.down"), Icon: look.IconDown, Do: func() { x.move(1) },
		Away: func() bool { return chosen() || x.table.Selected() >= len(x.all)-1 }}
	remove := kit.Action{Text: assets.Text("snippets.delete"), Icon: look.IconDelete, Do: x.remove, Danger: true, Away: chosen}
	x.bar = kit.NewToolbar(nil, kit.Action{Text: assets.Text("snippets.add"), Icon: look.IconAdd, Do: func() { x.ask(-1) }, Keep: true}, edit, up, down, remove)
	x.table.OnMenu = func() []kit.Action { return []kit.Action{edit, up, down, remove} }
	x.table.Open = func(register.Snippet) { x.ask(x.table.Selected()) }
	x.table.OnSelect = func(int) { x.bar.Refresh() }
	x.box = container.NewVBox(x.bar.Content(), kit.Sized(0, look.Scaled(280), x.table))
	return x
}

func snippetField(name string) string {
	if !slices.Contains(register.SnippetFields, name) {
		return name
	}
	return assets.Text("snippets.field." + name)
}

func snippetKind(k register.Kind) string {
	if k == "" {
		return assets.Text("snippets.kind.all")
	}
	return k.Label()
}

// question holds the texts as an answer of the room.
func (x *snippets) question() *kit.Question[answers] {
	q := kit.Own("", "snippets", x.box, func(a *answers) error {
		a.Lists.Snippets = slices.Clone(x.all)
		return nil
	}, func(a *answers) { x.show(slices.Clone(a.Lists.Snippets)) })
	x.changed = q.Changed
	return q.Across()
}

func (x *snippets) show(all []register.Snippet) {
	at := x.table.Selected()
	x.all = all
	x.table.SetRows(all)
	x.table.Select(max(0, at))
	x.bar.Refresh()
}

// put shows other texts, which the clerk has changed, with one of them chosen.
func (x *snippets) put(all []register.Snippet, at int) {
	x.show(all)
	x.table.Select(at)
	x.changed()
	x.s.o.FocusIn(x.s, x.table)
}

func (x *snippets) move(by int) {
	at := x.table.Selected()
	all := slices.Clone(x.all)
	all[at], all[at+by] = all[at+by], all[at]
	x.put(all, at+by)
}

func (x *snippets) remove() {
	at := x.table.Selected()
	x.put(slices.Delete(slices.Clone(x.all), at, at+1), at)
}

// ask asks for a text, or for a new one where at is -1.
func (x *snippets) ask(at int) {
	begin := register.Snippet{Field: register.FieldContent}
	heading := "snippets.add"
	if at >= 0 {
		begin, heading = x.all[at], "snippets.edit"
	}
	var fields []kit.Option
	for _, name := range register.SnippetFields {
		fields = append(fields, kit.Option{Value: name, Text: snippetField(name)})
	}
	kinds := append([]kit.Option{{Text: snippetKind("")}}, kit.OptionsOf(register.Kinds...)...)
	r := kit.NewRecord(x.s.o.Around(func() desk.Page { return x.s }), 1, begin,
		kit.Pick("snippets.field", "field", fields, func(t *register.Snippet) *string { return &t.Field }),
		kit.Choose("snippets.kind", "kind", kinds, func(t *register.Snippet) *register.Kind { return &t.Kind }),
		kit.Lines("snippets.text", "text", 4, func(t *register.Snippet) *string { return &t.Text }).Must("snippets.missing"))
	r.Heading, r.SaveText, r.First = strings.TrimSuffix(assets.Text(heading), "…"), assets.Text("snippets.keep"), "text"
	r.Write = func(t register.Snippet) (kit.Saved, error) {
		return kit.Saved{Then: func() {
			all := slices.Clone(x.all)
			if at < 0 {
				all = append(all, t)
				x.put(all, len(all)-1)
				return
			}
			all[at] = t
			x.put(all, at)
		}}, nil
	}
	r.Open()
}
