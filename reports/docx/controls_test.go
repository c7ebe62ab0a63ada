package docx

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// sdt is a content control as Word writes it; properties stand before its content.
func sdt(properties, content string) string {
	return `<w:sdt><w:sdtPr>` + properties + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

// named are the title, the tag and the number of a control.
func named(title, code string) string {
	made++
	return fmt.Sprintf(`<w:alias w:val="%s"/><w:tag w:val="%s"/><w:id w:val="%d"/>`, escape(title), escape(code), made)
}

var made int

func field(code, words string) string { return sdt(named("", code), run(words)) }

func p(content string) string { return `<w:p>` + content + `</w:p>` }

func tc(content string) string { return `<w:tc>` + content + `</w:tc>` }

// What Word and clerks do to controls: the field is filled all the same.
func TestControlsAreFilledWhateverWordDidToThem(t *testing.T) {
	fields := Fields{"noi_dung": "làm hẻm", "ong_ba": "bà Lan", "dia_chi": "", "so_ngay": 30, "tai_lieu": []Fields{{"ten": "đơn"}, {"ten": "ảnh"}}}
	for name, c := range map[string]struct{ body, want string }{
		"a field":           {p(run("Về ") + field("noi_dung", "‹tóm tắt nội dung đơn›") + run(".")), "Về làm hẻm."},
		"capitals":          {p(field("noi_dung:hoa", "x")), "LÀM HẺM"},
		"with braces":       {p(field("noi_dung", "‹…›") + run(", {{ong_ba}}")), "làm hẻm, bà Lan"},
		"emptied":           {p(sdt(named("nội dung", "noi_dung")+`<w:showingPlcHdr/><w:text/>`, run("Bấm vào đây để nhập văn bản."))), "làm hẻm"},
		"nothing in":        {p(sdt(named("nội dung", "noi_dung"), "")), "làm hẻm"},
		"retyped":           {p(field("noi_dung", "việc hẻm 13")), "làm hẻm"},
		"torn":              {p(sdt(named("", "noi_dung"), run("‹tóm ")+`<w:proofErr w:type="spellStart"/>`+run("tắt›"))), "làm hẻm"},
		"deleted, tracked":  {p(run("a") + sdt(named("", "noi_dung"), `<w:del w:id="1"><w:r><w:delText>‹…›</w:delText></w:r></w:del>`)), "a"},
		"inserted, tracked": {p(`<w:ins w:id="1">` + field("noi_dung", "x") + `</w:ins>`), "làm hẻm"},
		"locked":            {p(sdt(named("", "noi_dung")+`<w:lock w:val="sdtContentLocked"/>`, run("x"))), "làm hẻm"},
		"copied":            {p(strings.Repeat(field("noi_dung", "x")+run(" "), 2)), "làm hẻm làm hẻm "},
		"by title":          {p(sdt(`<w:alias w:val="Tóm tắt nội dung đơn"/><w:text/>`, run("x"))), "Làm hẻm"},
		"no number":         {p(sdt(`<w:tag w:val="noi_dung"/>`, run("x"))), "làm hẻm"},
		"whole paragraph": {sdt(named("", "noi_dung"), p(`<w:pPr><w:jc w:val="center"/></w:pPr>`+run("x"))+p(run("y"))),
			"làm hẻm"},
		"in a hyperlink": {p(`<w:hyperlink w:anchor="a">` + field("noi_dung", "x") + `</w:hyperlink>`), "làm hẻm"},
		"in a control of the clerk's": {p(sdt(`<w:alias w:val="Phần của phường"/>`, run("Về ")+field("noi_dung", "x"))),
			"Về làm hẻm"},
		"in itself":        {p(sdt(named("", "noi_dung"), run("a")+field("ong_ba", "b"))), "làm hẻmabà Lan"},
		"in a cell":        {`<w:tbl><w:tr>` + tc(p(field("noi_dung", "x"))) + `</w:tr></w:tbl>` + para(""), "làm hẻm"},
		"around a cell":    {`<w:tbl><w:tr>` + sdt(named("", "noi_dung"), tc(`<w:tcPr/>`+p(run("x")))) + tc(para("|")) + `</w:tr></w:tbl>` + para(""), "làm hẻm|"},
		"a condition":      {p(run("a") + sdt(named("", "#if so_ngay"), run(", ")+field("so_ngay", "x")) + sdt(named("", "#if dia_chi"), run("!"))), "a, 30"},
		"turned round":     {p(sdt(named("", "#if not dia_chi"), run("không rõ địa chỉ")) + sdt(named("", "#if not so_ngay"), run("?"))), "không rõ địa chỉ"},
		"emptied one":      {p(run("a") + sdt(named("", "#if so_ngay")+`<w:showingPlcHdr/>`, run("Bấm vào đây"))), "a"},
		"a block":          {sdt(named("", "#if dia_chi"), para("Địa chỉ")) + sdt(named("", "#if so_ngay"), para("a")+para("{{so_ngay}} ngày")), "a30 ngày"},
		"with its words":   {sdt(named("", "#if so_ngay"), para("{{Chỉ in khi có: số ngày}}")+para("a")+para("{{hết}}")) + para("b"), "ab"},
		"renamed since":    {sdt(named("", "#if so_ngay"), para("{{Chỉ in khi có: một tên cũ của số ngày}}")+para("a")+para("{{hết}}")) + p(sdt(named("", "#if not so_ngay"), run("{{#if not so ngay cu}}c{{hết}}"))) + para("b"), "ab"},
		"one word lost":    {sdt(named("", "#if so_ngay"), para("a")+para("{{hết}}")) + sdt(named("", "#if dia_chi"), para("{{#if dia_chi}}")+para("c")) + para("b"), "ab"},
		"blocks in blocks": {sdt(named("", "#if so_ngay"), para("a")+sdt(named("", "#each tai_lieu"), p(field("ten", "x")))+sdt(named("", "#if dia_chi"), para("c"))), "ađơnảnh"},
		"else in one":      {sdt(named("", "#if dia_chi"), para("{{#if dia_chi}}")+para("a")+para("{{else}}")+para("b")+para("{{/if}}")), "b"},
		"rows":             {`<w:tbl>` + sdt(named("", "#each tai_lieu"), `<w:tr>`+tc(p(field("stt", "x")))+tc(p(field("ten", "y")))+`</w:tr>`) + `</w:tbl>` + para(""), "1đơn2ảnh"},
		"a row left out":   {`<w:tbl>` + cellsXML("đầu") + sdt(named("", "#if dia_chi"), cellsXML("a")) + `</w:tbl>` + para(""), "đầu"},
		"a cell's words":   {`<w:tbl><w:tr>` + sdt(named("", "#if dia_chi"), tc(para("a"))) + tc(para("b")) + `</w:tr></w:tbl>` + para(""), "b"},
		"a day to pick":    {p(sdt(`<w:alias w:val="Ngày"/><w:date/>`, run("chọn ngày"))), "chọn ngày"},
		"a list":           {p(sdt(named("Nơi nhận", "noi_gui")+`<w:dropDownList/>`, run("Chọn một mục."))), "Chọn một mục."},
	} {
		document := rendered(t, wordFile(t, c.body), fields)
		if got := strings.ReplaceAll(textOf(t, document), "\n", ""); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if part := partOf(t, document, mainPart); strings.Contains(c.want, "Chọn") && !strings.Contains(part, "dropDownList") {
			t.Errorf("%s: the clerk's own control is gone: %s", name, part)
		}
	}
	header := xmlHead + `<w:hdr` + namespaces + `>` + p(field("ong_ba", "x")) + sdt(named("", "#if dia_chi"), para("không")) + `</w:hdr>`
	if got := textOf(t, rendered(t, wordFile(t, para("a"), "word/header1.xml", header), fields)); !strings.Contains(got, "bà Lan") || strings.Contains(got, "không") {
		t.Errorf("in the header: %q", got)
	}
}

// A field is written in the looks of the first words in its control, without the shade that
// only a template has.
func TestAFieldTakesTheLooksOfItsControl(t *testing.T) {
	shaded := `<w:shd w:val="clear" w:color="auto" w:fill="` + strings.ToLower(shade) + `"/>`
	bold := `<w:r><w:rPr><w:b/>` + shaded + `</w:rPr><w:t>‹ông</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t> bà›</w:t></w:r>`
	got := partOf(t, rendered(t, wordFile(t, p(sdt(named("", "ong_ba"), bold))), Fields{"ong_ba": "bà Lan"}), mainPart)
	if !strings.Contains(got, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bà Lan</w:t>`) || strings.Contains(got, "<w:i/>") {
		t.Error(got)
	}
	emptied := sdt(`<w:rPr><w:b/></w:rPr>`+named("", "ong_ba")+`<w:showingPlcHdr/>`, `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Bấm</w:t></w:r>`)
	got = partOf(t, rendered(t, wordFile(t, p(emptied)), Fields{"ong_ba": "bà Lan"}), mainPart)
	if !strings.Contains(got, `<w:b/>`) || strings.Contains(got, "PlaceholderText") {
		t.Error(got)
	}
}

// What was damaged is said with the paragraph in which it stands.
func TestDamagedControlsAreTold(t *testing.T) {
	for body, want := range map[string][2]string{
		p(run("Kính gửi ") + field("ong_ba", "Anh Ba")):                                               {"Chữ “Anh Ba” gõ trong khung", "Kính gửi Anh Ba"},
		p(run("Gửi ") + sdt(named("Riêng", "noi_dun"), run("x"))):                                     {"thẻ “noi_dun”", "Gửi x"},
		p(run("Gửi ") + sdt(named("tóm tắt nội dung đơn", "noi_dun"), run("‹tóm tắt nội dung đơn›"))): {"có thẻ lạ “noi_dun”", "Gửi ‹tóm"},
		p(sdt(`<w:alias w:val="Chỉ in khi có: số ngày"/>`, run("trong hạn"))) + para("b"):             {"không còn biết hết ở đâu", "trong hạn"},
		sdt(named("", "#if so_ngay"), para("Hạn giải quyết")+para("{{hết}}")):                         {"mất một trong hai dòng", "Hạn giải quyết"},
		p(run("Về ") + run("‹tóm tắt nội dung đơn›")):                                                 {"đứng ngoài khung", "Về ‹tóm tắt"},
		`<w:tbl>` + sdt(named("", "ong_ba"), cellsXML("một", "hai")) + `</w:tbl>` + para("c"):         {"bao cả một hàng", "một"},
		para("Về {noi_dung} {{ong_ba}}"):                                                              {"“{noi_dung}” sẽ in nguyên như vậy", "Về {noi_dung}"},
		para("Về «NOI_DUNG»"):                                                                         {"trộn thư", "Về «NOI_DUNG»"},
		para("Về <<Noi_dung>>"):                                                                       {"trộn thư", "Về <<Noi_dung>>"},
		para("Về [[noi_dung]]"):                                                                       {"[[noi_dung]]", "Về [["},
	} {
		e := Examine(wordFile(t, body))
		if e.Err != nil || len(e.Told) != 1 || !strings.Contains(e.Told[0].Sentence, want[0]) || !strings.HasPrefix(e.Told[0].Place, want[1]) {
			t.Errorf("%s: %v, %+v", body, e.Err, e.Told)
		}
	}
	for _, body := range []string{p(field("ong_ba", "‹ông (bà) gửi đơn›")), p(sdt(named("", "ong_ba")+`<w:showingPlcHdr/>`, run("Bấm"))), para("Điều 5 {a+b}, [1], 3 < 5"),
		p(sdt(named("", "goog_rdk_0"), run("x"))), p(sdt(`<w:alias w:val="Ngày"/><w:date/>`, run("chọn ngày"))), para("{{ong_ba}}")} {
		if e := Examine(wordFile(t, body)); e.Err != nil || len(e.Told) > 0 {
			t.Errorf("%s: %v, %+v", body, e.Err, e.Told)
		}
	}
}

// testdata/khung.docx is a copy that WithControls made, and khung-libreoffice.docx what
// LibreOffice 7.4 made of it (soffice --convert-to docx): without tags, with the controls of
// blocks around their first paragraphs, with nested ones taken apart. Both still give the
// same documents.
func TestLibreOfficeLeavesATemplateThatWorks(t *testing.T) {
	ours, theirs := readFile(t, "testdata/khung.docx"), readFile(t, "testdata/khung-libreoffice.docx")
	if part := partOf(t, theirs, mainPart); strings.Contains(part, "<w:tag ") || !strings.Contains(part, "<w:sdt>") {
		t.Fatal("LibreOffice left the tags, or no control: this is another file")
	}
	for _, f := range []Fields{
		{},
		{"dia_chi": "12 Nguyễn Xí", "ong_ba": "bà Lan", "so_ngay": 30, "nguoi_ky": "Trí", "co_quan_dong_1": "ỦY BAN", "noi_dung": "một\nhai"},
		{"nguoi_cung_ky": []Fields{{"ho_ten": "An", "dia_chi": "1"}, {"ho_ten": "Bình", "dia_chi": ""}}, "tai_lieu": []Fields{{"ten": "đơn", "so_trang": 2}, {"ten": "ảnh", "so_trang": 0}}, "giay_to": "079"},
	} {
		var want, got bytes.Buffer
		if err := RenderDraft(&want, ours, f); err != nil {
			t.Fatal(err)
		}
		if err := RenderDraft(&got, theirs, f); err != nil {
			t.Fatal(err)
		}
		a, wrong := Text(want.Bytes())
		if b, err := Text(got.Bytes()); a != b || wrong != nil || err != nil {
			t.Errorf("ours\n%s\ntheirs\n%s", a, b)
		}
	}
	for _, template := range [][]byte{ours, theirs} {
		if e := Examine(template); e.Err != nil || len(e.Told) > 0 || len(e.Names) < 8 {
			t.Errorf("%v, %+v, %q", e.Err, e.Told, e.Names)
		}
	}
}

// What LibreOffice damaged can be made anew: with tags, and giving the same documents.
func TestDamagedControlsAreMadeAnew(t *testing.T) {
	ours, theirs := readFile(t, "testdata/khung.docx"), readFile(t, "testdata/khung-libreoffice.docx")
	anew, err := WithControls(theirs)
	if err != nil || Controls(theirs) != 0 || Controls(anew) != Controls(ours) || Controls(ours) == 0 {
		t.Fatalf("%v: %d controls of ours, %d of theirs, %d anew", err, Controls(ours), Controls(theirs), Controls(anew))
	}
	again, err := WithControls(anew)
	if err != nil || partOf(t, again, mainPart) != partOf(t, anew, mainPart) || partOf(t, again, "word/styles.xml") != partOf(t, anew, "word/styles.xml") {
		t.Errorf("made twice they are others: %v", err)
	}
	f := Fields{"dia_chi": "12 Nguyễn Xí", "ong_ba": "bà Lan", "so_ngay": 30, "tai_lieu": []Fields{{"ten": "đơn", "so_trang": 2}}}
	var want, got bytes.Buffer
	if err := RenderDraft(&want, ours, f); err != nil {
		t.Fatal(err)
	}
	if err := RenderDraft(&got, anew, f); err != nil {
		t.Fatal(err)
	}
	a, wrong := Text(want.Bytes())
	if b, err := Text(got.Bytes()); a != b || wrong != nil || err != nil {
		t.Errorf("ours\n%s\nanew\n%s", a, b)
	}
}

// With CONTROLS_OUT set the file that testdata keeps is made anew there.
func TestATemplateForLibreOffice(t *testing.T) {
	layout := Layout{Heading: "THÔNG BÁO", Symbol: "TB-UBND", Dated: true, To: []string{"{{ong_ba:dau}}"}, Sign: SignCommittee, Copies: []string{"Như trên;", "{{#if dia_chi}}", "{{dia_chi}};", "{{/if}}", "Lưu: VT."},
		Body: []string{"Về {{noi_dung}}{{#if dia_chi}}, địa chỉ: {{dia_chi}}{{else}}, không rõ địa chỉ{{/if}}{{#if not so_ngay}}{{else}} gấp{{/if}}; **{{ong_ba:hoa}}**.",
			"{{#if so_ngay}}", "Trong {{so_ngay}} ({{so_ngay:bang_chu}}) ngày.", "{{#if giay_to}}", "Giấy tờ: {{giay_to}}.", "{{else}}", "Không có giấy tờ.", "{{/if}}", "{{/if}}",
			"{{#each nguoi_cung_ky}}", "- {{ho_ten}}{{#if dia_chi}}, {{dia_chi}}{{/if}};", "{{/each}}",
			"| 20 | 60 | 20 |", "| STT | Tài liệu | Số trang |", "| {{#each tai_lieu}}{{stt}} | {{ten}} | {{#if so_trang}}{{so_trang}}{{/if}}{{/each}} |", "Trân trọng./."}}
	raw, err := layout.Build()
	if err != nil {
		t.Fatal(err)
	}
	copied, err := WithControls(raw)
	if err != nil {
		t.Fatal(err)
	}
	part := partOf(t, copied, mainPart)
	for _, want := range []string{`<w:tag w:val="ong_ba:dau"/>`, `<w:alias w:val="Chỉ in khi không có: địa chỉ người gửi đơn"/>`, `<w:tag w:val="#each nguoi_cung_ky"/>`,
		"{{Lặp lại cho mỗi: danh sách người cùng ký}}", "‹Ông (bà) gửi đơn›", "{{ông (bà) gửi đơn:hoa}}",
		"{{Lặp lại cho mỗi: danh sách tài liệu kèm theo}}", `<w:tag w:val="stt"/>`} {
		if !strings.Contains(part, want) {
			t.Errorf("no %s in %s", want, part)
		}
	}
	if strings.Contains(textOf(t, copied), "}}{{hết}}") {
		t.Error("a control governs nothing")
	}
	if file := os.Getenv("CONTROLS_OUT"); file != "" {
		if err := os.WriteFile(file, copied, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
