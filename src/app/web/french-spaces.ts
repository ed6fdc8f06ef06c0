import type { Plugin } from "vite";
import { keepTogether } from "../../platform/text/keep-together.ts";

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
type Parse = (code: string) => unknown;

/** A plain space that may have to become another. */
const WANTED = / (?:[:;?!»%€]|(?:h|min|k?m|s|kB|[kMG]o|ans?|jours?|mois|places?)\b|\d)|[«°] /;
/** The drawing of an icon, where a plain space is part of the language. */
const DRAWING = /^\s*M\s*-?[\d.]/i;

/** Where a text is a name for the program, not a word for people. */
const NAMES: Record<string, readonly string[]> = {
  ImportDeclaration: ["source"],
  ExportNamedDeclaration: ["source"],
  ExportAllDeclaration: ["source"],
  ImportExpression: ["source"],
  Property: ["key"],
  SwitchCase: ["test"],
  BinaryExpression: ["left", "right"],
  MemberExpression: ["property"],
  TaggedTemplateExpression: ["quasi"],
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** The texts of a program: string literals and the still parts of templates. */
function textsOf(node: Node): Node[] {
  if (node.type === "TemplateElement" || (node.type === "Literal" && typeof node["value"] === "string"))
    return [node];
  const skipped = node.type === "BinaryExpression" && node["operator"] === "+" ? [] : NAMES[node.type];
  return Object.entries(node)
    .filter(([name]) => !skipped?.includes(name))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .flatMap(textsOf);
}

/** The program with the spaces of its French texts kept together; every position stays where it was, so its source map holds. */
export function keepFrenchTogether(code: string, parse: Parse): string {
  const parts: string[] = [];
  let from = 0;
  // A template's still parts stand before or after all its expressions in the tree, whatever their place in the text.
  for (const { type, start, end } of textsOf(parse(code) as Node).sort((a, b) => a.start - b.start)) {
    // The signs around a literal are no part of its text.
    const [first, last] = type === "Literal" ? [start + 1, end - 1] : [start, end];
    const text = code.slice(first, last);
    parts.push(code.slice(from, first), DRAWING.test(text) ? text : keepTogether(text));
    from = last;
  }
  return parts.join("") + code.slice(from);
}

/** Sets the no-break spaces of French in the texts of the screens when they are built: sources stay as they are typed. */
export function frenchSpaces(): Plugin {
  return {
    name: "maillage-french-spaces",
    // After JSX: its texts are literals like the others then.
    enforce: "post",
    transform: {
      filter: { id: /[\\/]src[\\/].*\.tsx?$/, code: WANTED },
      handler(code) {
        return { code: keepFrenchTogether(code, (text) => this.parse(text)), map: null };
      },
    },
  };
}
