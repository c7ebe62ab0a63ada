package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// customPart holds what programs keep in a document; Word and LibreOffice leave it as it is.
const customPart = "docProps/custom.xml"

// ownProperties begin the names of the properties that are ours: a template has them, its
// documents do not.
const ownProperties = "donthu."

// SetCustom keeps values in a Word document (a .docx) that holds no other custom
// properties, by names below "donthu.".
func SetCustom(docx []byte, names, values []string) ([]byte, error) {
	archive, err := open(docx)
	if err != nil {
		return nil, err
	}
	var properties strings.Builder
	properties.WriteString(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, name := range names {
		fmt.Fprintf(&properties, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`,
			i+2, escape(ownProperties+name), escape(values[i]))
	}
	properties.WriteString(`</Properties>`)
	changed := map[string]*node{}
	for part, more := range map[string][2]string{
		"[Content_Types].xml": {"</Types>", `<Override PartName="/` + customPart + `" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`},
		"_rels/.rels":         {"</Relationships>", `<Relationship Id="rIdDonThu" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="` + customPart + `"/>`},
	} {
		raw, err := partNamed(archive, part)
		if err != nil {
			return nil, err
		}
		at := bytes.LastIndex(raw, []byte(more[0]))
		if at < 0 {
			return nil, notWord(fmt.Errorf("no %s in %s", more[0], part))
		}
		changed[part] = &node{start: append(append(bytes.Clone(raw[:at]), more[1]...), raw[at:]...)}
	}
	var b bytes.Buffer
	if err := rewrite(&b, archive, changed); err != nil {
		return nil, err
	}
	return withPart(b.Bytes(), customPart, properties.String())
}

// withPart is a Word document with one more part.
func withPart(docx []byte, name, content string) ([]byte, error) {
	archive, err := open(docx)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, file := range archive.File {
		if err := out.Copy(file); err != nil {
			return nil, err
		}
	}
	to, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: built})
	if err == nil {
		_, err = to.Write([]byte(content))
	}
	if err == nil {
		err = out.Close()
	}
	return b.Bytes(), err
}

// Custom is a value that SetCustom keeps in a document, empty when there is none.
func Custom(docx []byte, name string) string {
	archive, err := open(docx)
	if err != nil {
		return ""
	}
	for _, file := range archive.File {
		if file.Name != customPart {
			continue
		}
		root, err := treeOf(file)
		if err != nil {
			return ""
		}
		value := ""
		root.each(func(n *node) {
			if n.element && strings.HasSuffix(n.name, "property") && attributeOf(n, "name") == ownProperties+name {
				n.each(func(d *node) { value += d.text })
			}
		})
		return strings.TrimSpace(value)
	}
	return ""
}
