package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/notice"
)

// moved is the letter with every day of its life so many days earlier or later.
func moved(l *register.Letter, days int) *register.Letter {
	move := func(d *day.Date) {
		if !d.IsZero() {
			*d = d.AddDays(days)
		}
	}
	for _, d := range []*day.Date{&l.ReceivedOn, &l.WrittenOn, &l.ForwardingWritten, &l.HandledOn, &l.AcceptedOn, &l.Settlement.On, &l.Life.Withdrawal.On, &l.Due.Process, &l.Due.Settle} {
		move(d)
	}
	for i := range l.Replies {
		move(&l.Replies[i].On)
	}
	for i := range l.Life.Pauses {
		move(&l.Life.Pauses[i].On)
		move(&l.Life.Pauses[i].Until)
	}
	return l
}

// life is a point of a letter's life at which an office writes.
type life struct {
	name string
	of   func(register.Kind) *register.Letter
}

// lives are the three states that every letter is in, received, in hand and ended, and behind
// them what happens to some only.
var lives = []life{
	{"received", received},
	{"accepted", func(kind register.Kind) *register.Letter { return ruled(accepted(kind)) }},
	{"decided", func(kind register.Kind) *register.Letter {
		return ruled(concluded(kind, register.PartlyRight), register.Reply{Template: register.DocumentConclusion, Type: "Kết luận nội dung tố cáo", Number: "02/KL-UBND", On: day.Must("2026-08-10")})
	}},
	{"refused", func(kind register.Kind) *register.Letter { return handled(kind, register.Refuse) }},
	{"guided", func(kind register.Kind) *register.Letter { return handled(kind, register.Guide) }},
	{"forwarded", func(kind register.Kind) *register.Letter { return handled(kind, register.Forward) }},
	{"returned", func(kind register.Kind) *register.Letter { return handled(kind, register.Return) }},
	{"paused", func(kind register.Kind) *register.Letter { return ruled(paused(kind, "")) }},
	{"withdrawn", func(kind register.Kind) *register.Letter {
		return with(ruled(accepted(kind)), func(l *register.Letter) { l.Life.Withdrawal.On = day.Must("2026-07-30") })
	}},
}

// states is how many of lives every letter goes through.
const states = 3

// ruled is the letter with the decision that accepted it, and what else was issued.
func ruled(l *register.Letter, more ...register.Reply) *register.Letter {
	ruling := register.Reply{Template: register.DocumentAcceptDenunciation, Type: "Quyết định thụ lý tố cáo", Number: "31/QĐ-UBND", On: day.Must("2026-07-14")}
	l.Replies = append([]register.Reply{ruling}, more...)
	return l
}

// sides are days on which the documents are written: on each side of the amended laws, and
// long ago.
var sides = []struct {
	on      string
	moved   int  // how far the letter's life lies from that of the samples
	amended bool // the amended laws are in force
	far     bool // so long ago that one kind of sender will do
}{{"2026-06-30", -60, false, false}, {"2026-07-01", -60, true, false}, {"2021-03-01", -2100, false, true}}

// foreign are words of another language, and letters that Vietnamese has not.
var foreign = regexp.MustCompile(`(?i)\b(the|of|and|letter|sender|document|accused|office|true|false|null|nil|none|complaint|denunciation|petition|reflection|refuse|guide|forward|return)\b`)

// wrongs are what no document says beside ugly.
var wrongs = regexp.MustCompile(`\( *\)|: *\.[^.…]|: *;|\(;|, *\)|Kính gửi: *(\n|$)|\n *[,;.]|\bquy định tại (của|,)|[^.…]\. ?\.(\n|$| )|[\p{Ll})]\.,? \p{Ll}|\p{Ll}\.[;)]|\b[a-z]+\.[a-zA-Z]+`)

var lawNamed = regexp.MustCompile(`Luật (Khiếu nại|Tố cáo|Tiếp công dân) ngày \d+ tháng \d+ năm \d+( được sửa đổi)?`)

// Every template, for each kind of sender, at every point of a letter's life at which it is
// offered, on both sides of the day on which the law changed, says nothing doubled, empty or
// left over, writes to somebody, and names the law as it stood on its day. Nothing in it lacks
// when the clerk typed what the form asks for. With DOCUMENT_OUT set the documents are kept
// there.
func TestEveryTemplateThatIsOffered(t *testing.T) {
	for _, info := range allTemplates(t) {
		if info.When == "report" || len(info.Kinds) == 0 {
			continue
		}
		t.Run(info.Name, func(t *testing.T) {
			t.Parallel()
			_, template, err := Read(t.TempDir(), info.Name)
			if err != nil {
				t.Fatal(err)
			}
			c := combinations{info: info, template: template, seen: map[string]bool{}}
			for _, kind := range info.Kinds {
				offered := 0
				for i, stage := range lives {
					others := i < states || offered == 0 // else one kind of sender tells enough
					for who := range parties {
						for _, side := range sides {
							if who != "person" && (side.far || !others) {
								continue
							}
							l := stage.of(kind)
							parties[who](l)
							moved(l, side.moved)
							if c.write(t, l, side.on, side.amended, fmt.Sprintf("%s-%s-%s", kind, stage.name, who)) {
								offered++
							}
						}
					}
				}
			}
			if len(c.seen) == 0 {
				t.Error("it is never offered")
			}
		})
	}
}

