package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// rows asks for a list of things of a few parts each, one a line; below the last stands
// an empty line for one more.
type rows[V any] struct {
	titles  []string
	shares  []float32 // of the width
	make    func(v *V, changed func()) []fyne.CanvasObject
	empty   func(V) bool
	changed func()

	all  []*V
	body *fyne.Container
	box  *fyne.Container
}

// newRows asks for a list; titles stand over the parts.
func newRows[V any](titles []string, shares []float32, empty func(V) bool, make func(v *V, changed func()) []fyne.CanvasObject) *rows[V] {
	r := &rows[V]{titles: titles, shares: shares, make: make, empty: empty, changed: func() {}, body: container.NewVBox()}
	head := container.New(&shared{shares})
	for _, title := range titles {
		head.Add(look.NewBold(title, look.Ink2, theme.SizeNameCaptionText))
	}
	r.box = container.NewVBox(head, r.body)
	return r
}

// question is the list as a question of the settings.
func (r *rows[V]) question(name string, at func(*answers) *[]V) *kit.Question[answers] {
	q := kit.Own("", name, r.box, func(a *answers) error {
		*at(a) = nil
		for _, v := range r.all {
			if !r.empty(*v) {
				*at(a) = append(*at(a), *v)
			}
		}
		return nil
	}, func(a *answers) { r.show(*at(a)) })
	r.changed = q.Changed
	return q.Across()
}

func (r *rows[V]) show(all []V) {
	r.all = nil
	r.body.RemoveAll()
	for _, v := range all {
		r.add(v)
	}
	var none V
	r.add(none)
}

func (r *rows[V]) add(v V) {
	at := &v
	r.all = append(r.all, at)
	row := container.New(&shared{r.shares})
	for _, part := range r.make(at, func() { r.typed(at) }) {
		row.Add(part)
	}
	r.body.Add(row)
}

// typed follows a key in a line: the last one that holds something gets an empty one below.
func (r *rows[V]) typed(at *V) {
	if at == r.all[len(r.all)-1] && !r.empty(*at) {
		var none V
		r.add(none)
		r.box.Refresh()
	}
	r.changed()
}

// entry is a part of a line.
func entry(text *string, changed func()) *kit.Entry {
	e := kit.NewEntry()
	e.Text = *text
	e.OnChanged = func(typed string) {
		*text = typed
		changed()
	}
	return e
}

// suggesting is entry with what is known to fit.
func suggesting(text *string, changed func(), suggest func(string) []string) *kit.SuggestEntry {
	e := kit.NewSuggestEntry(suggest)
	e.SetText(*text)
	e.Watch(func(typed string) {
		*text = typed
		changed()
	})
	return e
}

// signerRows asks who signs: the first is proposed in new documents.
func signerRows() *rows[register.Signer] {
	options := append([]kit.Option{{Text: assets.Text("officeFacts.authority.byRole")}}, kit.OptionsOf(register.Authorities...)...)
	return newRows([]string{assets.Text("people.name"), assets.Text("people.role"), assets.Text("people.authority")}, []float32{5, 4, 4},
		func(s register.Signer) bool { return strings.TrimSpace(s.Name) == "" },
		func(s *register.Signer, changed func()) []fyne.CanvasObject {
			by := kit.NewDropdown(options, nil)
			by.SetValue(string(s.Authority))
			by.OnChanged = func(string) {
				s.Authority = register.Authority(by.Value())
				changed()
			}
			role := suggesting(&s.Role, changed, func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) })
			return []fyne.CanvasObject{entry(&s.Name, changed), role, by}
		})
}

// officerRows asks who works on letters.
func officerRows(o *desk.Desk) *rows[register.Member] {
	return newRows([]string{assets.Text("people.name"), assets.Text("people.unit"), ""}, []float32{5, 5, 3},
		func(m register.Member) bool { return strings.TrimSpace(m.Name) == "" },
		func(m *register.Member, changed func()) []fyne.CanvasObject {
			retired := kit.NewCheck(assets.Text("people.retired"), nil)
			retired.Checked = m.Retired
			retired.OnChanged = func(is bool) {
				m.Retired = is
				changed()
			}
			unit := suggesting(&m.Unit, changed, func(typed string) []string { return o.Units(typed) })
			return []fyne.CanvasObject{entry(&m.Name, changed), unit, retired}
		})
}

// names asks for a list of names, one a line.
func names(key, name string, at func(*answers) *[]string) *kit.Question[answers] {
	q := kit.Parsed(key, name, kit.NewTextEntry(4), at, func(typed string) (all []string, _ error) {
		for line := range strings.SplitSeq(typed, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, line)
			}
		}
		return all, nil
	}, func(all []string) string { return strings.Join(all, "\n") })
	return q.Hint(func(*answers) string { return assets.Text("people.oneALine") })
}

// people are the questions about who works in the office, and where.
func (s *Room) people() []*kit.Question[answers] {
	head := func(key string) *kit.Question[answers] {
		return kit.Shown[answers](container.NewVBox(kit.Heading(key), kit.Caption(assets.Text(key+".about"))))
	}
	return []*kit.Question[answers]{
		head("people.signers"), signerRows().question("signers", func(a *answers) *[]register.Signer { return &a.Office.Signers }),
		head("people.officers"), officerRows(s.o).question("officers", func(a *answers) *[]register.Member { return &a.Lists.Officers }),
		names("people.units", "units", func(a *answers) *[]string { return &a.Lists.Units }),
		names("people.areas", "areas", func(a *answers) *[]string { return &a.Lists.Areas }),
	}
}

// shared gives each part of a line its share of the width.
type shared struct{ shares []float32 }

func (l *shared) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return fyne.NewSize(400, least.Height)
}

func (l *shared) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 8
	sum := float32(0)
	for _, share := range l.shares {
		sum += share
	}
	x := float32(0)
	for i, o := range objects {
		width := (size.Width - gap*float32(len(objects)-1)) * l.shares[i] / sum
		kit.Put(o, x, 0, width, size.Height)
		x += width + gap
	}
}
