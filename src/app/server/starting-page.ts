import { createHash } from "node:crypto";
import { KNOTS, THREADS } from "../../design/look/mark-drawing.ts";
import { dark, light, type Tokens, variableOf } from "../../design/look/tokens.ts";
import { keepHtmlTogether } from "../../platform/text/keep-together.ts";

const RELOAD_SECONDS = 3;
/** What a start says is a dozen lines; more would be a loop. */
const MOST_STEPS = 30;
const USED = ["paper", "surface", "line", "edge", "ink", "inkSoft", "accent", "accentFill", "done"] as const;

const tokens = (scheme: Tokens): string =>
  `:root{${USED.map((name) => `${variableOf(name)}:${scheme[name]}`).join(";")}}`;

const STYLE = `
${tokens(light)}
@media (prefers-color-scheme:dark){${tokens(dark)}}
:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--mg-paper);color:var(--mg-ink);
font:1.0625rem/1.5 "Atkinson Hyperlegible Next",system-ui,-apple-system,"Segoe UI",sans-serif}
main{box-sizing:border-box;width:min(100%,34rem);padding:2rem 1.25rem}
.mark{display:block;color:var(--mg-accent)}
h1{margin:1rem 0 .5rem;font-size:1.75rem;line-height:1.25}
p{margin:0 0 1rem}
.soft{color:var(--mg-ink-soft);font-size:1rem}
ol{list-style:none;margin:1.5rem 0;padding:.25rem 1.25rem;background:var(--mg-surface);border:1px solid var(--mg-line);border-radius:12px}
li{display:flex;gap:.75rem;padding:.75rem 0;overflow-wrap:anywhere}
li+li{border-top:1px solid var(--mg-line)}
li>svg{flex:none;margin-top:.125rem}
li>div{flex:1;min-width:0}
.done{color:var(--mg-ink-soft)}
.done>svg{color:var(--mg-done)}
.now{font-weight:600}
.now>svg{color:var(--mg-accent)}
progress{display:block;width:100%;height:.625rem;margin:.5rem 0 .25rem;accent-color:var(--mg-accent-fill)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-reduced-motion:no-preference){
circle{animation:knot 1.5s ease-in-out infinite}
circle:nth-of-type(2){animation-delay:.3s}circle:nth-of-type(3){animation-delay:.6s}
circle:nth-of-type(4){animation-delay:.9s}circle:nth-of-type(5){animation-delay:1.2s}
@keyframes knot{50%{opacity:.35}}}`;

/** Nothing but this page's own style: no script, no request. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const knots = KNOTS.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.6"/>`).join("");
const drawn = (paint: string, head = ""): string =>
  `<svg ${head} viewBox="0 0 24 24" fill="${paint}"><path d="${THREADS}" fill="none" stroke="${paint}" stroke-width="1.3" stroke-linejoin="round" opacity=".75"/>${knots}</svg>`;
const MARK = drawn("currentColor", 'class="mark" width="56" height="56" aria-hidden="true"');
const ICON = `data:image/svg+xml,${encodeURIComponent(drawn(light.accent, 'xmlns="http://www.w3.org/2000/svg"'))}`;

const sign = (path: string): string =>
  `<svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;
const DONE = sign("M5 12l5 5l10 -10");
const NOW = sign("M12 3a9 9 0 1 0 9 9");

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** What the start has said so far; « 7 jours vécus sur 42 » takes the place of « 0 jour vécu sur 42 ». */
export interface Steps {
  add: (line: string) => void;
  lines: () => readonly string[];
}

const COUNTED = /(\d+)\D+ sur (\d+)/;

export function openSteps(): Steps {
  const lines: string[] = [];
  return {
    add: (line) => {
      const last = lines.at(-1);
      if (last !== undefined && COUNTED.test(last) && COUNTED.test(line)) lines.pop();
      lines.push(line);
      if (lines.length > MOST_STEPS) lines.shift();
    },
    lines: () => lines,
  };
}

function shownStep(line: string, isLast: boolean): string {
  const [, done, all] = COUNTED.exec(line) ?? [];
  const words = escaped((isLast ? line : line.replace(/…$/, "")).replaceAll("'", "’"));
  const bar = isLast && all ? `<progress max="${all}" value="${done}" aria-label="${words}"></progress>` : "";
  return `<li class="${isLast ? "now" : "done"}">${isLast ? NOW : DONE}<div><span class="hidden">${isLast ? "En cours" : "Fait"} : </span>${words}${bar}</div></li>`;
}

/** A page that loads itself again until the application is there; it says what is being done. */
export function startingPage(lines: readonly string[]): string {
  const isDemo = lines.some((line) => line.startsWith("Démonstration"));
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Maillage démarre</title><link rel="icon" href="${ICON}"><style>${STYLE}</style></head>
<body>${keepHtmlTogether(`<main>${MARK}<h1>Maillage démarre</h1>
<p>${
    isDemo
      ? "La première fois, un territoire de démonstration se prépare : deux CPTS voisines, des personnes inventées, six semaines de soins non programmés. Comptez une à deux minutes ; ensuite, le démarrage en prend deux secondes."
      : "Encore un instant : la base de données s’ouvre."
  }</p>
${lines.length > 0 ? `<ol>${lines.map((line, index) => shownStep(line, index === lines.length - 1)).join("")}</ol>` : ""}
<p class="soft">Laissez cette page ouverte : elle se recharge seule et montre Maillage dès qu’il est prêt.</p>
</main>`)}</body></html>`;
}

/** To whoever comes before the application is there: people get the page, programs a problem+json; both are 503. */
export function answerStarting(request: Request, lines: readonly string[]): Response {
  const headers = {
    "retry-after": String(RELOAD_SECONDS),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  if (new URL(request.url).pathname.startsWith("/api/")) {
    const detail = "Maillage démarre : réessayez dans quelques secondes.";
    const problem = {
      type: "urn:maillage:server.starting",
      title: detail,
      status: 503,
      detail,
      code: "server.starting",
      errors: [],
    };
    return Response.json(problem, {
      status: 503,
      headers: { ...headers, "content-type": "application/problem+json" },
    });
  }
  return new Response(startingPage(lines), {
    status: 503,
    headers: {
      ...headers,
      refresh: String(RELOAD_SECONDS),
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "referrer-policy": "same-origin",
    },
  });
}
