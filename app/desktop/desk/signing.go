package desk

import (
	"slices"

	"donthu/app/kit"
)

// LastSigner is who signed the last document, and in which office; before any was
// signed the first of the office's signers.
func (o *Desk) LastSigner() (name, role string) {
	preferences := o.App.Preferences()
	name, role = preferences.String(SignerPreference), preferences.String(RolePreference)
	if signers := o.Store.Settings().Office.Signers; name == "" && len(signers) > 0 {
		return signers[0].Name, signers[0].Role
	}
	return name, role
}

// RememberSigner keeps who signed for the next document.
func (o *Desk) RememberSigner(name, role string) {
	o.App.Preferences().SetString(SignerPreference, name)
	o.App.Preferences().SetString(RolePreference, role)
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
