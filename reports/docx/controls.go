package docx

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"

	"donthu/assets"
)

// Finding is something in a template that somebody should look at.
type Finding struct {
	Sentence string // Vietnamese, whole
	Place    string // the beginning of the paragraph in which it stands, empty where no words are
	Name     string // what stands there as a field's name, and may be meant for another; often empty
}

// controlReader turns the content controls of a part into the braces that the templater
// reads, and notes what it found damaged. A control that is not a field's, a condition's or a
// repetition's (a day to pick, a list) is left alone.
type controlReader struct {
	found []Finding
	shown map[*node]string // what paragraphs say before that, as somebody sees them in Word
}

func (c *controlReader) tell(place, key string, args ...any) {
	c.add(Finding{Sentence: assets.Text("document.control."+key, args...), Place: snippet(place)})
}

func (c *controlReader) add(f Finding) {
	if !slices.Contains(c.found, f) {
		c.found = append(c.found, f)
	}
}

// read goes through n; place is the text of the paragraph around it.
func (c *controlReader) read(n *node, place string) {
	var out []*node
	changed := false
	for _, child := range n.children {
		if child.element && child.name == "p" {
			place := paragraphText(child)
			if c.shown != nil {
				c.shown[child] = place
			}
			c.read(child, place)
			out = append(out, child)
			continue
		}
		if child.element && child.name == "sdt" {
			made := c.control(child, n, place)
			changed = changed || len(made) != 1 || made[0] != child
			out = append(out, made...)
			continue
		}
		c.read(child, place)
		out = append(out, child)
	}
	if changed {
		n.children = out
	}
}

// kinds of controls in which something is picked: they are the clerk's own unless their tag
// is a field's.
var picked = []string{"date", "dropDownList", "comboBox", "picture", "w14:checkbox", "checkbox", "docPartObj", "docPartList", "citation", "bibliography", "equation", "group"}

// control is what stands in the place of a content control.
func (c *controlReader) control(sdt, parent *node, place string) []*node {
	content := sdt.child("sdtContent")
	if content == nil {
		content = sdt.sibling("sdtContent")
	}
	if place == "" {
		place = firstWords(content)
	}
	if hasName(content, "delText") && !hasName(content, "t") {
		return []*node{sdt} // taken out, with the change tracked
	}
	typed := strings.TrimSpace(contentText(content))
	t, level := c.meaning(sdt, place, typed), levelOf(content, parent)
	c.read(content, place)
	properties := sdt.child("sdtPr")
	shown := properties != nil && properties.child("showingPlcHdr") != nil
	switch {
	case t == nil && nameless(properties) && strings.HasPrefix(typed, "{{"): // what LibreOffice left of ours
		return content.children
	case t == nil:
		return []*node{sdt}
	case t.kind != valueTag && shown && typed != "" && level != "tc": // emptied: Word asks for words
		return nil
	case t.kind != valueTag:
		return c.governing(*t, content, level, place)
	}
	if typed != "" && !shown && level != "tr" && !isPlaceholder(typed) && typed != t.title() && typed != inBraces(*t) && typed != "{{"+t.code()+"}}" {
		c.tell(place, "typed", "text", snippet(typed), "title", t.title())
	}
	return c.value(*t, sdt, content, level, shown, place)
}

// isPlaceholder reports whether words are a placeholder, of whatever title.
func isPlaceholder(words string) bool {
	return strings.HasPrefix(words, "‹") && strings.HasSuffix(words, "›") && strings.Count(words, "‹") == 1
}

