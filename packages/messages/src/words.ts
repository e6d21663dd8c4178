import type { en } from './en.ts'

type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> }

/** The shape of a language: English decides the keys, a language that lacks one does not compile. */
export type Words = Texts<typeof en>
