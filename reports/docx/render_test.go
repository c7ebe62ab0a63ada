package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/day"
)

// wordFile is a Word document with the given body and other parts.
func wordFile(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	all := append([]string{
		"[Content_Types].xml", contentTypes,
		"word/document.xml", xmlHead + `<w:document` + namespaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}, parts...)
	for i := 0; i < len(all); i += 2 {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: all[i], Method: zip.Deflate, Modified: time.Unix(0, 0)})
		if err == nil {
			_, err = io.WriteString(w, all[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// run is a run; para a paragraph of runs.
func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func para(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(run(text))
	}
	return `<w:p>` + b.String() + `</w:p>`
}

func cellsXML(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(`<w:tc>` + para(text) + `</w:tc>`)
	}
	return `<w:tr>` + b.String() + `</w:tr>`
}

func rendered(t testing.TB, template []byte, f Fields) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Render(&b, template, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func partOf(t testing.TB, raw []byte, name string) string {
	t.Helper()
	archive, err := open(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.File {
		if file.Name == name {
			part, err := readPart(file)
			if err != nil {
				t.Fatal(err)
			}
			return string(part)
		}
	}
	t.Fatalf("no part %s", name)
	return ""
}

// failer is a test, of testing or of rapid.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// textOf is the text of a document: a line for each paragraph, headers too.
func textOf(t failer, raw []byte) string {
	t.Helper()
	archive, err := open(raw)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range archive.File {
		part, err := readPart(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file.Name, ".xml") || strings.HasSuffix(file.Name, ".rels") {
			root, err := parseTree(part)
			if err != nil {
				t.Fatalf("%s is not well-formed: %v", file.Name, err)
			}
			if holdsText(file.Name) {
				root.each(func(n *node) {
					if n.element && n.name == "p" {
						b.WriteString(paragraphText(n) + "\n")
					}
				})
			}
		}
	}
	return b.String()
}

var some = Fields{
	"ten": "Nguyễn Văn A", "trong": "", "ngay": day.Must("2026-01-05"), "so": 25, "co": true, "khong": false,
	"hang": []Fields{{"ten": "một"}, {"ten": "hai"}}, "khong_hang": []Fields(nil), "dong": "dòng 1\ndòng 2",
}

func TestPlaceholdersAndControls(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"plain", para("Ông {{ten}}."), "Ông Nguyễn Văn A."},
		{"torn over runs", para("Ông {", "{t", "en", "}", "}."), "Ông Nguyễn Văn A."},
		{"typed with accents", para("{{ Tên }} {{TEN}}"), "Nguyễn Văn A Nguyễn Văn A"},
		{"dates", para("{{ngay}}; {{ngay:chu}}; {{ngay:chu:dau}}; {{ngay:bang_chu}}"), "05/01/2026; ngày 05 tháng 01 năm 2026; Ngày 05 tháng 01 năm 2026; ngày năm tháng một năm hai nghìn không trăm hai mươi sáu"},
		{"number", para("{{so}} ({{so:bang_chu}})"), "25 (hai mươi lăm)"},
		{"capitals", para("{{ten:hoa}}"), "NGUYỄN VĂN A"},
		{"condition inside a line", para("a{{#if co}}b{{/if}}{{#if khong}}c{{else}}d{{/if}}"), "abd"},
		{"nested", para("{{#if co}}{{#if trong}}x{{else}}y{{#if ten}}z{{/if}}{{/if}}{{/if}}"), "yz"},
		{"what is not taken needs nothing", para("a{{#if trong}}{{trong}}{{/if}}"), "a"},
		{"repeated inside a line", para("{{#each hang}}{{stt}}) {{ten}}; {{/each}}"), "1) một; 2) hai; "},
		{"a line of failed conditions goes", para("a") + para("{{#if trong}}b{{/if}}") + para("c"), "a\nc"},
		{"paragraphs", para("{{#if co}}") + para("b") + para("{{else}}") + para("c") + para("{{/if}}"), "b"},
		{"other paragraphs", para("{{#if khong}}") + para("b") + para("{{else}}") + para("c") + para("{{/if}}"), "c"},
		{"repeated paragraphs", para("{{#each hang}}") + para("- {{ten}}") + para("{{/each}}"), "- một\n- hai"},
		{"outer names in rows", para("{{#each hang}}") + para("{{ten}} {{so}}") + para("{{/each}}"), "một 25\nhai 25"},
		{"no rows", para("a") + para("{{#each khong_hang}}") + para("{{ten}}") + para("{{/each}}"), "a"},
		{"lines become paragraphs", para("x {{dong}} y"), "x dòng 1\ndòng 2 y"},
		{"table row", `<w:tbl>` + cellsXML("STT", "Tên") + cellsXML("{{#each hang}}{{stt}}", "{{ten}}{{/each}}") + `</w:tbl>` + para("z"), "STT\nTên\n1\nmột\n2\nhai\nz"},
		{"rows between rows", `<w:tbl>` + cellsXML("{{#each hang}}", "") + cellsXML("{{ten}}", "b") + cellsXML("{{/each}}", "") + `</w:tbl>` + para("z"), "một\nb\nhai\nb\nz"},
		{"a table without rows goes", `<w:tbl>` + cellsXML("{{#each khong_hang}}{{ten}}", "{{/each}}") + `</w:tbl>` + para("z"), "z"},
		{"conditional row", `<w:tbl>` + cellsXML("{{#if trong}}a", "b{{/if}}") + cellsXML("c", "d") + `</w:tbl>` + para("z"), "c\nd\nz"},
		{"values are not read again", para("{{#if co}}{{ma}}{{/if}}"), "{{ten}} & <w:p/>"},
		{"text box", `<w:p><w:r><w:pict><w:txbxContent>` + para("{{ten}}") + `</w:txbxContent></w:pict></w:r>` + run("ngoài {{so}}") + `</w:p>`, "ngoài 25\nNguyễn Văn A"},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw := rendered(t, wordFile(t, c.body), some.With(Fields{"ma": "{{ten}} & <w:p/>"}))
			if got := strings.TrimSuffix(textOf(t, raw), "\n"); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestTheRestOfTheTemplateStays(t *testing.T) {
	looks := `<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t>{{ten}}</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:tab/><w:t>sau</w:t></w:r></w:p>`
	header := xmlHead + `<w:hdr` + namespaces + `>` + para("Mẫu của {{ten}}") + `</w:hdr>`
	styles, picture := xmlHead+`<w:styles`+namespaces+`/>`, "\x89PNG\x00\x01{{ten}}"
	raw := rendered(t, wordFile(t, looks, "word/styles.xml", styles, "word/media/image1.png", picture, "word/header1.xml", header), some)
	want := strings.Replace(looks, `<w:t>{{ten}}</w:t>`, `<w:t xml:space="preserve">Nguyễn Văn A</w:t>`, 1)
	if got := partOf(t, raw, "word/document.xml"); !strings.Contains(got, want) {
		t.Errorf("the paragraph became %s", got)
	}
	if partOf(t, raw, "word/styles.xml") != styles || partOf(t, raw, "word/media/image1.png") != picture {
		t.Error("styles or picture changed")
	}
	if got := partOf(t, raw, "word/header1.xml"); !strings.Contains(got, "Mẫu của Nguyễn Văn A") {
		t.Errorf("the header became %s", got)
	}
	if again := rendered(t, wordFile(t, looks, "word/styles.xml", styles, "word/media/image1.png", picture, "word/header1.xml", header), some); !bytes.Equal(raw, again) {
		t.Error("a reprint differs")
	}
}

func TestNothingIsSilentlyBlank(t *testing.T) {
	template := wordFile(t, para("{{ten}} {{trong}} {{la}}")+para("{{#if khong_co}}x{{/if}}")+para("{{#if khong}}{{cung_trong}}{{/if}}"))
	missing, unknown, err := Check(template, some)
	if err != nil || !slices.Equal(missing, []string{"trong"}) || !slices.Equal(unknown, []string{"la", "khong_co"}) {
		t.Errorf("missing %q, unknown %q, %v", missing, unknown, err)
	}
	var b bytes.Buffer
	var incomplete *IncompleteError
	if err := Render(&b, template, some); !errors.As(err, &incomplete) || b.Len() > 0 {
		t.Errorf("%v; %d bytes written", err, b.Len())
	}
	if err := RenderDraft(&b, template, some); err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, b.Bytes()); text != "Nguyễn Văn A …… ……\n" {
		t.Errorf("with dots: %q", text)
	}
	b.Reset()
	if err := RenderDraft(&b, wordFile(t, para("{{#each hang}}{{ten}} {{trong}} {{rong}}; {{/each}}")), Fields{"rong": "ngoài", "hang": []Fields{{"ten": "một", "trong": "", "rong": ""}}}); err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, b.Bytes()); text != "một …… ……; \n" {
		t.Errorf("an empty field of a row: %q", text)
	}
	names, err := Placeholders(template)
	if want := []string{"ten", "trong", "la", "khong_co", "khong", "cung_trong"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("placeholders %q, %v", names, err)
	}
}

func TestWrongTemplatesAreExplained(t *testing.T) {
	for body, want := range map[string]string{
		para("{{ten"):                          "{{ không có }}",
		para("ten}}"):                          "}} không có {{",
		para("{{#if ten}}a") + para("b"):       "phải kết thúc ngay trong đoạn",
		para("{{#each hang}}") + para("b"):     "không có từ kết thúc",
		para("a") + para("{{/if}}"):            "phía trước không có",
		para("{{#neu ten}}a{{/if}}"):           "viết không đúng",
		para("{{ten:to}}"):                     "Các cách viết",
		para("{{#if co}}") + para("{{/each}}"): "không khớp",
	} {
		var problem templateProblem
		if _, _, err := Check(wordFile(t, body), some); !errors.As(err, &problem) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", body, err, want)
		}
	}
	for name, raw := range map[string][]byte{
		"no archive": []byte("xin chào"), "broken XML": wordFile(t, "<w:p>"), "nothing": nil,
		"deep": wordFile(t, strings.Repeat("<w:tbl>", 5000)+strings.Repeat("</w:tbl>", 5000)),
	} {
		if _, _, err := Check(raw, some); err == nil || !strings.Contains(err.Error(), "không phải là văn bản Word") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A cell must end with a paragraph, whatever its conditions left of it.
func TestCellsKeepAParagraph(t *testing.T) {
	table := `<w:tbl><w:tr><w:tc><w:tcPr/>` + para("{{#if trong}}") + para("a") + para("{{/if}}") + `</w:tc></w:tr></w:tbl>`
	if got := partOf(t, rendered(t, wordFile(t, table+para("z")), some), "word/document.xml"); !strings.Contains(got, `<w:tcPr/><w:p/></w:tc>`) {
		t.Errorf("the cell became %s", got)
	}
}

// Any text comes out of the document as it went in.
func TestAnyTextIsSafe(t *testing.T) {
	template := wordFile(t, para("[{", "{x}", "}]"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`\S`).Draw(t, "first") + rapid.String().Draw(t, "text") + "."
		var b bytes.Buffer
		if err := Render(&b, template, Fields{"x": text}); err != nil {
			t.Fatal(err)
		}
		want := "["
		for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
			if i > 0 {
				want += "\n"
			}
			want += safeText(line)
		}
		if got := textOf(t, b.Bytes()); got != want+"]\n" {
			t.Fatalf("%q came out as %q", text, got)
		}
	})
}