// meaning is the tag that a control stands for, nil for one of the clerk's own.
func (c *controlReader) meaning(sdt *node, place, typed string) *tag {
	properties := sdt.child("sdtPr")
	if properties == nil {
		return nil
	}
	code, title := valueOf(properties.child("tag")), strings.TrimSpace(valueOf(properties.child("alias")))
	if t, err := readTag(code); err == nil && (t.kind == ifTag || t.kind == eachTag || t.kind == valueTag && (Explain(t.name) != "" || Title(t.name) != t.name || title == t.title())) {
		return &t
	}
	if slices.ContainsFunc(properties.children, func(n *node) bool { return slices.Contains(picked, n.name) }) {
		return nil
	}
	// Without its tag it is known by its title, or by the braces in it.
	if t, known := titledTag(title); known {
		if code != "" {
			c.tell(place, "badTag", "tag", snippet(code), "title", title)
		}
		return &t
	}
	tags, err := tagsIn(typed)
	if opensBlock(title) && err == nil && len(tags) > 0 && tags[0].opens() && tags[0].from == 0 {
		return &tags[0]
	}
	switch {
	case opensBlock(title):
		c.tell(place, "lostEnd", "title", title)
	case code != "" && !strings.HasPrefix(code, "goog_"): // Google's own
		c.add(Finding{assets.Text("document.control.strange", "tag", snippet(code)), snippet(place), Name(code)})
	}
	return nil
}

// nameless reports whether a control has lost all that it was.
func nameless(properties *node) bool {
	return properties == nil || !slices.ContainsFunc(properties.children, func(n *node) bool { return n.element && !n.dropped && n.name != "id" && n.name != "rPr" })
}

// levelOf is the element that a control holds: p, tr, tc, or r for pieces of a paragraph.
func levelOf(content, parent *node) string {
	for _, child := range content.children {
		switch child.name {
		case "p", "tbl":
			return "p"
		case "tr", "tc":
			return child.name
		case "sdt":
			if inner := child.child("sdtContent"); inner != nil {
				return levelOf(inner, parent)
			}
		case "r", "hyperlink":
			return "r"
		}
	}
	switch {
	case parent.name == "tbl":
		return "tr"
	case parent.name == "tr":
		return "tc"
	case slices.Contains(blocks, parent.name) || parent.name == "sdtContent" && hasName(parent, "p"):
		return "p"
	}
	return "r"
}

// value is a field's control as braces, in the looks of the first run in it.
func (c *controlReader) value(t tag, sdt, content *node, level string, shown bool, place string) []*node {
	looks := (*node)(nil)
	for run := range content.all("r") {
		looks = run.child("rPr")
		break
	}
	if own := sdt.child("sdtPr").child("rPr"); shown && own != nil {
		looks = own
	}
	run := sdt.sibling("r")
	if looks = withoutShade(looks); looks != nil {
		run.with(looks)
	}
	run.with(wordsNode(sdt, "{{"+t.code()+"}}"))
	within := tagsWithin(content)
	switch level {
	case "r":
		made := []*node{run}
		if len(within) > 0 { // another field inside: nothing of it is lost
			return append(made, content.children...)
		}
		return made
	case "tr":
		c.tell(place, "row", "title", t.title())
		return content.children
	}
	home := content
	if level == "tc" {
		for cell := range content.all("tc") {
			home = cell
			break
		}
	}
	p := sdt.sibling("p")
	for first := range home.all("p") {
		p = first
		break
	}
	kept := []*node(nil)
	if properties := p.child("pPr"); properties != nil {
		kept = append(kept, properties)
	}
	p.children = append(kept, run)
	if level == "p" {
		return []*node{p}
	}
	kept = nil
	if properties := home.child("tcPr"); properties != nil {
		kept = append(kept, properties)
	}
	if home == content {
		home = sdt.sibling("tc")
	}
	home.children = append(kept, p)
	return []*node{home}
}

// tagsWithin are the tags that stand in a control.
func tagsWithin(content *node) []tag {
	tags, err := tagsIn(contentText(content))
	if err != nil {
		return nil
	}
	return tags
}

