import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** The national directory (a gigabyte, streamed to disk), lists of patients (20 MB), papers of the project (10 MB), contours (some 100 MB, streamed to disk), tables of figures: their routes count what they take. */
export const isLongUpload = (method: string, path: string): boolean =>
  method === "POST" &&
  /^\/api\/c\/[^/?]+\/(directory\/imports|family-doctor\/lists|project\/papers|territory\/loads|project\/diagnosis\/tables)(\?|$)/.test(
    path,
  );

/**
 * A body that drips keeps a connection and what reads it: past `bodyMs` the request is answered 408 and cut. Node has one deadline
 * for all requests (`requestTimeout`), which must leave the long upload its time; this one is per request.
 */
export function cutSlowBodies(server: Server, bodyMs: number): void {
  server.prependListener("request", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!hasBody(incoming) || isLongUpload(incoming.method ?? "", incoming.url ?? "")) return;
    const deadline = setTimeout(() => {
      if (!incoming.complete) cut(incoming, outgoing);
    }, bodyMs).unref();
    incoming.once("end", () => clearTimeout(deadline));
    incoming.once("close", () => clearTimeout(deadline));
  });
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

const SENTENCE = "L'envoi a duré trop longtemps : vérifiez votre connexion, puis recommencez.";
const BODY = JSON.stringify({
  type: "urn:maillage:request.too-slow",
  title: SENTENCE,
  status: 408,
  detail: SENTENCE,
  code: "request.too-slow",
  errors: [],
});

// Past the application, which still waits for the body: the socket alone is ours to write to.
function cut(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { socket } = incoming;
  if (outgoing.headersSent || socket.destroyed) {
    socket.destroy();
    return;
  }
  socket.end(
    `HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`,
    () => socket.destroy(),
  );
}
