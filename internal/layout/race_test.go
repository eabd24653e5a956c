//go:build race

package layout

// raceEnabled says that wazero compiles seven times slower.
const raceEnabled = true
