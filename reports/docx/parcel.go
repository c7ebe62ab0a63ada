package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// The lists of a package (ECMA-376 part 2): what each part is, and what the main part
// refers to.
const (
	typesPart     = "[Content_Types].xml"
	mainRelations = "word/_rels/document.xml.rels"
)

// parcel is a Word document to which parts are added.
type parcel struct {
	archive   *zip.Reader
	changed   map[string]*node // the trees of parts in the place of what the archive has
	added     []addedPart
	relations relations
	types     contentTypeList
	listed    bool // relations or types are no longer those of the archive
}

type addedPart struct {
	name    string
	content []byte
}

// relations are what a part refers to.
type relations struct {
	XMLName xml.Name   `xml:"http://schemas.openxmlformats.org/package/2006/relationships Relationships"`
	All     []relation `xml:"Relationship"`
}

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:",attr"`
	Target string `xml:",attr"`
	Mode   string `xml:"TargetMode,attr,omitempty"`
}

// contentTypeList says what the parts of a package are, by their endings and one by one.
type contentTypeList struct {
	XMLName  xml.Name `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults []struct {
		Extension   string `xml:",attr"`
		ContentType string `xml:",attr"`
	} `xml:"Default"`
	Overrides []struct {
		PartName    string `xml:",attr"`
		ContentType string `xml:",attr"`
	} `xml:"Override"`
}

func openParcel(docx []byte) (*parcel, error) {
	archive, err := open(docx)
	if err != nil {
		return nil, err
	}
	p := &parcel{archive: archive, changed: map[string]*node{}}
	if err := readXML(archive, typesPart, &p.types); err != nil {
		return nil, err
	}
	return p, readXML(archive, mainRelations, &p.relations)
}

// readXML reads a part of lists; one that is not there lists nothing.
func readXML(archive *zip.Reader, name string, into any) error {
	raw, err := partNamed(archive, name)
	if err == nil && raw != nil {
		err = xml.Unmarshal(raw, into)
	}
	if err != nil {
		return notWord(fmt.Errorf("%s: %w", name, err))
	}
	return nil
}

func writtenList(list any) ([]byte, error) {
	raw, err := xml.Marshal(list)
	return append([]byte(xmlHead), raw...), err
}

// holds reports whether the document has a part of the name.
func (p *parcel) holds(name string) bool {
	return slices.ContainsFunc(p.archive.File, func(f *zip.File) bool { return f.Name == name }) ||
		slices.ContainsFunc(p.added, func(a addedPart) bool { return a.name == name })
}

// add adds a part beside the others of its kind, and returns its name: of two equal ones
// there is one.
func (p *parcel) add(name, contentType string, content []byte) string {
	for _, a := range p.added {
		if path.Ext(a.name) == path.Ext(name) && path.Dir(a.name) == path.Dir(name) && bytes.Equal(a.content, content) {
			return a.name
		}
	}
	ending := path.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ending), "0123456789")
	for n := 1; p.holds(name); n++ {
		name = fmt.Sprintf("%s%d%s", stem, n, ending)
	}
	p.added, p.listed = append(p.added, addedPart{name, content}), true
	if p.types.of(name) != contentType {
		p.types.Overrides = append(p.types.Overrides, struct {
			PartName    string `xml:",attr"`
			ContentType string `xml:",attr"`
		}{"/" + name, contentType})
	}
	return name
}

// of is what kind of part lies under the name.
func (t *contentTypeList) of(name string) string {
	for _, o := range t.Overrides {
		if strings.EqualFold(o.PartName, "/"+name) {
			return o.ContentType
		}
	}
	for _, d := range t.Defaults {
		if strings.EqualFold("."+d.Extension, path.Ext(name)) {
			return d.ContentType
		}
	}
	return ""
}

// relate is the id by which the main part refers to what the relation says, which has no
// id yet.
func (p *parcel) relate(to relation) string {
	taken := map[string]bool{}
	for _, r := range p.relations.All {
		if r.Type == to.Type && r.Target == to.Target && r.Mode == to.Mode {
			return r.ID
		}
		taken[r.ID] = true
	}
	for n := len(p.relations.All) + 1; ; n++ {
		if to.ID = fmt.Sprintf("rId%d", n); !taken[to.ID] {
			break
		}
	}
	p.relations.All, p.listed = append(p.relations.All, to), true
	return to.ID
}

// write writes the document with what was changed and added.
func (p *parcel) write(w io.Writer) error {
	if p.listed {
		for name, list := range map[string]any{typesPart: p.types, mainRelations: p.relations} {
			raw, err := writtenList(list)
			if err != nil {
				return err
			}
			if p.holds(name) {
				p.changed[name] = &node{start: raw}
			} else {
				p.added = append(p.added, addedPart{name, raw})
			}
		}
	}
	if len(p.added) == 0 {
		return rewrite(w, p.archive, p.changed)
	}
	var whole bytes.Buffer
	if err := rewrite(&whole, p.archive, p.changed); err != nil {
		return err
	}
	before, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, file := range before.File {
		if err := out.Copy(file); err != nil {
			return err
		}
	}
	for _, a := range p.added {
		to, err := out.CreateHeader(&zip.FileHeader{Name: a.name, Method: zip.Deflate, Modified: built})
		if err == nil {
			_, err = to.Write(a.content)
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}
