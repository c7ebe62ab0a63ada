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

	"donthu/app/kit"
	"donthu/data"
)

func main() {
	out, sentence := os.Args[1], os.Args[2]
	a := app.NewWithID("vn.sodonthu.fields")
	a.Settings().SetTheme(kit.Theme{Look: kit.LookLight})
	if err := kit.RegisterWords(); err != nil {
		log.Fatal(err)
	}
	w := a.NewWindow("Ô chữ")

	line, lines, searched := kit.NewEntry(), kit.NewTextEntry(3), kit.NewEntry()
	found := ""
	search := kit.Debounce(kit.TypingPause, func() { found = searched.Value() })
	searched.OnChanged = func(string) { search() }
	alone := kit.NewSuggestEntry(func(string) []string { return nil })
	listed := kit.NewSuggestEntry(func(typed string) []string {
		return []string{"Nguyễn Thị Đào", "Nguyễn Thị Đoan", typed + "…"}
	})
	day := kit.NewDateField(func() data.Date { return data.MustDate("2026-11-20") }, nil)
	last := kit.NewEntry()

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
	form := kit.NewForm(1,
		kit.NewField("Một dòng", line), kit.NewField("Nhiều dòng", lines), kit.NewField("Tìm", searched),
		kit.NewField("Không gợi ý", alone), kit.NewField("Có gợi ý", listed), kit.NewField("Ngày", day), kit.NewField("Cuối", last))
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
			kit.MendTyping(w)
			form.FocusFirst()
		})
	})
	w.ShowAndRun()
	os.Exit(status)
}
