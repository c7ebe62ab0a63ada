package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawTemplate draws the body of a template: paragraphs with fields, conditions within them
// and around them, repetitions and rows.
type drawTemplate struct {
	*rapid.T
	nodes int
}

func (d *drawTemplate) pick(all ...string) string { return rapid.SampledFrom(all).Draw(d.T, "pick") }

var (
	drawnFields = []string{"noi_dung", "ong_ba", "dia_chi", "so_ngay", "ly_do", "ngay_nhan"}
	drawnFlags  = []string{"dia_chi", "ly_do", "la_to_cao", "so_ngay", "tai_lieu"}
)

func (d *drawTemplate) inline(depth int) string {
	var b strings.Builder
	for range rapid.IntRange(1, 3).Draw(d.T, "pieces") {
		switch kind := d.pick("text", "value", "value", "if", "ifelse", "not", "each"); {
		case kind == "text" || depth > 2:
			b.WriteString(d.pick("về việc ", ", địa chỉ: ", ".", " **đậm** ", "*nghiêng*", "……………"))
		case kind == "value":
			b.WriteString("{{" + d.pick(drawnFields...) + d.pick("", "", ":hoa", ":dau", ":chu:dau") + "}}")
		case kind == "if":
			fmt.Fprintf(&b, "{{#if %s}}%s{{/if}}", d.pick(drawnFlags...), d.inline(depth+1))
		case kind == "not":
			fmt.Fprintf(&b, "{{#if not %s}}%s{{/if}}", d.pick(drawnFlags...), d.inline(depth+1))
		case kind == "ifelse":
			fmt.Fprintf(&b, "{{#if %s}}%s{{else}}%s{{/if}}", d.pick(drawnFlags...), d.inline(depth+1), d.pick("", d.inline(depth+1)))
		default:
			fmt.Fprintf(&b, "{{#each tai_lieu}}{{ten}}%s; {{/each}}", d.pick("", " ({{so_trang}})"))
		}
	}
	return b.String()
}

func (d *drawTemplate) lines(depth int) []string {
	var lines []string
	for range rapid.IntRange(1, 3).Draw(d.T, "lines") {
		kind := d.pick("line", "line", "if", "ifelse", "not", "each", "row")
		if d.nodes++; depth > 2 || d.nodes > 12 {
			kind = "line"
		}
		switch flag := d.pick(drawnFlags...); kind {
		case "line":
			lines = append(lines, "Đoạn "+d.inline(0))
		case "if":
			lines = append(append(append(lines, "{{#if "+flag+"}}"), d.lines(depth+1)...), "{{/if}}")
		case "not":
			lines = append(append(append(lines, "{{#if not "+flag+"}}"), d.lines(depth+1)...), "{{/if}}")
		case "ifelse":
			lines = append(append(append(lines, "{{#if "+flag+"}}"), d.lines(depth+1)...), "{{else}}")
			lines = append(append(lines, d.lines(depth+1)...), "{{/if}}")
		case "each":
			lines = append(append(append(lines, "{{#each tai_lieu}}"), d.lines(depth+1)...), "{{/each}}")
		case "row":
			lines = append(lines, "| 20 | 80 |", "| STT | Tên |", "| {{#each tai_lieu}}{{stt}} | {{ten}}"+d.pick("", "{{#if so_trang}}, {{so_trang}}{{/if}}")+"{{/each}} |", "Sau bảng.")
		}
	}
	return lines
}

func (d *drawTemplate) fields() Fields {
	f := Fields{"la_to_cao": rapid.Bool().Draw(d.T, "flag"), "so_ngay": rapid.IntRange(0, 2).Draw(d.T, "count")}
	for _, name := range []string{"noi_dung", "ong_ba", "dia_chi", "ly_do", "ngay_nhan"} {
		f[name] = d.pick("", "một", "hai\nba", "*sao*")
	}
	var rows []Fields
	for i := range rapid.IntRange(0, 2).Draw(d.T, "rows") {
		rows = append(rows, Fields{"ten": fmt.Sprint("tên ", i), "so_trang": i})
	}
	f["tai_lieu"] = rows
	return f
}

