package help

import (
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
)

// What the tests of this package, which see the whole window, reach inside it.

const (
	NewsPage          = newsPage
	VersionPreference = versionPreference
)

var (
	FirstSentence = firstSentence
	NewsSince     = newsSince
	ShowNews      = showNews
)

func (p *About) List() *kit.Table[licensed] { return p.list }
func (p *About) Search() *kit.Entry         { return p.search }
func (p *About) Text() *widget.Label        { return p.text }
