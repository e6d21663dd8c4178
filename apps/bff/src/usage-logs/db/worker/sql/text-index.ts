/**
 * Full text, the one part that is SQLite's own. Trigrams find parts of words, and Japanese, which has no blanks; texts
 * come normalised. What every role may search has an index of its own: a filter by column would look at every entry
 * whose other texts have the words. Three quarters of the cost of an entry are here, so that new ones wait for a time
 * when nothing else is to do; the texts of those are looked at themselves.
 */
export const TEXT_INDEX = `
  CREATE VIRTUAL TABLE entry_text USING fts5(
    open_text, closed_text,
    content = 'entry_details', content_rowid = 'sequence',
    tokenize = 'trigram case_sensitive 1'
  );
  CREATE VIRTUAL TABLE entry_open_text USING fts5(
    open_text,
    content = 'entry_details', content_rowid = 'sequence',
    tokenize = 'trigram case_sensitive 1'
  );
  CREATE TABLE unindexed (sequence INTEGER PRIMARY KEY);
`

/** Puts the texts of a stretch into the indexes. */
export const INDEX_TEXTS = [
  `INSERT INTO entry_text (rowid, open_text, closed_text)
   SELECT d.sequence, d.open_text, d.closed_text FROM unindexed u CROSS JOIN entry_details d ON d.sequence = u.sequence
   WHERE u.sequence BETWEEN ? AND ? ORDER BY u.sequence`,
  `INSERT INTO entry_open_text (rowid, open_text)
   SELECT d.sequence, d.open_text FROM unindexed u CROSS JOIN entry_details d ON d.sequence = u.sequence
   WHERE u.sequence BETWEEN ? AND ? ORDER BY u.sequence`,
  'DELETE FROM unindexed WHERE sequence BETWEEN ? AND ?',
] as const

/** The indexes do not keep the texts, so that they are told when they go. */
export const FORGET_TEXTS = [
  `INSERT INTO entry_text (entry_text, rowid, open_text, closed_text)
   SELECT 'delete', sequence, open_text, closed_text FROM entry_details
   WHERE sequence BETWEEN ? AND ? AND sequence NOT IN unindexed`,
  `INSERT INTO entry_open_text (entry_open_text, rowid, open_text)
   SELECT 'delete', sequence, open_text FROM entry_details
   WHERE sequence BETWEEN ? AND ? AND sequence NOT IN unindexed`,
] as const

export const REMOVE_TEXTS = [...FORGET_TEXTS, 'DELETE FROM unindexed WHERE sequence BETWEEN ? AND ?'] as const

const MIN_LENGTH = 3

/** Words too short for the index are looked for in the texts themselves. */
export const isIndexable = (word: string): boolean => [...word].length >= MIN_LENGTH

export type TextTable = 'entry_text' | 'entry_open_text'

/** The index that has the words, the condition on it, and its parameter. */
export function textCondition(
  words: readonly string[],
  scope: 'open' | 'all',
): { table: TextTable; sql: string; parameter: string } {
  const table = scope === 'open' ? 'entry_open_text' : 'entry_text'
  const parameter = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  return { table, sql: `${table} MATCH ?`, parameter }
}
