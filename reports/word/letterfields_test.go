package word

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/reports/docx"
)

// The days within which a denunciation is settled come from the law (LTC Điều 30
// khoản 1; of a continued one LTC Điều 37 khoản 2 điểm c), never from a template;
// what the clerk types goes before it.
func TestDaysOfSettlingComeFromTheLaw(t *testing.T) {
	own := ward
	own.OwnLimits = `
[[rule]]
id = "T8"
name = "Giải quyết tố cáo"
starts = "accepted"
ends = "settled"
length = 20
unit = "UNIT"
from = "2026-07-14"
article = "Quy chế của phường"
sentence = "20 ngày."
`
	calendar, working := own, own
	calendar.OwnLimits = strings.ReplaceAll(own.OwnLimits, "UNIT", string(law.CalendarDays))
	working.OwnLimits = strings.ReplaceAll(own.OwnLimits, "UNIT", string(law.WorkingDays))
	continued := sampleLetter(register.Denunciation)
	continued.Round = 2
	for _, name := range []string{register.DocumentAcceptDenunciation, register.DocumentAcceptedNotice, register.DocumentAccusedNotice} {
		info, template, err := Read(t.TempDir(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range []struct {
			what  string
			l     register.Letter
			s     register.Settings
			typed map[string]string
			want  string
		}{
			{"the law", sampleLetter(register.Denunciation), ward, nil, "là 30 ngày, kể từ ngày thụ lý"},
			{"continued", continued, ward, nil, "là 30 ngày, kể từ ngày thụ lý"},
			{"the office's own limit", sampleLetter(register.Denunciation), calendar, nil, "là 20 ngày, kể từ ngày thụ lý"},
			{"working days are not the template's days", sampleLetter(register.Denunciation), working, nil, "là …… ngày"},
			{"typed", sampleLetter(register.Denunciation), ward, map[string]string{"so_ngay": "29"}, "là 29 ngày, kể từ ngày thụ lý"},
		} {
			var b bytes.Buffer
			o := Options{On: day.Must("2026-07-14"), Typed: row.typed}
			if err := docx.RenderDraft(&b, template, LetterFields(row.l, row.s, o.For(info))); err != nil {
				t.Fatal(err)
			}
			if text := textOf(t, b.Bytes()); !strings.Contains(text, row.want) {
				t.Errorf("%s, %s: no %q in\n%s", name, row.what, row.want, text)
			}
		}
	}
	for _, info := range allTemplates(t) {
		if n, _ := law.NewOffice(ward).Length(info.Limit, &continued, 0); info.Limit != "" && n == 0 {
			t.Errorf("%s names the rule %s, which sets no days", info.Name, info.Limit)
		}
	}
	if f := LetterFields(continued, ward, Options{On: day.Must("2026-07-14")}); f["so_ngay"] != "" {
		t.Errorf("a document that names no rule says %v days", f["so_ngay"])
	}
}
