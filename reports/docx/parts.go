package docx

import (
	"fmt"
	"strings"
)

// The parts of a Word document (ECMA-376) that hold no placeholders.
const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

	packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`

	documentRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>` +
		`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>` +
		`<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>`

	settingsPart = xmlHead + `<w:settings` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="vi-VN"/></w:settings>`

	fontsPart = xmlHead + `<w:fonts` + namespaces + `><w:font w:name="` + font + `"><w:panose1 w:val="02020603050405020304"/>` +
		`<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`

	// headerPart numbers the pages from the second on, centred in the top margin.
	headerPart = xmlHead + `<w:hdr` + namespaces + `><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`

	firstHeaderPart = xmlHead + `<w:hdr` + namespaces + `><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr></w:p></w:hdr>`

	// corePart holds the title, and as the category who the document is meant for.
	corePart = xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>%s</dc:title><cp:category>%s</cp:category></cp:coreProperties>`

	appPart = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>donthu</Application></Properties>`
)

// style is one paragraph style of the shipped templates.
type style struct {
	id, name, base string
	paragraph      string
	looks          string
}

func looks(size int, marks ...string) string {
	var b strings.Builder
	for _, mark := range marks {
		b.WriteString("<w:" + mark + "/>")
	}
	fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, size, size)
	return b.String()
}

const centred = `<w:jc w:val="center"/>`

func spaced(before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"/>`, before, after)
}

// styles are named as an office sees them in Word.
var styles = []style{
	{"QuocHieu", "Quốc hiệu", "Normal", centred, looks(headSize, "b")},
	{"TieuNgu", "Tiêu ngữ", "Normal", centred, looks(bodySize, "b")},
	{"CoQuanChuQuan", "Cơ quan chủ quản", "Normal", centred, looks(headSize)},
	{"CoQuan", "Cơ quan ban hành", "Normal", centred, looks(headSize, "b")},
	{"KeNgang", "Đường kẻ", "Normal", `<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="60" w:after="60" w:line="40" w:lineRule="exact"/>`, looks(4)},
	{"SoKyHieu", "Số, ký hiệu", "Normal", centred, looks(headSize)},
	{"TrichYeuCongVan", "Trích yếu công văn", "Normal", spaced(60, 0) + centred, looks(headSize)},
	{"DiaDanhNgay", "Địa danh, ngày tháng", "Normal", centred, looks(bodySize, "i")},
	{"TenLoai", "Tên loại", "Normal", `<w:keepNext/>` + spaced(280, 0) + centred, looks(bodySize, "b")},
	{"TrichYeu", "Trích yếu", "Normal", `<w:keepNext/>` + centred, looks(bodySize, "b")},
	{"KinhGui", "Kính gửi", "Normal", spaced(gap, gap) + centred, looks(bodySize)},
	{"KinhGuiDanhSach", "Kính gửi, nhiều nơi", "Normal", spaced(gap, 0) + fmt.Sprintf(`<w:ind w:left="%d"/>`, 2*firstLine), looks(bodySize)},
	{"KinhGuiDong", "Kính gửi, từng nơi", "Normal", fmt.Sprintf(`<w:ind w:left="%d"/>`, 3*firstLine), looks(bodySize)},
	{"NoiDung", "Nội dung", "Normal", fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs><w:spacing w:before="%d" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="%d"/><w:jc w:val="both"/>`, textWidth, gap, firstLine), looks(bodySize)},
	{"CanCu", "Căn cứ", "NoiDung", "", looks(bodySize, "i")},
	{"Muc", "Mục", "NoiDung", `<w:keepNext/>`, looks(bodySize, "b")},
	{"GiuaDam", "Giữa, đậm", "Normal", `<w:keepNext/>` + spaced(2*gap, gap) + centred, looks(bodySize, "b")},
	{"OBang", "Ô bảng", "Normal", spaced(40, 40), looks(headSize)},
	{"OBangDau", "Ô đầu bảng", "Normal", spaced(40, 40) + centred, looks(headSize, "b")},
	{"OTrong", "Ô trống", "Normal", "", looks(headSize)},
	{"CachDong", "Cách dòng", "Normal", `<w:keepNext/>`, looks(12)},
	{"NoiNhanTieuDe", "Nơi nhận, tiêu đề", "Normal", "", looks(copiesTitle, "b", "i")},
	{"NoiNhan", "Nơi nhận", "Normal", "", looks(copiesSize)},
	{"QuyenHan", "Quyền hạn, chức vụ", "Normal", `<w:keepNext/>` + centred, looks(bodySize, "b")},
	{"GhiChuKy", "Ghi chú chữ ký", "Normal", `<w:keepNext/>` + centred, looks(headSize, "i")},
	{"NguoiKy", "Người ký", "Normal", spaced(1701, 0) + centred, looks(bodySize, "b")},
	{"CuoiVanBan", "Cuối văn bản", "Normal", `<w:spacing w:line="20" w:lineRule="exact"/>`, looks(2)}, // Word wants a paragraph after a table
	{"NguoiKyBienBan", "Người ký biên bản", "Normal", spaced(1134, 0) + centred, looks(bodySize, "b")},
	{"SoTrang", "Số trang", "Normal", centred, looks(bodySize)},
}

func stylesPart(styles []style) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `" w:eastAsia="` + font + `" w:cs="` + font + `"/>` +
		fmt.Sprintf(`<w:color w:val="000000"/><w:sz w:val="%d"/><w:szCs w:val="%d"/>`, bodySize, bodySize) + `<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>` +
		`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	for _, s := range styles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/><w:qFormat/>`, s.id, s.name, s.base)
		if s.paragraph != "" {
			b.WriteString(`<w:pPr>` + s.paragraph + `</w:pPr>`)
		}
		b.WriteString(`<w:rPr>` + s.looks + `</w:rPr></w:style>`)
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}
