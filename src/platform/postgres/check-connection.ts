import pg from "pg";

/** Signs in once and leaves: "ok", "refused" (the password is not the server's), or throws what went wrong. */
export async function checkConnection(url: string): Promise<"ok" | "refused"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return "ok";
  } catch (error) {
    if ((error as { code?: string }).code === "28P01") return "refused";
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
