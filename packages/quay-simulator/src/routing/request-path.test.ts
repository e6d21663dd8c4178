import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePath, parseQuery, parseRequestPath } from './request-path.ts'

describe('parseRequestPath', () => {
  it.each([
    ['/api/v1/user/', '/api/v1/user/', ''],
    ['//api/v1/user/?a=b', '/api/v1/user/', 'a=b'],
    ['/api/v1/organization/acme%2Fmembers', '/api/v1/organization/acme/members', ''],
    ['/api/v1/x%3Fy?z', '/api/v1/x?y', 'z'],
    ['/api/v1/acme+ci', '/api/v1/acme+ci', ''],
    ['/api/v1/%C3%A9quipe', '/api/v1/équipe', ''],
    ['/api/v1/%zz%', '/api/v1/%zz%', ''],
    ['http://quay.example.org/config', '/config', ''],
  ])('decodes %s before it is routed', (rawUrl, path, rawQuery) => {
    expect(parseRequestPath(rawUrl)).toEqual({ path, rawQuery })
  })

  it('reads back what encodePath wrote', () => {
    const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/?#]/.test(text))
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        const path = `/${segments.join('/')}`
        expect(parseRequestPath(encodePath(path)).path).toBe(path)
      }),
    )
  })
})

describe('parseQuery', () => {
  it('takes the first of a name given twice, and reads blanks and signs as a form does', () => {
    const query = parseQuery('limit=2&limit=3&name=a+b&code=%2B&empty=&bare')
    expect(Object.fromEntries(query)).toEqual({ limit: '2', name: 'a b', code: '+', empty: '', bare: '' })
  })
})