// combinations are the documents of one template.
type combinations struct {
	info     Info
	template []byte
	seen     map[string]bool // texts: most letters that differ are told of in the same words
}

// write writes a document that is offered and judges it; offered is false for another.
func (c *combinations) write(t *testing.T, l *register.Letter, side string, amended bool, name string) (offered bool) {
	t.Helper()
	on := day.Must(side)
	if len(c.info.Unfit(l, on, "")) > 0 {
		return false
	}
	o := sampleOptionsFor(c.info, l)
	o.On, o.Typed["de_xuat"] = on, "thụ lý đơn"
	o.Typed["ly_do"] = "Thời hiệu đã hết mà không có lý do chính đáng." // as clerks type it
	var b bytes.Buffer
	if err := docx.Render(&b, c.template, LetterFields(*l, ward, o)); err != nil {
		t.Errorf("%s on %s: %v", name, side, err)
		return true
	}
	text := quickText(t, b.Bytes())
	if c.seen[text] {
		return true
	}
	c.seen[text] = true
	for _, wrong := range []*regexp.Regexp{ugly, wrongs, foreign} {
		if at := wrong.FindStringIndex(text); at != nil {
			t.Errorf("%s on %s: %q in …%s…", name, side, text[at[0]:at[1]], text[max(0, at[0]-60):min(len(text), at[1]+40)])
		}
	}
	for _, law := range lawNamed.FindAllStringSubmatch(text, -1) {
		if (law[2] != "") != amended {
			t.Errorf("%s on %s names %q", name, side, law[0])
		}
	}
	keepDocument(t, fmt.Sprintf("%s-%s-%s", c.info.Name, name, side), b.Bytes())
	return true
}

var (
	paragraphEnd = regexp.MustCompile(`</w:p>`)
	anyTag       = regexp.MustCompile(`<[^>]*>`)
	entities     = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`)
)

// quickText is the text of a document's body, a line for each paragraph: reading all parts
// of thousands of documents as XML takes minutes.
func quickText(t failer, raw []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	document, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return entities.Replace(anyTag.ReplaceAllString(paragraphEnd.ReplaceAllString(string(document), "\n"), ""))
}

// Papers about days and meetings, which are no letters', are judged by the same.
func TestTemplatesOfDaysAndMeetings(t *testing.T) {
	l, secret := sampleLetter(complaint), sampleLetter(denunciation)
	on := day.Must("2026-07-23")
	held := register.ReceptionDay{On: on, Host: register.Head, Leader: "Đỗ Minh Trí", Hours: "08 giờ 00", Place: "Phòng tiếp công dân phường"}
	there := []register.Attendee{{Name: "Lê Thị Thu Hà", Unit: "Văn phòng"}, {Name: "Nguyễn Hoàng Nam", Unit: "Tư pháp - Hộ tịch", Presence: register.Presence("late"), At: "08 giờ 20"}}
	dossier := &register.DayDossier{Day: held, Attendance: there, Parts: []register.DossierPart{
		{Invitee: register.Invitee{Letter: "12/2026", Hour: "08 giờ 30", InvitedOn: day.Must("2026-07-15"), Invitation: "21/GM-UBND", Advice: "Đề nghị đối thoại."}, Of: &l},
		{Invitee: register.Invitee{Letter: "12/2026"}, Of: &secret, Others: []register.Letter{l}},
	}}
	meeting := &register.Meeting{Convened: register.Convened{Kind: register.ForCounsel, On: on, Hour: "14 giờ 00", Chair: "Đỗ Minh Trí, Chủ tịch", About: "thống nhất hướng giải quyết đơn", Persons: there}}
	about := *meeting
	about.Letter = "12/2026"
	for name, fields := range map[string]docx.Fields{
		DossierTemplate: DossierFields(dossier, on, ward, Options{On: on}), AttendanceTemplate: DossierFields(dossier, on, ward, Options{On: on}),
		CounselTemplate: CounselFields(meeting, nil, ward, Options{On: on}), CounselTemplate + "/": CounselFields(&about, &secret, ward, Options{On: on}),
		ScheduleTemplate: ScheduleFields(&notice.Notice{Period: day.Period{From: day.Must("2026-07-01"), To: day.Must("2026-09-30")}, Days: []register.ReceptionDay{held, {On: day.Must("2026-08-13")}}},
			ward, Options{Number: "5", On: day.Must("2026-07-02"), SignedBy: "Đỗ Minh Trí"}),
	} {
		template, err := Shipped(strings.TrimSuffix(name, "/"))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := docx.RenderDraft(&b, template, fields); err != nil {
			t.Fatal(err)
		}
		text := quickText(t, b.Bytes())
		for _, wrong := range []*regexp.Regexp{ugly, wrongs, foreign} {
			if at := wrong.FindStringIndex(text); at != nil {
				t.Errorf("%s: %q in …%s…", name, text[at[0]:at[1]], text[max(0, at[0]-60):min(len(text), at[1]+40)])
			}
		}
		if strings.Contains(name, "ho-so") && strings.Count(text, "Mai Lan") == 0 || strings.Contains(text, "0903") {
			t.Errorf("%s names nobody, or the denouncer:\n%s", name, text)
		}
		keepDocument(t, "ngay-"+strings.ReplaceAll(name, "/", "-2"), b.Bytes())
	}
}
