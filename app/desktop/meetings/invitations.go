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

// askInvitations asks by whom and when invitations are signed, and calls write for
// each of them in turn.
func askInvitations(o *desk.Desk, all []invitation, write func(invitation, office.Draft) (data.Reply, string, error), then func()) {
	on := o.DateField()
	on.SetDate(o.Today())
	preferences := o.App.Preferences()
	signer := kit.NewSuggestEntry(func(typed string) []string { return o.EarlierSigners(typed) })
	role := kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) })
	signer.SetText(preferences.String(desk.SignerPreference))
	role.SetText(preferences.String(desk.RolePreference))
	if signers := o.Store.Settings().Office.Signers; signer.Text == "" && len(signers) > 0 {
		signer.SetText(signers[0].Name)
		role.SetText(signers[0].Role)
	}
	onField := kit.NewField(assets.Text("compose.on"), on).Require()
	signerField := kit.NewField(assets.Text("compose.signer"), signer).Require()
	o.AskIn(assets.Text("invitations.title", kit.Number(len(all))), assets.Text("invitations.write"), func() bool {
		day, err := on.Date()
		switch {
		case err != nil:
			onField.SetProblem(err.Error())
		case day.IsZero():
			onField.SetProblem(assets.Text("check.on.missing"))
		case signer.Value() == "":
			signerField.SetProblem(assets.Text("compose.missing"))
		default:
			preferences.SetString(desk.SignerPreference, signer.Value())
			preferences.SetString(desk.RolePreference, role.Value())
			writeInvitations(o, all, document.Options{On: day, SignedBy: data.Clean(signer.Value()), Role: data.Clean(role.Value())}, write, then)
			return true
		}
		return false
	}, onField, signerField, kit.NewField(assets.Text("compose.role"), role))
}

// writeInvitations issues the invitations one after another: what was issued stays when a
// later one fails.
func writeInvitations(o *desk.Desk, all []invitation, options document.Options, write func(invitation, office.Draft) (data.Reply, string, error), then func()) {
	type done struct {
		written int
		folder  string
	}
	kit.RunAsync(func() (d done, err error) {
		for _, i := range all {
			draft, err := draftOf(o, views.InvitationTemplate, i, options)
			if err != nil {
				return d, err
			}
			reply, file, err := write(i, draft)
			if reply.Document != 0 {
				d.written, d.folder = d.written+1, file
			}
			if err != nil {
				return d, data.Tell(err, "invitations.to", i.to)
			}
		}
		return d, nil
	}, func(d done, err error) {
		if err != nil {
			o.Failed(assets.Text("invitations.failed", kit.Number(d.written), kit.Number(len(all))), err)
		} else {
			kit.Toast(o.Window.Canvas(), assets.Text("invitations.written", kit.Number(d.written), d.folder))
		}
		then()
	})
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

// writeInvitations writes an invitation to everybody of the day who was not invited
// yet.
func (p *Day) writeInvitations() {
	d := &p.dossier
	var all []invitation
	for i := range d.Parts {
		part := &d.Parts[i]
		if !part.InvitedOn.IsZero() || part.NotThere {
			continue
		}
		i := invitation{typed: map[string]string{"gio": part.Hour, "ngay_moi": d.Day.On.Shown(), "dia_diem": placeHeld(p.o, d.Day.Place),
			"noi_dung_moi": assets.Text("invitations.about.day"), "nguoi_chu_tri": document.WhoReceives(d.Day, p.o.Store.Settings())}}
		if part.Of != nil {
			i.letter, i.to = *part.Of, part.Of.Sender.Name
		} else {
			i.visit, i.to = *part.Came, part.Came.Visitor.Name
		}
		all = append(all, i)
	}
	if len(all) == 0 {
		kit.ShowNotice(p.o.Window, assets.Text("dayPage.invitations"), assets.Text("invitations.none"))
		return
	}
	askInvitations(p.o, all, func(_ invitation, draft office.Draft) (data.Reply, string, error) {
		return p.o.Do().InviteToDay(p.o.Ctx(), p.id, draft)
	}, p.Enter)
}

// placeHeld is where something is held: at the office when nobody says otherwise.
func placeHeld(o *desk.Desk, place string) string {
	if place != "" {
		return place
	}
	return fmt.Sprint(document.LetterFields(data.Letter{}, o.Store.Settings(), document.Options{})["dia_diem_tiep_dan"])
}
