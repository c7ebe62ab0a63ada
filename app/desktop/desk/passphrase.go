package desk

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
)

// AskPassphrase asks for the passphrase of a backup that opens by one and calls do with it; for
// any other it calls do at once, with none.
func (o *Desk) AskPassphrase(file string, do func(passphrase string)) {
	if !backups.IsLocked(file) {
		do("")
		return
	}
	o.askPassphrase(assets.Text("passphrase.title"), assets.Text("passphrase.ask", "file", filepath.Base(file)), []string{"passphrase.line"}, func(typed []string) error {
		if typed[0] == "" {
			return data.Tell(nil, "passphrase.missing")
		}
		return nil
	}, do)
}

// NewPassphrase asks for a passphrase, twice, with which a backup is to be locked.
func (o *Desk) NewPassphrase(title string, do func(passphrase string)) {
	o.askPassphrase(title, assets.Text("passphrase.new"), []string{"passphrase.line", "passphrase.again"}, func(typed []string) error {
		if err := backups.CheckPassphrase(typed[0]); err != nil {
			return err
		}
		if typed[0] != typed[1] {
			return data.Tell(nil, "passphrase.differs")
		}
		return nil
	}, do)
}

func (o *Desk) askPassphrase(title, about string, keys []string, check func(typed []string) error, do func(passphrase string)) {
	column := container.NewVBox(kit.Wrapped(about, widget.MediumImportance))
	entries := make([]*kit.Entry, len(keys))
	for i, key := range keys {
		entries[i] = kit.NewEntry()
		entries[i].Password = true
		column.Add(kit.NewField(assets.Text(key), entries[i]))
	}
	wrong := kit.Wrapped("", widget.DangerImportance)
	column.Add(wrong)
	var hide func()
	answer := func() {
		typed := make([]string, len(entries))
		for i, e := range entries {
			typed[i] = e.Text
		}
		if err := check(typed); err != nil {
			wrong.SetText(saying.Of(err))
			return
		}
		hide()
		do(typed[0])
	}
	for _, e := range entries {
		e.OnSubmitted = func(string) { answer() }
	}
	hide = kit.ShowContent(o.Window, title, kit.Wide(420, column), fyne.Focusable(entries[0]),
		kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc"), kit.NewButton(assets.Text("passphrase.do"), nil, answer).Main().Keyed("Enter"))
}
