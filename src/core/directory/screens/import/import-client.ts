import { hc } from "hono/client";
import { ApiProblem, apiFetch } from "../../../../design/index.ts";
import type { ChoiceInput, DirectoryImport, ImportLine } from "../../import/import-contract.ts";
import type { importRoutes } from "../../import/index.ts";

export type { ChoiceInput, DirectoryImport, ImportLine };
export type Outcome = ImportLine["outcome"];
export type Step = "apply" | "cancel" | "undo";

const client = hc<typeof importRoutes>("/", { fetch: apiFetch }).api.c[":cpts"].directory.imports;

/** Calls of the import's screens; each throws an ApiProblem when it is refused. */
export const importClient = {
  list: async (cpts: string, after?: string) =>
    (await client.$get({ param: { cpts }, query: { limit: "20", ...(after ? { after } : {}) } })).json(),
  show: async (cpts: string, id: string) => (await client[":id"].$get({ param: { cpts, id } })).json(),
  lines: async (cpts: string, id: string, outcome: Outcome, after?: string) =>
    (
      await client[":id"].lines.$get({
        param: { cpts, id },
        query: { outcome, limit: "50", ...(after ? { after } : {}) },
      })
    ).json(),
  choose: async (cpts: string, id: string, input: ChoiceInput) =>
    (await client[":id"].choices.$put({ param: { cpts, id }, json: input })).json(),
  step: async (cpts: string, id: string, step: Step) => {
    const param = { cpts, id };
    if (step === "apply") return (await client[":id"].apply.$post({ param })).json();
    return step === "cancel"
      ? (await client[":id"].cancel.$post({ param })).json()
      : (await client[":id"].undo.$post({ param })).json();
  },
};

export const csvHref = (cpts: string, id: string, file: "rejected" | "report"): string =>
  `/api/c/${cpts}/directory/imports/${id}/${file}.csv`;

const problemOf = (request: XMLHttpRequest): ApiProblem => {
  const body = (request.response ?? {}) as Partial<ApiProblem["body"]>;
  const offline = request.status === 0;
  return new ApiProblem({
    type: "about:blank",
    title: body.title ?? (offline ? "Hors connexion" : "Envoi refusé"),
    status: request.status,
    detail:
      body.detail ??
      "L’envoi s’est arrêté avant la fin. Rien n’a été changé : envoyez le fichier de nouveau.",
    code: body.code ?? (offline ? "network.offline" : `http.${request.status}`),
    errors: body.errors ?? [],
    requestId: body.requestId ?? null,
  });
};

/** Sends a file as it is and tells how far it is: the one thing that `fetch` cannot do. */
export const sendFile = (
  cpts: string,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ id: string; fileBytes: number }> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      "POST",
      `/api/c/${cpts}/directory/imports?name=${encodeURIComponent(file.name.slice(0, 255))}`,
    );
    request.setRequestHeader("X-Maillage", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status === 201 ? resolve(request.response) : reject(problemOf(request)));
    request.onerror = () => reject(problemOf(request));
    request.onabort = () => reject(new DOMException("sending was stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
