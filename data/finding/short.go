package finding

import (
	"encoding/json"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data/text"
)

// form is what a short form stands for.
type form struct {
	long     []string // folded words
	spelt    []string // the same with accents, in lower case
	key      string   // of the unit before a number, "" where numbers do not name it
	anywhere bool     // stands for the words whatever follows
}

// forms are the short forms that offices write, by how they are written in lower case,
// and the numbered units by the first word of their names.
type forms struct {
	short map[string]*form
	units map[string][]*form
}

// shortForms reads assets/search/short-forms.json.
var shortForms = sync.OnceValue(func() forms {
	type entry struct {
		Long     string
		Short    []string
		Numbered bool
	}
	var said struct{ Units, Words []entry }
	if err := json.Unmarshal(assets.ShortForms, &said); err != nil {
		panic("finding: " + err.Error()) // a shipped file; every test reads it
	}
	all := forms{map[string]*form{}, map[string][]*form{}}
	add := func(e entry, anywhere bool) {
		f := &form{long: strings.Fields(text.Fold(e.Long)), spelt: strings.Fields(text.Clean(e.Long)), anywhere: anywhere}
		if e.Numbered {
			f.key = strings.Join(f.long, "")
			all.units[f.long[0]] = append(all.units[f.long[0]], f)
		}
		for _, short := range e.Short {
			all.short[text.Clean(short)] = f
		}
	}
	for _, e := range said.Units {
		add(e, false)
	}
	for _, e := range said.Words {
		add(e, true)
	}
	return all
})
