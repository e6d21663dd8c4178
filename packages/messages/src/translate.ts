export type TextParameters = Readonly<Record<string, string | number>>

/** Fills `{{name}}` in a text, as i18next does in the browser; a name that is not given stays as it is. */
export function fill(text: string, parameters: TextParameters = {}): string {
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    name in parameters ? String(parameters[name]) : whole,
  )
}
