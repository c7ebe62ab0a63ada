package notice

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"

	"donthu/assets"
	"donthu/data/day"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"text":     func(key string, args ...any) string { return assets.Text("notice."+key, args...) },
	"weekday":  Weekday,
	"receiver": Receiver,
	"remark":   Remark,
	"shown":    day.Date.Shown,
	"next":     func(i int) string { return strconv.Itoa(i + 1) },
}).Parse(pageText))

// WritePage writes the notice as one HTML file that needs nothing else: for the
// ward's website, readable on a telephone and when printed.
func WritePage(w io.Writer, n *Notice) error { return pageTemplate.Execute(w, n) }