// FuzzRender: no part, however broken, makes the templater panic, and what it
// writes is well-formed, also as one of several documents. What an examination
// finds in order can be filled.
func FuzzRender(f *testing.F) {
	for _, body := range []string{
		para("{{ten}}"), para("{", "{#if co}}x{{else}}", "y{{/if}}"), `<w:tbl>` + cellsXML("{{#each hang}}{{stt}}", "{{ten}}{{/each}}") + `</w:tbl>`,
		para("{{#each hang}}") + para("{{dong}}") + para("{{/each}}"), `<w:p><w:hyperlink><w:r><w:t>{{dong}}</w:t></w:r></w:hyperlink></w:p>`,
		`<w:sdt><w:sdtContent>` + para("{{ten}}") + `</w:sdtContent></w:sdt>`, `<w:tc/>`, `<w:p><w:pPr><w:sectPr/></w:pPr>` + run("{{#if co}}") + `</w:p>` + para("{{/if}}"),
		`<!-- --><w:p><w:r><w:t><![CDATA[{{ten}}]]></w:t></w:r></w:p>`, `<w:txbxContent>` + para("{{x}}") + `</w:txbxContent>`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		template := wordFile(t, body)
		examined := Examine(template)
		if _, _, err := Check(template, some); err != nil {
			return
		}
		var b bytes.Buffer
		if err := RenderDraft(&b, template, some); err != nil {
			t.Fatal(err)
		}
		var whole struct{}
		if err := xml.Unmarshal([]byte(partOf(t, b.Bytes(), "word/document.xml")), &whole); err != nil && !errors.Is(err, io.EOF) {
			var whole struct{}
			if xml.Unmarshal([]byte(partOf(t, template, "word/document.xml")), &whole) == nil {
				t.Fatalf("%v in %s", err, partOf(t, b.Bytes(), "word/document.xml"))
			}
		}
		if examined.Err != nil {
			return
		}
		var merged bytes.Buffer
		if err := Merge(&merged, [][]byte{b.Bytes(), b.Bytes()}); err != nil {
			return // two bodies
		}
		if _, err := parseTree([]byte(partOf(t, merged.Bytes(), "word/document.xml"))); err != nil {
			t.Fatalf("%v in %s", err, partOf(t, merged.Bytes(), "word/document.xml"))
		}
	})
}

