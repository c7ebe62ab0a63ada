package main

import (
	"cmp"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"donthu/assets"
)

// bill is a CycloneDX bill of materials, as far as we fill it in.
type bill struct {
	Format       string      `json:"bomFormat"`
	Spec         string      `json:"specVersion"`
	Serial       string      `json:"serialNumber"`
	Version      int         `json:"version"`
	Metadata     metadata    `json:"metadata"`
	Components   []component `json:"components"`
	Dependencies []depends   `json:"dependencies"`
}

type metadata struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Type     string        `json:"type"`
	Ref      string        `json:"bom-ref"`
	Name     string        `json:"name"`
	Version  string        `json:"version,omitempty"`
	Hashes   []hash        `json:"hashes,omitempty"`
	Licences []licenceKind `json:"licenses,omitempty"`
	URL      string        `json:"purl,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licenceKind struct {
	Expression string `json:"expression"`
}

type depends struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// writeBill writes what the built program consists of. All in it follows from the
// program and, for the time, from SOURCE_DATE_EPOCH.
func writeBill(w io.Writer, program string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(raw)
	seconds, err := strconv.ParseInt(cmp.Or(os.Getenv("SOURCE_DATE_EPOCH"), "0"), 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	own := component{
		Type: "application", Ref: "donthu", Name: filepath.Base(program), Version: assets.Version(),
		Hashes: []hash{{"SHA-256", hex.EncodeToString(sum[:])}}, Licences: []licenceKind{{"MIT"}},
	}
	out := bill{
		Format: "CycloneDX", Spec: "1.6", Version: 1,
		Serial:   serial(sum),
		Metadata: metadata{Timestamp: time.Unix(seconds, 0).UTC().Format(time.RFC3339), Component: own},
	}
	parts := []component{{Type: "platform", Name: "Go", Version: strings.TrimPrefix(info.GoVersion, "go"), URL: "pkg:generic/go@" + strings.TrimPrefix(info.GoVersion, "go")}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		parts = append(parts, component{Type: "library", Name: m.Path, Version: m.Version, URL: "pkg:golang/" + m.Path + "@" + m.Version})
	}
	sqlite, err := sqliteVersion()
	if err != nil {
		return err
	}
	parts = append(parts, component{Type: "library", Name: "SQLite", Version: sqlite})
	if slices.ContainsFunc(parts, func(c component) bool { return c.Name == "github.com/klippa-app/go-pdfium" }) {
		parts = append(parts, component{Type: "library", Name: "PDFium"}) // as WebAssembly, of the module's version
	}
	if strings.HasSuffix(program, ".exe") {
		parts = append(parts, component{Type: "library", Name: "MinGW-w64"})
	}
	on := depends{Ref: own.Ref}
	for _, part := range parts {
		licence, ok := assets.LicenceOf(part.Name)
		if !ok {
			return fmt.Errorf("no licence of %s: run go run ./build/parts licences", part.Name)
		}
		part.Licences = []licenceKind{{strings.ReplaceAll(licence.Kind, "Bitstream-Vera", "LicenseRef-Bitstream-Vera")}}
		part.Ref = cmp.Or(part.URL, part.Name)
		out.Components = append(out.Components, part)
		on.On = append(on.On, part.Ref)
	}
	slices.Sort(on.On)
	out.Dependencies = []depends{on}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

// serial is the number of the bill, of the form of a random UUID, from the
// program's hash: the same program has the same bill.
func serial(sum [32]byte) string {
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// sqliteVersion reads which SQLite the driver's module carries along.
func sqliteVersion() (string, error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/mattn/go-sqlite3").Output()
	if err != nil {
		return "", err
	}
	header, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "sqlite3-binding.h"))
	if err != nil {
		return "", err
	}
	m := regexp.MustCompile(`#define SQLITE_VERSION +"([0-9.]+)"`).FindSubmatch(header)
	if m == nil {
		return "", errors.New("the driver does not say which SQLite it carries along")
	}
	return string(m[1]), nil
}
