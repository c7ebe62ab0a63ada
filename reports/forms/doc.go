// Package forms computes the figures of the official report forms. The forms
// themselves (titles, headings, column numbers, formulas, checks) are data in
// assets/forms, one file per edition; how a column that is no sum of others is
// counted stands in one file per form (form01.go …), after the filling guides
// of the circular. Every figure knows the letters, receptions or days behind it.
package forms
