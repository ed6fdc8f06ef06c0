/**
 * The rules of `css` that this piece of a page uses, to be written into the page itself: it is painted as soon as the page is
 * there, and not 25 kB of style sheet later (half a second on a slow phone). `css` as the build writes it: minified, without
 * nested rules. What a script or a hand does to the page (attributes of the library, hovering, printing) is left to the sheet.
 */
export function firstStyles(css: string, html: string): string {
  const kept = keepUsed(css, namesIn(html));
  return keepVariables(kept, variablesUsedIn(kept));
}

interface Names {
  classes: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
}

function namesIn(html: string): Names {
  const classes = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, list = ""]) => list.split(/\s+/));
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag = ""]) => tag);
  const attributes = [...html.matchAll(/\s([a-z-]+)="/g)].map(([, name = ""]) => name);
  return {
    classes: new Set(classes),
    tags: new Set([...tags, "html", "body"]),
    attributes: new Set(attributes),
  };
}

interface Block {
  head: string;
  body: string;
}

/* `head{body}` one after the other; braces inside strings do not occur in what the build writes. */
function blocksOf(css: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  let open = -1;
  let depth = 0;
  for (const { 0: brace, index } of css.matchAll(/[{};]/g)) {
    if (brace === ";") {
      // A statement of its own, as @charset.
      if (depth === 0) start = index + 1;
    } else if (brace === "{") {
      if (depth++ === 0) open = index;
    } else if (--depth === 0) {
      blocks.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, index) });
      start = index + 1;
    }
  }
  return blocks;
}

function keepUsed(css: string, names: Names): string {
  return blocksOf(css)
    .map(({ head, body }) => {
      if (head === "@font-face") return body.includes("url(") ? "" : `${head}{${body}}`;
      if (/^@media\b(?!.*\b(print|hover))/.test(head)) {
        const inside = keepUsed(body, names);
        return inside && `${head}{${inside}}`;
      }
      if (head.startsWith("@")) return "";
      const selectors = selectorsOf(head).filter((one) => isUsed(one, names));
      return selectors.length > 0 ? `${selectors.join(",")}{${body}}` : "";
    })
    .join("");
}

/* Split at the commas that stand in no bracket. */
const selectorsOf = (head: string): string[] => head.split(/,(?![^()[\]]*[)\]])/);

function isUsed(selector: string, { classes, tags, attributes }: Names): boolean {
  if (/:(hover|focus|active|disabled|target|has|host)|::?(selection|placeholder|-)/.test(selector))
    return false;
  // What is excluded needs not be there.
  const wanted = selector.replace(/:not\([^()]*\)/g, "");
  const said = [...wanted.matchAll(/\[([a-z-]+)/g)].every(([, name = ""]) => attributes.has(name));
  const named = [...wanted.matchAll(/\.([\w-]+)/g)].every(([, name = ""]) => classes.has(name));
  const tagged = [...wanted.matchAll(/(?:^|[\s>+~(])([a-z][a-z0-9]*)/g)].every(([, tag = ""]) =>
    tags.has(tag),
  );
  return said && named && tagged;
}

function variablesUsedIn(css: string): ReadonlySet<string> {
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of css.matchAll(/(--[\w-]+):([^;}]*)/g))
    values.set(name, `${values.get(name) ?? ""} ${value}`);
  const used = new Set<string>();
  const use = (text: string) => {
    for (const [, name = ""] of text.matchAll(/var\((--[\w-]+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      use(values.get(name) ?? "");
    }
  };
  use(css.replace(/--[\w-]+:[^;}]*/g, ""));
  return used;
}

/* Blocks of variables that nobody reads any more are left out with them. */
const keepVariables = (css: string, used: ReadonlySet<string>): string =>
  css
    .replace(/(--[\w-]+):[^;}]*;?/g, (declaration, name: string) => (used.has(name) ? declaration : ""))
    .replace(/[^{};]+\{\}/g, "")
    .replace(/@media[^{}]+\{\}/g, "");
