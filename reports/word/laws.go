package word

import (
	"fmt"
	"sync"

	"github.com/BurntSushi/toml"

	"donthu/assets"
	"donthu/data/day"
	"donthu/reports/docx"
)

// phrase is a name of a law, or words that follow from it, with the days of
// documents for which it holds (assets/templates/laws.toml).
type phrase struct {
	Field string   `toml:"field"`
	Says  string   `toml:"says"`
	From  day.Date `toml:"from"`
	To    day.Date `toml:"to"`
}

var loadPhrases = sync.OnceValues(func() ([]phrase, error) {
	var file struct {
		Phrase []phrase `toml:"phrase"`
	}
	meta, err := toml.DecodeFS(assets.Templates, "templates/laws.toml", &file)
	if err == nil && len(meta.Undecoded()) > 0 {
		err = fmt.Errorf("unknown keys %v", meta.Undecoded())
	}
	return file.Phrase, err
})

// phrases are the fields that follow from the law on the day of a document; on
// no day, the law that holds now.
func phrases(on day.Date) docx.Fields {
	all, err := loadPhrases()
	if err != nil {
		return nil // a test reads the shipped file
	}
	if on.IsZero() {
		on = day.Date(99991231)
	}
	f := docx.Fields{}
	for _, p := range all {
		if p.From <= on && (p.To.IsZero() || on <= p.To) {
			f[p.Field] = p.Says
		}
	}
	return f
}
