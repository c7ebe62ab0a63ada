package office

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/forms"
)

var inspectorate = register.ReportReceiver{Name: "Thanh tra Thành phố", Email: "thanhtra@tp.gov.vn", After: 5}

// sealedMonth seals the report of June of the sample in an office with two receivers.
func sealedMonth(t *testing.T) (*Office, register.SealedReport) {
	t.Helper()
	o := sampleOffice(t)
	settings := o.Settings()
	settings.ReceiverEmail, settings.Receivers = "bantcd@tp.gov.vn", register.ReportReceivers{inspectorate}
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	cover, err := o.Cover(t.Context(), sampleMonth)
	if err != nil {
		t.Fatal(err)
	}
	cover.Number, cover.SignedBy, cover.On, cover.SentOn, cover.Ways = "25/BC-UBND", "Lê Văn Chủ", testDay, testDay, []register.SendWay{register.ByEmail}
	sealed, err := o.Seal(t.Context(), cover, forms.EditionFor(sampleMonth), filepath.Join(t.TempDir(), "bao-cao.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return o, sealed
}

// The head of the chain before the sealing is kept with the report and printed at the foot of
// each form; nothing is printed on a report that nobody sealed.
func TestTheHeadOfTheChainIsPrintedOnSealedSheets(t *testing.T) {
	o, sealed := sealedMonth(t)
	history, err := o.Steps(t.Context(), register.ReportSubject, sealed.ID)
	if err != nil || len(history) == 0 {
		t.Fatal(history, err)
	}
	if want := history[0].Prev[:12]; !strings.HasSuffix(sealed.Head, "-"+want) {
		t.Errorf("head %q, the step before has the hash %s", sealed.Head, want)
	}
	kept, err := o.SealedWorkbook(t.Context(), sealed.ID)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := o.DrawReport(t.Context(), forms.EditionFor(sampleMonth), sampleMonth)
	if err != nil {
		t.Fatal(err)
	}
	draft := filepath.Join(t.TempDir(), "nhap.xlsx")
	if err := plain.Save(draft); err != nil {
		t.Fatal(err)
	}
	unsealed, err := os.ReadFile(draft)
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range forms.EditionFor(sampleMonth).Forms {
		if foot := footOf(t, kept, form.ID); !strings.Contains(foot, sealed.Head) || !strings.Contains(foot, "Trang &P") {
			t.Errorf("%s: the foot says %q", form.ID, foot)
		}
		if foot := footOf(t, unsealed, form.ID); strings.Contains(foot, "Mã sổ") {
			t.Errorf("%s: not sealed, and the foot says %q", form.ID, foot)
		}
	}
}

func footOf(t *testing.T, book []byte, sheet string) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	foot, err := f.GetHeaderFooter(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return foot.OddFooter
}

// A message carries the sealed sheets byte for byte and the words with the figures as they
// were sealed, and names nobody who denounced.
func TestAMessageHoldsTheSealedReport(t *testing.T) {
	o, sealed := sealedMonth(t)
	late := facts("Ngô Thị Muộn", "Kiến nghị sau khi chốt")
	late.ReceivedOn = day.Must("2026-06-02")
	registered(t, o, late) // would be one letter more
	out, err := o.Outgoing(t.Context(), sealed)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	files, err := out.SaveMessages(folder, o.Settings().ReportReceivers())
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	raw, err := os.ReadFile(files[1])
	if err != nil {
		t.Fatal(err)
	}
	read, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	to, err := read.Header.AddressList("To")
	if err != nil || to[0].Address != inspectorate.Email || to[0].Name != inspectorate.Name {
		t.Errorf("to %v, %v", to, err)
	}
	subject, _ := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject"))
	if !strings.Contains(subject, "tháng 6/2026") || !strings.Contains(subject, "25/BC-UBND") || read.Header.Get("X-Unsent") != "1" {
		t.Errorf("subject %q", subject)
	}
	text, sheets, words := partsOf(t, read)
	for _, want := range []string{"Kính gửi: Thanh tra Thành phố", "tháng 6/2026", "25/BC-UBND", testDay.Shown(), "01/06/2026", "30/06/2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text does not say %q:\n%s", want, text)
		}
	}
	kept, err := o.SealedWorkbook(t.Context(), sealed.ID)
	if err != nil || !bytes.Equal(sheets, kept) {
		t.Errorf("the sheets in the message are not those that were sealed: %v", err)
	}
	said := partsText(t, words)
	if !strings.Contains(said, sealed.Head) {
		t.Error("the words carry no head of the chain")
	}
	if want := fmt.Sprintf("tổng số đơn phải xử lý là %.0f đơn;", sealed.Figures["02_XLD"][1]); !strings.Contains(said, want) {
		t.Errorf("the words have other figures than were sealed:\n%.1500s", said)
	}
	denounced, err := o.Letters(t.Context(), store.Query{Kind: register.Denunciation, Limit: 100})
	if err != nil || len(denounced.Letters) == 0 {
		t.Fatal(err)
	}
	for _, l := range denounced.Letters {
		for part, holds := range map[string]string{"the text": text + subject, "the words": said, "the sheets": partsText(t, sheets)} {
			if l.Sender.Name != "" && strings.Contains(holds, l.Sender.Name) {
				t.Errorf("%s name %s, who denounced", part, l.Sender.Name)
			}
		}
	}
}

