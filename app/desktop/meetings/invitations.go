package meetings

import (
	"fmt"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
)

// invitation is what an invitation says beside the letter or the visit.
type invitation struct {
	letter data.Letter
	visit  data.Reception    // in the letter's place
	to     string            // who is invited, for the register
	typed  map[string]string // of the template's fields
}

// signing is by whom and when invitations are signed.
type signing struct {
	On           data.Date
	Signer, Role string
}

// askInvitations asks on p by whom and when invitations are signed, and issues them one
// after another by write: what was issued stays when a later one fails.
func askInvitations(o *desk.Desk, p desk.Page, all []invitation, write func(invitation, office.Draft) (data.Reply, string, error)) {
	preferences := o.App.Preferences()
	begin := signing{On: o.Today(), Signer: preferences.String(desk.SignerPreference), Role: preferences.String(desk.RolePreference)}
	if signers := o.Store.Settings().Office.Signers; begin.Signer == "" && len(signers) > 0 {
		begin.Signer, begin.Role = signers[0].Name, signers[0].Role
	}
	r := kit.NewRecord(o.Around(func() desk.Page { return p }), 2, begin,
		kit.Day("compose.on", data.FieldOn, o.DateField(), func(s *signing) *data.Date { return &s.On }).Require(),
		kit.Suggested("compose.signer", data.FieldSignedBy, o.EarlierSigners, func(s *signing) *string { return &s.Signer }).Require(),
		kit.Suggested("compose.role", "", func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) }, func(s *signing) *string { return &s.Role }))
	r.Heading, r.SaveText = assets.Text("invitations.title", kit.Number(len(all))), assets.Text("invitations.write")
	r.Check = func(s signing) (problems []data.Problem) {
		if s.On.IsZero() {
			problems = append(problems, data.Problem{Field: data.FieldOn, Sentence: assets.Text("check.on.missing")})
		}
		if s.Signer == "" {
			problems = append(problems, data.Problem{Field: data.FieldSignedBy, Sentence: assets.Text("compose.missing")})
		}
		return problems
	}
	r.Before = func(s *signing, write func()) {
		preferences.SetString(desk.SignerPreference, s.Signer)
		preferences.SetString(desk.RolePreference, s.Role)
		write()
	}
	written, folder := 0, ""
	r.Failed = func(err error) {
		o.Failed(assets.Text("invitations.failed", kit.Number(written), kit.Number(len(all))), err)
	}
	r.Write = func(s signing) (kit.Saved, error) {
		for _, i := range all {
			draft, err := draftOf(o, views.InvitationTemplate, i, document.Options{On: s.On, SignedBy: s.Signer, Role: s.Role})
			if err == nil {
				var reply data.Reply
				var file string
				reply, file, err = write(i, draft)
				if reply.Document != 0 {
					written, folder = written+1, file
				}
			}
			if err != nil { // the dialog closes: those that are issued must not be issued again
				return kit.Saved{Then: func() {
					r.Failed(data.Tell(err, "invitations.to", i.to))
					p.Enter()
				}}, nil
			}
		}
		return kit.Saved{Said: assets.Text("invitations.written", kit.Number(written), folder), Then: p.Enter}, nil
	}
	r.Open()
}

// draftOf is a document of the template on a letter. Who is no party of the letter
// may not learn who denounced.
func draftOf(o *desk.Desk, template string, i invitation, options document.Options) (office.Draft, error) {
	info, source, err := document.Read(o.Dir, template)
	if err != nil {
		return office.Draft{}, err
	}
	sender := i.letter.Sender.Name
	if i.visit.ID != 0 {
		sender = i.visit.Visitor.Name
	}
	if i.to != sender {
		info.Reader = document.Accused
	}
	settings := o.Store.Settings()
	options.Typed = i.typed
	return office.Draft{Of: i.letter.ID + i.visit.ID, Info: info, Template: source, Settings: settings, Options: options.For(info),
		Symbol: info.SymbolFor(settings), To: i.to, SignedBy: options.SignedBy}, nil
}

// placeHeld is where something is held: at the office when nobody says otherwise.
func placeHeld(o *desk.Desk, place string) string {
	if place != "" {
		return place
	}
	return fmt.Sprint(document.LetterFields(data.Letter{}, o.Store.Settings(), document.Options{})["dia_diem_tiep_dan"])
}
