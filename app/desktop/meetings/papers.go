package meetings

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// writePaper writes a paper about a day into the folder of documents, as Word and,
// where LibreOffice is there, as PDF, and opens it. It is made from the register and
// may be written again at any time.
func writePaper(o *desk.Desk, template string, on data.Date, fields func(document.Options) document.Fields) {
	type paper struct{ word, shown string }
	today := o.Today()
	kit.RunWithProgress(o.Window, assets.Text("paper.title"), assets.Text("paper.writing"), func(ctx context.Context, set func(float64, string)) (p paper, err error) {
		set(-1, "")
		info, source, err := document.Read(o.Dir, template)
		if err != nil {
			return p, err
		}
		var b bytes.Buffer
		if err := document.RenderDraft(&b, source, fields(document.Options{On: today}.For(info))); err != nil {
			return p, err
		}
		p.word = o.Do().DocumentPath(fmt.Sprintf("%d/%s-%s.docx", on.Year(), template, on))
		p.shown = p.word
		if err := office.KeepFile(p.word, b.Bytes()); err != nil || desk.OfficeProgram() == "" {
			return p, err
		}
		p.shown, err = desk.ToPDF(ctx, p.word)
		return p, err
	}, func(p paper, err error) { written(o, p.word, p.shown, err) })
}

// minutes writes the minutes of the meeting from what is known: of a dialogue as a
// document of its letter, of a meeting for counsel as a paper.
func (p *Page) minutes() {
	m, about, o := p.Now.Meeting, p.Now.about, p.O
	switch {
	case p.Now.lost != nil:
		o.Failed(assets.Text("letter.failed"), p.Now.lost)
	case m.Kind == data.ForDialogue:
		p.dialogueMinutes()
	default:
		writePaper(o, document.CounselTemplate, m.On, func(options document.Options) document.Fields {
			return document.CounselFields(&m, about, o.Store.Settings(), options)
		})
	}
}

func (p *Page) dialogueMinutes() {
	m, o, on := &p.Now.Meeting, p.O, p.Now.On
	if !m.HeldOn.IsZero() {
		on = m.HeldOn
	}
	var i invitation
	if p.Now.about != nil {
		i.letter = *p.Now.about
	}
	i.to = i.letter.Sender.Name
	var secretary, parties, bodies []string
	for _, a := range m.Attending() {
		who := kit.Joined(", ", a.Name, a.Unit)
		switch name := data.FoldText(a.Name); {
		case a.Duty == data.Secretary:
			secretary = append(secretary, who)
		case a.Duty == data.Party:
			if name != data.FoldText(i.to) && name != data.FoldText(i.letter.Against) {
				parties = append(parties, who)
			}
		case a.Duty != data.Presides:
			bodies = append(bodies, who)
		}
	}
	i.typed = map[string]string{"gio": m.Hour, "ngay_doi_thoai": on.Shown(), "dia_diem": placeHeld(o, m.Place), "y_kien": m.Held.Opinions,
		"ket_qua_doi_thoai": m.Held.Outcome, "nguoi_lien_quan": strings.Join(parties, "; "), "co_quan_lien_quan": strings.Join(bodies, "; ")}
	if m.Chair != "" {
		i.typed["nguoi_chu_tri"] = m.Chair
	}
	if len(secretary) > 0 {
		i.typed["nguoi_lap"] = strings.Join(secretary, "; ")
	}
	kit.RunAsync(func() (string, error) {
		draft, err := draftOf(o, data.DocumentDialogue, i, document.Options{On: min(on, o.Today())})
		if err != nil {
			return "", err
		}
		_, file, err := o.Do().IssueFile(o.Ctx(), draft)
		return file, err
	}, func(file string, err error) { written(o, file, file, err) })
}

// written tells that a paper was written as Word, and opens it as shown.
func written(o *desk.Desk, word, shown string, err error) {
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		o.Failed(assets.Text("paper.failed"), err)
	default:
		kit.Toast(o.Window.Canvas(), assets.Text("paper.written", word))
		o.OpenFile(shown)
	}
}
