type Redact = (text: string) => string

/** Cleans every text of an answer, names of fields too. Changes the value itself: it was read a moment ago, for us alone. */
export function redactTexts(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = redactTexts(item, redact)
    return value
  }
  return redactFields(value as Record<string, unknown>, redact)
}

function redactFields(fields: Record<string, unknown>, redact: Redact): Record<string, unknown> {
  for (const [name, item] of Object.entries(fields)) {
    const clean = redact(name)
    if (clean !== name) delete fields[name]
    fields[clean] = redactTexts(item, redact)
  }
  return fields
}
