package manual

import (
	"bytes"
	"encoding/base64"
	"html/template"
	"io"
	"io/fs"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"donthu/assets"
)

// Image is the picture that a page shows as images/home.png.
func Image(name string) ([]byte, error) { return fs.ReadFile(assets.Help, "help/"+name) }

// WriteHTML writes pages as one HTML file that needs no other file: to read in a
// browser and to print on A4.
func WriteHTML(w io.Writer, title string, pages ...Page) error {
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table))
	var parts []template.HTML
	for _, page := range pages {
		source := []byte(page.markdown())
		document := markdown.Parser().Parse(text.NewReader(source))
		if err := ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.Image:
				picture, err := Image(string(n.Destination))
				if err != nil {
					return ast.WalkStop, err
				}
				n.Destination = []byte("data:image/png;base64," + base64.StdEncoding.EncodeToString(picture))
			case *ast.Link:
				n.Destination = util.URLEscape([]byte("#"+strings.TrimSuffix(string(n.Destination), ".md")), true)
			}
			return ast.WalkContinue, nil
		}); err != nil {
			return err
		}
		var b bytes.Buffer
		if err := markdown.Renderer().Render(&b, source, document); err != nil {
			return err
		}
		// Goldmark escapes what the pages write, and the pages ship with the program.
		parts = append(parts, template.HTML(`<article id="`+page.Name+`">`+b.String()+`</article>`))
	}
	return sheet.Execute(w, map[string]any{"Title": title, "Parts": parts})
}

// markdown is the page as its file has it.
func (p Page) markdown() string {
	var b strings.Builder
	for i, s := range p.Sections {
		if i == 0 {
			b.WriteString("# " + s.Title + "\n\n" + s.Text + "\n\n")
			continue
		}
		b.WriteString("## " + s.Title + "\n\n" + s.Text + "\n\n")
	}
	return b.String()
}

var sheet = template.Must(template.New("sheet").Parse(`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
@page { size: A4; margin: 15mm 16mm }
body { font: 11pt/1.4 "Times New Roman", "Liberation Serif", serif; max-width: 46em; margin: 1em auto; padding: 0 1em; color: #111 }
h1 { font-size: 17pt; margin: 0 0 .4em } h2 { font-size: 13pt; margin: 1em 0 .3em; break-after: avoid }
p, ul, ol { margin: .35em 0 } img { max-width: 100%; border: 1px solid #bbb; break-inside: avoid }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top }
article + article { break-before: page }
</style></head><body>
{{range .Parts}}{{.}}
{{end}}</body></html>
`))
