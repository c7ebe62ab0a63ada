package desk

import (
	"slices"

	"donthu/app/kit"
)

// LastSigner is who signed the last document of this register on this computer, and in
// which office; before any was signed the first of the office's signers.
func (o *Desk) LastSigner() (name, role string) {
	preferences := o.App.Preferences()
	name, role = preferences.String(o.ofRegister(SignerPreference)), preferences.String(o.ofRegister(RolePreference))
	if signers := o.Store.Settings().Office.Signers; name == "" && len(signers) > 0 {
		return signers[0].Name, signers[0].Role
	}
	return name, role
}

// RememberSigner keeps who signed for the next document.
func (o *Desk) RememberSigner(name, role string) {
	o.App.Preferences().SetString(o.ofRegister(SignerPreference), name)
	o.App.Preferences().SetString(o.ofRegister(RolePreference), role)
}

// ofRegister is a preference that another register on this computer does not share.
func (o *Desk) ofRegister(preference string) string { return preference + "@" + o.Store.Dir() }

// Officers are the office's officers, then the names that stood in such a place before,
// as far as they fit what is typed; whoever is out of use is not offered.
func (o *Desk) Officers(typed string, before ...string) []string {
	lists := o.Store.Settings().Lists
	names := slices.DeleteFunc(append(lists.OfficerNames(), before...), lists.Retired)
	return Suggestions(names, typed)
}

// Units are the office's units, then those that were named before.
func (o *Desk) Units(typed string, before ...string) []string {
	return Suggestions(append(o.Store.Settings().Lists.UnitNames(), before...), typed)
}

// Leaders are those who sign, then those who were named before.
func (o *Desk) Leaders(typed string, before ...string) []string {
	var names []string
	for _, s := range o.Store.Settings().Office.Signers {
		names = append(names, s.Name)
	}
	return Suggestions(append(names, before...), typed)
}

// AskSigner asks who signs.
func AskSigner[T any](o *Desk, name string, at func(*T) *string) *kit.Question[T] {
	return kit.Suggested("compose.signer", name, o.EarlierSigners, at)
}

// AskRole asks for the office of who signs.
func AskRole[T any](name string, at func(*T) *string) *kit.Question[T] {
	return kit.Suggested("compose.role", name, func(typed string) []string { return kit.Fitting(SigningRoles(), typed) }, at)
}

// Suggestions are the first names that fit what is typed, each once.
func Suggestions(names []string, typed string) []string {
	seen := map[string]bool{"": true}
	fits := slices.DeleteFunc(kit.Fitting(names, typed), func(name string) bool {
		known := seen[name]
		seen[name] = true
		return known
	})
	return fits[:min(len(fits), 8)]
}
