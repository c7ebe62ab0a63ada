package notice

import (
	"bufio"
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

func sample() *Notice {
	return &Notice{
		Ward: "UBND phường Hòa Bình", Period: day.Period{From: 20261001, To: 20261231}, PublishedOn: 20260920, Signer: "CHỦ TỊCH\nPhạm Văn Chủ",
		Days: []register.ReceptionDay{
			{ID: 8, On: 20261217, Type: register.Scheduled, Host: register.Head, Leader: "Phạm Văn Chủ", Hours: "7g30 - 11g30", Place: "Phòng 1, tầng 2; nhà B", MovedFrom: 20261215, MoveReason: "họp"},
			{ID: 7, On: 20261001, Type: register.Scheduled, Host: register.Head, Hours: "cả ngày", Expected: "<b>Đất đai</b> & môi trường"},
		},
	}
}

func TestHours(t *testing.T) {
	for text, want := range map[string][2]int{
		"8:00 – 11:00": {480, 660}, "7g30 - 11g30": {450, 690}, "8 giờ đến 11 giờ 30": {480, 690}, "Sáng 8h00–11h30": {480, 690},
		"8:00–11:00, 13:30–17:00": {480, 1020},
	} {
		from, to, ok := Hours(text)
		if !ok || [2]int{from, to} != want {
			t.Errorf("%q: %d %d %v", text, from, to, ok)
		}
	}
	for _, text := range []string{"", "cả ngày", "11:00 - 8:00", "8 giờ", "8:00 - 31:00"} {
		if from, to, ok := Hours(text); ok {
			t.Errorf("%q is read as %d–%d", text, from, to)
		}
	}
}

func TestSpan(t *testing.T) {
	for want, p := range map[string]day.Period{
		"Quý IV năm 2026": {From: 20261001, To: 20261231}, "Quý I năm 2027": {From: 20270101, To: 20270331},
		"Từ ngày 01/10/2026 đến ngày 31/10/2026": {From: 20261001, To: 20261031},
	} {
		if got := (&Notice{Period: p}).Span(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// unfolded reads the content lines of an iCalendar file as another program does.
func unfolded(t interface{ Fatalf(string, ...any) }, raw []byte) []string {
	var lines []string
	in := bufio.NewScanner(bytes.NewReader(raw))
	in.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.Index(data, []byte("\r\n")); i >= 0 {
			return i + 2, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			t.Fatalf("the last line does not end: %q", data)
		}
		return 0, nil, nil
	})
	for in.Scan() {
		line := in.Text()
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Fatalf("a line of %d bytes: %q", len(line), line)
		}
		if rest, continued := strings.CutPrefix(line, " "); continued && len(lines) > 0 {
			lines[len(lines)-1] += rest
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

func TestCalendar(t *testing.T) {
	var out bytes.Buffer
	if err := WriteCalendar(&out, sample(), time.Date(2026, 9, 20, 3, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	got := "\n" + strings.Join(unfolded(t, out.Bytes()), "\n") + "\n"
	for _, want := range []string{
		"UID:tiep-cong-dan-7@donthu\nDTSTAMP:20260920T030000Z\nDTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261002\n",
		"UID:tiep-cong-dan-8@donthu\nDTSTAMP:20260920T030000Z\nDTSTART:20261217T003000Z\nDTEND:20261217T043000Z\n",
		"\nLOCATION:Phòng 1\\, tầng 2\\; nhà B\n", "\nSUMMARY:Tiếp công dân – Chủ tịch UBND phường: Phạm Văn Chủ\n",
		"\nDESCRIPTION:Dời từ ngày 15/12/2026: họp\n", "\nEND:VCALENDAR\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the calendar lacks %q:\n%s", want, got)
		}
	}
}

func TestCalendarLinesAreFoldedWhereverTheyAreLong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := text.Clean(rapid.StringOfN(rapid.RuneFrom([]rune("Phường ắạ,;\\ệ1")), 0, 300, -1).Draw(t, "place"))
		n := &Notice{Days: []register.ReceptionDay{{On: 20261001, Host: register.Head, Place: place}}}
		var out bytes.Buffer
		if err := WriteCalendar(&out, n, time.Time{}); err != nil {
			t.Fatal(err)
		}
		for _, line := range unfolded(t, out.Bytes()) {
			if value, ok := strings.CutPrefix(line, "LOCATION:"); ok {
				if back := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",").Replace(value); back != place {
					t.Fatalf("got %q, want %q", back, place)
				}
			}
		}
	})
}

func TestPage(t *testing.T) {
	var out bytes.Buffer
	if err := WritePage(&out, sample()); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, want := range []string{
		"<title>Lịch tiếp công dân – UBND phường Hòa Bình</title>", "Quý IV năm 2026", "Thứ Năm, 17/12/2026", "7g30 - 11g30",
		"&lt;b&gt;Đất đai&lt;/b&gt; &amp; môi trường", "Dời từ ngày 15/12/2026: họp", "Công bố ngày 20/09/2026.", `name="viewport"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Index(page, "01/10/2026") > strings.Index(page, "17/12/2026") {
		t.Error("the days are not in order")
	}
	for _, outside := range []string{"http://", "https://", "src=", "<script"} {
		if strings.Contains(page, outside) {
			t.Errorf("the page needs something from elsewhere: %s", outside)
		}
	}
}

// A day that tells not who receives gets no word of the program in that place.
func TestWhoReceivesIsToldAsFarAsItIsKnown(t *testing.T) {
	for want, d := range map[string]register.ReceptionDay{
		"": {}, "Đỗ Minh Trí": {Leader: "Đỗ Minh Trí"}, "Chủ tịch UBND phường": {Host: register.Head}, "Chủ tịch UBND phường: Đỗ Minh Trí": {Host: register.Head, Leader: "Đỗ Minh Trí"},
	} {
		if got := Receiver(d); got != want {
			t.Errorf("%+v: %q, want %q", d, got, want)
		}
	}
}
