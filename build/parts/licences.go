package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"donthu/assets"
)

// folder holds the licence texts, from the root of the module.
const folder = "assets/licences"

// byHand are parts that no module names; their texts lie in the folder already.
var byHand = []string{"SQLite", "MinGW-w64", "PDFium"}

// linked are the modules that the program consists of.
type linked struct{ Path, Dir string }

// targets are the systems for which packages are made, with their build tags.
var targets = map[string]string{"linux": "sqlite_fts5,migrated_fynedo,no_emoji,x11", "windows": "sqlite_fts5,migrated_fynedo,no_emoji"}

// linkedModules lists the modules of the program in root on all targets, without
// the program itself, by name.
func linkedModules(root string) ([]linked, error) {
	var all []linked
	for system, tags := range targets {
		list := exec.Command("go", "list", "-deps", "-json=Module", "-tags", tags, ".")
		list.Dir = root
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
			var one struct {
				Module *struct {
					Path, Dir string
					Main      bool
				}
			}
			if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if m := one.Module; m != nil && !m.Main && !slices.Contains(all, linked{m.Path, m.Dir}) {
				all = append(all, linked{m.Path, m.Dir})
			}
		}
	}
	slices.SortFunc(all, func(a, b linked) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// licences are the texts of everything that the program in root consists of, by
// the name of the part.
func licences(root string) (map[string]assets.Licence, error) {
	modules, err := linkedModules(root)
	if err != nil {
		return nil, err
	}
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	all := map[string]assets.Licence{}
	for _, m := range append(modules, linked{"Go", strings.TrimSpace(string(goRoot))}) {
		deep := m.Path != "Go" // what lies deeper in Go's own tree are its tools
		if all[m.Path], err = licenceOf(m.Dir, deep); err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
	}
	for _, name := range byHand {
		kept, ok := assets.LicenceOf(name)
		if !ok {
			return nil, fmt.Errorf("%s: no text in %s", name, folder)
		}
		all[name] = kept
	}
	return all, nil
}

var licenceFile = regexp.MustCompile(`(?i)^(un)?licen[sc]e|^copying|^notice`)

// shortest is how many bytes a licence has at least.
const shortest = 200

// licenceOf puts together the licence files of the module in dir; those of parts
// that it carries along, such as fonts, lie deeper.
func licenceOf(dir string, deep bool) (assets.Licence, error) {
	var kinds, texts []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			if name != dir && (!deep || slices.Contains([]string{"testdata", "cmd", "_example", "tools"}, entry.Name())) {
				return fs.SkipDir
			}
			return nil
		case !licenceFile.MatchString(entry.Name()) || filepath.Ext(name) == ".go":
			return nil
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text := tidy(string(raw))
		if strings.Contains(name, "EmojiOneColor") || slices.Contains(texts, text) {
			return nil // no_emoji leaves that font out
		}
		kind, ok := kindOf(text)
		if len(text) < shortest && !ok { // a notice of whose it is, beside the licence
			texts = append(texts, text)
			return nil
		}
		if !ok {
			return fmt.Errorf("%s: a licence of a kind that kindOf does not know", name)
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		texts = append(texts, text)
		return nil
	})
	if err == nil && len(texts) == 0 {
		err = errors.New("no licence")
	}
	return assets.Licence{Kind: strings.Join(kinds, " AND "), Text: strings.Join(texts, "\n\n----\n\n")}, err
}

// tidy takes away what differs between systems.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r", ""), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.ToValidUTF8(line, ""), " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// kindOf names a licence as SPDX does, by words that only it has.
func kindOf(text string) (string, bool) {
	words := strings.Join(strings.Fields(text), " ")
	for _, k := range []struct{ words, kind string }{
		{"Apache License Version 2.0", "Apache-2.0"},
		{"Mozilla Public License Version 2.0", "MPL-2.0"},
		{"SIL OPEN FONT LICENSE", "OFL-1.1"},
		{"Bitstream Vera", "Bitstream-Vera"},
		{"Neither the name", "BSD-3-Clause"},
		{"names of its contributors may be used to endorse", "BSD-3-Clause"},
		{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
		{"This software is provided 'as-is', without any express", "Zlib"},
		{"The author disclaims copyright", "blessing"},
		{"free and unencumbered software released into the public domain", "Unlicense"},
		{"Permission is hereby granted, free of charge, to any person obtaining a copy", "MIT"},
		{"permission is hereby granted, without written agreement", "MIT-Modern-Variant"},
		{"Permission to use, copy, modify, and", "ISC"},
	} {
		if strings.Contains(words, k.words) {
			return k.kind, true
		}
	}
	return "", false
}

func writeLicences() error {
	all, err := licences(".")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return err
	}
	for _, file := range old {
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	for name, licence := range all {
		if err := os.WriteFile(filepath.Join("assets", filepath.FromSlash(assets.LicenceFile(name))), []byte(licence.Kind+"\n\n"+licence.Text+"\n"), 0o644); err != nil {
			return err
		}
	}
	return nil
}
