package meetings

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// invitation is what an invitation says beside the letter or the visit.
type invitation struct {
	letter register.Letter
	visit  register.Reception // in the letter's place
	to     string             // who is invited, for the register
	typed  map[string]string  // of the template's fields
}

// signing is by whom and when invitations are signed.
type signing struct {
	On           day.Date
	Signer, Role string
}

// askInvitations asks on p who is to sign invitations, and writes them one after another as
// drafts: what was written stays when a later one fails. Who is invited counts as invited
// once his is signed.
func askInvitations(o *desk.Desk, p desk.Page, all []invitation, invites func(invitation) register.Invites) {
	begin := signing{On: o.Today()}
	begin.Signer, begin.Role = o.LastSigner()
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 2, begin,
		kit.Day("compose.on", register.FieldOn, o.DateField(), func(s *signing) *day.Date { return &s.On }).Must("check.on.missing"),
		desk.AskSigner(o, register.FieldSignedBy, func(s *signing) *string { return &s.Signer }).Must("compose.missing"),
		desk.AskRole("", func(s *signing) *string { return &s.Role }))
	r.Heading, r.SaveText = assets.Text("invitations.title", "count", kit.Number(len(all))), assets.Text("invitations.write")
	r.Before = func(s *signing, write func()) {
		o.RememberSigner(s.Signer, s.Role)
		write()
	}
	written, folder := 0, ""
	r.Failed = func(err error) {
		o.Failed(assets.Text("invitations.failed", "done", kit.Number(written), "all", kit.Number(len(all))), err)
	}
	r.Write = func(s signing) (kit.Saved, error) {
		for _, i := range all {
			draft, err := draftOf(o, views.InvitationTemplate, i, word.Options{On: s.On, SignedBy: s.Signer, Role: s.Role})
			if err == nil {
				draft.Invites = invites(i)
				var reply register.Reply
				var file string
				reply, file, err = o.Do().IssueFile(o.Ctx(), draft)
				if reply.Document != 0 {
					written, folder = written+1, file
				}
			}
			if err != nil { // the dialog closes: those that are issued must not be issued again
				return kit.Saved{Then: func() {
					r.Failed(data.Tell(err, "invitations.to", "person", i.to))
					p.Enter()
				}}, nil
			}
		}
		return kit.Saved{Said: assets.Text("invitations.written", "count", kit.Number(written), "folder", folder), Then: p.Enter}, nil
	}
	r.Open()
}

// draftOf is a document of the template on a letter. Who is no party of the letter
// may not learn who denounced.
func draftOf(o *desk.Desk, template string, i invitation, options word.Options) (office.Draft, error) {
	info, source, err := word.Read(o.Dir, template)
	if err != nil {
		return office.Draft{}, err
	}
	sender := i.letter.Sender.Name
	if i.visit.ID != 0 {
		sender = i.visit.Visitor.Name
	}
	if i.to != sender {
		info.Reader = word.Accused
	}
	settings := o.Store.Settings()
	of := office.LetterOf(register.Occasion{Letter: i.letter, Visit: i.visit})
	options.Typed = i.typed
	return office.Draft{Of: i.letter.ID + i.visit.ID, Info: info, Template: source, Settings: settings, Options: options.For(info),
		Symbol: info.SymbolFor(&of, settings), To: i.to, SignedBy: options.SignedBy}, nil
}

// placeHeld is where something is held: at the office when nobody says otherwise.
func placeHeld(o *desk.Desk, place string) string {
	if place != "" {
		return place
	}
	return fmt.Sprint(word.LetterFields(register.Letter{}, o.Store.Settings(), word.Options{})["dia_diem_tiep_dan"])
}

// writePaper writes a paper about a day into the folder of documents, as Word and,
// where LibreOffice is there, as PDF, and opens it. It is made from the register and
// may be written again at any time.
func writePaper(o *desk.Desk, template string, on day.Date, fields func(word.Options) docx.Fields) {
	type paper struct{ word, shown string }
	today := o.Today()
	desk.Wait(o, assets.Text("paper.title"), assets.Text("paper.writing"), assets.Text("paper.failed"), func(ctx context.Context) (p paper, err error) {
		info, source, err := word.Read(o.Dir, template)
		if err != nil {
			return p, err
		}
		var b bytes.Buffer
		if err := docx.RenderDraft(&b, source, fields(word.Options{On: today}.For(info))); err != nil {
			return p, err
		}
		p.word = o.Do().DocumentPath(fmt.Sprintf("%d/%s-%s.docx", on.Year(), template, on))
		p.shown = p.word
		if err := office.KeepFile(p.word, b.Bytes()); err != nil || desk.OfficeProgram() == "" {
			return p, err
		}
		p.shown, err = desk.ToPDF(ctx, p.word)
		return p, err
	}, func(p paper) { written(o, p.word, p.shown) })
}

// minutes writes the minutes of the meeting from what is known: of a dialogue as a
// document of its letter, of a meeting for counsel as a paper.
func (p *Page) minutes() {
	m, about, o := p.Now.Meeting, p.Now.about, p.O
	switch {
	case p.Now.lost != nil:
		o.Failed(assets.Text("letter.failed"), p.Now.lost)
	case m.Kind == register.ForDialogue:
		p.dialogueMinutes()
	default:
		writePaper(o, word.CounselTemplate, m.On, func(options word.Options) docx.Fields {
			return word.CounselFields(&m, about, o.Store.Settings(), options)
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
		switch name := text.Fold(a.Name); {
		case a.Duty == register.Secretary:
			secretary = append(secretary, who)
		case a.Duty == register.Party:
			if name != text.Fold(i.to) && name != text.Fold(i.letter.Against) {
				parties = append(parties, who)
			}
		case a.Duty != register.Presides:
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
	desk.Try(o, assets.Text("paper.failed"), func() (string, error) {
		draft, err := draftOf(o, register.DocumentDialogue, i, word.Options{On: min(on, o.Today())})
		if err != nil {
			return "", err
		}
		_, file, err := o.Do().IssueFile(o.Ctx(), draft)
		return file, err
	}, func(file string) { written(o, file, file) })
}

// written tells that a paper was written as Word, and opens it as shown.
func written(o *desk.Desk, word, shown string) {
	kit.Toast(o.Window.Canvas(), assets.Text("paper.written", "file", word))
	o.OpenFile(shown)
}
