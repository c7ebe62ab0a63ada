package assets

import _ "embed"

// Sample is the workbook of the sample register: letters, visits and reception
// days of a ward that does not exist.
//
//go:embed sample/so-chuan-2026.xlsx
var Sample []byte

// SampleOffice is what the sample register holds beside the sample book.
//
//go:embed sample/office.toml
var SampleOffice string