// A clerk types whole sentences: the full stop goes where the template's own mark follows,
// and stays where nothing does.
func TestAValuesFullStopMeetsTheTemplatesMark(t *testing.T) {
	for paragraph, want := range map[string]string{
		"Lý do: {{ly_do}}.":                        "Lý do: Đã hết hạn.",
		"Lý do: {{ly_do}}":                         "Lý do: Đã hết hạn.",
		"({{ly_do}}); kết thúc":                    "(Đã hết hạn); kết thúc",
		"rút {{ly_do}} trong đơn":                  "rút Đã hết hạn trong đơn",
		"{{ly_do}} Vậy thông báo":                  "Đã hết hạn. Vậy thông báo",
		"{{ly_do}}./.":                             "Đã hết hạn./.",
		"{{#if ly_do}}{{ly_do}}{{/if}}, {{ly_do}}": "Đã hết hạn, Đã hết hạn.",
		"{{ly_do}}{{#if khac}} x{{/if}}.":          "Đã hết hạn.",
	} {
		raw, err := Layout{Sign: SignNobody, Body: []string{paragraph}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := Render(&b, raw, Fields{"ly_do": "Đã hết hạn.", "khac": "", "co_quan_dong_1": "A", "co_quan_dong_2": "B", "co_quan_cap_tren": ""}); err != nil {
			t.Fatal(err)
		}
		text, err := Text(b.Bytes())
		if err != nil || !strings.Contains(text+"\n", "\n"+want+"\n") {
			t.Errorf("%q becomes %v %q, want %q", paragraph, err, text, want)
		}
	}
}

// A list that is signed by hand has rows high enough; names under signatures stand in a row
// of their own, whatever stands above them.
func TestRoomToSign(t *testing.T) {
	document := func(lines ...string) string { return Layout{Sign: SignNobody, Body: lines}.document() }
	high := `<w:trHeight w:val="567"/>`
	if got := document("| 50 | 50^ |", "| Họ tên | Ký |", "| a | |", "| b | |"); strings.Count(got, high) != 2 {
		t.Errorf("rows to sign: %s", got)
	}
	if got := document("| 50 | 50 |", "| Họ tên | Ký |", "| a | |"); strings.Contains(got, high) {
		t.Errorf("rows to read: %s", got)
	}
	got := document("& BÊN GIAO; (ký); An | BÊN NHẬN TÀI LIỆU; (ký); Bình")
	captions, names, ok := strings.Cut(got[strings.Index(got, "BÊN GIAO"):], "<w:tr>")
	if !ok || !strings.Contains(captions, "BÊN NHẬN") || strings.Contains(captions, ">An<") || !strings.Contains(names, ">An<") || !strings.Contains(names, ">Bình<") {
		t.Errorf("signatures: %s", got)
	}
}
