import { connect, type Socket } from "node:net";

/** One kept-alive connection, one request at a time: the least that a client can cost, so that the server is what is measured. */
export interface Connection {
  send: (request: string) => Promise<number>;
  close: () => void;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let buffered: Buffer[] = [];
  let size = 0;
  let needed = -1;
  let status = 0;
  let answer: ((status: number) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.on("error", (error) => fail?.(error));
  socket.on("close", () => fail?.(new Error("connection closed")));
  socket.on("data", (chunk: Buffer) => {
    buffered.push(chunk);
    size += chunk.length;
    if (needed < 0) {
      const whole = buffered.length === 1 ? chunk : Buffer.concat(buffered);
      buffered = [whole];
      const end = whole.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = whole.toString("latin1", 0, end);
      status = Number(head.slice(9, 12));
      const length = /content-length: (\d+)/i.exec(head);
      if (!length) return fail?.(new Error(`no content-length in the answer:\n${head}`));
      needed = end + 4 + Number(length[1]);
    }
    if (size < needed) return;
    buffered = [];
    size = 0;
    needed = -1;
    answer?.(status);
  });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        answer = resolve;
        fail = reject;
        socket.write(request);
      }),
    close: () => {
      fail = undefined;
      socket.destroy();
    },
  };
}

/** The text of a request; `body` is JSON. */
export function requestText(method: string, path: string, cookie: string, body?: string): string {
  const sent =
    body === undefined
      ? ""
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\nx-maillage: 1\r\n${sent}\r\n${body ?? ""}`;
}
