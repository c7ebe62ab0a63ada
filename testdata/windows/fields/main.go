// Command fields is a window with every kind of text field that the program has,
// for the typist to type one sentence into each. At Ctrl+S it writes what they
// hold to a file, as JSON, and ends: with status 1 when one holds anything else.
//
//	fields OUT SENTENCE
package main

import (
	"encoding/json"
	"log"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"golang.org/x/text/unicode/norm"

	"donthu/app/ui"
	"donthu/data"
)

func main() {
	out, sentence := os.Args[1], os.Args[2]
	a := app.NewWithID("vn.sodonthu.fields")
	a.Settings().SetTheme(ui.Theme{Look: ui.LookLight})
	if err := ui.RegisterWords(); err != nil {
		log.Fatal(err)
	}
	w := a.NewWindow("Ô chữ")

	line, lines, searched := ui.NewEntry(), ui.NewTextEntry(3), ui.NewEntry()
	found := ""
	search := ui.Debounce(ui.TypingPause, func() { found = searched.Value() })
	searched.OnChanged = func(string) { search() }
	alone := ui.NewSuggestEntry(func(string) []string { return nil })
	listed := ui.NewSuggestEntry(func(typed string) []string {
		return []string{"Nguyễn Thị Đào", "Nguyễn Thị Đoan", typed + "…"}
	})
	day := ui.NewDateField(func() data.Date { return data.MustDate("2026-11-20") }, nil)
	last := ui.NewEntry()

	holds := map[string]func() string{
		"one line": line.Value, "several lines": lines.Value, "search": searched.Value, "searched for": func() string { return found },
		"no suggestions": alone.Value, "suggestions": listed.Value, "last": last.Value,
		"day": func() string {
			// A day that is none is kept as it was typed, and told.
			_, err := day.Date()
			if err != nil && strings.Contains(norm.NFC.String(err.Error()), sentence) {
				return sentence
			}
			return "another text"
		},
	}
	form := ui.NewForm(1,
		ui.NewField("Một dòng", line), ui.NewField("Nhiều dòng", lines), ui.NewField("Tìm", searched),
		ui.NewField("Không gợi ý", alone), ui.NewField("Có gợi ý", listed), ui.NewField("Ngày", day), ui.NewField("Cuối", last))
	status := 0
	form.OnSave = func() {
		texts := map[string]string{}
		for name, text := range holds {
			texts[name] = text()
			if texts[name] != sentence {
				status = 1
			}
		}
		written, err := json.MarshalIndent(texts, "", " ")
		if err == nil {
			err = os.WriteFile(out, append(written, '\n'), 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
		w.Close()
	}
	w.SetContent(form)
	w.Resize(fyne.NewSize(900, 600))
	a.Lifecycle().SetOnStarted(func() {
		fyne.Do(func() {
			ui.MendTyping(w)
			form.FocusFirst()
		})
	})
	w.ShowAndRun()
	os.Exit(status)
}
