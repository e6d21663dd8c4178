/**
 * Full text, the one part that is SQLite's own. Trigrams find parts of words, and Japanese, which has no blanks; texts
 * come normalised.
 */
export const TEXT_INDEX = `
  CREATE VIRTUAL TABLE entry_text USING fts5(
    open_text, closed_text,
    content = 'entry_details', content_rowid = 'sequence',
    tokenize = 'trigram case_sensitive 1'
  );
`

export const ADD_TEXT = 'INSERT INTO entry_text (rowid, open_text, closed_text) VALUES (?, ?, ?)'

/** The index does not keep the texts, so that they are told when they go. */
export const REMOVE_TEXTS = `
  INSERT INTO entry_text (entry_text, rowid, open_text, closed_text)
  SELECT 'delete', sequence, open_text, closed_text FROM entry_details WHERE sequence BETWEEN ? AND ?
`

const MIN_LENGTH = 3

/** Words too short for the index are looked for in the texts themselves. */
export const isIndexable = (word: string): boolean => [...word].length >= MIN_LENGTH

/** Condition on `e.sequence` and its parameter. */
export function textCondition(words: readonly string[], scope: 'open' | 'all'): { sql: string; parameter: string } {
  const phrases = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  return {
    sql: 'entry_text MATCH ?',
    parameter: scope === 'open' ? `open_text : (${phrases})` : phrases,
  }
}
