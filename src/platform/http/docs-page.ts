import { ROLE_WORDS, type Role } from "../access/roles.ts";
import { describeSchema, type SchemaLike } from "./describe-schema.ts";
import type { ApiDocument } from "./openapi.ts";

interface Operation {
  method: string;
  path: string;
  summary: string;
  tag: string;
  right: string;
  openTo: readonly string[];
  parameters: { name: string; in: string; required?: boolean; schema?: SchemaLike }[];
  body: SchemaLike | undefined;
  responses: [string, { description?: string; content?: Record<string, { schema?: SchemaLike }> }][];
}

const METHODS = ["get", "post", "put", "patch", "delete"];

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const anchor = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();

/** The interface of the server for people: every route with its right, in plain HTML without any script. */
export function docsPage(document: ApiDocument, nonce: string): string {
  const byTag = Map.groupBy(operationsOf(document), (one) => one.tag);
  const tags = [...byTag.keys()].sort((a, b) => a.localeCompare(b, "fr"));
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, SchemaLike>).sort(
    ([a], [b]) => a.localeCompare(b),
  );
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Interface de programmation · Maillage</title><style nonce="${escaped(nonce)}">${STYLE}</style></head><body>
<header><h1>Interface de programmation de Maillage</h1>
<p>Le même document, pour les machines : <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).
Les refus suivent le format <code>problem+json</code> ; les listes se lisent page par page avec <code>after</code> et <code>limit</code> ;
chaque écriture porte l'en-tête <code>X-Maillage: 1</code>, et <code>Idempotency-Key</code> permet de répéter un envoi sans effet double.</p>
<nav aria-label="Sujets"><ul>${tags.map((tag) => `<li><a href="#${anchor(tag)}">${escaped(tag)}</a></li>`).join("")}<li><a href="#schemas">Schémas</a></li></ul></nav></header>
<main>${tags.map((tag) => section(tag, byTag.get(tag) ?? [])).join("\n")}
<section><h2 id="schemas">Schémas</h2><dl>${schemas.map(([name, schema]) => `<dt id="schema-${escaped(name)}"><code>${escaped(name)}</code></dt><dd><code>${linked(describeSchema(schema), schemas)}</code></dd>`).join("\n")}</dl></section>
</main></body></html>`;
}

/** Names of schemas become links to their description. */
function linked(text: string, schemas: readonly [string, SchemaLike][]): string {
  const names = new Set(schemas.map(([name]) => name));
  return escaped(text).replace(/[A-Z][A-Za-z0-9]+/g, (word) =>
    names.has(word) ? `<a href="#schema-${word}">${word}</a>` : word,
  );
}

function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const one = (item as Record<string, Record<string, unknown> | undefined>)[method];
      if (!one) return [];
      const body = one["requestBody"] as { content?: Record<string, { schema?: SchemaLike }> } | undefined;
      return [
        {
          method: method.toUpperCase(),
          path,
          summary: String(one["summary"] ?? ""),
          tag: String((one["tags"] as string[] | undefined)?.[0] ?? "Divers"),
          right: String(one["x-right"] ?? ""),
          openTo: (one["x-open-to"] as string[] | undefined) ?? [],
          parameters: (one["parameters"] as Operation["parameters"] | undefined) ?? [],
          body: Object.values(body?.content ?? {})[0]?.schema,
          responses: Object.entries(
            (one["responses"] as Record<string, Operation["responses"][number][1]> | undefined) ?? {},
          ),
        },
      ];
    }),
  );
}

const section = (tag: string, operations: readonly Operation[]): string =>
  `<section><h2 id="${anchor(tag)}">${escaped(tag)}</h2>${operations.map(article).join("\n")}</section>`;

function article(one: Operation): string {
  const roles = one.openTo.map((role) => ROLE_WORDS[role as Role] ?? role).join(", ");
  const parameters = one.parameters.map(
    (p) =>
      `<li><code>${escaped(p.name)}</code> (${p.in === "path" ? "dans l'adresse" : p.in === "query" ? "dans la requête" : escaped(p.in)}) : <code>${escaped(describeSchema(p.schema))}</code></li>`,
  );
  const answers = one.responses.map(([status, r]) => {
    const schema = Object.values(r.content ?? {})[0]?.schema;
    return `<li><strong>${escaped(status)}</strong> ${escaped(r.description ?? "")}${schema ? ` : <code>${escaped(describeSchema(schema))}</code>` : ""}</li>`;
  });
  return `<article><h3><span class="method">${one.method}</span> <code>${escaped(one.path)}</code></h3><p lang="en">${escaped(one.summary)}</p>
<p>Droit : ${escaped(rightInWords(one.right))}${roles ? ` — ${escaped(roles)}` : ""}</p>
${parameters.length > 0 ? `<h4>Paramètres</h4><ul>${parameters.join("")}</ul>` : ""}${one.body ? `<h4>Corps</h4><p><code>${escaped(describeSchema(one.body))}</code></p>` : ""}
<h4>Réponses</h4><ul>${answers.join("")}</ul></article>`;
}

function rightInWords(right: string): string {
  if (right === "signed-in") return "toute personne connectée";
  if (right === "administrator") return "administration de la plateforme";
  return right.startsWith("public") ? "ouvert à tous" : `« ${right} »`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem}
a{color:#0e5f5b}@media(prefers-color-scheme:dark){body{background:#131716;color:#e9ece9}a{color:#7fd1c7}}
h2{border-bottom:2px solid currentColor;margin-top:2.5rem}article{border-left:3px solid #0e5f5b;margin:1.5rem 0;padding:0 0 0 1rem}
h3{margin:.2rem 0;overflow-wrap:anywhere}h4{margin:.6rem 0 0}.method{font-size:.85em}code{overflow-wrap:anywhere}
nav ul{columns:3 14rem;padding-left:1.2rem}dd{margin:0 0 .8rem 1rem}`;