// governing is the control of a condition or a repetition as its content between braces,
// which the content may have of its own.
func (c *controlReader) governing(t tag, content *node, level, place string) []*node {
	text := strings.TrimSpace(contentText(content))
	tags, err := tagsIn(text)
	if err == nil && len(tags) > 0 {
		if first := tags[0]; first.kind == t.kind && first.name != t.name && Title(first.name) == first.name {
			// Its words name no field: a title that was changed since, or mistyped.
			renamed(content, first.source, inBraces(t))
			tags[0].name, tags[0].not = t.name, t.not
		}
		if _, end := closing(tags, 0); tags[0].opens() && tags[0].name == t.name && tags[0].kind == t.kind && (end == len(tags)-1 || end < 0 && len(tags) == 1 && tags[0].source == text) {
			return content.children // between its own words, or nothing but the first of them
		}
		if !balanced(tags) {
			// Within the control it is known where it begins and ends: what is left of its
			// words goes.
			dropStray(content, t)
			c.tell(place, "mended", "title", t.title())
		}
	}
	open, shut := inBraces(t), inBraces(t.end())
	switch level {
	case "r":
		return append(append([]*node{plainRun(content, open)}, content.children...), plainRun(content, shut))
	case "p":
		return append(append([]*node{plainParagraph(content, open)}, content.children...), plainParagraph(content, shut))
	case "tr":
		row := func(words string) *node {
			return content.sibling("tr").with(content.sibling("tc").with(plainParagraph(content, words)))
		}
		return append(append([]*node{row(open)}, content.children...), row(shut))
	}
	for _, cell := range content.children {
		if cell.name != "tc" {
			continue
		}
		at := slices.IndexFunc(cell.children, func(n *node) bool { return n.name == "p" || n.name == "tbl" || n.name == "sdt" })
		cell.children = slices.Insert(cell.children, max(at, 0), plainParagraph(content, open))
		cell.children = append(cell.children, plainParagraph(content, shut))
	}
	return content.children
}

// renamed puts other words in the place of the first that are alike in a control.
func renamed(content *node, old, words string) {
	lines := []line{newLine(content)}
	for p := range content.all("p") {
		lines = append(lines, newLine(p))
	}
	for _, l := range lines {
		if at := strings.Index(l.text, old); at >= 0 {
			l.replace([]change{{at, at + len(old), words}})
			return
		}
	}
}

// dropStray takes the words of t that have no counterpart out of a control.
func dropStray(content *node, t tag) {
	for p := range content.all("p") {
		if control, err := controlOf(p); err == nil && control != nil && (control.opens() && control.name == t.name && control.kind == t.kind || control.ends(t)) {
			l := newLine(p)
			l.replace([]change{{from: 0, to: len(l.text)}})
			p.dropped = true
		}
	}
}

func plainRun(like *node, words string) *node { return like.sibling("r").with(wordsNode(like, words)) }

func plainParagraph(like *node, words string) *node {
	return like.sibling("p").with(plainRun(like, words))
}

// withoutShade are the looks of a run without what only a placeholder has.
func withoutShade(looks *node) *node {
	if looks == nil {
		return nil
	}
	looks = looks.clone()
	looks.children = slices.DeleteFunc(looks.children, func(n *node) bool {
		return n.name == "shd" && strings.EqualFold(attributeOf(n, "fill"), shade) || n.name == "rStyle"
	})
	if !hasElement(looks.children) {
		return nil
	}
	return looks
}

// contentText are the words in a control, of paragraphs or of a piece of one.
func contentText(content *node) string {
	if hasName(content, "p") {
		return blockText(content)
	}
	return newLine(content).text
}

// firstWords are the words of the first paragraph that has some.
func firstWords(n *node) string {
	for p := range n.all("p") {
		if words := strings.TrimSpace(paragraphText(p)); words != "" {
			return words
		}
	}
	return newLine(n).text
}

// valueOf is the w:val of an element, empty for none.
func valueOf(n *node) string {
	if n == nil {
		return ""
	}
	return attributeOf(n, "val")
}

// attributeOf is an attribute of an element by its local name.
func attributeOf(n *node, name string) string {
	token, err := xml.NewDecoder(bytes.NewReader(n.start)).RawToken()
	start, is := token.(xml.StartElement)
	if err != nil || !is {
		return ""
	}
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
