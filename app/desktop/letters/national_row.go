package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/reports/national"
)

// nationalRow is a field of the national platform's form with the button that copies it; what
// cannot be copied has none.
type nationalRow struct {
	field  national.Field
	button *kit.Button
	done   bool
	whole  fyne.CanvasObject
}

func newNationalRow(field national.Field, do func(*nationalRow)) *nationalRow {
	r := &nationalRow{field: field}
	name := look.NewPara(field.Name(), look.Ink2, theme.SizeNameCaptionText)
	value := look.NewPara(field.Value, theme.ColorNameForeground, theme.SizeNameText)
	var end fyne.CanvasObject = container.NewStack()
	switch {
	case field.Hidden:
		words := field.Value
		if words == "" {
			words = assets.Text("nationalPage.hidden")
		}
		value = look.NewPara(words, look.Secret, theme.SizeNameText)
	case field.Value == "":
		value = look.NewPara(assets.Text("nationalPage.empty"), theme.ColorNamePlaceHolder, theme.SizeNameText)
	default:
		r.button = kit.NewButton("", look.IconCopy, func() { do(r) })
		r.button.SetToolTip(assets.Text("nationalPage.copy.tip", "field", field.Name()))
		r.mark(false)
		end = r.button
	}
	r.whole = container.New(nationalRowPlace{}, name, value, end)
	return r
}

// mark says whether the field was copied.
func (r *nationalRow) mark(done bool) {
	if r.button == nil {
		return
	}
	r.done = done
	words, icon := "nationalPage.copy", fyne.Resource(look.IconCopy)
	if done {
		words, icon = "nationalPage.copy.done", look.IconCheck
	}
	r.button.Icon = icon
	r.button.SetText(assets.Text(words))
}

// nationalRowPlace lays a name, a value as high as it needs, and a button side by side.
type nationalRowPlace struct{}

const (
	nationalName = 158
	nationalCopy = 108
	nationalHigh = 34
	nationalLow  = 26 // of a field without a button
)

func nationalHeight(end fyne.CanvasObject) float32 {
	if _, copies := end.(*kit.Button); !copies {
		return look.Scaled(nationalLow)
	}
	return look.Scaled(nationalHigh)
}

// Layout belongs to Fyne.
func (l nationalRowPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, value, end := objects[0], objects[1], objects[2]
	names, copies := look.Scaled(nationalName), look.Scaled(nationalCopy)
	room := max(0, size.Width-names-copies-16)
	name.Resize(fyne.NewSize(names, name.Size().Height))
	value.Resize(fyne.NewSize(room, value.Size().Height))
	high := nationalHeight(end)
	middle := func(o fyne.CanvasObject) float32 { return max(0, (high-o.MinSize().Height)/2) }
	kit.Put(name, 0, middle(name), names, name.MinSize().Height)
	kit.Put(value, names+8, middle(value), room, value.MinSize().Height)
	kit.Put(end, size.Width-copies, 0, copies, high)
}

// MinSize belongs to Fyne.
func (l nationalRowPlace) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(nationalName+nationalCopy)+120,
		max(nationalHeight(objects[2]), objects[0].MinSize().Height, objects[1].MinSize().Height))
}
