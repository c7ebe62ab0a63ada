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

// print writes the dossier of the day, to be read before it.
func (p *Day) print() {
	if len(p.dossier.Parts) == 0 {
		kit.ShowNotice(p.o.Window, assets.Text("dayPage.print"), assets.Text("dayPage.print.nobody"))
		return
	}
	writePaper(p.o, document.DossierTemplate, p.dossier.Day.On, p.fields)
}

// printAttendance writes the list of those who have to be there, to be signed.
func (p *Day) printAttendance() {
	if len(p.dossier.Attendance) == 0 {
		kit.ShowNotice(p.o.Window, assets.Text("dayPage.printAttendance"), assets.Text("dayPage.printAttendance.nobody"))
		return
	}
	writePaper(p.o, document.AttendanceTemplate, p.dossier.Day.On, p.fields)
}

func (p *Day) fields(options document.Options) document.Fields {
	return document.DossierFields(&p.dossier, p.o.Today(), p.o.Store.Settings(), options)
}

// writePaper writes a paper about a day into the folder of documents, as Word and,
// where LibreOffice is there, as PDF, and opens it. It is made from the register and
// may be written again at any time.
func writePaper(o *desk.Desk, template string, on data.Date, fields func(document.Options) document.Fields) {
	type paper struct{ word, pdf string }
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
		if err := office.KeepFile(p.word, b.Bytes()); err != nil {
			return p, err
		}
		if desk.OfficeProgram() != "" {
			p.pdf, err = desk.ToPDF(ctx, p.word)
		}
		return p, err
	}, func(p paper, err error) {
		if errors.Is(err, context.Canceled) {
			return
		}
		if err != nil {
			o.Failed(assets.Text("paper.failed"), err)
			return
		}
		kit.Toast(o.Window.Canvas(), assets.Text("paper.written", p.word))
		if p.pdf != "" {
			o.OpenFile(p.pdf)
			return
		}
		o.OpenFile(p.word)
	})
}

// minutes writes the minutes of the meeting from what is known: of a dialogue as a
// document of its letter, of a meeting for counsel as a paper.
func (p *Page) minutes() {
	m := &p.meeting
	var letter data.Letter
	if n, err := data.ParseNumber(m.Letter); err == nil {
		if letter, err = p.o.Store.LetterByNumber(p.o.Ctx(), n); err != nil {
			p.o.Failed(assets.Text("letter.failed"), err)
			return
		}
	}
	if m.Kind != data.ForDialogue {
		about := &letter
		if letter.ID == 0 {
			about = nil
		}
		writePaper(p.o, document.CounselTemplate, m.On, func(options document.Options) document.Fields {
			return document.CounselFields(m, about, p.o.Store.Settings(), options)
		})
		return
	}
	on := m.On
	if !m.HeldOn.IsZero() {
		on = m.HeldOn
	}
	var secretary, parties, bodies []string
	for _, a := range m.Attending() {
		who := kit.Joined(", ", a.Name, a.Unit)
		switch {
		case a.Duty == data.Secretary:
			secretary = append(secretary, who)
		case a.Duty == data.Party:
			if data.FoldText(a.Name) != data.FoldText(letter.Sender.Name) && data.FoldText(a.Name) != data.FoldText(letter.Against) {
				parties = append(parties, who)
			}
		case a.Duty != data.Presides:
			bodies = append(bodies, who)
		}
	}
	typed := map[string]string{"gio": m.Hour, "ngay_doi_thoai": on.Shown(), "dia_diem": placeHeld(p.o, m.Place), "y_kien": m.Held.Opinions,
		"ket_qua_doi_thoai": m.Held.Outcome, "nguoi_lien_quan": strings.Join(parties, "; "), "co_quan_lien_quan": strings.Join(bodies, "; ")}
	if m.Chair != "" {
		typed["nguoi_chu_tri"] = m.Chair
	}
	if len(secretary) > 0 {
		typed["nguoi_lap"] = strings.Join(secretary, "; ")
	}
	day := min(on, p.o.Today())
	kit.RunAsync(func() (string, error) {
		draft, err := draftOf(p.o, data.DocumentDialogue, invitation{letter: letter, to: letter.Sender.Name, typed: typed}, document.Options{On: day})
		if err != nil {
			return "", err
		}
		_, file, err := p.o.Do().IssueFile(p.o.Ctx(), draft)
		return file, err
	}, func(file string, err error) {
		if err != nil {
			p.o.Failed(assets.Text("paper.failed"), err)
			return
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("paper.written", file))
		p.o.OpenFile(file)
	})
}