// Any template gives the same documents with controls as without, also after an office
// program damaged them as LibreOffice 7.4 does.
func TestAnyTemplateGivesTheSameWithControls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &drawTemplate{T: t}
		raw, err := Layout{Heading: "THÔNG BÁO", Subject: d.inline(1), Sign: SignCommittee, Body: d.lines(0)}.Build()
		if err != nil {
			t.Fatal(err)
		}
		copied, err := WithControls(raw)
		if err != nil {
			t.Fatal(err)
		}
		worn := asLibreOfficeLeaves(t, copied)
		for name, template := range map[string][]byte{"copied": copied, "damaged": worn} {
			if e := Examine(template); e.Err != nil || len(e.Told) > 0 {
				t.Fatalf("%s: %v, %+v in %s", name, e.Err, e.Told, textOf(t, template))
			}
		}
		f := d.fields()
		var want, got, left bytes.Buffer
		for out, template := range map[*bytes.Buffer][]byte{&want: raw, &got: copied, &left: worn} {
			if err := RenderDraft(out, template, f); err != nil {
				t.Fatal(err)
			}
		}
		said := func(document []byte) string {
			text, err := Text(document) // with its tabs
			if err != nil {
				t.Fatal(err)
			}
			return text + textOf(t, document)
		}
		if a, b, c := said(want.Bytes()), said(got.Bytes()), said(left.Bytes()); a != b || a != c {
			t.Fatalf("without controls\n%s\nwith\n%s\ndamaged\n%s\nof\n%s", a, b, c, textOf(t, raw))
		}
	})
}

// asLibreOfficeLeaves does to the controls of a template what LibreOffice 7.4 was seen to do.
func asLibreOfficeLeaves(t failer, raw []byte) []byte {
	t.Helper()
	archive, err := open(raw)
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]*node{}
	err = eachText(archive, func(name string, root *node) error {
		changed[name] = root
		for tag := range root.all("tag") {
			tag.dropped = true
		}
		wear(root, false)
		return nil
	})
	var b bytes.Buffer
	if err == nil {
		err = rewrite(&b, archive, changed)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wear changes the controls in n; bare takes all of them away and leaves what they hold.
func wear(n *node, bare bool) {
	var out []*node
	for _, child := range n.children {
		content := child.child("sdtContent")
		if child.name != "sdt" || content == nil {
			wear(child, bare)
			out = append(out, child)
			continue
		}
		if hasName(content, "p") { // becomes one around the first paragraph, which holds no other
			first := true
			for _, inner := range content.children {
				if first && inner.name == "p" {
					wear(inner, true)
					pieces := content.sibling("sdtContent")
					kept := []*node(nil)
					for _, piece := range inner.children {
						if piece.name == "pPr" {
							kept = append(kept, piece)
						} else {
							pieces.with(piece)
						}
					}
					inner.children = append(kept, child.sibling("sdt").with(child.child("sdtPr"), pieces))
					first = false
				}
			}
			if first {
				t := *content
				wear(&t, bare)
				out = append(out, t.children...)
				continue
			}
			holder := &node{element: true, children: content.children[1:]}
			wear(holder, bare)
			out = append(append(out, content.children[0]), holder.children...)
			continue
		}
		if bare || hasName(content, "sdt") {
			wear(content, bare)
			out = append(out, content.children...)
			continue
		}
		if properties := child.child("sdtPr"); properties.child("text") == nil {
			properties.children = nil
			out = append(out, child)
			continue
		}
		for run := range content.all("r") {
			if looks := run.child("rPr"); looks != nil {
				looks.dropped = true
			}
		}
		out = append(out, child)
	}
	n.children = out
}
