// Package data holds what the ward office knows: the types of the register
// (letters, steps, receptions), the rules that a record must keep, and how a
// letter's present state follows from its steps. It knows no database, no
// workbook and no screen.
package data
