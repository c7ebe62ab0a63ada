package views

import (
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Deed is what the duty that is due first on a letter wants done, in a few words.
func Deed(l *register.Letter) string {
	if l.Due.Deed != "" {
		return l.Due.Deed
	}
	state := l.State()
	key := "deed." + string(state)
	if state == register.Settling || state == register.Suspended {
		kind := l.Kind
		if kind == "" {
			kind = register.Petition
		}
		key = "deed.settling." + string(kind)
		if kind == register.Complaint && l.Round > 1 {
			key += ".again"
		}
	}
	return assets.Text(key)
}

// DeedSince is Deed with the day since when it is to be done, for letters without a limit.
func DeedSince(l *register.Letter) string {
	var since day.Date
	switch l.State() {
	case register.Waiting:
		since = l.ReceivedOn
	case register.Deciding:
		since = l.HandledOn
	case register.Settling, register.Suspended:
		if since = l.AcceptedOn; since.IsZero() {
			since = l.HandledOn
		}
	default:
		since = l.Settlement.On
	}
	if since.IsZero() {
		return Deed(l)
	}
	return assets.Text("deed.since", "deed", Deed(l), "day", since.Shown())
}
