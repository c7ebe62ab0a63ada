// Package manual is the user's manual: the pages of assets/help, found by name or
// by words, and as a page of HTML to print. It knows no window.
package manual

import (
	"io/fs"
	"path"
	"strings"

	"donthu/assets"
	"donthu/data/text"
)

// Page is a page of the manual.
type Page struct {
	Name     string // so-don
	Title    string // its first heading
	Sections []Section
}

// Section is what stands under one heading of a page. The first of a page has the
// page's title.
type Section struct {
	Title string
	Text  string // Markdown, without the heading

	folded string
}

// Pages are all pages in their order.
func Pages() []Page { return pages }

// Find is the page of the name; ok is false when the manual has none.
func Find(name string) (page Page, ok bool) {
	for _, p := range pages {
		if p.Name == name {
			return p, true
		}
	}
	return Page{}, false
}

var pages = read(assets.Help)

// read splits the files help/<order>-<name>.md at their headings.
func read(files fs.FS) []Page {
	names, err := fs.Glob(files, "help/*.md")
	if err != nil {
		panic(err)
	}
	var all []Page
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // what is embedded can be read
		}
		_, short, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".md"), "-")
		page := Page{Name: short, Sections: sections(string(text))}
		page.Title = page.Sections[0].Title
		all = append(all, page)
	}
	return all
}

func sections(words string) []Section {
	var all []Section
	for line := range strings.Lines(words) {
		marks, title, isHeading := strings.Cut(line, " ")
		if isHeading && (marks == "#" || marks == "##") || len(all) == 0 {
			all = append(all, Section{Title: strings.TrimSpace(title)})
			continue
		}
		all[len(all)-1].Text += line
	}
	for i := range all {
		all[i].Text = strings.TrimSpace(all[i].Text)
		all[i].folded = text.Fold(all[i].Title + "\n" + all[i].Text)
	}
	return all
}

// Hit is a section in which words were found.
type Hit struct {
	Page    Page
	Section int // of the page's sections
}

// Search finds the sections that have every word, with or without accents:
// those with the words in their heading first, then in the manual's order.
func Search(words string) []Hit {
	wanted := strings.Fields(text.Fold(words))
	if len(wanted) == 0 {
		return nil
	}
	var first, rest []Hit
	for _, page := range pages {
		for i, s := range page.Sections {
			switch {
			case hasAll(text.Fold(s.Title), wanted):
				first = append(first, Hit{page, i})
			case hasAll(s.folded, wanted):
				rest = append(rest, Hit{page, i})
			}
		}
	}
	return append(first, rest...)
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
