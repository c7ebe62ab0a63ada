// Package forms computes the figures of the official report forms.
//
// The forms are data: a circular is one file in assets/forms (titles, headings,
// column numbers, formulas, checks, and for each column that is no sum of others a
// measure of what it counts), and one engine draws any of them. This package knows
// only the vocabulary of measures (vocabulary.go: the words that hold of a letter, a
// matter, a settlement, a visit, and the amounts that they carry; counted.go: what
// is counted), no column of any circular. Every figure knows the letters, receptions
// or days behind it.
//
// # Next year's circular
//
// A new circular needs no change of code:
//
//  1. Copy the file in force to assets/forms/ttNN-YYYY.json and write in "id" the
//     file's name, in "circular" its name as documents cite it, in "from" its first
//     day in force.
//  2. Write in the file of the circular that it replaces the last day in force: "to".
//     Reports of periods that end after it go on the new forms; old ones stay as they
//     are. Where an edition ends and none follows, the last one is used and the
//     report says so; "standsFor" names a circular whose forms are not known.
//  3. Change the forms. "header" is the form's head from the left, "ms" what the row
//     MS prints, a formula included. Every other column says how it is filled, in
//     exactly one way: "measure" (see the type measure), "typed" where no register
//     knows it, or "remark". Columns of money (triệu đồng) and land (m2) carry
//     "unit": "money" or "land". "formula" replaces a printed one that is missing or
//     cannot hold, and "unkept" says why it cannot.
//  4. Copy the rules between columns from the filling guide to "checks", its text to
//     "guide". In "lost" stand measures of letters that no column takes, with the
//     sentence that names them.
//  5. Name in "words" the template in assets/templates of the report in words that
//     speaks of these columns; without one the last edition's report is drawn.
//  6. Write the rules once more into rules_test.go, from the circular and not from
//     the file, and run the tests of reports: what a file says wrongly (a column left
//     out, a word that does not exist, money without its mark) is refused with the
//     file, form and column.
//
// testdata/circular-2027 is such a circular, made up; TestNextYearsCircularIsAFile
// does these steps with it. Only where a circular asks what no word says a word is
// added to vocabulary.go, in the field's terms.
package forms
