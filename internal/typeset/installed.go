package typeset

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
)

// FontFolders returns the folders in which a system keeps its fonts.
func FontFolders(goos string, env func(string) string) []string {
	within := func(folder string, names ...string) []string {
		if folder == "" {
			return nil
		}
		return []string{filepath.Join(append([]string{folder}, names...)...)}
	}
	switch goos {
	case "windows":
		return append(within(env("WINDIR"), "Fonts"), within(env("LocalAppData"), "Microsoft", "Windows", "Fonts")...)
	case "darwin":
		return append([]string{"/System/Library/Fonts", "/Library/Fonts"}, within(env("HOME"), "Library", "Fonts")...)
	}
	own := within(env("XDG_DATA_HOME"), "fonts")
	if own == nil {
		own = within(env("HOME"), ".local", "share", "fonts")
	}
	return append([]string{"/usr/share/fonts", "/usr/local/share/fonts"}, own...)
}

// MissingRunes returns the characters of texts that the built-in font lacks.
func MissingRunes(texts ...[]byte) []rune {
	builtIn, err := sfnt.Parse(liberationsansregular.TTF)
	if err != nil {
		panic(err) // the font is part of the program
	}
	var lacking []rune
	seen := map[rune]bool{}
	for _, text := range texts {
		for _, c := range string(text) {
			if !seen[c] && !hasLetter(builtIn, c) {
				lacking = append(lacking, c)
			}
			seen[c] = true
		}
	}
	return lacking
}

// hasLetter reports whether a font has a character, or does not need it.
func hasLetter(f *sfnt.Font, c rune) bool {
	if unicode.IsControl(c) || unicode.In(c, unicode.Cf, unicode.Variation_Selector) {
		return true
	}
	id, err := f.GlyphIndex(nil, c)
	return err == nil && id != 0
}

// fontEndings holds the endings of font files. A ttc is a collection, of which
// pictures use the first font.
var fontEndings = []string{".ttf", ".otf", ".ttc"}

// FontsWith returns the files of fonts in the folders that have all the letters:
// those that look most like the built-in one first, by their names, and always in
// the same order.
func FontsWith(letters []rune, folders []string) []string {
	var files []string
	for _, folder := range folders {
		// A folder that is not there, or that cannot be read, has no fonts for us.
		_ = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			ending := strings.ToLower(filepath.Ext(name))
			if err == nil && entry.Type()&^fs.ModeSymlink == 0 && slices.Contains(fontEndings, ending) && fontHas(name, letters) {
				files = append(files, name)
			}
			return nil
		})
	}
	slices.SortFunc(files, func(a, b string) int {
		return cmp.Or(cmp.Compare(styleDistance(a), styleDistance(b)), cmp.Compare(filepath.Base(a), filepath.Base(b)), cmp.Compare(a, b))
	})
	return files
}

// fontHas reports whether a font, the first of its file, has all letters.
func fontHas(name string, letters []rune) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	fonts, err := sfnt.ParseCollectionReaderAt(file) // or a single one
	if err != nil {
		return false
	}
	font, err := fonts.Font(0)
	return err == nil && !slices.ContainsFunc(letters, func(c rune) bool { return !hasLetter(font, c) })
}

// styleDistance returns how much a font differs, by its name, from an upright sans-serif one.
func styleDistance(name string) int {
	name = strings.ToLower(filepath.Base(name))
	n := 0
	for _, style := range []string{"bold", "italic", "oblique", "light", "thin", "black", "medium", "condensed", "mono", "serif"} {
		if strings.Contains(strings.ReplaceAll(name, "sansserif", ""), style) {
			n += 2
		}
	}
	if !strings.Contains(name, "sans") {
		n++
	}
	return n
}
