package help

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/manual"
	"donthu/assets"
)

// newsPage is the manual's page about what is new: a section for each version, the
// newest first.
const newsPage = "moi"

// versionPreference keeps which version this user saw last.
const versionPreference = "version"

// TellNews says once, after an upgrade, what is new since the version seen last.
func TellNews(o *desk.Desk) {
	prefs := o.App.Preferences()
	seen := prefs.String(versionPreference)
	if seen == assets.Version() {
		return
	}
	prefs.SetString(versionPreference, assets.Version())
	if page, ok := manual.Find(newsPage); ok {
		showNews(o, seen, newsSince(page, seen))
	}
}

func showNews(o *desk.Desk, seen string, news []manual.Section) {
	if len(news) == 0 {
		return
	}
	text := container.NewVBox(kit.Words(assets.Text("news.text", seen, assets.Version()), newsWidth, widget.MediumImportance))
	for _, section := range news {
		text.Add(kit.Bold(section.Title))
		list := widget.NewRichTextFromMarkdown(section.Text)
		list.Wrapping = fyne.TextWrapWord
		text.Add(list)
	}
	var hide func()
	done := kit.NewButton(assets.Text("news.close"), nil, func() { hide() })
	done.Importance = widget.HighImportance
	hide = kit.ShowContent(o.Window, assets.Text("news.title", assets.Version()), kit.Sized(newsWidth, newsHeight, container.NewVScroll(text)), done, done)
}

const newsWidth, newsHeight = 640, 360

// newsSince are the sections about the versions after seen. There are none on a
// first start, and when an older program follows a newer one.
func newsSince(page manual.Page, seen string) []manual.Section {
	if seen == "" {
		return nil
	}
	versions := page.Sections[1:]
	place := slices.IndexFunc(versions, func(s manual.Section) bool { return strings.HasSuffix(s.Title, " "+seen) })
	return versions[:max(place, 0)]
}
