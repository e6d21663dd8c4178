/** Called by every payload that gets to run; the test puts a hook there. */
export const HOOK = 'quaymasterPwned'

const CALL = `${HOOK}()`

const ELEMENTS = [
  `<script>${CALL}</script>`,
  `<img src=x onerror=${CALL}>`,
  `<svg onload=${CALL}>`,
  `<svg><script>${CALL}</script></svg>`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<math><mtext></mtext><mglyph><img src=x onerror=${CALL}></mglyph></math>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<a href="javascript:${CALL}">x</a>`,
  `<a href="java&#9;script:${CALL}">x</a>`,
  `<object data="data:text/html,<script>parent.${CALL}</script>"></object>`,
  `<embed src="javascript:${CALL}">`,
  `<body onload=${CALL}>`,
  `<details open ontoggle=${CALL}>x</details>`,
  `<video><source onerror=${CALL}></video>`,
  `<audio src=x onerror=${CALL}>`,
  `<input autofocus onfocus=${CALL}>`,
  `<select autofocus onfocus=${CALL}></select>`,
  `<textarea autofocus onfocus=${CALL}></textarea>`,
  `<style onload=${CALL}></style>`,
  `<link rel=stylesheet href="data:text/css," onload=${CALL}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `<base href="https://attacker.invalid/">`,
  `<form action="javascript:${CALL}"><button autofocus>x</button></form>`,
  `<button formaction="javascript:${CALL}">x</button>`,
  `<div style="background:url(https://attacker.invalid/x)">x</div>`,
  `<img src=https://attacker.invalid/pixel>`,
  `<p onpointerenter=${CALL}>x</p>`,
  `<template><script>${CALL}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
] as const

/** Ways out of an attribute, a string, a comment or a template before the element begins. */
const WAYS_OUT = ['', '">', "'-alert`1`-'", '--></title></script>'] as const

/** Security bar B8: 120 strings that are markup or script wherever text is not kept text. */
export const SCRIPT_PAYLOADS: readonly string[] = WAYS_OUT.flatMap((wayOut) =>
  ELEMENTS.map((element) => wayOut + element),
)
