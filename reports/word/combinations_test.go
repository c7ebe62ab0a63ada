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
var wrongs = regexp.MustCompile(`\( *\)|: *\.[^.…]|: *;|\(;|, *\)|Kính gửi: *(\n|$)|\n *[,;.]|\bquy định tại (của|,)|[^.…]\. ?\.(\n|$| )|[\p{Ll})]\.,? \p{Ll}|\p{Ll}\.[;)]`)

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
