import { prepared, type Tx } from "../../../platform/db/index.ts";
import { AUTHOR_COLUMNS, authorValues } from "../author/author-columns.ts";
import type { Author } from "../author/author-contract.ts";

/** What a batch needs to know of the one who answers: of a personal link, or of a device on a public page. */
export interface GiverRow {
  /** Place in what was asked for, from 1. */
  nth: number;
  sending_id: string;
  questionnaire_id: string;
  version: number;
  identity: "named" | "anonymous";
  cpts_slug: string;
  /** Of a personal link. */
  recipient_id: string | null;
  /** Of a public page, once the device has begun. */
  draft_id: string | null;
  /** As kept with the draft of a device. */
  author: Author | null;
  answered: boolean;
}

const SENDING =
  "x.nth::int as nth, s.id as sending_id, s.questionnaire_id, s.version, s.identity, c.slug as cpts_slug";
const OPEN = "s.closed_at is null and s.closes_at > $4";

/** Those that may be answered now; a link that is not there has no row. */
export const findByLinks = (
  tx: Tx,
  cptsId: string,
  links: readonly { id: string; hash: Buffer }[],
  now: Date,
): Promise<GiverRow[]> =>
  prepared<GiverRow & { [key: string]: unknown }>(
    tx,
    "forms-by-links",
    `select ${SENDING}, f.id as recipient_id, null::uuid as draft_id, null::jsonb as author, f.answered
     from unnest($2::uuid[], $3::bytea[]) with ordinality as x(id, hash, nth)
     join forms_recipients f on f.cpts_id = $1 and f.id = x.id and f.token_hash = x.hash
     join forms_sendings s on s.cpts_id = $1 and s.id = f.sending_id join territory_cpts c on c.id = $1 where ${OPEN}`,
    [cptsId, links.map((one) => one.id), links.map((one) => one.hash), now],
  );

export const findByKeys = (
  tx: Tx,
  cptsId: string,
  doors: readonly { key: string; hash: Buffer }[],
  now: Date,
): Promise<GiverRow[]> =>
  prepared<GiverRow & { [key: string]: unknown }>(
    tx,
    "forms-by-keys",
    `select ${SENDING}, null::uuid as recipient_id, d.id as draft_id, d.author, coalesce(d.sent, false) as answered
     from unnest($2::text[], $3::bytea[]) with ordinality as x(key, hash, nth)
     join forms_sendings s on s.cpts_id = $1 and s.public_key = x.key join territory_cpts c on c.id = $1
     left join forms_drafts d on d.cpts_id = $1 and d.sending_id = s.id and d.key_hash = x.hash where ${OPEN}`,
    [cptsId, doors.map((one) => one.key), doors.map((one) => one.hash), now],
  );

/** An answer to be kept; `giver` is the recipient of a link, the draft of a device. */
export interface GivenAnswer {
  giver: string;
  sending: string;
  id: string;
  /** Hex of the hash under which a recipient's draft is kept. */
  hash: string;
  answers: object;
  engagements: object;
  score: number | null;
  /** Of a named public page. */
  author: Author | null;
}

const GIVEN = `given as (select * from jsonb_to_recordset($2::jsonb) as g(giver uuid, sending uuid, id uuid, hash text, answers jsonb, engagements jsonb,
  score numeric, author jsonb))`;
const COLUMNS = `cpts_id, id, sending_id, identity, recipient_id, professional_id, how, answers, engagements, score, submitted_at, counted`;

/**
 * Answers by personal links, in one statement: who answers is marked once (of an anonymous questionnaire without when), their draft
 * goes, the answer is kept. Written in the order of their ids, which of anonymous ones are drawn by chance: nothing pairs them by their
 * place. @returns the ids of the answers that were kept; who had answered before has none
 */
export const giveByLinks = async (
  tx: Tx,
  cptsId: string,
  given: readonly GivenAnswer[],
  now: Date,
): Promise<string[]> =>
  idsOf(
    await prepared<{ id: string }>(
      tx,
      "forms-give-by-links",
      `with ${GIVEN},
       gone as (delete from forms_drafts d using given g where d.cpts_id = $1 and d.sending_id = g.sending and d.key_hash = decode(g.hash, 'hex')),
       marked as (update forms_recipients f set answered = true, told = (f.identity = 'named'), answered_at = case when f.identity = 'named' then $3::timestamptz end
         from given g where f.cpts_id = $1 and f.id = g.giver and not f.answered returning f.id, f.identity, f.professional_id)
       insert into forms_responses (${COLUMNS})
       select $1, g.id, g.sending, m.identity, case when m.identity = 'named' then m.id end, case when m.identity = 'named' then m.professional_id end,
         'link', g.answers, g.engagements, g.score, $3, m.identity = 'named'
       from given g join marked m on m.id = g.giver order by g.id returning id`,
      [cptsId, JSON.stringify(given), now],
    ),
  );

/** The same of a public page: the draft of the device is emptied and says that it was sent; of a named one, who says they answered. */
export const giveByKeys = async (
  tx: Tx,
  cptsId: string,
  given: readonly GivenAnswer[],
  now: Date,
): Promise<string[]> =>
  idsOf(
    await prepared<{ id: string }>(
      tx,
      "forms-give-by-keys",
      `with ${GIVEN},
       marked as (update forms_drafts d set content = '{}', author = null, sent = true
         from given g where d.cpts_id = $1 and d.id = g.giver and not d.sent returning d.id)
       insert into forms_responses (${COLUMNS}, ${AUTHOR_COLUMNS})
       select $1, g.id, g.sending, s.identity, null, null, 'public', g.answers, g.engagements, g.score, $3, s.identity = 'named',
         ${authorValues("g.author")}
       from given g join marked m on m.id = g.giver join forms_sendings s on s.cpts_id = $1 and s.id = g.sending order by g.id returning id`,
      [cptsId, JSON.stringify(given), now],
    ),
  );

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