// partsOf are the text of a message and its two files.
func partsOf(t *testing.T, m *mail.Message) (text string, sheets, words []byte) {
	t.Helper()
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	reader := multipart.NewReader(m.Body, params["boundary"])
	first, err := reader.NextPart()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(first)
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	for range 2 {
		part, err := reader.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, content)
	}
	return string(raw), files[0], files[1]
}

// partsText are the words in all parts of a file of Word or Excel.
func partsText(t *testing.T, file []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		inTag := false
		raw, _ := io.ReadAll(r)
		for _, c := range string(raw) {
			switch {
			case c == '<':
				inTag = true
			case c == '>':
				inTag = false
			case !inTag:
				all.WriteRune(c)
			}
		}
		r.Close()
	}
	return all.String()
}

// What went to one is owed to the other, by the other's own day, until that went too.
func TestAReportIsOwedToEachReceiver(t *testing.T) {
	o, sealed := sealedMonth(t)
	all := o.Standings(sampleMonth, &sealed)
	if len(all) != 2 || !all[0].Sent || all[0].Went.On != testDay || all[1].Sent || all[1].Due != day.Must("2026-07-06") {
		t.Fatalf("%+v", all)
	}
	none := register.ReportSent{To: inspectorate.Name}
	if err := unchanged(t, o, func() error { return o.SendReport(t.Context(), sealed.ID, testDay.AddDays(-1), none) }); !strings.Contains(err.Error(), "trước ngày của báo cáo") || !strings.Contains(err.Error(), "cách gửi") {
		t.Errorf("%v", err)
	}
	sent := register.ReportSent{To: " Thanh tra  Thành phố ", Ways: []register.SendWay{register.ByPost}}
	if err := o.SendReport(t.Context(), sealed.ID, testDay, sent); err != nil {
		t.Fatal(err)
	}
	now, err := o.Sealed(t.Context(), sampleMonth)
	if err != nil {
		t.Fatal(err)
	}
	if all = o.Standings(sampleMonth, now); !all[1].Sent || all[1].Went.Content.Ways[0] != register.ByPost || len(now.Sendings()) != 2 {
		t.Fatalf("%+v", all)
	}
	if err := o.UnsendReport(t.Context(), sealed.ID, "Gửi nhầm", all[1].Went.Step); err != nil {
		t.Fatal(err)
	}
	if now, err = o.Sealed(t.Context(), sampleMonth); err != nil || now == nil {
		t.Fatal("taking one sending back took the report back", err)
	}
	if all = o.Standings(sampleMonth, now); all[1].Sent || !all[0].Sent {
		t.Errorf("%+v", all)
	}
	if found, err := o.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%v, %v", err, found.Findings)
	}
}

