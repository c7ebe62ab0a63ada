package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

const toastTime = 6 * time.Second

// toasts is the layer of short messages over the content of a window. A layer, not an
// overlay: an overlay would take the keys from the clerk who types.
type toasts struct {
	widget.BaseWidget
	content fyne.CanvasObject
	toast   *look.Toast
	undo    *Button
	shown   int
	key     fyne.Canvas // that knows Ctrl+Z now, nil for none
}

// WithToasts puts the layer in which Toast shows its messages over the content
// of a window: win.SetContent(kit.WithToasts(content)).
func WithToasts(content fyne.CanvasObject) fyne.CanvasObject {
	l := &toasts{content: content, undo: NewButton(assets.Text("ui.undo"), look.IconUndo, nil).As(look.OnDark).Keyed("Ctrl+Z")}
	l.toast = look.NewToast(l.undo)
	l.ExtendBaseWidget(l)
	return l
}

// Toast shows a short message at the bottom of the window for six seconds, and
// does nothing in a window whose content is not made by WithToasts.
func Toast(c fyne.Canvas, text string) { ToastUndo(c, text, nil) }

// ToastUndo is Toast with a button, and Ctrl+Z outside of a text, that take back what
// the message tells.
func ToastUndo(c fyne.Canvas, text string, undo func()) {
	if l, ok := c.Content().(*toasts); ok {
		l.show(c, text, undo)
	}
}

func (l *toasts) show(c fyne.Canvas, text string, undo func()) {
	l.clear()
	mine := l.shown
	if undo != nil {
		l.undo.OnTapped = func() {
			if mine == l.shown {
				l.clear()
				undo()
			}
		}
		l.key = c
		c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				l.undo.OnTapped()
			}
		})
	}
	l.toast.Set(text, undo != nil)
	l.Refresh()
	foreground := runner.Foreground
	runner.After(toastTime, func() {
		foreground(func() {
			if mine == l.shown {
				l.clear()
			}
		})
	})
}

// clear takes the message away, and its key.
func (l *toasts) clear() {
	l.shown++
	if l.key != nil {
		l.key.RemoveShortcut(&fyne.ShortcutUndo{})
		l.key = nil
	}
	l.toast.Set("", false)
	l.Refresh()
}

// CreateRenderer belongs to Fyne.
func (l *toasts) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(look.Corner{}, l.content, l.toast))
}

// EmptyState fills a screen that has nothing to show yet: an icon, a sentence,
// and a button with the next thing to do. button may be "" for no button.
func EmptyState(icon fyne.Resource, title, text, button string, do func()) fyne.CanvasObject {
	picture := canvas.NewImageFromResource(theme.NewDisabledResource(icon))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSquareSize(56))
	head := NewTitle(title)
	head.Alignment = fyne.TextAlignCenter
	words := Wrapped(text, widget.LowImportance)
	words.Alignment = fyne.TextAlignCenter
	column := container.NewVBox(picture, head, words)
	if button != "" {
		next := NewButton(button, nil, do)
		next.Importance = widget.HighImportance
		column.Add(container.NewCenter(next))
	}
	return container.NewCenter(Wide(420, column))
}
