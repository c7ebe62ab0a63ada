package assets

import _ "embed"

// ShortForms is search/short-forms.json: how clerks shorten what a place or a body is
// called. A unit's short form stands for it before a number where the unit is "numbered"
// (P13, P. 13), with a dot before a name (P. Tân Định), and where it has several letters
// before a name without one (TP Thủ Đức); the short forms of words stand anywhere. A
// further short form is one more string in that file.
//
//go:embed search/short-forms.json
var ShortForms []byte
