import { createHash } from 'node:crypto'

/** PatternFly's colours, distances and corners, without its style sheets: this page must be there at once. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--page:#f2f2f2;--card:#fff;--text:#151515;--subtle:#4d4d4d;--line:#8c8c8c;--brand:#06c;--brand-hover:#004d99;--on-brand:#fff;--danger:#b1380b;--danger-fill:#fbeae5;--info:#5e40be}
@media(prefers-color-scheme:dark){:root{--page:#151515;--card:#292929;--text:#fff;--subtle:#c7c7c7;--line:#a3a3a3;--brand:#92c5f9;--brand-hover:#b9dafc;--on-brand:#1f1f1f;--danger:#f0876a;--danger-fill:#3d1a10;--info:#b2a3e0}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-content:center;padding:24px 16px;background:var(--page);color:var(--text);font:14px/1.5 "Red Hat Text","RedHatText","Noto Sans Arabic","Noto Sans JP",Helvetica,Arial,sans-serif}
main{width:min(26rem,calc(100vw - 32px));background:var(--card);border-radius:16px;padding:32px;box-shadow:0 4px 9px rgb(41 41 41/15%)}
.brand{display:flex;justify-content:space-between;align-items:center;font-weight:700;font-size:16px}
.demo{background:var(--info);color:var(--card);border-radius:999px;padding:2px 10px;font-size:12px}
h1{font:500 24px/1.3 "Red Hat Display","RedHatDisplay","Noto Sans JP",Helvetica,Arial,sans-serif;margin:16px 0 4px}
h2{font-size:16px;font-weight:600;margin:24px 0 8px}
p{margin:0 0 16px;color:var(--subtle)}
label{display:block;font-weight:500;margin:16px 0 4px}
input{width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:8px 12px}
input:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
input[aria-invalid=true]{border-color:var(--danger)}
small{display:block;margin-top:4px;color:var(--subtle);font-size:12px}
button{width:100%;margin-top:24px;font:inherit;font-weight:500;color:var(--on-brand);background:var(--brand);border:0;border-radius:999px;padding:8px 24px;cursor:pointer}
button:hover{background:var(--brand-hover)}
button:disabled{opacity:.6;cursor:default}
.error{color:var(--danger);background:var(--danger-fill);border-left:3px solid var(--danger);border-radius:6px;padding:12px 16px;margin:16px 0 0;overflow-wrap:anywhere}
.error:empty{display:none}
dl{margin:0;display:grid;gap:8px}
dt{font-weight:500}
dd{margin:0;color:var(--subtle);overflow-wrap:anywhere}
nav{margin-top:24px;display:flex;gap:16px;font-size:13px}
a{color:var(--brand)}
a[aria-current]{color:inherit;text-decoration:none;font-weight:600}
[hidden]{display:none}
`.trim()

/** Allows exactly this style sheet to stand in the page. */
export const PAGE_STYLE_SOURCE = `'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`
