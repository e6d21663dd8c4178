import { writePythonJson, writeSortedJson } from '../python/json-write.ts'

/** What a handler answers, before it becomes bytes. */
export type Answer = {
  status: number
  headers: Record<string, string | string[]>
  body: string
  /** Whether the cross-origin headers are added; Quay's error handlers outside the API's own code add none. */
  hasCrossOriginHeaders: boolean
}

const htmlType = 'text/html; charset=utf-8'

/** JSON as Flask-RESTful writes it: keys in order, a blank after `:` and `,`. */
export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${writePythonJson(value)}\n`,
  hasCrossOriginHeaders: true,
})

/** JSON as Flask's `jsonify` writes it: compact, keys sorted. */
export const sortedJson = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${writeSortedJson(value)}\n`,
  hasCrossOriginHeaders: true,
})

/** 204: no body, and yet a content type (every recorded deletion). */
export const noContent = (): Answer => ({
  status: 204,
  headers: { 'content-type': 'application/json' },
  body: '',
  hasCrossOriginHeaders: true,
})

/** A text that calls itself HTML, as Flask does with any string. */
export const text = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': htmlType },
  body,
  hasCrossOriginHeaders: true,
})

/** A small page of HTML. */
export const page = (status: number, title: string): Answer => ({
  status,
  headers: { 'content-type': htmlType },
  body: `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n`,
  hasCrossOriginHeaders: false,
})

/** The page of gunicorn after an unhandled exception: no charset, no CORS (identity.md 1.9). */
export const crash = (): Answer => ({
  status: 500,
  headers: { 'content-type': 'text/html' },
  body:
    '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n  <body>\n' +
    '    <h1><p>Internal Server Error</p></h1>\n    \n  </body>\n</html>\n',
  hasCrossOriginHeaders: false,
})