func TestDutiesNameWhoHasNotGotTheReport(t *testing.T) {
	o := newOffice(t)
	registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	settings := o.Settings()
	settings.Receivers = register.ReportReceivers{{Name: "Thanh tra Thành phố", Day: 25}, {Name: "Hội đồng nhân dân", Day: 10, Since: testDay.AddDays(40)}}
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	december := day.MonthPeriod(2026, 12, false)
	owed := func() (all []string) {
		duties, err := o.Duties(t.Context(), DutyQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range duties {
			if d.Rule == DutyReport && d.Period == december {
				all = append(all, d.What+" "+d.Due.Shown())
			}
		}
		return all
	}
	both := "Gửi báo cáo tháng 12/2026 đến Ban Tiếp công dân 17/12/2026; Gửi báo cáo tháng 12/2026 đến Thanh tra Thành phố 25/12/2026"
	got := strings.Join(owed(), "; ")
	if !strings.HasPrefix(got, both) || strings.Count(got, "Hội đồng nhân dân") > 1 {
		t.Errorf("%s", got)
	}
	cover, err := o.Cover(t.Context(), december)
	if err != nil {
		t.Fatal(err)
	}
	cover.Number, cover.SignedBy, cover.On, cover.SentOn, cover.Ways = "1/BC-UBND", "Lê Văn Chủ", testDay, testDay, register.SendWays[:1]
	if _, err := o.Seal(t.Context(), cover, forms.EditionFor(december), filepath.Join(t.TempDir(), "b.xlsx")); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(owed(), "; "); strings.Contains(got, "Ban Tiếp công dân") || !strings.HasPrefix(got, "Gửi báo cáo tháng 12/2026 đến Thanh tra Thành phố") {
		t.Errorf("sent to one: %s", got)
	}
}

func TestAnAddressThatIsNoneIsRefused(t *testing.T) {
	o := newOffice(t)
	settings := o.Settings()
	settings.Receivers = register.ReportReceivers{{Name: "Thanh tra", Email: "thanhtra@@x", Day: 40}}
	err := unchanged(t, o, func() error { return o.SaveSettings(t.Context(), settings) })
	if !strings.Contains(err.Error(), "thanhtra@@x") || !strings.Contains(err.Error(), "từ 1 đến 31") {
		t.Errorf("%v", err)
	}
}

// A slip goes with the report to each receiver.
func TestSlipsAreWrittenForEachReceiver(t *testing.T) {
	o, sealed := sealedMonth(t)
	files, err := o.SaveSlips(t.Context(), t.TempDir(), sealed, o.Settings().ReportReceivers())
	if err != nil || len(files) != 2 || files[0] == files[1] {
		t.Fatal(files, err)
	}
	raw, err := os.ReadFile(files[1])
	if err != nil {
		t.Fatal(err)
	}
	text := partsText(t, raw)
	for _, want := range []string{"PHIẾU GỬI", "Thanh tra Thành phố", "25/BC-UBND", "Lê Văn Chủ"} {
		if !strings.Contains(text, want) {
			t.Errorf("the slip does not say %q", want)
		}
	}
}

// A report of a period that was not over says until when its figures go, as its sheets do; one
// sealed anew says which it takes the place of, in the message and on the slip.
func TestAReportSealedAnewSaysWhatItReplaces(t *testing.T) {
	o := sampleOffice(t)
	running := day.MonthPeriod(2026, testDay.Month(), true)
	if testDay >= running.To {
		t.Fatal("the month is over")
	}
	cover, err := o.Cover(t.Context(), running)
	if err != nil {
		t.Fatal(err)
	}
	cover.Number, cover.SignedBy, cover.On, cover.SentOn, cover.Ways, cover.Place = "25/BC-UBND", "Lê Văn Chủ", testDay, testDay, []register.SendWay{register.ByEmail}, "Bến Mẫu"
	seal := func() register.SealedReport {
		sealed, err := o.Seal(t.Context(), cover, forms.EditionFor(running), filepath.Join(t.TempDir(), "bao-cao.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		return sealed
	}
	first := seal()
	cover.Number = "26/BC-UBND"
	for report, replaces := range map[*register.SealedReport]bool{&first: false, new(seal()): true} {
		out, err := o.Outgoing(t.Context(), *report)
		if err != nil {
			t.Fatal(err)
		}
		message := out.Message(o.Settings().ReportReceivers()[0])
		slips, err := o.SaveSlips(t.Context(), t.TempDir(), *report, o.Settings().ReportReceivers())
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(slips[0])
		if err != nil {
			t.Fatal(err)
		}
		for part, text := range map[string]string{"message": message.Text, "slip": partsText(t, raw), "words": partsText(t, out.Word)} {
			if !strings.Contains(text, "đến ngày "+testDay.Shown()) || strings.Contains(text, "đến ngày "+running.To.Shown()) {
				t.Errorf("the %s does not say until when its figures go:\n%.900s", part, text)
			}
			if is := strings.Contains(text, "thay báo cáo số 25/BC-UBND ngày "+testDay.Shown()); part != "words" && is != replaces {
				t.Errorf("the %s of %s says that it replaces: %v", part, report.Number, is)
			}
		}
		if slip := partsText(t, raw); !strings.Contains(slip, "Bến Mẫu, ngày "+testDay.Shown()[:2]+" tháng") {
			t.Errorf("the slip has not the day on which it went:\n%s", slip)
		}
	}
	if other := day.MonthPeriod(2026, 6, true); !refuses(t, o, cover, other) {
		t.Error("one number for the reports of two periods")
	}
}

// refuses reports whether the cover's number is refused for a report of another period.
func refuses(t *testing.T, o *Office, cover register.Sealed, p day.Period) bool {
	t.Helper()
	cover.Period = p
	var wrong *store.CheckError
	_, err := o.Seal(t.Context(), cover, forms.EditionFor(p), filepath.Join(t.TempDir(), "khac.xlsx"))
	return errors.As(err, &wrong)
}
