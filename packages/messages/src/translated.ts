/** The shape of words in another language: English decides the keys, a language that lacks one does not compile. */
export type Translated<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Translated<T[Key]> }
