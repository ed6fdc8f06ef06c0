import type pg from "pg";

export interface Turn {
  /** Resolves when the connection that holds the turn is gone: another process may have it now. */
  lost: Promise<void>;
  giveBack: () => void;
}

/** The right to run the queue, for as long as one connection lives; undefined while another process has it. */
export async function takeTurn(owner: pg.Pool): Promise<Turn | undefined> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtext('maillage.jobs')) as taken",
    );
    if (!rows[0]?.taken) {
      client.release();
      return undefined;
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
  let tellLost = () => {};
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve;
  });
  client.once("error", tellLost).once("end", tellLost);
  // Closed, not given back to the pool: the lock goes with the connection.
  return { lost, giveBack: () => client.release(true) };
}
