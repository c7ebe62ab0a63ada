package docx

import (
	"slices"
	"strings"
)

// Lines are the paragraphs of a template's body that say something, as they are written in
// braces: what two templates are compared by.
func Lines(template []byte) ([]string, error) {
	var lines []string
	err := eachParagraph(template, func(p *node) error {
		if text := strings.TrimSpace(paragraphText(p)); text != "" {
			lines = append(lines, strings.Join(strings.Fields(text), " "))
		}
		return nil
	})
	return lines, err
}

// Readable is a paragraph of a template for somebody who is no programmer: the titles of
// its fields stand in it.
func Readable(line string) string {
	tags, err := tagsIn(line)
	if err != nil {
		return line
	}
	var b strings.Builder
	at := 0
	for _, t := range tags {
		b.WriteString(line[at:t.from])
		switch t.kind {
		case valueTag:
			b.WriteString(t.placeholder())
		case elseTag:
			b.WriteString(t.source)
		default:
			b.WriteString("{{" + t.spoken() + "}}")
		}
		at = t.to
	}
	return b.String() + line[at:]
}

// Asked are the fields that paragraphs write, and those on which they stand.
func Asked(lines []string) (written, conditions []string) {
	for _, line := range lines {
		tags, _ := tagsIn(line) // what cannot be read asks for nothing
		for _, t := range tags {
			switch {
			case t.kind == valueTag:
				written = note(written, t.name)
			case t.opens():
				conditions = note(conditions, t.name)
			}
		}
	}
	return written, conditions
}

// Difference is what paragraphs after have that those before had not, and the other way.
func Difference(before, after []string) (added, gone []string) {
	// longest[i][j] is the length of the longest common part of before[i:] and after[j:].
	longest := make([][]int, len(before)+1)
	for i := range longest {
		longest[i] = make([]int, len(after)+1)
	}
	for i, b := range slices.Backward(before) {
		for j, a := range slices.Backward(after) {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if a == b {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			i, j = i+1, j+1
		case j == len(after) || i < len(before) && longest[i+1][j] >= longest[i][j+1]:
			gone, i = append(gone, before[i]), i+1
		default:
			added, j = append(added, after[j]), j+1
		}
	}
	return added, gone
}
