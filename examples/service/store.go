package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"modernc.org/sqlite"
)

// A store keeps models with all their versions in a file of SQLite. What was saved
// is there after a crash or a loss of power, and what was not is not there at all.
type store struct {
	read, write *sql.DB // the second has one connection, since SQLite has one writer
}

// A keptModel is a version of a model that is kept.
type keptModel struct {
	ID        string    `json:"id"`
	Version   int64     `json:"version"` // counts from 1, also over deletions
	MediaType string    `json:"media_type"`
	Bytes     int       `json:"bytes"`
	Saved     time.Time `json:"saved"`
	Deleted   bool      `json:"deleted"` // this version is that the model was deleted

	text []byte
}

var (
	errFull    = errors.New("the store is full")
	errMissing = errors.New("no such model is kept")
)

// A version is a row. The text is NULL in one that deletes the model.
const schema = `
CREATE TABLE IF NOT EXISTS versions (
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	media_type TEXT NOT NULL,
	saved INTEGER NOT NULL, -- milliseconds since 1970
	text BLOB,
	PRIMARY KEY (id, version)
) STRICT;
PRAGMA user_version = 1;`

const pageSize = 4096

// openStore opens the store in a file, which it makes if it is not there, and which
// grows to so many bytes at most.
func openStore(ctx context.Context, file string, maxBytes int64) (*store, error) {
	dsn := func(more string) string {
		return (&url.URL{Scheme: "file", OmitHost: true, Path: file, RawQuery: "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" + more}).String()
	}
	s := &store{}
	var err error
	if s.write, err = sql.Open("sqlite", dsn(fmt.Sprintf("&_txlock=immediate&_pragma=max_page_count(%d)", max(maxBytes/pageSize, 1)))); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn("&_pragma=query_only(1)")); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	s.read.SetMaxOpenConns(4)
	var version int
	err = s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	switch {
	case err != nil:
	case version > 1:
		err = fmt.Errorf("a newer service has written it (%d)", version)
	case version == 0:
		_, err = s.write.ExecContext(ctx, schema)
	}
	if err != nil {
		return nil, errors.Join(reason(err), s.close())
	}
	return s, nil
}

func (s *store) close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// reason returns the error, as errFull where it is that there is no room.
func reason(err error) error {
	const full = 13 // SQLITE_FULL: the disk is full, or the file as large as it may be
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code()&0xff == full {
		return fmt.Errorf("%w: %w", errFull, err)
	}
	return err
}

const columns = "id, version, media_type, saved, coalesce(length(text), 0), text IS NULL"

// A scanner is a row.
type scanner interface{ Scan(into ...any) error }

func scan(row scanner, more ...any) (*keptModel, error) {
	var k keptModel
	var saved int64
	err := row.Scan(append([]any{&k.ID, &k.Version, &k.MediaType, &saved, &k.Bytes, &k.Deleted}, more...)...)
	k.Saved = time.UnixMilli(saved).UTC()
	return &k, err
}

// load returns a version of a model; 0 means the newest. It returns errMissing where
// there is none, or the version is that it was deleted.
func (s *store) load(ctx context.Context, id string, version int64) (*keptModel, error) {
	var text []byte
	k, err := scan(s.read.QueryRowContext(ctx, "SELECT "+columns+", text FROM versions WHERE id = ? AND (version = ? OR ? = 0) ORDER BY version DESC LIMIT 1", id, version, version), &text)
	switch {
	case errors.Is(err, sql.ErrNoRows) || err == nil && k.Deleted:
		return nil, errMissing
	case err != nil:
		return nil, err
	}
	k.text = text
	return k, nil
}

// A precondition decides by the newest version, nil where there is none, whether a
// change may be made.
type precondition func(newest *keptModel) error

// save adds a version of a model; nil as the text deletes it.
func (s *store) save(ctx context.Context, id, mediaType string, text []byte, may precondition) (*keptModel, error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, reason(err)
	}
	defer tx.Rollback() // after Commit it does nothing
	newest, err := scan(tx.QueryRowContext(ctx, "SELECT "+columns+" FROM versions WHERE id = ? ORDER BY version DESC LIMIT 1", id))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	k := &keptModel{ID: id, Version: newest.Version + 1, MediaType: mediaType, Bytes: len(text), Saved: time.Now().UTC().Truncate(time.Millisecond), Deleted: text == nil}
	if errors.Is(err, sql.ErrNoRows) || newest.Deleted {
		newest = nil
	}
	if err := may(newest); err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO versions (id, version, media_type, saved, text) VALUES (?, ?, ?, ?, ?)", id, k.Version, mediaType, k.Saved.UnixMilli(), text); err != nil {
		return nil, reason(err)
	}
	return k, reason(tx.Commit())
}

// list returns the newest versions of models, by id, after the id; at most so many.
func (s *store) list(ctx context.Context, after string, most int) ([]*keptModel, error) {
	return s.query(ctx, `SELECT `+columns+` FROM versions AS v WHERE id > ? AND text IS NOT NULL
		AND version = (SELECT max(version) FROM versions WHERE id = v.id) ORDER BY id LIMIT ?`, after, most)
}

// all returns the newest versions of all models with their texts, unless these have
// more than so many bytes.
func (s *store) all(ctx context.Context, most int64) ([]*keptModel, error) {
	list, err := s.list(ctx, "", -1)
	if err != nil {
		return nil, err
	}
	for _, k := range list {
		if most -= int64(k.Bytes); most < 0 {
			return nil, newProblem(http.StatusUnprocessableEntity, `the models that are kept are too large to be worked on together; name those that you mean under "models"`)
		}
	}
	for i, k := range list {
		if list[i], err = s.load(ctx, k.ID, k.Version); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// versions returns all versions of a model, the newest first.
func (s *store) versions(ctx context.Context, id string) ([]*keptModel, error) {
	return s.query(ctx, "SELECT "+columns+" FROM versions WHERE id = ? ORDER BY version DESC", id)
}

func (s *store) query(ctx context.Context, query string, args ...any) ([]*keptModel, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := []*keptModel{} // never null in JSON
	for rows.Next() {
		k, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, k)
	}
	return all, rows.Err()
}
