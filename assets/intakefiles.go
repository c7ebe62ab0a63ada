package assets

import _ "embed"

// IntakeWords is intake/headings.json: the headings ("columns", by column key)
// and the words of cells ("words", by the key of their label) under which
// offices keep their books, besides those that the program itself writes. An
// office's other heading is one more string in that file.
//
//go:embed intake/headings.json
var IntakeWords []byte
