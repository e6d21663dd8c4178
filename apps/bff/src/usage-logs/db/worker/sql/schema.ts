/** Raised when tables change, with the statements that bring an older file there: `UPGRADES`. */
export const SCHEMA_VERSION = 4

/** Raised when `convertedRow` gives other values; what is stored with an older one is converted in the background. */
export const TEXT_VERSION = 4

/** Columns of `entries` with an index of their own, named after them. */
export const INDEXED_COLUMNS: ReadonlySet<string> = new Set(['kind', 'owner', 'namespace', 'repository', 'address'])

/**
 * What is filtered by stands apart from what is only shown, so that looking through many entries reads little. Every
 * index goes on with the sequence: its entries are in the order of the list. Each costs as much as all the rest of an
 * entry; persons are found by whose they are, and equal entries by their second.
 */
export const TABLES = `
  CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    performer TEXT,
    is_robot INTEGER NOT NULL,
    person TEXT,
    owner TEXT,
    namespace TEXT,
    is_organization INTEGER,
    repository TEXT,
    address TEXT,
    country TEXT,
    application TEXT,
    hash TEXT NOT NULL
  );
  CREATE INDEX entries_by_at ON entries (at);
  CREATE INDEX entries_by_kind ON entries (kind);
  CREATE INDEX entries_by_owner ON entries (owner);
  CREATE INDEX entries_by_namespace ON entries (namespace);
  CREATE INDEX entries_by_repository ON entries (repository);
  CREATE INDEX entries_by_address ON entries (address);

  CREATE TABLE entry_details (
    sequence INTEGER PRIMARY KEY,
    metadata TEXT NOT NULL,
    open_text TEXT NOT NULL,
    closed_text TEXT NOT NULL,
    /* The TEXT_VERSION that its derived values are of. */
    text_version INTEGER NOT NULL
  );

  CREATE TABLE days (
    day INTEGER PRIMARY KEY,
    stored INTEGER NOT NULL DEFAULT 0,
    expected INTEGER,
    counted_at TEXT,
    missing INTEGER,
    read_at TEXT,
    /* Oldest entry of the segment that is being read downwards; null when none is. */
    run_sequence INTEGER,
    /* Newest entry below what is not read yet. */
    base_sequence INTEGER,
    /* Where that reading goes on, JSON, and since when. */
    page TEXT,
    page_at TEXT,
    /* The newest entry of the day is held. */
    has_top INTEGER NOT NULL DEFAULT 0,
    /* The oldest entry of the day is held. */
    is_floored INTEGER NOT NULL DEFAULT 0,
    /* Every way to the entries was tried. */
    is_exhausted INTEGER NOT NULL DEFAULT 0,
    /* How far the day is walked again, JSON; null when it is not. */
    walk TEXT,
    /* Stored entries that Quay does not list any more. */
    vanished INTEGER NOT NULL DEFAULT 0,
    /* Quay's count at which those were last looked for. */
    checked_count INTEGER
  );

  CREATE TABLE day_counts (
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    stored INTEGER NOT NULL DEFAULT 0,
    expected INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, kind)
  ) WITHOUT ROWID;

  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  /* Days with entries whose derived values are of an older version. */
  CREATE TABLE unconverted (
    day INTEGER PRIMARY KEY,
    rows_left INTEGER NOT NULL,
    /* This pass has come down to here; null before its first entry. */
    below INTEGER
  );
`

/** What brings a file of one version to the next: tables only, which is quick. Entries follow in the background. */
export const UPGRADES: Readonly<Record<number, string>> = {
  3: `
  ALTER TABLE entry_details ADD COLUMN text_version INTEGER NOT NULL DEFAULT 3;
  ALTER TABLE days ADD COLUMN walk TEXT;
  ALTER TABLE days ADD COLUMN vanished INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE days ADD COLUMN checked_count INTEGER;
  CREATE TABLE unconverted (day INTEGER PRIMARY KEY, rows_left INTEGER NOT NULL, below INTEGER);
  INSERT INTO unconverted (day, rows_left) SELECT day, stored FROM days WHERE stored > 0;
`,
}
