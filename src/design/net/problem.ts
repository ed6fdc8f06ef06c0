/** One field that was refused: `field` is the path in the sent body ("patient.birthDate"). */
export type FieldError = { field: string; message: string };

/** The answer of a refused request. Source: RFC 9457, with `code`, `errors` and `requestId` of our own. */
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** `slice.reason`, stable. "network.offline" when no answer came at all. */
  code: string;
  errors: FieldError[];
  requestId: string | null;
  /** Of a conflict: what is there now, where the server tells it. */
  current?: unknown;
};

/** Thrown by every call to the server that did not succeed; `message` is French and fit to show. */
export class ApiProblem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.detail || body.title);
    this.name = "ApiProblem";
    this.body = body;
  }
}

const titles: Record<number, [title: string, detail: string]> = {
  0: ["Hors connexion", "Le serveur ne répond pas. Rien n’est perdu : réessayez dès que le réseau revient."],
  400: ["Demande refusée", "La demande est incomplète ou mal formée. Corrigez les champs signalés."],
  401: ["Connexion nécessaire", "Votre session est terminée. Connectez-vous pour continuer."],
  403: ["Accès réservé", "Votre rôle ne permet pas cette action. Demandez-la au coordinateur de la CPTS."],
  404: ["Introuvable", "Cette page ou cette fiche n’existe pas, ou ne vous est pas ouverte."],
  409: ["Déjà changé", "Quelqu’un est passé avant vous. Rechargez pour voir l’état présent."],
  413: ["Envoi trop lourd", "Le fichier ou le texte dépasse la taille permise."],
  422: ["À corriger", "Certains champs sont à corriger."],
  429: ["Trop de demandes", "Patientez une minute, puis réessayez."],
  500: ["Panne de notre côté", "Rien n’a été enregistré. Réessayez ; si cela revient, signalez-le."],
  503: ["Service indisponible", "Le service redémarre ou se repose. Réessayez dans une minute."],
};

/** What happened, in two words, where the server gives one sentence for all. */
export const titleOfStatus = (status: number): string =>
  (titles[status] ?? titles[status >= 500 ? 500 : 400])?.[0] ?? "Erreur";

const asText = (value: unknown, limit: number): string =>
  typeof value === "string" ? value.slice(0, limit) : "";

const fieldErrorsOf = (value: unknown): FieldError[] =>
  (Array.isArray(value) ? value.slice(0, 100) : [])
    .map((entry: { field?: unknown; message?: unknown } | null) => ({
      field: asText(entry?.field, 200),
      message: asText(entry?.message, 500),
    }))
    .filter((entry) => entry.message !== "");

/** Any answer body, parsed or not → a problem that can be shown. Never throws. */
export function problemOf(status: number, body: unknown): ProblemBody {
  const given = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const fallback = titles[status] ?? titles[status >= 500 ? 500 : 400] ?? ["Erreur", "Réessayez."];
  return {
    type: asText(given["type"], 300) || "about:blank",
    title: asText(given["title"], 200) || fallback[0],
    status,
    detail: asText(given["detail"], 1000) || fallback[1],
    code: asText(given["code"], 100) || (status === 0 ? "network.offline" : `http.${status}`),
    errors: fieldErrorsOf(given["errors"]),
    requestId: asText(given["requestId"], 100) || null,
    ...(given["current"] === undefined ? {} : { current: given["current"] }),
  };
}

/** The message for one field, or undefined: fits the `error` of an input. */
export const fieldErrorOf = (problem: unknown, field: string): string | undefined =>
  problem instanceof ApiProblem
    ? problem.body.errors.find((entry) => entry.field === field)?.message
    : undefined;

/** Worth a second try: nobody answered, or the server asked for patience. */
export const isTransient = (problem: unknown): boolean =>
  problem instanceof ApiProblem && [0, 429, 502, 503, 504].includes(problem.body.status);
