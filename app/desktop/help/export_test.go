package help

import (
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
)

// What the tests of this package, which see the whole window, reach inside it.

const NewsPage = newsPage

const VersionPreference = versionPreference

func (r *aboutPage) List() *kit.Table { return r.list }

func (r *aboutPage) Parts() []string { return r.parts }

func (r *aboutPage) Search() *kit.Entry { return r.search }

func (r *aboutPage) Text() *widget.Label { return r.text }

type AboutPage = aboutPage

var NewsSince = newsSince

var ShowNews = showNews
