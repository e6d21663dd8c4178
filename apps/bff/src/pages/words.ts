import { words as consoleEn } from '@quaymaster/messages/console/en'
import { words as consoleJa } from '@quaymaster/messages/console/ja'
import type { Language } from '@quaymaster/messages/languages'
import { words as sessionEn } from '@quaymaster/messages/session/en'
import { signIn as signInEn } from '@quaymaster/messages/session/en/sign-in'
import { words as sessionJa } from '@quaymaster/messages/session/ja'
import { signIn as signInJa } from '@quaymaster/messages/session/ja/sign-in'
import { words as setUpEn } from '@quaymaster/messages/set-up/en'
import { words as setUpJa } from '@quaymaster/messages/set-up/ja'
import type { Translated } from '@quaymaster/messages/translated'

const en = {
  product: consoleEn.common.product,
  problems: { ...consoleEn.problems, ...sessionEn.problems, ...setUpEn.problems },
  signIn: signInEn,
  setUp: setUpEn.setUp,
}

/** What the pages from the server say. */
export type PageWords = Translated<typeof en>

export const PAGE_WORDS: Record<Language, PageWords> = {
  en,
  ja: {
    product: consoleJa.common.product,
    problems: { ...consoleJa.problems, ...sessionJa.problems, ...setUpJa.problems },
    signIn: signInJa,
    setUp: setUpJa.setUp,
  },
}
