package docx

import (
	"strings"
	"sync"
	"unicode"

	"donthu/assets"
	"donthu/data/text"
)

// longestTitle is how much Word takes as the title or the tag of a content control.
const longestTitle = 64

// Title is the short Vietnamese name of a field, as content controls show it: what
// Explain says without its examples, or a name of its own (document.title.NAME). A field
// that nobody explains is called as templates write it. No two fields share one, so that a
// control that lost its tag is known by its title; a test sees to it.
func Title(name string) string {
	if key := "document.title." + name; assets.HasText(key) {
		return assets.Text(key)
	}
	title := strings.TrimPrefix(Explain(name), assets.Text("document.control.flag"))
	for _, end := range []string{":", "; mỗi", " (", ", ví dụ", ", mỗi", " …"} {
		title, _, _ = strings.Cut(title, end)
	}
	if title == "" {
		return name
	}
	return title
}

// isFlag reports whether a field is not words to write but a yes or a no.
func isFlag(name string) bool {
	return strings.HasPrefix(Explain(name), assets.Text("document.control.flag"))
}

// styleWords say in a title how its field is written; capitals are shown, not said.
var styleWords = map[string]string{"chu": "document.control.long", "bang_chu": "document.control.words", "hoa": "document.control.capitals"}

// title is what the content control of a tag is called, in no more letters than Word takes.
func (t tag) title() string {
	if t.kind == valueTag {
		return t.styled(Title(t.name))
	}
	return shortened(t.spoken())
}

// styled is a title that shows the styles of t.
func (t tag) styled(title string) string {
	for _, style := range t.styles {
		if key := styleWords[style]; key != "" {
			title += " " + assets.Text(key)
		}
		if style == "dau" {
			title = capital(title)
		}
	}
	return title
}

// blockKeys are the titles of the controls of conditions and repetitions; where the
// beginning of one is another's, it stands before that.
var blockKeys = []struct {
	key string
	tag tag
}{
	{"document.control.without", tag{kind: ifTag, not: true}},
	{"document.control.if", tag{kind: ifTag}},
	{"document.control.unless", tag{kind: ifTag, not: true}},
	{"document.control.when", tag{kind: ifTag}},
	{"document.control.each", tag{kind: eachTag}},
}

// spoken is a control word in Vietnamese, as it may stand in braces.
func (t tag) spoken() string {
	key := "document.control.if"
	switch {
	case t.kind == endIfTag:
		return assets.Text("document.control.endIf")
	case t.kind == endEachTag:
		return assets.Text("document.control.endEach")
	case t.kind == eachTag:
		key = "document.control.each"
	case isFlag(t.name) && t.not:
		key = "document.control.unless"
	case isFlag(t.name):
		key = "document.control.when"
	case t.not:
		key = "document.control.without"
	}
	return assets.Text(key, "title", Title(t.name))
}

// end is what ends t.
func (t tag) end() tag {
	if t.kind == eachTag {
		return tag{kind: endEachTag}
	}
	return tag{kind: endIfTag}
}

// spokenBeginnings are how control words in Vietnamese begin, and those that are whole.
var spokenBeginnings = sync.OnceValue(func() (all []spokenBeginning) {
	for _, end := range []tag{{kind: endIfTag}, {kind: endEachTag}} {
		all = append(all, spokenBeginning{text.Fold(end.spoken()), end})
	}
	for _, b := range blockKeys {
		before, _, _ := strings.Cut(text.Fold(assets.Text(b.key)), "{")
		all = append(all, spokenBeginning{before, b.tag})
	}
	return all
})

type spokenBeginning struct {
	words string // as text.Fold leaves them
	tag   tag
}

// spokenTag is the control word that is written in Vietnamese; is reports whether it is one.
func spokenTag(words string) (t tag, is bool) {
	folded := text.Fold(words)
	for _, b := range spokenBeginnings() {
		name, found := strings.CutPrefix(folded+" ", b.words)
		switch t = b.tag; {
		case !found:
		case t.closes() && strings.TrimSpace(name) == "":
			return t, true
		case t.opens():
			t.name = fieldName(strings.TrimSpace(name))
			return t, t.name != "" && !strings.ContainsAny(t.name, ":#/")
		}
	}
	return tag{}, false
}

// fieldName is the field that a name or a title in braces means.
func fieldName(typed string) string {
	name := Name(typed)
	if meant := meantBy()[name]; meant != "" && Explain(name) == "" && !assets.HasText("document.title."+name) {
		return meant
	}
	return name
}

// meantBy are the fields by their titles, as names are written.
var meantBy = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for title, t := range titled() {
		if len(t.styles) == 0 {
			all[Name(title)] = t.name
		}
	}
	return all
})

// otherTitles are further titles of a field (document.alias.NAME, parted by |): what an
// office's templates were once written with stays understood, so a title that is changed
// becomes one of them. testdata/titles.txt holds all that ever were.
func otherTitles(name string) []string {
	key := "document.alias." + name
	if !assets.HasText(key) {
		return nil
	}
	return strings.Split(assets.Text(key), "|")
}

func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return string(unicode.ToUpper(r)) + s[len(string(r)):]
		}
	}
	return s
}

// shortened cuts a title between two words.
func shortened(title string) string {
	runes := []rune(title)
	if len(runes) <= longestTitle {
		return title
	}
	cut := string(runes[:longestTitle-1])
	return cut[:strings.LastIndex(cut, " ")] + "…"
}

// placeholder is what a page shows in the place of a value, so that it reads like a form.
// The marks stand nowhere else in an office's papers.
func (t tag) placeholder() string { return "‹" + t.title() + "›" }

// code is the tag as a content control keeps it: noi_dung:hoa, #if dia_chi.
func (t tag) code() string {
	switch {
	case t.kind == eachTag:
		return "#each " + t.name
	case t.kind == ifTag && t.not:
		return "#if not " + t.name
	case t.kind == ifTag:
		return "#if " + t.name
	}
	return strings.Join(append([]string{t.name}, t.styles...), ":")
}

// ways are the styles in which templates write values.
var ways = [][]string{nil, {"dau"}, {"hoa"}, {"chu"}, {"chu", "dau"}, {"dau", "chu"}, {"bang_chu"}, {"bang_chu", "dau"}, {"dau", "bang_chu"}, {"chu", "hoa"}}

// titled are the tags of values by the titles of their controls.
var titled = sync.OnceValue(func() map[string]tag {
	all := map[string]tag{}
	for _, prefix := range []string{"document.field.", "document.title."} {
		for _, name := range assets.KeysUnder(prefix) {
			for _, styles := range ways {
				t := tag{kind: valueTag, name: name, styles: styles}
				for _, title := range append([]string{Title(name)}, otherTitles(name)...) {
					if title = t.styled(title); all[title].name == "" {
						all[title] = t
					}
				}
			}
		}
	}
	return all
})

// titledTag is the tag whose control has the title; ok is false for a title that none has.
func titledTag(title string) (t tag, ok bool) {
	title = strings.TrimSpace(title)
	if t, ok = titled()[title]; ok {
		return t, true
	}
	name, _, _ := strings.Cut(strings.ToLower(title), " ")
	if strings.Contains(name, "_") && Name(name) == name { // of a field that nobody explains
		for _, styles := range ways {
			if t := (tag{kind: valueTag, name: name, styles: styles}); t.title() == title {
				return t, true
			}
		}
	}
	return tag{}, false
}

// opensBlock reports whether a title is that of a condition's or a repetition's control.
func opensBlock(title string) bool {
	t, is := spokenTag(title)
	return is && t.opens()
}
